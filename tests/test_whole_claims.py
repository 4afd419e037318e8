"""Whole claims of a passage, with who, when and where: case tables of a text and its claims in text order.

A claim is written "outcome low..high category [of N] [running] | source [via relay] | days | place"; what is missing is
"-", and "of 0" makes it a part of the first claim.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimledger.extract import extract
from claimledger.records import Article, Claim

_CASES = Path(__file__).parent / "cases"
_KEYS = {"label", "text", "expected", "published"}


def _cases() -> list[Any]:
    params = []
    for path in sorted(_CASES.glob("whole_*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            assert set(case) <= _KEYS, f"{path.name}: {case['label']}: unknown keys"
            params.append(pytest.param(case, id=f"{path.stem}: {case['label']}"))
    return params


def written(claim: Claim, numbers: dict[str, int]) -> str:
    low, high = ("-" if bound is None else str(bound) for bound in (claim.low, claim.high))
    words = [claim.outcome, f"{low}..{high}", claim.category]
    words += [f"of {numbers[claim.part_of]}"] if claim.part_of else []
    words += ["running"] if claim.cumulative else []
    source = claim.source or "-"
    days = str(claim.date_start or "-")
    if claim.date_end != claim.date_start:
        days += f"/{claim.date_end}"
    return " | ".join((" ".join(words), f"{source} via {claim.via}" if claim.via else source, days, claim.place or "-"))


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    article = Article(id="case", text=case["text"], published=case.get("published", date(2024, 6, 12)))
    claims = sorted(extract(article).claims, key=lambda c: (c.start, c.end, c.outcome))
    numbers = {claim.claim: n for n, claim in enumerate(claims)}
    assert [written(claim, numbers) for claim in claims] == case["expected"]
