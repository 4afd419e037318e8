"""Those whom a sentence names only as somebody's kin who died before: "daughter of slain [journalist] shot dead"."""

from __future__ import annotations

from claimledger.harms.told import NEAR_KIN, Told, noun_of
from claimledger.roles import Item, place_of

_SLAIN = frozenset(["slain", "murdered", "assassinated", "executed", "martyred", "dead", "deceased"])
_KIN = NEAR_KIN | frozenset(
    """widow widows widower child children relative relatives grandmother kin stepson stepdaughter brother-in-law
    sister-in-law son-in-law father-in-law""".split()  # noqa: SIM905
)


def mark_slain_kin(items: list[Item], told: list[Told]) -> None:
    """Mark those of whom an adjective alone says that they are dead, and who tell whose kin the victim is: they died before
    the news."""
    for one in told:
        if _is_slain_kin(items, one, told):
            one.background = True


def _is_slain_kin(items: list[Item], one: Told, told: list[Told]) -> bool:
    group = one.group
    if one.outcome != "killed" or group.count is not None:
        return False
    at = place_of(items, group)
    if at is None or at < 2:
        return False
    before = at - 1
    if items[before].tag in "KZ" and one.harm.start == items[before].unit.start:
        word, before = items[before].unit.word, before - 1
    else:
        word = group.harm.word if group.harm is not None else ""
    if word not in _SLAIN or before < 1 or items[before].tag != "O" or noun_of(items[before - 1]) not in _KIN:
        return False
    victim = items[before - 1].group
    return any(t is not one and t.group is victim and not t.denied for t in told)
