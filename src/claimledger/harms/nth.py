"""Somebody who is said to be one more of those harmed: "[Ana Tamm] is the third clerk murdered this week"."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.harms.told import Told
from claimledger.roles import Item, items_text, offset, place_of, subject, words_of

_NTH = frozenset(
    """first second third fourth fifth sixth seventh eighth ninth tenth latest last only next youngest oldest
    """.split()  # noqa: SIM905
)
_IS = frozenset(["became", "becomes", "is", "was", "be"])


def name_nth(items: list[Item], told: list[Told]) -> list[Told]:
    """`told`, where one who is named before "was the third clerk killed" is told of by his name."""
    if not told or words_of(items).isdisjoint(_IS):
        return told
    for one in told:
        group, at = one.group, place_of(items, one.group)
        if at is None or at < 2 or group.kind != "people" or group.names or not group.low == group.high == 1:
            continue
        if items[at - 1].unit.word not in _IS or not _is_counted_off(items, at, group):
            continue
        met = subject(items, at - 1, False).whole
        if len(met) == 1 and met[0].names and met[0].low == met[0].high == 1 and not met[0].plural:
            group.number = met[0].number
            if " " in met[0].names[0] and not _is_known_by(items, met[0], at):  # a surname alone was told of before
                group.names = met[0].names
            if met[0].known_category:
                group.category, group.known_category = met[0].category, True
    return told


def _is_counted_off(items: list[Item], at: int, group: Group) -> bool:
    """ "The third clerk", "the latest in line"."""
    if not group.definite:
        return False
    start = offset(items, at)
    return not _NTH.isdisjoint(items_text(items)[start : start + group.span.end - group.span.start].split())


def _is_known_by(items: list[Item], named: Group, at: int) -> bool:
    """ "Ana Tamm, [the clerk], is the first to …": by what she was told of before, and not by her name."""
    groups = [item.group for item in items[:at] if item.first >= named.last and item.group is not None]
    return any(group.kind == "people" and group.definite and not group.plural for group in groups)
