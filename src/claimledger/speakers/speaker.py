"""Who may be a source, as a noun group of the text gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimledger.registry import Source
from claimledger.spans import Span

Form = Literal["registry", "name", "person", "description", "pronoun", "publication", "recording", "capital"]

OWNING = ("'s", "’s", "s'", "s’")  # with which a word says whose something is


@dataclass(slots=True)
class Speaker:
    """Who may be a source: `name` as the text gives it, without article or office.

    `head` is the noun or office that describes it ("director"), `body` the organisation it speaks from.
    """

    form: Form
    name: str
    span: Span
    kind: str | None
    head: str = ""
    definite: bool = False
    entry: Source | None = None
    body: str | None = None
    person: str | None = None  # the director whose words are the body's
    by_one: bool = False  # an unnamed spokesman's words are the body's: "he" is that one
