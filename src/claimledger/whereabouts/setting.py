"""The country, division and towns that a text is set in, as far as its names tell."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from claimledger.datelines import Dateline
from claimledger.gazetteer import Place, key
from claimledger.gazetteer.settle import Setting, is_by_other_name, is_shortened, is_small
from claimledger.gazetteer.store import proper
from claimledger.gazetteer.words import place_words
from claimledger.patterns import automaton
from claimledger.places.mentions import Page, PlaceMention
from claimledger.whereabouts.fine import fineness, is_continental

_STATE_AFTER = re.compile(r",\s+((?:[A-Z][a-z]{2,4}|[A-Z]\.\s?[A-Z]|W\.Va)\.|[A-Z]{2}\b)")
_AMERICAN = frozenset(["County", "Sheriff", "Deputies", "FBI", "ATF", "SWAT", "GBI", "Interstate", "Crimestoppers"])
_AMERICAN_PHRASES = automaton(
    [
        "sheriff's",
        "sheriff’s",
        "911",
        "district attorney",
        "police department",
        "block of",
        "sgt.",
        "drive-by",
        "medical examiner",
        "grand jury",
        "state trooper",
    ]
)
_WORDS = re.compile(r"[A-Z][A-Za-z]{2,}(?: [A-Z][a-z]+)?")
# What makes it a part of another name: "South Georgia" is no Georgia.
_INSIDE = re.compile(r"(?:\w|\b(?:New|North|South|Sierra|Sri|Saudi|West|Rhode|Costa|Central)\s+)\Z")
# "the Pan-American Highway", "Latin American": of no one country
_OF_MANY = re.compile(r"\b(?:pan|latin|inter)[\s-]+\Z", re.IGNORECASE)
_MISSIONS = (" embassy", " Embassy", " consulate", " Consulate", " ambassador", " Ambassador")
# "near the Velan border"; but "the Velan border town of Orvale"
_BORDER = re.compile(
    r"\s(?:border|frontier)\b(?!\s(?:towns?|villages?|city|cities|districts?|provinces?|regions?|states?|areas?|zones?|communit\w+|posts?|guards?|"
    r"police|forces?|patrols?|agents?|troops|soldiers|settlements?|camps?|crossings?|officials?|authorit\w+|department|county))"
)
_COUNTY = re.compile(r"\b([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) County\b")
_ORIGIN = 0.2
_SOMEBODY_FROM = re.compile(
    r"\b(?:an?|one|two|both)\s+(?:[\w-]+\s+){0,2}?(?!(?:abduct|kidnap|seiz|snatch|tak|recover|report|bod|dead|kill)\w*\s)[a-z-]+\s+"
    r"(?:originally\s+)?from\s+(?:nearby\s+)?$"
)
_FIRST = 9  # characters
_CLOSES = (",", ".", ";", ")")
_COUNTED = re.compile(r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|were|most(?:ly)?))\s\Z")
_LETTER = re.compile(r"[A-Za-z]")
# Stations of radio and television: "WQXR", "KTLA".
_CALL_SIGN = re.compile(r"[WK](?<!\w[WK])[A-Z]{3}(?:-?TV|-?FM)?\b")
_CITY = 50_000
# "a 23-year-old man from Ohio"
_FROM = re.compile(
    r"\b(?:m[ae]n|wom[ae]n|boys?|girls?|teen(?:ager)?s?|students?|drivers?|tourists?|visitors?|hikers?|climbers?|couple|family|"
    r"residents?|natives?|soldiers?|suspects?|truckers?|nurses?|pilots?|\d+|brothers?|sisters?|mother|father|friends?)\s+from\s$",
    re.IGNORECASE,
)
_PERSON = 24  # characters before a state in which that stands
_RIVERS = (" river", " River")
_SIZEABLE = 5_000
_SIZEABLE_DIVISION = 100_000
_CAPITAL = "US.DC"
_LARGER = 4  # times the people of a namesake abroad, from which a dateline tells the country
_REGION = 2  # how finely a region is told; more so a forest or hill
_CLEAR = 15  # times the people of the next of its name, from which a town tells the country


def read_setting(page: Page, mentions: Sequence[PlaceMention], line: Dateline | None) -> Setting:
    """The setting by demonyms, states, countries, divisions and large towns of the text, and its dateline."""
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[tuple[str, str], float] = defaultdict(float)
    towns: list[Place] = []
    tellers: dict[str, set[str]] = defaultdict(set)  # names of towns, by what country they tell
    _count_words(page, countries, divisions)
    filed: str | None = None
    if line is not None and line.place is not None:
        filed = _count_dateline(page, line, countries, divisions, towns)
    sites = {m.bare_name for m in mentions if m.precision == "site"}
    told = _told(page, mentions, sites).union(countries)
    for mention in mentions:
        weight = 0.5 if mention.role in ("actor", "goal", "source") else 2.0
        if (mention.role, mention.cue) == ("home", "from") and _is_origin(page, mention):
            weight = _ORIGIN  # "a nurse from Orvale": she need not be hurt in its country
        plain = mention.role == "bare" and not mention.within  # "Date: 9 May"
        for name in (mention.bare_name, *mention.within):
            if name == mention.nation:
                continue  # its adjective counts
            found = _meant(page, name, countries) if name else ()
            if mention.role != "event" and name in page.words.bynames and found and found[0].kind == "country":
                continue  # "US troops"
            if mention.within and name == mention.bare_name and _is_elsewhere(page, found, mention):
                continue  # "Santa Elena, in Usulutan department" is no division of another land
            least = _SIZEABLE_DIVISION if found and found[0].kind == "admin1" else _CITY
            if filed is not None and found and found[0].iso not in told and found[0].population < least:
                continue  # "in Bosa" of a report from Bogota is no village in Italy
            if found and found[0].kind == "admin1" and found[0].iso != filed and is_shortened(name, found, filed):
                continue  # "Valle department", of a report from Colombia
            river = (mention.name or "").endswith(_RIVERS)
            if mention.precision == "region" and (river or fineness(mention) > _REGION) and name == mention.bare_name:
                if found and found[0].kind in ("place", "district") and found[0].iso not in countries:
                    continue  # "in the Saranda forest", of news from India: no town in Albania
            if name == mention.bare_name and name in sites and found and _is_no_site(found[0], countries):
                continue  # "attacked the El Paraiso base": no division is a base; nor is "El Paraiso" further on
            if found and mention.reach > (mention.span.end if mention.span else 0) and _abroad(found[0], countries):
                continue  # "the Northland area" of news of a city is no division of New Zealand
            if (
                name == mention.bare_name
                and mention.cue == "from"
                and _is_state(found)
                and mention.role in ("home", "goal")
            ):
                countries["US"] += weight / 4  # where somebody is from, or was caught
                continue
            if (
                name == mention.bare_name
                and found
                and found[0].iso not in countries
                and _is_unlike(page, mention, found[0])
            ):
                continue  # "in Baga" alone is not in Bargarh, which further has that name
            if found and (not plain or found[0].kind in ("country", "admin1")):
                _count_entry(found, weight, countries, divisions, towns)
                if found[0].kind != "country":
                    tellers[found[0].iso].add(key(name))
                    if key(found[0].name) == key(name) and (name != mention.bare_name or mention.cue == "direction"):
                        # "the village of Osk in Lorin district", "80 km west of Lorin": a town that readers know
                        tellers[found[0].iso].add("")
        codes = page.words.regions.get(mention.bare_name.lower(), ("", ()))[1]
        if codes and not is_continental(page, mention):
            for code in codes:
                countries[code] += 1 / len(codes)
    _drop_namesakes(page, countries, divisions, told)
    single = frozenset(
        iso
        for iso, names in tellers.items()
        if len(names) == 1 and iso not in told and iso != filed and not _is_backed(page, iso, names, mentions)
    )
    for town in towns:
        if town.iso in single and is_small(town):
            countries.pop(town.iso, None)  # "in Arbin" alone is not in the one village that is listed, in France
    named = {t.id: t for t in towns if t.iso in countries}
    return Setting(countries, divisions, tuple(named.values()), filed, told, single)


def _is_backed(page: Page, iso: str, names: set[str], mentions: Sequence[PlaceMention]) -> bool:
    """Whether another name of the text may be that of a town or division of the country, too: "Troy" beside "Crooks"."""
    others = {name for m in mentions for name in (m.bare_name, *m.within) if name and key(name) not in names}
    return any(p.iso == iso and p.kind != "country" and not is_small(p) for name in others for p in page.known(name))


def _is_unlike(page: Page, mention: PlaceMention, place: Place) -> bool:
    """Whether an entry only further has the name of a mention, of which the text does not say what holds it."""
    if mention.within or mention.precision in ("district", "admin1") or page.byname(mention.bare_name) is not None:
        return False
    if mention.cue == "off" and place.kind == "admin1":
        return not key(place.name).startswith(key(mention.bare_name))
    return is_by_other_name(mention.bare_name, place)


def _is_origin(page: Page, mention: PlaceMention) -> bool:
    """Whether a place is told of one or two people who come from there: "a nurse from Orvale"."""
    start = mention.span.start if mention.span else 0
    return _SOMEBODY_FROM.search(page.doc.folded, max(0, start - 60), start) is not None


def _is_no_site(place: Place, countries: Mapping[str, float]) -> bool:
    """Whether the name of a street or building tells nothing of where the text plays: it is that of a division, or of a
    small place in a country that the text has not spoken of: "Olympic estate"."""
    return place.kind == "admin1" or (
        place.kind == "place" and place.population < _CITY and bool(countries) and place.iso not in countries
    )


def _drop_namesakes(
    page: Page, countries: dict[str, float], divisions: dict[tuple[str, str], float], told: frozenset[str]
) -> None:
    """Take out a small division by the name of which alone its country is told, in a text on another: "in Nyanga", of news
    from Cape Town, is no Gabon."""
    most = max(countries.values(), default=0.0)
    for iso, name in list(divisions):
        if iso in told or 2 * countries.get(iso, 0.0) > most:
            continue
        if any(p.kind == "admin1" and p.iso == iso and p.population < _SIZEABLE_DIVISION for p in page.known(name)[:1]):
            del divisions[iso, name]
            countries.pop(iso, None)


def _is_state(found: Sequence[Place]) -> bool:
    return bool(found) and found[0].kind == "admin1" and found[0].iso == "US"


def _abroad(place: Place, countries: Mapping[str, float]) -> bool:
    """Whether a division is one of another country than that of local news."""
    return place.kind == "admin1" and place.iso not in countries and "US" in countries


def _is_elsewhere(page: Page, found: Sequence[Place], mention: PlaceMention) -> bool:
    """Whether the first entry of a name lies in another country than the division or country that the text has it in."""
    isos = {p.iso for p in page.known(mention.within[-1]) if p.kind in ("country", "admin1")}
    return bool(found and isos) and found[0].iso not in isos


def _told(page: Page, mentions: Sequence[PlaceMention], sites: Collection[str]) -> frozenset[str]:
    """The countries that the text names, or divisions of, which are not called as one of its `sites`."""
    named = ((m, name) for m in mentions for name in (m.bare_name, *m.within) if name)
    first = ((m, page.known(name)[:1]) for m, name in named)
    return frozenset(
        p.iso
        for m, found in first
        for p in found
        if p.kind in ("country", "admin1")
        and not (m.within and _is_elsewhere(page, found, m))
        and (
            p.kind == "country"
            or m.precision == "admin1"
            or (p.population >= _SIZEABLE_DIVISION and m.bare_name not in sites)
        )
    )


def _count_words(page: Page, countries: dict[str, float], divisions: dict[tuple[str, str], float]) -> None:
    """Demonyms, and for the United States the names of states and of offices that are only there."""
    text, words = page.doc.text, page.words
    title = page.doc.article.title or ""
    american = 0
    named: Counter[str] = Counter()
    origins: Counter[str] = Counter()
    for word, aside in _telling(text):
        if aside and word in words.state_names:
            origins[words.state_names[word]] += 1  # "a man from Ohio": of the land, though not there
            continue
        if (iso := words.demonyms.get(word.lower())) is not None:
            countries[iso] += _ORIGIN if aside else 1
        if (state := words.state_names.get(word)) is not None:
            named[state] += 1
        elif word in _AMERICAN:
            american += 1
    if title:
        named.update(words.state_names[word] for word, _ in _telling(title) if word in words.state_names)
    for form in (*_STATE_AFTER.findall(text), *(_STATE_AFTER.findall(title) if title else ())):
        code = words.states.get(form.replace(". ", "."))
        if code is not None and (place := page.places.get(code)) is not None:
            named[place.name] += 1
    for state, times in named.items():
        divisions["US", state] += times
        countries["US"] += times / 2
    if origins:
        countries["US"] += sum(origins.values()) / 2
    if american < 4:
        american += len(_AMERICAN_PHRASES.find_matches_as_indexes(page.doc.folded)) + _call_signs(text)
    if american and "County" in text:
        american -= sum(_is_county_abroad(page, name) for name in _COUNTY.findall(text))
    if american > 0:
        countries["US"] += min(american, 4)


def _is_county_abroad(page: Page, name: str) -> bool:
    """Whether a county of the name is known, and none of the United States: "Lamu County"."""
    entries = page.known(f"{name} County") or [p for p in page.known(name) if p.kind == "admin1"]
    return bool(entries) and all(p.iso != "US" for p in entries)


def _call_signs(text: str) -> int:
    """How many stations are named. Capitals are looked for by themselves, since few letters of a text are one of these."""
    count = 0
    for letter in "WK":
        at = text.find(letter)
        while at >= 0:
            if text[at + 1 : at + 4].isupper() and _CALL_SIGN.match(text, at) is not None:
                count += 1
            at = text.find(letter, at + 1)
    return count


def _telling(text: str) -> Iterator[tuple[str, bool]]:
    """The whole words of a text that are demonyms, names of states or of offices that only the United States have, and
    whether they say only where somebody or something is from."""
    scan, terms = _terms()
    for number, start, end in scan.find_matches_as_indexes(text):
        if _LETTER.match(text, end) is None:
            before = text[max(0, start - _FIRST) : start]
            if text.startswith("American", start) and _OF_MANY.search(before):
                continue
            if text.startswith(_MISSIONS, end) or _is_border(text, terms[number], start, end):
                continue  # "outside the Velan embassy in Orvale", "near the Velan border"
            if before[-1:] == " " and before.islower():
                origin = before.endswith(" from ") and _FROM.search(text, max(0, start - _PERSON), start) is not None
                yield terms[number], origin or _is_abroad(text, start, end)  # no name goes before it
            elif not _INSIDE.search(before):
                yield terms[number], _is_abroad(text, start, end)


def _is_abroad(text: str, start: int, end: int) -> bool:
    """Whether an adjective is that of what is met abroad: "a Velan family", "Velan warplanes", "31 children and 88 Velans"."""
    return place_words().abroad.match(text, end) is not None or (
        text[end : end + 1] in _CLOSES and _COUNTED.search(text, max(0, start - _FIRST), start) is not None
    )


def _is_border(text: str, word: str, start: int, end: int) -> bool:
    """Whether an adjective tells of a border, and so of another country as well: "near the Velan border"."""
    at = text[start - 1 : start] == " " and _BORDER.match(text, end) is not None
    return at and word.lower() in place_words().demonyms


@cache
def _terms() -> tuple[AhoCorasick, list[str]]:
    """A scan for those words, the longest first: "West Virginia" is not Virginia."""
    terms = sorted(w for w in place_words().of_nations | _AMERICAN if _WORDS.fullmatch(w))
    return AhoCorasick(terms, matchkind=MatchKind.LeftmostLongest), terms


def _meant(page: Page, name: str, countries: Mapping[str, float]) -> Sequence[Place]:
    """The entries of a name; without a far-off city that once had it, where a city has it now: "Philadelphia".

    Nor one that only further has it, where one in a country of the text has it as its own: Mamuju, and not Mamoudzou.
    """
    found = page.known(name)
    if len(found) < 2 or found[0].kind == "country" or key(found[0].name) == key(name):
        return found
    if found[0].iso not in countries and not key(found[0].name).startswith(f"{key(name)} "):  # "Plateau State"
        if own := [p for p in found if p.iso in countries and key(p.name) == key(name)]:
            return own
    if found[0].kind == "admin1" and found[0].iso in countries and key(found[0].name).startswith(f"{key(name)} "):
        return found  # "in Santander department", of Colombia
    if found[0].kind == "admin1" and found[0].population < _SIZEABLE_DIVISION and found[0].iso not in countries:
        if own := [p for p in found if key(p.name) == key(name)]:
            return own  # "Bara", which towns of three countries are called, is not Bar in Montenegro
    if found[0].kind == "admin1" and len(own := [p for p in found if key(p.name) == key(name)]) > 1:
        if len({p.iso for p in own if p.population >= _SIZEABLE}) == 1:
            return own  # "Maru", which is Mary of Turkmenistan only by another of its names
    cities = {p.iso for p in found if p.kind == "place" and p.population >= _CITY and key(p.name) == key(name)}
    further = bool(cities) and (found[0].iso not in cities or found[0].id == _CAPITAL)  # Columbia is not D.C.
    return proper(key(name), found) if further else found


def _count_entry(
    found: Sequence[Place],
    weight: float,
    countries: dict[str, float],
    divisions: dict[tuple[str, str], float],
    towns: list[Place],
) -> None:
    """What one name of the text, with all entries of it, says of the country."""
    first = found[0]
    if first.kind == "country" and first.iso != "GE":  # Georgia may be the state
        countries[first.iso] += weight
    elif first.kind == "admin1" and not any(
        p.iso != first.iso and (p.kind == "admin1" or p.population > 50_000) for p in found
    ):
        countries[first.iso] += weight
        divisions[first.iso, first.admin1 or ""] += weight
    elif len(found) == 1 or (
        first.population > _CLEAR * found[1].population
        and not any(p.iso != first.iso and 2 * p.population > first.population for p in found)  # Gaza in Mozambique
    ):
        countries[first.iso] += weight / 2
        towns.append(first)
        if first.kind == "district" and first.iso == "US":
            divisions[first.iso, first.admin1 or ""] += weight / 4
    elif len({p.iso for p in found}) == 1:
        countries[first.iso] += weight / 2


def _count_dateline(
    page: Page,
    line: Dateline,
    countries: dict[str, float],
    divisions: dict[tuple[str, str], float],
    towns: list[Place],
) -> str | None:
    """Counts the town of a dateline and what holds it, and gives its country."""
    assert line.place is not None
    words = page.doc.text[line.place.slice]
    city, _, rest = words.replace("(", ",").partition(",")
    weight = 1.0 if "(" in words else 1.5  # "HAVANA (CUBA)": filed from abroad
    found = proper(key(city.strip()), _meant(page, city.strip(), countries))  # SAN MIGUEL is no San Diego
    rest = rest.strip(" )")
    holders = page.known(rest.strip(" .")) if rest else ()
    inner = [p for p in found if any(_in(p, h) for h in holders)]
    if not inner and (state := page.state(rest)) is not None:
        inner = [p for p in found if p.iso == "US" and p.admin1 == state]
        if not inner:  # "VERNON, Conn.", which is not listed, is no other Vernon
            countries["US"] += 1.5
            divisions["US", state] += 1
            return "US"
    towns_named = sorted((p for p in found if p.kind == "place"), key=lambda p: -p.population)
    nation = next((h for h in holders if h.kind == "country"), None)
    if not inner and nation is not None:  # "EL PARAISO (EL SALVADOR)", which is not listed, is no other El Paraiso
        countries[nation.iso] += weight
        return nation.iso
    if (
        "US" in countries
        and not inner
        and all(p.iso != "US" for p in found)
        and f"{city.strip().title()} County" in page.doc.text
    ):
        countries["US"] += weight  # "HARLOW -", of news on the sheriff of Harlow County
        return "US"
    if line.city is None:  # "NO CITY (EL SALVADOR)"
        towns_named = [p for p in found if p.kind == "country"]
    for place in (inner or towns_named or list(found))[:1]:
        countries[place.iso] += weight
        if place.iso == "US" and (inner or len(found) == 1):
            divisions["US", place.admin1 or ""] += 1
            towns.append(place)
        own = [p for p in found if p.iso != place.iso and key(p.name) == key(city.strip())]
        alike = [p for p in own if p.population * _LARGER > place.population]
        return place.iso if inner or not alike else None  # "MARGATE --" may be filed from any
    return None


def _in(place: Place, holder: Place) -> bool:
    return place.iso == holder.iso and (holder.kind == "country" or place.admin1 == holder.admin1)
