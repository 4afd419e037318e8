"""Speakers whose body has a short form in brackets, or behind whose short form stands what it is short for."""

from __future__ import annotations

from claimledger.attribution.reader import Reader
from claimledger.speakers import Speaker, read
from claimledger.wordgroups import leftward


def with_short_form(r: Reader, first: int, last: int) -> tuple[int, Speaker] | None:
    """Whose people speak: "Dorna Miners' League (DML) delegates said", "a DML [Dorna Miners' League] spokesman"."""
    if first < 3 or r.toks[first].capital:
        return None
    opening = next((k for k in range(first - 2, max(0, first - 14), -1) if r.toks[k].text in "[("), 0)
    if opening and r.toks[opening - 1].text.isupper():
        end = opening  # the short form stands before what it is short for
    elif r.toks[first - 3].text == "(" and r.toks[first - 2].text.isupper() and first > 3 and r.toks[first - 4].capital:
        end = first - 3
    else:
        return None
    begin = leftward(r.toks, end - 1, r.words)
    if begin >= end:
        return None
    one = read(r.text, [*r.toks[begin:end], *r.toks[first : last + 1]], r.words, r.known, opens=begin == 0)
    return (begin, one) if one is not None else None
