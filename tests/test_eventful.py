"""The lexicon of what happens where a sentence says: every entry by its examples."""

from __future__ import annotations

import re

import pytest

from claimledger.lexicon import read_tables
from claimledger.places.eventful import happens
from claimledger.split import fold

TABLES = read_tables("en", "eventful")
ENTRIES = [(kind, entry) for kind, entries in TABLES.items() for entry in entries]


@pytest.mark.parametrize(("kind", "entry"), ENTRIES, ids=lambda e: e if isinstance(e, str) else e["terms"][0])
def test_examples(kind: str, entry: dict[str, list[str]]) -> None:
    assert entry["examples"] and entry["not_examples"]
    signs = entry["examples"] if kind != "spoken_of" else entry["not_examples"]
    no_signs = entry["not_examples"] if kind != "spoken_of" else entry["examples"]
    for example in signs:
        assert happens(fold(example)), example
        assert any(_pattern(term).search(fold(example)) for term in entry["terms"]), example
    for example in no_signs:
        assert not happens(fold(example)), example


def _pattern(term: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(term)}\b".replace(r"\*", r"\w*"))


@pytest.mark.parametrize("kind", ["act", "thing", "spoken_of"])
def test_terms_are_told_once_in_small_letters(kind: str) -> None:
    terms = [term for entry in TABLES[kind] for term in entry["terms"]]
    assert len(terms) == len(set(terms))
    assert all(term == term.lower() for term in terms)
