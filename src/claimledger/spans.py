"""Spans: half-open [start, end) character ranges of one text, and what can be asked of them."""

from __future__ import annotations

from collections.abc import Iterable
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


def longest_then_leftmost(spans: Iterable[tuple[int, int]]) -> list[Span]:
    """The spans that remain when of any two that overlap the longer stays (of equal ones the left), in text order."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        span = Span(start, end)
        if not any(span.overlaps(k) for k in kept):
            kept.append(span)
    return sorted(kept)
