"""Headlines that leave out "was": in "Man who shot guard found dead" it is the man who was found."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.roles import Item, charged_with


def who_did(items: list[Item], first: int) -> Group | None:
    """Whom a participle at `first` tells of behind a clause of what he did, in a headline.

    "[Man] who shot guard found dead in woods"; None in "A man who hid a guard found dead in May was held", where nothing
    is left out.
    """
    if first < 4 or items[0].tag != "G" or items[0].unit.tag == "a":
        return None
    if items[1].unit.word != "who":
        return _charged(items, first)
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


_HELD = frozenset(["jail", "cell", "prison", "custody", "jailhouse", "lockup"])
_DEATHS = frozenset(["killing", "killings", "murder", "murders", "death", "deaths", "slaying", "slayings", "shooting"])


def _charged(items: list[Item], first: int) -> Group | None:
    """Whom the participle tells of behind what is laid at his door: "[Suspect] in killing of two nurses shot dead by police";
    None where it may be the dead of whom it tells: "Man accused of killing woman found dead in canal"."""
    group = items[0].group
    if group is None or group.definite or group.low is None or (group.plural and group.count is None):
        return None
    words = [item.unit.word for item in items]
    held = not _HELD.isdisjoint(word for text in words[first + 1 : first + 4] for word in text.split())
    by_police = words[first + 1 : first + 2] == ["by"]
    if not (held or by_police) or any(item.tag in "bvwDV,;:.y" for item in items[1:first]):
        return None
    deed = any(
        (items[k].tag == "i" and charged_with(items, k) == 0) or (items[k].tag == "n" and words[k] in _DEATHS)
        for k in range(2, first)
    )
    return group if deed and items[1].tag in "jePJ" else None
