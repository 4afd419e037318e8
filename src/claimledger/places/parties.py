"""Countries and capitals that are a side of something and no place, and works of which nothing is told but who owns them."""

from __future__ import annotations

import re

from claimledger.gazetteer import Place
from claimledger.places.eventful import happens
from claimledger.places.mentions import Role

PARTIES = ("between", "by")
# "stray rounds of a gun duel between Vela and Sorba"; but "on the border between Vela and Sorba", and "between Vela's
# army and militants" tells the land
_SIDES = re.compile(
    r"\b(?:fire|shelling|wars?|warfare|fighting|clashes|battles?|conflict|hostilities|talks|relations|truce|tensions?)\s+between\s+$"
)
# "a careful bid by Orvale": the government there
_DONE_BY = re.compile(
    r"\b(?:bid|moves?|decisions?|efforts?|attempts?|pressure|refusal|offer|campaign|plans?|policy|policies|warnings?|threats?|"
    r"calls?)\s+by\s+$"
)
_WORKS = frozenset(["refinery", "smelter", "factory", "plant", "mine", "terminal", "pipeline", "dam"])


def party_of(cue: str, left: str, right: str, place: Place) -> Role | None:
    """The role of a country or town behind "between" or "by" where it is a side or a government; None where it is a place."""
    if cue == "between" and place.kind == "country" and right.startswith(" and ") and _SIDES.search(left):
        return "bare"
    if cue == "by" and left.endswith("followed by "):
        return "event"  # "most deaths were in Orvale (31), followed by Lorin (14)"
    return "actor" if cue == "by" and _DONE_BY.search(left) else None


def is_idle(name: str, left: str, rest: str) -> bool:
    """Whether nothing happens in the sentence of some works: "a company that owns the Orvale Refinery"."""
    return name.rpartition(" ")[2].lower() in _WORKS and not happens(left) and not happens(rest)
