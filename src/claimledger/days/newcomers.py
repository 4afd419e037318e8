"""Events that a text brings in behind a figure, and then goes on with: "Nine died. … accused of [an attack] on the port. … the
attack on 3 May"."""

from __future__ import annotations

import re

from claimledger.days.daybook import Daybook
from claimledger.days.words import date_signs
from claimledger.mentions import Figure
from claimledger.spans import Span

_LINK = re.compile(r"\s+(?:(?:on|of|in|at|late|early|the|last)\s+){1,3}")
_DETERMINED = ("the", "this", "that", "these", "those")


def is_of_newcomer(days: Daybook, figure: Figure, day: Span | None) -> bool:
    """Whether the event that a date names, "the attack on [3 May]", was brought in as "an attack" behind a figure."""
    if day is None:
        return False
    folded, sentences = days.doc.folded, days.doc.sentences
    start, last = sentences[figure.sentence].end, sentences[days.index_at(day.start)].start
    if start >= last:
        return False
    nouns = date_signs(folded).spans("event", max(last, day.start - _NEAR), day.start)
    noun = nouns[-1] if nouns else None
    if noun is None or _LINK.fullmatch(folded, noun.end, day.start) is None:
        return False
    lead = folded[last : noun.start].split()[-2:]
    if not any(word in _DETERMINED for word in lead):
        return False
    return _brought_in(days, folded[noun.slice], last) >= start


def _brought_in(days: Daybook, noun: str, last: int) -> int:
    """Where "an attack" is told last before the offset `last`; -1 where it is not."""
    kept: dict[tuple[str, int], int] = days.kept.setdefault("newcomers", {})
    if (noun, last) not in kept:
        told = re.finditer(rf"\ban?\s+(?:[\w-]+\s+){{0,2}}{re.escape(noun)}\b", days.doc.folded[:last])
        kept[noun, last] = max((match.start() for match in told), default=-1)
    return kept[noun, last]


_NEAR = 40  # characters
