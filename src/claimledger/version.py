"""The version of the package, and of the extractor that it carries."""

from __future__ import annotations

from claimledger import once

VERSION = "0.1.0"


def compiled() -> bool:
    """Whether the modules that read texts are compiled; they do the same in two thirds of the time."""
    return not (once.__file__ or "").endswith(".py")
