"""Words of harm that only say of what kind people are: "six murder detectives", "nine massacre survivors", "a shooting guard"."""

from __future__ import annotations

from claimledger.units.unit import Unit, tag_at, word_at

_NOUNS = frozenset(["ambush", "crush", "kill", "massacre", "murder", "shoot", "slaughter", "wound"])
_ING = frozenset(["drowning", "killing", "shooting"])
_AT_PLAY = frozenset(["guard", "guards", "coach", "coaches", "star", "stars"])
_FILES = frozenset(["report", "reports", "claim", "claims"])
_PLAIN = "UXj"


def settle_compound(units: list[Unit], i: int) -> None:
    """Take the harm from the word at `i` where it is the first part of a compound noun."""
    word = units[i].word
    if word == "missing":
        office = tag_at(units, i + 2) in "UXHJMA" or word_at(units, i + 2) in _FILES
        if word_at(units, i + 1) in ("persons", "person") and office:
            _plain(units[i])  # "five missing persons officers"
            _plain(units[i + 1])
    elif word in _NOUNS:
        if units[i].tag == "k" and _is_noun(units, i):
            _plain(units[i])
    elif units[i].tag in "id" and tag_at(units, i - 1) in "tapjc":
        at_play = word == "shooting" and word_at(units, i + 1) in _AT_PLAY
        counted = tag_at(units, i - 1) == "c" and tag_at(units, i + 1) in "UX" and _ends_in_people(units, i + 2)
        if at_play or counted:
            _plain(units[i])  # "two drowning prevention officers"


def _is_noun(units: list[Unit], i: int) -> bool:
    """A present in the plural has no bare figure and no thing in the singular for a subject: "two [murder] detectives", "the
    stone [crush] plant owners". But "two gunmen murder traders", "two kill 14", "two kill shopkeeper", "floods in the valley
    kill farmers"."""
    if tag_at(units, i - 1) == "c":
        return _ends_in_people(units, i + 1)
    if tag_at(units, i - 1) not in "UXk" or units[i - 1].word.endswith("s") or tag_at(units, i + 1) not in "UX":
        return False
    k = i - 2
    while tag_at(units, k) in _PLAIN:
        k -= 1
    return tag_at(units, k) in "ta" and tag_at(units, k - 1) not in "PFO&"


def _ends_in_people(units: list[Unit], k: int) -> bool:
    """Whether people in the plural stand at `k`, at most two words of another kind before them, and no article or count."""
    last = k + 2
    while tag_at(units, k) in _PLAIN and k < last:
        k += 1
    person = units[k].person if k < len(units) else None
    return person is not None and person.plural and units[k].tag in "HJMA"


def _plain(unit: Unit) -> None:
    unit.tag, unit.harms, unit.person = "U", None, None


COMPOUNDS = _NOUNS | _ING | {"missing"}
