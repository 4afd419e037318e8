"""Days that the text gives to another year than their words: "9 February that year", "on that day in 2009"."""

from __future__ import annotations

import re
from datetime import date

from claimledger.days.dates import DateMention

THAT_YEAR = re.compile(r",?\s+(?:of\s+)?(?:that|the\s+same)\s+year\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?![\w,.]*\d)")
_THAT_DAY = ("that day", "that night", "that morning", "the same day", "same day")
_IN_YEAR = re.compile(r"\s+in\s+((?:19|20)\d\d)\b")
_YEAR_REACH = 400  # characters


def _shifted(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def of_that_year(folded: str, mention: DateMention) -> None:
    """Give "9 February that year" the year that the text told last."""
    span, start, end = mention.span, mention.start, mention.end
    if span is not None and start and end and folded.startswith(_THAT_DAY, span.start):
        if (named := _IN_YEAR.match(folded, span.end)) is not None:  # "on that day in 2009"
            years = int(named[1]) - start.year
            mention.start, mention.end = _shifted(start, years), _shifted(end, years)
            mention.reason = f"{mention.reason}, of {named[1]}"
            return
    if span is None or start is None or end is None or not THAT_YEAR.match(folded, span.end):
        return
    for match in reversed(list(_YEAR.finditer(folded, max(0, span.start - _YEAR_REACH), span.start))):
        years = int(match.group()) - start.year
        mention.start, mention.end = _shifted(start, years), _shifted(end, years)
        mention.reason = f"{mention.reason}, of {match.group()}"
        return


_NAMED_DAY = re.compile(r"\b(?:[0-3]?\d(?:st|nd|rd|th)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b")


def first_day_of(folded: str, mention: DateMention) -> date | None:
    """The day with which a count begins, where it is named: 7 October of "300 since 7 October", none of "since March"."""
    if (
        mention.form != "since"
        or mention.span is None
        or not _NAMED_DAY.search(folded, mention.span.start, mention.span.end)
    ):
        return None
    return mention.start
