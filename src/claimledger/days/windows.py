"""The windows found so far for the figures of one text, and which figures may count the same people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

from claimledger.days.daybook import days_of
from claimledger.days.extents import Lasting
from claimledger.mentions import Figure, When
from claimledger.once import once

_MONTH = 31  # days before writing in which an event is news
_SHORT = 7  # days
_ANYBODY = 2  # people
_TELLING = 12  # people: a smaller number is too common to tell who they are
_Key = tuple[str, int | None, int | None]  # outcome, low, high


class Windows:
    """The windows found so far, and which figures may count the same people."""

    def __init__(
        self, figures: list[Figure], apart: Callable[[Figure, Figure], bool], lasting: Lasting | None = None
    ) -> None:
        self.kept: dict[str, Any] = {}
        self.figures = figures
        self._apart = apart
        self._lasting = lasting
        self.whens: list[When | None] = [None] * len(figures)
        self.by_sentence: dict[int, list[int]] = defaultdict(list)
        self.first: list[int] = []
        self._dated: dict[object, int] = {}  # what tells people apart -> the first dated figure that has it
        self._by_day: dict[_Key, list[int]] = defaultdict(list)  # figures dated to a day
        self._widest: list[When] | None = None  # found once all figures with a date of their own have it
        self._news: set[tuple[date, date]] | None = None
        self.refined: dict[object, When] = {}
        self.opening: Callable[[], When | None] = lambda: None  # finds that of the event that the text opens with
        self.clock: Callable[[], When | None] = lambda: None  # finds that of a text that tells hours and no days
        for i, figure in enumerate(figures):
            self.by_sentence[figure.sentence].append(i)
            before = figure.repeat_of
            self.first.append(self.first[before] if before is not None and before < i else i)
        self._keys: list[_Key] = [(f.outcome, f.low, f.high) for f in figures]
        self._signs = [self._signs_of(i) for i in range(len(figures))]

    @once
    def of_parts(self) -> frozenset[int]:
        """The sentences that count nobody but a part of those told before."""
        return frozenset(
            s for s, own in self.by_sentence.items() if all(self.figures[k].part_of is not None for k in own)
        )

    def of_later_part(self, i: int) -> bool:
        """Whether figure `i` counts a part, with a day that is not the day of its whole."""
        whole = self.figures[i].part_of
        if whole is None or (own := self.whens[i]) is None or (day := self.whens[whole]) is None:
            return False
        return own.start != day.start

    def key(self, i: int) -> _Key:
        """What figures of one number and outcome share."""
        return self._keys[i]

    @staticmethod
    def key_of(figure: Figure) -> _Key:
        """What figures of one number and outcome share."""
        return figure.outcome, figure.low, figure.high

    def _signs_of(self, i: int) -> list[tuple[object, object]]:
        """What a figure shares only with figures of the same people: whom it repeats, names, a telling number."""
        figure, key = self.figures[i], self._keys[i]
        signs: list[tuple[object, object]] = [("repeat", self.first[i])]
        for name in figure.names:
            signs.append(("name", name))
        if figure.low is not None:
            signs.append((figure.sentence, key))
            if figure.low > _TELLING and figure.qualifier not in ("vague", "unquantified"):
                signs.append(("number", key[:2]))
        return signs

    def put(self, i: int, when: When | None) -> None:
        """Keep the window of figure `i`; that of a lasting event is as long as the event."""
        if when is None or when.start is None:
            self.whens[i] = when
            return
        if self._lasting is not None:
            when = self._lasting.widened(when)
        self.whens[i] = when
        dated = self._dated
        for sign in self._signs[i]:
            if dated.get(sign, i) >= i:
                dated[sign] = i
        if when.precision == "day" and self.figures[i].low is not None and i not in self._by_day[self.key(i)][:1]:
            self._by_day[self.key(i)].append(i)

    def same(self, i: int) -> When | None:
        """The window of the first dated figure that counts the people of `i`."""
        one, first = len(self.whens), self.first
        for sign in self._signs[i]:
            k = self._dated.get(sign, one)
            if k >= one or not (first[k] == first[i] or self._alike(k, i)):
                continue
            if sign[0] != "number" or self._one_event(k, i):
                one = k
        return self.whens[one] if one < len(self.whens) else None

    def _one_event(self, one: int, two: int) -> bool:
        """Whether nothing between two tellings of a number turns to another event: "two weeks after 19 perished" tells
        no day of 19 bodies."""
        figures = self.figures[one], self.figures[two]
        return figures[0].background == figures[1].background and not self._apart(*figures)

    def _alike(self, one: int, two: int) -> bool:
        """Whether the kinds of people allow both to be the same: 125 guards are not 125 civilians."""
        kinds = {self.figures[one].category, self.figures[two].category}
        return len(kinds) == 1 or "people" in kinds

    def tells_other(self, only: When, day: date | None) -> bool:
        """Whether figures have, by their own words, days of the last month of which `only` is none."""
        if self._news is None:
            self._news = {
                (w.start, w.end)
                for w in self.whens
                if w and w.start and w.end and days_of(w) <= _SHORT and (day is None or (day - w.end).days <= _MONTH)
            }
        start, end = only.start or date.min, only.end or date.max
        return any(not (one <= end and start <= last) for one, last in self._news)

    def leaves_opening(self, when: When, day: date | None) -> bool:
        """Whether a window is of another time than the event that the text opens with, or one of a list of events."""
        first = self.opening()
        if first is None or not (first.start and first.end and when.start and when.end):
            return self.tells_other(when, day)
        return when.start > first.end or first.start > when.end

    def widest(self, day: date | None) -> When | None:
        """The window of a figure that holds those of all figures of the last month; None where there is none."""
        if self._widest is None and day is not None:
            news = [w for w in self.whens if w and w.start and w.end and (day - w.start).days <= _MONTH]
            start = min((w.start for w in news if w.start), default=None)
            end = max((w.end for w in news if w.end), default=None)
            self._widest = [w for w in news if (w.start, w.end) == (start, end) and start != end][:1]
        return self._widest[0] if self._widest else None

    def of_a_day(self, i: int) -> When | None:
        """The day of the first other figure of the same outcome and number that has one; one or two may be anybody, and
        must be told again there."""
        many = (self.figures[i].low or 0) > _ANYBODY
        others = [k for k in self._by_day.get(self.key(i), ()) if k != i and (many or self.first[k] == self.first[i])]
        return self.whens[min(others)] if others else None

    def alike_only(self, sentence: int, figure: Figure) -> bool:
        """Whether a sentence has no figure of another number or outcome than `figure`."""
        own = (figure.outcome, figure.low, figure.high)
        return all(figure.low is not None and self.key(k) == own for k in self.by_sentence.get(sentence, ()))
