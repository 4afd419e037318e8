"""The words that tell what people died of: every entry is proved by its examples."""

from __future__ import annotations

import pytest

from claimledger.extract import extract
from claimledger.lexicon import read_tables
from claimledger.reconcile.causes import Cause, cause_of
from claimledger.records import Article

_ENTRIES = [(cause, entry) for cause, entries in read_tables("en", "causes").items() for entry in entries]


def _told(text: str) -> set[Cause | None]:
    return {cause_of(claim) for claim in extract(Article(id="cause", text=text)).claims}


@pytest.mark.parametrize("cause, entry", _ENTRIES)
def test_examples(cause: Cause, entry: dict[str, list[str]]) -> None:
    for text in entry["examples"]:
        assert _told(text) == {cause}, text
    for text in entry["not_examples"]:
        assert (told := _told(text)) and cause not in told, text


@pytest.mark.parametrize("cause, entry", _ENTRIES)
def test_every_term(cause: Cause, entry: dict[str, list[str]]) -> None:
    for term in entry["terms"]:
        assert _told(f"Nine people died, and a report spoke of {term}.") == {cause}, term


def test_no_word_has_two_causes() -> None:
    terms = [term for _, entry in _ENTRIES for term in entry["terms"]]
    assert len(terms) == len(set(terms))
