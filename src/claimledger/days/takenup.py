"""The day of the event that a sentence takes up by its kind or its town, behind what the text told in between.

"A ferry sank off Orvale on Tuesday. … In a separate incident on Thursday, a guard was shot. … Nine were hurt in the
sinking": on Tuesday.
"""

from __future__ import annotations

import re

from claimledger import calendars
from claimledger.calendars import MONTH_PATTERN
from claimledger.days.daybook import Daybook, is_fine
from claimledger.days.happenings import happenings
from claimledger.days.phrases import SAME_EVENT
from claimledger.days.reading import Told
from claimledger.days.windows import Windows
from claimledger.mentions import Figure, When
from claimledger.spans import Span

# "hurt in the sinking", "the day of the attack"; not "the second attack", "the 2019 fire", "since the raid"
_NAMED = re.compile(r"(?<!since )(?<!after )(?<!before )(?<!until )\b(?:the|this|that)\s+((?:[a-z'’-]+\s+){0,2}?)")
_ANOTHER = re.compile(
    r"\b(?:other|second|third|fourth|fifth|two|three|four|latest|previous|earlier|similar|separate|same|last|next|later|first|most|many|"
    r"recent|deadliest|worst|old|past)\b"
)
_FAR = re.compile(rf"\s+(?:of|in|on|at)\s+(?:\d|(?:early|late|last|mid)\b|(?:{MONTH_PATTERN})\s+\d)")
_NAME = re.compile(r"\b[A-Z][\w’'-]{2,}")
_CALENDAR = frozenset(name.capitalize() for name in (*calendars.DAY_NAMES, *calendars.MONTHS))


def of_event_named(days: Daybook, found: Windows, figure: Figure) -> When | None:
    """The one day of the happenings that the text has told, of the kind that the sentence of a figure takes up, or of the
    town that it names.

    None where it names neither, where happenings of that kind were told of more than one day, or where the last day told
    before is of that kind already.
    """
    named = days.has(SAME_EVENT, figure.sentence)
    if figure.background or figure.earlier or figure.assertion == "projected" or not (named or days.turned):
        return None
    sentence = days.doc.sentences[figure.sentence]
    told = [t for i in days.dated if i < sentence.index for t in _days_of_event(days, i)]
    if len({t.window for t in told}) < 2 or days.doc.sentences[told[-1].sentence].paragraph == sentence.paragraph:
        return None  # nothing was told of another day, or in its own paragraph
    kinds = _kinds_named(days, figure) if named else frozenset()
    fits = [t for t in told if not kinds.isdisjoint(_kinds_of(days, t.sentence))] if kinds else told
    fits = fits or [t for t in told if not kinds.isdisjoint(_kinds_in_general(days, t.sentence))]
    if not kinds or len({t.window for t in fits}) > 1:
        if told[-1].sentence not in days.turned:
            return None
        names = set(_NAME.findall(days.doc.text, sentence.start, sentence.end))
        fits = [t for t in fits if not names.isdisjoint(_names_of(days, t.sentence))] if names else []
    if len({t.window for t in fits}) != 1 or fits[-1].window == told[-1].window:
        return None
    one = fits[0].mention
    return When(one.start, one.end, one.precision, one.span, f"{one.reason}, of the event that the sentence takes up")


def of_event_dated(days: Daybook, figure: Figure, index: int) -> When | None:
    """The day that a sentence of several gives to the happening that the sentence of a figure takes up: "Two guards were hurt
    on Wednesday outside the court that hears the case of last July's bombing. The blast killed 16": in July."""
    if not days.has(SAME_EVENT, figure.sentence):
        return None
    told = [t for t in days.told(index) if t.window and t.mention.span and t.mention.form in ("", "past")]
    if len({t.window for t in told}) < 2 or not (kinds := _kinds_named(days, figure)):
        return None
    folded, sentence = days.doc.folded, days.doc.sentences[index]
    found: list[Told] = []
    for noun in happenings().named.finditer(folded, sentence.start, sentence.end):
        if not kinds.isdisjoint(happenings().called[noun.group()]):
            words = Span(*noun.span())
            found.append(min(told, key=lambda t: t.mention.span.gap(words) if t.mention.span else _FARTHEST))
    if len({t.window for t in found}) != 1 or found[0].role != "event":
        return None
    one = found[0].mention
    return When(one.start, one.end, one.precision, one.span, f"{one.reason}, of the event that the sentence takes up")


_FARTHEST = 10**6


def _names_of(days: Daybook, index: int) -> list[str]:
    """The names in a sentence, its first word left out."""
    sentence = days.doc.sentences[index]
    first = days.doc.text.find(" ", sentence.start, sentence.end)
    return [n for n in _NAME.findall(days.doc.text, first, sentence.end) if n not in _CALENDAR] if first > 0 else []


def _kinds_named(days: Daybook, figure: Figure) -> frozenset[str]:
    """The kinds of happenings that the sentence of a figure takes up: "the derailment", "the disaster"."""
    folded, sentence = days.doc.folded, days.doc.sentences[figure.sentence]
    known = happenings()
    for match in _NAMED.finditer(folded, sentence.start, sentence.end):
        noun = known.named.match(folded, match.end(), sentence.end)
        if noun is None:
            noun = known.named.search(folded, match.start(1), min(match.end() + 40, sentence.end))
            if noun is None or not re.fullmatch(r"(?:[a-z'’-]+\s+){0,2}", folded[match.start(1) : noun.start()]):
                continue
        lead = folded[match.start(1) : noun.start()]
        if _ANOTHER.search(lead) or _FAR.match(folded, noun.end(), sentence.end):
            continue
        return known.called[noun.group()]
    return frozenset()


def _days_of_event(days: Daybook, index: int) -> list[Told]:
    """The single days that a sentence gives to an event, no later death and no toll."""
    kept: dict[int, list[Told]] = days.kept.setdefault("days of event", {})
    if index not in kept:
        told = days.told(index) if not (days.tells_later_death(index) or days.counts(index)) else ()
        events = [t for t in told if t.role == "event" and t.window and is_fine(t.mention)]
        kept[index] = [t for t in events if t.mention.precision == "day" and not t.mention.form]
    return kept[index]


def _kinds_of(days: Daybook, index: int) -> frozenset[str]:
    """The kinds of happenings that a sentence tells of."""
    kept: dict[int, frozenset[str]] = days.kept.setdefault("kinds", {})
    if index not in kept:
        sentence = days.doc.sentences[index]
        kept[index] = happenings().kinds(days.doc.folded, sentence.start, sentence.end)
    return kept[index]


def _kinds_in_general(days: Daybook, index: int) -> frozenset[str]:
    """The kinds of happenings that the "attack" or "incident" of a sentence may be of."""
    sentence = days.doc.sentences[index]
    return happenings().kinds_in_general(days.doc.folded, sentence.start, sentence.end)
