"""Odd blanks, line ends and digit groups are read as plain ones, and every character keeps its place."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.extract import extract
from claimledger.records import Article
from claimledger.typography import plain, whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 12 000 people", "More than 12,000 people"),
        ("12 345 people fled", "12,345 people fled"),
        ("some 1 200 000 people", "some 1,200,000 people"),
        ("about 12.000 people", "about 12,000 people"),
        ("some 1.234.567 people", "some 1,234,567 people"),
        ("about 12'000 and 13’500 people", "about 12,000 and 13,500 people"),
        ("about 12\u202f000 or 12\xa0500 people", "about 12,000 or 12,500 people"),
        ("12 345-13 456 people", "12,345-13,456 people"),
        ("Killed: 3 140; wounded: 12 500.", "Killed: 3,140; wounded: 12,500."),
        ("the toll is 1 234.", "the toll is 1,234."),
        # two numbers, or none that counts
        ("On March 15 300 people died", "On March 15 300 people died"),
        ("In 2019 300 people died", "In 2019 300 people died"),
        ("on flight 17 298 people died", "on flight 17 298 people died"),
        ("Flight 17 298 people died", "Flight 17 298 people died"),
        ("a blast killed 5 400 miles away", "a blast killed 5 400 miles away"),
        ("Lorin 12 345 3 140", "Lorin 12 345 3 140"),
        ("a quake of 6.125 magnitude", "a quake of 6.125 magnitude"),
        ("1.250 tonnes of wheat", "1.250 tonnes of wheat"),
        ("versions 1.200 and 3.141.", "versions 1.200 and 3.141."),
        ("+33 1 234 567 890", "+33 1 234 567 890"),
        ("2.5 million people", "2.5 million people"),
        # blanks and line ends
        ("8\xa0March", "8 March"),
        ("nine\tdied", "nine died"),
        ("Nine died. \r\nTwo fled.", "Nine died.\n  Two fled."),
        ("Nine died. \n \nTwo fled.", "Nine died.\n\n\n\nTwo fled."),
        ("one\rtwo", "one\ntwo"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jose\u0301 died", "Jos\u00e9 died"),
        ("Nguye\u0302\u0303n died", "Nguy\u1ec5n died"),
        ("two were kil\u00adled", "two were killed"),
        ("\ufefftwo died", "two died"),
        ("Jos\u00e9 died", "Jos\u00e9 died"),
        ("a \u0301mark alone", "a \u0301mark alone"),
        ("q\u0301 has no letter of its own", "q\u0301 has no letter of its own"),
    ],
)
def test_letters_are_read_whole(text: str, expected: str) -> None:
    read, shifts = whole(text)
    assert read == expected
    assert (shifts is None) == (read == text)


@given(st.text(alphabet="aeq \u0301\u0302\u00ad\u00e9", max_size=30))
def test_what_is_read_whole_leads_back(text: str) -> None:
    read, shifts = whole(text)
    if shifts is not None:
        assert shifts.at(len(read)) == len(text)
        for start, letter in enumerate(read):
            assert shifts.at(start) < shifts.at(start + 1)
            assert not letter.isascii() or text[shifts.at(start)] == letter


def test_claims_of_a_text_with_parted_accents_are_those_of_the_same_text_whole() -> None:
    text = "Nine miners died in Bogotá on Monday, mayor José Núñez said. Ana Ibáñez and two others were wounded by Los Ángeles."
    parted = unicodedata.normalize("NFD", text)
    one, other = (extract(Article(id="x", text=t, published=date(2024, 5, 8))).claims for t in (text, parted))
    fields = ("low", "outcome", "source", "place", "place_id", "date_start", "part_of")
    assert [[getattr(c, f) for f in fields] for c in one] == [[getattr(c, f) for f in fields] for c in other]
    for whole_one, claim in zip(one, other, strict=True):
        assert parted[claim.start : claim.end] == claim.number
        assert parted[claim.quote_start : claim.quote_end] == claim.quote
        assert unicodedata.normalize("NFC", claim.number) == whole_one.number


@given(st.text(alphabet="19 0.,'’\xa0\u2009\t\r\nab$-", max_size=60))
def test_every_character_keeps_its_place(text: str) -> None:
    read = plain(text)
    assert len(read) == len(text)
    assert all(a == b or a in " .'’\xa0\u2009\t\r\n" for a, b in zip(text, read, strict=True))


def test_the_number_of_a_claim_is_as_written() -> None:
    text = "More than 12\u202f000 people were killed, 1 250 of them women, on 8\xa0March 2021."
    claims = extract(Article(id="x", text=text)).claims
    assert [(c.number, c.low, c.high, str(c.date_start)) for c in claims] == [
        ("12\u202f000", 12000, None, "2021-03-08"),
        ("1 250", 1250, 1250, "2021-03-08"),
    ]


@pytest.mark.parametrize("end", ["\r\n", " \n", "\t\n", " \r\n"])
def test_line_ends_change_nothing(end: str) -> None:
    text = "HOMS, May 3 -\n\nNine people died in Homs on Friday.\nTwo others were hurt.\n\nPolice said so.\n"
    told = [
        [(c.number, c.low, c.outcome, c.source, c.date_start, c.place) for c in extract(Article(id="x", text=t)).claims]
        for t in (text, text.replace("\n", end))
    ]
    assert told[0] == told[1] and len(told[0]) == 2
