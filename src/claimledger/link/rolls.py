"""Lists of names beside counts of the same people: "Three were killed. … The dead:", and three names below it."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.mentions import Figure


def rolls_of_the_counted(told: Sequence[Figure], firsts: dict[int, Figure], wholes: dict[int, Figure]) -> None:
    """A list of as many names as were counted before it tells of those again, and one of fewer of a part of them."""
    for roll in told:
        if roll.kind != "list" or id(roll) in firsts or id(roll) in wholes:
            continue
        counts = [
            f for f in told
            if f is not roll and f.outcome == roll.outcome and f.assertion == "stated" and id(f) not in wholes
            and f.kind != "list" and f.span.end <= roll.span.start and not (f.background or f.compared) and (f.low or 0) > 1
        ]  # fmt: skip
        alike = next((f for f in reversed(counts) if f.low == f.high == roll.low), None)
        above = next((f for f in reversed(counts) if (f.low or 0) > (roll.low or 0)), None)
        if alike is not None:
            firsts[id(roll)] = alike
        elif above is not None:
            wholes[id(roll)] = above
        _persons_of(roll, told, firsts, wholes)


def _persons_of(roll: Figure, told: Sequence[Figure], firsts: dict[int, Figure], wholes: dict[int, Figure]) -> None:
    """Who is told of alone and stands on the list is a part of it."""
    for figure in told:
        if (
            figure is roll
            or figure.outcome != roll.outcome
            or figure.low != 1
            or not figure.names
            or id(figure) in wholes
        ):
            continue
        if id(figure) not in firsts and any(name in roll.names for name in figure.names):
            wholes[id(figure)] = firsts.get(id(roll), roll)
