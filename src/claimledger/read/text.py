"""Plain text files: one file, one article."""

from __future__ import annotations

from collections.abc import Iterator

from claimledger.read.published import publication_day
from claimledger.read.source import ReadOptions, ReadProblem, Source, decode, sha256, unix_newlines
from claimledger.records import Article


def read(source: Source, options: ReadOptions) -> Iterator[Article | ReadProblem]:
    r"""The one article of a text file. Line ends become `\n`; a byte order mark goes; every other character stays."""
    data = source.read(options)
    text = unix_newlines(decode(data))
    if not text.strip():
        yield ReadProblem(source.origin, "empty: no text in it")
        return
    published, basis = publication_day(text, option=options.published)
    yield Article(
        id=source.name,
        text=text,
        published=published,
        published_basis=basis,
        outlet=options.outlet,
        origin=source.origin,
        sha256=sha256(data),
        reader="text",
    )
