"""Days on which somebody acted or spoke about harm: "the union on Monday demanded an inquiry into the murder of a clerk"."""

from __future__ import annotations

import re

from claimledger.days.words import Signs
from claimledger.spans import Span

# "Officials on Tuesday identified five men", "police on Sunday arrested him": the day of what was done later.
_ACTED = re.compile(
    r"[^\w]*(?:also\s+|again\s+)?(?:arrested|identified|charged|named|detained|sentenced|indicted|searched|investigated|"
    r"interviewed|declined|filed|ordered|dismissed|convicted|ruled|questioned|booked|arraigned|upheld|acquitted|mourned|"
    r"buried(?!\s+(?:\w+\s+){0,3}(?:hous|hom|villag|hamlet|road|bus|car|school|building|camp|min|work))|"
    r"visited|met|voted|launched an investigation|asked|called for|urged|pleaded|appeared|"
    r"sent\s+(?:[\w'’.-]+\s+){1,7}?(?:notes?|letters?|messages?|telegrams?|cables?|protests?|condolences)|"
    r"(?:called|appealed)\s+(?:up)?on)\b"
)
_ADVERB = re.compile(r"\s*(?:(?:also|again|once\s+more|publicly|formally|officially|strongly)\s+)?")
_FAR = 30  # characters
_NEAR = 60


def is_before_acting(after: str, signs: Signs, span: Span) -> bool:
    """Whether what follows a date at `span` is a verb of what was done about harm: "the union today demanded"."""
    if _ACTED.match(after) is not None:
        return True
    adverb = _ADVERB.match(after)
    if adverb is None or not adverb.end():
        return False  # ", who was shot last month, thanked them"
    start = span.end + adverb.end()
    verb = next((s for s in signs.spans("sequel", span.end, start + _FAR) if s.start == start), None)
    if verb is None or signs.any("violence", span.start - _NEAR, span.start):
        return False  # "a trial over the killing of nine in March 2023 opened"
    return not any(h.start == start for h in signs.spans("violence", start, start + _FAR))


# "On a radio network last night, the government revealed", "In a speech on Tuesday, the mayor said"
_ADDRESS = re.compile(
    r"\W*(?:in|on|at|during|over)\s+(?:an?|the|its|his|her|their)\s+(?:[\w'’-]+\s+){0,6}?(?:speech|address|network|broadcast|"
    r"message|letter|homily|sermon|radio|television|tv|programme|program|memorandum|editorial|article|cable|note)\s+"
    r"(?:(?:on|late|early|to\s+the\s+nation|broadcast|read|held|issued|sent|published|given|made)\s+)*"
)
_SPOKE = re.compile(
    r",\s+(?:[\w'’.()-]+\s+){1,9}?(?:said|reported|announced|stated|told|disclosed|declared|acknowledged|admitted|denied|warned|"
    r"revealed|claimed|accused|blamed|called|described|condemned|demanded|vowed|pledged|promised|urged|put)\b"
)


def is_of_address(before: str, after: str, signs: Signs, start: int) -> bool:
    """Whether a date closes a phrase that opens its sentence and tells by what means somebody spoke."""
    if not after.startswith(",") or _ADDRESS.fullmatch(before) is None or _SPOKE.match(after) is None:
        return False
    return not signs.any("violence", start - len(before), start) and not signs.any("event", start - len(before), start)
