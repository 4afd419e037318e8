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
    if adjacent or found[0][1] or last.count is None or (last.low or 2) < 2 or last.kind not in ("people", "count"):
        return found
    first = found[-1][0]
    k = next((k for k, item in enumerate(items) if item.group is first), 0)
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
