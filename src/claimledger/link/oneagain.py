"""The one whom an event killed, behind the dead person told by name: "Ann Lee died in Osk. The crash left [one] dead"."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.again import EVENTS
from claimledger.link.case import Case
from claimledger.link.otherdays import told_another_day
from claimledger.link.weekdays import on_other_days
from claimledger.mentions import Document, Figure
from claimledger.patterns import Rare
from claimledger.turns import Apart

_THE_EVENT = Rare(
    rf"\b(?:the|this) (?:\w+ ){{0,2}}?(?:{EVENTS}|gunfire|fight|brawl|crime|wreck|robbery|dispute|altercation|confrontation|"
    r"encounter)\b"
)
_OTHER = Rare(
    r"\b(?:another|separate\w*|other|second|also|earlier|previous|last (?:year|month|week)|different|similar|"
    r"one (?:more|other)|meanwhile|elsewhere|unrelated)\b"
)
_EVENT_OF = Rare(r"\bthe (?:\w+ ){0,2}?\w+ (?:in|at|near|outside) [A-Z]")


def one_again(doc: Document, cases: list[Case], figures: Sequence[Figure], apart: Apart) -> None:
    """A bare "one" that an event of the text killed is the only one whose death the text tells before."""
    own = [c for c in cases if c.told_as("killed") and not c.plural]
    counted = [c for c in own if c.counted]
    if not counted or len(own) < 2 or len(own) > len(counted) + 1 or any(c.culprit for c in own):
        return
    if any((f.low or 0) > 1 and f.outcome in ("killed", "casualties") for f in figures):
        return
    first = min(own, key=lambda c: c.figures[0].span.start)
    for case in counted:
        if case is first or case.figures[0].sentence <= first.figures[0].sentence:
            continue
        if all(_takes_up(doc, first, f, apart) for f in case.figures):
            first.figures.extend(case.figures)
            cases.remove(case)


def _takes_up(doc: Document, first: Case, figure: Figure, apart: Apart) -> bool:
    sentence = doc.sentences[figure.sentence]
    told = first.figures[0]
    if figure.other or figure.part_of is not None or figure.assertion == "denied" or figure.background:
        return False
    if not _THE_EVENT.search(doc.folded, sentence.start, sentence.end):
        return False
    if _OTHER.search(doc.folded, sentence.start, sentence.end) or _EVENT_OF.search(
        doc.text, sentence.start, sentence.end
    ):
        return False
    kinds = {f.category for f in first.figures} | {figure.category}
    if figure.category != "people" and len(kinds) > 1 and not kinds <= {"people", "civilian"}:
        return False  # "a soldier was shot. … The attack left [one civilian] dead"
    return not (apart(told, figure) or on_other_days(doc, first.figures, figure) or told_another_day(doc, told, figure))
