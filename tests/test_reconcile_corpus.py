"""The worked conflicts: every row of every expected table, and the findings of an audit."""

from __future__ import annotations

import pytest

from claimledger.extract import extract
from claimledger.reconcile import audit, explain, reconcile
from conflicts import Conflict, conflicts, table

ALL = conflicts()
# Rows that come out exact from the texts alone, by conflict; they only rise.
FLOORS = {
    "01_relays": 6,
    "02_rising_toll": 6,
    "03_daily_and_running": 11,
    "04_parts": 27,
    "05_scope": 6,
    "06_bounds": 2,
    "07_denials": 6,
    "08_two_incidents": 8,
    "09_individuals": 16,
    "10_places": 6,
    "11_decisions": 2,
    "12_slips": 5,
    "13_campaign": 11,
}
TABLES = [pytest.param(c, e, id=f"{c.name}-{n}") for c in ALL for n, e in enumerate(c.expected)]


@pytest.mark.parametrize(("conflict", "wanted"), TABLES)
def test_table_is_exact(conflict: Conflict, wanted: dict[str, object]) -> None:
    assert table(conflict, wanted) == wanted["rows"]


@pytest.mark.parametrize("conflict", ALL, ids=lambda c: c.name)
def test_tables_from_the_texts_alone(conflict: Conflict) -> None:
    """From reading to rows, without the annotations."""
    claims = [claim for article in conflict.articles for claim in extract(article).claims]
    missed: list[str] = []
    found = 0
    for expected in conflict.expected:
        if not expected.get("decided"):  # decisions name annotated claims
            rows = table(conflict, expected, claims)
            found += len(set(expected["rows"]) & set(rows))
            missed += [f"- {row}" for row in expected["rows"] if row not in rows]
            missed += [f"+ {row}" for row in rows if row not in expected["rows"]]
    assert found >= FLOORS[conflict.name], "\n".join(missed)


@pytest.mark.parametrize("conflict", ALL, ids=lambda c: c.name)
def test_findings(conflict: Conflict) -> None:
    assert conflict.findings is not None
    assert sorted(f.kind for f in audit(conflict.claims)) == sorted(conflict.findings)


@pytest.mark.parametrize("conflict", ALL, ids=lambda c: c.name)
def test_annotations_point_into_their_texts(conflict: Conflict) -> None:
    texts = {a.id: a.text for a in conflict.articles}
    for claim in conflict.claims:
        assert texts[claim.article][claim.start : claim.end] == claim.number
        assert texts[claim.article][claim.quote_start : claim.quote_end] == claim.quote


@pytest.mark.parametrize("conflict", ALL, ids=lambda c: c.name)
def test_no_source_is_lost_and_every_row_explains_itself(conflict: Conflict) -> None:
    tolls = reconcile(conflict.claims)
    told = {c for t in tolls for f in t.figures for c in (*f.claims, *(c for p in f.history for c in p.claims))}
    told |= {p.claim for t in tolls for p in t.parts}
    assert told == {c.claim for c in conflict.claims}
    for toll in tolls:
        text = explain(toll, conflict.claims, conflict.articles)
        assert text == explain(toll, reversed(conflict.claims), conflict.articles)
        for figure in toll.figures:
            assert figure.claim is None or figure.claim in text
