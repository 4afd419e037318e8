"""Places of those who speak behind what they tell: "Nine were killed, the BBC reported from London"; those of reports."""

from __future__ import annotations

import re

from claimledger.patterns import Rare

_VERB = r"(?:said|says|told|tells|reported|reports|announced|confirmed|stated|added|wrote|declared|tweeted|posted)"
# ", the army said in a statement from [Osk]": what follows the verb says where and how it was told. Behind "told" stand those
# who heard it; behind any other verb what may be told itself ("reported a blast in [Osk]").
_TOLD_FROM = Rare(
    r",\s+[^,;.“”\"]{2,90}?\s+(?:told|tells)\s[^,;.“”\"]{2,90}$"
    rf"|,\s+[^,;.“”\"]{{2,90}}?\s+{_VERB}\s+(?:(?:on\s+)?[a-z]+day\s+)?"
    r"(?:from|by|during|while|at\s+an?|in\s+(?:an?|his|her|its|their)|on\s+an?|outside|ahead\s+of)\s[^,;.“”\"]{0,90}$"
)
_FROM = Rare(
    r",\s+[^,;.“”\"]{2,90}?\s+(?:said|says|reported|reports|told\s[^,;.]{2,30}|wrote|announced)\s+from\s+(?:the\s+)?$"
)
# ", ministers meeting in [Osk] said", ", the envoy, speaking in [Osk], said"
_MEETING = re.compile(
    r",\s+[^;.“”\"]{2,80}\b(?:meeting|gather\w*|assembled|speaking|visiting|in\s+exile|exiled|on\s+a\s+visit)\s(?:[\w-]+\s+){0,4}$"
)
_THEN_SAID = re.compile(rf",?\s+{_VERB}\s*(?:[.;,]|(?:on\s+)?[a-z]+day\b|$)")
_ENDS = re.compile(r"\s*(?:[.;!?)]|,|$|(?:on\s+)?[a-z]+day\b)")
_HARM = re.compile(
    r"\b(?:kill|dead|deadly|death|die|dying|wound|injur|blast|bomb|attack|strik|struck|shell|shoot|shot|clash|fight|fought|raid|"
    r"crash|fire|explo|massacr|ambush|quake|flood|casualt|victim|toll|lost|hit|that\b|where\b|which\b|who\b|how\b)"
)


# "According to press reports in [Osk] today, six died near Lorin": where it was printed
_REPORTS_IN = re.compile(
    r"\baccording\s+to\s+(?:(?!in\s)[\w-]+\s+){0,3}?(?:reports?|accounts?|newspapers?|dailies|press|media|dispatches|newscasts?)\s+"
    r"(?:(?:published|received|printed|circulating|issued)\s+)?in\s+$"
)
_THEN_WHERE = re.compile(
    r"(?:\s+(?:today|this\s+\w+|(?:on\s+)?\w+day))?,\s[^.;]*?\s(?:in|near|at|outside)\s+(?!an?\s|which\s)"
)


def is_told_from(left: str, right: str) -> bool:
    """Whether a name with `left` before it in its sentence and `right` behind it, both in small letters, is where somebody
    tells of the harm before the comma: "Nine were killed, Ivo Lang told reporters in [Osk]"; or where reports of it came
    out, and another place follows."""
    if "according" in left and _REPORTS_IN.search(left):
        return _THEN_WHERE.match(right) is not None
    if "," not in left:
        return False
    if _THEN_SAID.match(right) is not None:
        met = _MEETING.search(left)
        return met is not None and _told_before(left, met.start())
    if not _ENDS.match(right):
        return False
    told = _FROM.search(left) or _TOLD_FROM.search(left)
    if told is None or not _told_before(left, told.start()):
        return False
    return _HARM.search(left, told.start()) is None


def _told_before(left: str, comma: int) -> bool:
    return _HARM.search(left, 0, comma) is not None
