"""Whom a sentence that quotes nobody is about: "The Valley Aid League gave a higher toll." Then "it said" is the league."""

from __future__ import annotations

from claimledger import reporting
from claimledger.mentions import Document, Sentence
from claimledger.recognise.subjects import Reader
from claimledger.registry import Registry
from claimledger.speakers import Speaker
from claimledger.wordgroups import rightward, tokens

_PHRASES = frozenset(("in", "on", "at", "by", "during", "after", "from", "for", "with", "over", "earlier", "later"))
_TURNS = frozenset(("but", "however", "meanwhile", "yet", "still", "and", "separately", "also", "then"))
_FORMS = ("registry", "name", "person", "description")
_DEEDS_WORDS = """
gave gives took takes made makes had has held holds lost saw sees went came comes met led leads ran runs fled spent
wrote drew draws brought found left sat stood heads works lives teaches keep keeps kept spoke speaks
"""
_DEEDS = frozenset(_DEEDS_WORDS.split())
_FAR = 14  # words of an opening phrase: "In a voice message sent to a radio station,"


def topic(doc: Document, sentence: Sentence, known: Registry) -> tuple[Speaker, str] | None:
    """Who acts in a sentence, where they could speak, and their apposition; None where they are acted upon.

    "A spokesman for the mine, Ivo Petrak, disputed that figure." -> Ivo Petrak. "Ivo Petrak was shot." -> None
    """
    r = Reader(doc.text, tokens(doc.text, sentence.start, sentence.end), reporting.words(), known, sentence)
    start = 0
    while r.low(start) in _TURNS or r.low(start) in (",", "-", "–", "—"):
        start += 1
    if r.low(start) in _PHRASES:
        comma = next((k for k in range(start, min(start + _FAR, len(r.toks))) if r.low(k) == ","), None)
        if comma is None:
            return None
        start = comma + 1
    after = next((k for k in range(start + 1, rightward(r.toks, start, r.words)) if _acts(r, k)), 0)
    after = after or rightward(r.toks, start, r.words)
    one = r.speaker(start, after) if after > start else None
    if one is None or one.form not in _FORMS:
        return None
    about = ""
    if r.low(after) == ",":
        end = next((k for k in range(after + 1, len(r.toks)) if r.low(k) in (",", ".", ";")), len(r.toks))
        about = doc.text[r.toks[after].end : r.toks[end - 1].end].strip().lower()
        inner = r.speaker(after + 1, end) if end > after + 1 else None
        if inner is not None and inner.form == "person":
            inner.head, about = inner.head or one.head, doc.text[one.span.slice].lower()
            one = inner
        after = end + 1
    return (one, about) if _acts(r, after) else None


def _acts(r: Reader, at: int) -> bool:
    """Whether the word at `at` is a finite verb of doing: "disputed", "gave", "blamed"."""
    if at >= len(r.toks) or r.toks[at].capital:
        return False
    low = r.low(at)
    return low in _DEEDS or r.words.verbs.get(low, "count") != "count" or (len(low) > 4 and low.endswith("ed"))


def is_one(speaker: Speaker) -> bool:
    """Whether a description may be of one person who speaks: "the captain", not "the ministry" or "villagers"."""
    table = reporting.words().heads.get(speaker.head)
    return not speaker.head.endswith("s") and (table is None or table.table == "speaker")
