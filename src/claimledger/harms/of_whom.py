"""Shares told behind a total whatever their verb: "33 people were kidnapped, of whom nine were still being held"."""

from __future__ import annotations

from claimledger.harms.told import Told
from claimledger.roles import OF_WHOM, Item, describe_share, items_text, offset

HOW = frozenset(["shot", "stabbed", "knifed", "bayoneted", "burned", "burnt", "beaten", "struck", "hit", "crushed"])


def add_of_whom(items: list[Item], told: list[Told]) -> list[Told]:
    """`told` with "nine of whom", "of whom nine" as parts of the figure just before, where nothing else is told of them."""
    text = items_text(items)
    if " of whom" not in text and " of which" not in text:
        return told
    found = list(told)
    for k in range(2, len(items)):
        group = items[k].group
        if group is None or items[k].tag not in "GQ" or group.count is None or group.low in (0, None):
            continue
        if not _is_of_whom(items, k, text):
            continue
        before = [t for t in found if t.group.span.end <= group.span.start and t.part_of is None and not t.denied]
        whole = before[-1] if before else None
        if (
            whole is None
            or whole.group.count is None
            or whole.outcome is None
            or (whole.group.low or 0) <= (group.low or 0)
        ):
            continue
        if any(i.tag in "GQ" and i.group is not None and i.group.count is not None and i.group is not whole.group
               for i in items[_place(items, whole) : k]):  # fmt: skip
            continue  # "nine died and 40 fled, ten of whom came back"
        own = next((t for t in found if t.group is group), None)
        if own is not None:
            if own.outcome == "injured" and whole.outcome == "killed" and own.word in HOW:
                own.outcome = "killed"  # "nine people were killed, [three of whom] were shot": how they died
            if own.part_of is None and own.outcome == whole.outcome:
                own.part_of, own.shared_whole = whole, False
            continue
        if not group.known_category:
            group.category = whole.group.category
        if k + 2 < len(items) and items[k + 1].tag == "b":
            describe_share(group, items[k + 2].group)
        found.append(
            Told(group, whole.outcome, group.span, k, part_of=whole, assertion=whole.assertion, word="of whom")
        )
    return found


def _place(items: list[Item], whole: Told) -> int:
    """The item behind the group of `whole`."""
    return next((k + 1 for k, i in enumerate(items) if i.group is whole.group), 0)


def _is_of_whom(items: list[Item], k: int, text: str) -> bool:
    """Whether the count at `k` is a share of those just told of: ", nine of whom", ", of whom nine"."""
    group, before = items[k].group, items[k - 1]
    assert group is not None
    if before.tag == "I" and before.unit.word in OF_WHOM:
        return True
    end = offset(items, k) + group.span.end - group.span.start
    return group.anaphoric and before.tag == "," and text.endswith(("of whom", "of which"), 0, end)


_THOSE = frozenset(["these", "those", "them"])


def behind_out_of_those(items: list[Item]) -> int:
    """Where the count stands that the sentence opens out of those told of before: "Of these, [eleven] were children",
    "Of the 40, [eleven] were children"; 0 where it does not open so."""
    if items[0].tag not in "OI" or len(items) < 4:
        return 0
    if items[0].unit.word == "of them":
        k = 1
    elif items[0].unit.word == "of" and (items[1].unit.word in _THOSE or _is_the_number(items[1])):
        k = 2
    else:
        return 0
    if items[k].tag == "," and k + 3 < len(items):
        k += 1
        if items[k].tag in "LH#" and items[k + 1].tag == "y":
            k += 2 + (items[k + 2].tag == ",")  # "of these, he said, eleven were children"
    group = items[k].group if k < len(items) else None
    return k if group is not None and items[k].tag in "GQ" and group.count is not None else 0


def _is_the_number(item: Item) -> bool:
    group = item.group
    return item.tag == "Q" and group is not None and group.definite and group.count is not None


def share_with_those(opening: Item, told: list[Told]) -> None:
    """What is told of the count at `opening` is told of some of those before: a part of them."""
    for one in told:
        if one.group is opening.group and one.part_of is None and not one.denied:
            one.shared_whole = True
            one.word = one.word or "of them"
