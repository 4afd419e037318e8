"""What is told in the past behind a day of speech in front, where that day comes after another or is a whole year.

"Two days later, the army said 14 people had been killed" tells when the army spoke. "On Tuesday, the army said a shell had
killed 14" stands for both, as newspapers write it, unless the sentence before has told of the shelling and its day.
"""

from __future__ import annotations

import re

from claimledger.again import EVENTS
from claimledger.days.numbernames import ANY_NUMBER
from claimledger.spans import Span

# "Two days after [the attack, the ministry said]": what the words count from, and who spoke
_AFTER_EVENT = re.compile(
    r"\s+(?:[\w'’.-]+\s+){0,11}?[\w'’.-]+,\s+(?:[\w'’.()-]+,?\s+){1,9}?(?:said|reported|announced|stated|confirmed|told|informed|"
    r"disclosed|declared|put|acknowledged|admitted|warned|revealed|claimed|published|released|issued|posted)\b"
)
_WERE = re.compile(
    r"(?:[^,;]{0,80}?)\b(?:was|were)\s+(?:\w+ly\s+)?(?:killed|injured|wounded|hurt|dead|missing|unaccounted)\b"
)
_NEW = re.compile(r"\b(?:an?other|more|further|new|second|fresh)\b")

_LATER = re.compile(r"\b(?:later|after|following|next)\b|^(?:1[6-9]|20)\d\d$")
_HAD = re.compile(
    r"([^;]{0,150}?)\bhad\s+(?:\w+ly\s+|since\s+|also\s+|so\s+far\s+)*(?:been\s+(?:\w+ly\s+)?\w+|killed|died|lost|perished|"
    r"drowned|starved|suffocated|burned\s+to\s+death|burnt\s+to\s+death|shot|wounded|injured|left|executed|murdered|claimed|suffered|counted|registered|recorded|received)\b"
)
# Not "a year later, police said a man who had been shot that day died": another clause goes back, the death does not.
_ASIDE = re.compile(r"\b(?:who|whom|whose|which|where|after|before|when|because|as|since)\b[^,]*$")


def had_happened(folded: str, day: Span, end: int) -> bool:
    """Whether what is said behind `day`, which opens a sentence of reported speech that ends at `end`, was before that day.

    >>> words = "two days later, the army said that 14 people had been killed"
    >>> had_happened(words, Span(0, 14), len(words))
    True
    """
    if folded.find(" had ", day.end, end) < 0 or _LATER.search(folded[day.slice]) is None:
        return False
    gone = _HAD.match(folded, day.end, end)
    return gone is not None and _ASIDE.search(gone[1]) is None


def spoke_after(folded: str, after: Span, end: int) -> bool:
    """Whether "two days after", which opens a sentence that ends at `end`, leads to the day on which somebody spoke of the
    dead, and of no others.

    "Two days after the attack, the ministry said 31 people had been hurt" -> True. "Two days after the attack, police said
    gunmen shot two more men" -> False.
    """
    if not folded.endswith("after", *after):
        return False
    said = _AFTER_EVENT.match(folded, after.end, end)
    if said is None or _NEW.search(folded, said.end(), end):
        return False
    return _HAD.match(folded, said.end(), end) is not None or _WERE.match(folded, said.end(), end) is not None


_COUNT = r"(?:(?:at\s+least|more\s+than|about|some|around|nearly|over|a\s+total\s+of|as\s+many\s+as)\s+)?"
_NUMBER = rf"(?:{ANY_NUMBER}|dozens|scores|hundreds)"
_MET = r"(?:been\s+)?(?:killed|died|perished|drowned|injured|wounded|hurt|displaced)"
# "14 people had been killed", "the raid had killed 14", with nothing that would make it another happening: no attacker,
# no other event, no town
_ONLY_COUNTED = re.compile(
    rf",?\s[^;:]{{2,70}}?\b(?:said|announced|reported|confirmed|stated|told\s+reporters)\s+(?:that\s+)?"
    rf"(?:{_COUNT}{_NUMBER}(?:\s+(?!and\b|were\b|had\b)[\w’'-]+){{0,4}}\s+(?:had|have|were|was)?\s*{_MET}|"
    rf"(?:the|that|this)\s+(?:[\w-]+\s+)?(?:{EVENTS})\s+(?:had\s+|has\s+)?(?:killed|left|claimed)\s+{_COUNT}{_NUMBER}[\w\s’'-]{{0,30}}?)"
    rf"(?P<rest>(?:\s+(?:there|dead|in\s+(?:the|that|this)\s+(?:[\w-]+\s+)?(?:{EVENTS}|town|village|city|district))|"
    rf",?\s+(?:and|including|among\s+them)\s[^.;:]{{0,60}})*)[.”\"’]*\s*"
)
_NEWS = re.compile(r"\b(?:by|when|after|another|a\s+(?:second|third|further|separate|new)|on\s+\w+|in\s+an?)\b")
_COUNTED = re.compile(
    rf"\b{_NUMBER}\b[^.;:]{{0,40}}\b(?:killed|dead|died|bodies|lives)\b|\bkill(?:ed|ing)\s+{_COUNT}{_NUMBER}\b"
)


def only_counts(folded: str, day: Span, end: int, before: Span) -> bool:
    """Whether a sentence of reported speech that `day` opens gives no more than a count of what the sentence `before` told.

    >>> words = "a shell hit the mill on 3 may. on 5 may, the army said 14 people had been killed."
    >>> only_counts(words, Span(31, 39), len(words), Span(0, 30))
    True
    >>> words = words.replace("killed.", "killed in osk.")
    >>> only_counts(words, Span(31, 39), len(words), Span(0, 30))
    False
    """
    told = _ONLY_COUNTED.fullmatch(folded, day.end, end)
    if told is None or _NEWS.search(told["rest"]) is not None:
        return False
    return folded.find(" had ", day.end, end) >= 0 or _COUNTED.search(folded, *before) is None
