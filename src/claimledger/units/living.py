"""Who did not live, in words that say so only where somebody was hurt or cared for: "13 did not make it", "medics could
not save her"."""

from __future__ import annotations

from claimledger.lexicon import Harm, word_set
from claimledger.units.calamities import CALAMITIES
from claimledger.units.unit import Unit

CARERS = word_set("senses", "carers")
_HARMED = word_set("senses", "harmed")
HURT = CARERS | _HARMED
_NOT_MADE = Harm("did not make it", "D", "killed")
_NOT_SAVED = Harm("could not save", "V", "killed", people_only=True)
_COULD = frozenset(["could", "can", "did", "were", "was"])


def not_made_it(units: list[Unit], i: int) -> None:
    """ "Twelve were treated for burns; two [did not make it]"; not "two did not make it to the final"."""
    if i + 1 >= len(units) or units[i + 1].word != "it" or not i or units[i - 1].tag != "!":
        return
    ends = i + 2 >= len(units) or units[i + 2].tag in ".,;&E"
    if ends and any(not HURT.isdisjoint(u.word.split()) for u in units):
        for unit in (units[i - 1], units[i + 1]):
            unit.tag = "r"
        units[i].tag, units[i].harms = "D", {"D": _NOT_MADE}


def not_saved(units: list[Unit], i: int) -> None:
    """ "Doctors could not [save] the boy", "medics were unable to [revive] her"."""
    k = i - 1
    if k > 1 and units[k].word == "to" and units[k - 1].word in ("unable", "failed"):
        first = k - 1
    elif k > 1 and units[k].tag == "!" and units[k - 1].word in _COULD:
        first = k
    elif k > 0 and units[k].tag == "!":
        first = k  # "couldn't"
    else:
        return
    if all(CARERS.isdisjoint(u.word.split()) for u in units[max(0, first - 5) : first]):
        return
    first -= units[first - 1].word in _COULD
    for unit in units[first : i + 1]:
        unit.tag = "r"
    units[first].tag, units[first].harms = "V", {"V": _NOT_SAVED}


_EVENTS = CALAMITIES | word_set("calamities", "of_victims")
_CLAIMED = frozenset(["claimed", "claims", "claiming", "claim"])
_VICTIMS = Harm("claimed victims", "V", "killed")


def claimed_victims(units: list[Unit], i: int) -> None:
    """ "The quake [claimed] 12 victims"; not "the swindler claimed 12 victims"."""
    if i < 2 or units[i - 1].tag != "c" or units[i - 2].word not in _CLAIMED:
        return
    if any(not _EVENTS.isdisjoint(u.word.split()) for u in units[max(0, i - 12) : i - 2]):
        units[i - 2].tag, units[i - 2].harms = "V", {"V": _VICTIMS}


_DID_NOT = Harm("did not", "D", "killed", people_only=True)


def others_did_not(units: list[Unit], i: int) -> None:
    """ "The parents [survived], but their two sons [did not]": the sons died."""
    for k in range(i + 2, min(i + 18, len(units) - 1)):
        if units[k].tag in ".:":
            return
        if units[k].word in _DID and units[k + 1].tag == "!":
            if units[k - 1].tag not in "w&," and (k + 2 >= len(units) or units[k + 2].tag in ".;,&"):
                units[k].tag, units[k].harms, units[k + 1].tag = "D", {"D": _DID_NOT}, "r"
            return


_CONTESTS = word_set("games", "rounds")
_NONE_LEFT = Harm("no survivors", "V", "killed", people_only=True)


def no_survivors(units: list[Unit], i: int) -> None:
    """ "There were [no survivors among] the 31 aboard": the 31 died."""
    if not i or units[i - 1].word != "no":
        return
    k = i + 1
    while k < len(units) and k < i + 4 and units[k].tag in "bre":  # "no survivors [were found] among"
        k += 1
    if k + 2 >= len(units) or units[k].word not in ("among", "amongst"):
        return
    contest = any(unit.word in _CONTESTS for unit in units[k + 1 : k + 9])
    ends = k + 3 if k + 3 < len(units) and units[k + 3].word != "of" else k + 5  # "among the crew of six"
    if not contest and any(unit.tag == "c" for unit in units[k + 1 : ends]):
        for unit in (*units[max(0, i - 2) : i], *units[i + 1 : k + 1]):
            if unit.tag in "cbreP":
                unit.tag, unit.count = "r", None
        units[i].tag, units[i].harms, units[i].person = "V", {"V": _NONE_LEFT}, None


_DID = frozenset(["did", "have", "has", "had"])
LIVING = {
    "victims": claimed_victims,
    "survivors": no_survivors,
    "make": not_made_it,
    "save": not_saved,
    "revive": not_saved,
    "resuscitate": not_saved,
}
LIVING_COMPANY = {
    "survivors": frozenset(["no"]),
    "victims": _CLAIMED,
    "make": HURT,
    "save": CARERS,
    "revive": CARERS,
    "resuscitate": CARERS,
}
