"""The weekday on which somebody was shot or killed, by the words that tell so."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date

from claimledger.calendars import DAY_NAMES, MONTH_PATTERN, MONTHS
from claimledger.mentions import Document, Figure

_ACT = re.compile(r"\b(?:shot|killed|stabbed|wounded|injured|hit|struck)\b")
_ITS_DAY = re.compile(
    r"(?:(?!\b(?:said|say|says|told)\b)[^.;:\n]){0,70}?\b(?:(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)|"
    rf"(?P<month>{MONTH_PATTERN}|jan|feb|aug|sept|oct|nov|dec)\.? (?P<number>\d\d?))\b"
)
# "At 7:40 a.m. Tuesday, guards saw a clerk shot in the yard"
_LEADS = re.compile(
    r"\W*(?:(?:at|about|around|just|shortly|before|after|early|late|on|\d[\d:]*|[ap]\.?m\.?,?)\s+){0,6}"
    r"(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)


def on_other_days(doc: Document, told: Iterable[Figure], figure: Figure) -> bool:
    """Whether both are told to have been shot or killed, each on a weekday of their own.

    "A teen was shot Wednesday. … Ann Lee was shot and killed on Monday", or "Feb. 1". Who "died" on another day may be
    the same.
    """
    then = {day for f in told if (day := _day_of_act(doc, f)) is not None}
    return bool(then) and (now := _day_of_act(doc, figure)) is not None and now not in then


def _day_of_act(doc: Document, figure: Figure) -> str | None:
    if _ACT.search(doc.folded, figure.harm.start, figure.harm.end) is None:
        return None
    found = _ITS_DAY.match(doc.folded, figure.harm.end, doc.sentences[figure.sentence].end)
    if found is None:
        found = _LEADS.match(doc.folded, doc.sentences[figure.sentence].start, figure.harm.start)
        return found["day"] if found is not None else None
    if found["day"] is not None:
        return found["day"]
    return _weekday_of(MONTHS[found["month"]], int(found["number"]), doc.article.published)


def _weekday_of(month: int, number: int, told: date | None) -> str | None:
    """The weekday of a day of a month in the year up to the day on which it was told."""
    if told is None or not 1 <= number <= calendar.monthrange(told.year, month)[1]:
        return None
    day = date(told.year, month, number)
    return DAY_NAMES[(day if day <= told else date(told.year - 1, month, min(number, 28))).weekday()]
