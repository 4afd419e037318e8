"""Excel workbooks: days as days, numbers as numbers, text as text and never as a formula or a link."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from claimledger.export.columns import Sheet
from claimledger.export.rows import Row

_MOST = 32_767  # characters that Excel takes in one cell
_CUT = " [cut here: a cell holds no more]"
_ROWS = 1_048_576
_WIDTHS = {"text": 18, "list": 28, "day": 11, "integer": 8, "number": 10, "boolean": 8}
_WIDE = {"quote": 60, "attribution": 60, "notes": 60, "title": 40, "source_headline": 40}


def write(rows: Iterable[Row], sheet: Sheet, path: Path, *, hxl: bool = False) -> None:
    """`rows` as one sheet, the header fixed and with filters. ValueError where there are more than a sheet holds."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        page = book.add_worksheet(sheet.name)
        bold = book.add_format({"bold": True, "bottom": 1})
        grey = book.add_format({"font_color": "#666666"})
        day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        for column, (name, kind) in enumerate(sheet.kinds.items()):
            page.set_column(column, column, _WIDE.get(name, _WIDTHS[kind]))
            page.write_string(0, column, name, bold)
            if hxl:
                page.write_string(1, column, sheet.tags[column], grey)
        line = top = 1 + hxl
        for row in rows:
            if line == _ROWS:
                raise ValueError(
                    f"{path}: a sheet holds {_ROWS - top:,} rows and there are more; write .csv or .parquet"
                )
            for column, (name, kind) in enumerate(sheet.kinds.items()):
                value = row.get(name)
                if kind == "day" and value:
                    page.write_datetime(line, column, date.fromisoformat(value), day)
                else:
                    _put(page, line, column, value)
            line += 1
        page.freeze_panes(top, 1)
        page.autofilter(top - 1, 0, max(line - 1, top), len(sheet.columns) - 1)


def _put(page: Any, line: int, column: int, value: Any) -> None:
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_boolean(line, column, value)
    elif isinstance(value, int | float):
        page.write_number(line, column, value)
    else:
        page.write_string(line, column, value if len(value) <= _MOST else value[: _MOST - len(_CUT)] + _CUT)
