"""Media that no list has, by how they are told: "a monk told [Narvela]", "the mayor told [El Faro]"."""

from __future__ import annotations

import re

from claimledger.attribution.fronted import TIMES
from claimledger.attribution.reader import Reader
from claimledger.gazetteer import gazetteer
from claimledger.lexicon import word_set
from claimledger.spans import Span
from claimledger.speakers import PRONOUNS, Speaker
from claimledger.wordgroups import DETERMINERS

_TOLD = frozenset(("told", "tells"))
_ARTICLES = frozenset(("El", "La", "Le", "Il", "O", "A", "Al"))
_BEHIND = frozenset(
    (".", ",", ";", "", "”", '"', "that", "on", "by", "in", "via", "from", "over", "late", "early", "at", "after", "there",
     "they", "it", "he", "she", "the", "a", "an", "one", "this", "these", "under", "during")
)  # fmt: skip
_CITY = 100_000
_INNER = re.compile(r"[^\W\d_][\w.’'-]+")


def told_outlet(r: Reader, first: int) -> Speaker | None:
    """The paper or station that token `first` begins to name behind "told", where nothing makes a person or a town of it."""
    if first < 2 or first >= len(r.toks) or r.low(first - 1) not in _TOLD or r.low(first - 2) in _PASSIVE:
        return None
    if (named := _of_medium(r, first)) is not None:
        return named
    last = first + 1 if r.toks[first].text in _ARTICLES else first
    if last >= len(r.toks) or not (r.toks[first].capital and r.toks[last].capital):
        return None
    word, low = r.toks[last].text, r.low(last)
    if not (r.low(last + 1) in _BEHIND or r.low(last + 1).isdigit()) or _INNER.fullmatch(word) is None:
        return None
    if low in TIMES or low in DETERMINERS or low in PRONOUNS or low in r.words.heads or low in r.words.offices:
        return None
    if low in word_set("institutions", "told_bodies") or r.text[r.sentence.start : r.sentence.end].isupper():
        return None
    if last == first and _is_person(r.text, word):
        return None
    if any(p.kind in ("country", "admin1") or p.population >= _CITY for p in gazetteer().find(word)) and last == first:
        return None  # "told Moscow"
    span = Span(r.toks[first].start, r.toks[last].end)
    return Speaker("name", r.text[span.slice], span, "newspaper")


def _of_medium(r: Reader, first: int) -> Speaker | None:
    """A name of several words that holds one for a medium: "told [Orvale News Observer]", "told [Vela Today]"."""
    end = first
    while end < len(r.toks) and end < first + 5 and r.toks[end].capital and r.toks[end].text[0].isalpha():
        end += 1
    if end < first + 2 or (r.low(end) not in _BEHIND and not r.low(end).isdigit()):
        return None
    words = [r.low(k) for k in range(first + 1, end)]
    if word_set("institutions", "media_names").isdisjoint(words) and words[-1] != "today":
        return None
    span = Span(r.toks[first].start, r.toks[end - 1].end)
    return Speaker("name", r.text[span.slice], span, "newspaper")


_PASSIVE = frozenset(("was", "were", "been", "be", "is", "are", "being"))


def _is_person(text: str, word: str) -> bool:
    """Whether a text has a word beside another name, or as one who does or owns something: "Ivo [Lang]", "[Lang]'s wife"."""
    named = re.escape(word)
    if text.count(word) < 2:
        return False
    return (
        re.search(
            rf"\b[A-Z][\w.’'-]*\.?\s+{named}\b|\b{named}\s+(?:[A-Z][a-z]|was\b|had\b|died\b)|\b{named}[’']s\b", text
        )
        is not None
    )
