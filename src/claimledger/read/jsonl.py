"""JSON lines: one object a line, `{"id", "text"}` with optional `title, published, outlet, url, language, author`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from claimledger.read.published import parse_day, publication_day
from claimledger.read.source import ReadOptions, ReadProblem, Refused, Source, lines_of, sha256
from claimledger.records import Article


def read(source: Source, options: ReadOptions) -> Iterator[Article | ReadProblem]:
    """The articles of a JSON lines file, in its order; a line that is none is a problem with its number.

    `text` is taken to the letter, so offsets hold in the input as well.
    """
    with source.open() as stream:
        for number, line in lines_of(stream, options.max_bytes):
            if line is None:
                yield ReadProblem(source.origin, f"more than {options.max_bytes:,} bytes in one line", number)
                continue
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if not line.strip():
                continue
            try:
                yield _article(line, f"{source.origin}:{number}", options)
            except Refused as refused:
                yield ReadProblem(source.origin, str(refused), number)


def _article(line: bytes, origin: str, options: ReadOptions) -> Article:
    row = _object(line)
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise Refused('no "text", or an empty one')
    identity = row.get("id")
    if isinstance(identity, bool) or not isinstance(identity, str | int) or identity == "":
        raise Refused('no "id" (a string or a whole number)')
    stated = _string(row, "published")
    day = parse_day(stated) if stated else None
    if stated and day is None:
        raise Refused(f'"published" is {stated!r}, which is not a day such as 2025-03-07')
    published, basis = publication_day(text, option=options.published, field=day)
    return Article(
        id=str(identity),
        text=text,
        published=published,
        published_basis=basis,
        title=_string(row, "title"),
        outlet=options.outlet or _string(row, "outlet"),
        url=_string(row, "url"),
        language=_string(row, "language"),
        author=_string(row, "author"),
        origin=origin,
        sha256=sha256(line.rstrip(b"\r\n")),
        reader="jsonl",
    )


def _object(line: bytes) -> dict[str, object]:
    try:
        row = json.loads(line)
    except UnicodeDecodeError as error:
        raise Refused(f"not UTF-8 at byte {error.start}") from None
    except json.JSONDecodeError as error:
        raise Refused(f"not JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise Refused("not an article: nested too deeply") from None
    if not isinstance(row, dict):
        raise Refused("not a JSON object")
    try:  # an escape such as \ud800 is JSON and yet no character that could be stored or printed
        json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise Refused("holds half of a surrogate pair, which is no character") from None
    return row


def _string(row: dict[str, object], name: str) -> str | None:
    value = row.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise Refused(f'"{name}" is not a string')
    return value
