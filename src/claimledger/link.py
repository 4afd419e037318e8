"""How the figures of one text hang together: repeats, deaths told later, parts."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.mentions import Document, Figure, Sentence
from claimledger.recognise.harms import Told


def link(doc: Document, figures: list[Figure], pronouns: Sequence[tuple[Told, Sentence]]) -> list[Figure]:
    """The same figures with `part_of`, `repeat_of` and outcomes settled across sentences."""
    _deaths_told_later(doc, figures, pronouns)
    _repeats(doc, figures)
    return figures


def _deaths_told_later(doc: Document, figures: list[Figure], pronouns: Sequence[tuple[Told, Sentence]]) -> None:
    """ "A man was shot. He died at the hospital.": killed throughout."""
    for told, sentence in pronouns:
        if told.outcome != "killed" or told.group.plural:
            continue
        for figure in reversed(figures):
            if figure.sentence > sentence.index or figure.span.start > told.harm.start:
                continue
            if sentence.index - figure.sentence > 2:
                break
            if figure.low == figure.high == 1 and figure.outcome == "injured":
                figure.outcome = "killed"
                break


def _repeats(doc: Document, figures: list[Figure]) -> None:
    """A figure that an earlier one already told: same outcome, count and kind of people, or the same name."""
    for index, figure in enumerate(figures):
        if figure.qualifier == "unquantified" or figure.assertion == "denied":
            continue
        for earlier in range(index):
            if _restates(doc, figures[earlier], figure):
                figure.repeat_of = earlier if figures[earlier].repeat_of is None else figures[earlier].repeat_of
                break


def _restates(doc: Document, one: Figure, two: Figure) -> bool:
    if one.outcome != two.outcome or one.qualifier == "unquantified" or one.assertion == "denied":
        return False
    if one.names and two.names:
        left, right = one.names[0].lower().split(), two.names[0].lower().split()
        return left[-1] == right[-1] and (len(left) == 1 or len(right) == 1 or left[0] == right[0])
    if (one.low, one.high) != (two.low, two.high) or two.other:
        return False
    if one.sentence == two.sentence:
        return False
    same = one.category == two.category or "people" in (one.category, two.category)
    if two.definite and same:
        return True
    if one.low == one.high == 1:
        return same and two.definite
    return same and one.demographic == two.demographic and (one.category == two.category)
