"""Before whom somebody was brought: "was dragged [before] a court and shot" tells no clause of its own behind "before"."""

from __future__ import annotations

from claimledger.units.unit import Unit

_BROUGHT = frozenset(["brought", "dragged", "hauled", "led", "marched", "paraded", "put", "taken", "tried", "came"])
_FACED = frozenset("aptzc")


def settle_before(units: list[Unit], i: int) -> None:
    """Makes a preposition of "before" behind a verb of bringing, where no verb follows those who are faced."""
    if not i or units[i - 1].word not in _BROUGHT or units[i].tag != "s":
        return
    if i + 1 >= len(units) or units[i + 1].tag not in _FACED:
        return
    for k in range(i + 2, min(i + 7, len(units))):
        tag = units[k].tag
        if tag in "bvmKDdey":
            return  # "was led away before a guard shot him"
        if tag in ".,;&BPws":
            break
    units[i].tag = "P"
