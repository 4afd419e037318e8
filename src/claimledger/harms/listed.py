"""Names listed behind a colon or taken up by "that of": who the people are of whom harm was told without a number."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.harms.told import Told, countable, sense_of, tell
from claimledger.lexicon import Harm
from claimledger.roles import Item, Victims, objects

_FAR = 14  # items between the word of harm and what takes it up


def listed_behind(items: list[Item], at: int, victims: Victims) -> Victims:
    """ "The following guards died in the raid: [Captain Rui Pena and Corporal Ivo Sosa]": the list says who, and how many."""
    whole = victims.whole
    if not whole and not victims.parts and any(i.unit.word == "following" for i in items[max(0, at - 4) : at]):
        colon = _colon(items, at, ".;,bvmKkDVZysw&")  # "the following were hurt: …"
        return objects(items, colon) if colon is not None else victims
    if len(whole) != 1 or not whole[0].definite or whole[0].count is not None or not whole[0].plural:
        return victims
    colon = _colon(items, at, ".;,bvmKkDVZysw&")
    if colon is None:
        return victims
    listed = objects(items, colon)
    for group in listed.whole:
        if not group.known_category:
            group.category, group.known_category = whole[0].category, whole[0].known_category
    return listed if listed.whole else victims


def named_behind(items: list[Item], at: int) -> Victims:
    """ "The names of [the injured guards] are: [Ana Ruiz and Ivo Lang]": who those at item `at` are."""
    group = items[at].group
    if group is None or not group.definite or not group.plural or at + 2 >= len(items) or items[at + 1].tag != "b":
        return Victims([], [])
    listed = objects(items, at + 1 + (items[at + 2].tag == ":"))
    if listed.parts or not all(one.names for one in listed.whole):
        return Victims([], [])
    for one in listed.whole:
        if not one.known_category:
            one.category, one.known_category = group.category, group.known_category
    return listed


def names_of_event(items: list[Item], at: int) -> Victims:
    """ "The murders that took place in May: [Ana Ruiz, Ivo Lang and Dr Said]": the names behind an event noun's colon."""
    if not items[at].unit.word.endswith("s") or not at or items[at - 1].tag not in "tz":
        return Victims([], [])
    colon = _colon(items, at, ".;,KkDVZysO&")
    if colon is None:
        return Victims([], [])
    listed = objects(items, colon)
    named = all(g.names for g in listed.whole) and not listed.parts
    return listed if named else Victims([], [])


def _colon(items: list[Item], at: int, stops: str) -> int | None:
    """The colon that ends the clause of item `at`; None where one of `stops` comes first."""
    for k in range(at + 1, min(at + _FAR, len(items) - 1)):
        if items[k].tag == ":":
            return k
        if items[k].tag in stops:
            return None
    return None


def read_that_of(items: list[Item], at: int) -> list[Told]:
    """ "The murders in the valley, and that of [Judge Arce]", "killings such as that of [the mayor]", "the remains
    found in the well are those of [Ann Roe]"."""
    remains = items[at].unit.word == "those" and at > 0 and items[at - 1].tag == "b"
    if not (remains or items[at].unit.word == "that") or at + 1 >= len(items) or items[at + 1].tag != "O":
        return []
    if remains and not any(item.unit.word in _REMAINS for item in items[max(0, at - _FAR) : at]):
        return []
    sense = _event_before(items, at)
    if sense is None:
        return []
    victims = objects(items, at + 1)
    victims.whole = [g for g in victims.whole if _is_somebody(g) and countable(g, sense.outcome, sense)]
    return tell(items, at, victims, sense.outcome, sense, None, at)


_REMAINS = frozenset(["remains", "bodies", "bones"])


def _event_before(items: list[Item], at: int) -> Harm | None:
    """The nearest noun before "that", where it is one of harm."""
    for k in range(at - 1, max(-1, at - _FAR), -1):
        if items[k].tag in ".;":
            return None
        sense = sense_of(items[k], "n")
        if sense is not None and items[k].tag in "nki@":
            return sense
    return None


def _is_somebody(group: Group) -> bool:
    return bool(group.names) or group.count is not None or (group.kind == "people" and not group.plural)
