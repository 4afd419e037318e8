"""Case tables of comparison and of what one text counts; decisions of people on events."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from claim_shorthand import make_claim
from claimledger.extract import extract
from claimledger.reconcile import Options, audit, reconcile, sources
from claimledger.reconcile.compare import compare_places, compare_windows, source_key
from claimledger.reconcile.tally import tally
from claimledger.records import Article, Retraction, Review

CASES = tomllib.loads((Path(__file__).parent / "cases" / "reconcile.toml").read_text(encoding="utf-8"))


def label(case: dict[str, Any]) -> str:
    return str(case["label"])


@pytest.mark.parametrize("case", CASES["places"], ids=label)
def test_places(case: dict[str, Any]) -> None:
    verdict = compare_places(make_claim(1, **case["one"]), make_claim(1, **case["two"]))
    assert verdict.level == case["expected"]
    assert verdict.reason


@pytest.mark.parametrize("case", CASES["windows"], ids=label)
def test_windows(case: dict[str, Any]) -> None:
    one, two = (make_claim(1, dates=case[side] or None) for side in ("one", "two"))
    verdict = compare_windows((one.date_start, one.date_end), (two.date_start, two.date_end))
    assert verdict.level == case["expected"]
    assert verdict.reason


@pytest.mark.parametrize("case", CASES["sources"], ids=label)
def test_sources_by_name(case: dict[str, Any]) -> None:
    assert (source_key(case["one"]) == source_key(case["two"])) is case["same"]


@pytest.mark.parametrize("case", CASES["tally"], ids=label)
def test_what_one_text_counts(case: dict[str, Any]) -> None:
    text = " ".join(case["quotes"])
    claims, after = [], 0
    for mark in case["claims"]:
        start = text.index(mark["n"], after)
        after = start + len(mark["n"])
        at = 0
        for quote in case["quotes"]:
            if at <= start < at + len(quote):
                break
            at += len(quote) + 1
        low = mark.get("low", 1)
        fields = {k: v for k, v in mark.items() if k not in ("n", "low")}
        claim = make_claim(
            low, None if fields.get("qualifier") == "vague" else low, number=mark["n"], at=start, **fields
        )
        claims.append(claim.model_copy(update={"quote": quote, "quote_start": at, "quote_end": at + len(quote)}))
    assert sum(g.point for g in tally(claims).groups) == case["total"]


def review(action: Any, *claims: str, **more: Any) -> Review:
    at = datetime(2031, 6, 1, 9)
    return Review(review=f"r-{action}", action=action, claims=claims, by="K. Adler", at=at, reason="checked", **more)


def test_reviewers_join_and_split_events() -> None:
    one = make_claim(6, article="a1", place="Orvale", dates="2031-05-04", outlet="Herald", source="police")
    two = make_claim(40, article="a2", place="Tarn Bridge", dates="2031-05-04", outlet="Courier", source="army")
    three = make_claim(6, article="a3", place="Orvale", dates="2031-05-04", outlet="Post", source="hospital")
    claims = [one, two, three]
    alone = {t.articles for t in reconcile(claims, by="event")}
    assert alone == {("a1", "a3"), ("a2",)}
    joined = reconcile(claims, by="event", reviews=[review("join", one.claim, two.claim)])
    assert {t.articles for t in joined} == {("a1", "a2", "a3")}
    assert any("reviewer" in note for note in joined[0].notes)
    split = reconcile(claims, by="event", reviews=[review("split", three.claim)])
    assert {t.articles for t in split} == {("a1",), ("a2",), ("a3",)}


def test_of_a_join_and_a_split_the_later_holds() -> None:
    one = make_claim(6, article="a1", place="Orvale", dates="2031-05-04", outlet="Herald", source="police")
    two = make_claim(40, article="a2", place="Tarn Bridge", dates="2031-05-04", outlet="Courier", source="army")
    join, split = review("join", one.claim, two.claim), review("split", two.claim)
    before = {"at": datetime(2031, 5, 30, 9)}
    for reviews, expected in (
        ([join.model_copy(update=before), split], {("a1",), ("a2",)}),
        ([join, split.model_copy(update=before)], {("a1", "a2")}),
    ):
        assert {t.articles for t in reconcile([one, two], by="event", reviews=reviews)} == expected


def test_a_part_told_by_another_source_is_no_total() -> None:
    first = (
        "KATHMANDU: At least 87 people were killed and more than 200 injured when a powerful earthquake struck western Nepal "
        "late on Monday, officials said on Tuesday.\n\nJajarkot district alone accounted for 51 deaths, while 36 people died "
        "in neighbouring Rukum West, said Home Ministry spokesperson Bishnu Karki.\n\nAmong the dead in Jajarkot was the "
        "deputy mayor of Nalgad municipality, Sarita Singh. Fifty-five people were being treated at the district hospital there."
    )
    second = (
        "The death toll from Monday's earthquake in western Nepal has climbed to 132, with 89 dead in Jajarkot and 43 in "
        "Rukum West, police said on Thursday."
    )
    claims = [
        *extract(Article(id="a1", text=first, published=date(2026, 11, 3), outlet="Himal Post")).claims,
        *extract(Article(id="a2", text=second, published=date(2026, 11, 5), outlet="Valley Wire")).claims,
    ]
    killed = [t for t in reconcile(claims, by="event") if t.category == "total" and t.outcome == "killed"]
    assert [(t.low, t.high) for t in killed if t.place == "western Nepal"] == [(87, 132)]


@pytest.mark.parametrize(
    ("qualifier", "low", "high"), [("exact", 79, 79), ("at_least", 79, None), ("at_most", None, 79)]
)
def test_a_corrected_figure_keeps_its_bounds_open(qualifier: str, low: int | None, high: int | None) -> None:
    claim = make_claim(*((None, 97) if qualifier == "at_most" else (97,)), qualifier=qualifier)
    (toll,) = reconcile([claim], reviews=[review("correct", claim.claim, field="figure", value=79)])
    assert (toll.low, toll.high) == (low, high)


def test_a_correction_of_what_was_read_is_refused() -> None:
    claim = make_claim(6)
    with pytest.raises(ValueError, match="number"):
        reconcile([claim], reviews=[review("correct", claim.claim, field="number", value="7")])


def test_a_retraction_prevails_over_an_acceptance() -> None:
    claim = make_claim(6, dates="2031-05-04")
    gone = Retraction(retraction="w1", claims=(claim.claim,), by="A. Lind", at=datetime(2031, 5, 9), reason="void")
    assert reconcile([claim], reviews=[review("accept", claim.claim), gone]) == []
    assert (
        len(reconcile([claim], reviews=[gone], as_of=date(2031, 5, 8))) == 0
    )  # a text without a day is not known then


def test_only_accepted_claims_are_reconciled_when_asked() -> None:
    kept, other = make_claim(6, dates="2031-05-04"), make_claim(9, dates="2031-05-04", article="a2")
    tolls = reconcile([kept, other], reviews=[review("accept", kept.claim)], options=Options(reviewed_only=True))
    assert [(t.low, t.high) for t in tolls] == [(6, 6)]


def test_copies_of_one_text_are_one_voice() -> None:
    text = (
        "The storm tore the roofs off the lower town of Orvale and drowned nine people before the ferry came back, "
        "and by dawn the lower town was under water."
    )
    articles = tuple(Article(id=f"a{n}", text=text + (" More soon." if n == 2 else "")) for n in (1, 2))
    claims = [
        make_claim(9, article=a.id, outlet=f"Outlet {a.id}", dates="2031-05-04", place="Orvale") for a in articles
    ]
    (toll,) = reconcile(claims, options=Options(articles=articles))
    assert (len(toll.figures), len(toll.sources), toll.articles) == (1, 1, ("a1", "a2"))


def test_spellings_of_one_name_are_one_voice_and_doubtful_names_two() -> None:
    common: dict[str, Any] = {"dates": "2031-05-04", "place": "Orvale"}

    def row(other: str) -> Any:
        claims = [
            make_claim(9, source="Orvale Documentation Centre", article="a1", published="2031-05-05", **common),
            make_claim(14, source=other, article="a2", published="2031-05-06", **common),
        ]
        (toll,) = reconcile(claims)
        return toll

    one = row("Orvale Documentation Center")
    assert (one.low, one.high, len(one.sources), len(one.figures[0].history)) == (14, 14, 1, 1)
    two = row("Documentation Centre")
    assert (two.low, two.high, len(two.sources)) == (9, 14, 2)
    assert any("kept apart" in note for note in two.notes)


def test_sources_tell_where_they_stand_apart() -> None:
    common: dict[str, Any] = {"dates": "2031-05-04", "place": "Orvale"}
    claims = [
        make_claim(9, source="police", outlet="Herald", article="a1", **common),
        make_claim(9, source="police", outlet="Courier", article="a2", **common),
        make_claim(14, source="Lake Monitor", outlet="Herald", article="a3", **common),
    ]
    police = next(s for s in sources(claims) if s.source == "police")
    assert (police.claims, police.articles, police.relays) == (2, 2, ("Courier", "Herald"))
    assert police.differs == ("killed total, 2031-05-04, Orvale: 9 against Lake Monitor 14",)


def test_a_falling_series_is_found_and_a_rising_one_is_not() -> None:
    def at(day: int, figure: int) -> Any:
        window = f"2031-05-01/2031-05-{day:02}"
        return make_claim(figure, source="Lake Monitor", article=f"a{day}", published=date(2031, 5, day), dates=window)

    assert [f.kind for f in audit([at(4, 91), at(6, 88)])] == ["toll_falls"]
    assert audit([at(4, 88), at(6, 91)]) == []


@pytest.mark.parametrize("by", ["date", "event", "article"])
@pytest.mark.parametrize(
    ("number", "denial", "source", "contested"),
    [
        ("No", "No other injuries were reported.", None, False),
        ("No one", "No one else was hurt, police said.", "police", False),
        ("Nobody", "Nobody was hurt.", None, False),  # the text itself has just told of three
        ("Nobody", "Nobody was hurt, police said.", "police", True),
    ],
)
def test_only_a_denial_of_those_who_are_told_contests(
    by: Any, number: str, denial: str, source: str | None, contested: bool
) -> None:
    common: dict[str, Any] = {"outcome": "injured", "dates": "2031-05-04", "place": "Orvale"}
    told = make_claim(3, number="Three", quote="Three people were injured.", **common)
    denied = make_claim(
        0, number=number, at=30, assertion="denied", source=source, quote=denial, quote_end=30 + len(denial), **common
    )
    toll = next(t for t in reconcile([told, denied], by=by) if t.category in ("people", "total"))
    assert (toll.contested, toll.low, toll.high) == (contested, 0 if contested and by != "article" else 3, 3)
    assert any("denies more people" in f.reason for f in toll.figures) != contested
    assert any(f.kind == "contested" for f in audit([told, denied])) == contested


def _of_office(figure: int, article: str, published: str, **more: Any) -> Any:
    fields = {"source": "Tarn Rights Office", "place": "Tarn", "category": "civilian", "cumulative": True}
    return make_claim(figure, article=article, published=date.fromisoformat(published), **{**fields, **more})


@pytest.mark.parametrize(
    ("later", "rows"),
    [
        pytest.param(_of_office(160, "a2", "2031-03-11"), [("2031-03-08", 160)], id="the same figure"),
        pytest.param(_of_office(159, "a2", "2031-03-11"), [("2031-03-08", 160), (None, 159)], id="another figure"),
        pytest.param(
            _of_office(160, "a2", "2031-03-11", source="Lorun Clinic"),
            [("2031-03-08", 160), (None, 160)],
            id="another source",
        ),
        pytest.param(
            _of_office(160, "a2", "2031-03-11", cumulative=False),
            [("2031-03-08", 160), (None, 160)],
            id="no running count",
        ),
        pytest.param(_of_office(160, "a0", "2031-03-01"), [("2031-03-08", 160), (None, 160)], id="said before"),
    ],
)
def test_a_count_told_again_without_its_day_is_the_one_told_before(later: Any, rows: list[tuple[str, int]]) -> None:
    first = _of_office(160, "a1", "2031-03-09", dates="2031-03-03/2031-03-08")
    tolls = reconcile([first, later])
    assert [(t.date_end and str(t.date_end), t.low) for t in tolls] == rows
