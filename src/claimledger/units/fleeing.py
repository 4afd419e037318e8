"""Who flees and is displaced by it, and who only runs: "900 villagers fled when the dam broke", "two gunmen fled"."""

from __future__ import annotations

from claimledger.lexicon import Harm, word_set
from claimledger.units.unit import Unit, tag_at, word_at

_DISPLACED = {"D": Harm("fled", "D", "displaced", people_only=True)}
_LIVING_THERE = frozenset(["residents", "villagers", "inhabitants", "civilians", "townspeople"])
_MEANS = frozenset(
    ["boat", "boats", "road", "foot", "sea", "train", "trucks", "canoes", "canoe", "panic", "terror", "fear"]
)
_MANY, _CROWD = 10, 1000  # people who flee together; fewer run from one spot
_ESCAPED = word_set("senses", "escaped")


def settle_fled(units: list[Unit], i: int) -> None:
    """ "More than 300 people [fled]", "900 villagers fled when the dam broke": many, and from no scene or prison."""
    place = tag_at(units, i + 1) == "N" and tag_at(units, i + 2) in ".,;&sEPr"
    stops = place or tag_at(units, i + 1) in ".,;&sE" or word_at(units, i + 1) in ("before", "after")
    stops = stops or (word_at(units, i + 1) in ("by", "on", "in") and word_at(units, i + 2) in _MEANS)
    if units[i].tag != "e" or not stops:
        return
    for k in range(i - 1, max(-1, i - 5), -1):
        unit = units[k]
        if unit.tag == "c" and unit.count is not None:
            people = [u for u in units[k + 1 : i] if u.tag == "H" and u.word not in _ESCAPED]
            many = max(unit.count.low or 0, unit.count.high or 0)
            if place and many < _CROWD and not any(u.word in _LIVING_THERE for u in people):
                return  # "60 people fled Tully's": they may run from a shop; "thousands fled Orvale" do not
            if (people or (k == i - 1 and many >= _CROWD)) and many >= _MANY:
                units[i].tag, units[i].harms = "D", _DISPLACED
            return
        if unit.tag not in "HjJrvUO":
            return
