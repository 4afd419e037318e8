"""A text that is folded at a width, as wire text and mail are, tells the same claims as one with a line a paragraph."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import pytest

from claimledger.extract import extract
from claimledger.records import Article, Claim

GOLD = Path(__file__).parents[1] / "data" / "gold"
ROWS = [
    json.loads(line)
    for name in ("articles", "articles2")
    for line in (GOLD / f"{name}.docs.jsonl").read_text("utf-8").splitlines()
]
MOVED = {"claim", "article", "start", "end", "quote", "quote_start", "quote_end", "part_of", "repeat_of"}


def told(row: dict[str, str], text: str) -> list[dict[str, object]]:
    claims = extract(Article(id=row["id"], text=text, title=row.get("title"), published=row.get("published"))).claims  # type: ignore[arg-type]
    at = {claim.claim: number for number, claim in enumerate(claims)}

    def flat(claim: Claim) -> dict[str, object]:
        fields = claim.model_dump(exclude=MOVED)
        for field, value in fields.items():
            fields[field] = " ".join(value.split()) if isinstance(value, str) else value
        return fields | {"part_of": at.get(claim.part_of or ""), "repeat_of": at.get(claim.repeat_of or "")}

    for claim in claims:
        assert text[claim.start : claim.end] == claim.number and claim.quote in text
    return [flat(claim) for claim in claims]


@pytest.mark.parametrize("width", [50, 72])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_folded_text_tells_the_same(row: dict[str, str], width: int) -> None:
    paragraphs = [" ".join(line.split()) for line in row["text"].split("\n") if line.strip()]
    folded = [textwrap.fill(p, width, break_long_words=False, break_on_hyphens=False) for p in paragraphs]
    assert told(row, "\n\n".join(folded)) == told(row, "\n\n".join(paragraphs))


# Reports with headings and lists are not written so.
STORIES = [row for row in ROWS if all(p[-1] in ".”" for p in row["text"].strip().split("\n")[1:] if p)]


@pytest.mark.parametrize("row", STORIES, ids=lambda row: row["id"])
def test_indented_text_tells_the_same(row: dict[str, str]) -> None:
    paragraphs = [" ".join(line.split()) for line in row["text"].split("\n") if line.strip()]
    folded = [
        textwrap.fill(p, 64, initial_indent="    ", break_long_words=False, break_on_hyphens=False) for p in paragraphs
    ]
    assert told(row, "\n".join(folded)) == told(row, "\n\n".join(paragraphs))


def test_a_headline_in_folded_text_is_a_line_of_its_own() -> None:
    text = (
        "KEY FIGURES\n"
        "Nine people were killed on Friday when a wall of the quarry at Lorin gave\n"
        "way, and the Red Cross put the number of the wounded at fourteen, three of\n"
        "them children who had come to the quarry with their fathers in the\n"
        "morning.\n"
    )
    claim = extract(Article(id="x", text=text)).claims[0]
    assert (claim.number, claim.quote.split()[0]) == ("Nine", "Nine")
