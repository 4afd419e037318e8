"""What people met their outcome through, as far as the words by a figure say: cholera is no attack on the same town."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Literal, get_args

from claimledger.lexicon import LexiconError, read_tables
from claimledger.patterns import Headed
from claimledger.records import Claim

Cause = Literal["disease", "quake", "weather", "violence"]


@functools.cache
def _words() -> tuple[Headed, dict[str, Cause]]:
    """The words of all causes, and whose each is. Raises LexiconError where a table or key is unknown."""
    causes: dict[str, Cause] = {}
    for cause, entries in read_tables("en", "causes").items():
        for entry in entries:
            if cause not in get_args(Cause) or set(entry) != {"terms", "examples", "not_examples"}:
                raise LexiconError(f"causes.toml: [[{cause}]] {entry.get('terms', ['?'])[:1]}: unknown table or keys")
            causes.update(dict.fromkeys(entry["terms"], cause))
    return Headed.words(causes), causes


_PARTS = re.compile(r"[,;:]\s|\s(?:while|but|after|before|when|as)\s")


def cause_of(claim: Claim) -> Cause | None:
    """The cause that stands by the figure, in its part of the sentence or else alone in the sentence.

    "Thirty died of cholera, two days after insurgents killed 13": disease for the 30, violence for the 13.
    """
    return _cause(claim.quote.lower(), claim.start - claim.quote_start, claim.end - claim.quote_start)


@functools.lru_cache(maxsize=200_000)
def _cause(quote: str, start: int, end: int) -> Cause | None:
    words, causes = _words()
    told = {causes[match.group()] for match in words.finditer(quote)}
    if len(told) == 1:
        return told.pop()
    if not told:
        return None
    cuts = [0, *(m.end() for m in _PARTS.finditer(quote)), len(quote)]
    low = max(c for c in cuts if c <= start)
    high = min((c for c in cuts if c >= end), default=len(quote))
    here = {causes[match.group()] for match in words.finditer(quote, low, high)}
    return here.pop() if len(here) == 1 else None


def common_cause(claims: Iterable[Claim]) -> Cause | None:
    """The only cause that any of the claims names."""
    found = {cause for claim in claims if (cause := cause_of(claim)) is not None}
    return found.pop() if len(found) == 1 else None
