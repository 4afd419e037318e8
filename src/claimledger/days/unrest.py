"""The day of a protest that an earlier death set off, which is that of what the next sentence tells."""

from __future__ import annotations

import re

from claimledger.days.daybook import Daybook
from claimledger.mentions import When

_GATHERED = re.compile(
    r"\b(?:protest\w*|demonstrat\w+|march(?:ed|ers|es)|rallied|riot\w*|mobs?|crowds?|clash\w*|torched|ransacked|took\s+to\s+the\s+streets|"
    r"blocked|stormed)\b"
)
_SET_OFF = re.compile(r"\s*,?\s+(?:after|over|following|to\s+protest|in\s+protest)\b")


def of_unrest(days: Daybook, index: int) -> When | None:
    """ "Students marched on Tuesday after a cook was killed on Sunday. Police shot two of them": on Tuesday."""
    told = [t for t in days.told(index) if t.mention.precision == "day" and t.window and not t.mention.form]
    if len(told) < 2 or told[0].window == told[1].window:
        return None
    first, span = told[0].mention, told[0].mention.span
    if span is None or told[0].role not in ("event", "plain", "other") or first.start is None:
        return None
    if told[1].mention.start is None or told[1].mention.start >= first.start:
        return None
    folded, sentence = days.doc.folded, days.doc.sentences[index]
    if _SET_OFF.match(folded, span.end, sentence.end) is None:
        return None
    if _GATHERED.search(folded, sentence.start, span.start) is None:
        return None
    return When(first.start, first.end, first.precision, span, f"{first.reason}, the day of the unrest")
