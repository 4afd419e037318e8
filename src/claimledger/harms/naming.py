"""Names given to people told of: "police named the two men killed as [Ann Lee and Omar Said]"."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.harms.told import Told
from claimledger.roles import Item, objects, place_of, subject, words_of
from claimledger.spans import Span

_VERBS = frozenset(["identified", "identifies", "identify", "identifying", "named", "names", "naming"])
_AS = frozenset(["as", "identified as", "named as"])
_FAR = 30  # items between those named and "as"


def add_names(items: list[Item], told: list[Told]) -> list[Told]:
    """`told` with the names that the sentence gives to people whose harm it tells, as parts of these.

    "Police named [the two people] killed as Ann Lee, 41, and Omar Said, 38."
    """
    if not told or _AS.isdisjoint(words_of(items)):
        return told
    firsts = {t.group.first for t in told}
    out = list(told)
    for one in told:
        at = place_of(items, one.group)
        if at is None or one.part_of is not None or one.denied or one.assertion != "stated" or one.outcome is None:
            continue
        names = named(items, at)
        if names is None or names.first in firsts or (one.group.high or 0) < (names.low or 1):
            continue
        if not names.known_category:
            names.category, names.known_category = one.group.category, one.group.known_category
        out.append(Told(names, one.outcome, names.span, at, part_of=one, word=one.word))
    return out


def named(items: list[Item], at: int) -> Group | None:
    """The names that the sentence gives to the group at item `at`, as one group."""
    found = _behind_passive(items, at) if at + 1 < len(items) else None
    if found is None and _named_by_somebody(items, at):
        found = next((k for k in _clause_behind(items, at) if items[k].unit.word == "as"), None)
    if found is None:
        return None
    listed = objects(items, found)
    return None if listed.parts else _together(listed.whole)


def _together(groups: list[Group]) -> Group | None:
    """One group of all the names: "Constable Ann Lee, [Constable Omar Said]"; None where one of them is no name."""
    for group in groups:
        if group.number is None or not group.names or not group.low == group.high == len(group.names):
            return None
    if not groups:
        return None
    first, last = groups[0], groups[-1]
    assert first.number is not None and last.number is not None
    first.names = tuple(name for g in groups for name in g.names)
    first.low = first.high = len(first.names)
    if len(groups) > 1:
        first.number, first.span = Span(first.number.start, last.number.end), Span(first.span.start, last.span.end)
        first.last, first.plural = last.last, True
        first.category = first.category if len({g.category for g in groups}) == 1 else "people"
        first.demographic = None
    return first


def _clause_behind(items: list[Item], at: int) -> list[int]:
    """The items behind `at` up to the end of its clause."""
    behind = []
    for k in range(at + 1, min(at + _FAR, len(items) - 1)):
        if items[k].tag in ".;:" or (items[k].tag in "sy" and items[k].unit.word != "as"):
            break
        behind.append(k)
    return behind


def _behind_passive(items: list[Item], at: int) -> int | None:
    """ "[The two people] killed in the fire were identified by police as": where "as" stands."""
    verb = None
    for k in _clause_behind(items, at):
        word = items[k].unit.word
        if verb is None and (word in _AS or word in _VERBS) and word != "as":
            before = k - 1
            while before > at and items[before].tag in "rE":
                before -= 1
            relative = items[before - 1].tag == "w"  # "a clerk, who was identified as Ann Lee, was killed": told once
            if items[before].tag != "b" or relative or not _is_subject(items, at, k):
                return None
            verb = k
        if verb is not None and word in _AS:
            return k
    return None


def _is_subject(items: list[Item], at: int, verb: int) -> bool:
    group = items[at].group
    if group is None:  # "[the dead] were named as": nobody else stands between
        return all(i.group is None for i in items[at + 1 : verb])
    return any(g is group for g in subject(items, verb, False).whole)


def _named_by_somebody(items: list[Item], at: int) -> bool:
    """ "Police have identified [the two killed] as": whether a verb of naming stands before the group."""
    k = at - 1
    while k > 0 and items[k].tag in "rjtE":
        k -= 1
    return k > 0 and items[k].unit.word in _VERBS and items[k - 1].tag != "b"
