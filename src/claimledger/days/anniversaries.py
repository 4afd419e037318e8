"""Days counted back from an anniversary: "Saturday marked the third anniversary of the mill fire, in which nine died"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from claimledger import calendars
from claimledger.days.dates import DateMention
from claimledger.days.frame import count_of
from claimledger.days.numbernames import LATER_ORDINALS, NUMBERS, ORDINALS
from claimledger.days.words import date_signs
from claimledger.mentions import Sentence
from claimledger.spans import Span

_NTH = rf"(?:{'|'.join((*ORDINALS, *LATER_ORDINALS))}|\d{{1,2}}(?:st|nd|rd|th))"
_N = rf"(?:\d{{1,2}}|{'|'.join(sorted((n for n in NUMBERS if ' ' not in n), key=len, reverse=True))})"
_MARKS = r"(?P<now>is|marks|will\s+mark|will\s+be)|marked|was"
_BEHIND = re.compile(
    rf"(?:\s+(?:{_MARKS})\s+|(?P<aside>,\s+))(?:(?:exactly|just)\s+)?(?P<told>(?:(?:the|a)\s+)?"
    rf"(?:(?P<nth>{_NTH})[\s-]anniversary\s+(?:of|since)|(?P<count>{_N})\s+years?\s+(?:to\s+the\s+day\s+)?(?:since|after))\b)"
)
# What the anniversary is of, and those who came to harm in it: "the fire, in which", "the raid that left"
_OF_HARM = re.compile(
    r"[^.;]{0,90}?(?:,?\s+(?:(?:in|on|during)\s+which|when|where)\b|,?\s+(?:that|which)\s+(?:has\s+)?(?:killed|left|claimed|took|"
    r"wounded|injured|cost)\b)"
)
_OF_DEATH = re.compile(
    r"\s+(?:the\s+|his\s+|her\s+|their\s+)?(?:[\w-]+\s+)?(?:murders?|killings?|deaths?|massacre|assassination|"
    r"abduction|disappearance|kidnapping|drowning)\s+of\b"
)


def from_anniversaries(
    folded: str, sentence: Sentence, mentions: list[DateMention], today: date | None
) -> list[DateMention]:
    """The dates of a sentence, and behind each that is an anniversary the day that it goes back to."""
    if (
        folded.find("anniversary", sentence.start, sentence.end) < 0
        and folded.find(" year", sentence.start, sentence.end) < 0
    ):
        return mentions
    out: list[DateMention] = []
    for mention in mentions:
        out.append(mention)
        if (then := _then(folded, sentence, mention, today)) is not None:
            out.append(then)
    return _without_parts(out)


def _then(folded: str, sentence: Sentence, mention: DateMention, today: date | None) -> DateMention | None:
    """The day of the event whose anniversary a day is."""
    span, day = mention.span, mention.start
    if span is None or day is None or mention.precision != "day" or mention.form not in ("", "future"):
        return None
    found = _BEHIND.match(folded, span.end, sentence.end)
    if found is None:
        return None
    of = _OF_DEATH.match(folded, found.end(), sentence.end) or _OF_HARM.match(folded, found.end(), sentence.end)
    if of is None:
        return None
    signs = date_signs(folded)
    if found["aside"]:
        comma = folded.find(",", of.end(), sentence.end)
        if comma < 0 or signs.any("violence", comma, sentence.end):
            return None  # "On Monday, the third anniversary of the raid that killed nine, gunmen shot four"
    if found["now"] and today is not None and mention.form != "future" and 0 < (today - day).days < 7:
        day += timedelta(days=7)  # "Sunday marks", written on a Friday
    years = _years(found["nth"], found["count"])
    if not years:
        return None
    then = calendars.months_before(day, 12 * years)
    words = " ".join(found["told"].split())
    return replace(
        mention, start=then, end=then, span=Span(found.start("told"), found.end()), form="",
        reason=f'"{words}" {mention.reason}', base=span,
    )  # fmt: skip


def _years(nth: str | None, count: str | None) -> int:
    if count is not None:
        return count_of(count) or 0
    if nth is None:
        return 0
    return int(nth[:-2]) if nth[0].isdecimal() else ORDINALS.get(nth) or LATER_ORDINALS.get(nth) or 0


def _without_parts(mentions: Sequence[DateMention]) -> list[DateMention]:
    """The mentions but for those whose words stand in one counted from an anniversary: "ten years since"."""
    whole = [m.span for m in mentions if m.base is not None and m.span is not None]
    return [m for m in mentions if m.base is not None or m.span is None or not any(w.overlaps(m.span) for w in whole)]
