"""What a preposition or "as" makes of the people it governs: what they are held to be, an office, remembrance."""

from __future__ import annotations

import re

from claimledger.groups import Group
from claimledger.lexicon import word_set
from claimledger.roles.items import Item

_SEEING = frozenset(
    ["considered", "described", "regarded", "seen", "viewed", "known", "serving", "working", "acting",
     "posing", "disguised", "dressed", "labelled", "labeled", "branded", "termed", "dubbed", "denounced", "treated"]
)  # fmt: skip


def seen_as(items: list[Item], k: int) -> bool:
    """Whether "as" at `k` says what somebody is held to be: "Khan, [considered by many as] a friend of the poor,"."""
    for item in reversed(items[max(0, k - 5) : k]):
        if item.tag in ",;.":
            return False
        if item.unit.word in _SEEING:
            return True
    return False


_OFFICES = word_set("institutions", "offices")


def of_office(items: list[Item], k: int) -> bool:
    """Whether the preposition at `k` leads from a holder of office to what they hold it in: "the mayor [of] Achi, who",
    "the mayor of Achi, [in] the department of Beni, who". But "the brother of Ann Roe, who was shot" may be she."""
    while k > 0:
        k -= 1
        if items[k].tag == ",":
            k -= 1
        item = items[k]
        if k < 0 or item.group is None:
            return False
        words = item.group.head.word if item.group.head is not None else ""
        if item.group.head is not None and item.group.head.tag == "M" and item.group.plural:
            return True  # "members [of] the Valley Front who were killed"
        if item.tag == "G" and words.rpartition("-")[2] in _OFFICES and item.group.low == item.group.high == 1:
            return True
        k -= 1
        if k < 0 or items[k].tag not in "OP":
            return False
    return False


_IN_MEMORY = frozenset(
    ["bodies", "body", "burial", "burials", "death", "deaths", "family", "families", "friends", "funeral", "funerals",
     "honor", "honour", "memory", "names", "photograph", "photographs", "photos", "picture", "pictures", "portrait",
     "portraits", "relatives", "remains"]
)  # fmt: skip


def remembered(items: list[Item], k: int) -> bool:
    """Whether the preposition at `k` leads to whom something is held for: "a vigil [for] Ann Lee", "in memory [of]"."""
    word = items[k].unit.word
    if word == "for":
        return True
    before = items[k - 1] if k else None
    if word != "of" or before is None:
        return False
    noun = before.group.head.word if before.group is not None and before.group.head is not None else before.unit.word
    return noun in _IN_MEMORY


_WAYS = re.compile(
    r"(?:mid-?|upper|lower|(?:north|south|east|west)?-?(?:north|south|east|west)(?:ern)?|central|coastal|inner|outer)$"
)


def parts_of_place(items: list[Item], j: int) -> bool:
    """Whether the name at `j` is that of a place of which two parts are told: "in northern and eastern [Vela]"."""
    group = items[j].group
    if j < 3 or group is None or group.kind != "name" or items[j - 1].tag != "&" or items[j - 3].tag not in "PO":
        return False
    return _WAYS.match(items[j - 2].unit.word) is not None


_OPEN_PLACES = frozenset(["el", "la", "los", "las", "san", "santa", "al", "new"])
_SIDES = frozenset(["north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"])


def like_a_place(group: Group, *, anyhow: bool) -> bool:
    """Whether a name opens as names of places alone do: "South [Lorin]". `anyhow`: behind a list of places, where one word,
    or what opens as some names of places do, is one as well: "Lorin", "El Morado"."""
    first, _, rest = group.names[0].partition(" ") if group.kind == "name" and group.names else ("", "", "")
    return bool(rest and first.lower() in _SIDES) or (anyhow and (not rest or first.lower() in _OPEN_PLACES))
