"""JSON lines: one object a line, `{"id", "text"}` with optional `title, published, outlet, url, language, author`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from claimledger.read.article import Provenance
from claimledger.read.rows import check_characters, row_article
from claimledger.read.source import ReadOptions, ReadProblem, Refused, Source, lines_of, sha256
from claimledger.records import Article

_BLOCK = 50_000  # bytes of lines that are read together: enough to be worth handing to another process


def pieces(source: Source, options: ReadOptions) -> Iterator[Source | ReadProblem]:
    """The file as blocks of whole lines, so that it may be larger than memory and many processes can share it."""
    block: list[bytes] = []
    first, size = 1, 0
    with source.open() as stream:
        for number, line in lines_of(stream, options.max_bytes):
            if line is None:
                if block:
                    yield _block(source, block, first)
                yield ReadProblem(source.origin, f"more than {options.max_bytes:,} bytes in one line", number)
                block, first, size = [], number + 1, 0
                continue
            block.append(line)
            size += len(line)
            if size >= _BLOCK:
                yield _block(source, block, first)
                block, first, size = [], number + 1, 0
    if block:
        yield _block(source, block, first)


def read(source: Source, options: ReadOptions) -> Iterator[Article | ReadProblem]:
    """The articles of a block of lines, in its order; a line that is none is a problem with its number.

    `text` is taken to the letter, so offsets hold in the input as well.
    """
    with source.open() as stream:
        for number, line in enumerate(stream, source.line):
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if not line.strip():
                continue
            try:
                provenance = Provenance(sha256(line.rstrip(b"\r\n")), "jsonl")
                yield row_article(_object(line), source, options, provenance, at=str(number))
            except Refused as refused:
                yield ReadProblem(source.origin, str(refused), number)


def _block(source: Source, lines: list[bytes], first: int) -> Source:
    return replace(source, path=None, opener=None, content=b"".join(lines), line=first, format="jsonl")


def _object(line: bytes) -> dict[str, object]:
    try:
        row = json.loads(line)
    except UnicodeDecodeError as error:
        raise Refused(f"not UTF-8 at byte {error.start}") from None
    except json.JSONDecodeError as error:
        raise Refused(f"not JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise Refused("not an article: nested too deeply") from None
    except ValueError:  # a whole number of thousands of digits
        raise Refused("not JSON that can be read: a number is too long") from None
    if not isinstance(row, dict):
        raise Refused("not a JSON object")
    check_characters(row)
    return row
