"""The words that say how sure a statement is: every entry is proved by its examples."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import claimledger
from claimledger import lexicon
from claimledger.figures import find_figures
from claimledger.mentions import Figure
from claimledger.records import Article
from claimledger.split import split

FILE = Path(claimledger.__file__).parent / "lexicons" / "en" / "cues.toml"
TABLES: dict[str, list[dict[str, Any]]] = tomllib.loads(FILE.read_text("utf-8"))
CASES = [
    pytest.param(table, text, True, id=f"{table}.{index}: {text}")
    for table, entries in TABLES.items()
    for index, entry in enumerate(entries)
    for text in entry["examples"]
] + [
    pytest.param(table, text, False, id=f"{table}.{index}, not: {text}")
    for table, entries in TABLES.items()
    for index, entry in enumerate(entries)
    for text in entry.get("not_examples", ())
]


def figures(text: str) -> list[Figure]:
    return find_figures(split(Article(id="example", text=text)), lexicon.load("en"))


@pytest.mark.parametrize(("table", "text", "holds"), CASES)
def test_an_example(table: str, text: str, holds: bool) -> None:
    found = figures(text)
    if table == "unreal":
        assert (found == []) is holds
    else:
        assert found and all((figure.assertion == table) is holds for figure in found)
