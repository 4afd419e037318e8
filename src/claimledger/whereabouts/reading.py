"""Read the places of a document and settle them, one reason after another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimledger.datelines import find_dateline
from claimledger.gazetteer import Gazetteer, key
from claimledger.gazetteer.settle import Settled
from claimledger.mentions import Document, Figure
from claimledger.patterns import Rare
from claimledger.places.finding import Finder
from claimledger.places.mentions import Page, PlaceMention, fill, kind_of
from claimledger.registry import registry
from claimledger.whereabouts.fine import is_continental
from claimledger.whereabouts.headed import read_head
from claimledger.whereabouts.holding import hold_by_next, hold_by_others, hold_by_side
from claimledger.whereabouts.joint import join_addresses
from claimledger.whereabouts.named import Whereabouts, in_district, is_county
from claimledger.whereabouts.near import read_near
from claimledger.whereabouts.persons import Persons
from claimledger.whereabouts.quarters import find_corners, near_town, told_in_city
from claimledger.whereabouts.sections import Sections
from claimledger.whereabouts.shortened import lengthen, short_name
from claimledger.whereabouts.sides import is_quarter
from claimledger.whereabouts.telling import Telling

_MISSIONS = ("embassy", "Embassy", "consulate", "Consulate")
_DIVISIONS = ("admin1", "district")
_TOLD = 2.0  # weight of a country that more than one town of the text is in, or that it names
_FAR_OFF = 150  # kilometres
_NEARBY = 50
_BESIDE = 70  # characters between two names
_OFF = re.compile(
    r"(?:\s+of\s+[^,;.]{2,40})?,\s+(?:(?:just|to\s+the|which\s+(?:is|lies)|lying)\s+)?[a-z-]+\s+of\s+(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?)*"
)
_ESTATE = re.compile(r"\b[Ss]ubdivision$")
_PART_BEFORE = re.compile(
    r"\b(?:countryside|hinterland|coast|coastline|outskirts|border|frontier|hills|mountains|forests?|jungles?|bay|gulf|strait)\s+of\s+"
    r"(?:the\s+)?$"
)
_WATERS = re.compile(r"\b(?:[Rr]iver|[Ll]ake|[Mm]ountains?)$")  # of which towns are no spelling
_APPOSED = 30  # characters between a town and what it is the capital of
_COAST = 24  # characters
_CAPITAL_OF = Rare(r"\bcapital\s+of\s+(?:the\s+)?$")


def read_whereabouts(doc: Document, figures: Sequence[Figure], places: Gazetteer) -> Whereabouts:
    """Read the places near the figures and at the head of the text, and settle them by what the whole text tells."""
    finder, telling = Finder(doc, places), Telling(doc)
    page = finder.page
    named, sections = read_near(finder, telling, figures), Sections(doc)
    sections.read_places(finder, {figure.sentence for figure in figures}, named)
    read_head(page, doc, named)
    victims = frozenset(word for f in figures for name in f.names for word in name.split())
    if doc.recased:  # read with small letters, the names are not
        victims |= {word.capitalize() for word in victims}
    hold_by_side(doc.folded, named)
    hold_by_next(page, named)
    _share_holders(page, named)
    hold_by_others(finder, named)
    full = lengthen(named)
    about = Whereabouts(page, named, find_dateline(doc), Persons(page, victims), telling, sections, full)
    _by_dateline(about)
    counted = {figure.sentence for figure in figures}
    for mention in about.mentions:
        _settle(about, mention)
        if mention.role == "event" and mention.sentence not in counted and is_continental(page, mention):
            mention.role = "bare"  # "The news caused alarm in West Africa"
    _as_typed(about)
    for mention in about.mentions:
        _capital(about, mention)
    _set_off(about)
    told_in_city(page, about.named)
    _by_distance(about)
    _by_land_told(about)
    _name_regions(about)
    _by_county(about)
    _by_outlet(about)
    _by_town(about)
    _by_neighbour(about)
    _by_heading(about)
    near_town(page, about.mentions, about.setting, lambda: about.town, about.decided)
    _round_about(about)
    if about.setting.country in (None, "US"):
        find_corners(page, about.named, lambda: about.town)
    if about.setting.country == "US":
        join_addresses(doc.folded, about.named)
    return about


def _share_holders(page: Page, named: list[list[PlaceMention]]) -> None:
    """What holds a street, building or unlisted place in one sentence holds it in all."""
    open_names = [
        m for ms in named for m in ms
        if m.precision == "site" or not page.known(m.bare_name)
        or (m.precision in (None, "place") and not page.weighty(m.bare_name))
    ]  # fmt: skip
    holders = {m.bare_name: m.within for m in open_names if m.within}
    for mention in open_names:
        if not mention.within and mention.bare_name in holders:
            mention.within = list(holders[mention.bare_name])


def _by_county(about: Whereabouts) -> None:
    """Of towns of one name take that in the one county of the United States that the text names, though there be several."""
    if about.setting.country != "US":
        return
    named = {m.bare_name for m in about.mentions if m.precision == "district" or is_county(m)}
    counties = {n for n in named if any(p.kind == "district" and p.iso == "US" for p in about.page.known(n))}
    if len(counties) != 1:
        return
    entries = [p for p in about.page.known(*counties) if p.kind == "district" and p.iso == "US"]
    for mention in about.mentions:
        if mention.place_id is not None or not mention.candidates or mention.within or mention.bare_name in counties:
            continue
        fitting = [p for p in about.page.known(mention.bare_name) if any(in_district(p, c) for c in entries)]
        if len(fitting) == 1 and mention.precision == "place":
            about.decided[mention.bare_name] = Settled(fitting[0], (), f"the one in {fitting[0].district}")
            fill(mention, about.decided[mention.bare_name])


def _by_town(about: Whereabouts) -> None:
    """Of counties of one name take that of the town whose news it is, though another state be named: "flown to Atlanta,
    Ga.", in news of Ocala and Marion County, which is in Florida here.
    """
    named = [m for m in about.mentions if m.iso == "US" and is_county(m)] if about.setting.country == "US" else ()
    for mention in named:
        entries = [p for p in about.page.known(mention.bare_name) if p.kind == "district" and p.iso == "US"]
        town = about.town if len(entries) > 1 and not mention.within else None
        if town is None or town.settled.place is None or not (town.served or town.headed):
            continue
        fitting = [p for p in entries if in_district(town.settled.place, p)]
        if len(fitting) == 1 and mention.place_id != fitting[0].id:
            about.decided[mention.bare_name] = Settled(fitting[0], (), f"the one that holds {town.name}")
            fill(mention, about.decided[mention.bare_name])


def _by_heading(about: Whereabouts) -> None:
    """A street below the name of a town in capitals is in that town."""
    if about.setting.country != "US" or not about.sections.in_capitals:
        return
    for mention in about.mentions:
        if mention.precision == "site" and not mention.within and (above := about.town_above(mention.sentence)) >= 0:
            mention.within = [m.bare_name.title() for m in about.named[above][:1]]


def _by_dateline(about: Whereabouts) -> None:
    """ "MARION, Ohio - Five died in Marion": the Marion of the text is that of its dateline."""
    line = about.line
    if line is None or line.city is None or line.place is None or about.setting.country != "US":
        return
    text = about.page.doc.text
    city, rest = text[line.city.slice], text[line.city.end : line.place.end].strip(" ,.()")
    settled = about.ask(city, [rest], "place") if rest else None
    if settled is not None and settled.place is not None:
        about.decided.update({name: settled for name in (city, city.title())})
    elif (state := about.page.state(rest)) is not None and (short := short_name(city)) is not None:
        # "ORVALE TOWNSHIP, Ohio": none of its name in other states
        settled = about.ask(short, [state], "place")
        if settled.place is None and not settled.candidates:
            about.decided[short] = settled


def _by_outlet(about: Whereabouts) -> None:
    """What the text's town was settled to goes for all mentions of its name that stayed open."""
    for mention in about.mentions:
        if mention.candidates and mention.place_id is None and not mention.within and mention.precision == "place":
            town = about.town
            if town is None or town.settled.place is None:
                return
            if key(mention.bare_name) == key(town.name):
                about.decided[mention.bare_name] = town.settled
                fill(mention, town.settled)


def _round_about(about: Whereabouts) -> None:
    """ "ORVALE, Vela — Shots were fired in a suburb of Lorin": the dateline tells the town, which is not Lorin."""
    wide = [m for m in about.mentions if m.role == "event" and m.cue in ("area", "suburb")]
    if wide and about.filed is not None:
        for mention in wide:
            mention.role = "bare"


def _settle(about: Whereabouts, mention: PlaceMention) -> None:
    if not mention.bare_name:
        return
    if mention.precision == "district" and about.setting.country == "US" and _ESTATE.search(mention.name or ""):
        mention.precision = "site"  # in India a division of a district
    listed = about.page.words.regions.get(mention.bare_name.lower())
    if listed is not None and mention.within and mention.precision in (None, "region"):
        kinds = {p.kind for p in about.page.known(mention.within[0])[:1]}
        wide = mention.within[0].lower() in about.page.words.regions
        cut = about.page.doc.folded.startswith(" and ", mention.reach)  # "in Jammu and Kashmir"
        if not (wide or cut or kinds & {"country", "admin1"}):  # "on the Line of Control in Poonch": in Poonch
            mention.name = mention.bare_name = mention.within[0]
            mention.within, mention.precision, listed = mention.within[1:], "place", None
    if listed is None or mention.precision not in (None, "region"):
        divided = _division(about, mention) if mention.precision == "region" else None
        settled = (
            divided or _in_its_country(about, mention) or about.ask(mention.bare_name, mention.within, kind_of(mention))
        )
        if settled.place is not None and settled.place.kind != "place" and is_quarter(mention):
            settled = Settled(None, (), "a quarter of its own name", about.page.places.country(settled.place.iso))
        if mention.precision == "site" and settled.place is not None and not mention.within:
            if about.setting.told and settled.place.iso not in about.setting.told and settled.place.kind == "place":
                settled = Settled(None, (settled.place.id,), "the town of the name lies in no country of the text")
        unlisted = settled.place is None or settled.reason.startswith("spelled like")
        if unlisted and settled.holder is None and mention.precision == "region" and _WATERS.search(mention.name or ""):
            settled = Settled(None, (), "the gazetteer lists no waters", about.nation)
        fill(mention, settled)
        mention.precision = "admin1" if divided else mention.precision
        if settled.place is None and mention.precision == "site" and mention.name and mention.name.endswith(_MISSIONS):
            if not mention.within and about.setting.countries.get(mention.iso or "", 0.0) < _TOLD:
                mention.iso = mention.country = None  # the land of some who are named need not be that of the embassy
        return
    mention.precision, mention.reason = "region", "a region of the lexicon"
    codes, home = listed[1], about.setting.country
    if len(codes) == 1 or (home in codes and not is_continental(about.page, mention)):
        nation = about.page.places.country(home if home in codes and home else codes[0])
        if nation is not None:
            mention.country, mention.iso = nation.country, nation.iso


def _set_off(about: Whereabouts) -> None:
    """ "In Apurimac department, southeast of Lima": Lima, which is in another division, only tells where Apurimac is."""
    for mention in about.mentions:
        if mention.cue != "direction" or mention.role != "event" or mention.span is None:
            continue
        for held in about.named[mention.sentence]:
            if held.role != "event" or held.span is None or not 0 < mention.span.start - held.reach < _BESIDE:
                continue
            between = about.page.doc.folded[held.reach : mention.span.start]
            other = held.admin1 is not None and mention.admin1 not in (None, held.admin1)
            capital = mention.bare_name.title() in registry().capitals and held.bare_name != mention.bare_name
            if _OFF.fullmatch(between) and (other or held.precision == "place" or capital):
                mention.role, mention.cue = "bare", "off"
                break


def _is_far_off(about: Whereabouts, first: PlaceMention, far: PlaceMention) -> bool:
    """Whether a place was settled in another land than the town that the text has it some way off from."""
    entry = next((p for p in about.page.known(first.bare_name) if p.id == first.place_id), None)
    return entry is not None and entry.kind == "place" and entry.iso != far.iso and first.span is not None


def _by_land_told(about: Whereabouts) -> None:
    """In a text on several countries put a place that is not listed in the country told last before it."""
    home = about.setting.country
    if home == "US" or len(about.setting.countries) < 2:
        return
    last: PlaceMention | None = None
    for mention in about.mentions:
        if mention.role not in ("event", "label") or mention.cue == "off":
            continue
        if mention.place_id is not None or mention.precision in ("country", "region"):
            several = any(m.group == mention.group != 0 and m.iso != mention.iso for m in about.named[mention.sentence])
            last = None if several or about.setting.countries.get(mention.iso or "", 0.0) < _TOLD else mention
        elif last is not None and mention.iso == home != last.iso and not mention.within and not mention.candidates:
            near = home is not None or last.sentence == mention.sentence
            if near and not about.page.known(mention.bare_name):
                mention.iso, mention.country, mention.admin1 = last.iso, last.country, None
                mention.reason = f"the gazetteer does not list it; in {last.country}, told before it"


def _by_distance(about: Whereabouts) -> None:
    """ "In Orvale, some 40 km north of Lorin": of places of the name the one near Lorin, and in its country."""
    for first, far in pairwise(m for ms in about.named for m in ms):
        if far.cue != "off" or far.place_id is None or first.sentence != far.sentence:
            continue
        if first.place_id is not None and not _is_far_off(about, first, far):
            continue
        town = next((p for p in about.page.known(far.bare_name) if p.id == far.place_id), None)
        if town is None or town.kind != "place" or first.within or first.precision not in (None, "place"):
            continue
        entries = [p for p in about.page.known(first.bare_name) if p.iso == town.iso and p.away(town) < _FAR_OFF]
        if len(entries) == 1:
            about.decided[first.bare_name] = Settled(entries[0], (), f"the one near {town.name}")
            fill(first, about.decided[first.bare_name])
        elif not entries and (first.iso is None or first.place_id is not None):
            first.place_id = first.admin1 = first.latitude = first.longitude = None
            first.iso, first.country, first.candidates = town.iso, town.country, ()
            first.reason = f"the gazetteer does not list it near {town.name}"


def _by_neighbour(about: Whereabouts) -> None:
    """ "Nine died in Orvale, Texas. A tenth died in nearby Lorin": of several in the state the one that is near by."""
    for mention in about.mentions:
        if not mention.candidates or mention.place_id is not None or mention.cue != "nearby":
            continue
        before = [m for m in about.mentions if m.precision == "place" and m.place_id and m.sentence <= mention.sentence]
        if not before:
            continue
        town = next((p for p in about.page.known(before[-1].bare_name) if p.id == before[-1].place_id), None)
        if town is None:
            continue
        near = [p for p in about.page.known(mention.bare_name) if p.iso == town.iso and p.away(town) < _NEARBY]
        if len(near) == 1:
            fill(mention, Settled(near[0], (), f"the one near {town.name}"))


def _in_its_country(about: Whereabouts, mention: PlaceMention) -> Settled | None:
    """ "In Niger, nine died near Tera": the Tera of Niger, though the rest of the text be on other countries."""
    if mention.within or mention.precision not in (None, "place") or mention.span is None:
        return None
    here = [
        m.bare_name for m in about.named[mention.sentence]
        if m.role == "event" and m.span and mention.span and m.span.end < mention.span.start
    ]  # fmt: skip
    lands = [name for name in here if any(p.kind == "country" for p in about.page.known(name)[:1])]
    known = about.page.known(mention.bare_name)
    if not lands and len(known) > 1 and mention.role == "event":
        lands = [name for name in here if any(p.kind in _DIVISIONS for p in about.page.known(name)[:1])][-1:]
        inside = about.ask(mention.bare_name, lands, kind_of(mention)) if lands else None
        return (
            inside if inside is not None and inside.place is not None and inside.reason.startswith("listed") else None
        )
    if len(lands) != 1 or len({p.iso for p in known}) < 2 or known[0].kind == "country":
        return None
    settled = about.ask(mention.bare_name, lands, kind_of(mention))
    return settled if settled.place is not None else None


def _division(about: Whereabouts, mention: PlaceMention) -> Settled | None:
    """ "The region of Cajamarca", "the Kherson region": the division of that name, not its town; "northern Homs" is neither."""
    name, bare = (mention.name or "").lower(), mention.bare_name.lower()
    if name not in (bare, f"{bare} region") or not any(p.kind == "admin1" for p in about.page.known(bare)):
        return None
    start = mention.span.start if mention.span else 0
    if name == bare and _PART_BEFORE.search(about.page.doc.folded, max(0, start - _COAST), start):
        return None  # "off the coast of Mombasa": the town's
    settled = about.ask(mention.bare_name, mention.within, "admin1")
    return settled if settled.place is not None and settled.place.kind == "admin1" else None


def _as_typed(about: Whereabouts) -> None:
    """ "In Vela department … in Vela": of the places of that name the one that the text calls a department."""
    divisions = {m.bare_name: m for m in about.mentions if m.precision == "admin1" and m.place_id and not m.within}
    for mention in about.mentions if divisions else ():
        if mention.place_id is None and mention.candidates and not mention.within:
            if (told := divisions.get(mention.bare_name)) is not None:
                mention.place_id, mention.admin1, mention.country, mention.iso = (
                    told.place_id,
                    told.admin1,
                    told.country,
                    told.iso,
                )
                mention.latitude, mention.longitude = told.latitude, told.longitude
                mention.candidates, mention.precision = (), "admin1"
                mention.reason = "as the text calls it elsewhere"


def _capital(about: Whereabouts, mention: PlaceMention) -> None:
    """ "The capital of Atlantico" is the town in it that the text has named."""
    if mention.span is None or mention.precision not in ("place", "admin1"):
        return
    if not _CAPITAL_OF.search(about.page.doc.folded, max(0, mention.span.start - 20), mention.span.start):
        return
    division = next((p for p in about.page.known(mention.bare_name) if p.kind == "admin1"), None)
    inside = [m for m in about.mentions if m is not mention and m.precision == "place" and m.place_id]
    towns = [m for m in inside if division and (m.iso, m.admin1) == (division.iso, division.admin1)]
    apposed = [m for m in towns if m.span and m.sentence == mention.sentence and m.span.start < mention.span.start]
    town = next(iter(apposed[-1:] or towns), None)
    if town is not None:
        if town.span is not None and town.sentence == mention.sentence:
            if town.role == "hospital" and 0 <= mention.span.start - town.reach <= _APPOSED:
                mention.role, mention.cue = town.role, town.cue  # "taken to Orvale, the capital of Lorin state"
        mention.name, mention.bare_name, mention.place_id = town.name, town.bare_name, town.place_id
        mention.admin1, mention.country, mention.iso = town.admin1, town.country, town.iso
        mention.latitude, mention.longitude, mention.precision = town.latitude, town.longitude, "place"
        mention.reason = f"the capital of {division.name if division else ''} that the text has named"


def _name_regions(about: Whereabouts) -> None:
    """Give "the coastal region" the name that the text has for it, or one made of its country."""
    words, regions = about.page.words, [m for m in about.mentions if m.cue == "region"]
    named = next((m for m in regions if m.name), None)
    for mention in regions:
        nation = about.nation
        if not mention.name and named is not None:
            mention.name = named.name
        elif not mention.name and nation is not None and nation.iso in words.demonym_of:
            mention.name = words.region_name.format(demonym=words.demonym_of[nation.iso])
        elif not mention.name and mention.span is not None:
            mention.name = about.page.doc.text[mention.span.slice]
        if nation is not None:
            mention.country, mention.iso = nation.country, nation.iso
        mention.reason = "a region that the gazetteer does not list"
