"""What a clause with a day of its own tells of the people or side it stands behind: its dead fell elsewhere."""

from __future__ import annotations

import re

from claimledger.again import EVENTS
from claimledger.calendars import DAY_NAMES, MONTH_PATTERN
from claimledger.mentions import Document, Figure
from claimledger.spans import Span

_DAY = rf"(?:{'|'.join(DAY_NAMES)})"
_ITS_TIME = re.compile(
    rf"\b(?:(?:at|over|during|in)\s+the\s+(?:past\s+|last\s+)?(?:weekend|week|days|months)|(?:last|this|earlier\s+this|the\s+previous)\s+(?:week|weekend|month|year|night|{_DAY}|spring|"
    rf"summer|autumn|winter)|on\s+(?:{_DAY}|\d{{1,2}}\s+(?:{MONTH_PATTERN})|(?:{MONTH_PATTERN})\s+\d{{1,2}})|in\s+(?:early\s+|mid-|late\s+)?(?:(?:{MONTH_PATTERN})|(?:19|20)\d\d)|"
    r"(?:days?|weeks?|months?|years?)\s+(?:ago|earlier|before)|yesterday)\b"
)
_HAPPENED = re.compile(
    rf"\b(?:{EVENTS}|\w*battles?|gunfire|encounters?|bombs?|shells?|"
    r"mine|incident|car|truck|plane|boat|ship|bus|train|floodwaters)\s*$"
)
_NEAR = (*DAY_NAMES, "yesterday")
_OTHER_DAY = re.compile(rf"\b(?:{_DAY}|today|yesterday|tonight|this\s+(?:morning|week))\b")
# "…, police in Osk said": the sentence goes on with who speaks
_SPEAKS = re.compile(r",\s+[^,;.]{2,60}\b(?:said|says|told|reported|confirmed|announced)\b")
_WHO = (" who ", ", which ", " whose ")


def told_aside(doc: Document, figure: Figure) -> Span | None:
    """The clause in which a figure is told of somebody, with a time of its own, while the sentence goes on with what they
    or others did; None where it is told in no such clause.

    "The group, which killed nine in March, has attacked Osk"; but "the blast, which killed nine on Friday, hit Osk".
    """
    low, sentence = doc.folded, doc.sentences[figure.sentence]
    first = min(figure.span.start, figure.harm.start)
    start = max(low.rfind(word, sentence.start, first + 1) for word in _WHO)
    if start < 0:
        return None
    done = max(figure.span.end, figure.harm.end)
    end = low.find(",", done, sentence.end)
    if end < 0 or low.find(",", start + 2, first) >= 0 or _HAPPENED.search(low, sentence.start, start) is not None:
        return None
    if low.find(" where ", start, first) >= 0:
        return None  # "which began near the place where nine were killed on 18 June"
    time = _ITS_TIME.search(low, start, end)
    if time is None or low.find(";", start, end) >= 0 or _SPEAKS.match(low, end, sentence.end) is not None:
        return None
    if time.group().endswith(_NEAR) and _OTHER_DAY.search(low, end, sentence.end) is None:
        return None  # it may well be the day of the news
    return Span(start, end)
