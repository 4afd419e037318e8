"""One item of a sentence, and the groups that a harm word governs."""

from __future__ import annotations

from dataclasses import dataclass

from claimledger.groups import Group
from claimledger.units import Unit


@dataclass(slots=True)
class Item:
    """A noun group or a single unit of a sentence. `tag`: G people, Q bare count, # name, * unknown noun, x thing,
    L pronoun, @ counted deaths; else the letter of the unit."""

    tag: str
    first: int
    last: int
    unit: Unit
    group: Group | None = None


@dataclass(slots=True)
class Victims:
    """The groups a harm word governs: `whole` side by side, `parts` inside the last of them."""

    whole: list[Group]
    parts: list[Group]
    negated: bool = False
