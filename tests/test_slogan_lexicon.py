"""Bodies whose name is a hope or a call: the examples of the lexicon."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from claimledger import slogans as lexicon
from claimledger.extract import extract
from claimledger.lexicon import LexiconError
from claimledger.records import Article

LEXICON = tomllib.loads(
    (resources.files("claimledger") / "lexicons" / "en" / "slogans.toml").read_text(encoding="utf-8")
)
ENTRIES = [entry for entries in LEXICON.values() for entry in entries]
# Those who speak, and those who only look alike.
TOLD = [tuple(e) for entry in ENTRIES for e in (*entry["examples"], *entry["not_examples"])]


@pytest.mark.parametrize(("text", "source"), TOLD, ids=[source + "/" + text[:20] for text, source in TOLD])
def test_example(text: str, source: str) -> None:
    assert extract(Article(id="a", text=text)).claims[0].source == (source or None)


def test_every_entry_has_examples() -> None:
    assert all(entry["examples"] and entry["not_examples"] for entry in ENTRIES)


@pytest.mark.interpreted
def test_an_unknown_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "read_tables", lambda *_: {"noun": [{"terms": ["hope"], "colour": "red"}]})
    lexicon.slogans.cache_clear()
    with pytest.raises(LexiconError, match=r"slogans\.toml"):
        lexicon.slogans()
    lexicon.slogans.cache_clear()
