"""Whether a sentence that counts nobody tells of something that happens at its place, or names the place in passing."""

from __future__ import annotations

import functools
import re

from claimledger.lexicon import LexiconError, read_tables

_KEYS = {
    "act": {"terms", "examples", "not_examples"},
    "thing": {"terms", "never", "examples", "not_examples"},
    "spoken_of": {"terms", "unless", "examples", "not_examples"},
}
# "The fighting was at its worst in Orvale" says where it was.
_WAS_THERE = (
    r"(?:was|were|is|are)\s+(?:among|at\s+(?:its|their)|the|so|most|worst|heaviest|particularly|especially|more|even)"
)


def happens(words: str) -> bool:
    """Whether the folded words of a sentence tell of what hurts people, or where they were when it did.

    >>> happens("soldiers entered orvale at dawn"), happens("in orvale, schools were closed after the attack")
    (True, False)
    """
    told, spoken_of = _patterns()
    return told.search(spoken_of.sub("", words)) is not None


@functools.cache
def _patterns(language: str = "en") -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What tells that something happens, and what only speaks of it. Raises LexiconError for unknown tables or keys."""
    tables = read_tables(language, "eventful")
    if set(tables) != set(_KEYS) or any(set(entry) != _KEYS[kind] for kind in _KEYS for entry in tables[kind]):
        raise LexiconError("eventful.toml: unknown or missing tables or keys")

    def words_of(kind: str, key: str = "terms") -> str:
        return _any([term for entry in tables[kind] for term in entry[key]])

    thing = rf"(?:an?|two|three|four|another|several)\s+(?:[\w-]+\s+){{0,3}}?{words_of('thing')}\b"
    told = re.compile(rf"\b(?:{thing}(?!\s+{words_of('thing', 'never')})|{words_of('act')}\b)")
    spoken_of = re.compile(
        r"\b(?:the|this|that|these|those|his|her|its|their|\w+day['’]s)\s+(?:(?!of\b|in\b)[\w-]+\s+){0,2}?"
        rf"{words_of('spoken_of')}\b(?!\s+(?:{words_of('spoken_of', 'unless')}|{_WAS_THERE})\b)"
    )
    return told, spoken_of


def _any(terms: list[str]) -> str:
    """A pattern of words: "kill*" stands for all that begin so, "*quake" for all that end so."""
    words = [re.escape(term).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for term in sorted(terms, reverse=True)]
    return f"(?:{'|'.join(words)})"
