"""Places in sentences: cases in tests/cases/places.toml and the examples of the lexicon."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.gazetteer import gazetteer
from claimledger.gazetteer.words import PlaceWordsError, place_words, read_words
from claimledger.places.finding import PlaceMention, find_places
from claimledger.records import Article
from claimledger.split import split

CASES = tomllib.loads((Path(__file__).parent / "cases" / "places.toml").read_text(encoding="utf-8"))["case"]
LEXICON = resources.files("claimledger") / "lexicons" / "en" / "places.toml"
WORDS = tomllib.loads(LEXICON.read_text("utf-8"))
EXAMPLES = [e for table in ("kind", "region") for row in WORDS[table] for e in row.get("examples", [])]
COUNTER = [e for row in [*WORDS["kind"], WORDS["actor"]] for e in row.get("not_examples", [])]
HAPPENS = ("event", "label")


def find(text: str) -> list[PlaceMention]:
    doc = split(Article(id="case", text=text))
    return [m for s in doc.sentences for m in find_places(doc, s)]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_case(case: dict[str, str]) -> None:
    assert [f"{m.name}/{m.role}" for m in find(case["text"])] == case["expected"]


def test_labels_are_unique_and_many() -> None:
    labels = [c["label"] for c in CASES]
    assert len(set(labels)) == len(labels) >= 80


@pytest.mark.parametrize("example", EXAMPLES)
def test_lexicon_example(example: str) -> None:
    wanted = re.findall(r"'([^']+)'", example)
    text = re.sub(r"'([^']+)'", r"\1", example)
    doc = split(Article(id="case", text=text))
    found = [text[m.span.slice] for s in doc.sentences for m in find_places(doc, s) if m.span and m.role in HAPPENS]
    assert all(any(w == f or f in w for f in found) for w in wanted), found


@pytest.mark.parametrize("example", COUNTER)
def test_lexicon_counter_example(example: str) -> None:
    assert [m.name for m in find(example) if m.role in HAPPENS] == []


def test_demonyms_states_and_regions_name_real_countries() -> None:
    words = place_words()
    known = gazetteer()
    for iso in {*words.demonyms.values(), *(i for _, codes in words.regions.values() for i in codes)}:
        assert known.country(iso) is not None, iso
    for code in words.states.values():
        assert known.get(code) is not None, code


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"nonsense": {}}, "unknown table 'nonsense'"),
        ({"directions": {"words": []}}, r"\[directions\] has unknown keys"),
    ],
)
def test_unknown_keys_are_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(PlaceWordsError, match=message):
        read_words({**WORDS, **change}, "places.toml")


def test_missing_tables_are_named() -> None:
    with pytest.raises(PlaceWordsError, match="demonyms"):
        read_words({k: v for k, v in WORDS.items() if k != "demonyms"}, "places.toml")


def test_unlisted_village_keeps_its_words_and_what_holds_it() -> None:
    (village,) = find("Three were shot in the village of Beit Tafran in Latakia province.")
    assert (village.name, village.place_id, village.admin1, village.iso) == ("Beit Tafran", None, "Latakia", "SY")
    assert "does not list it" in village.reason


def test_ambiguous_name_keeps_candidates() -> None:
    (town,) = find("Two were shot in Springfield.")
    assert town.place_id is None and len(town.candidates) > 1 and "places of this name" in town.reason


@given(st.text(max_size=200))
def test_spans_point_into_any_text(text: str) -> None:
    doc = split(Article(id="any", text=text))
    for sentence in doc.sentences:
        for mention in find_places(doc, sentence):
            assert mention.span is not None
            assert sentence.start <= mention.span.start < mention.span.end <= sentence.end


@given(
    st.lists(
        st.sampled_from(["In", "Homs", "and", "Tartus", ",", "the", "village", "of", "St.", "County"]), max_size=12
    )
)
def test_words_in_any_order_do_not_break_it(words: list[str]) -> None:
    for mention in find(" ".join(words)):
        assert mention.role
