"""Counts that another count is set against have days of their own: cases in tests/cases/compared.toml."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimledger.extract import extract
from claimledger.records import Article

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "compared.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c["label"]))
def test_days_of_counts_set_against_others(case: dict[str, Any]) -> None:
    claims = extract(Article(id="case", text=case["text"], published=date(2022, 11, 8))).claims
    told = [f"{c.number}: {f'{c.date_start}..{c.date_end}' if c.date_start else '-'}" for c in claims]
    assert told == case["expected"]
