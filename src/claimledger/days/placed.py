"""The day of an event that a text takes up again by its place, and of what went on at once: "They then moved to Osk"."""

from __future__ import annotations

import re

from claimledger.again import EVENTS
from claimledger.days.daybook import Daybook, days_of
from claimledger.days.windows import Windows
from claimledger.mentions import Figure, When

_NAME = r"(?P<{}>[A-Z][\w’'-]{{2,}}(?:\s+[A-Z][\w’'-]+)?)"
_OF_PLACE = re.compile(
    rf"\b(?:[Tt]he|[Tt]hat|[Tt]his)\s+(?:(?:\w+\s+)?(?:{EVENTS})\s+(?:in|on|at|near)\s+{_NAME.format('one')}|"
    rf"{_NAME.format('two')}\s+(?:{EVENTS})\b)"
)
_SHORT = 7  # days

_THEN = re.compile(
    r"\W*(?:(?:and\s+)?then\b|(?:moments|minutes|seconds|shortly|soon|immediately)\s+(?:later|after(?:wards?)?)\b|"
    r"(?:at\s+)?(?:(?:about|around)\s+)?the\s+same\s+time\b|simultaneously\b|"
    r"(?:the|they|he|she|it)\s+(?:[\w-]+\s+){0,3}then\s+(?:moved|went|drove|headed|proceeded|turned|advanced|entered|"
    r"attacked|continued|stormed|crossed|opened|fled|walked|rode|crossed)\b)"
)


def of_the_place(days: Daybook, found: Windows, figure: Figure) -> When | None:
    """The day of the event that the text takes up by its place.

    "Nine died in Osk on Sunday. Six died in Ulm on Monday. … Police confirmed only the attack on Osk. They said four
    died": on Sunday. Where more than one day was told of that place, none.
    """
    doc, sentences = days.doc, days.doc.sentences
    own = sentences[figure.sentence]
    named = _OF_PLACE.search(doc.text, own.start, own.end)
    if named is None and figure.sentence and sentences[figure.sentence - 1].paragraph == own.paragraph:
        if not days.told(figure.sentence) and not found.by_sentence.get(figure.sentence - 1):
            before = sentences[figure.sentence - 1]
            named = _OF_PLACE.search(doc.text, before.start, before.end)
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


def goes_on(days: Daybook, index: int) -> bool:
    """Whether the paragraph of a sentence goes on at once with the one before: "The gunmen then moved to Osk"."""
    sentences = days.doc.sentences
    first = index
    while first and sentences[first - 1].paragraph == sentences[index].paragraph:
        first -= 1
    return first > 0 and _THEN.match(days.doc.folded, sentences[first].start, sentences[first].end) is not None
