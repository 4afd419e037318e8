"""The example corpus: what is found in the articles of `seeds/`, read as the command line reads them."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from claimledger import read as reading
from claimledger.extract import extract
from claimledger.records import Article, Claim

ROOT = Path(__file__).resolve().parents[1]
NAMES = [path.name for path in sorted((ROOT / "seeds").glob("*.txt"))]


@cache
def read(name: str) -> Article:
    (article,) = reading.read(ROOT / "seeds" / name)
    assert isinstance(article, Article), article
    return article


@cache
def found(name: str) -> tuple[Claim, ...]:
    return extract(read(name)).claims


def gold(name: str) -> list[dict[str, Any]]:
    lines = (ROOT / "data" / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["document"] == name and not row.get("none")]


def test_there_are_five() -> None:
    assert len(NAMES) == 5


@pytest.mark.parametrize("name", NAMES)
def test_reading_moves_no_offset(name: str) -> None:
    assert all(read(name).text[row["start"] : row["end"]] == row["number"] for row in gold(name))


@pytest.mark.parametrize(
    ("start", "published", "basis"),
    [
        ("000", date(2025, 3, 7), "header"),
        ("001", date(2025, 3, 8), "header"),
        ("002", date(2025, 3, 8), "text"),
        ("003", None, None),
        ("004", None, None),
    ],
)
def test_the_day_of_publication_and_its_basis(start: str, published: date | None, basis: str | None) -> None:
    article = read(next(name for name in NAMES if name.startswith(start)))
    assert (article.published, article.published_basis) == (published, basis)


TRAPS = re.compile(
    r"57-year-old|14-year war|13-year civil war|five decades|10%|for hours|in only three days|past two days|"
    r"https?://\S+|March \d+, \d{4}|\bin (?:2011|1971)|billions of dollars|raise millions|4th Division|Four days"
)


def test_no_claim_stands_in_a_number_that_counts_no_people() -> None:
    met = set()
    for name in NAMES:
        for trap in TRAPS.finditer(read(name).text):
            met.add(trap.group())
            inside = [c.number for c in found(name) if c.start < trap.end() and trap.start() < c.end]
            assert not inside, (name, trap.group(), inside)
    assert len(met) >= 15, sorted(met)


@pytest.mark.parametrize("name", NAMES)
def test_every_claim_carries_its_words(name: str) -> None:
    text = read(name).text
    for claim in found(name):
        assert text[claim.start : claim.end] == claim.number
        assert text[claim.quote_start : claim.quote_end] == claim.quote
        assert claim.quote_start <= claim.start and claim.end <= claim.quote_end
