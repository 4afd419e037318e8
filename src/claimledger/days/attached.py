"""Dates that stand with another noun than that of a figure: "the murder of a clerk, a flood and the raids of 3 May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimledger.days.dates import DateMention
from claimledger.days.daybook import Daybook
from claimledger.days.numbernames import ANY_NUMBER
from claimledger.days.reading import Told
from claimledger.days.words import date_signs
from claimledger.mentions import Document, Figure, Sentence
from claimledger.patterns import Rare
from claimledger.spans import Span

# "the murder of a clerk, the first flight over the bay and [the raids of 3 May]": the last item of a list has its own day
_LAST_ITEM = re.compile(
    r"[^;]*,[^;]*?\s+and\s+(?:(?!(?:in|on|at|by|with|from|during|after|before|since|when|as|for|of|to|was|were|killed|died)\b)[\w'’-]+\s+){0,4}"
)
# "clashes during a strike against cuts imposed after the quake of 3 May"
_MEASURES = Rare(
    r"\b(?:imposed|adopted|introduced|declared|enacted|decreed|established|formed|created|proclaimed|set\s+up|"
    r"drawn\s+up|passed|approved|agreed|signed)\s+(?:\w+\s+)?(?:after|following|since|because\s+of|in\s+(?:response|reply)\s+to|"
    r"in\s+the\s+(?:wake|aftermath)\s+of)\s"
)
# "the assassinated commander", "his slain brother": told of as somebody dead, whenever that was
_DEAD = ("assassinated", "slain", "murdered", "executed", "martyred")
_WINDOWS = ("past", "since", "duration")
_ITEM = 30  # characters


# "to protest the murder of a clerk, and [a few minutes ago] the judges resigned, too"; not "on Monday and on Tuesday"
_AND_THEN = re.compile(
    r"(?<!day)(?<!night)(?<!morning)(?<!evening)(?<!ago)(?<!\d)(?<!ary)(?<!march)(?<!april)(?<!may)(?<!june)(?<!july)(?<!august)"
    r"(?<!ber),?\s+and\s+(?:(?:on|in|late|early|just|only|an?|the|few)\s+)*\Z"
)
_SUBJECT = re.compile(
    r",?\s+(?!(?:in|at|near|by|when|where|after|before|during|from|as|on|of|to|with|while|and|or|but|alone)\b)(?:[\w'’-]+\s+){2}"
)


def _is_of_next_clause(folded: str, end: int, span: Span, last: int) -> bool:
    """Whether a date behind a figure opens a clause that tells of no harm, in a sentence up to `last`: "nine died, and
    on Tuesday police searched it"."""
    lead = folded[max(end, span.start - 30) : span.start]
    if " and " not in lead or _AND_THEN.search(lead) is None or _SUBJECT.match(folded, span.end) is None:
        return False
    close = min((at for mark in ".;" if (at := folded.find(mark, span.end, last)) > 0), default=last)
    signs = date_signs(folded)
    return not signs.any("violence", span.end, close) and not signs.any("event", span.end, close)


def is_of_other_noun(doc: Document, figure: Figure, mention: DateMention, span: Span) -> bool:
    """Whether a date stands with a noun that tells of something else than what befell the people of a figure."""
    folded, end = doc.folded, max(figure.span.end, figure.harm.end)
    if span.start < end:
        return False
    if mention.form in _WINDOWS:
        return (
            folded.find(";", end, span.start) >= 0
        )  # "the death of a clerk; thousands of cases in the past nine years"
    if mention.form:
        return False
    if folded.startswith(_DEAD, figure.harm.start) and figure.harm.end < figure.span.end:
        # "the brother of the assassinated commander hoped that the sides would agree on Friday"
        lead = figure.harm.start == figure.group.start or folded[figure.group.start : figure.harm.start].strip() != ""
        if lead and not date_signs(folded).any("violence", end, span.start):
            return True
    if _is_of_next_clause(folded, end, span, doc.sentences[figure.sentence].end):
        return True
    if _MEASURES.search(folded, end, span.start) is not None:
        return True
    if folded.endswith(" of ", end, span.start):
        noun = date_signs(folded).spans("event", max(end, span.start - _ITEM), span.start)
        if noun and noun[-1].end + 4 == span.start and _LAST_ITEM.fullmatch(folded, end, noun[-1].start):
            return not date_signs(folded).any("violence", end, noun[-1].start)
    return False


def is_vague_before(days: Daybook, figure: Figure, told: Told) -> bool:
    """ "A plane crashed recently, and its pilot died": the pilot of that crash, whenever it was."""
    span = told.mention.span
    if span is None or told.mention.form != "vague" or told.role != "event" or span.end > figure.harm.start:
        return False
    return date_signs(days.doc.folded).any("violence", days.doc.sentences[told.sentence].start, figure.harm.start)


def is_behind_stop(folded: str, sentence: Sentence, figure: Figure, told: Told, beside: Sequence[Span]) -> bool:
    """Whether a date behind a semicolon is that of what is counted there: "Two cooks killed in Osk; toll in [last week's]
    fire reaches ten", "the 41st this year; there were 52 in [2023]". `beside` are the numbers of other figures."""
    span = told.mention.span
    if span is None or (stop := folded.rfind(";", max(figure.harm.end, figure.span.end), span.start)) < 0:
        return False
    of_others = any(stop < other.start < sentence.end for other in beside)
    return of_others or told.mention.precision in ("year", "month")


_BARE_COUNT = re.compile(rf"^(?!.*\b(?:aged?|ages|between)\b).*\band\s+(?:{ANY_NUMBER})\s+(?:on\s+|since\s+)?\Z")


def is_of_bare_count(doc: Document, figure: Figure, span: Span) -> bool:
    """Whether a number without a noun stands before a date: "22 were killed since dawn, and 310 [since Sunday]"."""
    end = max(figure.harm.end, figure.span.end)
    if doc.folded.find(" and ", end, span.start) < 0:
        return False
    return _BARE_COUNT.search(doc.folded[end : span.start]) is not None


_OFFSET_TO = re.compile(r"\s+(?:the|its|their)\s+(?:\w+\s+)?")
_NAMED_NEAR = 20  # characters


def without_offset_to_date(folded: str, figure: Figure, usable: list[Told]) -> list[Told]:
    """ "Nine months after [the February landslide] that killed 46": the month is told, and nothing need be counted."""
    for one, other in pairwise(usable):
        first, second = one.mention.span, other.mention.span
        if one.mention.form == "offset" and one.mention.shift > 0 and first and second and not other.mention.form:
            near = second.start - first.end <= _NAMED_NEAR and second.end < min(figure.harm.start, figure.span.start)
            if near and _OFFSET_TO.fullmatch(folded, first.end, second.start):
                return [t for t in usable if t is not one]
    return usable
