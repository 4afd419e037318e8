"""Figures behind a label: "Killed: 14 | Injured: 6", "Fatalities: 5 (3 civilians)", "Dead: Ann Lee, 63, of Osk"."""

from __future__ import annotations

from dataclasses import replace

from claimledger.groups import Group
from claimledger.harms.told import any_outcome
from claimledger.roles import Item, Victims, objects

_OPENS = ".;,|(-"  # what may stand before a label
_ENDS = ".;,|(-)"  # … and behind its number
_GIVEN = frozenset(["reported", "coded", "recorded", "given", "estimated", "listed", "put"])


def labelled(items: list[Item], at: int) -> Victims | None:
    """ "Killed: 4", "Hurt in the stampede: [at least 100 people]": what stands behind the colon of a label."""
    if (
        at + 2 < len(items)
        and items[at + 1].tag == ","
        and items[at + 2].tag == "Q"
        and (not at or items[at - 1].tag in ":;")
    ):
        # "The tally so far: dead, [340]; injured, [1,100]"
        return objects(items, at + 1) if at + 3 >= len(items) or items[at + 3].tag in ".;" else None
    if (whose := _of_those(items, at)) is not None:
        return whose
    first = at - 2 if of_both(items, at) else at
    if first and items[first - 1].unit.word in _HOW and first == 1:
        first = 0  # "Still unaccounted for: 3"
    if first and items[first - 1].tag not in _OPENS and not _is_kind(items, first - 1):
        return _of_whom(items, at) or _short(items, at)
    for k in range(_past_bracket(items, at + 1) if at + 1 < len(items) else at, min(at + 10, len(items) - 1)):
        if items[k].tag == ":" or (k == at + 1 and _is_dash(items, k)):
            return _behind_colon(items, k)
        if items[k].tag not in "PE#x*rtuj" and not (items[k].tag == "U" and k > at + 1):  # "Injured list: 3"
            return _short(items, at)
    return None


def _of_those(items: list[Item], at: int) -> Victims | None:
    """ "Missing children: [2]", "Dead civilians - [11]": the bare number behind those whom a label tells of."""
    if at + 3 >= len(items) or items[at + 1].tag != "G" or items[at + 2].tag not in ":-" or items[at + 3].tag != "Q":
        return None
    whose, count = items[at + 1].group, items[at + 3].group
    if whose is None or count is None or whose.count is not None or not (whose.plural and whose.bare):
        return None
    if (at and items[at - 1].tag not in _OPENS) or (at + 4 < len(items) and items[at + 4].tag not in _ENDS):
        return None
    group = replace(count, category=whose.category, demographic=whose.demographic, known_category=whose.known_category)
    return Victims([group], [])


# Before a label's word of harm, and behind it: "Still missing: 3", "Bodies recovered so far: 9"
_HOW = frozenset("still fatal serious severe critical grave minor slight shrapnel blast burn bullet other".split())  # noqa: SIM905
_SINCE = frozenset(
    """found recovered retrieved received identified unidentified counted admitted so far today yesterday overnight in at the on
    scene hospital morgue arrival reported recorded documented registered confirmed verified""".split()  # noqa: SIM905
)


def _is_kind(items: list[Item], k: int) -> bool:
    """ "[Confirmed] killed: 4", "[Cumulative] killed to date: 211": a word that says of which kind a count is."""
    return k == 0 and items[k].unit.word in _KINDS


_KINDS = ("cumulative", "confirmed", "newly", "reported", "previously", "total", "verified", "documented")


def _of_whom(items: list[Item], at: int) -> Victims | None:
    """ "Rebels killed: [13]; guards wounded: [2]", "Number of clerks reported killed: [3]": the bare number behind a label
    that says whom it counts."""
    if at + 2 >= len(items) or items[at + 1].tag != ":" or items[at + 2].tag != "Q":
        return None
    first = at - 2 if at > 1 and items[at - 1].unit.word in _KINDS else at - 1
    number = first == 2 and items[1].tag == "O" and items[0].unit.word in ("number", "total")
    if first and items[first - 1].tag not in _OPENS and items[first - 1].tag != ":" and not number:
        return None
    whose, count = items[first].group, items[at + 2].group
    if (
        items[first].tag != "G"
        or whose is None
        or count is None
        or not whose.bare
        or not whose.plural
        or whose.count is not None
    ):
        return None
    if at + 3 < len(items) and items[at + 3].tag not in _ENDS:
        return None
    group = replace(count, category=whose.category, demographic=whose.demographic, known_category=whose.known_category)
    return Victims([group], _in_brackets_behind(items, at + 3, group))


def _short(items: list[Item], at: int) -> Victims | None:
    """ "Total KIA [312], WIA [1,045]": what stands behind a short form that is a label, with no mark between them."""
    if at + 1 >= len(items) or items[at + 1].tag != "Q":
        return None
    if items[at].unit.word not in _SHORT:
        return _in_a_row(items, at)
    if at and items[at - 1].tag in "QG":
        return None  # "Nine KIA"
    if at + 2 < len(items) and items[at + 2].tag not in ",;.PE|(-)/":
        return None
    group = items[at + 1].group
    return Victims([group], []) if group is not None else None


_SHORT = ("killed-in-action", "wounded-in-action", "missing-in-action")


def _in_a_row(items: list[Item], at: int) -> Victims | None:
    """ "Casualties: dead [31], injured [120], missing [4]": a label and its bare number, where others stand beside them."""
    group = items[at + 1].group if at + 1 < len(items) and items[at + 1].tag == "Q" else None
    if group is None or group.low is None or not _is_pair(items, at):
        return None
    first = at
    while first > 2 and items[first - 1].tag in _PARTS and _is_pair(items, first - 3):
        first -= 3
    if first and items[first - 1].tag not in ":;|-(":
        return None  # "a bomb killed 31, injured 120 others, including nine guards"
    behind = at + 3 < len(items) and items[at + 2].tag in _PARTS and _is_pair(items, at + 3)
    before = first < at
    return Victims([group], []) if before or behind else None


_PARTS = ",;|&/"
_NOUNS = ("deaths", "fatalities", "injuries", "killings", "kidnappings", "abductions", "murders", "homicides")


def _is_pair(items: list[Item], at: int) -> bool:
    """Whether a word of harm stands at `at`, a bare number behind it, and then a mark."""
    known = items[at].tag in "KZ@" or (items[at].tag == "n" and items[at].unit.word in _NOUNS)
    if not known or at + 1 >= len(items) or items[at + 1].tag != "Q":
        return False
    return at + 2 >= len(items) or items[at + 2].tag in ",;|&/.)"


def _is_dash(items: list[Item], k: int) -> bool:
    """Whether a dash leads to the bare number of a label: "Dead - 12, injured - 27"."""
    if items[k].tag != "-" or items[k + 1].tag != "Q":
        return False
    return k + 2 >= len(items) or items[k + 2].tag in ",;.("


def of_both(items: list[Item], at: int) -> bool:
    """Whether a label names the dead and the hurt together: "Dead and [injured]: 12"."""
    if at < 2 or items[at - 1].tag != "&" or items[at - 2].tag not in "KZ" or items[at].tag not in "KZ":
        return False
    return {any_outcome(items[at - 2]), any_outcome(items[at])} == {"killed", "injured"}


def count_behind_label(items: list[Item], at: int) -> Victims | None:
    """ "Fatalities: 5", "Total deaths: 22", "Fatalities coded as nine": the bare number behind a noun that is a label."""
    if at + 1 < len(items) and items[at + 1].tag == "Q":
        return _in_a_row(items, at)
    if at + 2 >= len(items) or (
        at
        and items[at - 1].tag not in _OPENS
        and not _is_kind(items, at - 1)
        and (at > 1 or items[0].unit.word not in _HOW)
    ):
        return None
    k = _past_bracket(items, at + 1)
    if k + 1 >= len(items):
        return None
    while k + 2 < len(items) and items[k].unit.word in _SINCE and items[k + 1].unit.word not in ("as", "at"):
        k += 1
    if items[k].unit.word in _GIVEN and items[k + 1].unit.word in ("as", "at"):
        k += 1
    elif items[k].tag != ":":
        return None
    if k + 1 >= len(items) or items[k + 1].tag != "Q" or (k + 2 < len(items) and items[k + 2].tag not in _ENDS):
        return None  # "Injuries: five of the best remedies"
    victims, whose = _behind_colon(items, k), items[at].group
    if victims is not None and whose is not None and whose.known_category and len(victims.whole) == 1:
        one = victims.whole[0]  # "Civilian deaths: [5]"
        if not one.known_category:
            victims.whole[0] = replace(one, category=whose.category, demographic=whose.demographic, known_category=True)
    return victims


def _past_bracket(items: list[Item], k: int) -> int:
    """Where a label goes on that says in brackets of which kind its count is: "Fatalities ([confirmed]): 3"."""
    if items[k].tag != "(":
        return k
    close = next((n for n in range(k + 1, min(k + 5, len(items))) if items[n].tag == ")"), None)
    if close is None or any(items[n].unit.word not in _OF_KIND for n in range(k + 1, close)):
        return k
    return close + 1


_OF_KIND = frozenset(
    """confirmed reported verified documented unconfirmed estimated provisional official minimum civilians civilian people
    all""".split()  # noqa: SIM905
)


def _behind_colon(items: list[Item], colon: int) -> Victims | None:
    k = colon + 1
    if items[k].tag == "#" and k + 2 < len(items) and items[k + 1].tag in ",(" and items[k + 2].tag == "Y":
        return Victims(_aged(items, k), [])  # "Dead: [Ann Lee], 63, of Osk; [Tom Roe], 41"
    if items[k].tag not in "QG":
        return None
    victims = objects(items, colon)
    if len(victims.whole) == 1 and not victims.parts:
        victims.parts.extend(_in_brackets_behind(items, k + 1, victims.whole[0]))
    return victims


def _in_brackets_behind(items: list[Item], k: int, whole: Group) -> list[Group]:
    """The parts of a number in brackets at item `k`, if any stand there."""
    return in_brackets(items, k, whole.low or 0) if k + 1 < len(items) and items[k].tag == "(" else []


def _aged(items: list[Item], k: int) -> list[Group]:
    """The persons with their ages from item `k` on: "[Ann Lee], 63, of Osk; [Tom Roe], 41", "[Ann Lee] (63), [Tom Roe] (41)"."""
    found: list[Group] = []
    while k + 2 < len(items) and items[k].tag == "#" and items[k + 1].tag in ",(" and items[k + 2].tag == "Y":
        group = items[k].group
        if group is None:
            break
        found.append(group)
        k += 4 if items[k + 1].tag == "(" else 3
        at = k + 1 if k < len(items) and items[k].tag == "," else k
        if at + 1 < len(items) and items[at].tag in "OF" and items[at + 1].tag == "#":
            k = at + 2  # ", of Osk"
        elif at > k and at + 1 < len(items) and items[at].tag == "#" and items[at + 1].tag == ";":
            k = at + 1  # ", Osk; "
        if k >= len(items) or items[k].tag not in ",;&":
            break
        k += 2 if items[k].tag in ",;" and k + 1 < len(items) and items[k + 1].tag == "&" else 1
    return found


def in_brackets(items: list[Item], opens: int, whole: int) -> list[Group]:
    """ "5 ([3 civilians])", "16 ([11 combatants], [5 civilians])", "9 (incl. [4 children])": the parts of a number."""
    parts: list[Group] = []
    for item in items[opens + 1 :]:
        if item.tag == ")":
            break
        if item.group is not None and item.tag == "G" and item.group.count is not None:
            parts.append(item.group)
        elif item.tag not in ",&I;":
            return []
    return parts if sum(g.low or 0 for g in parts) <= whole else []
