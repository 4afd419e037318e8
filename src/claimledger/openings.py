"""Paragraphs that begin with a day of their own, as the incidents of a report do: "On 4 October soldiers entered"."""

from __future__ import annotations

import re

from claimledger.calendars import DAY_NAMES, MONTH_PATTERN
from claimledger.mentions import Document

_OPENING = ("on ", "- on ", "• on ", "early on ", "late on ", "similarly, on ", "also on ")
_DAY = re.compile(
    r"(?:- |• )?(?:early |late |similarly, |also )?on (?:the (?:night|morning|evening|afternoon) of )?"
    rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTH_PATTERN})|(?:{MONTH_PATTERN}) \d{{1,2}}|{'|'.join(DAY_NAMES)})\b"
)


def opening_days(doc: Document) -> dict[int, str]:
    """For each paragraph that begins with a day, the words of that day. "On 4 October soldiers …" -> "4 october"."""
    found: dict[int, str] = {}
    last = -1
    for sentence in doc.sentences:
        if sentence.paragraph == last:
            continue
        last = sentence.paragraph
        if doc.folded.startswith(_OPENING, sentence.start) and (day := _DAY.match(doc.folded, sentence.start)):
            found[last] = day["day"]
    return found
