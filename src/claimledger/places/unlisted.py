"""Names that no gazetteer lists, where the words before and behind them speak of a place all the same."""

from __future__ import annotations

import re

from claimledger.patterns import Rare

# Behind these stands the name of a place, whoever bears it too: "the mayor of Orvale", "the army pulled out of Orvale".
_BEFORE = Rare(
    r"\b(?:mayor|governor|prefect|residents?|villagers|inhabitants|natives?|elders?|townspeople)\s+of\s+(?:the\s+)?$"
    r"|\b(?:descend\w*|advanc\w+|march\w*|clos(?:ed|ing)\s+in|swoop\w*|swept\s+down)\s+on\s+(?:the\s+)?$"
    r"|\b(?:pull\w*\s+out|withdr[ae]w\w*\s+out|driven\s+out|left\s+out)\s+of\s+(?:the\s+)?$"
    r"|\b(?:withdr[ae]w\w*|withdrawal|retreat\w*|pull\w*\s+back)\s+from\s+(?:the\s+)?$"
    r"|\b(?:went|flew|travel?l?ed|team\s+sent|came|drove|walked)\s+to\s+(?:the\s+)?$|\breach(?:ed|es|ing)\s+(?:the\s+)?$"
    r"|\b(?:market|streets?|outskirts|fields?|hills?|mosque|square|lanes?|alleys?|cent(?:er|re)|edge|people)\s+of\s+(?:the\s+)?$"
    r"|\b(?:shot\s+down|downed|crash\w*|flying|flew|collided|exploded|circl\w+|broke\s+up|helicopters?|jets?|drones?|planes?)\s+over\s+(?:the\s+)?$"
    r"|\b(?:wave|water|mud|lava|torrent|floods?|flames|fire|wildfires?|storm|cyclone|typhoon|hurricane|tornado|surge|landslide|avalanche|quake|"
    r"earthquake)\s+(?:that\s+|which\s+|has\s+|had\s+)?(?:swept|hits?|struck|engulf\w*|buried|devastated|ravaged|flattened|inundated)\s+(?:the\s+)?$"
    r"|\b(?:massacre|strike|raid|assault|attack|bombardment|bombing|shelling)\s+(?:on|at|in|of)\s+(?:the\s+)?$"
)
# … only where these go on: "an assault on Orvale left nine dead", "reached Orvale on Monday"
_THEN = re.compile(
    r"\s+(?:(?:has|had|have)\s+)?(?:now\s+|since\s+)?(?:left|killed|claimed|carried\s+off|stands?|stood|risen|rose|climbed|took|taken|wounded|injured|cost|"
    r"reached|wiped\s+out|destroyed)\b"
    r"|\s+(?:on|late|early|last|at\s+(?:dawn|dusk|night|noon|midday|midnight)|before\s+dawn|overnight|yesterday|today)\b"
)
_OFTEN_PERSONS = re.compile(
    r"\b(?:reach\w*|strike|raid|assault|attack|massacre|bombing|shelling|bombardment|to|people)\s+(?:(?:on|at|in|of)\s+)?(?:the\s+)?$"
)
#: Before another word these open the name of a place
OPENERS = frozenset(
    ["Fort", "Camp", "Lake", "Mount", "Port", "Cape", "Beit", "Bayt", "Deir", "Dayr", "Kafr", "Kfar", "Tell", "Tel", "Tal",
     "Umm", "Ain", "Wadi", "Jabal", "Jebel", "Khirbet", "Puerto", "Villa", "Ciudad"]
)  # fmt: skip
_OWNED = ("'", "’", "-")


def is_shown(name: str, left: str, right: str) -> bool:
    """Whether the folded words on both sides of a name that is not listed make a place of it.

    "An attack on Orvale left nine dead", and "on Port Orvale"; but "a strike on Ali Haddad killed two".
    """
    if right[:1] in _OWNED or _BEFORE.search(left) is None:
        return False
    if _OFTEN_PERSONS.search(left) is not None:
        first, blank, _ = name.partition(" ")
        return (not blank or first in OPENERS) and _THEN.match(right) is not None
    return True
