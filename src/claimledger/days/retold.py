"""Days without a year in a text that looks back: "on 2 September" in an account of a siege of 2014.

A text that opens with a day or month of a year gone by, and never says "Monday" or "today", is no news. A day without a
year is then near one that has a year, the one told last before others; one far from all is the next after that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from operator import itemgetter

from claimledger import calendars
from claimledger.calendars import MONTH_PATTERN
from claimledger.days.dates import DateMention
from claimledger.days.frame import month_of
from claimledger.days.that_year import THAT_YEAR
from claimledger.mentions import Document

_DAY = rf"(?:[0-3]?\d(?:st|nd|rd|th)?\s+(?:{MONTH_PATTERN})|(?:{MONTH_PATTERN})\.?\s+[0-3]?\d)"
_WITH_YEAR = re.compile(
    rf"\b(?:{_DAY},?\s*(?:to|and|until|till|through|–|—|-)\s*)?"  # "from 17 August to 9 November 2014"
    rf"(?:(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\s+)?(?P<m>{MONTH_PATTERN})\.?(?:\s+(?P<e>[0-3]?\d)(?:st|nd|rd|th)?)?,?\s+"
    r"(?P<y>1[89]\d\d|20\d\d)\b"
)
_CENTURIES = ("18", "19", "20")
_BARE_DAY = re.compile(rf"\b{_DAY}\b")
_NEWS = re.compile(
    rf"\b(?:{calendars.WEEKDAY_PATTERN})\b|\b(?:today|yesterday|tonight|overnight|tomorrow)\b|"
    r"\b(?:this|last|next|past)\s+(?:week|weekend|month)\b"
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_MONTH = re.compile(rf"\b(?:{MONTH_PATTERN})\b")
_TOP = 2  # sentences
_OLD = 300  # days before writing
_FRESH = 45  # days before writing: news in an account of old days
_NEAR = 90  # days from the one told last
_BESIDE = 30  # days from another: "On 3 August two of them died", behind a trial years later
_LATELY = 50  # days told last that are looked at
_AFTER = 30  # days from one told with its year to the next of an account: "on 11 April 2017 …. On 12 April …"
_REACH = 1_500  # characters between the two


def looks_back(doc: Document, written: date | None) -> bool:
    """Whether a text opens with a day or month long before it was written, and is no news.

    >>> from claimledger.records import Article
    >>> from claimledger.split import split
    >>> looks_back(split(Article(id="a", text="The siege began on 17 August 2014.")), date(2019, 3, 2))
    True
    """
    if written is None or not doc.sentences:
        return False
    top = doc.sentences[min(_TOP, len(doc.sentences)) - 1].end
    if not any(doc.folded.find(century, 0, top) >= 0 for century in _CENTURIES) or not _YEAR.search(doc.folded, 0, top):
        return False
    told = [day for m in _WITH_YEAR.finditer(doc.folded, 0, top) if (day := _day(m)) is not None]
    if not told or (written - max(told)).days <= _OLD or _NEWS.search(doc.folded) is not None:
        return False
    # "On 4 May nine rebels who had fought since June 2008 were arrested": the first day told is news.
    first = _BARE_DAY.search(doc.folded, 0, top)
    return first is None or any(m.start() <= first.start() < m.end() for m in _WITH_YEAR.finditer(doc.folded, 0, top))


def days_with_years(doc: Document) -> list[tuple[int, date]]:
    """The days and months that a text tells with their year, in order: where each ends, and which it is."""
    return [(m.end(), day) for m in _WITH_YEAR.finditer(doc.folded) if (day := _day(m)) is not None]


def days_of_accounts(doc: Document, written: date) -> dict[int, date]:
    """By where they begin, the days without a year that go on an account of old days which opened with one.

    "On the night of 11 April 2017 a patrol was stopped. On 12 April …": of 2017, also in a report of a later trial.
    """
    found: dict[int, date] = {}
    last: date | None = None
    at = 0
    whole = {m.start(): m for m in _WITH_YEAR.finditer(doc.folded) if m["d"] or m["e"]}
    inside = [(m.start(), m.end()) for m in whole.values()]
    for bare in _BARE_DAY.finditer(doc.folded):
        told = next((whole[a] for a, b in inside if a <= bare.start() < b), None)
        if told is not None:
            last, at = _day(told), bare.end()
            continue
        if last is None or bare.start() - at > _REACH or (written - last).days <= _OLD:
            continue
        day = _bare(bare.group(), last)
        if day is not None:
            found[bare.start()] = last = day
            at = bare.end()
    return found


_NUMBER = re.compile(r"\d+")


def _bare(words: str, last: date) -> date | None:
    """The day that words without a year name, where it is at most a month after the one told last."""
    number, month = _NUMBER.search(words), _MONTH.search(words)
    if number is None or month is None:
        return None
    for year in (last.year, last.year + 1):
        day = calendars.day(year, month_of(month.group()), int(number.group()))
        if day is not None and 0 <= (day - last).days <= _AFTER:
            return day
    return None


def may_go_on(doc: Document, mention: DateMention, written: date) -> bool:
    """Whether a day may be of another year than the last before writing: one without a year, and no news."""
    span, start, end = mention.span, mention.start, mention.end
    if span is None or start is None or end is None or mention.form or mention.precision != "day":
        return False
    if (written - end).days < _FRESH or THAT_YEAR.match(doc.folded, span.end) is not None:
        return False
    return not _YEAR.search(doc.folded, span.start, span.end) and bool(_MONTH.search(doc.folded, span.start, span.end))


def go_on(doc: Document, mention: DateMention, days: dict[int, date]) -> None:
    """Give a day the year of the account that it goes on; `days` are those that do, by where they begin."""
    span = mention.span
    bare = _BARE_DAY.search(doc.folded, span.start, span.end) if span is not None else None
    if bare is None or (day := days.get(bare.start())) is None or day == mention.start:
        return
    mention.start = mention.end = day
    mention.reason = f"{mention.reason}, of {day.year}"


def of_the_year_told(doc: Document, mention: DateMention, written: date, known: list[tuple[int, date]]) -> None:
    """Give a day without a year that of the day told last with one, in a text that looks back; `known` are those."""
    span, start, end = mention.span, mention.start, mention.end
    if span is None or start is None or end is None or mention.form or (written - end).days < _FRESH:
        return
    words = doc.folded[span.start : span.end]
    if THAT_YEAR.match(doc.folded, span.end) is not None:
        return  # "in April that year"
    if _YEAR.search(words) or not _MONTH.search(words):
        return
    before = bisect_right(known, span.start, key=itemgetter(0))
    told = [day for _, day in known[max(0, before - _LATELY) : before]]
    if not told:
        return
    near = _nearest(start, told[-1:], _NEAR) or _nearest(start, told, _BESIDE)
    near = near or told[-1].year + (_in(start, told[-1].year) < told[-1])
    if near != start.year:
        mention.start, mention.end = _in(start, near), _in(end, near + end.year - start.year)
        mention.reason = f"{mention.reason}, of {near}"


_OF_MONTHS = re.compile(r"\bmonths?\b")


def of_the_period_told(doc: Document, mention: DateMention, before: Iterable[DateMention], end: int) -> None:
    """Give a month without a year that of the quarter or half just told, in which it lies: "219 died in the third quarter of
    2024. July was the worst month"; that of a whole year told where the sentence, up to `end`, compares months."""
    span, start = mention.span, mention.start
    if span is None or start is None or mention.precision != "month" or mention.form:
        return
    if _YEAR.search(doc.folded, span.start, span.end) or not _MONTH.search(doc.folded, span.start, span.end):
        return
    for told in before:
        if told.span is None or told.start is None or told.end is None or told.form:
            continue
        if told.end.year >= start.year or not _YEAR.search(doc.folded, told.span.start, told.span.end):
            continue
        whole = told.precision == "year" and _OF_MONTHS.search(doc.folded, span.end, end) is not None
        first, last = calendars.month_window(told.end.year, start.month)
        if (whole or told.precision == "period") and told.start <= first and last <= told.end:
            mention.start, mention.end = first, last
            mention.reason = f"{mention.reason}, of {told.end.year}"
            return


def _nearest(day: date, told: list[date], reach: int) -> int | None:
    """The year in which a day and month are nearest to one of `told`, at most `reach` days from it."""
    apart = [(abs((_in(day, other.year + k) - other).days), other.year + k) for other in told for k in (-1, 0, 1)]
    days, year = min(apart)
    return year if days <= reach else None


def _day(match: re.Match[str]) -> date | None:
    number = match["d"] or match["e"]
    return calendars.day(int(match["y"]), month_of(match["m"]), int(number) if number else 15)


def _in(day: date, year: int) -> date:
    return calendars.day(year, day.month, day.day) or date(year, 2, 28)
