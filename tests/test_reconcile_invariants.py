"""What holds whatever else is ingested: nothing is lost, what is withdrawn leaves no trace, far news change no row, every number
has its words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from claim_shorthand import make_claim
from claimledger.reconcile import audit, reconcile
from claimledger.reconcile.outliers import LEAST, LONE_FACTOR
from claimledger.records import Claim, Retraction, Review, Toll
from test_reconcile_properties import claim_lists

BY = st.sampled_from(("date", "event", "place", "source", "article"))
_AT = datetime(2031, 6, 1, tzinfo=UTC)


def _shown(tolls: list[Toll]) -> list[str]:
    return [t.model_dump_json() for t in tolls]


def _told(tolls: list[Toll]) -> set[str]:
    """All claims of which rows tell: figures, what those replaced, sums and parts."""
    return {
        claim
        for t in tolls
        for claim in (
            *(c for f in t.figures for c in (*f.claims, *(c for p in f.history for c in p.claims))),
            *t.derived_from,
            *(p.claim for p in t.parts),
        )
    }


@settings(max_examples=25)
@given(claim_lists(), BY, st.sampled_from(("a1", "a2", "a3", "a4")))
def test_a_retraction_restores_what_was_before(claims: list[Claim], by: Any, article: str) -> None:
    before = [c for c in claims if c.article != article]
    gone = Retraction(retraction="r1", articles=(article,), by="desk", at=_AT, reason="withdrawn")
    assert _shown(reconcile(claims, by=by, reviews=[gone])) == _shown(reconcile(before, by=by))
    assert audit(claims, [gone]) == audit(before)


@settings(max_examples=25)
@given(claim_lists(), BY, st.data())
def test_a_rejected_claim_leaves_no_trace(claims: list[Claim], by: Any, data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(claims))
    no = Review(review="v1", action="reject", claims=(one.claim,), by="desk", at=_AT, reason="misread")
    assert _shown(reconcile(claims, by=by, reviews=[no])) == _shown(
        reconcile([c for c in claims if c.claim != one.claim], by=by)
    )


@settings(max_examples=25)
@given(claim_lists(), BY, st.integers(5, 10))
def test_as_of_a_day_later_articles_are_not_there(claims: list[Claim], by: Any, day: int) -> None:
    known = [c for c in claims if c.published is not None and c.published <= date(2031, 5, day)]
    assert _shown(reconcile(claims, by=by, as_of=date(2031, 5, day))) == _shown(reconcile(known, by=by))


@settings(max_examples=25)
@given(claim_lists(), BY)
def test_no_claim_of_several_articles_is_lost(claims: list[Claim], by: Any) -> None:
    rows = reconcile(claims, by=by)
    if by in ("date", "place", "source"):
        assert _told(rows) == {c.claim for c in claims}
    if by != "article":  # a text that only fears or alleges counts nobody
        assert {a for t in rows for a in t.articles} == {c.article for c in claims}


@settings(max_examples=25)
@given(claim_lists(), BY, st.integers(1, 900))
def test_news_of_another_month_and_town_change_no_row(claims: list[Claim], by: Any, count: int) -> None:
    far = make_claim(
        count,
        source="harbour office",
        article="far",
        outlet="Far Post",
        published=date(2031, 9, 9),
        place="Velmar",
        dates="2031-09-08",
    )
    before, after = _shown(reconcile(claims, by=by)), _shown(reconcile([*claims, far], by=by))
    assert [row for row in after if row in before] == before
    assert len(after) == len(before) + 1


@settings(max_examples=25)
@given(claim_lists(), BY)
def test_every_number_has_its_words(claims: list[Claim], by: Any) -> None:
    known = {c.claim: c for c in claims}
    for toll in reconcile(claims, by=by):
        assert toll.figures
        for figure in toll.figures:
            assert figure.claims
            assert all(known[c].quote and known[c].number in known[c].quote for c in figure.claims)
            assert figure.counts or figure.reason
        counted = [f for f in toll.figures if f.counts and f.claim]
        for bound in (toll.low_claim, toll.high_claim, toll.best_claim):
            assert bound is None or bound in {f.claim for f in counted}


@settings(max_examples=40)
@given(st.integers(1, 40), st.integers(1, 900), st.booleans())
def test_a_far_figure_is_never_silent(small: int, large: int, other_row: bool) -> None:
    claims = [
        make_claim(n, source=s, article=s, outlet=s, published=date(2031, 5, 5), place="Orvale", dates="2031-05-04")
        for s, n in (("police", small), ("harbour office", large))
    ]
    row = reconcile(claims, by="event" if other_row else "date")[0]
    far = large >= LEAST and large >= LONE_FACTOR * small
    assert any(n.startswith("Far from the others") for n in row.notes) == (far and len(row.sources) == 2)
    assert any(f.kind == "outlier" for f in audit(claims)) == far
    assert {"police", "harbour office"} <= {s for t in reconcile(claims) for s in t.sources}


@settings(max_examples=40)
@given(claim_lists(), st.integers(1, 60), st.sampled_from(("Orvale", "Tarn")))
def test_another_source_hides_nobody(claims: list[Claim], count: int, place: str) -> None:
    """An article of a source that was not heard before takes no attributed source out of the rows of days."""
    more = make_claim(
        count,
        source="Tarn Relief Union",
        article="more",
        outlet="More Post",
        published=date(2031, 5, 8),
        place=place,
        dates="2031-05-04",
    )

    def heard(tolls: list[Toll]) -> set[str | None]:
        return {f.source for t in tolls for f in t.figures}

    assert heard(reconcile(claims)) - {None} <= heard(reconcile([*claims, more]))
