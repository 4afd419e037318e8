"""RSS and Atom files by feedparser: an entry is an article."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from claimledger.read.article import Provenance, item
from claimledger.read.markup import fragment_text
from claimledger.read.source import About, ReadOptions, ReadProblem, Refused, Source, sha256
from claimledger.records import Article


def read(source: Source, options: ReadOptions) -> Iterator[Article | ReadProblem]:
    """The entries of a feed: the full content where there is one, else the summary, and `dropped` says so.

    An entry's own name is its id, so that it is known again in tomorrow's file.
    """
    import feedparser

    data = source.read(options)
    if b"<!ENTITY" in data[:65536]:  # feeds declare none; a bomb does
        raise Refused("a feed that declares entities of its own")
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version"):
        raise Refused("neither RSS nor Atom")
    if not feed.entries:
        yield ReadProblem(source.origin, "no entries in this feed")
    outlet = fragment_text(feed.feed.get("title", ""))[0] or None
    for number, entry in enumerate(feed.entries, 1):
        text, dropped = _text(entry)
        if not text.strip():
            yield ReadProblem(f"{source.origin}, entry {number}", "no text in it; nothing is fetched")
            continue
        identity = _identity(entry) or f"{source.name}#{number}"
        about = _about(entry, feed.feed, outlet)
        yield item(source, options, text, about, Provenance(sha256(data), "feed", dropped), id=identity, at=str(number))
    if feed.bozo and not isinstance(feed.bozo_exception, feedparser.CharacterEncodingOverride):
        yield ReadProblem(source.origin, f"a broken feed, read as far as it goes: {feed.bozo_exception}")


def _text(entry: Any) -> tuple[str, tuple[str, ...]]:
    contents = [content.value for content in entry.get("content", ()) if content.get("value")]
    text, dropped = fragment_text(max(contents, key=len, default=""))
    if text:
        return text, dropped
    text, dropped = fragment_text(entry.get("summary", ""))
    return text, (*dropped, "the feed holds a summary, not the whole article")


def _identity(entry: Any) -> str | None:
    """A name that no other feed uses: an address or a tag; a bare "123" may name another entry elsewhere."""
    name = entry.get("id", "")
    return name if ":" in name else _address(entry)


def _address(entry: Any) -> str | None:
    # A guid that is no address is given as the link where there is no other.
    link = str(entry.get("link", ""))
    return link if link.startswith(("http://", "https://")) else None


def _about(entry: Any, feed: Any, outlet: str | None) -> About:
    moment = entry.get("published_parsed")
    day = date(*moment[:3]) if moment else None
    language = (feed.get("language") or "")[:2].lower()
    return About(
        title=fragment_text(entry.get("title", ""))[0] or None,
        published=day,
        basis="metadata" if day else None,
        outlet=fragment_text(entry.get("source", {}).get("title", ""))[0] or outlet,
        url=_address(entry),
        language=language if language.isalpha() and len(language) == 2 else None,
        author=entry.get("author") or None,
    )
