"""Bare figures that set one toll against another: "The army said 60 died; residents counted 84"."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.roles import Item

# A sentence without a word of harm is read for a bare figure only where it holds one of these.
HINTS = (
    "counted", "counts", "acknowledg", "spoke of", "speak of", "speaks of", "put it at", "put the figure", "put the toll",
    "put the number", "puts it at", "puts the figure", "puts the number", "admitted", "admits",
    "gave the figure", "gave a figure",
    "gave the number", "recorded", "tallied", "documented", "lists", "listed", "conceded", "figure of", "number at",
)  # fmt: skip
_COUNTING = frozenset(
    [
        "counted",
        "counts",
        "count",
        "acknowledges",
        "acknowledged",
        "acknowledge",
        "admitted",
        "admits",
        "admit",
        "tallied",
        "recorded",
        "documented",
        "conceded",
        "lists",
        "listed",
        "reported",
        "registered",
        "confirmed",
    ]
)
_SPEAKING = frozenset(["spoke", "speaks", "speak", "tell", "told", "tells", "talked"])
_PUTTING = frozenset(["put", "puts", "putting", "gave", "gives", "estimated", "estimates"])


def find_recounts(items: list[Item]) -> list[tuple[Group, int]]:
    """The bare counts of a sentence that stand for a whole figure, with their item: "residents counted [84]"."""
    found: list[tuple[Group, int]] = []
    for at, item in enumerate(items):
        group = item.group
        if (
            item.tag != "Q"
            or group is None
            or group.count is None
            or group.anaphoric
            or group.other
            or group.low in (0, 1)
        ):
            continue
        if (
            at + 1 < len(items)
            and items[at + 1].tag not in '.;,E-")'
            and items[at + 1].unit.word not in ("in", "and", "while")
        ):
            continue
        if _leads(items, at):
            found.append((group, at))
    return found


def _leads(items: list[Item], at: int) -> bool:
    """Whether a word of counting leads to the figure at `at`."""
    k = at - 1
    while k >= 0 and items[k].tag in "rE":
        k -= 1
    if k < 0:
        return False
    word = items[k].unit.word
    if word in _COUNTING:
        return True
    if word == "of" and k:
        return items[k - 1].unit.word in _SPEAKING or items[k - 1].unit.word.endswith("figure")
    if word == "at":
        return any(i.unit.word in _PUTTING for i in items[max(0, k - 7) : k])
    return False
