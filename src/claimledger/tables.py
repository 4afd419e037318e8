"""Tables written as lines: rows of a name and a number below a line that says what is counted, and columns by their heads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from claimledger.gazetteer import gazetteer
from claimledger.groups import Group
from claimledger.harms.labels import in_brackets
from claimledger.harms.told import outcome_of
from claimledger.itemmarks import TOTALS
from claimledger.mentions import Document, Figure, Sentence
from claimledger.records import Category, Demographic, Outcome, Qualifier
from claimledger.roles import Item
from claimledger.spans import Span

_ROWS = 60  # of one table
_LEAST = 2
_HEAD = 90  # characters of the line above
_FIGURES = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6})"
# "13", "1,200"; behind a colon or bar also "8 – 19", "30+"
_NUMBER = rf"(?P<number>(?:(?:(?<=[:|] )|(?<=[:|])){_FIGURES}[ ]?[-–][ ]?)?{_FIGURES})(?P<more>\+)?"
# "Eastern Vela - 13", "2009: 169", "Orvale ... 4", "Orvale | 4"
_ROW = re.compile(
    r"[ \t]*(?:[-•*·–][ \t]+)?(?P<label>(?:19|20)\d\d|[^\W\d_][^|:\n\t]{1,45}?)[ \t]*(?:[-–—:|\t]|\.{2,}|[ ]{2,})[ \t]*"
    rf"{_NUMBER}[ \t]*[.;]?[ \t]*$"
)
# "Deaths | 17 (including 3 attackers)": behind a bar, as what stands behind a colon is read as a sentence is
_TOLD_ROW = re.compile(
    rf"[ \t]*(?P<label>[^\W\d_][^|:\n\t]{{1,45}}?)[ \t]*\|[ \t]*{_NUMBER}[ \t]*(?:\((?P<parts>[^()|\n]{{1,80}})\))?[ \t]*$"
)
_BARS = re.compile(r"\|")
_CELL = re.compile(rf"\s*{_NUMBER}\s*")
_OPENS_CELL = re.compile(rf"\s*{_NUMBER}\s*(?:[(|]|$)")  # no head: "Deaths | 17 (3 of them guards)"
_BOUND, _FIGURE = re.compile(r"[\d,]+"), re.compile(r"\d")
# What tells of a death and counts nobody: "Age at death", "Year of death"
_TOLD_OF = re.compile(
    r"\b(?:age|year|month|day|date|time|hour|place|site|cause|manner|type|name|rank)s?\s+(?:of|at|when)\b"
)
_RATE = re.compile(r"%|\bper\s+(?:\d|cent\b|capita\b|head\b|million\b)|\brates?\b|\bper\s?cent\b")
#: How the label of a row of totals begins
TOTAL = re.compile(rf"\W*(?:{TOTALS}|all)\b", re.IGNORECASE)
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
            _columned(doc, figures, taken, index, items_at)
            or _listed(doc, figures, taken, index, items_at)
            or _alone(doc, figures, taken, index, items_at)
        )


def _two_lines(text: str) -> bool:
    """Whether two lines that follow each other end with a number, which is the cheap sign of a table."""
    lines = [line.rstrip(" \t|.;+") for line in text.split("\n")]
    if any(
        line[-1:].isdecimal() and before[-1:].isdecimal() and len(line) > _LEAST for before, line in pairwise(lines)
    ):
        return True
    if "|" not in text:
        return False
    marked = ["|" in line and _FIGURE.search(line) is not None for line in lines]
    return any(one and two for one, two in pairwise(marked))


def _line(doc: Document, sentence: Sentence) -> str:
    return doc.text[sentence.start : sentence.end]


def _columns(doc: Document, span: Span, items: list[Item]) -> _Column | None:
    """The harm that a head tells, if it counts people: "Deaths by province", "Killed"; not "Cattle killed", "Death rate"."""
    if _TOLD_OF.search(doc.folded, *span) is not None:
        return None
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
    if _ROW.fullmatch(doc.text, head.start, head.end) or _TOLD_ROW.fullmatch(doc.text, head.start, head.end):
        return None  # a row itself
    if _ROW.fullmatch(doc.text, doc.sentences[index + 1].start, doc.sentences[index + 1].end) is None:
        return None
    column = _columns(doc, Span(head.start, head.end), items_at(index))
    rows = list(_rows(doc, index + 1, taken, items_at)) if column is not None else []
    if column is None or len(rows) < _LEAST:
        return None
    if _are_persons(rows) or any(
        f.kind == "list" and f.span.overlaps((rows[0][0].start, rows[-1][0].end)) for f in figures
    ):
        return index + 1 + len(rows)
    found = [
        (
            _figure(doc, _of_label(column, row["label"], sentence, items_at), sentence, row),
            TOTAL.match(row["label"]) is not None,
        )
        for sentence, row in rows
    ]
    _put(figures, found, index)
    return index + 1 + len(rows)


# Whom the label of a row counts: "Male: 14", "Girls: 3", below "Number of deaths"
_SEXES: dict[str, Demographic] = {"male": "men", "males": "men", "female": "women", "females": "women"}


def _of_label(column: _Column, label: str, sentence: Sentence, items_at: Callable[[int], list[Item]]) -> _Column:
    """The column with the people that a label is: "Soldiers: 4", "Female: 9"."""
    if (sex := _SEXES.get(label.strip().lower())) is not None:
        return _Column(column.outcome, column.category, sex)
    group = next((i.group for i in items_at(sentence.index)[:1] if i.tag == "G"), None)
    if group is None or group.count is not None or not group.plural or group.span.end - group.span.start != len(label):
        return column
    if not (group.known_category or group.demographic):
        return column
    return _Column(column.outcome, group.category, group.demographic)


def _are_persons(rows: list[tuple[Sentence, re.Match[str]]]) -> bool:
    """Whether the labels of all rows may be the names of persons, and their numbers ages: "Ann Lee - 34" counts nobody."""
    for _, row in rows:
        words = row["label"].split()
        if len(words) < _LEAST or not all(word[0].isupper() or word in _PARTICLES for word in words):
            return False
        if not row["number"].isdecimal() or not 0 < int(row["number"]) <= _OLDEST or TOTAL.match(row["label"]):
            return False
    return not any(_PLACE_WORDS.search(row["label"]) or gazetteer().find(row["label"]) for _, row in rows)


_OLDEST = 110  # years
_PARTICLES = ("al", "el", "bin", "bint", "ibn", "de", "da", "dos", "la", "van", "von")
_PLACE_WORDS = re.compile(
    r"\b(?:North|South|East|West|Northern|Southern|Eastern|Western|Central|Upper|Lower|Greater|New|Old|Port|District|Province|"
    r"County|State|Region|City|Town|Village|Camp|Hospital|Road|Street|Area|River|Valley|Island|Department|Governorate|Police|"
    r"Army|Forces?|Group|Front|Other|Others|Security)\b"
)


# What may stand in a label beside the words of harm and those harmed: "Total deaths so far", "New injuries (last 24h)",
# "Wounded admitted", "Bodies received", "Deaths in March 2024"
_BESIDE = frozenset(
    """total totals number numbers no of new confirmed reported overall cumulative estimated current latest all the so far to date
    today persons people in last past hours 24h 48h days toll figure figures
    admitted received treated registered recorded documented verified counted identified unidentified recovered retrieved
    found hospital hospitals morgue mortuary on at scene arrival brought dead and since during yesterday overnight week month
    year jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october
    november december road traffic overdose storm flood fire cholera measles""".split()  # noqa: SIM905
)
_YEAR = re.compile(r"(?:19|20)\d\d|\d{1,2}|\d{1,2}h|q[1-4]")
_SO_FAR = re.compile(r"\b(?:cumulative|so far|to date)\b")
_WORD = re.compile(r"[\w'’-]+")


def _alone(
    doc: Document, figures: list[Figure], taken: set[int], index: int, items_at: Callable[[int], list[Item]]
) -> int:
    """Read a row whose own label says what it counts, "Number of people injured | 20"; the index behind it."""
    sentence = doc.sentences[index]
    row = _ROW.fullmatch(doc.text, sentence.start, sentence.end)
    if row is None and doc.text[sentence.end - 1] == ")":
        row = _TOLD_ROW.fullmatch(doc.text, sentence.start, sentence.end)
    if row is None:
        return index + 1
    label, items = Span(*row.span("label")), items_at(index)
    here = [k for k, f in enumerate(figures) if f.sentence == index] if index in taken else []
    inner: list[Figure] = []
    if row.re is _TOLD_ROW and row["parts"]:
        inner = [figures[k] for k in here if figures[k].span.start > row.start("parts")]
        here = [k for k in here if figures[k].span.start < row.start("parts")]
    if any(figures[k].qualifier != "unquantified" or not label.contains(figures[k].span) for k in here):
        return index + 1
    column = _columns(doc, label, items)
    known = [
        i.group.span if i.group is not None else Span(i.unit.start, i.unit.end) for i in items if i.tag in "G@ZKCTn"
    ]
    words = _WORD.finditer(doc.folded, label.start, label.end)
    if column is not None and all(
        w[0] in _BESIDE or any(k.contains(Span(*w.span())) for k in known) or _YEAR.fullmatch(w[0]) for w in words
    ):
        figure = _figure(doc, column, sentence, row)
        figure.kind, figure.cumulative = "count", _SO_FAR.search(doc.folded, label.start, label.end) is not None
        for k in here[:1]:
            figures[k] = figure  # "Civilians killed: 4"
        if not here:
            figures.append(figure)
        at = here[0] if here else len(figures) - 1
        for part in inner:
            if part.outcome == figure.outcome and part.part_of is None and (part.low or 0) <= (figure.low or 0):
                part.part_of = at
        if not inner and row.re is _TOLD_ROW and row["parts"]:
            figures += _parts(figure, items, row.start("parts") - 1, at)
    return index + 1


def _parts(whole: Figure, items: list[Item], opens: int, at: int) -> list[Figure]:
    """ "17 ([9 soldiers], [8 civilians])": the parts in brackets behind the number of a row."""
    bracket = next((k for k, i in enumerate(items) if i.tag == "(" and i.unit.start == opens), None)
    return [
        replace(
            whole, span=g.number, low=g.low, high=g.high, category=g.category, demographic=g.demographic, group=g.span,
            part_of=at, kind="people", reasons=["a part in brackets"],
        )
        for g in (in_brackets(items, bracket, whole.low or 0) if bracket is not None else ())
        if g.number is not None and g.low == g.high
    ]  # fmt: skip


def _columned(
    doc: Document, figures: list[Figure], taken: set[int], index: int, items_at: Callable[[int], list[Item]]
) -> int | None:
    """Read the rows of a table whose first line heads its columns: "Province | Killed | Injured"."""
    head = doc.sentences[index]
    if index + 1 >= len(doc.sentences) or doc.text.find("|", head.start, head.end) < 0:
        return None
    cells, below = _cells(doc, head), _cells(doc, doc.sentences[index + 1])
    if len(cells) < _LEAST or len(below) != len(cells) or any(_OPENS_CELL.match(doc.text, *cell) for cell in cells):
        return None
    columns = _lettered(doc, cells) or [_columns(doc, cell, items_at(index)) for cell in cells]
    if not any(columns):
        return None
    sums = [c is not None and TOTAL.match(doc.text, *cell) is not None for c, cell in zip(columns, cells, strict=True)]
    found: list[list[tuple[Figure, bool]]] = [[] for _ in cells]
    after = index + 1
    for sentence in doc.sentences[after : after + _ROWS]:
        row = _cells(doc, sentence)
        if len(row) != len(cells) or sentence.index in taken:
            break
        total = any(TOTAL.match(doc.text, *cell) for cell in row[:2])
        for column, cell, put in zip(columns, row, found, strict=True):
            number = _CELL.fullmatch(doc.text, *cell)
            if column is not None and number is not None:
                put.append((_figure(doc, column, sentence, number), total))
        after += 1
    if not any(found):
        return None
    told = [n for n, f in enumerate(figures) if f.sentence == index]  # "Injured | Source" hurt nobody
    figures[:] = without(figures, told) if told else figures
    for put in found:
        _put(figures, put, index)
    for whole, column, put in zip(sums, columns, found, strict=True):
        if whole and column is not None:
            _sum_row(figures, [f for f, _ in put], column.outcome, [f for own in found for f, _ in own])
    return after


def _sum_row(figures: list[Figure], sums: list[Figure], outcome: Outcome, told: list[Figure]) -> None:
    """Make what stands in a row beside its sum, "Men killed | Women killed | Total killed", parts of that."""
    for one in sums:
        at = next((n for n, f in enumerate(figures) if f is one), None)
        if at is None:
            continue
        parts = [f for f in told if f is not one and f.sentence == one.sentence and f.outcome == outcome]
        if sum(f.low or 0 for f in parts) <= (one.low or 0):
            for part in parts:
                part.part_of = at


def _lettered(doc: Document, cells: list[Span]) -> list[_Column | None] | None:
    """The columns of a head with single letters, "Place | K | W": of which each needs the other."""
    heads = [doc.text[cell.slice].strip() for cell in cells]
    if "K" not in heads or not ("W" in heads or "I" in heads):
        return None
    of: dict[str, _Column] = {"K": _Column("killed"), "W": _Column("injured"), "I": _Column("injured")}
    return [of.get(head) for head in heads]


def _cells(doc: Document, sentence: Sentence) -> list[Span]:
    """The cells of a line with bars; a bar at either end is none's."""
    start, end = sentence.start, sentence.end
    while start < end and doc.text[start] in " |":
        start += 1
    while end > start and doc.text[end - 1] in " |":
        end -= 1
    bars = [m.start() for m in _BARS.finditer(doc.text, start, end)]
    return [Span(a, b) for a, b in zip([start, *(bar + 1 for bar in bars)], [*bars, end], strict=True)]


def without(figures: list[Figure], idle: list[int]) -> list[Figure]:
    """The figures without some, with `part_of` pointing to the new places."""
    kept = [n for n in range(len(figures)) if n not in idle]
    new = {old: n for n, old in enumerate(kept)}
    for n in kept:
        part = figures[n].part_of
        figures[n].part_of = new.get(part) if part is not None else None
    return [figures[n] for n in kept]


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
