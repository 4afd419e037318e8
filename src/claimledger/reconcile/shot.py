"""The hurt whom a count of people shot holds: "three were shot, one fatally" tells of two who were hurt."""

from __future__ import annotations

from claimledger.reconcile.groups import group_of
from claimledger.reconcile.people import says_hurt, says_only_shot
from claimledger.reconcile.tally import Tally


def hurt_among_shot(shot: Tally, killed: Tally, injured: Tally | None) -> Tally | None:
    """The tally of the injured as a count of people shot has it, less its dead; None where that adds nothing.

    The count must have dead as parts of it, and be the only one: of two shootings, who says how many each hurt?
    """
    counted = [g for g in shot.groups if g.quantified]
    if len(counted) != 1 or counted[0].high is None:
        return None
    whole = counted[0]
    named = {c.claim for c in whole.mentions}
    dead = [g for k in killed.groups for g in (k, *k.inner)]
    parts = [g for g in dead if g.quantified and any(c.part_of in named for c in g.mentions)]
    if not parts or not all(says_only_shot(c) for c in whole.mentions):
        return None
    lost = max(sum(g.point for g in parts), sum(g.point for g in killed.groups if not g.lead.attacker))
    told = injured.groups if injured is not None else []
    again = [g for g in told if g.point == whole.point and not any(says_hurt(c) for c in g.mentions)]
    told = [g for g in told if g not in again]  # "those shot were named as Ann Lee, 31, …": all of them, with the dead
    if not sum(g.point for g in told) < whole.point - lost:
        return None
    lead = whole.lead.model_copy(update={"outcome": "injured"})
    rest = group_of(lead, [lead])
    rest.dead = lost
    left_out = [*(injured.left_out if injured is not None else []), (lead, f"{lost} of them died")]
    left_out += [(g.lead, f"inside the {lead.number}") for g in told]
    return Tally([rest], left_out, injured.denials if injured is not None else [])
