"""The day of a statement behind who made it: "nine died, said Omar Said, a cook, on [Friday]"."""

from __future__ import annotations

import re

from claimledger.days.words import Signs

_BY = re.compile(
    r"[,”\"]\s+(?:said|says|reported|confirmed|announced|added|explained|told)\s+(?P<who>[^.;:”\"]{2,110}?)"
    r"(?:,?\s+(?:on|late|early|earlier))*\s*$"
)
_CLAUSE = re.compile(
    r"\b(?:who|whom|whose|that|which|when|where|after|before|while|had|has|have|was|were|were|is|are)\b"
)
_ENDS = re.compile(r"\s*(?:morning|afternoon|evening|night)?\s*[.;”\"]?\s*$")
_FAR = 150  # characters of such words


def is_said_by(before: str, after: str, signs: Signs, end: int) -> bool:
    """Whether a date at offset `end` closes a sentence behind a speaker and a verb of saying that stands before him."""
    if _ENDS.fullmatch(after) is None:
        return False
    said = _BY.search(before[-_FAR:])
    if said is None or _CLAUSE.search(said["who"]):
        return False
    start = end - len(before[-_FAR:]) + said.start("who")
    return not signs.any("violence", start, end) and not signs.any("event", start, end)
