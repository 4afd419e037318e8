"""Counted nouns without a number whose verb leads to one: "deaths from the flood rose to 320", "fatalities pass 90"."""

from __future__ import annotations

from claimledger.harms.told import Told
from claimledger.harms.tolls import reached
from claimledger.lexicon import Harm
from claimledger.roles import Item

_RISE = frozenset(
    """
    rise rises rose risen climb climbs climbed grow grows grew grown jump jumps jumped increase increases increased soar
    soars soared fall falls fell fallen drop drops dropped stand stands stood
    """.split()  # noqa: SIM905
)
_REACH = frozenset(
    """
    reach reaches reached pass passes passed surpass surpasses surpassed top tops topped exceed exceeds exceeded hit hits
    cross crosses crossed total totals totalled totaled
    """.split()  # noqa: SIM905
)
_TO = frozenset(["to", "at", "past", "above", "beyond"])
_PASSED = frozenset("OFPBGQx#*,btrvjXEJUNAHMlz(){}")  # what may stand between the noun and its verb
_FAR = 14  # items


def risen_to(items: list[Item], at: int, sense: Harm) -> list[Told]:
    """The figure to which deaths have risen: "Confirmed [deaths] reach 1,200"; not "deaths rose by 20"."""
    if at and items[at - 1].tag in "cOFp":
        return []  # "causes of death rose", "his injuries"
    for k in range(at + 1, min(at + _FAR, len(items) - 1)):
        word, figure = items[k].unit.word, k + 1
        if (
            word in _RISE
            and items[figure].unit.word == "by"
            and figure + 2 < len(items)
            and items[figure + 1].tag == "Q"
        ):
            figure += 2  # "rise by 12 to 85"
        if word in _RISE and items[figure].unit.word in _TO:
            figure += 1
        elif word not in _REACH or items[k].group is not None:
            if word == "per" or (items[k].tag not in _PASSED and items[k - 1].tag not in "tp"):
                return []
            continue
        while figure < len(items) and (items[figure].tag in "rP" or items[figure].unit.word in ("least", "at")):
            figure += 1
        if figure >= len(items) or items[figure].tag != "Q":
            return []
        behind = items[figure + 1].unit.word if figure + 1 < len(items) else ""
        if behind in ("per", "a", "percent", "%", "for"):
            return []  # "rose to nine per 1,000"
        return reached(items, figure - 1 if figure - 1 > at else at, sense)
    return []
