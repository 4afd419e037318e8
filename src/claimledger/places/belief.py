"""Whether a name is that of a place at all, by the words around it and what the gazetteer knows of it."""

from __future__ import annotations

import re

from claimledger import lexicon
from claimledger.gazetteer import Place, key
from claimledger.patterns import Rare
from claimledger.places.ground import PEAKS, is_climbed
from claimledger.places.mentions import Page, PlaceMention
from claimledger.places.otherwise import is_other
from claimledger.places.unlisted import OPENERS, is_actor, is_firm, is_shown
from claimledger.registry import registry

# Whose name stands before these is a movement and no place: "M23 rebels", "Maoist violence".
_FIGHTERS = re.compile(
    r"['’]?\s+(?:rebels?|fighters?|militants?|insurgents?|insurgency|guerrillas?|gunmen|militia(?:men|s)?|violence|"
    r"jihadists?|extremists?|separatists?|combatants?|terrorists?|members?|cadres?)\b"
)
_FOLLOWERS = ("ist", "ists", "alite", "alites")
_AIMED = Rare(
    r"(?:\b(?:shot|fired|firing|aimed|threw|looked|pointed|stared|yelled|hurled)|"
    r"(?<!\bthe )(?<!\ba )(?<!\bdeadly )(?<!\bfatal )(?<!\bthat )\bshooting)\s+at\s+$"
)
_NAMED = Rare(r"\b(?:town|city|village|capital|hometown|hamlet)\s+$")
_ACRONYM = re.compile(r"^[A-Z]{2,6}s?$|^[A-Z]\d{1,3}$")
_SAID_OF = re.compile(r"(?:['’]s)?\s+(?:said|says|told|was|is|had|has|added)\b")
_WORD_BEFORE = re.compile(r"([\w’'.]+)\s+$")
_TOWN = 4  # letters of a name in capitals that no acronym need be: "HOMS: nine dead"
_NEXT = 40  # characters behind a name that are looked at
_CLIMB = 80  # characters to either side of "on" and a name in which climbers are told of
_AROUND = 4000  # characters to either side in which a person of the name is looked for
# After these an unknown name is a place where the gazetteer is silent; after "by" or "against" it is a person.
_PLACED = frozenset(
    {"in", "near", "outside", "outside of", "direction", "downtown", "inside", "of-type", "state", "type", "at", "off",
     "road from", "nearby", "in neighbouring", "in neighboring",
     "around", "part of", "suburb", "suffered", "near to", "close to", "opposite", "retook", "retake", "raided",
     "stormed", "shelled", "bombed", "overran", "besieged", "entered", "torched", "razed", "inundated", "flattened",
     "levelled", "leveled", "ravaged", "jolted", "lashed", "pounded", "shook", "rocked", "burned", "burnt", "looted"}
)  # fmt: skip
_WATERS = ("Lake ", "Loch ", "Lough ", "Lago ", "Laguna ")
_CROSSED = frozenset(["through", "across", "over", "above", "below", "along", "into", "on", "around", "under"])
# What is done to places is done to persons too.
_DONE_TO = frozenset(
    {"attacked", "attacking", "targeting", "hit", "hitting", "struck", "striking", "captured", "seized"}
)
# "capsized between Orvale and Lorin", "on the trail above Orvale": no person is meant.
_GROUND = re.compile(
    r"\b(?:roads?|highways?|routes?|tracks?|trails?|paths?|railway|line|stretch|border|waters|river|valley|hills?|slopes?|hillside|"
    r"pass|villages?|areas?|countryside|section|ferry|bus|train|vehicles?|convoys?|trucks?|cars?|jeeps?|vans?|patrols?|boats?|sank|sunk|capsized|overturned|crashed|derailed|halfway|"
    r"midway|somewhere|driving|travell?ing|walking|moving|running|way|landmines?|mines?|bombs?|ied|explosives?|collided|ambush(?:ed)?|crash|"
    r"collision|plane|aircraft|helicopter|attacked|shot|killed|died|kidnapped|abducted)\s+(?:between|above|below)\s+(?:the\s+)?(?:\w+\s+)?$"
)
# "between Orvale and Lorin villages"
_BOTH = re.compile(
    r"\s+and\s+(?:the\s+)?(?:[A-Z][\w’'-]*\s+){1,3}(?:villages?|towns?|hamlets|cities|stations|areas|districts|camps|junctions|forests)\b"
)
# What stands behind a name that nothing goes on to qualify.
_ENDS = re.compile(
    r"\s*(?:[,.;:)]|$)|\s+(?:on|when|where|while|after|before|and|kill\w*|late|early|last|has|have|had|was|were|left|in|as|this|by)\b"
)
_HELD_NEXT = re.compile(r",?\sin\s(?:the\s)?([A-Z][\w’-]+(?:\s[A-Z][\w’-]+)?)")
_AND = re.compile(r"\s+and\s+([A-Z][\w’'-]+)")
_HEIGHTS = (" Hill", " Heights", " Ridge", " Common", " Moor", " Quay", " Wharf", " Fell")
_VAGUE_CUES = frozenset({"over", "under", "through", "between", "hit", "of", "above", "amid", "event of", "entered"})
_SAID_OF_NEXT = re.compile(
    r"\s+(?:republic|region|province|state|city|town|village|district|county|department|island|port)\s+of\s+[A-Z]"
)
_TITLED = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s+[A-Z][a-z]+\s+(?:in|on|under|over|at|of)\s+the\s+$")
_TITLE = 40  # characters
_GREAT = 50_000  # people of a place that has an article
_OF_SOMEBODY = re.compile(
    r"['’]s?\s+(?:[a-z]+\s+)?(?:murder|death|killing|assassination|slaying|kidnapping|abduction|disappearance|trial|case|"
    r"opinion|funeral|behalf|honou?r)\b"
)
# "Evacuation: nine people were hurt"
_ABSTRACT = re.compile(r"(?:ments?|tions?|sions?|ness|[ae]nces?|ships?|ity|ities|ics|logy)$")
_BODY = re.compile(
    r"\b(?:Directorate|Helmets|Defen[cs]e|Crescent|Cross|Sources?|Correspondents?|Reporter|Cent(?:er|re)|Mayor|Governor|"
    r"Spokes\w+|Command|Secretariat|Bureau|Presidency|Media|Agency|Hospital|Administration|Statement)\b"
)
# Before a name these are offices of a place: "SSP Orvale Imran Haddad".
_OFFICES = frozenset(
    ["SSP", "SP", "DSP", "ASP", "SDPO", "DIG", "IG", "IGP", "SHO", "DPO", "CPO", "RPO", "CCPO", "OC", "DC", "AC", "SDM", "BDO",
     "MLA", "MNA", "MPA"]
)  # fmt: skip
_ACRONYMS = frozenset({"US", "UK", "UAE", "DRC", "DC", "USA", "CAR"})
_LONGEST_ACRONYM = 3
_CLINIC = re.compile(
    r"\b(?:hospitals?|clinics?|infirmary|medical\s+cent(?:er|re)|morgue)\s+(?:in|at|near|outside)\s+(?:the\s+)?$"
)
_DAY_NEXT = re.compile(
    r"\s+(?:(?:on|late|early|last|this|over|overnight|yesterday|earlier|before|at\s+(?:dawn|dusk|night|noon|midday|midnight))\b|(?:has|have|had|rose|climbed|stands|stood)\s+"
    r"(?:\w+\s+)?(?:reached|risen|climbed|to|at|killed|left))"
)
_STRUCK = re.compile(
    r"\s+(?:that\s+|which\s+)?(?:the\s+day\s+before\s+)?(?:(?:has|have|had)\s+)?(?:killed|left|wounded|injured|claimed|destroyed)\b"
)
_ARMS = re.compile(
    r"\b(?:drones?|missiles?|rockets?|artillery|air|aerial|mortar|bomb|tank|guerrilla|rebel|militants?|jihadist|insurgent|militia)\s+"
    r"(?:attacks?|assaults?|bombing)\s+on\s+(?:the\s+)?$"
)
_RAIDERS = re.compile(
    r"\b(?:raiders|gunmen|fighters|militants|militia(?:men)?|rebels|bandits|insurgents|jihadists|attackers|assailants|troops|"
    r"soldiers|forces|herders|men|elements)\s+(?:\w+\s+){0,3}\w+\s+$"
)
_STANDS = re.compile(
    r"(?:['’]s)?(?:\s+(?:in|on|near|at|early|late|off)\b|[,.;])"
)  # behind a name that is a noun of its own
_THING = re.compile(r"\s(?!(?:in|on|at|near|and|or|when|where|who|which|that|after|with|as|from|of)\b)[a-z]|\s\(")
_DIRECTION = re.compile(r"(?:North|South|East|West|Central|Upper|Lower|Northern|Southern|Eastern|Western)\s")


def believed(
    page: Page,
    mention: PlaceMention,
    left: str,
    known: tuple[Place, ...],
    typed: bool,
    before: list[PlaceMention],
    listed: PlaceMention | None,
) -> bool:
    """Whether the words and the gazetteer together make it a place; "in Congress" and "against Haddad" are none."""
    name, low = mention.bare_name, page.doc.folded
    if mention.cue == "holder":
        return bool(known) or typed
    folded = key(name)
    if mention.role == "label" and low.startswith((":", " |"), mention.reach):
        if folded in lexicon.load("en").harms or (folded in page.words.headings and not page.weighty(name)):
            return False  # "Hurt: 11", "Name | Age"
        if name in page.doc.kept.get("persons", ()):
            return False  # "Ann Lee | 34 | deceased"
    if folded in page.words.regions:
        return True
    if mention.role == "event" and not typed and low[mention.reach : mention.reach + 1] in ("'", "’"):
        if _OF_SOMEBODY.match(low, mention.reach) and not page.weighty(name):
            return False  # "all those involved in Mena's murder"
    if not known and not typed:
        if mention.role == "bare" and not left and mention.span is not None and mention.span.start == page.filed:
            return not is_firm(name)  # "ORVALE, Vela (Reuters) -"
        if left.endswith((" a ", " an ")) and (" " not in name or _STANDS.match(low, mention.reach) is None):
            return False  # "in an Orvale bus", "at a Lee Roe concert"; not "at a Mega Market in Lorin"
        if left.endswith(" the ") and low.startswith(" [", mention.reach):
            return False  # "in the Telpro [Provincial Telephone Company] office": a body that has to be explained
        if _SAID_OF_NEXT.match(page.doc.text, mention.reach):
            return False  # "in the Velan Autonomous republic of Orvale": Orvale
        if name.endswith(_FOLLOWERS) or _FIGHTERS.match(low, mention.reach):
            return False
        if mention.role in ("event", "label") and not mention.within:
            if is_other(page, left, mention.reach, label=mention.role == "label"):
                return False
    own = known and key(known[0].name) == folded  # as most are that are known
    if not known and " " in name and not _OFFICES.isdisjoint(name.split()):
        return False  # "near Lorin, Orvale SP Imran Haddad said", "the SP of Orvale"
    if known and not typed and left.endswith(" the ") and mention.span is not None and page.weight(name) < _GREAT:
        if _TITLED.search(page.doc.text, max(0, mention.span.start - _TITLE), mention.span.start):
            return False  # "the Cat in the Hat balloon"
    if (
        not typed
        and not own
        and left.endswith((" a ", " an "))
        and _THING.match(low, mention.reach)
        and not page.weighty(name)
    ):
        return False  # "in a Tavrik car", "in an Al-Nur mortar attack"; but "outside a Jerusalem hotel"
    if not typed and not own and _fights(name) and not any(key(p.name) == folded for p in known):
        return False  # "an attack on Hamas", which is another name of a town elsewhere
    if (
        name[:2].isupper()
        and _ACRONYM.match(name)
        and not (typed and name[-1].isdigit() and mention.precision == "site")
    ):
        return bool(known) and (
            name.rstrip("s") in _ACRONYMS
            or (mention.role == "label" and low[mention.reach : mention.reach + 1] == "." and _is_weighty(known))
            or (
                mention.role == "label"
                and len(name) >= _TOWN
                and low.startswith((":", " |"), mention.reach)
                and _is_weighty(known)
                and not _speaks(name)
            )
        )
    if len(name) <= _LONGEST_ACRONYM and name.upper() in _ACRONYMS and not name.isupper():
        return False  # "Car"
    if typed and mention.cue == "by" and name.endswith("School"):
        return False  # "according to figures kept by the Orvale Graduate School"
    if typed:  # but not "the town Haddad comes from"
        return bool(known) or mention.cue == "type" or not _NAMED.search(left) or not _person(page, mention)
    if known:
        if mention.role in ("bare", "actor"):
            return _is_weighty(known)
        if mention.cue in ("by", "against"):
            return any(p.kind == "country" or (p.kind == "place" and p.population >= 500_000) for p in known)
        if mention.cue in _DONE_TO and " " not in name and _person(page, mention):
            return False  # "attacked Hall", who is Ned Hall
        if mention.cue not in _VAGUE_CUES or _is_weighty(known) or _GROUND.search(left):
            return True
        if mention.cue == "event of" and " " not in name and _STRUCK.match(low, mention.reach):
            return not _person(page, mention)  # "an attack on Orvale that killed two"
        if mention.cue == "event of" and page.weighty(name) and _ARMS.search(left):
            return not _person(page, mention)  # "died in a drone attack on Orvale"
        if is_shown(name, left, low[mention.reach : mention.reach + _NEXT]) or _in_holder(page, mention):
            return True
        return mention.cue == "between" and listed is not None
    if mention.within and mention.role == "event" and mention.cue == "part of" and _DIRECTION.match(name):
        # "a raid in Sudan's North Darfur": a part of a country, though it is not listed
        return any(p.kind == "country" for p in page.known(mention.within[0]))
    if mention.within and mention.role == "event" and _owned_place(page, mention):
        return True
    if mention.cue in ("between", "above", "below") and (
        (mention.cue == "between" and _other_end(page, mention.reach))
        or _GROUND.search(left)
        or _BOTH.match(page.doc.text, mention.reach)
    ):
        return not _person(page, mention)
    if mention.role != "label" and is_shown(name, left, low[mention.reach : mention.reach + _NEXT]):
        return not _person(page, mention)
    if mention.role == "label":
        if folded in page.words.headings or _ABSTRACT.search(folded) or _speaks(name):
            return (
                False  # "Displacement: 40 people fled", "Stabbing: a woman was hurt", "White Helmets: nine were hurt"
            )
        return not _person(page, mention)
    if mention.role == "home" and mention.cue == "from":
        return not _person(page, mention)  # stays if the text says what it is in
    if (
        mention.role == "event"
        and listed is not None
        and (listed.precision or listed.cue == "between" or page.known(listed.bare_name))
    ):
        return not _person(page, mention)
    if mention.cue in ("on", "along") and name.endswith(_HEIGHTS):
        return not _person(page, mention)  # "on Orvale Hill"
    if mention.cue == "into" and name.startswith(_WATERS):
        return not _person(page, mention)  # "plunged into Lake Orvale"
    if mention.cue == "on" and mention.role == "event" and mention.span is not None:
        peak = name.partition(" ")[0].rstrip(".") in PEAKS or name.startswith(_WATERS)  # "on Lake Orvale"
        if peak or is_climbed(low, max(0, mention.span.start - _CLIMB), mention.span.end + _CLIMB):
            return not _person(page, mention)  # "an avalanche on Orvale"
    if mention.cue == "strike on":
        text, end = page.doc.text, mention.reach
        held = text.startswith(" in ", end) and text[end + 4 : end + 5].isupper()  # "bombs on Orvale in Mopti Region"
        struck = " " not in name and (_DAY_NEXT.match(low, end) or _STRUCK.match(low, end))  # no "strike on Ali Haddad"
        told = held or struck or low.startswith((", where ", " where "), end) or any(m.role == "label" for m in before)
        return bool(told) and not _fights(name) and not _person(page, mention)
    if mention.cue == "event of" and " " not in name and mention.role == "event":
        # "after the attack on Orvale on Saturday"; not "the attack on Haddad's house", "on Orvale supporters"
        struck = _DAY_NEXT.match(low, mention.reach) or _STRUCK.match(low, mention.reach)
        return struck is not None and not _person(page, mention)
    if (
        mention.cue in _DONE_TO
        and _RAIDERS.search(left)
        and (_DAY_NEXT.match(low, mention.reach) or _is_held(page, mention))
    ):
        return not _person(page, mention)  # "Raiders attacked Orvale on Friday"
    if mention.cue == "subject":  # the text has called it a village, or only a village undergoes it
        return not is_actor(page, name)
    if mention.cue == "modifier":
        return not is_actor(page, name) and not _person(page, mention)  # "the Orvale blast"
    if mention.cue in _CROSSED and " " not in name and _in_holder(page, mention):
        return not _person(page, mention)  # "through Orvale in West Sorba"
    if mention.role == "hospital" and not _CLINIC.search(left):
        return False  # "was pronounced dead at Mercy General"
    if mention.role not in ("event", "source", "hospital", "home") or mention.cue not in _PLACED:
        return False
    if mention.role == "home" and mention.cue != "in":
        return False  # "soldiers stationed near the Orvale Tomb in Osk": what it is in is the place
    if _is_held(page, mention):
        return True  # "the turn of Orvale in Lorin district", though the village head is called Orvale
    return not (mention.cue == "at" and _AIMED.search(left)) and not _person(page, mention)


def _other_end(page: Page, end: int) -> bool:
    """Whether what a name and another lie about has a listed place at its other end: "between Orvale and [Osk]"."""
    other = _AND.match(page.doc.text, end)
    return other is not None and page.weighty(other.group(1))


def _in_holder(page: Page, mention: PlaceMention) -> bool:
    """Whether the country or division that a place is in stands behind its name: "in West Sorba"."""
    return bool(mention.within) or _is_held(page, mention)


def _is_held(page: Page, mention: PlaceMention) -> bool:
    """Whether what stands behind a name in "in" is listed: "Orvale, in West Sorba's north"."""
    holder = _HELD_NEXT.match(page.doc.text, mention.reach)
    if holder is None:
        return False
    name = holder.group(1).removesuffix("’s")
    return page.weight(name) > 0 or page.weight(name.partition(" ")[0].removesuffix("’s")) > 0


def _owned_place(page: Page, mention: PlaceMention) -> bool:
    """Whether an unlisted name is that of a place in the one that owns it: "a bomb in North Waziristan's Orvale"."""
    text, start = page.doc.text, mention.span.start if mention.span else 0
    owned = text[max(0, start - 3) : start].endswith(("'s ", "’s ")) and mention.cue in ("in", "near", "at", "outside")
    return owned and page.weighty(mention.within[0]) and _ENDS.match(page.doc.folded, mention.reach) is not None


def _is_weighty(known: tuple[Place, ...]) -> bool:
    return any(p.kind in ("country", "admin1") or p.population >= 50_000 for p in known)


def _fights(name: str) -> bool:
    """Whether an armed group has the name."""
    body = registry().names.get(name)
    return body is not None and body.kind == "armed_group"


def _speaks(name: str) -> bool:
    """Whether a body that is no place has the name, or one whose kind of name it is: "Emergency Directorate"."""
    return registry().names.get(name) is not None or _BODY.search(name) is not None


def _person(page: Page, mention: PlaceMention) -> bool:
    """Whether the text near by uses the unknown name for a person or body: "Haddad said", "Karim Haddad"."""
    doc, name = page.doc, mention.bare_name
    if name.partition(" ")[0] in OPENERS and " " in name:
        return False  # "Fort Orvale"
    assert mention.span is not None
    if len(doc.text) <= _AROUND:  # all of the text is near
        if (known := page.persons.get(name)) is None:
            known = page.persons[name] = _is_person(page, name, 0, len(doc.text))
        return known
    return _is_person(page, name, max(0, mention.span.start - _AROUND), mention.span.end + _AROUND)


def _is_person(page: Page, name: str, low: int, high: int) -> bool:
    text, words = page.doc.text, page.words
    at = text.find(name, low, high)
    while at >= 0:
        end = at + len(name)
        near = max(0, at - 24)
        near += text[near:at].rstrip().rfind(" ") + 1  # the last word alone can match
        before = _WORD_BEFORE.search(text, near, at)
        word = before.group(1) if before else ""
        if not text[end : end + 1].isalnum() and word.lower() not in words.leads:
            if word[:1].isupper() and word.lower().rstrip(".") not in words.stop and word not in _OFFICES:
                return True
            if _SAID_OF.match(text, end):
                return True
        at = text.find(name, end, high)
    return False
