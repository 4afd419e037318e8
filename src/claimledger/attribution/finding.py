"""Find who speaks in a sentence: every form in which news English says where its facts come from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from claimledger import reporting
from claimledger.attribution.accounts import by_counts, prepositions
from claimledger.attribution.claimed import claimed
from claimledger.attribution.gapped import gapped
from claimledger.attribution.keptolls import by_figures, by_tolls
from claimledger.attribution.marks import unmarked
from claimledger.attribution.media import labels, platforms, recordings, relays
from claimledger.attribution.reader import Attribution, Reader
from claimledger.attribution.scopes import bound
from claimledger.attribution.subjects import named_beside, opening
from claimledger.attribution.takes import NEEDS
from claimledger.attribution.topics import is_counted
from claimledger.attribution.verbs import by_participles, by_verbs
from claimledger.itemmarks import opening as at_item
from claimledger.mentions import Document, Sentence
from claimledger.registry import Registry, registry
from claimledger.reporting import Words
from claimledger.spans import Span
from claimledger.wordgroups import words_of

__all__ = ["Attribution", "find_sources", "speaking"]

Cue: TypeAlias = "tuple[int, str]"  # where a word stands, and what it is a cue of


def find_sources(
    doc: Document, sentence: Sentence, known: Registry | None = None, cues: Sequence[Cue] | None = None
) -> list[Attribution]:
    """The attributions of one sentence, in text order; empty where it speaks in the article's own voice.

    For "Nine died, a nurse told Reuters." there is one: speaker "nurse", relay "Reuters", scope "Nine died, ".
    `cues` are those that `speaking` found in it, where that was asked of the whole text.
    """
    words = reporting.words()
    if cues is None and (cues := speaking(doc, sentence).get(sentence.index)) is None:
        return []
    kinds = {kind for _, kind in cues}
    known = known or registry()
    start, end = sentence.start, sentence.end
    toks = unmarked(words_of(doc.text, start, end, known), doc.text, start, end)
    reader = Reader(doc.text, toks, words, known, sentence)
    if "verb" in kinds:
        by_verbs(reader)
        if doc.folded.find("toll", start, end) >= 0:
            by_tolls(reader)
    if "count" in kinds or "verb" in kinds:
        by_figures(reader, doc.folded)
    if "saying" in kinds and doc.folded.find(" that ", sentence.start, sentence.end) > 0:
        claimed(reader)
    if "with" in kinds:
        by_participles(reader)
    if "verb" in kinds or "with" in kinds:
        gapped(reader)
    if "preposition" in kinds:
        prepositions(reader, doc.folded, sorted([at for at, kind in cues if kind == "preposition"]))
    if "count" in kinds:
        by_counts(reader)
    if "recording" in kinds:
        recordings(reader)
    if not reader.found or doc.text[sentence.start].isdigit():
        labels(reader)  # an entry of a live page may name another body further on
    if len(reader.found) > 1:
        reader.found.sort(key=lambda a: a.cue)
    bound(reader)
    if "participle" in kinds:
        _participles(reader)
    if "relay" in kinds:
        relays(reader, doc.folded, sorted([at for at, kind in cues if kind == "relay"]))
    if reader.found:
        platforms(reader, doc.folded)
    return reader.found


def speaking(doc: Document, *sentences: Sentence) -> dict[int, list[Cue]]:
    """The cues of each sentence that may hold an attribution, found in one scan; the sentences left out hold none.

    Of the whole text, or of single sentences.
    """
    words = reporting.words()
    found = _hits(doc, sentences or doc.sentences, words)
    alone = {
        index for index, cues in found.items() if cues[0][1] == "relay" and all(kind == "relay" for _, kind in cues)
    }
    for sentence in _marked(doc, sentences or doc.sentences):
        if sentence.index in alone:
            if _shaped(doc, sentence, words):
                alone.remove(sentence.index)
        elif sentence.index not in found and _shaped(doc, sentence, words):
            found[sentence.index] = []  # a shape without a word
    for index in alone:
        del found[index]
    return found


def _marked(doc: Document, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences that hold a mark which can set off a label."""
    text, starts, seen = doc.text, [s.start for s in sentences], set[int]()
    for mark in ":-–—)":
        at = text.find(mark, starts[0]) if starts else -1
        after = _CLOSING if mark == ")" else _PARTING
        while 0 <= at < sentences[-1].end:
            if text[at + 1 : at + 2] in after and (number := bisect_right(starts, at) - 1) not in seen:
                seen.add(number)
                yield sentences[number]
            at = text.find(mark, at + 1)


# What stands behind a mark that sets a label off; "" is the end of the text.
_PARTING = frozenset(["", " ", "\n"])
_CLOSING = frozenset(["", ".", "\n"])


def _hits(doc: Document, sentences: Sequence[Sentence], words: Words) -> dict[int, list[Cue]]:
    """The cue words, whole words only, of sentences that follow each other."""
    found: dict[int, list[Cue]] = {}
    if not sentences:
        return found
    folded, size = doc.folded, len(doc.folded)
    begin, starts = sentences[0].start, [s.start for s in sentences]
    for number, first, last in words.cues.find_matches_as_indexes(folded[begin : sentences[-1].end], overlapping=True):
        start, end = begin + first, begin + last
        if (start and folded[start - 1].isalnum()) or (end < size and folded[end].isalnum()):
            continue
        sentence = sentences[bisect_right(starts, start) - 1]
        if end > sentence.end or (folded[start:end] == "per" and folded.startswith(_MEASURED, end)):
            continue
        cues = found.setdefault(sentence.index, [])
        for kind in words.cue_kinds[number]:
            cues.append((start, kind))
    return found


_MEASURED = (" cent", " day", " week", " month", " year", " capita")  # after "per", which then names nobody


_LABELLED = 200  # characters
_LONG_ITEM = 500  # of one with the mark of an item


def _shaped(doc: Document, sentence: Sentence, words: Words) -> bool:
    """Whether a short sentence has the shape of a headline with a label."""
    if sentence.end - sentence.start > _LONG_ITEM:
        return False
    start = at_item(doc.text, sentence.start, sentence.end)
    if start == sentence.start and sentence.end - start > _LABELLED:
        return False
    return words.label.match(doc.text, start, sentence.end) is not None


_ISSUED = frozenset(("released", "issued", "published", "posted", "sent", "distributed", "read", "circulated"))


def _written(r: Reader, i: int) -> bool:
    """Whether what speaks is a text that somebody has issued: "The company released a statement [saying]"."""
    head = r.words.heads.get(r.low(i - 1))
    if head is None or head.table not in ("publication", "recording"):
        return False
    for k in range(i - 2, max(i - 8, 0), -1):
        if r.low(k) in _ISSUED:
            return r.low(k - 1) not in ("was", "were", "been", "a", "the", "an")
        if not r.low(k)[0].isalpha():
            return False
    return False


def _noting(r: Reader) -> Attribution | None:
    """ "Noting that nine had died, [the league] called for a truce": who stands behind what opens a sentence."""
    comma = next((k for k in range(3, len(r.toks) - 2) if r.low(k) == ","), 0)
    if r.low(1) != "that" or not comma:
        return None
    one = opening(r, comma + 1, len(r.toks))
    if one is None or (one.form == "description" and is_counted(one)):
        return None
    return Attribution(
        [one], Span(r.toks[1].start, r.toks[1].end), Span(r.toks[1].end, r.toks[comma].start), "forward",
        sentence=r.sentence.index,
    )  # fmt: skip


def _tells_that(r: Reader, i: int) -> bool:
    """Whether something is told by a participle that may have another object: "warning that nine had died", "telling a
    court that", "pointing out that", "accusing the army of", "putting the toll at"."""
    low = r.low(i)
    if low in ("telling", "pointing"):
        return any(r.low(k) == "that" and r.low(k - 1) != "," for k in range(i + 2, i + _TOLD_WHOM))
    if low == "accusing":
        return any(r.low(k) == "of" for k in range(i + 2, i + _TOLD_WHOM))
    if low == "putting":
        return NEEDS["toll"](r, i)
    return low in reporting.PARTICIPLES_THAT and r.low(i + 1) == "that"


_TOLD_WHOM = 6  # words from "telling" to "that"


def _participles(r: Reader) -> None:
    """ "…, saying that nine died": on the word of whoever the sentence is about."""
    for i, tok in enumerate(r.toks):
        if (tok.low not in reporting.PARTICIPLES and not _tells_that(r, i)) or r.low(i - 1) == "as":
            continue
        if i == 0 and (behind := _noting(r)) is not None:
            r.found.append(behind)
            continue
        written = _written(r, i)
        if r.low(i - 1) != "," and not written:
            continue
        host = (
            None
            if written
            else next((a for a in reversed(r.found) if a.cue.end < tok.start and a.takes != "claim"), None)
        )
        speakers = host.speakers if host is not None else []
        if not speakers:
            one = opening(r, 0, i - 1)
            if tok.low == "putting" and one is not None and is_counted(one):
                continue  # "Two soldiers died of their wounds, putting the toll at nine"
            one = (
                (named_beside(r, one) or one) if one is not None and (one.by_one or one.form == "description") else one
            )
            speakers = [one] if one is not None else []
        if speakers and speakers[0].span.end < tok.start:
            if written:  # "an official [note] saying": no official speaks
                r.found[:] = [a for a in r.found if a.speakers[0].span.end < r.toks[i - 3].start or a.start > tok.end]
            r.found.append(
                Attribution(
                    speakers, Span(tok.start, tok.end), Span(tok.end, r.sentence.end), "forward",
                    relay=host.relay if host else None, sentence=r.sentence.index,
                )
            )  # fmt: skip
