"""Days of what the kin of the dead do: "Families of 12 miners who died in a blast blocked a road on Monday"."""

from __future__ import annotations

import re

from claimledger.mentions import Figure
from claimledger.patterns import Rare
from claimledger.spans import Span

_KIN = Rare(
    r"\b(?:relatives|famil(?:y|ies)|parents|(?:grand)?(?:mother|father|son|daughter)s?|widow(?:er)?s?|wife|wives|husbands?|brothers?|sisters?|siblings|"
    r"friends|colleagues|comrades|classmates|supporters|survivors|lawyers?|attorneys?|neighbou?rs|loved\s+ones|kin|memory)\s+of\s+"
    r"(?:(?:the|an?|some|those|at\s+least|more\s+than|over|about|around|nearly|all|both|hundreds|dozens|scores|thousands|of)\s+){0,3}\Z"
)
# What is said of the dead themselves: "who died", "killed"
_OF_THEM = re.compile(r"(?:[^,;:.]*\b(?:who|that)\s[^,;:.]*|\s*(?:[\w-]+\s+){0,2})\Z")
# A verb behind it that is none of theirs: "blocked", not "a fire sparked by", "was hit by"
_DID = re.compile(
    r"(?<!\bwas)(?<!\bwere)(?<!\bbeen)(?<!\bbeing)(?<!\bbe)(?<!\bthe)(?<!\ba)(?<!\bgot)\s(?!(?:died|killed|wounded|injured|perished|drowned|hundred|"
    r"named|called|armed|crowded)\b)(?:[a-z]{3,}ed(?!\s+(?:by|on|in|at)\b(?![^,;]*\bon\b))|held|met|laid|lit|sued|spoke|told|said|went|came|took|gave|sat|stood|set|threw|"
    r"brought|began|wept|sang|led|wore|left|fought|sought|got|has|have|had|is|are|was|were)\s"
)
_CLAUSE = re.compile(r"[;:]|\b(?:when|as|while|after|before|since|until|where|which|who|whose|and|or)\b")


def is_of_their_kin(folded: str, figure: Figure, span: Span) -> bool:
    """Whether a day behind the harm is that of what kin of the victims did."""
    done = max(figure.harm.end, figure.span.end)
    first = min(figure.group.start, figure.harm.start, figure.span.start)
    if span.start <= done or _KIN.search(folded, max(0, first - 60), first) is None:
        return False
    if figure.harm.start > figure.group.end and _OF_THEM.fullmatch(folded, figure.group.end, figure.harm.start) is None:
        return False
    did = _DID.search(folded, done, span.start)
    return did is not None and _CLAUSE.search(folded, done, did.start()) is None
