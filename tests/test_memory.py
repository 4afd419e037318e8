"""Nothing of a text is kept once it is read, compiled or not."""

import gc
from collections import Counter
from datetime import date
from pathlib import Path

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
