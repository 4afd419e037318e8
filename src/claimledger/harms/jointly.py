"""Outcomes that one figure is given for together: "40 were killed or went missing", "lost 120 men, dead and wounded"."""

from __future__ import annotations

import re

from claimledger.harms.told import Told, any_outcome
from claimledger.roles import Item, items_text, offset, place_of, words_of

_LUMPED = frozenset(["killed", "injured", "missing"])
_PASSED = "bvr"  # auxiliaries and adverbs before the second word of harm


def lump(items: list[Item], told: list[Told]) -> list[Told]:
    """`told`, where a figure of two outcomes of which nobody says how many met which counts casualties."""
    words = words_of(items)
    if "or" not in words and "lost" not in words:
        return told
    for one in told:
        if "or" in words and one.outcome == "killed" and not one.denied and _or_taken(items, one):
            one.group.low, one.group.qualifier = None, "at_most"
        if one.outcome in _LUMPED and not one.denied and not one.cumulative:
            if _or_else(items, one) or _lost_both(items, one):
                one.outcome = "casualties"
        elif one.outcome in ("abducted", "displaced") and not one.denied and _or_before(items, one):
            one.outcome = "casualties"
    return [t for t in told if not _says_how(items, t)]


_TAKEN = r"(?:captured|arrested|detained|seized|apprehended|caught|surrendered|jailed|imprisoned|taken\s+prisoner)"
_TAKEN_BEFORE = re.compile(rf"\b{_TAKEN}(?:,\s+\w+)?,?\s+or\s+(?:(?:been|were)\s+)?\Z")
_TAKEN_BEHIND = re.compile(rf"(?:,\s+\w+)?,?\s+or\s+(?:(?:been|were)\s+)?{_TAKEN}\b|,\s+{_TAKEN},?\s+or\s")


def _or_taken(items: list[Item], one: Told) -> bool:
    """ "Twelve rebels were killed [or captured]": up to twelve are dead, and nobody says how many."""
    text, at = items_text(items), min(one.item, len(items) - 1)
    start = offset(items, at)
    end = start + items[at].unit.end - items[at].unit.start
    return (
        _TAKEN_BEHIND.match(text, end) is not None or _TAKEN_BEFORE.search(text, max(0, start - 40), start) is not None
    )


def _or_else(items: list[Item], one: Told) -> bool:
    """ "More than 300 are dead [or missing]"; in "nine were killed or 12 wounded" each has its figure."""
    at = next((k for k, i in enumerate(items) if i.unit.end >= one.harm.end and i.group is None), None)
    if at is None or at + 2 >= len(items) or items[at + 1].unit.word != "or":
        return False
    k = at + 2
    while k < len(items) and items[k].tag in _PASSED:
        k += 1
    if k >= len(items) or items[k].tag not in "KDZ" or items[k - 1].unit.word in ("to", "not"):
        return False
    other = any_outcome(items[k])
    return other in _LUMPED and other != one.outcome and not _has_object(items, k)


def _or_before(items: list[Item], one: Told) -> bool:
    """ "Were killed, injured [or kidnapped]": how many met the last is not told."""
    at = one.item
    if at < 2 or at >= len(items) or items[at - 1].unit.word != "or" or items[at - 2].tag not in "KDZ":
        return False
    other = any_outcome(items[at - 2])
    return other is not None and other != one.outcome and not _has_object(items, at)


def _has_object(items: list[Item], at: int) -> bool:
    return at + 1 < len(items) and items[at + 1].tag in "GQ#"


def _says_how(items: list[Item], one: Told) -> bool:
    """ "Lost 120 men ([dead and injured])": what befell those lost befell nobody else."""
    at = one.item
    if at < 3 or at >= len(items) or items[at - 1].tag != "&" or items[at - 3].tag != "(":
        return False
    return (
        at + 1 < len(items)
        and items[at + 1].tag == ")"
        and items[at - 2].tag in "KZD"
        and one.group.span.end < one.harm.start
    )


def _lost_both(items: list[Item], one: Told) -> bool:
    """ "Lost 120 men, [killed and wounded]", "lost 120 men ([killed and wounded])"."""
    if one.word != "lost":
        return False
    at = place_of(items, one.group)
    if at is None:
        return False
    k = at + 1 + (at + 1 < len(items) and items[at + 1].tag in ",(")
    if k + 2 >= len(items) or items[k].tag not in "KZD" or items[k + 1].tag != "&" or items[k + 2].tag not in "KZD":
        return False
    return {any_outcome(items[k]), any_outcome(items[k + 2])} == {"killed", "injured"}
