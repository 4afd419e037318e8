"""Those who tell of what befell them, one after another: where one was hurt is not where the next one's people were."""

from __future__ import annotations

import re

from claimledger.mentions import Figure
from claimledger.patterns import Rare
from claimledger.whereabouts.telling import Telling

# "Another woman, from Osk, said her son was killed"
_NEXT = Rare(
    r"^\W*(?:another|a\s+(?:second|third|fourth|further)|one\s+other)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:wom[ae]n|m[ae]n|girl|boy|mother|father|grandmother|widow|refugee|villager|farmer|herder|trader|teacher|student|survivor|"
    r"resident|fisherman|nurse|teenager|pastor|person)s?,?\s(?:[^.;]{0,40},\s)?(?:who\s+(?:fled|came|escaped|arrived)\s+)?(?:from|of)\s"
)
_SAYS = re.compile(r"\b(?:said|says|told|tells|recalled|recounted|described|saw|remembers|remembered)\b")


def is_of_next_witness(telling: Telling, figure: Figure) -> bool:
    """Whether somebody of another place than those before tells of a figure: its place is not theirs."""
    words, start = telling.words(figure.sentence), telling.doc.sentences[figure.sentence].start
    if (opened := _NEXT.search(words)) is None:
        return False
    return _SAYS.search(words, opened.end(), max(opened.end(), figure.span.start - start)) is not None
