"""The publication day: the case table, and that nothing but certain days are taken."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.read.published import parse_day, publication_day

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "published.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_case(case: dict[str, str]) -> None:
    day, basis = publication_day(case["text"])
    assert (f"{day} {basis}" if day else "") == case["expected"]


def test_option_then_field_then_text() -> None:
    text = "Published: 7 May 2023\nSix people died."
    option, field = date(2020, 1, 1), date(2021, 1, 1)
    assert publication_day(text, option=option, field=field) == (option, "option")
    assert publication_day(text, field=field) == (field, "field")
    assert publication_day(text) == (date(2023, 5, 7), "header")


@given(st.dates(date(1850, 1, 1), date(2090, 12, 31)))
def test_every_day_is_read_in_every_shape(day: date) -> None:
    for shape in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%A, %d %b %Y 10:20 GMT", "%Y-%m-%dT%H:%M:%S+02:00"):
        assert parse_day(day.strftime(shape)) == day


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    publication_day(text)


@pytest.mark.parametrize("words", ["yesterday", "2025", "2025-13-01", "7 March", "", "2025-03-07 or 2025-03-08"])
def test_what_is_no_day(words: str) -> None:
    assert parse_day(words) is None
