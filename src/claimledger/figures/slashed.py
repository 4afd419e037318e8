"""Labels set side by side, and their numbers in the same order: "Killed/wounded: 12/20", "K: 3, W: 5"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from claimledger.groups import Group
from claimledger.mentions import Document, Figure, Sentence
from claimledger.records import Outcome
from claimledger.roles import Item
from claimledger.spans import Span
from claimledger.tables import without

_LABEL = (
    r"(?:killed|kia|dead|deaths?|fatalit(?:y|ies)|wounded|wia|injured|injur(?:y|ies)|hurt|missing|mia|captured|pows?|detained|"
    r"arrested)(?:\s+in\s+action)?"
)
_NUMBERS = r"\d[\d,]{0,7}(?:\s?/\s?\d[\d,]{0,7}){1,2}(?![\d/%,.]*[\d%])"
_AHEAD = re.compile(
    rf"\b(?P<labels>{_LABEL}(?:\s?/\s?{_LABEL}){{1,2}})(?:\s?\([a-z ]{{3,20}}\))?(?:\)\s?[:|–—-]?|\s?[:|=–—-]|\t)\s*"
    rf"(?P<numbers>{_NUMBERS})"
    r"(?=[ \t]*(?:[;.,|)(\n]|$))"
)
_BEHIND = re.compile(rf"(?<![\d/.,])(?P<numbers>{_NUMBERS})\s*\(\s*(?P<labels>{_LABEL}(?:\s?/\s?{_LABEL}){{1,2}})\s*\)")
# Single letters need their capitals, and one the other.
_LETTERS = re.compile(r"\b(?P<labels>K\s?/\s?[WI])\s?[:=)]\s?(?P<numbers>\d[\d,]{0,6}\s?/\s?\d[\d,]{0,6})(?![\d/%])")
_LETTERED = re.compile(r"\bK\s?[:=]\s?(?P<killed>\d{1,5})\s?[,;|/]?\s+[WI]\s?[:=]\s?(?P<injured>\d{1,5})(?![\d/%:.])")
# "Killed (3): Ann Lee, Tom Roe, Kim Orr"
_COUNTED = re.compile(rf"\b(?P<labels>{_LABEL})\s?\((?P<numbers>(?!(?:19|20)\d\d\))\d{{1,5}})\)\s?:")
_SLASHED = re.compile(r"/(?<=[\d ]/)\s?\d")
_WORDS_SLASHED = re.compile(r"/(?<=[a-z\s]/)\s?[a-z]")
_KILLED_BY_LETTER = re.compile(r"K ?[:=]")
_OUTCOMES: dict[str, Outcome] = {
    "k": "killed",
    "d": "killed",
    "f": "killed",
    "w": "injured",
    "i": "injured",
    "h": "injured",
    "m": "missing",
}
_OF_OTHERS = ("detained",)  # those held are no claim, like "captured", "arrested"


def add_slashed(doc: Document, figures: list[Figure], items_at: Callable[[int], list[Item]]) -> None:
    """Add what such labels count. What was read of their words and numbers before gives way."""
    text = doc.text
    if _SLASHED.search(text) is None and "):" not in text and _KILLED_BY_LETTER.search(text) is None:
        return
    starts: list[int] = []
    for labels, numbers in _pairs(doc):
        starts = starts or [s.start for s in doc.sentences]
        sentence = doc.sentences[max(0, bisect_right(starts, numbers[0].start) - 1)]
        whole = Span(min(labels[0].start, numbers[0].start), max(labels[-1].end, numbers[-1].end))
        told = [
            f for f in figures
            if f.sentence == sentence.index
            and (whole.contains(f.span) or (f.qualifier == "unquantified" and Span(whole.start - 3, whole.end).overlaps(f.harm)))
        ]  # fmt: skip
        if told:
            figures[:] = without(figures, [n for n, f in enumerate(figures) if f in told])
        whose = _whose(items_at(sentence.index), labels[0].start) if sentence.start <= whole.start else None
        for label, number in zip(labels, numbers, strict=True):
            word = doc.folded[label.slice]
            outcome = None if word.startswith(_OF_OTHERS) else _OUTCOMES.get(word[0])
            if outcome is not None:
                figures.append(_figure(doc, sentence, outcome, number, whose))


def _pairs(doc: Document) -> Iterator[tuple[list[Span], list[Span]]]:
    """The labels and numbers that stand side by side, as many of the ones as of the others."""
    words = _WORDS_SLASHED.search(doc.folded) is not None
    of_words = ((_AHEAD, doc.folded), (_BEHIND, doc.folded)) if words else ()
    counted = ((_COUNTED, doc.folded),) if "):" in doc.folded else ()
    for pattern, text in (*of_words, *counted, (_LETTERS, doc.text)):
        for found in pattern.finditer(text):
            labels, numbers = _cut(text, found, "labels"), _cut(text, found, "numbers")
            if len(labels) == len(numbers) and len({doc.folded[label.start] for label in labels}) == len(labels):
                yield labels, numbers
    for found in _LETTERED.finditer(doc.text):
        spans = [Span(*found.span(name)) for name in ("killed", "injured")]
        yield [Span(found.start(), found.start() + 1), Span(spans[1].start - 1, spans[1].start)], spans


def _cut(text: str, found: re.Match[str], name: str) -> list[Span]:
    """The pieces of a group between its slashes."""
    pieces, start = [], found.start(name)
    for piece in found[name].split("/"):
        lead = len(piece) - len(piece.lstrip())
        pieces.append(Span(start + lead, start + lead + len(piece.strip())))
        start += len(piece) + 1
    return pieces


def _whose(items: list[Item], end: int) -> Group | None:
    """The people before the labels: "[Soldiers] killed/wounded"."""
    group = next((i.group for i in reversed(items) if i.group is not None and i.group.span.end <= end), None)
    if group is None or group.span.end < end - 1 or not group.plural or group.count is not None:
        return None
    return group if group.known_category or group.demographic else None


def _figure(doc: Document, sentence: Sentence, outcome: Outcome, number: Span, whose: Group | None) -> Figure:
    count = int(doc.text[number.slice].replace(",", ""))
    return Figure(
        span=number, low=count, high=count, qualifier="exact", outcome=outcome,
        category=whose.category if whose is not None else "people",
        demographic=whose.demographic if whose is not None else None,
        sentence=sentence.index, group=number, harm=number, clause=Span(sentence.start, sentence.end), kind="count",
        reasons=["one of the numbers behind labels side by side"],
    )  # fmt: skip
