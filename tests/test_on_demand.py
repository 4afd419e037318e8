"""What is read where it is asked for gives the same as reading the whole text, in order, before any question."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from claimledger import lexicon
from claimledger.context.when import place_in_time
from claimledger.context.who import attribute
from claimledger.days.daybook import Daybook
from claimledger.figures import find_figures
from claimledger.mentions import Document, Figure
from claimledger.records import Article
from claimledger.split import split
from claimledger.voices import Cast

PASSAGES = Path(__file__).resolve().parents[1] / "data" / "gold" / "passages.docs.jsonl"


@pytest.fixture(scope="module")
def texts() -> list[tuple[Document, list[Figure]]]:
    """Articles of a dozen annotated passages each: many speakers and days, few of which a figure asks for."""
    passages = [json.loads(line)["text"] for line in PASSAGES.read_text(encoding="utf-8").splitlines() if line.strip()]
    found = []
    for first in range(0, min(len(passages), 360), 12):
        text = "\n\n".join(passages[first : first + 12])
        doc = split(Article(id=str(first), text=text, published=date(2024, 6, 14)))
        found.append((doc, find_figures(doc, lexicon.load("en"))))
    return found


def test_speakers_settled_alone_are_whom_the_order_of_the_text_makes_them(
    texts: list[tuple[Document, list[Figure]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [attribute(doc, figures) for doc, figures in texts]
    monkeypatch.setattr(Cast, "alone", lambda self, speaker: False)
    assert [attribute(doc, figures) for doc, figures in texts] == asked


def test_days_are_the_same_where_all_of_a_text_are_read(
    texts: list[tuple[Document, list[Figure]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [place_in_time(doc, figures) for doc, figures in texts]
    monkeypatch.setattr(Daybook, "_apart", False)
    assert [place_in_time(doc, figures) for doc, figures in texts] == asked
