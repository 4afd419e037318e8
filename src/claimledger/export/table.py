"""Tables for people, as wide as the terminal."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TextIO

from claimledger.export.printable import plain
from claimledger.export.rows import Row

_NUMERIC = {"low", "high", "best", "range", "claims", "figures"}
_IDS = {"toll": 9, "claim": 9}  # never folded, as they are there to be copied; so many letters name one as well
_WHOLE = {*_NUMERIC, *_IDS, "outcome"}  # columns that are never folded
_ENOUGH = 40  # characters for the longest column before the others get more than their longest word needs
_LEAST = 18  # characters that it keeps in the narrowest terminal
_FEW = 8  # and that the others keep, words cut or not
_GAP = 2  # blanks between columns
_WIDE = 160  # where the output is no terminal and nobody says how wide it should be


def write(rows: Iterable[Row], columns: Sequence[str], stream: TextIO, *, width: int | None = None) -> None:
    """`rows` under a header, long cells folded. A run of rows with the same first cell shows it once."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    wanted = width or (None if stream.isatty() else int(os.environ.get("COLUMNS") or _WIDE))
    console = Console(file=stream, width=wanted, highlight=False, legacy_windows=False)
    filled = [[plain(row.get(name)) for name in columns] for row in rows]
    wide = widths(columns, filled, console.width - _GAP * (len(columns) + 1))
    # Where the terminal is too narrow for the table it breaks the lines. A table made to fit would lose digits.
    console.width = max(console.width, sum(wide) + _GAP * (len(columns) + 1))
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    for name, width in zip(columns, wide, strict=True):
        table.add_column(
            Text(name),
            justify="right" if name in _NUMERIC else "left",
            overflow="crop" if name in _IDS else "fold",
            no_wrap=name in _WHOLE,
            width=width,
        )
    before = None
    for cells in filled:
        first = cells[0]
        if first == before:
            cells[0] = ""
        elif before is not None:
            table.add_section()
        before = first
        table.add_row(*map(Text, cells))
    console.print(table)


def widths(columns: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """The characters of each column, `room` in all where its words allow that.

    Names of sources are longer than all else, and cut into pieces they cannot be read. So the longest column is served
    before the others get more than their longest word needs. Numbers are never cut, whatever the room.

    >>> widths(["days", "said by", "best"], [["2025-03-06 to 2025-03-07", "Observatory for Human Rights 4", "1,018"]], 50)
    [10, 30, 5]
    """
    from rich.cells import cell_len

    cells = [[name, *(row[i] for row in rows)] for i, name in enumerate(columns)]
    whole = [max(cell_len(line) for cell in column for line in cell.split("\n")) for column in cells]
    words = [max(cell_len(word) for cell in column for word in cell.split() or [""]) for column in cells]
    longest = max(range(len(columns)), key=lambda i: whole[i])
    least = [_IDS.get(name, whole[i] if name in _WHOLE else _FEW) for i, name in enumerate(columns)]
    least[longest] = max(_LEAST, least[longest])
    least = [min(some, all_of_it) for some, all_of_it in zip(least, whole, strict=True)]
    given = [whole[i] if name in _WHOLE else words[i] for i, name in enumerate(columns)]
    given[longest] = max(min(whole[longest], _ENOUGH), least[longest], min(words[longest], _ENOUGH))
    left = room - sum(given)
    # The ids are cut first, then the longest cells and then words, none of it more than what must be.
    ids = [i for i, name in enumerate(columns) if name in _IDS]
    for some in (ids, [longest], range(len(columns))):
        while left < 0 and some and given[most := max(some, key=lambda i: given[i] - least[i])] > least[most]:
            given[most] -= 1
            left += 1
    for i in sorted(range(len(columns)), key=lambda i: whole[i] - given[i]):
        more = max(0, min(whole[i] - given[i], left))
        given[i] += more
        left -= more
    return given
