"""Whether a sentence that counts nobody tells of something that happens at its place, or names the place in passing."""

from __future__ import annotations

import re

# The event that is told of already: where it is only spoken of, what a sentence names is no place of it. Not "the fighting
# in Orvale", which says where it was.
_SPOKEN_OF = re.compile(
    r"\b(?:the|this|that|these|those|his|her|its|their|\w+day['’]s)\s+(?:(?!of\b|in\b)[\w-]+\s+){0,2}?"
    r"(?:attack(?:er)?s?|blasts?|bomb(?:ing|er)?s?|explo\w+|shoot(?:ing|er)s?|kill(?:ing|er)s?|massacres?|murder(?:er)?s?|raid(?:er)?s?|"
    r"\w*strikes?|crash|accident|disaster|tragedy|collapse|\w*quake|tremors?|storm|cyclone|floods?|fire|blaze|war|conflict|violence|unrest|"
    r"insurgency|clash(?:es)?|fighting|incident|assaults?|ambush|deaths?|toll|dead|victims?|wounded|injured|bod(?:y|ies)|"
    r"gunm[ae]n|explosives|weapons?|assailants?|fatalities|casualties)\b"
    r"(?!\s+(?:in|at|near|on|of|outside|took\s+place|happened|occurred|hit|struck|began|started|broke|spread|went|fell|stormed|"
    r"entered|raided|attacked|opened|shot|killed|fired|set|burn\w*|moved|also|then|later|next|"
    r"(?:was|were|is|are)\s+(?:among|at\s+(?:its|their)|the|so|most|worst|heaviest|particularly|especially|more|even))\b)"
)
_VEHICLES = (
    r"(?:bus(?:es)?|coach(?:es)?|lorr(?:y|ies)|trucks?|tankers?|ferry|ferries|boats?|ships?|vessels?|dinghy|canoes?|trawlers?|trains?|trams?|planes?|"
    r"airliners?|aircraft|helicopters?|minibus(?:es)?|vans?|cars?|taxis?|motorcycles?|tractors?|gas|boilers?|transformers?|roofs?|walls?|ceilings?|"
    r"balcon(?:y|ies)|scaffold\w*|cranes?|dams?|dykes?|chimneys?|cylinders?|pipelines?)"
)
_HAPPENS = re.compile(
    # "A bus went off the road near Orvale"
    rf"\b(?:an?|two|three|four|another|several)\s+(?:[\w-]+\s+){{0,3}}?{_VEHICLES}\b(?!\s+(?:service|stop|ticket|fare|dealer|strike))|"
    r"\b(?:kill\w*|shot|shoot\w*|gun(?:fire|ned|ning|m[ae]n)|firing|fired|bomb\w*|blasts?|explo\w+|detonat\w+|went\s+off|blew|blown|"
    r"\w*str(?:ikes?|uck|iking)|hits?|hitting|shell\w*|rockets?|missiles?|drones?|mortars?|grenades?|artillery|raid\w*|storm\w*|clash\w*|"
    r"fight\w*|fought|battl\w+|firefight|ambush\w*|massacre\w*|murder\w*|stab\w*|hack\w*|attack(?:s|ed|ing)?|assault\w*|abduct\w*|"
    r"kidnap\w*|seiz\w+|overr[au]n|(?:re)?captur\w+|retak\w+|retook|regain\w*|liberat\w*|enter(?:ed|ing)|advanc\w+|reached|besieg\w*|encircl\w*|surround\w*|siege|crash\w*|collid\w*|"
    r"collision|overturn\w*|capsiz\w*|s[aiu]nk|sinking|sank|derail\w*|collaps\w*|fell|falls|falling|gave\s+way|cav(?:ed|ing)|burst|flood\w*|"
    r"\w*slides?|avalanches?|\w*quake|tremors?|aftershocks?|erupt\w*|tornado\w*|cyclone|hurricane|typhoon|lightning|fires?|blaze|flames|"
    r"burn\w*|torch\w*|ablaze|alight|swept|drown\w*|stampede\w*|crush\w*|riot\w*|violence|unrest|poison\w*|leak\w*|broke\s+out|execut\w*|"
    r"behead\w*|lynch\w*|destroy\w*|demolish\w*|plung\w+|skidd\w*|veer\w*|ramm\w*|slamm\w*|plough\w*|plow\w*|stepped\s+on|land(?:ed|ing)|"
    r"came\s+down|trapped|buried|wound\w*|injur\w*|dead|dies|died|dying|deaths?|bod(?:y|ies)|crackdown|loot\w*|tortur\w*|beat(?:en|ing)?|"
    r"broke\s+into|burst\s+into|rampage\w*|hostages?|invad\w*|invasion|offensive|occupied|withdrew|retreat\w*|evacuat\w*|fled|missing|"
    r"vanish\w*|disappear\w*|outbreak|cholera|ebola|victims?|casualt\w+|happened|occurred|took\s+place|unfolded|pounded|razed|"
    r"rampag\w+|arrived|came\s+to|went\s+to|set\s+(?:upon|fire)|spread|carjack\w*|hijack\w*|robb\w*|opened\s+(?:up\s+)?on|hail|snow\w*|"
    r"parked|stopped|standing|walking|driving|crossing|waiting|tent|found|discovered|dumped|wave|cordon\w*|operations?|turned\s+(?:over|turtle)|went\s+down|armed|patrol\w*|target\w*|sabotage\w*|"
    r"corpses?|turmoil|uprising|dislodged|reinforcements|hiding|hid|ran\s+(?:into|over|aground)|exchange\w*|resist\w*|disarm\w*|mutin\w*|grazing|herding|playing|"
    r"sheltering|struggle\w*|threaten\w*|washed|vandali\w*|ransack\w*|toppled|rolled|tumbled|thunderbolt|electrocut\w*|infected|"
    r"lives|lost|perish\w*|succumb\w*|slain|slaughter\w*|hurt|gunned|ripp\w+|tore|tearing|rag(?:ed|es|ing)|ravag\w+|devastat\w+|flatten\w*|rocked|shook|shaken)\b"
)


def happens(words: str) -> bool:
    """Whether the folded words of a sentence tell of what hurts people, or where they were when it did.

    >>> happens("soldiers entered orvale at dawn"), happens("in orvale, schools were closed after the attack")
    (True, False)
    """
    return _HAPPENS.search(_SPOKEN_OF.sub("", words)) is not None
