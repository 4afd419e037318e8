"""Counts over a whole city: of several shootings, of a weekend or a year."""

from __future__ import annotations

import re

from claimledger.patterns import Rare
from claimledger.whereabouts.telling import Telling

_OVER = Rare(
    r"\b(?:(?:across|around|throughout)\s+the\s+(?:city|county|metro\s+area)\b|city-?wide\b|"
    r"(?:city|county|town)['’]s\s+(?:\w+\s+){0,2}(?:(?:homicide|murder|killing)s\b|(?:homicide|murder|death)\s+(?:count|toll|tally|rate)\b)|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|several|multiple|other|separate|of\s+the|recent|more|weekend)\s+"
    r"(?:(?:separate|different|unrelated|weekend|fatal|recent|other)\s+)*(?:shootings|homicides|murders|killings|slayings|stabbings)\b|"
    r"(?:so\s+far\s+(?:in\s+(?:19|20)\d\d|this\s+year)|(?:this|last)\s+year|year\s+to\s+date)\b)"
)
# "the deadliest shooting this year", "the city's 40th homicide this year": of one alone
_ONE_OF = re.compile(
    r"\b(?:deadliest|worst|bloodiest|first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)|(?:sixth|seventh|eighth|ninth|tenth))\b[^.;]{0,60}$"
)


def counts_over_city(telling: Telling, index: int) -> bool:
    """Whether a sentence counts over a whole city or year: "Nine were killed in three separate shootings", "The city has
    had 150 homicides so far this year"."""
    words = telling.words(index)
    over = _OVER.search(words)
    return over is not None and _ONE_OF.search(words, 0, over.start()) is None
