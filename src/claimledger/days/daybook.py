"""The dates of one document, each with its role, read once and only where they are asked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from claimledger.days.phrases import DYING, LATER_DEATH, TOLL
from claimledger.days.reading import DayReading, Told
from claimledger.days.shapes import OF_A_DAY
from claimledger.itemmarks import BULLETS
from claimledger.mentions import Document, Sentence, When
from claimledger.once import once
from claimledger.patterns import Rare
from claimledger.turns import Turn, find_turns

#: How a sentence ends that is no headline
ENDS = re.compile(r"[.!?…:][\"'”’)\]]*$")
_HEADING = 3  # sentences
_AS_OF = re.compile(r"^\W*as\s+of\b|\(as\s+of\b", re.MULTILINE)
_TOP = 400  # characters
_UP_TO = Rare(r"\b(?:as\s+of|by|until|till|up\s+to|before|through)\b")  # of which a date up to which one counts has one
_NEWS = 31  # days before writing in which an event is news


def days_of(when: When) -> int:
    """How many days a window spans; very many where it is open."""
    return (when.end - when.start).days + 1 if when.start and when.end else 10**6


def is_fine(when: When) -> bool:
    """Whether a window is as narrow as an event is: up to ten days."""
    return days_of(when) <= 11


class Daybook(DayReading):
    """The dates of one document, and what they say of its events.

    For "Two died on Monday, police said Friday." `told(0)` is an event's day and a statement's.
    """

    _turns: list[Turn] | None = None

    def __init__(self, doc: Document, figures: Iterable[int] | None = None) -> None:
        super().__init__(doc, figures)
        self._links: dict[int, bool] = {}

    @once
    def counted_to(self) -> date | None:
        """The day up to which the heading says that a report counts: "Situation Report No. 4 (as of 17 November)"."""
        for index in range(min(_HEADING, len(self.doc.sentences))):
            for told in self.told(index) if self.holds(_UP_TO, index) else ():
                end, day = told.mention.end, self.anchor.day
                if told.mention.form == "as_of" and told.mention.precision == "day" and end and day:
                    return end if timedelta(0) <= day - end <= timedelta(days=_NEWS) else None
        return None

    @once
    def is_as_of(self) -> bool:
        """Whether the heading of a report says as of when it is: "(as of 17 November)" behind it, or on a line of its own."""
        return _AS_OF.search(self.doc.folded, 0, _TOP) is not None and self.counted_to is not None

    def last_day(self, index: int) -> date | None:
        """The day on which what a sentence counts up to now ends: that of the statement, of the report, of writing."""
        counts = (t.mention for t in self.told(index) if t.mention.form == "as_of")
        counted = next((m.end for m in counts if m.precision == "day"), None)
        return self.stated(index) or counted or self.counted_to or self.anchor.day

    def turns(self) -> list[Turn]:
        """Where the text turns to another incident."""
        if self._turns is None:
            self._turns = find_turns(self.doc)
        return self._turns

    @once
    def turned(self) -> frozenset[int]:
        """The sentences that turn to another incident for sure."""
        return frozenset(t.sentence for t in self.turns() if t.whole and t.sure)

    @once
    def turned_within(self) -> frozenset[int]:
        """The sentences that tell of another incident behind who says so: "The army said that in another clash"."""
        return frozenset(t.sentence for t in self.turns() if t.sure and not t.whole)

    def events(self, index: int) -> list[Told]:
        """What a sentence says of the days of events, most certain first."""
        found = [t for t in self.told(index) if t.window and t.mention.form != "as_of" and not t.is_unrelated]
        return [t for t in found if t.role == "event"] or [t for t in found if t.role == "fronted"]

    def stated(self, index: int) -> date | None:
        """The day of the statement, where the sentence gives it."""
        try:
            return self._stated[index]
        except KeyError:
            spoken = (
                t.mention.end
                for t in self.told(index)
                if t.mention.precision == "day" and t.role in ("statement", "fronted")
            )
            found = self._stated[index] = next(spoken, None)
            return found

    def tells_other(self, index: int) -> bool:
        """Whether a sentence gives the day of a finding, or of a court or meeting."""
        return any(t.window and t.role in ("found", "other") for t in self.told(index))

    def is_link(self, index: int) -> bool:
        """Whether a sentence is a headline below the top: a link to another article."""
        known = self._links.get(index)
        if known is None:
            known = self._links[index] = _is_link(self.doc, self.doc.sentences[index])
        return known

    def tells_later_death(self, index: int) -> bool:
        """Whether a sentence tells of somebody who died after the event: "one died in hospital on Sunday"."""
        return self.has(DYING, index) and self.has(LATER_DEATH, index)

    def counts(self, index: int) -> bool:
        """Whether a sentence tells a running toll, whose day is that of counting."""
        return self.has(TOLL, index)

    @once
    def main(self) -> list[Told]:
        """The events of the text, history left out where there is news."""
        events = self._news(list(self.told_events()))
        fine = [t for t in events if _is_of_days(t)]
        if fine:
            return fine
        # Where no event has a day of its own, days that the telling gives stand for it.
        plain = self._news(list(self._plain_days()))
        return plain or [t for t in events if days_of(t.mention) <= _NEWS]

    @once
    def _apart(self) -> bool:
        """Whether two of the main events have no day in common, so that no day is that of all.

        Reading stops at the second; what was read before is looked at first.
        """
        if _are_apart(self._fresh_events(list(self._told))) or _are_apart(self._fresh_events(self._likely)):
            return True
        if any(_is_of_days(t) for t in self._news(list(self.told_events()))):
            return False
        return _are_apart(self._fresh_plain_days())

    def _fresh_events(self, indices: list[int]) -> Iterator[Told]:
        for index in indices:
            for told in self._candidates(index):
                if self._is_fresh_event(told):
                    yield told

    def _fresh_plain_days(self) -> Iterator[Told]:
        for told in self._plain_days():
            if self._is_news(told):
                yield told

    def _is_fresh_event(self, told: Told) -> bool:
        return _is_of_days(told) and self._is_news(told) and told.role == "event"

    def told_events(self) -> Iterator[Told]:
        """The dates that are those of events, as the text tells them."""
        for index in self._likely:
            for told in self._candidates(index):
                if told.role == "event":
                    yield told

    def _plain_days(self) -> Iterator[Told]:
        for index in self.dated:
            for told in self._candidates(index) if self._may_tell_day(index) else ():
                if told.mention.precision == "day" and told.role == "plain" and not self.stated(index):
                    yield told

    def _may_tell_day(self, index: int) -> bool:
        """Whether a sentence has words of a single day, not of months and years alone, and stands beside a figure or
        tells of an event: "On Monday the council met" is of no interest far from the dead."""
        if self._beside is not None and index not in self._beside and index not in self._likely:
            return False
        sentence = self.doc.sentences[index]
        return index in self._told or OF_A_DAY.search(self.doc.folded, sentence.start, sentence.end) is not None

    def _candidates(self, index: int) -> list[Told]:
        """The days of a sentence that may be those of events."""
        found = self._may_be.get(index)
        if found is None:
            found = self._may_be[index] = self._sift(index)
        return found

    def _sift(self, index: int) -> list[Told]:
        told = [t for t in self.told(index) if t.window and (t.mention.form in ("", "since") or t.mention.shift)]
        told = [t for t in told if (t.mention.form or not self.counts(index)) and not t.is_unrelated]
        return [] if not told or self.tells_later_death(index) else told

    def _news(self, told: list[Told]) -> list[Told]:
        """Without history, where there is news: what ended within a month of writing."""
        return [t for t in told if self._is_news(t)] or told

    def _is_news(self, told: Told) -> bool:
        day, end = self.anchor.day, told.mention.end
        return day is None or (end is not None and (day - end).days <= _NEWS)

    def is_recalled(self, when: When) -> bool:
        """Whether a window is a month or year well before publication: what a text recalls, and dates nothing but that."""
        if when.precision not in ("month", "year") or when.end is None or self.anchor.day is None:
            return False
        return (self.anchor.day - when.end).days > _NEWS

    @once
    def tells_events(self) -> bool:
        """Whether the text has a main event."""
        return self._apart or bool(self.main)

    @once
    def narrowest(self) -> Told | None:
        """The narrowest of the main events, where all others hold it: the one event day of a text."""
        if self._apart or not self.main:
            return None
        narrow = min(self.main, key=lambda t: (days_of(t.mention), t.sentence))
        return narrow if all(_holds(t, narrow) for t in self.main) else None

    @once
    def lasts(self) -> bool:
        """Whether the main events run over several days."""
        return any(t.mention.form or t.mention.shift for t in self.main)

    @once
    def _main_sentences(self) -> list[int]:
        return sorted(t.sentence for t in self.main)

    @once
    def first(self) -> Told:
        """The first of the main events, as the text tells them."""
        if self._apart:  # then some are news, of days of their own
            return next(self._fresh_events(self._likely), None) or next(self._fresh_plain_days())
        return min(self.main, key=lambda t: t.sentence)

    def gap(self, index: int) -> int:
        """How many sentences lie between a sentence and the nearest that tells a main event's day."""
        at = bisect_left(self._main_sentences, index)
        return min((abs(s - index) for s in self._main_sentences[max(0, at - 1) : at + 1]), default=10**6)

    @once
    def _starts(self) -> Counter[tuple[int, date]]:
        return Counter((t.sentence, t.mention.start) for t in self.main if t.mention.start and t.mention.end)

    @once
    def _first_days(self) -> Counter[date]:
        main = (t for t in self.main if t.sentence not in self.turned)
        return Counter(t.mention.start for t in main if t.mention.start and t.mention.end)

    def only_start(self, but: int) -> date | None:
        """The one day on which the main events told outside of sentence `but` begin."""
        if len(self._first_days) > 2:
            return None
        found = [d for d, n in self._first_days.items() if n > self._starts[but, d]]
        return found[0] if len(found) == 1 else None

    @once
    def beginning(self) -> date | None:
        """The first day of a running event, where the text says since when it runs."""
        starts = {
            t.mention.start for i in self.dated for t in self.told(i)
            if t.mention.form == "since" and t.mention.precision == "period" and t.mention.start
        }  # fmt: skip
        return starts.pop() if len(starts) == 1 else None

    @once
    def _event_days(self) -> tuple[list[date], list[Told]]:
        found = [
            t for i in self.dated if self._may_tell_day(i) for t in self.told(i)
            if t.mention.precision == "day" and t.mention.form == "" and t.window and t.role == "event"
        ]  # fmt: skip
        found.sort(key=lambda t: (t.mention.start or date.min, t.sentence))
        return [t.mention.start or date.min for t in found], found

    def event_days(self, start: date, end: date) -> list[Told]:
        """The single event days that the text tells between two days, by day."""
        days, told = self._event_days
        return told[bisect_left(days, start) : bisect_right(days, end)]


def _is_link(doc: Document, sentence: Sentence) -> bool:
    if sentence.index <= 3 or sentence.paragraph <= 2:
        return False
    words = doc.folded[sentence.start : sentence.end]
    if words.startswith(BULLETS):
        return False  # an item of a list
    return ENDS.search(words) is None or words.endswith("…")


def _is_of_days(told: Told) -> bool:
    """Whether an event has days of its own, told closer than by the week."""
    return is_fine(told.mention) and told.mention.precision != "week"


def _are_apart(told: Iterable[Told]) -> bool:
    """Whether no day is common to all those told; they are asked for only until that is known."""
    start, end = date.min, date.max
    for one in told:
        start, end = max(start, one.mention.start or date.min), min(end, one.mention.end or date.max)
        if start > end:
            return True
    return False


def _holds(wide: Told, narrow: Told) -> bool:
    w, n = wide.window, narrow.window
    return w is not None and n is not None and w[0] <= n[0] and n[1] <= w[1]
