"""What the words of a date are resolved with, and what they come to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from claimledger.calendars import Order
from claimledger.spans import Span


@dataclass(slots=True, frozen=True)
class Anchor:
    """What relative dates of a text are counted from: `day` of writing, and how its numbers order day and month.

    `updated` says that the text was added to on the next day, whose weekday it names.
    """

    day: date | None
    order: Order = "day_first"
    dateline: Span | None = None
    updated: bool = False


class Found(NamedTuple):
    """What the words of a date come to; see `DateMention` for form and shift."""

    start: date | None
    end: date | None
    precision: str | None
    form: str = ""
    shift: int = 0
    base: str = ""  # what it was counted from, for the reason


@dataclass(slots=True)
class Context:
    """What a shape is resolved with. `reference` is the day told last, for "the day before"."""

    anchor: Anchor
    text: str
    folded: str
    start: int
    end: int
    reference: date | None
    ahead: Callable[[], bool]  # whether the words around speak of what is to come
