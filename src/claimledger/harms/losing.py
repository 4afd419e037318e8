"""Whom a calamity took from those who "lost" them: "the diocese lost [two bishops] to the virus"."""

from __future__ import annotations

import re

from claimledger.groups import Group
from claimledger.lexicon import word_set
from claimledger.roles import Item, items_text, offset

_BY_WHAT = re.compile(r" (?:to|in) (?:(?:the|a|an|its|this|last|that) )?((?:[\w-]+ ){0,2}[\w-]+)")
CALAMITIES = word_set("calamities", "calamities") | word_set("calamities", "of_victims")
_CLIENTS = word_set("calamities", "clients")


def lost_to_calamity(items: list[Item], groups: list[Group]) -> bool:
    """Whether what stands behind those who were "lost" kills; a shop may lose customers to a war, and they live."""
    if any(not _may_die(group) for group in groups) or not any(group.count is not None for group in groups):
        return False
    start = offset(items, 0) - items[0].unit.start
    met = _BY_WHAT.match(items_text(items), groups[-1].span.end + start)
    return met is not None and any(word in CALAMITIES for word in met[1].split())


def _may_die(group: Group) -> bool:
    if group.kind != "people" or group.head is None or group.definite:
        return False
    return group.low is not None and group.head.word not in _CLIENTS
