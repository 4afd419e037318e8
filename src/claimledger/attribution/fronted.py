"""Where the clause begins behind what stands before its subject: a time, or those who say what somebody told."""

from __future__ import annotations

from claimledger.attribution.reader import Attribution, Reader
from claimledger.calendars import MONTHS

_TIMES_WORDS = """
today yesterday tonight earlier later monday tuesday wednesday thursday friday saturday sunday morning evening
night afternoon late early here there also again separately weekend
"""
TIMES = frozenset(_TIMES_WORDS.split())
_TIMED = 8  # words of a time that opens a clause
_OFFICERS = frozenset(("officer", "officers", "police", "deputies", "deputy", "investigators", "detectives", "them"))


def behind_time(r: Reader, start: int, end: int) -> int:
    """Behind the time that opens a clause: "On Monday, [the driver] came in and said"; 0 where none does."""
    comma = next((k for k in range(start, min(start + _TIMED, end)) if r.toks[k].text == ","), start)
    told = any(tok.low in TIMES or tok.low in MONTHS for tok in r.toks[start:comma])
    return comma + 1 if told else 0


def behind_saying(r: Reader, said: Attribution, joint: int) -> int:
    """Behind "police say" in "Police say [Ivo Hill] drove to a station and told an officer": nobody tells himself; else 0."""
    if r.low(joint + 1) != "told" or said.speakers[0].kind != "police":
        return 0
    if not any(r.low(k) in _OFFICERS for k in range(joint + 2, joint + 6)):
        return 0
    behind = next((k for k, tok in enumerate(r.toks) if tok.start >= said.cue.end), joint)
    behind += r.low(behind) == "that"
    return behind if behind < joint else 0
