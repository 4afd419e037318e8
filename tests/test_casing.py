"""Text all in capitals: cases in tests/cases/casing.toml, and that it is read as the same text with small letters."""

from __future__ import annotations

import datetime
import tomllib
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger import extract
from claimledger.casing import in_capitals, ordinary_words, restore_case
from claimledger.records import Article, Claim
from claimledger.split import split

_CASES = Path(__file__).parent / "cases"
CASES = tomllib.loads((_CASES / "casing.toml").read_text(encoding="utf-8"))["case"]
ALIKE = tomllib.loads((_CASES / "casing_alike.toml").read_text(encoding="utf-8"))["case"]
_DAY = datetime.date(1990, 1, 20)


def _cased(text: str) -> str:
    return restore_case(split(Article(id="case", text=text))).text


def _read(text: str) -> list[Claim]:
    return list(extract(Article(id="case", text=text, published=_DAY)).claims)


def _told(claim: Claim) -> list[str]:
    fields = (claim.number, claim.source, claim.via, claim.date_start, claim.date_end, claim.place, claim.country)
    return [str(field).lower() for field in fields]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_small_letters(case: dict[str, str]) -> None:
    assert _cased(case["text"]) == case["expected"]


@pytest.mark.parametrize("case", ALIKE, ids=lambda c: c["label"])
def test_capitals_are_read_as_small_letters_are(case: dict[str, str]) -> None:
    small, capitals = _read(case["text"]), _read(case["text"].upper())
    assert [
        f"{c.source or '-'} | {c.date_start or '-'} | {c.place or '-'} | {c.country or '-'}" for c in small
    ] == case["expected"]
    assert [_told(c) for c in capitals] == [_told(c) for c in small]
    for claim in capitals:
        assert claim.place is None or claim.place.upper() == claim.place  # as the text writes it


def test_text_with_small_letters_is_left_alone() -> None:
    doc = split(Article(id="case", text="RIVERTON (AP) - Two miners died NEAR RIVERTON on Monday, police said."))
    assert restore_case(doc) is doc
    assert not in_capitals(doc.text)


def test_lines_around_a_text_in_capitals_stay_as_they_are() -> None:
    head, foot = "Sent by wire, read by hand", "Subscribe to our newsletter. Follow us on Twitter."
    text = f"{head}\n\nTWO MINERS DIED NEAR RIVERTON ON MONDAY, POLICE SAID. A THIRD WAS HURT WHEN A WALL GAVE WAY.\n\n{foot}"
    first, *_, last = _cased(text).split("\n")
    assert (first, last) == (head, foot)
    assert next((c.source, c.place) for c in _read(text)) == ("POLICE", "RIVERTON")


def test_a_headline_in_capitals_makes_no_text_of_capitals() -> None:
    assert not in_capitals("TWO MINERS DIE\n\nTwo miners died near Riverton on Monday, police said. A third was hurt.")


@given(st.text(alphabet="ABCDEIMNORST'-.[](), \n0123456789ÉÑİ", max_size=200))
def test_every_offset_stays(text: str) -> None:
    cased = _cased(text)
    assert len(cased) == len(text)
    assert cased.upper() == split(Article(id="case", text=text)).text.upper() or "İ" in text


def test_ordinary_words_are_small_and_sorted() -> None:
    path = resources.files("claimledger") / "lexicons" / "en" / "ordinary.txt"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert lines == sorted(set(lines))
    assert all(line.isalpha() and line.islower() for line in lines)
    assert {"coffee", "massacre", "highway"} <= ordinary_words()
    assert ordinary_words().isdisjoint({"lima", "jose", "temuco", "carlos"})
