"""Wounds of a limb: few die of them."""

from __future__ import annotations

import re

from claimledger.spans import Span

_LIMB = (
    r"(?: (?:left|right|upper|lower))? (?:legs?|foot|feet|ankles?|calf|calves|shins?|knees?|toes?|hands?|fingers?|wrists?"
    r"|elbows?|forearms?|arms?|buttocks|ears?)\b"
)
_WHOSE = r" (?:the|his|her|each|one|both)"
_IN_LIMB = re.compile(
    rf"(?: (?:once|twice|three times|accidentally))? (?:in|on|to){_WHOSE}{_LIMB}(?: and(?:{_WHOSE})?{_LIMB})?"
    r"(?! and|,? (?:the )?(?:chest|head|back|neck|torso|abdomen|stomach))"
)


def hit_in_limb(folded: str, harm: Span) -> bool:
    """ "Was shot [in the calf]": nothing is said of a death, and few die of that."""
    return (
        folded.startswith((" in ", " on ", " o", " t", " a"), harm.end) and _IN_LIMB.match(folded, harm.end) is not None
    )
