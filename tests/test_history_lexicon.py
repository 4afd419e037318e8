"""Every cue of history is proved by its examples."""

from __future__ import annotations

from datetime import date

import pytest

from claimledger.extract import extract
from claimledger.lexicon import read_tables
from claimledger.records import Article

_ENTRIES = [(kind, entry) for kind, entries in read_tables("en", "history").items() for entry in entries]


def _history(text: str) -> list[bool]:
    claims = extract(Article(id="cue", text=text, published=date(2024, 6, 12))).claims
    return [c.background for c in claims]


@pytest.mark.parametrize("kind, entry", _ENTRIES)
def test_examples(kind: str, entry: dict[str, list[str]]) -> None:
    for text in entry["examples"]:
        assert any(_history(text)), f"{kind}: {text}"
    for text in entry["not_examples"]:
        assert _history(text) and not any(_history(text)), f"{kind}: {text}"
