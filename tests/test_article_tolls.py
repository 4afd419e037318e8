"""From the words of one text to its toll: case tables of a text, and how many it tells as killed and as injured."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimledger.extract import extract
from claimledger.reconcile import reconcile
from claimledger.records import Article, Toll

_FILE = Path(__file__).parent / "cases" / "article_tolls.toml"
_CASES = tomllib.loads(_FILE.read_text(encoding="utf-8"))["case"]


def _totals(text: str, published: date) -> dict[str, Toll]:
    claims = extract(Article(id="case", text=text, published=published)).claims
    return {t.outcome: t for t in reconcile(claims, by="article") if t.category == "total"}


@pytest.mark.parametrize("case", [pytest.param(c, id=c["label"]) for c in _CASES])
def test_toll(case: dict[str, Any]) -> None:
    assert set(case) <= {"label", "text", "killed", "injured", "published", "contested"}
    totals = _totals(case["text"], case.get("published", date(2024, 6, 12)))
    told = {outcome: row.best for outcome, row in totals.items()}
    assert (told.get("killed"), told.get("injured")) == (case.get("killed"), case.get("injured"))
    if "contested" in case:
        assert totals["killed"].contested == case["contested"]
