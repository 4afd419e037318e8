"""Tables: .csv and .tsv with a header line; a row is an article."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from claimledger.read.article import Provenance
from claimledger.read.rows import row_article
from claimledger.read.source import ReadOptions, ReadProblem, Refused, Source, decode, sha256
from claimledger.records import Article

_SAMPLE = 200_000  # bytes by which an encoding is judged


def pieces(source: Source, options: ReadOptions) -> Iterator[Article | ReadProblem]:
    """The articles of a table, read as a stream; a row that is none is a problem with its line.

    A cell is text to the letter: one that begins with "=" is no formula here. The hash is that of the row's cells.
    """
    # The limit is one for the whole process and no parameter of csv.reader; the cells are bounded by it all the same.
    csv.field_size_limit(max(options.max_bytes, csv.field_size_limit()))
    encoding = _encoding(source)
    with io.TextIOWrapper(source.open(), encoding=encoding, newline="") as stream:
        lines = _Counted(stream, options.max_bytes)
        try:
            first = next(lines, "")
            mark = _delimiter(source.name, first)
            names = [name.strip() for name in next(csv.reader([first], delimiter=mark), [])]
            if not any(names):
                raise Refused("empty: no header line")
            _check_columns(names, options)
            rows = csv.reader(lines, delimiter=mark, strict=True)
            yield from _articles(rows, names, lines, source, options)
        except csv.Error as error:
            yield ReadProblem(source.origin, f"not a table from here on: {error}", lines.number)
        except UnicodeDecodeError as error:
            yield ReadProblem(source.origin, f"not {encoding} from here on (byte {error.start})", lines.number)


read = pieces


class _Counted:
    """Lines with the number of the last one, and an end to one that never ends."""

    def __init__(self, stream: io.TextIOWrapper, limit: int) -> None:
        self._stream, self._limit, self.number = stream, limit, 0

    def __iter__(self) -> _Counted:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(self._limit + 1)
        if not line:
            raise StopIteration
        if len(line) > self._limit:
            raise csv.Error(f"more than {self._limit:,} characters in one line")
        self.number += 1
        return line


def _articles(
    rows: Iterator[list[str]], names: list[str], lines: _Counted, source: Source, options: ReadOptions
) -> Iterator[Article | ReadProblem]:
    for number, cells in enumerate(rows, 1):
        if not any(cells):
            continue
        try:
            if len(cells) > len(names):
                raise Refused(f"{len(cells)} cells under {len(names)} names; is a quotation mark missing?")
            row = dict(zip(names, cells, strict=False))
            provenance = Provenance(sha256("\x1f".join(cells).encode()), "table")
            identity = f"{source.name}#{number}"
            yield row_article(row, source, options, provenance, at=str(lines.number), id=identity)
        except Refused as refused:
            yield ReadProblem(source.origin, str(refused), lines.number)


def _check_columns(names: list[str], options: ReadOptions) -> None:
    for field, column in options.columns:
        if column not in names:
            raise Refused(f"no column {column!r} for {field}; there is {', '.join(map(repr, names))}")
    if options.column("text") not in names:
        raise Refused(f"no column 'text'; there is {', '.join(map(repr, names))}: --column text=NAME says which it is")


def _delimiter(name: str, header: str) -> str:
    """A tab for .tsv; else what parts the header: a spreadsheet writes semicolons where the comma is in numbers."""
    if name.lower().endswith((".tsv", ".tab")):
        return "\t"
    return max(",;\t", key=header.count)


def _encoding(source: Source) -> str:
    with source.open() as stream:
        head = stream.read(_SAMPLE)
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return "utf-16"
        if b"\x00" in head:
            raise Refused("binary, not text")
        wrong = _not_utf8(head, stream)
    if wrong is None:
        return "utf-8-sig"
    decode(wrong)  # Refused where it is no text
    from charset_normalizer import from_bytes

    best = from_bytes(wrong, cp_isolation=["cp1252"]).best() or from_bytes(wrong).best()
    return best.encoding if best else "cp1252"


def _not_utf8(head: bytes, stream: BinaryIO) -> bytes | None:
    """Some lines around the first bytes that are not UTF-8; None where all are."""
    block, rest = head, b""
    while block:
        lines = rest + block
        cut = lines.rfind(b"\n") + 1 or len(lines) if len(block) == _SAMPLE else len(lines)
        try:
            lines[:cut].decode("utf-8")
        except UnicodeDecodeError:
            return lines
        rest, block = lines[cut:], stream.read(_SAMPLE)
    return None
