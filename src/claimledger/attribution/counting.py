"""Who stands before a word of counting and is no source: a town that has dead, soldiers of whom an officer tells."""

from __future__ import annotations

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
    if speaker.form not in ("person", "name") or speaker.head or speaker.body:
        return False
    found = gazetteer().find(speaker.name.removeprefix("the "))
    return bool(found) and found[0].kind != "country"
