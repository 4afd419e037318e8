"""Counts that take up people told of before: "both", "all three", "her two sons"."""

from __future__ import annotations

from collections.abc import Sequence

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


def comes_with_owner(doc: Document, owner: Figure, figure: Figure) -> bool:
    """ "[A rider] and [his two passengers] died": the two are told of for the first time, as he is."""
    if owner.sentence != figure.sentence or owner.low != 1 or owner.definite or owner.group.end > figure.span.start:
        return False
    return doc.folded[owner.group.end : figure.span.start].rstrip().removesuffix(" all") in _AND_OWN


def comes_along(doc: Document, told: Sequence[Figure], figure: Figure) -> bool:
    """Whether a count comes with the one told of right before it: "A fisherman and [his two sons] drowned"."""
    before = next((f for f in told if f.sentence == figure.sentence and f.group.end <= figure.span.start), None)
    return before is not None and comes_with_owner(doc, before, figure)


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
