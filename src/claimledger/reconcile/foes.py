"""What a side says of its foes: "the army said it killed 35 militants" beside 22 people whom doctors count is another story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.records import FORCES, Claim

_STATE = frozenset(["army", "military", "police", "government", "ministry"])
_FIGHTERS = frozenset(
    ["group", "rebels", "militants", "insurgents", "guerrillas", "jihadists", "separatists", "militia"]
)
_OWN_MEN = re.compile(r"(?:its|their|his|our)\b", re.IGNORECASE)


def is_of_foes(claim: Claim) -> bool:
    """Whether those who fight a force say that so many of it are dead: rebels of soldiers, an army of rebels."""
    if not claim.source or claim.category not in FORCES or claim.attacker:
        return False
    if claim.perpetrator is not None and _OWN_MEN.match(claim.perpetrator):
        return True
    if claim.category == "security_forces":
        return claim.source_kind == "armed_group" or claim.source.rpartition(" ")[2].lower() in _FIGHTERS
    return claim.category == "armed_group" and claim.source_kind in _STATE


_DID_IT = re.compile(
    r"\b(?:claim(?:s|ed|ing)? (?:responsibility|the (?:attack|bombing|raid|blast|ambush))|carried out the \w+|"
    r"(?:was|were|is|are) (?:behind|responsible for) (?:it|the)\b)",
    re.IGNORECASE,
)


def is_boast(claim: Claim) -> bool:
    """Whether those who say that they did it tell how many died: "the group says it carried out the attack and puts the dead
    at 43"."""
    if not claim.source or claim.category not in ("people", "civilian"):
        return False
    own = claim.perpetrator is not None and _OWN_MEN.match(claim.perpetrator) is not None
    return own or _DID_IT.search(claim.quote) is not None


def sources_of(mentions: Sequence[Claim]) -> frozenset[str]:
    """Who is named for a figure in any of its mentions."""
    return frozenset([c.source for c in mentions if c.source])
