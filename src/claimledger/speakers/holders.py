"""Who holds an office that is told with its field or place before the name: "minister of health Ann Roe"."""

from __future__ import annotations

import re

from claimledger.gazetteer import gazetteer
from claimledger.reporting import Words
from claimledger.spans import Span
from claimledger.speakers.listed import office_kind
from claimledger.speakers.speaker import Speaker
from claimledger.wordgroups import LINKS, Token, behind_portfolio, name_run

_PLACES = frozenset(
    ("station", "region", "district", "province", "county", "governorate", "state", "municipality", "city", "department",
     "division", "range", "zone", "oblast", "camp", "hospital", "university", "council", "airport", "port", "prison", "circle",
     "command", "ward", "town", "constituency", "subdivision", "sub-county", "upazila", "tehsil", "union", "parish", "prefecture")
)  # fmt: skip
_LONG = 3  # words of a name


def holder(text: str, core: list[Token], cut: int, words: Words) -> Speaker | None:
    """The holder of an office, by the name behind its field, which begins at token `cut`; none in "mayor of New York City"."""
    named = behind_portfolio(core, cut, words) or _behind_place(text, core, cut, words)
    if not named:
        return None
    where, role = Span(named[0].start, named[-1].end), core[cut - 1].low
    return Speaker("person", text[where.slice], where, office_kind(role, words) or "official", head=role)


def _behind_place(text: str, core: list[Token], cut: int, words: Words) -> list[Token]:
    """The name behind where somebody holds an office: "officer-in-charge of Dohar Police Station [Ivo Lang]", "Director of
    Lisane Hospital Brig [Ivo Lang]", "mayor of Lisane [Ivo Lang]"."""
    role = core[cut - 1].low
    if not (role in words.offices or role in words.ranks) or core[cut].low not in ("of", "for", "in", "at"):
        return []
    tail = core[cut + 1 :]
    while tail and tail[0].low in ("the", "charge", "of"):
        tail = tail[1:]  # "officer in charge of the station"
    if len(tail) < _LONG or any(t.low in LINKS for t in tail):
        return []
    last = next((i for i in range(len(tail) - 1, -1, -1) if tail[i].low in _PLACES or _is_rank(tail[i], words)), -1)
    name = tail[last + 1 :]
    if last >= 0:
        return name if _is_name(name, words) and len(name) > (tail[last].low in _PLACES) else []
    for end in range(len(tail) - 2, 0, -1):
        name = tail[end:]
        if _is_name(name, words) and len(name) > 1 and _is_place(text, tail, end):
            return name
    return []


def _is_rank(tok: Token, words: Words) -> bool:
    return tok.low.rstrip(".") in words.ranks


def _is_name(name: list[Token], words: Words) -> bool:
    return 0 < len(name) <= _LONG and all(t.capital for t in name) and len(name_run(name, words)) == len(name)


def _is_place(text: str, tail: list[Token], end: int) -> bool:
    """Whether the first `end` tokens are a place and all are none: one that is known, or that the text has elsewhere."""
    place, whole = text[tail[0].start : tail[end - 1].end], text[tail[0].start : tail[-1].end]
    if gazetteer().find(whole) or gazetteer().find(text[tail[0].start : tail[end].end]):
        return False  # "mayor of New York City"
    if gazetteer().find(place):
        return True
    near = rf"\b(?:in|of|near|from|at)\s+{re.escape(place)}\b(?!\s+{re.escape(tail[end].text)})"
    return re.search(near, text) is not None
