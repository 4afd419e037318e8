"""Wounds that somebody is treated for or recovers from, which tell that he was hurt."""

from __future__ import annotations

from claimledger.lexicon import Harm
from claimledger.units.unit import Unit

_WOUNDS = frozenset(["injury", "injuries", "wound", "wounds"])
_TIES = frozenset(["for", "from", "of"])
_DESCRIBED = frozenset("atpjJrUeYX")
_FAR = 5  # units between the word and the wound
_HURT = {"h": Harm("wounds", "h", "injured")}

#: Words that lead to a wound: "was treated for his injuries", "for treatment of a wound", "is recovering from her wounds".
MENDING = (
    "treated", "treatment", "recovering", "recover", "is recovering", "are recovering", "is expected to recover",
    "are expected to recover",
)  # fmt: skip


def settle_mending(units: list[Unit], i: int) -> None:
    """ "The cook was [treated] for unnamed injuries": the wound is his; no "treated for no wounds", "for a fever"."""
    if i + 2 >= len(units) or units[i + 1].word not in _TIES:
        return
    for k in range(i + 2, min(i + 2 + _FAR, len(units))):
        unit = units[k]
        if unit.word.rpartition(" ")[2] in _WOUNDS:
            unit.tag, unit.harms = "h", _HURT
            for between in units[i + 2 : k]:
                between.tag = "j" if between.tag == "e" else between.tag
            return
        if unit.tag not in _DESCRIBED:
            return
