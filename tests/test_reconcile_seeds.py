"""The table of the example corpus, row by row, from its annotated claims."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claim_shorthand import gold_claims
from claimledger.extract import extract
from claimledger.reconcile import audit, reconcile
from claimledger.records import Article, Claim, Toll

ROOT = Path(__file__).parent.parent
SOHR = "Syrian Observatory for Human Rights"
PUBLISHED = {
    "000_3dfbc3a939c1ca8d.txt": "2025-03-07",
    "001_f9f508b3207d511e.txt": "2025-03-08",
    "002_abde9c5e021f8da2.txt": "2025-03-08",
}
KINDS = {"Syria": "country", "Syrian coast": "region", "Latakia": "admin1"}
CORPORA = [ROOT / "data/gold/seeds.jsonl", ROOT.parent / "shared/corpora/seeds.gold.jsonl"]


@pytest.fixture(params=CORPORA, ids=["own", "originals"])
def claims(request: pytest.FixtureRequest) -> list[Claim]:
    if not request.param.exists():
        pytest.skip("the originals are not here")
    return gold_claims(request.param, PUBLISHED, ("Syria", "SY"), KINDS)


def row(tolls: list[Toll], category: str, end: str | None, **wanted: object) -> Toll:
    found = [
        t
        for t in tolls
        if (t.outcome, t.category, str(t.date_end) if t.date_end else None) == ("killed", category, end)
        and all(getattr(t, k) == v for k, v in wanted.items())
    ]
    assert len(found) == 1, [(t.low, t.high, t.place, t.sources) for t in found]
    return found[0]


def test_first_day_adds_up_to_its_total(claims: list[Claim]) -> None:
    tolls = reconcile(claims)
    day = "2025-03-06"
    for category, figure in (("security_forces", 16), ("armed_group", 28), ("civilian", 4), ("total", 48)):
        toll = row(tolls, category, day)
        assert (toll.low, toll.high, toll.best, toll.basis) == (figure, figure, figure, "day")
    assert any("16 + 28 + 4 = 48" in n for n in row(tolls, "total", day).notes)
    assert not any(t.derived and str(t.date_end) == day for t in tolls)


def test_running_tolls_to_saturday_stand_side_by_side(claims: list[Claim]) -> None:
    tolls = reconcile(claims)
    civilians = row(tolls, "civilian", "2025-03-08", demographic=None)
    assert (civilians.low, civilians.high, civilians.basis, civilians.sources[0]) == (311, 532, "cumulative", SOHR)
    beside = [f for f in civilians.figures if not f.counts]
    assert [(f.low, f.high, f.source, f.via) for f in beside] == [(400, None, "local sources", ("Al-Mayadeen",))]
    assert row(tolls, "armed_group", "2025-03-08").low == 120
    assert row(tolls, "security_forces", "2025-03-08").low == 89


def test_all_people_keep_an_open_top_and_a_marked_sum(claims: list[Claim]) -> None:
    tolls = reconcile(claims)
    stated = row(tolls, "total", "2025-03-08", derived=False)
    assert (stated.low, stated.high, stated.lowest, stated.highest) == (524, None, 524, 600)
    assert any("311 + 213 = 524" in n for n in stated.notes)
    derived = row(tolls, "total", "2025-03-08", derived=True)
    assert (derived.low, derived.high, len(derived.derived_from)) == (741, 741, 3)
    assert "532 + 120 + 89 = 741" in derived.notes[0]


def test_subsets_are_shown_and_not_added(claims: list[Claim]) -> None:
    tolls = reconcile(claims)
    tuwaym = row(tolls, "total", "2025-03-07", place="Tuwaym")
    assert (tuwaym.low, tuwaym.high) == (31, 31)
    assert sorted((p.low, p.demographic) for p in tuwaym.parts) == [(4, "women"), (9, "children")]
    men = row(tolls, "civilian", "2025-03-07", demographic="men")
    assert (men.low, men.high, men.place) == (52, 52, "Al-Shir; Al-Mukhtariya")


def test_undated_article_is_placed_by_order_only(claims: list[Claim]) -> None:
    tolls = reconcile(claims)
    toll = row(tolls, "civilian", None, basis="cumulative")
    assert (toll.low, toll.date_start) == (745, None)
    assert any("said after" in n for n in toll.notes)
    derived = row(tolls, "total", None, derived=True)
    assert (derived.low, "745 + 125 + 148 = 1,018" in derived.notes[0]) == (1018, True)
    assert row(tolls, "total", None, derived=False, place="Latakia").lowest == 1000
    assert any(t.low == 140 and [p.low for p in t.parts] == [125] for t in tolls)


def test_thursday_is_a_conflict_once_its_day_is_known(claims: list[Claim]) -> None:
    day = {"date_start": "2025-03-06", "date_end": "2025-03-06", "published": "2025-03-10"}
    known = [Claim(**{**c.model_dump(), **day}) if c.low == 100 else c for c in claims]
    toll = row(reconcile(known), "security_forces", "2025-03-06")
    assert (toll.low, toll.high) == (16, 100)
    assert toll.sources == (SOHR, "Syrian Network for Human Rights")
    assert toll.low_claim != toll.high_claim


def read_seeds(undated: date) -> list[Claim]:
    """The claims of the example corpus as extracted; `undated` is the day given for the article without one."""
    claims: list[Claim] = []
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        day = date.fromisoformat(PUBLISHED[path.name]) if path.name in PUBLISHED else undated
        claims.extend(extract(Article(id=path.name, text=path.read_text("utf-8"), published=day)).claims)
    return claims


def test_the_undated_article_finds_its_window_once_its_day_is_given() -> None:
    tolls = reconcile(read_seeds(date(2025, 3, 9)))
    thursday = row(tolls, "security_forces", "2025-03-06", basis="day")
    assert (thursday.low, thursday.high) == (16, 100)
    four_days = row(tolls, "civilian", "2025-03-09", demographic=None, outcome="killed")
    assert (str(four_days.date_start), four_days.highest) == ("2025-03-06", 745)
    assert set(four_days.sources) == {SOHR, "Syrian Network for Human Rights"}
    assert row(tolls, "total", "2025-03-09", derived=True).low == 1018


def test_sums_are_found_in_the_texts_themselves() -> None:
    found = " ".join(f.message for f in audit(read_seeds(date(2025, 3, 9))))
    for words in ("16 + 28 + 4 = 48", "311 + 213 = 524", "745 + 125 + 148 = 1,018 is in line with more than 1,000"):
        assert words in found


def test_order_of_input_does_not_matter(claims: list[Claim]) -> None:
    for by in ("date", "article"):
        assert reconcile(claims, by=by) == reconcile(reversed(claims), by=by)
