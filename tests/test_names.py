"""Names of persons that are other words elsewhere: every word of the lexicon is one beside a name, and nowhere else."""

from __future__ import annotations

from datetime import date

import pytest

from claimledger import lexicon
from claimledger.extract import extract
from claimledger.lexicon import read_tables
from claimledger.records import Article, Claim

_TABLES = read_tables("en", "names")
_ENTRIES = [*_TABLES["given"], *_TABLES["surname"]]
_ENGLISH = lexicon.load("en")


def _claims(text: str) -> tuple[Claim, ...]:
    return extract(Article(id="names", text=text, published=date(2024, 5, 8))).claims


def _told(text: str) -> list[tuple[int | None, str]]:
    return [(claim.low, claim.number) for claim in _claims(text)]


def test_the_file_has_its_tables_and_no_other() -> None:
    assert set(_TABLES) == {"particles", "given", "surname", "first", "bodies"}
    assert set(_TABLES["particles"]) == {"terms", "small"}
    for entry in _ENTRIES:
        assert set(entry) <= {"kind", "terms", "examples", "not_examples"}, entry
        assert entry["terms"] == sorted(set(entry["terms"])), entry["terms"]


@pytest.mark.parametrize("entry", _ENTRIES, ids=lambda entry: entry["terms"][0])
def test_examples(entry: dict[str, list[str]]) -> None:
    def named(text: str) -> list[str]:
        said = [number for low, number in _told(text) if low == 1]
        return [number for number in said if set(number.lower().split()) & set(entry["terms"])]

    for text in entry["examples"]:
        assert named(text), text
    for text in entry["not_examples"]:
        assert not named(text), text


@pytest.mark.parametrize("term", sorted(_ENGLISH.surnames))
def test_a_surname_is_one_person_and_its_age_no_count(term: str) -> None:
    name = f"Karim {term.title()}"
    assert _told(f"{name}, 34, was shot dead in Orvale.") == [(1, name)]
    assert _told(f"Gunmen shot dead {name}, the head of a school.") == [(1, name)]
    source = {claim.source for claim in _claims(f"Nine people died, mayor {name} told reporters.")}
    assert source == {name}


@pytest.mark.parametrize("term", sorted(_ENGLISH.given))
def test_a_first_name_is_one_person_and_no_day(term: str) -> None:
    name = f"{term.title()} Tamm"
    lead = "" if _ENGLISH.given[term] == "calendar" else "Police said "
    (claim,) = _claims(f"{lead}{name}, 34, was shot dead in Orvale.")
    assert (claim.low, claim.number, claim.date_start) == (1, name, None)


@pytest.mark.parametrize("term", sorted(_ENGLISH.name_parts - {"alias", "y", "e"}))
def test_particles_stay_in_their_names(term: str) -> None:
    name = f"Karim {term} Tamm"
    assert _told(f"{name}, 34, was shot dead in Orvale.") == [(1, name)]
    (claim,) = _claims(f"Nine people died in Orvale, according to {name}, the mayor.")
    assert claim.source == name


@pytest.mark.parametrize(
    "text, low",
    [
        ("Lorin Governor, 50, was shot dead.", 1),
        ("Lorin Soldiers were shot dead.", 2),
        ("An Assistant Driver was shot dead.", 1),
        ("In Lorin May was quiet, and nine were killed.", 9),
    ],
)
def test_a_place_makes_no_surname(text: str, low: int) -> None:
    assert [claim.low for claim in _claims(text)] == [low]


def test_a_speaker_is_no_place() -> None:
    (claim,) = _claims("The mayor, Ann Church, told a court that nine people had died in Orvale.")
    assert (claim.source, claim.place) == ("Ann Church", "Orvale")
    (claim,) = _claims("Nine people died in Lorin Church, police in Lorin Church said.")
    assert claim.place == "Lorin Church"
