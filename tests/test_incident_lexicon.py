"""Words that open a further event, and words that tell of several at once, proved by their examples."""

from __future__ import annotations

from datetime import date

import pytest

from claimledger.extract import extract
from claimledger.lexicon import read_tables
from claimledger.records import Article

_TABLES = read_tables("en", "incidents")


def _incidents(text: str) -> set[int]:
    return {c.incident for c in extract(Article(id="event", text=text, published=date(2024, 6, 12))).claims}


@pytest.mark.parametrize("entry", _TABLES["further"])
def test_further_events(entry: dict[str, list[str]]) -> None:
    for text in entry["examples"]:
        assert len(_incidents(text)) == 2, text
    for text in entry["not_examples"]:
        assert _incidents(text) == {0}, text


@pytest.mark.parametrize("entry", _TABLES["several"])
def test_several_told_at_once_stay_together(entry: dict[str, list[str]]) -> None:
    for text in entry["examples"]:
        assert _incidents(text) == {0}, text
