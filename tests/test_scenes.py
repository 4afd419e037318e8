"""The one spot of an incident: what the figures of a text have as their place once all of it is read."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimledger.extract import extract
from claimledger.records import Article
from claimledger.whereabouts import are_one, exactness
from claimledger.whereabouts.spots import ADDRESS, CORNER, HOUSE, QUARTER, STREET

CASES = tomllib.loads((Path(__file__).parent / "cases" / "scenes.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_case(case: dict[str, Any]) -> None:
    found = extract(Article(id="x", text=case["text"], published=date(2024, 6, 14))).claims
    assert [f"{c.number}: {c.place}" for c in found] == case["expected"]


@pytest.mark.parametrize(
    ("name", "rank"),
    [
        ("Studio 9 Club", HOUSE),
        ("Blue Anchor Bar and Lounge", HOUSE),
        ("Club Velvet", HOUSE),
        ("Sunny Acres Mobile Home Park", HOUSE),
        ("1905 South Quince Avenue", ADDRESS),
        ("6,000 block of Santa Rita", ADDRESS),
        ("300-block of Tanner Road", ADDRESS),
        ("31st and Harlan", CORNER),
        ("Quince Avenue and Marl Street NW", CORNER),
        ("South Quince Avenue", STREET),
        ("U.S. Route 4, Ira", STREET),
        ("Lorin neighborhood, Tulsa", QUARTER),
        ("West Side", QUARTER),
        ("Eleventh Ward", QUARTER),
        ("Tulsa apartment", QUARTER),
        ("Lorin Heights", QUARTER),
    ],
)
def test_exactness(name: str, rank: int) -> None:
    assert exactness(name) == rank


def test_a_name_without_a_kind_is_a_house_where_people_are_hurt_at_it() -> None:
    assert exactness("Penny Basket", "two men were shot outside the ") == HOUSE
    assert exactness("Penny Basket", "two men were shot in ") == QUARTER
    assert exactness("Penny Basket", "the man died at ") == QUARTER


def test_names_of_one_spot() -> None:
    assert are_one("Quince Avenue", "2515 S. Quince Ave.")
    assert are_one("Quince Pike", "400 block of Quince Pike")
    assert not are_one("Quince Avenue", "Marl Avenue")
    assert not are_one("East Quince Avenue", "2515 W. Quince Ave.")
