"""Columns of a table that tabs, blanks or commas part, read with bars: "Orvale    12    30" is "Orvale |  12 |  30"."""

from __future__ import annotations

import re

_TABS = re.compile(r"(?<=[^\s])\t+ *(?=\S)")
_GAPS = re.compile(r"(?<=[^\s.!?:;,])[ ]{2,}(?=\S)")
_COMMAS = re.compile(",")
_GAP_AND_NUMBER = re.compile(r"  (?<=[^\s.!?:;,]  ) *\d")
_NUMBER_AND_COMMA = re.compile(r",(?<=[^\W\d_],)\d+(?:,|$)", re.MULTILINE)
_NUMERIC = re.compile(r"\W*(?:\d[\d,.–+-]*|-|–|nil|n/a)\W*")
_WIDEST = 200  # characters of a line
_LEAST = 2  # lines, and commas of a line


def with_bars(text: str) -> str:
    r"""The text, in which bars part the cells of tables; every character keeps its place.

    >>> with_bars("Town\tKilled\nOrvale\t12\nLorin\t4")
    'Town|Killed\nOrvale|12\nLorin|4'
    >>> with_bars("Town,Killed,Hurt\nOrvale,12,3\nHe died on May 3, 2019, at 12,000 feet")
    'Town|Killed|Hurt\nOrvale|12|3\nHe died on May 3, 2019, at 12,000 feet'
    """
    if not _may_hold_columns(text):
        return text
    lines = text.split("\n")
    for gap in (_TABS, _GAPS, _COMMAS):
        cuts = [_cuts(line, gap) for line in lines]
        start = 0
        while start < len(lines):
            end = start + 1
            while end < len(lines) and cuts[start] and len(cuts[end]) == len(cuts[start]):
                end += 1
            rows = [at for at in range(start, end) if _has_number(lines[at], gap)]
            keyed = gap is _TABS and len(cuts[start]) == 1 and end - start > _LEAST and bool(rows)  # "Place\tOsk"
            if end - start >= _LEAST and (keyed or len(rows) >= max(1, end - start - 1)):
                for at in range(start, end):
                    lines[at] = _barred(lines[at], cuts[at])
            start = end
    return "\n".join(lines)


def _may_hold_columns(text: str) -> bool:
    """Whether a tab, a gap before a number or a number between commas stands in it, as in few texts."""
    return (
        "\t" in text
        or ("  " in text and _GAP_AND_NUMBER.search(text) is not None)
        or _NUMBER_AND_COMMA.search(text) is not None
    )


def _cuts(line: str, gap: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where a line may be cut into cells."""
    if len(line) > _WIDEST or "|" in line or not line.strip():
        return []
    if gap is _COMMAS and (", " in line or '"' in line or line.count(",") < _LEAST):
        return []
    return [found.span() for found in gap.finditer(line)]


def _has_number(line: str, gap: re.Pattern[str]) -> bool:
    """Whether one of the cells behind the first is a number."""
    return any(_NUMERIC.fullmatch(cell) is not None for cell in gap.split(line)[1:])


def _barred(line: str, cuts: list[tuple[int, int]]) -> str:
    parts, done = [], 0
    for start, end in cuts:
        wide = end - start
        parts += [line[done:start], "|" if wide == 1 else " |" + " " * (wide - 2)]
        done = end
    return "".join([*parts, line[done:]])
