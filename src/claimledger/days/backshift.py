"""What is told in the past perfect behind a day of speech in front, where that day comes after another or is a whole year.

"Two days later, the army said 14 people had been killed" tells when the army spoke. "On Tuesday, the army said a shell had
killed 14" stands for both, as newspapers write it.
"""

from __future__ import annotations

import re

from claimledger.spans import Span

# "Two days after [the attack, the ministry said]": what the words count from, and who spoke
_AFTER_EVENT = re.compile(
    r"\s+(?:[\w'’.-]+\s+){0,11}?[\w'’.-]+,\s+(?:[\w'’.()-]+,?\s+){1,9}?(?:said|reported|announced|stated|confirmed|told|informed|"
    r"disclosed|declared|put|acknowledged|admitted|warned|revealed|claimed|published|released|issued|posted)\b"
)
_WERE = re.compile(
    r"(?:[^,;]{0,80}?)\b(?:was|were)\s+(?:\w+ly\s+)?(?:killed|injured|wounded|hurt|dead|missing|unaccounted)\b"
)
_NEW = re.compile(r"\b(?:an?other|more|further|new|second|fresh)\b")

_LATER = re.compile(r"\b(?:later|after|following|next)\b|^(?:1[6-9]|20)\d\d$")
_HAD = re.compile(
    r"([^;]{0,150}?)\bhad\s+(?:\w+ly\s+|since\s+|also\s+|so\s+far\s+)*(?:been\s+(?:\w+ly\s+)?\w+|killed|died|lost|perished|"
    r"drowned|shot|wounded|injured|left|executed|murdered|claimed|suffered|counted|registered|recorded|received)\b"
)
# Not "a year later, police said a man who had been shot that day died": another clause goes back, the death does not.
_ASIDE = re.compile(r"\b(?:who|whom|whose|which|where|after|before|when|because|as|since)\b[^,]*$")


def had_happened(folded: str, day: Span, end: int) -> bool:
    """Whether what is said behind `day`, which opens a sentence of reported speech that ends at `end`, was before that day.

    >>> words = "two days later, the army said that 14 people had been killed"
    >>> had_happened(words, Span(0, 14), len(words))
    True
    """
    if folded.find(" had ", day.end, end) < 0 or _LATER.search(folded[day.slice]) is None:
        return False
    gone = _HAD.match(folded, day.end, end)
    return gone is not None and _ASIDE.search(gone[1]) is None


def spoke_after(folded: str, after: Span, end: int) -> bool:
    """Whether "two days after", which opens a sentence that ends at `end`, leads to the day on which somebody spoke of the
    dead, and of no others.

    "Two days after the attack, the ministry said 31 people had been hurt" -> True. "Two days after the attack, police said
    gunmen shot two more men" -> False.
    """
    if not folded.endswith("after", *after):
        return False
    said = _AFTER_EVENT.match(folded, after.end, end)
    if said is None or _NEW.search(folded, said.end(), end):
        return False
    return _HAD.match(folded, said.end(), end) is not None or _WERE.match(folded, said.end(), end) is not None
