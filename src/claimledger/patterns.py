"""Patterns that few texts match, behind one fast scan for the words that every match must hold."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation

_LETTERS = 200  # in all words
_FEW = 6  # words
_HEADS = 400  # a pattern with more ways to begin is tried everywhere


def automaton(words: Iterable[str]) -> AhoCorasick:
    """A scan for some words. A table for each letter is twice as fast as links while few words keep it small; that of
    many does not stay in the processor's cache from text to text."""
    wanted = sorted(set(words))
    small = sum(map(len, wanted)) <= _LETTERS
    return AhoCorasick(wanted, implementation=Implementation.DFA if small else Implementation.ContiguousNFA)


def holds(scan: AhoCorasick, text: str) -> bool:
    """Whether a text holds one of the words of a scan: to say where they stand would cost as much again."""
    return bool(scan.find_matches_as_strings(text))


def standing(words: tuple[str, ...], text: str, start: int, stop: int) -> list[int]:
    """Where one of a few words stands between two offsets, in order."""
    places: list[int] = []
    for word in words:
        at = text.find(word, start, stop)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + 1, stop)
    if len(places) > 1:
        places.sort()
    return places


def stems(pattern: str) -> frozenset[str]:
    r"""Words of which every match of `pattern` holds one; empty where it has no such words.

    >>> sorted(stems(r"\bis (?:killed|stabbed)(?: twice)?\b"))
    ['is killed', 'is stabbed']
    """
    return _needed(_parse(pattern))


def _needed(items: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The most telling words that a sequence of parsed items cannot do without."""
    found: list[frozenset[str]] = []
    run = ""
    for kind, value in (*items, (None, None)):
        name = str(kind)
        if name == "LITERAL":
            run += chr(value)
            continue
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            continue  # take up no room between letters
        if run:
            found.append(frozenset([run]))
        if name == "SUBPATTERN" and not value[1] & re.IGNORECASE:
            found.append(_needed(value[3]))
        elif name == "BRANCH":
            each = [_needed(branch) for branch in value[1]]
            found.append(frozenset().union(*each) if all(each) else frozenset())
        elif name in ("MAX_REPEAT", "MIN_REPEAT") and value[0]:
            found.append(_needed(value[2]))
        if run and kind is not None:  # "st(?:ood|ands)": what follows begins where the run ends
            found.append(frozenset(run + start for start in _starts(kind, value)))
        run = ""
    return max(filter(None, found), key=lambda words: (min(map(_weight, words)), -len(words)), default=frozenset())


def heads(pattern: str) -> frozenset[str]:
    r"""Strings with one of which every match of `pattern` begins; empty where there are none, or too many.

    >>> sorted(heads(r"\b(?:is|was) (?:killed|stabbed)\b|\bhurt\w*"))
    ['hurt', 'is killed', 'is stabbed', 'was killed', 'was stabbed']
    """
    found = {head for head, _ in _headed(_parse(pattern))}
    if "" in found:
        return frozenset()
    return frozenset(word for word in found if not any(word[:end] in found for end in range(1, len(word))))


def _headed(items: Iterable[tuple[Any, Any]]) -> set[tuple[str, bool]]:
    """What a sequence of parsed items may begin with, and whether all of it is in the string."""
    found: set[tuple[str, bool]] = {("", True)}
    for kind, value in items:
        name = str(kind)
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            continue  # take up no room between letters
        ways: set[tuple[str, bool]]
        if name == "LITERAL":
            ways = {(chr(value), True)}
        elif name == "SUBPATTERN" and not value[1] & re.IGNORECASE:
            ways = _headed(value[3])
        elif name == "BRANCH":
            ways = set().union(*(_headed(branch) for branch in value[1]))
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            least, most, inner = value
            ways = {(head, whole and most == 1) for head, whole in _headed(inner)}
            ways |= {("", True)} if least == 0 else set()
        elif name == "IN" and (letters := _letters(value)):
            ways = {(letter, True) for letter in letters}
        else:
            ways = {("", False)}
        more = {(head + way, whole) for head, open_ in found if open_ for way, whole in ways}
        more |= {(head, False) for head, open_ in found if not open_}
        if len(more) > _HEADS:
            return {(head, False) for head, _ in found}
        found = more
        if not any(open_ for _, open_ in found):
            break
    return found


def _letters(choices: Iterable[tuple[Any, Any]]) -> list[str]:
    """The letters of "[ae]" or "\\d"; none where there are more than ten."""
    letters: list[str] = []
    for kind, value in choices:
        if str(kind) == "LITERAL":
            letters.append(chr(value))
        elif str(value) == "CATEGORY_DIGIT":
            letters.extend("0123456789")
        elif str(kind) == "RANGE":
            letters.extend(map(chr, range(value[0], min(value[1], value[0] + 10) + 1)))
        else:
            return []
    return letters if len(letters) <= 10 else []


def _starts(kind: Any, value: Any) -> list[str]:
    """The letters that each way to fill a branch begins with; none where one may begin with anything."""
    name = str(kind)
    if name == "SUBPATTERN" and not value[1] & re.IGNORECASE:
        inner = list(value[3])
        return _starts(*inner[0]) if inner and str(inner[0][0]) in ("BRANCH", "SUBPATTERN") else [_leading(inner)]
    return [_leading(branch) for branch in value[1]] if name == "BRANCH" else []


def _leading(items: Iterable[tuple[Any, Any]]) -> str:
    """The letters that a sequence of parsed items begins with."""
    letters = ""
    for kind, value in items:
        if str(kind) != "LITERAL":
            break
        letters += chr(value)
    return letters


def _weight(word: str) -> int:
    """How telling a word is: longer ones are rarer, but for an article."""
    return len(word.replace(" the ", ""))


def _parse(pattern: str) -> Iterable[tuple[Any, Any]]:
    """The parsed form of a pattern, as the standard library keeps it; nothing where it keeps none."""
    try:
        parser = importlib.import_module("re._parser")
    except ImportError:
        return ()
    parsed: Any = parser.parse(pattern)
    return () if parsed.state.flags & re.IGNORECASE else parsed


def matches_at(pattern: re.Pattern[str], text: str, starts: Iterable[int], end: int) -> Iterator[re.Match[str]]:
    """The matches that begin at one of the rising offsets `starts`, none within another."""
    done = -1
    for at in starts:
        if at >= done and (match := pattern.match(text, at, end)) is not None:
            yield match
            done = max(match.end(), at + 1)


def _found_by(scan: AhoCorasick, text: str, start: int, stop: int) -> list[int]:
    """Where a word of a scan stands between two offsets, in order."""
    piece = text if start == 0 and stop == len(text) else text[start:stop]
    if not holds(scan, piece):  # as most do not
        return []
    return sorted({start + first for _, first, _ in scan.find_matches_as_indexes(piece, overlapping=True)})


class Rare:
    r"""A pattern for folded text that most texts do not match: one without its stems is not searched.

    >>> Rare(r"\bwas (?:shot|stabbed)\b").search("he was stabbed").span()
    (3, 14)
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._compiled: re.Pattern[str] | None = None
        self._few: tuple[str, ...] = ()  # the stems where they are few, each looked for by itself
        self._scan: AhoCorasick | None = None  # for many stems
        self._heads: tuple[str, ...] = ()  # what a match may begin with: it is tried there and nowhere else
        self._starts: AhoCorasick | None = None  # for many heads

    def _regex(self) -> re.Pattern[str]:
        if self._compiled is None:
            first, words = sorted(heads(self.pattern)), sorted(stems(self.pattern))
            self._heads = tuple(first)
            if len(first) > _FEW:
                self._starts = automaton(first)
            if first and min(map(len, first)) >= min(map(len, words), default=0):
                words = []  # the heads tell as much
            if len(words) <= _FEW:
                self._few = tuple(words)
            else:
                self._scan = automaton(words)
            self._compiled = re.compile(self.pattern)
        return self._compiled

    def _may_match(self, text: str, start: int, stop: int) -> bool:
        if self._scan is not None:
            return holds(self._scan, text[start:stop])
        for word in self._few:
            if text.find(word, start, stop) >= 0:
                return True
        return not self._few

    def _places(self, text: str, start: int, stop: int) -> list[int]:
        """Where a head stands between two offsets, in order."""
        if self._starts is not None:
            return _found_by(self._starts, text, start, stop)
        return standing(self._heads, text, start, stop)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between two offsets."""
        if self._compiled is None:
            self._regex()
        stop = len(text) if end is None else end
        scan = self._scan
        if not (holds(scan, text[start:stop]) if scan else self._may_match(text, start, stop)):
            return None
        return self.found(text, start, stop)

    def found(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between two offsets, where a stem of it is known to stand."""
        regex = self._compiled or self._regex()
        stop = len(text) if end is None else end
        if not self._heads:
            return regex.search(text, start, stop)
        for at in self._places(text, start, stop):
            if (match := regex.match(text, at, stop)) is not None:
                return match
        return None

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the beginning of a text."""
        regex = self._compiled or self._regex()
        return regex.match(text) if self._may_match(text, 0, len(text)) else None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches between two offsets."""
        regex = self._compiled or self._regex()
        stop = len(text) if end is None else end
        if not self._may_match(text, start, stop):
            return
        if not self._heads:
            yield from regex.finditer(text, start, stop)
            return
        yield from matches_at(regex, text, self._places(text, start, stop), stop)


class AnyOf:
    r"""Whether any of some patterns may match a text: one scan for the stems of all of them.

    >>> AnyOf(r"\bwas (?:shot|stabbed)\b", Rare(r"\bdrowned\b")).may_match("she slept")
    False
    """

    def __init__(self, *patterns: Rare | re.Pattern[str] | str) -> None:
        self._patterns = patterns
        self._scan: AhoCorasick | None = None
        self._of: list[list[Rare | re.Pattern[str] | str]] = []  # by the number of a stem, the patterns that have it
        self._always: frozenset[Rare | re.Pattern[str] | str] = frozenset()  # patterns that have no stems

    def _read(self) -> AhoCorasick:
        each = [(p, stems(p if isinstance(p, str) else p.pattern)) for p in self._patterns]
        self._always = frozenset(p for p, words in each if not words)
        words = sorted(frozenset().union(*(own for _, own in each)))
        self._of = [[p for p, own in each if word in own] for word in words]
        self._scan = automaton(words)
        return self._scan

    def may_match(self, text: str) -> bool:
        """Whether the text holds a stem of one of the patterns, or one of them has none."""
        scan = self._scan or self._read()
        return bool(self._always) or holds(scan, text)

    def which(self, text: str) -> frozenset[Rare | re.Pattern[str] | str]:
        """Those of the patterns that may match the text."""
        scan = self._scan or self._read()
        found = scan.find_matches_as_indexes(text, overlapping=True)
        return self._always.union(*(self._of[number] for number, _, _ in found)) if found else self._always


class Headed:
    r"""A pattern of which every match begins with one of `heads`; it is tried where one stands, and nowhere else.

    >>> [m.group() for m in Headed(r"\bin (?:a|another) raid\b", ["in a"]).finditer("in another raid, in a raid")]
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

    def places(self, text: str, start: int = 0, end: int | None = None) -> list[int]:
        """Where a head stands between two offsets, in order."""
        return _found_by(self._heads, text, start, len(text) if end is None else end)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches between two offsets, in order."""
        stop = len(text) if end is None else end
        return matches_at(self._pattern, text, self.places(text, start, stop), stop)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between two offsets."""
        stop = len(text) if end is None else end
        for at in self.places(text, start, stop):
            if (match := self._pattern.match(text, at, stop)) is not None:
                return match
        return None
