"""What whole sentences are asked for: phrases that tell of what their figures and days are, behind one scan of the text.

The scan that finds the words of the date lexicon meets the stems of all phrases, too (`words.Signs`). A sentence without
a stem of a phrase is not searched for it.
"""

from __future__ import annotations

import re

from claimledger import again, history
from claimledger.days.shapes import CLOCK
from claimledger.patterns import Rare


class Phrase(Rare):
    """A phrase that sentences are asked for; `bit` stands for it in the mask of a sentence."""

    bit = 0


# ------------------------------------------------------------------------------------------ tolls and later deaths

TOLL = Phrase(
    r"\b(?:toll|tally|total|count|figure|(?:that|this) number|number of (?:dead|deaths|people killed|casualties|fatalities|"
    r"victims))\b[^.;]{0,80}?"
    r"\b(?:ris\w+|rose|climb\w*|reach\w*|stood|stands|grew|grown|jump\w*|soar\w*|pass\w*|now|so far|had|has|to)\b"
    r"|\b(?:raising|bringing|taking|pushing)\b[^.;]{0,40}\b(?:toll|total|number)\b",
)
#: "had put the number of dead at [12] on Tuesday": as of that day
PUT = Phrase(
    r"\b(?:puts?|raised|lowered|revised|corrected|gave|given)\b[^.;]{0,40}\b(?:toll|total|number|figure)\b[^.;,]{0,40}$"
)
#: "A group puts the number at 3,100": of those whom the sentence before has counted.
PUTS = Phrase(
    r"\b(?:puts?|gives?|gave)\s+(?:the|its|their|that|this|a\s+(?:higher|lower))\s+(?:\w+\s+)?(?:number|figure|count|toll|total|"
    r"tally)\b"
)
#: "Child casualties stood at 40", after a sentence on the year
STOOD = Phrase(r"\bst(?:ood|ands?)\s+at\b|\b(?:one|some|most)\s+of\s+them\b")
WHOLE = Phrase(
    r"\b(?:a|the|in)\s+total\b|\b(?:in all|so far|to date|altogether)\b|\btotall?(?:ed|ing)\b|"
    r"\b(?:its|their|the|latest|overall)\s+(?:count|tally|toll)\b",
)
#: "Quarterly brief": what it counts without a day is of its period.
REPORT = Phrase(r"\b(?:weekly|monthly|quarterly|half-year(?:ly)?|annual|yearly)\b")
#: "Eleven were killed during the week"
IN_PERIOD = Phrase(
    r"\b(?:during|over|in|within|throughout)\s+(?:the|this)\s+(?:reporting\s+|review\s+)?(?:week|period|fortnight)\b"
)
DYING = Phrase(r"succumbed|died")
#: Deaths that came later, each on a day of its own: "another two died in hospital on Sunday".
LATER_DEATH = Phrase(
    r"\b(?:succumbed|later\s+died|died\s+(?:later|(?:\w+\s+)?(?:(?:on|early|late)\s+\w+\s+(?:morning\s+|night\s+|evening\s+)?)?(?:in|at|on\s+the\s+way\s+to|en\s+route\s+to)\s+"
    r"(?:an?\s+|the\s+|\w+\s+)?(?:\w+\s+)?(?:hospital|clinic|infirmary|ambulance)|"
    r"(?:of|from)\s+(?:his|her|their|the|its)?\s*(?:wounds|injuries|burns)))\b",
)
#: Another's death, without its verb: "a cook died at once, [and a nurse in hospital two days later]".
GAPPED_DEATH = re.compile(
    r"\band\s+(?:[\w.’'-]+,?\s+){1,6}?(?:in|at)\s+(?:[\w’'-]+\s+){0,3}?(?:hospital|clinic|infirmary)\b[^.;]{0,30}?\blater\b"
)
#: "The deadliest attack in the province since a raid killed 62": what another is held against is no scene of its own.
SINCE_THE_LAST = Phrase(history.SINCE_THE_LAST.pattern)
WOUNDED_ON = Phrase(
    r"\b(?:wounds?|injur(?:y|ies)|burns)\s+(?:\w+\s+)?(?:received|sustained|suffered|inflicted)\b",
)

# ---------------------------------------------------------------------------------- the event, and what is none of it

#: "The attack happened on Friday"
HAPPENED = Phrase(
    r"\b(?:the|this|that|these|those|it|his|her|their|both)\b(?:(?:\s+[\w-]+){0,5}?|\s+(?:\w+\s+)?(?:attack|assault|raid|"
    r"shooting|blast|explosion|clash(?:es)?|fighting|fire|siege|ambush|massacre)(?:,?\s+[\w-]+){0,10}?,?)\s+(?:took place"
    r"|happened|occurred|came|began|"
    r"started|unfolded|was reported|were reported|erupted|"
    r"(?:was|were) (?:committed|perpetrated|carried out)|broke out|struck|was called|ensued)\b",
)
#: "The attack on March 27, 2016 also left ..."
NAMED = Phrase(
    r"\b(?:the|this|that|these|those)\s+(?:attack|shooting|raid|bombing|blast|explosion|killings?|massacre|crash|quake|"
    r"earthquake|strike|ambush|fire|flood|landslide|stampede|collapse|accident|incident)\s+(?:on|of)\s+(?=\d{4}\b|"
    # a day and no count: "the massacre of 12 last Wednesday"
    r"\d{1,2}(?:st|nd|rd|th|[/.-]\d)|(?:\d{1,2}\s+)?(?:the\s+|of\s+)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)",
)
SAME_EVENT = Phrase(again.SAME_EVENT.pattern)
COUNTS_AGAIN = Phrase(again.COUNTS_AGAIN.pattern)
_ALLEGED = r"\b(?:unverified|unconfirmed|purported\w*|is said to|are said to|reportedly show\w*|described as)\b"
_RECALLED = (
    r"\b(?:hours (?:earlier|before),|in the past|previous(?:ly)?|years?\s+(?:ago|earlier|before)|"
    r"another\s+(?:\w+\s+)?(?:shooting|attack|killing|incident|case|raid|blast|bombing|crash)|earlier\s+(?:\w+\s+)?(?:shooting|attack|killing|incident|case|raid|blast|bombing|crash|sinking|capsizing|"
    r"landslide|collapse|quake|earthquake|flood|storm|strike|ambush|massacre|stabbing|accident|disaster|derailment|stampede)|"
    r"other\s+(?:\w+\s+)?(?:shootings|attacks|killings|incidents|cases|raids)|in recent (?:days|weeks|months|years)|"
    r"(?:in|during|throughout) the (?:[\w’'-]+ ){0,3}?(?:siege|war|conflict|insurgency|famine|epidemic|uprising|genocide)|"
    # "The war has killed 20,000 people", "millions have fled the war": in all its time
    r"(?:war|conflict|insurgency|rebellion|uprising|genocide|epidemic|pandemic|famine|occupation|outbreak|drought|cholera|"
    r"measles|malaria|ebola|dengue|virus|disease)"
    r"(?: (?:in|between|with|against|over|on) [^.;,]{2,50})?(?:,[^.;,]{3,60},)? (?:has|have) "
    r"(?:(?!been )[\w-]+ ){0,2}?(?:killed|claimed|displaced|left|cost|driven|forced|uprooted|taken)|"
    r"(?:has|have) (?:fled|escaped) (?:from )?(?:the |their country[’']s )?(?:[\w-]+ )?(?:war|conflict|insurgency|uprising)|"
    r"(?:has|have) (?:[\w-]+ ){1,4}in the line of duty|"
    r"in the years|during (?:his|her|their) (?:rule|reign|time)|since then|over the years|decades?|history|similar)\b"
)
#: Rumours, and what the text recalls: no news of its event
ASIDE = Phrase(f"{_ALLEGED}|{_RECALLED}")
#: "since it took power": a start that the text does not date beside it.
SINCE_POWER = Phrase(
    r"\bsince\s+(?:it|they|he|she)\s+(?:seized|took|came|began|returned|launched)\b|\bsince\s+the\s+(?:coup|takeover)\b"
)
#: What a sentence must hold for one of its days to be the last of an event, or the first.
MAY_END = Phrase(
    r"\b(?:continu(?:ed|ing)|last(?:ed|ing)|rag(?:ed|ing)|went\s+on|dragged|carried\s+on|stretch(?:ed|ing)|spill(?:ed|ing)|retook|"
    r"retaken|recaptured|regained|(?:was|were|is|are)\s+(?:only\s+)?over|end(?:ed|ing)?|quelled|crushed|broke|lifted|"
    r"put\s+down)\b"
)
MAY_BEGIN = Phrase(
    r"\b(?:beg[au]n|started|broke\s+out|erupted|flared|kicked\s+off|seized|stormed|overran|attacked|captured|occupied|hijacked|"
    r"surrounded|besieged|burst|took)\b"
)
MAY_REST = Phrase(f"{MAY_END.pattern}|{MAY_BEGIN.pattern}")

# ------------------------------------------------------------------------------------------------ whose day a date is

FINDING = Phrase(
    r"\b(?:found|discover\w*|recover\w*|finding|discovery of)\W+(?:[\w'’-]+\W+){0,4}(?:bodies|body"
    r"|dead|deceased|remains|corpses?)\b"
    r"|\bfound\s+(?:(?!that\b|left\b|for\b|kill|was\b|were\b)[\w'’-]+,?\s+){5,16}(?:dead|deceased)\b"
    r"|\b(?:bod(?:y|ies)|corpses?|remains|skeletons?|skulls?)\b(?:\W+[\w'’-]+){0,22}?\W+(?:was|were|been|being)\s+(?:\w+\s+)?"
    r"(?:found|discovered|recovered|dug\s+(?:up|out)|unearthed|exhumed|pulled|brought\s+(?:up|ashore|out)|retrieved|fished|located|spotted|counted|"
    r"dragged|seen|washed|laid|dumped|left|strewn)\b"
    r"|\b(?:bod(?:y|ies)|corpses?|remains)\b(?:\W+(?!that\b|which\b|who\b)[\w'’-]+){0,6}?\W+(?:has\s+|have\s+|had\s+)?(?:(?:washed|drifted)\s+(?:ashore|up|onto)|"
    r"surfaced|floated|turned\s+up|came\s+ashore)\b",
)
#: "had been living there since May"
BESIDE = Phrase(
    r"\b(?:had been|has been|had gone|had come(?!\s+under)|was born|had left(?!\s+(?:an?|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|at least|\d+|several|the|his|her)\b)|had served|had worked|"
    r"(?:they|he|she|it|which|that) had (?:called|announced|declared|planned|signed|launched|ordered|promised|imposed|begun)|"
    r"who (?:\w+ly )?(?:left|returned|crossed|travelled|traveled|escaped|flew))\b[^,.;]*$",
)
#: "The mayor is shown Monday", "the headlines today were": the day of a picture or a paper.
SHOWN = Phrase(
    r"\b(?:(?:is|are|was|were)\s+(?:shown|seen|pictured)|(?:photo|picture|image)s?\s+taken|pictured|headlines)\s+(?:here\s+|on\s+)?$",
)
#: "charged with murder Thursday" is the day of the charge, "accused of shooting Milner late Tuesday" that of the deed.
CHARGED = Phrase(
    r"\b(?:accused(?= of| in)|charged|charges|indicted|indictment|convicted|convictions?|arrested|booked|sentenced|arraigned|"
    r"pleaded|jailed|captured|"
    r"acquitted|extradited)\b",
)
#: "a body was found Friday after neighbours reported gunfire": the police came at once.
CALLED = Phrase(
    r"\b(?:report(?:s|ed|ing)?|calls?|called|calling|hear(?:d|ing)?|respond(?:ed|ing)?|alerted|dispatched)\b[^.;]{0,50}?"
    r"\b(?:shots?|gunshots?|shooting|gunfire|gunman|shooter|stabbing|fight|explosion|crash|blast)\b",
)
#: "Posted: 4 Jan 2016": a page gives its own day.
STAMP = Phrase(r"\b(?:posted|published|created|updated|modified|uploaded)\b(?:\s+(?:on|at)\b)?[\s:|(–—-]{0,3}")

# --------------------------------------------------------------------------------------------- what stands about a date

_NOT_DONE = r"(?:[^.;]|(?<=\d [ap])\.|(?<=\d [ap]\.m)\.)*$"  # up to the date, beyond "6 p.m."
#: What is still to come: "the deadline on Friday", "is scheduled for Monday"
AHEAD = Phrase(
    r"(?<!continued )(?<!continuing )(?<!lasted )(?<!lasting )(?<!went on )(?<!raged )"
    r"\b(?:until|deadline|ahead of)\b[^.;]*$|\b(?:(?:will|would)(?!\s+be\s+re(?:called|membered))|to be held|"
    r"scheduled|is due|are due|set for|set to|expected|"
    rf"planned|plans|upcoming|is to|are to)\b{_NOT_DONE}",
)
AHEAD_AFTER = Phrase(
    r"[^.;,]{0,25}\b(?:will|is due|are due|is expected|are expected|is scheduled)\b",
)
#: A limit: "as of Friday", "by 6 p.m. on Monday"
AS_OF = Phrase(
    r"\b(?:(?:as of|by|until|till|up to|before|through)\s+(?:(?:early|late|the|on|(?:morning|afternoon|evening|night)\s+of)\s+)*"
    rf"|(?:as of|by|until|till|through)\s+(?:about\s+|around\s+|at least\s+)?{CLOCK},?\s+(?:on\s+)?"
    r"|by\s+the\s+time\s+[^,.;:]{3,80}\s(?:on|in|at)\s+(?:(?:early|late|the)\s+)*"
    r"|(?:as of|by)\s+(?:nightfall|noon|midday|dusk|dawn|sunset|midnight|evening|morning|afternoon)\s+(?:on\s+)?)$",
)

PHRASES = (
    *(TOLL, PUT, PUTS, STOOD, WHOLE, REPORT, IN_PERIOD, DYING, LATER_DEATH, WOUNDED_ON),
    *(HAPPENED, NAMED, SAME_EVENT, COUNTS_AGAIN, ASIDE, SINCE_POWER, MAY_END, MAY_BEGIN, MAY_REST),
    *(SINCE_THE_LAST, FINDING, BESIDE, SHOWN, CHARGED, CALLED, STAMP, AHEAD, AHEAD_AFTER, AS_OF),
)
for _number, _phrase in enumerate(PHRASES):
    _phrase.bit = 1 << _number
