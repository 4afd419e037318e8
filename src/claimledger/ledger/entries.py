"""What an entry is: a kind, a subject and a body, named by its content and chained to the entry before."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Literal, NamedTuple

from claimledger.records import Article, Record

Kind = Literal["article", "generation", "claim", "issue", "review", "retraction", "supersession"]
START = "0" * 64  # what the first entry follows


class Entry(NamedTuple):
    """One row of the ledger. `subject` is what the entry belongs to: the address of an article or of a generation."""

    seq: int
    id: str
    kind: str
    subject: str
    name: str
    body: str
    recorded: str
    previous: str
    hash: str


class Generation(Record):
    """One run of one version of an extractor over one article, and how much came of it."""

    article: str  # Article.id
    extractor: str
    version: str
    claims: int
    issues: int


class Supersession(Record):
    """Of two texts of one page, or of one id, the newer is current. Both stay readable."""

    older: str  # Article.id
    newer: str
    older_address: str
    newer_address: str
    reason: str


class New(NamedTuple):
    """An entry before it has its place in the chain."""

    id: str
    kind: Kind
    subject: str
    name: str
    body: str


def new_entry(kind: Kind, subject: str, name: str, body: str) -> New:
    return New(entry_id(kind, subject, body), kind, subject, name, body)


def article_address(article: Article) -> str:
    """Names an article by what it says and what is known of it, not by where the file lay."""
    published = article.published.isoformat() if article.published else None
    return _sha256([article.id, article.text, article.title, published, article.outlet, article.url])


def entry_id(kind: str, subject: str, body: str) -> str:
    """The content address of an entry, 64 hexadecimal digits."""
    return _sha256([kind, subject, body])


def chain_hash(previous: str, seq: int, entry: str, recorded: str) -> str:
    """Binds an entry to its place and time and, through `previous`, to all before it."""
    return hashlib.sha256(f"{previous}\n{seq}\n{entry}\n{recorded}".encode()).hexdigest()


def timestamp(moment: datetime) -> str:
    """`moment` in UTC, to the microsecond, so that text order is the order of time."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _sha256(value: list[str | None]) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
