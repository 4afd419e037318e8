"""The words that tie a day to people told of before it: the lexicon's examples."""

from __future__ import annotations

import pytest

from claimledger.days.tied import tie_words
from claimledger.lexicon import read_tables
from claimledger.split import fold

ENTRIES = [(kind, entry) for kind, entries in read_tables("en", "tied").items() for entry in entries]


@pytest.mark.parametrize(("kind", "entry"), ENTRIES, ids=lambda e: e if isinstance(e, str) else e["terms"][0])
def test_examples(kind: str, entry: dict[str, list[str]]) -> None:
    assert entry["examples"] and entry["not_examples"]
    assert all(term == term.lower() for term in entry["terms"])
    for example in entry["examples"]:
        assert tie_words(kind).search(fold(example)), example
        assert any(term in fold(example) for term in entry["terms"]), example
    for example in entry["not_examples"]:
        assert not tie_words(kind).search(fold(example)), example
