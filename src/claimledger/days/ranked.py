"""Dates that rank an event and tell no day of it: "in one of the deadliest attacks this year"."""

from __future__ import annotations

from claimledger.patterns import Rare

# "in one of the deadliest attacks in the region this year": how it compares, not when it was.
_RANKED = Rare(
    r"\b(?:in|was|is|as|among|became|marks|marked|marking|called|make|makes)\s+(?:what\s+[\w ]{1,30}\s+)?(?:one\s+of\s+)?"
    r"(?:the|its|their|at\s+least\s+the)\s+(?:[\w-]+\s+)?(?:deadliest|bloodiest|worst|biggest|largest|heaviest|gravest|"
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest)\b[^,.;]{0,70}$"
    r"|,\s+(?:one\s+of\s+)?(?:the|its)\s+(?:deadliest|bloodiest|worst|biggest|largest|heaviest|gravest)\b[^,.;]{0,70}$",
)


def compares(folded: str, start: int, at: int) -> bool:
    """Whether what leads from offset `start` to `at` ranks an event: "in one of the deadliest attacks [this year]"."""
    return _RANKED.search(folded[max(start, at - 140) : at]) is not None
