"""Counts of which a text does not know whom they hold: "two men were shot; it was not clear if Lang was one of them"."""

from __future__ import annotations

from claimledger.mentions import Document, Figure
from claimledger.patterns import Rare

_UNCLEAR = Rare(
    r"\b(?:unclear|unknown|not (?:\w+ )?(?:clear|known|certain|sure|say|said))\b(?: \w+){0,3} (?:if|whether) "
    r"(?:[\w'’.-]+ ){1,6}?(?:(?:was|were|is|are|had been) (?:one|any|some|part|among)\b|belonged to (?:them|these|those)\b)"
)


def drop_unclear_parts(doc: Document, told: list[Figure], wholes: dict[int, Figure]) -> None:
    """Takes back what counts hold by inference alone, where the words behind a count leave open who is of it."""
    for figure in told:
        whole = wholes.get(id(figure))
        if whole is None or whole.sentence == figure.sentence:
            continue
        last = doc.sentences[min(whole.sentence + 1, len(doc.sentences) - 1)]
        said = _UNCLEAR.search(doc.folded, whole.span.end, last.end)
        if said is not None and doc.folded[figure.group.slice].split()[-1] in said.group().split():
            del wholes[id(figure)]
