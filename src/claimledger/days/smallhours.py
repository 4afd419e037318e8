"""The day behind midnight, where a text tells of a night and then of an hour after midnight in it.

"A man was shot Friday night outside a bar. Officers were called at 1:20 a.m.": he was shot on Saturday.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from claimledger.days.clocktimes import has_clock
from claimledger.days.daybook import Daybook
from claimledger.days.phrases import CALLED, HAPPENED
from claimledger.days.windows import Windows
from claimledger.mentions import When
from claimledger.patterns import Rare

_NEXT = 4  # sentences behind that of the night
_NIGHT = Rare(r"\b(?:night|late)\b")
_HOUR = Rare(
    r"\b(?:(?:12|[1-4])(?::\d\d)?\s*a\.?m\b|(?:just|shortly|soon|moments|minutes)\s+(?:after|past)\s+midnight\b)(?!\.?\s+(?:to|until|on)\b)"
)
# "It happened at", "officers were called about", "somebody shot him around"; not "he was pronounced dead at"
_CAME = re.compile(
    r"\b(?:happened|occurred|took\s+place|unfolded|called|dispatched|responded|summoned|reported|shot|stabbed|opened\s+fire|fired|rang\s+out|"
    r"broke\s+out|crashed|collided|struck|hit)\b[^.;]{0,60}$"
)
_LATER = re.compile(
    r"\b(?:died|dead|pronounced|declared|arrested|custody|hospital|surgery|closed|reopened)\b[^.;]{0,60}$"
)


# "was shot in Osk and a clerk was killed in Lorin": the hour is that of one of them
_ELSEWHERE = re.compile(r"\band\s+[^,;]{3,60}?\b(?:was|were)\s+\w+(?:\s+\w+)?\s+(?:in|at|near|on|outside)\s")


def behind_midnight(days: Daybook, found: Windows) -> dict[int, When]:
    """For figures dated to a night the day after it, where the text goes on with an hour after midnight."""
    moved: dict[int, When] = {}
    shifts: dict[int, bool] = {}  # by where the words of the night begin
    for i, when in enumerate(found.whens):
        if when is None or when.span is None or when.start is None or when.start != when.end:
            continue
        if when.precision != "day" or when.start == days.anchor.day or "the night after" in when.reason:
            continue
        at = when.span.start
        if at not in shifts:
            shifts[at] = _goes_past(days, found, i, when)
        if shifts[at]:
            day = when.start + timedelta(days=1)
            moved[i] = replace(when, start=day, end=day, reason=f"the night after {when.reason}")
    for i, when in enumerate(found.whens):
        if i not in moved and when is not None and _is_own_hour(days, found, i, when):
            day = (when.start or date.min) + timedelta(days=1)
            moved[i] = replace(when, start=day, end=day, reason=f"the night after {when.reason}")
    return moved


# "died at a hospital shortly before dawn", "about 5 a.m. police shot him"
_DAWN = Rare(
    r"\b(?:(?:before|at)\s+(?:dawn|daybreak|sunrise|first\s+light)|(?:12|[1-6])(?::\d\d)?\s*a\.?m\b|(?:after|past)\s+midnight)"
)
_LATE = re.compile(r"\b(?:night|late|evening|(?:[7-9]|1[01])(?:[:.]\d\d)?\s*p\.?m)\b")
_CLAUSE = 70  # characters between harm and its hour


def _is_own_hour(days: Daybook, found: Windows, i: int, when: When) -> bool:
    """Whether a figure that has its day from a night told before it has an hour after midnight of its own: "Shots were heard
    late Saturday. One died at a hospital before dawn"."""
    figure, folded = found.figures[i], days.doc.folded
    if when.span is None or when.precision != "day" or when.start is None or when.start == days.anchor.day:
        return False
    index, own = days.index_at(when.span.start), days.doc.sentences[figure.sentence]
    if index >= figure.sentence or "the night after" in when.reason or days.told(figure.sentence):
        return False
    told = days.doc.sentences[index]
    if _LATE.search(folded, max(told.start, when.span.start - 20), min(told.end, when.span.end + 20)) is None:
        return False
    if _DAWN.search(folded, told.start, told.end) is not None:
        return False
    hour = _DAWN.search(folded, figure.harm.end, min(own.end, figure.harm.end + _CLAUSE))
    return hour is not None and not any(mark in folded[figure.harm.end : hour.start()] for mark in ";:")


# "a 1 a.m. shooting at a [Friday night] house party"
_AT_HOUR = re.compile(
    r"\b(?:12|[1-4])(?::\d\d)?\s*a\.?m\.?\s+(?:\w+\s+)?(?:shooting|stabbing|attack|crash|fire|fight|brawl|melee|blast|explosion|raid)"
    r"\s+(?:at|outside|near|during|after)\s+(?:an?|the)\s+\Z"
)
_PARTY = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?:party|wedding|reception|gathering|concert|dance|celebration|barbecue|cookout|rave|show|bonfire)\b"
)


def _goes_past(days: Daybook, found: Windows, i: int, when: When) -> bool:
    """Whether one of the sentences behind a night tells at what hour after midnight it happened."""
    assert when.span is not None
    folded, index = days.doc.folded, days.index_at(when.span.start)
    own = days.doc.sentences[index]
    if _NIGHT.search(folded, max(own.start, when.span.start - 6), when.span.end) is None or has_clock(
        folded, when.span
    ):
        return False
    if _PARTY.match(folded, when.span.end) and _AT_HOUR.search(folded, own.start, when.span.start):
        return True
    if len([t for t in days.told(index) if t.mention.precision == "day" and t.role != "statement"]) != 1:
        return False
    if _ELSEWHERE.search(folded, own.start, own.end) is not None:
        return False
    for k in range(index, min(index + 1 + _NEXT, len(days.doc.sentences))):
        sentence = days.doc.sentences[k]
        if k != index:
            if k in days.turned or any(t.role != "statement" for t in days.told(k)):
                return False
            if any(found.figures[j].low != found.figures[i].low for j in found.by_sentence.get(k, ())):
                return False
        if not (days.has(CALLED, k) or days.has(HAPPENED, k) or k != index):
            continue
        for hour in _HOUR.finditer(folded, sentence.start if k != index else when.span.end, sentence.end):
            lead = folded[max(sentence.start, hour.start() - 90) : hour.start()]
            if _CAME.search(lead) is not None and _LATER.search(lead) is None:
                return True
        if _HOUR.search(folded, sentence.start, sentence.end) is not None:
            return False
    return False
