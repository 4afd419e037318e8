"""Lists of people with beasts among them: "Ann Lee, her son [and the dog] were shot"."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.roles.items import Item, Items

_PEOPLE = frozenset("GQ#L*")
_FINITE = frozenset("bvmDKekV")  # what may be said of the list before it
_GOVERNS = frozenset("KkiVednhPOFB")  # what may govern the people before a beast


def without_beasts(items: Items) -> Items:
    """`items` without the beasts that a list of people names beside them: nobody counts them, and a word of harm behind
    the list is said of the people."""
    if not any(_is_beast(item.group) for item in items):
        return items
    kept: list[Item] = list(items)
    k = 1
    while k < len(kept):
        end = _end_of_beasts(kept, k)
        if end is not None and _stands_in_list(kept, k, end):
            _leave_out(kept, k, end)
            k = 1
        else:
            k += 1
    return items if len(kept) == len(items) else Items(kept, "".join([i.tag for i in kept]), items.folded, items.start)


def _is_beast(group: Group | None) -> bool:
    if group is None or group.kind != "thing" or group.head is None or group.head.person is None:
        return False
    return group.head.person.living


def _end_of_beasts(items: list[Item], k: int) -> int | None:
    """Behind the beasts that begin at `k`: "two cats", "40 of his sheep"; None where none do."""
    if items[k].tag != "x":
        return None
    if _is_beast(items[k].group):
        return k + 1
    head = items[k].group.head if items[k].group is not None else None  # type: ignore[union-attr]
    if head is None and k + 2 < len(items) and items[k + 1].tag == "O" and _is_beast(items[k + 2].group):
        return k + 3
    return None


def _stands_in_list(items: list[Item], k: int, end: int) -> bool:
    """Whether the beasts stand behind people and an "and" or comma, and a verb behind them is said of the people, too."""
    joint = _joint(items, k)
    if joint is None or items[joint - 1].tag not in _PEOPLE or end >= len(items):
        return False
    if items[k - 1].tag == "," and items[end].tag not in (",", "&"):
        return False
    if items[k - 1].tag == "," and items[end].tag == "," and items[end + 1 : end + 2] and items[end + 1].tag in _FINITE:
        return False  # "a cook, his dog, was hurt"
    first = joint
    while first > 0 and items[first - 1].tag in "GQ#L*,&Y":
        first -= 1
    governed = first > 0 and items[first - 1].tag in _GOVERNS
    return not (governed and items[end].tag in _FINITE)  # "police shot the man and [his dog] died"


def _joint(items: list[Item], k: int) -> int | None:
    """Where the "and" or comma before item `k` begins, with people before it."""
    if items[k - 1].tag not in ",&" or k < 2:
        return None
    both = items[k - 1].tag == "&" and items[k - 2].tag == "," and k > 2
    return k - 2 if both else k - 1


def _leave_out(items: list[Item], k: int, end: int) -> None:
    """Take the beasts at `k` out of the list; its "and" stands before the last of the people then."""
    joint = _joint(items, k)
    assert joint is not None
    conjunction = items[k - 1] if items[k - 1].tag == "&" else None
    del items[joint:end]
    goes_on = joint < len(items) and items[joint].tag in ",&"
    before = joint - 2
    if (
        conjunction is not None
        and not goes_on
        and before > 0
        and items[before].tag == ","
        and items[before - 1].tag in _PEOPLE
    ):
        items[before] = conjunction
