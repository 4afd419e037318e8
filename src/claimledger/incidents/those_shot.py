"""People shot or stabbed of whom some died: "Six were shot. One died at a clinic" tells of six casualties."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.link.ordinals import beyond
from claimledger.link.otherdays import killed_another_day
from claimledger.mentions import Document, Figure

_WEAPONS = ("shot", "gun", "bullet", "stab", "knife", "hit", "struck", "striking")


def some_died(doc: Document, figures: Sequence[Figure]) -> None:
    """Counts whose words leave open who lived, and that hold deaths, count dead and hurt together.

    Not "six were wounded, and one of them died": they were hurt, and one died since.
    """
    held: dict[int, int] = {}
    for figure in figures:
        if figure.part_of is None or figure.outcome != "killed" or figure.assertion != "stated":
            continue
        whole = figures[figure.part_of]
        if figure.repeat_of is None and not beyond(doc, figure, whole) and not killed_another_day(doc, whole, figure):
            held[figure.part_of] = held.get(figure.part_of, 0) + (figure.low or 0)
    mixed = {i for i, dead in held.items() if 0 < dead < (figures[i].low or 0) and _left_open(doc, figures[i])}
    for again, figure in enumerate(figures):
        first = figure.repeat_of
        if first is not None and (first in mixed or again in mixed):
            mixed.update((first, again))
    for i in mixed:
        if _left_open(doc, figures[i]):
            figures[i].outcome = "casualties"


def _left_open(doc: Document, figure: Figure) -> bool:
    """ "Shot", "stabbed", "found with gunshot wounds", of a number of people: not "rushed to a clinic", where two died."""
    if figure.outcome != "injured" or not figure.fate_open or figure.assertion != "stated":
        return False
    return figure.qualifier != "unquantified" and any(word in doc.folded[figure.harm.slice] for word in _WEAPONS)
