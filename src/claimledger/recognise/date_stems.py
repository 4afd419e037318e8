"""Where dates may stand: one scan of a text for the parts of words that a date cannot do without.

Most of what the scan meets is no date ("market", "20,000"); a look at the whole word tells, and says which shapes of
dates are worth trying there.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Container, Iterator
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick

from claimledger.calendars import MONTHS, WEEKDAYS
from claimledger.mentions import Document
from claimledger.patterns import automaton

#: What stands there: the name of a weekday or month, the figures of a year, the marks of a date in figures, "the 22nd", else a
#: word such as "week" or "night"
StemKind = Literal["weekday", "month", "year", "figures", "nth", "word"]


class Stem(NamedTuple):
    """A part of a date, from `start` to `end` of the text that was scanned."""

    kind: StemKind
    start: int
    end: int


_MARKS = " \n-("  # before a name that may be the first of a date, or the second of two
_WORDS = (
    *("day", "night", "morning", "evening", "afternoon", "week", "month", "year", "hour", "decade", "dawn", "noon"),
    *("tomorrow", "recent", "previously", "lately", "in the past", "christmas", "halloween", "thanksgiving", "easter"),
    *("moments ago", "minutes ago"),
)
_SHORT = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMES = tuple(f"{mark}{name}" for name in sorted({name[:3] for name in MONTHS} | set(_SHORT)) for mark in _MARKS)
_NTHS = tuple(f"the{mark}{digit}" for mark in " \n" for digit in "123456789")
_NTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)\b")
_YEARS = ("16", "17", "18", "19", "20")
_FIGURES = ("/", "-0", "-1")
_WORD = re.compile(r"[a-z]+")
_OF_DAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")  # before "day", where no mark leads to the name
# Words that begin as a name does, and are words of time.
_UNITS = frozenset(("month", "months", "monthly", "decade", "decades", "sunrise", "sunset"))


@functools.cache
def _scan() -> tuple[AhoCorasick, list[str]]:
    """The scan, and for each of its stems the kind that it has before the whole word is seen."""
    kinds = {stem: kind for kind, stems in _KINDS for stem in stems}
    return automaton(kinds), [kinds[stem] for stem in sorted(kinds)]


_KINDS = (
    ("month", ("july",)),
    ("name", _NAMES),
    ("word", _WORDS),
    ("nth", _NTHS),
    ("year", _YEARS),
    ("figures", _FIGURES),
)


def find_stems(words: str) -> Iterator[Stem]:
    """The parts of dates in folded text, from left to right. "On Monday the 20 sat down" holds one: that of "Monday"."""
    scan, kinds = _scan()
    for number, start, end in scan.find_matches_as_indexes(words):
        if (stem := _stem(kinds[number], words, start, end)) is not None:
            yield stem


def stems_by_sentence(doc: Document, among: Container[int] | None = None) -> dict[int, list[Stem]]:
    """The parts of dates in each sentence that has one, found in one scan of the text; `among` are those asked for."""
    scan, kinds = _scan()
    words = f"\n{doc.folded}"  # the mark that leads to a month which opens the text
    starts = [s.start + 1 for s in doc.sentences]
    found: dict[int, list[Stem]] = {}
    for number, start, end in scan.find_matches_as_indexes(words):
        index = bisect_right(starts, start + 1) - 1
        if (among is None or index in among) and (stem := _stem(kinds[number], words, start, end)) is not None:
            found.setdefault(index, []).append(Stem(stem.kind, stem.start - 1, stem.end - 1))
    return found


def _stem(kind: str, words: str, start: int, end: int) -> Stem | None:
    """What the scan has met, where the words around make it a part of a date."""
    if kind == "name":
        named = _named(words, start + 1)
        return Stem(named, start, end) if named else None
    if kind == "year":
        return None if is_no_year(words, start) else Stem("year", start, end)
    if kind == "month":
        return Stem("month", start, end)
    if kind == "word":
        return Stem("weekday" if words[max(0, start - 6) : start].endswith(_OF_DAYS) else "word", start, end)
    if not is_no_year(words, end - 1):
        return Stem("year", end - 1, end)  # "the 1990s", "the mid-1990s"
    if kind == "nth":
        return Stem("nth", start, end - 1) if _NTH.match(words, end - 1) else None
    in_figures = words[max(0, start - 1) : start].isdecimal() and words[end - 1 : end + 1][-1:].isdecimal()
    return Stem("figures", start, end) if in_figures else None


def _named(words: str, at: int) -> StemKind | None:
    """What the word at `at` names, which begins as the name of a day or month does."""
    match = _WORD.match(words, at)
    word = match.group() if match else ""
    if word in MONTHS:
        return "month"
    if word in WEEKDAYS or word.removesuffix("s") in WEEKDAYS:
        return "weekday"
    return "word" if word in _UNITS else None


def is_no_year(folded: str, at: int) -> bool:
    """Whether figures are not the four of a year: "20,000", "194"."""
    return not folded[at : at + 4].isdecimal() or folded[at + 4 : at + 5].isdecimal() or at + 4 > len(folded)
