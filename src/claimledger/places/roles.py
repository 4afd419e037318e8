"""What the words around a place name say of its part in the sentence."""

from __future__ import annotations

import re

from claimledger.calendars import MONTH_PATTERN
from claimledger.mentions import Sentence
from claimledger.patterns import Rare
from claimledger.places.acting import read_actor
from claimledger.places.at import role_at
from claimledger.places.belief import believed
from claimledger.places.dwelling import role_of
from claimledger.places.entries import closes_entry, follows_day, heads_with_day, is_entry_title, is_field, is_matter
from claimledger.places.ground import APART, is_being_left, is_hurt_far, is_met, is_ranged, is_reached, is_swept
from claimledger.places.joined import both_of_all
from claimledger.places.listing import LABEL_END, LIST, heads_item, heads_share, listed_with, opens_line
from claimledger.places.mentions import BLANK, Around, Page, PlaceMention
from claimledger.places.parties import PARTIES, is_idle, party_of
from claimledger.places.passing import comes_from, happened_at, in_passing, is_route, leads_there, role_of_port, serves
from claimledger.places.pupils import are_members, belongs_there, learns
from claimledger.places.toldfrom import is_told_from
from claimledger.places.undergoing import UNDERGOING, apposed_undergoes, suffers, undergoes
from claimledger.places.unlisted import SCENES, is_scene
from claimledger.places.wholes import is_whole

# Before a name: a part of it, which makes any name a place.
PART_OF = re.compile(
    r"\b(?:parts?|much|most|rest|all|edge|heart|cent(?:er|re)|middle|side|entrance|skies|streets|banks|outskirts|suburbs?|"
    r"south|north|east|west|northeast|northwest|southeast|southwest|kilomet(?:er|re)s|miles|km|coast|shores?|waters|"
    r"outside|intersection|corner|block|slopes?|foothills?|vicinity|parking\s+(?:lot|garage)|ruins|environs|hinterlands?|uplands)\s+(?:of|on)\s+(?:the\s+)?[“\"]?$"
)
# What towns have; other things have one too ("the camp of the rebels"), so the name must be known as a place.
SITE_OF = Rare(
    r"\b(?:markets?|bazaar|souk|camps?|square|harbou?r|port|stations?|airport|slums?|quarters?|neighbou?rhoods?|mosques?|"
    r"schools?|mills?|mines?|quarry|dam|bridge|prison|jail)\s+of\s+$"
)
_THEN_DATED = re.compile(rf",\s+(?:\d{{1,2}}\s+)?(?:{MONTH_PATTERN})\b")
_IN_SITE = re.compile(
    r"\b(?:in|at|near|outside|on|hit|struck|bombed|shelled|attacked|raided|stormed|held|seized|entered|surrounded|overran)\s+"
    r"(?:the|a|an)\s+(?:\w+\s+)?\w+\s+of\s+$"
)
# What only places are struck by, or blasts go through.
_STRUCK_BY = frozenset(["hit", "struck", "hitting", "striking", "through"])
_DISASTER = re.compile(
    r"\b(?:tornado|twister|\w*quake|tremor|cyclone|hurricane|typhoon|storm|floods?|flash\s+flood|tsunami|landslide|mudslide|"
    r"avalanche)\s+(?:that\s+|which\s+|has\s+|had\s+)?(?:\w+\s+)?(?:hit|struck|hitting|striking)\s+(?:the\s+)?$"
    r"|\b(?:explosions?|blasts?|bombs?|quake|earthquake|fire|storm|tornado|flames|bombings)\s+(?:\w+\s+)?(?:ripped|tore|swept|"
    r"raced|roared|spread)\s+through\s+(?:the\s+)?$"
)
# Who is brought out of a place met the outcome there: "40 bodies were exhumed from the Marsh forest".
_BROUGHT_OUT = re.compile(
    r"\b(?:exhumed|recovered|pulled|dug(?:\s+up|\s+out)?|retrieved|unearthed|removed|collected|reported)\b[^.;]{0,25}\bfrom\s+"
    r"(?:the\s+)?(?:\w+\s+){0,2}$|\b(?:missing|disappeared|vanished)(?:\s+(?:since|on|last|this)(?:\s+\w+){1,2})?\s+from\s+(?:the\s+)?$"
)
# What only places suffer, so that any name after it is one.
SUFFERED = re.compile(
    r"\b(?:shelling|siege|blockade|encirclement|bombardment|storming|battle|fall|raids?|liberation|recapture|evacuation|turn)\s+(?:of|on|for)\s+"
    r"(?:the\s+)?[“\"]?$|\b(?:fighting|battles?|fight|struggle)\s+(?:for|over)\s+(?:the\s+)?[“\"]?$"
    r"|\b(?:road|highway|track|motorway)\s+(?:leading\s+)?to\s+(?:the\s+)?[“\"]?$"
    r"|\b(?:drop(?:ped|ping|s)|rain(?:ed|ing|s))\s+(?:\w+\s+){0,2}bombs\s+(?:on|over)\s+(?:the\s+)?$"
)
EVENT_OF = re.compile(
    r"\b(?:bombing|massacre|seizure|capture|invasion|attacks?|assaults?)\s+(?:of|on)\s+(?:the\s+)?[“\"]?$"
)
# What is struck may be a person as well: the name must be known, or the line be on a country ("Lebanon: ...").
_STRIKE_ON = re.compile(
    r"\b(?:\w*strikes?|raids?|shelling|bombing|bombs?|rockets?|missiles?|shells?|mortars?|drones?)\s+on\s+(?:the\s+)?[“\"]?$"
)
_SUBURB = re.compile(r"\bsuburb of (?:the )?$")  # is not in it
_NEXT_EVENT = re.compile(
    r"(?:-area|\s+area)?\s+(?:\w+\s+)?(?:shootings?|bombings?|attacks?|blasts?|explosions?|massacres?|killings?|raids?|"
    r"strikes?|airstrikes?|clash(?:es)?|battle|blaze|earthquake|quake|floods?|landslide|collapse|ambush(?:es)?|siege|operations?|murders?|"
    r"slayings?|homicides?|stabbings?|crash|shootout|homes?|house|derailment|stampede|riots?|shelling|sinking|crush|"
    r"nightclub|residence|apartment)\b"
    r"|\s+(?:[a-z]+\s+)?(?:market|factory|warehouse|hotel|hospital|club|nightclub|school|apartment|tower|house|home|prison|mill|mall|shop|store|"
    r"church|mosque|theat(?:er|re)|train|bus|ferry|refinery|depot|plant|orphanage|dormitory|building|slum|camp|barracks|office|"
    r"airport|mine|metro|bridge|stadium|temple)\s+(?:fire|bombing|attack|blast|explosion|collapse|shooting|massacre|crash|siege|stampede|disaster)\b"
    r"|\s+fire\s+(?:that|which|kill\w*|left|claimed|has|death|victims?)\b"
)
_HEADS = re.compile(r"\s+(?:[\w-]+\s+){0,3}[\w-]+\s?:\s?")  # "2019 Orvale bus bombing: nine were killed in Lorin"
_OWN_PART = re.compile(
    r"['’]s?\s+(?:[a-z]+ern\s+|main\s+|old\s+|central\s+)?(?:outskirts|suburbs?|cent(?:er|re)|old\s+city|airport|market|"
    r"streets?|harbou?r|port|neighbou?rhoods?|quarters?|districts?|countryside|square|slums?|east|west|north|south)\b"
)
# "inside one of Orvale's oldest churches"
_IN_ONE_OF = re.compile(r"\b(?:in|inside|at|near|outside)\s+(?:one|some|two|three|several|many|most)\s+of\s+$")
# Who helps or investigates is called to the scene: "deputies responded to Quince Road".
_CALLED_TO = re.compile(
    r"\b(?:police|officers?|cops|deput(?:y|ies)|troopers?|firefighters|crews?|paramedics|medics|personnel|investigators|"
    r"detectives|authorities|rescuers?|units?|responders|services)\b[^.;]{0,60}\b(?:responded|call(?:ed|s)?|summoned|dispatched|"
    r"sent|alerted|went|rushed|raced|hurried)\s(?:[^.;]{0,40}\s)?to\s(?:[^.;]{0,20}\s)?$"
)
# "a nurse from nearby Orvale"
_FROM_NEARBY = re.compile(r"\bfrom\s+(?:the\s+)?(?:nearby|neighbou?ring|surrounding|adjacent|adjoining)\s+$")
# What a side has done before tells of no harm here: "rebels who seized Orvale last month".
_BY_THEN = Rare(
    r"\b(?:who|which|that)\s+(?:(?:had|have|has|now|still|already)\s+)*(?:seized?|captured?|took|taken|controls?|controlled|holds?|"
    r"held|overran|conquered|rules?|ruled)\s+(?:(?:the|much|most|parts?|control|of|city|town|village|region|neighbou?ring)\s+)*$"
)
# "on the road from Orvale to Lorin": both are where it happened.
_ROAD_FROM = re.compile(
    r"\b(?:road|highway|route|track|motorway|railway|line|trail)\s+(?:leading\s+|running\s+)?from\s+(?:the\s+)?$"
)
# "since the violence spilled over from Sorba"
# "on the road linking Orvale to Lorin"
_LINKING = frozenset(["linking", "connecting", "joining"])
_ROAD_LINK = re.compile(
    r"\b(?:road|highway|route|track|motorway|railway|line|stretch)\s+(?:linking|connecting|joining)\s+"
    r"(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?)?$"
)
_LINKED = (" to ", " to the ", " with ", " with the ")
_SPILLED = re.compile(r"\b(?:spill\w*|spilt|spread\w*)\s+(?:over\s+)?from\s+(?:the\s+|neighbou?ring\s+)?$")
_CAUGHT = re.compile(
    r"\b(?:arrest(?:ed|ing|s)?|apprehended|nabbed|detained|picked\s+up)\b[^.;]{0,40}\bfrom\s+(?:the\s+)?$"
)
# "They came to the village of Orvale and shot two men"
_CAME_TO = re.compile(
    r"\b(?:came|went|arrived|descended|barged|marched|burst|walked|drove|rode|moved)\s(?:[^.;,]{0,25}\s)?(?:to|at|in|into|on|upon)\s"
    r"(?:[^.;,]{0,20}\s)?$"
)
_AND_HURT = re.compile(
    r"[^.;]{0,60}?\band\s+(?:\w+ly\s+|then\s+)?(?:killed|shot|hacked|beheaded|executed|murdered|massacred|opened\s+fire|abducted|"
    r"kidnapped|gunned|attacked|stabbed|wounded|dragged)\b"
)
# "The men went on to Orvale, a hamlet near by, where nine people were killed"; not "was flown to Orvale, where he died".
_WHERE_HURT = re.compile(
    r"(?:,[^,;.]{2,40})?,\s+where\s+[^;.]{0,60}\b(?:killed|shot|wounded|injured|murdered|massacred|executed|hacked|beheaded|"
    r"ambushed|attacked|abducted|kidnapped|drowned|stabbed|slaughtered|blew\s+up|opened\s+fire|exploded)\b"
)
_BROUGHT_TO = re.compile(
    r"\b(?:taken|took|brought|flown|airlifted|rushed|transported|transferred|evacuated|driven|carried|admitted|extradited|"
    r"deported|hospital|clinic)\b[^.;]{0,60}$"
)
# "is being held in the Orvale Detention Center": where nobody was hurt.
_JAIL = Rare(r"\b(?:Detention|Correctional|Corrections|Jail|Justice|[Pp]olice [Ss]tation)\b")
# "is now in the Orvale County Jail"
_SITS_IN = re.compile(
    r"\b(?:is|are|was|were|be|been|being|remains?|remained|sits?|sat|now|still|already|currently)\s+"
    r"(?:(?:now|still|already|currently|back|both|all)\s+)*(?:in|at|inside)\s+(?:the\s+)?$"
)
_HELD_IN = re.compile(r"\b(?:held|booked|lodged|jailed|incarcerated|detained|custody|remains?|remanded)\b[^.;]{0,60}$")
# "The bodies were buried in unmarked graves at Orvale"; but "two people were buried alive in Orvale"
_LAID_IN = re.compile(
    r"\b(?:bod(?:y|ies)|remains|dead|corpses?|victims|coffins?|killed|slain)\b[^.;]{0,80}\b(?:buried|laid\s+to\s+rest)\s+"
    r"(?:[\w\s]{0,25}\bgraves?\s+|on\s+(?:\w+day|\w+\s+\w+)\s+)?(?:in|at|near)\s+(?:the\s+)?$"
)
_UNDER = re.compile(r"\b(?:alive|rubble|debris|mud|snow|landslide|collapsed?|under)\b")
_TIMED_BY = Rare(
    r"\b(?:days?|weeks?|months?|years?|hours?)\s+(?:after|before)\s+(?:the|an?|similar|another)\s+(?:(?!killed|left|claimed|wounded|injured|\d)[\w-]+\s+){1,4}(?:in|at|near|on|of)\s+(?:the\s+)?$"
)
_BURIED = re.compile(r"\b(?:burial|buried|mass\s+graves?|laid\s+to\s+rest)\b[^.;]{0,60}$")
_LIVES_LOST = re.compile(
    r"\b(?:los[et]|losing|claim\w*|cost\w*|took|tak\w+|sav\w+|snuff\w*|end\w*)\s[^.;]{0,30}\blives\s+in\s+(?:the\s+)?$"
)
# "A storm in Osk killed nine people and cut the road to Orvale"
_CUT = re.compile(
    r"\b(?:cut(?:ting)?(?:\s+off)?|block(?:ed|ing)|clos(?:ed|ing)|sever(?:ed|ing)|(?:re)?open(?:ed|ing)|damag(?:ed|ing)|destroy(?:ed|ing))\s+"
    r"(?:the\s+)?(?:[\w-]+\s+){0,2}?(?:road|highway|track|motorway)\s+(?:leading\s+)?to\s+(?:the\s+)?$"
)
_SET_APART = re.compile(r",\s+(?:which\s+is\s+)?(?:\w+\s+){0,2}[\d.,]*$")  # ", some 500 km south of"
# "Orvale, a hamlet of 300 people": whatever it is, it is a place.
_APPOSED = re.compile(
    r",\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}?(?:hamlet|village|town|city|suburb|settlement|commune|township|municipality|"
    r"neighbou?rhood|district|port|camp|island)\b"
    r"|,\s+(?:in\s+)?(?:[\w’'-]+\s+){1,2}(?:local\s+government\s+area|territory|district|province|governorate|county|department|municipality|state|region)\b"
)
_BEFORE_TYPE = re.compile(
    r"(?:\b(?:the|a|an|its)\s+)?(?:(?:state|district|border|frontier|port|market|garrison|resort|hill|hilltop|seaside|oil|desert|"
    r"railway|tourist|island|lakeside|riverside|key|main|small|large|tiny|remote|chinese|[a-z-]+(?:ern|al|by|ed|ing|an|ous|ian|ai|qi|li|ni|ri|mi|ti|ish|ese|eek|ench|utch|wiss|zech))\s+){0,3}$"
)
# "A 41-year-old Orvale Township man"
_SOMEBODY = re.compile(
    r"\s+(?:man|woman|men|women|boy|girl|teen|teens|teenager|teenagers|resident|residents|couple|family|native|mother|father)\b"
)
_DAY_ENDS = frozenset([",", ".", ":", "-", "–", "—", "", "|", *"0123456789"])
_BODIES = frozenset(
    ["agency", "airline", "charity", "company", "group", "magazine", "network", "newspaper", "ngo", "ship"]
)
_GANG = (" gang ", " gang,", " gang.", " gangs", " gangster")  # "the Osk Lane gang"
_MAY_BE_TOLD = frozenset(["event", "home", "goal", "bare", "source"])
_OF = frozenset(["of", "on", "for", "over", "to"])
# "in the capital, Orvale,", "in Sorba's largest town, Lorin": the name of the spot stands beside the noun.
_SPOT_BEFORE = re.compile(
    r"\b(?:in|near|at|outside|bombed|shelled|attacked|raided|stormed|torched|razed|burned|hit|struck|(?:came|went|marched)\s+to)\s+"
    r"(?:the\s+|(?:his|her|their|my|our)\s+|[\w’' -]{2,30}['’]s?\s+)(?:[\w-]+\s+){0,3}"
    r"(?:capital|city|town|village|hamlet|hometown|camp|slum|suburb|prison|jail|market|port|island|district|neighbou?rhood|"
    r"settlement)(?:\s+city)?,\s+$"
)
_AND_THE = re.compile(r",?\s+and\s+the\s+(?:[a-z-]+\s+){1,3}of\s+(?:the\s+)?")
# "posted a letter bomb to the Velan embassy"
_BOMB_TO = re.compile(r"\b(?:bombs?|grenades?|rockets?|missiles?|explosives?)\s+(?:[\w-]+\s+){0,2}to\s+(?:the\s+)?$")
_SET_OFF = 80  # characters before a name in which that stands
_NEAR = 45  # characters before a name in which its cue stands
_AFTER = 170  # characters behind a name in which the text says what happened to it
_SCENE = 70  # characters behind a name in which the event stands that it tells the scene of


def give_role(
    page: Page, mention: PlaceMention, near: Around, sentence: Sentence, before: list[PlaceMention]
) -> PlaceMention | None:
    """The mention with its part in the sentence; None where words and gazetteer together make no place of it."""
    words, span, low = page.words, mention.span, page.doc.folded
    assert span is not None and mention.name is not None
    if near.before in _BODIES or low.startswith(_GANG, mention.reach):
        return None  # "a nurse with the charity Care Bridge"
    if mention.cue == "off":  # "in Orvale, 30 km north of Lorin": it only tells where another place is
        mention.group = span.start + 1
        return mention if page.known(mention.bare_name) else None
    whole, left, right = near.left, near.left[-_NEAR:], low[span.end : min(sentence.end, span.end + _NEAR)]
    if ".m." in whole:  # "at 9:14 p.m. to the 300 block": no sentence ends there
        whole, left = (part.replace("p.m.", "pm").replace("a.m.", "am") for part in (whole, left))
    of = near.before in _OF
    lead = left
    typed = mention.cue in ("type", "of-type")
    if mention.cue == "of-type" and (kind := words.kind_before.search(left)):
        lead = _BEFORE_TYPE.sub("", left[: kind.start()]) + "the "
    typed_by = len(left) + 4 - len(lead) if lead is not left and lead.endswith((" and the ", " or the ")) else 0
    listed = listed_with(page, mention, before, typed_by) if before else None
    owned = mention.role if mention.group else None
    last = near.before
    if "-" in last and last.rpartition("-")[2] in words.joined:  # "in rebel-held Orvale"
        last = "and"
    cues = words.cue_at.get(last) if lead is left else words.cue if last in words.leads else None
    cue = cues.search(lead) if cues is not None else None
    cue_word = part = ""
    if cue:
        cue_word = cue.group(1)
        if (known_cue := words.cues.get(cue_word)) is None:
            cue_word = BLANK.sub(" ", cue_word)
            known_cue = words.cues[cue_word]
        part = known_cue
    if "from " in left and _FROM_NEARBY.search(left):
        cue_word, part = "from", "from"
    known = page.known(mention.bare_name)
    opens_list = not whole or (bool(before) and whole.endswith(" and "))
    if known and " wh" in left and _BY_THEN.search(left):
        mention.role, mention.cue, mention.group = "bare", "", span.start + 1
        return mention
    if cue and cue.group(2) and lead is left and (not typed or mention.precision == "region"):
        mention.span = span = span._replace(start=span.start - (len(left) - cue.start(2)))
        mention.name = page.plain(span).removeprefix("occupied ")
        suburban = mention.name.startswith("suburban ")
        mention.precision = "region" if suburban else mention.precision or "region"
        if cue_word == "of":  # "part of downtown Orvale"
            left, of = left[: cue.start(2)], True
    if " of " in lead[-9:] and (way_of := words.direction.search(lead)):
        apart = APART.search(lead[: way_of.start()])
        apart = None if apart is not None and is_hurt_far(lead[: apart.start()]) else apart
        way = len(lead) - way_of.start()
        last_role = before[-1].role if before and not low[before[-1].reach : span.start - way].strip() else ""
        placed = any(m.role == "event" for m in before)
        off = last_role in ("event", "hospital") or bool(
            apart and (placed or _SET_APART.search(lead, 0, apart.start()))
        )
        mention.role, mention.cue = "bare" if off else "event", "direction"  # "in Orvale, 950 km south of Lorin"
    elif of and is_whole(left, right):  # "in five regions of Orvale"
        mention.role, mention.cue, mention.precision = (
            "event",
            "part of",
            None if mention.cue == "of-type" else mention.precision,
        )
    elif of and (PART_OF.search(left) or (known and SITE_OF.search(left))):
        mention.role, mention.cue = "event", "suburb" if _SUBURB.search(left) else "part of"
        if "port" in left or "harbour" in left or "harbor" in left or "coast" in left or "shore" in left:
            mention.role = role_of_port(left) or mention.role  # "drowned after leaving the port of Orvale"
    elif of and (SUFFERED.search(left) or (lead is not left and SUFFERED.search(lead))):
        cut = "road" in left and any(m.role == "event" for m in before) and _CUT.search(left)
        mention.role, mention.cue = ("bare", "") if cut or leads_there(left, right) else ("event", "suffered")
    elif near.before == "on" and _STRIKE_ON.search(left):
        mention.role, mention.cue = "event", "strike on"
    elif of and EVENT_OF.search(left):
        mention.role, mention.cue = "event", "event of"
    elif near.before in _LINKING and not any(m.role == "event" for m in before) and _ROAD_LINK.search(left):
        mention.role, mention.cue = "event", "road from"
    elif left.endswith("(") and _THEN_DATED.match(low, span.end):
        mention.role, mention.cue = "event", "in"  # "two killed (Osk, 30 May 2004)"
    elif part == "at" and cue_word in _STRUCK_BY and _DISASTER.search(left):
        mention.role, mention.cue = "event", "suffered"  # "the tornado that hit Orvale"
    elif of and SITE_OF.search(left) and _IN_SITE.search(left):
        mention.role, mention.cue = "event", "part of"  # "in the market of Orvale"
    elif part == "at" and cue_word == "in" and right.startswith(": ") and whole.strip() == "in":
        mention.role, mention.cue = "label", "label"  # "In Orvale: nine died in Lorin"
    elif cue_word in PARTIES and known and (party := party_of(cue_word, left, right, known[0])) is not None:
        mention.role, mention.cue = party, ""
    elif part == "at":
        way = len(cue.group(2)) if cue is not None and lead is left else 0
        mention.role = role_at(whole, right)
        if mention.role == "event" and lead is not left and "hospital" in lead:  # "at a hospital in the port of Orvale"
            mention.role = "hospital" if role_at(whole[: -len(left)] + lead, right) == "hospital" else "event"
        if way and role_at(whole[: len(whole) - way], right) == "hospital":
            mention.role = "hospital"  # "at a hospital in downtown Orvale"
        mention.role = in_passing(mention.role, whole, low[span.end : sentence.end], site=mention.precision == "site")
        mention.cue = mention.cue if mention.cue == "area" else cue_word
        if mention.role in ("event", "home") and learns(left, whole, right, site=mention.precision == "site"):
            mention.role, mention.cue = "goal", "school"
        if mention.role == "event" and are_members(whole):
            mention.role, mention.cue = "home", "from"
        if mention.role == "event" and _JAIL.search(mention.name):
            mention.role = "goal" if _HELD_IN.search(whole) or _SITS_IN.search(whole) else "event"
        if mention.role == "goal" and _BURIED.search(whole):
            mention.cue = "burial"
        elif "buried" in left and mention.role == "event" and _LAID_IN.search(whole) and not _UNDER.search(whole):
            mention.role, mention.cue = "goal", "grave"
    elif (
        near.after in SCENES
        and part != "at"
        and not (known or typed)
        and is_scene(page, mention.bare_name, whole, low[span.end : span.end + _SCENE])
    ):
        mention.role, mention.cue = "event", "modifier"
    elif part == "from":
        here = _BROUGHT_OUT.search(left) or (cue_word == "lives in" and _LIVES_LOST.search(left))
        mention.role, mention.cue = ("event", "in") if here else ("home", "from")
        if cue_word == "from" and _SPILLED.search(left):
            mention.role, mention.cue = "bare", ""
        elif cue_word == "from" and ((_ROAD_FROM.search(left) and not serves(left)) or is_ranged(whole, right)):
            mention.role, mention.cue = "event", "road from"
        elif (mention.role == "home" and comes_from(whole)) or (
            mention.role == "home" and is_route(cue_word, left, page.doc.text[span.end : span.end + _NEAR])
        ):
            mention.role, mention.cue = "goal", "route"
        elif mention.role == "home" and _CAUGHT.search(whole):
            mention.role = "goal"  # where somebody was caught is not where he killed
        elif mention.role == "home" and cue is not None and (apart := APART.search(lead[: cue.start()].rstrip())):
            # "which is 260 km from Orvale"; but "caught them 15 km from Orvale"
            mention.role, mention.cue = ("event", "near") if is_hurt_far(lead[: apart.start()]) else ("bare", "")
    elif part == "to":
        if before and before[-1].cue == "road from" and low[before[-1].reach : span.start] in _LINKED:
            mention.role, mention.cue, mention.group = "event", "in", before[-1].group
            return mention
        called = near.before == "to" and _CALLED_TO.search(whole)
        mention.role, mention.cue = ("event", "scene") if called else ("goal", "to")
        if near.before == "to" and _BOMB_TO.search(left):
            mention.role, mention.cue = "event", "in"
        if near.before in ("to", "of", "city", "town") and (is_met(low, mention.reach) or is_reached(left)):
            mention.role, mention.cue = "event", "in"
        elif cue_word == "leave" and is_being_left(left):
            mention.role, mention.cue = "home", "from"
        if not called and _CAME_TO.search(left) and _AND_HURT.match(low, mention.reach, sentence.end):
            mention.role, mention.cue = "event", "in"
    elif part == "of":
        mention.role = role_of(left, typed=typed, site=mention.precision == "site")
        mention.cue = "of" if mention.cue == "type" else mention.cue or "of"
    elif (
        left[-2:] == ", "
        and (known or before)
        and not (before and before[-1].reach >= span.start - 2)  # "in Orvale village, Karim Das said"
        and (named := _SPOT_BEFORE.search(whole[-_SET_OFF:])) is not None
    ):
        mention.role, mention.cue = role_at(whole[: len(whole) - len(named.group())] + "in ", right), "in"
        owner = before[-1] if before else None  # "in [Sorba]'s largest town, Lorin"
        if (
            owner is not None
            and owner.span
            and owner.role == "event"
            and span.start - owner.span.end < len(named.group())
        ):
            owner.role = "bare"
    elif is_field(left) or (
        left.endswith(", ")
        and (known or mention.bare_name.isalpha())
        and closes_entry(page.doc.text[sentence.start : span.start], low[span.end : sentence.end], known=bool(known))
    ):
        mention.role, mention.cue = "event", "in"
    elif listed is not None:
        mention.role, mention.cue, mention.group = listed.role, listed.cue, listed.group
        mention.precision = mention.precision or (listed.precision if listed.precision == "place" else None)
    elif (
        (
            span.start == sentence.start
            and (heads_with_day(low, span.end) or is_entry_title(page, sentence, span.end, known=bool(known)))
        )
        or ((near.left[-2:-1] in _DAY_ENDS or near.before == "(") and follows_day(page, sentence, span.start, span.end))
        or (LABEL_END.match(low, span.end) and opens_line(page, sentence, span.start))
        or (not whole and span.start != sentence.start and heads_item(page, mention, bool(known or typed)))
        or heads_share(page, sentence, mention)
    ):
        mention.role, mention.cue = "label", "label"
        if right[:2] == ": " and near.left[-2:] == ", " and not is_matter(page.doc.text[sentence.start : span.start]):
            mention.role, mention.cue = "event", "in"  # "May 17, Orvale: strike on the Lorin family": no dateline
    elif (
        mention.precision == "site"
        and typed
        and (learns(left, whole, right, site=True) or belongs_there(low[span.end : sentence.end]))
    ):
        mention.role, mention.cue = "goal", "school"
    elif typed and mention.precision in ("region", "district") and is_swept(left):
        mention.role, mention.cue = "event", "in"
    elif typed and mention.precision in ("district", "admin1", "site") and suffers(low[span.end : sentence.end]):
        _undergo(page, mention, before)  # "Orvale district reported nine deaths", "Lorin School was attacked"
    elif typed and mention.precision != "region":
        opens = not whole.strip() or (mention.precision == "place" and _SOMEBODY.match(right))  # "Wall Street fell"
        sure = mention.cue == "of-type" or (mention.precision in ("site", "place") and not opens)
        sure = sure and not (mention.cue == "type" and is_idle(mention.bare_name, whole, low[span.end : sentence.end]))
        mention.role = "event" if sure else "bare"
    elif known and known[0].kind != "country" and _NEXT_EVENT.match(right):
        mention.role, mention.cue = ("label", "label") if _HEADS.match(right) else ("event", "modifier")
    elif (near.after in UNDERGOING or (typed and right[1:].partition(" ")[0] in UNDERGOING)) and undergoes(
        page, mention.bare_name, known, low[span.end : min(sentence.end, span.end + _AFTER)], opens=opens_list
    ):
        _undergo(page, mention, before)
    if mention.role == "bare" and not whole and right[:2] == ", " and apposed_undergoes(page, span.end):
        mention.role, mention.cue, typed = "event", "subject", True
    if mention.role == "bare" and (known or typed) and happened_at(left, low[span.end : sentence.end]):
        mention.role, mention.cue = "event", "subject"
    if near.before in ("to", "from") and mention.role in ("goal", "home", "bare") and right[:1] == ",":
        if _WHERE_HURT.match(low, span.end, sentence.end) and not _BROUGHT_TO.search(whole):
            mention.role, mention.cue = "event", "in"
    if (
        mention.role in _MAY_BE_TOLD
        and ("," in whole or "according" in whole)
        and is_told_from(whole, low[span.end : sentence.end])
    ):
        mention.role, mention.cue = "source", "told"
    if mention.role in ("bare", "event") and right[:1] in "'’" and (_OWN_PART.match(right) or _IN_ONE_OF.search(left)):
        mention.role, mention.cue = "event", "part of"
    if mention.role == "event" and right[:1] == "," and _TIMED_BY.search(whole) and " where" not in right:
        mention.role, mention.cue = "bare", ""  # "Ten days after the events in Orvale, a drone struck"
    if mention.role == "event" and near.after == "history":
        mention.role, mention.cue = "bare", ""  # "one of the worst floods in Orvale history"
    undergone = mention.cue == "subject" and owned in ("bare", "actor")  # "Orvale's Lorin district was struck"
    if owned is not None and mention.role in ("bare", "event") and part == "" and not undergone:
        mention.role = owned
    if not known and not typed and mention.role in ("event", "goal") and _APPOSED.match(right):
        typed, mention.precision = True, mention.precision or "place"
    read_actor(page, mention, right, part, typed, near.after)
    if listed is not None and listed.role == mention.role == "event" and both_of_all(low, listed.reach, span):
        mention.group = listed.group
    mention.group = mention.group or span.start + 1
    if mention.cue == "part of" and before and before[-1].cue == "from" and of:
        if _AND_THE.fullmatch(low, before[-1].reach, span.start):
            mention.role, mention.cue = before[-1].role, "from"  # "gangs from Sorba and the port of Orvale"
    return mention if believed(page, mention, whole, known, typed, before, listed) else None


def _undergo(page: Page, mention: PlaceMention, before: list[PlaceMention]) -> None:
    """Make a place to which something happens, and those before it in one list, places of an event."""
    mention.role, mention.cue, mention.group = "event", "subject", mention.span.start + 1 if mention.span else 0
    last: PlaceMention = mention
    for other in reversed(before):
        if other.role != "bare" or last.span is None or not 0 <= last.span.start - other.reach <= 12:
            break
        if not LIST.fullmatch(page.doc.folded, other.reach, last.span.start):
            break
        other.role, other.cue, other.group = "event", "subject", mention.group
        last = other
