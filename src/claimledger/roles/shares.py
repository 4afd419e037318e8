"""Shares of those just told of, behind "of whom" or before "among them": "227 were children and 154 adult women"."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.roles.items import WHO, Item, items_text, offset, opens_clause

OF_WHOM = frozenset(["of whom", "of which", "out of whom"])
_POSTPOSED = frozenset(["among them", "amongst them", "included"])


def is_of_whom(items: list[Item], j: int, at: int) -> bool:
    """Whether item `j` is "nine of whom", and nothing but helping verbs stand between it and the verb at `at`."""
    group = items[j].group
    if group is None or any(i.tag not in "rbvE" for i in items[j + 1 : at]):
        return False
    return items_text(items).endswith(
        (" of whom", " of which"), 0, offset(items, j) + group.span.end - group.span.start
    )


def shares(items: list[Item], at: int) -> tuple[list[Group], int]:
    """The counted shares from item `at` on, behind "of whom", and the item behind them.

    "of whom [227] were children and [154] adult women"; shares with a fate of their own ("of whom six died") are left to
    the verb that tells it.
    """
    found: list[Group] = []
    k, n = at, len(items)
    while k < n:
        while k < n and items[k].tag in 'r"':
            k += 1
        group = items[k].group if k < n else None
        if group is None or items[k].tag not in "QG" or group.count is None:
            break
        m = k + 1
        while m < n and items[m].tag == "r":
            m += 1
        if (named := _past_naming(items, m)) is not None:
            m = named
        elif m < n and items[m].tag in "KZDeVvmki":
            break
        if m < n and items[m].tag == "b":
            inner = _described(items, m)
            if inner is not None:
                describe_share(group, items[inner].group)
            elif m + 2 < n and items[m + 1].unit.word in _STEMMING:
                inner = m + 2  # "of whom seven were [from Lorin]"
            else:
                break
            m = inner + 1
        found.append(group)
        k = m
        if k + 1 < n and items[k].tag in ",&" and items[k + 1].tag in "QG":
            k += 1
            continue
        break
    return found, k


_PLACED = frozenset(["in", "at", "near"])


def placed_shares(items: list[Item], at: int, least: int = 2) -> tuple[list[Group], int]:
    """The counts told with their places from item `at` on, and the item behind them: "[31] in Osk, [nine] in Lorin and
    [five] in Taval". Fewer than `least` are left to others."""
    found: list[Group] = []
    k = at
    while (
        k + 2 < len(items) and items[k].tag == "Q" and items[k + 1].unit.word in _PLACED and items[k + 2].tag in "#x*"
    ):
        group = items[k].group
        if group is None or group.count is None or group.anaphoric:
            break
        found.append(group)
        k += 3
        while k + 1 < len(items) and items[k].tag == "O" and items[k + 1].tag in "#x*":
            k += 2
        tags = [item.tag for item in items[k : k + 3]]
        if tags[:2] in ([",", "Q"], ["&", "Q"]) or tags == [",", "&", "Q"]:
            k += tags.index("Q")
    return (found, k) if len(found) >= least else ([], at)


def shares_by_place(items: list[Item], k: int) -> list[Group] | None:
    """What goes on where a share is told with its place at `k`: "11 of the dead were [in Osk], [nine] in Lorin"; None
    where `k` names no place."""
    if k + 1 >= len(items) or items[k].unit.word not in _PLACED or items[k + 1].tag not in "#x":
        return None
    k += 2
    while k + 1 < len(items) and items[k].tag == "O" and items[k + 1].tag in "#x":
        k += 2
    while k < len(items) and items[k].tag in ",&":
        k += 1
    return placed_shares(items, k, 1)[0]


def opens_shares(items: list[Item], k: int) -> bool:
    """Whether item `k` opens what a total was made of, place by place: "[including] 31 in Osk and 14 in Lorin"."""
    return (items[k].tag == "I" or items[k].unit.word == "with") and bool(placed_shares(items, k + 1)[0])


_STEMMING = frozenset(["from", "under", "over", "aged", "below"])
_NAMED = frozenset(["identified", "named", "recognised", "recognized", "buried", "interred"])


def _past_naming(items: list[Item], m: int) -> int | None:
    """The item behind a verb that tells no fate: "65 dead, of whom 17 [had been identified]"."""
    k = m
    while k < len(items) and items[k].tag in "bvr!":
        k += 1
    return k + 1 if k > m and k < len(items) and items[k].unit.word in _NAMED else None


def _described(items: list[Item], be: int) -> int | None:
    """The noun behind "were" that says who they are: "were [children]", "were of [children] under ten"."""
    k = be + 1
    while k < len(items) and items[k].tag in 'r"O':
        k += 1
    group = items[k].group if k < len(items) else None
    return k if group is not None and items[k].tag in "G*" and group.count is None else None


def describe_share(group: Group, inner: Group | None) -> None:
    """Let `inner` say who the people of a bare count are."""
    if inner is not None and inner.kind == "people":
        group.category, group.demographic = inner.category, inner.demographic
        group.known_category = group.known_category or inner.known_category


def further_shares(items: list[Item], k: int) -> list[Group]:
    """ "Nine of the dead were women and [four] were children": the bare counts from item `k` on that go on alike."""
    found: list[Group] = []
    while k + 2 < len(items) and items[k].tag in "&,":
        k += 1 + (items[k + 1].tag == "&")
        group, noun = items[k].group, items[k + 2].group if k + 2 < len(items) else None
        if items[k].tag == "G" and group is not None and group.count is not None and not opens_clause(items, k):
            found.append(group)  # "two of the victims were women, [four children]"
            k += 1
            continue
        if noun is None or items[k].tag != "Q" or group is None or group.count is None or group.anaphoric:
            break
        if (
            items[k + 1].tag != "b"
            or items[k + 2].tag != "G"
            or noun.count is not None
            or noun.definite
            or not noun.plural
        ):
            break
        describe_share(group, noun)
        found.append(group)
        k += 3
    return found


def is_postposed(items: list[Item], k: int) -> bool:
    """Whether "among them" or "included" at `k` stands behind what it sets apart: "five women among them, died"."""
    if k >= len(items) or items[k].tag != "I" or items[k].unit.word not in _POSTPOSED:
        return False
    return k + 1 >= len(items) or items[k + 1].tag in ",.;)&-bvKDseP"


def set_apart(items: list[Item], k: int) -> int | None:
    """The "among them" behind a group, past where they were: "a girl [in her house in Osk] among them"."""
    while k + 2 < len(items) and items[k].tag in "PO" and items[k + 1].tag in "x#*Y":
        k += 2
    return k if is_postposed(items, k) else None


def postposed(items: list[Item], at: int) -> list[Group]:
    """The groups from item `at` on that end in "among them": ", [five women] and [an infant] included"."""
    found: list[Group] = []
    placed = False
    for k in range(at, min(at + 12, len(items))):
        if is_postposed(items, k):
            return found
        group = items[k].group
        if placed or (found and items[k].tag in "PO"):
            placed = items[k].tag in "PO"  # "a girl of 13 [in her house in Osk] among them"
        elif group is not None and items[k].tag in WHO:
            found.append(group)
        elif items[k].tag not in ',&Y"r':
            break
    return []
