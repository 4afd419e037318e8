"""American stations by the form of their names: call signs, and networks with the number of a channel."""

from __future__ import annotations

import re

from claimledger.attribution.reader import Reader
from claimledger.spans import Span
from claimledger.speakers import Speaker

_NETWORKS = ("NBC", "CBS", "ABC", "FOX", "Fox")
_OF_NETWORK = "|".join(_NETWORKS)
_NEWS = r"(?:\s(?:Action\s|Eyewitness\s)?News)?"
_STATION = re.compile(
    r"(?:(?:(?:our|its|their|the)\s+)?(?:(?:news\s+)?partners?\s+(?:at\s+|station\s+)?|sister\s+station\s+"
    rf"|(?:local\s+)?(?:(?:{_OF_NETWORK}|CNN)\s+)?(?:affiliate|station)\s+))?"
    rf"(?P<name>[KW][A-Z]{{2,3}}(?:-(?:TV|FM|AM)|(?:\sTV)?[ -]?\d{{1,2}})?{_NEWS}"
    rf"|(?:{_OF_NETWORK})(?:[ -]?\d{{1,2}}{_NEWS}|\s(?:Action\s|Eyewitness\s)?News(?:\s\d{{1,2}})?)"
    rf"|[A-Z]{{2,4}}\s\d{{1,2}}{_NEWS}"
    rf"|Channel\s\d{{1,2}}{_NEWS}|(?:Eyewitness|Action|Local)\sNews(?:\s\d{{1,2}})?|News(?:Channel)?\s?\d{{1,2}})"
    r"(?![\w-])"
)
# What goes on behind the number of a channel; in "told AFP 12 guards were killed" the number counts them.
_BEHIND_CHANNEL = re.compile(
    r"\s*(?:$|[^\s\w%–-])|\s+(?:[A-Z]|(?:that|the|an?|he|she|they|it|his|her|their|there|this|these|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|police|in|on|at|by|after|how|when|why|about)\b)"
)
_NUMBER = re.compile(r"[ -]?\d{1,2}$")
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?")


def station(r: Reader, first: int) -> Speaker | None:
    """The station that token `first` begins to name: "told [KXQ-TV]", "told CBS affiliate [KXQ]", "told [Fox 8]'s Ann Roe"."""
    if first >= len(r.toks):
        return None
    found = _STATION.match(r.text, r.toks[first].start, r.sentence.end)
    if found is None or r.text[r.sentence.start : r.sentence.end].isupper():
        return None
    name = found["name"]
    own = _NUMBER.sub("", name)
    if own != name and _BEHIND_CHANNEL.match(r.text, found.end("name")) is None:
        if _CALL_SIGN.fullmatch(own) is None:
            return None
        name = own  # "told KXQ 9 guards were killed"
    if r.known.exact(name) is not None or (own not in _NETWORKS and r.known.exact(own) is not None):
        return None  # "told WFP", or a station that the registry has
    start = found.start("name")
    return Speaker("name", name, Span(start, start + len(name)), "broadcaster", head="station")
