"""Deaths by which a toll is said to have risen: "the toll reached 31 as fishermen found five bodies" has the five in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.mentions import Document, Figure
from claimledger.turns import Apart

_ROSE = re.compile(
    r"\b(?:rose|risen|rises|climbed|climbs|reached|reaches|grew|grown|jumped|increased|mounted|went up|gone up)\b"
)
_BY = re.compile(r"\b(?:after|as(?! (?:well|many|far|much|of|long)\b)|following)\b")
_WITH = re.compile(r"\bwith\b")
_WHEN = re.compile(r"\bwhen\b")
_BESIDE = re.compile(
    r"\b(?:another|separate|elsewhere|while|whereas|but|different|new|fresh|later|ago|compared|year|month|war)\b|[;:(]"
)


def parts_of_risen(
    doc: Document, told: Sequence[Figure], firsts: dict[int, Figure], wholes: dict[int, Figure], apart: Apart
) -> None:
    """ "The toll rose to 52 [after five bodies were found]", "stood at 83, [with Osk accounting for 49 deaths]": inside.

    Several places told behind "with" that do not add up to the toll are left to reconciliation.
    """
    for at, toll in enumerate(told):
        if not toll.cumulative or toll.outcome != "killed" or toll.assertion != "stated" or (toll.low or 0) < 2:
            continue
        if toll.qualifier in ("vague", "unquantified"):
            continue
        parts = [
            f for f in told[at + 1 :]
            if f.sentence == toll.sentence and f.outcome == "killed" and f.assertion == "stated" and not f.cumulative
            and 0 < (f.low or 0) < (toll.low or 0) and f.qualifier not in ("vague", "unquantified") and not f.other
            and not (f.compared or f.earlier or f.background) and id(f) not in wholes and id(f) not in firsts
        ]  # fmt: skip
        for part in parts:
            if _tells_how(doc, toll, part, len(parts)) and not apart(toll, part):
                wholes[id(part)] = firsts.get(id(toll), toll)


def _tells_how(doc: Document, toll: Figure, part: Figure, parts: int) -> bool:
    """Whether the words between a toll and the deaths behind it say what raised it, or what it is made of."""
    start, end = toll.span.end, max(toll.span.end, min(part.group.start, part.harm.start))
    if _BESIDE.search(doc.folded, start, part.group.start) is not None:
        return False
    if _BY.search(doc.folded, start, end) is not None:
        return True
    if parts == 1 and _WITH.search(doc.folded, start, end) is not None:
        return True
    rose = _ROSE.search(doc.folded, doc.sentences[toll.sentence].start, start) is not None
    return rose and _WHEN.search(doc.folded, start, end) is not None
