"""Rows from texts alone: several short articles that disagree, and the ranges that they come to."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimledger.extract import extract
from claimledger.reconcile import Options, range_words, reconcile
from claimledger.records import Article, Toll

CASES = tomllib.loads((Path(__file__).parent / "cases" / "rows.toml").read_text(encoding="utf-8"))["case"]


def written(toll: Toll) -> str:
    """`killed total | 2024-05-11 | Kadugli | 24 to 31`, and who is only listed."""
    days = str(toll.date_end or "-") if toll.date_start == toll.date_end else f"{toll.date_start or ''}/{toll.date_end}"
    group = " ".join(filter(None, (toll.outcome, toll.category, toll.demographic)))
    listed = [f"listed {f.source or f.articles[0]}" for f in toll.figures if not f.counts]
    return " | ".join([group, days, toll.place or "-", range_words(toll), *listed])


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_rows(case: dict[str, Any]) -> None:
    articles = [
        Article(id=f"a{n}", text=told["text"].strip(), published=told["day"], outlet=told.get("outlet", f"Paper {n}"))
        for n, told in enumerate(case["article"], 1)
    ]
    claims = [claim for article in articles for claim in extract(article).claims]
    tolls = reconcile(claims, by=case.get("by", "event"), options=Options(articles=tuple(articles)))
    assert [written(toll) for toll in tolls] == case["expected"]
