"""Dates behind the end of what is told of the victims: "Osk, where nine died in March, was attacked again on Monday"."""

from __future__ import annotations

import re

from claimledger.mentions import Figure
from claimledger.spans import Span

_ASIDE = re.compile(r",\s+(?:where|who|whom|whose|which|in\s+which)\s[^,;]*\Z")
_WHO = re.compile(r"\b(?:who|that|which)\s+(?:(?:was|were|had|has|have)\s+)?(?:been\s+)?(?:\w+ly\s+)?\Z")
_AUX = re.compile(r"\b(?:was|were|is|are|been|be|being|has|have|had|got)\b")
_PREDICATE = re.compile(r"\b(?:was|were|is|are|has|have|had|told|met|died|appeared|said)\s")
_CLAUSE = re.compile(r"[,;:–—]|\b(?:and|but|or|as|while|when|after|before|since|until|who|that|which|where|whose)\b")
_REACH = 70  # characters


def is_beyond_predicate(folded: str, figure: Figure, span: Span) -> bool:
    """Whether a date stands behind a verb that is none of the victims' harm, which the words beside them have told.

    "A statue of nine men killed in March was hit on [Monday]", "Osk, where nine died in March, was hit on [Monday]" -> True.
    "Nine men were killed in March and on [Monday]" -> False.
    """
    own = max(figure.harm.end, figure.span.end)
    if span.start <= own:
        return False
    first = min(figure.harm.start, figure.span.start)
    lead = folded[max(0, first - _REACH) : first]
    if _ASIDE.search(lead) is not None:
        return folded.find(",", own, span.start) >= 0
    if figure.harm.start < figure.span.start:
        beside = _WHO.search(folded[max(0, figure.harm.start - 30) : figure.harm.start]) is not None
    else:
        between = folded[figure.span.end : figure.harm.start]
        beside = _AUX.search(between) is None or _WHO.search(between) is not None
    if not beside:
        return False
    verb = _PREDICATE.search(folded, own, span.start)
    return verb is not None and _CLAUSE.search(folded, own, verb.start()) is None
