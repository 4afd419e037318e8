"""Compose an article: the one place where what a person said, what the file says and what its text says are ranked."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from claimledger.read.published import publication_day
from claimledger.read.source import About, ReadOptions, Source
from claimledger.records import Article

_TRACKERS = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a text came from: the hash of its raw bytes, who read it, and what was left out."""

    sha256: str
    reader: str
    dropped: tuple[str, ...] = ()


def document(source: Source, options: ReadOptions, text: str, found: About, of: Provenance) -> Article:
    """The one article of a file. What a person wrote beside the file goes before what the file says of itself."""
    about = found.over(source.hints)
    return _article(source.name, source.origin, text, source.told.over(about) if source.told else about, options, of)


def item(source: Source, options: ReadOptions, text: str, found: About, of: Provenance, *, id: str, at: str) -> Article:
    """One article of many in a file, such as a row; what its row says goes before what is said of the whole file."""
    return _article(id, f"{source.origin}:{at}", text, found.over(source.told).over(source.hints), options, of)


def without_trackers(url: str) -> str:
    """`url` without the parameters that only tell how a reader came to the page.

    >>> without_trackers("https://post.example/a?id=3&utm_source=mail")
    'https://post.example/a?id=3'
    """
    if not any(tracker in url for tracker in _TRACKERS):
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].startswith(_TRACKERS)]
    return urlunsplit(parts._replace(query=urlencode(kept)))


def _article(id: str, origin: str, text: str, about: About, options: ReadOptions, of: Provenance) -> Article:
    day, basis = publication_day(text, option=options.published, field=about.published)
    return Article(
        id=id,
        text=text,
        title=about.title,
        published=day,
        published_basis=about.basis if basis == "field" and about.basis else basis,
        outlet=options.outlet or about.outlet,
        url=without_trackers(about.url) if about.url else None,
        language=about.language,
        author=about.author,
        origin=origin,
        sha256=of.sha256,
        reader=of.reader,
        dropped=of.dropped,
    )
