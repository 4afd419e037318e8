"""Deeds that a text speaks of in passing, with a count and a day of their own, beside the news that it tells.

"A trader was shot dead. The town still mourns the massacre of 12 last Wednesday. A second trader died": Wednesday is the day
of the 12 alone.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimledger.days.dates import DateMention
from claimledger.days.daybook import Daybook
from claimledger.mentions import Figure
from claimledger.patterns import Rare

_MEMORY = Rare(
    r"\b(?:mourn(?:s|ed|ing)?|remember(?:s|ed|ing)?|recall(?:s|ed|ing)?|commemorat(?:es|ed|ing|ion)|haunt(?:s|ed|ing)?|"
    r"in\s+memory\s+of|remind(?:s|ed|er)\s+of|reminiscent\s+of|anniversary\s+of|reeling\s+from|scarred\s+by|"
    r"since\s+(?:the|that|this)\s+(?:\w+\s+)?(?:massacre|killing|murder|slaughter|slaying|shooting|execution|assassination))\b"
)


def names_its_count(folded: str, figure: Figure) -> bool:
    """Whether a deed is named by those whom it struck: "the massacre of 12", "the killing of two guards"."""
    return folded.startswith(" of ", figure.harm.end) and 0 < figure.span.start - figure.harm.end < _BEFORE_COUNT


_BEFORE_COUNT = 30  # characters


def is_in_passing(days: Daybook, figure: Figure) -> bool:
    """Whether a figure is that of a deed that its sentence only remembers."""
    return names_its_count(days.doc.folded, figure) and days.holds(_MEMORY, figure.sentence)


def of_deed(folded: str, figure: Figure, mention: DateMention) -> DateMention:
    """ "Feared since the massacre of 12 [last Wednesday]": the 12 died on that day, and none of them since."""
    if mention.form != "since" or mention.span is None or not names_its_count(folded, figure):
        return mention
    start = folded.rfind("since ", max(0, figure.harm.start - _BEFORE_COUNT), figure.harm.start)
    if start < 0 or figure.span.end > mention.span.start or re.search(r"[,;:]", folded[start : mention.span.start]):
        return mention
    return replace(mention, form="", end=mention.start, precision="day", reason=mention.reason.removeprefix("since "))


# "In addition, the Second Front ambushed a convoy", "Besides, there was a raid on the mill"; not "in addition, two were hurt"
_ADDED = re.compile(
    r"\W*(?:in\s+addition|additionally|furthermore|moreover|besides),\s(?=[^;]*?\b(?:ambushed|attacked|raided|stormed|shelled|"
    r"bombed|rocketed|mortared|assaulted|intercepted|harassed|overran|blew\s+up|clashed|annihilated|an?\s+(?:[\w-]+\s+){0,2}?"
    r"(?:ambush|attack|raid|clash|assault|skirmish|firefight|bombing|shelling|blast|explosion))\b)"
)
_ADDING = ("in add", "additi", "furthe", "moreov", "beside")


def is_added_deed(days: Daybook, figure: Figure) -> bool:
    """Whether a sentence adds a deed to those told before it, with no day of its own."""
    sentence, folded = days.doc.sentences[figure.sentence], days.doc.folded
    at = sentence.start + (not folded[sentence.start].isalpha())
    if not folded.startswith(_ADDING, at):
        return False
    return _ADDED.match(folded, sentence.start, max(figure.harm.start, figure.span.start)) is not None
