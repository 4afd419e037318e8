"""The people words: each file parses, keeps to its keys, contradicts nothing, and proves its entries."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

import claimledger
from claimledger.records import Category, Demographic

FOLDER = Path(claimledger.__file__).parent / "lexicons" / "en"
FILES = ("victims", "groups", "communities", "ranks")
NAMES_PEOPLE = ("head", "member", "family", "occupation", "community")  # one word, one category
TABLES = {
    "victims": {"head", "member", "family", "occupation", "modifier", "collective", "not_people"},
    "groups": {"affiliation", "not_people"},
    "communities": {"community"},
    "ranks": {"rank"},
}
KEYS = {"living", "terms", "plurals", "category", "demographic", "count", "examples", "not_examples", "reason"}

Entry = dict[str, Any]
TABLE_OF = {name: tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")) for name in FILES}


def entries() -> Iterator[tuple[str, str, int, Entry]]:
    """(file, table, place in the table, entry) for all entries."""
    for name, tables in TABLE_OF.items():
        for table, rows in tables.items():
            for index, entry in enumerate(rows):
                yield name, table, index, entry


ALL = [pytest.param(name, table, entry, id=f"{name}.{table}.{index}") for name, table, index, entry in entries()]


def regular_plurals(term: str) -> list[str]:
    """Regular plurals of the last word: "head constable" -> "head constables", "army man" -> "army men"."""
    if term.endswith("person"):
        return [term + "s", term[: -len("person")] + "people"]
    if term.endswith("child"):
        return [term + "ren"]
    if re.search(r"(?:man|woman)$", term):
        return [term[:-2] + "en"]
    if re.search(r"[^aeiou]y$", term):
        return [term[:-1] + "ies"]
    return [term + ("es" if re.search(r"(?:s|x|z|ch|sh)$", term) else "s")]


def words_of(entry: Entry) -> set[str]:
    """All forms an entry stands for."""
    terms = entry.get("terms", [])
    return {*terms, *entry.get("plurals", []), *(plural for term in terms for plural in regular_plurals(term))}


def has_word(words: set[str], sentence: str) -> bool:
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.search(rf"(?<!\w)(?:{pattern})(?!\w)", sentence.lower()) is not None


@pytest.mark.parametrize("name", FILES)
def test_a_file_holds_its_tables_and_stays_readable(name: str) -> None:
    assert set(TABLE_OF[name]) == TABLES[name]
    assert len((FOLDER / f"{name}.toml").read_text("utf-8").splitlines()) < 1500


@pytest.mark.parametrize(("name", "table", "entry"), ALL)
def test_an_entry_has_known_keys_and_values(name: str, table: str, entry: Entry) -> None:
    assert set(entry) <= KEYS
    assert entry.get("terms") or entry.get("plurals")
    assert entry.get("category", "people") in get_args(Category)
    assert entry.get("demographic", "men") in get_args(Demographic)
    if table == "collective":
        assert entry["count"] >= 2
    else:
        assert "count" not in entry
    if table == "not_people":
        assert "category" not in entry and "demographic" not in entry
    elif table == "modifier":
        assert "category" in entry or "demographic" in entry
    else:
        assert "category" in entry
    assert ("not_examples" in entry) == ("reason" in entry)


@pytest.mark.parametrize(("name", "table", "entry"), ALL)
def test_terms_are_lower_case_and_not_repeated(name: str, table: str, entry: Entry) -> None:
    for key in ("terms", "plurals"):
        words = entry.get(key, [])
        assert [word for word in words if word != word.lower() or word != " ".join(word.split()) or not word] == []
        assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize(("name", "table", "entry"), ALL)
def test_examples_contain_a_term(name: str, table: str, entry: Entry) -> None:
    words = words_of(entry)
    assert entry.get("examples")
    for sentence in entry["examples"]:
        assert has_word(words, sentence), sentence
    for sentence in entry.get("not_examples", []):
        assert has_word(words, sentence), f"proves nothing: {sentence}"


def test_a_word_that_names_people_has_one_category_and_one_demographic() -> None:
    meanings: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
    for _, table, _, entry in entries():
        if table in NAMES_PEOPLE:
            for word in words_of(entry):
                meanings[word].add((entry["category"], entry.get("demographic")))
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize("table", ["affiliation", "modifier", "rank", "collective", "not_people"])
def test_within_a_table_a_term_stands_once(table: str) -> None:
    seen: dict[str, list[int]] = defaultdict(list)
    for _, found, index, entry in entries():
        if found == table:
            for word in {*entry.get("terms", []), *entry.get("plurals", [])}:
                seen[word].append(index)
    assert {word: where for word, where in seen.items() if len(where) > 1} == {}


def test_nothing_is_both_people_and_not() -> None:
    people = {word for _, table, _, entry in entries() if table in NAMES_PEOPLE for word in words_of(entry)}
    things = {word for _, table, _, entry in entries() if table == "not_people" for word in words_of(entry)}
    assert people & things == set()


@pytest.mark.parametrize(
    ("word", "category", "demographic"),
    [
        ("jawans", "security_forces", None),
        ("head constables", "security_forces", None),
        ("policemen", "security_forces", None),
        ("gunmen", "armed_group", None),
        ("villagers", "civilian", None),
        ("nuns", "civilian", None),
        ("trade unionists", "civilian", None),
        ("schoolchildren", "civilian", "children"),
        ("wives", "people", "women"),
        ("alawites", "civilian", None),
        ("swiss", "people", None),
        ("frenchmen", "people", None),
        ("tribespeople", "civilian", None),
    ],
)
def test_what_news_says_of_victims_is_known(word: str, category: str, demographic: str | None) -> None:
    found = {
        (entry["category"], entry.get("demographic"))
        for _, table, _, entry in entries()
        if table in NAMES_PEOPLE and word in words_of(entry)
    }
    assert found == {(category, demographic)}
