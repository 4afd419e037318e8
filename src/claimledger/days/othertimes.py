"""Times told by how they lie to the event before, which is no event of theirs: "On Monday raiders killed seven. Weeks later they
shot two herders", "It follows the killing of two herders".

The day told before is none of the two.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from claimledger import calendars
from claimledger.days.daybook import Daybook
from claimledger.mentions import Figure, When
from claimledger.patterns import Rare
from claimledger.spans import Span

_LYING = (
    r"(?P<within>later|earlier)\s+(?:in\s+)?(?:that|the)(?:\s+same)?\s+(?P<w>week|month|year)"
    r"|the\s+(?P<side>next|following|previous|preceding)\s+(?P<u>week|month|year)(?!\s+(?:of|after|before|since))"
    r"|the\s+(?P<b>week|month|year)\s+before(?=\s*[,.;]|\s+(?:last\b\W))"
    r"|(?<!-)(?:days|weeks|months|years)\s+(?:later|earlier)\b(?!\s+than)"
)
_TOLD = Rare(rf"\b(?:{_LYING})")
_SAYING = re.compile(
    r"\b(?:said|says|saying|told|reported|announced|confirmed|recalled|remember\w*|arrest\w*|charged|sentenced|convicted|found|recovered|"
    r"identified|investigat\w*|mourn\w*|bod(?:y|ies)|remains|toll|rose|risen|climbed|still|confess\w*)\b"
)
_STOP = re.compile(r"[;:.]|,\s+(?:and|but|who|which|where|when|while|whose)\b")
_NUMBERED = re.compile(r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)\s+\Z")
# "It follows the killing of two clerks", "the raid came days after gunmen shot two clerks"
_FOLLOWS = Rare(
    r"\b(?:follow(?:s|ed)|(?:comes?|came)\s+(?:(?:just|only|barely)\s+)?(?:(?:hours|days|weeks|months|years)\s+)?after)\s"
    r"(?!(?:hours|days|weeks|months|years|up)\b)"
)
_HAD = Rare(r"\bhad\s+(?:earlier|previously|once|already\s+once)\s+(?:been\s+)?\Z")
_DEED = 60  # characters
_EVENT = re.compile(
    r"\W*(?:it|this|that|they|(?:the|this|these|those|that|\w+day['’]s)\s+(?:latest\s+|[\w-]+\s+)?(?:attacks?|raids?|killings?|murders?|shootings?|bombings?|strikes?|"
    r"blasts?|explosions?|ambush|violence|incidents?|assaults?|crash|accident|clashes|stabbings?|abductions?|kidnappings?|deaths?|"
    r"massacre|protests?|unrest|arrests?|riots?|rall(?:y|ies)|marches|march|demonstrations?))\s+(?:also\s+)?\Z"
)


def of_other_time(days: Daybook, figure: Figure) -> When | None:
    """The time of those of whom a sentence without a day tells that they met their harm at another time than what stands
    before it: a week, month or year where the words tell it, else a window without days; None where no words say so."""
    if (
        not figure.sentence
        or figure.repeat_of is not None
        or figure.definite
        or figure.cumulative
        or figure.part_of is not None
    ):
        return None
    folded, sentence = days.doc.folded, days.doc.sentences[figure.sentence]
    done = max(figure.span.end, figure.harm.end)
    first = min(figure.group.start, figure.harm.start)
    if days.holds(_TOLD, figure.sentence):
        for told in _TOLD.finditer(folded, sentence.start, sentence.end):
            span = Span(*told.span())
            if _NUMBERED.search(folded, max(0, span.start - 12), span.start):
                continue
            between = folded[span.end : first] if span.end <= first else folded[done : span.start]
            if _SAYING.search(between) or _SAYING.match(folded, figure.harm.start) or _STOP.search(between):
                continue
            return _window(days, figure, told, span)
    if days.holds(_FOLLOWS, figure.sentence):
        follows = _FOLLOWS.search(folded, sentence.start, first)
        if (
            follows is not None
            and first - follows.end() < _DEED
            and _EVENT.fullmatch(folded, sentence.start, follows.start())
        ):
            return When(None, None, reason="told as what went before the event")
    if _HAD.search(folded, max(sentence.start, figure.harm.start - 30), figure.harm.start) is not None:
        return When(None, None, reason="told as earlier than the event")
    return None


def _window(days: Daybook, figure: Figure, told: re.Match[str], span: Span) -> When:
    words = " ".join(told.group().split())
    base = days.before(figure.sentence, False, 1, True)
    unit = told["w"] or told["u"] or told["b"]
    if base is None or unit is None:
        return When(None, None, span=None, reason=f'"{words}", of which the text gives no day')
    if told["w"]:
        first, last = _unit(base, unit, 0)
        one = timedelta(days=1)
        first, last = (min(base + one, last), last) if told["within"] == "later" else (first, max(base - one, first))
    else:
        first, last = _unit(base, unit, 1 if told["side"] in ("next", "following") else -1)
    if days.anchor.day is not None:
        last = min(last, days.anchor.day)
    if last < first:
        return When(None, None, reason=f'"{words}", of which the text gives no day')
    return When(first, last, "period", span, f'"{words}", counted from {base}')


def _unit(base: date, unit: str, step: int) -> tuple[date, date]:
    if unit == "week":
        return calendars.week_window(base, step)
    if unit == "year":
        return calendars.year_window(base.year + step)
    month = calendars.months_before(base, -step)
    return calendars.month_window(month.year, month.month)
