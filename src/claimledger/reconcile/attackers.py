"""Who of those that a text counts attacked: they have rows of their own, and a total leaves out the armed ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimledger.reconcile.compare import compare_places
from claimledger.reconcile.groups import Group
from claimledger.reconcile.model import Attackers, Fact
from claimledger.reconcile.tally import Tally
from claimledger.records import FORCES, Claim


def counts(mentions: Iterable[Claim], rule: Attackers) -> bool:
    """Whether an attacker who dies is in the total: by the default rule a killer of no group is, a suicide bomber is not."""
    armed = all(c.category in ("armed_group", "combatant") for c in mentions)  # a "suspect", too, is of no group
    return rule == "count" or (rule == "armed_apart" and not armed)


def part(told: Tally, rule: Attackers) -> tuple[list[Group], list[Group]]:
    """The groups of the total, and those of attackers; a whole that names its attackers is counted without those who
    are left out of the total ("60 people, including two of the attackers")."""
    victims = [g for g in told.groups if not g.lead.attacker or counts(g.mentions, rule)]
    killers = [g for g in told.groups if g.lead.attacker]
    for group in victims:
        apart = [a for a in group.attackers if not counts(a.mentions, rule) and a.point < group.point]
        group.dead += sum(a.point for a in apart)
        told.left_out.extend((a.lead, f"attackers inside the {group.lead.number}") for a in apart)
        killers.extend(apart)
    return victims, killers


def mark(facts: Sequence[Fact], claims: dict[str, Claim], rule: Attackers) -> None:
    """Mark the facts that count attackers whom `rule` leaves out of the total."""
    for fact in facts:
        fact.apart = claims[fact.claims[0]].attacker and not counts((claims[c] for c in fact.claims), rule)


def mark_same(facts: Sequence[Fact]) -> None:
    """Mark what other texts count as fighters, as many as the attackers of that day and place: "seven soldiers and four
    militants were killed" beside "eleven died, four of the attackers among them"."""
    told = [f for f in facts if f.apart and f.basis == "day" and f.exactness > 1]
    days: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in told:
        days[_fighters(fact)].append(fact)
    for fact in facts if told else ():
        if not fact.apart and fact.basis == "day" and fact.category in FORCES:
            for other in days.get(_fighters(fact), ()):
                near = compare_places(fact.where, other.where).level
                if fact.article != other.article and near in ("same", "inside", "around"):
                    fact.apart = True
                    fact.notes = [*fact.notes, f"As many are attackers in {other.article}: read as the same people."]
                    break


def _fighters(fact: Fact) -> tuple[object, ...]:
    return (fact.outcome, fact.category, fact.demographic, fact.end, fact.point)


def without(facts: Sequence[Fact]) -> list[Fact]:
    """The marked `facts`, each whole that names its attackers without those: "eleven died, three attackers among them"
    counts eight, and so does "eleven dead" in the headline of that text."""
    wholes = {c: f for f in facts for c in f.claims}
    inside: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        whole = wholes.get(fact.part_of or "") if fact.apart else None
        if whole is not None and not whole.apart and fact.point < whole.point and fact.exactness > 1:
            inside[_figure(whole)].append(fact)
    return [_less(f, inside[_figure(f)]) if not f.apart and _figure(f) in inside else f for f in facts]


def _figure(fact: Fact) -> tuple[object, ...]:
    return (fact.article, fact.outcome, fact.category, fact.demographic, fact.incident, fact.point)


def _less(whole: Fact, attackers: Sequence[Fact]) -> Fact:
    number = sum(f.point for f in attackers)
    if number >= whole.point:
        return whole
    low = None if whole.low is None else whole.low - number
    high = None if whole.high is None else whole.high - number
    note = f"{whole.article} counts {number:,} of {whole.claim.number} as attackers; they have a row of their own."
    return replace(whole, low=low, high=high, notes=[*whole.notes, note])
