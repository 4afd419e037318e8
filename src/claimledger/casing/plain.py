"""Ordinary words, which are no names."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from claimledger import lexicon
from claimledger.gazetteer.words import place_words

POSSESSIVE = re.compile(r"['’]s?$")
_BEFORE_HYPHEN = frozenset(["anti", "ex", "pro", "non", "mid", "semi", "neo", "vice"])
_PREFIXED = re.compile(
    r"(?:anti|counter|para|pro|non|semi|sub|ultra|multi|inter|re|un|mis|over|under|out|mid|co)(?=\w{4})"
)


def is_plain(low: str) -> bool:
    """Whether a word is an ordinary one: "coffee", "traffickers'", "machine-gunned", "antidrug"; not "cali"."""
    listed = ordinary_words()
    low = POSSESSIVE.sub("", low)
    if low in listed or low in _BEFORE_HYPHEN or low in place_words().kinds or low in lexicon.load("en").harms:
        return True
    if "-" in low or "'" in low or "’" in low:
        return all(part in listed for part in re.split(r"['’-]", low) if len(part) > 1)
    prefix = _PREFIXED.match(low)
    return prefix is not None and low[prefix.end() :] in listed


@cache
def ordinary_words(language: str = "en") -> frozenset[str]:
    """The ordinary words of a language in small letters."""
    path = resources.files("claimledger") / "lexicons" / language / "ordinary.txt"
    return frozenset(line for line in path.read_text(encoding="utf-8").split("\n") if line[:1] not in ("", "#"))
