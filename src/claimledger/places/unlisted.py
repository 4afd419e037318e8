"""Names that no gazetteer lists, where the words before and behind them speak of a place all the same."""

from __future__ import annotations

import re

from claimledger.companies import FORMS
from claimledger.patterns import Rare
from claimledger.places.mentions import Page

# Behind these stands the name of a place, whoever bears it too: "the mayor of Orvale", "the army pulled out of Orvale".
_BEFORE = Rare(
    r"\b(?:mayor|governor|prefect|residents?|villagers|inhabitants|natives?|elders?|townspeople)\s+of\s+(?:the\s+)?$"
    r"|\b(?:descend\w*|advanc\w+|march\w*|clos(?:ed|ing)\s+in|swoop\w*|swept\s+down)\s+on\s+(?:the\s+)?$"
    r"|\b(?:pull\w*\s+out|withdr[ae]w\w*\s+out|driven\s+out|left\s+out)\s+of\s+(?:the\s+)?$"
    r"|\b(?:withdr[ae]w\w*|withdrawal|retreat\w*|pull\w*\s+back)\s+from\s+(?:the\s+)?$"
    r"|\b(?:went|flew|travel?l?ed|team\s+sent|came|drove|walked)\s+to\s+(?:the\s+)?$|\breach(?:ed|es|ing)\s+(?:the\s+)?$"
    r"|\b(?:quarters?|neighbou?rhoods?|suburbs?|slums?|harbou?r|beach(?:es)?|bazaar|souk|entrances?|approach(?:es)?)\s+(?:of|to)\s+(?:the\s+)?$"
    r"|\b(?:market|streets?|outskirts|fields?|hills?|mosque|square|lanes?|alleys?|cent(?:er|re)|edge|people)\s+of\s+(?:the\s+)?$"
    r"|\b(?:shot\s+down|downed|crash\w*|flying|flew|collided|exploded|circl\w+|broke\s+up|helicopters?|jets?|drones?|planes?)\s+over\s+(?:the\s+)?$"
    r"|\b(?:wave|water|mud|lava|torrent|floods?|flames|fire|wildfires?|storm|cyclone|typhoon|hurricane|tornado|surge|landslide|avalanche|quake|"
    r"earthquake)\s+(?:that\s+|which\s+|has\s+|had\s+)?(?:swept|hits?|struck|engulf\w*|buried|devastated|ravaged|flattened|inundated)\s+(?:the\s+)?$"
    r"|\b(?:moved|marched|swept|pushed|rolled|poured|stormed|advanced|broke|moving|marching|sweeping|pushing|pouring)\s+(?:back\s+)?into\s+(?:the\s+)?$"
    r"|\b(?:massacre|strike|raid|assault|attack|bombardment|bombing|shelling)\s+(?:on|at|in|of)\s+(?:the\s+)?$"
)
# … only where these go on: "an assault on Orvale left nine dead", "reached Orvale on Monday"
_THEN = re.compile(
    r"\s+(?:(?:has|had|have)\s+)?(?:now\s+|since\s+)?(?:left|killed|claimed|carried\s+off|stands?|stood|risen|rose|climbed|took|taken|wounded|injured|cost|"
    r"reached|wiped\s+out|destroyed|counted|found|buried|mourn(?:s|ed))\b"
    r"|\s+(?:on|late|early|last|at\s+(?:dawn|dusk|night|noon|midday|midnight)|before\s+dawn|overnight|yesterday|today)\b"
)
_OFTEN_PERSONS = re.compile(
    r"\b(?:reach\w*|strike|raid|assault|attack|massacre|bombing|shelling|bombardment|to|people)\s+(?:(?:on|at|in|of)\s+)?(?:the\s+)?$"
)
#: Before another word these open the name of a place
OPENERS = frozenset(
    ["Fort", "Camp", "Lake", "Mount", "Port", "Cape", "Beit", "Bayt", "Deir", "Dayr", "Kafr", "Kfar", "Tell", "Tel", "Tal",
     "Umm", "Ain", "Wadi", "Jabal", "Jebel", "Khirbet", "Puerto", "Villa", "Ciudad", "Nuevo", "Nueva", "Novo", "Nova",
     "San", "Santa", "Santo", "São", "Saint", "Bab", "Bir"]
)  # fmt: skip
_OWNED = ("'", "’", "-")
# Who knows what happened where they are, or was brought there: "medics in Orvale", "villagers from Orvale".
_LOCALS = re.compile(
    r"\s(?:in|near|outside|around)\s+(?:the\s+)?$"
    r"|\b(?:villagers?|residents?|farmers?|herders?|fishermen|traders?|miners?|shepherds?|peasants|labou?rers|schoolchildren|pupils|"
    r"townspeople|islanders|families|elders?)\s+from\s+(?:the\s+)?$"
    r"|\b(?:people|women|men|children|girls|boys|abducted|kidnapped|displaced|evacuated|uprooted|driven)\s+from\s+(?:the\s+)?$"
)
_GOES_ON = re.compile(
    r"\s+(?!(?:who|where|when|were|was|have|had|has|are|is|said|say|says|told|and|in|on|at|near|to|by|as|died|drowned|fled)\b)[a-z]"
)
_FIRM = re.compile(
    rf"\s(?:{'|'.join(FORMS)}|Airlines?|Airways|Aviation|Group|Company|Bank|Party|United|FC|Motors|Industries|Holdings|"
    r"Foods|Energy|Oil|Steel|Security|Media|News|Post|Times|Union|League|Foundation|Trust|Institute|Logistics|Shipping)\.?$",
    re.IGNORECASE,
)
_RAIDERS = (
    r"(?:gunmen|rebels|fighters|militants|insurgents|bandits|jihadists|troops|soldiers|forces|army|raiders|militia\w*|herders|men|"
    r"mobs?)\b"
)
# What only a place undergoes; persons are hit and captured, too, units come under fire, and ships are struck by storms.
_BY = (
    r"(?:earthquakes?|quakes?|tremors?|explosions?|blasts?|floods?|flooding|floodwaters|tornado(?:es)?|landslides?|mudslides?|cyclones?|hurricanes?|"
    r"typhoons?|storms?|\w*strikes?|shelling|shells?|rockets?|missiles?|bombs?|bombings?|bombardment|artillery|clashes|fighting|gun\s?battles?|"
    r"riots|violence|unrest|tsunami|wildfires?|raids?|gunfire)\b"
)
_UNDERGOES = re.compile(
    r"\s+(?:(?:has|have|had)\s+)?(?:also\s+|again\s+|already\s+)?(?:"
    r"(?:was|were|been)\s+(?:also\s+|again\s+|\w+ly\s+)?(?:shelled|bombed|bombarded|besieged|overrun|pounded|strafed|flooded|inundated|flattened|"
    r"levelled|leveled|razed|blockaded|cut\s+off|retaken)\b"
    rf"|(?:was|were|been)\s+(?:also\s+|again\s+|\w+ly\s+)?(?:stormed|raided|looted)\b(?!\s+by\s+(?!(?:[\w-]+\s+){{0,2}}{_RAIDERS}))"
    rf"|(?:was|were|been)\s+(?:also\s+|again\s+|\w+ly\s+)?(?:hit|struck|rocked|shaken|jolted|battered|devastated|swept|convulsed|ravaged)\s+by\s+(?:[\w-]+\s+){{0,3}}?{_BY}"
    r"|(?:was|were|been|is)\s+(?:under\s+(?:siege\b(?!\s+by)|fire\b(?![^.;]*\bfor\s+\w+ing\b)|bombardment|shelling)|the\s+scene\s+of|the\s+site\s+of)\b"
    r"|came\s+under\s+(?:[\w-]+\s+)?(?:shelling|shellfire|bombardment|mortar|artillery|rocket|siege)\b"
    r"|came\s+under\s+(?:[\w-]+\s+)?(?:fire|attack)\b(?![^.;]*\b(?:for|over|after|because|amid)\b)"
    r"|(?:saw|seen)\s+(?:[\w-]+\s+){0,2}(?:fighting|clashes|violence|shelling|unrest|bloodshed|battles)"
    r"(?=\s*[,.;]|\s+(?:on|over|overnight|this|last|that|which|between|as|when|early|late|yesterday|since)\b)"
    r")"
)
_VESSEL = re.compile(
    r"\b(?:ships?|vessels?|tankers?|ferry|ferries|trawlers?|freighters?|yachts?|frigates?|destroyers?|navy|crew|sank)\b"
)
# "The Orvale blast", "Orvale floods: nine dead"; who died or did it is no place: "the Haddad killing", "the Haddad trial".
_SCENE = re.compile(
    r"\s+(?:(?:bus|train|rail|mine|colliery|market|church|mosque|temple|school|hotel|factory|nightclub|dam|bridge|tower|prison|stadium|"
    r"suicide|car|truck|airport|camp|hospital)\s+)?(?:flood(?:s|ing)?|landslides?|mudslide|avalanche|earthquake|quake|tornado|blasts?|bombings?(?!\s+(?:run|raid|campaign|mission|plot|suspects?|squad))|massacre|"
    r"stampede|shelling|siege|clashes|riots?)\b"
    r"|\s+(?:mine|colliery|dam|rail|stadium|market|factory|refinery)\s+(?:disaster|collapse|explosion|fire|tragedy)\b"
    r"|\s+(?:\w+\s+)?(?:attacks?|shootings?|raids?|ambush|airstrikes?|explosion|assault)\s*(?:(?:has|have|had)\s+)?(?::|(?:that|which)\s+(?:killed|left)|left|leaves?|"
    r"kills?|killed|claim\w+|(?:death\s+)?tolls?|in\s+which|victims|death\s+toll|survivors)"
)
#: What may stand behind such a name.
SCENES = frozenset(
    ["flood", "floods", "flooding", "landslide", "landslides", "mudslide", "avalanche", "earthquake", "quake", "tornado",
     "blast", "blasts", "bombing", "bombings", "massacre", "stampede", "shelling", "siege", "clashes", "riot", "riots",
     "attack", "attacks", "shooting", "shootings", "raid", "raids", "ambush", "airstrike", "airstrikes", "explosion",
     "assault", "bus", "train", "rail", "mine", "colliery", "market", "church", "mosque", "temple", "school", "hotel",
     "factory", "nightclub", "dam", "bridge", "tower", "prison", "stadium", "suicide", "car", "truck", "airport", "camp",
     "hospital", "refinery"]
)  # fmt: skip
_BEFORE_SCENE = re.compile(r"(?:^|[a-z]+day['’]s\s+|\b(?:the|in|of|after|since|from|to)\s+(?:[a-z]+\s+)?)$")
_ACTS = re.compile(
    r"(?:['’]s?)?\s+(?:said|says|claimed|rebels?|fighters?|militants?|insurgents?|guerrillas?|gunmen|militia\w*|group|movement|members?|commander|"
    r"leaders?|forces|troops|tribes?m?e?n?|clan|herders|men|rockets?|missiles?|drones?|pilots|warplanes|jets|planes|spokes\w+|has\s+claimed|trial|family)\b"
)
# "Ivo Orvale", "Mr. Orvale", "killed by Orvale"
_ACTOR = re.compile(
    r"(?:\b(?!(?:The|In|At|On|Near|And|But|From|Since|After|North|South|East|West)\b)[A-Z][\w’'-]*"
    r"|\b(?:Mrs?|Ms|Dr|Gen|Col|Capt|Lt|Sgt|Maj)\.|\b(?:by|against|with))[ ]$"
)


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


_WAS = (" was ", " were ", " has ", " have ", " had ")


def is_firm(name: str) -> bool:
    """Whether the last word of a name says that a company or club bears it: "Orvale Airlines"."""
    return _FIRM.search(name) is not None


# "a woman, from Orvale, said"
_OF_ONE = re.compile(
    r"\b(?:woman|man|girl|boy|mother|father|widow|refugee|villager|farmer|survivor|resident|trader|herder),\s+from\s$"
)


def is_home(name: str, left: str, right: str) -> bool:
    """Whether the folded words before an unlisted name tell of people there: "medics in Orvale", "a farmer from Orvale"; not
    "medics with Orvale", "farmers from Orvale Foods", and not "residents in Haddad's house"."""
    return (
        right[:1] not in _OWNED
        and (_LOCALS.search(left) is not None or _OF_ONE.search(left) is not None)
        and _GOES_ON.match(right) is None
        and not is_firm(name)
    )


# "Orvale was attacked on Friday when gunmen entered the village": the name of the village
_ATTACKED = re.compile(
    r"\s+(?:(?:has|have|had)\s+)?(?:also\s+|again\s+)?(?:was|were|been)\s+(?:also\s+|again\s+|\w+ly\s+)?(?:attacked|targeted|hit|raided|struck|captured|seized|"
    r"occupied|stormed|invaded|ambushed|entered|burned|burnt|torched)\b[^.;]*?\b(?:(?:enter|infiltrat|storm|invad|raid|attack|overr[ua]n|reach|sack|torch|burn|loot|hit|surround|approach)\w*"
    r"|in|into|on|at|through|outside|around|across)\s+the\s+(?:settlement|village|town|hamlet|camp|outpost|kibbutz|island|city|commune)\b"
)


def befalls(page: Page, right: str) -> bool:
    """Whether what stands behind an unlisted name, in small letters, happens to places alone: "was shelled"."""
    if not right.startswith(_WAS):
        return _UNDERGOES.match(right) is not None and _VESSEL.search(page.doc.folded) is None
    undergone = _UNDERGOES.match(right) or _ATTACKED.match(right)
    return undergone is not None and _VESSEL.search(page.doc.folded) is None


def is_scene(page: Page, name: str, left: str, right: str) -> bool:
    """Whether an unlisted name says which flood, blast or attack it was: "the Orvale blast", not "the Haddad killing".

    A word that opens its sentence must have its capital elsewhere as well: not "Truck bombing", "Attempted raid".
    """
    if _SCENE.match(right) is None or _BEFORE_SCENE.search(left) is None:
        return False
    return bool(left) or " " in name or re.search(rf"[a-z,] {re.escape(name)}\b", page.doc.text) is not None


def is_actor(page: Page, name: str) -> bool:
    """Whether a text has an unlisted name for those who do or say something: "Orvale fighters", "killed by Orvale"."""
    text = page.doc.text
    at = text.find(name)
    while at >= 0:
        if _ACTS.match(text, at + len(name)) or _ACTOR.search(text, max(0, at - 16), at):
            return True
        at = text.find(name, at + 1)
    return False
