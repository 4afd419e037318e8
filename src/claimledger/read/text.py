"""Plain text files: one file, one article. Markdown is taken to the letter, for its marks do not hide any words."""

from __future__ import annotations

from collections.abc import Iterator

from claimledger.read.article import Provenance, document
from claimledger.read.source import About, ReadOptions, ReadProblem, Source, decode, sha256, unix_newlines
from claimledger.records import Article


def read(source: Source, options: ReadOptions) -> Iterator[Article | ReadProblem]:
    r"""The one article of a text file. Line ends become `\n`; a byte order mark goes; every other character stays."""
    data = source.read(options)
    text = unix_newlines(decode(data, source.charset))
    if not text.strip():
        yield ReadProblem(source.origin, "empty: no text in it")
        return
    yield document(source, options, text, About(), Provenance(sha256(data), "text"))
