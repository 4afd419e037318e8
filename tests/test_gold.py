"""The annotated texts in data/gold are sound: every span, every field, every link."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from claimledger.records import Assertion, Category, Demographic, Outcome, Qualifier

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "data" / "gold"
FIELDS = {
    "document", "claim", "number", "start", "end", "low", "high", "qualifier", "outcome", "category", "demographic",
    "source", "via", "date_start", "date_end", "place", "part_of", "repeat_of", "optional", "assertion",
}  # fmt: skip
OPEN_ABOVE = {"at_least", "more_than", "vague", "unquantified"}
OPEN_BELOW = {"at_most", "fewer_than"}
SETS = (
    "seeds",
    "passages",
    "fresh1",
    "fresh2",
    "fresh3",
    "fresh5",
    "fresh6",
    "articles",
    "articles2",
    "articles3",
    "fresh4",
)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def texts(name: str) -> dict[str, dict[str, Any]]:
    if name == "seeds":
        return {p.name: {"text": p.read_text(encoding="utf-8")} for p in sorted((ROOT / "seeds").glob("*.txt"))}
    rows = lines(GOLD / f"{name}.docs.jsonl")
    assert len({row["id"] for row in rows}) == len(rows), "an id stands twice"
    return {row["id"]: row for row in rows}


def annotations(name: str) -> list[dict[str, Any]]:
    return lines(GOLD / ("seeds.jsonl" if name == "seeds" else f"{name}.gold.jsonl"))


def claims(name: str) -> list[dict[str, Any]]:
    return [row for row in annotations(name) if not row.get("none")]


@pytest.mark.parametrize("name", SETS)
def test_every_text_is_annotated_and_nothing_else(name: str) -> None:
    rows = annotations(name)
    assert {row["document"] for row in rows} == set(texts(name))
    empty = {row["document"] for row in rows if row.get("none")}
    assert all(set(row) == {"document", "none"} for row in rows if row.get("none"))
    assert not empty & {row["document"] for row in claims(name)}, "a text marked as without claims has one"


@pytest.mark.parametrize("name", SETS)
def test_every_claim_points_at_its_words(name: str) -> None:
    known = texts(name)
    for row in claims(name):
        text = known[row["document"]]["text"]
        assert set(row) - {"iso"} == FIELDS, row["claim"]
        assert text[row["start"] : row["end"]] == row["number"], row["claim"]
        assert row["number"] and row["number"] == row["number"].strip(), row["claim"]
        before, after = text[: row["start"]][-1:], text[row["end"] :][:1]
        assert not before.isalnum() and not after.isalnum(), f"{row['claim']}: cuts a word"


@pytest.mark.parametrize("name", SETS)
def test_every_field_is_in_its_vocabulary(name: str) -> None:
    for row in claims(name):
        where = row["claim"]
        assert row["outcome"] in get_args(Outcome), where
        assert row["category"] in get_args(Category), where
        assert row["demographic"] in (None, *get_args(Demographic)), where
        assert row["qualifier"] in get_args(Qualifier), where
        assert row["assertion"] in get_args(Assertion), where
        assert isinstance(row["optional"], bool), where
        assert row.get("iso") is None or (row["place"] and re.fullmatch("[A-Z]{2}", row["iso"])), where
        for field in ("source", "via", "place"):
            assert row[field] is None or row[field].strip(), f"{where}: {field} is empty; write null"


@pytest.mark.parametrize("name", SETS)
def test_bounds_agree_with_their_qualifier(name: str) -> None:
    for row in claims(name):
        low, high, qualifier, where = row["low"], row["high"], row["qualifier"], row["claim"]
        assert low is not None or high is not None, where
        if qualifier in OPEN_ABOVE:
            assert low is not None and high is None, where
        elif qualifier in OPEN_BELOW:
            assert low is None and high is not None, where
        elif qualifier == "range":
            assert low < high, where
        else:
            assert low == high, where
        assert qualifier != "unquantified" or low == 2, where
        if row["assertion"] == "denied":
            assert (low, high) == (0, 0), where


@pytest.mark.parametrize("name", SETS)
def test_dates_are_days_in_order(name: str) -> None:
    known = texts(name)
    for row in claims(name):
        first, last = row["date_start"], row["date_end"]
        assert (first is None) == (last is None), row["claim"]
        if first is not None:
            assert date.fromisoformat(first) <= date.fromisoformat(last), row["claim"]
            published = known[row["document"]].get("published")
            if published is not None and row["assertion"] != "projected":
                assert date.fromisoformat(last) <= date.fromisoformat(published), f"{row['claim']}: after publication"


@pytest.mark.parametrize("name", SETS)
def test_links_lead_to_claims_of_the_same_text(name: str) -> None:
    rows = claims(name)
    by_name = {row["claim"]: row for row in rows}
    assert len(by_name) == len(rows), "a claim's name stands twice"
    for row in rows:
        for field in ("part_of", "repeat_of"):
            if row[field] is None:
                continue
            other = by_name.get(row[field])
            assert other is not None, f"{row['claim']}: {field} names no claim"
            assert other["document"] == row["document"] and other is not row, row["claim"]
            if field == "repeat_of":
                assert other["start"] < row["start"], f"{row['claim']}: repeats a later claim"
                assert other["outcome"] == row["outcome"], row["claim"]
            elif other["high"] is not None and row["low"] is not None:
                assert row["low"] <= other["high"], f"{row['claim']}: larger than its whole"


def test_no_two_claims_share_their_words() -> None:
    for name in SETS:
        spans = Counter((row["document"], row["start"], row["end"], row["outcome"]) for row in claims(name))
        assert max(spans.values()) == 1, [span for span, times in spans.items() if times > 1]


def test_the_passages_cover_the_field() -> None:
    rows = claims("passages")
    assert len(texts("passages")) >= 150
    assert sum(bool(row.get("none")) for row in annotations("passages")) >= 25, "too few texts without claims"
    for field, values in (("outcome", Outcome), ("category", Category), ("qualifier", Qualifier),
                          ("assertion", Assertion), ("demographic", Demographic)):  # fmt: skip
        seen = Counter(row[field] for row in rows)
        assert all(seen[value] >= 3 for value in get_args(values)), (field, seen)


def test_numbers_that_are_not_people_are_no_claims_in_the_seeds() -> None:
    assert {p for p in texts("seeds")} >= {row["document"] for row in claims("seeds")}
    for trap in ("57", "14", "13", "10%", "2024", "5"):
        assert all(row["number"] != trap for row in claims("seeds")), trap
