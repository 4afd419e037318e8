"""Cases of a deed that count those to whom it was done: "eight [cases] of disappearance"."""

from __future__ import annotations

from dataclasses import replace

from claimledger.units.unit import Unit

_DEEDS = frozenset(["missing"])  # "five cases of murder" are those of a court or of who is wanted


def settle_cases(units: list[Unit], i: int) -> None:
    """Makes counted deeds of "cases" behind a count and before a deed: "8 [cases] of disappearance and 4 murders"; not
    "8 cases of cholera"."""
    if i < 1 or i + 2 >= len(units) or units[i - 1].tag != "c" or units[i + 1].word != "of":
        return
    last = i + 2
    while last + 1 < len(units) and units[last].tag in "jeU" and units[last].harms is None:
        last += 1  # "cases of [forced] disappearance"
    deed = (units[last].harms or {}).get("n")
    if deed is None or deed.outcome not in _DEEDS:
        return
    units[i].tag, units[i].person = "C", None
    units[i].harms = {"C": replace(deed, form="C")}
    for unit in units[i + 2 : last + 1]:
        unit.tag, unit.harms, unit.person = "U", None, None
    if "".join(u.tag for u in units[last + 1 : last + 4]) in ("&cO", ",cO"):
        units[last + 2].tag = "U"  # "8 cases of disappearance and [9] of torture"
