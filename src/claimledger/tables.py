"""Tables written as lines: rows of a name and a number below a line that says what is counted, and columns by their heads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from claimledger.groups import Group
from claimledger.harms.told import outcome_of
from claimledger.mentions import Document, Figure, Sentence
from claimledger.records import Category, Demographic, Outcome, Qualifier
from claimledger.roles import Item
from claimledger.spans import Span

_ROWS = 60  # of one table
_LEAST = 2
_HEAD = 90  # characters of the line above
_FIGURES = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6})"
# "13", "1,200"; behind a colon or bar also "8 – 19", "30+"
_NUMBER = rf"(?P<number>(?:(?<=[:|] ){_FIGURES}[ ]?[-–][ ]?)?{_FIGURES})(?P<more>\+)?"
# "Eastern Vela - 13", "2009: 169", "Orvale ... 4", "Orvale | 4"
_ROW = re.compile(
    r"[ \t]*(?:[-•*·–][ \t]+)?(?P<label>(?:19|20)\d\d|[^\W\d_][^|:\n\t]{1,45}?)[ \t]*(?:[-–—:|\t]|\.{2,}|[ ]{2,})[ \t]*"
    rf"{_NUMBER}[ \t]*[.;]?[ \t]*$"
)
_BARS = re.compile(r"\||\t")
_CELL = re.compile(rf"\s*{_NUMBER}\s*")
_BOUND = re.compile(r"[\d,]+")
_RATE = re.compile(r"%|\bper\s+(?:\d|cent\b|capita\b|head\b|million\b)|\brates?\b|\bper\s?cent\b")
#: How the label of a row of totals begins
TOTAL = re.compile(r"\W*(?:(?:grand\s+|sub-?)?totals?|all|altogether|overall|sum)\b", re.IGNORECASE)
_ENDS = (".", "!", "?")


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column counts: what the words of harm at its head come to, and of whom."""

    outcome: Outcome
    category: Category = "people"
    demographic: Demographic | None = None


def add_tables(doc: Document, figures: list[Figure], items_at: Callable[[int], list[Item]]) -> None:
    """Add the figures of tables: "Deaths by province:" and below it "Eastern Vela - 13", "Samar - 4"."""
    if not _two_lines(doc.text):
        return
    taken = {f.sentence for f in figures}
    index = 0
    while index < len(doc.sentences):
        index = (
            _barred(doc, figures, taken, index, items_at)
            or _listed(doc, figures, taken, index, items_at)
            or _alone(doc, figures, taken, index, items_at)
        )


def _two_lines(text: str) -> bool:
    """Whether two lines that follow each other end with a number, which is the cheap sign of a table."""
    lines = [line.rstrip(" \t|.;+") for line in text.split("\n")]
    return any(
        line[-1:].isdecimal() and before[-1:].isdecimal() and len(line) > _LEAST for before, line in pairwise(lines)
    )


def _line(doc: Document, sentence: Sentence) -> str:
    return doc.text[sentence.start : sentence.end]


def _columns(doc: Document, span: Span, items: list[Item]) -> _Column | None:
    """The harm that a head tells, if it counts people: "Deaths by province", "Killed"; not "Cattle killed", "Death rate"."""
    inside = [i for i in items if span.start <= i.unit.start < span.end]
    whose: Group | None = None
    for item in inside:
        unit = item.unit
        if item.tag in "G@" and item.group is not None:
            whose, unit = item.group, item.group.head or unit
            if item.tag == "@" and (counted := outcome_of(item)) is not None:
                return _Column(counted, whose.category, whose.demographic)  # "New deaths"
        if item.tag in "Xx*":
            return None
        if item.group is not None and item.group.harm is not None:
            unit = item.group.harm  # "Wounded fighters"
        outcome = next((h.outcome for h in (unit.harms or {}).values() if h.outcome), None)
        if outcome is None or unit.tag not in "KCZTn":
            continue
        if _RATE.search(doc.folded[span.slice]):
            return None
        if whose is None:  # "Wounded fighters"
            whose = next((i.group for i in inside if i.tag == "G"), None)
        return _Column(outcome, whose.category, whose.demographic) if whose is not None else _Column(outcome)
    return None


def _rows(
    doc: Document, first: int, taken: set[int], items_at: Callable[[int], list[Item]]
) -> Iterator[tuple[Sentence, re.Match[str]]]:
    """The rows of one name and one number each, that stand below one another."""
    for sentence in doc.sentences[first : first + _ROWS]:
        row = _ROW.fullmatch(doc.text, sentence.start, sentence.end)
        if row is None or sentence.index in taken:
            return
        label = Span(*row.span("label"))
        if any(i.unit.harms and label.start <= i.unit.start < label.end for i in items_at(sentence.index)):
            return  # "Injured: 7", "Number of people missing | 3"
        yield sentence, row


def _listed(
    doc: Document, figures: list[Figure], taken: set[int], index: int, items_at: Callable[[int], list[Item]]
) -> int | None:
    """Read the rows below a line that says what they count; the index behind them, None where there are none."""
    head = doc.sentences[index]
    if (
        index + _LEAST >= len(doc.sentences)
        or head.end - head.start > _HEAD
        or _line(doc, head).rstrip().endswith(_ENDS)
    ):
        return None
    if _ROW.fullmatch(doc.text, head.start, head.end) is not None:
        return None  # a row itself
    if _ROW.fullmatch(doc.text, doc.sentences[index + 1].start, doc.sentences[index + 1].end) is None:
        return None
    column = _columns(doc, Span(head.start, head.end), items_at(index))
    rows = list(_rows(doc, index + 1, taken, items_at)) if column is not None else []
    if column is None or len(rows) < _LEAST:
        return None
    found = [(_figure(doc, column, sentence, row), TOTAL.match(row["label"]) is not None) for sentence, row in rows]
    _put(figures, found, index)
    return index + 1 + len(rows)


# What may stand in a label beside the words of harm and those harmed: "Total deaths so far", "New injuries (last 24h)"
_BESIDE = frozenset(
    """total totals number numbers no of new confirmed reported overall cumulative estimated current latest all the so far to date
    today persons people in last past hours 24h 48h days toll figure figures""".split()  # noqa: SIM905
)
_SO_FAR = re.compile(r"\b(?:cumulative|so far|to date)\b")
_WORD = re.compile(r"[\w'’-]+")


def _alone(
    doc: Document, figures: list[Figure], taken: set[int], index: int, items_at: Callable[[int], list[Item]]
) -> int:
    """Read a row whose own label says what it counts, "Number of people injured | 20"; the index behind it."""
    sentence = doc.sentences[index]
    row = _ROW.fullmatch(doc.text, sentence.start, sentence.end)
    if row is None:
        return index + 1
    label, items = Span(*row.span("label")), items_at(index)
    here = [k for k, f in enumerate(figures) if f.sentence == index] if index in taken else []
    if any(figures[k].qualifier != "unquantified" or not label.contains(figures[k].span) for k in here):
        return index + 1
    column = _columns(doc, label, items)
    known = [
        i.group.span if i.group is not None else Span(i.unit.start, i.unit.end) for i in items if i.tag in "G@ZKCTn"
    ]
    words = _WORD.finditer(doc.folded, label.start, label.end)
    if column is not None and all(w[0] in _BESIDE or any(k.contains(Span(*w.span())) for k in known) for w in words):
        figure = _figure(doc, column, sentence, row)
        figure.kind, figure.cumulative = "count", _SO_FAR.search(doc.folded, label.start, label.end) is not None
        for k in here[:1]:
            figures[k] = figure  # "Civilians killed: 4"
        if not here:
            figures.append(figure)
    return index + 1


def _barred(
    doc: Document, figures: list[Figure], taken: set[int], index: int, items_at: Callable[[int], list[Item]]
) -> int | None:
    """Read the rows of a table with bars whose first line heads its columns: "Province | Killed | Injured"."""
    head = doc.sentences[index]
    line = _line(doc, head)
    if "|" not in line and "\t" not in line:
        return None
    cells = _cells(doc, head)
    columns = [_columns(doc, cell, items_at(index)) for cell in cells]
    if len(cells) < _LEAST or not any(columns) or any(_CELL.fullmatch(doc.text, c.start, c.end) for c in cells):
        return None
    found: list[list[tuple[Figure, bool]]] = [[] for _ in cells]
    after = index + 1
    for sentence in doc.sentences[after : after + _ROWS]:
        row = _cells(doc, sentence)
        if len(row) != len(cells) or sentence.index in taken:
            break
        total = TOTAL.match(doc.text, row[0].start, row[0].end) is not None
        for column, cell, put in zip(columns, row, found, strict=True):
            number = _CELL.fullmatch(doc.text, cell.start, cell.end)
            if column is not None and number is not None:
                put.append((_figure(doc, column, sentence, number), total))
        after += 1
    for put in found:
        _put(figures, put, index)
    return after if any(found) else None


def _cells(doc: Document, sentence: Sentence) -> list[Span]:
    """The cells of a line with bars; a bar at either end is none's."""
    start, end = sentence.start, sentence.end
    while start < end and doc.text[start] in " \t|":
        start += 1
    while end > start and doc.text[end - 1] in " \t|":
        end -= 1
    bars = [m.start() for m in _BARS.finditer(doc.text, start, end)]
    return [Span(a, b) for a, b in zip([start, *(bar + 1 for bar in bars)], [*bars, end], strict=True)]


def _figure(doc: Document, column: _Column, sentence: Sentence, row: re.Match[str]) -> Figure:
    number = Span(*row.span("number"))
    least, *most = (int(bound.replace(",", "")) for bound in _BOUND.findall(row["number"]))
    low, high = least, most[0] if most else least
    exact: Qualifier = "exact" if low == high else "range"
    figure = Figure(
        span=number, low=low, high=None if row["more"] else high, qualifier="at_least" if row["more"] else exact,
        outcome=column.outcome,
        category=column.category, demographic=column.demographic, sentence=sentence.index, group=number,
        harm=number, clause=Span(sentence.start, sentence.end), kind="row",
    )  # fmt: skip
    figure.reasons.append("a row of a table")
    return figure


def _put(figures: list[Figure], found: list[tuple[Figure, bool]], index: int) -> None:
    """Add the rows of a column; they are parts of its row of totals, or of the toll told before that they add up to."""
    counted = [figure for figure, total in found if not total and figure.low]
    if not counted:
        return
    added = sum(figure.low or 0 for figure in counted)
    total = next((figure for figure, total in found if total and (figure.low or 0) >= added), None)
    whole: int | None = None
    if total is not None:
        whole, total.cumulative, total.kind = len(figures), True, "count"
        figures.append(total)
    else:
        alike = (k for k, f in enumerate(figures) if f.outcome == counted[0].outcome and f.low == f.high == added)
        whole = next((k for k in alike if figures[k].sentence <= index and figures[k].part_of is None), None)
    for figure in counted:
        figure.part_of = whole
        figures.append(figure)
