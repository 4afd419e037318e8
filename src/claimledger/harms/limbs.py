"""Wounds of a limb: few die of them."""

from __future__ import annotations

import re

from claimledger.spans import Span

_IN_LIMB = re.compile(
    r"(?: (?:once|twice|three times|accidentally))? (?:in|on) (?:the|his|her|each|one|both)(?: (?:left|right|upper|lower))?"
    r" (?:legs?|foot|feet|ankles?|calf|calves|shins?|knees?|toes?|hands?|fingers?|wrists?|elbows?|forearms?|arms?"
    r"|buttocks|ears?)\b(?! and|,? (?:the )?(?:chest|head|back|neck|torso|abdomen|stomach))"
)


def hit_in_limb(folded: str, harm: Span) -> bool:
    """ "Was shot [in the calf]": nothing is said of a death, and few die of that."""
    return (
        folded.startswith((" in ", " on ", " o", " t", " a"), harm.end) and _IN_LIMB.match(folded, harm.end) is not None
    )
