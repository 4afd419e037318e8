"""How the places of two claims lie to each other, with the reason."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, Protocol

from claimledger.gazetteer.keys import key, spoken
from claimledger.gazetteer.store import ALIKE, Gazetteer, gazetteer
from claimledger.gazetteer.words import place_words

Relation = Literal["same", "inside", "contains", "apart", "unsure"]

_KIND = re.compile(
    r"\b(?:the|city|town|village|province|provinces|governorate|department|district|region|regions|state|county|area|"
    r"countryside|rural|greater|suburbs?|outskirts|of|in|near)\b"
)
_PART = re.compile(
    r"\b(?:countryside|rural|suburbs?|outskirts|north(?:ern)?|south(?:ern)?|east(?:ern)?|west(?:ern)?|northeast(?:ern)?|"
    r"northwest(?:ern)?|southeast(?:ern)?|southwest(?:ern)?|central|upper|lower|downtown|coast|coastal|parts)\b"
)
_DIVISION = re.compile(r"\b(?:provinces?|governorate|department|state|region)\b")
_DISTRICT = re.compile(r"\b(?:district|county|municipality)\b")
_QUARTER = 30  # kilometres from the middle of a city within which an entry can be one of its quarters
_RANK = {"country": 0, "region": 1, "admin1": 2, "district": 3, "place": 4, "site": 5}


class Located(Protocol):
    """What is asked of a claim: the fields of records.Claim, or mentions.Where with `name` as `place`."""

    @property
    def place(self) -> str | None: ...
    @property
    def place_id(self) -> str | None: ...
    @property
    def place_precision(self) -> str | None: ...
    @property
    def admin1(self) -> str | None: ...
    @property
    def iso(self) -> str | None: ...


class Nesting(NamedTuple):
    """`relation` reads from the first place: "inside" is the first inside the second."""

    relation: Relation
    reason: str

    @property
    def turned(self) -> Nesting:
        """The same, read from the second place."""
        other: dict[Relation, Relation] = {"inside": "contains", "contains": "inside"}
        return Nesting(other.get(self.relation, self.relation), self.reason)


def nest(a: Located, b: Located, places: Gazetteer | None = None) -> Nesting:
    """Whether two claims tell of one place, of one inside the other, or of two apart; "unsure" where it is not known.

    Jableh (Latakia, SY) and "Latakia province" give "inside"; "Tartous" and "Tartus" of one entry "same". A claim
    without a place, and a name the gazetteer does not list in the same division as another, are "unsure".
    """
    if not a.place or not b.place:
        return Nesting("unsure", "no place is named")
    if ";" in a.place or ";" in b.place:
        return _lists(a.place, b.place)
    if a.iso and b.iso and a.iso != b.iso:
        return Nesting("apart", f"{a.iso} and {b.iso} are two countries")
    first, second = key(a.place), key(b.place)
    if first == second:
        return _one_name(a, b)
    if (housed := _by_address(a, b, places)) is not None:
        return housed
    if a.place_id is not None and a.place_id == b.place_id:
        return _one_entry(a, b)
    if (known := _by_rank(a, b)) is not None:
        return known
    if (
        _alike(first, second)
        and a.iso == b.iso
        and a.iso is not None
        and (a.admin1 or b.admin1) in (b.admin1, a.admin1)
    ):
        return Nesting("same", f"{a.place!r} and {b.place!r} are spellings of one name in {a.iso}")
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return Nesting("apart", f"{a.admin1} and {b.admin1} are two divisions")
    if a.place_id and b.place_id and a.place_precision == b.place_precision == "place":
        return _by_distance(a, b, places or gazetteer())
    words = set(_KIND.sub(" ", first).split()), set(_KIND.sub(" ", second).split())
    if words[0] and words[1] and (words[0] < words[1] or words[1] < words[0]):
        inner = words[0] > words[1]
        return Nesting("inside" if inner else "contains", "one name is a part of the other")
    return Nesting("unsure", f"it is not known how {a.place!r} and {b.place!r} lie to each other")


def _by_address(a: Located, b: Located, places: Gazetteer | None) -> Nesting | None:
    """Two spots of a town of which one is told by its house and its address, and the other by one of these alone.

    "Lorin Club" and "Lorin Club, 1905 Quince Avenue" are one; that is inside "Quince Avenue".
    """
    if "," not in f"{a.place}{b.place}" or _rank(a) != 5 or _rank(b) != 5 or a.iso != b.iso:
        return None
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return None
    first, second = ({key(part) for part in (name or "").split(",")} for name in (a.place, b.place))
    if not (first <= second or second <= first):
        return None
    if a.place_id and b.place_id and a.place_id != b.place_id:
        towns = [(places or gazetteer()).get(one) for one in (a.place_id, b.place_id)]
        if towns[0] is None or towns[1] is None or towns[0].away(towns[1]) > _QUARTER:
            return Nesting("apart", "two spots in two towns")
    if all(_is_long(part) for part in first & second):
        return Nesting("inside" if first > second else "contains", "a house on the street of the other")
    return Nesting("same", f"{a.place!r} and {b.place!r} are one house and its address")


def _is_long(folded: str) -> bool:
    """Whether a name is that of a street without a number."""
    return place_words().street.search(folded) is not None and not any(c.isdigit() for c in folded)


def _one_name(a: Located, b: Located) -> Nesting:
    if a.place_id and b.place_id and a.place_id != b.place_id and a.admin1 != b.admin1:
        return Nesting("apart", f"two places are named {a.place}: in {a.admin1} and in {b.admin1}")
    return Nesting("same", f"the same name, {a.place}")


def _one_entry(a: Located, b: Located) -> Nesting:
    """Two names of one entry: a street and its town share the town's."""
    ranks = _rank(a), _rank(b)
    if 5 in ranks and ranks != (5, 5):
        return Nesting("inside" if ranks[0] == 5 else "contains", "a spot in the town of the other")
    if ranks == (5, 5):
        return Nesting("unsure", "two spots in one town")
    parts = bool(_PART.search(key(a.place or ""))), bool(_PART.search(key(b.place or "")))
    if parts[0] != parts[1]:
        return Nesting("inside" if parts[0] else "contains", "a part of the other, or its surroundings")
    if parts[0]:
        return Nesting("unsure", "two parts of one place")
    return Nesting("same", f"{a.place!r} and {b.place!r} are one entry of the gazetteer, {a.place_id}")


def _rank(where: Located) -> int:
    """0 country to 5 spot."""
    if where.place_precision in _RANK:
        return _RANK[where.place_precision]
    name = key(where.place or "")
    return 2 if _DIVISION.search(name) else 3 if _DISTRICT.search(name) else 4


def _by_rank(a: Located, b: Located) -> Nesting | None:
    """A country holds its places, a division what lies in it; one that is only part of it is not that sure."""
    outer, inner, word = (a, b, "contains") if _rank(a) < _rank(b) else (b, a, "inside")
    if outer.iso is None or outer.iso != inner.iso or _rank(a) == _rank(b):
        return None
    relation: Relation = "contains" if word == "contains" else "inside"
    if _rank(outer) == 0:
        return Nesting(relation, f"{inner.place} is in {outer.place}")
    if _rank(outer) == 2 and outer.admin1 is not None and inner.admin1 is not None:
        if inner.admin1 == outer.admin1:
            return Nesting(relation, f"{inner.place} is in {outer.admin1}")
        return Nesting("apart", f"{inner.place} is in {inner.admin1}, not in {outer.admin1}")
    return None


def _by_distance(a: Located, b: Located, places: Gazetteer) -> Nesting:
    first, second = places.get(a.place_id or ""), places.get(b.place_id or "")
    if first is None or second is None:
        return Nesting("unsure", "an entry is not in this gazetteer")
    away = first.away(second)
    if away == float("inf"):
        return Nesting("unsure", "a position is not known")
    if away < 3:
        return Nesting("unsure", f"{first.name} and {second.name} are {away:.0f} km apart")
    return Nesting("apart", f"{first.name} and {second.name} are two places, {away:.0f} km apart")


def _lists(a: str, b: str) -> Nesting:
    first, second = ({key(part) for part in name.split(";")} for name in (a, b))
    if first == second:
        return Nesting("same", "the same places")
    if first < second:
        return Nesting("inside", f"{a} is among {b}")
    if second < first:
        return Nesting("contains", f"{b} is among {a}")
    return Nesting("unsure", "some of the places are the same") if first & second else Nesting("unsure", "two lists")


def _alike(a: str, b: str) -> bool:
    from rapidfuzz import fuzz

    one, other = spoken(a), spoken(b)
    return len(one) > 3 and len(other) > 3 and one[0] == other[0] and fuzz.ratio(one, other) >= ALIKE
