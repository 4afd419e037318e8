"""Rows of a report: lines below one another that each have a label and a number, "Orvale: 3 killed", "Police: no deaths".

A line alone is none: "Police: two killed in crash" is a headline, and tells who says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimledger.itemmarks import row_label
from claimledger.mentions import Document, Figure, Sentence
from claimledger.spans import Span


def label_of_row(doc: Document, index: int) -> Span | None:
    """The label of sentence `index`, where it is a row and the line above or below it is one, too."""
    beside = [at for at in (index - 1, index + 1) if 0 <= at < len(doc.sentences) and _apart(doc, min(at, index))]
    own = _label(doc, index)
    if own is not None and _OF_HARMED.match(doc.folded, own.start, own.end):
        return own
    return own if own is not None and any(_label(doc, at) is not None for at in beside) else None


# "Missing children: 2", "Injured passengers: 30": alone in its line as well, nobody who says so
_OF_HARMED = re.compile(
    r"\W*(?:killed|dead|missing|injured|wounded|hurt|trapped|abducted|displaced|surviving|rescued)\s"
)


def heading_of_rows(doc: Document, index: int) -> int | None:
    """The sentence that heads the rows of which `index` is one: a short line of its own that ends as no sentence does."""
    for line in reversed(doc.sentences[max(0, index - _MOST) : index]):
        if not _apart(doc, line.index):
            return None
        if _label(doc, line.index) is None:
            short = line.end - line.start <= _HEADING and doc.text[line.end - 1] not in _ENDS
            return line.index if short else None
    return None


_TELLS = re.compile(r"\b(?:was|were|has|have|had|is|are)\b")  # "The mission: one soldier was hurt on Saturday."
_MOST = 60  # rows
_HEADING = 90  # characters
_ENDS = ".!?"


def fields_above(doc: Document, figure: Figure) -> Iterator[Sentence]:
    """The lines of its record that stand above a figure's line and like it have a label, from below: "Location: Orvale".

    The record ends where a label comes again, above one that opens a record, and at a blank line below another's counts.
    """
    index, close = figure.sentence, False
    seen = set[str]()
    for line in reversed(doc.sentences[max(0, index - _FIELDS) : index + 1]):
        found = _FIELD.match(doc.folded, line.start, line.end)
        if found is None or found["key"] in seen or (figure.record and line.start < figure.record.start):
            return
        if line.index != index:
            blank = doc.text.count("\n", line.end, doc.sentences[line.index + 1].start) > 1
            if blank and close and doc.text[line.end - 1].isdigit() and _COUNT.search(doc.text, line.start, line.end):
                return
            close = close or not blank
            yield line
        seen.add(found["key"])
        if _OPENS.match(found["key"]) is not None:
            return


# "Location: Osk", "Location | Osk"; no row of several cells
_FIELD = re.compile(r"(?P<key>[^\W\d_][^:|\n]{1,30}?)(?::[ \t]+|[ \t]*\|[ \t]*(?=[^|\n]*$))\S", re.MULTILINE)
_OPENS = re.compile(r"(?:incident|event|record|attack|entry|case)(?:\s(?:id|no\.?|number|#|\d+))?$")
_COUNT = re.compile(r"[:|][ \t]+\d{1,6}$")
_FIELDS = 15  # lines


def fields_of(doc: Document, figure: Figure) -> Iterator[Sentence]:
    """The labelled lines of a figure's record: those above it from below, then those below it, up to a blank line."""
    seen = set[str]()
    for line in fields_above(doc, figure):
        found = _FIELD.match(doc.folded, line.start, line.end)
        seen.add(found["key"] if found is not None else "")
        yield line
    index = figure.sentence
    for line in doc.sentences[index + 1 : index + _FIELDS]:
        if "\n\n" in doc.text[doc.sentences[line.index - 1].end : line.start] or (
            figure.record is not None and line.start >= figure.record.end
        ):
            return
        found = _FIELD.match(doc.folded, line.start, line.end)
        if found is None or found["key"] in seen or _OPENS.match(found["key"]) is not None:
            return
        seen.add(found["key"])
        yield line


def of_other_record(figure: Figure, figures: Sequence[Figure], at: int) -> bool:
    """Whether what the text tells at character `at` is told in another record of a list than the figure's."""
    if figure.record is None or figure.record.start <= at < figure.record.end:
        return False
    records = [f.record for f in figures if f.record is not None]
    return min(r.start for r in records) <= at < max(r.end for r in records)


def _label(doc: Document, index: int) -> Span | None:
    known: dict[int, Span | None] = doc.kept.setdefault("labels", {})
    if index not in known:
        sentence = doc.sentences[index]
        found = row_label(doc.text, sentence.start, sentence.end)
        if found and doc.text[sentence.end - 1] == "." and _TELLS.search(doc.folded, sentence.start, sentence.end):
            found = None
        known[index] = Span(*found) if found is not None else None
    return known[index]


def _apart(doc: Document, index: int) -> bool:
    """Whether a sentence and the next one stand in lines of their own."""
    return doc.text[doc.sentences[index].end : doc.sentences[index + 1].start].strip(" \t\r") != ""
