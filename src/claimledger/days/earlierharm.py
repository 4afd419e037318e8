"""Harm told as a while before what the sentence gives a day for: "Weeks after gunmen killed six, three more were shot on Friday".

Friday is no day of the six.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from claimledger.days.frame import count_of
from claimledger.days.reading import Told
from claimledger.mentions import Figure, Sentence, When
from claimledger.spans import Span

_WHILE = re.compile(
    r"(?:\b(?P<within>less\s+than|fewer\s+than|under|barely|hardly|just|only|within|not\s+even|almost|nearly|about)\s+)?"
    r"(?:\b(?P<number>an?|one|two|three|four|five|six|seven|eight|nine|ten|1?\d|24|36|48|72)\s+)?"
    r"\b(?P<unit>hours?|days?|weeks?|fortnight|months?|years?)\Z"
)
_THEN = (" after that", " after this", " after which", " after being", " after it ")
_UNITS = {"day": 1, "week": 7, "fortnight": 14, "month": 31}
_LEAD = 34  # characters
_LONG = 12  # hours, of which some are on the day before
_AT_MOST = ("less", "fewer", "under", "within", "not")


def while_after(folded: str, sentence: Sentence, figure: Figure, span: Span) -> re.Match[str] | None:
    """The words of the while in "[weeks] after gunmen killed six, three more were shot on Friday", for the six, where `span`
    is the day in another clause; None where it may be theirs."""
    first = min(figure.group.start, figure.harm.start)
    after = folded.rfind(" after ", sentence.start, first)
    if after < 0:
        return None
    done = max(figure.harm.end, figure.group.end)
    comma = folded.find(",", done, sentence.end)
    if after <= span.start < (comma if comma >= 0 else sentence.end) or any(c in folded[after:first] for c in ",;:"):
        return None
    words = _WHILE.search(folded, max(sentence.start, after - _LEAD), after)
    if words is None or words.start() < span.end <= after + len(" after") or folded.startswith(_THEN, after):
        return None  # a while that is itself the day told, counted from another
    if words["unit"].startswith("hour") and (_hours(words) or _LONG) < _LONG:
        return None
    return words


def _hours(words: re.Match[str]) -> int | None:
    return count_of(words["number"]) if words["number"] else None


def before_it(folded: str, sentence: Sentence, figure: Figure, told: Sequence[Told]) -> When | None:
    """The window of those told as harmed a while before the day of the sentence; without days where the while is open."""
    for one in told:
        mention, span = one.mention, one.mention.span
        if span is None or mention.precision != "day" or mention.form or mention.start is None or one.role != "event":
            continue
        words = while_after(folded, sentence, figure, span)
        if words is None:
            continue
        count, unit = _hours(words), words["unit"].rstrip("s")
        reason = f'"{words.group()} after", before {mention.reason}'
        days = (count or 0) * _UNITS.get(unit, 0) if unit != "hour" else -(-(count or 0) // 24)
        if not days or (unit in ("month", "week") and not (words["within"] or "").startswith(_AT_MOST)):
            return When(None, None, reason=reason)
        return When(mention.start - timedelta(days=days), mention.start, "period", span, reason)
    return None
