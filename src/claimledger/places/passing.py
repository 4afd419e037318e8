"""Places that a sentence with figures names in passing: where somebody spoke, mourned, is based, came from or was bound for."""

from __future__ import annotations

import re

from claimledger.patterns import AnyOf, Rare
from claimledger.places.eventful import happens
from claimledger.places.mentions import Role
from claimledger.places.posts import is_of_post

_SAYS = (
    r"(?:said|says|told|tells|put|puts|gave|gives|spoke|speaks|confirmed|announced|added|claimed|denied|"
    r"warned|stated|recalled|described|vowed|blamed|estimated)"
)
# "In a speech in Orvale, the president said nine had died", "From her home in Orvale, a teacher told"
_SPOKEN_AT = re.compile(
    r"\W*(?:in|at|during|from|on|after|with)\s+(?:(?:an?|the|his|her|its|their)\s+)?(?:[\w’'-]+\s+){0,3}?"
    r"(?:speech|address|interview|statement|remarks|message|letter|sermon|conference|briefing|ceremony|meeting|summit|session|rally|"
    r"congress|parliament|senate|court|church|forum|hearing|debate|visit|homes?|house|apartment|flat|office|headquarters|studio|embassy|consulate)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(?:in|at|to|from|near|outside)\s+(?:the\s+)?$"
)
# "The president gave the toll as 58 in a speech in Orvale"; not "killed in a speech in Orvale"
_IN_SPEECH = Rare(
    r"\bin\s+(?:an?|his|her|their|the)\s+(?:[\w-]+\s+){0,2}?(?:speech|address|interview|statement|news\s+conference|briefing|message|letter|"
    r"sermon|remarks|report)\s+(?:[\w’'-]+\s+){0,3}?(?:in|at|from)\s+(?:the\s+)?$"
)
# "In Orvale, the president said nine had died": he speaks for more than a town
_HEADS_STATE = re.compile(
    r"[^,.;]{0,20},\s+(?:[\w’'-]+\s+){0,2}?(?:president|prime\s+minister|premier|chancellor|king|queen|emir|pope|(?:\w+\s+)?minister|"
    rf"secretary[- ]general|state\s+department|white\s+house|kremlin|foreign\s+ministry|pentagon)\b[^.;:]{{0,60}}?\b{_SAYS}\b"
)
# "A lawyer in Orvale has documented nine deaths", "Trading in Orvale stopped after reports that nine had died"
_THEN_TELLS = re.compile(
    r"[^.;:“”\"]{0,120}?(?P<verb>\b(?:said|says|told|puts?\s+the|spoke|speaks|gave\s+(?:the|a)\s+(?:death\s+)?(?:toll|number|figure)|announced|denied|warned|stated|recalled|"
    r"(?<!an )(?<!the )estimated?|documented|listed|"
    r"verified|tallied|fears?|believes?|described|wrote|tweeted|posted|knew|knows|identified|named|insisted|accused|blamed|"
    r"(?:report(?:s|ed)|confirmed|added|heard|news|word|claims|rumou?rs|learned|discovered)\s+that)\b)(?!\s*[.,;\n]|\s*$)"
)
_FRONTED = re.compile(
    r"\W*(?:according\s+to|in|at|near|outside|inside|on|off|around|across|throughout|for|along|over)\s"
)
_NEXT_CLAUSE = re.compile(r"\b(?:and|but|when|after|where|because|while|until)\b")
_UPON = re.compile(r"\b(?:after|amid|following|upon)\s+$")  # "after reports that"
_TOLD_THEM = Rare(r"\btold\s+(?:[\w’'-]+\s+){1,5}(?:in|at|near|outside)\s+(?:the\s+)?$")
_AT_SCENE = re.compile(
    r"\b(?:scene|site|wreck(?:age)?|crater|ruins|rubble|pithead)\s+(?:in|at|near|outside)\s+(?:the\s+)?$"
)
_UNVEILED = Rare(
    r"\b(?:memorial|monument|plaque|ceremony|mass|service|requiem|vigil|prayers|exhibition|statue|concert|march|rally)\b[^.;]{0,90}\b"
    r"(?:unveiled|inaugurated|held|opened|said|dedicated|celebrated|planned)\s+(?:on\s+\w+day\s+)?(?:in|at|near|outside)\s+(?:the\s+)?$"
)
# "Counselors will be at Ridge High School": nothing has happened there yet
_YET_TO_BE = Rare(
    r"\bwill\s+(?:also\s+|again\s+)?(?:be|gather|meet|take\s+place|hold|open|return|speak|appear)\b[^.;:,]{0,50}$"
)
_WHERE_NEXT = re.compile(r",\s+where\b")
_BARE_IN = re.compile(r"\W*(?:in|from)\s+(?:the\s+)?$")
_THEN_SAID = re.compile(rf"[^.;:]{{0,90}}?\b{_SAYS}\b")
_HURT_NEXT = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|shot|bomb(?:er|s)?|blast|explo(?:ded|sion)|gunm[ae]n|attack\w*|opened\s+fire|shell\w*|struck|hit|stabb\w*|"
    r"blew|detonat\w*|went\s+off|collapsed|crashed|died|stampede)\b"
)
# "… ,” said a trader in Orvale, whose two sons were killed"
_SAID_BY = Rare(
    r"[\"”’']\s+(?:said|says|added|recalled|recalls|explained|asked|told|shouted|cried)\s+[^.;:“”\"]{2,90}\s(?:in|at|from|near|outside|of)\s+(?:the\s+)?$"
)
_HARMED = re.compile(r"\b(?:kill\w*|wound\w*|injur\w*|died|shot|hurt|surviv\w*|attack\w*|blast|bomb\w*|raid\w*|lost)\b")
# "troops who had trained in Orvale stormed the hotel"; not "who had been shot in Orvale"
_WHO_HAD = Rare(
    r"\b(?:who|which)\s+(?:had|have|has)\s+(?:[a-z]+\s+){1,6}?(?:in|at|near)\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?$"
)
# "A survivor, speaking at his home in Orvale, said three had died"
_SPEAKING = Rare(
    r",\s+(?:speaking|talking|interviewed|reached|contacted|monitored|received|heard|seen|read|quoted|picked\s+up)\s[^,;.]{0,60}\b(?:in|at|from|near|outside)\s+(?:the\s+)?$"
)
# "Orvale's main air base in the north of Lorin": whose it is, not where
_OWNS = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+){0,3}?(?:bases?|garrisons?|camps?|airfields?|embass(?:y|ies)|consulates?|outposts?|strongholds?)\s+(?:in|at|near)\s"
)
# "soldiers from a base in Orvale", "troops sent from a camp in Orvale"; not "seized nine pupils from a school in Orvale"
_FROM_SITE = Rare(
    r"\b(?:soldiers|troops|police|policem[ae]n|officers|fighters|rebels|militants|gunmen|men|women|students|pupils|workers|miners|doctors|nurses|"
    r"experts|engineers|rescuers|divers|firefighters|teams?|crews?|reinforcements|units?|helicopters?|planes?|volunteers|pilgrims|worshippers|tourists|"
    r"players|families|guards|medics|scientists|researchers|investigators|sent|dispatched|deployed|flown\s+in|coming|came|arrived|travell?ing|"
    r"returning|drove|drivers|driving)\s+(?:back\s+|home\s+|in\s+)?from\s+(?:an?|the|their|its|his|her)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(?:base|bases|barracks|garrison|headquarters|post|station|unit|college|university|institute|laboratory|school|hospital|company|factory|office|"
    r"church|mosque|monastery|depot|port|market|wedding|funeral|fair|festival|pilgrimage|shrine|holiday)\s+(?:in|at|near|outside)\s+(?:the\s+)?$"
)
_TAKEN_AWAY = re.compile(
    r"\b(?:abduct\w*|kidnap\w*|seiz\w*|snatch\w*|taken|took|rescued|freed|evacuated|brought|pulled|recovered)\b"
)
# "the agency, which has its seat in Orvale"
_HAS_SEAT = Rare(
    r"\b(?:has|have|had|keeps|runs|maintains)\s+(?:its|their|his|her|an?|the)\s+(?:[\w-]+\s+){0,2}"
    r"(?:seat|headquarters|main\s+base|base|offices?|bureau|family|families|shop|studio|stronghold|residence)\s+(?:in|at|near)\s+(?:the\s+)?$"
)
# "traders on their way to a fair in Orvale"
_BOUND_FOR = Rare(
    r"\b(?:way|bound|going|travell?ing|heading|headed|route|returning|journey|trip|commuting|flying|sailing)\s+(?:home\s+|back\s+)?(?:to|for|from)\s+"
    r"(?:(?:an?|the|their|his|her|its)\s+)?(?:(?!\w+ed\b|caught|struck|hit|fell|sank|blew|broke|ran|went|left|came|lost|was|were|sunk)"
    r"[\w’'-]+\s+){1,3}?(?:in|at|near)\s+(?:the\s+)?$"
)
_THAT = re.compile(r"\s+that\b")
_MOURNED = Rare(
    r"\b(?:prayers?\s+(?:were|was|are|is)|prayed|candles|half[- ]mast|mourned|paid\s+tribute|tributes|condolences|wreaths?|"
    r"flowers|minute['’]?s?\s+(?:of\s+)?silence|commemorat\w+|in\s+memory\s+of|honou?red|(?:pictures|portraits|photos|photographs|names|coffins)\s+of)\b"
)
_IN_PROTEST = re.compile(
    r"\b(?:protest(?:er)?s|demonstrat(?:ors|ions?)|marchers|crowds?|people|thousands|hundreds|students|relatives|residents|rall(?:y|ies))\b[^.;,]{0,40}$"
)
_DEMANDED = re.compile(
    r"\s+(?:(?:on\s+)?\w+day\s+)?(?:to\s+)?(?:carr(?:y|ied)|demand(?:ed|ing)?|march(?:ed)?|chant(?:ed)?|call(?:ed|ing)?\s+(?:for|on)|wav(?:ed|ing)|"
    r"gather(?:ed)?|rall(?:y|ied)|protest(?:ed)?\s+(?:against|at|over)|held\s+(?:up|a))\b"
)
_ROAD_TO = re.compile(r"\b(?:road|highway|track|motorway|bridge)\s+(?:leading\s+)?to\s+(?:the\s+)?$")
_ROAD_IS = re.compile(
    r"\s+(?:was|were|is|remained|had\s+been|has\s+been)\s+(?:still\s+|also\s+|again\s+)?(?:closed|blocked|strewn|cut|littered|lined|reopened|jammed|impassable|"
    r"covered|clogged|shut|crowded|full)\b"
)
# "Nine were killed at a court in Orvale", "At a funeral in Orvale, a bomber killed nine"
_HURT_AT = re.compile(
    r"\b(?:killed|shot(?:\s+dead)?|wounded|injured|died|stabbed|murdered|gunned\s+down|struck|targeted|hit|detonated|bomb|bomber|bombing|went\s+off|exploded|opened\s+fire|blew\s+(?:himself|herself|themselves)\s+up|"
    r"fire|blast|explosion|attack|shooting|stampede|riots?|clashes)\s+(?:on\s+\w+day\s+)?(?:at|in|inside|outside|near|during)\s+(?:the\s+(?:gates?|entrance|front|door)\s+(?:of|to)\s+)?"
    r"(?:an?|the)\s+(?:[\w-]+\s+){0,2}(?:funeral|vigil|burial|memorial|court|courthouse|jail|prison|trial|custody)\b[^.;,]{0,20}$"
)
_ON_TRIAL = re.compile(r"\b(?:convicted|sentenced|charged|accused|arraigned|indicted|tried|guilty|acquitted|jailed)\b")
_AT_A = re.compile(
    r"\W*(?:at|during|outside|inside|in)\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}(?:in|at|near)\s+(?:the\s+)?$"
)
_HIT_NEXT = re.compile(
    r"[^,.;]{0,40},\s+(?:an?|the|two|three|several|armed)?\s*[^.;,]{2,50}?\b(?:killed|shot|opened\s+fire|blew|attacked|stormed|exploded|went\s+off|collapsed)\b"
)


# "The gunman drove away westward on Quince Road": where he went
_GOT_AWAY = Rare(
    r"\b(?:fled|sped|drove|took|ran|raced|headed|escaped|(?:was\s+)?(?:last\s+)?seen\s+(?:running|driving|heading|fleeing))\s+"
    r"(?:[\w-]+\s+){0,3}?(?:away|off|(?:north|south|east|west)(?:east|west)?(?:bound|ward)?|fleeing|running|driving|heading)\s+"
    r"(?:[\w-]+\s+){0,4}?(?:on|down|along|onto|toward|towards)\s+(?:the\s+)?$"
)


# "The militants were planning to blow up a bridge in Orvale", "The raid was plotted in Orvale": nothing happened there
_PLANNED = Rare(
    r"\b(?:plan(?:s|ned|ning)?|plot(?:s|ted|ting)?|intend(?:s|ed|ing)?|intent(?:ion)?|prepar(?:es?|ed|ing)|conspir(?:ed|ing|acy)|"
    r"vow(?:s|ed|ing)?|threaten(?:s|ed|ing)?)\s+to\s+(?!have\b)(?:[\w’'-]+\s+){1,8}?(?:in|at|near|on|outside|inside|around)\s+(?:the\s+)?$"
    r"|\b(?:plotted|hatched|masterminded|conceived|orchestrated)\s+(?:by\s+[\w’' -]{2,40}\s+)?(?:in|at|near)\s+(?:the\s+)?$"
    r"|\b(?:plots?|plans?)\s+(?:for|of)\s+(?:an?\s+|the\s+)?(?:[\w’'-]+\s+){1,4}?(?:in|at|near|on|outside|inside)\s+(?:the\s+)?$"
)
# "A man who had been shot walked into a fire station on Quince Road"
_CAME_FOR_HELP = Rare(
    r"\b(?:shot|hit|struck|stabbed|wounded|injured|bleeding|grazed|victims?)\b[^.;]{0,90}\b(?:walked|drove|ran|crawled|staggered|stumbled|limped|"
    r"made\s+(?:his|her|their)\s+way|(?:drove|taken|took|got)\s+(?:himself|herself|themselves))\s+(?:in)?to\s+(?:an?|the)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:stations?|stores?|homes?|houses?|shops?|restaurant|precinct|clinic|firehouse|hospital|mart|market|apartment|bar|school|church|headquarters|center)\s+"
    r"(?:in|on|at|near|along|off)\s+(?:the\s+)?$"
)
_THEN_HIT = re.compile(r"[^.;]{0,60}\b(?:shot|killed|opened\s+fire|stabbed|attacked|exploded|blew|detonated)\b")


# "A captain who was in Orvale when it fell, said he had counted nine bodies"; "a trader who had fought at Orvale"
_WAS_THERE = Rare(r"\bwho\s+(?:was|were)\s+(?:\w+\s+)?(?:in|at|near)\s+(?:the\s+)?$")
_THEN_SPOKE = re.compile(rf"\s+(?:when|as|during|at\s+the\s+time|until|before)\b[^.;]{{0,80}},\s+{_SAYS}\b")
_FOUGHT = Rare(
    r"\bwho\s+had\s+(?:once\s+|also\s+)?(?:fought|served)\s+(?:[\w-]+\s+){0,4}(?:in|at|near|on|around)\s+(?:the\s+)?$"
)
# What stands before a place that is only told of; in most sentences none of it does.
_BEFORE = AnyOf(
    _IN_SPEECH, _TOLD_THEM, _UNVEILED, _YET_TO_BE, _SAID_BY, _FROM_SITE, _SPEAKING, _WHO_HAD, _HAS_SEAT, _FOUGHT, _WAS_THERE,
    _PLANNED, _CAME_FOR_HELP, _BOUND_FOR, _GOT_AWAY,
)  # fmt: skip


def in_passing(role: Role, left: str, rest: str, *, site: bool) -> Role:
    """The role of a place behind "in", "at" or "near", with the folded words of its sentence on both sides of it."""
    if role == "goal" and (
        (_HURT_AT.search(left) and not _ON_TRIAL.search(left)) or (_AT_A.match(left) and _HIT_NEXT.match(rest))
    ):
        return "event"
    if role in ("event", "home") and (post := is_of_post(role, left, rest)) is not None:
        if post != "goal" or not (_HURT_NEXT.search(left) or _HURT_NEXT.search(rest)):
            return post  # but "a bomb at an Orvale conference"
    if rest[:1] in "'’" and _OWNS.match(rest) is not None:
        return "actor"
    if role != "event":
        return role
    may = _BEFORE.which(left)
    if _IN_SPEECH in may and _IN_SPEECH.found(left):
        return "source"
    if _BARE_IN.match(left) and _HEADS_STATE.match(rest):
        return "source"
    if rest.lstrip()[:1] == "," and _SPOKEN_AT.match(left) and _then_said(rest):
        return "source"
    if _TOLD_THEM in may and _THAT.match(rest) and _TOLD_THEM.found(left):
        return "goal"
    if _UNVEILED in may and _UNVEILED.found(left):
        return "goal"
    if not site and _tells_first(left, rest):
        return "home"
    yet = _YET_TO_BE.found(left) if _YET_TO_BE in may and not _WHERE_NEXT.match(rest) else None
    if yet is not None and not happens(yet.group()):
        return "goal"
    said = _SAID_BY.found(left) if _SAID_BY in may else None
    if said is not None and _HARMED.search(said.group()) is None:
        return "home"
    if _FROM_SITE in may and _FROM_SITE.found(left) and _TAKEN_AWAY.search(left) is None:
        return "home"
    if _SPEAKING in may and rest[:1] in ",)" and _SPEAKING.found(left):
        return "source"
    if _WHO_HAD in may and (had := _WHO_HAD.found(left)) is not None and not happens(had.group()):
        return "home"
    if (_HAS_SEAT in may and _HAS_SEAT.found(left)) or (_FOUGHT in may and _FOUGHT.found(left)):
        return "home"
    if _WAS_THERE in may and _WAS_THERE.found(left) and _THEN_SPOKE.match(rest):
        return "source"
    if _PLANNED in may and _PLANNED.found(left):
        return "goal"
    if _CAME_FOR_HELP in may and _CAME_FOR_HELP.found(left) and _THEN_HIT.match(rest) is None:
        return "goal"
    if (_BOUND_FOR in may and _BOUND_FOR.found(left)) or (site and _GOT_AWAY in may and _GOT_AWAY.found(left)):
        return "goal"
    if (_MOURNED.search(rest) or (_DEMANDED.match(rest) and _IN_PROTEST.search(left))) and not _HURT_NEXT.search(left):
        return "goal"
    return role


def _tells_first(left: str, rest: str) -> bool:
    """Whether the place is told of somebody who then tells something, and nothing has happened before he does."""
    tells = _THEN_TELLS.match(rest)
    if tells is None or _AT_SCENE.search(left):
        return False
    before = _UPON.sub("", rest[: tells.start("verb")])
    if before.endswith(", ") or _NEXT_CLAUSE.search(before) or ("," in before and _FRONTED.match(left)):
        return False
    return not happens(left) and not happens(before)


def _then_said(rest: str) -> bool:
    said = _THEN_SAID.match(rest)
    return said is not None and _HURT_NEXT.search(said.group()) is None


def leads_there(left: str, right: str) -> bool:
    """Whether only the road to a place is told of, and what it was like: "The road to Orvale was strewn with debris"."""
    return right.startswith(" ") and _ROAD_TO.search(left) is not None and _ROAD_IS.match(right) is not None


# "The bus, which covers the route from Orvale to Lorin": its way, and not where it was hit
_SERVES = re.compile(
    r"\b(?:covers?|covered|covering|serv(?:es|ed|ing)|pl(?:ies|ied|ying)|runs?|ran|running|operat(?:es|ed|ing)|works?|worked|does|makes|"
    r"making|flies|flew|flying)\s+(?:on\s+)?(?:the|a)\s+(?:\w+\s+)?(?:route|line)\s+from\s+(?:the\s+)?$"
)


def serves(left: str) -> bool:
    """Whether a place is only one end of the route that a bus or train serves."""
    return _SERVES.search(left) is not None


# "after leaving the port of Orvale", "had sailed from the coast of Orvale", "bound for the port of Lorin"
_FROM_PORT = re.compile(
    r"\b(?:leav(?:es?|ing)|left|depart(?:ed|ing|s)?(?:\s+from)?|(?:set|setting|took|taken|taking)\s+(?:off|out|sail)\s+from|sail(?:ed|ing|s)\s+from|"
    r"embark(?:ed|ing)\s+(?:from|at|in)|launched\s+from|journey\s+from|en\s+route\s+from|way\s+from|com(?:e|ing)\s+from)\s+(?:the|a)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:ports?|harbou?rs?|coasts?|shores?)\s+of\s+(?:the\s+)?$"
)
_TO_PORT = re.compile(
    r"\b(?:bound\s+for|en\s+route\s+to|way\s+to|head(?:ed|ing)\s+(?:for|to)|taken\s+to|brought\s+to|towed\s+to|arrived\s+(?:in|at)|towards?)\s+(?:the|a)\s+"
    r"(?:[\w-]+\s+){0,2}?(?:ports?|harbou?rs?|coasts?|shores?)\s+of\s+(?:the\s+)?$"
)


def role_of_port(left: str) -> Role | None:
    """The role of a town whose port or coast a boat left or was bound for; None where neither is told."""
    if _FROM_PORT.search(left) is not None:
        return "home"
    return "goal" if _TO_PORT.search(left) is not None else None


# "gunmen who crossed from Orvale", "rockets fired from Orvale": whence harm came, not where it was done
_HARM_FROM = re.compile(
    r"\b(?:rockets?|missiles?|shells?|drones?|mortars?|fire|projectiles?|bombs)\b[^.;]{0,40}\b(?:fired|launched|shot|flown|sent)\s+from\s+(?:the\s+)?$"
    r"|\b(?:gunm[ae]n|militants|fighters|rebels|attackers|infiltrators|raiders|insurgents|bandits|rustlers|smugglers|men)\s+(?:who|that|which)?\s*"
    r"(?:had\s+)?(?:cross\w*|infiltrat\w*|enter\w*|slipped|sneaked)\s(?:[a-z]+\s){0,4}?from\s+(?:the\s+|neighbou?ring\s+)?$"
)


def comes_from(left: str) -> bool:
    """Whether it was from a place that those came who did harm, or what did."""
    return _HARM_FROM.search(left) is not None


_ROUTE_TO = re.compile(
    r"\s+(?:bound\s+for|for|to|towards?|en\s+route\s+to|via)\s+(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?)?[A-Z]"
)
_DRIVEN_OUT = re.compile(
    r"\b(?:fle(?:d|e|eing)|displac\w+|moved|relocated|uprooted|evacuat\w+|escap\w+|return\w+|abduct\w+|kidnap\w+|seized|snatched|taken|"
    r"driven|expelled)\b[^.;,]{0,30}$"
)


def is_route(cue: str, left: str, right: str) -> bool:
    """Whether a place is only one end of somebody's way: "a bus from [Orvale] to Lorin"; `right` with its capitals.

    Not so where people were driven from: "fled from Orvale to Lorin".
    """
    return cue == "from" and _ROUTE_TO.match(right) is not None and _DRIVEN_OUT.search(left) is None


_WHERE = re.compile(r",\s+(?:[^,;.]{2,40},\s+)?where\s+([^,;.]{4,90})")
_WORST_IS = Rare(
    r"\b(?:worst|hardest|most|heaviest|badly)[- ](?:hit|affected|damaged|stricken)\s+(?:[a-z]+\s+){0,2}(?:was|were|is|are)\s+"
    r"(?:the\s+)?(?:[a-z]+\s+of\s+)?$"
)


def happened_at(left: str, rest: str) -> bool:
    """Whether something happened at a place that no word before it puts there: "The worst-hit town was Orvale", "They reached
    Orvale, where a dyke gave way"."""
    if _WORST_IS.search(left) is not None:
        return True
    where = _WHERE.match(rest) if not left.endswith("from ") else None
    return where is not None and happens(where[1])
