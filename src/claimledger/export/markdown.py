"""Markdown tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TextIO

from claimledger.export.printable import plain
from claimledger.export.rows import Row

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def write(rows: Iterable[Row], columns: Sequence[str], stream: TextIO) -> None:
    """`rows` as a table; what Markdown would read as markup is escaped."""
    stream.write("| " + " | ".join(columns) + " |\n")
    stream.write("|" + " --- |" * len(columns) + "\n")
    for row in rows:
        cells = (_SPECIAL.sub(r"\\\1", plain(row.get(name))) for name in columns)
        stream.write("| " + " | ".join(cells) + " |\n")
