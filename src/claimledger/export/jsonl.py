"""JSON and JSON lines: every field, null as null, lists as lists."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from claimledger.export.rows import Row


def write_lines(rows: Iterable[Row], stream: TextIO) -> None:
    """One object a line."""
    for row in rows:
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_array(rows: Iterable[Row], stream: TextIO) -> None:
    """One array of all objects, one a line."""
    stream.write("[")
    for number, row in enumerate(rows):
        stream.write(("\n" if number == 0 else ",\n") + json.dumps(row, ensure_ascii=False))
    stream.write("\n]\n")
