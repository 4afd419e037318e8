"""Somebody told of as one of those counted: "[Ann Lee] was one of five people hurt in the raid"."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.harms.told import Told
from claimledger.harms.wholes import set_among
from claimledger.roles import Item

_AMONG = frozenset(["among", "amongst"])


def add_one_of(items: list[Item], told: list[Told]) -> list[Told]:
    """`told` with the person who was one of a counted group, or among it, as a part of it."""
    found = []
    for whole in told:
        group = whole.group
        if whole.denied or whole.outcome is None or whole.part_of or group.count is None or (group.low or 0) < 2:
            continue
        be = _verb_before(items, group)
        for one in set_among(items, be) if be else ():
            again = any(t.group is one and t.outcome == whole.outcome for t in told)
            if one.kind in ("people", "name") and one.low == one.high == 1 and not again:
                part = Told(one, whole.outcome, whole.harm, whole.item, part_of=whole, word="of them")
                part.assertion, part.agent = whole.assertion, whole.agent
                found.append(part)
    return [*told, *found]


def _verb_before(items: list[Item], group: Group) -> int | None:
    """Where the verb stands of "was one of [five]" and "was among [five]"."""
    for k, item in enumerate(items):
        own = item.group
        if own is None or (own is not group and own.of is not group):
            continue
        if own is group and k > 1 and items[k - 1].unit.word in _AMONG:
            return k - 2 if items[k - 2].tag == "b" else None
        one_of = own is not group and own.low == own.high == 1
        return k - 1 if one_of and k and items[k - 1].tag == "b" else None
    return None
