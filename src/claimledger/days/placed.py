"""The day of an event that a text takes up again by its place, and of what went on at once: "They then moved to Osk"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from claimledger.again import EVENTS
from claimledger.days.daybook import Daybook, days_of
from claimledger.days.reading import Told
from claimledger.days.windows import Windows
from claimledger.days.words import date_signs
from claimledger.mentions import Document, Figure, Sentence, When
from claimledger.patterns import Rare

_NAME = r"(?P<{}>[A-Z][\w’'-]{{2,}}(?:\s+[A-Z][\w’'-]+)?)"
_OF_PLACE = Rare(
    rf"\b(?:[Tt]he|[Tt]hat|[Tt]his)\s+(?:(?:\w+\s+)?(?:{EVENTS})\s+(?:in|on|at|near)\s+{_NAME.format('one')}|"
    rf"{_NAME.format('two')}\s+(?:{EVENTS})\b)"
)
_SHORT = 7  # days

_THEN = re.compile(
    r"\W*(?:(?:and\s+)?then\b|(?:moments|minutes|seconds|shortly|soon|immediately)\s+(?:later|after(?:wards?)?)\b|"
    r"(?:at\s+)?(?:(?:about|around)\s+)?the\s+same\s+time\b|simultaneously\b|"
    r"(?:the|they|he|she|it)\s+(?:[\w-]+\s+){0,3}then\s+(?:moved|went|drove|headed|proceeded|turned|advanced|entered|"
    r"attacked|continued|stormed|crossed|opened|fled|walked|rode)\b)"
)


def of_the_place(days: Daybook, found: Windows, figure: Figure) -> When | None:
    """The day of the event that the text takes up by its place.

    "Nine died in Osk on Sunday. Six died in Ulm on Monday. … Police confirmed only the attack on Osk. They said four
    died": on Sunday. Where more than one day was told of that place, none.
    """
    doc, sentences = days.doc, days.doc.sentences
    own = sentences[figure.sentence]
    named = _takes_up(doc, own)
    if named is None and figure.sentence and sentences[figure.sentence - 1].paragraph == own.paragraph:
        if not days.told(figure.sentence) and not found.by_sentence.get(figure.sentence - 1):
            named = _takes_up(doc, sentences[figure.sentence - 1])
    if named is None:
        return None
    name = named["one"] or named["two"]
    whens: dict[object, When] = {}
    for k, when in enumerate(found.whens):
        other = found.figures[k]
        if when is None or when.start is None or other.sentence >= figure.sentence or other.background:
            continue
        scene = sentences[other.sentence]
        start = scene.start
        if other.sentence and sentences[other.sentence - 1].paragraph == scene.paragraph:
            start = sentences[other.sentence - 1].start
        if name in doc.text[start : scene.end] and days_of(when) <= _SHORT:
            whens[when.start, when.end] = when
    if len(whens) > 1:
        return When(None, None, reason=f"what happened in {name} is told of more than one day")
    if not whens:
        return None
    when = whens.popitem()[1]
    return when.because(f"{when.reason}, as what was told of {name}")


def _takes_up(doc: Document, sentence: Sentence) -> re.Match[str] | None:
    if not date_signs(doc.folded).any("event", sentence.start, sentence.end):
        return None
    return _OF_PLACE.search(doc.text, sentence.start, sentence.end)


def goes_on(days: Daybook, index: int) -> bool:
    """Whether the paragraph of a sentence goes on at once with the one before: "The gunmen then moved to Osk"."""
    sentences = days.doc.sentences
    first = index
    while first and sentences[first - 1].paragraph == sentences[index].paragraph:
        first -= 1
    if index - first > 7:
        return False  # beyond the sentences that are looked back to
    return first > 0 and _THEN.match(days.doc.folded, sentences[first].start, sentences[first].end) is not None


_LATE = re.compile(r"\b(?:night|evening|late|midnight|(?:[6-9]|1[01])(?:[:.]\d\d)?\s*p\.?m)\b")
_AFTER_MIDNIGHT = re.compile(
    r"\b(?:(?:after|past)\s+midnight|(?:early|small)\s+hours|before\s+(?:dawn|daybreak|sunrise)|at\s+(?:dawn|daybreak|sunrise|first\s+light)|"
    r"(?:12|[1-6])(?:[:.]\d\d)?\s*a\.?m)\b"
)


def past_midnight(days: Daybook, figure: Figure, index: int, when: When) -> When:
    """The next day, where the hour of a figure lies behind the night that a sentence before tells.

    "Shots were heard late on Saturday. At 1:20 a.m., a man was killed": on Sunday.
    """
    span, day, folded = when.span, when.start, days.doc.folded
    if span is None or day is None or day != when.end or index == figure.sentence or days.told(figure.sentence):
        return when
    own, told = days.doc.sentences[figure.sentence], days.doc.sentences[days.index_at(span.start)]
    if told.index != index or _AFTER_MIDNIGHT.search(folded, own.start, own.end) is None:
        return when
    around = folded[max(told.start, span.start - 20) : min(told.end, span.end + 20)]
    if not _LATE.search(around) or _AFTER_MIDNIGHT.search(folded, told.start, told.end):
        return when
    after = day + timedelta(days=1)
    if days.anchor.day is not None and after > days.anchor.day:
        return when
    return replace(when, start=after, end=after, reason=f"the night after {when.reason}")


_FIRST_OR_SECOND = re.compile(r"\b(?:in|on|during)\s+the\s+(?P<which>first|former|second|latter)\b")


def one_of_two(days: Daybook, figure: Figure, told: list[Told]) -> Told | None:
    """ "They came on 3 June and again on 17 June. In the first raid nine died": the day that the words before it choose."""
    if len(told) != 2 or told[0].window == told[1].window:
        return None
    start = days.doc.sentences[figure.sentence].start
    named = [m["which"] for m in _FIRST_OR_SECOND.finditer(days.doc.folded, start, figure.harm.start)]
    named = named or [m["which"] for m in _FIRST_OR_SECOND.finditer(days.doc.folded, start, figure.span.start)]
    return told[named[-1] in ("second", "latter")] if named else None
