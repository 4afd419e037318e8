"""Who tells reporters only part of a name: "a doctor who gave only her first name, Mira, told the paper"."""

from __future__ import annotations

import re

from claimledger.attribution.groupsbefore import Subject, group_before
from claimledger.attribution.reader import Reader
from claimledger.patterns import Rare
from claimledger.spans import Span
from claimledger.speakers import Speaker

_NAMED = Rare(
    r",?\s+who\s+(?:[\w-]+\s+){0,4}?(?:gave|gives|identified|identifies|introduced|provided|used|uses|wanted|asked|wished)\s"
    r"[^.;\"“”]{0,60}?(?:\bas|\bname,|\bname:)\s+(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,2}),?\s*\Z"
)
_BEHIND = re.compile(
    r",?\s+who\s+(?:[\w-]+\s+){0,4}?(?:gave|gives|identified|identifies|introduced|provided|used|uses)\s"
    r"[^.;,\"“”]{0,60}?(?:\bas|\bname,|\bname:)\s+(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,2})"
)
_FAR = 160  # characters of such a clause


def self_named(r: Reader, verb: int) -> Subject | None:
    """Who stands before a verb with a clause that gives the name used: "a resident who identified himself as Ivo said"."""
    end = r.toks[verb].start
    begin = max(r.sentence.start, end - _FAR)
    if r.text.find(" who ", begin, end) < 0 or (found := _NAMED.search(r.text, begin, end)) is None:
        return None
    last = next((k for k in range(verb - 1, -1, -1) if r.toks[k].end <= found.start()), -1)
    bearer = group_before(r, last, "") if last >= 0 else None
    if bearer is None or len(bearer[1]) > 1 or bearer[1][0].form != "description":
        return None
    described, at = bearer[1][0], Span(*found.span("name"))
    one = Speaker("person", found["name"], at, described.kind, head=described.head, body=described.body)
    return bearer[0], [one], described.name.lower()


def named_behind(r: Reader, described: Speaker, token: int) -> Speaker | None:
    """Who is described before such a clause at a token: "said a resident [who identified himself as Ivo]"."""
    if described.form != "description" or not 0 < token < len(r.toks):
        return None
    found = _BEHIND.match(r.text, r.toks[token - 1].end, min(r.sentence.end, r.toks[token - 1].end + _FAR))
    if found is None:
        return None
    at = Span(*found.span("name"))
    return Speaker("person", found["name"], at, described.kind, head=described.head, body=described.body)
