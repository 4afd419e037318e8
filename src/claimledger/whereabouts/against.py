"""Places of what an event is only held against: "the deadliest in Orvale this year"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.history import SINCE_THE_LAST
from claimledger.mentions import Document
from claimledger.places.mentions import PlaceMention
from claimledger.turns import NEXT_DOOR
from claimledger.whereabouts.fine import is_wide
from claimledger.whereabouts.named import Whereabouts

_AMONG_ALL = re.compile(
    r"\b(?:deadliest|bloodiest|worst|biggest|largest|heaviest|gravest|(?:second|third|fourth|fifth|sixth)\s+such)\b[^,.;]{0,60}"
    r"\b(?:in|across|on|off|of)\s+(?:the\s+)?$"
)


def compared(found: Whereabouts, named: Sequence[PlaceMention], index: int) -> bool:
    """Whether a place is wide and only that of what an event is held against: "the deadliest in Mali this year"."""
    doc = found.page.doc
    if any(m.role != "event" or m.span is None or not is_wide(found.page, m) for m in named):
        return False
    low, start = doc.folded, doc.sentences[index].start
    return all(_AMONG_ALL.search(low, max(start, m.span.start - 90), m.span.start) for m in named if m.span)


def held_against(doc: Document, named: Sequence[PlaceMention], index: int) -> bool:
    """Whether all places are those of an earlier event: "the deadliest attack since the one in Orvale killed 30"."""
    sentence = doc.sentences[index]
    last = SINCE_THE_LAST.search(doc.folded, sentence.start, sentence.end)
    return last is not None and all(m.span is not None and m.span.start >= last.end() for m in named)


def told_next_door(doc: Document, named: Sequence[PlaceMention]) -> bool:
    """Whether all places are told as neighbours of where the text is: "In neighbouring Lorin three died"."""
    return all(m.span is not None and doc.folded.endswith(NEXT_DOOR, 0, m.span.start) for m in named)
