"""The ledger grows, proves itself, and says what is wrong in words."""

import multiprocessing
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimledger.ledger import Added, Known, Ledger, LedgerError, verify
from claimledger.ledger.schema import MIGRATIONS
from claimledger.records import Article, Claim, Extraction, Issue, Retraction, Review, digest

TEXT = "Shelling killed six people in Orvale on Wednesday, the mayor said."


def article(identity: str = "a", text: str = TEXT, published: date | None = None) -> Article:
    return Article(id=identity, text=text, published=published)


def extraction(of: Article, words: tuple[str, ...] = ("six",), version: str = "1") -> Extraction:
    claims = []
    for word in words:
        start = of.text.index(word)
        claims.append(
            Claim(
                claim="c" + digest(of.id, start), article=of.id, outlet=None, published=of.published, outcome="killed",
                category="people", demographic=None, low=6, high=6, qualifier="exact", number=word, start=start,
                end=start + len(word), quote=of.text, source="the mayor", via=None, date_start=None, date_end=None,
                place="Orvale", part_of=None, repeat_of=None, assertion="stated", quote_end=len(of.text),
                version=version,
            )
        )  # fmt: skip
    issue = Issue(issue="i" + digest(of.id), article=of.id, kind="undated", message="no day")
    return Extraction(claims=tuple(claims), issues=(issue,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path) as opened:
        yield opened


def test_append_and_read_back(ledger: Ledger) -> None:
    a = article(published=date(2023, 5, 4))
    assert ledger.append(a, extraction(a), version="1") == Added(1, 1)
    assert list(ledger.articles()) == [a]
    assert tuple(ledger.claims()) == extraction(a).claims
    assert tuple(ledger.issues()) == extraction(a).issues
    assert ledger.head().entries == 4
    assert verify(ledger) == []


def test_known_articles_add_nothing(ledger: Ledger) -> None:
    a = article()
    assert not ledger.knows(a, version="1")
    ledger.append(a, extraction(a), version="1")
    head = ledger.head()
    assert ledger.knows(a, version="1")
    assert ledger.append(a, extraction(a), version="1") == Known()
    moved = a.model_copy(update={"origin": "elsewhere/a.txt", "sha256": "00"})
    assert ledger.append(moved, extraction(a), version="1") == Known()
    assert ledger.head() == head


def test_a_newer_extractor_adds_a_generation_and_keeps_the_old(ledger: Ledger) -> None:
    a = article()
    ledger.append(a, extraction(a, version="1"), version="1")
    assert ledger.append(a, extraction(a, ("six", "people"), version="2"), version="2") == Added(2, 1, again=True)
    assert [claim.version for claim in ledger.claims()] == ["2", "2"]
    assert [claim.version for claim in ledger.claims(all_generations=True)] == ["1", "2", "2"]
    assert [generation.version for generation in ledger.generations()] == ["1", "2"]
    assert len(list(ledger.articles())) == 1
    assert verify(ledger) == []


def test_a_newer_text_replaces_the_older_of_its_id(ledger: Ledger) -> None:
    old, new = article(), article(text=TEXT + " Nine were hurt.")
    ledger.append(old, extraction(old))
    assert ledger.append(new, extraction(new)) == Added(1, 1, replaces=True)
    assert list(ledger.articles()) == [new]
    assert list(ledger.articles(all_versions=True)) == [old, new]
    assert [claim.quote for claim in ledger.claims()] == [new.text]


def test_the_same_claim_twice_is_stored_once(ledger: Ledger) -> None:
    a = article()
    assert ledger.append(a, extraction(a, ("six", "six"))) == Added(1, 1)
    assert verify(ledger) == []


def test_recorded_before(path: Path) -> None:
    now = datetime(2023, 5, 4, tzinfo=UTC)
    moments = iter([now, now + timedelta(days=1), now + timedelta(days=2)])
    with Ledger.open(path, clock=lambda: next(moments)) as ledger:
        old, other, new = article(), article("b"), article(text=TEXT + " More.")
        for a in (old, other, new):
            ledger.append(a, extraction(a))
        assert list(ledger.articles(recorded_before=now)) == []
        assert list(ledger.articles(recorded_before=now + timedelta(hours=1))) == [old]
        assert [claim.quote for claim in ledger.claims(recorded_before=now + timedelta(days=2))] == [TEXT, TEXT]
        assert [a.text for a in ledger.articles()] == [other.text, new.text]


def test_decisions_of_people(ledger: Ledger) -> None:
    moment = datetime(2023, 5, 4, tzinfo=UTC)
    review = Review(review="r1", action="reject", claims=("c1",), by="A. Lind", at=moment, reason="an age")
    retraction = Retraction(retraction="x1", articles=("a",), by="A. Lind", at=moment, reason="hoax")
    assert ledger.append_review(review) == Added(0, 0)
    assert ledger.append_review(review) == Known()
    assert ledger.append_retraction(retraction) == Added(0, 0)
    assert (list(ledger.reviews()), list(ledger.retractions())) == ([review], [retraction])
    assert verify(ledger) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET body = '{}' WHERE seq = 1",
        "DELETE FROM entries",
        "INSERT OR REPLACE INTO entries SELECT * FROM entries WHERE seq = 1",
        "INSERT INTO entries SELECT 99, 'x', kind, subject, name, body, recorded, previous, hash FROM entries LIMIT 1",
    ],
)
def test_the_file_itself_refuses_change(ledger: Ledger, statement: str) -> None:
    a = article()
    ledger.append(a, extraction(a))
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        ledger.connection.execute(statement)


def _tamper(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    guards = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    for name in guards:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for sql in guards.values():
        connection.execute(sql)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE entries SET body = replace(body, 'Orvale', 'Carmel') WHERE kind = 'claim'", "address"),
        ("UPDATE entries SET body = '{}' WHERE kind = 'article'", "cannot be read"),
        ("UPDATE entries SET kind = 'rumour' WHERE kind = 'issue'", "unknown kind"),
        ("UPDATE entries SET recorded = '2020'", "hash does not fit"),
        ("DELETE FROM entries WHERE kind = 'claim'", "missing"),
        ("DELETE FROM entries WHERE seq = 1", "missing"),
        ("DELETE FROM entries WHERE seq >= 3", "1 claims are missing"),
    ],
)
def test_verify_finds_tampering(path: Path, statement: str, message: str) -> None:
    with Ledger.open(path) as ledger:
        a = article()
        ledger.append(a, extraction(a))
    _tamper(path, statement)
    with Ledger.open(path, write=False) as ledger:
        assert any(message in str(problem) for problem in verify(ledger))


def test_verify_finds_a_span_that_does_not_carry_its_words(ledger: Ledger) -> None:
    a = article()
    claim = extraction(a).claims[0]
    wrong = claim.model_copy(update={"start": claim.start + 1, "end": claim.end + 1})
    outside = claim.model_copy(update={"start": 5, "end": 5000})
    ledger.append(a, Extraction(claims=(wrong, outside), issues=()))
    messages = [str(problem) for problem in verify(ledger)]
    assert len(messages) == 2 and "not 'six'" in messages[0] and "outside" in messages[1]


def test_verify_finds_a_dropped_guard_and_a_cut_tail(path: Path) -> None:
    with Ledger.open(path) as ledger:
        for name in "ab":
            a = article(name)
            ledger.append(a, extraction(a))
        head = ledger.head().hash
        assert verify(ledger, head=head) == []
    _tamper(path, "DELETE FROM entries WHERE seq > 4")
    with Ledger.open(path) as ledger:
        assert verify(ledger) == []  # whole in itself: only the head noted before shows the loss
        assert "cut off" in str(verify(ledger, head=head)[0])
        ledger.connection.execute("DROP TRIGGER entries_never_go")
        assert "guard" in str(verify(ledger)[0])


def test_files_that_are_no_ledger(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.db"
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()
    text = tmp_path / "text.db"
    text.write_text("not a database at all, " * 100)
    empty = tmp_path / "empty.db"
    empty.touch()
    for bad, write, message in (
        (foreign, True, "not a claimledger"),
        (foreign, False, "not a claimledger"),
        (text, True, "not a ledger"),
        (text, False, "not a ledger"),
        (empty, False, "not a claimledger"),
        (tmp_path / "none.db", False, "no ledger here"),
        (tmp_path / "no" / "ledger.db", True, "does not exist"),
        (tmp_path, True, "a folder"),
    ):
        with pytest.raises(LedgerError, match=message):
            Ledger.open(bad, write=write)
    assert foreign.stat().st_size and not (tmp_path / "none.db").exists()


def test_a_newer_format_is_refused(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    for write in (True, False):
        with pytest.raises(LedgerError, match="newer"):
            Ledger.open(path, write=write)


def test_a_locked_ledger_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimledger.ledger.schema._BUSY_SECONDS", 0.05)
    a = article()
    with Ledger.open(path) as ledger:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="in use"):
            ledger.append(a, extraction(a))
        other.execute("ROLLBACK")
        other.close()
        assert ledger.append(a, extraction(a)) == Added(1, 1)


def test_a_full_disk_stores_nothing_of_the_article(ledger: Ledger) -> None:
    a, big = article(), article("big", TEXT * 5000)
    ledger.append(a, extraction(a))
    (pages,) = ledger.connection.execute("PRAGMA page_count").fetchone()
    ledger.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(LedgerError, match="disk is full"):
        ledger.append(big, extraction(big))
    assert verify(ledger) == [] and len(list(ledger.articles())) == 1


def test_a_reader_cannot_write(path: Path) -> None:
    Ledger.open(path).close()
    a = article()
    with Ledger.open(path, write=False) as ledger, pytest.raises(LedgerError, match="may not be written"):
        ledger.append(a, extraction(a))


def _write_many(path: Path, prefix: str, count: int) -> None:
    with Ledger.open(path) as ledger:
        for number in range(count):
            a = article(f"{prefix}{number}")
            ledger.append(a, extraction(a))


def test_two_writers_at_once(path: Path) -> None:
    Ledger.open(path).close()
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_many, args=(path, prefix, 20)) for prefix in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Ledger.open(path, write=False) as ledger:
        assert ledger.head().entries == 160 and verify(ledger) == []


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["", " More.", " Ünd."]), st.sampled_from("12"))))
def test_any_sequence_verifies_and_is_replayed_the_same(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    with Ledger.open(folder / "one.db") as ledger:
        for name, more, version in steps:
            a = article(name, TEXT + more)
            ledger.append(a, extraction(a, version=version), version=version)
        assert verify(ledger) == []
        head = ledger.head()
        for name, more, version in steps:
            a = article(name, TEXT + more)
            assert ledger.append(a, extraction(a, version=version), version=version) == Known()
        assert ledger.head() == head
        assert {a.id for a in ledger.articles()} == {name for name, _, _ in steps}
        assert len(list(ledger.claims())) == len({name for name, _, _ in steps})
