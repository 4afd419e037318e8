"""Sentences as units, and the word classes they rest on."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimledger
from claimledger import lexicon, units
from claimledger.records import Article
from claimledger.split import fold, split
from claimledger.units import Words, read_units

FILE = Path(claimledger.__file__).parent / "lexicons" / "en" / "grammar.toml"
GRAMMAR = tomllib.loads(FILE.read_text("utf-8"))


def letters_of_grammar() -> set[str]:
    """The alphabet that the head of grammar.toml explains."""
    head = " ".join(line[2:] for line in FILE.read_text("utf-8").splitlines() if line.startswith("# "))
    listed = head[head.index("Letters:") + len("Letters:") :].partition(" time word.")[0]
    return {part.split()[0] for part in listed.split(",")}


def letters_of_units() -> set[str]:
    """Every letter a unit may carry: those of grammar.toml, those of `units` and of the harm words, and punctuation."""
    explained = (units.__doc__ or "") + (lexicon.Harm.__doc__ or "")
    single = set(re.findall(r"(?<![\w'])([A-Za-z])(?![\w'])", explained))
    return letters_of_grammar() | single | set(',;:.()?!-|/[]"`')


def read(text: str) -> list[Words]:
    doc = split(Article(id="case", text=text))
    return [read_units(doc.text, sentence, lexicon.load("en")) for sentence in doc.sentences]


def test_grammar_has_its_tables_and_no_other() -> None:
    assert set(GRAMMAR) == {"class", "nouns", "units", "common", "things"}
    for entry in GRAMMAR["class"]:
        assert set(entry) == {"tag", "terms"} and entry["terms"], entry
    assert set(GRAMMAR["nouns"]) == set(GRAMMAR["units"]) == set(GRAMMAR["common"]) == {"terms"}
    assert set(GRAMMAR["things"]) == {"terms", "plurals"}


def test_every_class_has_one_letter_of_the_alphabet() -> None:
    tags = [entry["tag"] for entry in GRAMMAR["class"]]
    assert len(tags) == len(set(tags))
    assert set(tags) == letters_of_grammar()


# Terms that stand in two classes; the class further down in the file holds. None may be added.
TWICE = frozenset(
    [
        "alleged",
        "am",
        "became",
        "besides",
        "confirmed",
        "fellow",
        "innocent",
        "known",
        "minor",
        "mostly",
        "night",
        "only",
        "presumed",
        "reported",
        "state",
    ]
)


def test_a_term_is_of_one_class() -> None:
    classes: dict[str, list[str]] = defaultdict(list)
    for entry in GRAMMAR["class"]:
        for term in entry["terms"]:
            classes[term].append(entry["tag"])
    assert {term: tags for term, tags in classes.items() if len(tags) > 1 and term not in TWICE} == {}
    assert [term for term in sorted(TWICE) if len(classes[term]) < 2] == []


def test_terms_are_folded() -> None:
    tables = [entry["terms"] for entry in GRAMMAR["class"]]
    tables += [GRAMMAR["nouns"]["terms"], GRAMMAR["units"]["terms"], GRAMMAR["common"]["terms"].split()]
    odd = [term for terms in tables for term in terms if term != fold(term) or term != " ".join(term.split())]
    assert odd == []


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Nine herders were killed by gunmen.", "cHbKBH."),
        ("At least 20 soldiers died.", "cHD."),
        ("The death toll rose to 44.", "tTePc."),
        ("The raid left nine herders dead.", "t*rcHZ."),
        ("A 57-year-old herder died on Monday.", "aYHDPE."),
        ("Pavel Orsk, 34, died on 6 March 2025.", "NN,Y,DPE."),
        ("They said it cost $5 million.", "gyg*X."),
        ("The village is 40 km away.", "t*bX*."),
    ],
)
def test_units_of_a_sentence(text: str, tags: str) -> None:
    """`*` stands for any one letter."""
    (words,) = read(text)
    assert re.fullmatch(re.escape(tags).replace(r"\*", "."), words.tags), words.tags


_WORDS = st.sampled_from(
    [
        "At",
        "least",
        "20",
        "soldiers",
        "were",
        "killed",
        "Nine",
        "of",
        "whom",
        ",",
        "and",
        "(",
        "34",
        ")",
        '"',
        "'",
        "-",
        "–",
        "--",
        "'s",
        "$5",
        "m.",
        "7:35",
        "p.m.",
        "May",
        "5",
        "İstanbul",
        "naïve",
        "1,000",
        "a",
        "a",
        "dozen",
        "between",
        "3",
        "to",
        "’s",
        "U.S.",
        "Lt.",
        "the",
        "dead",
        "year-old",
        "12-year-old",
        "Straße",
        "...",
        "no",
        "one",
        "tens",
        "thousands",
    ]
)


@pytest.mark.interpreted
@given(st.lists(_WORDS, max_size=30).map(" ".join))
def test_units_lie_in_order_inside_their_sentence(text: str) -> None:
    letters = letters_of_units()
    for words in read(text):
        assert len(words.tags) == len(words.units) and set(words.tags) <= letters
        end = words.sentence.start
        for unit in words.units:
            assert end <= unit.start < unit.end <= words.sentence.end
            end = unit.end
            if unit.count is not None and unit.tag == "c":
                assert unit.number is not None and unit.start <= unit.number.start < unit.number.end == unit.end


@given(st.text(max_size=60))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
