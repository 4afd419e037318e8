"""Days of some of those counted: "six were murdered, the last of them on 11 May", "70 were hurt, most of them on Sunday"."""

from __future__ import annotations

import re

from claimledger.mentions import Document, Figure
from claimledger.patterns import Rare
from claimledger.spans import Span

# "five died, including three of a family whose van plunged into a ravine on Saturday"
_OF_A_PART = Rare(r",\s+(?:including|among\s+(?:them|whom))\s+[^,;]{0,60}?\b(?:who|whose|when|which|that)\b[^,;]*\Z")
# "the toll stands at 9,250, including 17 killed in the past day", "512 have died, nine of them in the past 24 hours"
_OF_COUNTED_PART = Rare(
    r",?\s+(?:(?:including|among\s+(?:them|whom))\s+(?:(?:at\s+least|another)\s+)?[\w,-]+|[\w,-]+\s+of\s+(?:them|whom)|"
    r"with\s+(?:at\s+least\s+)?[\w,-]+(?=\s+(?:[\w-]+\s+)?(?:killed|dead|died)\b))"
    r"(?:\s+(?:[\w-]+\s+){0,2}?(?:killed|dead|died|wounded|injured|hurt|deaths|fatalities))?\s+(?:(?:in|on|over|during|within|since)\s+)?\Z"
)
_UP_TO_NOW = ("the past ", "past ", "the last ", "last 2", "the previous ", "the preceding ")
# "six were murdered, the last of them on 11 December"
_ONE_OF_THEM = Rare(
    r",\s+(?:the\s+)?(?:last|latest|first|most\s+recent|worst|deadliest)(?:\s+of\s+(?:them|these|those|which|whom)|\s+one)?"
    r"\s+(?:\w+\s+){0,3}$"
)

_FIRST_OF = re.compile(
    r"\b(?:first|second|third|fourth|last|latest|oldest|youngest|most\s+recent|earliest)\s+of\s+(?:(?:the|these|those|its|their)\s+)?\Z"
)
_CAME = re.compile(r"(?:\s+\w+)?\s+(?:was|came|happened|occurred|took\s+place|died|fell)\b[^,;]*\Z")


_MOST_OF_THEM = re.compile(
    r",\s+(?:most|many|some|half|several|the\s+majority)\s+of\s+(?:them|whom|those)\s+(?:(?:on|over|in|during|late|early|the|killed|"
    r"hurt|injured|wounded)\s+)*\Z"
)


def is_one_of_them(doc: Document, figure: Figure, span: Span) -> bool:
    """Whether a date is that of one out of many: "six were murdered, the last of them on 11 December"."""
    end = max(figure.harm.end, figure.span.end)
    if end >= span.start:
        return False
    if (figure.low or 0) > 1 and _FIRST_OF.search(doc.folded, max(0, figure.span.start - 30), figure.span.start):
        return _CAME.match(doc.folded, end, span.start) is not None  # "the first of the three deaths was on 11 May"
    return _ONE_OF_THEM.search(doc.folded, end, span.start) is not None


def is_of_a_part(doc: Document, figure: Figure, span: Span) -> bool:
    """Whether a date is that of a part: "five died, including three whose van fell into a gorge on Saturday"."""
    end = max(figure.harm.end, figure.span.end)
    if end >= span.start:
        return False
    if doc.folded.find(" of ", end, span.start) > 0 and _MOST_OF_THEM.search(doc.folded, end, span.start) is not None:
        return True  # "70 were hurt, most of them over the weekend"
    if _OF_A_PART.search(doc.folded, end, span.start) is not None:
        return True
    if not doc.folded.startswith(_UP_TO_NOW, span.start):
        return False
    return (figure.low or 0) > 1 and _OF_COUNTED_PART.search(doc.folded, end, span.start) is not None
