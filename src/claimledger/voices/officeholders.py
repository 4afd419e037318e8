"""Offices by their letters: "Superintendent of Police Ivo Lang said …", then "the SP"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.mentions import Document
from claimledger.reporting import Words
from claimledger.voices.voice import Voice

_WORD = re.compile(r"[A-Za-z]+")
_PASSED = frozenset(("of", "the", "in", "and", "for", "to", "a", "an", "at", "on", "its", "s"))
_BEFORE = 100  # characters before a name in which an office is told
_AFTER = 70  # and behind it
_HEARD = 12  # voices back
_CLAUSE = re.compile(r"[.;:\n“”\"]")
_ENDS = frozenset(("charge", "police", "house"))  # with which an office may end, besides nouns for officers


def holding(short: str, before: int, voices: Sequence[Voice], doc: Document, words: Words) -> Voice | None:
    """Who was told to hold an office of which `short` is the letters, before an offset: the last who did."""
    for voice in reversed(voices[-_HEARD:]):
        name = voice.name
        if voice.form != "person" or not name:
            continue
        at = doc.text.find(name)
        if 0 <= at < before and _told_beside(short, doc.text, at, at + len(name), words):
            return voice
    return None


def _told_beside(short: str, text: str, start: int, end: int, words: Words) -> bool:
    led = _CLAUSE.split(text[max(0, start - _BEFORE) : start])[-1]
    behind = _CLAUSE.split(text[end : end + _AFTER])[0]
    return _spells(short, led, words) or (behind.startswith(",") and _spells(short, behind, words))


def _spells(short: str, told: str, words: Words) -> bool:
    """Whether neighbouring words of a stretch, small ones aside, begin with the letters, and tell an office."""
    told_words = [w for w in _WORD.findall(told) if w.lower() not in _PASSED]
    for i in range(len(told_words) - len(short) + 1):
        run = told_words[i : i + len(short)]
        last = run[-1].lower()
        office = last in words.offices or last in words.ranks or last in _ENDS
        if office and all(w[0].upper() == letter for w, letter in zip(run, short, strict=True)):
            return True
    return False
