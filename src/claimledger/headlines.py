"""Read a headline whose words all have capitals as it would stand in a sentence, so that names stand out in it.

"Police Say Nine Killed In Homs" is read as "Police say nine killed in Homs". Offsets stay as they are.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from claimledger.casing import with_small_letters
from claimledger.gazetteer import Gazetteer
from claimledger.mentions import Document, Figure, Sentence, Where, Who
from claimledger.records import Article
from claimledger.registry import Registry

_LONGEST = 160  # characters of a headline
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_LONG = 4  # letters from which every word of such a headline has a capital
_SHARE = 0.8  # of them that have one; names are left small by some, "al-Shir"
_LEAST = 3  # long words by which a headline is told from a name
# A word with a capital behind one in small letters is a name: "a cousin of sergeant Baker". Not behind "in" or "with",
# which have them in a headline as well.
_NAMES = re.compile(r"(?<![^\s])[a-zà-ÿ][a-zà-ÿ’'-]{4,} ([^\W\d_a-zà-ÿ][\w'’]*)")
_ENDS = frozenset('.;,)"”')


def read_headlines(
    doc: Document, figures: Sequence[Figure], places: Gazetteer | None = None, sources: Registry | None = None
) -> Document:
    """`doc` itself, or a copy in which the headlines that hold a figure have small letters where a sentence has."""
    if doc.recased:
        return doc
    lines = [(s.start, s.end) for s in (doc.sentences[i] for i in sorted({f.sentence for f in figures}))]
    lines = [(start, end) for start, end in lines if _may_be(doc.text, start, end) and is_headline(doc.text[start:end])]
    if not lines:
        return doc
    names, pieces, done = frozenset(_NAMES.findall(doc.text)), list[str](), 0
    for start, end in lines:
        pieces += [doc.text[done:start], _lowered(doc.text[start:end], names, places, sources)]
        done = end
    return replace(doc, text="".join([*pieces, doc.text[done:]]))


def _may_be(text: str, start: int, end: int) -> bool:
    """Whether a sentence is as short as a headline and ends as one does, without a full stop."""
    return end - start <= _LONGEST and text[end - 1] not in _ENDS


def with_capitals(doc: Document, who: Sequence[Who], where: Sequence[Where]) -> None:
    """Write the names that were read with small letters as the headline has them: "Police", "Lorin County"."""

    @functools.cache
    def written(name: str) -> str:
        at = -1 if name in doc.text else doc.folded.find(name.lower())
        return doc.text[at : at + len(name)] if at >= 0 else name

    for one in who:
        one.name = one.name and written(one.name)
    for spot in where:
        spot.name = spot.name and written(spot.name)


def is_headline(line: str) -> bool:
    """Whether the words of a line have capitals that say nothing: "Nine Killed in Homs Blast", "NINE KILLED IN HOMS"."""
    words: list[str] = _WORD.findall(line)
    long = [w for w in words if len(w) >= _LONG]
    if len(long) < _LEAST:
        return False
    return sum(w[0].isupper() for w in long) >= _SHARE * len(long)


def _lowered(line: str, names: frozenset[str], places: Gazetteer | None, sources: Registry | None) -> str:
    """The line with a small letter for each word that is no name, by itself or elsewhere in the text."""
    capitals = line.upper()
    if len(capitals) != len(line):
        return line  # a letter that two stand for
    part = Document(Article(id="headline", text=capitals), capitals, capitals.lower(), [Sentence(0, 0, len(line), 0)])
    small = with_small_letters(part, places, sources)
    if line == capitals:
        return small
    pieces, done = [], 0
    for found in _WORD.finditer(line):
        raw, new = found.group(), small[found.start() : found.end()]
        keep = not new.islower() or raw.isupper() or raw in names
        pieces += [line[done : found.start()], raw if keep else new]
        done = found.end()
    return "".join([*pieces, line[done:]])
