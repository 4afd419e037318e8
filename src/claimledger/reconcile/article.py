"""`--by article`: what each text reports, history left out, as one row for each outcome and group."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Literal

from claimledger.reconcile.attackers import part
from claimledger.reconcile.compare import compare_places
from claimledger.reconcile.groups import Group, other_stories
from claimledger.reconcile.hurt import without_dead
from claimledger.reconcile.model import Attackers
from claimledger.reconcile.people import says_rest
from claimledger.reconcile.ranges import Setting
from claimledger.reconcile.shot import hurt_among_shot
from claimledger.reconcile.tally import Tally, first_with_day, tally
from claimledger.records import Category, Claim, Toll, TollFigure, digest

RowCategory = Category | Literal["total"]


def tolls_by_article(claims: Iterable[Claim], setting: Setting, attackers: Attackers) -> list[Toll]:
    """The rows of every article of `claims` (sorted by article and position).

    For each outcome a row `total`, one for each category the text tells apart, and one for attackers that died.
    """
    rows: list[Toll] = []
    for _, group in groupby(claims, key=lambda c: c.article):
        by_outcome: dict[str, list[Claim]] = {}
        for claim in sorted(group, key=lambda c: (c.start, c.end, c.claim)):
            by_outcome.setdefault(claim.outcome, []).append(claim)
        days = [c.date_end for cs in by_outcome.values() for c in cs if c.date_end and not c.background]
        news = frozenset(days)
        first = first_with_day(sorted((c for cs in by_outcome.values() for c in cs), key=lambda c: c.start))
        told = {o: tally(cs, news=news, first=first) for o, cs in sorted(by_outcome.items())}
        if "injured" in told and "killed" in told:
            told["injured"] = without_dead(told["injured"], told["killed"])
        if "casualties" in told and "killed" in told:
            hurt = hurt_among_shot(told["casualties"], told["killed"], told.get("injured"))
            if hurt is not None:
                told["injured"] = hurt
        for one in told.values():
            rows.extend(_rows(one, setting, attackers))
    return rows


def _rows(told: Tally, setting: Setting, attackers: Attackers) -> list[Toll]:
    if not told.groups and not told.denials:
        return []
    victims, killers = part(told, attackers)
    stories = other_stories(victims)
    victims = [g for g in victims if g not in stories]
    told.left_out.extend((g.lead, "what a side says of its foes, beside a count of all the people") for g in stories)
    rows = []
    if victims or told.denials:  # a text that only reports dead attackers has no total of victims
        rows.append(_row("total", victims, told, setting))
    categories: dict[Category, list[Group]] = {}
    for group in told.groups:
        if not group.lead.attacker:
            for one in _by_category(group):
                categories.setdefault(one.category, []).append(one)
    for category in sorted(categories):
        if category != "people":
            rows.append(_row(category, categories[category], told, setting))
    if killers:
        by_category: dict[Category, list[Group]] = {}
        for group in killers:
            by_category.setdefault(group.category, []).append(group)
        rows.extend(_row(c, gs, told, setting, attacker=True) for c, gs in sorted(by_category.items()))
    return rows


def _by_category(group: Group) -> list[Group]:
    """A total of mixed people is shown by the categories inside it."""
    if group.category != "people":
        return [group]
    return [g for g in group.inner if g.category != "people" and g.quantified]


def _row(
    category: Category | Literal["total"], groups: list[Group], told: Tally, setting: Setting, *, attacker: bool = False
) -> Toll:
    first = groups[0].lead if groups else told.denials[0]
    low, high = _add([g.low for g in groups]), _add([g.high for g in groups])
    if told.denials and not groups:
        low, high = 0, 0
    value = sum(g.point for g in groups)
    figures = [_figure(g) for g in groups]
    denied = [_denial(c, groups) for c in told.denials] if category == "total" else []
    mentions = [c for g in groups for c in (g.lead, *g.mentions)] or told.denials
    notes = _notes(groups, told) if category == "total" else []
    leads = [g.lead for g in groups] or told.denials
    ends = [d for c in leads for d in (c.date_end, c.date_start) if d]
    starts = [d for c in leads for d in (c.date_start, c.date_end) if d]
    day = bool(ends) and min(starts) == max(ends)
    return Toll(
        toll="t" + digest("article", first.article, first.outcome, category, attacker),
        by=setting.by,
        event=None,
        outcome=first.outcome,
        category=category,
        basis="day" if day else "cumulative" if ends else "undated",
        date_start=min(starts, default=None),
        date_end=max(ends, default=None),
        place=next((c.place for c in mentions if c.place), None),
        low=low,
        high=high,
        lowest=value,
        highest=sum(g.high if g.high is not None else g.point for g in groups),
        best=None if setting.policy == "ibc" else value,
        articles=(first.article,),
        sources=tuple(dict.fromkeys([_source(g.lead, g.mentions) for g in groups] or map(_source, told.denials))),
        policy=setting.policy,
        low_claim=first.claim,
        high_claim=first.claim,
        best_claim=None if setting.policy == "ibc" else first.claim,
        figures=(*figures, *denied),
        contested=bool(value) and any(d.counts for d in denied),
        attacker=attacker,
        derived=len(groups) > 1,
        derived_from=tuple(g.lead.claim for g in groups) if len(groups) > 1 else (),
        country=first.country,
        iso=first.iso,
        latitude=first.latitude,
        longitude=first.longitude,
        notes=tuple(dict.fromkeys(notes)),
    )


def _source(lead: Claim, mentions: Iterable[Claim] = ()) -> str:
    named = next((c.source for c in (lead, *mentions) if c.source), None)
    return named or f"{lead.outlet or lead.article} (unattributed)"


def _add(bounds: list[int | None]) -> int | None:
    return None if not bounds or any(b is None for b in bounds) else sum(b or 0 for b in bounds)


def _notes(groups: list[Group], told: Tally) -> list[str]:
    notes = []
    if len(groups) > 1:
        terms = " + ".join(f"{g.point:,}" for g in groups)
        notes.append(f"{terms} = {sum(g.point for g in groups):,}: groups that the text tells apart.")
    for group in groups:
        if len(group.mentions) > 1:
            notes.append(f"{group.lead.number} is told {len(group.mentions)} times and counts once.")
    notes.extend(f"{claim.number} is left out: {reason}." for claim, reason in told.left_out)
    return notes


def _figure(group: Group) -> TollFigure:
    lead = group.lead
    return TollFigure(
        source=next((c.source for c in (lead, *group.mentions) if c.source), None),
        source_kind=lead.source_kind,
        low=group.low,
        high=group.high,
        qualifier=lead.qualifier,
        assertion=lead.assertion,
        claim=lead.claim,
        claims=tuple(c.claim for c in group.mentions),
        articles=(lead.article,),
        outlets=(lead.outlet,) if lead.outlet else (),
        via=tuple(sorted({c.via for c in group.mentions if c.via})),
        stated=lead.stated or lead.published,
        date_start=lead.date_start,
        date_end=lead.date_end,
        place=lead.place,
        perpetrator=lead.perpetrator,
    )


def _meets(denial: Claim, group: Group) -> bool:
    """Whether what is denied are the people of the group: of one kind, in its place, and in all of its time."""
    if "people" not in (denial.category, group.category) and denial.category != group.category:
        return False
    if denial.demographic not in (None, group.demographic) or not compare_places(denial, group.lead).compatible:
        return False
    start, end = group.lead.date_start, group.lead.date_end
    return not (denial.date_start and denial.date_end and start and end) or (
        denial.date_start <= start and end <= denial.date_end
    )


def _denial(claim: Claim, groups: list[Group]) -> TollFigure:
    """The figure of a denial; beside people whom the same voice tells of, it denies more of them, not these. So does one
    of other people, another place, or a day of the time that a figure counts ("14 in two days, nobody on Wednesday")."""
    own = any(g.lead.source == claim.source for g in groups)
    more = says_rest(claim) or own or not any(_meets(claim, g) for g in groups)
    return TollFigure(
        source=claim.source,
        low=0,
        high=0,
        qualifier=claim.qualifier,
        assertion="denied",
        claim=claim.claim,
        claims=(claim.claim,),
        articles=(claim.article,),
        stated=claim.stated or claim.published,
        counts=not (groups and more),
        reason="it denies more people than are told, not those" if groups and more else "",
    )
