"""When people met their outcome: cases in tests/cases/when.toml, and what holds for every text."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimledger.context.when import place_in_time
from claimledger.extract import extract
from claimledger.mentions import Figure, When
from claimledger.records import Article, Outcome
from claimledger.spans import Span
from claimledger.split import split

CASES = tomllib.loads((Path(__file__).parent / "cases" / "when.toml").read_text(encoding="utf-8"))["case"]
PUBLISHED = date(2025, 3, 8)
_MARK = re.compile(r"\{(?P<number>[^}/]+)(?:/(?P<link>part|repeat)(?P<to>\d))?\}|<(?P<harm>[^>]+)>")


def placed(marked: str, published: date | None = PUBLISHED) -> list[When]:
    """The dates of the figures of a text in which {words} carry counts and <words> outcomes."""
    text, numbers, harms = "", [], []
    last = 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        span = Span(len(text), len(text) + len(match["number"] or match["harm"]))
        text += match["number"] or match["harm"]
        last = match.end()
        if match["number"]:
            numbers.append((span, match["link"], match["to"]))
        else:
            harms.append(span)
    text += marked[last:]
    doc = split(Article(id="case", text=text, published=published))
    figures = []
    for span, link, to in numbers:
        sentence = next(s for s in doc.sentences if s.start <= span.start < s.end)
        harm = min(harms, key=span.gap)
        first = not any(f.sentence == sentence.index for f in figures)
        opens = sentence.start if first and "," not in text[sentence.start : span.start] else span.start
        clause = Span(min(opens, span.start, harm.start), max(span.end, harm.end))
        words = text[span.slice]
        count = int(words) if words.isdigit() else {"two": 2, "three": 3, "nine": 9}.get(words.lower(), 4)
        outcome: Outcome = "injured" if text[harm.slice] in ("wounded", "injured", "hurt") else "killed"
        figure = Figure(span, count, count, "exact", outcome, "people", None, sentence.index, span, harm, clause)
        figure.part_of = int(to) if link == "part" else None
        figure.repeat_of = int(to) if link == "repeat" else None
        figures.append(figure)
    return place_in_time(doc, figures)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_case(case: dict[str, object]) -> None:
    said = case.get("published")
    published = None if said == "none" else date.fromisoformat(str(said)) if said else PUBLISHED
    got = [[str(w.start or ""), str(w.end or "")] for w in placed(str(case["text"]), published)]
    assert got == case["expected"]


def test_day_of_statement_is_kept_apart() -> None:
    (when,) = placed("{Nine} miners <died> on Monday, police said on Friday.")
    assert (when.start, when.stated) == (date(2025, 3, 3), date(2025, 3, 7))
    (when,) = placed("{Nine} miners <died> on Monday.")
    assert when.stated is None


def test_every_date_has_a_reason_and_words() -> None:
    for case in CASES:
        for when in placed(str(case["text"])):
            assert when.reason
            if when.start is not None:
                assert when.precision is not None and when.span is not None


def test_no_injuries_have_not_the_day_of_another_quake_that_killed() -> None:
    text = "A quake caused no injuries. It was felt in the area of Monday's earthquake which killed two people."
    claims = extract(Article(id="case", text=text, published=PUBLISHED)).claims
    assert [c.date_start for c in claims] == [None, date(2025, 3, 3)]


def test_no_figures_need_no_calendar() -> None:
    assert place_in_time(split(Article(id="a", text="All quiet on Friday.")), []) == []


@given(st.dates(date(1985, 1, 1), date(2035, 12, 31)), st.sampled_from(["Monday", "Tuesday", "Friday", "Sunday"]))
def test_weekday_is_within_the_week_before_publication(published: date, weekday: str) -> None:
    (when,) = placed(f"{{Nine}} miners <died> on {weekday}.", published)
    assert when.start == when.end and when.start is not None
    assert 0 <= (published - when.start).days < 7
    assert when.start.strftime("%A") == weekday


@given(st.text(alphabet="abc on since Friday 3 March 2011 said died.,\n", max_size=80))
def test_windows_are_in_order(text: str) -> None:
    for when in placed(f"{text} {{Nine}} miners <died>."):
        assert (when.start is None) == (when.end is None)
        assert when.start is None or when.end is None or when.start <= when.end
