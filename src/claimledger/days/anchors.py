"""The day that the dates of a text are counted from: of its dateline, its own stamp, its address, or of publication."""

from __future__ import annotations

import re
from datetime import date, timedelta

from claimledger import calendars
from claimledger.calendars import WEEKDAYS, Order
from claimledger.datelines import find_dateline
from claimledger.days.covered import covered_by
from claimledger.days.frame import Anchor, Context
from claimledger.days.periods import period_of
from claimledger.days.phrases import STAMP
from claimledger.days.shapes import find_shapes
from claimledger.days.values import RESOLVERS
from claimledger.mentions import Document

_FILED = 7  # days that a report may lie before it is published
_HEAD = 1500  # characters in which a page stands its own day

_STAMP_REACH = 35  # characters from the word to the day: "Posted: Mon 9:14 PM, Aug 19, 2024"
_IN_ADDRESS = re.compile(
    r"[/=_-](?P<year>20\d\d)(?P<sep>[/-]?)(?P<month>0[1-9]|1[0-2]|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
    r"(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])(?![\da-z])"
)


def anchor_of(doc: Document) -> Anchor:
    """The day of the dateline where it is close to publication, else the day of publication.

    A text that carries an earlier day of its own, with its year ("Posted: 4 Jan 2016"), was written then; what is
    known as its publication is that of a copy. A text that speaks of today and of the small hours of the weekday after
    publication was written on that weekday: clocks of sites and places differ. A report on some days speaks as of the
    last of them.
    """
    published = doc.article.published
    order = _order_of(doc)
    line = find_dateline(doc)
    span = line.span if line else None
    filed = line.day if line else None
    if (period := period_of(doc, published)) is not None and line is None:
        return Anchor(period[1], order, span, period=period, covered=covered_by(doc, published))
    if filed and (published is None or 0 <= (published - filed).days <= _FILED):
        return Anchor(filed, order, span)
    if published is None:
        return Anchor(None, order, span)
    own = (filed if line and line.has_year else None) or _stamped(doc, order) or _addressed(doc)
    if own and (published - own).days > _FILED:
        return Anchor(own, order, span)
    day = published
    if "today" in doc.folded and re.search(r"\btoday\b", doc.folded):
        tomorrow = day + timedelta(days=1)
        name = next(n for n, number in WEEKDAYS.items() if number == tomorrow.weekday())
        if re.search(rf"\b(?:early(?: on)?|early hours of|dawn(?: on)?|before dawn on) {name}\b(?! will)", doc.folded):
            day = tomorrow
    return Anchor(day, order, span, covered=covered_by(doc, published))


_NUMERIC = re.compile(r"(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?:(?:19|20)\d\d|\d\d)(?![\d/])")
_INSIDE = re.compile(r"/(?<=\d/)\d{1,2}/\d")  # what every such date holds


def _order_of(doc: Document) -> Order:
    """How the text orders day and month in numbers: as its country does, else as its dates do that can be read in one way
    only. "The note of 03/04/2024 … that of 03/25/2024": 4 March."""
    country, language = _country(doc.article.url), doc.article.language or ""
    if country is None and "-" not in language and "_" not in language and _INSIDE.search(doc.folded):
        parts = [(int(m["first"]), int(m["second"])) for m in _NUMERIC.finditer(doc.folded)]
        days_first = any(12 < a <= 31 and 0 < b <= 12 for a, b in parts)
        months_first = any(12 < b <= 31 and 0 < a <= 12 for a, b in parts)
        if months_first != days_first:
            return "month_first" if months_first else "day_first"
    return calendars.order_of(language, country)


def _country(url: str | None) -> str | None:
    """The two-letter ending of an address: "https://news.example.co.uk/a" -> "uk"."""
    ending = (url or "").partition("://")[2].partition("/")[0].partition(":")[0].rpartition(".")[2]
    return ending if len(ending) == 2 else None


def _stamped(doc: Document, order: Order) -> date | None:
    """The first day, with its year, that the head of a page gives as its own: "Created: 01/26/2015 1:24 PM"."""
    head = doc.folded[:_HEAD]
    if not (stamps := list(STAMP.finditer(head))):
        return None
    context = Context(Anchor(None, order), doc.text, doc.folded, 0, len(head), signed=0)
    for stamp in stamps:
        end = min(stamp.end() + _STAMP_REACH, len(head))
        for match in find_shapes(doc.folded, stamp.end(), end, end):
            shape = match.lastgroup or ""
            if shape in ("iso", "numeric", "calendar") and (shape != "calendar" or match["cy"] or match["ey"]):
                found = RESOLVERS[shape](match, context)
                if found and found.start:
                    return found.start
    return None


def _addressed(doc: Document) -> date | None:
    """The day in the address of a page: "https://news.example/2016/07/19/harbour-fire"."""
    address = (doc.article.url or "").lower().rpartition("://")[2]
    found = _IN_ADDRESS.search(address)
    if found is None:
        return None
    month = int(found["month"]) if found["month"].isdigit() else calendars.MONTHS[found["month"]]
    return calendars.day(int(found["year"]), month, int(found["day"]))
