"""The day of a denial that follows a count of the dead: "nine were killed in two days. No deaths were reported on Friday"."""

from __future__ import annotations

import re

from claimledger.days.daybook import Daybook
from claimledger.days.windows import Windows
from claimledger.mentions import When

# Where nobody is named who reports, the day is that of the deaths
_REPORTED = re.compile(r"\s+(?:(?:was|were|have\s+been|has\s+been|had\s+been)\s+)?reported\s+(?:(?:on|for)\s+)?$")


def denied_on(days: Daybook, found: Windows, i: int) -> When | None:
    """The day of a denial of what was counted just before, which cannot be of the time of that count."""
    figure = found.figures[i]
    if figure.high != 0:
        return None
    if not any(
        figure.outcome in (other.outcome, "casualties")
        and (other.low or 0) > 0
        and figure.sentence - other.sentence == 1
        for other in found.figures[:i]
    ):
        return None
    end = max(figure.span.end, figure.harm.end)
    for told in days.told(figure.sentence):
        mention = told.mention
        if mention.precision != "day" or mention.span is None or mention.span.start < end:
            continue
        if _REPORTED.fullmatch(days.doc.folded, end, mention.span.start) is not None:
            return When(
                mention.start, mention.end, "day", mention.span, f"{mention.reason}, for which none were reported"
            )
    return None
