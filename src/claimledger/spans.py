"""Spans: half-open [start, end) character ranges of one text, and what can be asked of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` to `end` (exclusive) of a text. `text[span.slice]` is the words."""

    start: int
    end: int

    @property
    def slice(self) -> slice:
        return slice(self.start, self.end)

    def overlaps(self, other: tuple[int, int]) -> bool:
        return self.start < other[1] and other[0] < self.end

    def contains(self, other: tuple[int, int]) -> bool:
        return self.start <= other[0] and other[1] <= self.end

    def gap(self, other: tuple[int, int]) -> int:
        """Characters between the two; 0 where they touch or overlap."""
        return max(other[0] - self.end, self.start - other[1], 0)


# The span of a pair, `span_of((3, 8))`. In inner loops it takes a third of the time of `Span(3, 8)`.
span_of: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
