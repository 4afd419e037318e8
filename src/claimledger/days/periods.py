"""The days that a report says it covers, in its title or heading: "Situation report No. 9, 18 - 24 May 2020"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from claimledger import calendars
from claimledger.calendars import MONTH_PATTERN, MONTHS
from claimledger.mentions import Document

_HEADING = 4  # lines
_LONGEST = 160  # characters of a heading
_REPORTED = 14  # days after its last day within which a report is published
_SPAN = 15  # days: a longer period is no near past of which it says "on Monday"
_LEAST = 3
_IS_REPORT = re.compile(
    r"\b(?:report|reports|sitrep|summary|bulletin|brief|briefing|review|round-?up|weekly|update|overview|digest|flash|period|"
    r"monitor|week)\b"
)
_TO = r"\s*(?:[-–—]|to|until|through|and)\s*"
_NTH = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<{0}>(?:19|20)\d\d))?"
_DAYS = (
    # 18 - 24 May 2020; 28 April to 4 May
    re.compile(
        rf"\b(?P<a>{_NTH})(?:\s+(?P<m>{MONTH_PATTERN})\b)?{_YEAR.format('x')}{_TO}(?P<b>{_NTH})\s+(?P<n>{MONTH_PATTERN})\b"
        rf"{_YEAR.format('y')}"
    ),
    # May 18 - 24, 2020; April 28 to May 4
    re.compile(
        rf"\b(?P<m>{MONTH_PATTERN})\s+(?P<a>{_NTH}){_YEAR.format('x')}{_TO}(?:(?P<n>{MONTH_PATTERN})\s+)?(?P<b>{_NTH})\b"
        rf"{_YEAR.format('y')}"
    ),
)


def period_of(doc: Document, published: date | None) -> tuple[date, date] | None:
    """The first and last day of what a report covers, if it was published soon after; None for any other text.

    "Weekly summary: 1 - 7 March 2021", published on 8 March 2021 -> 1 and 7 March.
    """
    lines = [*doc.text[: _HEADING * _LONGEST].split("\n")[:_HEADING], doc.article.title or ""]
    headings = [line.lower() for line in lines if len(line) <= _LONGEST and not line.rstrip().endswith((".", "!", "?"))]
    if not any(_IS_REPORT.search(heading) for heading in headings):
        return None
    for heading in headings:
        for pattern in _DAYS:
            found = pattern.search(heading)
            period = _read(found, published) if found else None
            if period is not None:
                return period
    return None


def _read(found: re.Match[str], published: date | None) -> tuple[date, date] | None:
    last_month = MONTHS[found["n"] or found["m"]]
    first_month = MONTHS[found["m"] or found["n"]]
    number = int(found["b"].rstrip("stndrh"))
    if found["y"] or found["x"]:
        end = calendars.day(int(found["y"] or found["x"]), last_month, number)
    else:
        end = calendars.latest(last_month, number, published) if published else None
    if end is None or (published is not None and not timedelta(0) <= published - end <= timedelta(days=_REPORTED)):
        return None
    start = calendars.day(end.year - (first_month > last_month), first_month, int(found["a"].rstrip("stndrh")))
    if start is None or not _LEAST - 1 <= (end - start).days < _SPAN:
        return None
    return start, end
