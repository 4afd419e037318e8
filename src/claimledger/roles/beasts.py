"""Lists of people with beasts among them: "Ann Lee, her son [and the dog] were shot"; and bare counts of beasts."""

from __future__ import annotations

from dataclasses import replace

from claimledger.groups import Group
from claimledger.roles.items import Item, Items

_ABOARD = frozenset(["bus", "car", "train", "truck", "van", "lorry", "minibus", "coach", "cart", "tram"])
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
        elif end is not None and (people := _people_alone_behind(kept, k, end)) is not None:
            del kept[k:people]  # "lightning killed [six goats, two cows and] their herder"
        else:
            _count_beasts(kept, k)
            k += 1
    unchanged = len(kept) == len(items) and all(a is b for a, b in zip(kept, items, strict=True))
    return items if unchanged else Items(kept, "".join([i.tag for i in kept]), items.folded, items.start)


def _is_beast(group: Group | None) -> bool:
    if group is None or group.kind != "thing" or group.head is None or group.head.person is None:
        return False
    return group.head.person.living


def _end_of_beasts(items: list[Item], k: int) -> int | None:
    """Behind the beasts that begin at `k`: "two cats", "40 of his sheep"; None where none do."""
    if k >= len(items) or items[k].tag != "x":
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


def _people_alone_behind(items: list[Item], k: int, end: int) -> int | None:
    """Where the people begin behind beasts at `k` that open a list of what a verb governs, if no verb is said of them:
    "the fire killed [three mares, nine ewes] and a groom", not "the fire killed [three mares] and a groom was hurt"."""
    while items[end : end + 1] and items[end].tag == "," and (more := _end_of_beasts(items, end + 1)) is not None:
        end = more
    if items[end : end + 1] and items[end].tag == "," and end + 1 < len(items) and items[end + 1].unit.word == "and":
        end += 1
    if (
        items[k - 1].tag not in "Kki"
        or end + 1 >= len(items)
        or items[end].unit.word != "and"
        or items[end + 1].tag != "G"
    ):
        return None
    for item in items[end + 1 :]:
        if item.tag in ".;:sw":
            break
        if item.tag in _FINITE and item.tag not in "KD":
            return None
        if item.tag in "KD&":
            return end + 1 if item.tag == "&" else None
    return end + 1


def _count_beasts(items: list[Item], k: int) -> None:
    """Make a bare count at `k` a thing where beasts are counted just before: "wolves killed nine ewes and hurt [six more]",
    "rangers shot one bear and wounded [another]", "a dog bit three goats and killed [two]"."""
    group = items[k].group
    if items[k].tag != "Q" or group is None or group.kind != "count" or items[k - 1].tag not in "Kkie":
        return
    met = next((i for i in range(k - 2, -1, -1) if items[i].tag in "GQ#*Lx.;:"), -1)
    if met < 1 or items[met].tag != "x" or not _is_beast(items[met].group) or items[met - 1].tag not in "KkieV":
        return
    behind = items[k + 1].tag if k + 1 < len(items) else "."
    if group.other or any(_is_beast(item.group) for item in items[: met - 1]):
        if behind in ".,;&sPE" and not any(item.unit.word in _ABOARD for item in items[:met]):
            items[k] = replace(items[k], tag="x")


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
