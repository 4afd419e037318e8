"""Sentences that open what is told of one incident out of several, with its day: "The latest shooting happened on Friday"."""

from __future__ import annotations

import re

from claimledger.again import EVENTS
from claimledger.days.daybook import Daybook
from claimledger.days.windows import Windows
from claimledger.mentions import Figure, When

_INTRODUCES = re.compile(
    r"\W*(?:in\s+)?(?:another|(?:the|a|an)\s+(?:most\s+recent|latest|first|second|third|fourth|fifth|sixth|next|last|final|earlier|"
    r"earliest|deadliest|separate|previous|other))\s+(?:[\w-]+\s+){0,2}?"
    rf"(?:{EVENTS}|homicide|death|drowning)\s+(?:of\s+the\s+(?:weekend|night|day|evening|week)\s+)?(?:\w+ly\s+)?"
    r"(?:happened|occurred|took\s+place|came|was\s+reported|unfolded|began|broke\s+out)\b"
)
_REACH = 5  # sentences that go on with the incident


def introduces(days: Daybook, index: int) -> bool:
    """Whether a sentence begins to tell of one incident out of several: "The most recent shooting happened on Sunday"."""
    sentence = days.doc.sentences[index]
    return index in days.may_tell and _INTRODUCES.match(days.doc.folded, sentence.start, sentence.end) is not None


def of_incident_introduced(days: Daybook, found: Windows, figure: Figure) -> When | None:
    """The day with which the text has opened the incident that a figure is told in.

    "The latest shooting happened on Friday in Osk. ¶ Ann Lee, 28, was shot at 3 p.m.": on Friday.
    """
    if figure.background or figure.cumulative or figure.compared or days.counts(figure.sentence):
        return None
    before = range(max(0, figure.sentence - _REACH), figure.sentence)
    if not any(introduces(days, index) for index in before):
        return None
    if days.told(figure.sentence) or figure.sentence in days.turned:
        return None
    for index in reversed(before):
        told = [t for t in days.told(index) if t.mention.precision == "day" and t.role in ("event", "plain", "found")]
        if not told:
            if index in days.turned or any((w := found.whens[k]) and w.start for k in found.by_sentence.get(index, ())):
                return None
            continue
        if len(told) > 1 or told[0].role != "event" or told[0].mention.form or found.by_sentence.get(index):
            return None
        if not introduces(days, index):
            return None
        one = told[0].mention
        return When(one.start, one.end, one.precision, one.span, f"{one.reason}, which opens its incident")
    return None
