"""Days of what followed harm that a sentence only names: "went on strike on Monday over the killing of two clerks"."""

from __future__ import annotations

import re

from claimledger.days.phrases import CALLED
from claimledger.days.words import Signs
from claimledger.patterns import Rare
from claimledger.spans import Span

_DEED = re.compile(
    r"(?:killings?|murders?|slayings?|assassinations?|deaths?|massacres?|kidnappings?|abductions?|executions?|disappearances?)"
)
_OF_ALL = frozenset(
    ["victims", "crime", "crimes", "events", "war", "violence", "conflict"]
)  # tell no day beside a deed
_VICTIMS = re.compile(r"(?:\s+and\s+[a-z]+)?(?:\s+(?:in|at|near|on)\s+[\w-]+)?\s+of\s")
_OWN = re.compile(r"(?:['’]s|s['’]|\b(?:his|her|their))\s+$")
# "took to the streets on Monday over the killing of", "accepted the blame this morning for the deaths of"
_OVER = re.compile(
    r"\b(?:following|over|for|against|condemning|protesting|to\s+protest|about|because\s+of|due\s+to|in\s+(?:connection|response|"
    r"protest|revenge|retaliation|reprisal|solidarity)\s+(?:with|to|at|over|for|against)|condemn\w*|deplor\w*|denounc\w*|mourn\w*|"
    r"lament\w*|den(?:y|ied|ying)|repudiat\w*|regret\w*)\s+(?:[\w'’.-]+\s+){0,6}$"
)
_DONE = (
    r"(?!\s+(?:\w+\s+)?(?:carried|committed|perpetrated|done|caused|found|discovered|filmed|recorded|seen|due|result))"
)
# "the killing of two clerks has brought on a strike since Monday", "the murder of a judge led on Monday to"
_LED_TO = re.compile(
    rf"\b(?:has|have|had|was|were|is|are|will|would){_DONE}\s+(?!(?:on|at|late|early|around|about|shortly|only|just)?\s*$)\w|"
    r"\b(?:sparked|prompted|triggered|provoked|drew|led|brought|raised|shook|shocked|stunned|unleashed|fuell?ed|caused|"
    r"resigned|threatened|vowed|promised)\s"
)
# "A judge who was to look into the killings of 12", "the man behind the murder of": the deed is another's attribute.
_CAUSING = Rare(r"\b(?:caus|result|leav|left|lead|responded\s+to|call|report)")


def is_of_aftermath(folded: str, signs: Signs, around: Span, span: Span) -> bool:
    """Whether a date, in a stretch `around` it that tells of harm by nouns alone, is that of what was done about it.

    "Judges went on strike on Monday over the killing of two clerks" -> True. "A fire on Monday caused the death of two"
    and "the killing of two clerks on Monday" -> False.
    """
    harms = sorted({*signs.spans("violence", *around), *signs.spans("event", *around)})
    deeds = [h for h in harms if _DEED.fullmatch(folded, *h) and _has_victims(folded, h)]
    if not deeds or any(h not in deeds and folded[h.slice] not in _OF_ALL for h in harms):
        return False
    if span.end <= deeds[0].start:
        between = folded[span.end : deeds[0].start]
        return _OVER.search(between) is not None and _CAUSING.search(folded, around.start, deeds[0].start) is None
    if deeds[-1].end > span.start:
        return False
    return _LED_TO.search(folded, deeds[-1].end, span.start) is not None and not CALLED.search(folded, *around)


def _has_victims(folded: str, deed: Span) -> bool:
    """Whether a noun of harm says whose: "the murder of a judge", "the judge's murder"."""
    return (
        _VICTIMS.match(folded, deed.end) is not None
        or _OWN.search(folded, max(0, deed.start - 12), deed.start) is not None
    )
