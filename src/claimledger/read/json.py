"""A JSON file: one article, a list of articles, or an object with one such list in it, as exports of feeds are."""

from __future__ import annotations

import json
from collections.abc import Iterator

from claimledger.read.article import Provenance
from claimledger.read.rows import check_characters, row_article
from claimledger.read.source import ReadOptions, ReadProblem, Refused, Source, decode, sha256
from claimledger.records import Article


def read(source: Source, options: ReadOptions) -> Iterator[Article | ReadProblem]:
    """The articles of a JSON file; an object that is none is a problem with its number in the list."""
    data = source.read(options)
    try:
        value = json.loads(decode(data))
    except json.JSONDecodeError as error:
        raise Refused(f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise Refused("not a list of articles: nested too deeply") from None
    except ValueError:
        raise Refused("not JSON that can be read: a number is too long") from None
    provenance = Provenance(sha256(data), "json")
    rows, alone = _rows(value, options)
    for number, row in enumerate(rows, 1):
        try:
            if not isinstance(row, dict):
                raise Refused("not a JSON object")
            check_characters(row)
            identity = source.name if alone else f"{source.name}#{number}"
            yield row_article(row, source, options, provenance, at=str(number), id=identity)
        except Refused as refused:
            yield ReadProblem(f"{source.origin}, item {number}", str(refused))
    if not rows:
        yield ReadProblem(source.origin, "empty: no articles in it")


def _rows(value: object, options: ReadOptions) -> tuple[list[object], bool]:
    """The objects that should be articles, and whether it is one that is the whole file."""
    if isinstance(value, list):
        return value, False
    if not isinstance(value, dict):
        raise Refused("neither an object nor a list")
    if options.column("text") in value:
        return [value], True
    lists = [inner for inner in value.values() if isinstance(inner, list) and any(isinstance(i, dict) for i in inner)]
    if len(lists) == 1:
        return lists[0], False
    return [value], True
