"""The case of one person: what a text tells of him or her, mention by mention."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from claimledger.link.person import Person
from claimledger.mentions import Figure
from claimledger.spans import Span


@dataclass(slots=True)
class Case:
    """One person, or several that pronouns treat as one: the figures that tell of them, in text order."""

    person: Person
    figures: list[Figure]
    last: int  # the sentence of the last mention
    counted: bool = False  # told by the bare number one
    plural: bool = False
    own_hand: bool = False  # harmed by their own hand
    gun_turned: bool = False  # "turned the gun on himself": a death, unless the text goes on to tell of a living person
    culprit: bool = False  # told of as the one who did the harm
    alive: bool = False  # told of as hurt by further words
    first: int = 0
    groups: list[Span] = field(default_factory=list)

    def told_as(self, outcome: str) -> bool:
        return any(f.outcome == outcome for f in self.figures)

    def counted_behind(self, group: Span, at: int | None) -> bool:
        """ "[The man] stabbed shoppers, killing one, before he was shot dead": not the one who is counted behind him."""
        return self.counted and at == self.first and group.end <= self.groups[0].start

    def repeats(self) -> Iterator[tuple[Figure, Figure]]:
        """Each figure that only restates an earlier one, with the first that told it."""
        firsts: dict[str, Figure] = {}
        for figure in sorted(self.figures, key=lambda f: f.span.start):
            if figure.assertion == "denied":
                continue
            first = firsts.setdefault(figure.outcome, figure)
            if first is not figure:
                yield first, figure
