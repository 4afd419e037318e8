"""Which figures of an event count all its people: a part is no total, and no sum mixes sources in silence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from claimledger.reconcile.foes import is_of_foes
from claimledger.reconcile.groups import Group
from claimledger.reconcile.model import Fact
from claimledger.reconcile.partitions import NAMES
from claimledger.reconcile.people import says_of_wounds
from claimledger.records import FORCES


@dataclass(frozen=True, slots=True)
class Counted:
    """What one article counts for an outcome, of one source or of several that do not contradict each other."""

    fact: Fact
    categories: frozenset[str]  # of the groups in it, and those that it denies
    mixed: bool  # counts of several named sources are added
    persons: bool = False  # it adds single persons of whom it tells, and nobody counted
    later: bool = False  # it tells only of who died later, of their wounds

    @property
    def states_whole(self) -> bool:
        """Whether it counts people of any kind."""
        return self.fact.claim.category == "people" and self.fact.exactness > 0

    def holds(self, reported: Collection[str]) -> bool:
        """Whether it leaves out none of the categories that others report."""
        return "people" in self.categories or self.categories >= set(reported)


def counted(fact: Fact, groups: Sequence[Group], own: dict[str, Fact], denied: Collection[str]) -> Counted:
    """`fact` is the sum of `groups`; `own` has the fact of each claim."""
    told = [v for g in groups if g.who is None if (v := {own[c.claim].voice for c in g.mentions} - {""})]
    mixed = len(told) > 1 and not frozenset.intersection(*map(frozenset, told))
    if mixed:
        names = sorted({own[c.claim].name or "" for g in groups if g.who is None for c in g.mentions} - {""})
        fact.notes.append(f"It adds figures of different sources ({', '.join(names)}); none of them states the sum.")
    people = {"men" if g.category == "people" and g.demographic else g.category for g in groups}
    persons = bool(groups) and all(g.who is not None for g in groups)
    later = bool(groups) and all(any(says_of_wounds(c) or own[c.claim].taken for c in g.mentions) for g in groups)
    return Counted(fact, frozenset(people) | frozenset(denied), mixed, persons, later)


def told_together(groups: list[Group], own: dict[str, Fact]) -> list[list[Group]]:
    """`groups` whose counts one sum may add: medics' twelve dead and an army's "20 militants" are two stories."""
    told = {id(g): {v for c in g.mentions if (v := own[c.claim].voice)} for g in groups if g.who is None}
    whole = {v for g in groups if g.category == "people" for v in told.get(id(g), ())}
    forces: dict[str, list[Group]] = {}
    for group in groups:
        voices = told.get(id(group), set())
        if whole and group.category in FORCES and len(voices) == 1 and not voices & whole:
            forces.setdefault(next(iter(voices)), []).append(group)
    apart = {id(g) for one in forces.values() for g in one}
    return [[g for g in groups if id(g) not in apart], *(forces[voice] for voice in sorted(forces))]


def totals(found: Sequence[Counted], reported: Collection[str]) -> list[Fact]:
    """The figures of the total's row. Those that leave out people whom others `reported` are listed and set no bound.

    >>> # an army counts 14 soldiers and 31 rebels, a monitor 26 soldiers: 45 is a total, 26 is none
    """
    whole = [one for one in found if _is_whole(one, found, reported)]
    single = [one for one in whole if not one.mixed]
    least = min((one.fact.point for one in whole if not one.persons and one.fact.exactness > 0), default=0)
    facts = []
    for one in found:
        if one not in whole:
            one.fact.aside = f"counts only {_words(one.categories)}; that is no total"
        elif one.mixed and any(not s.fact.aside and s.fact.exactness > 1 for s in single):
            one.fact.aside = "adds figures of different sources; nobody states the sum"
        elif one.persons and one.fact.point * _MANY_TIMES <= least:
            one.fact.aside = "tells of single persons, where others count many times as many; that is no total"
        elif one.later and any(o.fact.point > one.fact.point for o in whole if not o.later):
            one.fact.aside = "tells of who died later; that is no total"
        facts.append(one.fact)
    return facts


_MANY_TIMES = 10  # what a story of one of them leaves out


def _is_whole(one: Counted, found: Sequence[Counted], reported: Collection[str]) -> bool:
    stated = [f.fact.point for f in found if f.states_whole and f.fact.claim.assertion not in ("alleged", "projected")]
    if stated:
        return (
            one.states_whole
            or (one.holds(reported) and len(one.categories) > 1)
            or one.fact.point == 0
            # "20 militants", an army says, where others count people: another story, and no higher total
            or (one.fact.point >= min(stated) and one.categories != {"armed_group"} and not _boasts(one))
        )
    if any(f.holds(reported) for f in found):
        return one.holds(reported)
    return len(one.categories) > 1 or not any(len(f.categories) > 1 for f in found)


def _boasts(one: Counted) -> bool:
    """ "27 policemen", say those who killed them, where others count ten people."""
    return one.categories == {"security_forces"} and is_of_foes(one.fact.claim)


def _words(categories: Iterable[str]) -> str:
    return " and ".join(NAMES.get(c, c.replace("_", " ")) for c in sorted(categories))
