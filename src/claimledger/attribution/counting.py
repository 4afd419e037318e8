"""Who stands before a word of counting and is no source: a town that has dead, soldiers of whom an officer tells."""

from __future__ import annotations

import re

from claimledger.attribution.reader import Reader
from claimledger.gazetteer import gazetteer
from claimledger.speakers import Speaker

SAYING = frozenset(("say", "says", "said", "tells", "told"))


def is_told_for(r: Reader, i: int, speaker: Speaker) -> bool:
    """Whether an officer tells what soldiers have counted: "Troops counted nine dead, a lieutenant [said]"."""
    return speaker.head in _SOLDIERS and any(r.low(k) in SAYING for k in range(i + 2, len(r.toks)))


_SOLDIERS = frozenset(("troops", "soldiers", "troopers", "marines", "guardsmen", "patrol"))


def is_place(speaker: Speaker) -> bool:
    """Whether what counts its dead is a division or town, and no person: "[West Bengal] has recorded nine deaths"."""
    if not _is_bare(speaker):
        return False
    found = gazetteer().find(speaker.name.removeprefix("the "))
    return bool(found) and found[0].kind != "country"


def _is_bare(speaker: Speaker) -> bool:
    return speaker.form in ("person", "name") and not speaker.head and not speaker.body


def is_town(speaker: Speaker, r: Reader, verb: int) -> bool:
    """Whether a name that no list knows is a town's: "Two died in Lisane Alta. [Lisane Alta] has recorded nine deaths"."""
    if speaker.form != "person" or not _is_bare(speaker):
        return False
    if re.search(rf"\b(?:in|near|of|from|around)\s+{re.escape(speaker.name)}\b", r.text) is not None:
        return True
    return any(r.low(k) == "according" for k in range(verb, len(r.toks)))
