"""Figures of a row that are no count of their own: parts of another, single persons, those who died later, denials of more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.numbers import read_count
from claimledger.reconcile.model import EXACTNESS, Fact
from claimledger.reconcile.people import around, says_kin, says_of_the_wounded, says_rest


def set_parts_aside(facts: list[Fact]) -> tuple[list[Fact], list[str]]:
    """A figure that counts part of another of the same row never stands beside it; the row lists it as a part."""
    here = {c for f in facts for c in f.claims}
    rest, notes = [], []
    for fact in facts:
        if fact.part_of not in here or fact.part_of in fact.claims:
            rest.append(fact)
            continue
        claim = fact.claim
        notes.append(f"{fact.words} ({fact.name or claim.article}) is a part of another figure here and is not added.")
    return rest, notes


def set_singles_aside(facts: list[Fact]) -> None:
    """A corpse that a text shows beside its count of four is one of somebody's four, not a count of one."""
    counts = {f.article for f in facts if f.point > 1 and f.exactness > 1 and f.voice}
    most = max((f.point for f in facts), default=0)
    for fact in facts:
        if fact.point == 1 and not fact.voice and fact.article in counts:
            fact.aside = "a single person, told beside a count of the same text"
        elif 0 < fact.point < most and not fact.aside and says_kin(fact.claim):
            fact.aside = "somebody's own family, some of those whom others count"
        elif 0 < fact.point < most and not fact.aside and says_of_the_wounded(fact.claim):
            fact.aside = "some of the wounded, who died after the dead were counted"
        elif _is_nth(fact) and most > 1 and not fact.aside:
            fact.aside = f"one person, whom the text tells as the {fact.claim.number}: no count of all"


def _is_nth(fact: Fact) -> bool:
    """ "The fifth victim to die": one person, and a toll of five."""
    return fact.outcome == "killed" and fact.point == 1 and _ORDINAL.match(fact.claim.number) is not None


_ORDINAL = re.compile(
    r"(?:second(?!\s+lieut)|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+(?:teenth|tieth)|\w+-(?:first|second|third|\w+th)|"
    r"\d+(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)


def set_more_aside(facts: Sequence[Fact]) -> None:
    """ "Two more have died of Monday's blast", in a later text that tells no count of all: they are no count of the blast's
    dead beside the nine of the day before."""
    if len(facts) < 2:
        return
    most: dict[str, int] = {}
    for fact in facts:
        most[fact.article] = max(most.get(fact.article, 0), fact.point)
    for fact in facts:
        if fact.outcome != "killed" or fact.aside or not 0 < fact.point == most[fact.article] or not _died_too(fact):
            continue
        before = [f for f in facts if _counts_before(f, fact)]
        if before:
            nine = max(before, key=lambda f: (f.point, f.sort_key))
            fact.aside = f"more people, told after {nine.words} were counted in {nine.article}: no count of all"


def _died_too(fact: Fact) -> bool:
    """ "Two more have died"; "60 were hurt and another four killed" tells of four beside the hurt."""
    before, after = around(fact.claim)
    more = _ANOTHER.search(before) or _MORE.match(after)
    return more is not None and _HURT.search(before) is None


_ANOTHER = re.compile(r"\b(?:another|a further|an additional)\s+(?:[\w-]+\s+)?\Z", re.IGNORECASE)
_MORE = re.compile(r"\s+(?:more|additional|further|other|others)\b", re.IGNORECASE)
_HURT = re.compile(r"\b(?:wounded|wounding|injured|injuring|hurt|missing|hospitalised|hospitalized)\b", re.IGNORECASE)


def _counts_before(first: Fact, later: Fact) -> bool:
    """Whether `first` counts more people than `later` does, in another text of an earlier day."""
    told = first.stated is not None and later.stated is not None and first.stated < later.stated
    return told and first.article != later.article and first.point > later.point and first.exactness > 1


def is_one_of(fact: Fact, voice: Sequence[Fact]) -> str:
    """Why a single person of whom a source tells after its count replaces no count: "a boy was killed" is no toll of one."""
    if fact.outcome != "killed" or fact.point != 1 or fact.exactness < EXACTNESS["exact"]:
        return ""
    if read_count([fact.claim.number.lower()], 0) is not None:
        return ""
    count = next((f for f in voice if f.voice and f.claim.assertion == "stated" and _counts_before(f, fact)), None)
    if count is None:
        return ""
    return f"a single person, told after {count.words} were counted in {count.article}: no count of all"


def set_denials_of_more_aside(facts: list[Fact]) -> None:
    """ "One was hurt. No other injuries were reported": whoever tells of people denies more of them, not these."""
    told = [f for f in facts if f.point > 0]
    for fact in facts:
        if fact.claim.assertion != "denied" or not told:
            continue
        if says_rest(fact.claim) or any(f.voice == fact.voice and f.article == fact.article for f in told):
            fact.aside = "it denies more people than are told, not those"
