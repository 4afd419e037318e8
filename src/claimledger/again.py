"""How a text takes up the event that it has told: "the raid", "since the earthquake", "the blast ripped through"."""

from __future__ import annotations

import re

from claimledger.mentions import Document
from claimledger.patterns import Rare

#: What an event in which people come to harm is called, as one alternation of a pattern
EVENTS = (
    r"accidents?|ambush(?:es)?|assaults?|attacks?|avalanches?|blasts?|blaze|bombardments?|bombings?|clash(?:es)?|collapse|"
    r"collisions?|coup|crash(?:es)?|cyclone|disasters?|\w*quakes?|eruption|explosions?|fighting|fires?|flood(?:s|ing)?|"
    r"hurricane|incidents?|invasion|killings?|landslides?|massacres?|mudslides?|murders?|offensive|raids?|rampage|"
    r"shellings?|shootings?|shootout|siege|sinking|slayings?|stabbings?|stampede|storms?|\w*strikes?|tragedy|violence"
)
#: A sentence that goes on with the event of the text, or with those hurt in it
SAME_EVENT = Rare(
    rf"\b(?:the|this(?!\s+(?:morning|afternoon|evening|week|weekend|month|year)\b)|that|his|her|their)\s+(?:[\w-]+\s+){{0,2}}?(?:{EVENTS}|victims?|dead|wounded|deaths?|"
    r"gunfire|scene|homicides?|robbery|altercation|fight|dispute|struggle|standoff|argument|exchange)\b"
)
#: A sentence that counts again: "the toll", "the dead", "the raid"; not "the army's second raid"
COUNTS_AGAIN = Rare(
    rf"\b(?:the|this|that)\s+(?:death\s+|overall\s+)?(?:{EVENTS}|toll|dead|bodies|victims|wounded|injured)\b"
)
#: What lasts for years, and what is counted of it
_PLAGUES = r"outbreak|epidemic|pandemic|drought|famine|cholera|measles|ebola|dengue|malaria|virus"
_WARS = r"war|conflict|insurgency|violence|fighting|rebellion|uprising|unrest|revolt|crackdown|crisis|blockade"
#: "War broke out in April", "an insurgency that spilled over in 2015": the beginning of what has gone on since
WAR_BEGAN = Rare(
    rf"\b(?:{_WARS}|{_PLAGUES}|offensive|siege|campaign)\b[^.;]{{0,60}}\b(?:broke\s+out|began|begun|started|erupted|"
    r"flared(?:\s+up)?|spilled\s+over|spread|was\s+(?:declared|detected|launched))\b|"
    r"\blaunched\s+(?:an?|the|its|their|this)\s+(?:[\w-]+\s+){0,2}?(?:offensive|campaign|crackdown|invasion|siege)\b"
)
#: "Tens of thousands have been killed in the conflict": a toll of all its time
KILLED_IN_WAR = Rare(
    r"\b(?:has|have)\s+(?:\w+\s+)?(?:been\s+(?:killed|displaced|uprooted|abducted|wounded|driven)|died|perished|fled)\b[^.;]{0,60}"
    rf"\bin\s+(?:the|this)\s+(?:(?!since|when|as|by|where|and|of|during|after)[\w-]+\s+){{0,2}}?(?:{_WARS})\b(?!\s+(?:of|on|in|near)\b)"
)
#: "Died on Monday of her wounds", "succumbed to injuries", as a part of a pattern
OF_WOUNDS = (
    r"(?:died|succumbed)\b[^.,;]{0,20}\b(?:(?:their|his|her|the)\s+(?:\w+\s+)?|of\s+)(?:wounds|injuries|burns)\b"
)


_VICTIMS = re.compile(
    r"(?:(?:all|most|some|none|many|each|several) of )?(?:the|those) (?:victims|dead|deceased|slain|killed|bodies)\b"
)


def opens_with_victims(doc: Document, index: int) -> bool:
    """Whether a sentence is about those told of as killed: "The victims were aged 19 to 67." """
    return _VICTIMS.match(doc.folded, doc.sentences[index].start) is not None
