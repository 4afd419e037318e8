"""The words of a text in capitals, and how each is written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimledger.casing.plain import is_plain
from claimledger.mentions import Document

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:ST|ND|RD|TH|D)\b|\d+")
_PARTS = re.compile(r"(['’-])")
_MARKS = frozenset("'’-")
_APOSTROPHES = frozenset("'’")
_POSSESSIVES = 3  # letters behind an apostrophe from which it is no possessive
_SMALL_WORDS = frozenset(["of", "the", "for", "and", "de", "del", "in"])


@dataclass(slots=True)
class Word:
    start: int
    end: int
    low: str
    name: bool = False
    kept: bool = False  # as it stands: acronyms, initials
    beside: bool = False  # nothing but a blank before it
    title: bool = False  # leads to the name behind it


def words_of(doc: Document) -> list[Word]:
    words: list[Word] = []
    text, last = doc.text, -9
    for match in _TOKEN.finditer(text):
        word = Word(match.start(), match.end(), doc.folded[match.start() : match.end()])
        word.beside = text[last : word.start].isspace() if last >= 0 else False
        words.append(word)
        last = word.end
    return words


def initials(words: list[Word], places: range, letters: str) -> list[int]:
    """Where the words stand whose first letters are `letters`, in whatever order, for short forms are seldom translated."""
    taken: list[int] = []
    wanted = sorted(letters)
    for at in places:
        low = words[at].low
        if low[0] in wanted:
            wanted.remove(low[0])
            taken.append(at)
        elif low not in _SMALL_WORDS:
            return []
        if not wanted:
            return taken
    return []


def capitalised(raw: str, low: str, short: frozenset[str]) -> str:
    """ "MEDELLIN-BOGOTA" is "Medellin-Bogota", "O'HARA'S" is "O'Hara's", "PRO-CUBAN" is "pro-Cuban"."""
    pieces: list[str] = []
    at, mark = 0, ""
    for part in _PARTS.split(raw):
        folded = low[at : at + len(part)]
        if part in _MARKS or part in short:
            pieces.append(part)
        elif (mark in _APOSTROPHES and len(part) < _POSSESSIVES) or ("-" in raw and is_plain(folded)):
            pieces.append(folded)
        else:
            pieces.append(part[:1] + folded[1:])
        at, mark = at + len(part), part
    return "".join(pieces)
