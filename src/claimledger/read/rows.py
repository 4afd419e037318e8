"""One row of a table or one object of JSON as an article: fields by their names or as mapped with `--column`."""

from __future__ import annotations

import json
from collections.abc import Mapping

from claimledger.read.article import Provenance, item
from claimledger.read.published import parse_day
from claimledger.read.source import About, ReadOptions, Refused, Source
from claimledger.records import Article


def row_article(
    row: Mapping[str, object], source: Source, options: ReadOptions, of: Provenance, *, at: str, id: str | None = None
) -> Article:
    """The article of `row`; `at` is its line or number, `id` serves where the row has none. Refused says what lacks.

    The text is taken to the letter.
    """
    text = row.get(options.column("text"))
    if not isinstance(text, str) or not text.strip():
        raise Refused(_no_text(row, options))
    identity = row.get(options.column("id"))
    if identity in (None, "") and id is not None:
        identity = id
    if isinstance(identity, bool) or not isinstance(identity, str | int) or identity == "":
        raise Refused(f'no "{options.column("id")}" (a string or a whole number)')
    values = {name: _string(row, options.column(name)) for name in ("title", "outlet", "url", "language", "author")}
    column = options.column("published")
    stated = _string(row, column)
    day = parse_day(stated) if stated else None
    if stated and day is None:
        raise Refused(f'"{column}" is {stated!r}, which is not a day such as 2025-03-07')
    about = About(published=day, basis="field" if day else None, **values)
    return item(source, options, text, about, of, id=str(identity), at=at)


def check_characters(row: object) -> None:
    r"""Refused where `row` holds an escape such as \ud800, which is JSON and yet no character that could be stored."""
    try:
        json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise Refused("holds half of a surrogate pair, which is no character") from None


def _no_text(row: Mapping[str, object], options: ReadOptions) -> str:
    column = options.column("text")
    if column in row:
        return f'no "{column}", or an empty one'
    names = ", ".join(map(repr, list(row)[:12])) or "nothing"
    return f'no "{column}"; there is {names}: --column text=NAME says which holds the text'


def _string(row: Mapping[str, object], name: str) -> str | None:
    value = row.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise Refused(f'"{name}" is not a string')
    return value.strip() or None
