"""Claims and tolls as rows: plain values by column name, the fixed columns first and in their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from claimledger.records import Claim, Toll, TollFigure

Row = Mapping[str, Any]

CLAIM_COLUMNS = (
    "claim", "article", "outlet", "published", "outcome", "category", "demographic", "low", "high", "qualifier",
    "number", "start", "end", "quote", "source", "via", "date_start", "date_end", "place", "part_of", "repeat_of",
    "assertion",
)  # fmt: skip
TOLL_COLUMNS = (
    "toll", "by", "event", "outcome", "category", "basis", "date_start", "date_end", "place", "low", "high", "best",
    "articles", "sources",
)  # fmt: skip
NESTED = ("figures", "parts")  # lists of records, for JSON alone; elsewhere `attribution` says them in words


def claim_row(claim: Claim) -> dict[str, Any]:
    """`claim` with days as ISO text and None for what is not known."""
    return _ordered(claim.model_dump(mode="json"), CLAIM_COLUMNS)


def toll_row(toll: Toll) -> dict[str, Any]:
    """`toll` with its figures and parts as nested objects."""
    return _ordered(toll.model_dump(mode="json"), TOLL_COLUMNS)


def flat_toll_row(toll: Toll) -> dict[str, Any]:
    """`toll` for a spreadsheet: nested records are left out and `attribution` names every voice with its figure."""
    row = toll_row(toll)
    for name in NESTED:
        del row[name]
    return row | {"attribution": attribution(toll.figures)}


def range_words(low: int | None, high: int | None) -> str:
    """Inclusive bounds for people: `48`, `311-532`, `600+`, `up to 50`, and `not counted` where both are open.

    >>> range_words(600, None)
    '600+'
    """
    if low is None and high is None:
        return "not counted"
    if high is None:
        return f"{low:,}+"
    if low is None:
        return f"up to {high:,}"
    return f"{low:,}" if low == high else f"{low:,}-{high:,}"


def figure_words(figure: TollFigure) -> str:
    """One voice's figure with the words' own caution: `745`, `>400`, `about 524`.

    >>> more = {"low": 400, "high": None, "qualifier": "more_than"}
    >>> figure_words(TollFigure(source="x", claim=None, claims=(), articles=(), **more))
    '>400'
    """
    bound = figure.low if figure.low is not None else figure.high
    if bound is None or figure.qualifier == "unquantified":
        return "some, not counted"
    text = f"{bound:,}"
    if figure.qualifier == "more_than" and figure.high is None:
        return f">{text}"
    if figure.qualifier == "fewer_than" and figure.low is None:
        return f"<{text}"
    if figure.qualifier == "approximate" and figure.low == figure.high:
        return f"about {text}"
    return range_words(figure.low, figure.high)


def attribution(figures: Iterable[TollFigure]) -> str:
    """Every voice with its figure, those that set the range first, the others in brackets.

    E.g. `Delta Monitor 745; residents via Coast Radio >400; [police 12, alleged]`.
    """
    voices = []
    for figure in figures:
        name = figure.source or "unattributed in " + ", ".join(figure.outlets or figure.articles)
        relays = f" via {', '.join(figure.via)}" if figure.via else ""
        aside = "" if figure.assertion == "stated" else f", {figure.assertion}"
        words = f"{name}{relays} {figure_words(figure)}{aside}"
        voices.append((not figure.counts, words if figure.counts else f"[{words}]"))
    return "; ".join(words for _, words in sorted(voices, key=lambda voice: voice[0]))


def _ordered(row: dict[str, Any], columns: Sequence[str]) -> dict[str, Any]:
    return {name: row[name] for name in columns} | row
