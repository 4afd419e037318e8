"""Which figures stand beside one another in a sentence, and whose people a sentence counts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from claimledger.history import ANSWERED
from claimledger.mentions import Figure

NEAREST = 12  # places and figures to either side that are weighed in one sentence


def _start(figure: Figure) -> int:
    return figure.span.start


class Beside:
    """The figures of a text, in text order, by the sentence that tells them."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self.of: dict[int, list[Figure]] = defaultdict(list)  # by sentence
        self.shares: dict[int, list[Figure]] = defaultdict(list)  # by the id of the whole
        self.whole_of: dict[int, Figure] = {}  # by the id of the part
        self._told: dict[int, set[tuple[int | None, str]]] = defaultdict(set)  # by sentence, what is counted there
        for figure in figures:
            at = figure.sentence
            if figure.part_of is not None:
                self.shares[id(figures[figure.part_of])].append(figure)
            whole = figure.front_of if figure.part_of is None else figure.part_of
            if whole is not None:
                self.whole_of[id(figure)] = figures[whole]
            self.of[at].append(figure)
            if figure.qualifier != "unquantified":
                self._told[at].add((figure.low, figure.outcome))
        self._ordered: dict[int, list[Figure]] = {}  # by sentence
        self._starts = sorted([f.span.start for f in figures])

    def near(self, figure: Figure) -> list[Figure]:
        """The figures of its sentence; of a list of hundreds those around it."""
        beside = self.of[figure.sentence]
        if len(beside) <= 2 * NEAREST:
            return beside
        at = bisect_left(beside, figure.span.start, key=_start)
        return beside[max(0, at - NEAREST) : at + NEAREST]

    def in_order(self, figure: Figure) -> list[Figure]:
        """The same in the order in which they stand."""
        beside = self.of[figure.sentence]
        if len(beside) > 2 * NEAREST:
            return sorted(self.near(figure), key=_start)
        known = self._ordered.get(figure.sentence)
        if known is None:
            known = self._ordered[figure.sentence] = sorted(beside, key=_start)
        return known

    def following(self, figure: Figure) -> int | None:
        """Where the next figure of the text starts, behind the words that tell this one."""
        at = bisect_right(self._starts, max(figure.span.end, figure.harm.end))
        return self._starts[at] if at < len(self._starts) else None

    def of_others(self, index: int, figure: Figure) -> bool:
        """Whether a sentence counts people of its own, and not those of this figure."""
        told = self._told.get(index)
        return told is not None and (figure.low, figure.outcome) not in told


def only_answered(figure: Figure, beside: Sequence[Figure]) -> bool:
    """Whether the figures of a sentence before are what an act answers, and the figure is news: "The raid avenged the death
    of nine men in Orvale. … Four soldiers were killed"."""
    return not figure.background and all(other.background and ANSWERED in other.reasons for other in beside)
