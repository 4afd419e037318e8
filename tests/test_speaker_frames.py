"""Speakers of every make, behind, before and between what they tell: none of them is counted, none is lost."""

from __future__ import annotations

from itertools import product

import pytest

from claimledger.extract import extract
from claimledger.records import Article

TOLD = [
    ("Nine people were killed and 14 wounded", ["injured 14", "killed 9"]),
    ("A bomb killed nine people", ["killed 9"]),
    ("Gunmen shot dead a teacher and her two sons", ["killed 1", "killed 2"]),
    ("At least nine people, including two children, died", ["killed 2", "killed 9"]),
    ("No one was killed", ["killed 0"]),
]
PLACES = ["", " in Homs", " near Goma, North Kivu", " at a market in Kano on Friday"]
SPEAKERS = {
    "police": "police",
    "a police officer": "police officer",
    "two doctors": "two doctors",
    "the US army": "US army",
    "WHO officials": "WHO officials",
    "state television": "state television",
    "Save the Children": "Save the Children",
    "Oxfam's Ana Tan": "Ana Tan",
    "army spokesman Omar Haddad": "Omar Haddad",
    "Omar Haddad, a doctor,": "Omar Haddad",
    "Omar Haddad, 34, a resident,": "Omar Haddad",
    "the mayor, Omar Haddad,": "Omar Haddad",
}
FRAMES = [
    "{Told}{place}, {speaker} said.",
    "{Speaker} said that {told}{place}.",
    "{Speaker} told Reuters {told}{place}.",
    "{Told}{place}, according to {last}.",
    "{Told}{place}, {speaker} told Reuters by phone.",
]


@pytest.mark.parametrize("frame", FRAMES)
def test_speakers(frame: str) -> None:
    wrong = []
    for (told, expected), place, (speaker, name) in product(TOLD, PLACES, SPEAKERS.items()):
        said = frame.format(
            Told=told, told=told[0].lower() + told[1:], place=place, speaker=speaker, last=speaker.rstrip(","),
            Speaker=speaker[0].upper() + speaker[1:],
        )  # fmt: skip
        claims = extract(Article(id="x", text=said)).claims
        counted = sorted(f"{c.outcome} {c.low}" for c in claims)
        if counted != expected or {(c.source or "").lower() for c in claims} != {name.lower()}:
            wrong.append((said, counted, {c.source for c in claims}))
    assert wrong == []
