"""How exactly the name of a spot tells where something happened: a house before its address, that before a street."""

from __future__ import annotations

import re

from claimledger.gazetteer.words import place_words
from claimledger.whereabouts.sides import is_called_quarter, is_called_side

#: From a part of a town to a house that has a name.
QUARTER, STREET, CORNER, ADDRESS, HOUSE = range(3, 8)

_KIND = (
    r"(?:street|streets|st|road|roads|rd|avenue|avenues|ave|boulevard|blvd|drive|dr|lane|ln|highway|hwy|freeway|expressway|"
    r"parkway|pkwy|court|ct|circle|way|terrace|trail|pike|turnpike|alley|loop|route|interstate|bypass|broadway)"
)
_SIDE = r"(?:[\s,]+(?:north|south|east|west|[ns]\.?[ew]?|[ew])\.?)?"
_STREET = re.compile(rf"(?:^|\s){_KIND}\.?{_SIDE}$")
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
# What two names of one street may differ in.
_FILL = re.compile(rf"\b(?:{_KIND}|block|of|the|in|on|at|near|and|north|south|east|west|[nsew]|[ns][ew])\b")


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
    if len(halves) > 1 and (_STREET.search(halves[-1]) or any(_ORDINAL.search(h) for h in halves)):
        return CORNER
    if _STREET.search(first) or _ROAD.match(first) or _ORDINAL.fullmatch(first):
        return STREET
    if _HOUSE_FIRST.match(first) or place_words().kind_after.search(first) or _AT.search(before):
        return HOUSE
    return CORNER if len(halves) > 1 else QUARTER


def telling_words(name: str) -> frozenset[str]:
    """The words of a name that tell it apart: no kind of street and no direction."""
    low = name.lower().replace(".", "").replace(",", " ")
    words = frozenset(_FILL.sub(" ", low).split())
    return words or frozenset(low.split())


def are_one(one: str, other: str) -> bool:
    """Whether two names can be of one spot, since one has all that the other tells: "Quince Avenue", "2515 Quince Ave"."""
    first, second = telling_words(one), telling_words(other)
    return first <= second or second <= first
