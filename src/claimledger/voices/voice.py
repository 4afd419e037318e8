"""A settled speaker."""

from __future__ import annotations

from dataclasses import dataclass

from claimledger.registry import Source
from claimledger.spans import Span

JOINT = "joint"  # the form of several who speak together


@dataclass(slots=True)
class Voice:
    """A settled speaker. `name` None: what is said stays without a source; `reason` says how it was settled."""

    name: str | None
    kind: str | None
    span: Span
    form: str
    reason: str
    sure: bool = True
    entry: Source | None = None
    relay: bool = False  # somebody was told by it, or told it
    by_one: bool = False  # one person without a name speaks for it


def surname(name: str) -> str:
    """The last word of a person's name, "Jr." aside."""
    parts = [p for p in name.split() if p not in ("Jr.", "Sr.")]
    return parts[-1] if parts else name
