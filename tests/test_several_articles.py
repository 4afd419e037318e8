"""Several articles on one event, from their texts to the tables: what each text counts, and what all come to together."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimledger.extract import extract
from claimledger.reconcile import Options, reconcile
from claimledger.records import Article, Claim
from conflicts import line

_FILE = Path(__file__).parent / "cases" / "several_articles.toml"
_CASES = tomllib.loads(_FILE.read_text(encoding="utf-8"))["case"]
_MARKED = [pytest.param(c, id=c["label"]) for c in _CASES]


def _read(case: dict[str, Any]) -> tuple[tuple[Article, ...], list[Claim]]:
    articles = tuple(
        Article(id=a.get("id", a["outlet"]), outlet=a["outlet"], text=a["text"].strip(), published=a["published"])
        for a in case["article"]
    )
    return articles, [claim for article in articles for claim in extract(article).claims]


@pytest.mark.parametrize("case", _MARKED)
def test_what_each_article_counts(case: dict[str, Any]) -> None:
    articles, claims = _read(case)
    rows = reconcile(claims, by="article", options=Options(articles=articles))
    told = {t.articles[0]: t.best for t in rows if t.category == "total" and t.outcome == "killed"}
    assert told == {a.get("id", a["outlet"]): a["killed"] for a in case["article"] if "killed" in a}


@pytest.mark.parametrize("case", [c for c in _MARKED if "events" in c.values[0]])  # type: ignore[operator]
def test_totals_of_the_events(case: dict[str, Any]) -> None:
    articles, claims = _read(case)
    rows = reconcile(claims, by="event", options=Options(articles=articles))
    assert [line(t, rows) for t in rows if t.category == "total" and t.outcome == "killed"] == case["events"]


@pytest.mark.parametrize("case", [c for c in _MARKED if "days" in c.values[0]])  # type: ignore[operator]
def test_totals_of_the_days(case: dict[str, Any]) -> None:
    articles, claims = _read(case)
    rows = reconcile(claims, by="date", options=Options(articles=articles))
    assert [line(t, rows) for t in rows if t.category == "total" and t.outcome == "killed"] == case["days"]


@pytest.mark.parametrize("case", [c for c in _MARKED if "rows" in c.values[0]])  # type: ignore[operator]
def test_all_rows_of_the_days(case: dict[str, Any]) -> None:
    articles, claims = _read(case)
    rows = reconcile(claims, by="date", options=Options(articles=articles))
    number = {t.toll: i for i, t in enumerate(rows, 1)}
    told = [line(t, rows) + (f" | inside row {number[t.parent]}" if t.parent else "") for t in rows]
    assert told == case["rows"]
