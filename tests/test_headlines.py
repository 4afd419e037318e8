"""Headlines whose words all have capitals: who says it and where are read as in a sentence."""

from __future__ import annotations

import pytest

from claimledger.extract import extract
from claimledger.headlines import is_headline
from claimledger.records import Article


@pytest.mark.parametrize(
    ("headline", "source", "place"),
    [
        ("Nine Dead In Homs, Police Said", "Police", "Homs"),
        ("Police Say Nine Killed In Homs", "Police", "Homs"),
        ("Four Miners Killed in Lorin County Blast, Officials Say", "Officials", "Lorin County"),
        ("Teen Shot Coming Home From Market in Lusaka", None, "Lusaka"),
        ("Six Killed In Market Fire On Outskirts Of New Delhi: Health Ministry", "Health Ministry", "New Delhi"),
        ("Nine Drown as Ferry Sinks Near Lamu", None, "Lamu"),
        ("Man Found Dead in Tent on Thursday Morning", None, None),
        ("Nine die in Homs, police say", "police", "Homs"),
        ("NINE KILLED IN HOMS BLAST, POLICE SAY", "POLICE", "HOMS"),
        ("EIGHT KILLED IN CAR CRASH NEAR DELHI: HEALTH MINISTRY", "HEALTH MINISTRY", "DELHI"),
    ],
)
def test_source_and_place(headline: str, source: str | None, place: str | None) -> None:
    claim = extract(
        Article(id="x", text=f"{headline}\n\nThe council met for an hour in the evening and closed late.")
    ).claims[0]
    assert (claim.source, claim.place) == (source, place)
    assert claim.quote == headline


def test_a_word_that_is_a_name_in_the_text_stays_one() -> None:
    text = "Sergeant Baker Shot Dead in Reno, Wife Says\n\nThe friends of sergeant Baker met on Friday."
    assert extract(Article(id="x", text=text)).claims[0].place == "Reno"


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Nine Killed in Homs Blast, Police Say", True),
        ("Nine killed in Homs blast, police say", False),
        ("NINE KILLED IN HOMS BLAST, POLICE SAY", True),
        ("Omar Haddad, Lina Saleh and Tarek Aziz died", True),  # its names stay: they are no ordinary words
        ("Homs Blast", False),
    ],
)
def test_what_is_a_headline(line: str, is_one: bool) -> None:
    assert is_headline(line) is is_one
