"""Write rows in any of the formats that the command line offers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO, get_args

from claimledger.export.rows import Row

if TYPE_CHECKING:
    from claimledger.export.columns import Sheet

__all__ = ["SUFFIXES", "FileFormat", "Format", "Row", "format_for", "write", "write_file"]

Format = Literal["table", "csv", "json", "jsonl", "markdown"]  # on a terminal too
FileFormat = Literal["table", "csv", "json", "jsonl", "markdown", "xlsx", "parquet", "geojson", "html"]
SUFFIXES: dict[str, FileFormat] = {
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "markdown",
    ".txt": "table",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
    ".geojson": "geojson",
    ".html": "html",
}


def format_for(path: Path) -> FileFormat:
    """The format that the suffix of `path` names; ValueError where it names none."""
    try:
        return SUFFIXES[path.suffix.lower()]
    except KeyError:
        raise ValueError(f"{path}: write to one of {', '.join(SUFFIXES)}") from None


def write(rows: Iterable[Row], columns: Sequence[str], form: Format, stream: TextIO) -> None:
    """`rows` to `stream`. JSON keeps every field of a row; the other formats show `columns`."""
    if form not in get_args(Format):
        raise ValueError(f"no format named {form!r}")
    if form in ("json", "jsonl"):
        from claimledger.export import jsonl

        (jsonl.write_array if form == "json" else jsonl.write_lines)(rows, stream)
    elif form == "csv":
        from claimledger.export import csv

        csv.write(rows, columns, stream)
    elif form == "markdown":
        from claimledger.export import markdown

        markdown.write(rows, columns, stream)
    else:
        from claimledger.export import table

        table.write(rows, columns, stream)


def write_file(rows: Iterable[Row], sheet: Sheet, path: Path, *, hxl: bool = False, bom: bool = False) -> int:
    """`rows` to `path` in the format of its suffix; returns how many rows the format had no room for.

    `hxl` puts a row of HXL tags under the header (CSV and Excel), `bom` a UTF-8 signature before it (CSV).
    ValueError where the suffix names no format or a package is missing that it needs.
    """
    form = format_for(path)
    if form == "xlsx":
        from claimledger.export import xlsx

        xlsx.write(rows, sheet, path, hxl=hxl)
    elif form == "parquet":
        from claimledger.export import parquet

        parquet.write(rows, sheet, path)
    elif form == "geojson":
        from claimledger.export import geojson

        return geojson.write(rows, path)
    elif form == "html":
        from claimledger.export import html

        html.write(rows, sheet.columns, f"claimledger: {sheet.name}", path)
    else:
        with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as stream:
            if form == "csv":
                from claimledger.export import csv

                csv.write(rows, sheet.columns, stream, tags=sheet.tags if hxl else ())
            else:
                write(rows, sheet.columns, form, stream)
    return 0
