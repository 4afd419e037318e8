"""Harm that is denied: "no reports of casualties", "did not cause any deaths", "denied that anyone was hurt"."""

from __future__ import annotations

from typing import Literal

from claimledger.groups import Group
from claimledger.roles import Item, place_of, words_of
from claimledger.spans import Span
from claimledger.units import Unit

_ANYBODY = frozenset(["anyone", "anybody"])
_DENYING = frozenset(["denied", "denies", "deny", "denying"])


def is_denied(items: list[Item], first: int, group: Group) -> bool:
    """Whether a verb denies what befell a bare plural: "the army [denied] that any civilians were killed"."""
    anybody = group.kind == "pronoun" and group.head is not None and group.head.word in _ANYBODY
    one = group.low == group.high == 1 and group.count is None  # "any soldier"
    if not anybody and not one and (group.qualifier != "unquantified" or group.definite):
        return False
    if _DENYING.isdisjoint(words_of(items)) or (one and items[place_of(items, group) or 0].unit.word != "any"):
        return False
    at = place_of(items, group)
    start = first if at is None else min(at, first)
    for k in range(start - 1, max(-1, start - 8), -1):
        if items[k].unit.word in _DENYING:
            return True
        if items[k].tag in ".;,&y":
            return False
    return False


def deny_any(items: list[Item], group: Group) -> bool:
    """Make a count of 0 of "[any] civilians", "[anyone]", which somebody denies; False where no "any" stands there."""
    unit = items[place_of(items, group) or 0].unit
    if unit.word != "any" and unit.word not in _ANYBODY:
        return False
    group.kind = "count" if group.kind == "pronoun" else group.kind
    make_nobody(group, unit)
    return True


def make_nobody(group: Group, word: Unit) -> None:
    """Make a count of 0 of a group, told by `word`."""
    group.low, group.high, group.qualifier, group.number = 0, 0, "exact", Span(word.start, word.end)


def is_left_out(items: list[Item], group: Group) -> bool:
    """ "The bomb did [not] leave people injured": nobody, where no count stands; "did [not] leave ten dead" gives none."""
    place = place_of(items, group)
    if not place or items[place - 1].unit.word != "leave":
        return False
    word = _negation(items, place - 1)
    if word is None:
        return False
    if group.qualifier != "unquantified":
        return True
    make_nobody(group, word)
    return False


def _negation(items: list[Item], verb: int) -> Unit | None:
    """The word that negates the verb at item `verb`: "did [not] even cause"; none for "not only caused"."""
    k = verb - 1
    while k >= 0 and items[k].tag == "r":
        if items[k].unit.word in ("only", "just", "merely", "simply"):
            return None
        k -= 1
    return items[k].unit if k >= 0 and (items[k].tag == "!" or items[k].unit.word.endswith(("n't", "n’t"))) else None


_CAUSING_WORDS = """
be been cause caused causing claim claimed count counted create created have had having incur incurred incurring inflict
inflicted inflicting involve involved leave leaving produce produced record recorded register registered report reported
reporting result resulted resulting lead led leading see seen suffer suffered suffering sustain sustained sustaining
take taken
"""
_CAUSING = frozenset(_CAUSING_WORDS.split())
_REPORTS = frozenset(
    ["report", "reports", "sign", "signs", "indication", "indications", "mention", "record", "evidence"]
)
_UNKNOWN = frozenset(
    ["word", "news", "information", "details", "confirmation", "figures", "data", "account", "accounts"]
)


def denies_harm(items: list[Item], at: int) -> Unit | Literal[False] | None:
    """The word that denies the harm which the noun at item `at` names: "did [not] cause any deaths".

    False where the noun only names what is not known: "has not confirmed any deaths", "no word of casualties". None
    where nothing is denied.
    """
    k = at - 1
    if k < 1:
        return None
    if items[k].tag == "!" and items[k].unit.word in ("without", "not", "neither", "nor"):
        if items[k - 1].tag == "b":
            return False  # "they are not casualties of war"
        verb = items[at].unit  # in capitals an unknown one belongs to the group: "DID NOT MENTION ANY CASUALTIES"
        return items[k].unit if verb.tag != "U" or verb.word in _CAUSING else False
    if items[k].tag == "V" and items[k].unit.word.endswith(" of"):
        return False if " no " in items[k].unit.word else None  # "[there was no word of] casualties"
    if items[k].tag in "OP" and items[k].unit.word in ("of", "on", "about"):
        return _no_reports(items, k - 1)
    if items[k].tag == "P" and items[k].unit.word in ("in", "to") and items[k - 1].tag in "eU":
        k -= 1  # "resulted in"
    if items[k].group is not None:
        return None
    before = items[k - 1].group
    if items[k].tag == "y" and before is not None and before.low == before.high == 0:
        return False  # "no confirmed casualties"
    own = items[k].unit if items[k].tag in "bvm" and items[k].unit.word.endswith(("n't", "n’t")) else None
    word = own or _negation(items, k)  # "there [weren't] any casualties"
    if word is None and k > 1 and items[k - 1].tag == "x" and items[k - 2].unit.word == "neither":
        word = items[k - 2].unit  # "[Neither] side reported casualties"
    if word is None:
        return None
    return word if own is not None or items[k].unit.word in _CAUSING else False


def _no_reports(items: list[Item], k: int) -> Unit | Literal[False] | None:
    """ "[no] immediate reports of casualties": the "no", where it stands before a noun of reporting."""
    last = items[k].group
    noun = last.head.word if last is not None and last.head is not None else items[k].unit.word
    for before in range(k, max(-1, k - 4), -1):
        group = items[before].group
        if group is not None and group.low == group.high == 0 and group.count is not None:
            if noun in _UNKNOWN:
                return False
            return items[before].unit if noun in _REPORTS else None
        if items[before].tag not in "yUx*je":
            return None
    return None
