"""Days on which somebody did harm, and of whom the sentence goes on to tell that he was found dead."""

from __future__ import annotations

import re

from claimledger.days.words import date_signs
from claimledger.mentions import Figure
from claimledger.spans import Span

_WHO = (" who ", ", who ")
_SUFFERED = re.compile(r"\b(?:am|is|are|was|were|be|been|being|got|died|drowned|suffered|sustained|himself|herself)\b")
_HAS = re.compile(r"\b(?:has|have|had)\s+(?:since\s+|now\s+|also\s+)?$")


def is_of_own_deed(folded: str, figure: Figure, day: Span) -> bool:
    """Whether a day before the harm is that of what the victim did to others: "the man who shot a guard on [Tuesday] was
    found dead", "… has died".

    Not "the man who shot a guard on [Tuesday] was killed by police", who may well have died there, and not "the man who
    was shot on [Tuesday]".
    """
    start, harm = figure.group.end, figure.harm.start
    if figure.outcome != "killed" or not start < day.start < day.end <= harm or not folded.startswith(_WHO, start):
        return False
    later = folded.startswith("found", harm) or (
        folded.startswith(("died", "dead", "succumbed"), harm) and _HAS.search(folded, day.end, harm) is not None
    )
    if not later or _SUFFERED.search(folded, start, day.start) is not None:
        return False
    return date_signs(folded).any("violence", start, day.start)
