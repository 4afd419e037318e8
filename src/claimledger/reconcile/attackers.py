"""Who of those that a text counts attacked: they have rows of their own, and a total leaves out the armed ones."""

from __future__ import annotations

from claimledger.reconcile.groups import Group
from claimledger.reconcile.model import Attackers
from claimledger.reconcile.tally import Tally


def counts(attacker: Group, rule: Attackers) -> bool:
    """Whether an attacker who dies is in the total: by the default rule a killer of no group is, a suicide bomber is not."""
    armed = all(
        c.category in ("armed_group", "combatant") for c in attacker.mentions
    )  # a "suspect", too, is of no group
    return rule == "count" or (rule == "armed_apart" and not armed)


def part(told: Tally, rule: Attackers) -> tuple[list[Group], list[Group]]:
    """The groups of the total, and those of attackers; a whole that names its attackers is counted without those who
    are left out of the total ("60 people, including two of the attackers")."""
    victims = [g for g in told.groups if not g.lead.attacker or counts(g, rule)]
    killers = [g for g in told.groups if g.lead.attacker]
    for group in victims:
        apart = [a for a in group.attackers if not counts(a, rule) and a.point < group.point]
        group.dead += sum(a.point for a in apart)
        told.left_out.extend((a.lead, f"attackers inside the {group.lead.number}") for a in apart)
        killers.extend(apart)
    return victims, killers
