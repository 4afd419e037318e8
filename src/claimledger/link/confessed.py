"""The one victim of a text, told again as kin of who is held for the deed: "he has admitted killing his sister"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.link.case import Case
from claimledger.link.person import KIN
from claimledger.mentions import Document, Figure
from claimledger.patterns import Rare
from claimledger.turns import Apart

_HELD_FOR = Rare(
    r"\b(?:admit\w*|confess\w*|charged|accused|suspected|convicted|indicted|pleaded|pleads|sentenced|arrested|"
    r"told (?:police|officers|detectives))\b"
)
_OTHERS = Rare(r"\b(?:another|other|also|separate\w*|earlier|previous\w*|second|similar|unrelated)\b")
_AT = re.compile(r"\b(?i:in|at|near|outside|from)\s+((?:[A-Z][\w'’-]+\s?)+)")
_POSSESSED = ("his ", "her ", "their ")


def kin_of_the_culprit(doc: Document, cases: list[Case], figures: Sequence[Figure], apart: Apart) -> None:
    """ "A girl of 14 was found dead. … Her brother has admitted killing [his sister].": she is the girl, where the text
    tells of no other who was harmed, and of no other place."""
    dead = [c for c in cases if c.told_as("killed") and not c.plural and not c.culprit]
    if len(dead) < 2 or _HELD_FOR.search(doc.folded, 0, len(doc.folded)) is None:
        return
    told = [f for f in figures if f.assertion != "denied" and f.qualifier != "unquantified" and not f.background]
    if any((f.low or 0) > 1 for f in told):
        return
    again = [c for c in dead if all(_is_kin_of_who_did_it(doc, f) for f in c.figures)]
    first = [c for c in dead if not any(c is one for one in again)]
    if len(first) != 1 or first[0].counted:
        return
    victim = first[0]
    for case in again:
        one, two = victim.person, case.person
        alike = one.fits(two) and (one.sex == two.sex or not two.heads.isdisjoint(("cousin",)))
        behind = all(f.span.start > victim.figures[0].span.start for f in case.figures)
        if not alike or not behind or (one.names and two.names) or not one.heads.isdisjoint(KIN - two.heads):
            continue
        if any(f.other or apart(victim.figures[0], f) for f in case.figures):
            continue
        victim.figures.extend(case.figures)
        victim.person = one.joined(two)
        cases.remove(case)


def _is_kin_of_who_did_it(doc: Document, figure: Figure) -> bool:
    """Whether somebody's own is told of as whom one who is held for it killed, and no new place."""
    if not doc.folded.startswith(_POSSESSED, figure.group.start) or figure.names:
        return False
    sentence = doc.sentences[figure.sentence]
    if _HELD_FOR.search(doc.folded, sentence.start, figure.group.start) is None:
        return False
    if _OTHERS.search(doc.folded, sentence.start, sentence.end) is not None:
        return False
    place = _AT.search(doc.text, sentence.start, sentence.end)
    return place is None or doc.text.find(place[1].strip(), 0, sentence.start) >= 0
