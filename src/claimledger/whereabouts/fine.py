"""How finely a place is told: a street before its town, and that before its district."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.mentions import Figure
from claimledger.places.mentions import PlaceMention

_RANK = {"site": 5, "place": 4, "district": 3, "region": 2, "admin1": 2, "country": 1}


def fineness(mention: PlaceMention) -> int:
    return _RANK.get(mention.precision or "place", 4)


def finest(named: Sequence[PlaceMention]) -> list[PlaceMention]:
    best = max(named, key=lambda m: (fineness(m), -(m.span.start if m.span else 0)))
    return [m for m in named if m.group == best.group and m.role == best.role]


def told_as(figure: Figure, at: int) -> tuple[object, ...]:
    """What figures of the same people have in common: outcome and number, and for one person that the text says so."""
    one = (at if figure.repeat_of is None else figure.repeat_of) if figure.low == figure.high == 1 else None
    return figure.low, figure.high, figure.outcome, one
