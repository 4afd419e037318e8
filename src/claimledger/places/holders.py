"""What holds a place, as the words behind or before it say: "Jableh in Latakia", "Orvale, a suburb of Lorin"."""

from __future__ import annotations

import re

from claimledger.gazetteer import key
from claimledger.mentions import Sentence
from claimledger.places.addresses import is_in_address, lies_in_owned
from claimledger.places.mentions import Page, PlaceMention
from claimledger.places.parts import DIVISIONS, is_road_code, is_street, named_for_division
from claimledger.spans import Span

_CHAIN = re.compile(
    r"\s+of\s+$|\s*,?\s+under\s+(?:the\s+)?(?:[\w’'.-]+\s+){1,3}(?:station|ps|post)(?:['’]s)?(?:\s+(?:limits?|areas?|jurisdiction))?"
    r"\s*,?\s+(?:in|of)\s+(?:the\s+)?$|\s*,\s*(?:in\s+)?(?:the\s+)?$|\s*,?\s+in\s+(?:the\s+)?(?:[a-z-]+\s+){0,4}(?:of\s+(?:the\s+)?)?$"
    r"|\s*,?\s+(?!(?:and|or|but|to|by|with|from|between)\b)[a-z]+(?:ern)?\s+$"
    r"|\s*,?\s+(?:just\s+)?(?:across|over)\s+the\s+(?:border|frontier|river)\s+(?:in|into)\s+(?:[a-z]+\s+){0,2}$"
)
_STATE_AFTER = re.compile(r",\s+((?:[A-Z][a-z]{1,4}|[A-Z]\.\s?[A-Z]|W\.Va)\.|[A-Z]{2}\b)")
_CITY_OF = re.compile(
    r"\s+(?:port\s+|market\s+|border\s+)?(?:city|town|village|community|suburb|township|hamlet|settlement|port|resort|"
    r"commune)\s+of\s+"
)
# "in Orvale village of Lorin district", "in Orvale and Osk villages of Lorin district"
_VILLAGE_OF = re.compile(
    r"\s+(?:villages?|hamlets?|towns?|settlements?|communes?|communit(?:y|ies))\s+(?:of|in)\s+(?:the\s+)?"
)
_OF = re.compile(r"\s+of\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}")
# "the Lorin area on Orvale's northern edge"
_ON_EDGE = re.compile(
    r"['’]s\s+(?:[a-z]+\s+)?(?:edges?|outskirts|fringes?|periphery|side|limits|waterfront|seafront|shores?)\b"
)
_CITY = 100_000
_LARGE = 50_000
_GOES_ON = re.compile(r"\s+and\s+[A-Z]|,\s+[A-Z][\w-]*(?:\s[A-Z][\w-]*)?,?\s+and\s")  # a list
_IN_PAIR = frozenset(["in", "at", "near", "outside"])
# Behind the second name of a pair: no third of a list, and nothing that the name is said of.
_PAIR_ENDS = re.compile(
    r"(?:,?\s+(?:on|when|where|while|after|before|at|during|by|early|late|last|killing|wounding|leaving|as)\b|[.;]|,\s+(?!and\b|or\b)[a-z]|,?\s*$)"
)
_AROUND = 60  # kilometres
_LARGER = 20  # times as many people in a city as in what is called its district
_NUMBER = re.compile(r"^\.?(?:\s+\d{1,4})?(?=[\s,])")
_NUMBERED = re.compile(r"\s\d{1,4}, an?\s")
_ON_ISLAND = re.compile(r",?\s+on\s+the\s+(?:\w+\s+)?(?:island|islands|isle)\s+of\s+")
_CLOSE_BY = (" near ", " outside ", " close to ")
_ALONG = (" on the ", " along the ", ", on the ", ", along the ")
_HIGHWAY = re.compile(r"\b(?:highway|road|expressway|motorway|route)$", re.IGNORECASE)
_KIND = (
    r"(?:suburb|district|favela|slum|neighbou?rhood|quarter|village|town|city|hamlet|settlement|township|commune|camp|port|"
    r"area|locality|community|municipality|borough|shantytown|island|base|outpost|post|crossing|crossroads|state|province|region|"
    r"county|department|governorate|territory|prefecture|oblast|division|capital)"
)
_ABOUT = r"(?:(?:about|some|around|roughly|nearly|almost|approximately|just|only|less|more|than|over)\s+){0,2}"
_FAR = r"[\w.,]+\s*-?(?:km|kms|kilomet\w+|miles?|mi|hours?['’]?)\s+(?:\([^)]*\)\s*)?"
_WAY = (
    r"(?:road|highway|route|motorway|track|border|frontier|railway|railroad|line|stretch|coast|shores?|river|banks?|edge|"
    r"outskirts)"
)
_DESCRIBES = r"(?:(?!(?:the|an?|and)\b)[\w-]+\s+){0,4}?"  # not "the army bombed the village of"
_APPOSED = rf"(?:an?|the|one\s+of\s+the)\s+{_DESCRIBES}{_KIND}\s+(?:of\s+(?:[\w,-]+\s+){{1,4}}?)?"
# "Orvale, a suburb of Lorin", "Orvale, a village in northern Osk": what is named then says where the first is.
_A_PART_OF = re.compile(
    rf"\s*,\s+{_APPOSED}(?:in|of|near|outside|on\s+the\s+(?:outskirts|edge|outer\s+edge)\s+of)\s+(?:the\s+)?"
    r"(?:[a-z-]+\s+){0,2}$"
)
_BESIDE = re.compile(
    r"\s*,\s+(?:near|close\s+to|just\s+outside|not\s+far\s+from|next\s+to)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}(?:of\s+)?$"
)
_CALLED = re.compile(
    rf"\s*,\s+(?:an?|the|one\s+of\s+the)\s+{_DESCRIBES}(department|province|governorate|state|district|municipality|county|"
    r"prefecture|oblast)\b"
)
_OUTSIDE = re.compile(r"\s*,\s+outside\s+(?:of\s+)?(?:the\s+)?(?:[a-z-]+\s+of\s+)?$")
# ", 30 km east of Lorin", ", a market town on the road between Lorin and Osk": what is named then is another place, and
# how far it is stays open.
_OFF = re.compile(
    rf"\s*,\s+(?:{_APPOSED})?(?:(?:which|that)\s+(?:is|lies)\s+|located\s+|lying\s+|situated\s+)?(?:"
    rf"{_ABOUT}(?:{_FAR})?(?:drive\s+|away\s+)?(?:just\s+)?(?:to\s+the\s+)?(?:north|south|east|west)[a-z-]*\s+of|"
    rf"{_ABOUT}{_FAR}(?:drive\s+|away\s+|inland\s+|upstream\s+|downstream\s+|by\s+road\s+){{0,2}}from|"
    r"(?:just\s+)?across\s+the\s+(?:[a-z]+\s+){1,2}from|(?:half-?way|midway)\s+between|"
    rf"(?:on|along|off|beside|astride|by)\s+(?:the|a)\s+(?:[\w-]+\s+){{0,2}}?{_WAY}\s+(?:that\s+|which\s+)?(?:between|from|to|with|"
    r"linking|links|joining|joins|connecting|connects|towards?|leading\s+to|leads\s+to|running\s+(?:from|to|between))"
    r")\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$"
)
_BETWEEN = re.compile(
    r"\s*,\s+(?:(?:which\s+(?:is|lies)|located|lying|situated)\s+)?between\s+(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?)?$"
)
_ON_THE = re.compile(rf"\s*,\s+{_APPOSED}(?:on|along|off|by|beside)\s+the\s+(?:[a-z-]+\s+){{0,2}}$")
# "Orvale district bordering Vela", "Orvale, close to the Vela border": what is named then lies beside it.
_BORDERING = re.compile(
    r",?\s+(?:(?:which|that)\s+)?(?:border(?:ing|s)|adjoin(?:ing|s)|neighbou?ring|facing|opposite)\s+(?:with\s+)?(?:the\s+)?"
)
_BORDER = (" border", " frontier", " boundary", " state line")
_PAIRED = ("between ", "linking ", "links ", "joining ", "joins ", "connecting ", "connects ", "from ")
_OTHER_END = re.compile(r"\s+(?:and|to|with)\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*")
# Parts of a town whose kind stands before the name: "Barangay Lorin, Osk town".
_SMALL_PARTS = frozenset(["barangay", "sitio", "purok", "brgy", "vereda", "kampung", "kampong", "mahalla", "mohalla"])
# Not behind what a country does abroad: "Vela's raid on Orvale", "Vela's bombing of the town of Orvale".
_INNER = r"(?!(?:in|on|at|into|onto|against|of|near|over|around|across|inside|outside|from|to|for|with|by|off|along)\s)[a-z-]+\s+"
# "in Vela's southern city of Orvale"
_OWNED_TOWN = re.compile(
    rf"(?:\s+(?:region|province|state|oblast|governorate|department|prefecture))?['’]s\s+(?:{_INNER}){{0,3}}?(?:[a-z-]+\s+of\s+(?:the\s+)?)?"
)
_BORDER_WITH = re.compile(
    r"['’]s\s+(?:[a-z-]+\s+){0,3}(?:border|frontier|boundary)\s+with\s+(?:the\s+)?(?:[a-z]+ing\s+)?"
)
_OWNER = re.compile(
    rf"(?:\s+(?:region|province|state|oblast|governorate|department|prefecture))?['’]s\s+(?:{_INNER}){{0,2}}"
    r"(?:(?:north|south|east|west)[a-z-]*\s+(?:in|near|at)\s+)?"
)


def read_holders(page: Page, mention: PlaceMention, before: list[PlaceMention], sentence: Sentence) -> None:
    """A name after another that it holds is that one's `within`: "Gary, Ind.", "Jableh in Latakia"."""
    words, text, span = page.words, page.doc.text, mention.span
    assert span is not None
    after = text.startswith(",", span.end) and _STATE_AFTER.match(text, span.end, min(sentence.end + 2, span.end + 12))
    if after and (state := words.states.get(after.group(1).replace(". ", "."))):
        mention.within.append(page.division(state))
        if mention.cue == "":
            mention.cue = "state"
    if not before or before[-1].span is None or span.start - before[-1].reach > 60:
        return
    if before[-1].precision != "site" and _BORDER_WITH.fullmatch(text, before[-1].reach, span.start):
        _read_border(page, before[-1], mention)
        return
    if before[-1].within and _OWNER.fullmatch(text, before[-1].reach, span.start):
        before[-1].within.insert(-1, mention.bare_name)  # "in Orvale, in Mali's Mopti region"
        before[-1].reach, mention.cue = mention.reach, "holder"
        return
    if (
        (_OWNER if mention.cue != "of-type" else _OWNED_TOWN).fullmatch(text, before[-1].reach, span.start)
        and before[-1].precision != "site"
        and page.weighty(before[-1].bare_name)
    ):
        owner = before.pop()  # "in Syria's coastal Latakia province"
        mention.within.append(owner.bare_name)
        if before and lies_in_owned(page, before[-1], owner, mention):
            before[-1].within.extend(mention.within)  # "in the village of Orvale, in Vela's Lorin district"
            before[-1].within.insert(0, mention.bare_name)
            before[-1].reach, mention.role, mention.cue = mention.reach, "bare", "holder"
            return
        if mention.cue == "of-type" and owner.role == "bare":
            return
        mention.role, mention.cue, mention.group = owner.role, mention.cue or owner.cue, owner.group
        return
    last = before[-1]
    assert last.span is not None
    between = text[last.reach : span.start].lower()
    if last.precision == "site" or _NUMBERED.match(between):
        between = _NUMBER.sub("", between)  # "on Mill Road 323 in Orvale", "Chak 44, a village in Lorin"
    if (
        (mention.precision in DIVISIONS or mention.precision == "region" or (mention.name or "").endswith(" Township"))
        and last.role == "event"
        and _VILLAGE_OF.fullmatch(between)
        and not _may_own(page, last)
    ):
        last.within.extend([mention.bare_name, *mention.within])
        last.reach, last.precision, mention.cue = mention.reach, "place", "holder"
        return
    if _CITY_OF.fullmatch(between) and last.name is not None and _may_own(page, last):
        owner = before.pop()  # "in the northeast Texas city of Paris", "the North Vela town of Orvale"
        mention.within.append(owner.bare_name)
        mention.role, mention.group = owner.role, owner.group
        return
    if between == " at " and last.precision == "site" != mention.precision and _HIGHWAY.search(last.name or ""):
        mention.role, last.role = last.role, "bare"  # "hit the Lorin highway at Orvale"
    if between == " on " and last.precision == mention.precision == "site":
        if mention.name and is_street(page, mention.name) and not is_street(page, f"{last.name}"):
            last.name = f"{last.name}, {mention.name}"
        mention.cue, last.reach = "holder", mention.reach  # "the Blue Lantern bar on Mill Road"
        return
    if _ON_ISLAND.fullmatch(between) and last.role == "event" and last.precision != "site":
        last.within.extend([mention.bare_name, *mention.within])  # "near Orvale, on the island of Dorna"
        last.reach, mention.cue = mention.reach, "holder"
        return
    if last.within and between == ", " and page.weight(mention.bare_name) > max(page.weight(last.within[-1]), _CITY):
        if not _GOES_ON.match(text, mention.reach):  # "the Orvale area of Lorin, Osk"
            last.within.append(mention.bare_name)
            last.reach, mention.cue = mention.reach, "holder"
            return
    if between == " on " and last.precision != "site" and last.role == "event" and is_road_code(mention.name or ""):
        mention.cue, last.reach = "holder", mention.reach  # "near Orvale on NH-75"
        return
    if between in _ALONG and last.precision != "site" and last.role == "event" and _HIGHWAY.search(mention.name or ""):
        mention.cue, last.reach = "holder", mention.reach  # "at Orvale on the Lorin-Osk highway"
        return
    if between == " near " and last.role in ("event", "goal") and page.known(last.bare_name)[:1]:
        if page.known(last.bare_name)[0].kind in ("country", "admin1"):
            before.pop()  # "crossed into Moldova near Orvale"
            mention.within.append(last.bare_name)
        return
    if between in _CLOSE_BY and last.role == "event" and last.cue in ("at", "in") and not last.within:
        if (
            not page.known(last.bare_name)
            and last.precision in (None, "place")
            and not _is_wide(page, mention)
            and _is_one(page, mention)
        ):
            last.within.extend([mention.bare_name, *mention.within])  # "at a camp in Orvale near Lorin"
            last.reach, mention.cue = mention.reach, "holder"
            return
    off = "," in between and last.role in ("event", "bare") and not _is_wide(page, last)
    if off and (_OFF.fullmatch(between) or (last.precision != "site" and _BETWEEN.fullmatch(between))):
        if any(word in between for word in _PAIRED) and (other := _OTHER_END.match(text, mention.reach)):
            mention.reach = other.end()  # "on the road between Lorin [and Osk]"
        last.reach, mention.cue = mention.reach, "off"
        return
    if last.role == "event" and (
        _BORDERING.fullmatch(between)
        or ("," in between and _BESIDE.fullmatch(between) and (mention.name or "").endswith(_BORDER))
    ):
        last.reach, mention.cue = mention.reach, "off"
        return
    if last.role == "event" and mention.precision in ("site", "region") and _ON_THE.fullmatch(between):
        last.reach, mention.cue = mention.reach, "off"  # "Orvale, a village on the Lorin road"
        return
    if last.role not in ("bare", "actor", "source") and _is_typed(last) and _OF.fullmatch(between):
        named = mention.precision is None or mention.cue == "of-type"
        if named and not last.within and page.weight(last.bare_name) > _LARGER * page.weight(mention.bare_name):
            # "the Baghdad district of Orvale"
            owner = before.pop()
            mention.within.append(owner.bare_name)
            mention.role, mention.cue, mention.group = owner.role, mention.cue or "type", owner.group
            mention.precision = mention.precision or owner.precision
        else:  # "the Orvale district of Lorin", whatever else has these names
            last.within.extend([mention.bare_name, *mention.within])
            last.reach, mention.cue = mention.reach, "holder"
        return
    if last.precision == "district" and last.role == "event" and _is_typed(last) and between == ", ":
        mine = page.known(mention.bare_name)[:1]
        if mine and mine[0].iso != "US" and mine[0].population >= _CITY and not _GOES_ON.match(text, mention.reach):
            last.within.extend([mention.bare_name, *mention.within])  # "in Orvale district, Mogadishu"
            last.reach, mention.cue = mention.reach, "holder"
            return
    if between == " on " and last.role == "event" and _ON_EDGE.match(page.doc.folded, mention.reach):
        last.within.extend([mention.bare_name, *mention.within])
        last.reach, mention.cue = mention.reach, "holder"
        return
    if "," in between and last.role == "event" and _is_set_off(page, last, mention, between):
        last.within.extend([mention.bare_name, *mention.within])
        if last.precision in (None, "place") and (kind := _CALLED.match(between)) is not None:
            last.precision = page.words.kinds[kind[1]]  # "Orvale, a department in northern Sorba"
        last.reach, mention.cue, last.cue = mention.reach, "holder", last.cue or "chain"
        return
    if not _CHAIN.match(between) or last.role in ("actor", "source"):
        return
    mine = page.known(mention.bare_name)
    theirs = page.known(last.bare_name)
    holds = any(
        (p.kind in ("country", "admin1") or (p.kind == "district" and last.precision != "admin1"))
        and (not theirs or any(t.iso == p.iso and (p.kind == "country" or t.admin1 == p.admin1) for t in theirs))
        for p in mine
    )
    one_word = mention.name in words.states
    larger = mention.precision in ("admin1", "district", "region") and last.precision != mention.precision
    site = last.precision == "site"
    # "in Orvale town in Jabal Osk": what it is in, whatever else has the name of the town
    typed = not mine and between == " in " and last.precision == "place" and _is_typed(last)
    # "at Orvale village, in Lorin township"
    typed = typed or (not mine and between == ", in " and _is_typed(last) and _is_typed(mention))
    town = " in " in f" {between} " and last.cue != "" and (not theirs or site or typed)
    part = f"{last.name} ".split(" ", 1)[0].lower() in _SMALL_PARTS and (
        bool(mine) or mention.cue == "type" or (between == ", " and not _GOES_ON.match(text, mention.reach))
    )
    land = bool(mine) and mine[0].kind == "country"
    division = _is_wide(page, last) or key(last.bare_name) in page.words.regions
    if between == ", " and division and not land and _is_wide(page, mention):
        if _GOES_ON.match(text, mention.reach):
            return  # "in Ituri, North Kivu and South Kivu provinces"
    pair = between == ", " and _is_pair(page, last, mention, before, sentence)
    pair = pair or (between == ", " and not holds and _is_in_division(page, last, mention, sentence))
    pair = pair or (between == ", " and not part and is_in_address(page, last, mention, sentence))
    # "in Orvale, in the West Lorin zone"
    larger = larger or (last.role == "event" and not division and page.doc.folded[span.end : mention.reach] == " zone")
    if not (holds or one_word or larger or town or part or pair or (site and "," in between and mine)):
        return
    if not (theirs or one_word or mention.cue == "type") and between == ", " and mine and mine[0].kind != "country":
        if _GOES_ON.match(text, mention.reach):
            return  # "in Orvale, Zinder and Maradi"
    last.within.extend([mention.bare_name, *mention.within])
    last.reach = mention.reach
    if site and mention.precision == "site" and last.name is not None:
        last.span = Span(last.span.start, span.end)
        address = between.strip() == "in the" and is_street(page, f"{mention.name}") and not is_street(page, last.name)
        last.name = f"{last.name}, {mention.name}" if address else page.plain(last.span)
    if not last.cue:
        last.cue = "chain"
    mention.cue = "holder"


def _is_pair(
    page: Page, last: PlaceMention, mention: PlaceMention, before: list[PlaceMention], sentence: Sentence
) -> bool:
    """Whether two names with but a comma between are a place and what it is in: "at [Orvale], Lorin"; a list has "and",
    but for headlines: "Strikes on Orvale, Lorin kill nine"."""
    text, start = page.doc.text, last.span.start if last.span else 0
    council = text.startswith(
        (" community", " hromada", " council", " village council", " parish", " ward"),
        mention.span.end if mention.span else 0,
    )
    if (
        last.role != "event"
        or last.cue not in _IN_PAIR
        or _is_typed(last)
        or not (mention.precision is None or council)
    ):
        return False
    if last.precision == "site" or (len(before) > 1 and text[before[-2].reach : start].strip() in (",", "and", "or")):
        return False
    if text[sentence.end - 1] not in '.!?”"' or _PAIR_ENDS.match(text, mention.reach) is None:
        return False
    mine, theirs = page.known(mention.bare_name), page.known(last.bare_name)
    if any(p.kind in ("country", "admin1") for p in (*mine[:1], *theirs[:1])):
        return False
    if not theirs:
        return True
    return any(b.population > _LARGER * a.population and a.away(b) < _AROUND for a in theirs for b in mine)


def _read_border(page: Page, owner: PlaceMention, other: PlaceMention) -> None:
    """ "Near Vela's border with Sorba": what it is called, and in Vela; Sorba only tells which border."""
    if owner.span is not None and other.span is not None and not owner.within and _is_wide(page, owner):
        owner.span = Span(owner.span.start, other.span.end)
        owner.name, owner.precision = page.plain(owner.span), "region"
    owner.reach, other.cue = other.reach, "holder"


def _is_in_division(page: Page, last: PlaceMention, mention: PlaceMention, sentence: Sentence) -> bool:
    """Whether a name that only places of other countries have is set in a division: "in Orvale, Lorin Province"."""
    mine, theirs = page.known(mention.bare_name), page.known(last.bare_name)
    if last.role != "event" or last.cue not in _IN_PAIR or _is_wide(page, last) or page.weight(last.bare_name) >= _CITY:
        return False
    if not mine or mine[0].kind != "admin1" or any(p.kind == "place" and p.population >= _CITY for p in mine):
        return False
    if page.doc.text[sentence.end - 1] not in '.!?”"' or _GOES_ON.match(page.doc.text, mention.reach):
        return False
    return {p.iso for p in mine}.isdisjoint(p.iso for p in theirs)


def _is_one(page: Page, mention: PlaceMention) -> bool:
    """Whether a name is that of one large town, or of none that is listed."""
    listed = page.known(mention.bare_name)
    return not listed or (len({(p.iso, p.admin1) for p in listed}) == 1 and listed[0].population >= _LARGE)


def _is_typed(mention: PlaceMention) -> bool:
    """Whether a word behind the name says what it is: "the Orvale district"."""
    end = mention.span.end if mention.span else 0
    return mention.name != mention.bare_name or mention.reach > end


def _may_own(page: Page, last: PlaceMention) -> bool:
    """Whether a name before "town of" is that of what holds the town: a division, or one behind "the"."""
    if named_for_division(page, last.bare_name):
        return True
    start = last.span.start if last.span else 0
    return last.precision not in ("site", "country") and page.doc.folded.endswith(" the ", 0, start)


def _is_set_off(page: Page, last: PlaceMention, mention: PlaceMention, between: str) -> bool:
    """Whether a place is set off by commas to say where the one before is: ", a suburb of", ", near"; not ", near the border
    with"."""
    if between.rstrip().endswith((" with", "border", "frontier")):
        return False
    if _A_PART_OF.fullmatch(between) is not None:
        # "Outside Orvale, the village of Lorin came under fire" names a place and tells of another
        return not (last.cue in ("outside", "near") and ", the " in between)
    if last.precision in (None, "place") and _OUTSIDE.fullmatch(between) is not None:
        return not _is_wide(page, last)  # "in Orvale, outside Lorin"; not "in the Osk Valley, outside Lorin"
    if any(p.kind == "country" for p in page.known(mention.bare_name)[:1]):
        return False  # "in Orvale, near Niger"
    return not _is_wide(page, last) and _BESIDE.fullmatch(between) is not None


def _is_wide(page: Page, mention: PlaceMention) -> bool:
    known = page.known(mention.bare_name)[:1]
    wide = mention.precision in ("admin1", "region", "country")
    return wide or (mention.precision is None and bool(known) and known[0].kind in ("country", "admin1"))
