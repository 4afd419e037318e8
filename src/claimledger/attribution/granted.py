"""What a speaker takes for granted: he feels for the dead, or denies a link with their death, and does not report it."""

from __future__ import annotations

import re

_FEELING = re.compile(
    r"\b(?:alarmed|angered|appalled|concerned|dismayed|grieved|horrified|indignant|outraged|saddened|shaken|shocked|"
    r"sorry|troubled|worried)\b[\"”]?\s+(?:about|at|by|for|over)\s+(?!(?:reports?|claims?|word|news)\b)[^.;]*\Z"
)
_UNLINKED = re.compile(
    r"\bden(?:ied|ies|y|ying)\b[^.;]*\b(?:connected|due|linked|related|tied)\s+(?:to|with)\b[^.;]*\Z"
)
_TELLING = re.compile(r"\b(?:add(?:ed|ing)|and\s+said|saying|told)\b")


def is_granted(folded: str, start: int, end: int) -> bool:
    """Whether what stands at `end` of a lower-case text is known to who speaks from `start` on, and not told by him.

    "The minister said she was alarmed over the murder of [nine]", "denied that the visit was linked to the murder of
    [nine]"; not "said she was alarmed, adding that [nine] had died".
    """
    found = _FEELING.search(folded, start, end) or _UNLINKED.search(folded, start, end)
    return found is not None and _TELLING.search(folded, found.start(), end) is None
