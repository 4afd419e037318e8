"""Counts that take up people told of before: "both", "all three", "her two sons"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimledger.mentions import Document, Figure


def refers_back(doc: Document, figure: Figure) -> bool:
    """Whether a count of two or more is of people already told of."""
    if figure.low is None or figure.low < 2 or figure.low != figure.high or figure.other:
        return False
    words = doc.text[figure.span.slice].lower()
    before = doc.text[max(0, figure.span.start - 12) : figure.span.start].lower().split()
    return (
        words == "both"
        or before[-1:] in (["all"], ["the"], ["his"], ["her"], ["their"])
        or before[-2:] in (["all", "of"], ["all", "the"])
    )


def beside_their_kin(doc: Document, earlier: Figure, figure: Figure) -> bool:
    """ "A couple and [their two children] were killed": the two are no couple; "a couple died. … Their two sons did"."""
    words = doc.folded[figure.group.slice].split()
    if words[0] not in _OWN and not doc.folded.endswith(_OWN_BEFORE, 0, figure.group.start):
        return False
    if earlier.sentence == figure.sentence:
        return True
    return words[-1] in _OFFSPRING and doc.folded[earlier.group.slice].split()[-1] not in _OFFSPRING | _ANY_AGE


def owners(doc: Document, told: Sequence[Figure]) -> dict[int, Figure]:
    """For counts told of with somebody else, by `id`, who that is: "[A rider] and [his two passengers] died". If he is told
    of for the first time, so are they."""
    return {
        id(figure): owner
        for owner, figure in pairwise(told)
        if owner.sentence == figure.sentence and owner.low == 1 and not owner.definite
        and owner.group.end <= figure.span.start
        and doc.folded[owner.group.end : figure.span.start].rstrip().removesuffix(" all") in _AND_OWN
    }  # fmt: skip


_AND_OWN = (" and his", " and her", " and their", ", his", ", her")


def told_as_kin(doc: Document, figure: Figure) -> bool:
    """ "Both [his daughters]", "[her parents]": told by what they are to one person."""
    words = doc.folded[figure.group.slice].split()
    return words[-1] in _OFFSPRING | _ELDERS and not _OWN.isdisjoint(words)


_ELDERS = frozenset(["parents", "grandparents", "brothers", "sisters", "siblings"])
_OWN = frozenset(["his", "her", "their"])
_OWN_BEFORE = ("his ", "her ", "their ")
_OFFSPRING = frozenset(["children", "sons", "daughters", "kids", "babies", "grandchildren", "toddlers", "twins"])
_ANY_AGE = frozenset(["people", "persons", "victims", "others", "siblings", "boys", "girls", "brothers", "sisters"])
