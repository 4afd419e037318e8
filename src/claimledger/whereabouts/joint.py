"""A house and its address told side by side, which are one spot: "at the Lorin Club on Quince Avenue"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimledger.places.mentions import PlaceMention
from claimledger.whereabouts.spots import HOUSE, QUARTER, exactness

_BEFORE = 40  # characters before a name that are looked at
_ADDRESS_NEXT = re.compile(
    r",?\s+(?:(?:which\s+is\s+|that\s+is\s+)?(?:located|situated)\s+)?(?:at|on|in|along|off)\s+(?:the\s+)?"
    r"(?:(?:corner|intersection)\s+of\s+)?"
)
_NEAR_NEXT = re.compile(r",?\s+near\s+(?:the\s+)?")
_HOUSE_NEXT = re.compile(
    r",?\s+(?:just\s+)?(?:at|outside|inside|in\s+front\s+of|in\s+the\s+parking\s+lot\s+of)\s+(?:the\s+|an?\s+)?"
    r"(?:[a-z]+\s+(?:called|named|known\s+as)\s+(?:the\s+)?)?"
)


def join_addresses(low: str, named: Sequence[Sequence[PlaceMention]]) -> None:
    """Write a house and its address as one place, the house first: "Lorin Club, 1905 South Quince Avenue".

    `low` is the text in small letters. "At the Lorin Club, and on Quince Avenue" and "near the Lorin Club" are not joined.
    """
    for mentions in named:
        for first, second in pairwise(mentions) if len(mentions) > 1 else ():
            if first.role != "event" or second.role != "event" or first.span is None or second.span is None:
                continue
            between = low[max(first.reach, first.span.end) : second.span.start]
            ranks = _rank(low, first), _rank(low, second)
            if ranks[0] == HOUSE and second.cue == "near" and _NEAR_NEXT.fullmatch(between):
                second.role = "bare"  # "at the Lorin Club near Quince Road"
            if ranks[0] == HOUSE and QUARTER < ranks[1] < HOUSE and _ADDRESS_NEXT.fullmatch(between):
                _join(first, second)
            elif ranks[1] == HOUSE and QUARTER < ranks[0] < HOUSE and _HOUSE_NEXT.fullmatch(between):
                if between.strip(" ,") == "at" and exactness(f"{second.name}") != HOUSE:
                    continue  # "in the 300 block of Quince at Harlan"
                _join(second, first)


def _rank(low: str, mention: PlaceMention) -> int:
    """How exactly a mention tells a spot; 0 for a town, or what it only was near to."""
    listed = mention.place_id is not None or mention.candidates
    if mention.span is None or not mention.name or mention.cue == "near" or (mention.precision != "site" and listed):
        return 0
    return exactness(mention.name, low[max(0, mention.span.start - _BEFORE) : mention.span.start])


def _join(house: PlaceMention, address: PlaceMention) -> None:
    house.name = f"{house.name}, {address.name}"
    house.precision, house.within = "site", house.within or address.within
    house.reach = max(house.reach, address.reach)
    address.role = "bare"
