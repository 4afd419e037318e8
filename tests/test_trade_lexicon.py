"""Words of harm that are said of losses: every entry is proved by its examples, and every word of trade on its own."""

from __future__ import annotations

from typing import Any

import pytest

from claimledger.extract import extract
from claimledger.lexicon import read_tables
from claimledger.records import Article

_TABLES = read_tables("en", "trade")
_ENTRIES = [entry for entries in _TABLES.values() for entry in entries]


def _hurts(text: str) -> bool:
    return bool(extract(Article(id="trade", text=text)).claims)


@pytest.mark.parametrize("entry", _ENTRIES, ids=lambda entry: entry["examples"][0])
def test_examples(entry: dict[str, Any]) -> None:
    for text in entry["examples"]:
        assert not _hurts(text), text
    for text in entry["not_examples"]:
        assert _hurts(text), text


def test_every_word_of_trade() -> None:
    for entry in _TABLES["trade"]:
        for term in entry["terms"]:
            assert not _hurts(f"Foreign {term} hurt 400 weavers last year."), term
            assert _hurts(f"A fire hurt 400 weavers of {term} last year."), term
