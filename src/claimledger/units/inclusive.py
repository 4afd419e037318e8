""" "Counting" where it opens the parts of a total: "[counting] the gunman, six died"."""

from __future__ import annotations

from claimledger.units.unit import Unit, tag_at

_FAR = 5  # units between the word and the noun of those counted


def settle_counting(units: list[Unit], i: int) -> None:
    """ "[Counting] the bomber, nine people died", "six died, [counting] the gunman" as "including" does; "officials were
    counting the dead", "counting the votes" tell of no part."""
    if i and tag_at(units, i - 1) not in ",(":
        return
    for k in range(i + 1, min(i + _FAR, len(units))):
        unit = units[k]
        if unit.tag == "H" and unit.person is not None:
            if tag_at(units, k + 1) in ",.;)&":
                units[i].tag = "I"
            return
        if unit.tag not in "tpajJAcR":
            return
