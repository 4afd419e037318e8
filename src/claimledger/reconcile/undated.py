"""Where an undated figure belongs among its source's dated ones; without proof it stays undated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from claimledger.reconcile.compare import compare_places, window_words
from claimledger.reconcile.model import Fact

ONE_BREATH = 250  # characters


def place_undated(facts: Iterable[Fact]) -> None:
    """Mark, in place, the undated facts whose order in a running toll of their source is settled.

    A running toll only rises. 745 of a source that gave 532 to 8 March and 1,225 to 10 March was said between the two;
    a figure above all known ones was said after them. No day is put on it: it becomes cumulative and says its place.
    """
    facts = list(facts)
    _join_restated(facts)
    series: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    loose: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    told: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if not fact.voice or fact.exactness < 2 or fact.claim.assertion != "stated" or fact.claim.background:
            continue
        key: tuple[str, ...] = (fact.voice, fact.outcome, fact.category, fact.demographic or "")
        if fact.basis == "cumulative" and fact.end:
            series[key].append(fact)
        elif fact.basis == "undated" and fact.part_of is None and fact.stated is None:
            loose[key].append(fact)
            told[(fact.article, fact.voice)].append(fact)
    for key in sorted(loose.keys() & series.keys()):
        for fact in loose[key]:
            known = [f for f in series[key] if compare_places(fact.where, f.where).level != "apart"]
            if _place(fact, known):
                _bring_along(fact, told[(fact.article, fact.voice)])


def _join_restated(facts: list[Fact]) -> None:
    """A count without a day that its source gave before, with one: "it had listed 160 villagers" is the same 160."""
    known: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.basis == "cumulative" and fact.end and fact.voice and fact.stated and fact.qualifier == "exact":
            known[_said(fact)].append(fact)
    for fact in facts:
        if fact.basis != "undated" or not fact.claim.cumulative or fact.qualifier != "exact" or fact.stated is None:
            continue
        before = [
            f for f in known.get(_said(fact), ())
            if f.stated and f.stated < fact.stated and compare_places(fact.where, f.where).level != "apart"
        ]  # fmt: skip
        if before and len({(f.start, f.end) for f in before}) == 1:
            first = min(before, key=lambda f: f.sort_key)
            fact.basis, fact.start, fact.end = first.basis, first.start, first.end
            window = window_words(first.start, first.end)
            fact.notes.append(f"The text gives no day; {fact.name} said {first.claim.number} for {window} before.")


def _said(fact: Fact) -> tuple[object, ...]:
    return fact.voice, fact.outcome, fact.category, fact.demographic, fact.low, fact.high


def _bring_along(placed: Fact, told: list[Fact]) -> None:
    """Figures for other groups in the same breath ("745 civilians, alongside 125 soldiers") are of the same day."""
    for other in told:
        gap = abs(other.claim.start - placed.claim.start)
        if other.basis == "undated" and other.category != placed.category and gap <= ONE_BREATH:
            other.basis = "cumulative"
            other.notes.append(f"The text gives no day; the figure is told together with {placed.claim.number}.")


def _place(fact: Fact, known: list[Fact]) -> bool:
    known = sorted(known, key=lambda f: (f.end or date.max, f.point, f.sort_key))
    rising = all(a.point <= b.point for a, b in pairwise(known))
    if not known or not rising or not fact.claim.source:
        return False
    below = [f for f in known if f.point < fact.point]
    above = [f for f in known if f.point > fact.point]
    if not below or len(below) + len(above) < len(known):
        return False
    before = below[-1]
    words = f"{fact.name}'s {before.claim.number} for {window_words(before.start, before.end)}"
    if above:
        after = above[0]
        words += f" and its {after.claim.number} for {window_words(after.start, after.end)}"
        order = "between"
    elif len(known) > 1:
        order = "after"
    else:
        return False  # one known figure is no series
    fact.basis = "cumulative"
    fact.notes.append(
        f"The text gives no day. A running toll only rises, so {fact.claim.number} was said {order} {words}; "
        "no day is put on it."
    )
    return True
