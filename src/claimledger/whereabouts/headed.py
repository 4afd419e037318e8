"""The country or province that a report is on, by the line over it: "In brief - Vela", "Vela", "Weekly update on Vela"."""

from __future__ import annotations

import re

from claimledger.mentions import Document
from claimledger.places.mentions import Page, PlaceMention

_LONGEST = 60  # characters of such a line
_REPORT = re.compile(
    r"(?:(?:.*\b)?(?:brief(?:s|ing)?|updates?|reports?|bulletin|digest|round-?up|summary|review|sitrep|monitor|overview|news|"
    r"chronology|timeline|alert|notes)\b[^,:–—-]{0,24}?(?:\s[-–—|]\s|\s?[:,]\s|\s(?:on|in|for|from)\s))?(?:the\s)?"
)


def read_head(page: Page, doc: Document, named: list[list[PlaceMention]]) -> None:
    """Make a label of the wide place that ends the first line, where that says no more than what the text is on."""
    sentences = doc.sentences
    if len(sentences) < 2 or len(named[0]) != 1 or sentences[0].paragraph == sentences[1].paragraph:
        return
    first, mention = sentences[0], named[0][0]
    if first.end - first.start > _LONGEST or mention.span is None or mention.span.end != first.end:
        return
    if not any(p.kind in ("country", "admin1") for p in page.known(mention.bare_name)[:1]):
        return
    if _REPORT.fullmatch(doc.folded, first.start, mention.span.start):
        mention.role, mention.cue = "label", "heading"
