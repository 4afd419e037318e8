"""A figure far from all others keeps its bound, and the row and the audit say so."""

from __future__ import annotations

from datetime import date

import pytest

from claim_shorthand import make_claim
from claimledger.reconcile import audit, reconcile
from claimledger.records import Claim


def _claims(*said: tuple[str, int]) -> list[Claim]:
    return [
        make_claim(
            number, source=source, article=source, published=date(2031, 5, 5), place="Orvale", dates="2031-05-04"
        )
        for source, number in said
    ]


@pytest.mark.parametrize(
    ("said", "far"),
    [
        ((("police", 4), ("governor", 5), ("volunteers", 450)), "volunteers gives 450"),
        ((("police", 4), ("volunteers", 450)), "volunteers gives 450"),
        ((("police", 40), ("governor", 50), ("volunteers", 5)), "volunteers gives 5"),
    ],
)
def test_a_far_figure_is_told(said: tuple[tuple[str, int], ...], far: str) -> None:
    claims = _claims(*said)
    row = reconcile(claims)[0]
    numbers = [n for _, n in said]
    assert (row.low, row.high) == (min(numbers), max(numbers))
    assert [n for n in row.notes if n.startswith(f"Far from the others: {far}")]
    assert [f.message for f in audit(claims) if f.kind == "outlier" and f.message.startswith(far)]


@pytest.mark.parametrize(
    "said",
    [
        (("police", 4), ("governor", 5), ("volunteers", 12)),
        (("army", 31), ("rebels", 3)),  # sides often tell so
        (("police", 4), ("police", 450)),  # one source
        (("police", 40), ("volunteers", 4)),
    ],
)
def test_figures_that_are_not_far(said: tuple[tuple[str, int], ...]) -> None:
    claims = _claims(*said)
    assert not [n for t in reconcile(claims) for n in t.notes if n.startswith("Far from the others")]
    assert not [f for f in audit(claims) if f.kind == "outlier"]
