"""The date lexicon: words that tell whose day a date is."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Container, Iterable, Sequence

from ahocorasick_rs import AhoCorasick

from claimledger.days.happenings import happenings
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
    "sequel",
}

#: What stands for a table in the mask of a sentence, beside the bits of phrases
#: "befell": the verbs of the lexicon of happenings
TABLE_BITS = {table: 1 << number for number, table in enumerate((*sorted(_TABLES), "befell"), len(PHRASES))}


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
        self._stems: list[tuple[StemKind, int, int]] = []
        # Of each term, and stem of a phrase, by their ends: where it starts and ends, and the bits of its tables and phrases.
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._bits: list[int] = []
        size = len(folded)
        for number, first, last in scan.find_matches_as_indexes(folded, overlapping=True):
            kind, phrases, tables = meanings[number]
            if kind is not None:
                self._stems.append((kind, first, last))
            if tables and not (first and folded[first - 1].isalnum()) and not (last < size and folded[last].isalnum()):
                phrases |= tables
            if phrases:
                self._starts.append(first)
                self._ends.append(last)
                self._bits.append(phrases)

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
        for at, bits in zip(self._ends, self._bits, strict=True):
            while at > ends[index] and index < last:
                index += 1
            masks[index] |= bits
        return masks

    def spans(self, table: str, start: int, end: int) -> list[Span]:
        """The terms of one table that stand between two offsets, by their ends."""
        starts, ends, bits, bit = self._starts, self._ends, self._bits, TABLE_BITS[table]
        found: list[Span] = []
        for k in range(bisect_right(ends, start), len(ends)):
            if ends[k] > end:
                break
            if bits[k] & bit and starts[k] >= start:
                found.append(Span(starts[k], ends[k]))
        return found

    def any(self, table: str, start: int, end: int) -> bool:
        """Whether a term of the table stands between two offsets."""
        starts, ends, bits, bit = self._starts, self._ends, self._bits, TABLE_BITS[table]
        for k in range(bisect_right(ends, start), len(ends)):
            if ends[k] > end:
                return False
            if bits[k] & bit and starts[k] >= start:
                return True
        return False

    def starts(self, table: str) -> list[int]:
        """Where the terms of one table begin in the whole text, in the order of their ends."""
        bit = TABLE_BITS[table]
        return [start for start, bits in zip(self._starts, self._bits, strict=True) if bits & bit]


@functools.lru_cache(maxsize=2)
def date_signs(folded: str) -> Signs:
    """The signs of a text, kept while its dates are read."""
    return Signs(folded)


@functools.cache
def _all_tables() -> tuple[AhoCorasick, list[tuple[StemKind | None, int, int]]]:
    """The scan for all words, and what each is: a part of a date, the bits of phrases it is a stem of, those of tables."""
    phrases: dict[str, int] = {}
    for phrase in PHRASES:
        for stem in stems(phrase.pattern):
            phrases[stem] = phrases.get(stem, 0) | phrase.bit
    tables: dict[str, int] = {}
    for table in sorted(_TABLES):
        for term in date_words(table).terms:
            tables[term] = tables.get(term, 0) | TABLE_BITS[table]
    for term in happenings().verbs:
        tables[term] = tables.get(term, 0) | TABLE_BITS["befell"]
    ordered = sorted({*STEMS, *phrases, *tables})
    return automaton(ordered), [(STEMS.get(word), phrases.get(word, 0), tables.get(word, 0)) for word in ordered]


@functools.cache
def date_words(table: str) -> Terms:
    """One table of the date lexicon. Raises LexiconError where the file has unknown tables or keys."""
    tables = read_tables("en", "dates")
    unknown = set(tables) - _TABLES
    entries = tables.get(table, [])
    if unknown or not entries or any(set(e) - _NOTES - {"terms"} or not e.get("terms") for e in entries):
        raise LexiconError(f"dates.toml: unknown tables {sorted(unknown)}, or keys in [[{table}]]")
    return Terms(t.lower() for e in entries for t in e["terms"])
