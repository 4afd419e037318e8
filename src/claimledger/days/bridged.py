"""Days of what people did about harm, where another day of their sentence is that of the harm.

"Families gathered on Thursday outside the mill that burned down on Tuesday": on Thursday nobody was harmed.
"""

from __future__ import annotations

import re

from claimledger.days.words import Signs
from claimledger.spans import Span

# From what was done to what it was about: "their search [for] victims of a fire", "the mill [that] burned down"
_BRIDGE = re.compile(
    r"\b(?:that|who|which|where|whose|for|over|into|against|about|outside|from|of|at|with|to)\s+(?!death\b)"
)
_APART = re.compile(r"[,;:—–]|\band\b|\bbut\b|\bwhile\b")
_WORD = re.compile(r"\w")


def is_of_response(folded: str, signs: Signs, start: int, first: Span, second: Span) -> bool:
    """Whether the first of two days of a sentence, which begins at `start`, is of what was done about harm of the second.

    "Divers on Thursday searched for victims of a fire on Tuesday" -> True; "Rebels on Monday crossed the river and killed
    nine on Tuesday" and "Rebels killed two on Monday and nine on Tuesday" -> False.
    """
    if _WORD.search(folded[start : first.start].removesuffix("on ").removesuffix("the ")) is None:
        return False
    if _harms(signs, start, first.start):
        return False
    harms = _harms(signs, first.end, second.start)
    if not harms:
        return False
    harm = min(harms)
    between, behind = folded[first.end : harm.start], folded[harm.end : second.start]
    return _BRIDGE.search(between) is not None and not _APART.search(between) and not _APART.search(behind)


def _harms(signs: Signs, start: int, end: int) -> list[Span]:
    return [s for table in ("violence", "event", "befell") for s in signs.spans(table, start, end)]


_CLAUSE = re.compile(r"\b(?:that|which|where|when|whose)\b[^,;]*$")


def is_of_relative(folded: str, signs: Signs, start: int, day: Span) -> bool:
    """Whether a day closes a relative clause of harm behind `start`: "arrested the owner of a mill that burned down on
    [Tuesday]"."""
    clause = _CLAUSE.search(folded, start, day.start)
    if clause is None:
        return False
    return bool(_harms(signs, clause.start(), day.start)) and not signs.any("procedure", clause.start(), day.start)
