"""Verdicts on whether two claims speak of the same place, window or source; each carries its reason in a sentence."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from claimledger.gazetteer import Nesting, nest
from claimledger.gazetteer.nesting import Relation
from claimledger.records import Claim
from claimledger.registry import normalise, one_office, registry

Level = Literal["same", "inside", "around", "unknown", "apart"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the first relates to the second: "inside" when the first lies in the second, "around" when it holds it."""

    level: Level
    reason: str

    @property
    def compatible(self) -> bool:
        return self.level != "apart"


_FILL = re.compile(
    r"\b(?:the|a|an|of|in|near|city|town|village|province|governorate|department|oblast|prefecture|district|area|region|"
    r"county|state|municipality|"
    r"outskirts|countryside|rural|greater|neighbou?rhood|camp)\b|[^\w ]+"
)


@lru_cache(maxsize=200_000)
def plain(name: str) -> str:
    """A name without case, accents, article and kind of place: "the city of Jabālah" -> "jabalah"."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    return " ".join(_FILL.sub(" ", folded.replace("-", " ").replace("'s ", " ")).split()) or folded.strip()


@lru_cache(maxsize=200_000)
def places(name: str) -> frozenset[str]:
    """The places a claim names: "Al-Shir; Al-Mukhtariya" are two."""
    return frozenset(filter(None, (plain(part) for part in name.split(";"))))


_RANK = {"site": 0, "place": 1, "district": 2, "admin1": 3, "region": 4, "country": 5}


def compare_places(one: Claim, two: Claim) -> Verdict:
    """Whether `one` happened where `two` did.

    >>> # "Jableh" (a town in Latakia) against "Latakia": inside; against "Homs", another town: apart
    """
    if not one.place or not two.place:
        return Verdict("unknown", "one text names no place")
    names, others = places(one.place), places(two.place)
    if one.iso and two.iso and one.iso != two.iso:
        return Verdict("apart", f"{one.place} and {two.place} lie in different countries")
    if names == others:
        if one.admin1 and two.admin1 and plain(one.admin1) != plain(two.admin1):
            return Verdict("apart", f"there is a {one.place} in {one.admin1} and one in {two.admin1}")
        return Verdict("same", f"both name {one.place}")
    if len(names) == len(others) == 1 and (known := _in_gazetteer(one, two)) is not None:
        return known
    if names < others:
        return Verdict("inside", f"{one.place} is one of {two.place}")
    if others < names:
        return Verdict("around", f"{two.place} is one of {one.place}")
    if _within(one, two):
        return Verdict("inside", f"{one.place} lies in {two.place}")
    if _within(two, one):
        return Verdict("around", f"{two.place} lies in {one.place}")
    if _vague(one) or _vague(two):
        return Verdict("unknown", f"whether {one.place} and {two.place} overlap is not known")
    return Verdict("apart", f"{one.place} is not {two.place}")


class _Spot(NamedTuple):
    """What the gazetteer asks of a claim."""

    place: str | None
    place_id: str | None
    place_precision: str | None
    admin1: str | None
    iso: str | None

    @classmethod
    def of(cls, claim: Claim) -> _Spot:
        return cls(claim.place, claim.place_id, claim.place_precision, claim.admin1, claim.iso)


@lru_cache(maxsize=200_000)
def _nest(one: _Spot, two: _Spot) -> Nesting:
    return nest(one, two)


_RELATIONS: dict[Relation, Level] = {"same": "same", "inside": "inside", "contains": "around", "apart": "apart"}


def _in_gazetteer(one: Claim, two: Claim) -> Verdict | None:
    """What the gazetteer knows of two places with different names; None where it knows nothing.

    A street has the entry of its town: equal entries alone do not make two names one place.
    """
    if not (one.place_id and two.place_id) and not (one.iso and one.iso == two.iso):
        return None
    relation, reason = _nest(_Spot.of(one), _Spot.of(two))
    if relation == "unsure":
        if one.place_id and one.place_id == two.place_id:  # two streets of one town
            return Verdict("unknown", f"{one.place} and {two.place}: {reason}")
        return None
    return Verdict(_RELATIONS[relation], f"{one.place} and {two.place}: {reason}")


def rank(claim: Claim) -> int:
    """How wide the place is: 0 a site, 1 a town, up to 5 a country."""
    return _RANK.get(claim.place_precision or "place", 1)


def _within(inner: Claim, outer: Claim) -> bool:
    whole = places(outer.place or "")
    if len(whole) != 1:
        return False
    name = next(iter(whole))
    if inner.place_precision == "country" or rank(inner) > rank(outer):
        return False
    if inner.country and plain(inner.country) == name:
        return True
    if outer.place_precision == "country" and inner.iso and inner.iso == outer.iso:
        return True
    if inner.admin1 and plain(inner.admin1) == name and rank(inner) < 3:
        return True
    # "northern Homs", "Homs countryside" and "Al-Zahra, Homs" lie in Homs
    words = set(name.split())
    return all(words < set(part.split()) for part in places(inner.place or ""))


def _vague(claim: Claim) -> bool:
    return claim.place_precision == "region"


def compare_windows(one: tuple[date | None, date | None], two: tuple[date | None, date | None]) -> Verdict:
    """Whether two windows of days can be one count: they must end on the same day."""
    if one[1] is None or two[1] is None:
        return Verdict("unknown", "one text gives no day")
    if one == two:
        return Verdict("same", f"both speak of {window_words(*one)}")
    if one[1] == two[1]:
        earlier, later = sorted((one, two), key=lambda w: w[0] or date.min)
        level: Level = "inside" if one == later else "around"
        return Verdict(
            level, f"both end on {one[1]}, but {window_words(*earlier)} starts before {window_words(*later)}"
        )
    first, second = (one[0] or one[1], one[1]), (two[0] or two[1], two[1])
    if second[0] <= first[0] and first[1] <= second[1]:
        return Verdict("apart", f"{window_words(*one)} is only a part of {window_words(*two)}")
    return Verdict("apart", f"{window_words(*one)} and {window_words(*two)} are different days")


def window_words(start: date | None, end: date | None) -> str:
    """`2025-03-06` or `2025-03-06 to 2025-03-08`; "no stated day" where both are open."""
    if start is None and end is None:
        return "no stated day"
    if start == end:
        return str(start)
    return f"{start or '…'} to {end or '…'}"


_PAREN = re.compile(r"\((?![^)]*ist\))([^)]*)\)")  # the wing of a party is part of its name: "(Maoist)"
_ARTICLE = re.compile(r"^(?:the|a|an|his|her|its|their|our|some|several|many|two|three|four|local|one)\s+")
_SMALL = frozenset({"of", "for", "the", "and", "in", "on", "to"})
# Words that name a kind of person, not a person: two articles that quote "residents" quote different residents.
_KINDS = """
resident witness source local villager neighbour neighbor survivor activist relative official insider citizen
"""
ANONYMOUS = frozenset({w + s for w in _KINDS.split() for s in ("", "s")} | {"family", "people"})
THIRD_HAND = re.compile(r"\b(?:social media|rumou?rs?|unverified|unconfirmed|online posts?|videos?|footage|hearsay)\b")


@lru_cache(maxsize=100_000)
def source_key(name: str) -> str:
    """One key for all spellings of a source: its name in the registry, else the name without article and brackets.

    >>> source_key("SOHR") == source_key("the Syrian Observatory for Human Rights (SOHR)")
    True
    """
    bare = _PAREN.sub(" ", name).strip() or name
    folded = one_office(normalise(registry().canonical(bare)))
    while (shorter := _ARTICLE.sub("", folded)) != folded:
        folded = shorter
    return folded


@lru_cache(maxsize=100_000)
def initials(name: str) -> str:
    """ "Syrian Observatory for Human Rights" -> "sohr"."""
    words = source_key(name).split()
    return "".join(word[0] for word in words if word not in _SMALL) if len(words) > 2 else ""


def is_anonymous(name: str, kind: str | None) -> bool:
    """Whether the source is a kind of person ("residents"), so that two articles may quote different ones."""
    words = source_key(name).split()
    return kind in ("anonymous", "witness") or (bool(words) and words[-1] in ANONYMOUS and len(words) <= 3)


def is_third_hand(claim: Claim) -> bool:
    """Whether the text passes on what somebody is said to have said: rumours, clips, or two relays in a row."""
    if claim.source_kind in ("third_hand", "rumour", "social_media"):
        return True
    if claim.source and THIRD_HAND.search(claim.source.lower()):
        return True
    return bool(claim.via and ";" in claim.via)
