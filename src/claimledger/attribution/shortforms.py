"""Speakers whose body has a short form in brackets, or behind whose short form stands what it is short for."""

from __future__ import annotations

from claimledger.attribution.reader import Reader
from claimledger.speakers import Speaker, read
from claimledger.wordgroups import leftward


def with_short_form(r: Reader, first: int, last: int) -> tuple[int, Speaker] | None:
    """Whose people speak: "Dorna Miners' League (DML) delegates said", "a DML [Dorna Miners' League] spokesman"."""
    opening = next((k for k in range(first - 2, max(0, first - 14), -1) if r.toks[k].text in "[("), 0)
    if opening and r.toks[opening - 1].text.isupper() and not r.toks[first].capital:
        begin = leftward(r.toks, opening - 1, r.words)
        tokens = [*r.toks[begin:opening], *r.toks[first : last + 1]]
        whole = read(r.text, tokens, r.words, r.known, opens=begin == 0) if begin < opening else None
        return (begin, whole) if whole is not None else None
    if r.toks[first - 3].text != "(" or not r.toks[first - 2].text.isupper() or r.toks[first].capital:
        return None
    begin = leftward(r.toks, first - 4, r.words) if first > 3 else first
    if begin > first - 4 or not r.toks[first - 4].capital:
        return None
    one = read(r.text, [*r.toks[begin : first - 3], *r.toks[first : last + 1]], r.words, r.known, opens=begin == 0)
    return (begin, one) if one is not None else None
