"""Tables for people, as wide as the terminal."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TextIO

from claimledger.export.printable import plain
from claimledger.export.rows import Row

_NUMERIC = {"low", "high", "best", "range", "claims", "figures"}
_WHOLE = {"outcome", "toll", "claim"}  # columns that are never folded: ids are there to be copied
_WIDE = 160  # where the output is no terminal and nobody says how wide it should be


def write(rows: Iterable[Row], columns: Sequence[str], stream: TextIO, *, width: int | None = None) -> None:
    """`rows` under a header, long cells folded. A run of rows with the same first cell shows it once."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in columns:
        numeric = name in _NUMERIC
        table.add_column(
            Text(name), justify="right" if numeric else "left", overflow="fold", no_wrap=numeric or name in _WHOLE
        )
    before = None
    for row in rows:
        cells = [plain(row.get(name)) for name in columns]
        first = cells[0]
        if first == before:
            cells[0] = ""
        elif before is not None:
            table.add_section()
        before = first
        table.add_row(*map(Text, cells))
    known = width or (None if stream.isatty() else int(os.environ.get("COLUMNS") or _WIDE))
    Console(file=stream, width=known, highlight=False, legacy_windows=False).print(table)
