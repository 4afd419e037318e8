"""Whose place does not go on: a town of which only some of a wider toll were told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.mentions import Figure
from claimledger.places.mentions import PlaceMention
from claimledger.whereabouts.beside import Beside
from claimledger.whereabouts.fine import fineness, is_wide
from claimledger.whereabouts.named import Whereabouts

# "Nine are missing in the town": in that of the sentence before
_IN_IT = re.compile(
    r"\b(?:in|at|from|of|across)\s+(?:the|this|that)\s+(?:[\w-]+\s+)?(?:town|city|village|hamlet|district|area|building|"
    r"school|hospital|mine|house|block|site)\b|\b(?:here|there)\b(?!\s+(?:is|are|was|were)\b)|\b(?:others?|more(?!\s+than)|them)\b"
)

_NEXT = 2  # sentences behind


def told_of_some(
    found: Whereabouts, beside: Beside, figure: Figure, before: Sequence[Figure], named: Sequence[PlaceMention]
) -> bool:
    """Whether the figures `before`, told with the town of `named`, are all parts of a toll of a wide place, which a
    figure behind them goes on with: "A quake killed 11 in the south. Seven died in Orvale. Nine are missing"."""
    if figure.part_of is not None or figure.other or figure.low == figure.high == 1 or figure.category != "people":
        return False
    if not named or not 0 < figure.sentence - before[0].sentence <= _NEXT or figure.background:
        return False
    wholes = [beside.whole_of.get(id(one)) for one in before]
    if any(whole is None or whole.sentence == one.sentence for one, whole in zip(before, wholes, strict=True)):
        return False
    sentence = found.page.doc.sentences[figure.sentence]
    if _IN_IT.search(found.page.doc.folded, sentence.start, sentence.end):
        return False
    most = fineness(min(named, key=fineness))
    for whole in wholes:
        told = [m for m in found.named[whole.sentence] if m.role in ("event", "label")] if whole else []
        if not any(is_wide(found.page, m) and fineness(m) < most for m in told):
            return False
    return True
