"""Counts that tell the people of an earlier one again: the same outcome, number and kind of people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from claimledger.link.besides import are_besides
from claimledger.link.takenup import beside_their_kin, owners, told_as_kin
from claimledger.mentions import Document, Figure
from claimledger.turns import Apart


def repeats(doc: Document, told: Sequence[Figure], firsts: dict[int, Figure], apart: Apart) -> None:
    """Notes in `firsts` each count that an earlier one already told: same outcome, number and kind of people."""
    alike: dict[tuple[str, int | None, int | None], list[Figure]] = {}
    beside = owners(doc, told)
    for figure in told:
        if figure.qualifier == "unquantified" or figure.assertion == "denied" or figure.low == figure.high == 1:
            continue
        before = alike.setdefault((figure.outcome, figure.low, figure.high), [])
        if id(figure) not in firsts and figure.kind != "row":
            # "At least four died. … The blast killed four shoppers.": what a report opens with is hedged.
            hedged = alike.get((figure.outcome, figure.low, None), []) if figure.high is not None else []
            # "Train crash kills 34 ¶ … leaving at least 34 people dead": a headline has no room for hedges.
            heads = alike.get((figure.outcome, figure.low, figure.low), []) if figure.qualifier == "at_least" else []
            unhedged = (f for f in heads if f.qualifier == "exact" and _is_headline(doc, f))
            owner = beside.get(id(figure))
            new = owner is not None and id(owner) not in firsts
            for earlier in chain(before, (f for f in hedged if f.qualifier == "at_least"), unhedged):
                if new and not _is_headline(doc, earlier):
                    continue
                if earlier.kind != "row" and _restates(doc, earlier, figure, told) and not apart(earlier, figure):
                    firsts[id(figure)] = firsts.get(id(earlier), earlier)
                    break
        before.append(figure)


def _is_headline(doc: Document, figure: Figure) -> bool:
    """Whether a figure stands in the line that a text opens with, which has no full stop."""
    line = doc.sentences[0]
    return (
        figure.sentence == 0
        and len(doc.sentences) > 1
        and doc.text[line.end - 1] not in ".!?"
        and (doc.sentences[1].paragraph != line.paragraph)
    )


_LEDE = 4  # sentences
_MORE = re.compile(r"\b(?:more|additional|another|further|extra)\b")


def _others_again(one: Figure, two: Figure, told: Sequence[Figure]) -> bool:
    """ "One died and four were hurt. … A man died, four other men were taken to hospital": the four are the same."""
    return all(
        any(at.sentence - f.sentence in near and f.outcome != at.outcome and f.assertion != "denied" for f in told)
        for at, near in ((one, (0,)), (two, (0, 1)))
    )


def _restates(doc: Document, one: Figure, two: Figure, told: Sequence[Figure]) -> bool:
    """Whether the second of two figures with one outcome and number can tell of the people of the first."""
    if two.other and not (_MORE.search(doc.folded, *two.group) is None and _others_again(one, two, told)):
        return False
    if one.sentence == two.sentence:
        return False
    if are_others(doc, one, two) or are_besides(doc, one, two, told) or is_added(doc, two):
        return False
    if two.kind == "deaths" and not two.definite and told_as_kin(doc, one):
        return False  # "a baker lost both his daughters. … Two deaths were reported beyond the border"
    same = one.category == two.category or "people" in (one.category, two.category)
    named = len(two.names) == two.low and not one.names  # "two clerks were shot dead. … Ann Lee and Omar Said were"
    if (two.definite or named) and same:
        return True
    alike = one.demographic == two.demographic or (two.other and one.demographic is None)
    lede = one.sentence == 0 and one.kind == "count" and two.sentence <= _LEDE and one.outcome == "killed"
    if lede and one.demographic is None and not two.other:
        alike = alike or two.demographic in ("men", "women")  # "2 dead in fire. … Two women died in a fire"
    if one.demographic == "men" and one.part_of is None and two.kind == "count" and not two.other:
        # "four men were shot. … 4 shot in Osk"; "two of the wounded died" are others
        alike = alike or (two.demographic is None and doc.folded.find(" of ", *two.group) < 0)
    if not same or not alike:
        return False
    # "Nine villagers killed in Osk ¶ Nine people were killed": a headline, and the sentence below it
    return one.category == two.category or (two.sentence == 1 and two.category == "people" and _is_headline(doc, one))


# "The planes [also hit] a depot, killing four": one more blow. What somebody "also said" may be the same again.
_ALSO = re.compile(
    r"\balso (?!(?:said|says|told|added|reported|stated|noted|confirmed|put|gave|announced|known|called|among)\b)\w"
)


def is_added(doc: Document, figure: Figure) -> bool:
    """Whether a figure is of something that happened as well, by the words before it in its sentence."""
    return (
        was_also_found(doc, figure)
        or _ALSO.search(doc.folded, doc.sentences[figure.sentence].start, figure.span.start) is not None
    )


def was_also_found(doc: Document, figure: Figure) -> bool:
    """ "A driver [was also found] shot": besides those told of before."""
    return _MET_ALSO.match(doc.folded, figure.group.end) is not None


_MET_ALSO = re.compile(r" (?:was|were) also (?:found|discovered) ")


def are_others(doc: Document, one: Figure, two: Figure) -> bool:
    """Whether both give all names of as many people, and no name twice; or one tells of the other's children."""
    if beside_their_kin(doc, one, two):
        return True
    return len(one.names) == len(two.names) == two.low and set(one.names).isdisjoint(two.names)
