"""People whom armed men take or hold, in words that say so only of captors: "gunmen took six women from the village"."""

from __future__ import annotations

from claimledger.lexicon import Harm
from claimledger.units.unit import Unit, tag_at, word_at

_MEN_AT_ARMS = frozenset(["armed_group", "combatant"])
_UNNAMED = frozenset("men gunmen kidnappers raiders pirates bandits attackers captors assailants".split())  # noqa: SIM905
_AWAY = frozenset(["into", "onto", "on", "away", "off", "to"])
_ABDUCTED = {"K": Harm("marched off", "K", "abducted", people_only=True)}


def from_homes(units: list[Unit], i: int) -> bool:
    """Whether people and where they lived follow: "took six [women from the village]"."""
    k = next((k for k in range(i + 2, min(i + 6, len(units))) if units[k].tag == "H"), None)
    return k is not None and word_at(units, k + 1) == "from" and any(u.word in _LIVED_IN for u in units[k + 2 : k + 5])


_LIVED_IN = frozenset(
    ["village", "villages", "school", "home", "homes", "house", "hostel", "camp", "bus", "farm", "town"]
)


def taken_by_captors(units: list[Unit], i: int) -> None:
    """ "Gunmen [took] six women from the village": whom armed men took."""
    for k in range(i - 1, max(-1, i - 10), -1):
        unit = units[k]
        if unit.tag in ".;:":
            return
        if unit.person is not None and unit.tag in "HMA":
            if unit.person.category in _MEN_AT_ARMS or unit.word in _UNNAMED:
                units[i].tag, units[i].harms = "K", _ABDUCTED
            return


def herded(units: list[Unit], i: int) -> None:
    """ "Rebels [herded] forty worshippers on to trucks", "marched nine herders into the forest": taken by armed men."""
    if not any(units[k].word in _AWAY and tag_at(units, k + 1) != "E" for k in range(i + 1, min(i + 8, len(units)))):
        return  # "widows of men killed in the war marched on Monday"
    passive = tag_at(units, i - 1) == "b"
    for k in range(i + 1, min(i + 14, len(units))) if passive else range(i - 1, max(-1, i - 14), -1):
        unit = units[k]
        if unit.tag in ".;:":
            return
        if unit.person is None or unit.tag not in "HMA":
            continue
        if unit.person.category in _MEN_AT_ARMS or unit.word in _UNNAMED:
            units[i].tag, units[i].harms = "K", _ABDUCTED
            return


HOLDING = frozenset(["took", "taken", "taking", "take", "hold", "holding", "held"])


def takes_hostages(units: list[Unit], i: int) -> bool:
    """ "Gunmen [took] six foreign hostages", "[took] two nurses and a cook hostage": how many are counted behind the verb."""
    k = i + 1 + (tag_at(units, i + 1) == "o")
    if tag_at(units, k) != "c":
        return False
    while tag_at(units, k + 1) in "jJUN":
        k += 1
    if word_at(units, k + 1) not in ("hostages", "captives", "hostage", "captive") and not _and_more(units, k + 1):
        return False
    if units[i].word.endswith("ing") and tag_at(units, i - 1) == "b":
        units[i - 1].tag = "v"  # a progressive tense, no passive
    units[i].tag, units[i].harms = "K", _ABDUCTED
    return True


_AS_HOSTAGES = frozenset(["hostage", "captive", "as hostages", "as hostage", "as captives"])
_FAR = 12  # units


def _and_more(units: list[Unit], k: int) -> bool:
    """Whether people and others are told to be hostages behind them all: "two [nurses and a cook hostage]"."""
    joined = False
    for unit in units[k : k + _FAR]:
        if unit.word in _AS_HOSTAGES:
            return joined
        if unit.tag not in "cajJtoHMANURX&,":
            return False
        joined = joined or unit.tag == "&"
    return False


def holding(units: list[Unit], i: int) -> None:
    """ "The rebels are [holding] another 130": taken by armed men; no talks, no ground."""
    if tag_at(units, i + 1) not in "co" or takes_hostages(units, i):
        return
    for k in range(i - 1, max(-1, i - 12), -1):
        unit = units[k]
        if unit.tag in ".;:":
            return
        if unit.person is not None and unit.tag in "HMA":
            if unit.person.category in _MEN_AT_ARMS or unit.word in _UNNAMED:
                if tag_at(units, i - 1) == "b":
                    units[i - 1].tag = "v"  # a progressive tense, no passive
                units[i].tag, units[i].harms = "K", _ABDUCTED
            return
