"""Places of a sentence that are those of other people than a figure counts: of some of them, or of the next in a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.mentions import Document, Figure
from claimledger.patterns import Rare
from claimledger.places.mentions import PlaceMention
from claimledger.whereabouts.beside import Beside

_COUNT = r"(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)"
# "…, and four in [Lorin]"
_COUNT_IN = re.compile(
    rf"(?:[,;:]|\band|\bwith)\s+(?:at\s+least\s+|another\s+|about\s+)?{_COUNT}\s+(?:more\s+|others?\s+)?(?:in|at|near|outside)\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?$"
)
# "18 of the wounded were flown abroad, and one of them died in [Lorin]"
_ONE_OF_THEM = Rare(
    r",?\s+(?:and|but|where|of\s+whom)\s+(?:one|two|three|four|five|several|some)\s+of\s+(?:them|whom)\s+(?:later\s+|has\s+|have\s+)?"
    r"(?:died|was|were)\b[^.;]*$"
)
_PARTED_SO = Rare(r"\bof\s+(?:them|whom|those)\s+(?:in|at|near)\s+(?:the\s+)?[^.;]{2,40}$")
# "Vela had 17 deaths, followed by [Osk] with nine"
_NEXT_IN_RANK = Rare(r"\b(?:followed|trailed)\s+(?:closely\s+)?by\s+(?:the\s+)?$")
_OF_SOME = Rare(
    r"\b(?:of\s+(?:them|whom|those)|including\s+(?:at\s+least\s+)?(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"dozens|several|many|some|most))\s+(?:in|at|near)\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?$"
)
# "230 were killed worldwide; more than half of them died in [Lorin]"
_MOST_DIED = re.compile(
    r"\b(?:half|most|many|some|thirds?|quarters?|majority|per\s+cent|percent)(?:\s+of\s+(?:them|those|whom|the\s+\w+))?\s+"
    r"(?:had\s+)?(?:died|perished|fell|were\s+(?:killed|hurt|wounded|injured|shot))?\s*(?:in|at|near)\s+(?:the\s+)?$"
)
_IN_BRACKETS = re.compile(r"\s\((\d[\d,]*)\)")
# "nine died in Osk, on [Lorin] four": of the four
_ITS_COUNT = re.compile(rf"\s{_COUNT}(?=[,.;]|\s+and\b|\s*$)")


def of_uncounted(doc: Document, beside: Beside, mention: PlaceMention, figure: Figure) -> bool:
    """Whether a place is that of a count that was not understood: "seven died in Osk [by a wall that fell] and four in
    [Lorin]", or of the one right behind it: "raids on Osk killed seven, on [Lorin] four"."""
    start = mention.group - 1 if mention.group else mention.span.start if mention.span else 0
    if figure.span.end < start and _NEXT_IN_RANK.search(doc.folded, figure.span.end, start):
        return True
    if figure.span.end < start and mention.span is not None:
        own = _ITS_COUNT.match(doc.folded, max(mention.reach, mention.span.end))
        if own is not None and own.start(1) != figure.harm.start:
            return True
    count = _COUNT_IN.search(doc.folded, max(figure.span.end, start - 40), start)
    if count is None:
        return False
    return not any(f.span.start == count.start(1) for f in beside.of.get(figure.sentence, ()))


def of_some(doc: Document, beside: Beside, mention: PlaceMention, figure: Figure) -> bool:
    """Whether the place is told of some of them alone: "99 journalists were killed, 72 of them in Gaza"."""
    start = mention.group - 1 if mention.group else mention.span.start if mention.span else 0
    if _ONE_OF_THEM.search(doc.folded, max(figure.span.end, figure.harm.end), start) is not None:
        return True
    if mention.span is not None and (opened := _IN_BRACKETS.match(doc.text, max(mention.reach, mention.span.end))):
        theirs = opened.span(1)  # "58 died, most [in Osk (31)]"
        if theirs != figure.span and any(f.span == theirs for f in beside.of.get(figure.sentence, ())):
            return True
    if start - figure.span.end < 20 or mention.span is None or doc.folded.startswith(" of ", figure.span.end):
        return False
    if (count := _COUNT_IN.search(doc.folded, max(figure.span.end, start - 40), start)) is not None:
        # "19 were killed, 17 of them in Osk and two [in Lorin]"
        if _PARTED_SO.search(doc.folded, figure.span.end, count.start()) is not None:
            return True
    near = max(figure.span.end, start - 40)
    return (
        _OF_SOME.search(doc.folded, near, start) is not None or _MOST_DIED.search(doc.folded, near, start) is not None
    )


def of_its_frame(beside: Beside, figure: Figure, named: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places of a figure in a sentence where what was done to one is told inside of what is told of another.

    "A man wanted for a blast in Osk that killed nine was shot in Lorin": the nine died in Osk, he in Lorin.
    """
    for other in beside.near(figure):
        outer, inner = (figure, other) if figure.span.start < other.span.start else (other, figure)
        first, last = inner.span, inner.harm
        low, high = min(first.start, last.start), max(first.end, last.end)
        if outer.harm == inner.harm or not outer.span.end <= low <= high <= outer.harm.start:
            continue
        framed = [m for m in named if m.span and outer.span.end <= m.span.start < outer.harm.start]
        own = framed if figure is inner else [m for m in named if m not in framed]
        if framed and len(own) < len(named):
            return own or list(named)
    return list(named)
