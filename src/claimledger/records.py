"""The public vocabulary: frozen pydantic records for what goes in, what is found and what is reported."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

Outcome = Literal["killed", "injured", "missing", "abducted", "displaced", "casualties"]
Category = Literal["civilian", "security_forces", "armed_group", "combatant", "people"]
Demographic = Literal["children", "women", "men", "elderly"]
Qualifier = Literal[
    "exact", "approximate", "at_least", "more_than", "at_most", "fewer_than", "range", "vague", "unquantified"
]
Assertion = Literal["stated", "alleged", "projected", "denied"]
PublishedBasis = Literal["option", "field", "sidecar", "metadata", "header", "text"]


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


class Claim(Record):
    """One figure for one group of people who met one outcome, as one text states it."""

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
