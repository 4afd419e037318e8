""" "Since Friday, when a hillside collapsed": a start for what is counted up to now, and the day of what the clause tells."""

from __future__ import annotations

import re

from claimledger.mentions import Figure
from claimledger.spans import Span

# What a clause ends with and the sentence goes on from: "since Sunday, when a truce ended, [shelling has] killed 31"; not
# "when a bomb fell, killing nine", "when shells, bombs and rockets fell"
_GOES_ON = re.compile(
    r",\s+(?!\w+ing\b(?!\s+ha)|(?:and|or|but|which|who|whom|whose|where|that|leaving|with)\b)[^,;]{0,90}?\b(?:has|have|had)\b[^,;]{0,60}\Z"
)


def is_of_count(folded: str, figure: Figure, span: Span) -> bool:
    """Whether a day that "since" stands before, and "when" behind, is not that of a figure: "have left since [Friday], when a
    bomb fell", "since [Sunday], when a truce ended, shelling has killed 31" count up to now."""
    if not folded.startswith((" when ", ", when "), span.end):
        return False
    if not folded.startswith("since ", span.start) and not folded.endswith("since ", 0, span.start):
        return False
    if figure.harm.end <= span.start:
        return True
    stop = max(figure.harm.start, min(figure.harm.end, figure.group.start))
    return figure.harm.start > span.end and _GOES_ON.search(folded, span.end + 2, stop) is not None
