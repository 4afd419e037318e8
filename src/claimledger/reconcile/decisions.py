"""What people decided, and what was known by a day: the claims that reconciliation may use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from claimledger.records import Claim, Retraction, Review

# Fields that say what was read, not what it means: a correction may not touch them.
FIXED = frozenset({"claim", "article", "number", "start", "end", "quote", "quote_start", "quote_end"})

FIGURE = "figure"  # both bounds at once, as the claim's qualifier has them: 79 of "at least 97" is 79 and up
_BELOW = frozenset({"at_most", "fewer_than"})  # bounded above only
_ABOVE = frozenset({"at_least", "more_than", "vague", "unquantified"})


@dataclass(slots=True)
class Decided:
    """Claims as corrected, and the joins and splits of events that people ordered."""

    claims: list[Claim]
    joins: list[tuple[str, ...]] = field(default_factory=list)
    splits: list[tuple[str, ...]] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)  # by claim


def decide(
    claims: Iterable[Claim],
    decisions: Sequence[Review | Retraction],
    *,
    as_of: date | None = None,
    reviewed_only: bool = False,
) -> Decided:
    """The claims that stand after `decisions`, in the order article, position.

    `as_of` leaves out what was published (or, failing that, stated) later, what has no such day, and later decisions.
    A claim that is rejected or retracted goes, with it the claims that only repeat it; its parts stay.
    Raises ValueError where a correction names a field that does not exist or must not change, or sets a lower bound
    above the upper one.
    """
    unique = {c.claim: c for c in claims}
    if as_of is not None:
        unique = {k: c for k, c in unique.items() if (known := c.published or c.stated) and known <= as_of}
        decisions = [d for d in decisions if d.at.date() <= as_of]
    verdicts: dict[str, str] = {}
    notes: dict[str, list[str]] = {}
    changes: dict[str, dict[str, Any]] = {}
    joins: list[tuple[str, ...]] = []
    splits: list[tuple[str, ...]] = []
    gone_articles: set[str] = set()
    for decision in sorted(decisions, key=_order):
        if isinstance(decision, Retraction):
            gone_articles.update(decision.articles)
            verdicts.update(dict.fromkeys(decision.claims, "retracted"))
            continue
        if decision.action in ("accept", "reject"):
            verdicts.update({c: decision.action for c in decision.claims if verdicts.get(c) != "retracted"})
        elif decision.action == "correct":
            _note_change(decision, changes, notes)
        else:
            own, other = (joins, splits) if decision.action == "join" else (splits, joins)
            other[:] = _without(other, decision.claims, least=1 if decision.action == "join" else 2)
            own.append(decision.claims)
    lost = {k for k, v in verdicts.items() if v in ("reject", "retracted")}
    kept = []
    for claim in unique.values():
        if claim.article in gone_articles or claim.claim in lost or (claim.repeat_of and claim.repeat_of in lost):
            continue
        if reviewed_only and verdicts.get(claim.claim) != "accept":
            continue
        if change := changes.get(claim.claim):
            claim = _corrected(claim, change)
        kept.append(claim)
    kept.sort(key=lambda c: (c.article, c.start, c.end, c.outcome, c.claim))
    return Decided(kept, joins, splits, notes)


def _without(groups: list[tuple[str, ...]], claims: tuple[str, ...], *, least: int) -> list[tuple[str, ...]]:
    """`groups` of earlier decisions without the claims that a later one is about: a split undoes a join, and the other
    way round."""
    left = (tuple(c for c in group if c not in claims) for group in groups)
    return [group for group in left if len(group) >= least]


def _order(decision: Review | Retraction) -> tuple[str, str]:
    name = decision.review if isinstance(decision, Review) else decision.retraction
    return decision.at.isoformat(), name


def _note_change(review: Review, changes: dict[str, dict[str, Any]], notes: dict[str, list[str]]) -> None:
    known = review.field == FIGURE or review.field in Claim.model_fields
    if review.field is None or not known or review.field in FIXED:
        raise ValueError(f"review {review.review}: no claim field {review.field!r} that can be corrected")
    for name in review.claims:
        change = changes.setdefault(name, {})
        change.pop(review.field, None)  # of two corrections the later is applied last
        change[review.field] = review.value
        notes.setdefault(name, []).append(
            f"{review.by} corrected {review.field} to {review.value!r} on {review.at.date()}: {review.reason}"
        )


def _corrected(claim: Claim, change: dict[str, Any]) -> Claim:
    """The claim with all corrections, in their order."""
    values = claim.model_dump()
    for name, value in change.items():
        if name == FIGURE:
            if not isinstance(value, int) or isinstance(value, bool):
                raise ValueError(f"{claim.claim}: figure must be a whole number, not {value!r}")
            values["low"] = None if values["qualifier"] in _BELOW else value
            values["high"] = None if values["qualifier"] in _ABOVE else value
        else:
            values[name] = value
    corrected = Claim.model_validate(values)
    low, high = corrected.low, corrected.high
    if low is not None and high is not None and low > high:
        raise ValueError(f"{claim.claim}: low {low} would be above high {high}; correct {FIGURE} to set both")
    if low is not None and high is not None and low < high and corrected.qualifier == "exact":
        return corrected.model_copy(update={"qualifier": "range"})
    return corrected
