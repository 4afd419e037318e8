"""The place that the sentences near a figure name for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from claimledger.itemmarks import has_sign
from claimledger.mentions import Figure
from claimledger.openings import opening_days
from claimledger.patterns import Rare
from claimledger.places.eventful import happens
from claimledger.places.mentions import PlaceMention
from claimledger.whereabouts.against import compared, held_against, told_next_door
from claimledger.whereabouts.beside import Beside
from claimledger.whereabouts.fine import fineness, finest, is_address, is_wide
from claimledger.whereabouts.named import Whereabouts
from claimledger.whereabouts.of_parts import shared_out_after, tells_of_another, told_of_some
from claimledger.whereabouts.refer import all_the_country, goes_on_longer, may_hold, nation_told, of_that_day
from claimledger.whereabouts.telling import Telling

CARRIED = "carried from a sentence before"
PEOPLES = "the people's place"
_SPOT = (
    r"(?:town|city|village|place|area|spot|district|province|region|country|part|neighbou?rhood|street|road|building|"
    r"school|mosque|church|market|camp|base|hospital|site|venue|club|block|corner|intersection)"
)
_SAME_PLACE = re.compile(rf"\b(?:same|there|here)\b|\b(?:this|that)\s+{_SPOT}\b")
_SAME_SPOT = re.compile(rf"\bsame\s+(?:[a-z]+\s+)?{_SPOT}s?\b")
# "In 2010 blasts at a mine in the same region killed 91": in no town told before
_SAME_DIVISION = re.compile(
    r"\bsame\s+(?:\w+\s+)?(?:province|region|state|district|county|governorate|department|oblast|country)\b"
)
_BACK = 8  # sentences a place is carried forward to a figure that names none,
_GOES_BACK = re.compile(
    r"(?:the|this|that|these|those|he|she|they|it|his|her|their|its|there(?!\s+(?:is|are|was|were|has|have)\b)|another|among|as|a\s+(?:further|second|third)|"
    r"(?:\w+\s+){1,2}(?:others?|more|of\s+(?:them|the|those))|(?:\w+\s+)?(?:hours?|days?|weeks?)\s+(?:later|after|before)|"
    r"(?:on|in|at)\s+(?:the|that)\s+same)\b"
)
_TITLE = 40  # characters between the holder of an office and the town
_SOON = 3  # and in news of the United States, where streets are named in passing, or one of "hundreds"
_PARCELS = 3  # places told one by one in a sentence
_LEAD = 3  # sentences that open a text: only their place is carried so far
_LONG = 6, 10  # and a town behind a wide place, or behind the country: "weapons not seen before in Vela"
_AHEAD = 3  # sentences after it that may tell where
_RESIDENTS = re.compile(
    r"\b(?:residents?|villagers?|inhabitants|people|farmers|worshippers|students|traders)\s+(?:of|from|in)\s+(?:the\s+)?"
    r"(?:\w+\s+){0,2}$"
)
_IN_PLACE = re.compile(r"\W*(?:in|at|near|outside|on)\s")
_ON_DAY = re.compile(r"\W*on\s+(?:early\s+|late\s+)?(\w+day)\b")
_OFFICE = re.compile(
    r"\b(?:mayor|police\s+chief|councill?ors?|headman|sarpanch|elders?|priest|imam|bishop|residents?|villagers|inhabitants)\s+of\s+(?:the\s+)?"
    r"(?:\w+\s+of\s+)?$"
)
_NUMBER = re.compile(
    r"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred)\b"
)
_STOPS = frozenset('.!?"”')
_WHERE = Rare(r"\bwhere\b")
_WHOLE = Rare(r"\b(?:the|its?|overall|total)\s+(?:overall\s+)?(?:death\s+)?(?:toll|tally|count)\b")
_BROUGHT = re.compile(
    r"\b(?:taken|took|transported|airlifted|flown|rushed|transferred|moved|brought|evacuated|admitted|shot|stabbed|wounded|"
    r"injured)\b"
)


def _is_near(home: PlaceMention, figure: Figure) -> bool:
    """Whether the figure is of those who hold the office: not "The mayor of Orvale said [nine] had died"."""
    return home.span is not None and 0 <= home.span.start - figure.span.end < _TITLE


class Nearby:
    """Chooses among the places of other sentences, and those of the figure's own that tell of its people.

    `placed` has by sentence the places that its figures name in their own words, `gone_on` what goes on to a figure that
    names none; they grow while figures are placed.
    """

    def __init__(self, found: Whereabouts, told_of: Telling, beside: Beside) -> None:
        self.found, self.told_of, self.beside = found, told_of, beside
        self.doc = found.page.doc
        self.placed: dict[int, list[list[PlaceMention]]] = defaultdict(list)
        self.gone_on: dict[int, list[PlaceMention]] = {}
        self._next: dict[int, list[int]] = {}  # by sentence, those after it that may tell where
        self._passing: dict[int, bool] = {}  # by sentence, whether nothing happens in it
        self._whole: dict[int, bool] = {}  # by sentence, whether it speaks of the whole toll

    def go_on(self, figure: Figure, named: list[PlaceMention]) -> None:
        """Note the place that has gone on to a figure, for those after it; in local news another may be meant."""
        if self.found.setting.country != "US" and not figure.background and not is_wide(self.found.page, named[0]):
            self.gone_on.setdefault(figure.sentence, named)

    def told_after(self, figure: Figure, roles: Sequence[str], loose: bool) -> list[PlaceMention]:
        """The place of a later sentence of the same passage that says where it happened.

        `loose`: the figure's own words only tell of what place it was near.
        """
        for index in () if self.told_of.several(figure.sentence) else self._ahead(figure.sentence):
            if self.beside.of_others(index, figure) or not (named := self.found.in_sentence(index, roles)):
                continue
            if told_next_door(self.doc, named):
                continue
            if loose and (fine := [m for m in named if m.precision == "place" or m.within]):
                return finest(fine)
            if (found := self.told_of.occurred(index)) and not tells_of_another(self.found, named, found, figure):
                after = [m for m in named if m.span and m.span.start >= found]
                return finest(after or named)
        return []

    def _ahead(self, index: int) -> list[int]:
        """The sentences after one that name places, up to one that opens another event."""
        known = self._next.get(index)
        if known is None:
            known = self._next[index] = []
            for after in range(index + 1, min(index + 1 + _AHEAD, len(self.doc.sentences))):
                apart = self.told_of.begins_anew(index, after) or self.told_of.days_later(after)
                if apart or after in self.found.sections.headings:
                    break
                if self.found.named[after]:
                    known.append(after)
        return known

    def around(self, figure: Figure) -> tuple[list[PlaceMention], str]:
        """A place of a sentence near by that tells the same event, and why."""
        at, told_of = figure.sentence, self.told_of
        here = self.found.named[at]
        home = [m for m in here if m.role == "home" and not self._abroad(m, figure)] if here else here
        if told_of.opens_other(at) and not self._again(at):
            return (finest(home), PEOPLES) if home else ([], "")
        if told_of.several(at):
            return [], ""  # "in five provinces"
        if here and (grave := self._buried(at, figure)):
            return grave, "where they were buried"
        if told_of.comes_before(figure) and not self._again(at):
            return (finest(home), PEOPLES) if home else ([], "")
        other = (told_of.other_time(at) or goes_on_longer(self.found, told_of, figure)) and not self._again(at)
        if told_of.is_past(figure) and _SAME_DIVISION.search(told_of.words(at)) is not None:
            return [], ""
        if other or (told_of.is_past(figure) and not _SAME_PLACE.search(told_of.words(at))):
            return (finest(home), PEOPLES) if home else ([], "")
        if (
            home
            and self.found.setting.country != "US"
            and self._opening(at) == at
            and (own := [m for m in home if self.holds_office(m) and _is_near(m, figure)])
        ):
            return finest(own), PEOPLES  # "On Friday the mayor of Orvale was shot"
        if (before := self._carried(figure)) is not None:
            return before
        if here and (grave := self._buried(at, figure, "grave")):
            return grave, "where they were buried"
        if home and not self._filed_elsewhere(home):
            return finest(home), PEOPLES
        if at <= 2:
            sentences = self.doc.sentences
            for index in range(at + 1, min(at + 4, len(sentences))):
                if self.told_of.days_later(index) or self._apart(at, index) or self.found.sections.entry_of(index) > at:
                    break
                if self.beside.of_others(index, figure):
                    apart = sentences[index].paragraph != sentences[at].paragraph
                    if (apart and _IN_PLACE.match(told_of.words(index)) is not None) or self._parted(figure, index):
                        break
                    if figure.cumulative:
                        continue
                if self._told_already(at, index):
                    break
                named = self.found.in_sentence(index, ("event",))
                aside = self._in_passing(named, index) or told_next_door(self.doc, named)
                if named and told_of.goes_on(index) and not aside:
                    return finest(named), "from the sentence after, which tells the same event"
        return [], ""

    def _told_already(self, at: int, index: int) -> bool:
        """Whether a later paragraph is no longer on what a figure is of: the text has told before where something happened."""
        if (
            self.doc.sentences[at].paragraph == self.doc.sentences[index].paragraph
            or self.found.setting.country == "US"
        ):
            return False
        return any(fineness(m) > 2 for k in range(1, at) for m in self.found.in_sentence(k, ("event",)))

    def _parted(self, figure: Figure, index: int) -> bool:
        """Whether a sentence with figures of its own shares them out to several places, or is of another day."""
        if shared_out_after(self.found, self.beside, figure, index):
            return True
        one, other = (_ON_DAY.match(self.told_of.words(k)) for k in (figure.sentence, index))
        return other is not None and (one is None or one[1] != other[1])

    def _apart(self, at: int, index: int) -> bool:
        """Whether a later sentence stands under a heading or in an item of its own, or opens a paragraph with its own day."""
        own, other = self.doc.sentences[at], self.doc.sentences[index]
        if own.paragraph == other.paragraph:
            return False
        text, sections = self.doc.text, self.found.sections
        return (
            index in sections.headings
            or sections.is_item(index)
            or has_sign(text, other.start)
            or other.paragraph in opening_days(self.doc)
        )

    def _filed_elsewhere(self, home: list[PlaceMention]) -> bool:
        """ "DALLAS - A man who lived in Tulsa was shot": local news of the United States is told where it was filed."""
        filed = self.found.filed
        return filed is not None and filed.iso == "US" and all(m.admin1 not in (None, filed.admin1) for m in home)

    def _again(self, index: int) -> bool:
        """Whether a sentence goes back to a place: "in the same town last year"."""
        return _SAME_SPOT.search(self.told_of.words(index)) is not None

    def deathbed(self, figure: Figure) -> list[PlaceMention]:
        """The place of the clinic they died in, where nobody is said to have been brought there; that where others were
        treated only in a text that tells of no place of an event."""
        named = [m for m in self.found.named[figure.sentence] if m.role == "hospital" and m.cue != "hospital"]
        if not named or _BROUGHT.search(self.told_of.words(figure.sentence)):
            return []
        if figure.outcome != "killed":
            if any(m.role in ("event", "label") for m in self.found.mentions):
                return []
            named = [m for m in named if m.span and m.span.end <= figure.span.start]
        return finest(named) if named else []

    def _carried(self, figure: Figure) -> tuple[list[PlaceMention], str] | None:
        """The place of a sentence before that goes on to the figure; none where that counts over a country unnamed."""
        at, sentences, told_of = figure.sentence, self.doc.sentences, self.told_of
        runs_on = self._paragraph(figure)
        soon = self.found.setting.country == "US" or figure.qualifier in ("vague", "unquantified")
        back = _SOON if soon else _BACK
        near = _SOON
        if (whole := self._whole.get(at)) is None:
            whole = self._whole[at] = _WHOLE.search(told_of.words(at)) is not None
        if whole:
            back, near = 2 * back, 2 * near
        inside = figure.outcome == "displaced" or "since then" in told_of.words(at)  # no place of another paragraph
        heading, item = self._section(at)
        clock = self.found.sections.clock_above(at)
        heading = max(heading, clock)
        ranked: list[PlaceMention] = []
        for index in range(at - 1, max(heading, self.found.sections.entry_of(at) - 1, at - 1 - back), -1):
            apart = sentences[index].paragraph != sentences[at].paragraph
            if item and apart and self.found.sections.is_item(index):
                continue  # of another item of the list
            if (
                apart
                and heading >= 0
                and self.found.named[heading]
                and not _GOES_BACK.match(told_of.words(self._opening(at)).lstrip())
            ):
                break  # a paragraph of a section that names no place is of that of its heading
            mentions, beside = self.found.named[index], self.beside.of.get(index, ())
            named = [m for m in mentions if m.role in ("event", "label")] if mentions else mentions
            if beside and all_the_country(self.found, told_of, beside[0]):
                return nation_told(self.found, told_of, beside[0]), "counted over the country before"
            if mentions and not named:
                if index == at - 1:
                    named = self._buried(index, figure)
                if not named and _WHERE.search(told_of.words(index)) and told_of.eventful(index):
                    named = self.found.in_sentence(index, ("home",))
            if inside and sentences[index].paragraph != sentences[at].paragraph:
                break  # who fled from where is seldom told so far off
            if mentions and not named and index <= 1 and beside and figure.outcome != "displaced":
                named = [m for m in self.found.in_sentence(index, ("home",)) if self._of_residents(m, figure)]
            if len(named) >= _PARCELS and self._parcelled(named, index):
                continue  # what each of them lost is no place of the sum
            if named and apart and told_of.opens_long_before(index):
                continue  # "In April a raid on Osk killed nine.", in a paragraph of its own
            if named and held_against(self.doc, named, index):
                if apart:
                    break  # what stands above it may be history, too
                continue
            if named and compared(self.found, named, index):
                ranked = ranked or named
                continue
            if named and beside and self._beyond_parts(figure, beside, whole):
                continue
            if named and beside and index and all(f.high == 0 for f in beside):
                ranked = ranked or (named if index == at - 1 else [])  # "felt in Lorin, where nobody was hurt"
                continue
            if named and apart and self._shared_out(index):
                continue
            if named and beside and told_of_some(self.found, self.beside, figure, beside, named):
                continue
            if not named and beside and (gone := self.gone_on.get(index)):
                return gone, CARRIED
            if named and at - index > near and index > _LEAD:
                break  # what is told in passing is not what a later toll is of
            if len(named) > 1 and named[0].role == "label":  # "Vela: A roof fell in Orvale. Four died."
                named = [m for m in named if m.role == "event" and fineness(m) >= fineness(named[0])] or named
            if len(named) > 1 and (end := told_of.occurred(index)):  # "The raid in Orvale took place in Lorin"
                named = [m for m in named if m.span and m.span.start >= end] or named
            heads = bool(named) and index == 0 and (named[0].role == "label" or self._sets_scene(beside))
            if named and (index >= runs_on or heads or told_of.eventful(index)):
                if index and not beside and self._in_passing(named, index):
                    ranked = ranked or named
                    continue
                one = of_that_day(self.found, told_of, figure, beside, named, self.placed.get(index, ()))
                return one if told_of.other_time(index) else self._sharper(one, index), CARRIED
            if told_of.opens_other(index) or (not mentions and told_of.widespread(index)):
                break
        if heading >= 0 and self.found.named[heading]:
            return self.found.named[heading], CARRIED
        if 0 < clock == heading and (titled := self.found.in_sentence(0, ("event", "label"))):
            return finest(titled), CARRIED  # "Live: explosion at Orvale", and below it one entry after another
        return (finest(ranked), CARRIED) if ranked else None

    def _in_passing(self, named: Sequence[PlaceMention], index: int) -> bool:
        """Whether nothing happens in a sentence but that it names a place: "Schools in Orvale were closed"."""
        if any(m.role != "event" or m.precision == "site" for m in named) or self.told_of.opens_other(index):
            return False
        known = self._passing.get(index)
        if known is None:
            known = self._passing[index] = not happens(self.told_of.words(index))
        return known

    def _beyond_parts(self, figure: Figure, beside: Sequence[Figure], whole: bool) -> bool:
        """Whether a toll is of more than a sentence before tells of: "37 died in the east. … Five died in Orvale. … The
        toll could pass 60" is of the east."""
        if figure.part_of is not None or not (whole or figure.cumulative):
            return False
        told = [
            f
            for own in self.beside.of.values()
            for f in own
            if f.outcome == figure.outcome and f.span.end <= figure.span.start and not f.background
        ]
        most = max(told, key=lambda f: f.low or 0, default=None)
        return (
            most is not None
            and most.sentence < beside[0].sentence
            and (most.low or 0) <= (figure.low or figure.high or 0)
            and all((f.low or 0) < (most.low or 0) for f in beside)
        )

    def is_other_item(self, one: Figure, other: Figure) -> bool:
        """Whether two figures stand in different items of a list below a heading that names their place."""
        heading = self._section(other.sentence)[0]
        if heading < 0 or not self.found.named[heading]:
            return False
        sentences = self.doc.sentences
        apart = sentences[one.sentence].paragraph != sentences[other.sentence].paragraph
        return apart and self.found.sections.is_item(one.sentence) and self.found.sections.is_item(other.sentence)

    def of_title(self, figure: Figure) -> list[PlaceMention]:
        """The place of the section, or the country or division that opens the title: "South Sudan: update, June".

        Also one that is in it: "South Sudan: floods in Jonglei - Flash Update".
        """
        if self.found.setting.country == "US" or not self.found.sections.headings:
            return []
        heading, _ = self._section(figure.sentence)
        if heading >= 0 and self.found.named[heading]:
            return self.found.named[heading]
        first = self.found.named[0] if self.found.named else []
        label = [m for m in first if m.role == "label" and is_wide(self.found.page, m)][:1]
        if figure.sentence == 0 or self.doc.text[self.doc.sentences[0].end - 1] in _STOPS:
            return label
        if (
            self.told_of.other_time(figure.sentence)
            or self.told_of.is_past(figure)
            or figure.background
            or figure.high == 0
        ):
            return label
        inside = [m for m in first if m.role == "event" and m.precision != "site"]
        return inside if len(inside) == 1 and (not label or may_hold(label[0], inside[0])) else label

    def _section(self, index: int) -> tuple[int, bool]:
        """The heading over a sentence, -1 where none parts the text by place, and whether it stands in a list's item."""
        if self.found.setting.country == "US":
            return self.found.town_above(index), False  # pages of local news are full of short lines
        heading, sections = self.found.sections.of(index), self.found.sections
        # A heading that names no place ends the section of one that does.
        ends = heading is not None and any(self.found.named[h] for h in sections.headings if h <= heading)
        return heading if heading is not None and ends else -1, bool(sections.headings) and sections.is_item(index)

    def _paragraph(self, figure: Figure) -> int:
        """The first sentence whose place goes on to a figure in whatever words; of a sum that before it alone."""
        at, sentences = figure.sentence, self.doc.sentences
        most = 1 if figure.cumulative or " such " in self.told_of.words(at) else _BACK
        first = at
        while first > max(0, at - most) and sentences[first - 1].paragraph == sentences[at].paragraph:
            first -= 1
        return first

    def _opening(self, index: int) -> int:
        """The sentence that opens the paragraph of another."""
        while index and self.doc.sentences[index - 1].paragraph == self.doc.sentences[index].paragraph:
            index -= 1
        return index

    def _sharper(self, wide: list[PlaceMention], index: int) -> list[PlaceMention]:
        """The town told before a sentence that names only what holds it: "in Ituri", of the raid on Orvale."""
        if not is_wide(self.found.page, wide[0]) or wide[0].cue == "subject":
            return wide  # "The Orvale region was hit": it begins with a place of its own
        for before in range(index - 1, max(-1, index - 1 - _LONG[wide[0].precision == "country"]), -1):
            if self.told_of.opens_other(before + 1):
                break
            named = [m for m in self.found.in_sentence(before, ("event",)) if fineness(m) > 3]
            if named and self.told_of.eventful(before):
                return finest(named) if may_hold(wide[0], named[0]) else wide
        return wide

    def _parcelled(self, named: Sequence[PlaceMention], index: int) -> bool:
        """Whether a sentence tells of several places one by one, with a number for each."""
        if len({m.group for m in named}) < _PARCELS:
            return False
        return sum(1 for _ in _NUMBER.finditer(self.told_of.words(index))) >= _PARCELS

    def _sets_scene(self, beside: Sequence[Figure]) -> bool:
        """Whether the text opens with a sentence that counts nobody, and is no headline: what it names is the scene."""
        return not beside and self.doc.text[self.doc.sentences[0].end - 1] in _STOPS

    def _shared_out(self, index: int) -> bool:
        """ "Nine died in Orvale and four in Lorin": each figure has its own, and none goes on to the next paragraph."""
        placed = self.placed.get(index, ())
        return len(placed) > 1 and any(one != placed[0] for one in placed)

    def _of_residents(self, home: PlaceMention, figure: Figure) -> bool:
        """Whether people of a place are told of as those who live there: "killed nine residents of Orvale"."""
        if home.span is None or self._abroad(home, figure) or self.found.setting.country == "US":
            return False
        return _RESIDENTS.search(self.doc.folded, max(0, home.span.start - 40), home.span.start) is not None

    def holds_office(self, home: PlaceMention) -> bool:
        """Whether those hurt are told of as the mayor or the villagers of a place."""
        start = home.span.start if home.span else 0
        return _OFFICE.search(self.doc.folded, max(0, start - 40), start) is not None

    def _abroad(self, home: PlaceMention, figure: Figure) -> bool:
        """Whether people come from elsewhere than the text is set in, so that they were not hurt there.

        That is another country, or in the United States another town than that whose police speak, or an address.
        """
        town = self.found.town if self.found.setting.country == "US" else None
        if town is not None and town.policed and home.precision == "place":
            place = town.settled.place
            return place is not None and home.place_id not in (None, place.id)
        if figure.outcome in ("displaced", "abducted") or home.precision != "country":
            return self.found.setting.country == "US" and is_address(self.doc.text, home)
        if self.found.setting.country is None:
            return any(m.role == "event" and m.iso not in (None, home.iso) for m in self.found.mentions)
        return self.found.setting.country != home.iso

    def _buried(self, index: int, figure: Figure, cue: str = "burial") -> list[PlaceMention]:
        """Where a sentence tells of a burial, or with the cue "grave" only that the dead lie there."""
        if figure.outcome != "killed":
            return []
        return [m for m in self.found.named[index] if m.cue == cue][:1]
