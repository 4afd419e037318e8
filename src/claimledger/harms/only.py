"""Who is said to be all those that an event harmed: "[a clerk] was the only fatality"."""

from __future__ import annotations

from claimledger.harms.told import Told, tell
from claimledger.roles import Item, items_text, offset, subject

_ONLY = ("the only ", "the sole ", "its only ", "the first ", "the latest ")


def read_only(items: list[Item], at: int) -> list[Told]:
    """What "was the only [fatality]" tells of the people before it, whose number is told there."""
    group = items[at].group
    if at < 2 or items[at - 1].tag != "b" or group is None or group.head is None or group.count is not None:
        return []
    sense = (group.head.harms or {}).get("C")
    if sense is None or sense.needs or not items_text(items).startswith(_ONLY, offset(items, at)):
        return []
    return tell(items, at, subject(items, at, False), sense.outcome, sense, None, at)
