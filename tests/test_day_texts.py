"""The days of all claims of short articles: cases in tests/cases/day_texts.toml."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from claimledger.extract import extract
from claimledger.records import Article, Claim

CASES = tomllib.loads((Path(__file__).parent / "cases" / "day_texts.toml").read_text(encoding="utf-8"))["case"]


def shown(claim: Claim) -> str:
    """ "three killed 2025-03-06/2025-03-08": the words of the count, the outcome, the first and last day."""
    first, last = claim.date_start, claim.date_end
    days = "-" if first is None else str(first) if first == last else f"{first}/{last}"
    return f"{claim.number} {claim.outcome} {days}"


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_case(case: dict[str, object]) -> None:
    said = str(case.get("published", "2025-03-08"))
    published = None if said == "none" else date.fromisoformat(said)
    got = extract(Article(id="case", text=str(case["text"]).strip(), published=published)).claims
    assert [shown(claim) for claim in got] == case["expected"]
