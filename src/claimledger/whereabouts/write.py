"""From the chosen mentions to what a figure's place is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimledger.gazetteer import Place, key
from claimledger.gazetteer.settle import Settled
from claimledger.mentions import Where
from claimledger.places.mentions import PlaceMention
from claimledger.spans import Span
from claimledger.whereabouts.named import Whereabouts, in_district
from claimledger.whereabouts.shortened import full_name
from claimledger.whereabouts.sides import is_called_quarter, is_quarter
from claimledger.whereabouts.town import can_hold

BETWEEN_PLACES = "; "  # the names of several places that a figure is told of together
WORLDWIDE = "counted over the world"
OF_OTHERS = "the places named are those of others, who are counted apart"
_NATURAL = re.compile(
    r"\b(?:islands?|isles?|atoll|peninsula|sea|gulf|strait|national\s+(?:park|forest)|game\s+reserve)$"
)
# What seldom lies in the capital that news of a country are filed from.
_RURAL = re.compile(
    r"\b(?:beach|bridge|tunnel|temple|monastery|camp|base|airbase|barracks|mine|dam|farm|ranch|hacienda|plantation|"
    r"pass|crossing|checkpoint|post|outpost|quarry|oil\s+field|reservoir|village|territory)$"
)
_COUNTED = re.compile(
    r";|\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|several)\s+(?:others?\s+|more\s+)?(?:in|at|near)\b"
)
_AT_HOUSE = frozenset(["at", "outside", "inside", "outside of", "inside of"])
_HELD = 150  # kilometres from the middle of a division within which a town can lie in it
_BESIDE = 60  # kilometres from a city within which "suburban" can mean another town
_QUARTER = 30  # kilometres from the middle of a city within which a smaller place can be one of its quarters


def write(about: Whereabouts, chosen: Sequence[PlaceMention], why: str) -> Where:
    """The place of one figure; without a mention only the town that the text is about, as a candidate."""
    if not chosen:
        if why == OF_OTHERS:
            return _in_land_of(about, [m for m in about.mentions if m.role in ("event", "label")], why)
        return Where(None, reason=why) if why == WORLDWIDE else _silent(about)
    one = chosen[-1]
    if len(chosen) > 1:
        where = _joined(chosen, why)
        held = _hold(about, where, one) if where.precision == "site" and not where.candidates else None
    else:
        plain = _plainly(about, one)
        where = Where(
            plain.name, plain.span, one.place_id, one.admin1, one.country, one.iso, one.latitude, one.longitude,
            one.precision, one.candidates, f"{why}; {one.reason}",
        )  # fmt: skip
        spot = one.precision == "site" or is_called_quarter(one.bare_name.lower()) or _is_spot(about, one)
        held = _hold(about, where, one) if spot and one.place_id is None else None
        if held is not None and where.precision == "place" and one.cue in _AT_HOUSE:
            where.precision = "site"  # "outside the Penny Basket" in Orvale
    if (
        (where.precision == "site" or (len(chosen) == 1 and one.within and _is_spot(about, one)))
        and (where.place_id is None or (held is not None and _is_finer(one.within, held)))
        and len(chosen) == 1
    ):
        _name_holder(about, where, one)
    # Not by its id: of towns the gazetteer has an index of names alone.
    if where.place_id is None and where.precision != "site" and not where.candidates:
        _offer_holder(about, where, one)
    held = held or next((p for p in about.page.known(one.bare_name) if p.id == where.place_id), None)
    if where.iso == "US" and where.admin1 is None and where.precision in ("site", "place") and not where.candidates:
        where.admin1 = _only_state(about)
    _name_city(about, where, held)
    _offer_town(about, where, held)
    return where


def _only_state(about: Whereabouts) -> str | None:
    """The one state of the United States that a text names, if its dateline has it."""
    line, american = about.line, about.setting.american
    if line is None or line.city is None or line.place is None or len(american) != 1:
        return None
    state = about.page.state(about.page.doc.text[line.city.end : line.place.end].strip(" ,()"))
    return state if state in american else None


def _is_spot(about: Whereabouts, told: PlaceMention) -> bool:
    """Whether a place that is not listed is likely a spot in the town of local news: "at Chalk Lane in Orvale"."""
    if told.precision != "place" or told.candidates or about.setting.country != "US" or told.cue in ("type", "of-type"):
        return False
    if told.within:
        first = about.page.known(told.within[0])
        return about.a_town(told.within[0]) and not any(p.kind in ("country", "admin1") for p in first)
    return about.town is not None and about.town.sure and (about.town.served or about.town.headed)


def _is_finer(within: Sequence[str], held: Place) -> bool:
    """Whether the text puts a spot in a town that is not listed, so that it was held to be in the district."""
    return bool(within) and held.kind == "district" and key(within[0]) not in (key(held.name), key(held.admin1 or ""))


def _name_holder(about: Whereabouts, where: Where, spot: PlaceMention) -> None:
    """A street says little without its town, where that is not listed or one of many of the name: add its name."""
    held, town = next(iter(spot.within), ""), about.town
    if not held and town is not None and about.setting.country == "US" and (town.served or (town.sure and town.headed)):
        held = town.name
    if not held or not where.name or held in about.page.words.state_names or held.lower() in where.name.lower():
        return
    foreign = about.setting.country != "US" or not about.a_town(held)
    if (foreign and any(p.kind == "country" for p in about.page.known(held))) or (
        held.isupper() and where.name.isupper()
    ):
        return  # "the embassy in Kenya"; in capitals "on the Orvale road, same day"
    where.name = f"{where.name}, {_as_written(about, held)}"


def _name_city(about: Whereabouts, where: Where, quarter: Place | None) -> None:
    """A quarter says little without its city: add the name of the city that the text is about.

    So it is where the text calls it a quarter or has it in the city, where it tells of both in one sentence, or where the
    city's police speak and the quarter has none.
    """
    town = about.town
    city = town.settled.place if town is not None else None
    if town is None or city is None or not town.sure or quarter is None or quarter.kind != "place" or not where.name:
        return
    if quarter.id == city.id or quarter.iso != city.iso or not can_hold(city, quarter):
        return
    of_it = [m for m in about.mentions if m.place_id == quarter.id]
    called = is_called_quarter(where.name) or any(
        is_quarter(m)
        or town.name in m.within
        or any(
            c.place_id == city.id and (c.role, c.cue) == ("event", "in") and not _each_its_own(about, c, m)
            for c in about.named[m.sentence]
        )
        for m in of_it
    )
    alone = about.shared and where.precision == "place"  # the sheriff's news of another town
    # Else a capital's news of a country.
    local = town.served and not alone and (city.iso == "US" or about.filed is not None)
    if not called and (not local or any(m.cue in ("suburb", "body") for m in of_it)):
        return
    name = _as_written(about, town.name)
    if key(name) not in key(where.name):
        where.name = f"{where.name}, {name}"


def _each_its_own(about: Whereabouts, one: PlaceMention, other: PlaceMention) -> bool:
    """Whether two places of a sentence are told of one after the other, with a count between: "33 in Osk, 12 in Lorin"."""
    if one.span is None or other.span is None:
        return False
    first, second = sorted((one.span, other.span))
    return _COUNTED.search(about.page.doc.folded, first.end, second.start) is not None


def _as_written(about: Whereabouts, town: str) -> str:
    """The name of a town as the text has it in small letters: not "LITTLE ROCK"."""
    names = [m.name for m in about.mentions if m.bare_name == town and m.precision == "place" and m.name]
    name = full_name(about.full, town) or next((n for n in names if not n.isupper()), next(iter(names), town))
    return name.title() if name.isupper() and len(name) > 4 else name


def _plainly(about: Whereabouts, told: PlaceMention) -> PlaceMention:
    """The mention itself, or for a dateline's "KADUGLI" one of the text that writes "Kadugli"."""
    if not told.name or not told.name.isupper() or len(told.name) < 4:
        return told
    low = told.name.lower()
    return next((m for m in about.mentions if m.name and m.name.lower() == low and not m.name.isupper()), told)


def _offer_holder(about: Whereabouts, where: Where, told: PlaceMention) -> None:
    """The town in which the text puts a place that is not listed."""
    for number, name in enumerate(told.within, 1):
        if about.a_town(name):
            held = about.ask(name, told.within[number:], "place")
            where.candidates = (held.place.id,) if held.place else held.candidates
            where.reason += f"; the text puts it in {name}"
            return


def _offer_town(about: Whereabouts, where: Where, place: Place | None) -> None:
    """The town that the text is about, beside a wider place that holds it or a smaller one that may be its quarter."""
    if where.candidates or where.precision == "country" or about.town is None:
        return
    town = about.town.settled.place
    if not about.town.sure and about.county is not None and (town is None or not in_district(town, about.county)):
        return
    if not about.town.sure and about.counties[1] and where.place_id is None:
        where.candidates = about.counties[1]
        where.reason += f"; the text is about {about.counties[0]}"
        return
    if where.place_id is None and where.precision != "region" and where.iso in (None, about.setting.country):
        if town is None or where.admin1 in (None, town.admin1):
            where.candidates = (town.id,) if town else about.town.settled.candidates
            where.reason += f"; the text is about {about.town.name}"
        if not where.candidates and about.county is not None and where.admin1 == about.county.admin1:
            where.candidates = (about.county.id,)
            where.reason += f"; the text is about {about.county.name}"
        return
    if town is None or place is None or town.iso != place.iso or town.id == place.id:
        return
    wider = place.kind in ("admin1", "district") and town.admin1 == place.admin1 and place.away(town) < _HELD
    quarter = place.kind == "place" and place.population < town.population and place.away(town) < _QUARTER
    beside = where.precision == "region" and place.kind == "place" and place.away(town) < _BESIDE  # "suburban Miami"
    if wider or quarter or beside:
        where.candidates = (town.id,)
        where.reason += f"; the text is about {town.name}"


def _in_land_of(about: Whereabouts, mentions: Sequence[PlaceMention], why: str) -> Where:
    """No place: the country alone, where all of `mentions` lie in one."""
    lands = {(m.country, m.iso) for m in mentions}
    country, iso = next(iter(lands)) if len(lands) == 1 else (None, None)
    return Where(None, None, None, None, country, iso, reason=why)


def _route_ends(about: Whereabouts, name: str) -> list[PlaceMention]:
    """The ends of a way, "a train from Orvale to Lorin", where the text names `name` for nothing but one of them."""
    ways = {m.sentence for m in about.mentions if m.cue == "route"}
    if not ways or not all(m.role == "goal" and m.sentence in ways for m in about.mentions if m.bare_name == name):
        return []
    return [m for m in about.mentions if m.role == "goal" and m.sentence in ways]


def _silent(about: Whereabouts) -> Where:
    if about.town is None and (told := about.county) is not None and told.iso == "US":
        return Where(
            None, None, None, told.admin1, told.country, told.iso, candidates=(told.id,),
            reason=f"the text names no place for it; it is about {told.name}",
        )  # fmt: skip
    if about.town is None:
        return Where(None, reason="the text names no place")
    name, settled, sure, *_ = about.town
    town, county = settled.place, about.county
    if not sure and county is not None and (town is None or not in_district(town, county)):
        return Where(
            None, None, None, county.admin1, county.country, county.iso, candidates=(county.id,),
            reason=f"the text names no place for it; it is about {county.name}",
        )  # fmt: skip
    if not sure and about.counties[1]:
        name, ids = about.counties
        return Where(None, candidates=ids, reason=f"the text names no place for it; it is about {name}")
    if ends := _route_ends(about, name):
        return _in_land_of(about, ends, "the text names only the ends of a way")
    ids = (town.id,) if town else settled.candidates
    seat = about.line is not None and about.line.day_span is not None and not (about.town.headed or about.town.policed)
    place = about.line.place if seat and about.line is not None else None
    if place is not None and len(about.setting.countries) > 1 and "(" in about.page.doc.text[place.slice]:
        reason = f"the text names no place for it; filed from {name}, of more than one country"
        return Where(None, candidates=ids, reason=reason)
    return Where(  # a capital where news of a country are filed tells the country alone
        None, None, None, town.admin1 if town and not seat else None, town.country if town else None,
        town.iso if town else None, candidates=ids, reason=f"the text names no place for it; it is about {name}",
    )  # fmt: skip


def _hold(about: Whereabouts, where: Where, spot: PlaceMention) -> Place | None:
    """A street or building takes entry and position of the town it is in, or of the district where that is all."""
    district: Place | None = None
    for number, name in enumerate(spot.within, 1):
        if about.a_town(name):
            held = about.ask(name, spot.within[number:], "place")
            city = about.town.settled if about.town is not None and about.town.sure else None
            quarter = held.place is None and where.name is not None and is_called_quarter(where.name.lower())
            if quarter and city and city.place and held.candidates == (city.place.id,):
                held = city  # a quarter that is not listed, of the city that the text is about
            return _hold_in(where, name, held)
        if district is None:
            found = about.ask(name, spot.within[number:], "district").place
            district = found if found is not None and _is_district(found, name) else None
    if _NATURAL.search((spot.name or "").lower()):
        return None  # no island lies in a town
    town = about.town.settled.place if about.town else None
    if not spot.within and (other := _county_beside(about, spot, town)) is not None:
        return _hold_in(where, other.name, Settled(other, (), ""))
    if district is not None and (town is None or not in_district(town, district)):
        return _hold_in(where, district.name, Settled(district, (), ""))
    county = about.county
    if about.town is None and county is not None and spot.admin1 in (None, county.admin1):
        return _hold_in(where, county.name, Settled(county, (), ""))
    if about.town is None or (town is not None and spot.admin1 not in (None, town.admin1)):
        return None
    sure = about.town.headed and about.town.served
    apart = county is not None and town is not None and not sure and not in_district(town, county)
    if county is not None and (not about.town.sure or apart):
        return _hold_in(where, county.name, Settled(county, (), ""))
    home = about.setting.country or (town.iso if town is not None else None)
    local = spot.precision == "site" or is_called_quarter(spot.bare_name.lower())
    if not about.town.sure and (home != "US" or not local or about.counties[1]):
        return None  # the outlet's own town holds a street without one: its readers know
    line, here = about.line, about.town.headed or about.town.policed
    if home != "US" and not (here or about.town.served):
        return None  # where somebody is from
    filed = line is not None and (line.day_span is not None or line.agency is not None)
    if home != "US" and filed and not here and _RURAL.search((spot.name or "").lower()):
        return None  # a capital where news of a country are filed
    if not about.town.sure and about.shared:
        return None  # a sheriff's street may be outside of it
    return _hold_in(where, about.town.name, about.town.settled)


def _county_beside(about: Whereabouts, spot: PlaceMention, town: Place | None) -> Place | None:
    """The county named in the sentences of a spot, where the text's town is in another one: "on Quince Road, the Osk County
    sheriff's office said", in a text that tells of two shootings."""
    if town is None or about.setting.country != "US" or about.line is not None:
        return None
    beside: dict[str, Place] = {}
    for sentence in {m.sentence for m in about.mentions if m.bare_name == spot.bare_name}:
        for mention in about.named[sentence]:
            if mention.precision == "district" and mention.place_id is not None:
                beside.update({p.id: p for p in about.page.known(mention.bare_name) if p.id == mention.place_id})
    if len(beside) != 1:
        return None
    (county,) = beside.values()
    return None if in_district(town, county) else county


def _is_district(place: Place, name: str) -> bool:
    """Whether a name is that of a district; counties of the United States are named with their word."""
    return place.kind == "district" and (place.iso != "US" or key(place.name) == key(name))


def _hold_in(where: Where, name: str, held: Settled) -> Place | None:
    holder = held.place
    if holder is None:
        where.candidates = held.candidates
        where.reason += f"; taken to be in {name}, but {held.reason}"
        return None
    where.place_id, where.admin1, where.country, where.iso = holder.id, holder.admin1, holder.country, holder.iso
    where.latitude, where.longitude, where.candidates = holder.latitude, holder.longitude, ()
    where.reason += f"; taken to be in {holder.name}"
    return holder


def _joined(chosen: Sequence[PlaceMention], why: str) -> Where:
    spans = [m.span for m in chosen if m.span]
    shared = {a: {getattr(m, a) for m in chosen} for a in ("admin1", "country", "iso", "precision")}
    only = {a: next(iter(v)) if len(v) == 1 else None for a, v in shared.items()}
    names = list(dict.fromkeys(m.name for m in chosen if m.name))
    return Where(
        BETWEEN_PLACES.join(names), Span(min(s.start for s in spans), max(s.end for s in spans)), None, only["admin1"],
        only["country"], only["iso"], None, None, only["precision"],
        tuple(m.place_id for m in chosen if m.place_id), f"{why}; {len(names)} places",
    )  # fmt: skip


def held(spot: PlaceMention, chosen: Sequence[PlaceMention]) -> PlaceMention:
    """A spot in the place that the figure's own words name, unless it names one itself."""
    if spot.within or spot.precision != "site" or len(chosen) != 1:
        return spot
    holder = chosen[0]
    part = holder.precision == "region" and holder.place_id is not None  # "northeast Orvale"
    if not part and holder.precision not in ("place", "district", "admin1"):
        return spot
    return replace(spot, within=[holder.bare_name, *holder.within], admin1=holder.admin1 or spot.admin1)
