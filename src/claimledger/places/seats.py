"""Capitals that a sentence names by their country: "in the Somali capital", or by the dateline: "in the capital"."""

from __future__ import annotations

import re
from functools import cache

from claimledger.datelines import find_dateline
from claimledger.mentions import Sentence
from claimledger.patterns import Headed, Rare
from claimledger.places.at import role_at
from claimledger.places.mentions import Page, PlaceMention
from claimledger.places.roles import PART_OF
from claimledger.registry import registry
from claimledger.spans import Span

CAPITAL = " capital"
# Where capital and seat of government differ, are disputed, or moved lately, the phrase tells no town.
_OPEN = frozenset({"BI", "BO", "CI", "IL", "MM", "PS", "ZA"})
# Beside a division "the capital" may be its own: "in the capital and Osk district of Lorin province".
_DIVIDED = Rare(r"\b(?:province|governorate|department|region|state|oblast|prefecture|county|district|island)s?\b")
_FEDERAL = frozenset(
    {"AE", "AR", "AU", "BR", "CA", "CH", "DE", "ET", "IN", "MX", "MY", "NG", "PK", "RU", "SD", "SO", "SS", "US", "VE"}
)
_OWNER = re.compile(r"((?:[\w-]+\s+)?[\w-]+?)(?:['’]s)?$")
# Then its name follows, or something else is meant: "the Somali capital, Mogadishu", "capital punishment".
_NAMED = re.compile(
    r"(?:\s+city)?(?:\s*,\s*|\s+(?:of\s+)?)[“\"(]?[A-Z]|s\b|\w|\s+(?:punishment|murder|offen[cs]e|crimes?|gains?|markets?|case|charges?)"
)
# "at a capital city avenue"
_CITY_SPOT = re.compile(
    r"\s+city\s+(?:avenue|street|road|neighbou?rhood|suburb|district|market|park|square|hotel|church|school|bar)\b"
)
_PLACED = re.compile(
    r"\b(?:in|near|outside|around|across|on|at|inside|into|through|hit|struck|rocked|shook|over)\s+(?:the\s+|a\s+)?"
    r"(?:(?:\w+ern|central|downtown)\s+)?$"
)


# ", 300 km north of the capital": it tells where another place is
_OFF = re.compile(
    r",\s+(?:[\w.,-]+\s+){0,5}?(?:north|south|east|west|northeast|northwest|southeast|southwest|km|kilomet(?:er|re)s|miles)(?:\s+away)?\s+"
    r"(?:of|from)\s+(?:the\s+)?$"
)


def find_seats(page: Page, sentence: Sentence, named: list[PlaceMention]) -> list[PlaceMention]:
    """The capitals where something happens that are named by their country alone, by the name that the text has, if any."""
    low, text = page.doc.folded, page.doc.text
    found: list[PlaceMention] = []
    at = low.find(CAPITAL, sentence.start, sentence.end)
    while at >= 0:
        end = at + len(CAPITAL)
        start, iso = _owner(page, sentence.start, at)
        of_city = low.endswith(" a", sentence.start, at) and _CITY_SPOT.match(low, end) is not None
        if not iso and (low.endswith(" the", sentence.start, at) or of_city) and not low.startswith(" of ", end):
            start = at + 1  # "the capital", of whichever country
        if (iso in _seats() or (not iso and start == at + 1)) and not _NAMED.match(text, end):
            left = low[max(sentence.start, start - 160) : start]
            off = _OFF.search(left) is not None and any(m.role == "event" and m.reach <= start for m in named)
            if not off and (_PLACED.search(left) is not None or (start == at + 1 and PART_OF.search(left) is not None)):
                iso = iso or _filed_from(page)
                if not iso and _DIVIDED.search(low, sentence.start, sentence.end) is None:
                    iso = _only_land(page)
                if iso not in _seats():
                    break
                found.append(
                    _mention(page, Span(start, end), iso, role_at(left, low[end : min(sentence.end, end + 45)]))
                )
                for other in named:
                    if other.span is not None and other.span.start >= start and other.span.end <= end:
                        other.role = "actor"  # "Somalia" in "Somalia's capital"
        at = low.find(CAPITAL, end, sentence.end)
    return found


@cache
def _seats() -> dict[str, str]:
    """The capitals of countries, by the code of the country."""
    return {n.iso: n.capitals[0] for n in registry().nations if n.capitals and n.iso not in _OPEN}


def _filed_from(page: Page) -> str:
    """The country whose capital a report was filed from, which it may call "the capital" for short; "" for any other."""
    line = find_dateline(page.doc)
    return _lands().get(page.doc.text[line.city.slice].upper(), "") if line and line.city else ""


def _only_land(page: Page) -> str:
    """The one country that the text names, or whose people it does; "" for several, and for those whose states have capitals,
    too."""
    kept = page.doc.kept
    if "only land" not in kept:
        headed, isos = _nations()
        text = page.doc.text
        lands = {isos[m.group()] for m in headed.finditer(page.doc.folded) if text[m.start()].isupper()}
        sure = len(lands) == 1 and lands.isdisjoint(_FEDERAL) and find_dateline(page.doc) is None
        kept["only land"] = next(iter(lands)) if sure else ""
    land: str = kept["only land"]
    return land


@cache
def _nations() -> tuple[Headed, dict[str, str]]:
    """Where a country or its adjective may stand, and the code of each, in small letters."""
    isos = {name.lower(): n.iso for n in registry().nations for name in (*n.names, *n.adjectives)}
    return Headed.words(isos), isos


@cache
def _lands() -> dict[str, str]:
    """The code of the country of each capital, by the capital's name in capital letters."""
    return {name.upper(): iso for name, iso in registry().capitals.items()}


def _owner(page: Page, first: int, at: int) -> tuple[int, str]:
    """Where the country or its adjective before "capital" starts, and its code: "South Sudanese", "Somalia's"."""
    owner = _OWNER.search(page.doc.text, max(first, at - 40), at)
    if owner is None:
        return at, ""
    start, words = owner.start(1), owner.group(1)
    while words:
        if (iso := page.words.demonyms.get(words.lower())) is not None:
            return start, iso
        if words[0].isupper() and (known := page.known(words)) and known[0].kind == "country":
            return start, known[0].iso
        head, blank, words = words.partition(" ")
        start += len(head) + len(blank)
    return at, ""


def _mention(page: Page, span: Span, iso: str, role: str) -> PlaceMention:
    capital, country, text = _seats()[iso], page.places.country(iso), page.doc.text
    name = next((n for n in (capital, capital.upper()) if n in text), page.plain(span))
    mention = PlaceMention(name, span, role="event", cue="in", precision="place", bare_name=capital, reach=span.end)
    mention.role = "event" if role == "event" else "bare"
    mention.within, mention.group = [country.name] if country else [], span.start + 1
    return mention
