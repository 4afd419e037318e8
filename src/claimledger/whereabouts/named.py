"""The places of one document: which are named in which sentence, settled, and the town that the text is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from claimledger.companies import is_part_of_company
from claimledger.datelines import Dateline
from claimledger.gazetteer import Place, key
from claimledger.gazetteer.settle import Setting, Settled, settle
from claimledger.once import once
from claimledger.patterns import Rare
from claimledger.places.mentions import Page, PlaceMention, fill
from claimledger.places.unlisted import is_firm
from claimledger.registry import registry
from claimledger.spans import Span
from claimledger.whereabouts.force import came_to_scene, has_other_force, of_residents, speaks
from claimledger.whereabouts.persons import Persons
from claimledger.whereabouts.sections import Sections
from claimledger.whereabouts.setting import read_setting
from claimledger.whereabouts.telling import Telling
from claimledger.whereabouts.town import Town, find_town

_OFFICERS = Rare(r"police|authorities")
# "were shot here today"; not "I came here [Lorin]", which says where that is, nor "said this morning"
_HERE = re.compile(
    r"\b(?:here(?!\s*[\[(]|\s+(?:is|are)\s)|this\s+city|"
    r"(?<!issued )(?<!said )(?<!told )(?<!announced )(?<!reported )(?<!stated )"
    r"(?:this\s+(?:morning|afternoon|evening)|tonight))\b"
)
_DIVISION = 10**8  # weight of a name that may be a division's
_LARGE = 250_000  # people of a town where news of elsewhere are filed
_THE_CAPITAL = re.compile(
    r"\b(?:in|inside|near|outside|across|through|rocked|hit|struck)\s+(?:the\s+(?:([a-z]+)\s+)?|\w+['’]s\s+)capital\b(?!\s+of\b|,)"
)
_THIS_TOWN = Rare(
    r"\bthis\s+(?:[a-z-]+\s+){0,3}?(?:town|city|village|port|capital|hamlet|resort|suburb|island|community|settlement)\b"
)
_HOLDS = ("country", "admin1", "district")
_OPENING = 250  # characters after a dateline in which that stands
_NEXT = 12  # characters from there to what holds the town


class Whereabouts:
    """What the places of a document are. `named` has the mentions of each sentence that was read, in text order."""

    def __init__(
        self,
        page: Page,
        named: list[list[PlaceMention]],
        line: Dateline | None,
        persons: Persons,
        telling: Telling,
        sections: Sections,
        full: dict[str, str],
    ) -> None:
        self.kept: dict[str, Any] = {}
        self.full = full  # names of townships by their short forms
        self.page, self.line, self.persons, self.telling, self.sections = page, line, persons, telling, sections
        self.named = [[m for m in ms if _marked(m) or not persons.has(m.bare_name)] for ms in named]
        self.mentions = [m for ms in self.named for m in ms]
        for mention in self.mentions:  # "Tyler's Toledo apartment"
            mention.within = [
                w
                for w in mention.within
                if w in page.words.state_names or page.weight(w) >= _DIVISION or not persons.has(w)
            ]
        self.setting: Setting = read_setting(page, self.mentions, line)
        if line is not None and line.place is not None and self.setting.country != "US":
            _file(self.mentions, line.place)
            self._place_here(line)
        self.decided: dict[str, Settled] = {}  # of names that the text's town settles
        self._asked: dict[tuple[str, tuple[str, ...], str | None], Settled] = {}

    def _place_here(self, line: Dateline) -> None:
        """Put the dateline's town where "this town" stands for it: "TLAPA, Mexico (AP) - The mayor of this hill town"."""
        said = _THIS_TOWN.search(self.page.doc.folded, line.span.end, line.span.end + _OPENING) or self._capital(line)
        if said is None or line.city is None or line.place is None or not self.named or not self.page.doc.sentences:
            return
        for mention in self.mentions:
            if mention.span is not None and 0 <= mention.span.start - said.end() <= _NEXT and mention.role == "event":
                mention.role = "bare"  # "this hill town in southern Mexico"
        first = next((s.index for s in self.page.doc.sentences if s.start <= line.city.start < s.end), 0)
        old = next((m for m in self.named[first] if m.span is not None and line.city.overlaps(m.span)), None)
        name = self.page.doc.text[line.city.slice]
        here = old or PlaceMention(name, Span(*line.city), bare_name=name, sentence=first, reach=line.place.end)
        here.role, here.cue, here.precision = "event", "here", "place"
        if rest := self.page.doc.text[line.city.end : line.place.end].strip(" ,.()"):
            here.within = here.within or [rest]
        if old is None:
            self.named[first].insert(0, here)
            self.mentions = [m for ms in self.named for m in ms]

    def _capital(self, line: Dateline) -> re.Match[str] | None:
        """Where "the Iraqi capital" stands for a dateline's BAGHDAD."""
        if line.city is None:
            return None
        land = registry().capitals.get(self.page.doc.text[line.city.slice].title())
        said = _THE_CAPITAL.search(self.page.doc.folded, line.span.end, line.span.end + _OPENING) if land else None
        if said is None or registry().adjectives.get(said[1] or "", land) != land:
            return None
        return said

    @once
    def town(self) -> Town | None:
        """The town that the text is about: settles streets, and is kept where no place of a figure is named."""
        return find_town(self.page, self.mentions, self.setting, self.line, self.persons, self.ask)

    @once
    def nation(self) -> Place | None:
        """The country of the text."""
        return self.page.places.country(self.setting.country) if self.setting.country else None

    @once
    def county(self) -> Place | None:
        """The one district that the text names: its sheriff, or what happens there."""
        found = {
            p.id: p
            for m in self.mentions
            if m.precision == "district" and m.role in ("event", "actor", "bare", "label", "home")
            and (p := self.ask(m.bare_name, m.within, "district").place) is not None and p.kind == "district"
        }  # fmt: skip
        county = next(iter(found.values())) if len(found) == 1 else None
        if county is None or county.iso != "US" or self.town is None:
            return county
        town, divisions = self.town.settled.place, self.setting.divisions
        sure = self.town.sure and (self.town.headed or self.town.served) and town is not None
        if sure and town and town.admin1 != county.admin1 and (town.iso, town.admin1 or "") in divisions:
            return None  # where a suspect was caught, in the next state
        return county

    @once
    def counties(self) -> tuple[str, tuple[str, ...]]:
        """The name of the one district that the text names, and the entries of that name, where it stays open.

        Nothing where the text's town lies in one of them.
        """
        found = {m.bare_name: m for m in self.mentions if m.candidates and is_county(m)}
        if self.county is not None or len(found) != 1:
            return "", ()
        ((name, mention),) = found.items()
        town = self.town.settled.place if self.town else None
        for place in self.page.known(name) if town is not None else ():
            if town and (place.iso, place.admin1, place.district) == (town.iso, town.admin1, town.district):
                return "", ()
        return name, mention.candidates

    @once
    def served(self) -> PlaceMention | None:
        """The town whose news it is, if the text has no other place of an event: its police speak and it heads a text of
        the United States, or its police were at the scene, or tell of somebody of the town.
        """
        text, folded = self.page.doc.text, self.page.doc.folded
        if not (self.line or self.page.doc.article.title or _OFFICERS.search(folded) or "PD" in text):
            return None  # nothing that a town is served or placed by
        town = self.town
        if town is None or not (town.placed or (town.served and (town.headed or town.policed))):
            return None
        if not (self._american(town) and (town.placed or town.headed)):
            place = town.settled.place
            local = self._american(town) or (place is not None and place.iso == self.setting.country)
            if not local or not (came_to_scene(self.page) or of_residents(self.page, self.mentions, town.name)):
                return None
        return self._label(town)

    @once
    def spoken(self) -> PlaceMention | None:
        """The town of the United States whose police only speak, if the text has no other place of an event.

        Weaker than `served`: "Orvale police said a family was fired at on its way home".
        """
        town = self.town if _OFFICERS.search(self.page.doc.folded) else None
        if town is None or not (town.sure and town.policed and self._american(town) and speaks(self.page, town.name)):
            return None
        return self._label(town)

    @once
    def titled(self) -> PlaceMention | None:
        """The town of the United States that the title names, if the text has no other town, nor place of an event."""
        town, title = self.town, self.page.doc.article.title
        if town is None or not title or not (town.sure and town.headed and self._american(town)):
            return None
        if self.setting.country != "US" or f" {key(town.name)} " not in f" {key(title)} ":
            return None
        if is_part_of_company(self.page.doc.text, town.name):
            return None
        others = {key(m.bare_name) for m in self.mentions if m.precision == "place" and m.role != "source"}
        return self._label(town) if others <= {key(town.name)} else None

    @once
    def city(self) -> PlaceMention | None:
        """The one town of the United States that the text is about, whatever happened where in it."""
        town = self.town
        if town is None or not (town.sure and (town.headed and town.served) and self._american(town)):
            return None
        at = self.page.doc.text.find(town.name)
        span = Span(at, at + len(town.name)) if at >= 0 else None
        mention = PlaceMention(town.name, span, role="label", cue="police", bare_name=town.name)
        fill(mention, town.settled)
        return mention

    @once
    def shared(self) -> bool:
        """Whether a force that serves more than a town is named, so that what it tells of may lie outside."""
        return has_other_force(self.page)

    def _american(self, town: Town) -> bool:
        place = town.settled.place
        return (place.iso if place else self.setting.country) == "US" and self.setting.country in (None, "US")

    def _label(self, town: Town) -> PlaceMention | None:
        """The town as a mention, unless what happened may have been elsewhere."""
        if any(m.role == "event" and not _may_hold(m, town.name, town.settled.place) for m in self.mentions):
            return None
        at = self.page.doc.text.find(town.name)
        span = Span(at, at + len(town.name)) if at >= 0 else None
        name = self.full.get(town.name, town.name)
        mention = PlaceMention(name, span, role="label", cue="police", bare_name=town.name)
        fill(mention, town.settled)
        return mention

    def ask(self, name: str, within: Sequence[str], kind: str | None) -> Settled:
        """What `settle` makes of a name in this text; a name is asked for once."""
        if (whole := self.page.byname(name)) is not None:
            name, kind = (
                whole,
                None if self.page.known(whole)[:1] and self.page.known(whole)[0].kind == "country" else "place",
            )
        if name in self.decided and not within:
            return self.decided[name]
        within = [self.page.byname(holder) or holder for holder in within]
        asked = (name, tuple(within), kind)
        if asked not in self._asked:
            self._asked[asked] = settle(name, self.page.places, self.setting, within, kind)
        return self._asked[asked]

    def in_sentence(self, index: int, roles: Iterable[str]) -> list[PlaceMention]:
        """The mentions of a sentence that have one of these roles."""
        named = self.named[index]
        return [m for m in named if m.role in roles] if named else named

    def town_above(self, index: int) -> int:
        """The heading in capitals over a sentence, in a text that names towns so; -1 where there is none."""
        if not self.sections.headings:
            return -1
        heads = self.sections.in_capitals
        first = next((h for h in heads if any(m.place_id or m.candidates for m in self.named[h])), None)
        return max((h for h in heads if first is not None and first <= h < index), default=-1)

    def told_in(self, district: PlaceMention) -> PlaceMention | None:
        """The town of a dateline, in a district that a figure names, where the text puts something that happened."""
        filed = self.filed
        if filed is None or filed.place_id is None:
            return None
        entry = next((p for p in self.page.known(filed.bare_name) if p.id == filed.place_id), None)
        if entry is None or entry.admin1 != district.admin1 or not _in_it(entry, district.bare_name):
            return None
        return next(
            (m for m in self.mentions if m.place_id == filed.place_id and (m.role, m.cue) == ("event", "in")), None
        )

    def a_town(self, name: str) -> bool:
        """Whether a name can be that of a town in the country of the text."""
        home = self.setting.country
        if name in self.page.words.state_names:
            return False
        if home != "US" and any(p.kind == "country" for p in self.page.known(name)[:1]):
            return False  # "a village in Lebanon"
        return any(p.kind == "place" and p.iso == (home or p.iso) for p in self.page.known(name))

    @once
    def filed(self) -> PlaceMention | None:
        """The town of a dateline, in the country of the text, where it is as good as the place of the news.

        So it is in local news, whose dateline has no day, and where the text names no other place of an event.
        """
        line, page = self.line, self.page
        if line is None or line.city is None or line.place is None or "/" in page.doc.text[line.city.slice]:
            return None  # "ORVALE/LORIN (Reuters) -": filed from two towns
        mention = PlaceMention(page.doc.text[line.city.slice], Span(*line.city), role="label", cue="dateline")
        rest = page.doc.text[line.city.end : line.place.end].strip(" ,.()")
        state = page.state(rest)
        mention.bare_name = mention.name or ""
        mention.within = [state] if state else [rest] if rest else []
        fill(mention, settle(mention.bare_name, page.places, self.setting, mention.within, "place"))
        held = bool(state) or (bool(rest) and any(p.kind in _HOLDS for p in page.known(rest)))
        new = not page.known(mention.bare_name)  # a place that no list has
        if new and is_firm(mention.bare_name):
            return None  # "ORVALE AIRLINES (Reuters) -"
        if new and line.agency is not None:
            held, mention.iso = True, mention.iso or self.setting.country
        if mention.iso != self.setting.country or (mention.place_id is None and not mention.candidates and not held):
            return None
        city = next((p for p in page.known(mention.bare_name) if p.id == mention.place_id), None)
        if city is not None and self.county is not None and not in_district(city, self.county):
            return None  # the sheriff of the next county speaks
        other = [
            m
            for m in self.mentions
            if m.role == "event" and m.precision != "country" and m.iso == mention.iso
            and not self.telling.other_time(m.sentence)
        ]  # fmt: skip
        local = mention.iso == "US" and line.day_span is None
        if line.day_span is not None and not _HERE.search(page.doc.folded, line.span.end, line.span.end + 400):
            small = new or (city is not None and city.population < _LARGE)
            if not small or other or any(m.role in ("home", "source") for m in self.mentions if m.precision == "place"):
                return None  # a capital where news of a country are filed
        return mention if local or not other else None


def _in_it(town: Place, name: str) -> bool:
    return town.kind == "place" and town.district is not None and key(town.district) == key(name)


def in_district(town: Place, district: Place) -> bool:
    """Whether a town lies in a district."""
    return (town.iso, town.admin1, town.district) == (district.iso, district.admin1, district.district)


def is_county(mention: PlaceMention) -> bool:
    return mention.precision == "district" or mention.bare_name.endswith((" County", " Parish"))


def _may_hold(mention: PlaceMention, name: str, town: Place | None) -> bool:
    """Whether a place of an event can be the town itself, lie in it or hold it, as far as is known."""
    if mention.precision in (None, "site", "country") or key(mention.bare_name) == key(name):
        return True
    if town is None or mention.precision == "place":
        return town is not None and mention.place_id == town.id
    if mention.precision == "district":
        return mention.admin1 == town.admin1 and key(mention.bare_name) == key(town.district or "")
    return mention.place_id is not None and mention.admin1 == town.admin1


def _file(mentions: Sequence[PlaceMention], filed: Span) -> None:
    """Where news are filed from is not where it happened, if another place is: "ISLAMABAD: Nine died in Khyber"."""
    for mention in mentions:
        if mention.cue == "in" and mention.span is not None and filed.contains(mention.span):
            mention.role, mention.cue = "source", "dateline"  # "(Bamako, August 2, 2023) - Soldiers killed nine"
        if mention.role == "label" and mention.span is not None and filed.overlaps(mention.span):
            if any(m.role == "event" and m.precision != "country" for m in mentions):
                mention.role, mention.cue = "source", "dateline"


def _marked(mention: PlaceMention) -> bool:
    """Whether the words by a name make a place of it, though it may be a person's: "the town of Vargas"."""
    return mention.cue in ("type", "of-type", "direction", "part of", "state", "in", "heading") or bool(mention.within)
