"""What the pipeline passes from stage to stage: small mutable dataclasses that never leave it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from claimledger.records import Article, Assertion, Category, Demographic, Outcome, Qualifier
from claimledger.spans import Span


@dataclass(slots=True)
class Sentence:
    """A sentence of a document; `paragraph` counts paragraphs from 0."""

    index: int
    start: int
    end: int
    paragraph: int
    cut: bool = False  # it goes on in the next: a sentence longer than any that is written


@dataclass(slots=True)
class Document:
    """An article cut into sentences.

    `text` is what is read: that of the article, of the same length, with a blank for each line break inside a sentence,
    and for each character of a head ("Published: …") but the headline in it.
    `folded` is the same in lower case.
    """

    article: Article
    text: str = field(repr=False)
    folded: str = field(repr=False)
    sentences: list[Sentence]
    recased: bool = False  # read with small letters, as the text has none
    kept: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)  # what was found in it


@dataclass(slots=True)
class Figure:
    """A count of people with an outcome, found in one sentence; before source, date and place are known."""

    span: Span  # the words that carry the count
    low: int | None
    high: int | None
    qualifier: Qualifier
    outcome: Outcome
    category: Category
    demographic: Demographic | None
    sentence: int  # index into Document.sentences
    group: Span  # the noun group: "at least 20 of his neighbours"
    harm: Span  # the words that state the outcome: "were killed"
    clause: Span  # the clause in which it is told
    assertion: Assertion = "stated"
    agent: Span | None = None  # who did it
    affiliation: Span | None = None  # of the victims
    attacker: bool = False
    background: bool = False
    overall: bool = False  # "the war has killed 9,000": of more than what is news
    cumulative: bool = False
    earlier: bool = False  # "it had listed 50": counted before what the text tells now
    compared: bool = False  # "up from 50 last year": of the same people as the figure before it, at another time
    part_of: int | None = None  # index into the list of figures
    repeat_of: int | None = None
    shared_out: bool = False  # a part that a list below the total counts, in words of its own or by a label alone
    by_room: bool = False  # a part since the total has room for it, and not as words say so
    instead_of: Figure | None = field(default=None, repr=False)  # the toll that it gives anew: "residents say 30"
    front_of: int | None = None  # the total of all fronts, of which it is a part if days and places do not forbid it
    incident: int = 0
    entry: int = 0  # the record of a list of records in which it stands; 0 in none
    record: Span | None = None  # the lines of that record, where these open with a key
    definite: bool = False  # "the soldier": somebody already told of
    other: bool = False  # "two others": besides those already told of
    kind: str = "people"  # people, count, name, unknown, deaths, row (of a table): what the noun group is
    names: tuple[str, ...] = ()  # the victims' names, where given
    fate_open: bool = False  # "shot", "stabbed": the words of harm leave open who lived
    fate: Span | None = None  # the words that tell the death in another sentence
    reasons: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Who:
    """Who a figure comes from: "residents told the AP" -> name "residents", via "Associated Press"."""

    name: str | None
    via: str | None = None
    kind: str | None = None  # registry kind, or "witness", "official", "anonymous" …
    span: Span | None = None  # the words that name it
    reason: str = ""
    sure: bool = True  # False raises an Issue


@dataclass(slots=True)
class When:
    """The days, inclusive, in which something happened; `stated` is the day somebody said so."""

    start: date | None
    end: date | None
    precision: str | None = None  # day, week, month, year, period
    span: Span | None = None
    reason: str = ""
    stated: date | None = None
    dying: When | None = None  # when they died, where this is the event in which they were hurt

    def because(self, reason: str) -> When:
        """The same window, for another reason."""
        return When(self.start, self.end, self.precision, self.span, reason, self.stated)


@dataclass(slots=True)
class Where:
    """A place as the text names it, with what the gazetteer makes of it."""

    name: str | None
    span: Span | None = None
    place_id: str | None = None
    admin1: str | None = None
    country: str | None = None
    iso: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str | None = None  # site, place, district, admin1, country, region
    candidates: tuple[str, ...] = ()
    reason: str = ""
