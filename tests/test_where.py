"""The place of each figure: cases in tests/cases/where.toml, what is written of it, and properties."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimledger import lexicon
from claimledger.context.where import locate
from claimledger.figures import find_figures
from claimledger.gazetteer import Gazetteer, Place
from claimledger.gazetteer.store import FILE
from claimledger.mentions import Where
from claimledger.records import Article
from claimledger.split import split

CASES = tomllib.loads((Path(__file__).parent / "cases" / "where.toml").read_text(encoding="utf-8"))["case"]


def places(text: str, known: Gazetteer | None = None, **fields: str) -> list[tuple[str, Where]]:
    doc = split(Article(id="case", text=text, **fields))  # type: ignore[arg-type]
    figures = find_figures(doc, lexicon.load("en"))
    found = locate(doc, figures, known)
    assert len(found) == len(figures)
    return [(text[f.span.slice], w) for f, w in zip(figures, found, strict=True)]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_case(case: dict[str, str]) -> None:
    assert [f"{number}: {where.name or '-'}" for number, where in places(case["text"])] == case["expected"]


def test_no_figures_no_places() -> None:
    assert locate(split(Article(id="case", text="In Homs it rained.")), []) == []


@pytest.mark.parametrize(("country", "iso"), [("Lebanese", "LB"), ("Libyan", "LY")])
def test_country_of_the_text_settles_a_name(country: str, iso: str) -> None:
    ((_, where),) = places(f"The {country} army fought {country} gunmen. Six people were killed in Tripoli.")
    assert (where.name, where.iso) == ("Tripoli", iso)
    assert where.place_id is not None and where.latitude is not None


def test_open_name_keeps_candidates() -> None:
    ((_, where),) = places("Six people were killed in Springfield.")
    assert where.place_id is None and len(where.candidates) > 1


def test_street_takes_the_position_of_its_town() -> None:
    ((_, where),) = places("TOLEDO, Ohio - Three people were shot on Mulberry Street, Toledo police said on Friday.")
    assert (where.name, where.precision, where.admin1) == ("Mulberry Street", "site", "Ohio")
    assert where.place_id == "gn5174035" and "Toledo" in where.reason


def test_silent_figure_has_the_town_of_the_text_as_candidate_only() -> None:
    ((_, where),) = places("Two people were killed, Toledo police in Ohio said.")
    assert where.name is None and where.place_id is None
    assert where.candidates == ("gn5174035",)


def test_unlisted_village_is_in_its_province() -> None:
    ((_, where),) = places("Six people died in the village of Beit Tafran in Latakia province.")
    assert (where.place_id, where.admin1, where.iso, where.precision) == (None, "Latakia", "SY", "place")


def test_spelling_is_matched_in_the_country_of_the_text() -> None:
    ((_, where),) = places("Syrian troops advanced on Syrian rebels. Six people died in Jisr al-Shoghour.")
    assert where.place_id == "gn169023" and "spelled like" in where.reason


def test_own_places_are_used() -> None:
    own = Place("own:zarnab", "Zarnab", "place", "SY", "Syria", "Hama", None, 35.2, 36.7)
    ((_, where),) = places("Six people died in Zarnab.", Gazetteer(FILE, [own]))
    assert (where.place_id, where.admin1, where.latitude) == ("own:zarnab", "Hama", 35.2)


SENTENCES = [
    "Three people were killed in Homs.",
    "Two soldiers died.",
    "The attack took place in Hajin.",
    "Meanwhile, a bomb wounded nine in rural Daraa.",
    "Killings on the coast left 40 dead.",
    "A teacher was shot on Tanner Road.",
]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(SENTENCES), max_size=8), st.sampled_from([" ", "\n\n"]))
def test_names_come_from_the_text_or_the_lexicon(sentences: list[str], gap: str) -> None:
    text = gap.join(sentences)
    for _, where in places(text):
        assert where.reason
        if where.span is not None:
            assert 0 <= where.span.start < where.span.end <= len(text)
        if where.name is None:
            assert where.place_id is None
