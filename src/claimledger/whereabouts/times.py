"""Parts of a sentence that tell of different times: the place of one is not that of the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.calendars import DAY_NAMES, MONTH_PATTERN, MONTHS
from claimledger.datelines import find_dateline
from claimledger.mentions import Document, Figure
from claimledger.patterns import Rare
from claimledger.places.mentions import PlaceMention
from claimledger.spans import Span
from claimledger.whereabouts.clause import of_its_clause

_OWN_TIME = re.compile(
    rf"\b(?:in|last|this|since|of) (?:early |mid-|late )?(?:(?:{MONTH_PATTERN})(?: \d{{4}})?|year|month|week|(?:19|20)\d\d)\b"
    r"|\b(?:days?|weeks?|months?|years?) (?:after|before|ago|earlier|later)\b"
)
# "A woman was shot on 3 May and a man on 6 May in Lorin"
_OWN_DAY = re.compile(rf"\bon (?:early |late )?(?:(?:{MONTH_PATTERN}) \d{{1,2}}|\d{{1,2}} (?:{MONTH_PATTERN}))\b")
# "…, and on 5 July a couple died": the part begins with its day
_BEGINS_DAY = re.compile(
    rf"\W*(?:and |while |but )?on (?:early |late )?(?:(?:{MONTH_PATTERN}) \d{{1,2}}|\d{{1,2}} (?:{MONTH_PATTERN})|"
    rf"(?:{'|'.join(DAY_NAMES)}))\b"
)
_PAST_YEAR = re.compile(
    r"(?<!\bborn )\b(?:in|of|the) (?:\w+ )?((?:1[6-9]|20)\d\d)\b|\blast year\b|\b(?:decades?|years) (?:ago|earlier|before)\b"
)
_YEAR = Rare(r"(?:1[6-9]|20)\d\d")
_PARTING = re.compile(r";|,? (?:and|while|but) ")


def of_its_time(
    doc: Document, figure: Figure, own: Sequence[Figure], named: Sequence[PlaceMention]
) -> list[PlaceMention] | None:
    """The places of the part of a sentence that tells the figure, where each part has a time of its own; None where
    the sentence is not parted so. `own` are the figures of the sentence in order.

    "In May ten died on the Meghna, and 112 died in 2014 near Osk": Osk is the place of the 112 alone.
    """
    if not (found := [k for k, f in enumerate(own) if f is figure]):
        return None
    at = found[0]
    if (clause := of_its_clause(doc, figure, own, named)) is not None:
        return clause
    start = _parted(doc, own[at - 1], figure) if at else None
    end = _parted(doc, figure, own[at + 1]) if at + 1 < len(own) else None
    if start is None and end is None:
        return None
    sentence = doc.sentences[figure.sentence]
    side = Span(sentence.start if start is None else start, sentence.end if end is None else end)
    own_time = _OWN_TIME.search(doc.folded, *side) or _BEGINS_DAY.match(doc.folded, side.start)
    for sign in (_OWN_TIME, _OWN_DAY):
        if not (own_time if sign is _OWN_TIME else sign.search(doc.folded, *side)):
            continue
        if (start is not None and sign.search(doc.folded, sentence.start, start)) or (
            end is not None and sign.search(doc.folded, end, sentence.end)
        ):
            return [m for m in named if m.span and side.contains(m.span)]
    return None


def _parted(doc: Document, one: Figure, two: Figure) -> int | None:
    """Where a new part of the sentence begins between two figures."""
    found = None
    for match in _PARTING.finditer(doc.folded, max(one.span.end, one.harm.end), two.span.start):
        found = match.start()
    return found


def _year_told(doc: Document) -> int | None:
    """The year of publication, or of the day in a dateline: "21 JUN 89"."""
    if doc.article.published is not None:
        return doc.article.published.year
    line = find_dateline(doc)
    return line.day.year if line is not None and line.day is not None and line.has_year else None


def goes_back(doc: Document, index: int) -> bool:
    """Whether a sentence names a year before that of publication."""
    year = _year_told(doc)
    if year is None:
        return False
    sentence = doc.sentences[index]
    words = doc.folded[sentence.start : sentence.end]
    if "year" not in words and "decade" not in words and _YEAR.search(words) is None:
        return False
    for match in _PAST_YEAR.finditer(doc.folded, sentence.start, sentence.end):
        if match[1] is None or int(match[1]) < year:
            return True
    return False


_IN_MONTH = Rare(
    r"\b(?:killed|dead|died|deaths|lives|injured|wounded|hurt|murdered|murders|abducted|kidnapped|displaced|casualties|missing) "
    rf"in (?:early |mid-|late )?({MONTH_PATTERN})\b(?! \d{{1,2}}\b)"
)
_GOES_BACK = re.compile(r"\b(?:there|here|where|same|similar|after|when|junction|road|spot)\b")


def of_other_month(doc: Document, index: int) -> bool:
    """Whether a sentence counts over a month that nothing before it is of: "Nearly 300 people were killed in January"."""
    sentence, published = doc.sentences[index], doc.article.published
    found = _IN_MONTH.search(doc.folded, sentence.start, sentence.end)
    if found is None or published is None or _GOES_BACK.search(doc.folded, sentence.start, sentence.end):
        return False
    if MONTHS.get(found[1]) == published.month:
        return False
    before = doc.folded[: sentence.start]
    return re.search(rf"\b{found[1][:3]}(?:{found[1][3:]})?\b", before) is None
