"""Running tolls far above the news that a text opens with take neither its day nor its town."""

from __future__ import annotations

from datetime import date

import pytest

from claimledger.extract import extract
from claimledger.reconcile import reconcile
from claimledger.records import Article, Claim


def _claims(text: str) -> tuple[Claim, ...]:
    return extract(Article(id="toll", text=text, published=date(2024, 6, 12))).claims


def _killed(text: str) -> int | None:
    rows = reconcile(_claims(text), by="article")
    return next(t.best for t in rows if t.outcome == "killed" and t.category == "total")


@pytest.mark.parametrize(
    "count",
    [
        "The toll in the enclave now stands at 9,250, the ministry said.",
        "With 9,250 dead, talks are far away.",
        "Officials say the number of dead has passed 9,250, many of them women.",
        "More than 9,250 people have been killed so far.",
        "Overall, 9,250 residents have lost their lives.",
        "The cumulative toll rose to 9,250.",
        "The toll from the unrest stands at 310.",
        "The killings bring the number of people killed in the district to 310.",
        "Their deaths bring the tally of killings in the local government area to 24.",
    ],
)
def test_a_running_toll_beside_news(count: str) -> None:
    text = f"A shell killed three bakers in Damascus on Monday.\n\n{count}"
    whole = max(_claims(text), key=lambda c: c.low or 0)
    assert (whole.date_start, whole.place, whole.background, whole.cumulative) == (None, None, True, True)
    assert _killed(text) == 3


def test_what_some_say() -> None:
    claims = _claims("A bomb killed nine bakers in Homs on Monday. Some say 150,000.")
    assert [(c.low, c.background, c.date_start) for c in claims] == [
        (9, False, date(2024, 6, 10)),
        (150_000, True, None),
    ]


def test_a_tally_of_killings_in_the_sentence_of_the_news() -> None:
    text = "Gunmen killed 40 people in Homs on Monday, bringing the tally of killings in the county to 212."
    assert [(c.low, c.background) for c in _claims(text)] == [(40, False), (212, True)]
    assert _killed(text) == 40


def test_a_toll_that_the_sentence_raises() -> None:
    text = "A drone killed four people in Homs on Monday, bringing the number of dead in the region to 1,204."
    whole = max(_claims(text), key=lambda c: c.low or 0)
    assert (whole.date_start, whole.background) == (None, True)
    assert _killed(text) == 4


@pytest.mark.parametrize(
    "text",
    [
        "An earthquake killed three bakers in Homs on Monday. The toll now stands at 9,250.",
        "Two bodies were found in the ruins of a school in Homs on Monday. The toll now stands at 1,204.",
        "A shell killed three bakers in Homs on Monday. Monday's bombardment killed 340 people, doctors said.",
        "A blast killed 12 people in Homs on Friday, police said. That figure rose to 130 on Sunday.",
        "A gunman killed 12 people in Homs on Friday, bringing the number of killings in the town hall to 31.",
    ],
)
def test_the_toll_of_the_news_itself(text: str) -> None:
    assert not any(c.background for c in _claims(text))


def test_a_count_that_tells_its_own_days() -> None:
    text = "A shell killed three bakers in Homs on Monday. Since 10 May 340 people have been killed in the city."
    whole = max(_claims(text), key=lambda c: c.low or 0)
    assert (whole.date_start, whole.date_end) == (date(2024, 5, 10), date(2024, 6, 12))
