"""Who is told only as one more of those who spoke: "another said five", "a third put it at 17", "others spoke of 20"."""

from __future__ import annotations

from claimledger.spans import Span
from claimledger.speakers.speaker import Speaker
from claimledger.wordgroups import Token

OTHERS = frozenset(("another", "other", "others", "second", "third", "fourth", "fifth"))
_ORDINALS = OTHERS - {"another", "others"}


def another(toks: list[Token]) -> Speaker | None:
    """ "Another", "others", "a third", "the other": somebody like those who spoke before, and none of them."""
    last = toks[-1]
    if last.low not in OTHERS or (last.capital and len(toks) > 1):
        return None
    if len(toks) == 1:
        said_so = last.low not in _ORDINALS
    elif toks[0].low == "the":
        said_so = last.low in ("other", "others")  # "the second" may be a day or a blast
    else:
        said_so = toks[0].low in ("a", "yet", "still", "some", "one") and last.low != "other"
    if not said_so:
        return None
    return Speaker("pronoun", last.low, Span(toks[0].start, last.end), None, head=last.low)


_OURS = frozenset(
    ("colleagues", "team", "teams", "staff", "medics", "doctors", "nurses", "volunteers", "monitors", "researchers", "forces",
     "troops", "men", "fighters", "crews", "correspondent", "correspondents", "reporter", "reporters", "people")
)  # fmt: skip


def ours(toks: list[Token]) -> Speaker | None:
    """ "Our teams": whoever speaks, or the text itself."""
    if toks[0].low != "our" or toks[-1].low not in _OURS:
        return None
    return Speaker("pronoun", "we", Span(toks[0].start, toks[-1].end), None, head="we")
