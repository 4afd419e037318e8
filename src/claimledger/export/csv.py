"""Comma-separated values that a spreadsheet opens and never runs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from claimledger.export.rows import Row

# A cell that starts so is a formula to Excel, LibreOffice or Google Sheets, in full-width characters too.
_FORMULA = re.compile(r"'*(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")


def write(rows: Iterable[Row], columns: Sequence[str], stream: TextIO) -> None:
    """`rows` under a header. None is an empty cell; a list is joined with `; `; formulas are defused."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(name)) for name in columns])


def cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
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
