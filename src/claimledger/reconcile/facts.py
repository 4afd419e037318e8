"""Claims to facts: repeats folded into what they repeat, with the basis of the count and the voice behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from itertools import groupby
from typing import Literal

from claimledger.reconcile.compare import is_anonymous, source_key
from claimledger.reconcile.model import EXACTNESS, Fact
from claimledger.reconcile.people import says_died_later, says_of_the_wounded
from claimledger.records import Basis, Category, Claim


def basis_of(claim: Claim) -> Basis:
    """`day` for one day, night or incident; `cumulative` for a longer window or a running toll.

    A running toll of one day's attack ("the toll of Friday's bombing has risen to nine") is of that day.
    """
    if claim.date_start is None and claim.date_end is None:
        return "undated"
    if claim.date_start == claim.date_end or (claim.date_precision == "day" and not claim.cumulative):
        return "day"
    if not claim.cumulative and _NIGHT.match(claim.date_reason or "") and claim.date_start and claim.date_end:
        if claim.date_end - claim.date_start <= timedelta(days=1):
            return "day"  # "overnight", "hours after": one incident, whose day is one of two
    return "cumulative"


def row_category(claim: Claim) -> Category | Literal["total"]:
    """`total` for people of every kind together; a figure of children or women alone is none."""
    return "total" if claim.category == "people" and claim.demographic is None else claim.category


def voice_of(claim: Claim) -> str:
    """The key of who the figure comes from; "residents" of two articles are two voices until their figures agree."""
    if claim.source is None:
        return ""
    key = source_key(claim.source)
    return f"{key}@{claim.article}" if is_anonymous(claim.source, claim.source_kind) else key


def facts_of(claims: Iterable[Claim]) -> list[Fact]:
    """The facts of `claims` (sorted by article and position): one for each figure that an article does not repeat."""
    facts: list[Fact] = []
    for _, group in groupby(claims, key=lambda c: c.article):
        facts.extend(_article_facts(list(group)))
    return facts


def _article_facts(claims: list[Claim]) -> list[Fact]:
    index = {c.claim: c for c in claims}
    mentions: dict[str, list[Claim]] = {}
    for claim in claims:
        mentions.setdefault(root_of(claim, index).claim, []).append(claim)
    facts = {name: _fact(group, index) for name, group in mentions.items()}
    for fact in facts.values():
        whole = facts.get(fact.part_of or "")
        if whole is not None and fact.aside and _is_news(fact, whole):
            fact.aside = ""
        if whole is not None and (fact.aside or _died_since(fact, whole)):  # told with the toll, whatever day they died
            fact.basis, fact.start, fact.end = whole.basis, whole.start, whole.end
        if whole is not None and whole.outcome != fact.outcome:
            fact.taken = whole.outcome == "abducted" and fact.outcome == "killed"
            fact.part_of = None  # "two of the 12 wounded have died" is no part of any count of the dead
    return list(facts.values())


def root_of(claim: Claim, index: Mapping[str, Claim]) -> Claim:
    """The claim that `claim` repeats in the end; itself where what it repeats is gone or has another outcome."""
    seen = {claim.claim}
    while claim.repeat_of and claim.repeat_of not in seen:
        earlier = index.get(claim.repeat_of)
        if earlier is None or earlier.outcome != claim.outcome:
            break
        seen.add(earlier.claim)
        claim = earlier
    return claim


def _fact(mentions: list[Claim], index: Mapping[str, Claim]) -> Fact:
    """Of several mentions the attributed, exact, dated one speaks; what it lacks the others fill in."""
    ranked = sorted(
        mentions, key=lambda c: (c.source is None, -EXACTNESS[c.qualifier], c.date_end is None, c.place is None)
    )
    lead = ranked[0]
    dated = next((c for c in ranked if c.date_end or c.date_start), lead)
    placed = next((c for c in ranked if c.place), lead)
    part = next((c.part_of for c in mentions if c.part_of in index), None)
    whole = root_of(index[part], index) if part else None
    notes = [f"The attribution is taken from another mention in {lead.article}."] if mentions[0].source is None else []
    return Fact(
        claim=lead,
        claims=tuple(c.claim for c in mentions),
        low=lead.low,
        high=lead.high,
        category=row_category(lead),
        basis=basis_of(dated),
        start=dated.date_start,
        end=dated.date_end,
        stated=lead.stated or lead.published,
        voice=voice_of(lead),
        name=lead.source,
        where=placed,
        part_of=whole.claim if whole else None,
        qualifier=lead.qualifier,
        demographic=lead.demographic,
        incident=lead.incident,
        aside="only adds to the toll that its text raises" if part and any(_raises(c, index) for c in mentions) else "",
        notes=notes if lead.source and len(mentions) > 1 else [],
    )


def _died_since(part: Fact, whole: Fact) -> bool:
    """ "A boy hurt on Monday has died, the toll is now three": of Monday's event, though he died at some time since."""
    since = part.basis == "cumulative" and whole.basis == "day" and not part.claim.cumulative
    return since and part.start == whole.start is not None


def _is_news(part: Fact, whole: Fact) -> bool:
    """ "33 died on Friday, bringing the toll since the war began to 9,250": Friday's dead are a count of their own."""
    longer = whole.basis == "undated" or whole.claim.background or _runs_for_days(whole, part)
    return part.basis == "day" and longer and not says_of_the_wounded(part.claim) and not says_died_later(part.claim)


def _runs_for_days(whole: Fact, part: Fact) -> bool:
    """ "Seven were shot dead on Friday, bringing to 31 the number killed since 24 February"."""
    return whole.basis == "cumulative" and None not in (whole.start, part.start) and whole.start < part.start  # type: ignore[operator]


_NIGHT = re.compile(r'"(?:[\w-]+ )?(?:overnight|night|hours)\b', re.IGNORECASE)
_RAISING = re.compile(r"\b(?:rais(?:es|ed|ing)|br(?:ings?|inging|ought)|tak(?:es|ing)|took|push(?:es|ed|ing))\b")


def _raises(part: Claim, index: Mapping[str, Claim]) -> bool:
    """ "[Two] of the wounded have died, raising the toll to nine": those who died since are no count of their own."""
    whole = index.get(part.part_of or "")
    if whole is None or whole.quote_start != part.quote_start or whole.start < part.end:
        return False
    at = part.quote_start
    return _RAISING.search(part.quote[part.end - at : whole.start - at]) is not None
