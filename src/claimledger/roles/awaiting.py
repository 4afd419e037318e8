"""Whether a noun before a word of harm still awaits its verb, so that the next verb is no sign of a new clause."""

from __future__ import annotations

from claimledger.roles.charged import charged_with
from claimledger.roles.items import Item

_RELATIVE = frozenset(["that", "who", "which", "what", "whoever"])
_NOUNS = 'tapzjrJAGQ#*xULOPFEY"SnZXC'  # what may stand before it without a verb
_CLAUSE = ".;:-s&,"  # what begins its clause


def ends_list_before_verb(items: list[Item], at: int, j: int) -> bool:
    """Whether the group at `j` is the last of a list behind item `at`, and the verb behind it that of the noun before `at`."""
    k = j + 1
    while k < len(items) and items[k].tag in 'rEY"()':
        k += 1
    if k >= len(items) or items[k].tag not in "bvmKDeV" or any(item.tag in _VERBS for item in items[at + 1 : j]):
        return False
    return awaits_verb(items, at)


def list_behind(items: list[Item], k: int) -> int | None:
    """The word of harm whose list is joined by the conjunction at `k`, where it is told of a noun that awaits its verb."""
    if k < 2 or items[k - 1].group is None or items[k + 1].group is None:
        return None
    m = k - 1
    while m > 0 and (items[m].group is not None or items[m].tag in "&,rj"):
        m -= 1
    return m if items[m].tag in "Kk" and awaits_verb(items, m) else None


_VERBS = "bvmKkDeVyw"


def awaits_verb(items: list[Item], at: int) -> bool:
    """ "[The bodies] of four men and a woman were found", "[the fire] that killed two nuns and a guard was arson", "[a suspect]
    in the deaths of two nuns and a guard was held": the verb behind the list is that of the noun."""
    if items[at].tag == "O":
        k = at - 2
        while k >= 0 and items[k].tag in "tjrp":
            k -= 1
        if k < 0 or items[k].tag in ".;:s-":
            return True
        return items[k].tag in "PF" and _no_verb_before(items, k - 1)
    if items[at].tag in "iKd" and charged_with(items, at) is not None:
        return True
    if items[at].tag not in "KkV":
        return False
    k = at - 1
    while k >= 0 and items[k].tag in "bvr":
        k -= 1
    if k < 0 or items[k].unit.word not in _RELATIVE or items[k].tag not in "wsz":
        return False
    return (items[k].unit.word in ("what", "whoever") and k == 0) or (k > 0 and _no_verb_before(items, k - 1))


def _no_verb_before(items: list[Item], k: int) -> bool:
    """Whether nothing but nouns stands from the beginning of the clause to item `k`; a verb before a noun without a
    preposition has it as its object."""
    first = k
    while k >= 0 and items[k].tag in _NOUNS:
        k -= 1
    if k == first:
        return (
            items[k].tag == "e"
            and (k == 0 or items[k - 1].tag in "tap")
            and (k < 2 or items[k - 2].tag in _CLAUSE + "y")
        )
    if k < 0 or items[k].tag in _CLAUSE:
        return True
    noun = items[k].tag == "e" and k > 0 and items[k - 1].tag in "tap"  # "the fire" is a verb elsewhere
    return (noun and (k < 2 or items[k - 2].tag in _CLAUSE + "y")) or items[k].tag == "y"
