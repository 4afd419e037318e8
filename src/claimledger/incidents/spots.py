"""Places and days of two figures, and whether they leave room for one happening."""

from __future__ import annotations

from dataclasses import dataclass

from claimledger.gazetteer import nest
from claimledger.mentions import Document, Figure, Where
from claimledger.spans import Span

_AFTER = 2  # sentences behind a figure whose days and places stand by it


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the form that the gazetteer compares."""

    place: str | None
    place_id: str | None
    place_precision: str | None
    admin1: str | None
    iso: str | None


def spot_of(where: Where) -> Spot | None:
    """The place of a figure; None where it has none."""
    if where.name is None:
        return None
    return Spot(where.name, where.place_id, where.precision, where.admin1, where.iso)


def lie(one: Spot, two: Spot) -> str:
    """How two places of one text lie to each other; two towns that the gazetteer cannot place are two towns."""
    found = nest(one, two).relation
    if found in ("inside", "contains") and "country" in (one.place_precision, two.place_precision):
        return "unsure"  # everything that a text tells may lie in one country
    if found == "unsure" and one.place_precision == two.place_precision == "place":
        names = (one.place or ""), (two.place or "")
        listed = any(";" in name for name in names)
        return found if listed or one.iso != two.iso else "apart"
    return found


def are_two_towns(one: Spot, two: Spot) -> bool:
    """Whether two places are towns of different names, listed or not."""
    towns = one.place_precision == two.place_precision == "place" and one.place and two.place
    return bool(towns) and (one.place or "").casefold() != (two.place or "").casefold()


def says_itself(doc: Document, figure: Figure, words: Span | None) -> bool:
    """Whether the sentence of a figure has the words of its day or place."""
    own = doc.sentences[figure.sentence]
    return words is not None and own.start <= words.start < own.end


def is_near(doc: Document, figure: Figure, words: Span | None, back: int = 1) -> bool:
    """Whether the words of a day or place stand by the figure; what is taken from afar sets nothing apart.

    `back`: how many sentences before it may have them, in its paragraph; the last one may in any.
    """
    if words is None:
        return False
    sentences, at = doc.sentences, figure.sentence
    if sentences[max(at - 1, 0)].start <= words.start < sentences[at].end:
        return True
    around = (*sentences[max(at - back, 0) : at], *sentences[at + 1 : at + 1 + _AFTER])
    return any(s.paragraph == sentences[at].paragraph and s.start <= words.start < s.end for s in around)
