"""The lexicon of happenings: what words tell of one, and of which kind."""

from __future__ import annotations

import pytest

from claimledger.days.happenings import happenings
from claimledger.days.words import date_signs
from claimledger.lexicon import read_tables
from claimledger.split import fold

ENTRIES = read_tables("en", "happenings")["happening"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: str(e["kind"]))
def test_examples(entry: dict[str, list[str]]) -> None:
    assert entry["examples"] and entry["not_examples"]
    for example in entry["examples"]:
        folded = fold(example)
        assert entry["kind"] in happenings().kinds(folded, 0, len(folded)), example
        assert happenings().tells(folded, 0, len(folded)), example
        assert date_signs(folded).any("befell", 0, len(folded)), example
    for example in entry["not_examples"]:
        assert not happenings().tells(fold(example), 0, len(example)), example


@pytest.mark.parametrize("key", ["called", "who", "did", "itself"])
def test_terms_are_told_once_in_small_letters(key: str) -> None:
    for entry in ENTRIES:
        terms = entry[key]
        assert len(terms) == len(set(terms))
        assert all(term == term.lower() for term in terms)


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("the derailment", {"derailment"}),
        ("the sinking", {"sinking"}),
        ("the vote", set()),
    ],
)
def test_nouns(words: str, kinds: set[str]) -> None:
    assert happenings().kinds(words, 0, len(words)) == kinds


def test_general_nouns_stand_for_many_kinds() -> None:
    attack, accident = happenings().called["attack"], happenings().called["accident"]
    assert {"shooting", "raid", "strike", "explosion"} <= attack
    assert {"crash", "sinking", "collapse"} <= accident
    assert "sinking" not in attack and "shooting" not in accident
