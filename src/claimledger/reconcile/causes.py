"""What people met their outcome through, as far as the words by a figure say: cholera is no attack on the same town."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from claimledger.records import Claim

Cause = Literal["disease", "quake", "weather", "violence"]

# A word of two causes ("fire", "strike", "collapse") is in none of them.
_WORDS: dict[Cause, str] = {
    "disease": r"cholera|measles|ebola|malaria|dengue|diphtheria|typhoid|meningitis|covid|coronavirus|epidemic|outbreak|"
    r"disease|hunger|famine|starv\w+|malnutrition|dehydration|heatstroke",
    "quake": r"(?:earth)?quakes?|aftershocks?|tremors?|tsunami|eruption",
    "weather": r"floods?|flooding|floodwaters?|landslides?|mudslides?|avalanches?|storms?|cyclone|hurricane|typhoon|"
    r"tornado(?:es)?|lightning|heatwave",
    "violence": r"attack(?:s|ed|ers)?|bomb(?:s|ed|ing|ings)?|blasts?|gunm[ae]n|gunfire|clash(?:es|ed)?|shell(?:ed|ing)|"
    r"air ?strikes?|airstrikes?|drones?|rockets?|missiles?|raid(?:s|ed)?|ambush(?:ed|es)?|massacre[ds]?|insurgents|"
    r"militants|jihadists|rebels|fighting|battles?|sniper|shot dead|shooting|stormed|offensive|crossfire|grenades?",
}
_ANY = re.compile("|".join(rf"(?P<{cause}>\b(?:{words})\b)" for cause, words in _WORDS.items()))
_PARTS = re.compile(r"[,;:]\s|\s(?:while|but|after|before|when|as)\s")


def cause_of(claim: Claim) -> Cause | None:
    """The cause that stands by the figure, in its part of the sentence or else alone in the sentence.

    "Thirty died of cholera, two days after insurgents killed 13": disease for the 30, violence for the 13.
    """
    return _cause(claim.quote.lower(), claim.start - claim.quote_start, claim.end - claim.quote_start)


@lru_cache(maxsize=200_000)
def _cause(quote: str, start: int, end: int) -> Cause | None:
    told = {match.lastgroup for match in _ANY.finditer(quote)}
    if len(told) == 1:
        return told.pop()  # type: ignore[return-value]
    if not told:
        return None
    cuts = [0, *(m.end() for m in _PARTS.finditer(quote)), len(quote)]
    low = max(c for c in cuts if c <= start)
    high = min((c for c in cuts if c >= end), default=len(quote))
    here = {match.lastgroup for match in _ANY.finditer(quote, low, high)}
    return here.pop() if len(here) == 1 else None  # type: ignore[return-value]


def common_cause(claims: Iterable[Claim]) -> Cause | None:
    """The only cause that any of the claims names."""
    found = {cause for claim in claims if (cause := cause_of(claim)) is not None}
    return found.pop() if len(found) == 1 else None
