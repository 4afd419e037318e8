"""Find the place names of a sentence, with what the words around them say of their part in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from claimledger.gazetteer import Gazetteer, Place, gazetteer, key
from claimledger.gazetteer.settle import NOWHERE, Settled, settle
from claimledger.gazetteer.words import PlaceWords, place_words
from claimledger.mentions import Document, Sentence, Where
from claimledger.spans import Span

# event: something happens there; bare: named with no word that says so; label: heads a line ("Daraa | ...");
# home: people are of or from there; goal: somebody goes there; actor: it speaks or acts ("Washington said");
# hospital: the wounded are taken there; source: who speaks is there.
Role = Literal["event", "bare", "label", "home", "goal", "actor", "hospital", "source"]


@dataclass(slots=True)
class PlaceMention(Where):
    """A place as named in a sentence. `cue` is the word that shows it, `within` the names of what holds it."""

    role: Role = "bare"
    cue: str = ""
    within: list[str] = field(default_factory=list)
    bare_name: str = ""  # without type word and direction: what the gazetteer is asked for
    group: int = 0  # names of one list share it: "in Latakia and Tartus"
    sentence: int = 0
    reach: int = 0  # end of the words that belong to it: type word and holders


_WORD = (
    r"(?:(?:St|Mt|Ft|Pt|Ste)\.(?=\s[A-Z])|[NSEW]\.(?=\s[A-Z])|D\.C\.|U\.[SK]\."
    r"|(?:[a-z]{1,3}[-’'])?[‘ʿ'’]?[A-ZÀ-ÞĀ-Ž]\w*(?:[’'‘-](?!s\b|area\b|based\b|backed\b|led\b)\w+)*|\d+(?:st|nd|rd|th)\b)"
)
_LINK = r"(?:of|of the|de|de la|de los|de las|del|la|el|los|las|du|des|da|do|dos|al|ez|es|az|ash|sur|upon|y|e)"
_NAME = re.compile(
    r"(?<![\w@/.])(?P<block>(?:\d[\d-]*(?:[ -]|\s)block\s+of\s+|\d{2,5}\s+(?=(?:[NSEW]\.?\s)?[A-Z]))?)"
    rf"(?P<name>{_WORD}(?:[\s]{{1,2}}(?:{_LINK}\s+)?{_WORD})*)"
)
_STREETS = re.compile(r"\b(?:streets|avenues|roads|boulevards|drives|lanes|highways)$")
_FIRST_STREET = re.compile(r"(?:[A-Z0-9][\w.’'-]*\s+){1,3}(?:and|&)\s+$")
_STREET_LIKE = re.compile(
    r"\b(?:street|st|road|rd|avenue|ave|boulevard|blvd|drive|dr|lane|ln|highway|hwy|parkway|pkwy)\b", re.IGNORECASE
)
_AFTERWARD = re.compile(r"\.?\s+(?:north|south|east|west|[ns]\.?[ew]?\.?|[ew]\.?)$")
_SPOKE = re.compile(
    r"\s+(?:said|says|told|was|is|had|has|wants?|accused|warned|denied|claimed|announced|condemned|insisted|vowed|scored|"
    r"urged|believes|called|hopes|demanded|reported|confirmed)\b"
)
_SOME = re.compile(r"\ban?\s+(?:[a-z-]+\s+)?$")
_OF_PART = re.compile(r"^(?P<head>.+?)\s+of(?:\s+the)?\s+(?P<tail>.+)$")
_EVENT_OF = re.compile(
    r"\b(?:bombing|shelling|siege|battle|bombardment|storming|massacre|seizure|capture|invasion|attack|attacks|raid|"
    r"assault|fall|liberation|part|parts|much|most|rest|all|edge|heart|center|centre|middle|side|entrance|skies|streets|"
    r"south|north|east|west|northeast|northwest|southeast|southwest|kilometers|miles|km|coast|shores?|waters|outside|"
    r"intersection|corner|block)\s+(?:of|on)\s+(?:the\s+)?[“\"]?$"
)
_NEXT_EVENT = re.compile(
    r"(?:-area|\s+area)?\s+(?:\w+\s+)?(?:shootings?|bombings?|attacks?|blasts?|explosions?|massacres?|killings?|raids?|"
    r"strikes?|airstrikes?|clashes|murders?|slayings?|homicides?|stabbings?|crash|ambush|shootout|homes?|house|"
    r"nightclub|residence|apartment)\b"
)
_WHERE_EVENT = re.compile(r",?\s+(?:where|which|that)\b")
_SPEAKERS = re.compile(
    r"\b(?:officials?|sources?|spokes\w+|police|reporters?|correspondents?|activists|diplomats?|authorities|"
    r"analysts?|headquartered|based|office)\s+(?:based\s+)?in\s+(?:the\s+)?$"
)
_TAKEN = re.compile(
    r"\b(?:taken|transported|airlifted|flown|rushed|transferred|moved|brought|hospitali[sz]ed|treated|evacuated)\b"
    r"[^.;]{0,60}$|\b(?:hospital|clinic|medical center|morgue)\s+(?:in|at|near)\s+(?:the\s+)?$"
)
_FUNERAL = re.compile(
    r"\b(?:funeral|vigil|burial|mourn\w*|memorial|arraigned|court|jail|prison|custody)\b[^.;]{0,120}$"
)
_REFUGE = re.compile(
    r"\b(?:refuge|shelter|asylum|fled|flee|fleeing)\b[^.;]{0,60}$|\barriv\w+\s+(?:in|at)\s+(?:the\s+)?$"
)
_DWELL = re.compile(
    r"\bwho\s+(?:had|have|has)?\s*(?:been|lived|come|arrived|travell?ed|worked|served)\b[^,;.]*$"
    r"|\b(?:concentrated|headquartered|based|ly\s+found|stationed|lies|situated|lives?|lived|living|reside[sd]?|residing|residents?|raised|grew\s+up)\s+"
    r"(?:\w+ly\s+)?(?:in|at|near)\s+(?:the\s+)?(?:\w+\s+)?$"
)
_APART = re.compile(r"\d\s*(?:km|kms|kilomet(?:er|re)s?|miles?|mi)\s*(?:\([^)]*\)\s*)?$")
_CHAIN = re.compile(
    r"\s+of\s+$|\s*,\s*(?:in\s+)?(?:the\s+)?$|\s*,?\s+in\s+(?:the\s+)?(?:[a-z-]+\s+){0,4}(?:of\s+(?:the\s+)?)?$"
    r"|\s*,?\s+[a-z]+(?:ern)?\s+$"
)
_LIST = re.compile(
    r"\s*,?\s*(?:and|&|or)\s+(?:in\s+|near\s+|at\s+)?(?:the\s+)?(?:nearby\s+)?$|\s*,\s*(?:in\s+|near\s+)?$"
)
_LABEL_END = re.compile(r"(?:\s+(?:province|governorate|countryside|city))?\s*(?:\||:)\s")
_ACRONYM = re.compile(r"^[A-Z]{2,6}s?$")
_BLANK = re.compile(r"\s+")
_STATE_AFTER = re.compile(r",\s+((?:[A-Z][a-z]{1,4}|[A-Z]\.\s?[A-Z]|W\.Va)\.|[A-Z]{2}\b)")
_UPPER_NAME = re.compile(r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,5}")
_UPPER_CUE = re.compile(
    r"\b(in|at|near|outside|of|from|to|between|on|around|toward|towards)\s+(?:the\s+)?"
    r"((?:(?:town|city|village|district|department|municipality|province|capital|port|area|outskirts|state)\s+of\s+|"
    r"(?:northern|southern|eastern|western|central|downtown|northeastern|northwestern|southeastern|southwestern)\s+)*)"
)
_LOWER = re.compile(r"[a-zà-ÿ]")
_TOKEN = re.compile(r"[\w.’'-]+")
_LEFT = 160  # characters before a name that are looked at
_SHOUT = 0.15  # share of small letters under which case says nothing


def find_places(doc: Document, sentence: Sentence, places: Gazetteer | None = None) -> list[PlaceMention]:
    """The place names of `sentence` in text order, each settled as far as the sentence alone allows.

    "Two were killed in the town of Jableh, Latakia" has one: Jableh, role "event", within ["Latakia"].
    Persons, organisations and nationalities are left out; a name that acts ("Damascus said") has the role "actor".
    """
    listed = places or gazetteer()
    found = Finder(doc, listed, place_words()).find(sentence)
    for mention in found:
        if mention.bare_name:
            fill(mention, settle(mention.bare_name, listed, NOWHERE, mention.within, kind_of(mention)))
    return found


class Finder:
    """Finds places in the sentences of one document."""

    def __init__(self, doc: Document, places: Gazetteer, words: PlaceWords) -> None:
        self.doc, self.places, self.words = doc, places, words
        self._known: dict[str, tuple[Place, ...]] = {}

    def find(self, sentence: Sentence) -> list[PlaceMention]:
        text = self.doc.text[sentence.start : sentence.end]
        shouted = len(text) > 20 and len(_LOWER.findall(text)) < _SHOUT * len(text) and text[1:].lower() != text[1:]
        found = self._shouted(sentence) if shouted else self._cased(sentence)
        found += self._regions(sentence, found)
        found.sort(key=lambda m: m.span or (0, 0))
        groups: dict[int, list[PlaceMention]] = {}
        for mention in found:
            mention.sentence = sentence.index
            groups.setdefault(mention.group, []).append(mention)
        for members in groups.values():  # "Al-Shir and Qarfais in Latakia": both are in Latakia
            for member in members[:-1]:
                if not member.within and "site" not in (member.precision, members[-1].precision):
                    member.within = list(members[-1].within)
        return found

    def known(self, name: str) -> tuple[Place, ...]:
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self.places.find(name)
        return found

    # -- text with capitals -------------------------------------------------------------------------------------

    def _cased(self, sentence: Sentence) -> list[PlaceMention]:
        text, found = self.doc.text, list[PlaceMention]()
        position = sentence.start
        while (match := _NAME.search(text, position, sentence.end)) is not None:
            position = match.end()
            start, end = self._trim(match.start("name"), match.end("name"))
            if start >= end:
                continue
            numbered = bool(match.group("block")) and start == match.start("name")
            if found and self._state(found[-1], start, end):
                continue
            mention = self._read(sentence, match.start("block") if numbered else start, end, found)
            if mention is not None and numbered and mention.role != "hospital":
                mention.precision = "site"
            if mention is not None and mention.span is not None:
                found.append(mention)
                position = max(position, mention.span.end)
        return [
            m
            for m in found
            if m.place_id or m.role not in ("actor", "home") or m.within or m.cue != "from" or self.known(m.bare_name)
        ]

    def _state(self, last: PlaceMention, start: int, end: int) -> bool:
        """Whether these words are the abbreviated state of the town before: "Gary, Ind."."""
        text = self.doc.text
        if text[last.reach : start] != ", ":
            return False
        return text[start:end] in self.words.states or text[start : end + 1] in self.words.states

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        """Without words that open a sentence or date it, at both ends; the words of a list of names stay."""
        text, stop = self.doc.text, self.words.stop
        while start < end:
            word = _TOKEN.match(text, start, end)
            if word is None:
                break
            low = word.group().lower().rstrip(".")
            follows = text[word.end() : end].strip()
            keep = (
                low in {"north", "south", "east", "west", "new", "old", "san", "first", "second", "third"} and follows
            )
            if low not in stop or keep:
                break
            start = word.end()
            while start < end and text[start].isspace():
                start += 1
            for link in ("of the ", "of ", "la ", "de "):
                if text.startswith(link, start):
                    start += len(link)
        while start < end:
            cut = max(text.rfind(" ", start, end), text.rfind("\n", start, end)) + 1
            last = text[max(cut, start) : end].lower().rstrip(".")
            if last not in stop or last in {"north", "south", "east", "west"} or cut <= start:
                break
            end = cut - 1
            while end > start and text[end - 1].isspace():
                end -= 1
        return start, end

    def _read(self, sentence: Sentence, start: int, end: int, before: list[PlaceMention]) -> PlaceMention | None:
        doc, words = self.doc, self.words
        text, low = doc.text, doc.folded
        name = text[start:end].rstrip(".") if text[start:end].count(".") == 1 else text[start:end]
        end = start + len(name)
        if (
            (part := _OF_PART.match(name))
            and not name[0].isdigit()
            and not self.known(name)
            and self.words.kind_after.search(part["head"].lower())
        ):
            name = part["head"]  # "Kandhamal District of Odisha"
            end = start + len(name)
        if _STREETS.search(name.lower()) and (
            first := _FIRST_STREET.search(text, max(sentence.start, start - 60), start)
        ):
            start = first.start()  # "Pine and Third Streets" is one corner
            name = text[start:end]
            while before and before[-1].span is not None and before[-1].span.end > start:
                before.pop()
        left = low[max(sentence.start, start - _LEFT) : start]
        right = low[end : min(sentence.end, end + 45)]
        folded = _BLANK.sub(" ", name.lower())
        if (
            folded in words.kinds
            or folded in words.stop
            or folded in words.demonyms
            or len(name) < 2
            or (start and text[start - 1] in "@#")
        ):
            return None
        if words.title.search(left) and not words.kind_after.search(folded):
            return None
        if words.title.match(folded.split()[0] + " "):
            return None  # "Colonel Vargas"
        tokens = set(folded.replace("’s", "").replace("'s", "").split())
        if words.hospital.search(folded):
            return PlaceMention(name, Span(start, end), role="hospital", cue="hospital", precision="site")
        if self._division_name(folded, name):
            pass
        elif tokens & words.inside or any(w in folded for w in words.inside_long):
            return self._head_of_organisation(name, start)
        name = _BLANK.sub(" ", name)
        mention = PlaceMention(name, Span(start, end), bare_name=name, reach=end)
        self._type(mention, folded, left, right)
        self._holders(mention, before, sentence)
        if mention.role == "bare" and mention.cue == "holder":
            return None
        if before and self._corner(before[-1], mention):
            return None
        return self._role(mention, left, sentence, before)

    def _plain(self, span: Span) -> str:
        """The words of a span on one line."""
        return _BLANK.sub(" ", self.doc.text[span.slice])

    def _corner(self, last: PlaceMention, mention: PlaceMention) -> bool:
        """Whether two streets meet, which is one place: "West 1st Street and North 51st Avenue"."""
        if last.span is None or mention.span is None or last.precision != "site" or mention.precision != "site":
            return False
        between = self.doc.folded[last.span.end : mention.span.start].strip()
        if between not in ("and", "&", "at", "near") or not _STREET_LIKE.search(f"{last.name}"):
            return False
        last.span = Span(last.span.start, mention.span.end)
        last.name = last.bare_name = self._plain(last.span)
        last.reach = mention.reach
        return True

    def _division_name(self, folded: str, name: str) -> bool:
        """Whether a name ends as bodies and divisions both do, but is a division: "Morazan Department"."""
        kind = self.words.kind_after.search(folded)
        if kind is None or kind.group() not in ("department", "departments", "state", "division", "agency"):
            return False
        return any(p.kind == "admin1" and p.iso != "US" for p in self.known(name[: kind.start()].strip()))

    def _head_of_organisation(self, name: str, start: int) -> PlaceMention | None:
        """The place that opens the name of a body: "Albuquerque Police Chief Gorden Eden" tells of Albuquerque."""
        parts = name.split()
        for size in range(min(3, len(parts) - 1), 0, -1):
            head = " ".join(parts[:size])
            if head.lower() not in self.words.stop and head.lower() not in self.words.demonyms and self._weighty(head):
                span = Span(start, start + len(head))
                return PlaceMention(head, span, role="actor", cue="body", bare_name=head, reach=span.end)
        return None

    def _weighty(self, name: str) -> bool:
        found = self.known(name)
        return name.lower() not in self.words.inside and any(
            p.kind in ("country", "admin1") or (p.population >= 5_000 and key(p.name) == key(name)) for p in found
        )

    def _type(self, mention: PlaceMention, folded: str, left: str, right: str) -> None:
        """What kind of place the words themselves say: "Kandhamal District", "Marjan village", "the town of Jableh"."""
        words, span = self.words, mention.span
        assert span is not None and mention.name is not None
        if found := words.kind_after.search(folded):
            kind = _AFTERWARD.sub("", found.group().rstrip("."))
            mention.precision = words.kinds[_BLANK.sub(" ", kind)]
            rest = mention.name[: found.start()].strip()
            divided = mention.precision == "district" and not self.known(mention.name) and self.known(rest)
            if (mention.precision in ("admin1", "place") or divided) and rest:
                mention.bare_name = rest
            mention.cue = "type"
            return
        if right.startswith("-area"):
            mention.precision, mention.cue = "region", "area"
            return
        if found := words.kind_next.match(right):
            kind = _BLANK.sub(" ", found.group().strip())
            if kind in ("court", "way", "place", "drive", "state", "station", "block", "pass", "port") or re.match(
                r"\s+(?:police|councils?|officials|attorney|judge|authorities|commissioner|said|military council)",
                right[found.end() :],
            ):
                return
            if _SOME.search(left) and self._weighty(mention.name):
                mention.precision = "place"  # "in a north Houston neighborhood" is in Houston
                return
            mention.precision, mention.cue = words.kinds[kind], "type"
            mention.reach = span.end + found.end()
            if mention.precision != "place":
                end = span.end + found.end()
                mention.span = Span(span.start, end)
                mention.name = self._plain(mention.span)
            return
        if found := words.kind_before.search(left):
            mention.precision, mention.cue = words.kinds[_BLANK.sub(" ", found.group(1))], "of-type"

    def _holders(self, mention: PlaceMention, before: list[PlaceMention], sentence: Sentence) -> None:
        """A name after another that it holds is that one's `within`: "Gary, Ind.", "Jableh in Latakia"."""
        words, text, span = self.words, self.doc.text, mention.span
        assert span is not None
        after = _STATE_AFTER.match(text, span.end, min(sentence.end + 2, span.end + 12))
        if after and (state := words.states.get(after.group(1).replace(". ", "."))):
            mention.within.append(self._division(state))
            if mention.cue == "":
                mention.cue = "state"
        if not before or before[-1].span is None:
            return
        if (
            re.fullmatch(r"['’]s\s+(?:[a-z-]+\s+){0,2}", text[before[-1].reach : span.start])
            and before[-1].precision != "site"
            and self._weighty(before[-1].bare_name)
        ):
            owner = before.pop()  # "in Syria's coastal Latakia province"
            mention.within.append(owner.bare_name)
            mention.role, mention.cue, mention.group = owner.role, mention.cue or owner.cue, owner.group
            return
        last = before[-1]
        assert last.span is not None
        between = text[last.reach : span.start].lower()
        if between == " on " and last.precision == mention.precision == "site":
            mention.cue, last.reach = "holder", mention.reach  # "the Blue Lantern bar on Mill Road"
            return
        if len(between) > 60 or not _CHAIN.match(between) or last.role in ("actor", "source"):
            return
        mine = self.known(mention.bare_name)
        theirs = self.known(last.bare_name)
        holds = any(
            p.kind in ("country", "admin1", "district")
            and (not theirs or any(t.iso == p.iso and (p.kind == "country" or t.admin1 == p.admin1) for t in theirs))
            for p in mine
        )
        one_word = mention.name in words.states
        larger = mention.precision in ("admin1", "district", "region") and last.precision != mention.precision
        site = last.precision == "site"
        town = " in " in f" {between} " and last.cue != "" and (not theirs or site)
        if not (holds or one_word or larger or town or (site and "," in between and mine)):
            return
        last.within.append(mention.bare_name)
        last.reach = mention.reach
        if site and mention.precision == "site" and last.name is not None:
            last.span = Span(last.span.start, span.end)
            last.name = self._plain(last.span)
        if not last.cue:
            last.cue = "chain"
        mention.cue = "holder"

    def _division(self, code: str) -> str:
        found = self.places.get(code)
        return found.name if found else code

    def _role(
        self, mention: PlaceMention, left: str, sentence: Sentence, before: list[PlaceMention]
    ) -> PlaceMention | None:
        words, span, low = self.words, mention.span, self.doc.folded
        assert span is not None and mention.name is not None
        right = low[span.end : min(sentence.end, span.end + 45)]
        start_left = left
        if mention.cue == "of-type" and (kind := words.kind_before.search(left)):
            start_left = left[: kind.start()]
            start_left = (
                re.sub(r"(?:\b(?:the|a|an|its)\s+)?(?:[a-z-]+(?:ern|al|by|ed|ing|an|ous|ian)\s+){0,3}$", "", start_left)
                + "the "
            )
        listed = self._listed(mention, before)
        owned = mention.role if mention.group else None
        cue = words.cue.search(start_left) if start_left.strip() else None
        part = words.cues[_BLANK.sub(" ", cue.group(1))] if cue else ""
        folded_known = self.known(mention.bare_name)
        typed = mention.cue in ("type", "of-type")
        if cue and cue.group(2) and start_left is left and (not typed or mention.precision == "region"):
            mention.span = span = Span(span.start - (len(left) - cue.start(2)), span.end)
            mention.name = self._plain(span)
            mention.precision = mention.precision or "region"
        if way_of := words.direction.search(left):
            mention.role, mention.cue = "event", "direction"
            if _APART.search(left[: way_of.start()]):
                mention.role = "bare"  # "1,950 km south of Santiago" tells where another place is
        elif _EVENT_OF.search(left):
            mention.role, mention.cue = "event", "event of"
        elif part == "at":
            mention.role, mention.cue = "event", _BLANK.sub(" ", cue.group(1)) if cue else ""
            if _TAKEN.search(left):
                mention.role = "hospital"
            elif _REFUGE.search(left):
                mention.role = "goal"
            elif _DWELL.search(left):
                mention.role = "home"
            elif _SPEAKERS.search(left):
                mention.role = "source"
            elif _FUNERAL.search(left) and not re.search(r"mass grave|prison(?:ers)? (?:at|in)", left):
                mention.role = "goal"
        elif part == "from":
            mention.role, mention.cue = "home", "from"
        elif part == "to":
            mention.role, mention.cue = "goal", "to"
        elif part == "of":
            mention.role = (
                "event" if typed and not re.search(r"(?:resident|people|citizen|native)s? of", left) else "home"
            )
            mention.cue = mention.cue or "of"
        elif listed is not None:
            mention.role, mention.cue, mention.group = listed.role, listed.cue, listed.group
            mention.precision = mention.precision or (listed.precision if listed.precision == "place" else None)
        elif span.start == sentence.start and (_LABEL_END.match(right) or self._line_label(span)):
            mention.role, mention.cue = "label", "label"
        elif typed and mention.precision != "region":
            opens = not left.strip()  # "Wall Street fell"
            sure = mention.cue == "of-type" or (mention.precision in ("site", "place") and not opens)
            mention.role = "event" if sure else "bare"
        elif _NEXT_EVENT.match(right) and folded_known and folded_known[0].kind != "country":
            mention.role, mention.cue = "event", "modifier"
        if owned is not None and mention.role in ("bare", "event") and part == "":
            mention.role = owned
        if re.match(r"-(?:based|led|backed|born|linked|controlled|held|occupied|style|made)\b", right):
            mention.role, mention.cue = "actor", "actor"
        elif mention.role in ("bare", "home") and words.actor.match(right):
            mention.role, mention.cue = ("actor", "actor") if mention.role == "bare" or part == "" else ("home", "from")
        elif (
            mention.role == "event"
            and not typed
            and part != "at"
            and words.actor.match(right)
            and mention.cue != "event of"
        ) or (
            mention.role == "event"
            and part == "at"
            and not typed
            and re.match(
                r"(?:['’]s)?\s+(?:police|government|hospital|times|post|herald|accords?|agreement|treaty|talks|university)\b",
                right,
            )
        ):
            mention.role, mention.cue = "actor", "actor"
        if mention.cue == "actor" and _SPOKE.match(right):
            mention.cue = "speaker"
        if not mention.group:
            mention.group = span.start + 1
        return mention if self._believed(mention, folded_known, typed, listed) else None

    def _line_label(self, span: Span) -> bool:
        text = self.doc.text
        return text[span.end : span.end + 3] == " | "

    def _listed(self, mention: PlaceMention, before: list[PlaceMention]) -> PlaceMention | None:
        """The name before in one list, whose part it shares: "in Latakia and Tartus"."""
        if not before or before[-1].span is None or mention.span is None or mention.cue == "holder":
            return None
        between = self.doc.folded[before[-1].reach : mention.span.start]
        if before[-1].role == "bare" or not _LIST.fullmatch(between):
            return None
        return before[-1]

    def _believed(
        self, mention: PlaceMention, known: tuple[Place, ...], typed: bool, listed: PlaceMention | None
    ) -> bool:
        """Whether the words and the gazetteer together make it a place; "in Congress" and "against Haddad" are none."""
        name = mention.bare_name
        if mention.cue == "holder":
            return bool(known) or typed
        if key_region(name, self.words):
            return True
        if _ACRONYM.match(name):
            return bool(known) and name.rstrip("s") in ("US", "UK", "UAE", "DRC", "DC", "USA", "CAR")
        if typed:
            return mention.role in ("event", "label", "home", "goal", "hospital", "bare", "actor", "source")
        if known:
            weighty = any(p.kind in ("country", "admin1") or p.population >= 50_000 for p in known)
            if mention.role in ("bare", "actor"):
                return weighty
            if mention.cue in ("by", "against"):
                return any(p.kind == "country" or (p.kind == "place" and p.population >= 500_000) for p in known)
            if mention.cue in ("over", "under", "through", "between", "hit", "of", "above", "amid"):
                return weighty
            return True
        if mention.role == "home" and mention.cue == "from":
            return not self._person(mention)  # stays if the text says what it is in
        if mention.role == "event" and listed is not None and (listed.precision or self.known(listed.bare_name)):
            return not self._person(mention)
        return mention.role == "event" and mention.cue in _PLACED and not self._person(mention)

    def _person(self, mention: PlaceMention) -> bool:
        """Whether the text elsewhere uses the unknown name for a person or body: "Haddad said"."""
        name = re.escape(mention.bare_name)
        return (
            re.search(rf"{name}(?:['’]s)?\s+(?:said|says|told|was|is|had|has|added)\b|[A-Z]\w+ {name}\b", self.doc.text)
            is not None
        )

    # -- text in capitals ---------------------------------------------------------------------------------------

    def _shouted(self, sentence: Sentence) -> list[PlaceMention]:
        """Capitals tell nothing: take the longest listed run of words after a cue, or what a type word ends."""
        doc, words, found = self.doc, self.words, list[PlaceMention]()
        text, low = doc.text, doc.folded
        position = tail = sentence.start
        for cue in _UPPER_CUE.finditer(low, sentence.start, sentence.end):
            if cue.start() < position:
                continue
            at = cue.end()
            while at and (mention := self._run(at, sentence.end)) is not None and mention.span is not None:
                mention.role = {"from": "home", "to": "goal", "of": "home"}.get(cue.group(1), "event")  # type: ignore[assignment]
                if cue.group(1) == "of" and _EVENT_OF.search(low[max(0, cue.start() - 15) : cue.end()]):
                    mention.role = "event"
                mention.cue = cue.group(1)
                if "of" in cue.group(2).split():
                    mention.role = "event" if mention.role == "home" and cue.group(1) == "of" else mention.role
                    mention.cue = "of-type"
                if mention.role != "event" and not mention.within and not self.known(mention.bare_name):
                    break
                if words.actor.match(low, mention.span.end):
                    mention.role = "actor"
                after = re.compile(r",\s*").match(text, mention.span.end)
                if found and text[tail : mention.span.start].strip() == ",":
                    found[-1].within.append(mention.bare_name)
                else:
                    mention.group = mention.span.start + 1
                    found.append(mention)
                position = tail = mention.span.end
                at = after.end() if after else 0
        return found

    def _run(self, start: int, limit: int) -> PlaceMention | None:
        """The place name that starts here, in text without case."""
        text, words = self.doc.text, self.words
        match = _UPPER_NAME.match(text, start, limit)
        if match is None:
            return None
        parts = list(re.finditer(r"\S+", match.group()))
        for size in range(len(parts), 0, -1):
            end = start + parts[size - 1].end()
            name = _BLANK.sub(" ", text[start:end])
            low = name.lower()
            if low in words.stop or parts[0].group().lower() in words.stop:
                continue
            typed = words.kind_after.search(low)
            if typed and typed.start():
                head = low[: typed.start()].split()
                if not set(head) & (words.stop | words.inside | words.demonyms.keys()) and len(head) <= 4:
                    precision = words.kinds[_AFTERWARD.sub("", typed.group().rstrip("."))]
                    bare = name[: typed.start()].strip() if precision in ("admin1", "place", "district") else name
                    if precision != "site" or self.known(bare) or len(head) <= 3:
                        return PlaceMention(name, Span(start, end), precision=precision, bare_name=bare)
            if self.known(name) and (size > 1 or len(name) > 3):
                return PlaceMention(name, Span(start, end), bare_name=name)
        return None

    # -- regions without an entry -------------------------------------------------------------------------------

    def _regions(self, sentence: Sentence, found: list[PlaceMention]) -> list[PlaceMention]:
        """The coast of a country, by whatever phrase: "the Syrian coast", "the country's coast", "coastal regions"."""
        words, text, low = self.words, self.doc.text, self.doc.folded
        regions: list[PlaceMention] = []
        for match in words.region.finditer(low, sentence.start, sentence.end):
            left = low[max(sentence.start, match.start() - 40) : match.start()]
            span, name = Span(match.start(), match.end()), ""
            if owner := re.search(r"\b([\w-]+)\s+$", left):
                iso = words.demonyms.get(owner.group(1))
                if iso is not None:
                    span = Span(match.start() - len(left) + owner.start(1), match.end())
                    name = text[span.start : span.end]
            if not name and (owner := re.search(r"([\w-]+)['’]s\s+(?:[\w-]+\s+)?$", left)):
                start = match.start() - len(left) + owner.start(1)
                if nation := next(
                    (p for p in self.known(text[start : start + len(owner.group(1))]) if p.kind == "country"), None
                ):
                    span = Span(start, match.end())
                    name = words.region_name.format(demonym=words.demonym_of.get(nation.iso, nation.name))
            if not name and not re.search(
                r"\b(?:the|in|along|across|on|of|several|predominantly|country['’]s|\w+ly|alawite|other|their|its)\s+(?:[\w-]+\s+){0,2}$",
                left,
            ):
                continue
            if re.match(r"\s+guard|\s+(?:city|town) of", low[match.end() : match.end() + 10]):
                continue
            mention = PlaceMention(name or None, span, role="event", cue="region", precision="region", reach=span.end)
            mention.group = span.start + 1
            if _DWELL.search(low, max(sentence.start, span.start - 60), span.start):
                mention.role = "home"
            for other in found:
                if other.span is not None and span.overlaps(other.span):
                    other.role = "actor"  # "Syria" in "Syria's coast"
            regions.append(mention)
        return regions


# After these an unknown name is a place where the gazetteer is silent; after "by" or "against" it is a person.
_PLACED = frozenset(
    {"in", "near", "outside", "outside of", "direction", "downtown", "inside", "of-type", "state", "type"}
)


def key_region(name: str, words: PlaceWords) -> bool:
    """Whether the lexicon lists the name as a region."""
    return key(name) in words.regions


def kind_of(mention: PlaceMention) -> str | None:
    return mention.precision if mention.precision in ("admin1", "district", "place") else None


def fill(mention: Where, settled: Settled) -> None:
    """Write what the gazetteer makes of it into the mention."""
    place = settled.place or settled.holder
    mention.candidates, mention.reason = settled.candidates, settled.reason
    mention.place_id = settled.place.id if settled.place else None
    mention.admin1 = place.admin1 if place else None
    mention.country = place.country if place else None
    mention.iso = place.iso if place else None
    mention.latitude = settled.place.latitude if settled.place else None
    mention.longitude = settled.place.longitude if settled.place else None
    if mention.precision is None:
        mention.precision = settled.place.kind if settled.place else "place"
