"""Mountains, and towns that people leave: places which the words before a name alone do not show."""

from __future__ import annotations

import re

from claimledger.patterns import Rare

# Before another word these open the name of a mountain.
PEAKS = frozenset(
    ["Mont", "Monte", "Mount", "Mt", "Cerro", "Nevado", "Pico", "Piz", "Volcan", "Volcán", "Jebel", "Jabal", "Gunung"]
)
# What happens to people on mountains: "an avalanche on Orvale"
_CLIMBING = Rare(
    r"\b(?:avalanches?|climb\w*|mountain\w*|hik(?:ers?|ing)|sherpas?|alpinists?|ski(?:ers?|ing)|summit\w*|peaks?|glaciers?|crevasse|"
    r"rockfalls?|altitude|base\s+camp|snowstorm|blizzard)\b"
)
# "as they tried to leave Orvale": they were still there
_STILL_THERE = re.compile(
    r"\b(?:try(?:ing)?|tried|tries|attempt(?:ing|ed)?|waiting|waited|preparing|about|queu(?:ing|ed)|unable|hoping|allowed|refus(?:ed|ing))\s+to\s+"
    r"(?:leave|escape|flee)\s+(?:from\s+)?(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?)?$"
)


# "A patrol to Orvale made contact with the rebels": on the way, as near to it as the text tells
_MET = re.compile(
    r"\s+(?:made\s+contact|came\s+under|encountered|ran\s+into|clashed|were\s+ambushed|was\s+ambushed|engaged|was\s+hit|were\s+hit|"
    r"hit\s+(?:a|an)\s+(?:mine|bomb|ied)|struck\s+(?:a|an)\s+(?:mine|bomb|ied))\b"
)


# "Fighting spread to Orvale"
_SPREAD_TO = re.compile(
    r"\b(?:fighting|violence|clashes|unrest|protests|riots|war|shelling|battles?|fires?|flames|floods?|storm|cyclone|hurricane|"
    r"typhoon|outbreak|cholera)\s+"
    r"(?:has\s+|have\s+|had\s+|quickly\s+|also\s+|soon\s+|later\s+)*(?:spread|moved|came|extended|returned|shifted)\s+(?:[a-z]+\s+)?to\s+(?:the\s+)?"
    r"(?:[a-z-]+\s+){0,3}(?:of\s+)?$"
)


def is_reached(left: str) -> bool:
    """Whether what people are hurt by has spread to the place behind these folded words."""
    return " to " in left and _SPREAD_TO.search(left) is not None


# "A wave swept down the Orvale gorge", "tornadoes tore through the Orvale valley"
_SWEPT = Rare(
    r"\b(?:swe(?:pt|eps?|eping)|rush\w*|rac(?:ed|ing)|roar\w*|pour\w*|tumbl\w*|plung\w*|surg\w*|thunder\w*|crash\w*|tore|ripp\w*|"
    r"fell|fallen|raft\w*|abseil\w*)\s+(?:[a-z]+\s+)?(?:down|through|into|along|over|up)\s+(?:the|an?)\s+$"
)


def is_swept(left: str) -> bool:
    """Whether water, wind or people came down or through the gorge or valley behind these folded words."""
    return _SWEPT.search(left) is not None


# "Storms killed nine people from Orvale to Osk": all that lies between
_RANGED = Rare(
    r"\b(?:storms?|tornado(?:es)?|twisters?|floods?|flooding|snow\w*|iced?|icy|rain\w*|winds?|wildfires|blazes|heat\w*|cold|drought|outages|"
    r"quake|earthquake|tremors?|hurricane|typhoon|cyclone|blizzards?|weather|protests|riots|violence|attacks|strikes|blasts|bombings|clashes|fighting|"
    r"stretch\w*|rang(?:ed|ing)|cities|towns|provinces|districts)\s+(?:[^.;]{0,60}\s)?from\s+(?:the\s+)?$"
)
_MOVED = re.compile(
    r"\b(?:fle[ed]\w*|mov(?:ed|ing)|travel\w*|flew|flown|flying|sent|came|come|coming|driv\w+|drove|march\w*|bound|bus|buses|train|flight|ferry|plane|"
    r"shift\w*|turn\w*|escap\w*|return\w*|evacuat\w*|took|taken|brought|carr\w+)\b"
)


_BEFORE = 40  # characters


def is_ranged(left: str, right: str) -> bool:
    """Whether what happened reached from the place between these folded words to another one."""
    if not right.startswith(" to "):
        return False
    said = _RANGED.search(left)
    return said is not None and _MOVED.search(left, max(0, said.start() - _BEFORE)) is None


def is_met(low: str, end: int) -> bool:
    """Whether those on the way to the place that ends at `end` in a folded text were fought there."""
    return _MET.match(low, end) is not None


def is_climbed(low: str, start: int, end: int) -> bool:
    """Whether the folded sentence between these tells of climbers, skiers or snow."""
    return _CLIMBING.search(low, start, end) is not None


def is_being_left(left: str) -> bool:
    """Whether people were still at the place behind these folded words, which they wanted to leave."""
    return _STILL_THERE.search(left) is not None


#: "30 km", behind which "north of" or "from" stands
APART = re.compile(r"\d\s*(?:km|kms|kilomet(?:er|re)s?|miles?|mi)\s*(?:\([^)]*\)\s*)?$")
# "were killed some 30 km north of Orvale", "the clash took place 10 km from it": that is where they were
_HURT_FAR = re.compile(
    r"\b(?:killed|died|wounded|injured|shot(?:\s+dead)?|drowned|overturned|crashed|exploded|capsized|clash(?:ed|es)?|fighting|ambush|attack|"
    r"(?:took|taken)\s+place|occurred|happened|(?:ambushed|attacked|intercepted|caught)(?:\s+\w+){0,3}?)\s+"
    r"(?:(?:at|a|some|about|around|approximately|nearly|almost|roughly|barely|scarcely|just|only|scant|mere|over|more\s+than|less\s+than|point|place|spot|"
    r"located)\s+)*[\d.,]*$"
)


def is_hurt_far(left: str) -> bool:
    """Whether the folded words before a distance tell of people hurt as far off as it: "were killed some"."""
    return _HURT_FAR.search(left) is not None
