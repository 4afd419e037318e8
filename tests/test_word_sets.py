"""The files of word sets: every table is read by a module, and proved by its examples through the extractor.

An example is a text, what is found in it ("3 killed, 1 injured", or nothing), and what else must hold of the first claim.
In `each`, every word of the table takes the place of `{}`.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import claimledger
from claimledger import lexicon
from claimledger.extract import extract
from claimledger.lexicon import LexiconError, read_tables, word_set
from claimledger.records import Article
from claimledger.split import fold


@functools.cache
def _asked() -> dict[str, set[str]]:
    """The files of word sets and their tables, as the modules of the program ask for them."""
    asked: dict[str, set[str]] = {}
    for path in Path(claimledger.__file__).parent.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if "word_set(" in text else ():
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "word_set":
                name, table = (ast.literal_eval(given) for given in node.args[:2])
                asked.setdefault(name, set()).add(table)
    return asked


def _entries() -> Iterator[Any]:
    for name in sorted(_asked()):
        for table, entry in read_tables("en", name).items():
            yield pytest.param(name, table, entry, id=f"{name}-{table}")


def _holds(text: str, found: str, fields: dict[str, Any] | None = None) -> None:
    claims = extract(Article(id="words", text=text, published=date(2024, 6, 12))).claims
    told = ", ".join(f"{c.low if c.low is not None else c.high} {c.outcome}" for c in claims)
    assert told == found, text
    for name, value in (fields or {}).items():
        assert str(getattr(claims[0], name) or "") == str(value or ""), f"{name}: {text}"


@pytest.mark.parametrize(("name", "table", "entry"), list(_entries()))
def test_examples(name: str, table: str, entry: dict[str, Any]) -> None:
    terms = word_set(name, table)
    for example in entry["examples"]:
        assert any(term in fold(example[0]) for term in terms), f"{name}.{table}: {example[0]}"
        _holds(*example)
    for example in entry["not_examples"]:
        _holds(*example)
    found = {str(example[1:]) for example in entry["examples"]}
    assert found != {str(example[1:]) for example in entry["not_examples"]}, f"{name}.{table} would change nothing"


@pytest.mark.parametrize(("name", "table", "entry"), [e for e in _entries() if "each" in e.values[2]])
def test_each_word(name: str, table: str, entry: dict[str, Any]) -> None:
    for text, *found in entry["each"]:
        for term in sorted(word_set(name, table)):
            _holds(text.replace("{}", term), *found)


@pytest.mark.parametrize("name", sorted(_asked()))
def test_every_table_is_read(name: str) -> None:
    tables = read_tables("en", name)
    assert set(tables) == _asked()[name]
    for table in tables:
        assert all(term == term.lower() for term in word_set(name, table)), f"{name}.{table}"


@pytest.mark.interpreted
@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"terms": "hope", "examples": [["a", ""]], "not_examples": [["b", ""]], "colour": "red"}, "colour"),
        ({"terms": "hope", "examples": [["a", ""]]}, "missing"),
        ({"terms": "hope fear hope", "examples": [["a", ""]], "not_examples": [["b", ""]]}, "twice"),
        ({"terms": "hope", "examples": [["a", ""]], "not_examples": [["b", ""]]}, "no table"),
    ],
)
def test_what_a_file_may_not_hold(monkeypatch: pytest.MonkeyPatch, entry: dict[str, Any], told: str) -> None:
    monkeypatch.setattr(lexicon, "read_tables", lambda *_: {"wishes": entry})
    with pytest.raises(LexiconError, match=rf"moods\.toml: .*{told}"):
        word_set("moods", "wish" if told == "no table" else "wishes")
    lexicon._word_sets.cache_clear()
