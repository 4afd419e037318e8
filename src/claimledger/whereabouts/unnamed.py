"""Figures that are told of a part of the country that has no name: no town named elsewhere is theirs."""

from __future__ import annotations

import re

from claimledger.calendars import MONTH_PATTERN
from claimledger.mentions import Figure
from claimledger.patterns import Rare
from claimledger.whereabouts.named import Whereabouts

_LAND = r"(?:country|nation|kingdom|republic|island|territory|archipelago|peninsula)"
_SIDE = r"(?:(?:north|south)?-?(?:east|west)|north|south|cent(?:er|re)|interior|hinterland)"
_PART = (
    rf"(?:in\s+the\s+(?:country|nation)|(?:in|across)\s+the\s+(?:{_LAND}['’]s\s+(?:[a-z]+\s+){{0,2}}?{_SIDE}|"
    rf"(?:far\s+|remote\s+)?{_SIDE}\s+of\s+the\s+{_LAND}))"
    r"(?=\s*(?:[,.;:!?)]|$)|\s+(?:on|when|after|while|were|was|have|has|had|by|and|during|late|early|overnight|since|in\s+(?:early|mid|late|"
    rf"{MONTH_PATTERN}|\d{{4}}))\b)"
)
_SAYS = Rare(r"\b(?:country|nation|kingdom|republic|island|territory|archipelago|peninsula)\b")
_BEHIND = re.compile(rf"[^.;,]{{0,45}}?\b{_PART}")
_LEADS = re.compile(rf"\W*(?:(?:meanwhile|also|and|but|on\s+[a-z]+day),?\s+)?{_PART}")
_NEXT = re.compile(r"\b(?:and|while|but|were|was)\b")  # "in the country's east, and two were hurt in Osk"
_BESIDE = 40  # characters behind the part in which a town would be named


def in_unnamed_part(found: Whereabouts, figure: Figure) -> bool:
    """Whether the figure's own words put it in a part of the country and name none: "In the country's east, nine people were
    killed", "nine people were killed in the country in May"; not "in the country's east, near Osk"."""
    doc = found.page.doc
    sentence, low = doc.sentences[figure.sentence], doc.folded
    if _SAYS.search(low, sentence.start, sentence.end) is None:
        return False
    named = [m.span.start for m in found.named[figure.sentence] if m.span and m.role in ("event", "label")]
    behind = _BEHIND.match(low, max(figure.span.end, figure.harm.end), sentence.end)
    if behind is not None:
        return not any(
            behind.start() <= at < behind.end() + _BESIDE and _NEXT.search(low, behind.end(), at) is None
            for at in named
        )
    leads = _LEADS.match(low, sentence.start, figure.span.start)
    return leads is not None and not any(at > leads.end() for at in named)
