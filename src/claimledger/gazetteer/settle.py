"""Settle which place a name means: by what the text puts around it, its country, and how many people live there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from claimledger.gazetteer.keys import key
from claimledger.gazetteer.store import Gazetteer, Place
from claimledger.once import once

PLAIN = 15  # a name stays open unless the first candidate has this many times the people of the next,
_SAID_ONCE = 1.0  # weight of a country of which the text has but a single adjective
_SMALL = 20_000  # people of a town that is not taken for one of its name in a state the text does not name
_CITY = 100_000
_LONE = (
    10_000  # people of a town: with fewer, the only one of a name in the list was the wrong one in every second text
)
_ABROAD = "no place of this name in a country that the text names"
_UNTOLD = "nothing else in the text tells the country of so small a place"
_ELSEWHERE = 60  # kilometres from a town from which a place is not by it
_VAST = 1_000_000  # of a namesake abroad
PLAIN_CITY = 6  # or this many, if it is a city of 100,000: Cleveland in a text on the United States
KEPT = 5  # candidates kept where it stays open
_MUCH = 4.0  # weight of a country of which a text names several towns or divisions
_NAMED = 0.5  # weight of a division that a single town tells
_HINT = 0.2  # weight of a country that only somebody's home tells
_ALIKE = 75  # of 100, from which two names are spellings of one
_SOUNDLESS = re.compile(r"[aeiouywh '’-]")
_OWN = "own:"  # begins the id of a place that a user added


class Settled(NamedTuple):
    """`place` is None where the gazetteer lists none or several fit; then `candidates` are ids, largest first."""

    place: Place | None
    candidates: tuple[str, ...]
    reason: str
    holder: Place | None = None  # what contains a place that is not listed


@dataclass(frozen=True)
class Setting:
    """Where a text plays: ISO codes and divisions ("US.TX" has "Texas") with how often they are named, and towns."""

    countries: Mapping[str, float]
    divisions: Mapping[tuple[str, str], float]  # (iso, admin1 name)
    towns: Sequence[Place] = ()
    filed: str | None = None  # country of the dateline
    told: frozenset[str] = frozenset()  # countries that other words than names of towns tell
    single: frozenset[str] = frozenset()  # countries that the name of one small town alone tells
    kept: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @once
    def country(self) -> str | None:
        """The settled country: named at least twice as often as any other."""
        ranked = sorted(self.countries.items(), key=lambda c: (-c[1], c[0]))[:2]
        if not ranked or (len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        return ranked[0][0]

    @once
    def home(self) -> str | None:
        """The settled country, else that of the dateline, if no other is named more often."""
        best = max(self.countries.values(), default=0.0)
        filed = self.filed if self.filed is not None and self.countries.get(self.filed, 0.0) >= best else None
        return self.country or filed

    @once
    def american(self) -> frozenset[str]:
        """The states of the United States that the text names."""
        return frozenset(name for iso, name in self.divisions if iso == "US")

    @once
    def named(self) -> frozenset[str]:
        """The countries that are named often enough to be meant."""
        total = sum(self.countries.values()) or 1.0
        return frozenset(iso for iso, n in self.countries.items() if n >= 0.15 * total)


NOWHERE = Setting({}, {})


def settle(
    name: str, gazetteer: Gazetteer, setting: Setting = NOWHERE, within: Sequence[str] = (), kind: str | None = None
) -> Settled:
    """The place that `name` means where `within` are names of what holds it ("Jableh", within "Latakia", "Syria").

    `kind` prefers an entry's kind ("admin1" for "Homs province"). Spellings are matched inside a settled country only.
    """
    named = gazetteer.find(name)
    found = list(gazetteer.proper(name))
    if kind == "admin1":  # "the Cajamarca region" is Cajamarca Department, beside the town of that name
        found += [p for p in named if p.kind == kind and p not in found and key(p.name).startswith(f"{key(name)} ")]
    home = setting.home
    if home is not None and setting.countries.get(home, 0.0) >= _MUCH and all(p.iso != home for p in found):
        # "Samar" is the Province of Samar in a text on its country, before a town abroad
        found += [p for p in named if p.iso == home and p.kind != "place" and key(p.name).endswith(f" {key(name)}")]
    if kind != "district" and " " not in name and "-" not in name:
        found = [p for p in found if p.kind != "district" or p.iso != "US"]  # "Gratiot" is no Gratiot County
    if kind == "place":
        towns = [p for p in found if p.kind == "place"]
        lands = {p.iso for p in found}
        if towns and (setting.home not in lands or any(t.iso == setting.home for t in towns)):
            found = towns  # else a district at home is meant, not its namesake abroad
    holders = (
        [
            h
            for listed in map(gazetteer.find, within)
            for h in _at_home(listed, setting)
            if h.kind != "place"
            or (len(listed) == 1 and not is_lone(h, setting))
            or _may_be_meant(h, listed[0], setting)
        ]
        if within
        else []
    )
    if holders:
        inside = [p for p in found if any(_holds(h, p) for h in holders)]
        if len(within) > 1 and (divisions := [h for h in holders if h.kind == "admin1"]):
            lands = {
                h.iso for h in holders if h.kind == "country"
            }  # "Osk, Lorin department, Vela": in the Lorin of Vela
            own = [h for h in divisions if h.iso in lands]
            inside = [p for p in inside if any(_holds(h, p) for h in own)] if own else inside
        if inside and len(within) > 1 and not any(h.kind == "admin1" for h in holders):
            inside = _by_towns(inside, within, gazetteer)
            found = inside or []
        if inside:
            found = inside
            if best := _first(found, kind, setting):
                return Settled(best, (), f"listed in {', '.join(within)}")
        elif all(h.kind == "place" for h in holders) and all(_far(p, holders) for p in found):
            found = []  # "Ainata, near Bint Jbeil" is not the one in the north
        elif all(p.iso not in {h.iso for h in holders} for p in found):
            found = []  # "Mambasa territory, in Ituri" is not a spelling of Mombasa
        elif any(h.kind == "admin1" and h.iso in {p.iso for p in found} for h in holders):
            found = []  # "Paraisopolis in Sao Paulo" is no town of the name in another state
        elif any(h.iso == "US" and h.kind != "country" and not _unsaid_county(h, within) for h in holders):
            found = []  # "Manchester, Illinois" is none of those in other states
    if (
        found
        and (kind == "admin1" or not _foreign(found, setting))
        and not (kind == "admin1" and is_shortened(name, named, setting.filed))
    ):
        chosen = _choose(name, found, setting, kind)
        if chosen.place is None and not chosen.candidates:
            return chosen._replace(holder=gazetteer.country("US"))  # in a state where the gazetteer lists none
        if chosen.place is None and (setting.filed is not None or setting.told):
            isos = {p.iso for p in found if p.id in chosen.candidates}
            here = len(isos) == 1 and (isos == {setting.filed} or isos <= setting.told - {"US"})
            if here or (holders and setting.filed is not None and len(isos) == 1):
                # several of one name in one country: that much is known
                return chosen._replace(holder=gazetteer.country(*isos))
        return chosen
    holder = next((p for n, w in enumerate(within) if (p := _holder(w, gazetteer, setting, within[n + 1 :]))), None)
    if holder is not None and holder.iso != setting.filed and _foreign([holder], setting):
        holder = None
    iso = setting.country or (holder.iso if holder else None) or setting.home
    if iso is not None:
        admin1 = holder.admin1 if holder is not None and holder.iso == iso else None
        # Who writes "Gaza", which is listed, means no village in Israel that is spelled alike.
        listed = holder is not None and any(p.iso != iso and p.population >= _CITY for p in gazetteer.proper(name))
        alike = () if listed else gazetteer.alike(name, iso, admin1)
        if alike and len(within) > 1 and (towns := _towns(within, iso, gazetteer)):
            alike = tuple(a for a in alike if not _far(a[0], towns))
        if alike and (len(alike) == 1 or alike[0][1] > alike[1][1] or alike[0][0].away(alike[1][0]) < 30):
            place, score = alike[0]
            return Settled(place, (), f"spelled like {place.name} in {place.country} ({score:.0f} of 100)")
        if alike:
            why = f"several places in {iso} are spelled alike"
            return Settled(None, tuple(p.id for p, _ in alike[:KEPT]), why, holder)
    if holder is None and setting.home is not None and _may_lie_in(setting.home, setting, within, gazetteer):
        holder = gazetteer.country(setting.home)
    return Settled(None, (), "the gazetteer does not list it" + (f"; in {holder.name}" if holder else ""), holder)


def _may_lie_in(iso: str, setting: Setting, within: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether a place that is not listed lies in the country of the text: more than somebody's home tells it, and what is
    to hold the place is not listed abroad alone: "the hall in Athens", of news about Armenians."""
    if setting.countries.get(iso, 0.0) <= _HINT:
        return False
    listed = [p for name in within for p in gazetteer.find(name)]
    return not listed or any(p.iso == iso for p in listed)


def _towns(within: Sequence[str], iso: str, gazetteer: Gazetteer) -> list[Place]:
    """The towns of a country among what holds a place, or what it is near."""
    listed = [gazetteer.find(name) for name in within]
    towns = [p for entries in listed if all(p.kind in ("place", "district") for p in entries) for p in entries]
    return [p for p in towns if p.iso == iso]


def _by_towns(inside: list[Place], within: Sequence[str], gazetteer: Gazetteer) -> list[Place]:
    """Of the places in a country or division those by the town that is named as well: "Ainata in Lebanon, near Bint Jbeil"
    is none in the north."""
    towns = _towns(within, inside[0].iso, gazetteer)
    near = [p for p in inside if any(_holds(t, p) for t in towns)]
    return near or [p for p in inside if not towns or not _far(p, towns)]


def _at_home(listed: Sequence[Place], setting: Setting) -> Sequence[Place]:
    """What a name of a holder may mean: in the country of the text alone, where the largest bearer is a town of it."""
    largest = max(listed, key=lambda p: p.population, default=None)
    if largest is None or largest.kind != "place" or largest.iso != setting.home:
        return listed
    return [p for p in listed if p.iso == setting.home]


def _far(place: Place, holders: Sequence[Place]) -> bool:
    return place.kind == "place" and all(h.away(place) > _ELSEWHERE for h in holders)


def _unsaid_county(holder: Place, within: Sequence[str]) -> bool:
    """Whether a county has the name, but the text says no "County": "the Rockville area of Vernon"."""
    return holder.kind == "district" and all(key(w) != key(holder.name) for w in within)


def _foreign(found: Sequence[Place], setting: Setting) -> bool:
    """Whether all towns of a name are small ones, in countries that a text with a dateline, or one that names much of a
    country, does not speak of."""
    home = setting.home
    if home is None:
        return False
    if setting.filed == home:
        spoken = setting.named
    elif home in setting.told and setting.countries[home] >= _MUCH and found[0].kind == "place":
        spoken = setting.told  # towns of the name tell their own country as well
    else:
        return False
    return all(
        p.kind != "country" and p.population < _CITY and p.iso != home and p.iso not in spoken
        and not p.id.startswith(_OWN)
        for p in found
    )  # fmt: skip


def _holder(name: str, gazetteer: Gazetteer, setting: Setting, within: Sequence[str]) -> Place | None:
    """What a name of a holder means: a division of the country of the text before a town abroad, "Santander" of Colombia."""
    found = settle(name, gazetteer, setting, within).place
    if setting.home is None or (found is not None and found.iso == setting.home):
        return found
    division = settle(name, gazetteer, setting, within, "admin1").place
    return division if division is not None and division.iso == setting.home else found


def is_shortened(name: str, named: Sequence[Place], home: str | None) -> bool:
    """Whether a division of the name lies in another land than a text is filed from, where longer names begin so: "Valle
    department", told in Colombia, is short for one there."""
    if home is None or any(p.kind == "admin1" and p.iso == home for p in named):
        return False
    return any(p.iso == home and key(p.name).startswith(f"{key(name)} ") for p in named)


def _may_be_meant(holder: Place, first: Place, setting: Setting) -> bool:
    """Whether a town that is to hold another is of some size, and a small one in no state that the text is silent of.

    `first` is what has the name foremost: "Mexico" is a country, if the text is not on the one that has a town of the name.
    """
    if holder.population <= 10_000 or (first.kind == "country" and setting.country != holder.iso):
        return False
    elsewhere = holder.iso == "US" and bool(setting.american) and holder.admin1 not in setting.american
    return not elsewhere or holder.population >= _CITY


def _holds(outer: Place, inner: Place) -> bool:
    if outer.iso != inner.iso or outer.id == inner.id:
        return False
    if outer.kind == "country":
        return True
    if outer.kind == "admin1":
        return inner.admin1 == outer.admin1
    if outer.kind == "district":
        return inner.admin1 == outer.admin1 and (inner.district == outer.district or outer.away(inner) < 40)
    return inner.kind == "place" and outer.away(inner) < 40


def _first(found: Sequence[Place], kind: str | None, setting: Setting) -> Place | None:
    """One place of those that are the same town, or the town and the division named for it; None if they differ."""
    if len(found) == 1:
        return found[0]
    ranked = sorted(found, key=lambda p: (-_weight(p, kind), -p.population))
    best = ranked[0]
    if best.id.startswith(_OWN) and not any(p.id.startswith(_OWN) for p in ranked[1:]):
        return best  # who adds a place means it
    times = PLAIN_CITY if best.population >= 100_000 else PLAIN
    if all(_same(best, p) or p.population * times <= best.population for p in ranked[1:]):
        return best
    return None


def _weight(place: Place, kind: str | None) -> float:
    weight = 100.0 if place.id.startswith(_OWN) else 0.0
    if kind is not None:
        weight += 8 if place.kind == kind else 0
    else:
        weight += {"country": 9, "place": 4, "admin1": 3, "district": 2}.get(place.kind, 0)
    return weight


def _same(one: Place, other: Place) -> bool:
    """A town and the division or district named for it; or two entries of one town."""
    return one.iso == other.iso and (
        one.away(other) < 15
        or ({one.kind, other.kind} & {"admin1", "district"} != set() and one.admin1 == other.admin1)
    )


def is_by_other_name(name: str, place: Place) -> bool:
    """Whether a town that is not vast only further has a name, which is no spelling of its own: Baga of Bargarh.

    Such a name alone is too little to tell the country by.
    """
    if place.kind != "place" or place.population >= _VAST or place.id.startswith(_OWN):
        return False
    asked, own = key(name), key(place.name)
    if asked in own or own in asked:
        return False
    from rapidfuzz import fuzz

    heard = fuzz.ratio(_SOUNDLESS.sub("", asked), _SOUNDLESS.sub("", own))  # "Beit Lahia", "Bayt Lahya"
    return max(fuzz.ratio(asked, own), heard) < _ALIKE


def _choose(name: str, found: list[Place], setting: Setting, kind: str | None) -> Settled:
    here, home = setting.named, setting.country
    if found[0].kind == "country" and (kind in (None, "country")):
        # "Georgia" is the state in a text on the United States; else a country's name is the country.
        rival = next((p for p in found[1:] if p.kind == "admin1" and p.iso == home and found[0].iso != home), None)
        if rival is None:
            return Settled(found[0], (), "a country")
        return Settled(rival, (), f"the text is on {rival.country}")
    for pool, why in _pools(found, setting):
        if not pool:
            continue
        best = _first(pool, kind, setting)
        if best is not None and not _strange(best, found, setting):
            if is_lone(best, setting):
                return Settled(None, (best.id,), _UNTOLD)
            return Settled(best, (), why)
        if near := _nearest(pool, setting):
            return Settled(near, (), "next to other places of the text")
        if setting.american and all(_is_of_silent_state(p, setting) for p in pool):
            return Settled(None, (), "only small places of the name, in states that the text does not name")
        return Settled(None, tuple(p.id for p in pool[:KEPT]), f"{len(pool)} places of this name {why}")
    if here and home is not None and home not in {p.iso for p in found}:
        best = _first(found, kind, setting) if setting.countries[home] <= _SAID_ONCE and setting.filed is None else None
        if best is not None and best.population >= _CITY:  # "Two French tourists were shot in Orvale"
            return Settled(best, (), "by far the largest of its name")
        return Settled(None, tuple(p.id for p in found[:KEPT]), "no place of this name in the country of the text")
    if best := _first(found, kind, setting):
        if kind in (None, "place") and best.iso not in setting.countries and is_by_other_name(name, best):
            return Settled(None, tuple(p.id for p in found[:KEPT]), f"{best.name} further has the name")
        abroad = here and best.iso not in setting.countries and best.kind != "country" and best.population < _CITY
        if (abroad and not best.id.startswith(_OWN)) or is_lone(best, setting):
            return Settled(None, tuple(p.id for p in found[:KEPT]), _ABROAD if abroad else _UNTOLD)
        why = "the only one of its name" if len(found) == 1 else "by far the largest of its name"
        return Settled(best, (), why)
    return Settled(None, tuple(p.id for p in found[:KEPT]), f"{len(found)} places of this name")


def _pools(found: list[Place], setting: Setting) -> Iterator[tuple[list[Place], str]]:
    """The entries that the text speaks for, by ever weaker reasons."""
    home = setting.country
    if setting.divisions:
        # A town tells a little of its own division, which counts for nothing abroad.
        told = {where for where, n in setting.divisions.items() if n > _NAMED or home in (None, where[0])}
        yield [p for p in found if (p.iso, p.admin1) in told], "the text names its division"
    if home is not None:
        yield [p for p in found if p.iso == home], "in the country of the text"
    elif setting.home is not None:
        yield [p for p in found if p.iso == setting.home], "in the country it was filed from"
    yield [p for p in found if p.iso in setting.named], "in a country that the text names"


def is_lone(place: Place, setting: Setting) -> bool:
    """Whether nothing but its own name tells the country of a small town: villages of that name stand in no list."""
    return place.iso in setting.single and is_small(place)


def is_small(place: Place) -> bool:
    """Whether a town is so small that others of its name may not be listed; seats, whose people nobody counted, are not."""
    return place.kind == "place" and 0 < place.population < _LONE and not place.id.startswith(_OWN)


def _strange(place: Place, found: Sequence[Place], setting: Setting) -> bool:
    """Whether a small town lies in a state that the text does not speak of, far from its towns, or has a vast namesake.

    "BOGOTA --" is not filed from Bogota in New Jersey, unless the text speaks of New Jersey.
    """
    if place.iso != "US" or place.kind != "place" or place.admin1 in setting.american or place.population >= _SMALL:
        return False
    if any(p.population >= _VAST and p.iso != "US" for p in found):
        return True
    return bool(setting.american) and not any(t.away(place) < 150 for t in setting.towns if t is not place)


def _is_of_silent_state(place: Place, setting: Setting) -> bool:
    return place.iso == "US" and place.population < _SMALL and place.admin1 not in setting.american


def _nearest(pool: Sequence[Place], setting: Setting) -> Place | None:
    """The candidate within 150 km of another town of the text, if just one is."""
    near = [p for p in pool if any(t.id != p.id and t.away(p) < 150 for t in setting.towns)]
    distinct = [p for p in near if not any(_same(p, q) for q in near if q is not p)]
    if len(near) == 1 or (near and len(distinct) <= 1):
        return near[0]
    return None
