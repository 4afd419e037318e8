"""Several groups that one voice counts in one text, as the one figure they make: "a man" and "a woman" are two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from claimledger.reconcile.groups import Group
from claimledger.reconcile.model import Fact
from claimledger.reconcile.tally import tally
from claimledger.records import Claim


def combine(facts: list[Fact]) -> list[Fact]:
    """`facts` of one row with those of one article, voice and incident added up, where they count different people."""
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    rest: list[Fact] = []
    for fact in facts:
        plain = fact.claim.assertion == "stated" and fact.basis == "day" and fact.exactness > 1
        if plain and not fact.claim.background and fact.part_of is None:
            groups[(fact.article, fact.voice, fact.incident)].append(fact)
        else:
            rest.append(fact)
    for own in groups.values():
        rest.extend(own if len(own) == 1 else _add_up(own))
    return sorted(rest, key=lambda f: f.sort_key)


def _add_up(facts: list[Fact]) -> list[Fact]:
    by_claim = {f.claim.claim: f for f in facts}
    told = tally([_alone(f.claim) for f in facts])
    if len(told.groups) < 2:
        kept = [by_claim[g.lead.claim] for g in told.groups]
        for fact in kept:
            fact.claims = tuple(c for f in facts for c in f.claims)
        return kept or facts
    return [sum_fact(told.groups, by_claim, facts)]


def _alone(claim: Claim) -> Claim:
    """The claim without links to claims that are not here."""
    if claim.part_of is None and claim.repeat_of is None:
        return claim
    return claim.model_copy(update={"part_of": None, "repeat_of": None})


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
