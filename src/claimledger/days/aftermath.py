"""Days of what followed harm that a sentence only names: "went on strike on Monday over the killing of two clerks"."""

from __future__ import annotations

import re

from claimledger.calendars import MONTH_PATTERN, WEEKDAY_PATTERN
from claimledger.days.offsets import NO_EVENT
from claimledger.days.phrases import CALLED
from claimledger.days.standing import tells_harm
from claimledger.days.words import Signs
from claimledger.patterns import Rare
from claimledger.spans import Span

_DEED = re.compile(
    r"(?:killings?|murders?|slayings?|assassinations?|deaths?|massacres?|kidnappings?|abductions?|executions?|disappearances?)"
)
_OF_ALL = frozenset(
    ["victims", "crime", "crimes", "events", "war", "violence", "conflict"]
)  # tell no day beside a deed
_VICTIMS = re.compile(r"(?:\s+and\s+[a-z]+)?(?:\s+(?:in|at|near|on)\s+[\w-]+)?\s+of\s")
_OWN = re.compile(r"(?:['’]s|s['’]|\b(?:his|her|their))\s+$")
# "took to the streets on Monday over the killing of", "accepted the blame this morning for the deaths of"
_OVER = re.compile(
    r"\b(?:follow(?:s|ed|ing)|over|for|against|condemning|protesting|to\s+protest|about|because\s+of|due\s+to|in\s+(?:connection|response|"
    r"protest|revenge|retaliation|reprisal|solidarity)\s+(?:with|to|at|over|for|against)|condemn\w*|deplor\w*|denounc\w*|mourn\w*|"
    r"lament\w*|den(?:y|ied|ying)|repudiat\w*|regret\w*)\s+(?:[\w'’.-]+\s+){0,6}$"
)
_DEPLORED = re.compile(
    r"\b(?:condemn|deplor|denounc|mourn|lament|repudiat|regret|protest|demand|discuss|criticiz|criticis)\w*\s+(?:(?:on|late|early)\s+)*$"
)
_DONE = (
    r"(?!\s+(?:\w+\s+)?(?:carried|committed|perpetrated|done|caused|found|discovered|filmed|recorded|seen|due|result))"
)
# "the killing of two clerks has brought on a strike since Monday", "the murder of a judge led on Monday to"
_LED_TO = re.compile(
    rf"\b(?:has|have|had|was|were|is|are|will|would){_DONE}\s+(?!(?:on|at|late|early|around|about|shortly|only|just)?\s*$)\w|"
    r"\b(?:sparked|prompted|triggered|provoked|drew|led|brought|raised|shook|shocked|stunned|unleashed|fuell?ed|caused|"
    r"resigned|threatened|vowed|promised)\s"
)
# "A judge who was to look into the killings of 12", "the man behind the murder of": the deed is another's attribute.
_CAUSING = Rare(r"\b(?:caus|result|leav|left|lead|responded\s+to|call|report)")


def is_of_aftermath(folded: str, signs: Signs, around: Span, span: Span) -> bool:
    """Whether a date, in a stretch `around` it that tells of harm by nouns alone, is that of what was done about it.

    "Judges went on strike on Monday over the killing of two clerks" -> True. "A fire on Monday caused the death of two"
    and "the killing of two clerks on Monday" -> False.
    """
    harms = sorted({*signs.spans("violence", *around), *signs.spans("event", *around)})
    deeds = [h for h in harms if _DEED.fullmatch(folded, *h) and _has_victims(folded, h)]
    if not deeds or any(h not in deeds and folded[h.slice] not in _OF_ALL and not _of_work(folded, h) for h in harms):
        return False
    if span.end <= deeds[0].start:
        between = folded[span.end : deeds[0].start]
        if _DEPLORED.search(folded, max(around.start, span.start - 40), span.start) is not None:
            return True  # "The guild condemned today the murder of a judge"
        return _OVER.search(between) is not None and _CAUSING.search(folded, around.start, deeds[0].start) is None
    if deeds[-1].end > span.start:
        return False
    return _LED_TO.search(folded, deeds[-1].end, span.start) is not None and not CALLED.search(folded, *around)


_BEFORE = Rare(r"\b(?:before|until|till|ahead\s+of)(?=\s)")
_SOME_TIME = Rare(r"\b(?:days|weeks|months|years|decades|long)\s+(?:after|before)\s")
_COUNTED = re.compile(r"\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|few|several)\s+$")


def is_of_other_time(folded: str, signs: Signs, start: int, span: Span, end: int) -> bool:
    """Whether a date is that of what the harm came some time before or after, in a sentence from `start` to `end`: "killed
    nine before the truce began on Friday", "died weeks after the fighting began on 1 March".

    "Died two weeks after the raid of 1 March" counts from it, "before police came on Friday" is of that day, and "days
    after a blast on Friday killed nine" tells whose day it is.
    """
    lead = max(start, span.start - 70)
    some = _SOME_TIME.search(folded, lead, span.start)
    if some is None:
        before = _BEFORE.search(folded, lead, span.start)
        return before is not None and NO_EVENT.match(folded, before.end(), span.start) is not None
    if _COUNTED.search(folded, start, some.start()) is not None or "," in folded[some.end() : span.start]:
        return False
    return not signs.any(
        "violence", some.end(), folded.find(",", span.end, end) if "," in folded[span.end : end] else end
    )


_OTHER_DAY = re.compile(
    rf"\b(?:on|in|at|by|early|late|last)\s+(?:\d|{MONTH_PATTERN}|{WEEKDAY_PATTERN})|\b(?:later|yesterday|today|(?:next|following)\s+(?:day|morning|week))\b"
)


def without_next(folded: str, signs: Signs, around: Span, span: Span) -> Span:
    """A stretch `around` a date up to where it goes on to what was done next: "were killed on 3 May [and buried on the 5th]"."""
    if (more := folded.find(" and ", span.end, around.end)) < 0:
        return around
    if signs.any("violence", around.start, span.start):
        return Span(around.start, more)
    harms = signs.spans("violence", span.end, around.end)
    more = folded.find(" and ", harms[0].end, around.end) if harms else -1
    if more < 0 or _OTHER_DAY.search(folded, more, around.end) is None:
        return around
    return Span(around.start, more)


def _of_work(folded: str, strike: Span) -> bool:
    """ "went on [strike]", "called a general [strike]": nobody is struck."""
    return folded.startswith("strike", strike.start) and folded.endswith(
        (" on ", " general ", " hunger "), 0, strike.start
    )


def _has_victims(folded: str, deed: Span) -> bool:
    """Whether a noun of harm says whose: "the murder of a judge", "the judge's murder"."""
    return (
        _VICTIMS.match(folded, deed.end) is not None
        or _OWN.search(folded, max(0, deed.start - 12), deed.start) is not None
    )


_NOUN = 20  # characters
_NAMED = re.compile(
    r"[\w-]+\s+(?:which|that|in\s+which|where)\s+(?:[\w-]+\s+){0,3}?(?:killed|died|injured|wounded|claimed|left|cost)\b"
)
# "was fined on Monday over [the fire]", "gathered on Monday at the site of [the blast]", "the inquiry into [the deaths]"
_ABOUT = re.compile(
    r"\b(?:over|into|about|concerning|regarding|against|for|in\s+connection\s+with|in\s+response\s+to|"
    r"(?:site|scene|spot|victims?|survivors?|anniversary|memory|honou?r|families|relatives|cause|causes|part|role|hand|"
    r"aftermath|wake|perpetrators?)\s+(?:of|in))\s+(?:the|an?|its|his|her|their|this|that|these|those|last\s+\w+['’]s)\s+"
    r"(?:(?!(?:in|on|of|at|by|with|from|an?|the|to|and)\b)[\w-]+\s+){0,2}"
)


def deals_with_event(folded: str, signs: Signs, around: Span, span: Span, end: int) -> bool:
    """Whether a date is that of what was done about an event, which the words behind name: "the firm was fined on Monday
    over the fire which killed nine". Not so where harm is told before: "nine died on Monday for the want of aid".

    `around` is the clause of the date at `span`, `end` the end of its sentence.
    """
    if tells_harm(signs, around.start, span.start):
        return False
    for about in _ABOUT.finditer(folded, span.end, end):
        comma = folded.find(",", about.end(), around.end)
        if tells_harm(signs, span.end, about.start()) or (comma > 0 and signs.any("violence", comma, around.end)):
            return False  # "On Monday, in response to the attack, jets killed nine"
        if _DEED.match(folded, about.end(), end) or _NAMED.match(folded, about.end(), end):
            return True
        behind = about.end(), about.end() + _NOUN
        if any(n.start == about.end() for table in ("event", "violence") for n in signs.spans(table, *behind)):
            return True
    return False
