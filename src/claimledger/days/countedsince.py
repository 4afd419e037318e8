"""Bodies counted since a day long before the news: "Gunmen killed 40 on Sunday. 212 have been buried since Christmas"."""

from __future__ import annotations

import re
from datetime import date

from claimledger.days.daybook import Daybook
from claimledger.mentions import Figure

# "212 [have been buried] since 10 January"
_COUNTED = re.compile(
    r"\b(?:has|have|had)\s+(?:[\w-]+\s+)?(?:been\s+)?(?:buried|recovered|found|exhumed|retrieved|received|collected)\b"
)
_BETWEEN = re.compile(r"\s+(?:(?!who|whom|which|that|living|held|missing)[\w'’-]+\s+){0,4}(?:since\s+)?(?:[\w-]+\s+)?")


def counts_since(days: Daybook, figure: Figure, start: date) -> bool:
    """Whether a figure counts those who were buried or found since a day before `start`, that of the news: "212 have been
    buried since Christmas"."""
    if figure.part_of is not None or figure.repeat_of is not None or figure.low == figure.high == 1:
        return False
    for told in days.told(figure.sentence):
        since, span = told.mention, told.mention.span
        if since.form != "since" or span is None or since.start is None or since.start >= start:
            continue
        sentence = days.doc.sentences[figure.sentence]
        verb = _COUNTED.search(days.doc.folded, sentence.start, span.start)
        if verb is not None and _BETWEEN.fullmatch(days.doc.folded, max(verb.end(), figure.span.end), span.start):
            return True
    return False
