"""The days of a report that tells a time of day and no day: fresh news, of the day of writing or the one before."""

from __future__ import annotations

import re
from datetime import timedelta

from claimledger.days.clocktimes import has_time
from claimledger.days.daybook import Daybook
from claimledger.days.words import date_signs
from claimledger.mentions import When
from claimledger.patterns import Rare
from claimledger.spans import Span

# Not "a 5 a.m. attack", whose hour only says which.
_CLOCK = re.compile(
    r"(?<!\ba )(?<!\ban )(?<![\d:.])(?:1[0-2]|[1-9])(?:[:.][0-5]\d)?\s?[ap]\.?m\b\.?(?!\s+to\b)"
    r"|\b(?:around|about|after|before|at) (?:midnight|midday|noon)\b"
)
# "an early-morning shooting"
_PART = Rare(
    r"\b(?:early[- ]morning|late[- ]night|mid[- ]?morning|overnight|morning|afternoon|evening)\s+(?:\w+\s+)?"
    r"(?:shooting|attack|raid|blast|explosion|bombing|crash|fire|stabbing|ambush|shootout|collapse|quake|strike)\b",
)
_BESIDE = 6  # characters
_CAME = Rare(r"\b(?:responded|called|dispatched|summoned|alerted|reported|notified|arrived|began|started)\b")
# What is told long after: a case in court, an anniversary, a look back.
_LONG_AFTER = Rare(
    r"\b(?:pleaded|sentenced|convicted|acquitted|trial|indicted|arraigned|lawsuit|inquest|verdict|jury|juror|anniversary|ago|"
    r"(?:last|previous|earlier this|past) (?:week|month|year)|weeks|months|(?:that|the following|the next|the same) "
    r"(?:day|night|morning|evening|afternoon)|since then)\b",
)


def by_the_clock(days: Daybook) -> When | None:
    """The day of writing and the one before, for a text whose only time is an hour.

    "Two clerks were shot about 9 p.m. outside the mill, police said." of 8 March -> 7 to 8 March. A text that names any
    other day of an event, or speaks of a court, has none.
    """
    day, doc = days.anchor.day, days.doc
    if day is None or (span := _time_told(days)) is None or _LONG_AFTER.search(doc.folded) is not None:
        return None
    spoken = set()
    for index in days.dated:
        for told in days.told(index):
            if told.mention.precision == "day" and told.role == "statement":
                spoken.add(told.mention.end)
            if told.mention.form == "vague" or told.role in ("event", "plain", "found", "fronted"):
                return None
            if told.role == "other" and told.mention.end and not 0 <= (day - told.mention.end).days <= 1:
                return None
    if len(spoken) == 1 and (said := spoken.pop()) and 0 <= (day - said).days <= 2:
        day = said  # "police said on Friday that the boat sank at 3 a.m.", in a text of Saturday
    words = " ".join(doc.text[span.slice].split())
    reason = f'"{words}" without a day: {day}, when it was told, or the one before'
    return When(day - timedelta(days=1), day, "period", span, reason)


def _time_told(days: Daybook) -> Span | None:
    """The first time of day beside harm or the call for help."""
    doc = days.doc
    signs = date_signs(doc.folded)
    if (part := _PART.search(doc.folded)) is not None:
        return Span(*part.span())
    if not has_time(doc.folded, 0, len(doc.folded)):
        return None
    for sentence in doc.sentences:
        if not has_time(doc.folded, sentence.start, sentence.end):
            continue
        for clock in _CLOCK.finditer(doc.folded, sentence.start, sentence.end):
            spoken = (t.mention.span for t in days.told(sentence.index) if t.role == "statement")
            if any(s is not None and 0 <= s.start - clock.end() <= _BESIDE for s in spoken):
                continue  # "police said at 7 a.m. on Wednesday"
            around = sentence.start, sentence.end
            if signs.any("violence", *around) or signs.any("event", *around) or _CAME.search(doc.folded, *around):
                return Span(*clock.span())
    return None
