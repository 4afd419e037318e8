"""Sentences that a text holds twice, as the captions of its pictures: their figures are told again."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.mentions import Document, Figure

_SHORTEST = 40  # characters; "Two were killed." may be said of two days


def sentences_again(doc: Document, told: Sequence[Figure], firsts: dict[int, Figure]) -> None:
    """Note in `firsts` the figures of a sentence that stands in the text before, word for word, alone or behind a
    heading: "Blast at a mill Two were killed when … Two were killed when …"."""
    seen: dict[tuple[object, ...], list[Figure]] = {}
    for figure in told:
        sentence = doc.sentences[figure.sentence]
        if sentence.end - sentence.start < _SHORTEST:
            continue
        place = sentence.end - figure.span.start
        before = seen.setdefault((figure.outcome, figure.low, figure.high, place), [])
        words = doc.folded[sentence.start : sentence.end]
        for earlier in before:
            other = doc.sentences[earlier.sentence]
            apart = earlier.sentence != figure.sentence
            if apart and doc.folded.endswith(words, other.start, other.end):
                firsts.setdefault(id(figure), firsts.get(id(earlier), earlier))
                break
        else:
            before.append(figure)
