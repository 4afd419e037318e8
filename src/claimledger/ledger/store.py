"""The ledger: append articles with their claims, and people's decisions; read them back; change nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from claimledger.ledger.entries import (
    START,
    Entry,
    Generation,
    Kind,
    New,
    Supersession,
    article_address,
    chain_hash,
    entry_id,
    new_entry,
    timestamp,
)
from claimledger.ledger.prepared import Prepared, generation_name, prepare
from claimledger.ledger.schema import LedgerError, connect, explained
from claimledger.ledger.versions import Copy, find_copy, note_sketch, supersessions
from claimledger.records import Article, Claim, Extraction, Issue, Record, Retraction, Review

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Added:
    """The article, or a new generation of its claims, was stored. `replaces`: an earlier text of the same id is not
    current any more. `again`: the article was known and only the extraction is new. `supersedes`: texts of the same
    page that are not current any more; `superseded_by`: one that is newer. `copy`: an earlier article that is alike."""

    claims: int
    issues: int
    replaces: bool = False
    again: bool = False
    supersedes: tuple[str, ...] = ()
    superseded_by: str | None = None
    copy: Copy | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """The ledger already holds this article with what this version of the extractor finds; nothing was added."""


class Head(NamedTuple):
    """How far the ledger has grown: the number of entries and the hash that binds them all."""

    entries: int
    hash: str


class Ledger:
    """An append-only file of articles, claims, issues, reviews and retractions.

    >>> with Ledger.open("claimledger.db") as ledger:  # doctest: +SKIP
    ...     ledger.append(article, extract(article), version="1.0")
    ...     claims = list(ledger.claims())
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, clock: Callable[[], datetime]) -> None:
        self._connection = connection
        self._clock = clock
        self.path = path

    @classmethod
    def open(cls, path: str | Path, *, write: bool = True, clock: Callable[[], datetime] | None = None) -> Ledger:
        """The ledger at `path`, made where there is none and `write` is asked for; LedgerError where that fails.

        `clock` gives the time an entry is recorded; it has no part in any figure.
        """
        path = Path(path)
        return cls(connect(path, write=write), path, clock or (lambda: datetime.now(UTC)))

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # ---- append

    def knows(self, article: Article, *, extractor: str = "claimledger", version: str = "") -> bool:
        """Whether this very article was stored with an extraction of this extractor and version."""
        with explained(self.path):
            return self._has_generation(article_address(article), generation_name(extractor, version))

    def append(
        self, article: Article, extraction: Extraction, *, extractor: str = "claimledger", version: str = ""
    ) -> Added | Known:
        """Store an article and all that was found in it in one transaction, or nothing where it is known.

        The same article with another extractor or version becomes a new generation of claims; the old one stays.
        """
        return self.store(prepare(article, extraction, extractor=extractor, version=version))

    def store(self, new: Prepared, *, seek_copies: bool = False) -> Added | Known:
        """`append` for what `prepare` made ready, perhaps in another process. Copies are sought where that is asked."""
        with self._writing():
            if self._has_generation(new.address, new.generation.name):
                return Known()
            again = self._exists("article", new.address)
            if again:
                self._insert((new.generation, *new.rows))
                return Added(new.claims, new.issues, again=True)
            versions = supersessions(self._connection, new)
            newer = [Supersession.model_validate_json(entry.body) for entry in versions]
            replaces = self._has_name("article", new.id) and not any(s.older_address == new.address for s in newer)
            copy, marks = find_copy(self._connection, new) if seek_copies else (None, [])
            place = self.head().entries + 1
            self._insert((new.article, new.generation, *new.rows, *versions))
            note_sketch(self._connection, place, marks)
        return Added(
            new.claims,
            new.issues,
            replaces=replaces,
            supersedes=tuple(s.older for s in newer if s.newer_address == new.address and s.older != new.id),
            superseded_by=next((s.newer for s in newer if s.older_address == new.address), None),
            copy=copy,
        )

    def append_review(self, review: Review) -> Added | Known:
        """Store a person's decision."""
        return self._append_one("review", review.review, review)

    def append_retraction(self, retraction: Retraction) -> Added | Known:
        """Store the withdrawal of claims or articles."""
        return self._append_one("retraction", retraction.retraction, retraction)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """All that is appended inside is stored together at the end, or not at all: faster than one by one."""
        with self._writing():
            yield

    # ---- read

    def head(self) -> Head:
        """The number of entries and the last hash: written down elsewhere, it proves later that nothing was cut off."""
        with explained(self.path):
            row = self._connection.execute("SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1").fetchone()
        return Head(*row) if row else Head(0, START)

    def articles(self, *, recorded_before: datetime | None = None, all_versions: bool = False) -> Iterator[Article]:
        """The articles in the order they came; of one id the latest text only, unless `all_versions`."""
        where = "" if all_versions else f"AND seq IN ({_CURRENT_ARTICLES})"
        yield from self._records(Article, f"kind = 'article' {where}", recorded_before)

    def claims(self, *, recorded_before: datetime | None = None, all_generations: bool = False) -> Iterator[Claim]:
        """The claims of the latest extraction of the latest text of every article, in the order they came."""
        where = "" if all_generations else f"AND subject IN ({_CURRENT_GENERATIONS})"
        yield from self._records(Claim, f"kind = 'claim' {where}", recorded_before)

    def issues(self, *, recorded_before: datetime | None = None, all_generations: bool = False) -> Iterator[Issue]:
        """What was seen and not turned into a claim, of the same extractions as `claims`."""
        where = "" if all_generations else f"AND subject IN ({_CURRENT_GENERATIONS})"
        yield from self._records(Issue, f"kind = 'issue' {where}", recorded_before)

    def supersessions(self, *, recorded_before: datetime | None = None) -> Iterator[Supersession]:
        """Which text of a page took the place of which, in the order that became known: an article's history."""
        yield from self._records(Supersession, "kind = 'supersession'", recorded_before)

    def stored_since(self, seq: int, name: str) -> Article | None:
        """The first article with the id `name` among the entries after `seq`."""
        with explained(self.path):
            query = "SELECT body FROM entries WHERE name = ? AND kind = 'article' AND seq > ? ORDER BY seq LIMIT 1"
            row = self._connection.execute(query, (name, seq)).fetchone()
        return self._record(Article, row[0]) if row else None

    def generations(self) -> Iterator[Generation]:
        """Every extraction ever stored."""
        yield from self._records(Generation, "kind = 'generation'", None)

    def reviews(self, *, recorded_before: datetime | None = None) -> Iterator[Review]:
        """People's decisions, in the order they came."""
        yield from self._records(Review, "kind = 'review'", recorded_before)

    def retractions(self, *, recorded_before: datetime | None = None) -> Iterator[Retraction]:
        """What was withdrawn, in the order it came."""
        yield from self._records(Retraction, "kind = 'retraction'", recorded_before)

    def entries(self) -> Iterator[Entry]:
        """Every row as it is stored, for proofs and copies."""
        with explained(self.path):
            yield from map(Entry._make, self._connection.execute(f"SELECT {_COLUMNS} FROM entries ORDER BY seq"))

    def article_at(self, address: str) -> Article | None:
        """The article of a content address, as `Entry.subject` holds it."""
        with explained(self.path):
            query = "SELECT body FROM entries WHERE subject = ? AND kind = 'article'"
            row = self._connection.execute(query, (address,)).fetchone()
        return self._record(Article, row[0]) if row else None

    @property
    def connection(self) -> sqlite3.Connection:
        return self._connection

    # ---- inside

    def _append_one(self, kind: Kind, name: str, record: Record) -> Added | Known:
        body = record.model_dump_json()
        with self._writing():
            if self._connection.execute("SELECT 1 FROM entries WHERE id = ?", (entry_id(kind, "", body),)).fetchone():
                return Known()
            self._insert([new_entry(kind, "", name, body)])
        return Added(0, 0)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self._connection.in_transaction:  # inside a batch
            yield
            return
        with explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _insert(self, new: Iterable[New]) -> None:
        last, previous = self.head()
        recorded = timestamp(self._clock())
        rows: list[Entry] = []
        for seq, (identity, kind, subject, name, body) in enumerate(new, last + 1):
            after = chain_hash(previous, seq, identity, recorded)
            rows.append(Entry(seq, identity, kind, subject, name, body, recorded, previous, after))
            previous = after
        self._connection.executemany(f"INSERT INTO entries ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?)", rows)

    def _has_generation(self, address: str, name: str) -> bool:
        # "+name" keeps SQLite from the index of names, in which every article has this one.
        found = self._connection.execute(
            "SELECT 1 FROM entries WHERE subject = ? AND kind = 'generation' AND +name = ?",
            (address, name),
        )
        return found.fetchone() is not None

    def _exists(self, kind: Kind, subject: str) -> bool:
        found = self._connection.execute("SELECT 1 FROM entries WHERE subject = ? AND kind = ?", (subject, kind))
        return found.fetchone() is not None

    def _has_name(self, kind: Kind, name: str) -> bool:
        found = self._connection.execute("SELECT 1 FROM entries WHERE name = ? AND kind = ?", (name, kind))
        return found.fetchone() is not None

    def _records(self, model: type[R], where: str, before: datetime | None) -> Iterator[R]:
        limit = "~" if before is None else timestamp(before)  # "~" sorts after every time
        query = f"SELECT body FROM entries WHERE {where} AND recorded < :before ORDER BY seq"
        with explained(self.path):
            for (body,) in self._connection.execute(query, {"before": limit}):
                yield self._record(model, body)

    def _record(self, model: type[R], body: str) -> R:
        try:
            return model.model_validate_json(body)
        except ValidationError:
            raise LedgerError(f"{self.path}: an entry cannot be read; `claimledger verify` shows which") from None


_COLUMNS = ", ".join(Entry._fields)
_CURRENT_ARTICLES = (
    "SELECT max(seq) FROM entries WHERE kind = 'article' AND recorded < :before AND subject NOT IN"
    " (SELECT subject FROM entries WHERE kind = 'supersession' AND recorded < :before) GROUP BY name"
)
_CURRENT_GENERATIONS = (
    "SELECT id FROM entries WHERE seq IN (SELECT max(seq) FROM entries WHERE kind = 'generation' AND recorded < :before"
    f" AND subject IN (SELECT subject FROM entries WHERE seq IN ({_CURRENT_ARTICLES})) GROUP BY subject)"
)
