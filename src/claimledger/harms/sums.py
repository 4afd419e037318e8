"""Parts that a sentence sets beside a figure told: lists that add up to it, and those said to be among them.

"They killed eleven: [seven soldiers], [three traders] and [a guard]." "[A girl] was among at least 13 people killed."
"""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

from claimledger.groups import Group
from claimledger.harms.placed import placed_apart
from claimledger.harms.told import Told
from claimledger.roles import (
    Item,
    describe_share,
    further_shares,
    objects,
    opens_clause,
    other_kind,
    other_side,
    place_of,
    subject,
    tags_of,
)

Part: TypeAlias = tuple[Group, Group | None]  # a group, and the one beside it whose part it is

_AMONG = frozenset(["among", "amongst"])
_LIST_BEGINS = ":-,;("


def add_parts(items: list[Item], told: list[Told]) -> list[Told]:
    """`told` with the parts that only the figures beside it show."""
    wholes = [
        t for t in told
        if t.part_of is None and not t.denied and t.outcome is not None and not t.shared_whole
        and t.group.count is not None and t.group.plural
    ]  # fmt: skip
    if not wholes:
        return told
    tags = tags_of(items)
    if tags.count("G") + tags.count("Q") + tags.count("@") < 2:
        return told
    counted = [i for i in items if i.group is not None and i.tag in "GQ@" and i.group.low is not None]
    if len(counted) < 2:
        return told
    found = list(told)
    _join_parts(items, told, wholes)
    for whole in wholes:
        at = place_of(items, whole.group)
        if at is None:
            continue
        parts = _adding_up(items, at, whole, told)
        known = [t.group for t in told if t.part_of is whole and not _of_subject(t.group, whole, parts)]
        if all(any(group is part for part, _ in parts) for group in known):
            _add(found, whole, parts, at)
        _add(found, whole, [(group, None) for group in _among(items, at, whole)], at)
    return found


def _of_subject(group: Group, whole: Told, parts: list[Part]) -> bool:
    """ "Eleven guards, including [two women], were killed, nine in Orvale and two in Vela": parts of another kind."""
    return bool(parts) and whole.group.span.end < group.span.start < whole.harm.start < parts[0][0].span.start


def _join_parts(items: list[Item], told: list[Told], wholes: list[Told]) -> None:
    """ "The toll has climbed to 132, with [89] dead in Osk and [43] in Lorin": what is told behind adds up to it."""
    for whole in wholes:
        total, first = whole.group.low, whole.group.span.start
        behind = [t for t in told if t.group.span.start > first and t.outcome == whole.outcome and not t.denied]
        parts = [t for t in behind if t.part_of is None and not t.shared_whole and t.group.low == t.group.high]
        if len(parts) < 2 or total is None or any(t.part_of is whole for t in told):
            continue
        if other_kind(whole.group, [t.group for t in parts]):
            continue  # "three men, a woman and two children"
        sides = {whole.group.category, *(t.group.category for t in parts)}
        if placed_apart(items, whole.group, [t.group for t in parts]):
            continue  # "six were killed in Osk, while four were killed in Lorin and two in Taval"
        if ";" in tags_of(items) and _each_by_its_own(items, [whole, *parts]):
            continue
        if sum(t.group.low or 0 for t in parts) == total and (whole.group.category == "people" or len(sides) == 1):
            for one in parts:
                one.part_of = whole


def _each_by_its_own(items: list[Item], told: list[Told]) -> bool:
    """ "A blast killed two; a shell killed one; a mine killed one": clauses between semicolons, each with its own verb."""
    return all(t.harm.end < t.group.span.start for t in told) and all(
        any(i.tag == ";" and one.group.span.end <= i.unit.start < two.harm.start for i in items)
        for one, two in pairwise(told)
    )


def _add(found: list[Told], whole: Told, parts: list[Part], at: int) -> None:
    """Tell the parts of `whole`; a single group that makes it up alone is no part."""
    if len(parts) == 1 and parts[0][0].low == whole.group.low:
        return
    made: dict[int, Told] = {}
    for group, inside in parts:
        known = next((t for t in found if t.group is group), None)
        of = made.get(id(inside), whole) if inside is not None else whole
        if known is None:
            known = Told(group, group.whole_outcome or whole.outcome, whole.harm, at, part_of=of, word=whole.word)
            known.assertion = whole.assertion
            found.append(known)
        elif known.part_of is None and known is not whole and known.outcome == whole.outcome:
            known.part_of = of
        made[id(group)] = known


def _adding_up(items: list[Item], at: int, whole: Told, told: list[Told]) -> list[Part]:
    """A list behind the figure that adds up to it: "killed eleven: seven soldiers, three traders and a guard"."""
    total = whole.group.low
    least = whole.group.qualifier == "at_least"  # "at least 45, 31 of them in Osk and 14 in Lorin"
    if total is None or not (least or total == whole.group.high):
        return []
    others = {id(t.group) for t in told if t.outcome != whole.outcome or t.denied}
    for k in range(at + 1, len(items) - 2):
        if items[k].tag in _LIST_BEGINS and items[k + 1].tag in "GQ*":
            parts = _partition(_list_from(items, k + 1), 0, total)
            if (
                parts
                and not any(id(g) in others for g, _ in parts)
                and not other_side(whole.group, [g for g, _ in parts])
                and not (items[k].tag == "," and other_kind(whole.group, [g for g, _ in parts]))
            ):
                return parts
    return []


def _list_from(items: list[Item], k: int) -> list[tuple[Group, bool]]:
    """The counted groups of the list at item `k`, and whether "including" opens the parts of the one before."""
    found: list[tuple[Group, bool]] = []
    inner, n = False, len(items)
    while k < n and len(found) < _MOST:
        group = items[k].group
        counts = group is not None and items[k].tag in "GQ*" and group.low is not None and group.low == group.high
        counts = counts and group is not None and (items[k].tag != "*" or group.count is not None)
        if group is None or not counts or group.definite or opens_clause(items, k):
            if not found or items[k].tag not in "*#xLGQ":
                return found
            # "in Damascus and [its suburbs], 17 in Homs": no member of the list, the phrase goes on
        else:
            found.append((group, inner))
            inner = False
        k += 1
        while k < n and items[k].tag not in ",&;-I":
            if items[k].tag in ".bvmVDZywk" or (items[k].tag in "K" and items[k - 1].tag != ","):
                return found
            k += 1
        while k < n and items[k].tag in ',&;r"EI':
            inner = inner or items[k].tag == "I"
            k += 1
    return found


_MOST = 12  # groups of a list


def _partition(groups: list[tuple[Group, bool]], at: int, rest: int) -> list[Part]:
    """The first groups from `at` on that make up `rest`, each with the one whose part it is; none where they do not.

    "23 villagers, including 4 children and 3 women, 20 soldiers and 18 rebels" make 61 if both children and women are
    among the villagers.
    """
    if at >= len(groups):
        return []
    group = groups[at][0]
    rest -= group.low or 0
    if rest == 0:
        return [(group, None)]
    if rest < 0:
        return []
    inside: list[Part] = []
    behind = at + 1
    if behind < len(groups) and groups[behind][1]:
        room = group.low or 0
        while behind < len(groups) and (groups[behind][0].low or 0) <= room and (not inside or not groups[behind][1]):
            room -= groups[behind][0].low or 0
            inside.append((groups[behind][0], group))
            behind += 1
            further = _partition(groups, behind, rest)
            if further:
                return [(group, None), *inside, *further]
        return []
    further = _partition(groups, behind, rest)
    return [(group, None), *further] if further else []


def _among(items: list[Item], at: int, whole: Told) -> list[Group]:
    """Those said to be among the people told of: "[a girl] was among the 13 dead", "of the 95 killed, [52] were named"."""
    k = at - 1
    while k >= 0 and items[k].tag in "rt":
        k -= 1
    if k < 0:
        return []
    word = items[k].unit.word
    opens = k == 0 or items[k - 1].tag in ",.;&:-"
    if word in _AMONG:
        m = k - 1
        while m >= 0 and items[m].tag in "rE":
            m -= 1
        if m > 0 and items[m].tag == "b":
            victims = subject(items, m, False)
            return [] if victims.negated else [g for g in victims.whole if _may_be_part(g, whole)]
        if opens:
            be = next((m for m in range(at + 1, min(at + 14, len(items))) if items[m].tag in "b.;"), None)
            if be is not None and items[be].tag == "b":
                return [g for g in objects(items, be).whole if _may_be_part(g, whole)]
    elif word == "of" and opens and whole.group.definite:
        comma = next((m for m in range(at + 1, min(at + 14, len(items))) if items[m].tag in ",.;"), None)
        if comma is not None and items[comma].tag == "," and comma + 1 < len(items):
            part = items[comma + 1].group
            if part is not None and items[comma + 1].tag == "Q" and _may_be_part(part, whole):
                behind = items[comma + 2 : comma + 4]
                if len(behind) == 2 and behind[0].tag == "b" and behind[1].group is not None:
                    describe_share(part, behind[1].group)
                return [part, *further_shares(items, comma + 4)]
    return []


def _may_be_part(group: Group, whole: Told) -> bool:
    if group is whole.group or group.kind in ("thing", "pronoun", "deaths") or group.low in (None, 0):
        return False
    if group.definite and group.plural and group.count is None:
        return False
    return whole.group.high is None or (group.low or 0) <= whole.group.high
