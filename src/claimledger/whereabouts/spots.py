"""How exactly the name of a spot tells where something happened: a house before its address, that before a street."""

from __future__ import annotations

import re

from claimledger.gazetteer.words import place_words
from claimledger.whereabouts.sides import is_called_quarter, is_called_side

#: From a part of a town to a house that has a name.
QUARTER, STREET, CORNER, ADDRESS, HOUSE = range(3, 8)

_ROAD = re.compile(r"^(?:(?:u\.?s\.?|state|county|old)\s+)*(?:highway|route|interstate|road|i|us|sr)[\s-]\d{1,4}\b")
_NUMBERED = re.compile(r"^\d[\d,-]*(?:[ -]block\b|\s+(?!(?:and|&)\s))")
_ORDINAL = re.compile(r"\b\d{1,3}(?:st|nd|rd|th)\b")
# "the Orvale apartment" is one of many there; "Orvale House" has a name
_PART = re.compile(r"\s(?:[Ww]ard|apartment|home|house|residence|base|duplex|condo|camp|district)$")
_HALVES = re.compile(r"\s+(?:and|&|near|at)\s+")
_HOUSE_FIRST = re.compile(r"(?:club|caf[eé]|hotel|motel|bar|lounge|restaurant|casino|church)\s+\w")
_AT = re.compile(
    r"(?<!died )(?<!dead )(?<!treated )(?<!condition )\b(?:at|outside|inside|called|named)(?:\s+of)?\s+"
    r"(?:the\s+|an?\s+)?(?:[a-z]+\s+)?[“\"]?$"
)
_BESIDE = 40  # characters behind a house that tell its street
# What two names of one street may differ in.
_FILL = frozenset(["block", "of", "the", "in", "on", "at", "near", "and", "&", "place", "pl"])
_SIDES = {
    "north": "n", "south": "s", "east": "e", "west": "w", "n": "n", "s": "s", "e": "e", "w": "w",
    "ne": "ne", "nw": "nw", "se": "se", "sw": "sw",
}  # fmt: skip


def exactness(name: str, before: str = "") -> int:
    """How exactly a name tells a spot in a town: QUARTER, STREET, CORNER, ADDRESS or HOUSE; `before`: the text before it.

    A name without a word for what it is, as "Penny Basket", may be a quarter's, unless people were hurt "at" it.

    >>> exactness("Studio 9 Club") > exactness("1905 South Quince Avenue") > exactness("Quince Avenue")
    True
    """
    first = name.partition(", ")[0].lower().strip()
    if is_called_quarter(first) or is_called_side(first) or _PART.search(name):
        return QUARTER
    if _NUMBERED.match(first):
        return ADDRESS
    halves = _HALVES.split(first)
    if len(halves) > 1 and (_is_street(halves[-1]) or any(_ORDINAL.search(h) for h in halves)):
        return CORNER
    if _is_street(first) or _ROAD.match(first) or _ORDINAL.fullmatch(first):
        return STREET
    if _HOUSE_FIRST.match(first) or place_words().kind_after.search(first) or _AT.search(before):
        return HOUSE
    return CORNER if len(halves) > 1 else QUARTER


def _telling_words(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a name that tell it apart, without kinds of street, and the sides of the town in it: "n", "sw"."""
    words = frozenset(name.lower().replace(".", "").replace(",", " ").split())
    return words.difference(_FILL, place_words().streets, _SIDES) or words, frozenset(
        _SIDES[word] for word in words if word in _SIDES
    )


def _is_street(low: str) -> bool:
    return low == "broadway" or place_words().street.search(low) is not None


def are_one(one: str, other: str) -> bool:
    """Whether two names can be of one spot, since one has all that the other tells.

    >>> are_one("Quince Avenue", "2515 W. Quince Ave"), are_one("East Quince Avenue", "2515 W. Quince Ave")
    (True, False)
    """
    (first, sides), (second, others) = _telling_words(one), _telling_words(other)
    return (first <= second or second <= first) and (sides == others or not sides or not others)


def stands_on(low: str, house: str, street: str) -> bool:
    """Whether a text puts a house on a street, however it calls that elsewhere: "at the Lorin Inn on Marl" for "Marl Road".

    `low`: the text in small letters.
    """
    if exactness(house) != HOUSE or exactness(street) == HOUSE or (at := low.find(house.lower())) < 0:
        return False
    name = street.lower().partition(",")[0]
    words = " ".join(w for w in name.split() if w in _telling_words(name)[0])
    behind = low[at + len(house) : at + len(house) + _BESIDE]
    return behind.startswith((" on ", " at ", ", ")) and f" {words} " in f"{behind} "
