"""What belongs to a place name: its type word, what holds it, the street it meets."""

from __future__ import annotations

import re

from claimledger.gazetteer import key
from claimledger.places.mentions import AFTERWARD, BLANK, CLOSED, OPENED, Around, Page, PlaceMention
from claimledger.spans import Span

# What a house may be called before its name, where people are "at" it.
_HOUSE_FIRST = re.compile(r"(?:night\s*club|club|caf[eé]|motel|bar|lounge|restaurant|casino)\s+\w")
_AT_HOUSE = frozenset(["at", "outside", "inside", "of", "in", "near"])
_BLOCK = re.compile(r"\d[\d,-]*[ -]block\b")
_HEADLINED = frozenset(["in", "at", "outside", "near", "inside"])  # "outside Orvale hotel"
_SOME = re.compile(r"\b(?:an?|his|her|their)\s+(?:[a-z-]+\s+)?$")
_ANY = re.compile(r"\ban?\s+$")  # "outside a Lisane pub"


# Words that seldom make a place of the name before them: "the Gary court", "the Texas way".
_NO_TYPE = frozenset(["court", "way", "place", "drive", "state", "station", "block", "pass", "port"])
# "East Orvale Hills district": the last word of them tells.
_DIVIDED = (" district", " province", " county", " region", " governorate", " municipality")
# Behind a name these are parts of what follows: "the Orvale area of Lorin"; but "the Orvale town of Lorin".
_OF_TOWN = frozenset(["area", "areas", "zone", "enclave"])
_NAMED_NEXT = re.compile(r" of [A-Z]")
# "the Orvale village of Lorin District" is Orvale
_DIVISION_NEXT = re.compile(
    r" of (?:the )?(?:[\w’'-]+ ){1,3}?(?:district|province|county|governorate|division|state|region|department|block|mandal|"
    r"tehsil|tahsil|taluka?|municipality|sub-?division|police station|local government|lga|commune|cercle|territory|prefecture|"
    r"oblast|raion|woreda|upazila|sub-?county|canton|chiefdom|ward|township)\b"
)
_IN = frozenset(["in", "across", "throughout", "of"])
# "in Orvale state, where"; not "in Orvale state custody"
_STATE_ALONE = re.compile(
    r"\s+state(?=[,.;:]|\s+(?:on|where|when|and|after|since|in|has|have|was|were|last|early|late)\b)"
)
# In these, after the name of a state, something happens: "a Maryland suburb"; but "the California neighborhood".
_IN_STATE = frozenset(
    ["city", "town", "village", "cities", "towns", "suburb", "suburbs", "apartment", "apartment complex", "bar", "club",
     "nightclub", "motel", "hotel", "restaurant", "church", "school", "high school", "elementary school", "mall", "store",
     "farm", "ranch", "jail", "prison", "highway", "road", "street", "campus", "community", "home"]
)  # fmt: skip
_A_PART = re.compile(r"\ban?\s+(?:(?!(?:at|in|near|on)\b)[\w-]+\s+){0,3}$")
_NAME_BEFORE = re.compile(r"\b([A-Z][\w’'-]*)\s+$")
_BODY = re.compile(
    r"\s+(?:police|councils?|associations?|officials|attorney|judge|authorities|commissioner|said|says|told|military council)\b"
)
_TOWN = 2_500
_ON = frozenset(["on", "along", "off"])
_ROAD_CODE = re.compile(r"(?:[abmn]|nh|sh|us|rn|sr|i)[- ]?\d{1,4}[a-z]?")
_ROAD_NUMBER = re.compile(
    r"(?:u\.?s\.?\s+|state\s+|county\s+|provincial\s+|national\s+|old\s+)*(?:highway|route|interstate|road|avenue|motorway|expressway|loop|"
    r"fm|rm|(?:farm|ranch)[- ]to[- ]market(?:\s+road)?|spur)\s+\d{1,4}[a-z]?"
)
# "on North Kingsway": a street, where the name is no town's
_SIDED = re.compile(r"(?:north|south|east|west|[nsew]\.?)\s[a-z][\w’'-]+(?:\s[a-z][\w’'-]+)?")


# What the name of a town is told by: "in the Orvale Police Station area", "near Orvale police post", "in Orvale PS".
_STATION = re.compile(
    r"(?P<head>.{3,40}?)\s(?:police\s(?:station|post|outpost|picket|camp|headquarters|checkpoint|academy)|ps)"
    r"(?P<area>\s(?:limits?|areas?|jurisdiction|circle))?(?![\w’'-])(?!\s(?:said|says|officer|chief|staff|in-charge))"
)
_FORCE_WORDS = frozenset(
    ["state", "reserve", "central", "federal", "national", "military", "special", "armed", "railway", "riot"]
)
_AT_STATION = frozenset(
    ["at", "in", "near", "inside", "outside", "on", "attacked", "stormed", "raided", "hit", "bombed", "of"]
)


def read_station(page: Page, name: str, start: int, near: Around) -> PlaceMention | None:
    """The place that a police station tells: the house itself, or the country around it where that is meant.

    "at the Orvale police station" is a site; "in the Orvale Police Station area" is Orvale, and so is "in Orvale PS".
    """
    if near.before not in _AT_STATION or (found := _STATION.match(page.doc.folded, start, start + 80)) is None:
        return None
    head = found["head"]
    if not page.doc.text[start : start + len(head)].startswith(name[: len(head)]) or not set(head.split()).isdisjoint(
        page.words.stop.union(page.words.demonyms, _FORCE_WORDS)
    ):
        return None
    around = found["area"] is not None or near.before == "in"
    if near.before == "of" and not around:
        return None
    end = start + len(head)
    if around:
        return PlaceMention(
            page.plain(Span(start, end)), Span(start, end), cue="type", precision="place", reach=found.end()
        )
    return PlaceMention(
        page.plain(Span(start, found.end())), Span(start, found.end()), cue="type", precision="site",
        bare_name=page.plain(Span(start, end)), reach=found.end(),
    )  # fmt: skip


def is_road_code(name: str) -> bool:
    """Whether a name is the number of a road: "A249", "NH-33"."""
    return name[-1:].isdigit() and _ROAD_CODE.fullmatch(name.lower()) is not None


def is_street(page: Page, name: str) -> bool:
    """Whether a name is that of a street, an address or a corner: "300 block of Mill Road"."""
    return not page.words.streets.isdisjoint(_words(name.lower())) or _BLOCK.match(name) is not None


def is_division(page: Page, folded: str, name: str) -> bool:
    """Whether a name ends as bodies and divisions both do, but is a division: "Morazan Department"."""
    kind = page.words.kind_after.search(folded)
    if kind is not None and kind.group() == "local government area":
        return True
    if kind is None or kind.group() not in ("department", "departments", "state", "division", "agency"):
        return False
    return any(p.kind == "admin1" and p.iso != "US" for p in page.known(name[: kind.start()].strip()))


def names_division(page: Page, name: str, end: int) -> bool:
    """Whether what else is a kind of place is the name of a division here: "Plateau state", "Rivers State"."""
    if not page.doc.folded.startswith((" state", " province", " region", " governorate"), end):
        return False
    return any(p.kind == "admin1" and p.iso != "US" for p in page.known(name))


def head_of_body(page: Page, name: str, start: int) -> PlaceMention | None:
    """The place that opens the name of a body: "Orvale Police Chief Ivo Lang" tells of Orvale."""
    parts = name.split()
    for size in range(min(3, len(parts) - 1), 0, -1):
        head = " ".join(parts[:size])
        if head.lower() not in page.words.stop and head.lower() not in page.words.demonyms and page.weighty(head):
            span = Span(start, start + len(head))
            return PlaceMention(head, span, role="actor", cue="body", bare_name=head, reach=span.end)
    return None


DIVISIONS = ("admin1", "district")


def division_over(page: Page, head: str, tail: str) -> str:
    """The country or division that a district is said to be of: "Orvale District of [Lorin]"; "" where it is another thing."""
    kind = page.words.kind_after.search(head.lower())
    if kind is None or page.words.kinds.get(kind.group().rstrip(".")) not in DIVISIONS:
        return ""
    return tail if any(p.kind in ("country", "admin1") for p in page.known(tail)[:1]) else ""


def read_type(page: Page, mention: PlaceMention, folded: str, near: Around) -> None:
    """What kind of place the words themselves say: "Kandhamal District", "Marjan village", "the town of Jableh"."""
    words, span = page.words, mention.span
    assert span is not None and mention.name is not None
    left, right = near.left, near.right
    if not folded.isalpha() and _ROAD_NUMBER.fullmatch(folded):
        mention.precision, mention.cue = "site", "type"  # "Highway 20"
        return
    if folded[-1].isdigit() and near.before in _ON and _ROAD_CODE.fullmatch(folded):
        mention.precision, mention.cue = "site", "type"  # "on the A249", "on NH-33"
        return
    if folded[0] in "nsew" and left.endswith(" on ") and _SIDED.fullmatch(folded) and not page.known(mention.name):
        mention.precision, mention.cue = "site", "type"
        return
    if near.before in _AT_HOUSE and _HOUSE_FIRST.match(folded) and not page.known(mention.name):
        mention.precision, mention.cue = "site", "type"  # "outside Club Velvet"
        return
    typed = folded in words.kind_words if folded.isalpha() else not words.kind_words.isdisjoint(_words(folded))
    if typed and not right.startswith(_DIVIDED) and (found := words.kind_after.search(folded)):
        kind = AFTERWARD.sub("", found.group().rstrip("."))
        precision = words.kinds[BLANK.sub(" ", kind)]
        if precision == "site" and kind not in words.streets and _is_town(page, mention.name, near):
            return  # "Bean Station", "Overland Park"
        mention.precision = precision
        rest = mention.name[: found.start()].strip()
        divided = mention.precision == "district" and not page.known(mention.name) and page.known(rest)
        whole = mention.precision == "place" and page.known(mention.name)  # "Kansas City" is the name of one
        if whole:
            return  # and says no more of it than any other name: "Kansas City police said"
        if (mention.precision in ("admin1", "place") or divided) and rest:
            mention.bare_name = rest
        mention.cue = "type"
        return
    if right.startswith("-area"):
        mention.precision, mention.cue = "region", "area"
        return
    if near.after in words.kind_starts and (found := words.kind_next.match(right)) and _opens_quote(page, span, right):
        kind = BLANK.sub(" ", found.group().lstrip(CLOSED).strip())
        if kind == "state" and near.before in _IN and _STATE_ALONE.match(right):
            mention.precision, mention.cue, mention.reach = "admin1", "type", span.end + found.end()
            return
        if kind in _NO_TYPE or _BODY.match(right, found.end()) or (kind == "community" and left.endswith("the ")):
            return  # "members of the Dongra community": a people
        if (
            words.kinds[kind] == "place"
            and kind not in _OF_TOWN
            and _NAMED_NEXT.match(page.doc.text, span.end + found.end())
            and not (_DIVISION_NEXT.match(page.doc.folded, span.end + found.end()) and not page.weighty(mention.name))
        ):
            return  # "the North Vela town of Orvale"
        if kind in _IN_STATE and named_for_division(page, mention.name):
            return  # "the northeast Texas city of", "a Maryland suburb", "her Ohio apartment"
        if kind == "side" and any(p.kind in ("country", "admin1") for p in page.known(mention.name)[:1]):
            return  # "the Borno side of Lake Chad" is in Borno
        some = _SOME.search(left) or (near.before in _HEADLINED and kind in _IN_STATE and not left.endswith("the "))
        some = some and page.doc.text[span.end : span.end + 2].strip().islower()
        if some and (page.weighty(mention.name) or (_ANY.search(left) and page.known(mention.name))):
            mention.precision = "place"  # "in a north Houston neighborhood" is in Houston
            if not page.weighty(mention.name):
                mention.cue = "type"
            return
        mention.precision, mention.cue = words.kinds[kind], "type"
        end = span.end + found.end()
        mention.reach = end + len(" area") if page.doc.folded.startswith(" area ", end) else end  # "Orvale forest area"
        if mention.precision != "place":
            quoted = right[0] in CLOSED  # 'the "Orvale" inn'
            mention.span = Span(span.start - quoted, end)
            mention.name = page.plain(mention.span)
        if kind in words.streets:
            mention.bare_name = mention.name
        return
    if near.before in words.kind_leads and (found := words.kind_before.search(left[-45:])):
        precision = words.kinds[BLANK.sub(" ", found.group(1) or found.group(2))]
        if (
            precision == "site"
            and not found.group(1)
            and _is_named_part(page, span.start - len(left[-45:]) + found.start())
        ):
            return
        mention.precision, mention.cue = precision, "of-type"


def _opens_quote(page: Page, span: Span, right: str) -> bool:
    """Whether a name with a closing quote behind it has the opening one before it, or there is none at all."""
    return right[0] not in CLOSED or page.doc.text[max(0, span.start - 1) : span.start] in OPENED


def _words(folded: str) -> list[str]:
    return folded.replace(".", "").split()


def _is_named_part(page: Page, at: int) -> bool:
    """Whether the noun at `at` has its name before it: "in Vila Rosa, a slum of Orvale", "the Vila Rosa slum of Orvale"."""
    if _A_PART.search(page.doc.folded, max(0, at - 40), at):
        return True
    before = _NAME_BEFORE.search(page.doc.text, max(0, at - 24), at)
    return (
        before is not None
        and before.group(1) not in ("The", "In")
        and before.group(1).lower() not in page.words.demonyms
    )


def _is_town(page: Page, name: str, near: Around) -> bool:
    """Whether a name that ends as those of sites do is that of a town: "Long Beach", but not "the Central Park"."""
    if near.left.endswith("the ") or name.lower() in page.words.kinds:
        return False
    return any(p.kind == "place" and p.population >= _TOWN and key(p.name) == key(name) for p in page.known(name))


def named_for_division(page: Page, name: str) -> bool:
    """Whether a name is foremost that of a country or division: "Texas", and not "Veracruz" or "Lagos"."""
    found = page.known(name)
    return bool(found) and found[0].kind in ("country", "admin1") and name in page.words.state_names


def is_corner(page: Page, last: PlaceMention, mention: PlaceMention) -> bool:
    """Whether two streets meet, which is one place: "West 1st Street and North 51st Avenue".

    A house and its address are one, too: "at Miller's Bar, 1802 Quince Road".
    """
    if last.span is None or mention.span is None or last.precision != "site" or mention.precision != "site":
        return False
    between = page.doc.folded[last.span.end : mention.span.start].strip()
    address = between == "," and f"{mention.name}"[0].isdigit() and not f"{last.name}"[0].isdigit()
    if between == "at" and not is_street(page, f"{mention.name}"):
        return False  # "on Mill Road at the Lorin Inn"
    if not address and (between not in ("and", "&", "at", "near") or not is_street(page, f"{last.name}")):
        return False
    last.span = Span(last.span.start, mention.span.end)
    last.name = last.bare_name = page.plain(last.span)
    last.reach = mention.reach
    return True


_GOES_ON = re.compile(r"[,;)]|\s*$|\s+[a-z]")


def is_state(page: Page, last: PlaceMention, start: int, end: int) -> str | None:
    """The state whose short name follows the town before: "Gary, Ind."; None where these words are none."""
    text, states = page.doc.text, page.words.states
    if text[last.reach : start] != ", ":
        return None
    code = states.get(text[start:end]) or states.get(text[start : end + 1])
    if code is None and text[start:end].isalpha() and _GOES_ON.match(text, end):
        code = states.get(f"{text[start:end]}.")  # "their Lorin, Conn home"; not "in Lorin, Miss Lee said"
    return page.division(code) if code else None
