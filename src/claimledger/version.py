"""The version of the package, and of the extractor that it carries."""

VERSION = "0.1.0"
