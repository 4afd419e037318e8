"""Weekdays of an earlier event, which lie before the day told of the later one: "Sunday's raid … an earlier raid on Thursday"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from claimledger.calendars import WEEKDAY_PATTERN
from claimledger.days.daybook import Daybook
from claimledger.mentions import Figure, When

_EARLIER = re.compile(r"\b(?:earlier|previous|preceding|prior)\s+(?:[\w-]+\s+){1,3}?(?:(?:late|early|on)\s+)*\Z")
_WEEKDAY = re.compile(WEEKDAY_PATTERN)
_REACH = 60  # characters before a weekday
_SENTENCES = 3  # in which the later event may be told
_WEEK = timedelta(days=7)


def week_before(days: Daybook, figure: Figure, when: When) -> When | None:
    """The weekday of an earlier event, where the one nearest to writing lies behind the day of the later event that the text
    has told: "Raiders killed nine on Sunday. In an earlier raid on Thursday two died", written on a Thursday."""
    span = when.span
    if when.precision != "day" or span is None or when.start is None or when.end is None:
        return None
    folded, sentence = days.doc.folded, days.doc.sentences[figure.sentence]
    if _WEEKDAY.match(folded, span.start) is None:
        return None
    if _EARLIER.search(folded, max(sentence.start, span.start - _REACH), span.start) is None:
        return None
    later = _told_before(days, figure.sentence, span.start)
    if later is None or not later < when.start <= later + _WEEK:
        return None
    return replace(when, start=when.start - _WEEK, end=when.end - _WEEK, reason=f"{when.reason}, before {later}")


def _told_before(days: Daybook, index: int, at: int) -> date | None:
    """The single day of an event that the text tells last before offset `at`."""
    for before in range(index, max(-1, index - 1 - _SENTENCES), -1):
        for told in reversed(days.events(before)):
            one = told.mention
            if one.precision == "day" and not one.form and one.span is not None and one.span.end <= at:
                return one.end
    return None
