"""The date lexicon: words that tell whose day a date is."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Container, Iterable, Sequence

from ahocorasick_rs import AhoCorasick

from claimledger.days.phrases import PHRASES
from claimledger.days.stems import STEMS, Stem, StemKind, stem_at_start, stem_kind
from claimledger.lexicon import LexiconError, read_tables
from claimledger.patterns import automaton, stems
from claimledger.spans import Span

_NOTES = {"examples", "not_examples", "reason"}
_TABLES = {
    "statement",
    "procedure",
    "event",
    "violence",
    "found",
    "rescue",
    "furniture",
    "proper",
    "gathering",
    "footage",
    "deed",
}

#: What stands for a table in the mask of a sentence, beside the bits of phrases
TABLE_BITS = {table: 1 << number for number, table in enumerate(sorted(_TABLES), len(PHRASES))}


class Terms:
    """The terms of one table of the date lexicon, searched for as whole words in folded text."""

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms = frozenset(terms)
        self._automaton = automaton(self.terms)

    def search(self, text: str) -> bool:
        """Whether any term stands in `text`."""
        size = len(text)
        return any(
            not (first and text[first - 1].isalnum()) and not (last < size and text[last].isalnum())
            for _, first, last in self._automaton.find_matches_as_indexes(text, overlapping=True)
        )


class Signs:
    """Where the terms of all tables, the parts of dates and the stems of phrases stand in one folded text: one scan."""

    def __init__(self, folded: str) -> None:
        scan, meanings = _all_tables()
        self._folded = folded
        self._starts: dict[str, list[int]] = {table: [] for table in _TABLES}
        self._ends: dict[str, list[int]] = {table: [] for table in _TABLES}
        self._stems: list[tuple[StemKind, int, int]] = []
        self._bits: list[tuple[int, int]] = []  # where a term or stem ends, and of which tables and phrases it is one
        size = len(folded)
        for number, first, last in scan.find_matches_as_indexes(folded, overlapping=True):
            tables, kind, bits = meanings[number]
            if kind is not None:
                self._stems.append((kind, first, last))
            if bits:
                self._bits.append((last, bits))
            if not tables or (first and folded[first - 1].isalnum()) or (last < size and folded[last].isalnum()):
                continue
            for table in tables:
                self._starts[table].append(first)
                self._ends[table].append(last)

    def stems(self, starts: Sequence[int], among: Container[int] | None = None) -> dict[int, list[Stem]]:
        """The parts of dates in each sentence that has one; the sentences begin at `starts`, `among` are those asked
        for."""
        folded, found = self._folded, {}
        opening = stem_at_start(folded)
        if opening is not None and (among is None or 0 in among):
            found[0] = [opening]
        for told, start, end in self._stems:
            index = bisect_right(starts, start + 1) - 1  # by what follows the mark before a name
            if (among is None or index in among) and (kind := stem_kind(told, folded, start, end)) is not None:
                if index in found:
                    found[index].append((kind, start, end))
                else:
                    found[index] = [(kind, start, end)]
        return found

    def masks(self, ends: Sequence[int]) -> list[int]:
        """For each sentence the bits of the phrases and tables that it may hold words of; the sentences end at `ends`."""
        masks, index, last = [0] * len(ends), 0, len(ends) - 1
        for at, bits in self._bits:
            while at > ends[index] and index < last:
                index += 1
            masks[index] |= bits
        return masks

    def spans(self, table: str, start: int, end: int) -> list[Span]:
        """The terms of one table that stand between two offsets, by their ends."""
        starts, ends, found = self._starts[table], self._ends[table], []
        for k in range(bisect_right(ends, start), len(ends)):
            if ends[k] > end:
                break
            if starts[k] >= start:
                found.append(Span(starts[k], ends[k]))
        return found

    def any(self, table: str, start: int, end: int) -> bool:
        """Whether a term of the table stands between two offsets."""
        starts, ends = self._starts[table], self._ends[table]
        for k in range(bisect_right(ends, start), len(ends)):
            if ends[k] > end:
                return False
            if starts[k] >= start:
                return True
        return False

    def starts(self, table: str) -> list[int]:
        """Where the terms of one table begin in the whole text, in the order of their ends."""
        return self._starts[table]


@functools.lru_cache(maxsize=2)
def date_signs(folded: str) -> Signs:
    """The signs of a text, kept while its dates are read."""
    return Signs(folded)


@functools.cache
def _all_tables() -> tuple[AhoCorasick, list[tuple[tuple[str, ...], StemKind | None, int]]]:
    tables: dict[str, list[str]] = {stem: [] for stem in STEMS}
    bits: dict[str, int] = {}
    for phrase in PHRASES:
        for stem in stems(phrase.pattern):
            bits[stem] = bits.get(stem, 0) | phrase.bit
            tables.setdefault(stem, [])
    for table in sorted(_TABLES):
        for term in date_words(table).terms:
            tables.setdefault(term, []).append(table)
            bits[term] = bits.get(term, 0) | TABLE_BITS[table]
    ordered = sorted(tables)
    return automaton(ordered), [(tuple(tables[term]), STEMS.get(term), bits.get(term, 0)) for term in ordered]


@functools.cache
def date_words(table: str) -> Terms:
    """One table of the date lexicon. Raises LexiconError where the file has unknown tables or keys."""
    tables = read_tables("en", "dates")
    unknown = set(tables) - _TABLES
    entries = tables.get(table, [])
    if unknown or not entries or any(set(e) - _NOTES - {"terms"} or not e.get("terms") for e in entries):
        raise LexiconError(f"dates.toml: unknown tables {sorted(unknown)}, or keys in [[{table}]]")
    return Terms(t.lower() for e in entries for t in e["terms"])
