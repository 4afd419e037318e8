"""What is told in the past perfect behind a day of speech in front, where that day comes after another or is a whole year.

"Two days later, the army said 14 people had been killed" tells when the army spoke. "On Tuesday, the army said a shell had
killed 14" stands for both, as newspapers write it.
"""

from __future__ import annotations

import re

from claimledger.spans import Span

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
