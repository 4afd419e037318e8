"""Persons and counts followed through a text: repeats, deaths told later, parts."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger import lexicon
from claimledger.figures import find_figures
from claimledger.link.person import Person, name_key, named_ages, nicknames, person_of, same_name
from claimledger.records import Article
from claimledger.split import split

CASES = tomllib.loads((Path(__file__).parent / "cases" / "link.toml").read_text(encoding="utf-8"))["case"]


def linked(text: str, published: date | None = None) -> list[str]:
    """The figures of `text`, one line each."""
    doc = split(Article(id="case", text=text, published=published))
    figures = find_figures(doc, lexicon.load())
    words = [text[f.span.slice] for f in figures]
    lines = []
    for figure, own in zip(figures, words, strict=True):
        line = f"{own}: {figure.outcome} {figure.low}"
        if figure.repeat_of is not None:
            line += f", repeats {words[figure.repeat_of]}"
        if figure.part_of is not None:
            line += f", part of {words[figure.part_of]}"
        lines.append(line)
    return lines


@pytest.mark.parametrize("case", [pytest.param(c, id=c["label"]) for c in CASES])
def test_case(case: dict[str, Any]) -> None:
    assert linked(case["text"], case.get("published")) == case["expected"]


@given(st.lists(st.sampled_from([c["text"].strip() for c in CASES]), min_size=1, max_size=4))
def test_links_point_to_other_figures_and_repeats_to_earlier_ones(texts: list[str]) -> None:
    doc = split(Article(id="case", text="\n\n".join(texts)))
    figures = find_figures(doc, lexicon.load())
    assert [f.span.start for f in figures] == sorted(f.span.start for f in figures)
    for index, figure in enumerate(figures):
        if figure.repeat_of is not None:
            first = figures[figure.repeat_of]
            assert figure.repeat_of < index
            assert first.repeat_of is None
            assert first.outcome == figure.outcome
        if figure.part_of is not None:
            assert figure.part_of != index
            assert 0 <= figure.part_of < len(figures)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Ann Lee", "Ann Lee", True),
        ("Lee", "Ann Lee", True),
        ("Ann", "Ann Lee", True),
        ("Sgt. Ann Lee", "Ann Marie Lee", True),
        ("Kendarius Holt", "Kendarrius Holt", True),
        ("Ann Lee", "Tom Lee", False),
        ("Ann Lee", "Ann Ruiz", False),
        ("Roe", "Ann Lee", False),
    ],
)
def test_names(one: str, two: str, same: bool) -> None:
    assert same_name(name_key(one), name_key(two)) is same
    assert same_name(name_key(two), name_key(one)) is same


@pytest.mark.parametrize(
    ("one", "two", "fits"),
    [
        ("a 17-year-old boy", "the teen", True),
        ("a 17-year-old boy", "a girl", False),
        ("a 9-year-old boy", "the man", False),
        ("a man", "the victim", True),
        ("the suspect", "the officer", False),
        ("the suspect", "the victim", False),
        ("his wife", "a woman", True),
        ("his wife", "her sister", False),
        ("a 31-year-old man", "a 40-year-old man", False),
    ],
)
def test_persons(one: str, two: str, fits: bool) -> None:
    left, right = person_of(one, "", (), {}), person_of(two, "", (), {})
    assert left.fits(right) is fits
    assert right.fits(left) is fits


def test_what_a_person_is_told_of() -> None:
    ages = named_ages('Ann Lee, 31, met Tom "Bud" Ortiz (40).')
    assert ages[("ann", "lee")] == 31
    assert person_of("Lee", " was shot", ("Lee",), ages).age == 31
    assert person_of("Tim Roe", ", three, was shot", ("Tim Roe",), {}).age == 3
    assert person_of("a 5-month-old girl", "", (), {}) == Person("f", 0, frozenset({"girl"}), [])
    assert nicknames('Tom "Bud" Ortiz and Ana (Nita) Ruiz') == [("tom", "bud", "ortiz"), ("ana", "nita", "ruiz")]


@pytest.mark.parametrize(
    ("text", "name", "age"),
    [
        ("Ann de la Roe, 31, sang.", ("ann", "roe"), 31),
        ("Tim Roe Jr., 44, sang.", ("tim", "roe"), 44),
        ("Tim Roe Jr, 44, sang.", ("tim", "roe"), 44),
        ("Tim Roe, Jr., age 44, sang.", ("tim", "roe"), 44),
        ("He met Roe, 44, there.", None, None),  # one word may be a place
        ("THE MAYOR ANN ROE, 31, SANG", ("mayor", "ann", "roe"), 31),
        ("Ann Roe, 310, sang", None, None),
    ],
)
def test_ages_behind_names(text: str, name: tuple[str, ...] | None, age: int | None) -> None:
    assert named_ages(text) == ({} if name is None else {name: age})
