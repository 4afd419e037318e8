"""A total that a text opens with, told of many places: what it tells of each later on is a part of it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from claimledger.link.otherdays import killed_another_day
from claimledger.mentions import Document, Figure
from claimledger.patterns import Rare
from claimledger.records import FORCES
from claimledger.turns import Apart, next_door

_TELLING = 6  # what smaller counts add up to may be chance
_OF_A_WAR = 500  # a toll that large is of more than what a text tells one by one
_OPENING = 4  # sentences in which a text gives its total
_NEXT = 2  # sentences behind the total, which a neighbour is told beside
_EVENTS = (
    "fronts|attacks|incidents|raids|strikes|airstrikes|air strikes|bombings|blasts|explosions|villages|towns|districts|"
    "provinces|cities|states|regions|locations|places|areas|shootings|clashes|accidents|ambushes|communities"
)
_WIDE = Rare(
    rf"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|separate|different|multiple|various|twin|coordinated|"
    rf"simultaneous|(?:series|spate|wave|string) of) (?:[\w-]+ ){{0,3}}(?:{_EVENTS})\b|"
    r"\b(?:towns|villages|cities|districts|provinces|territories|regions|states|unrest|across|nationwide|during the week|"
    r"countrywide|throughout|parts of|this week|over the weekend|past week|(?:past|last) \S+ (?:hours|days)|floods|flooding|"
    r"storms?|cyclone|hurricane|typhoon|tornado(?:es)?|earthquake|quake|landslides|mudslides|monsoon|rains|rainfall|heatwave|"
    r"attacks|raids|airstrikes|air strikes|strikes|bombings|protests)\b",
)


def parts_of_fronts(
    doc: Document, told: Sequence[Figure], firsts: dict[int, Figure], wholes: dict[int, Figure], apart: Apart
) -> dict[int, Figure]:
    """ "Attacks across the north killed 46. … Nineteen died in Osk. … In Lorin 11 were killed": parts of the 46.

    So they are where they add up to the total, whatever it is told of.
    """
    found: dict[int, Figure] = {}
    for outcome in ("killed", "injured"):
        total = _opening_total(told, outcome, firsts, wholes)
        if total is None or total.low is None:
            continue
        parts = [
            f for f in told
            if f.outcome == outcome and f.sentence > total.sentence and wholes.get(id(f), total) is total and id(f) not in firsts
            and f.low and f.assertion == "stated" and not f.background and not f.attacker and not f.compared
            and not f.earlier and not f.cumulative and f.qualifier not in ("unquantified", "vague")
            and _may_hold(doc, total, f)
            and not apart(total, f) and not _told_before(doc, f) and (f.low != 1 or not killed_another_day(doc, total, f))
        ]  # fmt: skip
        sentence = doc.sentences[total.sentence]
        wide = _WIDE.search(doc.folded, sentence.start, sentence.end) is not None
        for figure in _inside(doc, parts, total, wide):
            if id(figure) not in wholes:
                found[id(figure)] = total
    return found


def _may_hold(doc: Document, total: Figure, part: Figure) -> bool:
    """Whether those of a part may be of the kind that the total counts; a bare count is of any kind. A tally by sides,
    soldiers here and civilians there, may be of another voice than a total of people: reconciliation sets them together."""
    if total.category == "people":
        return part.category not in FORCES and "civilian" not in doc.folded[part.group.slice]
    if total.category == part.category:
        return True
    return part.category == "people" and (part.kind == "count" or total.category not in FORCES)


_BEFORE = Rare(
    r"\b(?:(?:had|was|were|been) (?:\w+ )?(?:put|given|spoken|recorded|raided|attacked|earlier|previously|initially)|earlier|"
    r"previously|initially|at first|originally|(?:week|month|year|day) (?:before|earlier)|last (?:month|year)|border)\b"
)


def _told_before(doc: Document, figure: Figure) -> bool:
    """ "The week before, we had recorded 48", "across the border nine died": of another time, or another country."""
    start = doc.sentences[figure.sentence].start
    return _BEFORE.search(doc.folded, start, figure.span.start) is not None


def _opening_total(
    told: Sequence[Figure], outcome: str, firsts: dict[int, Figure], wholes: dict[int, Figure]
) -> Figure | None:
    """The largest count of an outcome in the opening of a text."""
    own = [
        f for f in told
        if f.outcome == outcome and f.sentence < _OPENING and not f.background and f.assertion == "stated"
        and 2 < (f.low or 0) < _OF_A_WAR and id(f) not in wholes and not f.attacker and not f.compared and not f.earlier
        and f.qualifier not in ("vague", "unquantified")
    ]  # fmt: skip
    total: Figure | None = max(own, key=lambda f: (f.low or 0, -f.span.start), default=None)
    return total if total is None else firsts.get(id(total), total)


def _inside(doc: Document, parts: list[Figure], total: Figure, wide: bool) -> list[Figure]:
    """Those of `parts` that the total holds: the first that add up to it, or those of one told far and wide that it has
    room for. A count as large as the total is of other things, as is what comes behind it."""
    most = total.low or 0
    if parts and parts[0].other:
        return []  # "31 died in Osk, and 17 others in Lorin"
    near = list(itertools.takewhile(lambda f: (f.low or 0) < most, parts))
    leads = list({doc.sentences[f.sentence].paragraph: f for f in reversed(near)}.values())[::-1]
    for these in (near, leads):  # in a paragraph of its own a front may be told in detail
        held = _held(these, most, total.high is None)
        if len(held) > 1 and most >= _TELLING and sum(f.low or 0 for f in held) >= most:
            return held
    if near and near[0].low != 1 and near[0].sentence - total.sentence <= _NEXT and next_door(doc, near[0]):
        near = near[1:]  # "floods killed 44 in Lorin. In neighbouring Rava three died"
    return _held(near, most, total.high is None) if wide else []


def _held(parts: list[Figure], total: int, open_: bool) -> list[Figure]:
    """The first of `parts` that a total has room for; "at least 60" may be 61."""
    room, held = total + (total // 20 if open_ else 0), []
    for figure in parts:
        room -= figure.low or 0
        if room < 0:
            break
        held.append(figure)
    return held
