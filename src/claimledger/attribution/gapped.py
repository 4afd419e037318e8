"""Speakers whose verb is left out: "The army says 12 died, residents 30", "the ministry put it at 40, the union at 90"."""

from __future__ import annotations

import re

from claimledger.attribution.reader import Attribution, Reader
from claimledger.attribution.takes import is_number
from claimledger.spans import Span
from claimledger.speakers import OTHERS, Speaker

# "30.", "1,200, and", "twenty-one; while"
_CLOSED = re.compile(r"\w++(?:[-,]\w++)*+(?:\s+(?:hundred|thousand|million))?\s*(?:[.;,)\"”]|\s(?:and|while|but)\s|\Z)")
_HEDGES = frozenset("at about least more than only some as many to over nearly around almost up fewer just".split())  # noqa: SIM905
_JOINTS = frozenset((",", ";", "and", "while", "but"))
_ARTICLES = frozenset(("the", "a", "an", "its", "their"))
_LONGEST = 6  # words of a speaker
_SAID = ("speech", "toll", "figure", "that", "of")


def gapped(r: Reader) -> None:
    """Add who stands alone before a number that ends a clause, where somebody said or put a number before.

    "The ministry said 40 were killed: cooks 25, guards 15" has a list and no such speaker.
    """
    first = next((a for a in r.found if a.form == "forward" and a.takes in _SAID and not a.preposition), None)
    if first is None:
        return
    counted = False
    for i, tok in enumerate(r.toks):
        if tok.text == ":" and tok.start > first.end and not any(a.start > tok.start for a in r.found):
            return  # a list
        if tok.start < first.end or not is_number(tok.low):
            continue
        if counted and (one := _alone_before(r, i, first.takes)) is not None:
            cue = Span(tok.start, tok.start)
            r.found.append(Attribution([one], cue, Span(0, 0), "forward", sentence=r.sentence.index))
        counted = True


def _alone_before(r: Reader, number: int, takes: str) -> Speaker | None:
    """The speaker whose words fill the clause up to a number that closes it."""
    if _CLOSED.match(r.text, r.toks[number].start, r.sentence.end) is None:
        return None  # "residents 30 miles away"
    k = number - 1
    while k > 0 and r.low(k) in _HEDGES:
        k -= 1
    if takes == "of":  # "the mayor spoke of nine dead, residents [of] 30"
        if r.low(k) != "of":
            return None
        k -= 1
    k -= r.low(k) == ","  # "the ministry said 40; the union, 90"
    joint = next((j for j in range(k, max(k - _LONGEST, 0), -1) if r.low(j) in _JOINTS), None)
    if joint is None or joint == k:
        return None
    begin = joint + 1
    if r.low(begin) in _JOINTS:
        begin += 1
    spoken = (t.low for t in r.toks[begin : k + 1] if t.low in r.words.verbs)
    if any(low not in r.words.heads or low.endswith("ed") for low in spoken):
        return None  # "residents [accused] soldiers of killing 14"
    one = r.speaker(begin, k + 1)
    if one is not None and one.head in OTHERS:
        return one  # "some said four, [others] six"
    if one is None or one.form not in ("registry", "name", "description") or one.span.end < r.toks[k].end:
        return None
    return one if one.span.start <= r.toks[min(begin + (r.low(begin) in _ARTICLES), k)].start else None
