"""Days that a figure counts behind its words of harm from what the text has told: "was shot on the day after the killing"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from claimledger.again import EVENTS
from claimledger.days.daybook import Daybook
from claimledger.days.reading import Told
from claimledger.mentions import Figure, When

_BESIDE = re.compile(
    r"(?:\s+(?!(?:and|but|while|who|which|that|when|after|before|where)\b)[\w'’-]+){0,7}?\s+(?:(?:on|just|only)\s+)*\Z"
)
_THE_EVENT = re.compile(rf"\s+(?:the|that|this)\s+(?:[\w-]+\s+)?(?:{EVENTS})\b(?!\s+(?:of|in|at|on|by|that|which)\b)")
_LONGEST = 30  # days
_SENTENCES = 3  # in which the event is told


def counted_behind(days: Daybook, figure: Figure, told: Sequence[Told]) -> When | None:
    """ "A cook was stabbed on 8 May. A suspect was shot on the day after the killing": on 9 May. Without a day where it is
    counted from something that the text has not told."""
    folded, end = days.doc.folded, max(figure.harm.end, figure.span.end)
    for one in told:
        mention, span = one.mention, one.mention.span
        if mention.form != "offset" or span is None or span.start < end or abs(mention.shift) > _LONGEST:
            continue
        if _BESIDE.match(folded, figure.harm.end, span.start) is None or _THE_EVENT.match(folded, span.end) is None:
            continue
        for index in range(figure.sentence - 1, max(-1, figure.sentence - 1 - _SENTENCES), -1):
            base = {t.mention.end for t in days.events(index) if t.mention.precision == "day" and not t.mention.form}
            first = min((day for day in base if day), default=None)
            if first is not None:
                day = first + timedelta(days=mention.shift)
                return When(day, day, "day", span, f"{mention.reason}, counted from {first}")
        return When(None, None, span=span, reason=f"{mention.reason}: the text does not tell the day")
    return None
