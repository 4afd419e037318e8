"""Figures that a later text takes back: "gunmen killed six villagers, not 16"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.numbers import read_count
from claimledger.reconcile.compare import source_key
from claimledger.reconcile.model import Fact
from claimledger.reconcile.people import around, says_earlier, says_fall

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
        wrong = fact.replaced if (count := _taken_back(fact)) is None else fact.replaced | {count}
        for other in facts if wrong else ():
            said = other.stated is None or fact.stated is None or other.stated <= fact.stated
            if other.article != fact.article and other.point in wrong and said and _same_teller(fact, other):
                other.aside = other.aside or f"corrected to {fact.words} in {fact.article}"


_RISEN = re.compile(
    r"\b(?:rose|risen|rises|climbed|increased|jumped|updated|raised|now stands?|up from)\b", re.IGNORECASE
)


def is_update_of(new: Fact, old: Fact) -> bool:
    """Whether a source's figure is told as what another of the same day has become: "has been revised down to 29"."""
    if new.article == old.article or _tells_change(old) or not _tells_change(new):
        return False
    first, later = old.claim.published, new.claim.published
    return first is not None and later is not None and first <= later


def _tells_change(fact: Fact) -> bool:
    if says_earlier(fact.claim):
        return False
    before, after = around(fact.claim)
    return says_fall(fact.claim) or _RISEN.search(before[-60:] + " " + after[:30]) is not None


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
