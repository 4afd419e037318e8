"""Which figures of a text tell of one happening: case tables, and every cue by its examples."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimledger.extract import extract
from claimledger.lexicon import read_tables
from claimledger.records import Article

CASES = tomllib.loads((Path(__file__).parent / "cases" / "incidents.toml").read_text(encoding="utf-8"))["case"]
TIES = tomllib.loads((Path(__file__).parent / "cases" / "ties.toml").read_text(encoding="utf-8"))["case"]
CUES = [entry for kind in ("turn", "also") for entry in read_tables("en", "incidents")[kind]]


def numbers(text: str, published: date = date(2024, 6, 12)) -> list[int]:
    return [c.incident for c in extract(Article(id="case", text=text, published=published)).claims]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_case(case: dict[str, Any]) -> None:
    assert numbers(case["text"], case.get("published", date(2024, 6, 12))) == case["expected"]


def tied(text: str) -> list[str]:
    claims = extract(Article(id="case", text=text, published=date(2024, 6, 12))).claims
    words = {claim.claim: claim.number for claim in claims}
    return [
        c.number
        + (f", repeats {words[c.repeat_of]}" if c.repeat_of else "")
        + (f", part of {words[c.part_of]}" if c.part_of and not c.repeat_of else "")
        for c in claims
    ]


@pytest.mark.parametrize("case", TIES, ids=lambda c: c["label"])
def test_ties(case: dict[str, Any]) -> None:
    assert tied(case["text"]) == case["expected"]


@pytest.mark.parametrize("entry", CUES, ids=lambda e: e["terms"][0])
def test_examples(entry: dict[str, list[str]]) -> None:
    for text in entry["examples"]:
        assert len(set(numbers(text))) == 2, text
    for text in entry["not_examples"]:
        assert set(numbers(text)) == {0}, text


def test_repeats_and_parts_share_their_whole_s_incident() -> None:
    text = "Six men were killed in Kano on Monday. Elsewhere, two died in Jos. The six men killed in Kano were traders."
    claims = extract(Article(id="case", text=text, published=date(2024, 6, 12))).claims
    by_name = {c.claim: c for c in claims}
    linked = [c for c in claims if c.repeat_of or c.part_of]
    assert linked
    for claim in linked:
        assert claim.incident == by_name[claim.repeat_of or claim.part_of or ""].incident
