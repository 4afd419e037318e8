"""The hurt of one text without its dead: who was shot and died is no longer one of those shot."""

from __future__ import annotations

from datetime import timedelta

from claimledger.reconcile.groups import Group, group_of
from claimledger.reconcile.people import Person, same_sentence, says_hurt, says_only_shot, says_others
from claimledger.reconcile.tally import Tally

_DAYS_OFF = timedelta(days=2)  # two days told of one happening may differ so far


def without_dead(injured: Tally, killed: Tally) -> Tally:
    """`injured` of a text without its dead: "seven were shot", two of whom died, leaves five.

    A person who is told as shot and as dead is one of the dead. A count that equals another count of the hurt and the
    dead together holds both.
    """
    dead = [g for k in killed.groups for g in (k, *k.inner)]
    claims = {c.claim for g in dead for c in g.mentions}
    left_out = list(injured.left_out)
    groups = []
    for group in injured.groups:
        if group.who and any(d.who and _is_one(group.who, d.who) for d in dead):
            left_out.append((group.lead, "this person died"))
            continue
        if group.who and all(says_only_shot(c) for c in group.mentions) and _may_be_dead(group.who, dead):
            left_out.append((group.lead, "told as shot only, and may be one of the dead"))
            continue
        open_ = not any(says_others(c) for c in group.mentions)  # "three others were hurt": besides the dead
        inside = [g for g in dead if open_ and _died_of_it(g, group)]
        if all(
            says_hurt(c) for c in group.mentions
        ):  # who died of "the wounded" may be in the toll, and they without them
            inside = [g for g in inside if any(g is one for one in killed.groups)]
        lost = sum(g.point for g in inside)
        total = sum(g.point for g in killed.groups)
        hedged = [group_of(c, [c]) for c, reason in injured.left_out if reason.startswith("alleged")]
        alive = None
        if open_ and total:
            alive = next((g for g in (*group.inner, *hedged) if g.quantified and g.point + total == group.point), None)
            alive = alive or _told_beside_dead(group, killed, total)
            others = any(g is not group and g.quantified and g.point + total == group.point for g in injured.groups)
            if others and alive is None and all(not says_hurt(c) for c in group.mentions):
                left_out.append((group.lead, f"it counts the {total} dead too"))
                continue
        if alive is not None:
            left_out.append((group.lead, f"it counts the {total} dead too"))
            group = alive
        elif 0 < lost < group.point:
            group.dead = lost
            left_out.append((group.lead, f"{lost} of them died"))
        elif lost and lost >= group.point:
            left_out.append((group.lead, "they died"))
            continue
        groups.append(group)
    return Tally(groups, [(c, r) for c, r in left_out if c.claim not in claims], injured.denials)


def _told_beside_dead(shot: Group, killed: Tally, total: int) -> Group | None:
    """Those who live, told in one sentence with all the dead, of people found shot: "Three are dead and two in hospital.
    … Officers found four people with gunshot wounds"; a fifth had driven off."""
    if any(says_hurt(c) for c in shot.mentions) or len(killed.groups) != 1:
        return None
    dead = killed.groups[0]
    for group in shot.inner:
        beside = any(same_sentence(one, two) for one in group.mentions for two in dead.mentions)
        if group.quantified and group.who is None and beside and group.point < shot.point <= group.point + total:
            return group
    return None


def _died_of_it(dead: Group, shot: Group) -> bool:
    """Whether the text counts `dead` among those shot, and none of its days says that they died before."""
    named = {c.claim for c in shot.mentions}
    if not any(c.part_of in named for c in dead.mentions):
        return False
    shot_on = min((c.date_start for c in shot.mentions if c.date_start), default=None)
    died_on = max((c.date_end for c in dead.mentions if c.date_end), default=None)
    return shot_on is None or died_on is None or died_on >= shot_on - _DAYS_OFF


def _may_be_dead(who: Person, dead: list[Group]) -> bool:
    return any(d.who.fits(who) if d.who else d.quantified for d in dead if not d.lead.attacker)


def _is_one(one: Person, two: Person) -> bool:
    """Whether two mentions prove to be one person: a shared name, or the same age and nothing against it."""
    return one.fits(two) and bool((one.names and two.names) or (one.age is not None and one.age == two.age))
