"""Places in the stiff forms of lists and records: "Location: Osk.", "Floods, Osk: nine dead", "shot dead, Osk, 3 May"."""

from __future__ import annotations

import re

from claimledger.calendars import MONTH_PATTERN
from claimledger.mentions import Sentence
from claimledger.places.mentions import Page

_DATE = rf"(?:\d{{1,2}}\s+(?:{MONTH_PATTERN})\b\.?|(?:{MONTH_PATTERN})\b\.?\s+\d{{1,2}})(?:,?\s+(?:19|20)\d\d)?"
_FIELD = re.compile(
    r"\b(?:location|place|city|town|village|district|province|where|venue|site|scene|area)(?: of [a-z]+)?(?::\s|\s*\|)\s*$"
)
# "Osk, 23 July: nine dead": the day behind the name of a heading
_DATED_HEADING = re.compile(rf",\s+{_DATE}\s*:\s")
# "8 June, Osk: nine dead", "8 June. Osk. Nine people died": the day before the name that heads an entry
_IN_FIGURES = r"(?:(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d)(?:\s+\d\d:\d\d)?"
_DAY_BEFORE = re.compile(
    rf"(?:\W*\d{{1,2}}[.)/]\s+)?\W*(?:on\s+)?(?:\w+day,?\s+)?(?:{_DATE}\s*(?:[,.:–—-]\s+|\()|{_IN_FIGURES}\s*(?:[,.:|–—-]?\s+|\())"
)
_HEADS_ENTRY = re.compile(r"\s*(?:\)?:\s|[.]\s+(?=[A-Z\d])|\s[-–—]\s)")
# What a heading tells of before its place: "Floods, [Osk]: nine dead", "Boat accident, [Osk]: nine dead"
_MATTER = re.compile(r"[A-Z][a-z-]+(?: [a-z-]+){0,2}, $")
_CLOSING = re.compile(rf"(?:,\s+{_DATE})?\s*\.?\s*$")
_ENTRY = re.compile(r"(?m)^([A-Z][\w’'-]{2,}(?: [\w’'-]+)?)\. (?=[A-Z\d])")
_LONGEST_DAY = 40  # characters of a day and what stands before it
_SMALL_BEFORE = re.compile(r"\b[a-z][a-z-]+, $")
_SPEECH = re.compile(r"\b(?:said|says|told|from|of|between|including|according)\b")


def is_field(left: str) -> bool:
    """Whether the folded words before a name are a label of places: "Location: [Osk]", "City: [Osk]"."""
    return left.rstrip().endswith((":", "|")) and _FIELD.search(left) is not None


def heads_with_day(low: str, end: int) -> bool:
    """Whether the name that ends at `end` is a heading with its day: "[Osk], 23 July: nine dead"."""
    return low.startswith(", ", end) and _DATED_HEADING.match(low, end) is not None


def follows_day(page: Page, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a name behind a day heads what is told of both: "8 June, [Osk]: nine dead", "8 June. [Osk]. Nine died"."""
    line = page.doc.text.rfind("\n", 0, start) + 1
    if start - line > _LONGEST_DAY or _HEADS_ENTRY.match(page.doc.text, end) is None:
        return False
    return _DAY_BEFORE.fullmatch(page.doc.folded, line, start) is not None


def is_entry_title(page: Page, sentence: Sentence, end: int, *, known: bool) -> bool:
    """Whether a name that opens its sentence is all of it, and the paragraph goes on: "[OSK]. Nine people died".

    One that is not listed, where another of the text is: "Osk. Nine died.", and below "Lorin. Two died."
    """
    if end + 1 != sentence.end or page.doc.text[end] != "." or sentence.index + 1 >= len(page.doc.sentences):
        return False
    if page.doc.sentences[sentence.index + 1].paragraph != sentence.paragraph:
        return False
    return known or any(page.known(m.group(1)) for m in _ENTRY.finditer(page.doc.text))


def is_matter(before: str) -> bool:
    """Whether what stands before a name in its heading tells what happened there: "Floods, [Osk]: nine dead"."""
    return before.endswith(", ") and _MATTER.fullmatch(before) is not None


def closes_entry(before: str, after: str, *, known: bool) -> bool:
    """Whether a name, perhaps with a day, is all that stands behind what an entry tells: "shot dead in a bar, [Osk]",
    "killed by sniper fire, [Osk], 3 May"; not "said Ann Lee, [Osk]", nor the last of those who came "from Lorin, [Osk]".

    One that is not `known` only before a day.
    """
    if not before.endswith(", ") or len(after) > 24 or _CLOSING.fullmatch(after) is None:
        return False
    if not (known or after.startswith(", ")):
        return False
    return _SMALL_BEFORE.search(before) is not None and _SPEECH.search(before.lower()) is None and before.count(",") < 4
