"""Lists of names, and names that open a line or an item of it."""

from __future__ import annotations

import re

from claimledger.itemmarks import opening
from claimledger.mentions import Sentence
from claimledger.places.entries import is_matter
from claimledger.places.mentions import Page, PlaceMention

_QUOTES = ("'", "’")
#: Between two names of one list.
LIST = re.compile(
    r"\s*,?\s*(?:and|&|or)\s+(?:in\s+|near\s+|at\s+)?(?:the\s+)?(?:nearby\s+)?$|\s*,\s*(?:in\s+|near\s+)?$"
)
#: Behind a name that heads its line.
LABEL_END = re.compile(
    r"(?:\s+(?:province|governorate|countryside|city|camp|district|region|front|front\s?line|axis|sector))?"
    r"(?:(?:\s+\([^()\d\n]{2,40}\))?\s*[|:]\s|[ \t]+[-–—]\s+(?=[a-z\d]))(?!.{0,3}\()"
)
# Behind the mark of an item any stroke ends it: "• Orvale – A drone hit a car"
_ITEM_END = re.compile(r"(?:\s+\([^()\d\n]{2,40}\))?[ \t]+[-–—]\s+(?=\S)")
_NUMBER = r"(?:\d|\b(?:no|none|nil|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
# Behind a name that heads one of several counts of a sentence: "Orvale: 3 killed, [Lorin]: 4 killed; [Vela] - none"
_COUNTS = re.compile(
    r"(?:\s+(?:province|governorate|countryside|city|camp|district|region|state|county|division))?(?::|[ \t]+[-–—])\s+"
    r"(?:at\s+least\s+|about\s+|some\s+|over\s+|more\s+than\s+|nearly\s+)?"
    rf"{_NUMBER}"
)
_NUMBERS = re.compile(_NUMBER)
_BEFORE_SHARE = ("; ", ", ", "; and ", ", and ")
# "Nine died in the Sahara, Algeria's defence ministry said": the land of who speaks
_ITS_SPEAKER = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+){1,6}?(?:said|says|told|reported|confirmed|announced|stated|added|posted|wrote|tweeted)\b"
)


def opens_line(page: Page, sentence: Sentence, start: int) -> bool:
    """Whether a name opens its sentence, or an item of a list after a colon."""
    text = page.doc.text
    if start == sentence.start or text[start - 2 : start] == ": " or is_matter(text[sentence.start : start]):
        return True
    return start == opening(text, sentence.start, sentence.end)


def heads_item(page: Page, mention: PlaceMention, sure: bool) -> bool:
    """Whether a name behind the mark of an item opens it: "• Orvale – A drone hit a car"."""
    end = max(mention.reach, mention.span.end if mention.span else 0)
    if _ITEM_END.match(page.doc.folded, end) is None:
        return False
    return sure or page.small.isdisjoint(mention.bare_name.lower().split())


def heads_share(page: Page, sentence: Sentence, mention: PlaceMention) -> bool:
    """Whether a name opens one of several counts of a sentence: "Orvale: 3 killed, [Lorin]: 4 killed"."""
    if mention.span is None or not page.doc.text.endswith(_BEFORE_SHARE, sentence.start, mention.span.start):
        return False
    low = page.doc.folded
    if _COUNTS.match(low, max(mention.reach, mention.span.end), sentence.end) is None:
        return False
    return _NUMBERS.search(low, sentence.start, mention.span.start) is not None  # not "ORVALE, Lorin - Two died"


def listed_with(page: Page, mention: PlaceMention, before: list[PlaceMention], kind: int) -> PlaceMention | None:
    """The name before in one list, whose part it shares: "in Latakia and Tartus"; `kind` characters tell what it is."""
    if not before or before[-1].span is None or mention.span is None or mention.cue == "holder":
        return None
    if before[-1].role == "bare" or mention.span.start - before[-1].reach > 40:
        return None
    between = page.doc.folded[before[-1].reach : mention.span.start - kind]
    if page.doc.folded[mention.span.end : mention.span.end + 1] in _QUOTES and _ITS_SPEAKER.match(
        page.doc.folded, mention.span.end
    ):
        return None
    if LIST.fullmatch(between) is None:
        return None
    if between == ", in " and before[-1].precision == "admin1" and _is_inside(page, mention, before[-1]):
        mention.within = mention.within or [before[-1].bare_name]  # "in Anbar province, in Ramadi"
        return None
    return before[-1]


def _is_inside(page: Page, town: PlaceMention, division: PlaceMention) -> bool:
    """Whether a town is known in a division that a text names before it."""
    outer = [p for p in page.known(division.bare_name) if p.kind == "admin1"]
    return any((p.iso, p.admin1) == (d.iso, d.admin1) for p in page.known(town.bare_name) for d in outer)
