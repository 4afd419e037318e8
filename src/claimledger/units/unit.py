"""The units of a sentence: what each says, and its letter."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimledger.lexicon import Harm, Person
from claimledger.mentions import Sentence
from claimledger.numbers import Count
from claimledger.spans import Span


@dataclass(slots=True)
class Unit:
    """One unit: its letter, its folded words, its characters in the text, and what the lexicons say of it."""

    tag: str
    word: str
    start: int
    end: int
    person: Person | None = None
    harms: dict[str, Harm] | None = None
    count: Count | None = None
    age: int | None = None
    number: Span | None = None  # of a count: the figure without its hedge
    proper: bool = False


@dataclass(slots=True)
class Words:
    """A sentence as units; `tags` is their letters."""

    sentence: Sentence
    units: list[Unit]
    tags: str
    caps: bool
    text: str = field(repr=False, default="")


def word_at(units: list[Unit], i: int) -> str:
    return units[i].word if 0 <= i < len(units) else ""


def tag_at(units: list[Unit], i: int) -> str:
    return units[i].tag if 0 <= i < len(units) else "."
