"""Which places of a sentence stand in the clause that tells a figure, and which in another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimledger.conjoined import clauses_of
from claimledger.mentions import Document, Figure
from claimledger.places.mentions import PlaceMention
from claimledger.spans import Span
from claimledger.whereabouts.fine import fineness

_CLAUSES = re.compile(r";|, (?:and|while|but) ")
_IN_TOWN = re.compile(r"\W*(?:and\s+|but\s+)?in\s+(?:the\s+)?(?:\w+\s+of\s+)?")
_WHEN = re.compile(r"\b(?:when|after|as|by\s+an?|in\s+an?)\b")
_WIDE = 2  # a region or more


def of_its_clause(
    doc: Document, figure: Figure, own: Sequence[Figure], named: Sequence[PlaceMention]
) -> list[PlaceMention] | None:
    """The places of the clause of the figure, where each clause has a place, and people or another subject; None where
    the sentence is not parted so.

    "Six drowned when a canoe sank near Osk, and a woman died when a wall fell in Lorin", "Nine died in Osk, while the
    army said it had taken Lorin": Lorin is no place of the six or the nine.
    """
    if len(named) < 2:
        return None
    if (joined := _of_its_conjunct(doc, figure, own, named)) is not None:
        return joined
    last = own[-1]
    limit = max(min(last.span.start, last.harm.start), named[-1].span.start if named[-1].span else 0)
    first = _CLAUSES.search(doc.folded, max(own[0].span.end, own[0].harm.end), limit)
    if first is None:
        return None
    sentence = doc.sentences[figure.sentence]
    told = [_telling(f, before) for f, before in zip(own, (None, *own), strict=False)]
    cuts = [sentence.start]
    for match in _CLAUSES.finditer(doc.folded, first.start(), limit):
        at = match.start()
        if any(t.start < at < t.end for t in told):
            continue
        if at > told[-1].start and match.group() not in (", while ", ", but "):
            break  # nobody else is told of
        before = Span(cuts[-1], at)
        if any(before.contains(t) for t in told) and any(m.span and before.contains(m.span) for m in named):
            cuts.append(at)
    cuts.append(sentence.end)
    sides = [Span(*pair) for pair in pairwise(cuts)]
    if len(sides) < 2 or not any(m.span and sides[-1].contains(m.span) for m in named):
        return None
    side = next((s for s in sides if s.contains(figure.span)), sides[-1])
    return [m for m in named if m.span and side.contains(m.span)]


def _of_its_conjunct(
    doc: Document, figure: Figure, own: Sequence[Figure], named: Sequence[PlaceMention]
) -> list[PlaceMention] | None:
    """The places of the clause of the figure, where no comma parts it: "Nine died in Osk and in Lorin a bomb killed two"."""
    sentence = doc.sentences[figure.sentence]
    places = [m.span for m in named if m.span]
    for clause in clauses_of(doc.folded, Span(sentence.start, sentence.end), own, places, listed=True):
        if clause.contains(figure.span):
            return [m for m in named if m.span and clause.contains(m.span)]
    return None


def _telling(figure: Figure, before: Figure | None) -> Span:
    """From the count of a figure to its words of harm; the count alone where it shares these with the one before it:
    "Nine died: four in Osk; [three] in Lorin"."""
    if before is not None and figure.harm.end <= before.span.start:
        return figure.span
    return Span(min(figure.span.start, figure.harm.start), max(figure.span.end, figure.harm.end))


def gone_to(mention: PlaceMention) -> bool:
    """Whether the displaced only fled to a place: "9,200 who crossed into Sorba"."""
    return mention.cue in ("into", "onto")


def _opens_with(doc: Document, figure: Figure, inside: Sequence[PlaceMention]) -> bool:
    """Whether the clause has but the town that its sentence opens with: "In Orvale, four people were killed"."""
    first = inside[0].span
    if first is None or len(inside) > 1 or first.start > figure.span.start or inside[0].precision != "place":
        return False
    if inside[0].cue == "suffered" and doc.folded.find(" and ", first.end, figure.span.start) >= 0:
        return True  # "A storm hit Orvale and two pupils died when a wall fell at a school in Lorin"
    return _IN_TOWN.fullmatch(doc.folded, doc.sentences[figure.sentence].start, first.start) is not None


def in_clause(doc: Document, figure: Figure, named: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places in the clause of the figure; where they are wide, a town told behind it, of what they hold.

    "In the Osk region, a woman was killed when a shell hit her house near Lorin": near Lorin. So it is of a town that
    opens the sentence, where what happened is told with "when" or "after".
    """
    inside = [m for m in named if m.span and figure.clause.contains(m.span)]
    if len(named) == len(inside) or not inside:
        return inside
    opens = any(fineness(m) > _WIDE for m in inside)
    if opens and not _opens_with(doc, figure, inside):
        return inside
    least = _WIDE + 1 if opens else _WIDE  # "In Vela, two died when a mine blew up in the municipality of Osk"
    behind = [m for m in named if m.span and m.span.start > figure.harm.end and fineness(m) > least]
    groups = {m.group for m in behind if m.cue not in ("near", "direction", "off")}  # "on the highway near Osk"
    if not behind or behind[0].span is None or len(groups) > 1:
        return inside
    first = behind[0].span
    behind = [m for m in behind if m.group == behind[0].group]
    if figure.cumulative or doc.folded.find(",", figure.harm.end, first.start) >= 0:
        return inside
    if opens and _WHEN.search(doc.folded, figure.harm.end, first.start) is None:
        return inside
    wide = inside[0]
    apart = (wide.iso and behind[0].iso and wide.iso != behind[0].iso) or (
        wide.admin1 and behind[0].admin1 and wide.admin1 != behind[0].admin1
    )
    return inside if apart else behind
