"""Newer states of one page, copies, and what an interrupted or repeated ingest leaves."""

import itertools
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from claimledger.ledger import Added, Ledger, prepare, verify
from claimledger.ledger.schema import MIGRATIONS
from claimledger.records import Article, Extraction

NOTHING = Extraction(claims=(), issues=())
STORY = (
    "Shelling killed six people in Orvale on Friday, the mayor told reporters at the town hall. The market was full "
    "when the first shells came down shortly after ten, and shops stayed shut for the rest of the day while engineers "
    "looked for what had not gone off. Schools in the district open again on Monday, the council decided."
)
LATER = STORY.replace("six people", "nine people") + " Three of the wounded died in hospital overnight, a doctor said."
OTHER = (
    "The orchestra of Brel opens its season with a symphony that nobody has heard for forty years, its director told "
    "the local station, and half of the seats are kept for schools, which may come for nothing until spring."
)
PAGE = "https://post.example/orvale"


def article(identity: str, text: str, day: int | None, url: str | None = PAGE) -> Article:
    return Article(id=identity, text=text, published=date(2025, 3, day) if day else None, url=url)


def fill(path: Path, articles: list[Article]) -> list[Added]:
    with Ledger.open(path) as ledger:
        outcomes = [ledger.store(prepare(a, NOTHING, version="1"), seek_copies=True) for a in articles]
        assert verify(ledger) == []
    assert all(isinstance(outcome, Added) for outcome in outcomes)
    return [outcome for outcome in outcomes if isinstance(outcome, Added)]


def current(path: Path) -> set[tuple[str, str]]:
    with Ledger.open(path, write=False) as ledger:
        return {(a.id, a.text) for a in ledger.articles()}


VERSIONS = [article("a.html", STORY, 7), article("b.html", LATER, 8), article("c.html", LATER + " Funerals began.", 9)]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_newest_state_of_a_page_is_current_in_any_order(tmp_path: Path, order: tuple[int, ...]) -> None:
    path = tmp_path / "l.db"
    fill(path, [VERSIONS[n] for n in order])
    assert current(path) == {("c.html", VERSIONS[2].text)}
    with Ledger.open(path, write=False) as ledger:
        assert {a.id for a in ledger.articles(all_versions=True)} == {"a.html", "b.html", "c.html"}
        assert {(s.older, s.newer) for s in ledger.supersessions()} == {
            ("a.html", "b.html"), ("a.html", "c.html"), ("b.html", "c.html"),
        }  # fmt: skip
        addresses = sorted(entry.id for entry in ledger.entries())
    fill(tmp_path / "sorted.db", VERSIONS)
    with Ledger.open(tmp_path / "sorted.db", write=False) as ledger:
        assert sorted(entry.id for entry in ledger.entries()) == addresses


@pytest.mark.parametrize(
    ("first", "second", "stay"),
    [
        # the later day, else what came later
        (article("a", STORY, 7), article("b", LATER, 7), {"b"}),
        (article("a", STORY, None), article("b", LATER, 7), {"b"}),
        (article("a", STORY, 7), article("b", LATER, None), {"a"}),
        (article("a", STORY, 8), article("a", LATER, 7), {"a"}),
        # the same words under one address are one article
        (article("a", STORY, 7), article("b", STORY, 7), {"b"}),
        # an address that stories share names no page
        (article("a", STORY, 7), article("b", OTHER, 8), {"a", "b"}),
        (article("a", STORY, 7, "https://post.example/"), article("b", LATER, 8, "https://post.example/"), {"a", "b"}),
        (article("a", STORY, 7, None), article("b", LATER, 8, None), {"a", "b"}),
        # a summary is no update
        (article("a", STORY, 7), article("b", STORY[:120], 8), {"a", "b"}),
        (article("a", STORY[:120], 7), article("b", STORY, 8), {"b"}),
    ],
)
def test_two_texts(tmp_path: Path, first: Article, second: Article, stay: set[str]) -> None:
    fill(tmp_path / "l.db", [first, second])
    assert {identity for identity, _ in current(tmp_path / "l.db")} == stay
    if first.id == second.id:
        assert current(tmp_path / "l.db") == {(first.id, first.text)}


def test_a_corrected_day_prevails_though_it_is_earlier(tmp_path: Path) -> None:
    fill(tmp_path / "l.db", [article("a", STORY, 9), article("a", STORY, 7)])
    with Ledger.open(tmp_path / "l.db", write=False) as ledger:
        assert [a.published for a in ledger.articles()] == [date(2025, 3, 7)]


def test_what_is_told_of_versions(tmp_path: Path) -> None:
    first, second, third = fill(tmp_path / "l.db", [VERSIONS[1], VERSIONS[0], VERSIONS[2]])
    assert (first.supersedes, first.superseded_by) == ((), None)
    assert (second.supersedes, second.superseded_by) == ((), "b.html")
    assert (set(third.supersedes), third.superseded_by) == ({"a.html", "b.html"}, None)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        (STORY, 1.0, 1.0),
        (LATER, 0.8, 0.99),
        ("ORVALE (Wire) - " + STORY + " More follows.", 0.8, 0.99),
        (OTHER, None, None),
        ("Shelling killed six people in Orvale on Friday.", None, None),  # too short to be told from others
    ],
)
def test_copies(tmp_path: Path, text: str, least: float | None, most: float | None) -> None:
    first, second = fill(tmp_path / "l.db", [article("a", STORY, 7, None), article("b", text, 8, None)])
    assert first.copy is None
    if least is None or most is None:
        assert second.copy is None
    else:
        assert second.copy is not None and second.copy.article == "a"
        assert least <= second.copy.likeness <= most
    assert len(current(tmp_path / "l.db")) == 2  # a copy in another place stays an article


def test_words_that_every_text_carries_make_no_copies(tmp_path: Path) -> None:
    notice = " All rights reserved, and nothing of this may be printed anywhere without the leave of the editors."
    texts = [" ".join(f"{word}{n}x" for word in OTHER.split()) + notice for n in range(80)]
    outcomes = fill(tmp_path / "l.db", [article(str(n), text, 7, None) for n, text in enumerate(texts)])
    assert all(outcome.copy is None for outcome in outcomes)
    with sqlite3.connect(tmp_path / "l.db") as connection:
        assert (
            connection.execute("SELECT max(n) FROM (SELECT count(*) n FROM sketches GROUP BY mark)").fetchone()[0] <= 60
        )


def test_a_ledger_of_the_first_format_is_brought_forward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "l.db"
    with monkeypatch.context() as patch:
        patch.setattr("claimledger.ledger.schema.MIGRATIONS", MIGRATIONS[:1])
        Ledger.open(path).close()
    fill(path, VERSIONS)
    assert current(path) == {("c.html", VERSIONS[2].text)}
