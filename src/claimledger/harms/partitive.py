"""Shares of those a participle or relative clause tells of: "[30] of the [40] people hurt", "[Ann Lee], one of [three
clerks] killed", "none of the [six] who died"."""

from __future__ import annotations

from claimledger.records import Outcome
from claimledger.roles import Item, Victims, place_of


def part_from_whole(items: list[Item], first: int, victims: Victims, outcome: Outcome | None) -> None:
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


def share_of_those_who(items: list[Item], first: int, victims: Victims, outcome: Outcome | None) -> None:
    """ "[Two] of the [six] people who died were nuns": the clause tells of the six; and "[none] of the [three] who drowned
    could swim" denies no death. "There was [no one] who was hurt" does."""
    share = victims.whole[0]
    nobody = share.low == share.high == 0
    if (share.of is None and not nobody) or (share.low == 1 and outcome != "killed"):
        return  # "[one] of the two men who were in intensive care has died"
    at = place_of(items, share)
    if at is None:
        return
    who = at + 3 if nobody and [i.tag for i in items[at + 1 : at + 3]] == ["O", "z"] else at + 1  # "none of those who"
    if who >= first or items[who].tag != "w" or any(i.tag not in "bvrm" for i in items[who + 1 : first]):
        return
    if share.of is not None and share.of.count is not None:
        part_from_whole(items, first, victims, outcome)
    elif nobody and not (at and items[at - 1].tag in "bKkiVe"):
        victims.whole = []
