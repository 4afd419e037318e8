"""Lines that open a text and tell of it, not of any event: "Title: …", "Outlet: …", "Published: …"."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimledger.spans import Span

#: What each key says of the article: a field, "published", or "" for what is not kept
FIELDS = {
    "title": "title", "headline": "title", "outlet": "outlet", "publisher": "outlet", "publication": "outlet",
    "newspaper": "outlet", "source": "outlet", "author": "author", "byline": "author", "url": "url", "link": "url",
    "language": "language", "published": "published", "publication date": "published", "date": "published",
    "date published": "published", "updated": "published", "posted": "published", "section": "", "category": "",
    "tags": "", "keywords": "", "id": "", "accessed": "", "retrieved": "",
}  # fmt: skip
_LINE = re.compile(r"[ \t]*(?P<key>[A-Za-z][A-Za-z ]{1,24}):[ \t]+(?P<value>\S.{0,400}?)[ \t]*")
_LINES = 12


class HeadLine(NamedTuple):
    """One line of a head: the field that it gives, where the line stands, and its value."""

    field: str
    line: Span
    value: Span


def head_of(text: str) -> list[HeadLine]:
    r"""The head of a text: two lines or more that open it, each with a key that is known; else nothing.

    >>> [line.field for line in head_of("Title: Two die in Osk\nDate: 2024-06-14\n\nTwo men died.")]
    ['title', 'published']
    >>> head_of("Update: Two die in Osk\nDate: unknown")
    []
    """
    found: list[HeadLine] = []
    start = len(text) - len(text.lstrip())
    for _ in range(_LINES):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        match = _LINE.fullmatch(text, start, end)
        field = FIELDS.get(match["key"].lower()) if match else None
        if match is None or field is None:
            break
        if any(match["key"].lower() == text[line.line.start :].lstrip()[: len(match["key"])].lower() for line in found):
            return []  # records, each of which begins with its day
        found.append(HeadLine(field, Span(start, end), Span(*match.span("value"))))
        start = end + 1
    return found if len(found) > 1 else []
