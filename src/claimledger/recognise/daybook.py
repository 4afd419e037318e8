"""The dates of one document, each with its role, read once and only where they are asked for."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from claimledger import calendars
from claimledger.mentions import Document, Sentence, When
from claimledger.patterns import Rare
from claimledger.recognise.anchors import anchor_of
from claimledger.recognise.date_context import Anchor
from claimledger.recognise.date_roles import (
    Role,
    cuts_of,
    may_tell_event,
    may_tell_finding,
    names_event,
    role_of,
    segment,
)
from claimledger.recognise.date_shapes import OF_A_DAY
from claimledger.recognise.date_stems import stems_by_sentence
from claimledger.recognise.dates import DateMention, find_dates
from claimledger.recognise.offsets import counted_back
from claimledger.recognise.that_year import of_that_year
from claimledger.recognise.turns import Turn, find_turns
from claimledger.spans import Span

_TOLL = Rare(
    r"\b(?:toll|tally|total|count|number of (?:dead|deaths|people killed|casualties|fatalities|victims))\b[^.;]{0,80}?"
    r"\b(?:ris\w+|rose|climb\w*|reach\w*|stood|stands|grew|grown|jump\w*|soar\w*|pass\w*|now|so far|had|has|to)\b"
    r"|\b(?:raising|bringing|taking|pushing)\b[^.;]{0,40}\b(?:toll|total|number)\b",
)
# Deaths that came later, each on a day of its own: "another two died in hospital on Sunday".
LATER_DEATH = Rare(
    r"\b(?:succumbed|later\s+died|died\s+(?:later|(?:\w+\s+)?(?:in|at|on\s+the\s+way\s+to|en\s+route\s+to)\s+"
    r"(?:an?\s+|the\s+|\w+\s+)?(?:\w+\s+)?(?:hospital|clinic|infirmary)|"
    r"(?:of|from)\s+(?:his|her|their|the|its)?\s*(?:wounds|injuries|burns)))\b",
)
_DYING = Rare(r"succumbed|died")
_HEADING = 3  # sentences
_REACH = 5  # sentences before and after a figure that may tell its day
_BESIDE = 1  # sentences to a figure within which a day tells of it in any words
_TOP = 2  # sentences that open a text, which all that follows may go back to
_NEWS = 31  # days before writing in which an event is news


_LATER_THAT_DAY = re.compile(
    r"\W*(?:later|earlier|also)(?:\s+on)?\s+(?:that|the)\s+(?:same\s+)?(?:day|night|evening|morning)\b"
)


@dataclass(slots=True)
class Told:
    """A date mention with its role, which is found where somebody asks for it."""

    mention: DateMention
    sentence: int
    days: Daybook = field(repr=False, compare=False)
    _role: Role | None = field(default=None, repr=False, compare=False)

    @property
    def role(self) -> Role:
        """Whose day it is: that of the event, of the statement about it, or of something else."""
        if self._role is None:
            doc, cuts = self.days.doc, self.days.cuts(self.sentence)
            self._role = role_of(doc, doc.sentences[self.sentence], self.mention, cuts)
        return self._role

    @property
    def window(self) -> tuple[date, date] | None:
        return (self.mention.start, self.mention.end) if self.mention.start and self.mention.end else None


def days_of(when: When) -> int:
    """How many days a window spans; very many where it is open."""
    return (when.end - when.start).days + 1 if when.start and when.end else 10**6


def is_fine(when: When) -> bool:
    """Whether a window is as narrow as an event is: up to ten days."""
    return days_of(when) <= 11


class Daybook:
    """The dates of one document.

    For "Two died on Monday, police said Friday." `told(0)` is an event's day and a statement's. With `figures`, the
    sentences of figures, only those near one and those that open the text are read: a reader who wants the day of the
    dead looks around them and at the top, not at the weather a page below.
    """

    def __init__(self, doc: Document, figures: Iterable[int] | None = None) -> None:
        self.doc = doc
        self.anchor: Anchor = anchor_of(doc)
        self._dateline = self.anchor.dateline or Span(0, 0)
        self._stems = stems_by_sentence(doc, None if figures is None else _near(figures, _REACH))
        self._beside = None if figures is None else _near(figures, _BESIDE)
        self.dated = sorted(self._stems)
        self.may_tell = frozenset(self.dated)
        self._told: dict[int, list[Told]] = {}
        self._may_be: dict[int, list[Told]] = {}
        self._cuts: dict[int, list[Span]] = {}
        self._turns: list[Turn] | None = None
        self._matches: dict[tuple[int, int], bool] = {}
        day = self.anchor.day
        # The weekday after `anchor.day`, until a sentence that names it is read: whether the text was added to then.
        self._tomorrow = calendars.DAY_NAMES[(day.weekday() + 1) % 7] if day else ""

    def told(self, index: int) -> list[Told]:
        """The dates of a sentence, the dateline left out."""
        if index not in self.may_tell:
            return []
        found = self._told.get(index)
        if found is None:
            found = self._told[index] = self._read(index)
        return found

    def _read(self, index: int, look_back: int = 2) -> list[Told]:
        sentence = self.doc.sentences[index]
        if self._tomorrow and self.doc.folded.find(self._tomorrow, sentence.start, sentence.end) >= 0:
            self._settle()
            if look_back == 2 and index in self._told:
                return self._told[index]  # read meanwhile
        mentions = [
            m
            for m in find_dates(self.doc, sentence, self.anchor, self.before, look_back, self._stems[index])
            if m.span is not None and not self._dateline.overlaps(m.span)
        ]
        for mention in mentions:
            of_that_year(self.doc.folded, mention)
        told = [Told(m, index, self) for m in mentions]
        if any(m.form == "offset" and m.shift > 0 for m in mentions):
            self._count_back(sentence, told)
        return told

    def _count_back(self, sentence: Sentence, told: list[Told]) -> None:
        """Settle days such as "on Friday, [three days after] the ferry sank", while Friday is that of the search."""
        for one, other in pairwise(told):
            spoken = other.mention.form == "offset" and one.role == "statement"
            event = counted_back(self.doc.folded, sentence, one.mention, other.mention, spoken)
            if event is not None:
                other.mention, other._role, one._role = event, "event", "statement"

    def before(self, index: int, same: bool, look_back: int) -> date | None:
        """The day that "that day" or "the next day" of a sentence is counted from, out of the two before it; "the same
        day" also the only one told in the eight before it.

        That of an event rather than that of a court; last that of a statement: "Two were shot on Monday, police said
        Friday. That night a third died."
        """
        for before in range(index - 1, max(-1, index - 3), -1):
            if before not in self.may_tell:
                continue
            told = self._told.get(before) or self._read(before, look_back - 1)
            days = [t for t in told if t.mention.precision == "day" and t.mention.form != "future"]
            of_events = [t for t in days if t.role in ("event", "found", "plain")] if same else []
            best = of_events or [t for t in days if t.role not in ("statement", "aside")] or days
            if best:
                return best[-1].mention.end
        sentence = self.doc.sentences[index]
        if same and _LATER_THAT_DAY.match(self.doc.folded, sentence.start):
            for before in range(index - 3, max(-1, index - 8), -1):
                if before in self.may_tell and (told := [t for t in self._read(before, 0) if t.role == "event"]):
                    return told[-1].mention.end if told[-1].mention.precision == "day" else None
        if not same or "same day" not in self.doc.folded[sentence.start : sentence.end]:
            return None  # "that night" is never far
        near = (i for i in range(max(0, index - 8), index) if i in self.may_tell)
        farther = {t.mention.end for i in near for t in self._read(i, 0) if t.mention.precision == "day"}
        return farther.pop() if len(farther) == 1 else None

    def _settle(self) -> None:
        """Find out whether the text was added to on the day after `anchor.day`."""
        name, self._tomorrow = self._tomorrow, ""
        if self._was_updated(name):
            self.anchor = replace(self.anchor, updated=True)
            self._told.clear()
            self._may_be.clear()

    def _was_updated(self, name: str) -> bool:
        """Whether the text was added to on the day after `anchor.day`: a report of yesterday's and today's shootings
        that names tomorrow's weekday as one past does not go back six days with it."""
        day = self.anchor.day
        if day is None:
            return False
        folded = self.doc.folded
        at, found = folded.find(name), False
        while at >= 0:
            for told in self.told(self.index_at(at)):
                span = told.mention.span
                if span is None or span.start != at or told.role == "aside" or told.mention.form == "as_of":
                    continue
                found = told.window == (day - timedelta(days=6),) * 2
                if not found or names_event(folded, span, self.doc.sentences[told.sentence].end):
                    return False  # "last Monday", "Monday's raid"
            at = folded.find(name, at + 1)
        if not found:
            return False
        recent, likely = False, frozenset(self._likely)
        found_in = (i for i in self.dated if i in likely or may_tell_finding(self.doc, self.doc.sentences[i]))
        for told in (t for i in found_in for t in self.told(i)):
            if (window := told.window) is not None and window[0] == window[1] and told.role in ("event", "found"):
                ago = (day - window[0]).days
                if 2 <= ago <= 5:
                    return False
                recent = recent or ago in (0, 1)
        return recent

    @functools.cached_property
    def counted_to(self) -> date | None:
        """The day up to which the heading says that a report counts: "Situation Report No. 4 (as of 17 November)"."""
        for index in range(min(_HEADING, len(self.doc.sentences))):
            for told in self.told(index):
                end, day = told.mention.end, self.anchor.day
                if told.mention.form == "as_of" and told.mention.precision == "day" and end and day:
                    return end if timedelta(0) <= day - end <= timedelta(days=_NEWS) else None
        return None

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

    def cuts(self, index: int) -> list[Span]:
        """Where a sentence begins to tell another thing."""
        if index not in self._cuts:
            self._cuts[index] = cuts_of(self.doc, self.doc.sentences[index])
        return self._cuts[index]

    def segment(self, index: int, at: int) -> Span:
        """The stretch of a sentence around offset `at` that tells one thing."""
        return segment(self.doc.sentences[index], at, self.cuts(index))

    def has(self, pattern: Rare, index: int, sentences: int = 1) -> bool:
        """Whether a pattern stands in a sentence of the folded text, or in some from it on; asked of each once."""
        key = (id(pattern), index)
        found = self._matches.get(key)
        if found is None:
            told = self.doc.sentences[index : index + sentences]
            found = self._matches[key] = pattern.search(self.doc.folded, told[0].start, told[-1].end) is not None
        return found

    @functools.cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.doc.sentences]

    def index_at(self, at: int) -> int:
        """The sentence that an offset of the text stands in."""
        return bisect_right(self._sentence_starts, at) - 1

    def events(self, index: int) -> list[Told]:
        """What a sentence says of the days of events, most certain first."""
        found = [t for t in self.told(index) if t.window and t.mention.form != "as_of"]
        return [t for t in found if t.role == "event"] or [t for t in found if t.role == "fronted"]

    def stated(self, index: int) -> date | None:
        """The day of the statement, where the sentence gives it."""
        for told in self.told(index):
            if told.mention.precision == "day" and told.role in ("statement", "fronted"):
                return told.mention.end
        return None

    def tells_later_death(self, index: int) -> bool:
        """Whether a sentence tells of somebody who died after the event: "one died in hospital on Sunday"."""
        return self.has(_DYING, index) and self.has(LATER_DEATH, index)

    def counts(self, index: int) -> bool:
        """Whether a sentence tells a running toll, whose day is that of counting."""
        return self.has(_TOLL, index)

    @functools.cached_property
    def main(self) -> list[Told]:
        """The events of the text, history left out where there is news."""
        events = self._news(list(self.told_events()))
        fine = [t for t in events if _is_of_days(t)]
        if fine:
            return fine
        # Where no event has a day of its own, days that the telling gives stand for it.
        plain = self._news(list(self._plain_days()))
        return plain or [t for t in events if days_of(t.mention) <= _NEWS]

    @functools.cached_property
    def _apart(self) -> bool:
        """Whether two of the main events have no day in common, so that no day is that of all.

        Reading stops at the second; what was read before is looked at first.
        """
        if _are_apart(t for i in list(self._told) for t in self._candidates(i) if self._is_fresh_event(t)):
            return True
        if _are_apart(t for i in self._likely for t in self._candidates(i) if self._is_fresh_event(t)):
            return True
        if any(_is_of_days(t) for t in self._news(list(self.told_events()))):
            return False
        return _are_apart(t for t in self._plain_days() if self._is_news(t))

    def _is_fresh_event(self, told: Told) -> bool:
        return _is_of_days(told) and self._is_news(told) and told.role == "event"

    @functools.cached_property
    def _likely(self) -> list[int]:
        return may_tell_event(self.doc, self.dated)

    def told_events(self) -> Iterator[Told]:
        """The dates that are those of events, as the text tells them."""
        return (t for i in self._likely for t in self._candidates(i) if t.role == "event")

    def _plain_days(self) -> Iterator[Told]:
        told = (t for i in self.dated if self._may_tell_day(i) for t in self._candidates(i))
        return (t for t in told if t.mention.precision == "day" and t.role == "plain" and not self.stated(t.sentence))

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
        told = [t for t in told if t.mention.form or not self.counts(index)]
        return [] if not told or self.tells_later_death(index) else told

    def _news(self, told: list[Told]) -> list[Told]:
        """Without history, where there is news: what ended within a month of writing."""
        return [t for t in told if self._is_news(t)] or told

    def _is_news(self, told: Told) -> bool:
        day, end = self.anchor.day, told.mention.end
        return day is None or (end is not None and (day - end).days <= _NEWS)

    @property
    def tells_events(self) -> bool:
        """Whether the text has a main event."""
        return self._apart or bool(self.main)

    @functools.cached_property
    def narrowest(self) -> Told | None:
        """The narrowest of the main events, where all others hold it: the one event day of a text."""
        if self._apart or not self.main:
            return None
        narrow = min(self.main, key=lambda t: (days_of(t.mention), t.sentence))
        return narrow if all(_holds(t, narrow) for t in self.main) else None

    @functools.cached_property
    def lasts(self) -> bool:
        """Whether the main events run over several days."""
        return any(t.mention.form or t.mention.shift for t in self.main)

    @functools.cached_property
    def _main_sentences(self) -> list[int]:
        return sorted(t.sentence for t in self.main)

    @functools.cached_property
    def first(self) -> Told:
        """The first of the main events, as the text tells them."""
        if self._apart:  # then some are news, of days of their own
            events = (t for t in self.told_events() if self._is_fresh_event(t))
            return next(events, None) or next(t for t in self._plain_days() if self._is_news(t))
        return min(self.main, key=lambda t: t.sentence)

    def gap(self, index: int) -> int:
        """How many sentences lie between a sentence and the nearest that tells a main event's day."""
        at = bisect_left(self._main_sentences, index)
        return min((abs(s - index) for s in self._main_sentences[max(0, at - 1) : at + 1]), default=10**6)

    @functools.cached_property
    def _starts(self) -> Counter[tuple[int, date]]:
        return Counter((t.sentence, t.mention.start) for t in self.main if t.mention.start and t.mention.end)

    @functools.cached_property
    def _first_days(self) -> Counter[date]:
        return Counter(t.mention.start for t in self.main if t.mention.start and t.mention.end)

    def only_start(self, but: int) -> date | None:
        """The one day on which the main events told outside of sentence `but` begin."""
        if len(self._first_days) > 2:
            return None
        found = [d for d, n in self._first_days.items() if n > self._starts[but, d]]
        return found[0] if len(found) == 1 else None

    @functools.cached_property
    def beginning(self) -> date | None:
        """The first day of a running event, where the text says since when it runs."""
        starts = {
            t.mention.start for i in self.dated for t in self.told(i)
            if t.mention.form == "since" and t.mention.precision == "period" and t.mention.start
        }  # fmt: skip
        return starts.pop() if len(starts) == 1 else None

    @functools.cached_property
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


def _near(figures: Iterable[int], reach: int) -> set[int]:
    """The sentences that open a text, and those up to `reach` sentences from one of `figures`."""
    return {*range(_TOP), *(near for index in figures for near in range(index - reach, index + reach + 1))}


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
