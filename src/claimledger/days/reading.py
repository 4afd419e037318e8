"""Reading the dates of one document: each sentence once, where it is asked for, near the figures of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from claimledger import calendars
from claimledger.again import EVENTS
from claimledger.days.anchors import anchor_of
from claimledger.days.anniversaries import from_anniversaries
from claimledger.days.backshift import only_counts
from claimledger.days.bridged import is_of_response
from claimledger.days.dates import DateMention, find_dates
from claimledger.days.frame import Anchor
from claimledger.days.offsets import counted_back
from claimledger.days.phrases import DYING, LATER_DEATH, TOLL, Phrase
from claimledger.days.retold import (
    days_of_accounts,
    days_with_years,
    go_on,
    looks_back,
    may_go_on,
    of_the_period_told,
    of_the_year_told,
)
from claimledger.days.roles import (
    Role,
    cuts_of,
    may_tell_event,
    may_tell_finding,
    names_event,
    opens_paragraph,
    role_of,
    segment,
)
from claimledger.days.that_year import first_day_of, of_that_year
from claimledger.days.together import endings, from_events
from claimledger.days.words import date_signs
from claimledger.mentions import Document, Sentence
from claimledger.once import once
from claimledger.patterns import Rare
from claimledger.spans import Span

_LATER_THAT_DAY = re.compile(
    r"\W*(?:(?:later|earlier|also)(?:\s+on)?\s+(?:that|the)\s+(?:same\s+)?(?:day|night|evening|morning)\b|"
    r"that\s+(?:same\s+)?(?:night|evening|morning|afternoon)\b|(?:the\s+)?(?:next|following)\s+(?:day|night|morning)\b|"
    r"(?:a|one|two|three|four|five|six)\s+(?:days?|nights?)\s+later\b)"
)
_NOTES = re.compile(r"(?:\s*\[[^\]\[]*\])*\s*")
_SMALL_HOURS = re.compile(r"\b(?:a\.?m\.?\b|early|morning|midnight|overnight|dawn|hours)")
_UNRELATED = Rare(
    r"\b(?:unrelated|(?:not|no\s+way|never)\s+(?:\w+\s+)?(?:related|connected|linked|tied)|no\s+(?:\w+\s+)?(?:connection|link|relation))\s+"
    r"(?:to|with|between)\b[^.;]*\Z"
)
_REACH = 5  # sentences before and after a figure that may tell its day
_BESIDE = 1  # sentences to a figure within which a day tells of it in any words
_TOP = 2  # sentences that open a text, which all that follows may go back to


@dataclass(slots=True)
class Told:
    """A date mention with its role, which is found where somebody asks for it."""

    mention: DateMention
    sentence: int
    days: DayReading = field(repr=False, compare=False)
    _role: Role | None = field(default=None, repr=False, compare=False)

    @property
    def role(self) -> Role:
        """Whose day it is: that of the event, of the statement about it, or of something else."""
        if self._role is None:
            doc, cuts = self.days.doc, self.days.cuts(self.sentence)
            self._role = role_of(
                doc, self.days.without_line(self.sentence), self.mention, cuts, self.days.signed[self.sentence]
            )
            if self._role == "fronted" and self.days.counts_again(self):
                self._role = "statement"
        return self._role

    @property
    def window(self) -> tuple[date, date] | None:
        return (self.mention.start, self.mention.end) if self.mention.start and self.mention.end else None

    @property
    def is_unrelated(self) -> bool:
        """ "The shooting was unrelated to Friday's stabbing": the day is that of what the text is not about."""
        span, start = self.mention.span, self.days.doc.sentences[self.sentence].start
        return span is not None and _UNRELATED.search(self.days.doc.folded, start, span.start) is not None

    @property
    def begins_story(self) -> bool:
        """ "On 4 October soldiers entered the village. They shot six men": what a paragraph begins with is its day."""
        mention, doc = self.mention, self.days.doc
        if self.role != "plain" or mention.precision != "day" or mention.form or mention.span is None:
            return False
        return opens_paragraph(doc, doc.sentences[self.sentence], mention.span)


class DayReading:
    """The dates of one document, sentence by sentence.

    With `figures`, the sentences of figures, only those near one and those that open the text are read: a reader who wants
    the day of the dead looks around them and at the top, not at the weather a page below.
    """

    def __init__(self, doc: Document, figures: Iterable[int] | None = None) -> None:
        self.kept: dict[str, Any] = {}
        self.doc = doc
        self.anchor: Anchor = anchor_of(doc)
        self._dateline = self.anchor.dateline or Span(0, 0)
        near = None if figures is None else _near(figures, _REACH)
        signs = date_signs(doc.folded)
        self._stems = signs.stems(self._sentence_starts, near)
        self.signed = signs.masks([s.end for s in doc.sentences])  # of each sentence, the bits of what it may hold
        self._beside = None if figures is None else _near(figures, _BESIDE)
        self.dated = sorted(self._stems)
        self.may_tell = frozenset(self.dated)
        self._told: dict[int, list[Told]] = {}
        self._stated: dict[int, date | None] = {}
        self._may_be: dict[int, list[Told]] = {}
        self._cuts: dict[int, list[Span]] = {}
        self._matches: dict[tuple[int, int], bool] = {}
        self._held: dict[tuple[Rare, int], bool] = {}
        day = self.anchor.day
        # The weekday after `anchor.day`, until a sentence that names it is read: whether the text was added to then.
        self._tomorrow = calendars.DAY_NAMES[(day.weekday() + 1) % 7] if day else ""

    @once
    def _looks_back(self) -> bool:
        return looks_back(self.doc, self.anchor.day)

    def without_line(self, index: int) -> Sentence:
        """A sentence from where it begins to tell: behind the dateline and notes such as "[Text]"."""
        sentence, line = self.doc.sentences[index], self._dateline
        if not sentence.start <= line.start < line.end < sentence.end:
            return sentence
        notes = _NOTES.match(self.doc.text, line.end, sentence.end)
        return replace(sentence, start=notes.end() if notes else line.end)

    @once
    def _with_years(self) -> list[tuple[int, date]]:
        return days_with_years(self.doc)

    @once
    def _of_accounts(self) -> dict[int, date]:
        return days_of_accounts(self.doc, self.anchor.day) if self.anchor.day is not None else {}

    def told(self, index: int) -> list[Told]:
        """The dates of a sentence, the dateline left out."""
        found = self._told.get(index)
        if found is None:
            found = self._told[index] = self._read(index) if index in self.may_tell else []
        return found

    def _read(self, index: int, look_back: int = 2) -> list[Told]:
        sentence = self.doc.sentences[index]
        if self._tomorrow and self.doc.folded.find(self._tomorrow, sentence.start, sentence.end) >= 0:
            self._settle()
            if look_back == 2 and index in self._told:
                return self._told[index]  # read meanwhile
        signed = self.signed[index]
        mentions = [
            m
            for m in find_dates(self.doc, sentence, self.anchor, self.before, look_back, self._stems[index], signed)
            if m.span is not None and not self._dateline.overlaps(m.span)
        ]
        for mention in mentions:
            of_that_year(self.doc.folded, mention)
            if self._looks_back and self.anchor.day is not None:
                of_the_year_told(self.doc, mention, self.anchor.day, self._with_years)
            elif mention.precision == "month" and look_back:
                of_the_period_told(self.doc, mention, self._told_before(index, mentions), sentence.end)
            elif self.anchor.day is not None and may_go_on(self.doc, mention, self.anchor.day):
                go_on(self.doc, mention, self._of_accounts)
        mentions = endings(self.doc.folded, sentence, from_events(self.doc.folded, sentence, mentions))
        mentions = from_anniversaries(self.doc.folded, sentence, mentions, self.anchor.day)
        told = [Told(m, index, self) for m in mentions]
        for one in told:
            if one.mention.base is not None:
                one._role = "event"
        if any(m.form == "offset" and m.shift > 0 for m in mentions):
            self._count_back(sentence, told)
        if len(told) > 1:
            self._bridge(sentence, told)
        return told

    def _told_before(self, index: int, beside: list[DateMention]) -> list[DateMention]:
        """The dates of a sentence and of the two before it."""
        before = [i for i in (index - 1, index - 2) if i in self.may_tell]
        return [*beside, *(t.mention for i in before for t in (self._told.get(i) or self._read(i, 0)))]

    def _count_back(self, sentence: Sentence, told: list[Told]) -> None:
        """Settle days such as "on Friday, [three days after] the ferry sank", while Friday is that of the search."""
        for one, other in pairwise(told):
            spoken = other.mention.form == "offset" and one.role == "statement"
            event = counted_back(self.doc.folded, sentence, one.mention, other.mention, spoken)
            if event is not None:
                other.mention, other._role = event, "event"
                if (aside := _aside(self.doc.folded, sentence, one.mention, event)) is not None:
                    one._role, event.base = (
                        "event",
                        aside,
                    )  # "The strike on Friday, a day after nine died in a raid, killed two"
                else:
                    one._role = "statement"

    def counts_again(self, one: Told) -> bool:
        """Whether a day opens a sentence that only counts the dead of the event whose day the sentence before tells:
        "A shell hit the mill on 3 May. On 5 May, the army said 14 had been killed"."""
        span, index, sentences = one.mention.span, one.sentence, self.doc.sentences
        if span is None or not index or one.mention.start is None:
            return False
        last = sentences[index - 1]
        if not only_counts(self.doc.folded, span, sentences[index].end, Span(last.start, last.end)):
            return False
        told = [t.mention for t in self.told(index - 1) if t.role == "event" and not t.mention.form]
        return bool(told) and all(m.end is not None and m.end < one.mention.start for m in told)

    def _bridge(self, sentence: Sentence, told: list[Told]) -> None:
        """Settle days such as "on Thursday" in "Families gathered on Thursday outside the mill that burned down on Tuesday"."""
        days = [t for t in told if t.mention.precision == "day" and not t.mention.form and t.mention.span is not None]
        for one, other in pairwise(days):
            if one.window == other.window or one.mention.span is None or other.mention.span is None:
                continue
            folded, signs = self.doc.folded, date_signs(self.doc.folded)
            if is_of_response(folded, signs, sentence.start, one.mention.span, other.mention.span):
                if one.role in ("event", "plain"):
                    one._role = "other"

    def before(self, index: int, same: bool, look_back: int, years: bool = False) -> date | None:
        """The day that "that day" or "the next day" of a sentence is counted from, out of the two before it; "the same
        day" also the only one told in the eight before it.

        That of an event rather than that of a court; last that of a statement: "Two were shot on Monday, police said
        Friday. That night a third died." That on which a count begins, where it closes the sentence: "300 since 7 May. That
        day nine died."
        """
        for before in range(index - 1, max(-1, index - 3), -1):
            if before not in self.may_tell:
                continue
            told = self._told.get(before) or self._read(before, look_back - 1)
            days = [t for t in told if t.mention.precision == "day" and t.mention.form != "future"]
            if years and told and told[-1].mention.precision in ("month", "year") and not told[-1].mention.form:
                return told[-1].mention.end
            if same and told and (since := first_day_of(self.doc.folded, told[-1].mention)) is not None:
                return since
            of_events = [t for t in days if t.role in ("event", "found", "plain")] if same else []
            best = of_events or [t for t in days if t.role not in ("statement", "aside")] or days
            if len(of_events) > 1 and self.has(
                TOLL, before
            ):  # "those killed on 4 July rose to 120 on Wednesday. … that day"
                return min(t.mention.end for t in of_events if t.mention.end)
            if best:
                return best[-1].mention.end
        sentence = self.doc.sentences[index]
        if _LATER_THAT_DAY.match(self.doc.folded, sentence.start):
            for before in range(index - 3, max(-1, index - 8), -1):
                told = self._read(before, 0) if before in self.may_tell else []
                if told := [t for t in told if t.role in ("event", "plain") and t.window]:
                    named = [
                        t
                        for t in told
                        if t.mention.span
                        and names_event(self.doc.folded, t.mention.span, self.doc.sentences[before].end)
                    ]
                    told = named or told
                    return told[-1].mention.end if told[-1].mention.precision == "day" else None
        if not same or "same day" not in self.doc.folded[sentence.start : sentence.end]:
            return None  # "that night" is never far
        near = (i for i in range(max(0, index - 8), index) if i in self.may_tell)
        days = [t for i in near for t in self._read(i, 0) if t.mention.precision == "day"]
        farther = {t.mention.end for t in days if t.role in ("event", "found", "plain")} or {
            t.mention.end for t in days
        }
        return farther.pop() if len(farther) == 1 else None

    def _settle(self) -> None:
        """Find out whether the text was added to on the day after `anchor.day`."""
        name, self._tomorrow = self._tomorrow, ""
        if self._was_updated(name):
            self.anchor = replace(self.anchor, updated=True)
            self._told.clear()
            self._stated.clear()
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
                if told.role in ("event", "plain") and not self._may_be_new(told):
                    return False  # "On Monday, gunmen killed four", five days before Saturday's raid
            at = folded.find(name, at + 1)
        if not found:
            return False
        recent, likely = False, frozenset(self._likely)
        first = self.index_at(folded.find(name))
        for told in self._told_of(likely):
            if (window := told.window) is not None and window[0] == window[1] and told.role in ("event", "found"):
                ago = (day - window[0]).days
                if 2 <= ago <= 5:
                    return False
                recent = recent or (ago in (0, 1) and not self._follows_up(told, first))
        return recent

    def _may_be_new(self, told: Told) -> bool:
        """Whether an event may be one of the small hours behind the day of writing, or the death of somebody hurt on it."""
        sentence = self.doc.sentences[told.sentence]
        small = _SMALL_HOURS.search(self.doc.folded, sentence.start, sentence.end) is not None
        return small or self.has(LATER_DEATH, told.sentence) or self.has(DYING, told.sentence)

    def _follows_up(self, told: Told, first: int) -> bool:
        """Whether a day may be that of what came of an event told in sentence `first`: "The roof came down on [Saturday].
        … The toll rose to 53 on Thursday", "nine bodies were recovered on Thursday"."""
        index = told.sentence
        if index <= first:
            return False
        return told.role == "found" or self.has(TOLL, index) or self.has(LATER_DEATH, index)

    def _told_of(self, likely: frozenset[int]) -> Iterator[Told]:
        for index in self.dated:
            if index in likely or may_tell_finding(self.doc, self.doc.sentences[index]):
                yield from self.told(index)

    def cuts(self, index: int) -> list[Span]:
        """Where a sentence begins to tell another thing."""
        if index not in self._cuts:
            self._cuts[index] = cuts_of(self.doc, self.doc.sentences[index])
        return self._cuts[index]

    def segment(self, index: int, at: int) -> Span:
        """The stretch of a sentence around offset `at` that tells one thing."""
        return segment(self.doc.sentences[index], at, self.cuts(index))

    def has(self, phrase: Phrase, index: int) -> bool:
        """Whether a phrase stands in a sentence of the folded text; searched for once, where the sentence may hold it."""
        if not self.signed[index] & phrase.bit:
            return False
        key = (phrase.bit, index)
        found = self._matches.get(key)
        if found is None:
            sentence = self.doc.sentences[index]
            found = phrase.found(self.doc.folded, sentence.start, sentence.end) is not None
            self._matches[key] = found
        return found

    def may_hold(self, phrase: Phrase, index: int) -> bool:
        """Whether a sentence has a word that the phrase cannot do without."""
        return self.signed[index] & phrase.bit != 0

    def holds(self, pattern: Rare, index: int) -> bool:
        """Whether a pattern that is seldom asked for stands in a sentence of the folded text."""
        key = (pattern, index)
        found = self._held.get(key)
        if found is None:
            sentence = self.doc.sentences[index]
            found = self._held[key] = pattern.search(self.doc.folded, sentence.start, sentence.end) is not None
        return found

    @once
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.doc.sentences]

    def index_at(self, at: int) -> int:
        """The sentence that an offset of the text stands in."""
        return bisect_right(self._sentence_starts, at) - 1

    @once
    def _likely(self) -> list[int]:
        return may_tell_event(self.doc, self.dated)


_NAMED = re.compile(rf"(?:{EVENTS})\s+(?:(?:early|late)\s+)?(?:on\s+)?\Z")


def _aside(folded: str, sentence: Sentence, day: DateMention, counted: DateMention) -> Span | None:
    """The clause set off by commas that counts from the day of an event which does harm itself."""
    if day.span is None or counted.span is None:
        return None
    if _NAMED.search(folded, max(sentence.start, day.span.start - 40), day.span.start) is None:
        return None
    end = folded.find(",", counted.span.end, sentence.end)
    harms = end >= 0 and date_signs(folded).any("violence", end, sentence.end)
    return Span(counted.span.start, end) if harms else None


def _near(figures: Iterable[int], reach: int) -> set[int]:
    """The sentences that open a text, and those up to `reach` sentences from one of `figures`."""
    near = set(range(_TOP))
    for index in figures:
        near.update(range(index - reach, index + reach + 1))
    return near
