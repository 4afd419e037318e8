"""Which parts and repeats hold once days and places are known: people of another place or day are others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from claimledger.datelines import find_dateline
from claimledger.gazetteer import nest
from claimledger.incidents.spots import are_two_towns, is_near, lie, says_itself, spot_of
from claimledger.mentions import Document, Figure, When, Where
from claimledger.records import FORCES

DYING = timedelta(days=7)  # a victim may die, or be found, so long after the deed
_NIGHT = timedelta(days=1)  # a night has two days
_BACK = 4  # sentences of a paragraph that go on with the place told before them
_SEVERAL = 2  # places
_OF_THEM = tuple(f" of {word} " for word in ("the", "them", "those", "these", "whom", "its", "his", "her", "their"))
_DIES = ("died", "dies", "dead", "succumb", "pronounced", "declared", "found", "breathed", "passed", "has died", "lost")


def settle_ties(doc: Document, figures: Sequence[Figure], when: Sequence[When], where: Sequence[Where]) -> None:
    """Undo `part_of` and `repeat_of` where the text tells the two of places or days that exclude each other, and set
    those parts of a total of many places that nothing sets apart from it.

    "A raid killed four in Homs. … A shell fell near Hama, and a cook was killed.": the cook is none of the four.
    """
    ties = _Ties(doc, figures, when, where)
    ties.settle()
    for i, figure in enumerate(figures):
        total = figure.front_of
        if total is not None and figure.part_of is None and figures[total].part_of != i and ties.is_front(i, total):
            figure.part_of = total


class _Ties:
    """Compares what a text says of the places and days of two figures, given by their index."""

    def __init__(self, doc: Document, figures: Sequence[Figure], when: Sequence[When], where: Sequence[Where]) -> None:
        self.doc, self.figures, self.when, self.where = doc, figures, when, where
        self._filed = find_dateline(doc)
        counted: Counter[tuple[int, int]] = Counter()  # by whole and sentence of the parts
        for figure in figures:
            if figure.part_of is not None and figure.repeat_of is None:
                counted[figure.part_of, figure.sentence] += figure.low or 0
        self._full = {told for told, count in counted.items() if count == figures[told[0]].low}

    def settle(self) -> None:
        """Undo what does not hold; a part of no such whole may be one of what holds that whole."""
        for i, figure in enumerate(self.figures):
            first, whole = figure.repeat_of, figure.part_of
            if first is not None and self.are_others(i, first):
                figure.repeat_of = None
                figure.part_of = None if whole == self.figures[first].part_of else whole
                figure.reasons.append("told of another day than the figure that it seemed to repeat")
            whole = figure.part_of
            if whole is not None and self.are_apart(i, whole):
                held = self.figures[whole]
                above = held.front_of if held.part_of is None else held.part_of
                figure.part_of = None if above is None or above == i or self.are_apart(i, above) else above
                figure.reasons.append("told of another place or day than the figure that it seemed a part of")

    def are_others(self, i: int, k: int) -> bool:
        """Whether a count that seems to repeat another is told of other people: of another day, one person of another
        place, too. Who is named, or taken up as known, is the same."""
        one = self.figures[i]
        if one.definite:
            return False
        if (one.low or 0) > 1 and not one.names and self._two_days(i, k):
            return True
        if not self._two_days(i, k, timedelta(0)):
            return False
        if not all(says_itself(self.doc, self.figures[n], self.where[n].span) for n in (i, k)):
            return False
        own, other = spot_of(self.where[i]), spot_of(self.where[k])
        return own is not None and other is not None and (lie(own, other) == "apart" or are_two_towns(own, other))

    def are_apart(self, i: int, k: int) -> bool:
        """Whether the place or the day that the text gives for a part excludes that of its whole; not of "two of them",
        nor where those of one sentence add up to it: "79 died in Kaduna. He said 52 were killed in Giwa and 27 in Ikara"."""
        one, two = self.figures[i], self.figures[k]
        if (
            one.sentence == two.sentence
            or one.names
            or one.shared_out
            or (k, one.sentence) in self._full
            or self.doc.folded.startswith(_OF_THEM, one.span.end)
        ):
            return False
        if one.by_room and two.cumulative and self._opens_elsewhere(i, k):
            return True
        return self._two_places(i, k) or self._two_days(i, k) or self._is_soldier_elsewhere(i, k)

    def _opens_elsewhere(self, i: int, k: int) -> bool:
        """ "The toll went up to 19 in Osk. … In Vela, a gardener was killed": a place of which no part of the toll is told."""
        here, start = self.where[i], self.doc.sentences[self.figures[i].sentence].start
        if not here.name or not self.doc.folded[start : start + 8].lstrip("-–•* ").startswith("in "):
            return False
        parts = [n for n, f in enumerate(self.figures) if k in (f.part_of, f.front_of) and not f.by_room]
        known = {self.where[n].name for n in (k, *parts)}
        return here.name not in known and says_itself(self.doc, self.figures[i], here.span)

    def _is_soldier_elsewhere(self, i: int, k: int) -> bool:
        """ "A raid killed four in Homs. … The army said a soldier was killed near Hama.": he is none of the four."""
        one, here, there = self.figures[i], self.where[i], self.where[k]
        if one.category not in FORCES or not one.low == one.high == 1 or self.figures[k].category in FORCES:
            return False
        towns = here.precision == there.precision == "place" and here.place_id and there.place_id
        return bool(towns) and here.place_id != there.place_id

    def is_front(self, i: int, total: int) -> bool:
        """Whether a figure may be a part of a total of many places: "attacks across the north killed 46. … In Osk 19
        died", but not "attacks killed nine in Homs. … In Hama a guard died"."""
        one, two = spot_of(self.where[i]), spot_of(self.where[total])
        stated = says_itself(self.doc, self.figures[total], self.where[total].span)
        if stated and one is not None and two is not None and lie(one, two) == "apart":
            apart = nest(one, two).relation == "apart" or not self._is_region(total)
            if apart and not self._is_namesake(i, total):
                return False
        return not self._two_days(i, total)

    def _is_region(self, total: int) -> bool:
        """Whether the place of a total, which the gazetteer does not know, holds those of its parts: the text tells of
        several others, and so that is no town."""
        if self.where[total].place_id is not None:
            return False
        whole = (self.where[total].name or "").casefold()
        parts = [
            k for k, f in enumerate(self.figures)
            if total in (f.front_of, f.part_of) and f.repeat_of is None and not f.by_room
        ]  # fmt: skip
        names = {name.casefold() for k in parts if (name := self.where[k].name)}
        return len(names - {whole}) >= _SEVERAL

    def _is_namesake(self, i: int, total: int) -> bool:
        """Whether only the gazetteer sets two places in different countries, of which the text names neither: a village
        that it does not know has namesakes abroad."""
        here, there = self.where[i], self.where[total]
        if not here.iso or not there.iso or here.iso == there.iso or "country" in (here.precision, there.precision):
            return False
        return not any(w.country and w.country.casefold() in self.doc.folded for w in (here, there))

    def _two_places(self, i: int, k: int) -> bool:
        """Whether places named beside two figures exclude each other; a whole may be told in detail only behind it:
        "19 died in three attacks. A bomb in Osk killed 11"."""
        here, there = self.where[i], self.where[k]
        wide = there.precision == "country" or (there.precision == "region" and there.admin1 is None)
        if wide or not is_near(self.doc, self.figures[i], here.span, _BACK):
            return False
        whole = self.doc.sentences[self.figures[k].sentence]
        if there.span is not None and there.span.start >= whole.end and any(f.front_of == k for f in self.figures):
            return False
        if self._filed is not None and there.span is not None and there.span.start < self._filed.span.end:
            return False  # a report is filed from a town near by
        one, two = spot_of(here), spot_of(there)
        if one is None or two is None or (self._made_up(k) and self._is_namesake(i, k)):
            return False
        if nest(one, two).relation == "apart":
            return True
        return self.figures[i].by_room and lie(one, two) == "apart" and not self._is_region(k)

    def _made_up(self, total: int) -> bool:
        """Whether the parts of a total come to it together."""
        parts = [f for f in self.figures if f.part_of == total and f.repeat_of is None]
        return len(parts) >= _SEVERAL and sum(f.low or 0 for f in parts) == self.figures[total].low

    def _two_days(self, i: int, k: int, least: timedelta = _NIGHT) -> bool:
        """Whether two figures say different days themselves; who dies may have been hurt on the earlier one."""
        if not all(says_itself(self.doc, self.figures[n], self.when[n].span) for n in (i, k)):
            return False
        start, end, first, last = self.when[i].start, self.when[i].end, self.when[k].start, self.when[k].end
        if start is None or end is None or first is None or last is None:
            return False
        if start - last > least:
            return start - last > DYING or not self.doc.folded.startswith(_DIES, self.figures[i].harm.start)
        return first - end > least
