"""Rows by place: the latest running tolls of each place, and its days added up, marked as sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from claimledger.reconcile.compare import places
from claimledger.records import Toll, digest


def tolls_by_place(tolls: Sequence[Toll]) -> list[Toll]:
    """`tolls` by date as one row for each place, group and basis; rows without a place stay as they are.

    Of running tolls the one with the latest end counts, earlier ones are named. Days are summed, never with running
    tolls; the sum is derived.
    """
    groups: dict[tuple[str, ...], list[Toll]] = defaultdict(list)
    rows: list[Toll] = []
    for toll in tolls:
        if toll.place is None or toll.basis == "undated" or toll.date_end is None or toll.derived:
            rows.append(toll)
            continue
        where = f"{toll.iso or ''}/{'; '.join(sorted(places(toll.place)))}"
        groups[
            (where, toll.outcome, toll.category, toll.demographic or "", toll.basis, "!" if toll.attacker else "")
        ].append(toll)
    for key in sorted(groups):
        group = sorted(groups[key], key=lambda t: (t.date_end or date.min, t.date_start or date.min, t.toll))
        rows.extend(_latest(group) if key[4] == "cumulative" else [_sum(group)])
    return rows


def _group(toll: Toll) -> tuple[str | None, ...]:
    return (toll.outcome, toll.category, toll.demographic, *(("attacker",) if toll.attacker else ()))


def _latest(group: list[Toll]) -> list[Toll]:
    current = [t for t in group if t.date_end == group[-1].date_end]
    notes = tuple(
        f"Earlier: {t.lowest:,} to {t.date_end}."
        if t.lowest == t.highest
        else f"Earlier: {t.lowest:,} to {t.highest:,}, to {t.date_end}."
        for t in group
        if t.date_end != group[-1].date_end and t.lowest is not None and t.highest is not None
    )
    return [t.model_copy(update={"notes": (*t.notes, *notes)}) for t in current]


def _sum(group: list[Toll]) -> Toll:
    first = group[0]
    if len(group) == 1:
        return first
    counted = [t for t in group if t.lowest is not None]
    days = ", ".join(f"{t.date_end}: {t.lowest or 0:,}" for t in counted)
    bests = [t.best for t in counted if t.best is not None]
    claims = tuple(t.best_claim or t.low_claim or "" for t in counted)
    return first.model_copy(
        update={
            "toll": "t" + digest("place", *_group(first), first.place, first.iso),
            "date_start": min(t.date_start or t.date_end or date.max for t in group),
            "date_end": max(t.date_end or date.min for t in group),
            "low": _add([t.low for t in counted]),
            "high": _add([t.high for t in counted]),
            "lowest": sum(t.lowest or 0 for t in counted),
            "highest": sum(t.highest or 0 for t in counted),
            "best": sum(bests) if len(bests) == len(counted) and bests else None,
            "low_claim": None,
            "high_claim": None,
            "best_claim": None,
            "articles": tuple(sorted({a for t in group for a in t.articles})),
            "sources": tuple(dict.fromkeys(s for t in group for s in t.sources)),
            "figures": tuple(f for t in group for f in t.figures),
            "parts": tuple(p for t in group for p in t.parts),
            "contested": any(t.contested for t in group),
            "derived": True,
            "derived_from": tuple(c for c in claims if c),
            "notes": (f"Derived: the days of {first.place} added up ({days}). Nobody states this sum.",),
        }
    )


def _add(bounds: list[int | None]) -> int | None:
    return None if not bounds or any(b is None for b in bounds) else sum(b or 0 for b in bounds)
