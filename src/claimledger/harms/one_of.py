"""Somebody told of as one of those counted: "[Ann Lee] was one of five people hurt in the raid", "One of the dead, [a clerk]"."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.harms.told import Told
from claimledger.harms.wholes import set_among
from claimledger.roles import Item

_AT_LEAST = ("exact", "at_least", "more_than")
_AMONG = frozenset(["among", "amongst"])


def add_one_of(items: list[Item], told: list[Told]) -> list[Told]:
    """`told` with the person who was one of a counted group, or among it, as a part of it."""
    found = []
    for whole in told:
        group = whole.group
        if whole.denied or whole.outcome is None or whole.part_of or group.count is None or (group.low or 0) < 2:
            continue
        be = _verb_before(items, group)
        for one in set_among(items, be) if be else _headed_among(items, group):
            again = any(t.group is one and t.outcome == whole.outcome for t in told)
            one_person = one.low == one.high == 1
            if one.kind in ("people", "name") and (one_person or (not be and one.count is not None)) and not again:
                part = Told(one, whole.outcome, whole.harm, whole.item, part_of=whole, word="of them")
                part.assertion, part.agent = whole.assertion, whole.agent
                found.append(part)
    return [*told, *found]


def apposed_once(items: list[Item], told: list[Told]) -> list[Told]:
    """ "[One of the victims], a woman who fled, was shot": one person, who is told of under two names."""
    for part in [t for t in told if t.word == "of them" and t.outcome is None and t.group.low == t.group.high == 1]:
        if part.item + 2 >= len(items) or items[part.item + 1].tag != ",":
            continue
        apposed = items[part.item + 2].group
        again = next((t for t in told if t.group is apposed and t.part_of is None), None)
        if again is not None and again.outcome is not None and again.group.low == again.group.high == 1:
            part.outcome, part.harm, part.assertion, part.agent = (
                again.outcome,
                again.harm,
                again.assertion,
                again.agent,
            )
            told = [t for t in told if t is not again]
    return told


def _headed_among(items: list[Item], group: Group) -> list[Group]:
    """Those of a headline that has no verb: "[Girl], 6, among four killed in fire", "[Nurse, two children] among nine killed",
    "At least [two clerks] among 20 killed"."""
    k = next((k for k, item in enumerate(items) if item.group is group), 0)
    if k < 2 or items[k - 1].unit.word not in _AMONG or items[0].tag not in "G#":
        return []
    if any(item.tag not in ",YjG#&" for item in items[1 : k - 1]):
        return []
    heads = [item.group for item in items[: k - 1] if item.group is not None]
    return heads if all(_may_head(head) for head in heads) and _fewer(heads, group) else []


def _may_head(head: Group) -> bool:
    counted = head.count is not None and head.qualifier in _AT_LEAST and not head.definite and not head.anaphoric
    return counted or (head.bare and not head.plural)


def _fewer(heads: list[Group], group: Group) -> bool:
    return sum(head.low or 0 for head in heads) < (group.low or 0)


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
