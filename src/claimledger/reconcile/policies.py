"""How `best` is named: the rules of four institutions that record casualties, on the same figures.

`ucdp` (Uppsala Conflict Data Program): the figure with most independent sources, else the lower.
`acled` (Armed Conflict Location & Event Data): the lowest reported.
`gtd` (Global Terrorism Database): the most recent; where the most recent differ the majority of all, else the lowest.
`ibc` (Iraq Body Count): a minimum and a maximum, no best.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from claimledger.records import Policy, TollFigure


def point(figure: TollFigure) -> int:
    """The number as said: 600 for "more than 600", 50 for "up to 50", 30 for "30 to 40"."""
    return figure.low if figure.low is not None else figure.high or 0


def best_figure(figures: Sequence[TollFigure], policy: Policy) -> tuple[TollFigure | None, str]:
    """The figure that `policy` makes best among those that count, with the reason in a sentence.

    What is stated goes before what is alleged or projected; a denial is best only where nobody reports anyone.
    """
    counted = [f for f in figures if f.counts]
    usable = (
        [f for f in counted if f.assertion == "stated"] or [f for f in counted if f.assertion != "denied"] or counted
    )
    if not usable or policy == "ibc":
        return None, "ibc gives a minimum and a maximum and no best." if usable else "No figure counts."
    if policy == "acled":
        best = _lowest(usable)
        return best, f"acled: {point(best)} is the lowest reported."
    if policy == "gtd":
        return _most_recent(usable)
    return _most_supported(usable, "ucdp")


def _lowest(figures: Sequence[TollFigure]) -> TollFigure:
    return min(figures, key=lambda f: (point(f), f.source is None, f.source or "", f.claims))


def _most_supported(figures: Sequence[TollFigure], policy: str) -> tuple[TollFigure, str]:
    support: dict[int, list[TollFigure]] = defaultdict(list)
    for figure in figures:
        support[point(figure)].append(figure)
    most = max(len({(f.source or f.claims) for f in v}) for v in support.values())
    values = sorted(v for v, group in support.items() if len({(f.source or f.claims) for f in group}) == most)
    best = _lowest(support[values[0]])
    if len(support) == 1:
        return best, f"{policy}: {values[0]} is the only figure."
    if len(values) > 1:
        numbers = " and ".join(map(str, values))
        return best, f"{policy}: {numbers} have equal support, so the lower counts."
    return best, f"{policy}: {values[0]} is what most independent sources give."


def _most_recent(figures: Sequence[TollFigure]) -> tuple[TollFigure, str]:
    latest = max((f.stated for f in figures if f.stated), default=None)
    recent = [f for f in figures if f.stated == latest]
    if latest and len({point(f) for f in recent}) == 1:
        best = _lowest(recent)
        return best, f"gtd: {point(best)} is the most recent ({latest})."
    best, why = _most_supported(figures, "gtd")
    return best, f"{why} The most recent figures ({latest}) differ." if latest and len(figures) > 1 else why
