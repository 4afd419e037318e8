"""Offices that each place has one of: "the mayors of Lorin, Vela and Osk", "the mayors of three towns" are three people."""

from __future__ import annotations

import re

from claimledger.lexicon import word_set
from claimledger.numbers import Count
from claimledger.roles.items import Items

_LIST = re.compile(r"GO(#(?:,#)*,?&#)(?![SY#])")
_COUNTED = re.compile(r"GO(x)")
_OFFICES = word_set("institutions", "posts")
_SEATS = word_set("institutions", "seats")


def without_posts(items: Items) -> Items:
    """`items` without the places whose offices a group holds, which counts as many people as there are places."""
    if "GO" not in items.tags:
        return items
    for found in _LIST.finditer(items.tags):
        names = found[1].count("#")
        if _holds_offices(items, found.start()):
            return without_posts(_counted(items, found.start(), found.end(), names))
    for found in _COUNTED.finditer(items.tags):
        seats = items[found.start(1)].group
        if seats is None or seats.count is None or seats.low != seats.high or seats.head is None:
            continue
        if seats.head.word in _SEATS and (seats.low or 0) > 1 and _holds_offices(items, found.start()):
            return without_posts(_counted(items, found.start(), found.end(), seats.low or 0))
    return items


def _holds_offices(items: Items, k: int) -> bool:
    group = items[k].group
    if group is None or not group.definite or group.count is not None or group.head is None or group.names:
        return False
    return group.head.word in _OFFICES


def _counted(items: Items, k: int, end: int, number: int) -> Items:
    group = items[k].group
    assert group is not None
    group.count = Count(0, 0, 0, number, number, "exact")
    group.low, group.high, group.qualifier, group.definite = number, number, "exact", False
    kept = [item for at, item in enumerate(items) if not k < at < end]
    return Items(kept, "".join([item.tag for item in kept]), items.folded, items.start)
