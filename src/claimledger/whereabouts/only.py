"""The one town or spot of a text that tells of a single event."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from claimledger.history import SINCE_THE_LAST
from claimledger.mentions import Document, Figure
from claimledger.once import once
from claimledger.openings import opening_days
from claimledger.places.eventful import happens
from claimledger.places.mentions import PlaceMention
from claimledger.turns import find_turns
from claimledger.whereabouts.beside import Beside
from claimledger.whereabouts.named import Whereabouts
from claimledger.whereabouts.spots import are_one, exactness
from claimledger.whereabouts.telling import Telling

_FAR = 15  # sentences from a figure at which a spot is not the one where its people were hurt
_NATURAL = re.compile(
    r"\b(?:rivers?|lakes?|mountains?|hills?|forest|jungle|desert|gulf|bay|strait|islands?|peninsula|plateau|border|road to|"
    r"headquarters|embassy|court|prison|jail|high school|elementary school|middle school|campus|base|cemetery|graveyard|morgue)\b"
)
_HIGHWAY = re.compile(r"\b(?:interstate|highway|route|i-?)\s*\d+[a-z]?$")  # what stands near one is on no part of it
_NEAR = 15  # words
# Between two spots that are not one: "shots were fired on Quince Lane and at the Lorin Inn".
_APART = frozenset(["and", "or", "to", "from", "then", "while", "but"])
_SELF = re.compile(r" (?:himself|herself|themselves) ")
_WIDE = ("country", "admin1", "region")


class Only:
    """Asked for a figure whose own words, and those near by, name no place."""

    def __init__(self, found: Whereabouts, told_of: Telling, beside: Beside) -> None:
        self.kept: dict[str, Any] = {}
        self.found, self.told_of, self.beside = found, told_of, beside

    def town(self, figure: Figure) -> list[PlaceMention]:
        """The town of a text that tells of events in no other one, for a figure that is of no other time."""
        if not self._towns or figure.background or figure.outcome == "displaced":
            return []
        if any(m in self._towns for m in self.found.named[figure.sentence]):
            return []  # told of others of its sentence
        at = figure.sentence
        apart = self.told_of.opens_other(at) or self.told_of.several(at) or self.told_of.other_time(at)
        apart = apart or (at > 0 and self.told_of.widespread(at - 1))
        before = self.told_of.is_past(figure) or self.told_of.comes_before(figure)
        return [] if apart or before else self._towns

    def spot(
        self, figure: Figure, chosen: Sequence[PlaceMention], of_others: Callable[[int, Figure], bool]
    ) -> list[PlaceMention]:
        """The one spot (street, building, quarter) of the text; `of_others`: whether a sentence counts other people."""
        if figure.background or len(chosen) > 1 or not self._spots:
            return []
        if chosen and chosen[0].precision in ("site", "region", "country"):
            return []  # a spot itself, or too wide for one
        if self.told_of.is_past(figure) or self.told_of.several_events(figure.sentence):
            return []
        if chosen and _SELF.search(self.told_of.doc.folded, figure.span.end, max(figure.span.end, figure.harm.start)):
            return []  # "who was himself shot dead in Vela": what befell him was something else
        spots: list[PlaceMention] = []
        above = self.found.town_above(figure.sentence)
        close, sentences = False, self.told_of.doc.sentences
        for mention in self._spots:
            if len(self._opened) > 1 and sentences[mention.sentence].paragraph != sentences[figure.sentence].paragraph:
                continue  # each incident of a report has a paragraph and a spot of its own
            if self.found.town_above(mention.sentence) != above or self._begins_other(figure, mention):
                continue
            if mention.sentence != figure.sentence and of_others(mention.sentence, figure):
                continue
            if mention.sentence == figure.sentence and _of_the_one_before(mention, figure, chosen):
                continue
            if mention.sentence == figure.sentence and chosen and self._of_the_next(mention, figure):
                continue
            if _named_later(self.told_of.doc, mention, figure, chosen):
                continue  # "The camp is at Orvale. … Last week two died near Lorin."
            near = abs(mention.sentence - figure.sentence) <= _FAR
            close = close or near or bool(self.told_of.occurred(mention.sentence))  # "It took place on Marl Street"
            if spots and _overlap(mention, spots[0]):
                spots = [_fuller(spots[0], mention)]
            elif not spots or not _at_once(self.told_of.doc, spots[0], mention):
                spots.append(mention)
            if len(spots) > 1:
                return []
        if not spots or not close:
            return []
        if chosen and self._in_another_town(spots[0], chosen[0]):
            return []
        told = chosen[0].admin1 if chosen else None
        return [] if told and spots[0].admin1 and told != spots[0].admin1 else spots

    def _of_the_next(self, spot: PlaceMention, figure: Figure) -> bool:
        """Whether others who were harmed otherwise are told between a figure and a spot: "Shells killed six on the edge of
        Osk, while a rocket hurt four in [the Mill quarter]"."""
        done, start = max(figure.span.end, figure.harm.end), spot.span.start if spot.span else 0
        return any(
            done < min(f.span.start, f.harm.start) and max(f.span.start, f.harm.start) < start and f.harm != figure.harm
            for f in self.beside.near(figure)
        )

    def _begins_other(self, figure: Figure, spot: PlaceMention) -> bool:
        """Whether another event begins behind the figure and up to a spot, or behind that up to the figure."""
        first, last = sorted((figure.sentence, spot.sentence))
        if last - first > _FAR:
            return False
        if any(self.told_of.opens_other(k) or self.told_of.days_later(k) for k in range(first + 1, last + 1)):
            return True
        # "A man was shot at the Lorin Inn. … In an unrelated incident, a man died on Quince Road."; "there were other
        # attacks, in which two died" begins one within its sentence
        turns = [t for t in find_turns(self.told_of.doc) if t.sure and first < t.sentence <= last]
        return any(t.whole or (t.sentence == figure.sentence and t.start < figure.harm.start) for t in turns)

    def _in_another_town(self, spot: PlaceMention, town: PlaceMention) -> bool:
        """Whether the text puts a spot in a town, and the figure in another one that is not listed: "in Lorin's Mill
        quarter … We ambushed a convoy at Osk"."""
        if town.precision != "place" or town.place_id is not None or town.candidates or not spot.within:
            return False
        return (
            self.found.setting.country != "US"
            and self.found.a_town(spot.within[0])
            and not {town.bare_name, *town.within} & {*spot.within}
        )

    @once
    def _opened(self) -> dict[int, str]:
        return opening_days(self.told_of.doc)

    @once
    def _towns(self) -> list[PlaceMention]:
        """A mention of the only town where something happens, if there is one."""
        events = [m for m in self.found.mentions if m.role == "event" and m.precision not in _WIDE]
        towns = [m for m in events if m.precision == "place" and m.place_id is not None]
        if not towns or any(m.precision != "site" and m.bare_name != towns[0].bare_name for m in events):
            return []
        if any(m.precision == "site" and m.admin1 not in (None, towns[0].admin1) for m in events):
            return []
        told = [m for m in towns if self.told_of.eventful(m.sentence) and not self.told_of.opens_other(m.sentence)]
        told = [m for m in told if not self._is_held_against(m)]
        about = self.found.town
        place = about.settled.place if about is not None and about.sure else None
        if place is not None and place.id != towns[0].place_id:
            told = [m for m in told if self.told_of.occurred(m.sentence)]  # the police of another town speak
        return told[:1]

    def _is_held_against(self, mention: PlaceMention) -> bool:
        """Whether the place is that of an earlier event: "the deadliest attack since the one in Orvale"."""
        low, start = self.told_of.doc.folded, self.told_of.doc.sentences[mention.sentence].start
        return mention.span is not None and SINCE_THE_LAST.search(low, start, mention.span.start) is not None

    @once
    def _spots(self) -> list[PlaceMention]:
        """The streets, buildings and quarters where something happens; none in a text that tells of several events."""
        mentions = self.found.mentions
        towns = [m for m in mentions if m.role == "event" and m.precision == "place"]
        if self.found.setting.country == "US":  # where what is not listed is rather a bar or store
            towns = [m for m in towns if m.place_id]
        if len({m.place_id or m.bare_name for m in towns}) > 1:
            return []
        spots = [m for m in mentions if m.precision == "site" and m.role == "event"]
        spots = [s for s in spots if not _NATURAL.search((s.name or "").lower())]
        spots = [s for s in spots if not (s.cue == "near" and _HIGHWAY.search((s.name or "").lower()))]
        return [s for s in spots if self.told_of.eventful(s.sentence)] or [s for s in spots if self._opens_text(s)]

    def _opens_text(self, spot: PlaceMention) -> bool:
        """Whether a spot is named in the sentence that opens the text, and something goes on there: "Police surrounded"."""
        return spot.sentence == 0 and happens(self.told_of.words(0))


def _of_the_one_before(spot: PlaceMention, figure: Figure, chosen: Sequence[PlaceMention]) -> bool:
    """Whether the figure stands between a spot and a place of its own: "two died in a mill in Osk, [nine] in Lorin"."""
    return spot.span is not None and any(m.span and spot.span.end < figure.span.start < m.span.start for m in chosen)


def _named_later(doc: Document, spot: PlaceMention, figure: Figure, chosen: Sequence[PlaceMention]) -> bool:
    """Whether a figure has a place of its own sentence that the text names only behind a spot, so that it is no part of it."""
    if not chosen or spot.span is None or spot.sentence == figure.sentence or chosen[0].sentence != figure.sentence:
        return False
    return chosen[0].iso != "US" and doc.text.find(chosen[0].bare_name) > spot.span.end


def _overlap(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether two names are of one spot: "2500 block of Quince Avenue", "Quince Avenue" and "2515 Quince Ave"."""
    return are_one(_unnumbered(one), _unnumbered(other))


def _fuller(one: PlaceMention, other: PlaceMention) -> PlaceMention:
    """The second of two names of one spot where it has all that the first tells, and more: "2515 Quince Ave"."""
    names = one.name or "", other.name or ""
    return other if are_one(*names) and exactness(names[1]) > exactness(names[0]) else one


def _unnumbered(spot: PlaceMention) -> str:
    """The name without the number of the house."""
    name = spot.name or ""
    return " ".join(word for word in name.split() if not word.isdigit()) or name


def _at_once(doc: Document, one: PlaceMention, other: PlaceMention) -> bool:
    """Whether one sentence names both as one spot: "in the 2500 block of Quince Avenue on Friday at the Lorin Inn"."""
    if one.sentence != other.sentence or one.span is None or other.span is None:
        return False
    between = doc.folded[one.span.end : other.span.start].replace(",", " ").split()
    if len(between) > _NEAR or doc.text.startswith(("'s", "’s"), one.span.end):
        return False
    return _APART.isdisjoint(between) and ("at" in between or "in" in between)
