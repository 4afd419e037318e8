"""Which figures without a day go on with the event that a text opens with, and so have its day.

A report tells its event first and names the day once. What follows counts the same dead again, by other mouths, until the
text turns to something else: another attack, another day, what happened years ago.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from claimledger.days.daybook import ENDS, Daybook, days_of
from claimledger.days.fleeing import since_the_event, up_to_now
from claimledger.days.introduced import introduces
from claimledger.days.of_others import is_other_deed
from claimledger.days.phrases import COUNTS_AGAIN, DYING, SAME_EVENT
from claimledger.days.reading import Told
from claimledger.days.releases import RELEASE
from claimledger.days.running import is_open
from claimledger.days.words import date_signs
from claimledger.mentions import Figure, Sentence, When
from claimledger.once import once
from claimledger.patterns import Rare

_HEAD = 6  # sentences in which a report comes to its event
_SHORT = 7  # days; a longer window is that of a count
_FRESH = 62  # days before writing
_LONG = 31  # days
#: So many times as much is the toll of a whole war
FAR_MORE = 50
_MORE = 4  # times as many
_COUNTED = ("since", "past", "duration")
_ENDS = frozenset(".!?…:;\"'”’)]")
_DIED = ("died", "dies")
_DIED_ON = re.compile(r"\band\s+(?:later\s+)?died\s[^.;,]*\Z")
_MANY = 3  # other days: a list of incidents

# "Farther south, rebels traded fire": somewhere else, and so another event.
_ELSEWHERE = re.compile(
    r"\W*(?:(?:but|and|also|further|meanwhile),?\s+)?(?:(?:farther|further)\s+(?:north|south|east|west|afield|away|along)|"
    r"across\s+the\s+(?:border|country|region|world|river|lake|gulf|strait)|(?:in|across)\s+(?:the\s+)?(?:neighbou?ring|nearby|adjoining)\b|"
    r"elsewhere\b|"
    r"(?:fighting|clashes|violence|attacks|shelling)\s+(?:has|have|also|was|were)\s|"
    r"(?:less|more)\s+than\s+(?:a|one|two|three|\d+)\s+(?:miles?|km|kilomet(?:er|re)s?)\s+away)"
)
_IN_PLACE = re.compile(r"\W*(?:In|At|Near|Outside|On)\s+(?:the\s+)?(?P<name>(?!January|February|March|April|May|June|July|August|"
                       r"September|October|November|December|\w+day\b)[A-Z][\w’'-]{2,}(?:\s+[A-Z][\w’'-]+)*)"
                       r"(?:\s+(?:region|province|district|state|governorate|department|county|valley|area))?,\s")  # fmt: skip
_WIDE = Rare(
    r"\b(?:cities|towns|villages|districts|provinces|regions|states|counties|islands|across|nationwide|several|"
    r"wave|barrage|series|storms?|cyclone|typhoon|hurricane|floods?|flooding|earthquake|quake|tornado(?:e?s)?|heatwave)\b"
)
_CLOCK = re.compile(r"\W*[0-2]?\d[:.][0-5]\d(?:\s*(?:[ap]\.?m\.?|gmt|utc|bst|[a-z]{2,3}t))?\W*(?:\n|$)")
# "Our teams recovered three bodies from a well": people of whom the text has not told.
_FOUND_SOMEWHERE = Rare(
    r"\b(?:recovered|found|discovered|unearthed|exhumed|pulled|dug)\b[^,.;]{0,60}\b(?:from|in|on|near|at|behind|beside)\s+an?\s"
)
_BODIES = ("bod", "remains", "corpse", "skelet")
_NEW = re.compile(r"\b(?:an?|another|two|three|several|other|similar|previous|earlier|last)\s+(?:[\w-]+\s+){0,3}$")
# "so far this year", "since", "a total": a count of more than the event.
_LONGER = Rare(
    r"\b(?:since|this\s+(?:year|month|week)|so\s+far\s+in|years?(?![\s-]+old|\s+(?:each\s+)?(?:in\s+(?:prison|jail)|behind|of\s+age))|months?|decades?|annual(?:ly)?|per\s+day|every\s+\w+|"
    r"overall|in\s+total|on\s+average|wars?|campaigns?|conflicts?|insurgency|history|historians?|in\s+the\s+past|previous(?:ly)?|"
    r"usually|often|typically|frequent(?:ly)?|pursuit|reprisals?|retaliat\w+|aftermath|in\s+response)\b"
)


def names_another_place(days: Daybook, sentence: Sentence) -> bool:
    """ "Six died in Osk on Monday. … In [Lorin], two were killed.": a paragraph that opens with a name not met before."""
    text = days.doc.text
    if sentence.start and text[sentence.start - 1] != "\n":
        return False
    named = _IN_PLACE.match(text, sentence.start, sentence.end)
    if named is None or re.search(rf"\b{re.escape(named['name'])}\b", text[: sentence.start]):
        return False
    return not _WIDE.search(days.doc.folded, 0, days.doc.sentences[0].end)  # one raid on many cities


def is_elsewhere(days: Daybook, sentence: Sentence) -> bool:
    """Whether a sentence turns to another place: "In neighbouring Lorin, two were killed on Sunday"."""
    if _ELSEWHERE.match(days.doc.folded, sentence.start, sentence.end):
        return True
    return names_another_place(days, sentence)


#: "the 4 June murder of Ivo Lang": a day of his alone
MURDER_OF = re.compile(r"(?:['’]s)?\s+(?:[a-z]+\s+)?(?:murder|killing|slaying|death|homicide|shooting|stabbing)\s+of\s")


_SEPARATE = Rare(r"\b(?:separate|different|unrelated)\s")


def heads_separate_events(days: Daybook, figure: Figure) -> bool:
    """Whether a headline counts those of several events: "Two killed in separate crashes" are of no one day."""
    sentence = days.doc.sentences[figure.sentence]
    if (figure.low or 0) < 2 or sentence.index > 3 or not days.holds(_SEPARATE, figure.sentence):
        return False
    return ENDS.search(days.doc.folded, sentence.start, sentence.end) is None


class Mainline:
    """The event that a text opens with, and the sentences that go on with it."""

    def __init__(
        self, days: Daybook, figures: Sequence[Figure], whens: Sequence[When | None], *, early: bool = False
    ) -> None:
        self.kept: dict[str, Any] = {}
        self._early = early  # whether the figures have only the days of their own sentences as yet
        self._days = days
        self._figures = figures
        self._whens = whens
        self._own = list(whens)  # as they are now
        self._taken = False  # whether it is that on which people were kidnapped who came free
        self._dying = False  # whether the day of the event is told as that of dying
        self._count: int | None = None  # how many the text tells of first
        self._opener: Figure | None = None  # of whom it tells first
        self._on: list[bool] = []  # for the sentences read so far, whether they go on with the event
        self._following = self._follow()
        self._together: dict[int, list[Figure]] | None = None  # figures by sentence

    def window(self, figure: Figure) -> When | None:
        """The window of the opening event, for a figure that goes on with it."""
        if figure.background or figure.earlier or figure.assertion == "projected" or (event := self.event) is None:
            return None
        if figure.cumulative and self._count is not None and (figure.low or 0) > _MORE * self._count:
            return None  # the toll of a war
        if self._count is not None and (figure.low or 0) > FAR_MORE * max(self._count, 20):
            return None  # "tens of thousands have died", in news of a raid that killed 13
        if not self._goes_on(figure.sentence) or self._is_other(figure) or heads_separate_events(self._days, figure):
            return None
        if self._opener is not None and is_other_deed(self._days, figure, self._opener):
            return None
        if self._taken and figure.outcome != "abducted" and not self._days.has(SAME_EVENT, figure.sentence):
            return None  # "Two men kidnapped on 3 May were freed. … One of the kidnappers was killed."
        if figure.outcome == "injured" and self._dying:
            return None  # "One died on Friday. Two were hurt. The ferry burned on Wednesday."
        if figure.high == 0 or (figure.outcome == "displaced" and not up_to_now(self._days, figure)):
            return None  # people flee for days; "no deaths from disease" tells of no event
        when = event.because(f"{event.reason}, the event that the text opens with")
        return since_the_event(self._days, figure, when)

    # -------------------------------------------------------------------------------------------- the opening event

    @once
    def event(self) -> When | None:
        """The window of the first figures that have one, or the first day of an event that the text tells."""
        days, counted, toll, at = self._days, date.max, 0, -1
        for figure, when in zip(self._figures, self._own, strict=True):
            if figure.sentence > _HEAD:
                break
            if figure.background or figure.assertion == "projected":
                continue
            if when is None or when.start is None:
                if when is not None and is_open(when):
                    counted = min(counted, when.end or date.max)  # "the toll climbed to 33 on Friday": of days before
                    toll, at = max(toll, figure.low or 0), figure.sentence
                elif not self._is_headline(figure.sentence):
                    break  # the text opens with people whose day it does not tell
                continue
            if counted < date.max:
                if days.tells_later_death(figure.sentence) or (
                    figure.part_of is not None and days.has(DYING, figure.sentence)
                ):
                    continue  # "two more of the wounded died overnight"
                if when.end is None or when.end > counted or (when.end == counted and figure.sentence != at):
                    break
            if not self._is_fresh(when) and self._opens_before(figure.sentence):
                break  # "A school was hit on Monday. In March 2019, a similar raid killed 44."
            self._count = max(figure.low or 0, toll) if toll else figure.low
            self._dying, self._opener = self._is_dying(figure, when), figure
            self._taken = figure.outcome == "abducted" and RELEASE.search(days.doc.folded) is not None
            if not self._early and self._dying and (event := self._before_death(figure, when)) is not None:
                self._dying = False
                return event
            return when if self._is_event(figure, when) else None
        if (deed := self._tried()) is not None:
            return deed
        if not any(self._may_open(t) for t in days.told_events()) or not days.tells_events:
            return None
        told = days.first
        mention = told.mention
        if told.role != "event" or not self._may_open(told):
            return None
        if any(t.sentence <= told.sentence for t in days.turns() if t.whole and t.sure):
            return None
        if introduces(days, told.sentence) and any(f.sentence < told.sentence for f in self._figures):
            return None  # "Two died. … The latest shooting happened on Friday."
        return When(mention.start, mention.end, "day", mention.span, mention.reason)

    def _before_death(self, figure: Figure, died: When) -> When | None:
        """The one day of an event told at the top, a few days before the death that a text opens with: "A boy who was shot
        died on Sunday. … The shooting was reported on Saturday"."""
        found: dict[object, Told] = {}
        for told in self._days.told_events() if figure.low == figure.high == 1 else ():
            if told.sentence > _HEAD or told.mention.precision != "day" or told.mention.form or told.window is None:
                continue
            if died.start is not None and 0 < (died.start - told.window[0]).days <= _SHORT:
                found.setdefault(told.window, told)
        if len(found) != 1:
            return None
        mention = next(iter(found.values())).mention
        return When(mention.start, mention.end, "day", mention.span, mention.reason)

    def _tried(self) -> When | None:
        """The day, of years before, of what a court speaks of in the lead: "convicted over the killings on 4 May 1982"."""
        days, first = self._days, self._days.doc.sentences[0]
        if not date_signs(days.doc.folded).any("procedure", first.start, first.end):
            return None
        for told in days.told_events():
            if told.sentence > _HEAD or self._is_fresh(told.mention):
                return None
            if told.mention.precision == "day" and not told.mention.form:
                mention = told.mention
                his = mention.span is not None and MURDER_OF.match(days.doc.folded, mention.span.end) is not None
                if any(f.sentence == told.sentence and (his or not f.background) for f in self._figures):
                    return None
                return When(
                    mention.start, mention.end, "day", mention.span, f"{mention.reason}, which a court speaks of"
                )
        return None

    def _may_open(self, told: Told) -> bool:
        """Whether a date is a fresh day in a sentence without figures, which would have it for themselves."""
        if told.mention.precision != "day" or told.mention.form or not self._is_fresh(told.mention):
            return False
        return all(f.sentence != told.sentence for f in self._figures)

    def _opens_before(self, index: int) -> bool:
        """Whether a fresh day of an event is told in a sentence without figures before sentence `index`."""
        return any(t.sentence < index and self._may_open(t) for t in self._days.told_events())

    def _is_dying(self, figure: Figure, when: When) -> bool:
        """Whether the day of a figure is told as that of dying: "One died on Friday"; not "12 died on Friday when a fire
        tore through"."""
        days, sentence = self._days, self._days.doc.sentences[figure.sentence]
        if when.span is not None and figure.low == figure.high == 1:
            if _DIED_ON.search(days.doc.folded, max(0, when.span.start - 50), when.span.start):
                return True  # "Lang was attacked on Saturday and died in the early hours of Sunday"
        if not days.doc.folded.startswith(_DIED, figure.harm.start):
            return False
        if when.span is None or not sentence.start <= when.span.start < sentence.end:
            # "One died in a blaze. It began on Friday.", but "One has died. Ann Lee died in hospital on Friday."
            return when.span is not None and days.tells_later_death(days.index_at(when.span.start))
        return figure.low == figure.high == 1 or not date_signs(days.doc.folded).any(
            "event", sentence.start, sentence.end
        )

    def _is_headline(self, index: int) -> bool:
        """Whether a sentence is a headline or an item of a list, which name no day."""
        return self._days.doc.text[self._days.doc.sentences[index].end - 1] not in _ENDS

    def _is_event(self, figure: Figure, when: When) -> bool:
        """Whether the window of a figure is that of an event: no count of days, no death that came after."""
        if days_of(when) > _SHORT or not self._is_fresh(when) or self._lists(when):
            return False
        if any(t.mention.form in _COUNTED and t.mention.span == when.span for t in self._days.told(figure.sentence)):
            return False  # "in the past two days"
        return not (figure.low == figure.high == 1 and self._dying)

    def _is_fresh(self, when: When) -> bool:
        day = self._days.anchor.day
        return day is None or (when.end is not None and (day - when.end).days <= _FRESH)

    def _lists(self, event: When) -> bool:
        """Whether the figures of a text have so many days that it tells of many events, and opens with one of them."""
        others = {(w.start, w.end) for w in self._own if w and w.start and w.precision == "day" and self._is_fresh(w)}
        return len(others - {(event.start, event.end)}) > _MANY

    # ------------------------------------------------------------------------------------------ what goes on with it

    def _goes_on(self, index: int) -> bool:
        """Whether the text still tells of the opening event in a sentence; no sentence behind it is read."""
        while len(self._on) <= index:
            self._on.append(next(self._following))
        return self._on[index]

    def _follow(self) -> Iterator[bool]:
        """For each sentence in turn, whether it goes on with the opening event."""
        days, sentences = self._days, self._days.doc.sentences
        turns = {t.sentence for t in days.turns() if t.whole and t.sure}
        own: dict[int, list[When]] = {}
        for figure, when in zip(self._figures, self._whens, strict=True):
            if when is not None and when.start is not None:
                own.setdefault(figure.sentence, []).append(when)
        turned, away, paragraph = False, False, -1
        other: set[int] = set()  # sentences whose figures have fresh days of their own that are not the event's
        for sentence in sentences:
            if sentence.paragraph != paragraph:
                paragraph, away = sentence.paragraph, turned
            windows = own.get(sentence.index, [])
            if _CLOCK.match(days.doc.folded, sentence.start, sentence.end):
                turned = away = False  # the next entry of a report that is written as things happen
            elif sentence.index in turns or _ELSEWHERE.match(days.doc.folded, sentence.start, sentence.end):
                # "In March 2019 a similar raid killed 44": what is recalled ends with its paragraph
                turned, away = turned or not self._is_recalled(sentence.index, windows), True
            elif (
                (away and not turned)
                or names_another_place(days, sentence)
                or self._tells_other_day(sentence.index, windows)
            ):
                away = True
                if (
                    self._times(sentence.index)
                    and windows
                    and all(w.precision == "day" and self._is_fresh(w) and not self._is_it(w) for w in windows)
                ):
                    other.add(sentence.index)
                    turned = turned or len(other) > 1  # a list of clashes, whose next may be of any day
            elif turned and (any(self._is_it(w) for w in windows) or days.has(COUNTS_AGAIN, sentence.index)):
                # back at the event, from the next paragraph on
                turned = away = away and sentence.paragraph == sentences[max(sentence.index - 1, 0)].paragraph
            if windows and any(self._is_it(w) for w in windows):
                other.clear()
            yield not away

    def _is_recalled(self, index: int, windows: Sequence[When]) -> bool:
        """Whether all times of a sentence are of long before the text was written."""
        ends = [w.end for w in windows] + [t.mention.end for t in self._times(index) if t.window]
        day = self._days.anchor.day
        return bool(ends) and day is not None and all(e is not None and (day - e).days > _FRESH for e in ends)

    def _is_it(self, when: When) -> bool:
        event = self.event
        return event is not None and when.start is not None and days_of(when) <= _LONG and _meet(event, when)

    def _tells_other_day(self, index: int, windows: Sequence[When]) -> bool:
        """Whether a sentence tells of a time that is not the opening event's."""
        if any(not self._is_it(w) and not self._runs_on(w) for w in windows):
            return True
        told = (t for t in self._days.told(index) if t.window is not None)
        other = (t for t in told if not self._is_it(t.mention) and not self._runs_on(t.mention))
        return any(map(_is_time, other))

    def _runs_on(self, when: When) -> bool:
        """Whether a window is that of a count up to now, which a sentence may hold beside those of the event."""
        day = self._days.anchor.day
        return when.precision == "period" and day is not None and when.end is not None and (day - when.end).days <= 2

    def _beside(self, figure: Figure) -> list[Figure]:
        """The figures of the same sentence."""
        if self._together is None:
            self._together = {}
            for one in self._figures:
                self._together.setdefault(one.sentence, []).append(one)
        return self._together[figure.sentence]

    def _times(self, index: int) -> list[Told]:
        return [t for t in self._days.told(index) if _is_time(t)]

    def _is_other(self, figure: Figure) -> bool:
        """Whether the words around a figure make it another event's, or leave that open."""
        days, folded = self._days, self._days.doc.folded
        sentence = days.doc.sentences[figure.sentence]
        own = max(figure.harm.end, figure.span.end)
        beyond = min((f.span.start for f in self._beside(figure) if f.span.start >= own), default=sentence.end)
        longer = _LONGER.search(folded, sentence.start, beyond) and days.holds(_LONGER, figure.sentence)
        if longer or date_signs(folded).any("footage", sentence.start, sentence.end):
            return True
        times = [t for t in self._times(figure.sentence) if t.mention.span and t.mention.span.start < beyond]
        if any(t.window is None or t.mention.form for t in times):
            return True
        news = self.event is None or self._is_fresh(self.event)  # else a court speaks of it today
        if (
            news
            and figure.outcome == "killed"
            and any(t.role in ("found", "other") for t in days.told(figure.sentence))
        ):
            return True  # "a body was pulled from the canal on Friday"
        if folded.startswith(_BODIES, figure.harm.start) and days.holds(_FOUND_SOMEWHERE, figure.sentence):
            return True
        for event in date_signs(folded).spans(
            "event", sentence.start, max(own, beyond if figure.other else sentence.end)
        ):
            lead = folded[max(sentence.start, event.start - 40) : event.start]
            if _NEW.search(lead) and not (figure.other and event.start >= own):
                return True  # but "four others died in Osk, and two in a strike on a car" goes on with the others
        return False


def _is_time(told: Told) -> bool:
    """Whether a date may be that of an event."""
    return told.mention.form != "as_of" and told.role in ("event", "plain")


def _meet(one: When, two: When) -> bool:
    """Whether two windows have a day in common."""
    start, end = max(one.start or date.max, two.start or date.max), min(one.end or date.min, two.end or date.min)
    return start <= end
