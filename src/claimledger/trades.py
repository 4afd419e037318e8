"""The trade that words name, to tell people of two trades apart: two nurses are not the two drivers told of before."""

from __future__ import annotations

import functools

from claimledger.lexicon import read_tables

_MOST = 3  # words of a term


@functools.cache
def _trades(language: str) -> dict[str, int]:
    """The number of the entry of each word for a trade, in both numbers: those of one entry may be one ("teacher",
    "headmaster")."""
    found: dict[str, int] = {}
    for number, entry in enumerate(read_tables(language, "victims")["occupation"]):
        for term in entry["terms"]:
            found.setdefault(term, number)
            found.setdefault(term + "s", number)
        for term in entry.get("plurals", ()):
            found.setdefault(term, number)
    return found


def trade_of(words: list[str], language: str = "en") -> int | None:
    """The number of the trade that a noun group, in small letters, ends with; None where it names none."""
    trades = _trades(language)
    for size in range(min(_MOST, len(words)), 0, -1):
        found = trades.get(" ".join(words[-size:]))
        if found is not None:
            return found
    return None


def first_trade(words: list[str]) -> int | None:
    """The number of the trade that words, in small letters, open with: " taxi drivers were shot"."""
    for size in range(1, min(_MOST, len(words)) + 1):
        found = trade_of(words[:size])
        if found is not None:
            return found
    return None
