"""What holds for any claims: order is nothing, relays widen nothing, subsets add nothing, nobody is lost."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from claim_shorthand import make_claim
from claimledger.reconcile import audit, reconcile, sources
from claimledger.records import Claim, Toll

OUTLETS = ("Herald", "Courier", None)
SOURCES = ("police", "Lake Monitor", "residents", None)
PLACES = ("Orvale", "Tarn", None)
DAYS = ("2031-05-04", "2031-05-05", "2031-05-01/2031-05-05", None)
QUALIFIERS = ("exact", "exact", "at_least", "approximate", "at_most", "vague", "unquantified")


@st.composite
def claim_lists(draw: st.DrawFn) -> list[Claim]:
    """Up to a dozen claims in a few articles, close enough to meet in rows."""
    made = []
    for number in range(draw(st.integers(1, 12))):
        qualifier = draw(st.sampled_from(QUALIFIERS))
        value = draw(st.integers(0, 9))
        assertion = "denied" if value == 0 else draw(st.sampled_from(("stated", "stated", "alleged", "projected")))
        article = draw(st.sampled_from(("a1", "a2", "a3", "a4")))
        fields: dict[str, Any] = {
            "qualifier": "exact" if value == 0 else qualifier,
            "assertion": assertion,
            "article": article,
            "outlet": OUTLETS[int(article[1]) % 3],
            "published": None if article == "a4" else date(2031, 5, 5 + int(article[1])),
            "source": draw(st.sampled_from(SOURCES)),
            "place": draw(st.sampled_from(PLACES)),
            "dates": draw(st.sampled_from(DAYS)),
            "category": draw(st.sampled_from(("people", "civilian", "security_forces"))),
            "incident": draw(st.integers(0, 1)),
            "at": number * 40,
            "label": f"{article}-{number}",
        }
        if fields["qualifier"] == "at_most":
            made.append(make_claim(None, value, number=str(value), **fields))
        elif fields["qualifier"] in ("at_least", "vague", "unquantified"):
            made.append(make_claim(value, None, **fields))
        else:
            made.append(make_claim(value, value, **fields))
    return made


def bounds(toll: Toll) -> tuple[float, float]:
    counted = [f for f in toll.figures if f.counts]
    low = min((f.low if f.low is not None else 0 for f in counted), default=0)
    return low, float("inf") if toll.high is None else toll.high


@settings(max_examples=25)
@given(
    claim_lists(), st.randoms(use_true_random=False), st.sampled_from(("date", "event", "place", "source", "article"))
)
def test_order_of_input_never_matters(claims: list[Claim], chance: Any, by: Any) -> None:
    mixed = list(claims)
    chance.shuffle(mixed)
    assert [t.model_dump_json() for t in reconcile(mixed, by=by)] == [
        t.model_dump_json() for t in reconcile(claims, by=by)
    ]
    assert audit(mixed) == audit(claims)
    assert sources(mixed) == sources(claims)


@settings(max_examples=25)
@given(claim_lists(), st.sampled_from(("ucdp", "acled", "gtd", "ibc")))
def test_low_best_high_are_in_order(claims: list[Claim], policy: Any) -> None:
    for by in ("date", "event", "place", "source", "article"):
        for toll in reconcile(claims, by=by, policy=policy):  # type: ignore[arg-type]
            low, high = (
                bounds(toll) if by != "article" else (toll.low or 0, float("inf") if toll.high is None else toll.high)
            )
            if toll.best is not None and not toll.derived:
                assert (toll.low or 0) <= toll.best <= high
            if toll.lowest is not None and toll.highest is not None:
                assert toll.lowest <= toll.highest
            assert low <= high
            assert (policy == "ibc") <= (toll.best is None)


@settings(max_examples=25)
@given(claim_lists())
def test_no_claim_is_lost_by_date(claims: list[Claim]) -> None:
    tolls = reconcile(claims)
    told = {c for t in tolls for f in t.figures for c in (*f.claims, *(c for p in f.history for c in p.claims))}
    assert told == {c.claim for c in claims}


@settings(max_examples=25)
@given(claim_lists())
def test_reading_again_changes_nothing(claims: list[Claim]) -> None:
    assert reconcile([*claims, *claims]) == reconcile(claims)


def figures() -> st.SearchStrategy[list[Claim]]:
    """Attributed figures of one group, day and place, by several sources."""
    one = st.tuples(st.sampled_from(("police", "Lake Monitor", "hospital")), st.integers(1, 60), st.integers(6, 9))
    return st.lists(one, min_size=1, max_size=6, unique_by=lambda x: (x[0], x[2])).map(
        lambda said: [
            make_claim(
                n,
                source=s,
                article=f"{s}-{d}",
                published=date(2031, 5, d),
                place="Orvale",
                dates="2031-05-04",
                outlet=s,
            )
            for s, n, d in said
        ]
    )


@settings(max_examples=40)
@given(figures(), st.data())
def test_a_relay_never_widens_a_range(claims: list[Claim], data: st.DataObject) -> None:
    before = reconcile(claims)
    original = data.draw(st.sampled_from(claims))
    attributed = data.draw(st.booleans())
    assert original.low is not None and original.published is not None
    relay = make_claim(
        original.low,
        source=original.source if attributed else None,
        article="relay",
        outlet="Relay Post",
        published=original.published,
        place="Orvale",
        dates="2031-05-04",
    )
    after = reconcile([*claims, relay])
    assert len(after) == len(before) == 1
    assert bounds(after[0]) == bounds(before[0])
    assert sorted(after[0].sources) == sorted(before[0].sources)


@settings(max_examples=40)
@given(figures(), st.integers(1, 60))
def test_a_subset_never_changes_a_total(claims: list[Claim], size: int) -> None:
    whole = claims[0]
    part = make_claim(
        min(size, whole.low or 1),
        article=whole.article,
        source=whole.source,
        published=whole.published,
        place="Orvale",
        dates="2031-05-04",
        demographic="children",
        category="civilian",
        at=50,
    ).model_copy(update={"part_of": whole.claim})
    for by in ("date", "event", "article"):
        before = [t for t in reconcile(claims, by=by) if t.category == "total"]  # type: ignore[arg-type]
        after = [t for t in reconcile([*claims, part], by=by) if t.category == "total"]  # type: ignore[arg-type]
        assert sorted((t.low, t.high, t.best) for t in before) == sorted((t.low, t.high, t.best) for t in after)
