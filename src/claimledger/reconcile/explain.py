"""`explain`: the derivation of a toll in plain lines, each figure with its words, its sources and its article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimledger.reconcile.compare import window_words
from claimledger.reconcile.policies import point
from claimledger.records import Article, Claim, Toll, TollFigure


def explain(toll: Toll, claims: Iterable[Claim], articles: Iterable[Article] = ()) -> str:
    """How `toll` came about, as text: range, each figure with quote, source chain and article, and the decisions.

    `claims` holds at least the claims that the toll names; `articles` add titles and addresses. The same toll gives
    the same text.

    >>> # killed, civilian, cumulative, 2025-03-06 to 2025-03-08, Syrian coast
    >>> # range 311 to 532, best 311 (ucdp)
    """
    known = {c.claim: c for c in claims}
    texts = {a.id: a for a in articles}
    lines = [_title(toll), f"  range {range_words(toll)}, {_best(toll)}"]
    for label, name in (("low", toll.low_claim), ("high", toll.high_claim), ("best", toll.best_claim)):
        if name and name in known:
            lines.append(f"  {label} is set by {name}: {_chain(known[name])}")
    counted = [f for f in toll.figures if f.counts]
    listed = [f for f in toll.figures if not f.counts]
    lines.append("Figures that count:" if counted else "No figure counts.")
    for figure in counted:
        lines.extend(_figure(figure, known, texts))
    if listed:
        lines.append("Listed, and setting no bound:")
        for figure in listed:
            lines.extend(_figure(figure, known, texts))
    if toll.parts:
        lines.append("Parts inside, never added:")
        for part in toll.parts:
            group = part.demographic or part.category.replace("_", " ")
            quote = f': "{_quote(known[part.claim])}"' if part.claim in known else ""
            lines.append(f"  {_bounds(part.low, part.high)} {group}, {part.claim} in {part.article}{quote}")
    if toll.derived_from:
        lines.append("Summed from: " + ", ".join(toll.derived_from))
    if toll.notes:
        lines.append("Decisions:")
        lines.extend(f"  {note}" for note in toll.notes)
    return "\n".join(lines) + "\n"


def range_words(toll: Toll) -> str:
    """`311 to 532`, `524 to 600+`, `up to 50`, `none` where nothing counts."""
    if toll.lowest is None or toll.highest is None:
        return "none"
    top = f"{toll.highest:,}{'+' if toll.high is None else ''}"
    if toll.low is None:
        return f"up to {top}"
    if toll.lowest == toll.highest:
        return top
    return f"{toll.lowest:,} to {top}"


def _title(toll: Toll) -> str:
    group = " ".join(filter(None, (toll.category.replace("_", " "), toll.demographic)))
    parts = [toll.outcome, group, toll.basis, window_words(toll.date_start, toll.date_end), toll.place or "no place"]
    marks = [m for m, on in (("derived", toll.derived), ("contested", toll.contested)) if on]
    return f"{toll.toll}: {', '.join(parts)}" + (f" [{', '.join(marks)}]" if marks else "")


def _best(toll: Toll) -> str:
    return f"no best ({toll.policy})" if toll.best is None else f"best {toll.best:,} ({toll.policy})"


def _bounds(low: int | None, high: int | None) -> str:
    if low == high:
        return f"{low:,}" if low is not None else "some"
    if high is None:
        return f"{low:,}+"
    return f"up to {high:,}" if low is None else f"{low:,} to {high:,}"


def _chain(claim: Claim) -> str:
    """`residents / Associated Press / The Cradle (article 001)`."""
    links = [claim.source or "unattributed", claim.via, claim.outlet]
    return f"{' / '.join(filter(None, links))} ({claim.article})"


def _quote(claim: Claim) -> str:
    return " ".join(claim.quote.split())


def _figure(figure: TollFigure, known: Mapping[str, Claim], texts: Mapping[str, Article]) -> list[str]:
    said = f", stated {figure.stated}" if figure.stated else ""
    name = figure.source or "unattributed"
    why = f" - {figure.reason}" if figure.reason else ""
    extra = "" if figure.assertion == "stated" else f" [{figure.assertion}]"
    number = _bounds(figure.low, figure.high)
    lines = [f"  {number} by {name}{said}{extra}{why}"]
    if figure.claim is None:
        number = f"{point(figure):,}"
        lines.append(f"    {number} is a sum of " + ", ".join(figure.claims))
    for claim_name in figure.claims:
        claim = known.get(claim_name)
        if claim is None:
            continue
        role = "says" if claim_name == figure.claim else "also"
        title = texts[claim.article].title if claim.article in texts else claim.title
        where = f' "{title}"' if title else ""
        lines.append(f'    {role} {claim.claim}: "{_quote(claim)}"')
        lines.append(f"      {_chain(claim)}{where}, characters {claim.start} to {claim.end}")
        lines.extend(
            f"      {reason}" for reason in (claim.source_reason, claim.date_reason, claim.place_reason) if reason
        )
    for past in figure.history:
        day = f" on {past.stated}" if past.stated else ""
        lines.append(f"    before: {_bounds(past.low, past.high)}{day} ({past.claim}) - {past.reason}")
    return lines
