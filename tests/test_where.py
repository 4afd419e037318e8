"""The place of each figure: cases in tests/cases/where*.toml, what is written of it, and properties."""

from __future__ import annotations

import sys
import tomllib
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimledger import lexicon
from claimledger.context.where import locate
from claimledger.extract import extract
from claimledger.figures import find_figures
from claimledger.gazetteer import Gazetteer, Place, gazetteer
from claimledger.gazetteer.store import FILE
from claimledger.mentions import Sentence, Where
from claimledger.places.finding import Finder
from claimledger.places.mentions import PlaceMention
from claimledger.records import Article
from claimledger.split import split

CASES = [
    case
    for file in ("where.toml", "where_passing.toml", "where_asides.toml", "where_elsewhere.toml")
    for case in tomllib.loads((Path(__file__).parent / "cases" / file).read_text(encoding="utf-8"))["case"]
]

TOWNS = tomllib.loads((Path(__file__).parent / "cases" / "where_towns.toml").read_text(encoding="utf-8"))["case"]

ABROAD = tomllib.loads(
    (resources.files("claimledger") / "lexicons" / "en" / "places.toml").read_text(encoding="utf-8")
)["abroad"]

LANDS = tomllib.loads((Path(__file__).parent / "cases" / "where_lands.toml").read_text(encoding="utf-8"))["case"]


def places(text: str, known: Gazetteer | None = None, **fields: str) -> list[tuple[str, Where]]:
    doc = split(Article(id="case", text=text, **fields))  # type: ignore[arg-type]
    figures = find_figures(doc, lexicon.load("en"))
    found = locate(doc, figures, known)
    assert len(found) == len(figures)
    return [(text[f.span.slice], w) for f, w in zip(figures, found, strict=True)]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_case(case: dict[str, str]) -> None:
    day = {"published": case["published"]} if "published" in case else {}
    assert [f"{number}: {where.name or '-'}" for number, where in places(case["text"], **day)] == case["expected"]


@pytest.mark.parametrize("case", LANDS, ids=lambda c: c["label"])
def test_land(case: dict[str, str]) -> None:
    found = [f"{number}: {w.name or '-'} | {w.admin1 or '-'} | {w.iso or '-'}" for number, w in places(case["text"])]
    assert found == case["expected"]


@pytest.mark.parametrize("example", ABROAD["examples"])
def test_what_is_met_abroad_tells_no_country(example: str) -> None:
    assert {where.iso for _, where in places(example)} == {None}


@pytest.mark.parametrize("example", ABROAD["not_examples"])
def test_other_adjectives_tell_the_country(example: str) -> None:
    assert {where.iso for _, where in places(example)} == {"FI"}


@pytest.mark.parametrize("case", TOWNS, ids=lambda c: c["label"])
def test_town(case: dict[str, str]) -> None:
    def name(place_id: str | None) -> str:
        entry = gazetteer().get(place_id) if place_id else None
        return entry.name if entry else "-"

    fields = {k: case[k] for k in ("title", "url") if k in case}
    found = places(case["text"], **fields)
    assert [
        f"{number}: {w.name or '-'} | {name(w.place_id)} | {name(next(iter(w.candidates), None))}"
        for number, w in found
    ] == case["expected"]


@pytest.mark.parametrize(
    ("ends", "country"), [("Lahore to Karachi", "Pakistan"), ("Lahore to Delhi", None), ("Homs to Aleppo", "Syria")]
)
def test_way_has_a_country_only_if_both_ends_lie_in_it(ends: str, country: str | None) -> None:
    ((_, where),) = places(f"Five people died when a coach travelling from {ends} overturned on Monday.")
    assert (where.name, where.admin1, where.country, where.candidates) == (None, None, country, ())


@pytest.mark.parametrize(
    ("rows", "country"),
    [("Lahore: 2 killed\nOkara: 1 killed", "Pakistan"), ("Lahore: 2 killed\nDelhi: 1 killed", None)],
)
def test_total_below_rows_has_at_most_their_country(rows: str, country: str | None) -> None:
    where = places(f"{rows}\nTotal: 3 killed")[-1][1]
    assert (where.name, where.admin1, where.country) == (None, None, country)


def test_sexes_that_are_counted_are_no_place() -> None:
    where = places("Total deaths: 15\nMale: 9\nFemale: 6")[0][1]
    assert (where.name, where.country) == (None, None)


def test_no_figures_no_places() -> None:
    assert locate(split(Article(id="case", text="In Homs it rained.")), []) == []


@pytest.mark.parametrize(("country", "iso"), [("Lebanese", "LB"), ("Libyan", "LY")])
def test_country_of_the_text_settles_a_name(country: str, iso: str) -> None:
    ((_, where),) = places(f"The {country} army fought {country} gunmen. Six people were killed in Tripoli.")
    assert (where.name, where.iso) == ("Tripoli", iso)
    assert where.place_id is not None and where.latitude is not None


def test_unlisted_place_is_in_the_land_told_before_it() -> None:
    text = (
        "The storm killed 40 people in Sri Lanka. In Kandy nine died. A landslide at Velmoda buried 19 people. In Indonesia, "
        "it killed 95 people in Aceh. In Medan, also in Indonesia, four drowned."
    )
    assert {n: w.iso for n, w in places(text)} == {"40": "LK", "nine": "LK", "19": "LK", "95": "ID", "four": "ID"}


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Eleven miners died when a pit caved in near Velmoda in eastern Congo.", "CD"),
        (
            "BRAZZAVILLE - Eleven people died when a ferry sank near Velmoda in Congo, the Brazzaville government said.",
            "CG",
        ),
        ("Two French tourists were killed in Aleppo on Friday.", "SY"),
        ("In Mali, 11 people died when a mine collapsed near Velmoda. Guinea and Senegal sent help.", "ML"),
        ("Three Armenian gunmen stormed the Turkish embassy and killed a guard.", None),
    ],
)
def test_country_of_a_place(text: str, iso: str | None) -> None:
    ((_, where),) = places(text)
    assert where.iso == iso


def test_open_name_keeps_candidates() -> None:
    ((_, where),) = places("Six people were killed in Springfield.")
    assert where.place_id is None and len(where.candidates) > 1


def test_street_takes_the_position_of_its_town() -> None:
    ((_, where),) = places("TOLEDO, Ohio - Three people were shot on Mulberry Street, Toledo police said on Friday.")
    assert (where.name, where.precision, where.admin1) == ("Mulberry Street", "site", "Ohio")
    assert where.place_id == "gn5174035" and "Toledo" in where.reason


def test_silent_figure_has_the_town_of_the_text_as_candidate_only() -> None:
    ((_, where),) = places("Two people were killed, Toledo Police Chief Ana Tan in Ohio said.")
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


@pytest.mark.parametrize(
    ("text", "place", "precision"),
    [
        ("Nine miners died in the region of Arequipa in Peru.", "Arequipa", "admin1"),
        ("Nine miners died in Arequipa in Peru.", "Arequipa", "place"),
        ("Nine miners died in northern Homs.", "Homs", "region"),
    ],
)
def test_region_of_a_name_is_the_division(text: str, place: str, precision: str) -> None:
    ((_, where),) = places(text)
    entry = gazetteer().get(where.place_id or "")
    assert entry is not None and (entry.name, entry.kind == "admin1", where.precision) == (
        place,
        precision == "admin1",
        precision,
    )


def test_town_of_the_text_is_a_candidate_beside_its_county() -> None:
    ((_, where),) = places("Two people were killed in Lucas County, Ohio. Toledo police are looking for a man.")
    assert (where.name, where.place_id) == ("Lucas County", "US.OH/Lucas County")
    assert where.candidates == ("gn5174035",) and "the text is about Toledo" in where.reason


def test_city_whose_police_speak_comes_before_its_quarter() -> None:
    text = "Two men were shot in West Garfield Park on Friday. Chicago police said they were taken to hospital."
    found = [where for _, where in places(text, title="Two shot in West Garfield Park")]
    assert {w.name for w in found} == {"West Garfield Park, Chicago"} and found[0].candidates == ("gn4887398",)


def test_outlet_at_the_end_of_a_title_is_not_the_town() -> None:
    ((_, where),) = places(
        "Two men were shot dead, Toledo police said.", title="Two shot dead - WXYZ 5 - Columbus, Ohio"
    )
    assert (where.name, where.place_id) == ("Toledo", "gn5174035")


@pytest.mark.interpreted
@pytest.mark.parametrize(
    ("toll", "read"),
    [("Nine people were killed in Lorin.", {4, 5}), ("Nine people were killed.", {0, 1, 2, 4, 5})],
    ids=["a place of its own", "no place"],
)
def test_sentences_that_only_set_the_scene_are_read_where_a_figure_names_no_place(
    toll: str, read: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = "The Osk fair opens in May.\n\nThe Gent fair opens in June.\n\nA fair in Jena ended. It had rained in Kiel."
    assert sentences_read(f"{scene}\n\nTrains stood in Brno. {toll}", monkeypatch) == read


@pytest.mark.interpreted
@pytest.mark.parametrize(("spot", "read"), [("in Jena", {0, 1, 2, 3}), ("on Mill Road", {0, 1, 2, 3, 4})])
def test_events_of_other_paragraphs_are_read_for_the_spot_of_a_figure_with_a_place(
    spot: str, read: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = "It rained in Brno. It rained in Kiel. Trains stood still. Nine people were killed in Lorin."
    assert sentences_read(f"{opening}\n\nThe blast was heard {spot}.", monkeypatch) == read


def sentences_read(text: str, monkeypatch: pytest.MonkeyPatch) -> set[int]:
    asked = set[int]()
    find = Finder.find

    def spy(self: Finder, sentence: Sentence) -> list[PlaceMention]:
        asked.add(sentence.index)
        return find(self, sentence)

    monkeypatch.setattr(Finder, "find", spy)
    places(text)
    return asked


def test_further_name_of_a_town_is_not_taken_for_the_state() -> None:
    ((_, where),) = places("Two people were killed in Texas on Friday.")
    assert (where.place_id, where.precision) == ("US.TX", "admin1")


class Counting(Gazetteer):
    """Counts how often names are looked up."""

    asked = 0

    def find(self, name: str) -> tuple[Place, ...]:
        self.asked += 1
        return super().find(name)


@pytest.mark.parametrize("glue", [" killed in Hajin. ", " killed in Hajin; "])
def test_work_grows_with_the_figures_and_not_with_their_square(glue: str) -> None:
    """Calls are counted, not seconds; ten times the figures may ask a little more than ten times."""
    calls = []
    for size in (40, 400):
        doc = split(Article(id="big", text="".join(f"{n % 37 + 2}{glue}" for n in range(size))))
        figures = find_figures(doc, lexicon.load("en"))
        assert len(figures) >= size * 0.9
        count = 0

        def watch(frame: object, event: str, arg: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(watch)
        try:
            locate(doc, figures)
        finally:
            sys.setprofile(None)
        calls.append(count)
    assert calls[1] < 15 * calls[0]


@pytest.mark.interpreted
def test_a_name_is_looked_up_once_in_a_text() -> None:
    known = Counting(FILE)
    places("Six people were killed in Hajin. " * 50, known)
    assert known.asked < 40


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


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Nine people died in floods on Java.", "ID"),
        ("A quake on Kyushu killed nine.", "JP"),
        ("Nine people died in the town of Java in Georgia.", "GE"),  # where the text says so
    ],
)
def test_an_island_is_not_a_small_town_of_its_name_abroad(text: str, iso: str) -> None:
    claims = extract(Article(id="island", text=text)).claims
    assert [claim.iso for claim in claims] == [iso]


def test_each_of_several_places_is_no_doubt() -> None:
    def doubts(text: str) -> list[str]:
        return [i.message for i in extract(Article(id="case", text=text)).issues if i.kind == "place_ambiguous"]

    assert doubts("Strikes on Kramatorsk and Sloviansk killed two people.") == []
    (open_one,) = doubts("Nine people were killed in Springfield.")
    assert open_one.startswith("Springfield: ") and open_one.count(", ") > 0
