"""Texts that are cut off, or that lost words, are read like any others: no text, however broken, stops the extractor."""

from __future__ import annotations

import json
import random
import re
from datetime import date
from pathlib import Path

import pytest

from claimledger.extract import extract
from claimledger.records import Article

GOLD = Path(__file__).resolve().parents[1] / "data" / "gold"
_ODD = 'of , ; : ( ) - -- " [ and who the including 12 3 two in by killed dead & ’'.split()  # noqa: SIM905


def _broken(rng: random.Random, sentences: list[str]) -> str:
    """A sentence that ends or begins anywhere, lacks words, goes over into another, or has a stray word."""
    words = rng.choice(sentences).split(" ")
    at = rng.randrange(len(words))
    how = rng.randrange(5)
    if how == 0:
        return " ".join(words[: at + 1])
    if how == 1:
        return " ".join(words[at:])
    if how == 2:
        return " ".join(words[:at] + words[at + rng.randint(1, 3) :])
    if how == 3:
        other = rng.choice(sentences).split(" ")
        return " ".join(words[:at] + other[rng.randrange(len(other)) :])
    return " ".join([*words[:at], rng.choice(_ODD), *words[at:]])


@pytest.mark.parametrize(
    "text",
    [
        "Nurses counted nine dead and six wounded, and said that several of",
        "The boat brought forty living and three bodies; the other twelve had been",
        'Nine hostages "might die, in ten days, six',
        "Kidnappers said a hostage might die in 10 days, 12",
        "A cook was shot dead in Orvale. within a minute.",
        "The bomb killed two people, wounding seven others; while",
        "The bomb killed two people; and",
        "Nine people died. The mayor gave a lower number",
    ],
)
def test_text_that_ends_in_the_middle(text: str) -> None:
    for claim in extract(Article(id="cut", text=text)).claims:
        assert text[claim.start : claim.end] == claim.number


@pytest.mark.parametrize("seed", range(4))
def test_broken_sentences(seed: int) -> None:
    rng = random.Random(seed)
    lines = [line for file in sorted(GOLD.glob("*.docs.jsonl")) for line in file.read_text("utf-8").splitlines()]
    parts = {part for line in lines for part in re.split(r"(?<=[.!?])\s+|\n+", json.loads(line)["text"])}
    sentences = sorted(part for part in parts if 20 < len(part) < 400)
    for _ in range(800):
        joint = rng.choice((" ", "\n\n"))
        text = joint.join(_broken(rng, sentences) for _ in range(rng.choice((1, 1, 2, 4))))
        for claim in extract(Article(id="broken", text=text, published=date(2024, 5, 3))).claims:
            assert text[claim.start : claim.end] == claim.number, text
