"""What a place is in, told by an address or by the country that owns a division: "at Orvale, Lorin, Osk Province"."""

from __future__ import annotations

import re

from claimledger.gazetteer import key
from claimledger.mentions import Sentence
from claimledger.places.mentions import Page, PlaceMention
from claimledger.places.parts import DIVISIONS

_IN_LAND = re.compile(r"\s*,?\s+in\s+(?:the\s+)?(?:[a-z-]+ern\s+|central\s+|coastal\s+)?$")
_LEADS = frozenset(["in", "at", "near", "outside", "off", "on"])
_ISLES = (" Islands", " Island", " Archipelago", " Isles")
# What closes an address, a division: ", Osk Province," or ", Osk rose"; a list goes on with "and".
_LAST = re.compile(
    r",\s+((?:[A-Z][\w’'-]*)(?:\s(?:(?:de|del|do|da|la|of)\s)?[A-Z][\w’'-]*){0,3})(?=[.,;)]|\s+(?!and\b|or\b)[a-z(]|$)"
)
_WIDE = ("country", "admin1", "district")


def lies_in_owned(page: Page, spot: PlaceMention, owner: PlaceMention, division: PlaceMention) -> bool:
    """Whether a place is set in a division that a country owns: "in Orvale, in Vela's Lorin district"."""
    if spot.role != "event" or spot.within or owner.span is None or spot.precision in ("country", "admin1", "region"):
        return False
    if key(spot.bare_name) in page.words.regions:
        return False  # "near the Osk Line in Vela's Lorin district"
    wide = division.precision in DIVISIONS or division.precision == "region"
    wide = wide or any(p.kind == "admin1" for p in page.known(division.bare_name)[:1])
    land = any(p.kind in ("country", "admin1") for p in page.known(owner.bare_name)[:1])
    return wide and land and _IN_LAND.fullmatch(page.doc.folded, spot.reach, owner.span.start) is not None


def is_in_address(page: Page, last: PlaceMention, mention: PlaceMention, sentence: Sentence) -> bool:
    """Whether two names with but a comma between are a place and what it is in, by the division or the isles that close
    them: "at Orvale, [Lorin], Osk Province", "off Orvale, [Dorna Islands]"; a list of two has "and"."""
    if last.role != "event" or last.cue not in _LEADS or last.precision in ("site", "admin1", "country", "region"):
        return False
    text = page.doc.text
    if text[sentence.end - 1] not in '.!?”"':
        return False
    theirs, mine = page.known(last.bare_name), page.known(mention.bare_name)
    if any(p.kind in ("country", "admin1") for p in theirs[:1]):
        return False
    closed = _LAST.match(text, mention.reach, sentence.end)
    if (mention.name or "").endswith(_ISLES):
        return closed is None and text[mention.reach : mention.reach + 4] != " and" and not mine
    if closed is None or any(p.kind == "country" for p in mine[:1]):
        return False
    over = [p for p in page.known(closed[1]) if p.kind in _WIDE]
    holding = [d for d in over if not mine or any((d.iso, d.admin1 or p.admin1) == (p.iso, p.admin1) for p in mine)]
    beside = {(p.iso, p.admin1) for p in theirs if p.population > max((q.population for q in mine), default=0)}
    return bool(holding) and not any((d.iso, d.admin1) in beside for d in holding)


def share_scene(page: Page, sentence: Sentence, found: list[PlaceMention]) -> None:
    """Put places that are not listed in the division that opens the sentence: "In Lorin province, a mine went off at
    Orvale"."""
    first = found[0]
    if (
        first.role != "event"
        or first.span is None
        or first.precision == "region"
        or not page.doc.folded.startswith(",", first.reach)
    ):
        return
    if len(page.doc.folded[sentence.start : first.span.start].split()) > _OPENS or not (
        first.precision == "admin1" or any(p.kind == "admin1" for p in page.known(first.bare_name)[:1])
    ):
        return
    for mention in found[1:]:
        if mention.role == "event" and not mention.within and mention.precision in (None, "place"):
            if not page.known(mention.bare_name):
                mention.within = [first.bare_name, *first.within]


_OPENS = 3  # words before the name: "In the eastern"
