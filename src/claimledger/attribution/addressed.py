"""To whom somebody speaks or gives a count: the bereaved, who are no part of what is told, and media, who pass it on."""

from __future__ import annotations

from claimledger.attribution.groupsbefore import QUOTES
from claimledger.attribution.reader import Reader
from claimledger.registry import MEDIA
from claimledger.speakers import Speaker
from claimledger.wordgroups import DETERMINERS, rightward

_ADDRESSING = frozenset(
    ("told", "tells", "tell", "wrote", "writes", "write", "informed", "informs", "assured", "phoned", "met")
)
_BEREAVED = frozenset(
    ("families", "family", "relatives", "parents", "survivors", "widows", "widow", "mothers", "mother", "kin", "friends",
     "colleagues", "children", "neighbours", "neighbors", "brothers", "sisters", "wives", "loved")
)  # fmt: skip
_GIVING = frozenset(
    ("gave", "gives", "given", "provided", "supplied", "sent", "submitted", "shared", "showed", "handed", "passed")
)
_FAR = 5  # words of an addressee


def speech_begins(r: Reader, verb: int) -> int:
    """Where what is told begins, if somebody tells the bereaved: "told the families of the nine dead [that] the road …".

    0 where nobody is addressed so; -1 where nothing is told: "wrote to the families of the nine people killed".
    """
    if r.low(verb) not in _ADDRESSING:
        return 0
    first = verb + 1 + (r.low(verb + 1) == "to")
    if r.low(first) not in DETERMINERS and r.low(first) not in _BEREAVED:
        return 0
    at = next((k for k in range(first, first + _FAR) if r.low(k) in _BEREAVED), 0)
    if not at or r.low(at + 1) not in ("of", "ones"):
        return 0
    for k in range(at + 2, len(r.toks)):
        if r.low(k) in ("that", ":") or r.toks[k].text in QUOTES:
            return k
    return -1


def receiver(r: Reader, verb: int) -> Speaker | None:
    """The medium that is given a count: "gave [Reuters] a list of nine dead", "gave a list of nine dead to [Reuters]"."""
    if r.low(verb) not in _GIVING:
        return None
    starts = [verb + 1, *(k + 1 for k in range(verb + 2, len(r.toks)) if r.low(k) in ("to", "with"))]
    for first in starts:
        end = rightward(r.toks, first, r.words)
        for last in range(end, first, -1):  # "[the BBC] a list": no mark parts them
            one = r.speaker(first, last)
            if one is not None and one.kind in MEDIA and one.form in ("registry", "name", "description"):
                return one
    return None
