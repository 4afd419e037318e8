"""Counts of an earlier time that a count is set against: "160 murders, up from 147 last year"."""

from __future__ import annotations

import re

from claimledger.calendars import MONTH_PATTERN
from claimledger.harms.told import Told
from claimledger.roles import Item, items_text, offset, place_of

#: The words that set one number against another.
AGAINST = frozenset(["up", "down", "compared", "against", "versus"])
_EARLIER = re.compile(
    r"\s*(?:(?:deaths|killings|murders|cases|people|fatalities|victims)\s+)?(?:last\s|(?:an?|the)\s+(?:year|month|week|quarter)\b|(?:(?:in|during|over|for|"
    r"at)\s+)?(?:all\s+of\s+|the\s+whole\s+of\s+)?(?:the\s+(?:previous|preceding|prior|same|corresponding|equivalent|first|second|third|"
    rf"fourth|last|whole|month|quarter|week)\b|(?:early\s+|late\s+|mid-)?{MONTH_PATTERN}\b(?!\s+\d{{1,2}}\b)|[12]\d\d\d\b))"
)


def add_compared(items: list[Item], told: list[Told]) -> None:
    """ "It recorded 160 murders, up from [147] last year": the figure of an earlier time, of the same people."""
    for k in range(1, len(items) - 2):
        if items[k].unit.word not in AGAINST:
            continue
        at = k + 1 if items[k].tag == "P" else k + 2  # "against 40", "compared with 40"
        if at > k + 1 and items[k + 1].tag not in "FP":
            continue
        whole = next((t for t in reversed(told) if t.item < k and t.part_of is None and t.word != "compared"), None)
        if whole is None or whole.group.count is None or whole.denied:
            continue
        while at < len(items) and _is_earlier(items, at):
            group = items[at].group
            assert group is not None
            group.kind = "count" if group.kind == "unknown" else group.kind  # "147 last"
            group.category, group.demographic, group.gapped = whole.group.category, whole.group.demographic, True
            told[:] = [t for t in told if t.group is not group]
            told.append(Told(group, whole.outcome, group.span, at, word="compared"))
            rest = range(at + 1, min(at + 5, len(items) - 1))
            at = next((m + 1 for m in rest if items[m].unit.word == "and"), len(items))  # "in May and [33] in June"


def _is_earlier(items: list[Item], at: int) -> bool:
    """Whether a number stands at item `at`, of an earlier time by the words behind it."""
    group = items[at].group
    if items[at].tag not in "QG*" or group is None or group.number is None or group.count is None:
        return False
    end = offset(items, at) + group.number.end - group.span.start
    return _EARLIER.match(items_text(items), end) is not None


_DIFFERENCE = re.compile(
    r"\s+(?:(?:more|fewer|less|higher|lower)(?:\s+[a-z]+){0,2}?\s+than\b|(?:up|down)\s+on\s+(?=last\b|(?:the|a)\s+(?:previous|same|year|"
    r"month|week)\b|[12]\d\d\d\b))(?!\s+(?:\d|an?\s+hundred|a\s+dozen))"
)


def is_difference(items: list[Item], one: Told) -> bool:
    """ "Nine people, [three] more than on Tuesday", "[two] fewer rebels than last year": how two counts differ."""
    number = one.group.number
    if number is None or one.group.count is None:
        return False
    place = place_of(items, one.group)
    if place is None:
        return False
    return _DIFFERENCE.match(items_text(items), offset(items, place) + number.end - one.group.span.start) is not None
