"""Figures that are rates, and count nobody: "nine people a day are killed", "a child dies every 40 seconds"."""

from __future__ import annotations

import re

from claimledger.harms.told import Told
from claimledger.roles import Item, items_text, offset

_SPAN = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?)"
# Directly behind the people or the verb: "nine people a day"; not "a day later".
_EACH = re.compile(
    rf" (?:an?|per) {_SPAN}\b(?! (?:later|earlier|after|before|ago|of|old|when|that|long|into|since|from|apart))"
)
# Anywhere behind them in the clause.
_EVERY = re.compile(rf" (?:every|each) (?:[\w-]+ )?{_SPAN}\b")
# In front of them: "Every day 30 to 40 people die there"; not "every day that we waited, a child died".
_EVERY_BEFORE = re.compile(
    rf"(?:^|[,;:\"“] ?|\b(?:and|that|but) )(?:every|each) (?:single )?{_SPAN}(?: since \w+| in \w+)?,? "
    r"(?!that\b|the\b|when\b|as\b)(?:(?!\b(?:as|when|where|who|which|that|and|but|while|after|before)\b)[^;:])*$"
)
_OTHER_CLAUSE = re.compile(r"[,;:]| (?:as|when|where|who|which|that|and|but|while|after|before) ")
# "For every soldier killed, three civilians died"; not "candles were lit for each of the dead".
_FOR_EVERY = re.compile(
    r"(?:^|[,;\"“] ?)for (?:every|each) (?!of\b)|\bfor every (?:\w+ )?(?:person|man|woman|child|civilian|soldier)\b"
)
# "12 deaths per 100,000 people", "nine homicides for every 1,000 births", "40 deaths per billion kilometres".
_SHARE = re.compile(
    r" (?:(?:die|dies|died|are killed|were killed|is killed) )?(?:per|for (?:every|each)|in (?:every|each)|to every) "
    r"(?:\d|(?:a |one |ten )?(?:hundred|thousand|million|billion)\b)"
)
_HEADS = (" per ", " for e", " in e", " to every ")
_OF_EVERY = ("of every ", "in every ")
_STUDIED = ("trial of ", "trials of ", "study of ", "studies of ", "survey of ", "sample of ", "cohort of ")
_OF_ROUND = re.compile(
    r"(?:^|[,;] |\b)(?:out of|of|among) (?:every |about )?(?:a |one )?(?:10+|10?,000|100,000|hundred|thousand|million)\b[^.;]*$"
)
_ONCE = (" a ", " an ", " per ")


def is_rate(items: list[Item], one: Told) -> bool:
    """Whether so many met it in each of many spans of time."""
    text = items_text(items)
    if "for e" in text and _FOR_EVERY.search(text) is not None:
        return True
    before = offset(items, 0) - items[0].unit.start
    ends = (one.group.span.end + before, items[one.item].unit.end + before)
    for end in ends:
        if text.startswith(_ONCE, end) and _EACH.match(text, end):
            return True
    start = one.group.span.start + before
    if one.group.count is not None and text.endswith(_OF_EVERY, 0, start):
        return True  # "30 of every [1,000 infants] die"
    if items[one.item].tag in "n@C" and text.endswith(_STUDIED, 0, start):
        return True  # "fewer deaths in a trial of [3,000 volunteers]"
    if items[one.item].unit.word in ("die", "dies") and _OF_ROUND.search(text, 0, start) is not None:
        return True  # "of 1,000 people infected, [nine] die"
    if any(head in text for head in _HEADS) and any(_SHARE.match(text, end) for end in ends):
        return True
    if " every " not in text and " each " not in text and not text.startswith(("every ", "each ")):
        return False
    if _EVERY_BEFORE.search(text[:start]) is not None:
        return True
    every = _EVERY.search(text, max(ends))
    return every is not None and _OTHER_CLAUSE.search(text, max(ends), every.start()) is None
