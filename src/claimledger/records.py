"""The public vocabulary: frozen pydantic records for what goes in, what is found and what is reported."""

from __future__ import annotations

import functools
import hashlib
from datetime import date, datetime
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict

Outcome = Literal["killed", "injured", "missing", "abducted", "displaced", "casualties"]
Category = Literal["civilian", "security_forces", "armed_group", "combatant", "people"]
Demographic = Literal["children", "women", "men", "elderly"]
Qualifier = Literal[
    "exact", "approximate", "at_least", "more_than", "at_most", "fewer_than", "range", "vague", "unquantified"
]
Assertion = Literal["stated", "alleged", "projected", "denied"]
Basis = Literal["day", "cumulative", "undated"]
Policy = Literal["ucdp", "acled", "gtd", "ibc"]
TollBy = Literal["date", "event", "place", "source", "article"]
PublishedBasis = Literal["option", "field", "sidecar", "metadata", "header", "text"]


#: The categories of those who bear arms
FORCES: frozenset[Category] = frozenset(("security_forces", "armed_group", "combatant"))


class Record(BaseModel):
    """Base of all records: immutable, and a field that nobody declared is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def digest(*parts: object, size: int = 6) -> str:
    """A short stable name for a tuple of values: `2 * size` hexadecimal digits."""
    return hashlib.blake2b("\x1f".join(map(repr, parts)).encode(), digest_size=size).hexdigest()


class Article(Record):
    """One text as it was read. Every offset in the program points into `text`, which is never changed again."""

    id: str  # as given in the input, or the file name
    text: str
    title: str | None = None
    published: date | None = None
    published_basis: PublishedBasis | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    author: str | None = None
    origin: str | None = None  # the path it was read from, with ":line" for a line of a file
    sha256: str | None = None  # of the bytes it was read from
    reader: str | None = None
    dropped: tuple[str, ...] = ()  # what the reader left out, in words

    @property
    def key(self) -> str:
        """Content address: the same article read twice has the same key."""
        return "a" + digest(self.id, self.text, self.title, self.published, self.outlet, self.url)


_set = object.__setattr__  # past what keeps a record from being changed


class Row(Record):
    """Base of records that are held by the hundred thousand: one set of field names serves them all.

    Pydantic keeps such a set in every record, 2 KB each, to know which fields were given; here that is never asked.
    """

    def model_post_init(self, _context: Any, /) -> None:
        object.__setattr__(self, "__pydantic_fields_set__", _blank(type(self))[1])

    @classmethod
    def made(cls, **values: Any) -> Self:
        """A record of values that the program itself found: all that `cls(...)` does but for checking them."""
        row = cls.__new__(cls)
        blank, names = _blank(cls)
        _set(row, "__dict__", blank | values)
        _set(row, "__pydantic_fields_set__", names)
        _set(row, "__pydantic_extra__", None)
        _set(row, "__pydantic_private__", None)
        return row


@functools.cache
def _blank(kind: type[Row]) -> tuple[dict[str, Any], set[str]]:
    """The fields of a record in their order, with defaults, and their names."""
    return {name: field.default for name, field in kind.model_fields.items()}, set(kind.model_fields)


class Claim(Row):
    """What one text says of one group: how many of them were killed, injured, missing, abducted or displaced."""

    claim: str  # "c" and 12 hexadecimal digits; the same words of the same article always have the same name
    article: str  # Article.id
    outlet: str | None
    published: date | None
    outcome: Outcome
    category: Category
    demographic: Demographic | None
    low: int | None  # inclusive; None is open
    high: int | None
    qualifier: Qualifier
    number: str  # article.text[start:end]
    start: int
    end: int
    quote: str  # the clause or sentence around the number, as written
    source: str | None
    via: str | None
    date_start: date | None
    date_end: date | None
    place: str | None
    part_of: str | None  # a claim of the same article
    repeat_of: str | None  # an earlier claim of the same article
    assertion: Assertion
    # beyond the fixed fields
    title: str | None = None
    quote_start: int = 0  # text[quote_start:quote_end] == quote
    quote_end: int = 0
    perpetrator: str | None = None  # who did it, as written
    affiliation: str | None = None  # of the victims, as written ("CPI-Maoist", "former army")
    attacker: bool = False  # the figure counts those who attacked
    background: bool = False  # history, not what the article reports
    incident: int = 0  # claims of one article with the same number tell of the same event
    source_kind: str | None = None  # kind in the source registry, "official", "anonymous", "witness" …
    source_reason: str | None = None
    date_precision: Literal["day", "week", "month", "year", "period"] | None = None
    date_reason: str | None = None
    cumulative: bool = False  # a running toll since a start ("since Thursday", "has risen to")
    stated: date | None = None  # the day of the statement, where the text says; else the day of publication
    admin1: str | None = None
    country: str | None = None
    iso: str | None = None  # ISO 3166-1 alpha-2
    latitude: float | None = None
    longitude: float | None = None
    place_precision: Literal["site", "place", "district", "admin1", "country", "region"] | None = None
    place_id: str | None = None  # gazetteer entry, where it was settled
    place_candidates: tuple[str, ...] = ()  # gazetteer entries, where it stays open
    place_reason: str | None = None
    extractor: str = "claimledger"
    version: str = ""


class Issue(Record):
    """What was seen and not turned into a claim, or is doubtful: a record like any other."""

    issue: str
    article: str
    kind: str  # e.g. "figure_without_outcome", "undated", "source_uncertain", "place_ambiguous"
    message: str
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    claim: str | None = None


class Extraction(Record):
    """All that one article yields."""

    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]


class PastFigure(Row):
    """What a source said earlier about the same people, or said less exactly: no longer counted."""

    claim: str
    low: int | None
    high: int | None
    qualifier: Qualifier
    stated: date | None
    articles: tuple[str, ...]
    reason: str  # why it no longer counts
    claims: tuple[str, ...] = ()  # every claim that states this figure, relays included


class TollFigure(Row):
    """One independent voice in a toll: the figure it stands by now, who relayed it, and what it said before."""

    source: str | None  # None: no article attributes the figure
    source_kind: str | None = None
    low: int | None
    high: int | None
    qualifier: Qualifier
    assertion: Assertion = "stated"
    claim: str | None  # the claim whose words are quoted; None for a sum
    claims: tuple[str, ...]  # every claim that states this figure, relays included
    articles: tuple[str, ...]
    outlets: tuple[str, ...] = ()
    via: tuple[str, ...] = ()  # relays that the texts name
    stated: date | None = None
    date_start: date | None = None
    date_end: date | None = None
    place: str | None = None
    perpetrator: str | None = None
    counts: bool = True  # False: listed, sets no bound; `reason` says why
    reason: str = ""
    history: tuple[PastFigure, ...] = ()


class TollPart(Row):
    """A subset named inside a toll ("included nine children"): shown with it, never added to it."""

    claim: str
    whole: str  # the claim it is part of
    category: Category
    demographic: Demographic | None
    low: int | None
    high: int | None
    article: str


class Toll(Row):
    """One row: how many people of one group met one outcome, in one window and place, as a range over all voices."""

    toll: str  # "t" and 12 hexadecimal digits: names the scope, so it stays when figures change
    by: TollBy
    event: str | None
    outcome: Outcome
    category: Category | Literal["total"]  # "total": all people together
    demographic: Demographic | None = None
    basis: Basis
    date_start: date | None
    date_end: date | None
    place: str | None
    low: int | None  # None: open
    high: int | None
    best: int | None  # None where the policy names none
    lowest: int | None = None  # the smallest and the largest number anyone gives: "600+" has highest 600, high None
    highest: int | None = None
    articles: tuple[str, ...]
    sources: tuple[str, ...]  # independent primary sources; an unattributed figure is named by its outlet or article
    policy: Policy = "ucdp"
    low_claim: str | None = None
    high_claim: str | None = None
    best_claim: str | None = None
    figures: tuple[TollFigure, ...] = ()
    parts: tuple[TollPart, ...] = ()
    contested: bool = False  # a source denies it
    attacker: bool = False  # the row counts those who attacked
    derived: bool = False  # a sum of other rows or claims, stated by nobody
    derived_from: tuple[str, ...] = ()  # the claims that were summed
    parent: str | None = None  # the event or toll this lies in
    country: str | None = None
    iso: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    notes: tuple[str, ...] = ()  # the decisions, in sentences


class Finding(Record):
    """Something in the figures that a person should look at, or that was checked and holds."""

    finding: str
    kind: str  # e.g. "sum_holds", "sum_fails", "toll_falls", "digits_transposed", "stale_breakdown"
    severity: Literal["info", "warning", "error"]
    message: str
    claims: tuple[str, ...]
    articles: tuple[str, ...]


class Review(Record):
    """A person's decision on claims. Nothing is overwritten: later decisions on the same claim and field prevail."""

    review: str
    action: Literal["accept", "reject", "correct", "split", "join"]
    claims: tuple[str, ...]  # split: these claims are an event of their own; join: all these are one event
    by: str  # who decided
    at: datetime
    reason: str
    field: str | None = None  # correct: the field of Claim, or "figure" for low and high together
    value: str | int | bool | None = None  # correct: what it should hold; dates as ISO text


class Retraction(Record):
    """A claim or a whole article is withdrawn, by its publisher or by a person who found it void."""

    retraction: str
    claims: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    by: str
    at: datetime
    reason: str


class SourceSummary(Record):
    """What one primary source contributes, and where it stands apart."""

    source: str
    kind: str | None
    claims: int
    articles: int
    figures: int  # scopes on which it counts as a voice
    relays: tuple[str, ...]  # outlets and agencies that carried it
    alone: int  # scopes on which nobody else speaks
    agrees: int  # scopes on which another voice has the same figure
    differs: tuple[str, ...]  # one sentence for each scope on which it differs from others
    first: date | None
    last: date | None
