"""Nothing of a text is kept once it is read, compiled or not."""

import gc
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from claimledger.extract import extract
from claimledger.records import Article

SEEDS = Path(__file__).parent.parent / "seeds"
OF_ONE_TEXT = {"Daybook", "Document", "Figure", "Group", "Hearing", "Item", "Told", "Whereabouts", "Windows"}


def held() -> Counter[str]:
    gc.collect()
    return Counter(name for o in gc.get_objects() if (name := type(o).__name__) in OF_ONE_TEXT)


def test_what_is_read_of_a_text_is_let_go() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    assert texts
    for n, text in enumerate(texts):
        extract(Article(id=f"first{n}", text=text, published=date(2025, 3, 10)))
    before = held()
    for n, text in enumerate(texts * 3):
        extract(Article(id=f"again{n}", text=text, published=date(2025, 3, 10)))
    grown = held() - before
    assert not {name: count for name, count in grown.items() if count > len(texts)}


def test_the_collector_is_left_as_it_was() -> None:
    article = Article(id="one", text="Two miners were killed in Orvale on Monday.", published=date(2025, 3, 10))
    assert gc.isenabled()
    assert extract(article).claims
    assert gc.isenabled()
    gc.disable()
    try:
        assert extract(article).claims
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_collector_runs_again_behind_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        assert not gc.isenabled()
        raise MemoryError

    monkeypatch.setattr(sys.modules["claimledger.extract"], "find_figures", broken)
    with pytest.raises(MemoryError):
        extract(Article(id="one", text="Two miners were killed in Orvale on Monday.", published=date(2025, 3, 10)))
    assert gc.isenabled()
