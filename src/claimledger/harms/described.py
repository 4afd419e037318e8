"""Who those already counted were, told from the other side: "women made up three of the dead", "they were two cooks and
nine guards"."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.harms.told import Told
from claimledger.lexicon import Harm
from claimledger.roles import Item, objects, opens_clause
from claimledger.spans import Span

_MADE = frozenset(["made", "make", "makes", "making"])
_BEING = frozenset(["comprised", "constituted", "formed", "were", "are"])


def made_up_by(items: list[Item], at: int) -> Group | None:
    """Whom the words before a share of the dead describe: "[women] made up three of the dead", "[children] accounted for
    two of them", "[children] were four of those killed"."""
    words = [i.unit.word for i in items[max(0, at - 2) : at]]
    if len(words) < 2:
        return None
    if (words[0] in _MADE and words[1] == "up") or (words[0] in ("accounted", "account") and words[1] == "for"):
        k = at - 3
    elif words[1] in _BEING:
        k = at - 2
    else:
        return None
    while k > 0 and items[k].tag in "rv":
        k -= 1
    group = items[k].group if k >= 0 else None
    if group is None or items[k].tag != "G" or group.kind != "people" or group.count is not None:
        return None
    return group if group.plural and not group.definite else None


def most_of(items: list[Item], at: int, sense: Harm) -> list[Told]:
    """ "Most of the dead were [women]": an unnumbered part."""
    k = at - 1
    while k > 0 and items[k].tag in "tz":
        k -= 1
    if k < 1 or items[k].unit.word != "of" or items[k - 1].unit.word != "most" or at + 2 >= len(items):
        return []
    group = items[at + 2].group
    bare = group is not None and items[at + 2].tag == "G" and group.kind == "people" and group.count is None
    if (
        not bare
        or group is None
        or group.definite
        or not group.plural
        or items[at + 1].unit.word not in ("were", "are")
    ):
        return []
    if at + 3 < len(items) and items[at + 3].tag not in ".,;&":
        return []
    harm = Span(items[at].unit.start, items[at].unit.end)
    return [Told(group, sense.outcome, harm, at, shared_whole=True, word="of them")]


def they_were(items: list[Item]) -> list[Told]:
    """ "They were [two cooks] and [nine guards]": the parts that those just counted fall into."""
    if items[1].unit.word not in ("were", "are") or items[2].tag != "G":
        return []
    listed = objects(items, 1)
    groups = listed.whole
    counted = all(g.kind == "people" and g.low and not g.definite and (g.count or g.low == g.high == 1) for g in groups)
    if len(groups) < 2 or listed.parts or not counted or all(g.count is None for g in groups) or opens_clause(items, 2):
        return []
    return [Told(g, None, g.span, 0, shared_whole=True, word="they") for g in groups]


def victims_were(items: list[Item], at: int) -> list[Told]:
    """ "[Four victims] were children": a part of those told of, by what they were."""
    group = items[at].group
    if group is None or group.definite or group.other or group.low in (0, None) or at + 2 >= len(items):
        return []
    if items[at + 1].unit.word not in ("were", "was", "are", "is") or items[at + 2].tag != "G":
        return []
    kind = items[at + 2].group
    if kind is None or kind.kind != "people" or kind.count is not None or kind.definite or opens_clause(items, at + 2):
        return []
    group.category, group.demographic = kind.category, kind.demographic
    return [Told(group, None, group.span, at, shared_whole=True, word="of them")]
