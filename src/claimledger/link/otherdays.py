"""Whether a figure is told of another day than the total before it: "On Wednesday a teacher was shot dead in Osk"."""

from __future__ import annotations

import re

from claimledger.calendars import DAY_NAMES
from claimledger.mentions import Document, Figure
from claimledger.patterns import Rare

_DAYS = Rare(rf"\b(?:{'|'.join(DAY_NAMES)})\b")
_SAID = Rare(
    r"\b(?:said|told|announced|confirmed|identified|named|released|reported|reporters|statement|added|wrote|buried|held|"
    r"arrested|charged|appeared|press|briefing|conference)(?: \w+){0,2} (?:on |late |early )*$"
)
_OPENING = re.compile(
    r"\W*(?:but |and |just |only |barely |some |about )*(?:(?:an? |the |[\w-]+ ){1,2}(?:hours?|days?|weeks?|months?) "
    r"(?:earlier|later|before|after|ago)\b|hours (?:earlier|later|before)\b|(?:earlier in the|last|the previous|the following|"
    r"the next) (?:day|week|night|month)\b)"
)
# Who dies on another day may have been hurt on the day of the total.
_DIES = ("died", "dies", "dead", "succumb", "pronounced", "declared", "found", "passed", "has died", "lost")
_CAUSED = re.compile(rf"(?:\s(?:on|late|early|this|last))*\s(?:{'|'.join(DAY_NAMES)})(?:\s\w+)?,? (?:when|as|while) ")


def killed_another_day(doc: Document, total: Figure, figure: Figure) -> bool:
    """Whether the sentence of a figure kills on another day than that of the total: it opens with how much later or
    earlier it was, or gives another weekday. "Ann Lee, 31, died on Sunday" may be of Friday's attack."""
    words = doc.folded[figure.harm.slice]
    sentence = doc.sentences[figure.sentence]
    if figure.definite or (words.startswith(_DIES) and not _has_cause(doc, figure)):
        return False
    if _OPENING.match(doc.folded, sentence.start, sentence.end) is not None:
        return True
    own = _days_in(doc, figure)
    if not own:
        return False
    days = _days_in(doc, total)
    return len(days) == 1 and own.isdisjoint(days) and not _goes_on(doc, total)


_YEAR = Rare(r"\b(?:in|since|during|of|until|by) (?:(?:early|mid|late)[ -])?(?:\w+ )?((?:19|20)\d\d)\b")


def in_year_of_its_own(doc: Document, total: Figure, figure: Figure) -> bool:
    """ "The group emerged in 1976 and, soon after, murdered [a minister]", behind a total of the news."""
    sentence = doc.sentences[figure.sentence]
    said = _YEAR.search(doc.folded, sentence.start, figure.span.start)
    if said is None:
        return False
    published = doc.article.published
    if published is not None and int(said[1]) >= published.year:
        return False
    whole = doc.sentences[total.sentence]
    return doc.folded.find(said[1], whole.start, whole.end) < 0


def _has_cause(doc: Document, figure: Figure) -> bool:
    return _CAUSED.match(doc.folded, figure.harm.end, doc.sentences[figure.sentence].end) is not None


def _goes_on(doc: Document, total: Figure) -> bool:
    """Whether a total is of all days since one: "raids have killed 46 since Monday"."""
    sentence = doc.sentences[total.sentence]
    return doc.folded.find("since ", sentence.start, sentence.end) >= 0


def told_another_day(doc: Document, first: Figure, later: Figure) -> bool:
    """Whether the sentence of a later figure gives a weekday that the one of the first does not."""
    return not _days_in(doc, later) <= _days_in(doc, first)


def _days_in(doc: Document, figure: Figure) -> frozenset[str]:
    """The weekdays that the sentence of a figure gives for what it tells, and not for who said it."""
    sentence = doc.sentences[figure.sentence]
    if _DAYS.search(doc.folded, sentence.start, sentence.end) is None:
        return frozenset()
    return frozenset(
        m.group() for m in _DAYS.finditer(doc.folded, sentence.start, sentence.end)
        if _SAID.search(doc.folded, max(sentence.start, m.start() - 40), m.start()) is None
    )  # fmt: skip
