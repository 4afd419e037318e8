"""Regions that a text names by a phrase: "the Syrian coast", "the coastal region"."""

from __future__ import annotations

import re

from claimledger.gazetteer import Place
from claimledger.gazetteer.words import PlaceWords
from claimledger.mentions import Sentence
from claimledger.places.at import DWELL
from claimledger.places.mentions import Page, PlaceMention
from claimledger.spans import Span

_OWNER = re.compile(r"\b([\w-]+)\s+$")
_OWNED = re.compile(r"([\w-]+)['’]s\s+(?:[\w-]+\s+)?$")
# "off the West African coast", which is in many countries
_CONTINENT = re.compile(
    r"\b((?:(?:north|south|east|west|southeast|south-east)(?:ern)?|central|latin)\s+(?:african?|american?|asian?|european?)|african|asian|european)\s+$"
)
_LEADS = re.compile(
    r"\b(?:the|in|along|across|on|of|several|predominantly|country['’]s|\w+ly|alawite|other|their|its)\s+(?:[\w-]+\s+){0,2}$"
)
_OF_NATION = re.compile(r"\s+(?:of|in)\s+([A-Z]\w+(?:\s[A-Z]\w+)?)")
# "30 kilometres from the coast": out at sea
_OFF_COAST = re.compile(r"\b(?:(?:kilomet(?:er|re)s?|kms?|(?:nautical\s+)?miles?)\s+(?:from|off)|off)\s+(?:the\s+)?$")
# "the road to Orvale, on the Atlantic coast": what it says of Orvale
_BESIDE = re.compile(r",\s+(?:a\s+[\w-]+\s+)?on\s+(?:the|its)\s+(?:[\w-]+\s+){0,2}$")
_NAME_GOES_ON = re.compile(r"\s+[A-Z]")
_NO_REGION = re.compile(r"-|\s+guard|\s+(?:city|town) of")


def find_regions(page: Page, sentence: Sentence, found: list[PlaceMention]) -> list[PlaceMention]:
    """The coast of a country, by whatever phrase: "the Syrian coast", "the country's coast", "coastal regions"."""
    words, text, low = page.words, page.doc.text, page.doc.folded
    regions: list[PlaceMention] = []
    for match in words.region.finditer(low, sentence.start, sentence.end):
        left = low[max(sentence.start, match.start() - 40) : match.start()]
        span, name = Span(match.start(), match.end()), ""
        continent = _CONTINENT.search(left) if left.endswith(("n ", "a ", "e ")) else None
        if continent is not None:
            span = Span(match.start() - len(left) + continent.start(1), match.end())
            name = text[span.start : span.end]
        elif owner := _OWNER.search(left):
            iso = words.demonyms.get(owner.group(1))
            if iso is not None:
                span = Span(match.start() - len(left) + owner.start(1), match.end())
                name = text[span.start : span.end]
        if not name and (owner := _OWNED.search(left)):
            start = match.start() - len(left) + owner.start(1)
            if country := _country(page, text[start : start + len(owner.group(1))]):
                span, name = Span(start, match.end()), _name(words, country)
        nation = _OF_NATION.match(text, match.end())
        if not name and nation and (country := _country(page, nation.group(1))):
            span, name = Span(span.start, nation.end()), _name(words, country)  # "the coastal provinces of Syria"
        if not name and (not _LEADS.search(left) or _OFF_COAST.search(left)):
            continue
        beside = _BESIDE.search(left)
        if beside is not None and any(m.reach == match.start() - len(left) + beside.start() for m in found):
            continue
        if _NO_REGION.match(low, match.end()):
            continue
        if not name and text[match.start()].isupper() and _NAME_GOES_ON.match(text, match.end()):
            continue  # "the Free Coast Army": part of the name of somebody
        cue = "" if continent is not None else "region"
        mention = PlaceMention(name or None, span, role="event", cue=cue, precision="region", reach=span.end)
        mention.group = span.start + 1
        if DWELL.search(low, max(sentence.start, span.start - 60), span.start):
            mention.role = "home"
        for other in found:
            if other.span is not None and span.overlaps(other.span):
                other.role = "actor"  # "Syria" in "Syria's coast"
        regions.append(mention)
    return regions


def _country(page: Page, name: str) -> Place | None:
    return next((p for p in page.known(name) if p.kind == "country"), None)


def _name(words: PlaceWords, country: Place) -> str:
    return words.region_name.format(demonym=words.demonym_of.get(country.iso, country.name))
