"""What the words of a date are resolved with, and what they come to."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from claimledger import calendars
from claimledger.calendars import MONTHS, Order
from claimledger.days.covered import Covered
from claimledger.days.numbernames import NUMBERS
from claimledger.days.phrases import AHEAD, AHEAD_AFTER
from claimledger.spans import Span


@dataclass(slots=True, frozen=True)
class Anchor:
    """What relative dates of a text are counted from: `day` of writing, and how its numbers order day and month.

    `updated` says that the text was added to on the next day, whose weekday it names. `period` has the first and last
    of the days that the heading of a report says it covers: "Weekly summary, 1 - 7 March". `covered` has them for a report
    on any time, from which alone nothing is counted: "Human rights update, October 2023".
    """

    day: date | None
    order: Order = "day_first"
    dateline: Span | None = None
    updated: bool = False
    period: tuple[date, date] | None = None
    covered: Covered | None = None


class Found(NamedTuple):
    """What the words of a date come to; see `DateMention` for form and shift."""

    start: date | None
    end: date | None
    precision: str | None
    form: str = ""
    shift: int = 0
    base: str = ""  # what it was counted from, for the reason


_NAMES = re.compile(r"Will [A-Z]")  # "Will Tamm died on Friday"
_UNTIL = re.compile(r"\bfrom\s[^,.;]{3,40}\suntil\s+(?:\w+\s+){0,2}\Z")
_TO_COME = AHEAD.bit | AHEAD_AFTER.bit


@dataclass(slots=True)
class Context:
    """What the shapes of one sentence are resolved with, one after another.

    `reference` is the day told last, for "the day before"; `signed` the mask of what the sentence may hold.
    """

    anchor: Anchor
    text: str
    folded: str
    start: int
    end: int
    reference: date | None = None
    signed: int = -1
    match: re.Match[str] | None = None  # that is being resolved

    def ahead(self) -> bool:
        """Whether the words around the match speak of what is to come."""
        if self.match is None or not self.signed & _TO_COME:
            return False
        start, end = self.match.span()
        first = max(self.start, start - 45)
        told = AHEAD.search(self.folded[first:start])
        if told is not None and _UNTIL.search(self.folded, max(self.start, first + told.start() - 45), start):
            told = None  # "from Saturday evening until Monday morning" is over
        if told is not None and not _NAMES.match(self.text, first + told.start()):
            return True
        return AHEAD_AFTER.match(self.folded[end : min(self.end, end + 45)]) is not None


#: What the match of a shape means; None where the words are no date after all.
Resolver = Callable[[re.Match[str], Context], Found | None]


def on_day(day: date | None, base: str = "", form: str = "") -> Found | None:
    """One day, where there is one: no 30 February."""
    return Found(day, day, "day", form, base=base) if day else None


def count_of(words: str | None) -> int | None:
    """The number in "about 20" or "a couple of"; none in "several"."""
    if not words:
        return None
    word = re.sub(r"^(?:just|only|about|around|some)\s+", "", words)
    return int(word) if word.isdigit() else NUMBERS.get(word)


def month_of(name: str) -> int:
    """The number of a month by its name, whole or short."""
    return MONTHS[name.rstrip(".")]


def year_of(words: str, anchor: date | None) -> int | None:
    """The year of "2019", "'19" or "last year"."""
    if words.endswith("year"):
        return None if anchor is None else anchor.year - words.startswith("last")
    return calendars.full_year(words.lstrip("'"), anchor)


def today_of(c: Context) -> date:
    """The day of writing, for shapes that are not asked without it."""
    assert c.anchor.day is not None
    return c.anchor.day


def so_far(window: tuple[date, date], c: Context) -> tuple[date, date]:
    """A running month or year ends, for what has happened, with the day of writing."""
    today = c.anchor.day
    return (window[0], today) if today and window[0] <= today <= window[1] and not c.ahead() else window
