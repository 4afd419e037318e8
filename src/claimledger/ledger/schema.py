"""Open the database file: its tables, its migrations, and errors in words a person can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

APPLICATION_ID = 0x434C4447  # "CLDG" in the file's header tells our files from other SQLite files
_BUSY_SECONDS = 5.0


class LedgerError(Exception):
    """The ledger cannot be opened, read or written; the message names the file and says what can be done."""


_GROWS_ONLY = {
    "entries_never_change": "BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END",
    "entries_never_go": "BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END",
    # INSERT OR REPLACE would delete without a delete trigger; and a row must follow the last one.
    "entries_follow": (
        "BEFORE INSERT ON entries WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entries)"
        " OR EXISTS (SELECT 1 FROM entries WHERE id = NEW.id)"
        " BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END"
    ),
}


def _first(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE TABLE entries ("
        " seq INTEGER PRIMARY KEY,"
        " id TEXT NOT NULL UNIQUE,"
        " kind TEXT NOT NULL,"
        " subject TEXT NOT NULL,"
        " name TEXT NOT NULL,"
        " body TEXT NOT NULL,"
        " recorded TEXT NOT NULL,"
        " previous TEXT NOT NULL,"
        " hash TEXT NOT NULL) STRICT"
    )
    connection.execute("CREATE INDEX entries_by_subject ON entries (subject, kind)")
    connection.execute("CREATE INDEX entries_by_name ON entries (name, kind)")
    for name, body in _GROWS_ONLY.items():
        connection.execute(f"CREATE TRIGGER {name} {body}")


def _versions_and_copies(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE INDEX articles_by_url ON entries (json_extract(body, '$.url'))"
        " WHERE kind = 'article' AND json_extract(body, '$.url') IS NOT NULL"
    )
    # An index of texts, made from the entries and no part of the proof: losing it loses no record.
    connection.execute(
        "CREATE TABLE sketches (mark INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (mark, seq))"
        " STRICT, WITHOUT ROWID"
    )


# Each brings a file one version further; a new one goes at the end and none is ever edited.
MIGRATIONS: list[Callable[[sqlite3.Connection], None]] = [_first, _versions_and_copies]


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """An open connection to the ledger at `path`, made or migrated where `write` allows; else LedgerError."""
    if not path.exists() and not write:
        raise LedgerError(f"{path}: no ledger here; `claimledger ingest` makes one")
    if path.is_dir():
        raise LedgerError(f"{path}: a folder, not a ledger")
    if write and not path.parent.is_dir():
        raise LedgerError(f"{path}: the folder {path.parent} does not exist")
    with explained(path):
        connection = _connection(path, write)
        try:
            _check(connection, path, write)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what SQLite says into a LedgerError about `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise LedgerError(f"{path}: {_in_words(error)}") from error


def missing_triggers(connection: sqlite3.Connection) -> list[str]:
    """The names of guards that the file lacks or that were altered."""
    found = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return [name for name, body in _GROWS_ONLY.items() if found.get(name) != f"CREATE TRIGGER {name} {body}"]


def _connection(path: Path, write: bool) -> sqlite3.Connection:
    if write:
        return _prepared(sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None))
    uri = path.absolute().as_uri()
    connection = sqlite3.connect(f"{uri}?mode=ro", uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        # A file of write-ahead kind in a folder where no side file can be made: nobody else can be writing either.
        if Path(f"{path}-wal").exists():
            raise
        connection = sqlite3.connect(f"{uri}?immutable=1", uri=True, isolation_level=None)
    return _prepared(connection)


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _check(connection: sqlite3.Connection, path: Path, write: bool) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION_ID and (tables or not write):
        raise LedgerError(f"{path}: not a claimledger ledger")
    if version > len(MIGRATIONS):
        raise LedgerError(
            f"{path}: written by a newer claimledger (format {version}, this one knows {len(MIGRATIONS)})"
        )
    if write:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if version < len(MIGRATIONS):
            _migrate(connection)


def _migrate(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()  # another program may have been faster
        for number, migration in enumerate(MIGRATIONS[version:], version + 1):
            migration(connection)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _in_words(error: sqlite3.Error) -> str:
    text = str(error)
    for sign, words in (
        ("locked", "in use by another program; try again when it has finished"),
        ("readonly", "may not be written (read-only file or folder)"),
        ("full", "the disk is full; nothing of the last article was stored, the ledger is whole"),
        ("disk I/O", "the disk did not take or give the data; what was stored before is whole (see `verify`)"),
        ("unable to open", "cannot be opened; check the folder and its permissions"),
        ("not a database", "not a ledger, or damaged at its start"),
        ("malformed", "damaged; restore a copy, or ingest the articles into a new ledger"),
        ("no such table", "not a claimledger ledger, or damaged"),
    ):
        if sign in text:
            return words
    return text
