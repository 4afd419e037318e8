"""Places that head one of several counts of a sentence each: "Orvale: 3 killed, Lorin: 4 killed; elsewhere: 2"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.mentions import Document, Figure
from claimledger.places.listing import heads_share
from claimledger.places.mentions import Page, PlaceMention

# "; elsewhere: 10 killed", ", other regions - 10"
_ELSEWHERE = re.compile(r"[;,]\s(?:and\s)?(?:elsewhere|(?:in\s)?other\s\w+|(?:the\s)?rest[^:;,]{0,30})\s?(?::|[-–—])\s")
# "In Osk 12 were killed; elsewhere ten", "Elsewhere, two died"; not "four of them elsewhere in Osk"
_ELSE = re.compile(
    r"(?:^\W*|[;.]\s+|,?\s(?:and|while|but)\s+)elsewhere\b(?!\s+in\s+the\s+(?:city|town|village|camp)\b)[^;.]*$"
)
# "In Osk 12 were killed and another [five in other parts] of the country", "five [died elsewhere] in the state"
_ELSE_BEHIND = re.compile(
    r"(?:(?!\b(?:and|while|but|when|after|as)\b)[^.;,:]){0,45}?\b(?:elsewhere\b(?!\s+in\s+the\s+(?:city|town|village|camp)\b)|"
    r"in\s+other\s+(?:parts|areas|districts|provinces|regions|towns|cities|villages|states|places|governorates|counties)\b"
    r"(?!\s+of\s+the\s+(?:city|town|village|camp)\b))"
)


def is_elsewhere(doc: Document, mentions: Sequence[PlaceMention], figure: Figure) -> bool:
    """Whether a figure is told to be of elsewhere, and its places stand before that word: none of them is meant."""
    sentence, low = doc.sentences[figure.sentence], doc.folded
    start, behind = sentence.start, max(figure.span.end, figure.harm.end)
    if low.find("elsewhere", behind, sentence.end) >= 0 or low.find(" other ", behind, sentence.end) >= 0:
        after = _ELSE_BEHIND.match(low, behind, sentence.end)
        if after is not None:
            return all(m.span is None or m.span.start < behind for m in mentions)
    if low.find("elsewhere", start, figure.span.start) < 0:
        return False
    found = _ELSE.search(low[start : figure.span.start])
    return found is not None and all(m.span is None or m.span.start < start + found.start() + 1 for m in mentions)


def of_its_share(page: Page, close: Sequence[PlaceMention], figure: Figure) -> list[PlaceMention] | None:
    """The place that heads the count that a figure stands in, none for "elsewhere"; None where no place does."""
    sentence = page.doc.sentences[figure.sentence]
    if page.doc.text.find(":", sentence.start, sentence.end) < 0 and page.doc.text.find(" - ", sentence.start) < 0:
        return None
    heads = [m for m in close if m.span and heads_share(page, sentence, m)]
    behind = max((m.span.start for m in heads if m.span and m.span.start < figure.span.start), default=-1)
    first = _first(page.doc, close, figure)
    if _ELSEWHERE.search(page.doc.folded, max(behind, sentence.start), figure.span.start) is not None and first:
        return []
    if behind >= 0:
        return [m for m in heads if m.span and m.span.start == behind]
    return (first or [m for m in close if m not in heads]) if heads else None


def _first(doc: Document, close: Sequence[PlaceMention], figure: Figure) -> list[PlaceMention]:
    """The place that the sentence opens with as the label of its first count, where the figure stands in one behind it."""
    start = doc.sentences[figure.sentence].start
    return [m for m in close if m.span and m.role == "label" and start <= m.span.start < figure.span.start][:1]
