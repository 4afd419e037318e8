"""Which figures of one text tell of one happening: the number of the incident of each figure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from claimledger.again import OF_WOUNDS
from claimledger.incidents.spots import Spot, is_near, lie, says_itself, spot_of
from claimledger.incidents.those_shot import some_died
from claimledger.incidents.ties import DYING, settle_ties
from claimledger.mentions import Document, Figure, When, Where
from claimledger.turns import Turn, find_turns, is_of_aside, next_door

Kind = Literal["news", "running", "history", "link"]

Window = tuple[date, date]

_LONG_PAST = timedelta(days=60)  # what lies so far behind the newest day of a text is history
_NIGHT = timedelta(days=1)  # a night has two days
_SPOTS = 30  # places of an incident, the last ones, that another is compared with
_TELLING = 3  # the least count that tells an incident
_ENDS = frozenset(".!?…:;,\"'”’)]")


@dataclass(slots=True)
class _Incident:
    """One happening: what its figures have told of its days, places and counts."""

    kind: Kind
    start: date | None = None
    end: date | None = None
    spots: list[Spot] = field(default_factory=list)
    leads: list[Figure] = field(default_factory=list)
    window: Window | None = None  # of its first figure, though the words of it may stand far off

    @property
    def last(self) -> int:
        """The sentence that told of it last."""
        return self.leads[-1].sentence


@dataclass(slots=True)
class _Told:
    """A figure with its repeats and parts: they tell of one happening."""

    lead: Figure
    kind: Kind
    start: date | None
    end: date | None
    spot: Spot | None
    window: Window | None
    of_wounds: bool = False  # they died of what others had died of before: "two more died of their wounds on Tuesday"


def number_incidents(doc: Document, figures: Sequence[Figure], when: Sequence[When], where: Sequence[Where]) -> None:
    """Set `incident` on every figure: 0 for the first happening that a text tells, 1 for the second, and so on.

    Another day, a place that excludes the other, and words such as "in a separate attack" open an incident; repeats and
    parts have that of their whole; what the text does not set apart goes with the figure before it.

    "Two died in Oban on Monday. Elsewhere, a mine killed three. One of them was a child." gives 0, 1, 1.
    """
    if not figures:
        return
    settle_ties(doc, figures, when, where)
    roots = [_root(figures, i) for i in range(len(figures))]
    told = _gather(doc, figures, roots, when, where)
    homes = _Homes(doc, figures)
    placed = {root: homes.place(told[root]) for root in sorted(told)}
    numbers = {id(home): n for n, home in enumerate({id(h): h for h in placed.values()}.values())}
    for figure, root in zip(figures, roots, strict=True):
        figure.incident = numbers[id(placed[root])]
    _spread_history(placed, figures, roots)
    _told_as_old(doc, figures, when)
    some_died(doc, figures)


def _spread_history(placed: Mapping[int, _Incident], figures: Sequence[Figure], roots: Sequence[int]) -> None:
    """What repeats history is history, where the text has news of another incident."""
    news = {id(home) for home in placed.values() if not all(lead.background for lead in home.leads)}
    for figure, root in zip(figures, roots, strict=True):
        if news and id(placed[root]) not in news:
            figure.background = True


def _told_as_old(doc: Document, figures: Sequence[Figure], when: Sequence[When]) -> None:
    """Who is told again as history, with a day long before the news, was history at first: "A suspect in the murder of two
    clerks was shot on Friday. … He was wanted for the 30 July murder of Ann Lee and Omar Said"."""
    days = [w.end for f, w in zip(figures, when, strict=True) if w.end and not f.background and f.repeat_of is None]
    for figure, own in zip(figures, when, strict=True):
        if figure.repeat_of is None or not figure.background or own.end is None or not days:
            continue
        first = figures[figure.repeat_of]
        others = any(f is not first and f.outcome == first.outcome and not f.background for f in figures)
        if first.background or first.part_of is not None or not others or max(days) - own.end < _OLD:
            continue
        if says_itself(doc, figure, own.span) and figure.sentence != first.sentence:
            first.background = True


_OLD = timedelta(days=5)


def _root(figures: Sequence[Figure], i: int) -> int:
    """The figure that `i` repeats or is a part of in the end."""
    seen = {i}
    while True:
        figure = figures[i]
        above = figure.repeat_of if figure.repeat_of is not None else figure.part_of
        if above is None or (figures[above].background and figures[above].qualifier == "unquantified"):
            return i  # "people who shoot people" in general hold nobody
        if above in seen:
            return min(seen)
        seen.add(above)
        i = above


def _gather(
    doc: Document, figures: Sequence[Figure], roots: Sequence[int], when: Sequence[When], where: Sequence[Where]
) -> dict[int, _Told]:
    """The figures that stand for themselves, with what their repeats and parts tell of days and places."""
    newest = max((w.end for f, w in zip(figures, when, strict=True) if w.end and not f.background), default=None)
    links = _link_sentences(doc, {f.sentence for f in figures})
    told: dict[int, _Told] = {}
    for i in sorted(range(len(figures)), key=lambda k: (k != roots[k], k)):
        day = when[i] if is_near(doc, figures[i], when[i].span) else When(None, None)
        spot = spot_of(where[i]) if is_near(doc, figures[i], where[i].span) else None
        one = told.get(roots[i])
        if one is None:
            figure = figures[i]
            kind: Kind = "news"
            if figure.background or (newest and day.end and newest - day.end > _LONG_PAST):
                kind = "history"
            elif figure.sentence in links:
                kind = "link"
            elif figure.low != 1 and _runs(figure, day):
                kind = "running"
            wounds = figure.outcome == "killed" and _OF_WOUNDS.match(doc.folded, figure.harm.start) is not None
            told[i] = _Told(figure, kind, day.start, day.end, spot, _window(when[i]), wounds)
        elif figures[i].repeat_of is not None:
            if one.start is None:
                one.start, one.end = day.start, day.end
            one.spot = one.spot or spot
    return told


_OF_WOUNDS = re.compile(OF_WOUNDS)


def _window(when: When) -> Window | None:
    return (when.start, when.end) if when.start is not None and when.end is not None else None


def _runs(figure: Figure, day: When) -> bool:
    """Whether a figure counts more than one happening: longer than a night, or a running toll over days."""
    if day.start is None or day.end is None or (day.precision not in ("period", "week") and not figure.cumulative):
        return False
    return day.end - day.start > _NIGHT or (figure.cumulative and day.end > day.start)


class _Homes:
    """The incidents of one text, in the order in which they are told."""

    def __init__(self, doc: Document, figures: Sequence[Figure]) -> None:
        self.doc = doc
        self.figures = figures
        self.turns = find_turns(doc)
        self.ends: dict[int, int] = {}  # where the last figure of a sentence starts
        for figure in figures:
            self.ends[figure.sentence] = max(figure.span.start, self.ends.get(figure.sentence, 0))
        self.all: list[_Incident] = []
        self.by_turn: dict[Turn, _Incident] = {}
        self.current: _Incident | None = None  # of the sentence before

    def place(self, told: _Told) -> _Incident:
        """The incident of `told`, which comes after all that were placed before."""
        turn = self._turn(told.lead)
        home = self._of_record(self._choose(told, turn), told)
        if home is None:
            home = _Incident(told.kind, window=told.window)
            self.all.append(home)
        if turn is not None:
            self.by_turn.setdefault(turn, home)
        if home.start is None or (told.start and told.kind == home.kind == "running"):
            home.start, home.end = told.start, told.end
        if told.spot is not None and told.spot not in home.spots:
            home.spots.append(told.spot)
        home.leads.append(told.lead)
        if told.lead.overall and told.lead.background:
            return home  # of no one happening: what is told next does not go with it
        if self.current is None or (told.kind in ("news", "running") and (turn is None or turn.whole)):
            self.current = home
        return home

    def _of_record(self, home: _Incident | None, told: _Told) -> _Incident | None:
        """The incident that was chosen, where it is none of another record; else the last of its own."""
        entry = told.lead.entry
        if home is None or not entry or all(lead.entry in (0, entry) for lead in home.leads):
            return home
        own = [h for h in self.all if any(lead.entry == entry for lead in h.leads) and _relation(h, told) >= 0]
        return own[-1] if own else None

    def _choose(self, told: _Told, turn: Turn | None) -> _Incident | None:
        """The incident that tells of the same, None for a new one."""
        if told.lead.overall and told.lead.background:
            return next((h for h in reversed(self.all) if h.leads[0].overall and _relation(h, told) >= 0), None)
        if self.current is None or told.kind == "link":
            return None
        if turn is not None and turn in self.by_turn:
            home = self.by_turn[turn]
            return home if _relation(home, told) >= 0 else self._proved(told)
        if turn is not None and turn.sure:
            return None
        if self._is_left(told.lead, self.current.last):
            left = [h for h in self.all if h is not self.current and _relation(h, told) >= 0]
            return max(left, key=lambda h: max(f.low or 0 for f in h.leads), default=None)
        if (told.lead.low or 0) >= _TELLING:
            again = [h for h in self.all if any(_again(lead, told.lead) for lead in h.leads)]
            if again:
                return again[-1]
        if told.spot is not None and not self.current.spots and next_door(self.doc, told.lead):
            return next((h for h in self.all if h.spots and _relation(h, told) > 0), None)
        bond = _relation(self.current, told)
        if told.kind == "history":
            return self.current if bond > 0 else self._proved(told) or self._breath(told)
        if told.kind == "running":
            if self.current.kind == "running" and bond >= 0:
                return self.current  # "63 have died since May, medics say; the council puts the number at 57"
            if self.current.start is None and bond >= 0 and told.window == self.current.window:
                return self.current  # a headline, and the days of its deaths in the sentence below
            if (told.start, told.end) != (self.current.start, self.current.end):
                return next((h for h in reversed(self.all) if h.kind == "running" and _relation(h, told) >= 0), None)
        home = self.current
        if home.kind == "running":
            home = next((h for h in reversed(self.all) if h.kind == "news"), home)
            bond = _relation(home, told)
            if home.kind == "running":
                return home if told.start is None else None
        if turn is not None and (bond == 0 or _elsewhere(home, told)) and told.spot and home.spots:
            return self._proved(told) if bond == 0 else None  # "meanwhile in Osk": of the same day
        return home if bond >= 0 else self._proved(told)

    def _proved(self, told: _Told) -> _Incident | None:
        """An earlier incident of the same day or place, which the text comes back to."""
        near = [(bond, i) for i, h in enumerate(self.all) if h.kind != "running" and (bond := _relation(h, told)) > 0]
        return self.all[max(near)[1]] if near else None

    def _breath(self, told: _Told) -> _Incident | None:
        """History goes with history told in one breath."""
        for home in reversed(self.all):
            if home.kind == "history" and told.lead.sentence - home.last <= 1 and _relation(home, told) >= 0:
                return home
        return None

    def _turn(self, figure: Figure) -> Turn | None:
        """The words that turn to this figure's incident: in its clause, before it in its sentence, or opening one of
        the sentences since the last figure."""
        paragraph = self.doc.sentences[figure.sentence].paragraph
        found = None
        for turn in self.turns:
            if turn.start > figure.clause.end and turn.sentence >= figure.sentence:
                break
            if turn.sentence == figure.sentence:
                behind = figure.clause.contains((turn.start, turn.end)) and self.ends[turn.sentence] < turn.start
                if turn.end <= figure.span.start or behind:
                    found = turn
            elif turn.sentence < figure.sentence and (turn.whole or turn.sentence not in self.ends):
                near = figure.sentence - turn.sentence == 1
                near = near or self.doc.sentences[turn.sentence].paragraph == paragraph or turn in self.by_turn
                if near and not self._is_left(figure, turn.sentence):
                    found = turn
        return found

    def _is_left(self, figure: Figure, index: int) -> bool:
        """Whether a figure goes back from another incident that sentence `index` told of aside."""
        return index < figure.sentence and is_of_aside(self.doc, figure, index, self.figures)


def _relation(home: _Incident, told: _Told) -> int:
    """Below 0: days or places exclude each other; 0: nothing is known; more: day (1) and place (1) agree."""
    bond = 0
    if told.spot is not None and home.spots:
        found = {lie(spot, told.spot) for spot in home.spots[-_SPOTS:]}
        if "apart" in found and found <= {"apart", "unsure"}:
            return -1
        bond += not found <= {"apart", "unsure"}
    if home.start and home.end and told.start and told.end:
        gap = max(told.start - home.end, home.start - told.end)
        if gap <= timedelta(0):
            return bond + 1
        if gap > DYING or not (told.of_wounds or told.lead.definite or told.lead.low == told.lead.high == 1):
            return -1
        if _elsewhere(home, told):
            return -1  # another day and another town
    return bond


def _elsewhere(home: _Incident, told: _Told) -> bool:
    """Whether the town of `told` bears another name than those of an incident, and none is known to lie in another."""
    if told.spot is None or not home.spots or {s.place_precision for s in (told.spot, *home.spots)} != {"place"}:
        return False
    names = {(spot.place or "").casefold() for spot in home.spots}
    found = {lie(spot, told.spot) for spot in home.spots[-_SPOTS:]}
    return (told.spot.place or "").casefold() not in names and found <= {"apart", "unsure"}


def _again(one: Figure, two: Figure) -> bool:
    """Whether a count is too telling to be another's by chance: eight wounded told twice are the same eight."""
    return (
        (one.outcome, one.low, one.high, one.assertion) == (two.outcome, two.low, two.high, two.assertion)
        and (one.low or 0) >= _TELLING
        and one.sentence != two.sentence
        and (one.other or not two.other)
    )


def _link_sentences(doc: Document, busy: set[int]) -> set[int]:
    """Sentences of `busy` that are headlines below the article: most lines from there on end without a full stop."""
    ends = [doc.text[s.end - 1] in _ENDS for s in doc.sentences]
    links = set()
    for index in busy:
        after = ends[index:]
        if not ends[index] and index > 3 and doc.sentences[index].paragraph > 2 and sum(after) * 3 <= len(after):
            links.add(index)
    return links
