"""What holds a spot, told beside it or where the text names it again: "at 40 Quince Road, on the west side of Orvale"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimledger.places.finding import Finder
from claimledger.places.mentions import Page, PlaceMention

_SIDE = re.compile(
    r",?\s+(?:on|in|at|along)\s+(?:the\s+)?(?:far\s+)?"
    r"(?:(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern)?|near|central)[- ]?\s*"
    r"(?:side|end|part|edge|section|outskirts)\s+of\s+(?:the\s+)?(?:(?:city|town|village)\s+of\s+)?"
)
_MOST = 12  # spots that are looked for, and sentences that name one
_LEAST = 6  # letters of a name that is looked for


def hold_by_side(low: str, named: Sequence[Sequence[PlaceMention]]) -> None:
    """Put a spot in the town of which the words behind it say what part it is in. `low`: the text in small letters."""
    for mentions in named:
        for spot, town in pairwise(mentions):
            if spot.precision != "site" or spot.within or spot.span is None or town.span is None:
                continue
            if town.cue == "part of" and _SIDE.fullmatch(low, max(spot.reach, spot.span.end), town.span.start):
                spot.within = [town.bare_name, *town.within]


def hold_by_others(finder: Finder, named: Sequence[Sequence[PlaceMention]]) -> None:
    """Put a spot in what holds it in another sentence that names it, though that tells of no event."""
    doc = finder.page.doc
    spots = [m for ms in named for m in ms if m.precision == "site" and not m.within and len(m.bare_name) >= _LEAST]
    for name in list(dict.fromkeys(m.bare_name for m in spots))[:_MOST]:
        short = name.rpartition(", ")[2]
        told = dict[tuple[str, ...], None]()
        for sentence in [s for s in doc.sentences if not named[s.index] and short in doc.text[s.start : s.end]][:_MOST]:
            for other in finder.find(sentence):
                if other.within and other.precision == "site" and other.bare_name in (name, short):
                    told[tuple(other.within)] = None
        if len(told) == 1:
            for mention in spots:
                if mention.bare_name == name:
                    mention.within = list(*told)


# "The village lies in the Orvale district", of the place that the sentence before names
_LIES = re.compile(
    r"(?:the\s+(?:small\s+|tiny\s+|remote\s+)?(?:town|village|hamlet|settlement|locality|community|commune|area)|it)\s+(?:lies|is(?:\s+(?:located|situated))?)\s+"
    r"(?:(?:about|some|around)\s+)?(?:[\w-]+\s+){0,2}?in\s+(?:the\s+)?(?:[a-z-]+ern\s+)?$"
)
_OPENS = ("the ", "it lies", "it is ")


def hold_by_next(page: Page, named: Sequence[Sequence[PlaceMention]]) -> None:
    """Put a place that is not listed in what the next sentence says it lies in."""
    doc = page.doc
    for sentence in doc.sentences[1:]:
        mentions = named[sentence.index]
        if not mentions or not doc.folded.startswith(_OPENS, sentence.start) or mentions[0].span is None:
            continue
        if _LIES.fullmatch(doc.folded, sentence.start, mentions[0].span.start) is None:
            continue
        told = [m for m in named[sentence.index - 1] if m.role == "event" and m.cue != "dateline"]
        if (
            len(told) != 1
            or told[0].within
            or told[0].precision not in (None, "place")
            or page.known(told[0].bare_name)
        ):
            continue
        told[0].within = [mentions[0].bare_name, *mentions[0].within]
        mentions[0].role = "bare"
