"""Comma-separated values that a spreadsheet opens and never runs, and that read back as they were."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, TextIO

from claimledger.export.rows import Row

if TYPE_CHECKING:
    from claimledger.export.columns import Kind, Sheet

# A cell that starts so is a formula to Excel, LibreOffice or Google Sheets, in full-width characters too.
_FORMULA = re.compile(r"'*(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")
_MARKED = re.compile(r"[\\;]")
_ITEM = re.compile(r"(?:\\.|[^\\;])+", re.DOTALL)


def write(rows: Iterable[Row], columns: Sequence[str], stream: TextIO, *, tags: Sequence[str] = ()) -> None:
    """`rows` under a header, and `tags` under that where there are any. None is an empty cell; formulas are defused.

    A list is joined with `; `; a `;` or backslash inside one of its items has a backslash before it.
    """
    line = io.StringIO(newline="")
    # A carriage return inside a cell is quoted only where it ends lines too; what is written ends in "\n" alone.
    writer = csv.writer(line, lineterminator="\r\n")
    for cells in chain(
        (columns,), (tags,) if tags else (), ([cell(row.get(name)) for name in columns] for row in rows)
    ):
        writer.writerow(cells)
        stream.write(line.getvalue()[:-2] + "\n")
        line.seek(0)
        line.truncate()


def read(stream: TextIO, sheet: Sheet) -> Iterator[dict[str, Any]]:
    """The rows that `write` was given, days as ISO text. `stream` is opened with `newline=""`.

    An empty cell is None, or no items in a column of lists. A row of HXL tags is passed over. ValueError where a
    number does not read as one.
    """
    for row in csv.DictReader(stream):
        if all(value.startswith("#") for value in row.values() if value):
            continue
        yield {name: _value(text, sheet.kinds.get(name, "text")) for name, text in row.items()}


def cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        value = "; ".join(_MARKED.sub(r"\\\g<0>", str(item)) for item in value)
    return defuse(value) if isinstance(value, str) else value


def defuse(text: str) -> str:
    """`text`, with an apostrophe before what a spreadsheet would run. `restore` takes it off again.

    >>> defuse("=1+1"), defuse("ten")
    ("'=1+1", 'ten')
    """
    return "'" + text if _FORMULA.match(text) else text


def restore(text: str) -> str:
    """What `defuse` was given.

    >>> restore("'=1+1"), restore("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _value(text: str, kind: Kind) -> Any:
    text = restore(text)
    if kind == "list":
        items = (item.removeprefix(" ") if number else item for number, item in enumerate(_ITEM.findall(text)))
        return [re.sub(r"\\(.)", r"\1", item, flags=re.DOTALL) for item in items]
    if not text:
        return None
    if kind == "integer":
        return int(text)
    if kind == "number":
        return float(text)
    return text == "true" if kind == "boolean" else text
