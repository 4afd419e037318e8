"""The one town that a text names, where it names no place of an event: those who speak there tell of it, and who goes there
goes to where it happened."""

from __future__ import annotations

import re

from claimledger.mentions import Figure
from claimledger.patterns import Rare
from claimledger.places.mentions import PlaceMention
from claimledger.registry import registry
from claimledger.whereabouts.named import Whereabouts

_BACK = 4  # sentences before a figure in which the town is named,
_ON = 1  # and after it
_LEFT = 90  # characters before a name that are looked at
_GREAT = 3_000_000  # people of a town in which others are spoken of than its own
# Those who know what happened where they are; not "officials in Orvale", "a spokesman in Orvale".
_LOCALS = Rare(
    r"\b(?:police|gendarmes|fire\s+(?:service|brigade|department|chief)|firefighters|rescuers|paramedics|coroner|ambulance\s+service|"
    r"villagers|residents|locals|elders?|priests?|nuns?|farmers|traders|fishermen|miners|prison\s+guards|guards|staff|nurses?|doctors?|medics|"
    r"hospitals?|clinics?|reporters?|mayor|imam|pastor|shopkeepers|teachers?|parents|survivors|witnesses)\s+"
    r"(?:(?:spokes\w+|chief|officers?|headquarters)\s+)?(?:(?:in|of|near|at|outside)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}(?:of\s+)?)$"
)
# "UN observers who reached Orvale counted 40 bodies"
_CAME = Rare(
    r"\b(?:reach(?:ed|es|ing)?|visit(?:ed|ing|s)?|entered|went\s+to|flew\s+to|got\s+to|travel(?:l?ed|l?ing)\s+to|came\s+to|arrived\s+(?:in|at)|toured|"
    r"returned\s+to|rushed\s+to|sent\s+to|took|retook|recaptured|seized)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}(?:of\s+)?$"
)
_RODE = re.compile(
    r"\b(?:bus|coach|plane|flight|train|ferry|boat|car|truck|lorry|convoy|minister|president|hospital|clinic|court|jail|prison)\b"
)
# "Orvale's mayor", "the Orvale medical centre"
_RECEIVED = re.compile(r"\s+(?:said|says|told|had\s+received|received|counted|reported|took\s+in|confirmed|put)\b")
_OF_TOWN = re.compile(
    r"(?:['’]s)?\s+(?:deputy\s+)?(?:mayor|governor|medical\s+cent(?:er|re)|hospital|clinic|police|fire\s+brigade)\b"
)


def only_named(found: Whereabouts, figure: Figure) -> list[PlaceMention]:
    """The one town named near a figure, by those who speak or come there: "Villagers in Orvale said 40 people died".

    Only where the text has no place of an event; never a capital, where the whole country is spoken of.
    """
    if found.setting.country == "US" or any(
        m.role in ("event", "label") and m.precision != "country" for m in found.mentions
    ):
        return []
    first, last = max(0, figure.sentence - _BACK), figure.sentence + _ON
    near = [m for m in found.mentions if first <= m.sentence <= last and m.role not in ("event", "label")]
    towns = {m.bare_name for m in near if m.precision != "country" and (m.role != "bare" or _is_local(found, m))}
    if len(towns) != 1:
        return []
    return [m for m in near if _is_local(found, m)][:1]


def _is_local(found: Whereabouts, mention: PlaceMention) -> bool:
    if mention.span is None or mention.precision == "country" or mention.bare_name in registry().capitals:
        return False
    if any(p.population >= _GREAT for p in found.page.known(mention.bare_name)[:1]):
        return False
    low, (start, end) = found.page.doc.folded, mention.span
    first = found.page.doc.sentences[mention.sentence].start
    left = low[max(first, start - _LEFT) : start]
    if mention.cue == "people":
        return True
    if mention.role == "hospital" and _RECEIVED.match(low, end) is None:
        return False  # where they were only brought to
    if mention.cue == "told":
        return False  # "nine were killed, Ivo Lang told reporters in Osk"
    if mention.role in ("source", "home", "hospital", "goal") and _LOCALS.search(left) is not None:
        return True
    if mention.role in ("goal", "bare") and _CAME.search(left) is not None:
        return _RODE.search(left) is None
    if mention.cue == "body":
        return False  # "Orvale Police Chief Ivo Lang said"
    return mention.role in ("actor", "hospital", "bare") and _OF_TOWN.match(low, end) is not None
