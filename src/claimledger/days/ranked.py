"""Dates that rank an event and tell no day of it: "in one of the deadliest attacks this year", "the city's 12th homicide
of 2023", "for the third time in a month"."""

from __future__ import annotations

import re

from claimledger.mentions import Figure
from claimledger.patterns import Rare

_MOST = r"deadliest|bloodiest|worst|biggest|largest|heaviest|gravest"
_NTH = (
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:\w+ty-)?\w+th|\d+(?:st|nd|rd|th)|"
    r"latest"
)
# "in one of the deadliest attacks in the region this year": how it compares, not when it was.
_RANKED = Rare(
    r"\b(?:in|was|is|as|among|became|marks|marked|marking|called|make|makes)\s+(?:what\s+[\w ]{1,30}\s+)?(?:one\s+of\s+)?"
    rf"(?:the|its|their|at\s+least\s+the)\s+(?:[\w-]+\s+)?(?:{_MOST}|"
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest)\b"
    r"(?!\s+(?:suspect|defendant|person|man|woman|teen\w*|boy|juvenile|accused)\b)[^,.;]{0,70}$"
    rf"|,\s+(?:one\s+of\s+)?(?:the|its)\s+(?:{_MOST})\b[^,.;]{{0,70}}$"
    # "killed nine, the third such attack in a week"
    rf"|,\s+(?:the|its)\s+(?:{_NTH})\s+(?:[\w-]+\s+){{0,2}}?(?:attacks?|raids?|bombings?|incidents?|strikes?|blasts?|explosions?|"
    r"ambush|crash|accident|disaster|massacre|clash|collapse|sinking|shipwreck|fire)\b[^,.;]{0,50}$",
)
# "the city's 12th homicide of 2023", "which makes it the second double killing in Osk in 2023"
_OF_MANY = Rare(
    rf"\b(?:the|its|their|[\w-]+['’]s?)\s+(?:at\s+least\s+)?(?:{_NTH})\s+(?:[\w-]+\s+){{0,2}}?"
    r"(?:homicide|murder|killing|slaying|shooting|stabbing|death|fatality|drowning|crash|homicide victim|victim)\b[^,.;]{0,40}$"
)
_AGAIN = Rare(rf"\bfor\s+the\s+(?:{_NTH})\s+(?:[\w-]+\s+)?time\s+$")
_STRETCH = re.compile(
    r"(?:(?:in|of|within|over|during|for|so far)\s+)*(?:(?:the|this|last|past|as many|just|less than|about)\s+)*"
    r"(?:[\w-]+\s+(?:hours|days|weeks|months|years)|year|month|week|(?:19|20)\d\d)\b"
)


_IN_A_ROW = re.compile(rf"(?:(?:at\s+least\s+)?(?:the|its|their|[\w-]+['’]s?)\s+)?(?:{_NTH})\s")
_THE = re.compile(r"(?:\bthe|\bits|\btheir|['’]s?)\s+\Z")


def is_one_in_a_row(folded: str, figure: Figure) -> bool:
    """Whether a figure is the last of a count: "she was [the third woman] killed since May" died on a day of her own."""
    if not figure.low == figure.high == 1:
        return False
    row = _IN_A_ROW.match(folded, figure.group.start)
    if row is None:
        return False
    led = folded.startswith(("the ", "its ", "their "), figure.group.start)
    return led or _THE.search(folded, max(0, figure.group.start - 10), figure.group.start) is not None


def compares(folded: str, start: int, at: int) -> bool:
    """Whether what leads from offset `start` to `at` ranks an event: "in one of the deadliest attacks [this year]"."""
    lead = folded[max(start, at - 140) : at]
    if _RANKED.search(lead) is not None:
        return True
    if _STRETCH.match(folded, at) is None:
        return False  # "the city's third homicide [on Friday]": its day
    return _OF_MANY.search(lead) is not None or _AGAIN.search(lead) is not None
