"""A phrase that leads a sentence in, and a comma behind it: whoever stands in it is none of those counted after it."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.roles.items import Item

_IN_PHRASE = frozenset("&,G#*xrjoEOUtapzJARYPFBS-Nb.")
_LEADS = frozenset("PFB")


def without_lead(items: list[Item], found: list[tuple[Group, str]], adjacent: bool) -> list[tuple[Group, str]]:
    """What the walk has met, without what belongs to a phrase that leads in: "In Osk and Ulm, [nine people] were killed",
    "According to police and witnesses, [nine people] were killed".

    Not so where an "and" joins the last to the others: "In Osk a mayor, two guards and [a cook] were killed".
    """
    if len(found) < 2:
        return found
    last = found[0][0]  # right to left
    if not adjacent and not found[0][1] and last.low == last.high == 1 and _is_in_phrase(items, found):
        return found[:1]
    if adjacent or found[0][1] or last.count is None or (last.low or 2) < 2 or last.kind not in ("people", "count"):
        return found
    first = found[-1][0]
    k = next((k for k, item in enumerate(items) if item.group is first), 0)
    if found[1][1] == "," and len(found) == 2 and _is_numbered(items, k):
        return found[:1]
    one = items[k].unit.word == "one" and (k == 0 or items[k - 1].tag in ',"&')
    if found[1][1] == "," and k + 1 < len(items) and items[k + 1].tag == "E" and (one or first.kind == "unknown"):
        return found[:1]  # "One night, [nine people] were killed"
    if found[1][1] != "," or any(g.count is not None and g.kind != "unknown" for g, _ in found[1:]):
        return found
    k -= 1
    while k >= 0 and items[k].tag in _IN_PHRASE:
        if items[k].tag in _LEADS or (items[k].tag == "b" and k > 0 and items[k - 1].tag == "L"):
            return found[:1]  # "When he was a child, [nine people] were killed"
        k -= 1
    return found


def _is_in_phrase(items: list[Item], found: list[tuple[Group, str]]) -> bool:
    """Whether a count stands in a phrase before the one person of whom the verb speaks: "Near Gate Four, [a guard] was
    killed", "After three warnings, [a guard] was killed". Several people and one more need an "and"."""
    if len(found) != 2 or found[1][1] != ",":
        return False
    first = found[1][0]
    if (first.low or 0) < 2 or first.kind not in ("count", "unknown") or first.names:
        return False
    k = next((k for k, item in enumerate(items) if item.group is first), 0)
    if first.kind == "count" and _is_numbered(items, k):
        return True
    return k > 0 and (items[k - 1].tag in "PFB" or items[k - 1].unit.word in ("after", "before", "following", "since"))


def _is_numbered(items: list[Item], k: int) -> bool:
    """Whether a bare count with a comma behind it names a thing or an hour: "Gate [Four]", "around [seven] Monday morning"."""
    group = items[k].group
    if group is None or group.kind != "count" or group.anaphoric or k + 1 >= len(items):
        return False
    if items[k + 1].tag == "E":
        m = k + 1
        while m < len(items) and items[m].tag == "E":
            m += 1
        return m < len(items) and items[m].tag == ","
    return items[k + 1].tag == "," and k > 1 and items[k - 1].tag in "#x*NU" and items[k - 2].tag in "PFB"
