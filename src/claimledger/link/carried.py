"""Who died where somebody was taken: "Ann Lee died at once, and [Omar Said] was taken to a clinic, where he died"."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.roles import Item

_TAKEN = frozenset(["taken", "rushed", "transported", "airlifted", "flown", "brought", "transferred", "driven"])
_FAR = 12  # items between "taken" and "where"


def carried_there(items: list[Item], at: int) -> Group | None:
    """The one person who was taken to the place that the "where" before the pronoun at item `at` goes on with."""
    if not at or items[at - 1].unit.word != "where":
        return None
    taken = next((k for k in range(at - 2, max(0, at - _FAR), -1) if items[k].unit.word in _TAKEN), 0)
    k = taken - 1
    while k > 0 and items[k].tag in "bvr":
        k -= 1
    group = items[k].group if 0 <= k < taken - 1 else None
    if group is None or items[k].tag not in "G#" or not group.low == group.high == 1 or group.plural:
        return None
    return group
