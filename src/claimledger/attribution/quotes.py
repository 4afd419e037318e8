"""Direct speech: where quotation marks open and close it, also where one of the two was left out."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from claimledger.mentions import Document
from claimledger.patterns import standing
from claimledger.spans import Span

_LONG_QUOTE = 25  # characters; shorter ones are words in quotation marks, not speech
_LONG_PARAGRAPH = 600  # characters behind a mark that is never closed: not all of them are speech
_ALL = ('"', "“", "”", "«", "»")
_OPENING = "“«"
_CLOSING = "”»"
_BEFORE = " \n(—–-"  # what may stand before a mark that opens


@dataclass(slots=True)
class Quote:
    """A stretch of direct speech, marks included."""

    span: Span
    before: int | None  # the last long quote before it, by its number
    sentence: bool = False  # whole sentences stand in it, however short


def is_long(quote: Quote) -> bool:
    """Whether a quote is speech, and no single words in quotation marks."""
    return quote.sentence or quote.span.end - quote.span.start > _LONG_QUOTE


def quotes_of(doc: Document) -> list[Quote]:
    """Direct speech, paragraph by paragraph; a quote left open runs to the paragraph's end.

    In a paragraph that another quote follows in, or of many sentences, it is its own sentence alone: what comes behind
    may be the article's own voice again.
    """
    found: list[Span] = []
    sentences, starts = doc.sentences, [s.start for s in doc.sentences]
    opened, end = None, 0  # where the quote begins, and its paragraph ends
    for at in standing(_ALL, doc.text, 0, len(doc.text)):
        mark = doc.text[at]
        if at >= end:
            if opened is not None:
                found.append(Span(opened, _left_open(doc, starts, opened, end)))
                opened = None
            here = max(bisect_right(starts, at) - 1, 0)
            while here + 1 < len(sentences) and sentences[here + 1].paragraph == sentences[here].paragraph:
                here += 1
            if not starts or not starts[0] <= at < sentences[here].end:
                continue  # between two paragraphs
            end = sentences[here].end
        opens = mark in _OPENING or (mark == '"' and _turns(doc.text, at, +1))
        if opened is None:
            if opens or (mark == '"' and not _turns(doc.text, at, -1)):
                opened = at
        elif opens and (behind := _sentence_end(doc, starts, opened)) <= at:
            found.append(Span(opened, behind))  # "“The road was shut. The mayor came. “We left”, she said"
            opened = at
        elif mark in _CLOSING or mark == '"':
            found.append(Span(opened, at + 1))
            opened = None
    if opened is not None:
        found.append(Span(opened, _left_open(doc, starts, opened, end)))
    quotes: list[Quote] = []
    begins = {s.start for s in doc.sentences} if found else frozenset()
    before: int | None = None
    for number, span in enumerate(found):
        whole = span.start in begins and (doc.text[span.end - 2] in ".!?," or doc.text[span.end - 1] in ".!?")
        quotes.append(Quote(span, before, whole))
        before = number if is_long(quotes[-1]) else before
    return quotes


def _turns(text: str, at: int, way: int) -> bool:
    """Whether a straight mark can only open (`way` 1) or only close (-1) by the blanks beside it."""
    before = not at or text[at - 1] in _BEFORE
    behind = at + 1 >= len(text) or text[at + 1] in " \n"
    return before and not behind if way > 0 else behind and not before


def _sentence_end(doc: Document, starts: list[int], at: int) -> int:
    return doc.sentences[max(bisect_right(starts, at) - 1, 0)].end


def _left_open(doc: Document, starts: list[int], opened: int, end: int) -> int:
    """Where a quote ends that nothing closes up to the paragraph's end."""
    return end if end - opened <= _LONG_PARAGRAPH else _sentence_end(doc, starts, opened)
