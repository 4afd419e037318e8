"""Corners of two streets of which the second name was found: where the first begins."""

from __future__ import annotations

import re

from claimledger.mentions import Sentence
from claimledger.places.mentions import Page

_MANY = ("streets", "avenues", "roads", "boulevards", "drives", "lanes", "highways")
_STREETS = re.compile(rf"\b(?:{'|'.join(_MANY)})$")
_STREETS_NEXT = re.compile(rf"\s(?:{'|'.join(_MANY)})\b")
_FIRST = re.compile(r"(?:[A-Z0-9][\w.’'-]*\s+){1,3}(?:and|&)\s+$")
# "near 28th and Orvale Drive"
_NUMBERED = re.compile(
    r"\b(?:near|at|around|by|to|corner of|intersection of)\s+"
    r"(?P<street>(?:\d{1,3}|[A-Z][a-z]{0,5})(?:st|nd|rd|th))\s+and\s+$"
)
# "near Orvale and 28th", of which "28th" was found; "at 12th and 28th"
_NAMED = re.compile(
    r"\b(?:near|at|around|corner of|intersection of)\s+(?:the\s+)?"
    r"(?P<street>(?:(?:[NSEW]\.?(?:[EW]\.?)?\s)?\d{1,3}(?:st|nd|rd|th)|(?:[A-Z][\w.’'-]*\s){0,2}[A-Z][\w.’'-]*))\s+and\s+$"
)
_ORDINALS = frozenset(["st", "nd", "rd", "th"])
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)$")
_THINGS = re.compile(
    r"\s(?!(?:street|and|in|on|at|around|about|when|where|near|just|shortly|early|late|after|before|by)\b)[a-z]"
)
_LONG = 60  # characters of a first street
_SHORT = 40


def may_meet(low: str, start: int) -> bool:
    """Whether " and " and a number stand before a name, as in "28th and Orvale"; cheap, asked of every name."""
    return low.startswith(" and ", start - 5) and low[start - 7 : start - 5] in _ORDINALS


def corner_start(page: Page, sentence: Sentence, start: int, end: int, folded: str) -> int | None:
    """Where the corner begins whose second street is the name from `start` to `end`; None for what is no corner.

    "Pine and Third Streets", "28th and Orvale Drive", "28th and Orvale", "Orvale and 28th" are one corner each; "the 5th
    and Orvale's mayor" and "on May 28th and Orvale Drive" are not.
    """
    text, low = page.doc.text, page.doc.folded
    if (folded[-1] == "s" and _STREETS.search(folded)) or (
        low.startswith(_MANY, end + 1) and _STREETS_NEXT.match(low, end)
    ):
        pair = _FIRST.search(text, max(sentence.start, start - _LONG), start)
        return pair.start() if pair else None
    if not low.startswith(" and ", start - 5):
        return None
    if low[start - 7 : start - 5] in _ORDINALS:
        street = folded.rpartition(" ")[2].rstrip(".") in page.words.kind_ends
        if not street and (text.startswith(("'", "’"), end) or _THINGS.match(low, end)):
            return None
        pair = (_NUMBERED if street else _NAMED).search(text, max(sentence.start, start - _SHORT), start)
        return pair.start("street") if pair else None
    if folded[0].isdigit() and _ORDINAL.match(folded) and not _THINGS.match(low, end):
        pair = _NAMED.search(text, max(sentence.start, start - _LONG), start)
        return pair.start("street") if pair else None
    return None
