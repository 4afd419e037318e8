"""Verbs by which a toll gets to a figure, that are nouns elsewhere: "the toll of the wreck [crosses] 150"."""

from __future__ import annotations

from claimledger.units.unit import Unit, tag_at


def settle_reaching(units: list[Unit], i: int) -> None:
    """ "Deaths from the fever [pass] 1,200"; "three mountain passes", "the top 40" are no verbs."""
    if tag_at(units, i + 1) != "c" or tag_at(units, i - 1) in "tapzc":
        return
    if any(unit.tag in "TnC" and unit.harms for unit in units[:i]):
        units[i].tag, units[i].person = "e", None


REACHING = ("pass", "passes", "top", "tops", "cross", "crosses")
