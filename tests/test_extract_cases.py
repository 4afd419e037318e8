"""What is told in a passage: case tables of a text and the claims it holds, in text order.

A claim is written "outcome low..high category", e.g. "killed 2..2 civilian"; "injured 20..- people" is open above.
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
    for path in sorted(_CASES.glob("extract_*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            assert set(case) <= _KEYS, f"{path.name}: {case['label']}: unknown keys"
            params.append(pytest.param(case, id=f"{path.stem}: {case['label']}"))
    return params


def written(claim: Claim) -> str:
    low, high = ("-" if bound is None else str(bound) for bound in (claim.low, claim.high))
    words = [claim.outcome, f"{low}..{high}", claim.category]
    flags = {
        "part": claim.part_of,
        "repeat": claim.repeat_of,
        "attacker": claim.attacker,
        "background": claim.background,
    }
    words += [flag for flag, value in flags.items() if value]
    if claim.assertion != "stated":
        words.append(claim.assertion)
    return " ".join(words)


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    published = case.get("published", date(2024, 6, 12))
    article = Article(id="case", text=case["text"], published=published)
    claims = sorted(extract(article).claims, key=lambda c: (c.start, c.end, c.outcome))
    assert [written(claim) for claim in claims] == case["expected"]
