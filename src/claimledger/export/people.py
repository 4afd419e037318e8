"""Tolls and claims for people: the columns of the tables on a terminal, and the account of a single one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from claimledger.export.printable import plain
from claimledger.export.rows import attribution, range_words
from claimledger.reconcile import range_words as toll_range
from claimledger.records import Article, Claim, Toll

TOLL_TABLE = ("days", "place", "outcome", "who", "range", "best", "said by", "toll")
CLAIM_TABLE = ("article", "outcome", "who", "figure", "days", "place", "source", "words", "claim")


def toll_cells(toll: Toll) -> dict[str, Any]:
    """A toll under the columns of `TOLL_TABLE`, and `article` for tables by article."""
    return {
        "article": "; ".join(toll.articles),
        "days": days(toll.date_start, toll.date_end) + (" (running)" if toll.basis == "cumulative" else ""),
        "place": toll.place,
        "outcome": toll.outcome,
        "who": who(toll.category, toll.demographic) + _marks(toll),
        "range": toll_range(toll),
        "best": None if toll.best is None else f"{toll.best:,}",
        "said by": attribution(toll.figures),
        "toll": toll.toll,
    }


def claim_cells(claim: Claim) -> dict[str, Any]:
    """A claim under the columns of `CLAIM_TABLE`."""
    return {
        "article": claim.article,
        "outcome": claim.outcome + ("" if claim.assertion == "stated" else f" ({claim.assertion})"),
        "who": who(claim.category, claim.demographic) + (" (part)" if claim.part_of else ""),
        "figure": range_words(claim.low, claim.high) + (" (repeat)" if claim.repeat_of else ""),
        "days": days(claim.date_start, claim.date_end),
        "place": claim.place,
        "source": source_words(claim),
        "words": _shortened(claim),
        "claim": claim.claim,
    }


def days(start: date | None, end: date | None) -> str:
    """`2025-03-06`, `2025-03-06 to 2025-03-08`, `to 2025-03-08` or `undated`."""
    if end is None:
        return f"from {start}" if start else "undated"
    if start is None:
        return f"to {end}"
    return str(end) if start == end else f"{start} to {end}"


def who(category: str, demographic: str | None) -> str:
    words = category.replace("_", " ")
    if demographic is None:
        return words
    return demographic if category in ("people", "total") else f"{words}: {demographic}"


def source_words(claim: Claim) -> str:
    """Who says so: `residents via Associated Press`, or that the text says it in its own voice."""
    name = claim.source or "the text itself"
    return f"{name} via {claim.via}" if claim.via else name


def explain_claim(claim: Claim, article: Article | None, decisions: tuple[str, ...] = ()) -> Iterator[str]:
    """The account of one claim, line by line: its words, what was made of them, and where they stand."""
    yield f"claim {claim.claim}: {claim_line(claim)}"
    yield f"  words    “{plain(claim.quote)}”"
    yield f"  figure   “{plain(claim.number)}”, characters {claim.start} to {claim.end}: {claim.qualifier}"
    reason = _because(claim.source_reason)
    yield f"  source   {plain(source_words(claim))}{reason}"
    yield f"  days     {days(claim.date_start, claim.date_end)}{_because(claim.date_reason)}"
    yield f"  place    {plain(claim.place) or 'not said'}{_because(claim.place_reason)}"
    if claim.assertion != "stated":
        yield f"  standing {claim.assertion}"
    if claim.part_of:
        yield f"  part of  {claim.part_of}"
    if claim.repeat_of:
        yield f"  repeats  {claim.repeat_of}"
    published = f"published {claim.published}" if claim.published else "undated"
    basis = f" (known by {article.published_basis})" if article and article.published_basis else ""
    outlet = f", {plain(claim.outlet)}" if claim.outlet else ""
    yield f"  article  {plain(claim.article)}{outlet}, {published}{basis}"
    if article and (article.url or article.origin):
        yield f"  from     {plain(article.url or article.origin)}"
    yield f"  found by {claim.extractor} {claim.version}".rstrip()
    for decision in decisions:
        yield f"  decision {plain(decision)}"


def claim_line(claim: Claim) -> str:
    words = f"{range_words(claim.low, claim.high)} {claim.outcome}, {who(claim.category, claim.demographic)}"
    return f"{words}, {days(claim.date_start, claim.date_end)}, {plain(claim.place) or 'place not said'}"


def _because(reason: str | None) -> str:
    return f" ({plain(reason)})" if reason else ""


def _marks(toll: Toll) -> str:
    known = (("sum", toll.derived), ("attackers", toll.attacker), ("contested", toll.contested))
    marks = [name for name, holds in known if holds]
    return f" ({', '.join(marks)})" if marks else ""


def _shortened(claim: Claim, around: int = 60) -> str:
    """The number with some words on either side, cut at blanks."""
    quote = claim.quote
    at = claim.start - claim.quote_start if claim.quote_end else quote.find(claim.number)
    left, right = max(0, at - around), min(len(quote), at + len(claim.number) + around)
    if left and (blank := quote.find(" ", left, max(at, 0))) >= 0:
        left = blank + 1
    if right < len(quote) and (blank := quote.rfind(" ", at + len(claim.number), right)) >= 0:
        right = blank
    return ("… " if left else "") + plain(quote[left:right]) + (" …" if right < len(quote) else "")
