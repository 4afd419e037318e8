"""What a body may be called once it has been named: the examples of the lexicon."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import pytest

from claimledger.extract import extract
from claimledger.lexicon import LexiconError
from claimledger.records import Article
from claimledger.voices import called as lexicon

LEXICON = tomllib.loads(
    (resources.files("claimledger") / "lexicons" / "en" / "called.toml").read_text(encoding="utf-8")
)
ENTRIES = [entry for entries in LEXICON.values() for entry in entries]
# Those who are called so, and those of another name or kind who are not.
TOLD = [tuple(e) for entry in ENTRIES for e in (*entry["examples"], *entry["not_examples"])]


@pytest.mark.parametrize(("text", "source"), TOLD, ids=[source + "/" + text[:20] for text, source in TOLD])
def test_example(text: str, source: str) -> None:
    assert [c.source for c in extract(Article(id="a", text=text)).claims][-1] == source


def test_every_entry_has_examples() -> None:
    assert all(entry["examples"] and entry["not_examples"] for entry in ENTRIES)


@pytest.mark.interpreted
def test_an_unknown_key_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = {"noun": [{"terms": ["group"], "kinds": ["ngo"], "colour": "red"}]}
    monkeypatch.setattr(lexicon, "read_tables", lambda *_: broken)
    lexicon.called.cache_clear()
    with pytest.raises(LexiconError, match=r"called\.toml"):
        lexicon.called()
    lexicon.called.cache_clear()
