"""What a body may be called once it has been named: "the charity" means Oxfam, "the university" does not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from claimledger.descriptions import names_body
from claimledger.lexicon import LexiconError, read_tables
from claimledger.mentions import Document
from claimledger.registry import MEDIA, Registry, normalise
from claimledger.reporting import Words
from claimledger.speakers import Speaker
from claimledger.voices.voice import Voice

_KEYS = {"terms", "kinds", "examples", "not_examples"}
_WORD = re.compile(r"[\w.][\w.’'-]*")
_PLACED = re.compile(r"-(?:based|run|led|backed|linked|aligned|affiliated|allied|language)$")
_AROUND = 100  # characters beside a name in which the text may say what its bearer is
_MENTIONS = 12  # of a name that are looked at
#: Words of a description that say nothing of whom it means
SMALL = frozenset(("of", "the", "in", "at", "for", "s", "a", "an", "and", "from", "same", "own", "which", "that"))


class Called(NamedTuple):
    """By each noun and each word before one, the kinds of source that it may be said of."""

    nouns: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]


@lru_cache(maxsize=2)
def called(language: str = "en") -> Called:
    """The lexicon, read once. Raises `LexiconError` for an unknown table or key."""
    tables: dict[str, dict[str, set[str]]] = {"noun": {}, "word": {}}
    for table, entries in read_tables(language, "called").items():
        if table not in tables or any(set(e) - _KEYS or not (e.get("terms") and e.get("kinds")) for e in entries):
            raise LexiconError(f"called.toml: an unknown table or key, or no words, in [[{table}]]")
        for entry in entries:
            for term in entry["terms"]:
                tables[table].setdefault(term, set()).update(entry["kinds"])
    nouns, words = ({term: frozenset(kinds) for term, kinds in tables[t].items()} for t in ("noun", "word"))
    return Called(nouns, words)


def is_called(s: Speaker, voice: Voice, doc: Document, words: Words, known: Registry) -> bool:
    """Whether the description `s` can mean a body that was named before.

    Its noun must be one of the name or a general one for its kind; each word before the noun one of the name, one that
    says nothing of who it is, or one that the text has beside the name.
    """
    kind = voice.entry.kind if voice.entry else voice.kind or ""
    name, nouns = _words_of_name(voice), normalise(s.head).split()
    # "The news agency" is not the UN Refugee Agency.
    own = bool(nouns) and all(noun in name or noun + "s" in name for noun in nouns)
    if not own and (voice.name or "").isupper() and kind not in MEDIA:
        own = _beside(s.head, voice, s, doc)  # "the Institute for Harbour Safety, IHS, said …. The institute"
    if not own and not _fits(s, voice, kind, words):
        return False
    return fits_words(s, voice, doc, known)


def fits_words(s: Speaker, voice: Voice, doc: Document, known: Registry) -> bool:
    """Whether nothing before the noun of a description says that it is somebody else."""
    named, head = _WORD.findall(s.name.lower()), s.head.split()
    if head and head[-1] not in named:
        head = named[-1:]  # "the paper", which is a newspaper
    own = [w for w in named if w not in head and w not in SMALL]
    if not own:
        return True
    kind = voice.entry.kind if voice.entry else voice.kind or ""
    name, plain = _words_of_name(voice), called().words
    return all(
        kind in plain.get(w, ())
        or _PLACED.search(w) is not None
        or not name.isdisjoint(normalise(w).split())
        or _is_nation_of(w, voice, known)
        or _beside(w, voice, s, doc)
        for w in own
    )


def _fits(s: Speaker, voice: Voice, kind: str, words: Words) -> bool:
    """Whether a noun that the name lacks may be said of its bearer."""
    kinds = called().nouns.get(s.head, frozenset())
    if voice.entry is not None or kind in kinds:
        return kind in kinds
    if kind in MEDIA:  # of one that is not registered it is not known which it is: "the Delta Mirror", "Radio Vallor"
        return not kinds.isdisjoint(MEDIA)
    return "nameless" in kinds and kind == "organisation" and not names_body(voice.name or "", words)


def _words_of_name(voice: Voice) -> set[str]:
    names = (voice.name or "", *((voice.entry.name, *voice.entry.aliases) if voice.entry else ()))
    return {word for name in names for word in normalise(name).split()}


def _is_nation_of(word: str, voice: Voice, known: Registry) -> bool:
    """Whether a word is a nation's, and the source not known to be of another: "the Syrian group"."""
    iso = known.adjectives.get(word)
    return iso is not None and (voice.entry is None or voice.entry.country in (iso, "ZZ"))


def _beside(word: str, voice: Voice, s: Speaker, doc: Document) -> bool:
    """Whether the text has the word beside the name, before the description: "MSF, which runs the burns clinic, …"."""
    folded, name = doc.folded, (voice.name or "").lower()
    at = folded.find(name)
    for _ in range(_MENTIONS):
        if not name or not 0 <= at < s.span.start:
            return False
        if word in folded[max(0, at - _AROUND) : min(at + len(name) + _AROUND, s.span.start)]:
            return True
        at = folded.find(name, at + 1)
    return False
