"""Objects that do not stand directly behind their verb: "killed in one night [nine men]", "killed and robbed [a trader]"."""

from __future__ import annotations

from claimledger.roles.items import Item, opens_clause

_SKIPPED = 'jraEU"x#*'
_FULL = "EUx#*"


def object_behind(items: list[Item], k: int) -> int | None:
    """The object that follows the phrase at `k` with no comma: "rebels killed in a single night [nine men]".

    No group that the phrase itself governs, as in "killed in a clash with [two guards]", and none with a verb of its own,
    as in "two killed in Osk [a third man] said".
    """
    full = False
    for m in range(k + 1, min(k + 10, len(items))):
        item = items[m]
        if item.tag == "G" and full:
            group = item.group
            assert group is not None
            somebody = group.count is not None or item.unit.tag == "a"
            ends = m + 1 < len(items) and items[m + 1].tag in ".,;PE&)"
            return m if somebody and ends and not opens_clause(items, m) else None
        if item.tag == "P":
            full = False
        elif item.tag in _SKIPPED:
            full = full or item.tag in _FULL
        else:
            return None
    return None


def object_of_next(items: list[Item], k: int) -> int | None:
    """The object that the verb before item `k` shares with the next ones: "killed and robbed [a trader]", "killed, robbed
    and burned [a trader]"."""
    while k + 2 < len(items) and items[k].tag == "," and _is_past(items[k + 1]):
        k += 2
    if k + 3 >= len(items) or items[k].tag != "&" or not _is_past(items[k + 1]):
        return None
    group = items[k + 2].group
    if items[k + 2].tag not in "G#" or group is None or opens_clause(items, k + 2):
        return None
    told = group.names or group.count is not None or group.other or items[k + 2].unit.tag in "ap"
    return k + 2 if told else None


def _is_past(item: Item) -> bool:
    return item.tag in "eK" and not item.unit.word.endswith("ing")
