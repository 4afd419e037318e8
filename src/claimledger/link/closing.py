"""The count with which a note closes, "5 fatalities.": all its dead again, not more of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.mentions import Document, Figure
from claimledger.turns import Apart

_NOUN = r"(?:fatalit(?:y|ies)|deaths?)"
_HOW = r"(?:coded|reported|recorded|estimated|in total|in all|overall)"
_CLOSING = re.compile(
    rf"(?:[^\s.,;:]+ ){{1,3}}{_NOUN}(?: {_HOW})?|killed: [^\s.,;:]+"
    rf"|(?:total |reported )?{_NOUN}(?: {_HOW} (?:as|at))?:? [^\s.,;:]+"
)
_LONGEST = 40  # characters


def closing_counts(
    doc: Document, told: Sequence[Figure], firsts: dict[int, Figure], wholes: dict[int, Figure], apart: Apart
) -> None:
    """ "Raiders killed a guard and two cooks. 3 fatalities.": the three are those three; "killed 5 farmers. 5 fatalities."
    tells the five again."""
    for figure in told:
        if figure.outcome != "killed" or not figure.low or figure.sentence == 0 or not _closes(doc, figure):
            continue
        note = doc.sentences[figure.sentence].paragraph
        before = [
            f for f in told
            if f.sentence < figure.sentence and doc.sentences[f.sentence].paragraph == note
            and f.outcome == "killed" and f.assertion != "denied" and f.low
            and id(f) not in firsts and wholes.get(id(f), figure) is figure and not f.background and not f.compared
        ]  # fmt: skip
        dead = sum(f.low or 0 for f in before)
        if not before or dead > figure.low or any(apart(f, figure) for f in before):
            continue
        wholes.pop(id(figure), None)
        if len(before) == 1 and dead == figure.low:
            wholes.pop(id(before[0]), None)
            firsts[id(figure)] = before[0]
            if figure.category == "people":
                figure.category = before[0].category
            continue
        firsts.pop(id(figure), None)
        for part in before:
            wholes[id(part)] = figure


def _closes(doc: Document, figure: Figure) -> bool:
    sentence = doc.sentences[figure.sentence]
    if sentence.end - sentence.start > _LONGEST:
        return False
    return _CLOSING.fullmatch(doc.folded[sentence.start : sentence.end].strip(" .()[]")) is not None
