"""Several groups that one voice counts in one text, as the one figure they make: "a man" and "a woman" are two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from claimledger.reconcile.groups import Group
from claimledger.reconcile.model import Fact
from claimledger.reconcile.people import says_more, says_others
from claimledger.reconcile.tally import tally
from claimledger.records import Claim

_BOUNDED = ("at_most", "fewer_than")


def combine(facts: list[Fact]) -> list[Fact]:
    """`facts` of one row with those of one article, voice and incident added up, where they count different people.

    A smaller count inside a larger one of the same voice is no other answer; nor are two parts of one figure.
    """
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    rest: list[Fact] = []
    for fact in facts:
        plain = fact.claim.assertion == "stated" and fact.exactness > 1
        if plain and not fact.claim.background and fact.part_of is None:
            groups[(fact.article, fact.voice, fact.incident)].append(fact)
        else:
            rest.append(fact)
    for own in groups.values():
        rest.extend(own if len(own) == 1 else _add_up(own))
    _set_lesser_parts_aside(rest)
    _set_others_aside(rest)
    return sorted(rest, key=lambda f: f.sort_key)


def _set_lesser_parts_aside(facts: Sequence[Fact]) -> None:
    """ "Of the 17, fourteen died on the spot and one on the way": the one is no other count of the fourteen."""
    parts: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.part_of is not None and fact.exactness > 1:
            parts[(fact.article, fact.part_of)].append(fact)
    for own in parts.values():
        most = max(f.point for f in own)
        for fact in own:
            if fact.point < most:
                fact.aside = fact.aside or "another part of the figure that the larger one is a part of"


def _set_others_aside(facts: Sequence[Fact]) -> None:
    """ "A bomb killed five. A grenade killed two more, police said": the two are no other count of the five."""
    told: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.exactness > 1 and fact.part_of is None and fact.claim.assertion == "stated" and not fact.aside:
            told[fact.article].append(fact)
    for own in told.values():
        for fact in own if len(own) > 1 else ():
            first = next((f for f in own if f.claim.start < fact.claim.start and f.voice != fact.voice), None)
            if first is not None and (says_others(fact.claim) or says_more(fact.claim)):
                fact.aside = f"counts others than the {first.words} of its text"


def _add_up(facts: list[Fact]) -> list[Fact]:
    if len({f.qualifier in _BOUNDED for f in facts}) > 1:
        return facts  # "at least 24, perhaps as many as 40"
    by_claim = {f.claim.claim: f for f in facts}
    told = tally([_alone(f) for f in facts])
    if len(told.groups) > 1 and facts[0].basis != "day":
        return facts  # two counts over weeks may be of the same people
    if len(told.groups) < 2:
        kept = [by_claim[g.lead.claim] for g in told.groups]
        for fact in kept:
            fact.claims = tuple(c for f in facts for c in f.claims)
            fact.replaced = told.replaced
        return kept or facts
    return [sum_fact(told.groups, by_claim, facts)]


def _alone(fact: Fact) -> Claim:
    """The claim without links to claims that are not here, with the number that the fact counts."""
    claim = fact.claim
    if claim.part_of is None and claim.repeat_of is None and (claim.low, claim.high) == (fact.low, fact.high):
        return claim
    return claim.model_copy(update={"part_of": None, "repeat_of": None, "low": fact.low, "high": fact.high})


def sum_fact(groups: Sequence[Group], by_claim: dict[str, Fact], facts: Sequence[Fact]) -> Fact:
    """One fact for `groups`; the largest is quoted."""
    ordered = sorted(groups, key=lambda g: (-g.point, g.lead.start))
    lead = by_claim[ordered[0].lead.claim]
    told_by = [by_claim[c.claim] for g in ordered for c in (g.lead, *g.mentions)]
    named = {f.voice: f.name for f in told_by if f.voice and f.name}
    low, high = _add([g.low for g in groups]), _add([g.high for g in groups])
    words = " + ".join(f"{g.point:,}" for g in groups)
    return replace(
        lead,
        claims=tuple(dict.fromkeys(c for f in facts for c in f.claims)),
        low=low,
        high=high,
        qualifier="exact" if low == high else "range" if low is not None and high is not None else "at_least",
        voice=";".join(named),  # of several sources each gave a part
        name="; ".join(filter(None, named.values())) or None,
        notes=[*lead.notes, f"{lead.article} counts {words} = {sum(g.point for g in groups):,}, different people."],
    )


def _add(bounds: list[int | None]) -> int | None:
    return None if any(b is None for b in bounds) else sum(b or 0 for b in bounds)
