"""Names of bodies that are a hope or a call: "Hope for the Valley", "Save the Wells". Where one stands among words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from claimledger.calendars import DAY_NAMES
from claimledger.lexicon import LexiconError, read_tables

_KEYS = {"terms", "people", "examples", "not_examples"}
_SMALL_LINKS = frozenset(("for", "of"))
_GREAT_LINKS = frozenset(("Against", "Without", "Beyond", "Under", "Across", "Between", "For", "Of"))
_ARTICLES = frozenset(("the", "The", "our", "Our", "all", "All", "every", "Every", "my", "My"))
_OPENERS = frozenset('"“«:—–-|•(')
_OWNING = ("'s", "’s", "s'", "s’")


class Slogans(NamedTuple):
    """The first words of such names, in lower case."""

    nouns: frozenset[str]
    people: frozenset[str]  # of the nouns
    calls: frozenset[str]
    first: frozenset[str]  # all of them


@lru_cache(maxsize=2)
def slogans(language: str = "en") -> Slogans:
    """The lexicon, read once. Raises `LexiconError` for an unknown table or key."""
    found: dict[str, set[str]] = {"noun": set(), "call": set(), "people": set()}
    for table, entries in read_tables(language, "slogans").items():
        if table not in ("noun", "call") or any(set(e) - _KEYS or not e.get("terms") for e in entries):
            raise LexiconError(f"slogans.toml: an unknown table or key, or no words, in [[{table}]]")
        for entry in entries:
            found[table].update(entry["terms"])
            if entry.get("people"):
                found["people"].update(entry["terms"])
    nouns, calls = frozenset(found["noun"]), frozenset(found["call"])
    return Slogans(nouns, frozenset(found["people"]), calls, nouns.union(calls))


def slogan_at(words: Sequence[str], first: int) -> int:
    """Where the name ends that begins with the word at `first`, exclusive; `first` where none does.

    "Hope for the Valley said" -> 4 words; "hope for the valley", "Doctors of Lorin said" at the beginning of a sentence and
    "Justice of the Peace" are none.
    """
    table, word = slogans(), words[first]
    low = word.lower()
    if low not in table.first or not word[0].isupper() or word.isupper():
        return first
    opens = first == 0 or words[first - 1] in _OPENERS or words[first - 1] in (".", "”", "?", "!")
    at = first + 1
    if low in table.nouns and at < len(words):
        if words[at] in ("and", "&", "And") and words[at + 1 : at + 2] and _is_name(words[at + 1]):
            second = words[at + 1].lower()
            end = _run(words, at + 2) if second in table.nouns and not (opens and low in table.people) else first
            if end > at + 1 and (end > at + 2 or not opens):
                return end
        link = words[at]
        if link in _SMALL_LINKS or link in _GREAT_LINKS:
            if link.lower() == "of" and low == "justice":
                return first
            if opens and low in table.people and link in _SMALL_LINKS:
                return first
            at += 1 + (words[at + 1 : at + 2] != [] and words[at + 1] in _ARTICLES)
            end = _run(words, at)
            return end if end > at else first
    if low in table.calls and at < len(words):
        article = words[at] in _ARTICLES
        end = _run(words, at + article)
        return end if end > at + article and (article or not opens) else first
    return first


def _run(words: Sequence[str], at: int) -> int:
    """Where the words with a capital end that begin at `at`: "the [Valley of Lorin]", "[Truth and Justice]"."""
    start, nouns = at, slogans().nouns
    while at < len(words) and _is_name(words[at]):
        at += 1
        if words[at - 1].endswith(_OWNING):
            return at
        following = words[at : at + 2]
        if len(following) == 2 and following[0] in ("and", "of") and at > start and _is_name(following[1]):
            if following[0] == "of" or following[1].lower() in nouns:
                at += 1
    return at


def _is_name(word: str) -> bool:
    return word[0].isupper() and (len(word) > 1 or word.isalpha()) and word.lower() not in _NO_NAMES


_NO_NAMES = frozenset((*DAY_NAMES, "on", "in", "at", "and", "said", "says"))
