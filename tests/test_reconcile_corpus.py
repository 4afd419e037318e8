"""The worked conflicts: every row of every expected table, and the findings of an audit."""

from __future__ import annotations

import pytest

from claimledger.extract import extract
from claimledger.gazetteer import Gazetteer
from claimledger.reconcile import audit, explain, reconcile
from conflicts import Conflict, conflicts, table

ALL = conflicts()
TABLES = [pytest.param(c, e, id=f"{c.name}-{n}") for c in ALL for n, e in enumerate(c.expected)]


@pytest.mark.parametrize(("conflict", "wanted"), TABLES)
def test_table_is_exact(conflict: Conflict, wanted: dict[str, object]) -> None:
    assert table(conflict, wanted) == wanted["rows"]


@pytest.mark.parametrize("conflict", ALL, ids=lambda c: c.name)
def test_tables_from_the_texts_alone(conflict: Conflict) -> None:
    """From reading to rows, without the annotations."""
    places = Gazetteer(added=conflict.places) if conflict.places else None
    claims = [claim for article in conflict.articles for claim in extract(article, places=places).claims]
    for expected in conflict.expected:
        if not expected.get("decided"):  # decisions name annotated claims
            assert table(conflict, expected, claims) == expected["rows"]


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
