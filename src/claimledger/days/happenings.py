"""What kinds of happenings words tell of: "the hillside slid onto the road" of a landslide, "the derailment" of one."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from claimledger.lexicon import LexiconError, read_tables
from claimledger.patterns import AnyOf, Rare

_KEYS = {"kind", "of", "called", "who", "did", "itself", "examples", "not_examples"}
_BETWEEN = r"(?:\s+[^\s.;:,]+){0,9}?\s+"
# "Car sales fell on Friday", "a truck maker": no cars, and no trucks
_TRADE = re.compile(
    r"\b(?:prices?|sales?|shares?|stocks?|exports?|imports?|makers?|output|production|costs?|taxes|rates?|insurance|industry|numbers?|"
    r"of\s+(?:arrests?|protests?|anger|criticism|outrage|strikes|refugees|layoffs)|workers|owners?|drivers['’]|records?)\b"
)
_RECORD = re.compile(r"\s+(?:an?\s+)?(?:[\w-]+\s+)?(?:record|deal|low|high|peak|snag|note|target)\b")
#: What "the attack", "the accident", "the disaster" may take up
_GENERIC = {
    **dict.fromkeys(("attack", "attacks", "assault", "killings", "massacre", "atrocity", "bloodshed", "crime"), ("violence",)),
    **dict.fromkeys(("disaster", "catastrophe", "calamity"), ("accident", "nature")),
    **dict.fromkeys(("incident", "carnage"), ("accident", "violence")),
    "accident": ("accident",), "tragedy": ("accident", "nature", "violence"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happenings:
    """The kinds of happenings of the lexicon: how each is told, and by what nouns it is taken up."""

    told: tuple[tuple[str, Rare, Rare | None], ...]
    may: AnyOf  # those of `told`: most words tell of none
    named: re.Pattern[str]
    called: dict[str, frozenset[str]]  # noun -> kinds
    verbs: frozenset[str]

    def tells(self, folded: str, start: int, end: int) -> bool:
        """Whether words between two offsets tell of a happening, of whatever kind, by what came of whom."""
        may = self.may.which(folded[start:end])
        return bool(may) and any(
            _told(pattern, itself, folded, start, end)
            for _, pattern, itself in self.told
            if pattern in may or itself in may
        )

    def kinds(self, folded: str, start: int, end: int) -> frozenset[str]:
        """The kinds of happenings that words between two offsets tell of or name."""
        may = self.may.which(folded[start:end])
        found = {
            kind
            for kind, pattern, itself in self.told
            if (pattern in may or itself in may) and _told(pattern, itself, folded, start, end)
        }
        for match in self.named.finditer(folded, start, end):
            if match.group() not in _GENERIC:
                found |= self.called[match.group()]
        return frozenset(found)

    def kinds_in_general(self, folded: str, start: int, end: int) -> frozenset[str]:
        """The kinds that an "attack" or "incident" between two offsets may be of."""
        nouns = {m.group() for m in self.named.finditer(folded, start, end)}
        return frozenset(kind for noun in nouns if noun in _GENERIC for kind in self.called[noun])


def _told(pattern: Rare, itself: Rare | None, folded: str, start: int, end: int) -> bool:
    if itself is not None and itself.search(folded, start, end) is not None:
        return True
    return any(
        _TRADE.search(match.group()) is None and _RECORD.match(folded, match.end(), end) is None
        for match in pattern.finditer(folded, start, end)
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))


@functools.cache
def happenings() -> Happenings:
    """The lexicon of happenings. Raises LexiconError where the file has unknown tables or keys."""
    tables = read_tables("en", "happenings")
    if set(tables) != {"happening"} or any(set(e) != _KEYS for e in tables["happening"]):
        raise LexiconError("happenings.toml: unknown or missing tables or keys")
    told: list[tuple[str, Rare, Rare | None]] = []
    called: dict[str, set[str]] = {}
    verbs: set[str] = set()
    for entry in tables["happening"]:
        kind = str(entry["kind"])
        pattern = Rare(rf"\b(?:{_any(entry['who'])}){_BETWEEN}(?:{_any(entry['did'])})\b")
        itself = Rare(rf"\b(?:{_any(entry['itself'])})\b") if entry["itself"] else None
        told.append((kind, pattern, itself))
        verbs.update(entry["did"], entry["itself"])
        for noun in entry["called"]:
            called.setdefault(noun, set()).add(kind)
        for noun, classes in _GENERIC.items():
            if not set(classes).isdisjoint(str(entry["of"]).split()):
                called.setdefault(noun, set()).add(kind)
    named = re.compile(rf"\b(?:{_any(list(called))})\b")
    may = AnyOf(*(p for _, pattern, itself in told for p in (pattern, itself) if p is not None))
    return Happenings(tuple(told), may, named, {n: frozenset(k) for n, k in called.items()}, frozenset(verbs))
