"""Every word for what lasts for years is proved by its examples."""

from __future__ import annotations

from datetime import date

import pytest

from claimledger.extract import extract
from claimledger.lexicon import read_tables
from claimledger.reconcile import reconcile
from claimledger.records import Article, Claim

_ENTRIES = [(kind, entry) for kind, entries in read_tables("en", "wars").items() for entry in entries]


def _claims(text: str) -> tuple[Claim, ...]:
    return extract(Article(id="war", text=text, published=date(2024, 6, 12))).claims


def _killed(text: str) -> int | None:
    rows = reconcile(_claims(text), by="article")
    return next(t.best for t in rows if t.outcome == "killed" and t.category == "total")


@pytest.mark.parametrize("kind, entry", _ENTRIES)
def test_examples(kind: str, entry: dict[str, list[str]]) -> None:
    for text in entry["examples"]:
        claims = _claims(text)
        whole = max(claims, key=lambda c: c.low or 0)
        assert (whole.date_start, whole.place, whole.background) == (None, None, True), f"{kind}: {text}"
        assert _killed(text) == 3, f"{kind}: {text}"
    for text in entry["not_examples"]:
        assert not any(c.background for c in _claims(text)), f"{kind}: {text}"


@pytest.mark.parametrize(
    "count",
    [
        "The war, now in its third year, has claimed 9,000 lives.",
        "It was the latest raid in a war that has killed as many as 9,000 people.",
        "The death toll from the war has passed 9,000.",
        "Aid groups put the war's death toll at 9,000.",
        "It is a brutal war. More than 9,000 people have died in it.",
        "Some 9,000 people were killed in the war. Another 20,000 have been wounded.",
    ],
)
def test_a_war_beside_news(count: str) -> None:
    text = f"A shell killed three bakers in Damascus on Monday.\n\n{count}\n\nOne of the three was a girl."
    assert _killed(text) == 3
    whole = next(c for c in _claims(text) if (c.low or c.high) == 9000)
    assert (whole.date_start, whole.place) == (None, None)


def test_a_war_alone_is_the_news() -> None:
    text = "The war has killed 9,000 people, a study found on Monday."
    assert [c.background for c in _claims(text)] == [False]
    lead = "Over 9,000 people have been killed in the war, the council said.\n\nIt met in Oban.\n\nA raid on Lorin killed nine."
    assert not _claims(lead)[0].background


def test_a_war_of_one_day() -> None:
    text = "A shell killed 12 people in Homs. The war killed 1,200 people on Monday alone."
    assert _claims(text)[-1].date_start == date(2024, 6, 10)
