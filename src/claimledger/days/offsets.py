"""Days counted back from the day of something else: "on Friday, three days after the ferry sank"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from claimledger import calendars
from claimledger.again import EVENTS
from claimledger.days.dates import DateMention
from claimledger.mentions import Sentence, When
from claimledger.patterns import Rare

_BEFELL = Rare(
    rf"\b(?:{EVENTS}|sank|sunk|capsized|overturned|went\s+down|collapsed|struck|hit|exploded|crashed|derailed|attacked|stormed|opened\s+"
    r"fire|set\s+off|detonated|shot|stabbed|killed|murdered|slain|gunned|died)\b"
)
#: What lasts, so that people may have died on any day since
WEATHER = Rare(r"\b(?:storm|cyclone|hurricane|typhoon|floods?|rains?|heatwave|cold|outbreak)\b")
#: What no harm is told of: "two days before [the vote]"
NO_EVENT = re.compile(
    r"\s+(?:the|an?|his|her|their|its|this|last)\s+(?:[\w'’-]+\s+){0,3}?(?:votes?|voting|elections?|referendum|polls?|ballot|run-off|runoff|primary|"
    r"festival|ceremony|wedding|holiday|feast|summit|talks|meeting|conference|visit|inauguration|anniversary|funerals?|trial|hearing|verdict|"
    r"deadline|truce|ceasefire|cease-fire|curfew|handover|match|game|parade|census|exams?)\b"
)
_MET = Rare(
    r"\b(?:kill\w*|died?|dies|dead|shot|wound\w*|injur\w*|hurt|drown\w*|perish\w*|murder\w*|bodies|body|attack\w*)\b"
)


def counted_back(
    folded: str, sentence: Sentence, day: DateMention, offset: DateMention, spoken: bool
) -> DateMention | None:
    """The day of the event in "the search was called off on Friday, [three days after] the ferry sank".

    `spoken`: the day before it is that of a statement. "Two died on Friday, a day after the raid" gives None.
    """
    if offset.form != "offset" or offset.shift < 1 or day.precision != "day" or day.form or day.end is None:
        return None
    if day.span is None or offset.span is None or not 1 <= offset.span.start - day.span.end <= 3:
        return None
    after = min(offset.span.end + 60, sentence.end)
    comma = folded.find(",", offset.span.end, after)
    after = comma if comma >= 0 else after  # "on Friday, three days after rebels took the town, nine men were executed"
    if not _BEFELL.search(folded, offset.span.end, after) or WEATHER.search(folded, offset.span.end, after):
        return None
    if not spoken and _MET.search(folded, sentence.start, day.span.start):
        return None
    reason = f"{offset.reason}, counted from {day.end}"
    if (whole := whole_units_before(day.end, offset)) is not None:
        return replace(
            offset, start=whole.start, end=whole.end, precision=whole.precision, form="", shift=0, reason=reason
        )
    start = day.end - timedelta(days=offset.shift)
    return replace(offset, start=start, end=start, precision="day", form="", shift=0, reason=reason)


def whole_units_before(day: date, offset: DateMention) -> When | None:
    """The year or month that so many years or months lead back to; None where days or weeks are counted."""
    reason = f"{offset.reason}, counted from {day}"
    if offset.shift % 366 == 0:
        return When(*calendars.year_window(day.year - offset.shift // 366), "year", offset.span, reason)
    if offset.shift % 31 == 0:
        month = calendars.months_before(day, offset.shift // 31)
        return When(*calendars.month_window(month.year, month.month), "month", offset.span, reason)
    return None
