"""Damaged texts are read as they were, claims quote them as they are, and what cannot be known is an issue."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger import lexicon
from claimledger.damaged import mended
from claimledger.extract import extract
from claimledger.hyphens import rejoined
from claimledger.records import Article


def _read(text: str) -> Article:
    return Article(id="x", text=text, published=date(2024, 5, 8))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Some <b>12</b> people were killed and <i>3</i>4 injured.", ["12", "3</i>4"]),
        ("At least twenty-\nthree people were killed.", ["twenty-\nthree"]),
        ("\ufb01ve guards were killed&nbsp;and \u0663\u0660 cooks injured.", ["\ufb01ve", "\u0663\u0660"]),
        ("Atleast 12people were killed12 in Vela.4", ["12"]),
    ],
)
def test_claims_quote_the_text_as_it_is(text: str, numbers: list[str]) -> None:
    claims = extract(_read(text)).claims
    assert [claim.number for claim in claims] == numbers
    for claim in claims:
        assert text[claim.start : claim.end] == claim.number
        assert text[claim.quote_start : claim.quote_end] == claim.quote


@pytest.mark.parametrize(
    ("text", "unclear"),
    [
        ("Police said l2 people were killed.", "l2"),
        ("In all 1 2 people died.", "1 2"),
        ("Nearly 3O people died.", "3O"),
    ],
)
def test_what_cannot_be_read_is_an_issue(text: str, unclear: str) -> None:
    found = extract(_read(text))
    assert [claim.qualifier for claim in found.claims] == ["unquantified"]
    issues = [issue for issue in found.issues if issue.kind == "number_unreadable"]
    assert [(text[issue.start : issue.end], issue.message[-len(unclear) :]) for issue in issues] == [(unclear, unclear)]


@given(st.text(alphabet="ab1lO0 .\n-<>b/&;#3killed\u00ad\u00b2\u0663\u00e2\u20ac", max_size=60))
def test_every_character_keeps_its_place(text: str) -> None:
    read = mended(text, lexicon.load("en"))
    assert len(read.text) == len(text)
    assert all(text[span.slice].strip() for span in read.unreadable)


def test_an_undamaged_text_is_itself() -> None:
    text = (
        "Nine people were killed in Lorin on 5 May, the U.S. Army said.\nTwo F-16 pilots died at 5 p.m.; 12,000 fled."
    )
    assert mended(text, lexicon.load("en")).text is text


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("peo-\nple", "people"),
        ("de-\r\npartment", "department"),
        ("twenty-\nthree", "twenty-three"),
        ("a 60-year-\nold man", "a 60-year-old man"),
        ("a state-\nbacked force", "a state-backed force"),
        ("LORIN, May 3 -\nnine died", "LORIN, May 3 -\nnine died"),
        ("Al-\nNoor", "Al-\nNoor"),
    ],
)
def test_words_parted_at_the_end_of_a_line(text: str, whole: str) -> None:
    assert rejoined(text) == whole
    assert len(rejoined(text, "~")) == len(text)
