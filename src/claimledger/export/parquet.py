"""Parquet files with typed columns, written by DuckDB."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path

from claimledger.export.columns import Sheet
from claimledger.export.rows import Row

_TYPES = {
    "text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "day": "DATE", "boolean": "BOOLEAN",
    "list": "VARCHAR[]",
}  # fmt: skip


def write(rows: Iterable[Row], sheet: Sheet, path: Path) -> None:
    """`rows` with days as DATE and lists as VARCHAR[]. ValueError where DuckDB is not installed."""
    try:
        import duckdb
    except ModuleNotFoundError:
        raise ValueError(f"{path}: Parquet needs DuckDB: pip install 'claimledger[parquet]'") from None
    columns = ", ".join(f"{_quoted(name)}: {_quoted(_TYPES[kind])}" for name, kind in sheet.kinds.items())
    # Rows go through a file of lines: row by row into a table takes twenty times as long.
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder, "rows.jsonl")
        with lines.open("w", encoding="utf-8") as stream:
            for row in rows:
                stream.write(json.dumps({name: row.get(name) for name in sheet.kinds}) + "\n")
        with duckdb.connect(config={"autoinstall_known_extensions": False}) as connection:
            source = f"read_json({_quoted(str(lines))}, format = 'newline_delimited', columns = {{{columns}}})"
            connection.execute(f"COPY (SELECT * FROM {source}) TO {_quoted(str(path))} (FORMAT parquet)")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
