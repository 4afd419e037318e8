"""Bodies that are handed over, named or buried: of the dead that the text counted before."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.mentions import Document, Figure
from claimledger.patterns import Rare
from claimledger.turns import Apart

_DEALT_WITH = Rare(
    r"\b(?:handed over|handed back|returned to|released to|buried|identified|claimed by|"
    r"(?:taken|brought|sent) to (?:the |a )?morgue)\b"
)
_OF_THE_DEAD = ("victims", "bodies", "corpses", "dead", "remains", "coffins")
_BODIES = Rare(r"\b(?:bodies|remains|corpses|coffins)\b")


def bodies_of_the_dead(
    doc: Document, told: Sequence[Figure], firsts: dict[int, Figure], wholes: dict[int, Figure], apart: Apart
) -> None:
    """ "A crash killed 22. … The bodies of [17] were handed over, [five] bodies were not yet identified.": of the 22."""
    dealt: set[int] = set()
    for figure in told:
        if figure.outcome != "killed" or figure.low != figure.high or figure.other or id(figure) in firsts:
            continue
        sentence = doc.sentences[figure.sentence]
        if not doc.folded[figure.group.slice].endswith(_OF_THE_DEAD):
            continue  # "the bodies of 31 people shot the day before were buried": people told of here
        near = max(sentence.start, figure.group.start - _BESIDE), min(sentence.end, figure.group.end + _BESIDE)
        if not _BODIES.search(doc.folded, *near) or not _DEALT_WITH.search(doc.folded, figure.group.end, sentence.end):
            continue
        if (whole := wholes.get(id(figure))) is not None and id(whole) not in dealt:
            continue
        tolls = [
            f for f in told
            if f.outcome == "killed" and f.sentence < figure.sentence and (f.low or 0) > (figure.low or 0)
            and f.assertion == "stated" and not f.background and id(f) not in dealt and id(f) not in wholes
        ]  # fmt: skip
        if tolls and not apart(tolls[-1], figure):
            wholes[id(figure)] = firsts.get(id(tolls[-1]), tolls[-1])
            dealt.add(id(figure))


_BESIDE = 40  # characters between a count and the word for bodies
