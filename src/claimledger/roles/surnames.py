"""First names that stand before a whole name and go with its surname: "Mira and Paul Szabo" are two people of one name."""

from __future__ import annotations

import functools

from claimledger.groups import Group
from claimledger.lexicon import read_tables

_SEVERAL = 3  # names of a list
_JOINT = 2  # units between two of a list: ", and"


@functools.cache
def _first_names(language: str = "en") -> frozenset[str]:
    return frozenset(term for entry in read_tables(language, "names")["first"] for term in entry["terms"])


def is_first_name(name: str) -> bool:
    """Whether a name of several words begins with a common first name: "Ana Ruiz"."""
    first, _, rest = name.partition(" ")
    return bool(rest) and first.lower() in _first_names()


def share_surnames(whole: list[Group]) -> None:
    """Give the surname of the name behind them to first names alone. Any other word is of somebody told before, as in
    "Lang and Omar Said", but where several first names stand in the list: "Ana, Ivo, Kay and Tim Roe"."""
    known = _first_names() if len(whole) > 1 else frozenset()
    several = len(whole) > _SEVERAL and sum(one.names[0].lower() in known for one in whole if one.names) >= _SEVERAL - 1
    for one, two in zip(whole[-2::-1], whole[:0:-1], strict=True):
        if one.kind != "name" or two.kind != "name" or two.first - one.last > _JOINT or one.known_category:
            continue
        if len(one.names) != 1 or len(two.names) != 1 or " " in one.names[0] or " " not in two.names[0]:
            continue
        if several or one.names[0].lower() in known:
            one.names = (f"{one.names[0]} {two.names[0].rpartition(' ')[2]}",)
