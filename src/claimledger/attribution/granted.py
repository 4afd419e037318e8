"""What a speaker takes for granted: he feels for the dead, or denies a link with their death, and does not report it."""

from __future__ import annotations

import re

from claimledger.spans import Span

_FEELING = re.compile(
    r"\b(?:alarmed|angered|appalled|concerned|dismayed|grieved|horrified|indignant|outraged|saddened|shaken|shocked|"
    r"sorry|troubled|worried)\b[\"”]?\s+(?:about|at|by|for|over)\s+(?!(?:reports?|claims?|word|news)\b)[^.;]*\Z"
)
_UNLINKED = re.compile(
    r"\bden(?:ied|ies|y|ying)\b[^.;]*\b(?:connected|due|linked|related|tied)\s+(?:to|with)\b[^.;]*\Z"
)
# Who looks into reports, or cannot vouch for them, reports nothing himself.
_UNSURE = re.compile(
    r"\b(?:investigat(?:e|es|ed|ing)|look(?:s|ed|ing)\s+into|check(?:ing)?|examin(?:e|ed|ing)|verify(?:ing)?|confirm|aware\s+of|"
    r"seen|following|probing|monitoring)\s+(?:the\s+|those\s+|\w+\s+)?(?:reports?|claims?|allegations?|accounts|rumou?rs)\b"
    r"[^.;]*\Z"
)
_NOUNS = (" report", " claim", " allegation", " account", " rumo")
_TELLING = re.compile(r"\b(?:add(?:ed|ing)|and\s+said|saying|told)\b")


def is_granted(folded: str, start: int, end: int) -> bool:
    """Whether what stands at `end` of a lower-case text is known to who speaks from `start` on, and not told by him.

    "The minister said she was alarmed over the murder of [nine]", "denied that the visit was linked to the murder of
    [nine]"; not "said she was alarmed, adding that [nine] had died".
    """
    found = _FEELING.search(folded, start, end) or _UNLINKED.search(folded, start, end)
    if found is None and any(folded.find(noun, start, end) >= 0 for noun in _NOUNS):
        found = _UNSURE.search(folded, start, end)
    return found is not None and _TELLING.search(folded, found.start(), end) is None


def is_denial(folded: str, cue: Span, at: Span) -> bool:
    """Whether somebody denies what stands at `at`: "the army [denied] killing [40]", "said it hit a camp and [denied] killing
    [40]". What he denies is alleged on his word, or nobody's; a fact that he has no part in is not told by him."""
    if folded.startswith(_DENY, cue.start):
        # "a source denied, told the radio that only two died"; "denied that nine died" makes it alleged
        return not folded.startswith((",", " that"), cue.end)
    return folded.find(" den", cue.start, at.start) >= 0 and _DENIED.search(folded, cue.start, at.start) is not None


def is_answered(folded: str, cue: Span, others: list[Span]) -> bool:
    """Whether somebody denies at `cue` what another says at one of `others`: "denied that 40 had died, [as the rebels claim]"."""
    if not folded.startswith(_DENY, cue.start):
        return False
    return any(one.start > cue.end and _AS.search(folded, cue.end, one.start) is not None for one in others)


_AS = re.compile(r"\bas\s+(?:was\s+|had\s+been\s+)?(?:[\w'’-]+\s+){0,4}\Z")
_DENY = ("denied", "denies", "deny")
_DENIED = re.compile(
    r"(?<!\bbeing)(?<!\bbeen)(?<!\bwere)(?<!\bwas)(?<!\bis)(?<!\bare) den(?:ied|ies|y|ying)\b"
    r"(?:(?!\b(?:saying|and (?:said|says)|but)\b)[^.,;])*\Z"
)
