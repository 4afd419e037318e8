"""Figures that a later text takes back: "gunmen killed six villagers, not 16"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.numbers import read_count
from claimledger.reconcile.compare import source_key
from claimledger.reconcile.model import Fact

# "six, not 16", "nine rather than 12"; "revised its toll down to six from 16"
_NOT = re.compile(r"[\w ’'-]{0,40},?\s+(?:(?:and\s+)?not|rather than|instead of)\s+(?:the\s+)?([\w,-]+)")
_FROM = re.compile(
    r",?\s+(?:down\s+)?from\s+(?:(?:an?|the|its)\s+)?(?:(?:earlier|initial|previous|first)\s+)?([\w,-]+)"
)
_REVISED = re.compile(r"\b(?:revis|correct|lower|reduc|cut\b)")


def set_corrected_aside(facts: Sequence[Fact]) -> None:
    """Set aside the figures of an outlet or a source that it says were wrong, where it says so no earlier."""
    if len(facts) < 2:
        return
    for fact in facts:
        wrong = _taken_back(fact)
        for other in facts if wrong is not None else ():
            said = other.stated is None or fact.stated is None or other.stated <= fact.stated
            if other.article != fact.article and other.point == wrong and said and _same_teller(fact, other):
                other.aside = other.aside or f"corrected to {fact.words} in {fact.article}"


def _taken_back(fact: Fact) -> int | None:
    """The number in place of which the text gives the fact's."""
    quote = fact.claim.quote
    if " not " not in quote and " than " not in quote and " of " not in quote and " from " not in quote:
        return None
    behind = quote[fact.claim.end - fact.claim.quote_start :]
    found = _NOT.match(behind) or (_FROM.match(behind) if _REVISED.search(quote) else None)
    count = read_count([found[1].rstrip(",").lower()], 0) if found else None
    if count is None or count.low != count.high or count.low == fact.point:
        return None
    return count.low


def _same_teller(one: Fact, two: Fact) -> bool:
    if one.name and two.name:
        return source_key(one.name) == source_key(two.name)
    return one.claim.outlet is not None and one.claim.outlet == two.claim.outlet
