"""Rows by event: what all articles on one happening come to, for each outcome and group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import Literal

from claimledger.reconcile.combine import sum_fact
from claimledger.reconcile.events import Event
from claimledger.reconcile.model import Fact
from claimledger.reconcile.ranges import Setting, toll_of
from claimledger.reconcile.scopes import by_place, make_scope
from claimledger.reconcile.tally import Group, Tally, tally, without_dead
from claimledger.records import Category, Claim, Toll

RowCategory = Category | Literal["total"]
Rows = list[tuple[list[Fact], list[str]]]


def tolls_by_event(events: Iterable[Event], claims: dict[str, Claim], setting: Setting) -> list[Toll]:
    """The rows of `events`. A day's event has one total per outcome; a campaign keeps its places apart."""
    rows: list[Toll] = []
    for event in events:
        facts = sorted((f for h in event.happenings for f in h.facts), key=lambda f: f.sort_key)
        scopes = _running(facts) if event.running else _incident(facts, claims)
        notes = [*event.joined, *event.apart]
        for group, extra in scopes:
            toll = toll_of(make_scope(group, [*notes, *extra]), setting, event=event.name, parent=event.parent)
            rows.append(toll)
    return rows


def _running(facts: list[Fact]) -> Rows:
    groups: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.stated is None:
            fact.stated = fact.end
        groups[(fact.outcome, fact.category, fact.demographic or "")].append(fact)
    return [part for key in sorted(groups) for part in by_place(groups[key])]


def _incident(facts: list[Fact], claims: dict[str, Claim]) -> Rows:
    """Each article's own count first, then the articles against each other."""
    per_article: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        per_article[fact.article].append(fact)
    found: dict[tuple[str, RowCategory, str], list[Fact]] = defaultdict(list)
    for article in sorted(per_article):
        for told_by in _camps(per_article[article]):
            for outcome, told in _tallies(told_by, claims).items():
                own = {c: f for f in told_by for c in f.claims if f.outcome == outcome}
                for category, groups in _rows_of(told):
                    fact = _fact_of(groups, own, category)
                    found[(outcome, category, fact.demographic or "")].append(fact)
        for fact in per_article[article]:
            if fact.claim.assertion in ("denied", "projected"):
                found[(fact.outcome, fact.category, fact.demographic or "")].append(fact)
    return [_comparable(found[key]) for key in sorted(found)]


def _camps(facts: list[Fact]) -> list[list[Fact]]:
    """One article's facts, once for each source where its sources contradict each other ("police say nine, the
    hospital twelve"); what the others say is in each."""
    rivals: dict[tuple[str, str], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for fact in facts:
        if fact.voice and fact.point > 1 and fact.exactness > 1 and not fact.part_of and fact.demographic is None:
            rivals[(fact.outcome, fact.category)][fact.voice].add(fact.point)
    split: set[str] = set()
    for voices in rivals.values():
        if len(voices) > 1 and all(a != b for a, b in combinations(voices.values(), 2)):
            split.update(voices)
    if not split:
        return [facts]
    return [[f for f in facts if f.voice == own or f.voice not in split] for own in sorted(split)]


def _tallies(facts: list[Fact], claims: dict[str, Claim]) -> dict[str, Tally]:
    by_outcome: dict[str, list[Claim]] = defaultdict(list)
    for name in dict.fromkeys(c for f in facts for c in f.claims):
        by_outcome[claims[name].outcome].append(claims[name])
    told = {}
    for outcome in sorted(by_outcome):
        told[outcome] = tally(sorted(by_outcome[outcome], key=lambda c: (c.start, c.end, c.claim)), history=True)
    if "injured" in told and "killed" in told:
        told["injured"] = without_dead(told["injured"], told["killed"])
    return told


def _rows_of(told: Tally) -> list[tuple[RowCategory, list[Group]]]:
    if not told.groups:
        return []
    rows: list[tuple[RowCategory, list[Group]]] = [("total", told.groups)]
    by_category: dict[Category, list[Group]] = defaultdict(list)
    for group in told.groups:
        inside = [g for g in group.inner if g.quantified] if group.category == "people" else [group]
        for one in inside:
            by_category[one.category].append(one)
    rows.extend((c, by_category[c]) for c in sorted(by_category) if c != "people")
    return rows


def _fact_of(groups: list[Group], own: dict[str, Fact], category: RowCategory) -> Fact:
    facts = list(dict.fromkeys(id(own[c.claim]) for g in groups for c in g.mentions))
    by_id = {id(f): f for f in own.values()}
    fact = sum_fact(groups, {c: f for c, f in own.items()}, [by_id[i] for i in facts])
    if len(groups) == 1:
        fact.notes = list(own[groups[0].lead.claim].notes)
        fact.qualifier = groups[0].lead.qualifier
        if groups[0].dead:
            fact.notes.append(f"{fact.article} counts {groups[0].dead} of {groups[0].lead.number} as dead.")
    fact.category = category
    same = all(g.demographic == groups[0].demographic for g in groups)
    fact.demographic = groups[0].demographic if category != "total" and same else None
    fact.part_of = None
    return fact


def _comparable(facts: list[Fact]) -> tuple[list[Fact], list[str]]:
    """A sum of some categories stands back where others state the whole: "three civilians" beside 48 people."""
    if facts[0].category != "total":
        return facts, []
    stated = [
        f.point
        for f in facts
        if f.claim.category == "people" and f.exactness > 0 and f.claim.assertion not in ("alleged", "projected")
    ]
    if not stated:
        return facts, []
    kept = [f for f in facts if f.claim.category == "people" or f.point >= min(stated) or f.point == 0]
    left = [f for f in facts if f not in kept]
    notes = [
        f"{f.article} counts only {f.claim.category.replace('_', ' ')} ({f.point:,}); that is no total." for f in left
    ]
    return kept, notes
