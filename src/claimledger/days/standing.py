"""Days of how people were, of what was done with them later, or up to which a toll is counted.

"Four were unaccounted for on Wednesday" tells no day on which the four were lost.
"""

from __future__ import annotations

import re
from typing import Literal

from claimledger.days.words import Signs
from claimledger.patterns import AnyOf, Rare
from claimledger.spans import Span

_STATE = Rare(
    r"\b(?:remain(?:ed|s)?\b|(?:(?:was|were|is|are)\s+)?still\b|(?:was|were|are|is)\s+(?:\w+\s+)?(?:unaccounted\s+for|missing|"
    r"recovering|clinging\s+to\s+life|fighting\s+for\s+(?:his|her|their)\s+li(?:fe|ves)|"
    r"in\s+(?:an?\s+)?(?:\w+\s+)?(?:hospital|condition|intensive\s+care)))[^,;.]{0,45}$"
)


_ROSE = Rare(
    r"\b(?:rose|risen|climbed|reached|jumped|grown?|grew|increased|soared|stood)\s+(?:to|at)\s+(?:at\s+least\s+|more\s+than\s+|about\s+)?"
    r"\d[\d,]*\s+(?:people\s+|dead\s+)?(?:(?:on|late|early)\s+)*$"
)
_HELD = Rare(r"\b(?:was|were|is|are|being)\s+held\s+(?:(?:here|there|in\s+[\w’'-]+)\s+)?(?:on\s+)?$")
_LEFT = Rare(
    r"\b(?:(?:was|were|been|be|being)\s+(?:later\s+)?(?:discharged|released|freed|rescued|let\s+go|sent\s+home|reunited)|(?:went|returned|come|came)\s+home|"
    r"left\s+(?:the\s+)?hospital|released\s+(?:him|her|them)|escaped)\b[^,;.]{0,30}$"
)
# "a drive for peace begun on 4 May", "the unit, created in 1982, has been accused of killings"
_SET_UP = Rare(
    r"\b(?:begun|(?:party|wedding|concert|festival|celebrations?|rally|gathering|festivities|tournament|fair)\s+(?:that|which)\s+(?:had\s+)?(?:beg[au]n|started|opened)|"
    r"(?:administration|government|rule|term|career|talks|tenure|presidency),\s+which\s+began|created|founded|formed|established|signed|elected|appointed|inaugurated|built|rented|adopted|ratified)\s+"
    r"(?:(?:on|in|early|late|back|only)\s+)*$"
)
# "three more than it had counted on Wednesday", "nine, compared with six on Tuesday", "a toll that it put at 38 on
# Wednesday": of an earlier count
_COUNTED_EARLIER = Rare(
    r"\b(?:(?:than|from|the\s+\S+)\s+(?:it|they|he|she|the\s+\w+)\s+(?:had\s+)?(?:counted|tallied|recorded|registered|"
    r"documented|verified|listed|put|given|gave|spoken\s+of)|(?:than|from)\s+(?:the\s+\S+\s+)?(?:previously\s+|earlier\s+|"
    r"initially\s+)?(?:announced|counted|recorded|given|listed|tallied)|(?:toll|figure|number|count|tally)\s+(?:that\s+)?(?:it|they|"
    r"he|she|the\s+\w+)\s+(?:had\s+)?put\s+at\s+\S+)\s+(?:(?:on|late|early)\s+)*$|"
    r"\b(?:(?:more|fewer|less|higher|lower)\s+than|as\s+many\s+as|compared\s+(?:with|to)\s+\S+|up\s+from\s+\S+|"
    r"down\s+from\s+\S+)\s+(?:on\s+|the\s+)$"
)
# "sought for thefts committed as late as Monday"
_AS_LATE = Rare(r"\bas\s+(?:recently|lately|late|early|far\s+back|long\s+ago)\s+as\s+(?:on\s+|in\s+)?$")
_HEARD = "heard "
_REACH = 70  # characters before a date in which the words stand that say so
_COURT = Rare(r"\b(?:inquests?|court|jury|tribunal|inquiry|hearing|commission|trial)\b")
_SIGNS = AnyOf(_STATE, _ROSE, _HELD, _LEFT, _SET_UP, _COUNTED_EARLIER, _AS_LATE)  # one scan for all
_HAPPENED_THEN = re.compile(r"\b(?:after|when|as|following|since|where|who|which|that)\b")


def _is_of_state(before: str, signs: Signs, span: Span) -> bool:
    """Whether a date is that of how people were: "remained in a critical condition on Tuesday"."""
    state = _STATE.search(before, max(0, len(before) - _REACH))
    if state is None or _HAPPENED_THEN.search(state.group()):
        return False
    fight = "fighting for " in state.group()  # no fight but for a life
    return fight or not tells_harm(signs, span.start - len(before) + state.start(), span.start)


def standing_of(before: str, signs: Signs, span: Span) -> Literal["event", "statement", "other"] | None:
    """The role of a date by the words of its sentence `before` it: "climbed to 33 on" is that of a toll, "went home on"
    another, "the inquest heard on" and "were still missing on" count up to it. None where it is none of these."""
    if not _SIGNS.may_match(before[-_REACH:]) and not before.endswith(_HEARD):
        return None
    if any(way.search(before, max(0, len(before) - _REACH)) for way in (_COUNTED_EARLIER, _AS_LATE)):
        return "other"
    if _ROSE.search(before, max(0, len(before) - 60)):
        return "event"  # "climbed to 33 on Friday, as families buried their dead"
    if _HELD.search(before, max(0, len(before) - 50)) and signs.any("gathering", span.start - len(before), span.start):
        return "other"  # "the funeral of those killed in the raid was held here on Monday"
    if before.endswith(_HEARD) and _COURT.search(before):
        return "statement"  # "the inquest into his death heard this week"
    if _LEFT.search(before, max(0, len(before) - 60)) and not tells_harm(signs, span.start - 30, span.start):
        return "other"  # "who were hurt, went home on Thursday"
    if (begun := _SET_UP.search(before, max(0, len(before) - 40))) is not None:
        at = span.start - len(before) + begun.start()
        start = max(at - 50, span.start - len(before))
        since = "since " in before[start - span.start :]  # "since the union was founded in 1985, 900 have been killed"
        return None if since or tells_harm(signs, start, span.start) else "other"
    return "statement" if _is_of_state(before, signs, span) else None  # "were unaccounted for on Wednesday": up to then


def tells_harm(signs: Signs, start: int, end: int) -> bool:
    """Whether harm or an event is told between two offsets."""
    return signs.any("violence", start, end) or signs.any("event", start, end)
