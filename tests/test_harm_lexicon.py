"""The harm words: every entry is proved by its examples, and every term of it in a plain sentence of its kind."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

import claimledger
from claimledger import lexicon
from claimledger.figures import find_figures
from claimledger.mentions import Figure
from claimledger.records import Article, Outcome
from claimledger.split import split

FILE = Path(claimledger.__file__).parent / "lexicons" / "en" / "harms.toml"
TABLES: dict[str, list[dict[str, Any]]] = tomllib.loads(FILE.read_text("utf-8"))
ALL = [(table, index, entry) for table, entries in TABLES.items() for index, entry in enumerate(entries)]
OUTCOMES = {*get_args(Outcome), "none", "same"}
EXAMPLES = [
    pytest.param(entry, text, id=f"{table}.{index}: {text}")
    for table, index, entry in ALL
    for text in entry.get("examples", ())
]
# Counter-examples that the rules do not heed yet, with what they lack. One that is heeded must leave this list.
NOT_HEEDED: dict[str, str] = {}
NOT_EXAMPLES = [
    pytest.param(
        entry,
        text,
        id=f"{table}.{index}: {text}",
        marks=[pytest.mark.xfail(strict=True, reason=NOT_HEEDED[text])] if text in NOT_HEEDED else [],
    )
    for table, index, entry in ALL
    for text in entry.get("not_examples", ())
]


def figures(text: str) -> list[Figure]:
    return find_figures(split(Article(id="example", text=text)), lexicon.load("en"))


def forms(table: str, entry: dict[str, Any]) -> set[str]:
    """Every form of the entry's terms, as the look-up table holds them."""
    return {harm.term for harm in lexicon._harms(table, entry)}


def holds(text: str, terms: set[str]) -> bool:
    pattern = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
    return re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text.lower()) is not None


@pytest.mark.parametrize(("table", "index", "entry"), ALL)
def test_an_entry_has_terms_an_outcome_and_an_example(table: str, index: int, entry: dict[str, Any]) -> None:
    assert entry["terms"] and entry["outcome"] in OUTCOMES and entry.get("examples")
    terms = entry["terms"]
    assert [term for term in terms if term != term.lower() or term != " ".join(term.split())] == []
    known = forms(table, entry)
    if "particle" in entry:  # "beat them up": the particle may stand behind the people
        known |= {term.partition(" ")[0] for term in known}
    for text in entry["examples"]:
        assert holds(text, known), f"proves nothing of this entry: {text}"
    near = {word for term in known for word in term.split()}  # "hit in the night" is near "hit in the arm"
    for text in entry.get("not_examples", ()):
        assert holds(text, known | near), f"proves nothing of this entry: {text}"


@pytest.mark.parametrize(("entry", "text"), EXAMPLES)
def test_an_example_tells_a_figure(entry: dict[str, Any], text: str) -> None:
    told = {figure.outcome for figure in figures(text)}
    if entry["outcome"] in ("none", "same"):  # words that say nothing alone; the outcome comes from beside them
        assert told
    else:
        assert entry["outcome"] in told


@pytest.mark.parametrize(("entry", "text"), NOT_EXAMPLES)
def test_a_counter_example_tells_none(entry: dict[str, Any], text: str) -> None:
    assert entry["outcome"] not in {figure.outcome for figure in figures(text)}


# A plain sentence for each form of a word: news has all of them, an example only one.
_FRAMES = {
    ("verb", "K"): ("Nine herders were {} near the well.", "Raiders {} nine herders."),
    ("verb", "k"): ("Raiders {} nine herders.",),
    ("verb", "i"): ("Raiders attacked the well, {} nine herders.",),
    ("verb", "D"): ("Nine herders {} near the well.",),
    ("phrase", "K"): ("Nine herders were {}.",),
    ("phrase", "k"): ("Raiders {} nine herders.",),
    ("phrase", "i"): ("Raiders attacked the well, {} nine herders.",),
    ("phrase", "V"): ("The raid {} nine herders.",),
    ("phrase", "D"): ("Nine herders {}.",),
    ("event", "n"): ("The {} of nine herders was condemned.",),
    ("state", "Z"): ("The raid left nine herders {}.", "Nine herders were {}."),
    ("toll", "T"): ("The {} rose to 44.",),
}
FORMS_NOT_READ = {
    "The drowning of nine herders was condemned.": "also a form of the verb, which is heeded first",
    "The body of nine herders was condemned.": "one body of several people is an assembly",
    "The dead body of nine herders was condemned.": "one body of several people is no corpse",
    "The corpse of nine herders was condemned.": "one corpse is of one person",
    "The raid fate of nine herders.": "only where it is told as unknown",
}


def sentences() -> dict[str, str]:
    """Sentence -> outcome that its word of harm states."""
    found = {}
    for table, _, entry in ALL:
        if entry["outcome"] in ("none", "same") or entry.get("forces_only") or entry.get("needs"):
            continue
        for harm in lexicon._harms(table, entry):
            frames = _FRAMES.get((table, harm.form), ())
            if table == "condition":
                frames = ("Nine herders were {}.",) if harm.term.startswith("in ") else ("Nine herders lay with {}.",)
            for frame in frames:
                found.setdefault(frame.format(harm.term), entry["outcome"])
    return found


def test_every_form_of_every_term_is_read() -> None:
    told = {text: {figure.outcome for figure in figures(text)} for text in sentences()}
    missed = {text: outcome for text, outcome in sentences().items() if outcome not in told[text]}
    assert set(missed) == set(FORMS_NOT_READ)


@pytest.mark.parametrize(
    "entry", [pytest.param(e, id=f"state.{i}") for t, i, e in ALL if t == "state" and e.get("needs")]
)
def test_a_state_is_read_beside_a_word_it_needs(entry: dict[str, Any]) -> None:
    """ "From their homes" alone displaces nobody."""
    for term in entry["terms"]:
        told = [figures(f"Raiders {word} nine herders {term}.") for word in entry["needs"]]
        assert entry["outcome"] in {figure.outcome for found in told for figure in found}, term
        assert figures(f"Nine herders came {term}.") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The flood claimed 19 lives.", 19),
        ("Nineteen lives were lost.", 19),
        ("The death toll rose to 44.", 44),
        ("Divers recovered 12 bodies from the lake.", 12),
        ("The raid left nine porters dead and two hurt.", 9),
        ("They hacked two traders to death.", 2),
        ("Raiders shot two traders dead.", 2),
        ("Raiders fatally stabbed two traders.", 2),
        ("Raiders burned two traders alive.", 2),
    ],
)
def test_the_number_is_that_of_the_people(text: str, count: int) -> None:
    first = figures(text)[0]
    assert (first.outcome, first.low, first.high) == ("killed", count, count)


@pytest.mark.parametrize("entry", [pytest.param(e, id=f"whole.{i}") for t, i, e in ALL if t == "whole"])
def test_those_already_counted_hold_parts(entry: dict[str, Any]) -> None:
    if entry["outcome"] == "same":
        outcome, verb = "killed", "killed"
    else:
        outcome, verb = entry["outcome"], entry["outcome"]
    for term in ("dead", "wounded", "victims"):
        if term in entry["terms"]:
            whole, part = figures(f"Nine porters were {verb}. The {term} included two nurses.")
            assert (part.outcome, part.low, part.part_of) == (outcome, 2, 0) and whole.low == 9
