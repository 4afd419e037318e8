"""Who bears a wound or lies in a condition: "[a man] was taken to a clinic with gunshot wounds"."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.roles import Item, named_together, subject

_PEOPLE = "GQ#L"
_BEFORE_WOUND = 'atpjJrcoYQ"X*xuKZ'  # what may stand between "with" and the wound
_LEAD_WORDS = """
with from for in by of suffering suffered suffers sustained sustaining sustains received receiving had has have having
"""
_LEADS = frozenset(_LEAD_WORDS.split())
_BEARING = ("suffering", "recovering", "recover", "treated", "treatment", "bleeding")  # "from", "of"
# Conditions that say themselves what ties them to a person.
_OWN_LEADS = (
    "with ",
    "in ",
    "on ",
    "under ",
    "between ",
    "fighting ",
    "battling ",
    "struggling ",
    "hovering ",
    "nursing ",
    "cl",
)
# "Doctors [deal] with head injuries", "injuries [consistent] with burns"
_TAKE_WITH = frozenset(
    """deal deals dealing dealt cope copes coping coped struggle struggles struggling help helps helping associated consistent
    familiar concerned experience faced compatible""".split()  # noqa: SIM905
)
_DEAD = frozenset(["died", "dies", "die", "dead", "dying", "succumbed"])


def bearers(items: list[Item], at: int) -> list[Group]:
    """The people of whom the wound or condition at item `at` is told: the nearest before it and those beside them."""
    lead = _lead(items, at)
    if lead is None:
        return []
    j = lead - 1
    while j >= 0:
        item = items[j]
        if item.tag in ";.:" or item.unit.word in _DEAD:
            return []
        if item.tag == "y" and j > 1 and items[j + 1].tag in "GQ" and items[j - 2].tag != "w":
            return []  # "a resident who was there said one of his friends who was shot is in critical condition"
        if item.tag == "-" and not any(i.tag in "bvmeKDy" for i in items[:j]):
            return []  # a dateline
        if item.tag in _PEOPLE and item.group is not None and item.group.low != 0 and not _speaks(items, j):
            if item.tag == "Q" and items[j + 1].tag == "h" and (j + 1 != at or lead != at or _set_off(items, j)):
                return []  # "he has [three] bullet wounds and is in serious condition"
            if j > 1 and items[j - 1].tag in "O&" and _of_the_dead(items, j):
                return []  # "the bodies of Ann Lee and Omar Said were found with bullet wounds"
            near = j == lead - 1 and item.tag != "#"  # "to a clinic in Oban with gunshot wounds": no Oban
            near = near or (item.tag in "GQ" and items[j + 1].tag == "w")  # "told of [a man] who came in with a wound"
            if near or not (_governed(items, j) or _of_other_clause(items, j, lead)):
                return _listed(items, j) or _beside(items, _named_before(items, j))
        elif item.tag == "n" and "P" not in item.tag:
            return []  # "the death of a man with gunshot wounds" is told by the death
        j -= 1
    return []


def _set_off(items: list[Item], j: int) -> bool:
    """ "133 people, [61 of them in a grave condition], needed treatment": the verb tells of them."""
    group = items[j].group
    return group is not None and group.anaphoric and j + 2 < len(items) and items[j + 2].tag == ","


def _of_the_dead(items: list[Item], j: int) -> bool:
    """Whether the group at `j` stands behind "the bodies of", alone or in a list."""
    while j > 1 and items[j - 1].tag in "&," and items[j - 2].tag in _PEOPLE:
        j -= 2
    return j > 1 and items[j - 1].tag == "O" and items[j - 2].tag in "n@" and "bod" in items[j - 2].unit.word


def _lead(items: list[Item], at: int) -> int | None:
    """The word that ties the wound to a person: "with", "suffering", "treated for"."""
    if items[at].unit.word.startswith(_OWN_LEADS):
        return None if at and items[at - 1].unit.word in _TAKE_WITH else at
    k = at - 1
    while (
        k >= 0
        and items[k].unit.word not in _LEADS
        and (items[k].tag in _BEFORE_WOUND or items[k].unit.word in ("at", "least", "to"))
    ):
        if items[k].unit.word == "no":
            return None
        k -= 1
    if k < 0 or items[k].unit.word not in _LEADS:
        return None
    if items[k].unit.word in ("from", "by", "of") and k and items[k - 1].unit.word.endswith(_BEARING):
        k -= 1
    elif items[k].unit.word == "of":
        return None
    elif items[k].unit.word in ("from", "by", "in") and items[at].unit.word.endswith(("wound", "wounds")):
        return None  # "died from a gunshot wound", "resulted in gunshot wounds"
    return k


def _speaks(items: list[Item], j: int) -> bool:
    if j + 1 < len(items) and items[j + 1].tag == "y":
        return True
    if not j or items[j - 1].tag != "y":
        return False
    after = j + 1
    if [i.tag for i in items[after : after + 3]] == [",", "Y", ","]:
        after += 3  # "police say Omar Said, 43, was found with a wound"
    if after < len(items) and items[after].tag in "bvm":
        return False  # "a man who was there said [a waiter] was in critical condition"
    said = j > 1 and items[j - 2].group is not None and after < len(items) and items[after].tag in "bvmerP"
    return not said  # "police say [a waiter] is in critical condition", "escaped with wounds"


def _of_other_clause(items: list[Item], j: int, lead: int) -> bool:
    """ "Two were not there when [police] came, but had been treated for wounds", "a guard, said to have fled [Osk], has
    wounds": the group at `j` belongs to a clause that ends before the wound."""
    if not j:
        return False
    if items[j].tag == "#":
        return items[j - 1].tag in "eV" and items[j + 1].tag == "," and items[j + 2].tag == "b" and j + 2 < lead
    goes_on = any(items[k].tag == "," and items[k + 1].unit.word == "but" for k in range(j + 1, lead - 1))
    return items[j - 1].tag == "s" and goes_on


def _governed(items: list[Item], j: int) -> bool:
    k = j - 1
    while k >= 0 and items[k].tag in "rjYJ":
        k -= 1
    return k >= 0 and items[k].tag in "PFBO"


def _named_before(items: list[Item], j: int) -> int:
    """The name that the group at `j` only describes, or the person that it only names: "[Omar Said], head of the union, is in
    critical condition", "[the driver], Omar Said, was in critical condition"."""
    one, two = (items[j - 2].group if j > 1 else None), items[j].group
    assert two is not None
    if one is None or items[j - 1].tag != ",":
        return j
    if one.kind == "people" and two.kind == "name" and items[j + 1].tag == "," and not one.other:
        if j > 2 and items[j - 3].tag in ",&":
            return j  # "Ann Lee, her son, Tim Lee, and two others are in critical condition"
    elif one.kind != "name" or two.kind != "people" or two.names or two.other:
        return j
    return j - 2 if one.low == one.high == two.low == two.high == 1 and j + 1 < len(items) else j


def _listed(items: list[Item], j: int) -> list[Group]:
    """The list that ends with item `j` as the subject of "were": "[a student], [his bride] and [her sister] were found"."""
    if j + 1 >= len(items) or items[j + 1].tag != "b" or items[j].tag == "L":
        return []
    groups = subject(items, j + 2, False).whole
    return groups if len(groups) > 1 and groups[-1] is items[j].group else []


def _beside(items: list[Item], j: int) -> list[Group]:
    groups = []
    while j >= 0 and items[j].tag in _PEOPLE:
        group = items[j].group
        assert group is not None
        groups.append(group)
        k = j - 1
        if (
            k >= 1
            and items[k].tag == "&"
            and items[k].unit.word == "and"
            and items[k - 1].tag in _PEOPLE
            and items[j].tag != "L"
            # "taken to a clinic in [Oban], and three are in critical condition": no Oban
            and not (items[k - 1].tag == "#" and groups[-1].count is not None and _governed(items, k - 1))
        ):
            j = k - 1
            continue
        if items[j].tag == "#" and k >= 3 and items[k].unit.word == "and" and items[k - 1].tag == ",":
            m = k - 2 - (items[k - 2].tag == "Y" and items[k - 3].tag == ",") * 2
            if items[m].tag == "#":  # "found [Ann Lee, 21, and Omar Said], 22, suffering from wounds"
                j = m
                continue
        break
    groups.reverse()
    return named_together(groups)
