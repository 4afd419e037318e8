"""Whom a pronoun means inside one sentence: "They dragged [a trader] from his shop and shot him"."""

from __future__ import annotations

from dataclasses import replace

from claimledger.groups import Group
from claimledger.recognise.harms import Told
from claimledger.roles import Item

_OBJECTS = frozenset(["him", "her", "them"])


def told_by_pronouns(items: list[Item], told: list[Told]) -> list[Told]:
    """What is told of "him", "her" or "them", of the group that they stand for. A group told as hurt is told as killed."""
    found: list[Told] = []
    known = {id(t.group): t for t in told if t.group.kind != "pronoun"}
    for one in told:
        word = one.group.head.word if one.group.head is not None else ""
        if one.group.kind != "pronoun" or word not in _OBJECTS or one.outcome not in ("killed", "injured"):
            continue
        group = _antecedent(items, one)
        if group is None:
            continue
        before = known.get(id(group))
        if before is not None and before.outcome == "injured" and one.outcome == "killed":
            before.outcome, before.harm = one.outcome, one.harm
        elif before is None or before.outcome == "abducted":
            known[id(group)] = new = replace(one, group=group)
            found.append(new)
    return found


def _antecedent(items: list[Item], one: Told) -> Group | None:
    """The nearest group before the pronoun that it may stand for, and that did not do the deed."""
    names: list[Group] = []
    for item in reversed(items):
        group = item.group
        if group is None or group.span.end > one.harm.start or group.kind not in ("people", "name", "count"):
            continue
        if one.agent is not None and one.agent.start <= group.span.start < one.agent.end:
            continue
        if group.plural != one.group.plural or group.possessive or group.low == 0:
            continue
        if group.kind == "people" and group.head is not None and group.head.tag in "HM":
            return group
        if group.kind == "name" and group.low == 1:
            names.append(group)
    return names[-1] if names else None
