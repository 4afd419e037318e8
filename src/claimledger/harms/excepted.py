"""People of whom a sentence says that what befell others did not befall them, and parts that it gives as a fraction."""

from __future__ import annotations

import re

from claimledger.harms.told import Told
from claimledger.lexicon import word_set
from claimledger.patterns import Rare
from claimledger.roles import Item, items_text, offset, place_of

_BEREFT = word_set("persons", "bereft")
_ALL = frozenset(["all", "everyone", "everybody"])
_EXCEPT = frozenset(["excluding", "except", "except for", "barring"])
_RATHER = Rare(r"(?:^|,\s)(?:rather than|instead of|contrary to (?:(?:first|early|initial|earlier) )?reports of)\s+$")
_SHARE = re.compile(
    r"\b(?:half|thirds?|quarters?|fifths?|tenths?|majority|most|some|many|part|cent|percent|percentage|%|fraction|proportion)"
    r"\s+of\s+(?:the\s+|its\s+|their\s+)?[\w-]+[’']s?\s*$"
)


def _left_behind(items: list[Item], one: Told) -> bool:
    """ "The wreck left 14 dead and [40 orphans]": they live."""
    if items[one.item].tag != "Z" or one.group.head is None or one.group.head.word not in _BEREFT:
        return False
    return one.group.span.start > items[one.item].unit.start


def excepted(items: list[Item], one: Told) -> bool:
    """ "Everyone but [the pilot] was killed", "excluding [the gunman], six died", "there was [one survivor]; the others died",
    "half of the village's [300 people] fled"."""
    at = place_of(items, one.group)
    if _left_behind(items, one):
        return True
    if at is not None and _RATHER.search(items_text(items)[: offset(items, at)]) is not None:
        return True
    if at is None or at == 0 or one.harm.start < one.group.span.start:
        return False
    before = items[at - 1]
    if before.unit.word in _EXCEPT:
        return True
    if before.unit.word == "but" and at > 1 and items[at - 2].unit.word in _ALL and one.group.of is None:
        return one.group.count is None or one.group.kind == "people"
    if before.tag == "b" and at > 1 and items[at - 2].unit.word == "there":
        return any(item.tag == ";" for item in items[at + 1 : one.item])
    if before.tag == "S":
        return _SHARE.search(items_text(items)[: offset(items, at)]) is not None
    return False
