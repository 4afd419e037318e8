"""Write rows in any of the formats that the command line offers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, TextIO, get_args

from claimledger.export.rows import Row

__all__ = ["SUFFIXES", "Format", "Row", "format_for", "write"]

Format = Literal["table", "csv", "json", "jsonl", "markdown"]
SUFFIXES: dict[str, Format] = {
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "markdown",
    ".txt": "table",
}


def format_for(path: Path) -> Format:
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
