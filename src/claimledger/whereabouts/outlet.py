"""What little speaks for a town where the text names none: bodies that bear its name, and the address of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from claimledger.gazetteer import Place, key
from claimledger.patterns import Rare
from claimledger.places.mentions import Page

BODY = 20_000  # people of a town of which schools, hospitals and papers are believed to bear the name
_CITY = 50_000  # and of one that an address names
_MOST = 30  # bodies that are looked at
_BODY_OF = Rare(
    r"\b((?:[A-Z][a-z.’'-]+ ){0,2}[A-Z][a-z.’'-]+) (?:Regional|General|Independent|Unified|Public|Fire|International|"
    r"Municipal|Medical|School|Schools|Speedway|Airport|Sentinel|Times|Tribune|Herald|Gazette|Journal)\b"
)
_HOST = re.compile(r".*https?://(?:www\d?\.)?([^/:]+)(?::\d+)?(/[^?#]*)?")
_MEDIA = re.compile(
    r"^(?:the|my|news|nbc|abc|cbs|fox|cw|local|daily|visit|wjz|\d+)|(?:news|online|times|tribune|sun|post|daily|local|today|"
    r"sentinel|star|gazette|herald|journal|live|press|tv|radio|patch|chronicle|courier|observer|weekly|now|enterprise|"
    r"advocate|dispatch|globe|leader|democrat|republic|republican|record|register|standard|bee|banner|beacon|bulletin|"
    r"citizen|examiner|express|inquirer|monitor|pilot|reporter|review|statesman|telegraph|telegram|transcript|union|world|"
    r"guardian|mail|nation|voice|free|\d+)$"
)
_SHORT = 5  # letters
_REGION = 80  # kilometres
_TOWNS = 12  # of one name that are looked at
_HEADLINE = 15  # characters before what stands behind a title
TAIL = re.compile(r"\s(?:-|–|—|\||::|«)\s")
_WORD = re.compile(r"[\w.’'-]+")


def of_bodies(page: Page, home: str | None) -> Iterator[str]:
    """Towns whose name opens that of a body: "Orlando Regional Medical Center"."""
    for found in islice(_BODY_OF.finditer(page.doc.text), _MOST):
        words = found.group(1).split()
        runs = (" ".join(words[at:end]) for at in range(len(words)) for end in range(len(words), at, -1))
        name = next((r for r in runs if r.lower() not in page.words.stop and _is_city(page, r, home, BODY)), None)
        if name is not None:
            yield name


def of_address(page: Page, home: str | None) -> Iterator[str]:
    """Towns in the address of the page: the paper's own ("mysanantonio.com"), a section ("/chicago/2016/")."""
    found = _HOST.match(page.doc.article.url or "")
    if found is None:
        return
    for part in (found.group(2) or "").lower().split("/")[1:5]:
        name = part.replace("-", " ").title()
        if len(part) >= _SHORT and part.replace("-", "").isalpha() and _is_city(page, name, home, 2 * _CITY):
            yield name
    for label in found.group(1).lower().split(".")[:-1]:
        bare = _bare(label)
        if len(bare) < _SHORT or not bare.isalpha():
            continue
        spellings = [bare, *(f"{bare[:at]} {bare[at:]}" for at in range(3, len(bare) - 2))]
        yield from (s.title() for s in spellings if _is_city(page, s, home, _CITY))


def near_outlet(page: Page, candidates: Sequence[Place], home: str | None) -> Place | None:
    """Of towns of one name the one that the outlet's own town is near by: a paper writes of its region.

    The outlet's town stands in the address of the page, or behind the title: "Four hurt in Chester - KXYZ Philadelphia".
    """
    towns = [
        p for n in dict.fromkeys(_of_outlet(page, home)) for p in page.known(n)[:_TOWNS] if _fits(p, n, home, _CITY)
    ]
    near = [p for p in candidates if p.kind == "place" and any(t.away(p) < _REGION for t in towns)]
    return near[0] if len(near) == 1 else None


def _of_outlet(page: Page, home: str | None) -> Iterator[str]:
    yield from of_address(page, home)
    title = page.doc.article.title or ""
    cuts = [m.start() for m in TAIL.finditer(title)]
    words = _WORD.findall(title[cuts[0] :]) if cuts and cuts[0] > _HEADLINE else []
    for at in range(len(words)):
        for size in (2, 1):
            name = " ".join(words[at : at + size])
            if name[:1].isupper() and name.lower() not in page.words.stop and _is_city(page, name, home, _CITY):
                yield name
                break


def _bare(label: str) -> str:
    """A host's name without the words that papers and stations add: "nbcphiladelphia", "orlandosentinel"."""
    while (shorter := _MEDIA.sub("", label)) != label and len(shorter) >= _SHORT:
        label = shorter
    return label


def _is_city(page: Page, name: str, home: str | None, least: int) -> bool:
    return any(_fits(p, name, home, least) for p in page.known(name))


def _fits(place: Place, name: str, home: str | None, least: int) -> bool:
    return (
        place.kind == "place"
        and place.population >= least
        and place.iso == (home or place.iso)
        and key(place.name) == key(name)
    )
