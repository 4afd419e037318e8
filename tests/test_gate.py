"""Which sentences are worth reading: what is passed over tells of nobody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimledger import gate, lexicon
from claimledger.figures import find_figures
from claimledger.gate import worth_reading
from claimledger.records import Article
from claimledger.split import fold, split

GOLD = Path(__file__).parents[1] / "data" / "gold" / "passages.docs.jsonl"


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The mayor of Oban opened the fair.", []),
        ("A mine killed two drovers.", [True]),
        ("The audience stayed, and nobody left the shoreline.", []),  # "die" and "shore" inside other words
        ("Oban beat Mallaig.", []),
        ("They beat a baker to death.", [True]),
        ("Oban lost by two goals.", []),
        ("The rebels lost nine men.", [True]),
        ("The hospital has a new wing.", []),
        ("The crash sent two boys to hospital.", [True]),
        ("Sales fell to nine million.", []),
        ("The first of them fell to the bullets.", [True]),
        ("The life of a miller is hard.", []),
        ("The flood claimed a life.", [True]),
        ("A mine killed two drovers. One of them was a boy. It rained.", [True, False]),
        ("Six tenants were burned.", [True]),
        ("Oban beat Mallaig. A mine killed two drovers.", [True]),
        ("A mine killed two drovers. Sales fell to nine million.", [True]),
        ("A mine killed two drovers. It put its losses at nine.", [True, False]),
    ],
)
def test_sentences_worth_reading(text: str, alone: list[bool]) -> None:
    readings = worth_reading(split(Article(id="x", text=text)), lexicon.load("en"))
    assert [r.alone for r in readings] == alone


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("The mayor of Oban opened the fair.", False),
        ("Oban beat Mallaig.", False),
        ("Oban beat Mallaig and moved up.", True),  # perhaps: the sentence itself decides
        ("A MINE KILLED TWO DROVERS.", True),
        ("", False),
        ("The rebels lost nine men.\nIt rained.", True),
        ("Oban lost by two goals.\n\nThe rebels came home.", False),  # no sentence goes on behind an empty line
    ],
)
def test_texts_that_may_tell(text: str, tells: bool) -> None:
    assert gate.may_tell(fold(text), lexicon.load("en")) is tells


def test_a_term_without_its_company_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    english = lexicon.load("en")
    texts = [json.loads(line)["text"] for line in GOLD.read_text("utf-8").splitlines() if line.strip()]
    docs = [split(Article(id=str(n), text=text)) for n, text in enumerate(texts)]
    found = [find_figures(doc, english) for doc in docs]
    strict = gate._gate(english)
    monkeypatch.setattr(gate, "_gate", lambda _: strict._replace(company=[None] * len(strict.company)))
    assert found == [find_figures(doc, english) for doc in docs]
