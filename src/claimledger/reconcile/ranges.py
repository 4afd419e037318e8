"""From the voices of a scope to a row: low, high, best, each with the claim that set it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from claimledger.reconcile.model import Scope
from claimledger.reconcile.outliers import outliers
from claimledger.reconcile.policies import best_figure, point
from claimledger.reconcile.voices import hear
from claimledger.records import Policy, Toll, TollBy, TollFigure, digest


@dataclass(frozen=True, slots=True)
class Setting:
    """How a run reconciles: what every row needs to know."""

    by: TollBy
    policy: Policy
    include: Collection[str]
    families: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Range:
    """Bounds with the claims that set them; `lowest` and `highest` are the numbers said, where a bound is open."""

    low: int | None = None
    high: int | None = None
    lowest: int | None = None
    highest: int | None = None
    low_claim: str | None = None
    high_claim: str | None = None


def range_of(figures: Sequence[TollFigure]) -> Range:
    """The range over the figures that count.

    The top is open where the highest number said is ("more than 600" beside 524); "at least 8" leaves 9 the top.
    """
    counted = [f for f in figures if f.counts]
    if not counted:
        return Range()
    # of equal numbers the open one decides: "9" and "at least 9" may be more than 9
    top = max(counted, key=lambda f: (_most(f), f.high is None, f.claims))
    bottom = min(counted, key=lambda f: (point(f), f.low is not None, f.claims))
    return Range(
        low=None if bottom.low is None else bottom.low,
        high=None if top.high is None else top.high,
        lowest=point(bottom),
        highest=_most(top),
        low_claim=bottom.claim,
        high_claim=top.claim,
    )


def _most(figure: TollFigure) -> int:
    return figure.high if figure.high is not None else figure.low or 0


def toll_of(
    scope: Scope, setting: Setting, *, event: str | None = None, parent: str | None = None, attacker: bool = False
) -> Toll:
    """The row of `scope`; `attacker` where it counts those who attacked."""
    heard = hear(scope.facts, setting.include, setting.families)
    bounds = range_of(heard.figures)
    best, why = best_figure(heard.figures, setting.policy)
    first = scope.facts[0]
    notes = [*scope.notes, *heard.notes, *(note for f in scope.facts for note in f.notes)]
    if heard.contested:
        deniers = ", ".join(f.source or f.articles[0] for f in heard.figures if f.assertion == "denied" and f.counts)
        notes.append(f"Contested: {deniers} denies it, so the low is 0.")
    if not any(f.counts for f in heard.figures):
        notes.append("No figure here may set a bound; they are listed only.")
    if first.basis != "undated":
        notes.extend(f"Far from the others: {said}" for _, _, said in outliers(heard.figures))
    notes.append(why)
    where = next((f.where for f in scope.facts if f.place == scope.place), first.where)
    group = (first.outcome, first.category, first.demographic, *(("attacker",) if attacker else ()))
    key = (setting.by, event, *group, first.basis)
    voice = first.voice if setting.by == "source" or first.basis == "undated" else ""
    return Toll(
        toll="t" + digest(*key, scope.start, scope.end, scope.place, voice),
        by=setting.by,
        event=event,
        outcome=first.outcome,
        category=first.category,
        demographic=first.demographic,
        basis=first.basis,
        date_start=scope.start,
        date_end=scope.end,
        place=scope.place,
        low=bounds.low,
        high=bounds.high,
        lowest=bounds.lowest,
        highest=bounds.highest,
        best=point(best) if best else None,
        articles=tuple(sorted({f.article for f in scope.facts})),
        sources=names(heard.figures),
        policy=setting.policy,
        low_claim=bounds.low_claim,
        high_claim=bounds.high_claim,
        best_claim=best.claim if best else None,
        figures=tuple(heard.figures),
        contested=heard.contested,
        attacker=attacker,
        parent=parent,
        country=where.country,
        iso=where.iso,
        latitude=where.latitude,
        longitude=where.longitude,
        notes=tuple(dict.fromkeys(notes)),
    )


def names(figures: Sequence[TollFigure]) -> tuple[str, ...]:
    """The independent sources; a figure that nobody attributes goes by its outlet or article."""
    found = [f.source or f"{(f.outlets or f.articles)[0]} (unattributed)" for f in figures]
    return tuple(dict.fromkeys(found))
