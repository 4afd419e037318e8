"""Days that stand in what is recalled of a place or a person, beside the news: they date nothing but that.

"Gunmen shot a clerk near where the mayor was murdered on 4 May", "Roe, who was killed at the mill, had joined in May".
"""

from __future__ import annotations

import re

from claimledger.days.words import date_signs
from claimledger.mentions import Figure
from claimledger.patterns import Rare
from claimledger.spans import Span

_NEAR = re.compile(
    r"\b(?:near|from|off|behind|outside|beside|opposite|metres|meters|yards|blocks|miles|kilometres|kilometers|km|"
    r"(?:same|very|exact)\s+(?:\w+\s+)?(?:spot|place|site|street|road|corner|building|house|village|town))\s+(?:to\s+)?$"
)
_WHO = re.compile(r",\s+(?:who|which|where)\s+[^,;]{0,120}$")
_VERB = re.compile(
    r",\s+(?:(?:also|later|then|first|once|\w+ly)\s+)?(?!(?:and|or|died|dead|killed|wounded|injured|shot|pronounced|declared|taken|"
    r"rushed|airlifted)\b)(?:[a-z]{2,}(?:ed|ew)|had|has|took|became|came|left|met|led|told|said|began|held|won|lost|stood|went|ran)\s"
)
_TAKEN = re.compile(
    r"\b(?:taken|rushed|airlifted|transported|pronounced|declared|found|discovered|recovered|hit|struck)\b"
)
_PERFECT = re.compile(r"\b(?:has|have)\s+(?:now\s+|already\s+|also\s+)?(?:been\s+)?$")


def is_of_place_before(folded: str, around: Span) -> bool:
    """Whether a stretch of a sentence, from cut to cut, tells by what happened there before where something is.

    >>> words = "gunmen shot a clerk near where the mayor was murdered on 4 may"
    >>> is_of_place_before(words, Span(24, len(words)))
    True
    """
    start = folded.find("where ", around.start, around.start + 8)
    return start >= 0 and _NEAR.search(folded, max(0, start - 40), start) is not None


def is_behind_aside(folded: str, figure: Figure, span: Span) -> bool:
    """Whether a date stands behind the verb that closes an aside, in which the harm is told: "Roe, who was killed there,
    joined in May", "Osk, where five have died, saw a boy hurt on Friday"."""
    own = max(figure.harm.end, figure.span.end)
    if span.start <= own or (comma := folded.find(",", own, span.start)) < 0:
        return False
    first = figure.harm.start
    if _WHO.search(folded, max(0, first - 130), first) is None:
        return False
    if folded.startswith(_UNTIL_NOW, comma) or _PERFECT.search(folded, max(0, first - 30), first) is not None:
        return _WHERE.search(folded, max(0, first - 70), first) is not None or _is_other(folded, comma, span)
    return _is_other(folded, comma, span)


_SUBORDINATE = re.compile(r"\W*(?:after|once|although|though|because)\s")
_ACT = re.compile(
    r"\b(?:[a-z]{2,}ed|cut|met|told|said|left|won|lost|went|came|took|put|set|gave|held|broke|shut|sent)\b"
)
#: "was kidnapped on", "was last seen in May, on": before the day on which somebody was lost, dead or alive
LOST = r"\b(?:kidnapped|abducted|led\s+away|disappeared|vanished|(?:went|gone|reported)\s+missing|last\s+seen)\b[^,;.]{0,60}$"
_WAS_LOST = Rare(LOST)


def is_of_other_act(folded: str, start: int, span: Span) -> bool:
    """Whether a week or month stands in a clause that leads to what a sentence, which begins at `start`, tells:
    "After the mayor cut ties [last week] for failing to stop attacks, the army moved in"."""
    if _SUBORDINATE.match(folded, start) is None or folded.find(",", start, span.start) >= 0:
        return False
    if folded.find(",", span.end, span.end + 120) < 0 or _ACT.search(folded, start, span.start) is None:
        return False
    signs = date_signs(folded)
    return not signs.any("violence", start, span.start) and not signs.any("event", start, span.start)


def is_of_loss(folded: str, start: int, span: Span) -> bool:
    """Whether a date, in a sentence from `start`, is that on which somebody was taken or seen last: "Ann Roe disappeared on
    [1 May]" is no day of her death."""
    return _WAS_LOST.search(folded, max(start, span.start - _LAST_SEEN), span.start) is not None


_LAST_SEEN = 80  # characters before a date
_UNTIL_NOW = (", so far",)
_WHERE = re.compile(r",\s+where\s+[^,;]{0,60}$")


def _is_other(folded: str, comma: int, span: Span) -> bool:
    verb = _VERB.match(folded, comma, span.start)
    if verb is None or _TAKEN.search(folded, comma, span.start) is not None:
        return False
    signs = date_signs(folded)
    return not signs.any("violence", comma, span.start) and not signs.any("event", comma, span.start)
