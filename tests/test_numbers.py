"""Counts in words and figures, with their hedges; and the numbers that count nobody."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger import lexicon
from claimledger.numbers import HEDGES, read_count
from claimledger.records import Article
from claimledger.split import split
from claimledger.units import read_units

CASES = tomllib.loads((Path(__file__).parent / "cases" / "numbers.toml").read_text("utf-8"))["case"]
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def counts(text: str) -> list[str]:
    """The counts of a sentence, written as in the case table."""
    doc = split(Article(id="case", text=text))
    found = []
    for sentence in doc.sentences:
        for unit in read_units(doc.text, sentence, lexicon.load("en")).units:
            if unit.tag == "c":
                assert unit.count is not None and unit.number is not None
                low, high = ("-" if bound is None else bound for bound in (unit.count.low, unit.count.high))
                found.append(f"{low}..{high} {unit.count.qualifier}: {text[unit.number.slice]}")
    return found


def in_words(number: int, *, british: bool, hyphen: str) -> list[str]:
    """`number` (from 1, below a thousand million) as English writes it out, word by word."""
    for scale, name in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            joint = ["and"] if british and 0 < rest < 100 else []
            tail = in_words(rest, british=british, hyphen=hyphen) if rest else []
            return [*in_words(number // scale, british=british, hyphen=hyphen), name, *joint, *tail]
    if number < 20:
        return [_ONES[number]]
    ten, one = _TENS[number // 10 - 2], number % 10
    if not one:
        return [ten]
    return [f"{ten}-{_ONES[one]}"] if hyphen == "-" else [ten, _ONES[one]]


def params() -> list[Any]:
    """The cases; one that is known to fail must be taken off the list when it no longer does."""
    return [
        pytest.param(
            case,
            id=case["label"],
            marks=[pytest.mark.xfail(strict=True, reason=case["fails"])] if "fails" in case else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize("case", params())
def test_case(case: dict[str, Any]) -> None:
    assert counts(case["text"]) == case["expected"]


def test_labels_are_unique() -> None:
    labels = [case["label"] for case in CASES]
    assert len(labels) == len(set(labels)) >= 60


@given(st.integers(1, 999_999_999), st.booleans(), st.sampled_from(["-", " "]))
def test_a_number_in_words_is_read_back(number: int, british: bool, hyphen: str) -> None:
    words = in_words(number, british=british, hyphen=hyphen)
    count = read_count([*words, "porters"], 0)
    assert count is not None, words
    assert (count.low, count.high, count.qualifier, count.last) == (number, number, "exact", len(words)), words


@given(st.integers(0, 10**9), st.booleans())
def test_a_number_in_figures_is_read_back(number: int, commas: bool) -> None:
    count = read_count([f"{number:,}" if commas else str(number), "porters"], 0)
    assert count is not None and (count.low, count.high, count.last) == (number, number, 1)


@given(st.integers(1, 10_000), st.sampled_from(sorted(HEDGES)))
def test_a_hedge_opens_the_bound_it_must(number: int, hedge: str) -> None:
    words = [*hedge.split(), str(number), "porters"]
    count = read_count(words, len(words) - 2)
    assert count is not None and count.hedge == 0 and count.qualifier == HEDGES[hedge]
    expected = {
        "more_than": (number, None),
        "at_least": (number, None),
        "at_most": (None, number),
        "fewer_than": (None, number),
        "approximate": (number, number),
    }
    assert (count.low, count.high) == expected[count.qualifier]


@given(st.integers(1, 5_000), st.integers(1, 5_000))
def test_a_range_has_its_lower_figure_first(left: int, right: int) -> None:
    """ "40 to 30" and "2 to 3,000" are no ranges: the one is a score or a fall, the other two scales."""
    count = read_count([str(left), "to", str(right), "porters"], 0)
    assert count is not None
    if left < right <= left * 10:
        assert (count.low, count.high, count.qualifier) == (left, right, "range")
    else:
        assert (count.low, count.high, count.last) == (left, left, 1)


@given(st.lists(st.sampled_from(["a", "no", "two", "dozen", "of", "-", "40", "and", "between", "to", "hundred", "+"])))
def test_no_order_of_number_words_breaks_the_reader(words: list[str]) -> None:
    for at in range(len(words)):
        count = read_count(words, at)
        assert count is None or count.hedge <= count.first == at < count.last <= len(words)
