"""The day of what happened "overnight", where the text names that night: "shot Sunday morning. The overnight shooting"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from claimledger.days.clocktimes import has_clock
from claimledger.days.dates import DateMention
from claimledger.days.daybook import Daybook
from claimledger.days.phrases import CALLED
from claimledger.days.reading import Told
from claimledger.days.roles import names_event
from claimledger.days.tied import tie_words
from claimledger.days.windows import Windows
from claimledger.days.words import date_words
from claimledger.mentions import Figure, When

_BACK, _ON = 3, 3  # sentences before and after that of a figure in which its night may be named
_KNOWN = re.compile(r"\b(?:the|this|that)\s+\Z")
_NIGHT = re.compile(r"\b(?:night|evening|late|(?:[6-9]|1[01])(?:[:.]\d\d)?\s*p\.?m)\b")
_EARLY = re.compile(r"\b(?:morning|early|dawn|midnight|(?:12|[1-7])(?:[:.]\d\d)?\s*a\.?m)\b")
_AROUND = 25  # characters beside a day in which its part is told


def night_told(days: Daybook, found: Windows, figure: Figure, when: When) -> When | None:
    """The day or days of the night that a figure was told of as "overnight", by the sentences around it; None where they
    name none.

    "Officers were called to a bar on Sunday morning. The overnight shooting left a man dead" -> Sunday.
    """
    if when.span is None or when.start is None or when.end is None:
        return None
    folded, own = days.doc.folded, figure.sentence
    if _KNOWN.search(folded, max(0, when.span.start - 6), when.span.start) is not None:
        for index in range(own - 1, max(-1, own - 1 - _BACK), -1):
            if days.told(index):
                return _named(days, when, days.told(index), index, only_scene=False)
        return None
    for index in range(own + 1, min(own + 1 + _ON, len(days.doc.sentences))):
        if index in days.turned or any(found.figures[k].low != figure.low for k in found.by_sentence.get(index, ())):
            return None
        if any(not folded.startswith("overnight", t.mention.span.start) for t in days.told(index) if t.mention.span):
            return _named(days, when, days.told(index), index, only_scene=True)
    return None


def _named(days: Daybook, when: When, told: list[Told], index: int, only_scene: bool) -> When | None:
    """The night that the dates of sentence `index` name."""
    folded, sentence = days.doc.folded, days.doc.sentences[index]
    usual = [t for t in told if t.mention.precision == "day" and not t.mention.form and t.role in ("event", "plain")]
    if len(told) != 1 or not usual or (span := usual[0].mention.span) is None or when.start is None or when.end is None:
        return None
    day = usual[0].mention.start
    if day is None or not when.start - timedelta(days=1) <= day <= when.end:
        return None
    scene = tie_words("scene").search(folded, sentence.start, sentence.end) is not None or days.has(CALLED, index)
    if not scene and (only_scene or usual[0].role != "event"):
        return None
    around = folded[max(sentence.start, span.start - _AROUND) : min(sentence.end, span.end + _AROUND)]
    if only_scene and not has_clock(folded, span) and not _EARLY.search(around) and not _NIGHT.search(around):
        return None
    last = _last(day, around, when.end)
    reason = f"{usual[0].mention.reason}, of the night told as {when.reason}"
    return When(day, last, "day" if day == last else "period", span, reason)


def _last(day: date, around: str, end: date) -> date:
    """The last of the days of a night that is told with `day`."""
    into = _NIGHT.search(around) is not None and _EARLY.search(around) is None
    return min(day + timedelta(days=1), end) if into else day


def is_night_of_death(days: Daybook, mention: DateMention) -> bool:
    """ "One of the injured died overnight, raising the toll to 31": the 31 are of no one night.

    "The toll of an overnight raid", "of shelling overnight" is that of the night.
    """
    span, folded = mention.span, days.doc.folded
    if span is None or mention.form or not folded.startswith("overnight", span.start):
        return False
    if names_event(folded, span, span.end + 40):
        return False
    noun = _OF_NOUN.search(folded, max(0, span.start - 40), span.start)
    return noun is None or not any(date_words(kind).search(noun.group(1)) for kind in ("event", "violence"))


_OF_NOUN = re.compile(r"\b(?:of|from|in|after|during|by)\s+(?:[\w-]+\s+)?([\w-]+)\s+\Z")
