"""Where dates may stand: one scan of a text for the parts of words that a date cannot do without.

Most of what the scan meets is no date ("market", "20,000"); a look at the whole word tells, and says which shapes of
dates are worth trying there.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Literal

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from claimledger.calendars import MONTHS, WEEKDAYS

#: What stands there: the name of a weekday or month, the figures of a year, the marks of a date in figures, "the 22nd"; a word
#: for a stretch of time ("weeks", also for "week"), for parts of the day, for a holiday; "tomorrow"; "recent" and the like;
#: "ago" for "moments ago"
StemKind = Literal[
    "weekday", "month", "year", "figures", "nth", "hours", "days", "nights", "parts", "weeks", "months", "years", "decades",
    "holiday", "tomorrow", "recent", "past", "ago"
]  # fmt: skip
#: A part of a date: its kind, and where it starts and ends in the text that was scanned
Stem = tuple[StemKind, int, int]

_MARKS = " \n-("  # before a name that may be the first of a date, or the second of two
_WORDS: dict[StemKind, tuple[str, ...]] = {
    "days": ("day", "eve of"),
    "nights": ("night",),
    "weeks": ("week",),
    "years": ("year",),
    "hours": ("hour",),
    # these begin as a name does, which the scan must not take for them
    "months": ("month", *(f"{mark}month" for mark in _MARKS)),
    "decades": ("decade", *(f"{mark}decade" for mark in _MARKS)),
    "parts": (
        *("morning", "evening", "afternoon", "dawn", "noon"),
        *(f"{mark}{part}" for mark in _MARKS for part in ("sunrise", "sunset")),
    ),
    "holiday": ("christmas", "halloween", "thanksgiving", "easter", "juneteenth"),
    "tomorrow": ("tomorrow",),
    "recent": ("recent", "previously", "lately"),
    "past": ("in the past",),
    "ago": ("moments ago", "minutes ago"),
}
_NTHS = tuple(f"the{mark}{digit}" for mark in " \n" for digit in "123456789")
_WORD = re.compile(r"[a-z]+")
_NTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)\b")
_KINDS: tuple[tuple[StemKind, tuple[str, ...]], ...] = (
    ("weekday", tuple(f"{mark}{name}" for name in WEEKDAYS for mark in _MARKS)),
    ("month", (*(f"{mark}{name}" for name in MONTHS for mark in _MARKS), "july")),
    *_WORDS.items(),
    ("nth", _NTHS),
    ("year", ("16", "17", "18", "19", "20")),
    ("figures", ("/", "-0", "-1")),
)
_OF_DAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")  # before "day", where no mark leads to the name


#: What every date holds one of, and the kind that it has before the whole word is seen
STEMS: dict[str, StemKind] = {stem: kind for kind, stems in _KINDS for stem in stems}


@functools.cache
def _scan() -> tuple[AhoCorasick, list[StemKind]]:
    """A scan for the stems, and the kind of each."""
    longest = MatchKind.LeftmostLongest  # "march" rather than "mar"
    return AhoCorasick(list(STEMS), longest, implementation=Implementation.ContiguousNFA), list(STEMS.values())


def find_stems(words: str) -> Iterator[Stem]:
    """The parts of dates in folded text, from left to right. "On Monday the 20 sat down" holds one: that of "Monday"."""
    scan, kinds = _scan()
    for number, start, end in scan.find_matches_as_indexes(words):
        if (kind := stem_kind(kinds[number], words, start, end)) is not None:
            yield kind, start, end


def stem_kind(kind: StemKind, words: str, start: int, end: int) -> StemKind | None:
    """What a scan has met, where the words around make it a part of a date."""
    if kind == "weekday" or kind == "month":
        after = words[end : end + 1]
        return kind if not after.isalpha() or (after == "s" and kind == "weekday") else None  # no "market", "satchels"
    if kind == "days":
        return "weekday" if words[start] == "d" and words[max(0, start - 6) : start].endswith(_OF_DAYS) else kind
    if kind in _WORDS:
        return kind
    if kind == "year":
        return None if _is_no_year(words, start) else kind
    if not _is_no_year(words, end - 1):
        return "year"  # "the 1990s", "the mid-1990s"
    if kind == "nth":
        return kind if _NTH.match(words, end - 1) else None
    in_figures = words[max(0, start - 1) : start].isdecimal() and words[end - 1 : end + 1][-1:].isdecimal()
    return kind if in_figures else None


def stem_at_start(words: str) -> Stem | None:
    """The name of a day or month that a text opens with: no mark leads to it."""
    match = _WORD.match(words)
    name = match.group() if match else ""
    if name in MONTHS or name in WEEKDAYS:
        return "month" if name in MONTHS else "weekday", 0, len(name)
    return None


def _is_no_year(folded: str, at: int) -> bool:
    """Whether figures are not the four of a year: "20,000", "194"."""
    return not folded[at : at + 4].isdecimal() or folded[at + 4 : at + 5].isdecimal() or at + 4 > len(folded)
