"""The lexicon of illnesses: every entry by its examples."""

from __future__ import annotations

import pytest

from claimledger.extract import extract
from claimledger.harms.illness import tells_of_illness
from claimledger.lexicon import read_tables
from claimledger.records import Article
from claimledger.split import fold

ENTRIES = read_tables("en", "illnesses")["illness"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["terms"][0])
def test_examples(entry: dict[str, list[str]]) -> None:
    for text in entry["examples"]:
        assert tells_of_illness(fold(text)) and not extract(Article(id="ill", text=text)).claims, text
    for text in entry["not_examples"]:
        assert [c.outcome for c in extract(Article(id="ill", text=text)).claims] == ["injured"], text


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["terms"][0])
def test_every_term(entry: dict[str, list[str]]) -> None:
    assert len(entry["terms"]) == len(set(entry["terms"]))
    assert all(tells_of_illness(f"surgery for {term}") and not tells_of_illness(f"x{term}x") for term in entry["terms"])
