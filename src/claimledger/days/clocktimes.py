"""Times of day beside a date, as they stand where events are told: "at 6:45 p.m. on Monday"."""

from __future__ import annotations

import re

from claimledger.days.shapes import CLOCK
from claimledger.spans import Span

# That there is a time told as `CLOCK` does: from its last digit before the mark on, where a search is fast.
# "21 amendments" and "2024" are no times of day; "at 2024" and "2024 hours" are.
_TIME = re.compile(
    r"[0-9](?:(?:[:.]\d\d)?\s*[ap]\.?m(?![a-z])|:\d\d| o['’]clock|(?=[0-5]\d\b)(?:(?<=\b(?!19|20)[0-2]\d)[0-5]\d|"
    r"(?<=\b[0-2]\d)[0-5]\d (?:hours|local|gmt|utc)\b|(?<=\bat [0-2]\d)[0-5]\d))"
)
_CLOCK_BEFORE = re.compile(rf"{CLOCK},?\s*(?:on|early|late|last)?\s*$")
_CLOCK_AFTER = re.compile(rf"\s*,?\s*(?:at|around|about|shortly|just)?\s*(?:about|around|before|after)?\s*{CLOCK}")


def has_time(folded: str, start: int, end: int) -> bool:
    """Whether a time of day stands between two offsets."""
    return (
        _TIME.search(folded, start, end) is not None
        or folded.find("noon", start, end) >= 0
        or folded.find("midnight", start, end) >= 0
        or folded.find("midday", start, end) >= 0
    )


def has_clock(folded: str, span: Span) -> bool:
    """Whether a time of day stands beside the date, as it does where events are told: "at 6:45 p.m. Monday"."""
    return (
        ends_with_clock(folded[max(0, span.start - 30) : span.start])
        or _CLOCK_AFTER.match(folded[span.end : span.end + 30]) is not None
    )


def behind_clock(folded: str, day: Span) -> Span:
    """A day with the time of day that stands behind it: "the next morning [at 7 a.m.]"."""
    clock = _CLOCK_AFTER.match(folded, day.end, day.end + 30)
    return Span(day.start, clock.end()) if clock is not None else day


def ends_with_clock(words: str) -> bool:
    """Whether a time of day is the last of some words: "at 2:45 p.m. "."""
    return has_time(words, 0, len(words)) and _CLOCK_BEFORE.search(words) is not None


_AT_CLOCK = re.compile(
    rf"\s(?:(?:at|around|about|by|shortly\s+after|shortly\s+before|just\s+after)\s+)+{CLOCK},?\s*(?:on|early|late)?\s*$"
)


_PASSIVE = re.compile(r"\b(?:was|were|been|is|are)\s+(?:\w+ly\s+|first\s+)?\w+\Z")


def without_clock(words: str) -> str:
    """Words that lead to a day, without the time of day before it: "police said [at 7 a.m.] on "."""
    if not has_time(words, max(0, len(words) - 24), len(words)):
        return words
    clock = _AT_CLOCK.search(words)
    if clock is None or _PASSIVE.search(words, 0, clock.start()) is not None:
        return words  # "the shooting was reported at 7 a.m. on"
    return f"{words[: clock.start()]} on "


_CALL = re.compile(
    r"\b(?:responded|responding|respond|called|dispatched|summoned|sent|alerted|arrived|rushed)\b(?:[^.;]|(?<=[ap])\.|(?<=m)\.){0,60}\Z"
)


def is_of_call(folded: str, span: Span) -> bool:
    """Whether a day with its hour is that on which police or medics were called: what they came for was just then."""
    return has_clock(folded, span) and _CALL.search(folded, max(0, span.start - 90), span.start) is not None
