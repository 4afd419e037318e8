"""Plain text files: one file, one article. Markdown is taken to the letter, for its marks do not hide any words."""

from __future__ import annotations

from collections.abc import Iterator

from claimledger.heads import head_of
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
    yield document(source, options, text, _header(text), Provenance(sha256(data), "text"))


def _header(text: str) -> About:
    """What the lines of a head ("Title: …", "Outlet: …") say of the article. They stay in its text, to the letter."""
    found: dict[str, str] = {}
    for line in head_of(text):
        if line.field not in ("", "published"):  # of its day, see read.published
            found.setdefault(line.field, text[line.value.slice])
    return About(**found)  # type: ignore[arg-type]
