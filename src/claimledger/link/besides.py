"""Counts of people who are none of as many told before: of another trade, or "also" killed."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.mentions import Document, Figure
from claimledger.trades import trade_of


def are_besides(doc: Document, one: Figure, two: Figure, told: Sequence[Figure]) -> bool:
    """Whether the second of two figures of one count is of others.

    "Gunmen killed two aid workers on Friday. … An imam and [two teachers] were killed." "[Two drivers] were also killed."
    """
    if two.definite:
        return False
    return _are_of_two_trades(doc, one, two) or _is_added(doc, one, two, told)


def _are_of_two_trades(doc: Document, one: Figure, two: Figure) -> bool:
    if one.kind != "people" or two.kind != "people":
        return False
    language = doc.article.language or "en"
    first = trade_of(doc.folded[one.group.slice].split(), language)
    second = trade_of(doc.folded[two.group.slice].split(), language) if first is not None else None
    return first is not None and second is not None and first != second


def _is_added(doc: Document, one: Figure, two: Figure, told: Sequence[Figure]) -> bool:
    """ "Two drivers were [also] killed", right behind others who were; "five were hurt, and two were also killed" may be
    the two of the headline."""
    if two.sentence - one.sentence != 1 or doc.folded.find(" also ", two.group.end, two.harm.end) < 0:
        return False
    return not any(one.span.end <= f.span.start < two.span.start and f.outcome != two.outcome for f in told)
