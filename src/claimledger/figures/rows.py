"""What the rows of a report say of their figures by label and heading: "Police: 1 killed", below "Casualties, 13 May"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from claimledger.groups import Group
from claimledger.labelrows import heading_of_rows, label_of_row
from claimledger.mentions import Document, Figure
from claimledger.roles import Item
from claimledger.spans import Span
from claimledger.tables import TOTAL, without

_PARTED = ";."
_LEAST = 2  # labels in one sentence


def settle_rows(doc: Document, figures: list[Figure], items_at: Callable[[int], list[Item]]) -> list[Figure]:
    """The figures, those of rows with the people of their label or heading and as parts of the row that sums them up.

    A heading that itself counts nobody, "Casualties by province", is no figure.
    """
    _in_one_sentence(doc, figures, items_at)
    idle = [n for n, f in enumerate(figures) if f.qualifier == "unquantified" and _is_heading(doc, figures, f)]
    for rows in _blocks(doc, figures):
        head = heading_of_rows(doc, rows[0])
        over = [n for n, f in enumerate(figures) if f.sentence == head and f.qualifier == "unquantified"]
        whose = figures[over[0]] if over else None
        for figure in (f for f in figures if f.sentence in rows and f.kind == "count"):
            label = label_of_row(doc, figure.sentence)
            group = _people(items_at(figure.sentence), label) if label is not None else None
            if group is not None:
                figure.category, figure.demographic = group.category, group.demographic
            elif whose is not None and figure.category == "people":
                figure.category, figure.demographic = whose.category, whose.demographic
        _sum_up(doc, figures, rows)
        if len(rows) >= _LEAST:
            idle += over
    return without(figures, idle) if idle else figures


# "Dead: 5", "Injured | 30+", "Deaths: 17 (3 of them guards)"
_ROW = re.compile(
    r"[^:|\n]{1,60}[:|][ \t]*(?:\d[\d,.–+ -]*|[a-z]{2,9})[ \t]*(?:\([^()\n]{1,80}\))?[ \t]*[.;]?", re.IGNORECASE
)
_SHARE = re.compile(r"\W*(?:of\s+(?:which|whom|them|these)|including|incl|among|thereof|out\s+of)\b", re.IGNORECASE)


def untie_rows(doc: Document, figures: list[Figure]) -> None:
    """Let no row of a label and a number be a part of another, "Dead: 1" of "Dead: 5", but of a total or where it says so."""
    for figure in figures:
        above = figure.part_of if figure.part_of is not None else figure.front_of
        if (
            above is None
            or figures[above].sentence == figure.sentence
            or figure.shared_out
            or figures[above].cumulative
        ):
            continue
        whole = figures[above]
        own, other = doc.sentences[figure.sentence], doc.sentences[whole.sentence]
        if _ROW.fullmatch(doc.text, own.start, own.end) is None or _SHARE.match(doc.text, own.start):
            continue
        if _ROW.fullmatch(doc.text, other.start, other.end) is None or TOTAL.match(doc.text, other.start) is not None:
            continue
        parts = [f for f in figures if f.part_of == above and f.outcome == whole.outcome]
        if whole.outcome == figure.outcome and whole.kind != "row" and sum(f.low or 0 for f in parts) == whole.low:
            continue
        if whole.kind == "row" or figure.kind in ("row", "count"):
            figure.part_of = figure.front_of = None


def _is_heading(doc: Document, figures: list[Figure], figure: Figure) -> bool:
    """ "[Own casualties]: 3 KIA, 7 WIA": whether what counts nobody leads to the counts behind its colon."""
    if figure.outcome != "casualties" or not doc.text.startswith(":", figure.harm.end):
        return False
    return any(f.sentence == figure.sentence and f.span.start > figure.harm.end for f in figures)


def _blocks(doc: Document, figures: list[Figure]) -> Iterator[list[int]]:
    """The sentences with figures that are rows below one another, block by block."""
    block: list[int] = []
    for index in sorted({f.sentence for f in figures}):
        if label_of_row(doc, index) is None:
            continue
        if block and any(label_of_row(doc, at) is None for at in range(block[-1] + 1, index)):
            yield block
            block = []
        block.append(index)
    if block:
        yield block


def _people(items: list[Item], label: Span) -> Group | None:
    """The people that a label is: "Police", "Women and children" not, nor "Police station"."""
    inside = [i for i in items if label.start <= i.unit.start < label.end]
    group = inside[0].group if len(inside) == 1 and inside[0].tag == "G" else None
    if group is None or group.count is not None or not (group.known_category or group.demographic):
        return None
    if not group.plural:
        return None  # "The mayor: 7 killed"
    return group if group.span.end == label.end else None


def _in_one_sentence(doc: Document, figures: list[Figure], items_at: Callable[[int], list[Item]]) -> None:
    """ "[Civilians] – 34 killed and 51 wounded; [soldiers] – 12 killed": each number is of the people before it."""
    by_sentence: dict[int, list[Figure]] = {}
    for figure in figures:
        if figure.kind == "count":
            by_sentence.setdefault(figure.sentence, []).append(figure)
    for index, own in by_sentence.items():
        if len(own) < _LEAST or doc.folded.find(";", own[0].span.end, own[-1].span.start) < 0:
            continue
        labels = list(_labels(items_at(index)))
        if len(labels) < _LEAST:
            continue
        for figure in own:
            group = next((g for g, span in labels if span.contains(figure.span)), None)
            if group is not None:
                figure.category, figure.demographic = group.category, group.demographic


def _labels(items: list[Item]) -> Iterator[tuple[Group, Span]]:
    """The people with a number behind a stroke or colon, and what stands up to the next semicolon."""
    for k, item in enumerate(items[:-2]):
        group = item.group
        if item.tag != "G" or group is None or group.count is not None or not group.plural or not group.known_category:
            continue
        if (k and items[k - 1].tag not in ":;.(,") or items[k + 1].tag not in ":-" or items[k + 2].tag != "Q":
            continue
        parted = next((i.unit.start for i in items[k + 2 :] if i.tag in _PARTED), items[-1].unit.end)
        yield group, Span(items[k + 1].unit.end, parted)


def _sum_up(doc: Document, figures: list[Figure], rows: list[int]) -> None:
    """Make the figures of rows parts of those of the row that gives the totals."""
    for index in rows:
        label = label_of_row(doc, index)
        if label is None or TOTAL.match(doc.text, label.start, label.end) is None:
            continue
        for at, total in enumerate(figures):
            if total.sentence != index or total.kind != "count" or total.part_of is not None:
                continue
            parts = [
                f for f in figures
                if f.sentence in rows and f.sentence != index and f.outcome == total.outcome and f.part_of is None and f.low
            ]  # fmt: skip
            if parts and sum(f.low or 0 for f in parts) <= (total.low or 0):
                for part in parts:
                    part.part_of, part.shared_out = at, True
