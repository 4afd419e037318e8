"""Whether a preposition governs a group, so that it is no subject."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.roles.items import items_text, offset
from claimledger.roles.prepositions import of_office, remembered, seen_as
from claimledger.roles.relatives import of_one_meant
from claimledger.roles.walk import Walk

_FIGURES = (" figure", " spoke", " speak", " speaks", " total")
_ALL_OF = frozenset(["all", "each", "both"])
_UNTIL = frozenset(["until", "till"])


def governed(walk: Walk, k: int, group: Group) -> bool:
    """Whether a preposition at `k` governs the group, so that it is no subject."""
    before = walk.items[k].tag if k >= 0 else ""
    if before == "P" and walk.items[k].unit.word in _UNTIL and not walk.adjacent and group.count is not None:
        return False  # "they fired until [nine marchers] lay dead"
    if before == "s" and walk.items[k].unit.word == "as" and seen_as(walk.items, k):
        return True
    if before == "&" and k > 2 and walk.items[k - 2].unit.word == "as" and seen_as(walk.items, k - 2):
        # "was branded as a spy and [a traitor] and was shot"; not "was known as a poet and [his son] was shot"
        return any(item.tag == "&" for item in walk.items[k + 1 : walk.at])
    if walk.antecedent and before == "O" and walk.plural and group.low == group.high == 1 and not group.plural:
        return True  # "[two staff] of an aid agency who were on the way are missing"
    if walk.antecedent and group.kind in ("people", "name", "count"):
        if before == "O" and of_one_meant(walk.items, k, group):
            return True
        return group.kind == "name" and before in ("O", "P") and of_office(walk.items, k)
    if before == "&" and walk.set_off and k > 1 and walk.items[k - 1].tag == "#" and walk.items[k - 2].tag in "PFOB":
        return not remembered(walk.items, k - 2)  # "the daughter of Ivo Lang [and] Mira Szabo, killed in the mill"
    if before == "O":
        if walk.set_off and remembered(walk.items, k):
            return False
        if k and walk.items[k - 1].unit.word in _ALL_OF and group.plural and group.count is not None:
            return False  # "all of the [20 villagers] were killed"
        # "each of the [eleven pilgrims] killed", "spoke of [33 civilians] killed", "the family of [a boy] killed by a
        # shell": the participle describes them.
        people = group.kind == "people" and group.head is not None
        counted = group.count is not None and (group.definite or (people and group.plural))
        one = people and group.low == group.high == 1 and group.head.tag in "HY"  # type: ignore[union-attr]
        counted = counted or (group.kind == "count" and group.count is not None and _is_state_behind(walk, k))
        return not (walk.adjacent and walk.first_step and (counted or one))
    if before not in ("P", "F", "B"):
        return False
    return not (walk.adjacent and walk.first_step) and not (walk.set_off and remembered(walk.items, k))


def _is_state_behind(walk: Walk, k: int) -> bool:
    """ "spoke of [nine] dead", "a figure of [nine] killed": the adjective directly behind the count."""
    tag = walk.items[walk.at].tag
    return k + 2 == walk.at and (tag == "Z" or (tag == "K" and k > 0 and _leads_to_figure(walk, k)))


def _leads_to_figure(walk: Walk, k: int) -> bool:
    """Whether the words before "of" at `k` give a number: "a higher figure of", "spoke of"."""
    return items_text(walk.items)[: offset(walk.items, k)].rstrip().endswith(_FIGURES)
