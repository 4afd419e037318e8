"""Shares of those a participle tells of: "[30] of the [40] people hurt", "[Ann Lee], one of [three clerks] killed"."""

from __future__ import annotations

from claimledger.records import Outcome
from claimledger.roles import Item, Victims, place_of


def part_from_whole(items: list[Item], first: int, victims: Victims, outcome: Outcome) -> None:
    """ "[Thirty] of the [40] people hurt were flown out": the participle tells of the forty, and so of the thirty."""
    if len(victims.whole) == 1 and _told_as_one(items, first, victims):
        return
    if len(victims.whole) != 1 or victims.whole[0].of is None:
        victims.whole = [g.of if g.of is not None else g for g in victims.whole]
        return
    share = victims.whole[0]
    assert share.of is not None
    victims.whole = [share.of]
    at = place_of(items, share)
    predicate = at is None or (at and items[at - 1].tag == "b")  # "Lee was one of four hurt"
    if not predicate and outcome != "abducted" and (share.low or 0) > 1 and not victims.parts:
        victims.parts = [share]  # but "nine of the 48 abducted have escaped"


def _told_as_one(items: list[Item], first: int, victims: Victims) -> bool:
    """Set a name as a part where it is told as one of those counted: "[Ann Lee], one of [three clerks] killed"."""
    one, beside = victims.whole[0], items[first - 1].group if first else None
    if beside is None or beside is one or beside.of is None or not beside.low == beside.high == 1 or one.kind != "name":
        return False
    whole = beside.of
    if victims.parts or whole.count is None or (whole.low or 0) < 2 or one.last > beside.first:
        return False
    victims.whole, victims.parts = [whole], [one]
    return True
