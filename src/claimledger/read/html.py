"""Web pages: the main text by trafilatura; title, outlet, author, address and day as the page declares them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from claimledger.read.article import Provenance, document
from claimledger.read.markup import declared_encoding, left_out, text_of, tree_of, visible
from claimledger.read.published import parse_day
from claimledger.read.source import About, ReadOptions, ReadProblem, Source, decode, sha256, unix_newlines
from claimledger.records import Article

# Metadata whose meaning is the day of first publication. "date" alone may be the day of the last change or of an event,
# and a <time> in the page may belong to another story.
_DAY_KEYS = (
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.published",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "article.published",
)
_ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])(?:/|$)")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")


def read(source: Source, options: ReadOptions) -> Iterator[Article | ReadProblem]:
    """The one article of a page. Where no main text stands out, all its words, and `dropped` says so."""
    data = source.read(options)
    page = unix_newlines(decode(data, source.charset or declared_encoding(data)))
    tree = tree_of(page) if page.strip() else None
    if tree is None:
        yield ReadProblem(source.origin, "empty: no text in it")
        return
    dropped = left_out(tree)
    words = text_of(tree)
    found = _declared(tree, page)
    text, extracted = _main_text(tree)
    if not text:
        text, dropped = words, (*dropped, "no main text stood out: all words of the page were taken")
    elif len(text) < len(words):
        dropped = (*dropped, f"{len(words) - len(text):,} of {len(words):,} characters: navigation and the like")
    if not text.strip():
        yield ReadProblem(source.origin, "no text in this page")
        return
    yield document(source, options, text, found.over(extracted), Provenance(sha256(data), "html", dropped))


def _main_text(tree: Any) -> tuple[str, About]:
    import logging

    from trafilatura import bare_extraction

    # It logs what we report in our own words.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    page = bare_extraction(
        tree,
        fast=True,
        with_metadata=True,
        include_comments=False,
        # The day is read from declared metadata alone (see _declared): what trafilatura finds may be of another story.
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-01-01"},
    )
    if page is None or isinstance(page, dict):
        return "", About()
    # A host name that stands in for the missing name of a site is an address, not an outlet.
    outlet = page.sitename if page.sitename and page.sitename != page.hostname else None
    return visible(page.text or ""), About(title=page.title, outlet=outlet, author=page.author, url=page.url)


def _declared(tree: Any, page: str) -> About:
    address = tree.xpath("string((//link[@rel='canonical']/@href)[1])") or tree.xpath(
        "string((//meta[@property='og:url']/@content)[1])"
    )
    if not address and (match := _SAVED_FROM.search(page[:2000])):
        address = match.group(1)
    if not address.startswith(("http://", "https://")):
        address = ""
    day = _declared_day(tree, address)
    language = (tree.xpath("string((/html/@lang)[1])") or "").strip()[:2].lower()
    return About(
        published=day,
        basis="metadata" if day else None,
        url=address or None,
        language=language if language.isalpha() and len(language) == 2 else None,
    )


def _declared_day(tree: Any, address: str) -> date | None:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        metas.setdefault(key.lower(), meta.get("content") or "")
    for key in _DAY_KEYS:
        if key in metas and (day := parse_day(metas[key])):
            return day
    # Two articles in one page's data: which of them the page is about is not said.
    days = {day for words in _linked_data_days(tree) if (day := parse_day(words))}
    if len(days) == 1:
        return days.pop()
    marked = tree.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")
    days = {day for words in marked if (day := parse_day(str(words)))}
    if len(days) == 1:
        return days.pop()
    if match := _ADDRESS_DAY.search(address):
        return parse_day("-".join(match.groups()))
    return None


def _linked_data_days(tree: Any) -> Iterator[str]:
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        waiting: list[Any] = [data]
        while waiting:
            value = waiting.pop()
            if isinstance(value, list):
                waiting += value
            elif isinstance(value, dict):
                waiting += [value.get("@graph"), value.get("mainEntity")]
                if "Article" in str(value.get("@type")) and isinstance(value.get("datePublished"), str):
                    yield value["datePublished"]
