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
        first = figures[figure.repeat_of] if figure.repeat_of is not None else None
        if (first is not None and first.part_of == figure.part_of) or figure.incident != whole.incident:
            continue
        if not beyond(doc, figure, whole) and not killed_another_day(doc, whole, figure):
            held[figure.part_of] = held.get(figure.part_of, 0) + (figure.low or 0)
    mixed = {i for i, dead in held.items() if 0 < dead < (figures[i].low or 0) and _left_open(doc, figures[i])}
    for again, figure in enumerate(figures):
        if figure.repeat_of is not None and (figure.repeat_of in mixed or again in mixed):
            mixed.update((figure.repeat_of, again))
    for i in mixed:
        if _left_open(doc, figures[i]):
            figures[i].outcome = "casualties"
            figures[i].part_of = None
    for figure in figures:
        if figure.repeat_of is not None and figures[figure.repeat_of].outcome != figure.outcome:
            figure.repeat_of = None  # "six were hurt" tells of others than six of whom one died


def _left_open(doc: Document, figure: Figure) -> bool:
    """ "Shot", "stabbed", "found with gunshot wounds", of a number of people: not "rushed to a clinic", where two died."""
    if figure.outcome != "injured" or not figure.fate_open or figure.assertion != "stated":
        return False
    return figure.qualifier != "unquantified" and any(word in doc.folded[figure.harm.slice] for word in _WEAPONS)
