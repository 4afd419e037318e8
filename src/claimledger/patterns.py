"""Patterns that few texts match, behind one fast scan for the words that every match must hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, Implementation


def automaton(words: Iterable[str]) -> AhoCorasick:
    """A scan for some hundred words: a table for each letter is twice as fast as the links of a large one."""
    return AhoCorasick(sorted(set(words)), implementation=Implementation.DFA)


class Rare:
    """A pattern of which every match holds one of `stems`; a text without them is not searched.

    >>> Rare(r"\\bwas (?:shot|stabbed)\\b", ["shot", "stab"]).search("he was stabbed").span()
    (3, 14)
    """

    def __init__(self, pattern: str | re.Pattern[str], stems: Iterable[str]) -> None:
        self._pattern = re.compile(pattern)
        self._stems = automaton(stems)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between two offsets."""
        stop = len(text) if end is None else end
        if not self._stems.find_matches_as_indexes(text[start:stop]):
            return None
        return self._pattern.search(text, start, stop)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches in a text."""
        return self._pattern.finditer(text) if self._stems.find_matches_as_indexes(text) else iter(())


class Headed:
    """A pattern of which every match begins with one of `heads`; it is tried where one stands, and nowhere else.

    >>> [m.group() for m in Headed(r"\\bin (?:a|another) raid\\b", ["in a"]).finditer("in another raid, in a raid")]
    ['in another raid', 'in a raid']
    """

    def __init__(self, pattern: str | re.Pattern[str], heads: Iterable[str]) -> None:
        self._pattern = re.compile(pattern)
        self._heads = automaton(heads)

    @classmethod
    def words(cls, terms: Iterable[str], after: str = r"\b") -> Headed:
        """Whole words, the longest that fits; `after` is what must follow them."""
        longest = sorted(terms, key=lambda t: (-len(t), t))
        return cls(r"\b(?:" + "|".join(map(re.escape, longest)) + ")" + after, longest)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches between two offsets, in order."""
        stop = len(text) if end is None else end
        piece = text if start == 0 and stop == len(text) else text[start:stop]
        found = self._heads.find_matches_as_indexes(piece, overlapping=True)
        if not found:
            return
        done = start
        for at in sorted({start + first for _, first, _ in found}):
            if at >= done and (match := self._pattern.match(text, at, stop)) is not None:
                yield match
                done = max(match.end(), at + 1)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between two offsets."""
        return next(self.finditer(text, start, end), None)
