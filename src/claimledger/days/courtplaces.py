"""Courts and custody where a sentence names the place at which people came to harm, and no step of the law."""

from __future__ import annotations

import re

from claimledger.mentions import Document
from claimledger.spans import Span

_OUTSIDE = re.compile(
    r"\b(?:(?:outside|near|in\s+front\s+of|opposite|behind)\s+(?:the|an?)\s+(?:[\w-]+\s+){0,3}|(?:died|dies|dead|deaths?|killed)\s+)\Z"
)
_STREET = re.compile(
    r"\b(?:on|off|near|along|of|to|at)\s+(?:(?:the\s+)?\d[\w-]*\s+(?:block\s+of\s+)?)?(?:[A-Z][\w'’.]*\s+){1,2}Court\Z"
)


def is_place(doc: Document, step: Span) -> bool:
    """Whether it is a place: "were called to Amber Court on Friday", "shot outside the court", "died in custody on Friday"."""
    if doc.folded.startswith(("court", "in custody"), step.start) and _OUTSIDE.search(
        doc.folded, max(0, step.start - 40), step.start
    ):
        return True
    return _STREET.search(doc.text, max(0, step.start - 40), step.end) is not None
