"""Times that no calendar tells: who was killed "on the eve of the election" was killed on no day told of others."""

from __future__ import annotations

import re

from claimledger.mentions import Document, Figure, When
from claimledger.patterns import Rare

_OCCASION = (
    r"(?:elections?|votes?|voting|polls?|referendum|runoff|run-off|coup|putsch|revolution|ceasefire|cease-fire|truce|armistice|"
    r"independence|inauguration|summit|holidays?|festival|feast|takeover|lockdown|pandemic|occupation|dictatorship|regime|campaign)"
)
_SEASON = r"(?:winter|summer|spring|autumn|harvest)"
_UNDATED = Rare(
    r"\bon\s+the\s+eve\s+of\b|\bon\s+(?:election|polling|voting)\s+day\b|"
    r"\b(?:hours|days|weeks|months|years|shortly|soon|just|(?:a|one|two|three|\d+)\s+(?:days?|weeks?|months?|years?))\s+(?:before|after)\s+"
    rf"(?:the\s+|a\s+)?(?:[a-z]+\s+)?{_OCCASION}\b|"
    rf"\b(?:during|before|after)\s+the\s+(?:[a-z]+\s+)?{_OCCASION}\b|\bat\s+the\s+height\s+of\b|\bin\s+the\s+run-up\s+to\b|"
    r"\bin\s+the\s+(?:first|final|last|early|opening|closing)\s+(?:hours|days?|weeks?|months?|years?)\s+of\b|"
    r"\bon\s+the\s+(?:anniversary|(?:first|second|third|fourth|fifth|last|final|opening|closing)\s+day)\s+of\b|"
    rf"\bone\s+{_SEASON}(?:['’]s)?\s+(?:night|day|morning|evening)\b|\bthat\s+{_SEASON}\b|"
    r"\bwhen\s+(?:he|she|i|they|we)\s+(?:was|were)\s+(?:an?\s+)?(?:child|children|boy|girl|student|teenager|young)\b|"
    r"\bwhen\s+the\s+(?:regime|government|dictator|old\s+order)\s+fell\b|"
    r"\b(?:on|at)\s+an?(?:other|\s+(?:unknown|unspecified|undisclosed|earlier|different))\s+(?:day|date|time)\b|\blong\s+ago\b"
)
_ENDS = re.compile(r"[.;,]")
_REACH = 90  # characters behind the harm


def undated(doc: Document, figure: Figure) -> When | None:
    """A window without days, where the words about a figure that has none tell a time that has no date: "Six were hurt in
    Osk on Monday. On the eve of the election, nine people were killed"; None elsewhere."""
    low, sentence = doc.folded, doc.sentences[figure.sentence]
    done = max(figure.span.end, figure.harm.end)
    end = _ENDS.search(low, done, min(sentence.end, done + _REACH))
    told = _UNDATED.search(low, done, end.start() if end else min(sentence.end, done + _REACH))
    if told is None:
        comma = low.find(",", sentence.start, figure.group.start)
        if comma < 0:
            return None
        told = _UNDATED.search(low, sentence.start, comma)
        if told is None or low[sentence.start : told.start()].count(" ") > 2:
            return None
    return When(None, None, reason=f'"{doc.text[told.start() : told.end()]}", of which the text gives no day')
