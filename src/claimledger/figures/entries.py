"""Records that follow each other, of a database or a daily report: what one counts is nobody of another.

"Event 17 | Osk | Fatalities: 2" over "Event 18 | Lorin | Fatalities: 2"; "Homs: one killed" over "Hama: one killed".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from claimledger.gazetteer import gazetteer
from claimledger.itemmarks import opening
from claimledger.mentions import Document, Figure
from claimledger.spans import Span
from claimledger.tables import TOTAL

_KEY = re.compile(
    r"[-•*]?[ \t]*(?P<key>(?:event|incident|record|case|entry|attack|victim|report|id|ref(?:erence)?|serial|date|day|location|"
    r"place|town|village|city|district|province|governorate|county|name)(?:\s(?:id|no\.?|number|date|name|place|of\s\w+))?)"
    r"[ \t]*(?:[:#=][ \t]*\S|\d)"
)
_OPENS = re.compile(r"(?:event|incident|record|case|entry|attack)\b")
_FIELD = re.compile(r"[-•*]?[ \t]*[^\W\d_][^:\n]{0,30}:[ \t]*\S")
_LABEL = re.compile(
    r"(?P<day>\d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{2,4})?|[ ](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)[ \t,:–-]+)?"
    r"(?P<label>[^\W\d_][^:|(;,\n]{1,38}?)[ \t]*"
    r"(?P<mark>[:|]|[ ][-–—][ ])"
)
_SPEAKERS = re.compile(
    r"\b(?:police|army|military|ministry|minister|hospitals?|officials?|medics|red cross|government|media|agency|agencies|"
    r"witnesses|residents|rebels|un|mayor|governor|total|update|breaking|live|killed|dead|injured|wounded|deaths?|injuries)\b"
)
_BARS, _SEMICOLON = 2, ";"
_LONGEST = 220  # characters of a line with a label


def part_entries(doc: Document, figures: list[Figure]) -> None:
    """Number the records that figures stand in, and undo what ties those of two records."""
    if len({f.sentence for f in figures}) < 2 or "\n" not in doc.text:
        return
    lines = list(_lines(doc))
    told: list[list[Figure]] = [[f for f in figures if line.start <= f.span.start < line.end] for line in lines]
    keyed = _by_key(doc, lines, told)
    numbers = keyed or _by_cells(doc, lines, told) or _by_place(doc, lines, told)
    for number, own in zip(numbers, told, strict=False):
        for figure in own:
            figure.entry = number
    if keyed:
        _bound(doc, lines, keyed, told)
    for figure in figures if numbers else ():
        if figure.repeat_of is not None and _are_two(figure, figures[figure.repeat_of]):
            figure.repeat_of = None
            figure.reasons.append("in another record than the figure that it seemed to repeat")
        if figure.part_of is not None and _are_two(figure, whole := figures[figure.part_of]):
            line = doc.sentences[whole.sentence]
            if not whole.cumulative and TOTAL.match(doc.text, line.start, line.end) is None:
                figure.part_of = None
                figure.reasons.append("in another record than the figure that it seemed a part of")
    if numbers:
        _sum_up(doc, figures)


def _bound(doc: Document, lines: list[Span], numbers: list[int], told: list[list[Figure]]) -> None:
    """Give each figure the lines of its record, with the heading right above its key: "Raid near Osk", "Date: 3 May"."""
    records: dict[int, Span] = {}
    for at, (line, number) in enumerate(zip(lines, numbers, strict=True)):
        if number not in records:
            while at and not told[at - 1] and _FIELD.match(doc.text, *lines[at - 1]) is None:
                if not any(records) and (
                    _OPENS.match(doc.folded, *line) or "\n\n" in doc.text[lines[at - 1].end : lines[at].start]
                ):
                    break  # what stands above all of them
                at -= 1
            records[number] = Span(lines[at].start, line.end)
        records[number] = Span(records[number].start, line.end)
    for number, own in zip(numbers, told, strict=True):
        for figure in own if number else ():
            figure.record = records[number]


def _sum_up(doc: Document, figures: list[Figure]) -> None:
    """Make what the records count parts of the total that stands above or below them, "Total: 8 killed"."""
    for at, total in enumerate(figures):
        if (
            total.part_of is not None
            or total.repeat_of is not None
            or TOTAL.match(doc.text, doc.sentences[total.sentence].start) is None
        ):
            continue
        parts = [
            f for f in figures
            if f.entry and f is not total and f.outcome == total.outcome and f.part_of in (None, at) and f.repeat_of is None
        ]  # fmt: skip
        if len({f.entry for f in parts}) > 1 and sum(f.low or 0 for f in parts) == total.low:
            for part in parts:
                part.part_of, part.shared_out = at, True


def _are_two(one: Figure, two: Figure) -> bool:
    return one.entry > 0 and two.entry > 0 and one.entry != two.entry


def _lines(doc: Document) -> Iterator[Span]:
    """The lines of a text that are not blank."""
    start = 0
    for line in doc.text.split("\n"):
        if line.strip():
            yield Span(start + len(line) - len(line.lstrip()), start + len(line))
        start += len(line) + 1


def _by_key(doc: Document, lines: list[Span], told: list[list[Figure]]) -> list[int]:
    """The records that open with a key which comes again: "Event ID: 17", "Date: 2 March"."""
    keys = [found["key"] if (found := _KEY.match(doc.folded, *line)) is not None else "" for line in lines]
    counted = Counter(filter(None, keys))
    opens = next((key for key in keys if counted[key] > 1), None)
    fields = [found[1] if (found := _SHORT_FIELD.fullmatch(doc.folded, *line)) is not None else "" for line in lines]
    first = _opening_key(fields, told)
    if first is not None and (opens is None or fields.index(first) < keys.index(opens)):
        keys, opens = fields, first
    if opens is None:
        return []
    numbers, number, last = [], 0, 0
    for line, key in zip(lines, keys, strict=True):
        if key == opens:
            last += 1
            number = last
        elif number and "\n\n" in doc.text[line.start - 2 : line.start] and _FIELD.match(doc.text, *line) is None:
            number = 0  # what stands below the records
        numbers.append(number)
    sure = sum(many > 1 for key, many in Counter(fields).items() if key) > 1
    return numbers if sure or _tell_alike(numbers, told) else []


# Of records whose keys are any words: a short line that ends as no sentence does
_SHORT_FIELD = re.compile(r"(?:[-•*][ \t]*)?([^\W\d_][^:\n.?!]{0,30}):[ \t]*\S(?:[^\n]{0,58}[^\n.?!])?[ \t]*")


def _opening_key(fields: list[str], told: list[list[Figure]]) -> str | None:
    """The first of the keys that come again, if some that do tell of no harm and others count people: "Type: raid" and
    "Dead: 5", and again "Type: shelling" and "Dead: 1"."""
    counted = Counter(filter(None, fields))
    again = [(key, own) for key, own in zip(fields, told, strict=True) if counted[key] > 1]
    if not (any(own for _, own in again) and any(key and not own for key, own in again)):
        return None
    return next((key for key, _ in again if key), None)


def _by_cells(doc: Document, lines: list[Span], told: list[list[Figure]]) -> list[int]:
    """Lines below one another with as many bars or semicolons: each is a record."""
    cuts = [_cuts(doc.text[line.slice]) for line in lines]
    numbers: list[int] = []
    last = 0
    for many, run in groupby(cuts):
        size = len(list(run))
        numbers += range(last + 1, last + size + 1) if many and size > 1 else [0] * size
        last += size
    return numbers if _tell_alike(numbers, told) else []


def _cuts(line: str) -> int:
    bars = line.count("|")
    if bars >= _BARS:
        return bars
    return -line.count(_SEMICOLON) if line.count(_SEMICOLON) >= _BARS and "; " not in line else 0


def _by_place(doc: Document, lines: list[Span], told: list[list[Figure]]) -> list[int]:
    """Lines that open with the names of places, or with days: one record for each."""
    labels = [_label(doc, line) if own else "" for line, own in zip(lines, told, strict=True)]
    names = {label for label in labels if label}
    if len(names) < 2 or sum(label[:1].isdigit() or bool(gazetteer().find(label)) for label in names) * 2 < len(names):
        return []
    order = {label: n for n, label in enumerate(dict.fromkeys(filter(None, labels)), 1)}
    beside = [any(0 <= k < len(labels) and labels[k] for k in (at - 1, at + 1)) for at in range(len(labels))]
    numbers = [order[label] if label and near else 0 for label, near in zip(labels, beside, strict=True)]
    return numbers if _tell_alike(numbers, told) else []


def _label(doc: Document, line: Span) -> str:
    """The name of a place with which a line opens, with the day before it."""
    if line.end - line.start > _LONGEST:
        return ""
    start = opening(doc.text, *line)
    found = _LABEL.match(doc.text, start, line.end)
    if found is None or not found["label"][0].isupper() or _SPEAKERS.search(found["label"].lower()) is not None:
        return ""
    if (
        found["mark"] not in ":|"
        and start == line.start
        and (found["label"].isupper() or doc.text[line.end - 1] in ".")
    ):
        return ""  # "LORIN - Two people died on Monday."
    return f"{found['day'] or ''}{found['label']}".strip()


def _tell_alike(numbers: list[int], told: list[list[Figure]]) -> bool:
    """Whether two records count the same harm: what tells of the dead here and of the hurt there is one record."""
    seen: dict[str, int] = {}
    for number, own in zip(numbers, told, strict=True):
        for figure in own if number else ():
            if seen.setdefault(figure.outcome, number) != number:
                return True
    return False
