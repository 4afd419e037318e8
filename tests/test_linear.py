"""Speakers and days of a text with very many figures: the work grows as the text does, counted in calls."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date

import pytest

from claimledger import lexicon
from claimledger.context.when import place_in_time
from claimledger.context.who import attribute
from claimledger.figures import find_figures
from claimledger.headlines import read_headlines
from claimledger.records import Article
from claimledger.split import split

PATTERNS = [
    "Villager {0} said {1} miners were killed near the dam. ",
    'Police said {1} soldiers died last week. "We saw {2} civilians who were wounded on Monday," he added.\n\n',
    "On March {3}, {1} people were killed in the raid. The toll rose to {2} dead.\n\n",
    "On 3 January 2024, {1} people were killed in the raid. On {3} June, the army said {2} had been killed.\n\n",
    'Two men were killed the day before, "according to Omar {0}", SANA reported. ',
]


def calls(work: Callable[[], object]) -> int:
    """How many functions `work` calls."""
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    work()  # the lexicons are read once
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("stage", [attribute, place_in_time])
def test_work_grows_with_the_text(pattern: str, stage: Callable[..., object]) -> None:
    cost = []
    for size in (250, 750):  # more voices than are remembered
        told = (pattern.format(f"Name{chr(97 + i % 26)}{i}", i % 300 + 20, i + 40, i % 28 + 1) for i in range(size))
        doc = split(Article(id="many", text="".join(told), published=date(2025, 3, 8)))
        figures = find_figures(doc, lexicon.load("en"))
        assert len(figures) >= size
        cost.append(calls(lambda doc=doc, figures=figures: stage(doc, figures)))  # type: ignore[misc]
    assert cost[1] < 4 * cost[0]


def test_headlines_are_read_in_one_go() -> None:
    cost = []
    for size in (100, 300):
        told = (f"{i + 2} Miners Killed In Homs Market Blast Number {i}, Police Say\n\n" for i in range(size))
        doc = split(Article(id="many", text="".join(told)))
        figures = find_figures(doc, lexicon.load("en"))
        assert len(figures) >= size
        cost.append(calls(lambda doc=doc, figures=figures: read_headlines(doc, figures)))  # type: ignore[misc]
    assert cost[1] < 4 * cost[0]
