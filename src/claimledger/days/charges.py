"""Days behind words of a charge: "charged with murder on Thursday", "arrested a man over an attack on Friday"."""

from __future__ import annotations

import re
from typing import Literal

from claimledger.again import EVENTS
from claimledger.days.bridged import is_of_relative
from claimledger.days.dates import DateMention
from claimledger.days.words import Signs

_WITH_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")  # "convicted over the killings on 4 May 1982"
_OVER_EVENT = re.compile(
    rf"\b(?:over|following|after|for|in\s+connection\s+with|linked\s+to)\s+(?:an?|the|his|her|their)\s+(?:[\w-]+\s+){{0,3}}?(?:{EVENTS})\s+"
    r"(?:(?:in|at|near)\s+[\w’'-]+\s+)?(?:(?:on|early|late|the)\s+)*$"
)


def role_of_charge(
    folded: str, signs: Signs, charge: re.Match[str], mention: DateMention, possessive: bool
) -> Literal["event", "other"] | None:
    """The role of a date behind words of a charge: that of the charge, or of the deed that it names."""
    span = mention.span
    assert span is not None
    deeds = [m.end for m in signs.spans("deed", charge.end(), span.start)]
    # "a boy accused of shooting her appeared in court Monday"
    later = deeds and any(m.start > deeds[-1] for m in signs.spans("procedure", deeds[0], span.start))
    # "charged in a murder last month": a charge is told of its day, a deed of its month
    coarse = mention.precision in ("week", "month", "year") or _WITH_YEAR.search(folded, *span) is not None
    coarse = coarse and signs.any("event", charge.end(), span.start)
    if is_of_relative(folded, signs, charge.end(), span):
        return "event"  # "arrested the owner of a mill that burned down on Tuesday"
    if not deeds and _OVER_EVENT.search(folded, charge.end(), span.start) is not None:
        return "event"  # "arrested a man over an attack on Friday"
    if deeds or possessive or coarse or charge.group() != "accused":
        return "event" if possessive or coarse or (deeds and not later) else "other"
    return None
