"""Whom an event of harm befell, where no "of" stands directly behind it: "the killing by guards of two men", "his murder"."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.harms.told import noun_of
from claimledger.roles import Item
from claimledger.spans import Span

_VIOLENT = frozenset(["assassination", "beheading", "killing", "lynching", "murder", "slaying"])


def is_ones_own(items: list[Item], at: int) -> bool:
    """ "The authors of [his assassination]", "[his body] was found": what befell him; but "his killing of a guard"."""
    if at + 1 < len(items) and items[at + 1].tag in "OGx*#UNni":
        return False  # "her murder trial"
    noun = noun_of(items[at])
    if noun not in ("body", "corpse"):
        return noun in _VIOLENT
    head = items[at].group.head if items[at].group is not None else items[at].unit  # type: ignore[union-attr]
    sense = (head.harms or {}).get("C") if head is not None else None
    return sense is not None and any(i.unit.word in sense.needs for i in items[at : at + 6])


def owner_of(item: Item) -> Group:
    """The person whom "his" or "her" at the head of `item` stands for."""
    unit = item.unit
    owner = Group(item.first, item.first + 1, "pronoun", Span(unit.start, unit.end), unit)
    owner.number, owner.low, owner.high = owner.span, 1, 1
    owner.plural = unit.word not in ("his", "her")
    return owner


_CAUGHT = frozenset(["targeted", "caught", "caught up", "swept", "slain", "singled", "hunted"])


def caught_in(items: list[Item], at: int) -> int | None:
    """ "nine traders were targeted in reprisal killings": the verb whose subject the killings befell."""
    if not items[at].unit.word.endswith("s"):
        return None
    k = at - 1
    while k >= 0 and items[k].tag in "jJUen" and items[k].unit.word not in _CAUGHT:
        k -= 1
    if k < 2 or items[k].unit.word != "in" or items[k - 1].unit.word not in _CAUGHT or items[k - 2].tag not in "br":
        return None
    return k - 1


def late_of(items: list[Item], at: int) -> int | None:
    """ "the murder on Friday of [a nun]", "the killing by guards of [two men]": where that "of" stands."""
    if at + 1 >= len(items) or (items[at + 1].tag not in "PEB-" and items[at + 1].unit.word not in _LAST):
        return None
    if items[at + 1].tag == "-":
        return _behind_dashes(items, at + 1)
    doer = items[at + 1].tag == "B"
    for k in range(at + 2, min(at + 7, len(items) - 1)):
        before, behind = items[k - 1], items[k + 1]
        if (
            items[k].tag == "O"
            and (before.tag in ("E#xeG" if doer else "E#x") or before.unit.word in _FIGHT)
            and behind.tag in "GQ#"
        ):
            if before.tag == "x" and behind.group is not None and behind.group.definite:
                return None  # "the murders in the days of the tyrant"
            return k if before.tag == "E" or behind.tag == "Q" or not _is_place(before, behind) else None
        if items[k].tag not in ("PEjrtQ#xUeG" if doer else "PEjrtQ#xU") and items[k].unit.word not in _FIGHT:
            return None
    return None


_LAST = frozenset(["last", "earlier", "late", "early"])  # "the murder last week of"
_FIGHT = frozenset(["action", "battle", "combat"])


def _is_place(before: Item, behind: Item) -> bool:
    """Whether a name behind "of" goes on with a place: "in the town of [Osk]"; but "in Osk of [Omar Said]"."""
    whole = behind.group is not None and any(" " in name for name in behind.group.names)
    return behind.tag == "#" and not (before.tag == "#" and whole)


def _behind_dashes(items: list[Item], dash: int) -> int | None:
    """ "The massacre -- for which they blame the army -- of [80 people]": the "of" behind what is set in dashes."""
    for k in range(dash + 2, min(dash + 14, len(items) - 2)):
        if items[k].tag == "-":
            return k + 1 if items[k + 1].tag == "O" else None
        if items[k].tag in ".;":
            return None
    return None
