"""The last of many: "Six guards have been killed this year. [The most recent was Ivo Lang], who was shot in Osk"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.mentions import Document, Figure

_OPENS = re.compile(
    r"(?:and\s+)?the\s+(?:most\s+recent|latest|last|first|youngest|oldest)(?:\s+(?:one|victim|case|of\s+(?:them|these|those)))?\s+"
    r"(?:was|were|is|being)\s+"
)


def latest_of_many(doc: Document, told: Sequence[Figure], firsts: dict[int, Figure], wholes: dict[int, Figure]) -> None:
    """Make whoever is told as the last or first of many a part of the one plural figure of the sentence before."""
    for figure in told:
        sentence = doc.sentences[figure.sentence]
        if not (figure.low == figure.high == 1) or id(figure) in wholes or id(figure) in firsts:
            continue
        opening = _OPENS.match(doc.folded, sentence.start, figure.group.end)
        if opening is None or figure.group.start - opening.end() > _NEAR:
            continue
        many = [
            f for f in told
            if f.sentence == figure.sentence - 1 and (f.low or 0) > 1 and id(f) not in wholes and f.assertion != "denied"
        ]  # fmt: skip
        if len(many) == 1 and many[0].outcome == figure.outcome:
            wholes[id(figure)] = many[0]


_NEAR = 12  # characters between "was" and who it was: "that of "
