"""Whether a figure is told of another day than the total before it: "On Wednesday a teacher was shot dead in Osk"."""

from __future__ import annotations

import re

from claimledger.calendars import DAY_NAMES
from claimledger.mentions import Document, Figure
from claimledger.patterns import Rare

_DAYS = Rare(rf"\b(?:{'|'.join(DAY_NAMES)})\b")
_SAID = re.compile(
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


def killed_another_day(doc: Document, total: Figure, figure: Figure) -> bool:
    """Whether the sentence of a figure kills on another day than that of the total: it opens with how much later or
    earlier it was, or gives another weekday. "Ann Lee, 31, died on Sunday" may be of Friday's attack."""
    words = doc.folded[figure.harm.slice]
    if words.startswith(_DIES) or figure.definite:
        return False
    sentence = doc.sentences[figure.sentence]
    if _OPENING.match(doc.folded, sentence.start, sentence.end) is not None:
        return True
    own = _days_in(doc, figure)
    if not own:
        return False
    days = _days_in(doc, total)
    return bool(days) and own.isdisjoint(days)


def _days_in(doc: Document, figure: Figure) -> frozenset[str]:
    """The weekdays that the sentence of a figure gives for what it tells, and not for who said it."""
    sentence = doc.sentences[figure.sentence]
    if _DAYS.search(doc.folded, sentence.start, sentence.end) is None:
        return frozenset()
    return frozenset(
        m.group() for m in _DAYS.finditer(doc.folded, sentence.start, sentence.end)
        if _SAID.search(doc.folded, max(sentence.start, m.start() - 40), m.start()) is None
    )  # fmt: skip
