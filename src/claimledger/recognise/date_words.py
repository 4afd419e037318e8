"""The date lexicon: words that tell whose day a date is."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick

from claimledger.lexicon import LexiconError, read_tables
from claimledger.spans import Span

_NOTES = {"examples", "not_examples", "reason"}
_TABLES = {
    "statement",
    "procedure",
    "event",
    "violence",
    "found",
    "furniture",
    "proper",
    "gathering",
    "footage",
    "deed",
}


class Terms:
    """The terms of one table of the date lexicon, searched for as whole words in folded text."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._automaton = AhoCorasick(sorted(set(terms)))

    def spans(self, text: str, start: int = 0, end: int | None = None) -> list[Span]:
        """Where terms stand between two offsets of `text`."""
        words = text[start:end]
        size = len(words)
        return [
            Span(first + start, last + start)
            for _, first, last in self._automaton.find_matches_as_indexes(words, overlapping=True)
            if not (first and words[first - 1].isalnum()) and not (last < size and words[last].isalnum())
        ]

    def search(self, text: str) -> bool:
        """Whether any term stands in `text`."""
        return bool(self.spans(text))


@functools.cache
def date_words(table: str) -> Terms:
    """One table of the date lexicon. Raises LexiconError where the file has unknown tables or keys."""
    tables = read_tables("en", "dates")
    unknown = set(tables) - _TABLES
    entries = tables.get(table, [])
    if unknown or not entries or any(set(e) - _NOTES - {"terms"} or not e.get("terms") for e in entries):
        raise LexiconError(f"dates.toml: unknown tables {sorted(unknown)}, or keys in [[{table}]]")
    return Terms(t.lower() for e in entries for t in e["terms"])
