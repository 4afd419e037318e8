"""Plain text files: one file, one article. Markdown is taken to the letter, for its marks do not hide any words."""

from __future__ import annotations

import re
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
    yield document(source, options, text, _header(text), Provenance(sha256(data), "text"))


_KEYS = {
    "title": "title", "headline": "title", "outlet": "outlet", "publisher": "outlet", "publication": "outlet",
    "newspaper": "outlet", "author": "author", "byline": "author", "url": "url", "link": "url", "language": "language",
}  # fmt: skip
_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z ]{1,24}):[ \t]+(?P<value>\S.{0,400}?)[ \t]*")
_DATED = frozenset(
    ["published", "publication date", "date", "date published", "updated", "posted"]
)  # see read.published


def _header(text: str) -> About:
    """What the lines of a head ("Title: …", "Outlet: …") say of the article. They stay in its text, to the letter.

    A head is two lines or more that open the text, each with a key that is known.
    """
    found: dict[str, str] = {}
    keys = 0
    for line in text.lstrip().split("\n", 12)[:12]:
        match = _LINE.fullmatch(line)
        key = match["key"].lower() if match else ""
        if match is None or (key not in _KEYS and key not in _DATED):
            break
        keys += 1
        if key in _KEYS:
            found.setdefault(_KEYS[key], match["value"])
    return About(**found) if keys > 1 else About()  # type: ignore[arg-type]
