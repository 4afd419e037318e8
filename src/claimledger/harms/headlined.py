"""Headlines that leave out "was": in "Man who shot guard found dead" it is the man who was found."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.roles import Item


def who_did(items: list[Item], first: int) -> Group | None:
    """Whom a participle at `first` tells of behind a clause of what he did, in a headline.

    "[Man] who shot guard found dead in woods"; None in "A man who hid a guard found dead in May was held", where nothing
    is left out.
    """
    if first < 4 or items[0].tag != "G" or items[0].unit.tag == "a" or items[1].unit.word != "who":
        return None
    group = items[0].group
    if group is None or group.kind != "people" or group.definite or group.low != 1 or group.count is not None:
        return None
    k = first - 1
    while items[k].tag in "rE":
        k -= 1
    verb = k - 1
    while verb > 2 and items[verb].tag == "r":
        verb -= 1
    if items[k].tag not in "GQ" or items[verb].tag != "K" or any(items[j].tag != "r" for j in range(2, verb)):
        return None
    return None if any(item.tag in "bv" for item in items[first:]) else group
