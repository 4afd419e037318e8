"""A ledger with known claims, and the real command line to ask it."""

from datetime import date
from pathlib import Path

import pytest

from claimledger.ledger import Ledger
from claimledger.records import Article, Claim, Extraction, digest
from program import Done, Program, Run


@pytest.fixture
def run(program: Program, tmp_path: Path) -> Run:
    """Runs `claimledger` in an empty folder; `input` goes to its standard input."""
    env = {"CLAIMLEDGER_LEDGER": "claimledger.db", "COLUMNS": "160"}

    def call(*words: object, input: str = "") -> Done:
        return program.run([*map(str, words)], tmp_path, input=input, env=env)

    return call


def claim(article: Article, number: str, low: int, source: str, **changes: object) -> Claim:
    start = article.text.index(number)
    return Claim.model_validate(
        {
            "claim": "c" + digest(article.id, start), "article": article.id, "outlet": article.outlet,
            "published": article.published, "outcome": "killed", "category": "civilian", "demographic": None,
            "low": low, "high": low, "qualifier": "exact", "number": number, "start": start, "end": start + len(number),
            "quote": article.text, "source": source, "via": None, "date_start": date(2023, 5, 4),
            "date_end": date(2023, 5, 4), "place": "Orvale", "part_of": None, "repeat_of": None, "assertion": "stated",
            "quote_end": len(article.text), "stated": article.published, **changes,
        }
    )  # fmt: skip


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Two articles that disagree on one day in Orvale, and a third on a fire without a day."""
    texts = {
        "delta.txt": "Delta Monitor said 45 civilians were killed in Orvale on Thursday.",
        "coast.txt": "=Residents told Coast Radio that 61 civilians were killed in Orvale on Thursday.",
        "fire.txt": "Three people were hurt in a fire in Carmel, \x1b[31mpolice said.",
    }
    days = {"delta.txt": date(2023, 5, 5), "coast.txt": date(2023, 5, 6), "fire.txt": None}
    a, b, c = (Article(id=name, text=text, published=days[name]) for name, text in texts.items())
    found = {
        a: claim(a, "45", 45, "Delta Monitor"),
        b: claim(b, "61", 61, "residents", via="Coast Radio"),
        c: claim(
            c,
            "Three",
            3,
            "police",
            outcome="injured",
            category="people",
            date_start=None,
            date_end=None,
            place="Carmel",
        ),
    }
    with Ledger.open(tmp_path / "claimledger.db") as ledger:
        for article, one in found.items():
            ledger.append(article, Extraction(claims=(one,), issues=()), version="test")
    return tmp_path / "claimledger.db"
