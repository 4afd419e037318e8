"""The items of one sentence as a list that keeps what is often asked of it.

The list stays interpreted where the program is compiled: a compiled class cannot be a list.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimledger.groups import Group
from claimledger.roles.item import Item


class Items(list[Item]):
    """The items of one sentence, in an order that is settled, with its words in lower case."""

    __slots__ = ("_places", "_words", "folded", "start", "tags")

    def __init__(self, items: Iterable[Item], tags: str, folded: str, start: int) -> None:
        super().__init__(items)
        self.tags = tags  # their letters
        self.folded = folded
        self.start = start  # of the sentence in the text
        self._words: frozenset[str] | None = None
        self._places: dict[int, int] | None = None

    @property
    def words(self) -> frozenset[str]:
        """The words of all units."""
        if self._words is None:
            self._words = frozenset([item.unit.word for item in self])
        return self._words

    def place(self, group: Group) -> int | None:
        """Where a group stands; None where it is no item of its own."""
        if self._places is None:
            self._places = {id(item.group): k for k, item in enumerate(self) if item.group is not None}
        return self._places.get(id(group))
