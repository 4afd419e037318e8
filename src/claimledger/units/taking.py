"""What takes lives without hands, and who takes people away: "the famine took 4,000", not "the rebels took 4,000"."""

from __future__ import annotations

from claimledger.lexicon import Harm
from claimledger.units.calamities import CALAMITIES
from claimledger.units.captors import from_homes, herded, taken_by_captors, takes_hostages
from claimledger.units.unit import Unit, tag_at, word_at

_KILLED = {form: Harm("killed", form, "killed", people_only=True) for form in "Ki"}


def took(units: list[Unit], i: int) -> None:
    """ "The famine of that year [took] some 4,000": where no people and no thing follow the figure."""
    if word_at(units, i) == "took" and _with_it(units, i):
        units[i].tag, units[i].harms = "K", _KILLED
        return
    if (
        word_at(units, i) == "claimed"
        and tag_at(units, i + 1) in "ap"
        and "H" in (tag_at(units, i + 2), tag_at(units, i + 3))
    ):
        if word_at(units, i - 1).rpartition(" ")[2] in CALAMITIES:
            units[i].tag, units[i].harms = "K", _KILLED  # "the crash [claimed] a bride and her father"
        return
    person = tag_at(units, i + 2) == "H" and word_at(units, i) == "claimed"  # "lightning [claimed] eleven farmhands"
    if tag_at(units, i + 1) != "c" or not (person or tag_at(units, i + 2) in ".,;&EP") or word_at(units, i + 2) == "to":
        return
    for k in range(i - 1, max(-1, i - 10), -1):
        if units[k].word.rpartition(" ")[2] in CALAMITIES:
            units[i].tag, units[i].harms = "K", _KILLED
            return


def claims(units: list[Unit], i: int) -> None:
    """The headline "Crashes [claim] five, injure 12", where "rebels claim five" tells of no disaster."""
    one = word_at(units, i - 1)
    disaster = one in CALAMITIES or one.removesuffix("s") in CALAMITIES or one.removesuffix("es") in CALAMITIES
    if disaster and tag_at(units, i + 1) == "c" and tag_at(units, i + 2) in ".,;&":
        units[i].tag, units[i].harms = "K", _KILLED


def taking(units: list[Unit], i: int) -> None:
    """ "He blew himself up, [taking] six guards with him"."""
    if takes_hostages(units, i):
        return
    if not any(u.harms is not None for u in units[:i]) and not any(
        u.word in ("detonated", "exploded", "blew", "bomber") for u in units[:i]
    ):
        return
    for k in range(i + 2, min(i + 12, len(units))):
        if units[k].tag in ".;:":
            return
        if units[k].word in ("him", "her", "them") and units[k - 1].word == "with":
            units[i].tag, units[i].harms = "i", _KILLED
            return


def took_away(units: list[Unit], i: int) -> None:
    """ "Gunmen [took] away 12 diners", "nine were led off by rebels"."""
    if takes_hostages(units, i):
        return
    if word_at(units, i) == "took":
        took(units, i)
        if units[i].tag != "K" and tag_at(units, i + 1) in "co" and from_homes(units, i):
            taken_by_captors(units, i)
    if word_at(units, i + 1) in ("away", "off"):
        herded(units, i)
        if units[i].tag == "K":
            units[i + 1].tag, units[i + 1].word = "r", "away"


def _with_it(units: list[Unit], i: int) -> bool:
    """ "The wall of water took 5,300 people [with it]"."""
    if tag_at(units, i + 1) != "c":
        return False
    for k in range(i + 2, min(i + 8, len(units) - 1)):
        if units[k].tag in ".;:,":
            return False
        if units[k].word == "with":
            return units[k + 1].word in ("it", "them")
    return False
