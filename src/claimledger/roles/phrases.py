"""The phrase in which a group stands: what governs it, and which group carries the phrase."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.roles.items import WHO, Item

_FINDING = frozenset(["found", "find", "discovered", "discover", "left", "leaving", "leaves", "located", "finding"])


def has_finite_object(items: list[Item], j: int, at: int) -> bool:
    """Whether the verb at `j` is finite with an object before `at`: "gunmen attacked a post", no mere description."""
    word = items[j].unit.word
    return word.endswith("ed") and j + 1 < at and items[j + 1].tag in "Gx"


def before_event(items: list[Item], j: int, words: frozenset[str] | None) -> int | None:
    """The item before the phrase of an event that ends at `j`, as "hurt" before "in Monday's raid". `words` that may open
    it, else any preposition; None where nothing opens it."""
    k = j - 1
    while k >= 0 and items[k].tag in "tapzSEjxU#":
        k -= 1
    if k < 1 or (items[k].tag not in "PFOB" if words is None else items[k].unit.word not in words):
        return None
    return k - 1


def head_of_phrase(items: list[Item], j: int) -> int:
    """The group that carries the phrase in which group `j` stands: "[seven soldiers] of the army and 15 rebels died"."""
    while j >= 2 and items[j - 1].tag in "POF" and items[j - 2].tag in WHO and items[j - 2].tag != "L":
        j -= 2
    k = j  # "[the mayor] of this town in Osk and two guards"
    while k >= 2 and items[k - 1].tag in "POF" and items[k - 2].tag in "Gx":
        k -= 2
    return k if items[k].tag == "G" and items[k + 1].tag == "O" else j


def is_found(items: list[Item], j: int) -> bool:
    """Whether the group at `j` opens a list that is found in a state: "discovered [one man] and two children dead"."""
    return j > 0 and items[j - 1].tag == "e" and items[j - 1].unit.word in _FINDING


def is_governed(items: list[Item], j: int) -> bool:
    """Whether the group at `j` belongs to a preposition or an active verb, and so to no list of subjects."""
    k = j - 1
    title = items[k].group if k > 0 and items[j].tag == "#" and items[k].tag == "G" else None
    if title is not None and title.bare and title.count is None:
        k -= 1  # "according to [city police] Sgt. Lang, a boy was hurt": what he is stands before the name
    while k >= 0 and items[k].tag in "rj":
        k -= 1
    if k < 0:
        return False
    return items[k].tag in "PFBOkiV" or (items[k].tag in "Ke" and k > 0 and items[k - 1].tag in "G#xrLv*")


def is_placed(items: list[Item], j: int, listed: Group) -> bool:
    if j < 2 or items[j - 1].tag not in "PFO":
        return False
    group = items[j - 2].group
    if items[j - 1].tag != "O":
        return items[j - 2].tag in WHO
    if listed.count is None or group is None:
        return False  # "a member of the guild and founder of another"
    return (
        group.kind == "people" and group.low == group.high == 1 and not group.plural
    )  # "[the mayor] of it and two guards"


_HURT = frozenset(("wounded", "injured", "murdered", "slain"))


def is_attributive(items: list[Item], k: int) -> bool:
    """Whether a participle of harm at `k` only describes those behind it, whom somebody cares for: "who treated [wounded]
    rebels", "two doctors treating [wounded] rebels"."""
    return (
        k > 0
        and items[k].unit.word in _HURT
        and items[k].tag == "K"
        and items[k - 1].tag in "eK"
        and k + 1 < len(items)
    )


def is_participle_with_object(items: list[Item], k: int, at: int) -> bool:
    """Whether the verb at `k` is a participle that describes the group before it, and so takes what follows as object, no
    subject of the verb at `at`."""
    if items[k].tag not in "eK" or not items[k].unit.word.endswith("ing"):
        return False
    if items[k].unit.word == "leaving" and items[at].tag in "ZK" and items[at - 1].tag in WHO:
        return False  # "rebels attacked a post leaving [two guards] dead": a state, no way out of it
    if items[k - 1].tag in WHO + "x":
        return True
    # "a rebel, carrying a gun, was shot"
    set_off = k > 1 and items[k - 1].tag == "," and items[k - 2].tag in "G#"
    return set_off and items[at - 1].tag == "b" and any(i.tag == "," for i in items[k + 1 : at])


def ends_span(items: list[Item], k: int) -> bool:
    """Whether the "and" at `k` leads to the last day of a span, not to another count: "between July 9 and [21] in Osk"."""
    if (
        k < 2
        or k + 1 >= len(items)
        or items[k].unit.word != "and"
        or items[k - 1].tag != "E"
        or items[k + 1].tag != "Q"
    ):
        return False
    group = items[k + 1].group
    day = group is not None and (group.low or 0) <= 31
    return day and any(i.unit.word == "between" for i in items[max(0, k - 4) : k])


def list_ends_in(items: list[Item], at: int, k: int, words: frozenset[str]) -> bool:
    """Whether the list of objects of the verb `at` that goes on at `k` ends in one of `words`: "shot his wife [and her
    sister dead]"; not "five shot and one dead"."""
    if any(i.tag not in WHO + "Y,&" for i in items[at + 1 : k]) or k == at + 1:
        return False
    separator = ""
    while k + 1 < len(items) and items[k].tag in "&," and items[k + 1].tag in WHO:
        separator = items[k].tag
        k += 2
        while k < len(items) and items[k].tag == "Y":
            k += 1
    return (
        separator == "&"
        and items[k - 1].tag != "Q"
        and k < len(items)
        and items[k].unit.word in words
        and (k + 1 >= len(items) or items[k + 1].tag not in "GH")
    )
