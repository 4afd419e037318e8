"""Objects that do not stand directly behind their verb: "killed in one night [nine men]", "killed and robbed [a trader]"."""

from __future__ import annotations

from claimledger.records import FORCES
from claimledger.roles.items import WHO, Item, opens_clause

_SKIPPED = 'jraEU"x#*'
_FULL = "EUx#*"


def object_behind(items: list[Item], k: int) -> int | None:
    """The object that follows the phrase at `k` with no comma: "rebels killed in a single night [nine men]".

    No group that the phrase itself governs, as in "killed in a clash with [two guards]", and none with a verb of its own,
    as in "two killed in Osk [a third man] said".
    """
    full = False
    for m in range(k + 1, min(k + 10, len(items))):
        item = items[m]
        if item.tag == "G" and full:
            group = item.group
            assert group is not None
            somebody = group.count is not None or item.unit.tag == "a"
            ends = m + 1 < len(items) and items[m + 1].tag in ".,;PE&)"
            return m if somebody and ends and not opens_clause(items, m) else None
        if item.tag == "P":
            full = False
        elif item.tag in _SKIPPED:
            full = full or item.tag in _FULL
        else:
            return None
    return None


_ADVERBIAL = frozenset("PFBOErU!,s")  # what may open a phrase between a verb and its object
_MOST = 16  # items between them


def late_object(items: list[Item], at: int) -> int | None:
    """The object that phrases of any kind part from the verb `at`: "killed without warning [nine men]", "killed last week
    [nine men]", "killed, before they fled, [nine men]", "killed from the roofs [nine men]".

    Each phrase must have its own noun, so that "killed in a clash with [nine men]" gives none; and what two commas do not
    set off is no object: "killed in Osk, [two guards]".
    """
    if at + 2 >= len(items) or items[at + 1].tag not in _ADVERBIAL:
        return None
    open_ = inside = False  # a preposition waits for its noun; between two commas
    k, end = at + 1, min(at + _MOST, len(items))
    while k < end:
        tag, word = items[k].tag, items[k].unit.word
        if tag == ",":
            if open_:
                return None
            inside = not inside
        elif tag == "s":
            if not inside or k + 1 >= end or not _no_clause(items, k + 1):
                return None
            k = next((m for m in range(k, end) if items[m].tag == ","), end) - 1
        elif tag in "PFOB" or (tag == "!" and word == "without"):
            if tag == "B" and k == at + 1 and items[k + 1].tag in "G#L":
                return None  # "rebels killed by [two guards]"
            open_ = True
        elif tag == "G" and not open_ and not inside:
            return k if _may_be_late(items, k) else None
        elif tag in "GQ#*LxXNA" or (tag == "e" and open_ and word.endswith("ing")):
            if not open_ and not (tag in "x" and items[k - 1].tag == "E"):
                return None
            open_ = False
        elif tag in "EU":
            if word in ("every", "each", "any"):
                return None  # "killed every last one of the raiders"
            open_ = False
        elif tag not in 'rjatpzYn"S':
            return None
        k += 1
    return None


def _no_clause(items: list[Item], k: int) -> bool:
    """Whether what follows "before" or "while" has no subject of its own: "before [fleeing]"."""
    return items[k].unit.word.endswith("ing")


def _may_be_late(items: list[Item], k: int) -> bool:
    group = items[k].group
    assert group is not None
    somebody = group.count is not None or items[k].unit.tag == "a"
    return somebody and (k + 1 >= len(items) or items[k + 1].tag in ".,;PFOE&)w") and not opens_clause(items, k)


def is_doer(item: Item) -> bool:
    """Whether an item names armed people who are not counted, as those who kill: "gunmen", "the soldiers", "a gunman"."""
    group = item.group
    return item.tag == "G" and group is not None and group.count is None and group.category in FORCES


def is_left_open(items: list[Item], at: int) -> bool:
    """Whether the sentence tells of a bare plural of armed people before the verb `at`, and of nothing else that they could
    have done: "Rebels killed some or all of the hostages." says whom they killed, in words that are not understood. So
    does "The singer killed at the fair."

    Not so in a headline, which has no full stop: "Rebels killed in raid".
    """
    group = items[at - 1].group if at else None
    if group is None or not (items[at - 1].tag == "G" and group.count is None):
        return False
    if not (group.bare and group.plural and is_doer(items[at - 1])) and not (at == 1 and items[0].unit.tag == "t"):
        return False
    if (at > 1 and items[at - 2].tag not in ',;-:s&y"`') or at + 1 >= len(items) or items[at + 1].tag in "B.;":
        return False
    return items[-1].tag == "." and not any(i.tag in "bvmeKDdVykI" for i in items[at + 1 :])


def object_of_next(items: list[Item], k: int) -> int | None:
    """The object that the verb before item `k` shares with the next ones: "killed and robbed [a trader]", "killed, robbed
    and burned [a trader]"."""
    while k + 2 < len(items) and items[k].tag == "," and _is_past(items[k + 1]):
        k += 2
    if k + 3 >= len(items) or items[k].tag != "&" or not _is_past(items[k + 1]):
        return None
    group = items[k + 2].group
    if items[k + 2].tag not in "G#" or group is None or opens_clause(items, k + 2):
        return None
    told = group.names or group.count is not None or group.other or items[k + 2].unit.tag in "ap"
    return k + 2 if told else None


def _is_past(item: Item) -> bool:
    return item.tag in "eK" and not item.unit.word.endswith("ing")


def behind_phrase(items: list[Item], j: int) -> int | None:
    """The object set off behind a phrase: "killed, in less than 48 hours, [a judge]"."""
    k = j + 1
    while k < len(items) and items[k].tag in 'jrEYxQ"U*#P':
        k += 1
    if k + 1 < len(items) and items[k].tag == "," and items[k + 1].tag in WHO and not opens_clause(items, k + 1):
        bare = items[k + 1].tag in "#*" and items[k + 1].unit.tag not in "HR"
        if items[j - 1].tag == "," or not (bare or _is_counted(items, j - 2)):
            return k + 1
        # One comma alone sets off no name that no title leads to, nor those who were counted: "nine killed in Orvale,
        # [Vela]", "two killed in Orvale, [a cook and a nurse]"
    if j + 2 < len(items) and items[j].tag == "P" and items[j + 1].tag in "#E" and _is_late_object(items, j + 2):
        return j + 2
    return None


def _is_counted(items: list[Item], j: int) -> bool:
    group = items[j].group if j >= 0 else None
    return group is not None and group.count is not None


def _is_late_object(items: list[Item], k: int) -> bool:
    """ "Rebels killed in Osk [two policemen]", "shot on Monday [the mayor] of Osk": people whom nothing sets off."""
    group = items[k].group
    if group is None or items[k].tag not in "G#" or opens_clause(items, k):
        return False
    if group.names and group.bare and not group.plural and items[k].unit.tag not in "Nl":
        return True  # "killed in Osk [mayor Ana Tamm]"
    if items[k].tag != "G":
        return False
    return group.count is not None or (group.definite and group.low == group.high == 1 and items[k].unit.tag == "t")
