"""Figures far above or below all others of their row: listed as they are, and never in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimledger.reconcile.policies import point
from claimledger.records import TollFigure

FACTOR = 3  # a figure this many times all others, or this small a part of them, stands out
LONE_FACTOR = 10  # the same where one other source alone gives a figure
LEAST = 50  # people, the least of the larger figure: sides often tell of three dead and of thirty


def outliers(figures: Sequence[TollFigure]) -> Iterator[tuple[TollFigure, list[TollFigure], str]]:
    """Each figure that stands out among those that count, with the others and a sentence that says so."""
    counted = [f for f in figures if f.counts and point(f) > 0]
    if len(counted) < 2:
        return
    for figure in counted:
        others = [f for f in counted if f is not figure and f.source != figure.source]
        if not others:
            continue
        low, high = min(map(point, others)), max(map(point, others))
        factor = FACTOR if len(others) > 1 else LONE_FACTOR
        name, number = figure.source or figure.articles[0], point(figure)
        said = f"{low:,} to {high:,}" if low < high else f"{low:,}"
        who = "all others give" if len(others) > 1 else f"{others[0].source or others[0].articles[0]} gives"
        if number >= factor * high and (len(others) > 1 or number >= LEAST):
            yield figure, others, f"{name} gives {number:,}, {factor} times or more what {who} ({said})."
        elif number * factor <= low and len(others) > 1:
            yield figure, others, f"{name} gives {number:,}, a third or less of what {who} ({said})."
