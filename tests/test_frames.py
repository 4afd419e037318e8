"""The frames of news sentences, crossed: whoever is told of, however it is told, figure, source, day and place come out."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from claimledger import extract, lexicon
from claimledger.records import Article, Claim

PUBLISHED = date(2024, 5, 8)  # a Wednesday

ONE = [("a man", 1), ("Ann Lorn", 1), ("the mayor of Orvale, Ivo Lang,", 1), ("a 9-year-old boy", 1)]
MANY = [
    ("two men", 2),
    ("at least 12 villagers", 12),
    ("15 people, including four children,", 15),
    ("dozens of nurses", 24),
]
BEFORE = [
    "", "Police said that ", "Police said on Tuesday that ", "According to the army, ", "The ministry announced Monday that ",
    "Witnesses told AFP that ", "Residents said a shell hit a house and that ", "In Orvale, ",
]  # fmt: skip
AFTER = [".", " in Orvale on Monday.", ", police said.", " in clashes with rebels near Orvale, officials told Reuters."]
SAID = [
    "Nine people were killed {place} {day}, {source} said.",
    "{Source} said nine people were killed {place} {day}.",
    "According to {source}, gunmen killed nine people {place} {day}.",
    "{Source} told Reuters on Wednesday that nine people had died {place} {day}.",
]
SOURCES = [
    ("police", "police"), ("army spokesman Omar Said", "Omar Said"), ("the Red Cross", "Red Cross"),
    ("two security officials", "two security officials"), ("Mayor Ivo Lang", "Ivo Lang"),
]  # fmt: skip
DAYS = [
    ("on Monday", date(2024, 5, 6)), ("late on Tuesday", date(2024, 5, 7)), ("on May 3", date(2024, 5, 3)),
    ("overnight on Saturday", date(2024, 5, 4)),
]  # fmt: skip
PLACES = [
    ("in Homs", "Homs"), ("near Mosul", "Mosul"), ("in northern Mali", "northern Mali"), ("in Iraq", "Iraq"),
    ("in the village of Telmara", "Telmara"),
]  # fmt: skip


def claims(text: str) -> list[Claim]:
    article = Article(id="frame", text=text[0].upper() + text[1:], published=PUBLISHED)
    return list(extract(article).claims)


@pytest.mark.parametrize("before", BEFORE)
def test_whoever_is_told_of_is_counted(before: str) -> None:
    told = [(who, n, "was shot dead") for who, n in ONE] + [(who, n, "have been killed") for who, n in MANY]
    wrong = []
    for (who, number, verb), after in itertools.product(told, AFTER):
        text = before + who + " " + verb + after
        killed = [c for c in claims(text) if c.outcome == "killed" and not c.part_of]
        if [c.low for c in killed] != [number]:
            wrong.append(text)
    assert wrong == []


@pytest.mark.parametrize("frame", SAID)
def test_source_day_and_place_come_out(frame: str) -> None:
    wrong = []
    for (source, name), (day, of), (place, town) in itertools.product(SOURCES, DAYS, PLACES):
        text = frame.format(source=source, Source=source[0].upper() + source[1:], day=day, place=place)
        found = [c for c in claims(text) if c.low == 9]
        right = (
            len(found) == 1
            and (found[0].source or "").casefold() == name.casefold()
            and found[0].date_start is not None
            and found[0].date_end is not None
            and found[0].date_start <= of <= found[0].date_end
            and found[0].place == town
        )
        if not right:
            wrong.append((text, [(c.source, c.date_start, c.place) for c in found]))
    assert wrong == []


WHOLE = [("nine people", 9), ("31 passengers", 31)]
HARM = [("were killed", "killed"), ("have been wounded", "injured")]
BEHIND = ["", " in Orvale on Monday", " when a bomb hit a market", " on Monday, police said"]
PART = [
    ("two children", "two", "children", 2),
    ("a nurse", "one", "a nurse", 1),
    ("three soldiers", "three", "soldiers", 3),
]
PARTS = [
    "{whole}, including {part}, {harm}{behind}.", "{whole} {harm}{behind}, including {part}.",
    "{whole} {harm}{behind}, among them {part}.", "{whole} ({part} among them) {harm}{behind}.",
    "{whole} {harm}{behind} – {n} of them {noun}.", "{whole}, {n} of them {noun}, {harm}{behind}.",
    "{whole} {harm}{behind}. They included {part}.", "{whole} {harm}{behind}. Among those {those} {be} {part}.",
    "{whole} {harm}{behind}. The {dead} include {part}.", "{whole} {harm}{behind}. {N} of the {dead} {be} {noun}.",
    "{whole} {harm}{behind}. {N} {be} {noun}.", "{whole} {harm}{behind} ({n} of them {noun}).",
]  # fmt: skip


@pytest.mark.parametrize("frame", PARTS)
def test_a_part_is_told_as_a_part(frame: str) -> None:
    wrong = []
    for (whole, many), (harm, outcome), behind, (part, n, noun, few) in itertools.product(WHOLE, HARM, BEHIND, PART):
        dead, those = ("dead", "killed") if outcome == "killed" else ("wounded", "hurt")
        words = {
            "whole": whole,
            "harm": harm,
            "behind": behind,
            "part": part,
            "n": n,
            "N": n.capitalize(),
            "noun": noun,
        }
        text = frame.format(**words, dead=dead, those=those, be="was" if few == 1 else "were")
        found = claims(text)
        told = [(c.outcome, c.low, c.part_of) for c in found]
        if len(told) != 2 or sorted(told, key=lambda t: -(t[1] or 0)) != [
            (outcome, many, None),
            (outcome, few, next((c.claim for c in found if c.low == many), "")),
        ]:
            wrong.append((text, told))
    assert wrong == []


def test_everyday_things_are_nobody() -> None:
    things = sorted(thing for thing, word in lexicon.load().things.items() if word.plural)
    wrong = [thing for thing in things if claims(f"Twelve {thing} were wounded by the cuts, and 12 {thing} died.")]
    assert wrong == []


COUNTS = [
    ("nine", 9, 9),
    ("1,250", 1250, 1250),
    ("at least 20", 20, None),
    ("dozens of", 24, None),
    ("up to 15", None, 15),
]
BOTH = [
    "{n} people were killed and 12 injured in Orvale.", "{n} people are dead and 12 are missing.",
    "A bomb went off in a hall, killing {n} people, including a nurse, and wounding {n} others.",
    "A bomb left {n} people dead and {n} people hurt.", "There were {n} deaths and {n} injuries in Orvale.",
    "{n} soldiers were killed along with {n} rebels, police said.", "The fighting killed {n} people and displaced {n} people.",
    "Gunmen killed {n} people and kidnapped {n} villagers on Monday.",
]  # fmt: skip


@pytest.mark.parametrize("frame", BOTH)
def test_two_figures_keep_their_bounds(frame: str) -> None:
    wrong = []
    for count, low, high in COUNTS:
        text = frame.format(n=count)
        found = [(c.low, c.high) for c in claims(text) if not c.part_of]
        if found != [(low, high), (12, 12) if "12" in frame else (low, high)]:
            wrong.append((text, found))
    assert wrong == []
