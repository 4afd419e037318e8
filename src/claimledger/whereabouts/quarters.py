"""Names that are those of quarters and corners in the town that a text is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from claimledger.gazetteer import Place
from claimledger.gazetteer.settle import Setting, Settled
from claimledger.places.mentions import Page, PlaceMention, fill
from claimledger.spans import Span
from claimledger.whereabouts.sides import is_called_side, is_quarter
from claimledger.whereabouts.town import Town

_NEAR = 60  # kilometres
_ITSELF = 1.5  # what naming one town adds to the weight of its country
_METROPOLIS = 300_000  # people of a city whose quarters are called districts
_LISTED = 1_000  # people of a town that may be meant, though it lies far off in the same division

_SAID = re.compile(r"\b(?:said|says|told|reported|announced|confirmed|spoke|statement)\b")

FindTown = Callable[[], Town | None]


def near_town(
    page: Page, mentions: Sequence[PlaceMention], setting: Setting, find: FindTown, decided: dict[str, Settled]
) -> None:
    """Of places of one name take that near the text's town: "Knoxville" in a text on Pittsburgh is a quarter of it.

    What was settled so is kept in `decided`, by name; a mention that it is said of is filled.
    """
    home = setting.country
    if home is None:
        return
    for mention, name, own in _asked(mentions):
        found = _places(page, mention, name, home) if own else [p for p in page.known(name) if _is_town(p, home)]
        if not found and not (own and _strays(mention, setting, find())):
            continue
        town = find()
        place = town.settled.place if town else None
        if town is None or place is None or place.iso != home:
            if town is None or place is not None or not town.served:
                return
            if own and found:
                _leave_open(page, mention, found, town, decided)
            continue
        if name not in decided and not _leave(mention, found, own, town, place, setting):
            _decide(name, found, place, decided)
        if own and name in decided and mention.place_id != place.id:
            settled = decided[name]
            if settled.place is not None:
                fill(mention, settled)
            else:
                fill(mention, Settled(None, (), settled.reason, place))
                mention.precision = "site"


def _leave_open(
    page: Page, mention: PlaceMention, found: Sequence[Place], town: Town, decided: dict[str, Settled]
) -> None:
    """Where the town is one of several of its name, a name with no place near any of them is that of a quarter."""
    name, open_ids = mention.bare_name, town.settled.candidates
    towns = [p for p in page.known(town.name) if p.id in open_ids]
    if not towns or name == town.name or any(_within(p, t) for p in found for t in towns):
        return
    if max(p.population for p in found) < max(t.population for t in towns) / 4:
        decided[name] = Settled(None, open_ids, f"no place of this name near {town.name} is listed")
        fill(mention, Settled(None, open_ids, decided[name].reason))
        mention.precision = "site"


def _asked(mentions: Sequence[PlaceMention]) -> Iterator[tuple[PlaceMention, str, bool]]:
    """Each name that nothing holds, its own or that of what holds a spot."""
    for mention in mentions:
        if mention.cue == "region" or mention.precision not in ("place", "region", "site"):
            continue
        if not mention.within:
            yield mention, mention.bare_name, True
        elif len(mention.within) == 1 and mention.precision == "site":
            yield mention, mention.within[0], False


def _is_town(place: Place, home: str) -> bool:
    return place.kind == "place" and place.iso == home


def _places(page: Page, mention: PlaceMention, name: str, home: str) -> list[Place]:
    """The entries in the country of the text; none for "northeast Texas", which is no town."""
    known = page.known(name)
    divided = any(p.kind in ("country", "admin1") and p.iso == home for p in known)
    if divided and not is_quarter(mention):
        return []
    return [p for p in known if p.iso == home and (p.kind == "place" or divided)]


def _leave(
    mention: PlaceMention, found: Sequence[Place], own: bool, town: Town, place: Place, setting: Setting
) -> bool:
    """Whether a name is to stay what it was settled to: the text's town itself, one near it, or another of some size."""
    if any(p.id == place.id for p in found) and (not own or mention.place_id == place.id):
        return True
    if own and is_called_side(mention.bare_name.lower()):
        return False
    if any(p.population > place.population / 4 for p in found):
        if not own or not (is_quarter(mention) or _elsewhere(mention, town, place, setting)):
            return True
    return own and any(p.id == mention.place_id and _within(p, place) for p in found)


def _within(one: Place, town: Place) -> bool:
    return one.kind == "place" and one.away(town) < _NEAR


def _decide(name: str, found: Sequence[Place], town: Place, decided: dict[str, Settled]) -> None:
    near = [p for p in found if _within(p, town)]
    if len(near) == 1 and not is_called_side(name.lower()):
        decided[name] = Settled(near[0], (), f"the one near {town.name}")
    elif not near and town.iso == "US":
        if not any(p.admin1 == town.admin1 and p.kind == "place" and p.population >= _LISTED for p in found):
            decided[name] = Settled(None, (town.id,), f"no place of this name near {town.name} is listed")


def _strays(mention: PlaceMention, setting: Setting, town: Town | None) -> bool:
    """Whether a name was settled abroad though nothing but itself speaks of that country, in news of a town."""
    if mention.precision != "place" or town is None or not town.served or mention.iso == setting.country:
        return False
    if mention.iso is None:
        return bool(mention.candidates)
    return setting.countries.get(mention.iso, 0.0) <= _ITSELF


def _elsewhere(mention: PlaceMention, town: Town, place: Place, setting: Setting) -> bool:
    """Whether a name was settled in a division that the text does not speak of, though the text has a town and police.

    "Washington Heights" in news of Chicago is not that of New York.
    """
    if place.iso != "US" or mention.admin1 in (None, place.admin1) or not town.served:
        return False
    return ("US", mention.admin1 or "") not in setting.divisions


def told_in_city(page: Page, named: Sequence[Sequence[PlaceMention]]) -> None:
    """What is called a district, and is none, is a quarter of the city that its sentence names before it: "In Orvale, a
    bomb in the Lorin district killed seven"."""
    for mentions in named:
        for at, quarter in enumerate(mentions):
            if quarter.precision != "district" or quarter.role != "event" or quarter.within or quarter.iso == "US":
                continue
            known = page.known(quarter.bare_name)
            if any(p.kind in ("district", "admin1", "country") for p in known):
                continue
            city = next((m for m in mentions[:at] if m.precision == "place" and m.place_id and m.role == "event"), None)
            entry = next((p for p in page.known(city.bare_name) if p.id == city.place_id), None) if city else None
            if city is None or entry is None or entry.iso == "US" or entry.population < _METROPOLIS:
                continue
            if city.cue != "in" or (known and not any(_within(p, entry) for p in known)):
                continue
            if city.span and quarter.span and _SAID.search(page.doc.folded, city.span.end, quarter.span.start):
                continue  # "In Orvale, officials said nine died in Lorin district"
            quarter.within.append(city.bare_name)
            fill(quarter, Settled(None, (), "a quarter of its own name", entry))
            quarter.precision = "site"


_WATERS = (
    " Rivers", " River", " Lakes", " Lake", " Mountains", " Hills", " Valleys", " Counties", " Islands", " Creek",
    " Creeks",
)  # fmt: skip


def find_corners(page: Page, named: Sequence[Sequence[PlaceMention]], find: FindTown) -> None:
    """Two streets told by their names alone: "near Wyoming and Copper" in a town that has no place so called."""
    text = page.doc.text
    for mentions in named:
        for first, second in pairwise(mentions):
            if first.span is None or second.span is None or first.group != second.group:
                continue
            joined = text[first.span.end : second.span.start] in (" and ", " & ", " and the ")
            if second.bare_name.endswith(_WATERS):
                continue  # "near the Orvale and Lorin Rivers"
            if not joined or first.within or second.within:
                continue
            if first.cue not in ("near", "at", "part of") or first.role != "event":
                continue
            found = find()
            town = found.settled.place if found is not None else None
            if town is None or town.iso != "US":
                return
            if any(p.away(town) < _NEAR for m in (first, second) for p in page.known(m.bare_name)):
                continue
            first.span = Span(first.span.start, second.span.end)
            first.name = first.bare_name = page.plain(first.span)
            fill(first, Settled(None, (), "a corner of two streets", town))
            first.precision, second.role, second.group = "site", "goal", 0
