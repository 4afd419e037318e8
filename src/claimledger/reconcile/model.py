"""What passes between the modules of reconciliation: facts, and the options of a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from claimledger.records import Article, Basis, Category, Claim, Demographic, Outcome, Qualifier, Record

Include = Literal["alleged", "projected", "third_hand"]

# An exact figure outranks a rounded one of the same source; a bare plural says least.
EXACTNESS = {
    "exact": 4,
    "range": 3,
    "at_least": 3,
    "more_than": 3,
    "at_most": 3,
    "fewer_than": 3,
    "approximate": 2,
    "vague": 1,
    "unquantified": 0,
}


Attackers = Literal["armed_apart", "count", "separate"]


class Options(Record):
    """Rarely needed settings of a run.

    `reviewed_only` keeps accepted claims alone. `articles` are the texts, in which wire copies are found; without
    them copies are recognised by their quotes. `attackers` says whether dead attackers are in the total of an article or event:
    `armed_apart` leaves out armed groups that attacked (a suicide bomber) and counts a killer of no group.
    """

    reviewed_only: bool = False
    articles: tuple[Article, ...] = ()
    attackers: Attackers = "armed_apart"


@dataclass(slots=True)
class Fact:
    """A claim, or several mentions in one article that say the same, ready for comparison."""

    claim: Claim  # the one that is quoted
    claims: tuple[str, ...]  # all mentions, in text order
    low: int | None
    high: int | None
    category: Category | Literal["total"]
    basis: Basis
    start: date | None
    end: date | None
    stated: date | None
    voice: str  # key of the primary source; "" where the article attributes to nobody
    name: str | None  # the source as written
    where: Claim  # the mention that names the place
    part_of: str | None = None  # the claim this counts a part of
    qualifier: Qualifier = "exact"
    demographic: Demographic | None = None
    incident: int = 0
    aside: str = ""  # why it sets no bound in its row
    replaced: frozenset[int] = frozenset()  # what its text says was counted before: "earlier reports of 34 were wrong"
    taken: bool = False  # some of those who were abducted, who were killed since
    apart: bool = False  # it counts attackers, whom the total leaves out
    notes: list[str] = field(default_factory=list)

    @property
    def place(self) -> str | None:
        return self.where.place

    @property
    def outcome(self) -> Outcome:
        return self.claim.outcome

    @property
    def article(self) -> str:
        return self.claim.article

    @property
    def exactness(self) -> int:
        return EXACTNESS[self.qualifier]

    @property
    def point(self) -> int:
        """The number as said: 600 for "more than 600", 50 for "up to 50", 30 for "30 to 40"."""
        return self.low if self.low is not None else self.high or 0

    @property
    def words(self) -> str:
        """The number as written; the sum, where it is one."""
        known = self.claim.low if self.claim.low is not None else self.claim.high
        return self.claim.number if known == self.point else f"{self.point:,}"

    @property
    def sort_key(self) -> tuple[object, ...]:
        return (self.stated or date.max, self.claim.article, self.claim.start, self.claim.end, self.claim.claim)


@dataclass(slots=True)
class Scope:
    """The facts of one row: one outcome, category, basis, window and place, from any number of voices."""

    facts: list[Fact]
    place: str | None
    start: date | None
    end: date | None
    notes: list[str] = field(default_factory=list)
