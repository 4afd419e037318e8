"""A sentence while it is read for those who speak in it, and what is found there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from claimledger.mentions import Sentence
from claimledger.registry import Registry
from claimledger.reporting import Words
from claimledger.spans import Span
from claimledger.speakers import Speaker, read
from claimledger.wordgroups import Token

_OPENERS = frozenset('"“:—–-|)')


@dataclass(slots=True)
class Attribution:
    """One speaker of a sentence with the stretch of text that is told on its word.

    `form`: "forward" (police said that …), "trailing" (…, police said), "both" (…, police said, …), "quoted" (only the
    quoted words are theirs). `relay` is the medium it was told to; `outer` says that the host speaks of this one.
    """

    speakers: list[Speaker]
    cue: Span  # the verb or preposition
    scope: Span
    form: Literal["forward", "trailing", "both", "quoted"]
    takes: str = "speech"
    relay: Speaker | None = None
    about: str = ""  # an apposition that describes the speaker, in lower case
    sentence: int = 0
    preposition: bool = False
    subordinate: bool = False
    aside: Span | None = None  # the brackets or dashes that it stands between, with what is told there

    @property
    def start(self) -> int:
        return min(self.cue.start, *(s.span.start for s in self.speakers))

    @property
    def end(self) -> int:
        return max(self.cue.end, *(s.span.end for s in self.speakers))


@dataclass(slots=True)
class Reader:
    """A sentence while it is read."""

    text: str
    toks: list[Token]
    words: Words
    known: Registry
    sentence: Sentence
    found: list[Attribution] = field(default_factory=list)

    def speaker(self, first: int, last: int) -> Speaker | None:
        """What speaks in tokens `first` up to `last`, exclusive."""
        opens = first == 0 or self.toks[first - 1].text in _OPENERS
        return read(self.text, self.toks[first:last], self.words, self.known, opens=opens)

    def low(self, i: int) -> str:
        return self.toks[i].low if 0 <= i < len(self.toks) else ""
