"""Attributions as they are found sentence by sentence, and the lexicon's own examples."""

from __future__ import annotations

import re
import tomllib
from importlib import resources

import pytest

from claimledger.attribution.finding import Attribution, find_sources
from claimledger.context.who import attribute
from claimledger.lexicon import LexiconError
from claimledger.mentions import Figure
from claimledger.records import Article
from claimledger.reporting import _check, words
from claimledger.spans import Span
from claimledger.split import split

LEXICON = tomllib.loads(
    (resources.files("claimledger") / "lexicons" / "en" / "sources.toml").read_text(encoding="utf-8")
)
EXAMPLE = [["Medics say nine died.", "medics", ""]]
ENTRIES = [(table, entry) for table, entries in LEXICON.items() for entry in entries]


def find(text: str) -> list[Attribution]:
    doc = split(Article(id="a", text=text))
    return [a for s in doc.sentences for a in find_sources(doc, s)]


def nine(text: str) -> tuple[str, str]:
    """Source and relay of the "nine" or "dozens" in `text`, "" for none."""
    doc = split(Article(id="a", text=text))
    match = re.search(r"\bnine\b", text, re.IGNORECASE)
    assert match, text
    at = max(s.index for s in doc.sentences if s.start <= match.start())
    span = Span(*match.span())
    who = attribute(doc, [Figure(span, 9, 9, "exact", "killed", "people", None, at, span, span, span)])[0]
    return who.name or "", who.via or ""


@pytest.mark.parametrize(
    ("text", "source", "relay"),
    [tuple(e) for _, entry in ENTRIES for e in entry["examples"]],
    ids=lambda v: str(v)[:40],
)
def test_example(text: str, source: str, relay: str) -> None:
    assert nine(text) == (source, relay)


@pytest.mark.parametrize(("table", "text"), [(t, x) for t, e in ENTRIES for x in e.get("not_examples", ())])
def test_not_example(table: str, text: str) -> None:
    source, relay = nine(text)
    assert relay == "" if table == "relay" else source == ""


@pytest.mark.parametrize("form", sorted(f for f, takes in words().verbs.items() if takes == "speech"))
def test_every_reporting_verb_carries_a_figure(form: str) -> None:
    text = (
        "Hospital officials put the toll at nine."
        if form.startswith("put")
        else f"Medics {form} that nine people died."
    )
    assert nine(text)[0] in ("medics", "hospital officials")


@pytest.mark.parametrize("form", sorted(words().prepositions))
def test_every_preposition_brings_a_source(form: str) -> None:
    assert nine(f"Nine people died, {form} the coast guard.")[0] == "coast guard"


@pytest.mark.parametrize(
    "term", sorted({t for table, e in ENTRIES if table in ("speaker", "body") for t in e["terms"]})
)
def test_every_speaker_can_speak(term: str) -> None:
    source = nine(f"Nine people died, the local {term} said.")[0]
    assert source == (f"local {term}" if term != "media" else "local media")


def test_scope_ends_where_the_next_speaker_begins() -> None:
    first, second = find("The army said five died, while the rebels spoke of nine, a doctor said.")[:2]
    text = "The army said five died, while the rebels spoke of nine, a doctor said."
    assert text[first.scope.slice].strip() == "five died"
    assert "nine" in text[second.scope.slice] and "five" not in text[second.scope.slice]


def test_a_sentence_without_a_cue_costs_nothing_and_finds_nothing() -> None:
    assert find("Nine people died on the road to the coast.") == []


@pytest.mark.parametrize(
    ("table", "entry", "message"),
    [
        ("adverb", {"forms": ["x"], "examples": EXAMPLE}, "no table is called 'adverb'"),
        (
            "verb",
            {"forms": ["x"], "takes": "speech", "colour": 1, "examples": EXAMPLE},
            "unknown key 'colour'",
        ),
        ("verb", {"forms": ["x"], "takes": "speech"}, "no examples"),
        ("verb", {"forms": ["x"], "takes": "tea", "examples": EXAMPLE}, "takes one of"),
    ],
)
def test_a_bad_entry_is_refused(table: str, entry: dict[str, object], message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        _check(table, entry)
