"""The months or years that a report in a body's own voice covers, and the chapters of it that have months of their own."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from claimledger import calendars
from claimledger.calendars import MONTHS
from claimledger.datelines import find_dateline
from claimledger.mentions import Document
from claimledger.spans import Span

_HEADING = 5  # lines
_LONGEST = 140  # characters of a heading
_TOP = 1_500  # characters in which a report says what it covers
_SOON = 150  # days after its last day within which a report is published; one on a year may take longer
_SOON_YEAR = 366
_HALF = 200  # days
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_NTH = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_TO = r"\s*(?:[-–—/]|to|until|through|and)\s*"
_IS_REPORT = re.compile(
    r"\b(?:reports?|sitrep|summary|bulletin|brief|briefing|review|round-?up|monthly|quarterly|annual|half-year(?:ly)?|weekly|update|"
    r"overview|digest|monitor|monitoring|note|trends?|statistics|figures|chronology|timeline|period|fact\s*sheet|"
    r"violations|abuses|incidents|casualties|tracker|observatory|protection|situation)\b"
)
_PERIOD = (
    rf"(?P<d1>{_NTH})(?:\s+(?P<m1>{_MONTH})\b\.?)?(?:,?\s+(?P<y1>{_YEAR}))?{_TO}(?P<d2>{_NTH})\s+(?P<m2>{_MONTH})\b\.?(?:,?\s+(?P<y2>{_YEAR}))?|"
    rf"(?P<m3>{_MONTH})\.?\s+(?P<d3>{_NTH})(?:,?\s+(?P<y3>{_YEAR}))?{_TO}(?:(?P<m4>{_MONTH})\.?\s+)?(?P<d4>{_NTH})(?:,?\s+(?P<y4>{_YEAR}))?|"
    rf"(?P<m5>{_MONTH})\.?(?:,?\s+(?P<y5>{_YEAR}))?{_TO}(?P<m6>{_MONTH})\b\.?(?:,?\s+(?P<y6>{_YEAR}))?|"
    rf"(?:(?:the\s+)?(?P<part>first|second|third|fourth|last|1st|2nd|3rd|4th|q[1-4]|h[12])\s*(?P<unit>half|quarter|semester)?"
    rf"(?:\s+of)?\s+)(?P<y7>{_YEAR})|"
    rf"(?P<m8>{_MONTH})\b\.?(?:,?\s+(?P<y8>{_YEAR}))?|(?P<y9>{_YEAR})"
)
# "Human rights update, October 2023", "Weekly figures (11-24 May 2011)": the heading ends with it.
_ENDS = re.compile(rf"(?:^|[\s(:,–—-])(?:{_PERIOD})\s*\)?\s*$")
# "Reporting period: 11-24 May", "This report covers the period from 1 January to 30 June 2021"
_SAYS = re.compile(
    r"\b(?:reporting\s+period|period\s+(?:covered|under\s+review)|covering(?:\s+the\s+period)?|"
    r"(?:report|update|note|bulletin|brief|summary|review|overview|it)\s+covers(?:\s+(?:the\s+)?(?:period|months?|events))?)"
    rf"\s*:?\s*(?:from|of|between|in)?\s*(?:the\s+)?(?:{_PERIOD})(?![\w-])"
)
# "January to March" on a line of its own, "October: 15 killed" at the head of one
_CHAPTER = re.compile(
    rf"^[ \t*•–-]*(?:(?P<m5>{_MONTH})\.?{_TO}(?P<m6>{_MONTH})\b\.?|(?P<m8>{_MONTH})\b\.?)(?:,?\s+(?P<y>{_YEAR}))?"
    r"[ \t]*(?P<end>:|$)",
    re.MULTILINE,
)
_PARTS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


@dataclass(frozen=True, slots=True)
class Covered:
    """The first and last day of what a report covers, and its chapters on some of them, each with its words."""

    start: date
    end: date
    chapters: tuple[tuple[Span, date, date], ...] = ()

    def at(self, offset: int) -> tuple[date, date]:
        """The days that what stands at an offset is of, where it says no others."""
        k = bisect_right([span.start for span, _, _ in self.chapters], offset) - 1
        if k >= 0 and self.chapters[k][0].contains(Span(offset, offset)):
            return self.chapters[k][1], self.chapters[k][2]
        return self.start, self.end

    def latest(self, month: int, number: int) -> date | None:
        """The day of that name in the days covered, if they hold one."""
        day = calendars.latest(month, number, self.end, 0)
        return day if day is not None and day >= self.start else None

    def month(self, month: int) -> tuple[date, date] | None:
        """The month of that name in the days covered, if they hold all of it."""
        first, last = calendars.latest_month(month, self.end)
        return (first, last) if self.start <= first and last <= self.end else None


def covered_by(doc: Document, published: date | None) -> Covered | None:
    """What a report covers, if it was published soon after; None for any other text.

    "Human rights update, October 2023", published on 14 November 2023 -> 1 and 31 October 2023.
    """
    if published is None or "\n" not in doc.text or find_dateline(doc) is not None:
        return None
    lines = [*doc.folded[: _HEADING * _LONGEST].split("\n")[:_HEADING], (doc.article.title or "").lower()]
    headings = [line.strip() for line in lines if len(line) <= _LONGEST and not line.rstrip().endswith((".", "!", "?"))]
    if not any(_IS_REPORT.search(heading) for heading in headings):
        return None
    found = [_ENDS.search(heading) for heading in headings]
    found.append(_SAYS.search(doc.folded, 0, _TOP))
    periods = [period for match in found if match and (period := _read(match, published))]
    if not periods:
        return None
    start, end = min(periods, key=lambda p: p[1] - p[0])
    return Covered(start, end, _chapters(doc, start, end))


def _read(m: re.Match[str], published: date) -> tuple[date, date] | None:
    """The days of a period that was over, or nearly, when the report came out; one without a year is the last such."""
    year = next((int(m[f"y{k}"]) for k in (2, 1, 4, 3, 6, 5, 7, 8, 9) if m[f"y{k}"]), None)
    for told in (year,) if year else (published.year, published.year - 1):
        period = _days(m, told)
        if period is None:
            continue
        start, end = period
        if 0 <= (published - end).days <= (_SOON_YEAR if (end - start).days > _HALF else _SOON):
            return period
    return None


def _days(m: re.Match[str], year: int) -> tuple[date, date] | None:
    if m["d2"] or m["d4"]:
        first_month, last_month = (m["m1"] or m["m2"], m["m2"]) if m["d2"] else (m["m3"], m["m4"] or m["m3"])
        end = calendars.day(year, MONTHS[last_month], _number(m["d2"] or m["d4"]))
        back = MONTHS[first_month] > MONTHS[last_month]
        start = calendars.day(int(m["y1"] or m["y3"] or year - back), MONTHS[first_month], _number(m["d1"] or m["d3"]))
    elif m["m6"]:
        first, last = MONTHS[m["m5"]], MONTHS[m["m6"]]
        start = calendars.month_window(int(m["y5"] or year - (first > last)), first)[0]
        end = calendars.month_window(year, last)[1]
    elif m["y7"]:
        part = m["part"]
        half = m["unit"] in ("half", "semester") or part[0] == "h"
        count = 6 if half else 3
        if not m["unit"] and part not in ("q1", "q2", "q3", "q4", "h1", "h2"):
            return None
        nth = 12 // count if part == "last" else _PARTS.get(part) or int(part[1])
        if nth * count > 12:
            return None
        start = calendars.month_window(year, (nth - 1) * count + 1)[0]
        end = calendars.month_window(year, nth * count)[1]
    elif m["m8"]:
        start, end = calendars.month_window(year, MONTHS[m["m8"]])
    else:
        start, end = calendars.year_window(year)
    if start is None or end is None or not timedelta(days=2) <= end - start <= timedelta(days=400):
        return None
    return start, end


def _number(digits: str) -> int:
    return int(digits.rstrip("stndrh"))


def _chapters(doc: Document, start: date, end: date) -> tuple[tuple[Span, date, date], ...]:
    """The chapters that lines name months of: "January to March" above one, "October: 15 killed" for a line."""
    found: list[tuple[Span, date, date]] = []
    heads = list(_CHAPTER.finditer(doc.folded))
    for k, m in enumerate(heads):
        first, last = MONTHS[m["m5"] or m["m8"]], MONTHS[m["m6"] or m["m8"]]
        window_end = calendars.latest_month(last, end)[1]
        window = calendars.month_window(window_end.year - (first > last), first)[0], min(window_end, end)
        if not start <= window[0] <= window[1] or (m["y"] and int(m["y"]) != window_end.year):
            continue
        below = heads[k + 1].start() if k + 1 < len(heads) else -1
        until = doc.folded.find("\n", m.end()) if m["end"] else below
        found.append((Span(m.end(), until if until >= 0 else len(doc.folded)), *window))
    return tuple(found)
