"""Who was shot for what he did: "A man stabbed a nurse before officers killed [him]": the man, not the nurse."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.groups import Group
from claimledger.harms.told import Told
from claimledger.link.antecedents import Antecedents
from claimledger.link.person import person_of
from claimledger.mentions import Figure, Sentence
from claimledger.roles import Item

_BACK = 3  # sentences
_HARMED = frozenset(["killed", "injured", "abducted"])
_BEFORE = frozenset(["before", "until"])
_ON_GUARD = frozenset(["officer", "officers", "deputy", "deputies", "trooper", "troopers", "guard", "guards", "sniper"])


def stopped(
    antecedents: Antecedents, told: Told, sentence: Sentence, sex: str | None, figures: Sequence[Figure]
) -> tuple[Group, int] | None:
    """The one who harmed others and whom police, or somebody else before he could go on, then shot; None where a pronoun
    stands for anybody else."""
    if told.agent is None or told.outcome not in ("killed", "injured"):
        return None
    here = antecedents.items_at(sentence.index)
    k = next((k for k, i in enumerate(here) if i.group is not None and told.agent.overlaps(i.group.span)), None)
    if k is None:
        return None
    cut_short = bool(k) and here[k - 1].unit.word in _BEFORE
    if not cut_short and not _keeps_order(here[k]):
        return None
    nobody_else = all(told.agent.overlaps(g.span) for g in antecedents.single_people(sentence.index, told, sex))
    back = _BACK if nobody_else and not cut_short else 0
    for index in range(sentence.index, max(-1, sentence.index - 1 - back), -1):
        people = antecedents.single_people(index, told, sex)
        for group in reversed(people):
            if group.category == "security_forces" and (not cut_short or _keeps_order(here[k])):
                continue  # "an officer shot a burglar before a second officer killed him"
            if _did_harm(antecedents, group, told, figures, people):
                return group, index
    return None


def _keeps_order(item: Item) -> bool:
    group = item.group
    words = item.unit.word.split()
    return group is not None and (group.category == "security_forces" or words[-1] in _ON_GUARD)


def _did_harm(
    antecedents: Antecedents, group: Group, told: Told, figures: Sequence[Figure], people: Sequence[Group]
) -> bool:
    """Whether somebody harmed others before the pronoun: as the subject, or by whom one who is none of `people` was hurt."""
    if told.agent is not None and told.agent.overlaps(group.span):
        return False
    if any(f.group.overlaps(group.span) and f.outcome in _HARMED and not f.attacker for f in figures):
        return False  # who was harmed before may have been hurt by somebody else
    person = person_of(antecedents.doc.text[group.span.slice], "", group.names, {})
    return any(
        f.agent is not None
        and f.agent.overlaps(group.span)
        and not f.agent.overlaps(f.group)
        and f.span.start < told.group.span.start
        and (f.agent.start < f.span.start or not any(f.group.overlaps(g.span) for g in people))
        and f.outcome in _HARMED
        for f in figures
    ) or (person.attacker and group.span.end < told.group.span.start)
