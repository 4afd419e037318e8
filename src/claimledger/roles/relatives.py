"""Relative clauses and descriptions behind a group: where they begin, and whom they mean."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.roles.items import Item
from claimledger.roles.shares import OF_WHOM


def finite_before(items: list[Item], j: int) -> bool:
    """Whether the clause that ends at `j` has a verb that governs what stands last in it."""
    for k in range(j - 1, max(-1, j - 14), -1):
        if items[k].tag in ".;:":
            return False
        if items[k].tag in "ekV":
            if k and k + 1 < j and items[k - 1].tag in "U&x" and items[k + 1].tag in "GQ@":
                return True  # "crews rescued 21 people"
            return not items[k].unit.word.endswith(("ing", "ed")) or items[k - 1].tag in "GQ#L*v"
    return False


_VERBS = "ebmvykVDKZ"


def clause_before(items: list[Item], j: int) -> bool:
    """Whether what ends with the semicolon at `j` is a clause of its own, "the mayor told reporters", and no part of a
    list: "three soldiers; two guards who were off duty; and a cook"."""
    first = j
    while first > 0 and items[first - 1].tag not in ".;:":
        first -= 1
    verbs = relatives = 0
    for k in range(first, j):
        tag = items[k].tag
        relatives += tag == "w"
        if tag in _VERBS and not (tag == "e" and items[k].unit.word.endswith(("ing", "ed"))):
            verbs += k == first or items[k - 1].tag not in "bvmr"  # "was shot" is one
    if verbs > relatives:
        return True
    return finite_before(items, j)


def clause_behind(items: list[Item], j: int) -> bool:
    """The same of what begins behind the semicolon at `j`: "killed nine; [the mayor spoke of four]"."""
    for k in range(j + 1, len(items)):
        tag = items[k].tag
        if tag in ".;:w":
            return False
        if tag in "kKZ" and items[k - 1].group is None and items[k - 1].tag not in "bvmr":
            continue  # "three under torture"
        if tag == "y" and k > j + 3 and items[k - 2].tag == "," and items[k - 1].group is not None:
            if k + 1 >= len(items) or items[k + 1].tag in ".,":
                return False  # "killed two guards; and a cook, [police said]"
        if tag in _VERBS and not (tag == "e" and items[k].unit.word.endswith(("ing", "ed"))):
            return True
        head = items[k - 1].group
        if tag == "e" and head is not None and items[k + 1 : k + 2] and items[k + 1].tag in "GQ#xL*":
            if items[k].unit.word.endswith("ed"):
                return True  # "the mayor visited the town"
        if tag == "U" and k == j + 2 and head is not None and head.definite:
            return True  # "the director spoke of four"
    return False


def of_one_meant(items: list[Item], k: int, group: Group) -> bool:
    """ "[A brother] of the victim, who had complained, was shot": a new person is told of, not the one known."""
    outer = items[k - 1].group if k else None
    return (
        outer is not None and outer.kind == "people" and not outer.definite and outer.low == outer.high == 1
        and group.definite and group.count is None
    )  # fmt: skip


def whom_it_met(items: list[Item], verb: int) -> int | None:
    """The one before a clause without "whom": "[a man] police shot", "[the nurses] the rebels had taken", "[a girl] a bus
    struck"; it opens the sentence or a clause of it."""
    doer = verb - 1
    while doer > 0 and items[doer].tag in "vbr":
        doer -= 1
    if doer < 1 or items[doer].tag not in "Gx" or items[doer - 1].tag != "G":
        return None
    group = items[doer].group
    somebody = (
        items[doer].unit.tag in "atpz" or (group is not None and group.plural) or items[doer].unit.word == "police"
    )
    opens = doer == 1 or items[doer - 2].tag in ',;.:s&y-"'
    return doer - 1 if somebody and opens else None


FINITE = "ebmvkKVDdnCZ"  # tags of which one ends a relative clause


def relative_before(items: list[Item], j: int) -> int | None:
    """Where the relative clause that ends with item `j` and a comma begins: the item before its "who"."""
    if j + 1 >= len(items) or items[j + 1].tag != ",":
        return None
    for k in range(j, max(-1, j - 25), -1):
        if (
            items[k].tag in ";."
            or (items[k].tag == "s" and not _as_somebody(items, k))
            or (items[k].tag == "y" and items[k - 1].tag != "w")
            or (items[k].tag == "," and items[k + 1].tag in "bv")
        ):
            return None  # "two men, both of whom sang, [were killed and Carlos Vega, an editor], was hurt"
        if items[k].tag == "w" and items[k].unit.word in ("who", "whose", "whom"):
            open_ = items[k].unit.word == "whose" and not any(items[i].tag in FINITE for i in range(k + 1, j + 1))
            return None if open_ else k - 1  # "Ann Lee, whose son Omar, a student, was shot": the clause goes on
        if items[k].tag == "I" and items[k].unit.word in OF_WHOM and any(i.tag in FINITE for i in items[k + 1 : j + 1]):
            return k - 1  # "nine soldiers, [of whom two were officers], were killed"
        group = items[k].group
        relative = group is not None and group.anaphoric and k < j and k and items[k - 1].tag == ","
        if relative and items[k + 1].tag in "beUDv":
            return k - 1  # "Ruiz and Paz, [both of whom were clerks], were killed"
    return None


_BELIEVED = frozenset(
    """believed suspected thought said reported alleged understood known presumed reckoned rumoured rumored estimated
    supposed claimed""".split()  # noqa: SIM905
)


# Participles that say what somebody is held to be, or was made: "Ann Lee, elected mayor in May,", "a clerk, armed with a knife,".
_MADE = frozenset(
    """considered regarded described known seen viewed called named nicknamed dubbed elected appointed chosen sworn hired
    promoted accused suspected wanted branded armed dressed born employed""".split()  # noqa: SIM905
)


def aside_before(items: list[Item], j: int) -> int | None:
    """The item before an aside in commas that ends with item `j` and says what is thought of somebody, or what he was
    made: "[two men], believed to be brothers, were killed", "[Ann Lee], elected mayor in May, was shot"."""
    if j + 1 >= len(items) or items[j + 1].tag != ",":
        return None
    for k in range(j, max(0, j - 14), -1):
        group = items[k].group
        if items[k].tag in ";.w" or (group is not None and group.count is not None):
            return None  # "many guests, believed to be as many as 20, were shot"
        if items[k].tag == ",":
            opens = items[k + 1].unit.word in _BELIEVED and items[k + 2].unit.word == "to"
            opens = opens or (items[k + 1].unit.word in _MADE and k + 2 < len(items) and items[k + 2].tag not in ",&")
            return k - 1 if opens and items[k - 1].tag in "GQ#*YE)" else None
    return None


def _as_somebody(items: list[Item], k: int) -> bool:
    """ "Who worked [as a guide], was shot": what somebody is; not "who fled as a bomb went off"."""
    if items[k].unit.word != "as" or k + 2 >= len(items):
        return False
    return items[k + 1].group is not None and items[k + 2].tag not in "bvmeKDV"


def described_before(items: list[Item], j: int) -> Group | None:
    """The single person whom a relative clause parts from the name: "[a cook] who lived here, Ali Sabry, was killed"."""
    for k in range(j, 0, -1):
        if items[k].tag in ",.;":
            return None
        if items[k].tag == "w":
            group = items[k - 1].group
            return group if group is not None and group.kind == "people" and group.low == group.high == 1 else None
    return None


def is_whole(group: Group) -> bool:
    """Whether a name has more than one word, as a person's has in full."""
    return bool(group.names) and " " in group.names[0]


def is_described(named: Group, group: Group) -> bool:
    """Whether `group`, set off behind the one person named, only says who that is."""
    return (
        bool(named.names) and not group.names and group.kind == "people" and not (group.other or group.plural)
        and named.low == named.high == group.low == group.high == 1
    )  # fmt: skip
