"""The town whose own police or people are told of, where the text names no other place for a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimledger.mentions import Figure
from claimledger.places.mentions import PlaceMention
from claimledger.registry import registry
from claimledger.whereabouts.named import Whereabouts

_FORCE_IN = re.compile(
    r"\b(?:police|gendarmes|fire\s+(?:service|brigade|department|chief)|firefighters|rescuers|paramedics|coroner|ambulance\s+service)\s+"
    r"(?:(?:spokes\w+|chief|officers?|headquarters)\s+)?(?:in|of)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}(?:of\s+)?$"
)
_FAR = 60  # characters before a name in which its force stands
_GREAT = 3_000_000  # people of a town whose police tell of other towns


def town_of_force(found: Whereabouts, figure: Figure) -> list[PlaceMention]:
    """The one town whose force speaks in the sentence: "Police in Orvale said two people died"; not that of a state.

    Or whose people are told of: "Orvale residents buried four neighbours".

    Only where the text has no other place of an event, and never a capital, whose police tell of the country.
    """
    told = found.named[figure.sentence]
    said = [m for m in told if (m.role == "source" and _is_town(m)) or m.cue == "people"] if told else told
    if not said or len({m.bare_name for m in said}) > 1 or any(_of_event(found.mentions)):
        return []
    if said[0].cue == "people":
        return said[:1] if found.setting.country != "US" else []
    start = said[0].group - 1 if said[0].group else said[0].span.start if said[0].span else 0
    if _FORCE_IN.search(found.page.doc.folded, max(0, start - _FAR), start) is None:
        return []
    place = next((p for p in found.page.known(said[0].bare_name) if p.id == said[0].place_id), None)
    return said[:1] if place is not None and place.population < _GREAT else []


def _is_town(mention: PlaceMention) -> bool:
    return (
        mention.precision == "place" and mention.place_id is not None and mention.bare_name not in registry().capitals
    )


def _of_event(mentions: Iterable[PlaceMention]) -> Iterable[bool]:
    return (m.role in ("event", "label") and m.precision != "country" for m in mentions)
