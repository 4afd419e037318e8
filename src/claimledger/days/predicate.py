"""Dates behind the end of what is told of the victims: "Osk, where nine died in March, was attacked again on Monday"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.mentions import Figure
from claimledger.patterns import Rare
from claimledger.spans import Span

_ASIDE = Rare(r",\s+(?:where|who|whom|whose|which|in\s+which)\s[^,;]*\Z")
_WHO = re.compile(r"\b(?:who|that|which)\s+(?:(?:was|were|had|has|have)\s+)?(?:been\s+)?(?:\w+ly\s+)?\Z")
_WHOSE = Rare(r"\bwhose\s+(?:[\w-]+\s+){0,3}\Z")
_AUX = re.compile(r"\b(?:was|were|is|are|been|be|being|has|have|had|got)\b")
_PREDICATE = re.compile(r"\b(?:was|were|is|are|has|have|had|told|met|died|appeared|said)\s")
_CLAUSE = re.compile(r"[,;:–—]|\b(?:and|but|or|as|while|when|after|before|since|until|who|that|which|where|whose)\b")
_REACH = 70  # characters


_AT_ONCE = Rare(
    r"\s+(?:(?:right\s+)?at\s+(?:the|that)\s+(?:scene|spot|house|home)|(?:up)?on\s+the\s+spot|at\s+the\s+site|instantly|immediately|"
    r"instantaneously|at\s+once|there|on\s+impact|almost\s+(?:instantly|immediately))\b"
)

_LATER = re.compile(
    r"\b(?:died|dead|succumbed|passed\s+away|hospital|clinic|infirmary|ambulance|wounds|injuries|later)\b"
)

_OF_CAUSE = re.compile(
    r"\b(?:after|when|as)\b"
)  # "died at the scene and two in hospital [after a bus hit a wall on Sunday]"


def died_at_once(folded: str, figure: Figure) -> int | None:
    """Where the words end that tell of a death at once, "died at the scene"; None where it is not told so."""
    at_once = _AT_ONCE.search(folded, figure.harm.start, figure.harm.end + 30) if figure.outcome == "killed" else None
    return at_once.end() if at_once is not None and at_once.start() <= figure.harm.end else None


def is_behind_other_death(folded: str, figure: Figure, span: Span, beside: Sequence[Span]) -> bool:
    """Whether a date is that of another's later death: "One died at the scene and another in hospital on [Wednesday]"."""
    end = died_at_once(folded, figure)
    later = _LATER.search(folded, end, span.start) if end is not None else None
    if end is None or later is None or _OF_CAUSE.search(folded, later.end(), span.start) is not None:
        return False
    return any(end <= other.start and other.end <= span.start for other in beside)


def is_beyond_predicate(folded: str, figure: Figure, span: Span) -> bool:
    """Whether a date stands behind a verb that is none of the victims' harm, which the words beside them have told.

    "A statue of nine men killed in March was hit on [Monday]", "Osk, where nine died in March, was hit on [Monday]" -> True.
    "A woman whose son was killed in March was shot on [Monday]" -> True, for the son.
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
        beside = _WHOSE.search(lead) is not None or _AUX.search(between) is None or _WHO.search(between) is not None
    if not beside:
        return False
    verb = _PREDICATE.search(folded, own, span.start)
    return verb is not None and _CLAUSE.search(folded, own, verb.start()) is None
