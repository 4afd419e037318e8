"""Rows by event: what all articles on one happening come to, for each outcome and group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Literal

from claimledger.reconcile.attackers import mark_same, part, without
from claimledger.reconcile.combine import sum_fact
from claimledger.reconcile.event_totals import Counted, counted, told_together, totals
from claimledger.reconcile.events import Event
from claimledger.reconcile.groups import Group
from claimledger.reconcile.hurt import without_dead
from claimledger.reconcile.model import Attackers, Fact
from claimledger.reconcile.people import says_kin, says_of_wounds
from claimledger.reconcile.ranges import Setting, toll_of
from claimledger.reconcile.scopes import by_place, make_scope, starts_near
from claimledger.reconcile.tally import Tally, tally
from claimledger.records import Category, Claim, Toll

RowCategory = Category | Literal["total"]
Rows = list[tuple[list[Fact], list[str], bool]]  # facts and notes of a row, and whether it counts those who attacked
Key = tuple[str, RowCategory, str, bool]


def tolls_by_event(
    events: Iterable[Event], claims: dict[str, Claim], setting: Setting, attackers: Attackers
) -> list[Toll]:
    """The rows of `events`. A day's event has one total per outcome; a campaign keeps its places apart."""
    rows: list[Toll] = []
    for event in events:
        facts = sorted((f for h in event.happenings for f in h.facts), key=lambda f: f.sort_key)
        scopes = _running(facts) if event.running else _incident(facts, claims, attackers)
        notes = [*event.joined, *event.apart]
        for group, extra, attacked in scopes:
            scope = make_scope(group, [*notes, *extra])
            rows.append(toll_of(scope, setting, event=event.name, parent=event.parent, attacker=attacked))
    return rows


def _running(facts: list[Fact]) -> Rows:
    groups: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in without(facts):
        if fact.stated is None:
            fact.stated = fact.end
        groups[(fact.outcome, fact.category, fact.demographic or "", "attackers" if fact.apart else "")].append(fact)
    return [
        (*one, one[0][0].apart) for key in sorted(groups) for own in _by_start(groups[key]) for one in by_place(own)
    ]


def _by_start(facts: list[Fact]) -> list[list[Fact]]:
    """The counts of one event by the day from which they count: last week's 45 are no other answer to 355 since May.

    Those that do not say since when stand with the longest.
    """
    rows: list[list[Fact]] = []
    for fact in sorted((f for f in facts if f.start), key=lambda f: (f.start or date.min, f.sort_key)):
        home = next((row for row in rows if starts_near(row[0], fact)), None)
        if home is None:
            rows.append([fact])
        else:
            home.append(fact)
    open_start = [f for f in facts if not f.start]
    if not rows:
        return [open_start]
    rows[0].extend(open_start)
    return [sorted(row, key=lambda f: f.sort_key) for row in rows]


def _incident(facts: list[Fact], claims: dict[str, Claim], attackers: Attackers) -> Rows:
    """Each article's own count first, then the articles against each other."""
    mark_same(facts)
    claims = {c: claims[c] for f in facts for c in f.claims}
    per_article: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        per_article[fact.article].append(fact)
        if fact.apart:
            claims.update((c, claims[c].model_copy(update={"attacker": True})) for c in fact.claims)
    found: dict[Key, list[Fact]] = defaultdict(list)
    sums: dict[str, list[Counted]] = defaultdict(list)
    unheard: list[Fact] = []
    for article in sorted(per_article):
        used: dict[str, set[str]] = defaultdict(set)
        wholes = {c: f for f in per_article[article] for c in f.claims}
        for told_by in _camps(per_article[article]):
            denied = _denied(told_by)
            for outcome, told in _tallies(told_by, claims).items():
                own = {c: f for f in told_by for c in f.claims if f.outcome == outcome}
                for category, groups, attacked in _rows_of(told, attackers):
                    if category == "total":
                        for one in told_together(groups, own):
                            fact = _fact_of(one, own, category)
                            fact.replaced = told.replaced
                            used[outcome].update(fact.claims)
                            if _only_parts(fact, claims, wholes):
                                fact.aside = fact.aside or "a part of another source's figure in its text"
                            sums[outcome].append(counted(fact, one, own, denied[outcome]))
                        continue
                    fact = _fact_of(groups, own, category)
                    used[outcome].update(fact.claims)
                    key = _key(fact, attacked)
                    if not any(fact.claims == f.claims for f in found[key]):
                        found[key].append(fact)
        unheard.extend(_unheard(per_article[article], used))
    for fact in unheard:
        if fact.aside and _key(fact) not in found:  # what is only listed makes no row of its own
            fact = replace(fact, category="total", demographic=None)
        found[_key(fact)].append(fact)
    for outcome in sorted(sums):
        reported = {
            c for (o, c, _, attacked), told in found.items()
            if o == outcome and not attacked and any(_reports(f) for f in told)
        }  # fmt: skip
        found[(outcome, "total", "", False)].extend(totals(sums[outcome], reported - {"total"}))
    return [(found[key], [], key[-1]) for key in sorted(found)]


def _only_parts(fact: Fact, claims: dict[str, Claim], wholes: dict[str, Fact]) -> bool:
    """Whether all that a source counts is a part of what another counts here: 51 of the officials' 87 are no total; the
    one dead of five people shot is."""
    held = [wholes.get(claims[c].part_of or "") for c in fact.claims]
    if fact.outcome == "killed":
        held = [whole if whole is not None and whole.outcome == "killed" else None for whole in held]
    return all(whole is not None and whole.point > fact.point for whole in held)


def _key(fact: Fact, attacked: bool = False) -> Key:
    return (fact.outcome, fact.category, fact.demographic or "", attacked)


def _reports(fact: Fact) -> bool:
    """Whether the figure says that people of its category met the outcome at all."""
    return fact.point > 0 and not fact.aside and fact.claim.assertion in ("stated", "denied")


def _denied(facts: list[Fact]) -> dict[str, set[str]]:
    """The categories of which a source says that nobody met an outcome."""
    denied: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.claim.assertion == "denied":
            denied[fact.outcome].add(fact.category)
    return denied


def _unheard(facts: list[Fact], used: dict[str, set[str]]) -> list[Fact]:
    """Figures that no count of their article has taken up, and that would be lost: denials, what is projected or
    alleged, and the figure of a source that nothing else here speaks for ("dozens", activists said; doctors said 87)."""
    heard = {(f.outcome, f.voice) for f in facts if used[f.outcome] & set(f.claims)}
    here = {c for f in facts for c in f.claims}
    lost = []
    for fact in facts:
        if fact.claim.assertion == "stated":
            if used[fact.outcome] & set(fact.claims) or fact.part_of in here or not fact.voice:
                continue
            if (fact.outcome, fact.voice) in heard:
                continue
            if fact.exactness > 1:
                fact.aside = fact.aside or "its text counts these people in the figure of another source"
        elif fact.claim.assertion == "alleged" and used[fact.outcome] & set(fact.claims):
            continue
        lost.append(fact)
    return lost


def _camps(facts: list[Fact]) -> list[list[Fact]]:
    """One article's facts, once for each source where its sources contradict each other ("police say nine, the
    hospital twelve"). With each goes what the text says in its own voice; with what the text says in its own voice
    against others ("seven soldiers were killed", and a policeman says 11) go the sources that contradict nobody."""
    rivals: dict[tuple[str, str], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for fact in facts:
        if (
            fact.point > 1 and fact.exactness > 1
            and not (fact.part_of or fact.demographic or says_kin(fact.claim) or says_of_wounds(fact.claim))
        ):  # fmt: skip
            rivals[(fact.outcome, fact.category)][fact.voice].add(fact.point)
    told: dict[str, int] = defaultdict(int)  # in the text's own voice
    for fact in facts:
        if not fact.voice and fact.exactness > 1 and not fact.part_of:
            told[fact.outcome] += fact.point
    split: set[str] = set()
    for key, voices in rivals.items():
        named = {v: points for v, points in voices.items() if v}
        if len(named) > 1 and all(a != b for a, b in combinations(named.values(), 2)):
            split.update(named)
        own = voices.get("", set())
        if own and any(min(points) > told[key[0]] for points in named.values()):
            split.update(["", *(v for v, points in named.items() if points != own)])
    split.update(_outnumber(rivals))
    if not split:
        return [facts]
    rest = {f.voice for f in facts} - split
    others = rest - {""}
    camps = []
    for one in sorted(split | (others if "" not in split else set())):
        heard = {one, *(others if one == "" else {""} - split)}
        camps.append([f for f in facts if f.voice in heard])
    return [camp for camp in camps if camp]


def _outnumber(told: Mapping[tuple[str, str], Mapping[str, set[int]]]) -> set[str]:
    """Sources that contradict each other over groups: "71 people were killed, doctors say; the rebels say 83 civilians"."""
    found: set[str] = set()
    for (outcome, category), voices in told.items():
        whole = told.get((outcome, "total"), {})
        for voice, points in voices.items() if category != "total" else ():
            less = [v for v, known in whole.items() if v and voice and v != voice and max(known) < min(points)]
            if less and voice not in whole:
                found.update([voice, *less])
    return found


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


def _rows_of(told: Tally, attackers: Attackers) -> list[tuple[RowCategory, list[Group], bool]]:
    if not told.groups:
        return []
    victims, killers = part(told, attackers)
    rows: list[tuple[RowCategory, list[Group], bool]] = [("total", victims, False)] if victims else []
    by_category: dict[Category, list[Group]] = defaultdict(list)
    for group in told.groups:
        if not group.lead.attacker:
            inside = [g for g in group.inner if g.quantified] if group.category == "people" else [group]
            for one in inside:
                by_category[one.category].append(one)
    rows.extend((c, by_category[c], False) for c in sorted(by_category) if c != "people")
    attacked: dict[Category, list[Group]] = defaultdict(list)
    for group in killers:
        attacked[group.category].append(group)
    rows.extend((c, attacked[c], True) for c in sorted(attacked))
    return rows


def _fact_of(groups: list[Group], own: dict[str, Fact], category: RowCategory) -> Fact:
    facts = list(dict.fromkeys(id(own[c.claim]) for g in groups for c in g.mentions))
    by_id = {id(f): f for f in own.values()}
    fact = sum_fact(groups, {c: f for c, f in own.items()}, [by_id[i] for i in facts])
    if len(groups) == 1:
        fact.notes = list(own[groups[0].lead.claim].notes)
        fact.qualifier = groups[0].lead.qualifier
        if groups[0].dead:
            which = "as dead" if fact.outcome != "killed" else "as attackers"
            fact.notes.append(f"{fact.article} counts {groups[0].dead} of {groups[0].lead.number} {which}.")
    fact.category = category
    same = all(g.demographic == groups[0].demographic for g in groups)
    fact.demographic = groups[0].demographic if category != "total" and same else None
    fact.part_of = None
    return fact
