"""The voice of a verb of harm: whether those before it did the harm or met it."""

from __future__ import annotations

from claimledger.gazetteer import gazetteer
from claimledger.groups import Group
from claimledger.harms.told import noun_of
from claimledger.records import FORCES
from claimledger.roles import (
    Item,
    behind_phrase,
    is_doer,
    is_left_open,
    items_text,
    late_object,
    object_behind,
    object_of_next,
    offset,
    whom_it_met,
)

_ANYBODY = frozenset(["those", "everyone", "everybody", "anyone", "anybody", "whoever"])
_LENGTHS = frozenset(
    [
        "km",
        "kms",
        "kilometers",
        "kilometres",
        "mile",
        "miles",
        "metres",
        "meters",
        "yards",
        "metre",
        "meter",
        "kilometre",
        "kilometer",
    ]
)
_TIMES = frozenset(["day", "night", "morning", "afternoon", "evening", "week", "month", "year", "time", "hour"])


def voice_of(items: list[Item], first: int, at: int) -> str:
    """ "active", "passive", "participle", or "unsure" where an object or a place may follow; the verb stands from `first`
    to `at`.

    "Two men [were shot]" is passive, "two men [shot] on Friday" a participle, "rebels [shot] two men" unsure.
    """
    k = first - 1
    while k >= 0 and items[k].tag in 'r!"E':
        k -= 1
    before = items[k] if k >= 0 else None
    if before is not None and before.tag == "b":
        return "passive"
    k = at + 1
    while k < len(items) and (items[k].tag in 'r"j' or [i.unit.word for i in items[k : k + 2]] == ["not", "only"]):
        k += 1
    follows = items[k] if k < len(items) else None
    if follows is not None and follows.unit.word in _ANYBODY and before is not None and before.tag == "&":
        return "active"  # "have come at night and massacred those who stayed"
    if before is not None and before.tag == "v":
        return "active"
    if before is not None and before.tag == "g":
        return "active"
    if follows is not None and follows.tag == "x" and noun_of(follows) in _TIMES:
        return "participle"  # "34 villagers slain the same day"
    if follows is not None and follows.tag == "x" and noun_of(follows).rpartition(" ")[2] in _LENGTHS:
        return "participle"  # "nine men killed some 30 km north of Osk"
    if follows is not None and follows.tag == "x" and noun_of(follows).endswith("times") and before is not None:
        if before.tag == "&" and any(i.tag == "b" for i in items[max(0, first - 7) : first]):
            return "participle"  # "was taken from his home and shot six times"
    if follows is not None and _so_many_times(items, first, k):
        return "participle"  # "woman, 34, stabbed 17 times in Osk"
    if follows is not None and follows.tag in "GQ#*L@x":
        # "two men shot Friday" has no object, "two killed, one hurt" neither; a group directly behind is one.
        if before is not None and before.tag in "GQ" and before.group is not None and before.group.count is not None:
            if follows.group is not None and follows.group.count is None and before.group.kind == "count":
                return "participle"
        if before is not None and before.tag == "L" and before.unit.word == "them":
            return "participle"
        return "unsure"
    if follows is not None and _opens_object(items, at, k):
        return "active"
    if before is not None and (is_left_open(items, at) or (is_doer(before) and late_object(items, at) is not None)):
        return "active"  # "militants killed last week nine men"
    if follows is not None and follows.tag in "atp" and _leads_to_object(items, k + 1):
        return "active"  # "gunmen killed a limping neighbour"
    if (
        follows is not None
        and (follows.tag == "P" or (follows.tag == "," and k + 1 < len(items) and items[k + 1].tag == "P"))
        and before is not None
        and (before.tag in "G#" or (before.tag in "*x" and _is_of_people(items, at)))
        and behind_phrase(items, k if follows.tag == "P" else k + 1) is not None
    ):
        return "unsure"
    return "participle"


_ENDS_TIMES = ("in", "by", "on", "after", "while", "during", "as", "near", "outside", "inside")
_AIR = ("air", "sky", "ground", "ceiling", "direction")


def _so_many_times(items: list[Item], first: int, k: int) -> bool:
    """Whether what is behind a verb without an auxiliary says how often somebody unarmed was hit: "man shot [three times] in
    Osk"; not "gunman shot three times at a car", "shot twice in the air"."""
    if not noun_of(items[k]).endswith("times") or items[k].tag != "x" or first == 0:
        return False
    j = first - 1
    while j > 0 and items[j].tag in ",Y":
        j -= 1
    group = items[j].group
    if (
        group is None
        or items[j].tag not in "G#"
        or group.category in FORCES
        or group.definite
        or not group.low == group.high == 1
    ):
        return False
    if k + 1 >= len(items) or items[k + 1].tag in ".,;":
        return True
    return items[k + 1].unit.word in _ENDS_TIMES and not any(noun_of(i) in _AIR for i in items[k + 2 : k + 5])


# Words behind the verb that only whom it harms can open, and manners of those who kill.
_OPENERS = frozenset(["every", "whoever", "what", "whatever", "those", "all of them", "some of them", "most of them"])
_MANNERS = (" indiscriminately", " at will", " with impunity", " for fun", " for pleasure", " for a living")


def _opens_object(items: list[Item], at: int, k: int) -> bool:
    """Whether what follows at `k` tells that those before the verb `at` did the harm: "shot [her] dead", "killed all [of
    the] pilgrims", "killed [those] who fled", "killed [in one night] nine men", "killed [and robbed] a trader", "killed
    [at will]"."""
    follows = items[k]
    if follows.tag == "p":
        return k + 1 < len(items) and items[k + 1].tag not in "PFOB.,;"
    if follows.tag == "O":
        return items[k - 1].unit.word in ("all", "both", "each", "most", "some")
    if follows.unit.word in _OPENERS or (follows.tag == "w" and items[k - 1].unit.word == "any"):
        return True
    if follows.tag == "t" and k + 2 < len(items):
        return items[k + 1].tag in "KZW" and items[k + 2].tag in ".,;&PE"  # "killed the wounded"
    if items_text(items).startswith(_MANNERS, items[at].unit.end - items[0].unit.start + offset(items, 0)):
        return True
    if follows.tag == "P":
        return object_behind(items, k) is not None
    if follows.tag == "J":
        return k + 1 < len(items) and items[k + 1].tag in ".P" and items[k - 1].tag in "Kk"  # "killed Shia in Osk"
    if follows.tag == "," and k + 4 < len(items) and items[k + 1].tag == "e" and items[k + 1].unit.word.endswith("ed"):
        if items[k + 2].tag == "&" and items[k + 3].tag in "eK" and items[k + 4].tag in ".;":
            return True  # "killed, looted and burned"
    return follows.tag in "&," and object_of_next(items, k) is not None


def _leads_to_object(items: list[Item], k: int) -> bool:
    """Whether an article before item `k` opens an object, whoever that may be, and no time: "killed the previous night"."""
    while k < len(items) and items[k].tag in 'jr"':
        k += 1
    return k < len(items) and items[k].tag in "JAekUMHX"


_SHORES = (
    "coast",
    "coasts",
    "coastline",
    "shore",
    "shores",
    "island",
    "islands",
    "cape",
    "road",
    "highway",
    "motorway",
)


def off_shore(items: list[Item], at: int) -> bool:
    """Whether "off" behind the verb at `at` opens a place: "nine migrants killed [off the coast] of Vela", "[off Zuwara]";
    "killed off the tie", "killed off Rovers" are no harm."""
    before = items[at - 1].group if at else None
    if before is None or before.kind not in ("people", "count") or before.count is None or at + 2 >= len(items):
        return False
    where = items[at + 2]
    if where.tag == "#":
        return where.group is not None and any(bool(gazetteer().find(name)) for name in where.group.names)
    return where.tag == "x" and noun_of(where).endswith(_SHORES)


def _is_of_people(items: list[Item], at: int) -> bool:
    """ "Gunmen [of that band] murdered": whether what stands before the verb belongs to people."""
    k = at - 1
    while k >= 0 and items[k].tag in 'r!"E':
        k -= 1
    return k >= 2 and items[k - 1].tag == "O" and items[k - 2].tag == "G"


def each_other(items: list[Item], at: int) -> bool:
    """Whether the verb at `at` harms those who do it: "the brothers shot [each other]", "killed [one another]"."""
    if at + 1 >= len(items) or items[at + 1].tag not in "xQG*Lc":
        return False
    return items_text(items).startswith((" each other", " one another"), offset(items, at) + len(items[at].unit.word))


_RANGES = (
    "close",
    "point-blank",
    "point blank",
    "short",
    "random",
    "dawn",
    "night",
    "noon",
    "dusk",
    "sunrise",
    "midnight",
)


def tells_how_near(items: list[Item], k: int) -> bool:
    """Whether "at" at item `k` tells how or when, and not at whom they shot: "shot [at] close range three students"."""
    return items[k].unit.word == "at" and k + 1 < len(items) and items[k + 1].unit.word in _RANGES


def whom_they_harmed(items: list[Item], first: int) -> list[Group]:
    """Whom a relative clause tells of that has its doer before the verb: "[two women] whom the gang killed", "[a man] police
    shot"."""
    if first > 1 and items[first - 1].tag == items[first - 2].tag == "G":
        return [group] if (group := items[first - 2].group) is not None else []
    if first > 1 and items[first - 1].tag == "x" and (met := whom_it_met(items, first)) is not None:
        return [group] if (group := items[met].group) is not None else []  # "[the nun] a stray bullet killed"
    if first < 3 or items[first - 1].tag not in "G#x" or items[first - 2].unit.word not in ("whom", "that", "who"):
        return []
    group = items[first - 3].group
    return [group] if group is not None and items[first - 3].tag == "G" else []
