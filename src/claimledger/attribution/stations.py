"""American stations by the form of their names: call signs, and networks with the number of a channel."""

from __future__ import annotations

import re

from claimledger.attribution.reader import Reader
from claimledger.spans import Span
from claimledger.speakers import Speaker

_NEWS = r"(?:\s(?:Action\s|Eyewitness\s)?News)?"
_STATION = re.compile(
    r"(?:(?:(?:our|its|their|the)\s+)?(?:(?:news\s+)?partners?\s+(?:at\s+|station\s+)?|sister\s+station\s+"
    r"|(?:local\s+)?(?:(?:CBS|NBC|ABC|FOX|Fox|CNN)\s+)?(?:affiliate|station)\s+))?"
    rf"(?P<name>[KW][A-Z]{{2,3}}(?:-(?:TV|FM|AM)|(?:\sTV)?[ -]?\d{{1,2}})?{_NEWS}"
    rf"|(?:NBC|CBS|ABC|FOX|Fox)(?:[ -]?\d{{1,2}}{_NEWS}|\s(?:Action\s|Eyewitness\s)?News(?:\s\d{{1,2}})?)"
    rf"|[A-Z]{{2,4}}\s\d{{1,2}}(?!\s*(?:[-–:%]|years|miles|people|men|women|percent|times)\b){_NEWS}"
    rf"|Channel\s\d{{1,2}}{_NEWS}|(?:Eyewitness|Action|Local)\sNews(?:\s\d{{1,2}})?|News(?:Channel)?\s?\d{{1,2}})"
    r"(?![\w-])(?P<owns>['’]s\s[A-Z])?"
)


def station(r: Reader, first: int) -> Speaker | None:
    """The station that token `first` begins to name: "told [KXQ-TV]", "told CBS affiliate [KXQ]", "told [Fox 8]'s Ann Roe"."""
    if first >= len(r.toks):
        return None
    found = _STATION.match(r.text, r.toks[first].start, r.sentence.end)
    if found is None or r.text[r.sentence.start : r.sentence.end].isupper():
        return None
    entry = r.known.exact(found["name"])
    if entry is not None:
        return None  # "told WFP": another body
    span = Span(*found.span("name"))
    return Speaker("name", found["name"], span, "broadcaster", head="station")
