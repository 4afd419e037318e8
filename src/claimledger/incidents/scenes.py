"""The one spot of an incident, for all figures that the text tells of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from claimledger.incidents.spots import lie, says_itself, spot_of
from claimledger.mentions import Document, Figure, Where
from claimledger.whereabouts import QUARTER, Telling, are_one, counts_over_city, exactness, stands_on

_FAR = 15  # sentences between a figure and a spot that another figure has; what is told again may stand farther off
_BEFORE = 40  # characters
_TURN = re.compile(
    r"\W*(?:(?:about\s+|just\s+)?(?:\w+\s+){1,2}(?:earlier|later|before)\b|earlier\b|(?:also|later)\s+(?:on\s+)?\w+day\b|another\b|"
    r"an?\s+(?:separate|second|third)\b)"
)
# "The shooting follows the killing of two men last week": of others
_FOLLOWS = re.compile(r"\W*(?:it|that|th(?:e|is)\s+(?:[a-z]+\s+){1,2}?)\s*(?:follows|followed|comes|came)\b")
# Where the hurt, the dead and those accused are brought, what is too long for a spot, and wild country.
_UNFIT = re.compile(
    r"\b(?:jail|prison|courthouse|court|hospital|clinic|morgue|headquarters|embassy|cemetery|memorial|base|campus|rivers?|"
    r"lakes?|creek|mountains?|hills|forest|bay|islands?|(?:interstate|highway|route)\s+\d+|i-\d+)$"
)


def settle_scenes(doc: Document, figures: Sequence[Figure], where: list[Where]) -> None:
    """Give what is told of one incident the most exact place that the text has for any of it, in news of the United States.

    That is a house that has a name, else an address, a corner, a street; what tells less of it gives way to it. Where
    the text tells the incident of two spots, its figures stay apart, and so does what counts over a city or a year.

    "Two men were shot at a bar in Tulsa. … One of them was hit outside the Lorin Club.": both at the Lorin Club.
    """
    told: dict[int, list[int]] = defaultdict(list)
    for at, figure in enumerate(figures):
        if where[at].iso and where[at].name and not (figure.overall or figure.shared_out or figure.cumulative):
            told[figure.incident].append(at)
    telling = Telling(doc)
    for members in told.values():
        ranks = {at: _rank(doc, where[at]) for at in members}
        spots = [at for at in members if ranks[at] > QUARTER]
        if not spots or (len(spots) == len(members) and len({where[at].name for at in spots}) == 1):
            continue
        best = max(spots, key=lambda at: (ranks[at], len(where[at].name or "")))
        name = where[best].name or ""
        other = {n for at in spots if not are_one(name, n := where[at].name or "")}
        if _UNFIT.search(name.lower()) or not all(stands_on(doc.folded, name, street) for street in other):
            continue
        ties = {_first(figures, at) for at in spots}
        if where[best].iso != "US":
            members = _in_its_town(doc, figures, where, members, spots)
        for at in members:
            if ranks[at] > QUARTER:
                if ranks[at] < ranks[best]:
                    where[at] = _sharpened(where[at], where[best])  # "on Quince Road", "at 2515 Quince Road"
                continue
            if not _may_hold(where[at], where[best]):
                continue
            if _first(figures, at) not in ties:
                if (
                    ranks[at] == QUARTER
                    and says_itself(doc, figures[at], where[at].span)
                    and _turns(telling, figures[at])
                ):
                    continue
                if not _goes_with(telling, figures[at], [figures[k].sentence for k in spots]):
                    continue
            where[at] = _sharpened(where[at], where[best])
            ties.add(_first(figures, at))
    _settle_wholes(telling, figures, where)


def _settle_wholes(telling: Telling, figures: Sequence[Figure], where: list[Where]) -> None:
    """Give a whole the spot of all its parts, of which its sentence tells: "One died, bringing the dead to [two]"."""
    doc = telling.doc
    parts: dict[int, list[int]] = defaultdict(list)
    for at, figure in enumerate(figures):
        if figure.part_of is not None:
            parts[figure.part_of].append(at)
    for whole, inside in parts.items():
        figure, wide, spot = figures[whole], where[whole], where[inside[0]]
        if wide.iso != "US" or _rank(doc, wide) > QUARTER or any(where[at].name != spot.name for at in inside):
            continue
        near = any(figures[at].sentence == figure.sentence for at in inside)
        if near and wide.name and _rank(doc, spot) > QUARTER and _may_hold(wide, spot):
            if _goes_with(telling, figure, [figure.sentence]):
                where[whole] = _sharpened(wide, spot)


def _first(figures: Sequence[Figure], at: int) -> int:
    """The figure that another only tells again."""
    first = figures[at].repeat_of
    return at if first is None else first


def _turns(telling: Telling, figure: Figure) -> bool:
    """Whether a sentence turns to what was before or elsewhere: "Hours earlier, a cook was hit in the Lorin section"."""
    return _TURN.match(telling.words(figure.sentence)) is not None


def _goes_with(telling: Telling, figure: Figure, spots: Sequence[int]) -> bool:
    """Whether a figure that is told of nobody at the spot stands near by, and not in words of another time or more."""
    at = figure.sentence
    if figure.background or min(at - k for k in spots) > _FAR or _FOLLOWS.match(telling.words(at)):
        return False
    return not (
        counts_over_city(telling, at)
        or telling.several(at)
        or telling.opens_other(at)
        or telling.other_time(at)
        or telling.is_past(figure)
        or telling.comes_before(figure)
    )


def _rank(doc: Document, where: Where) -> int:
    """How exactly a place is told; 0 for a town and all that is wider."""
    if where.precision != "site" or not where.name or ";" in where.name or where.span is None:
        return 0
    return exactness(where.name, doc.folded[max(0, where.span.start - _BEFORE) : where.span.start])


def _may_hold(wide: Where, spot: Where) -> bool:
    """Whether a spot can lie in a quarter, town or county."""
    if wide.name and ";" in wide.name:
        return False
    outer, inner = spot_of(wide), spot_of(spot)
    return outer is not None and inner is not None and lie(inner, outer) != "apart"


def _in_its_town(
    doc: Document, figures: Sequence[Figure], where: Sequence[Where], members: Sequence[int], spots: Sequence[int]
) -> list[int]:
    """Those whose place is the town that holds a spot abroad, where a report often tells of many events as of one.

    That is the people of the spot, told elsewhere; of others only those whom a text of a single event counts "in Orvale"
    before it tells of one after the other who died there.
    """
    town, people = where[spots[0]].place_id, {_first(figures, at) for at in spots}
    wide = [at for at in members if town is not None and where[at].place_id == town and at not in spots]
    if wide and len(wide) + len(spots) == len(figures) and wide[-1] < spots[0]:
        one_by_one = all(figures[at].low == figures[at].high == 1 for at in spots)
        if one_by_one and all(says_itself(doc, figures[at], where[at].span) for at in wide):
            return wide
    return [at for at in wide if _first(figures, at) in people]


def _sharpened(wide: Where, spot: Where) -> Where:
    """The spot in place of a wider place; it keeps the town of that where it was only known to be in some district."""
    reason = f"{spot.reason}; the one spot of what happened"
    if wide.precision == "place" and wide.place_id and (spot.place_id is None or "/" in spot.place_id):
        return replace(wide, name=spot.name, span=spot.span, precision="site", candidates=(), reason=reason)
    return replace(spot, reason=reason)
