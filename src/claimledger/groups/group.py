"""A noun group: people named together."""

from __future__ import annotations

from dataclasses import dataclass

from claimledger.records import Category, Demographic, Outcome
from claimledger.spans import Span
from claimledger.units import Count, Unit


@dataclass(slots=True)
class Group:
    """People named together: units [first, last) of a sentence; `head` is the unit that names them, if any.

    `kind`: "people" (a people noun), "count" (a bare number or "others"), "name", "unknown" (a noun not in the lexicon),
    "thing" (no people), "pronoun".
    """

    first: int
    last: int
    kind: str
    span: Span
    head: Unit | None = None
    count: Count | None = None
    number: Span | None = None  # the words that carry the count: the number, or the noun of a single person
    low: int | None = None
    high: int | None = None
    qualifier: str = "exact"
    category: Category = "people"
    demographic: Demographic | None = None
    definite: bool = False
    plural: bool = False
    other: bool = False
    owned: bool = False  # "his wife": told beside the one it belongs to
    bare: bool = False  # no determiner and no count: "a councillor and [trader]"
    harm: Unit | None = None  # an attributive harm word: "two injured guards"
    affiliation: Span | None = None
    names: tuple[str, ...] = ()
    known_category: bool = False
    anaphoric: bool = False  # "nine of them", "two of the dead": a part of those already told of
    gapped: bool = False  # "16 in Homs" behind a verb that tells of others: its day and place stand beside it
    first_word_is_name: bool = False  # nothing but a title describes the person
    number_of: bool = False  # "the number of deaths": leads to a figure
    of_theirs: bool = False  # "of their members", "their members"
    of: Group | None = None  # the counted people of whom it is a part: "one of [five men]"
    whole_outcome: Outcome | None = None  # of the whole, where its noun says it: "two of the dead"

    @property
    def attacked(self) -> bool:
        """Whether its noun says that they attacked: "the gunman", "two suicide bombers"."""
        return self.head is not None and self.head.word.split()[-1] in _ATTACKERS


_ATTACKERS = frozenset(
    """taker attacker assailant bomber gunman hijacker suspect perpetrator shooter aggressor assassin kidnapper hitman
    attackers assailants bombers gunmen hijackers suspects perpetrators shooters aggressors assassins kidnappers
    hitmen hostage-taker hostage-takers takers""".split()  # noqa: SIM905
)
