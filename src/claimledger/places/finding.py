"""Find the place names of a sentence, with what the words around them say of their part in it."""

from __future__ import annotations

import re

from claimledger.gazetteer import Gazetteer, gazetteer, key
from claimledger.gazetteer.settle import NOWHERE, settle
from claimledger.gazetteer.words import place_words
from claimledger.itemmarks import opening
from claimledger.mentions import Document, Sentence
from claimledger.places.addresses import share_scene
from claimledger.places.capitals import find_in_capitals
from claimledger.places.colleges import read_college
from claimledger.places.corners import corner_start, may_meet
from claimledger.places.holders import read_holders
from claimledger.places.joined import POSSESSIVE, is_owned, is_road_between, paired
from claimledger.places.mentions import CLOSED, OPENED, Page, PlaceMention, around, fill, kind_of
from claimledger.places.names import ends_corner, find_names
from claimledger.places.nationals import read_nation
from claimledger.places.parts import (
    DIVISIONS,
    division_over,
    head_of_body,
    is_corner,
    is_division,
    is_state,
    names_division,
    read_station,
    read_type,
)
from claimledger.places.regions import find_regions
from claimledger.places.roles import give_role
from claimledger.places.seats import CAPITAL, find_seats
from claimledger.places.unlisted import SCENES, is_home, is_shown
from claimledger.spans import Span

_OF_PART = re.compile(r"^(?P<head>.+?)\s+of(?:\s+the)?\s+(?P<tail>.+)$")
_AFTER_STORM = ("storm, ", "typhoon, ", "cyclone, ", "hurricane, ")  # "Typhoon, Orvale province: nine dead"
_WATERS = frozenset(
    ["gulf", "bay", "strait", "straits", "sea", "cape", "isle", "port", "valley"]
)  # "the Gulf of Orvale"
_SOME_BASE = re.compile(
    r"(?:Forward\s+Operating|Military|Army|Naval|Air|Police|Patrol)\s+(?:Base|Station|Post|Camp|Checkpoint|Barracks)"
)  # "attacked a Forward Operating Base at Orvale": no name
# "the North Side of the complex" is no quarter
_OF_SITE = re.compile(r"(?:North|South|East|West)\w*\s(?:Side|Wing|End|Section|Block)$")
_SITE_NEXT = re.compile(
    r" of the (?:[\w-]+ )?(?:complex|buildings?|plant|refinery|site|base|airport|station|campus|compound|"
    r"factory|school|hospital|hotel|mine|mall|house)\b"
)
_PAPERS = frozenset(
    ["news", "press", "times", "post", "herald", "tribune", "radio", "television", "tv", "journal", "daily"]
)
_UNITS = frozenset(["lot", "apt", "apartment", "unit", "suite", "room"])  # "40 Quince Road, Lot No. 5"
_UNIT_NEXT = re.compile(r"\.?\s+(?:no\.?\s*|#)?\d")
_LOWER = re.compile(r"[a-zà-ÿ]")
_INTO = frozenset(["in", "near", "outside", "inside"])  # behind these stands no person
_STREET_NEXT = 40  # characters between a building and the street it is on
_METROPOLIS = 500_000
_SPOTS = _INTO | {"at"}
_LEFT = 160  # characters before a name that are looked at
_RIGHT = 45  # and after it
_SHOUT = 0.15  # share of small letters under which case says nothing
_LONG_WORD = re.compile(r"\b[A-Za-z]\w{3,}")
_COMMA = 2  # characters: ", "
_SHORT = 20  # characters of a sentence from which that is asked


def find_places(doc: Document, sentence: Sentence, places: Gazetteer | None = None) -> list[PlaceMention]:
    """The place names of `sentence` in text order, each settled as far as the sentence alone allows.

    "Two were killed in the town of Jableh, Latakia" has one: Jableh, role "event", within ["Latakia"].
    Persons, organisations and nationalities are left out; a name that acts ("Damascus said") has the role "actor".
    """
    listed = places or gazetteer()
    found = Finder(doc, listed).find(sentence)
    for mention in found:
        if mention.bare_name:
            fill(mention, settle(mention.bare_name, listed, NOWHERE, mention.within, kind_of(mention)))
    return found


# "in Orvale, [Ivo Lang]'s home town"
_HIS_TOWN = tuple(
    f"{s} {town}" for s in ("'s", "’s") for town in ("home town", "hometown", "home village", "native", "birthplace")
)
_MISSIONS = (" embassy", " consulate", " high commission")  # "outside the Velan embassy"
_AFTER_LABEL = frozenset("|:-–—.")
_HELD_LABEL = re.compile(r"\s\([^()\d\n]{2,40}\)(?::|\s+[-–—|])\s")


def _says_how(page: Page, name: str, end: int) -> bool:
    """Whether a word that opens a sentence says what a thing was like: "Strong quake", not "Early: two killed"."""
    return (
        page.doc.folded[end : end + 1] == " " and page.doc.text[end + 1 : end + 2].islower() and not page.weighty(name)
    )


_DATE_NEXT = re.compile(r",\s(?:\d{1,2}\s)?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_FILED = (", ", " (", " -", " —", " –")
_APPOSED = (", a ", ", an ", ", the ", ", one of the ")


def _is_part(page: Page, head: str, tail: str) -> bool:
    """Whether it names a part of a city and the city: "Old City", "Aleppo"."""
    first, _, kind = head.lower().partition(" ")
    return first in page.words.ways and kind in page.words.kinds and page.weighty(tail)


_UNDERGOES = (
    " has ",
    " had ",
    " was ",
    " were ",
    " have ",
    " came under ",
    " saw ",
    " lost ",
)  # "Orvale had been raided before"


def _share_holder(found: list[PlaceMention]) -> None:
    """What holds the last place of a list holds all: "Al-Shir and Qarfais in Latakia" are both in Latakia."""
    groups: dict[int, list[PlaceMention]] = {}
    for mention in found:
        groups.setdefault(mention.group, []).append(mention)
    for members in groups.values():
        for member in members[:-1]:
            if not member.within and "site" not in (member.precision, members[-1].precision):
                member.within = list(members[-1].within)


_SAYING = re.compile(r",? (?:said|says|told|added|tells)\b")
_PREPOSITIONS = frozenset(["in", "at", "near", "of", "from", "on", "to", "outside", "inside", "around", "across", "by"])


def _says(before: str, left: str, right: str) -> bool:
    """Whether a name between these speaks: "[Ann Church] said", "said [Ann Church]"; not "police in [Ann Park] said"."""
    if before in _PREPOSITIONS and not left.endswith("according to "):
        return False
    return _SAYING.match(right) is not None or left.endswith((" said ", " says ", "according to "))


def _share_town(low: str, found: list[PlaceMention]) -> None:
    """What holds a street holds the building on it: "outside Miller's Saloon on Mill Road in Orvale"."""
    for spot, street in zip(found[-2::-1], found[:0:-1], strict=False):
        near = street.span is not None and 0 <= street.span.start - spot.reach < _STREET_NEXT
        if near and spot.precision == street.precision == "site" and street.within and not spot.within:
            spot.within = list(street.within)
            if " on " in low[spot.reach : street.span.start if street.span else 0]:
                street.role = "bare"


def _lives(page: Page, mention: PlaceMention) -> bool:
    """Whether a name that is not listed has a mayor or residents: "the mayor of Orvale", "medics in Orvale"."""
    start = mention.span.start if mention.span else 0
    left = page.doc.folded[max(0, start - _SHORT) : start]
    right = page.doc.folded[mention.reach : mention.reach + _SHORT]
    return is_shown(mention.bare_name, left, "") or is_home(mention.bare_name, left, right)


def _parted(page: Page, name: str, start: int, end: int) -> tuple[int, int] | None:
    """The place in a run that has another name before it: "Karim Das of [Orvale] village", "at [Orvale] of Lorin district"."""
    after = page.words.kind_next.match(page.doc.folded, end)
    if after is None or page.words.kinds[" ".join(after.group().lstrip(CLOSED).split())] not in ("place", "district"):
        return None
    first, _, tail = name.rpartition(" of ")
    if not first or page.known(name) or first.rpartition(" ")[2].lower() in page.words.kinds:
        return None
    left = page.doc.folded[max(0, start - _SHORT) : start].split()
    if left and left[-1] in _SPOTS:
        return start, start + len(first)
    return end - len(tail.removeprefix("the ")), end


class Finder:
    """Finds places in the sentences of one document."""

    def __init__(self, doc: Document, places: Gazetteer) -> None:
        self.page = Page(doc, places, place_words())
        self._has_region = self.page.words.region_hint in doc.folded
        self._has_capital = CAPITAL in doc.folded

    def find(self, sentence: Sentence) -> list[PlaceMention]:
        """The places of a sentence in text order, not yet settled."""
        found = find_in_capitals(self.page, sentence) if self._shouted(sentence) else self._cased(sentence)
        low = self.page.doc.folded
        if self._has_region and low.find(self.page.words.region_hint, sentence.start, sentence.end) >= 0:
            found += find_regions(self.page, sentence, found)
        if self._has_capital and low.find(CAPITAL, sentence.start, sentence.end) >= 0:
            found += find_seats(self.page, sentence, found)
        if len(found) > 1:
            found.sort(key=lambda m: m.span or (0, 0))
        for mention in found:
            mention.sentence = sentence.index
        if len(found) > 1:
            _share_holder(found)
            _share_town(low, found)
            if low.startswith("in ", sentence.start):
                share_scene(self.page, sentence, found)
        return found

    def _shouted(self, sentence: Sentence) -> bool:
        text = self.page.doc.text
        start, end = sentence.start, sentence.end
        if end - start <= _SHORT or (_LOWER.search(text, start, start + _SHORT) and _LOWER.search(text, end - 9, end)):
            return False  # small letters at both ends: not worth counting
        part = text[start:end]
        return len(_LOWER.findall(part)) < _SHOUT * len(part) and part[1:].lower() != part[1:]

    def _titled(self, sentence: Sentence) -> bool:
        """Whether it is a headline in which all words of weight begin with a capital."""
        text = self.page.doc.text
        if text[sentence.end - 1] in '.!?”"':
            return False
        opening = text[sentence.start : sentence.start + 50].split()
        if sum(w[0].islower() for w in opening) > 2:
            return False
        words = _LONG_WORD.findall(text, sentence.start, sentence.end)
        return len(words) >= 4 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)

    def _cased(self, sentence: Sentence) -> list[PlaceMention]:
        page, found = self.page, list[PlaceMention]()
        headline = page.doc.article.title or ""
        copied = len(headline) > _SHORT and page.doc.text.startswith(headline, sentence.start)
        titled = self._titled(sentence)
        title_ends = sentence.end if titled else sentence.start + len(headline) if copied else sentence.start
        position = sentence.start
        last = (sentence.start, sentence.start)
        for start, end, block in paired(page, find_names(page, sentence)):
            if start - last[1] == POSSESSIVE and is_owned(page, last, (start, end)):  # "Miller's Landing" is one name
                start = last[0]
                if found and found[-1].span and found[-1].span.end > start:
                    position = start
                    found.pop()
            elif is_road_between(page, last, (start, end)):
                start = position = last[0]  # "on the Orvale–Lorin highway"
                if found and found[-1].span and found[-1].span.end > start:
                    found.pop()
            last = (start, end)
            if end <= title_ends and page.small.issuperset(page.doc.folded[start:end].split()):
                continue  # "Teen Slips in Mud"
            if start < position or (found and start < found[-1].reach):
                continue  # "on the road between Lorin and Osk" was read as one
            if found and start - found[-1].reach == _COMMA and (state := is_state(page, found[-1], start, end)):
                if state not in found[-1].within:
                    found[-1].within.append(state)
                continue
            if block is not None and "block" not in page.doc.folded[block:start]:
                last_word = page.doc.folded[start:end].rpartition(" ")[2].rstrip(".")
                if (
                    last_word not in page.words.kind_ends
                    and not last_word.isdigit()
                    and last_word not in page.words.ways
                ):
                    block = None  # "10 Maoists"
            mention = self._read(sentence, (start, end), block, found)
            if mention is None or mention.span is None:
                continue
            if block is not None and mention.role != "hospital":
                mention.precision = "site"
            found.append(mention)
            if titled and not mention.within and mention.cue != "type" and not page.known(mention.bare_name):
                found.pop()  # "Man Shot in Leg"
            position = mention.span.end
        if not found:
            return found
        return [
            m
            for m in found
            if m.cue != "from"
            or m.within
            or m.role not in ("actor", "home")
            or page.known(m.bare_name)
            or _lives(page, m)
        ]

    def _promising(self, name: str, start: int, end: int, first: int, before: list[PlaceMention]) -> bool:
        """Whether anything can make a place of the name: itself, a word beside it, or a list that it goes on with.

        Most capitalised words are persons; this spares them the long way.
        """
        page, words, low = self.page, self.page.words, self.page.doc.folded
        left = low[max(first, start - 24) : start].rsplit(None, 1)
        if left and left[-1] in OPENED and page.words.kind_before.search(low, max(first, start - 45), start):
            return True  # 'the village of "Orvale"'
        if not left:  # "Kadugli | Nine died", "Kadugli: nine died"; but "Engineers found"
            if name[0].isdigit() or " of " in name or low[end : end + 4].strip()[:1] in _AFTER_LABEL:
                return True
            if low.startswith(" (", end) and _HELD_LABEL.match(low, end):
                return True  # "Orvale (Lorin): nine dead"
            if low.startswith(_APPOSED, end) or (low[end : end + 2] in _FILED and start == page.filed):
                return True  # "Orvale, a market town", "ORVALE, Vela (Reuters) -"
        elif left[-1].strip("“\"‘'(,—–-") in words.leads or left[-1][-1] in "(—–|:":
            return True
        elif "-" in left[-1] and left[-1].rpartition("-")[2] in words.joined:
            return True  # "rebel-held Orvale"
        elif left[-1][-1] == "," and (left[-1][:-1] in words.kind_ends or _DATE_NEXT.match(low, end)):
            return True  # "in the largest camp, Orvale", "a bomb kills two, Orvale, 3 May"
        if before and start - before[-1].reach < 12:
            return True
        if name.rpartition(" ")[2].lower().rstrip(".") in words.kind_ends or name[-1].isdigit():
            return True
        if not left and low.startswith(_UNDERGOES, end):
            return True
        right = low[end : end + 24].lstrip(CLOSED).replace("-", " ").split(maxsplit=1)  # 'the "Orvale" inn'
        if (right and right[0].strip(".,;:”\"'") in words.kind_starts) or low.startswith(("'s", "’s"), end):
            return True
        if page.known(name) or (right and right[0] in SCENES) or may_meet(low, start):
            return True
        folded = name.lower()
        if " " in name and not words.inside.isdisjoint(folded.split()):
            return True  # the head of a body
        return words.hospital.search(folded) is not None

    def _read(
        self, sentence: Sentence, run: tuple[int, int], block: int | None, before: list[PlaceMention]
    ) -> PlaceMention | None:
        """The place of a run of capitalised words; `block` is where the number before a street starts."""
        page, words, doc = self.page, self.page.words, self.page.doc
        text, low = doc.text, doc.folded
        start, end = run if block is None else (block, run[1])
        name = text[start:end]
        if "." in name and name.count(".") == 1:
            name = name.rstrip(".")
            end = start + len(name)
        plain = name.isalpha()  # a single word, as most are
        first = opening(text, sentence.start, sentence.end)
        folded = name.lower() if plain else " ".join(name.lower().split())
        if (
            (folded in words.stop and not ends_corner(low, start, end))
            or (
                folded in words.opening
                and (start == first or text.endswith(": ", 0, start))
                and _says_how(page, name, end)
            )
            or (low.startswith(_HIS_TOWN, end) and not page.known(name))
            or (folded in words.demonyms and not low.startswith(_MISSIONS, end))
            or (folded in words.kinds and not names_division(page, name, end))
            or (name[0] in "FMANP" and not plain and _SOME_BASE.fullmatch(name))
            or len(name) < 2
            or folded == "co"  # "Orvale, Co. Lorin"
            or (folded in ("centre", "center") and low.startswith(" for ", end))
            or (folded in _UNITS and _UNIT_NEXT.match(low, end))
            or (start and text[start - 1] in "@#" and start != first)
            or text.startswith((" A&M", "&M"), end)
            or (low.startswith(" of the ", end) and _OF_SITE.match(name) and _SITE_NEXT.match(low, end))
            or not self._promising(name, start, end, first, before)
        ):
            return None
        part_of, holder = False, ""
        if (
            "of" in folded
            and (part := _OF_PART.match(name))
            and not name[0].isdigit()
            and not page.known(name)
            and part["head"].lower() not in _WATERS
            and words.kind_after.search(part["head"].lower())
            and not (part_of := _is_part(page, part["head"], part["tail"]))
        ):
            if words.kinds.get(part["head"].lower()) in DIVISIONS:  # "the Province of Orvale"
                name, start = part["tail"], end - len(part["tail"])
            else:
                name, holder = part["head"], division_over(page, part["head"], part["tail"])
                end = start + len(name)  # "Kandhamal District of Odisha"
            folded = " ".join(name.lower().split())
        elif " of " in folded and (parted := _parted(page, name, start, end)):
            holder = text[parted[1] : end].removeprefix(" of ").removeprefix("the ")
            start, end = parted
            name = text[start:end]
            plain, folded = name.isalpha(), " ".join(name.lower().split())
        crossing = corner_start(page, sentence, start, end, folded)  # "Pine and Third Streets" is one corner
        if crossing is not None:
            start = crossing
            name, plain = text[start:end], False
            folded = " ".join(name.lower().split())
            while before and before[-1].span is not None and before[-1].span.end > start:
                before.pop()
        left = low[max(min(first, start), start - _LEFT) : start]
        right = low[end : min(sentence.end, end + _RIGHT)]
        near = around(left, right)
        tokens = {folded} if plain else set(folded.replace("’s", "").replace("'s", "").replace(".", "").split())
        if (
            near.before in words.title_ends
            and not left.endswith(_AFTER_STORM)
            and words.title.search(left[-24:])
            and not words.kind_after.search(folded)
        ):
            return None
        if not words.title_ends.isdisjoint(tokens) and words.title.match(folded.split()[0] + " "):
            if not (folded.startswith("saint ") and page.known(name)) and near.before not in _INTO:
                return None  # "Colonel Vargas"; but "in Sheikh Yunis"
        if not words.hospital_ends.isdisjoint(tokens) and words.hospital.search(folded):
            return PlaceMention(name, Span(start, end), role="hospital", cue="hospital", precision="site")
        body = (block is None and not words.inside.isdisjoint(tokens)) or (
            not plain and " " in folded and any(w in folded for w in words.inside_long)
        )
        station = read_station(page, name, start, near) if near.after == "police" or body or "ps" in tokens else None
        if station is None and "ps" in tokens:
            return None  # "under Orvale PS"
        if body and " " in folded and key(name) in words.regions:
            body = False  # "the West Bank"
        if station is None and body and not is_division(page, folded, name):
            station = read_college(page, name, start, left, right, near.before)
            if station is None:
                head = head_of_body(page, name, start)
                far = head is not None and near.before == "told" and folded.rpartition(" ")[2] in _PAPERS
                return (
                    None if far and head and page.known(head.bare_name)[0].iso != "US" else head
                )  # "told Orvale News"
        if not plain and words.kind_after.search(folded) and _says(near.before, left, right) and not page.known(name):
            return None  # "the mayor, Ann Church, told a court"
        if not plain:
            name = " ".join(name.split())
        mention = station or PlaceMention(name, Span(start, end), bare_name=name, reach=end)
        if holder:
            mention.within.append(holder)
        way, _, rest = name.partition(" ")
        if (
            rest
            and way.lower().rstrip(".") in words.ways
            and rest.lower() not in words.kinds
            and not page.known(name)
            and key(name) not in words.regions
            and page.weighty(rest)
            and (way != "Old" or page.weight(rest) >= _METROPOLIS)  # "Old Dhaka"; but "Old Redford" is a quarter
        ):
            mention.bare_name, mention.precision = rest, "region"  # "North Philadelphia"
        if station is not None:
            mention.bare_name = mention.bare_name or mention.name or name
        elif part_of and part:
            mention.bare_name, mention.precision = part["tail"], "region"  # "the Old City of Aleppo"
        else:
            read_type(page, mention, folded, near)
            if mention.cue == "of-type" and not mention.within:
                read_nation(page, mention, left)
        if crossing is not None or (mention.cue == "" and block is not None and "block" in low[block : run[0]]):
            mention.precision, mention.cue, mention.bare_name = "site", "type", name
        if block is None and name[0].isdigit() and mention.precision != "site":
            return None  # "the 6th Military Zone"
        if before or text.startswith(",", mention.span.end if mention.span else end):
            read_holders(page, mention, before, sentence)
        if mention.role == "bare" and mention.cue == "holder":
            return None
        if before and is_corner(page, before[-1], mention):
            return None
        return give_role(page, mention, near, sentence, before)
