"""When people met their outcome: a day or window for each figure, from its own words or from the telling around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from claimledger.mentions import Document, Figure, Sentence, When
from claimledger.recognise.date_roles import Role, role_of, segment
from claimledger.recognise.date_values import Anchor
from claimledger.recognise.date_words import date_words
from claimledger.recognise.dates import DateMention, anchor_of, dated_sentences, find_dates
from claimledger.spans import Span

_OPEN_FORMS = ("since", "past", "duration")


@dataclass(slots=True, frozen=True)
class _Told:
    """A date mention with its role."""

    mention: DateMention
    role: Role
    sentence: int

    @property
    def window(self) -> tuple[date, date] | None:
        return (self.mention.start, self.mention.end) if self.mention.start and self.mention.end else None


class _Calendar:
    """The dates of one document, read sentence by sentence when they are asked for."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.anchor: Anchor = anchor_of(doc)
        self._dateline = self.anchor.dateline or Span(0, 0)
        self._dated = dated_sentences(doc)
        self._told: dict[int, list[_Told]] = {}
        self._main: list[_Told] | None = None

    def told(self, index: int) -> list[_Told]:
        """The dates of a sentence, the dateline left out."""
        if index not in self._dated:
            return []
        if index not in self._told:
            sentence = self.doc.sentences[index]
            self._told[index] = [
                _Told(m, role_of(self.doc, sentence, m), index)
                for m in find_dates(self.doc, sentence, self.anchor)
                if m.span is not None and not self._dateline.overlaps(m.span)
            ]
        return self._told[index]

    def events(self, index: int) -> list[_Told]:
        """What a sentence says of the days of events, most certain first."""
        found = [t for t in self.told(index) if t.window and t.mention.form != "as_of"]
        return [t for t in found if t.role == "event"] or [t for t in found if t.role == "fronted"]

    def stated(self, index: int) -> date | None:
        """The day of the statement, where the sentence gives it."""
        days = [
            t.mention.end
            for t in self.told(index)
            if t.role in ("statement", "fronted") and t.mention.precision == "day"
        ]
        return days[0] if days else None

    def main(self) -> list[_Told]:
        """The events of the text, history left out where there is news."""
        if self._main is None:
            told = [t for i in sorted(self._dated) for t in self.told(i) if t.window]
            told = [t for t in told if t.mention.form in ("", "since") or t.mention.shift]
            told = [t for t in told if t.mention.form or not self.counts(t.sentence)]
            told = [t for t in told if not self.tells_later_death(t.sentence)]
            events = _news([t for t in told if t.role == "event"], self.anchor.day)
            fine = [t for t in events if _is_fine(t.mention) and t.mention.precision != "week"]
            # Where no event has a day of its own, days that the telling gives stand for it.
            plain = [
                t for t in told if t.role == "plain" and t.mention.precision == "day" and not self.stated(t.sentence)
            ]
            self._main = fine or _news(plain, self.anchor.day) or [t for t in events if _days(t.mention) <= 31]
        return self._main

    def tells_later_death(self, index: int) -> bool:
        """Whether a sentence tells of somebody who died after the event: "one died in hospital on Sunday"."""
        sentence = self.doc.sentences[index]
        return _LATER.search(self.doc.folded, sentence.start, sentence.end) is not None

    def counts(self, index: int) -> bool:
        """Whether a sentence tells a running toll, whose day is that of counting."""
        sentence = self.doc.sentences[index]
        return _TOLL.search(self.doc.folded, sentence.start, sentence.end) is not None


def _news(told: list[_Told], day: date | None) -> list[_Told]:
    """Without history, where there is news: what ended within a month of writing."""
    return [t for t in told if day and t.mention.end and (day - t.mention.end).days <= 31] or told


def place_in_time(doc: Document, figures: list[Figure]) -> list[When]:
    """The days in which the people of each figure met their outcome, in the order of `figures`.

    "Police said Friday that two died on Monday" in a text of Saturday 8 March 2025 -> start and end 2025-03-03,
    `stated` 2025-03-07. What the text does not settle has no start and no end; the reason says what was looked for.
    """
    if not figures:
        return []
    days = _Calendar(doc)
    found = [_own(days, figure) for figure in figures]
    for i in range(len(figures)):
        if found[i] is not None:
            found[i] = _refined(days, figures, found, i)
    for i in range(len(figures)):
        if found[i] is None:
            found[i] = _linked(figures, found, i) or _carried(days, figures, found, i)
    for i in range(len(figures)):  # a part or a repeat of one that was dated after it
        if found[i] is None:
            found[i] = _linked(figures, found, i)
    return [_finished(days, figure, when) for figure, when in zip(figures, found, strict=True)]


def _finished(days: _Calendar, figure: Figure, when: When | None) -> When:
    stated = days.stated(figure.sentence)
    if when is None:
        loose = next((t.mention for t in days.told(figure.sentence) if t.mention.form == "unanchored"), None)
        reason = f"{loose.reason}, but the day of writing is not known" if loose else "the text gives no day for it"
        return When(None, None, reason=reason, stated=stated)
    if when.start is None:
        return replace(when, end=None, precision=None, stated=stated)
    return When(when.start, when.end, when.precision, when.span, when.reason, stated)


# ------------------------------------------------------------------------------------------ its own words

_TOLL = re.compile(
    r"\b(?:toll|tally|total|count|number of (?:dead|deaths|people killed|casualties|fatalities|victims))\b[^.;]{0,80}?"
    r"\b(?:ris\w+|rose|climb\w*|reach\w*|stood|stands|grew|grown|jump\w*|soar\w*|pass\w*|now|so far|had|has|to)\b"
    r"|\b(?:raising|bringing|taking|pushing)\b[^.;]{0,40}\b(?:toll|total|number)\b"
)
_RELATIVE = re.compile(
    r",?\s*\b(?:who|whose|whom|which|that)\b\s+(?!left|kill|injur|wound|claim|took place|happened|occurred)"
)


def _own(days: _Calendar, figure: Figure) -> When | None:
    """The window that the figure's own sentence gives; one without days where it says that the day is not known."""
    sentence = days.doc.sentences[figure.sentence]
    told = days.told(figure.sentence)
    usable = [t for t in told if _fits(days.doc, sentence, figure, t)]
    if not usable:
        parted = any(t.mention.span and _parted(days.doc, sentence, figure, t.mention.span) for t in told)
        return (
            When(None, None, reason="the day in its sentence is that of other people's later death") if parted else None
        )
    if _is_link(days.doc, sentence):
        usable = [t for t in usable if _is_close(days, t.mention)]
        if not usable:
            return When(None, None, reason="a link to another article, whose year is open")
    running = figure.cumulative or days.counts(figure.sentence)
    best = min(usable, key=lambda t: _distance(days.doc, sentence, figure, t))
    opened = [t for t in usable if t.mention.form in _OPEN_FORMS]
    if opened and best.mention.form == "":
        best = opened[0] if running or best.role != "event" else best
    return _window_of(days, figure, best, running)


def _is_close(days: _Calendar, mention: DateMention) -> bool:
    """Whether a day is told with its year, or lies within two weeks of publication."""
    if mention.span is None or mention.start is None or days.anchor.day is None:
        return True
    told = days.doc.folded[mention.span.slice]
    return re.search(r"\d{4}", told) is not None or abs((days.anchor.day - mention.start).days) <= 14


def _fits(doc: Document, sentence: Sentence, figure: Figure, told: _Told) -> bool:
    """Whether a date of the sentence can be that of the figure."""
    mention, span = told.mention, told.mention.span
    if span is not None and mention.form == "compared" and told.window and figure.harm.start > span.end:
        return True  # "the worst since March 1985, when three died"
    if span is None or told.role in ("statement", "aside", "other", "found"):
        return False
    if _parted(doc, sentence, figure, span):
        return False
    if mention.form == "unanchored" or (told.window is None and mention.form == ""):
        return False
    if mention.form in ("offset", "hours") and figure.harm.start < span.end:
        return False  # the words after "a day after" name the other event
    if mention.form == "vague":
        return segment(doc, sentence, figure.harm.start).contains(span)
    if told.role == "plain" and not segment(doc, sentence, figure.harm.start).contains(span):
        # "48 died, as peace ended on Thursday" is one time; ", who had come on Thursday" is another.
        between = doc.folded[min(span.end, figure.harm.end) : max(span.start, figure.harm.start)]
        return _RELATIVE.search(between) is None
    return True


# Deaths that came later, each on a day of its own: "another two died in hospital on Sunday".
_LATER = re.compile(
    r"\b(?:succumbed|died\s+later|later\s+died|died\s+(?:\w+\s+)?(?:in|at|on the way to|en route to)\s+(?:an?\s+|the\s+|\w+\s+)?"
    r"(?:\w+\s+)?(?:hospital|clinic|infirmary)|died\s+(?:of|from)\s+(?:his|her|their|the|its)?\s*(?:wounds|injuries|burns))\b"
)
_WOUNDED_ON = re.compile(r"\b(?:wounds?|injur(?:y|ies)|burns)\s+(?:\w+\s+)?(?:received|sustained|suffered|inflicted)\b")


def _parted(doc: Document, sentence: Sentence, figure: Figure, span: Span) -> bool:
    """Whether a date belongs to somebody else's later death, or to the wounds that one died of later."""
    if figure.outcome == "killed" and _WOUNDED_ON.search(doc.folded, figure.harm.start, span.start):
        return True
    around = segment(doc, sentence, span.start)
    return not around.contains(figure.harm) and _LATER.search(doc.folded, *around) is not None


def _distance(doc: Document, sentence: Sentence, figure: Figure, told: _Told) -> tuple[int, int]:
    """Smaller is likelier: in the figure's clause first, then after the harm words, then near to them."""
    span = told.mention.span
    assert span is not None
    outside = 0 if segment(doc, sentence, figure.harm.start).contains(span) or figure.clause.contains(span) else 200
    coarse = 40 if told.mention.precision in ("year", "month") else 0
    weak = {"fronted": 300, "plain": 30}.get(told.role, 0) + (400 if told.mention.form == "as_of" else 0)
    ahead = 60 if span.end <= figure.harm.start else 0
    return outside + weak + coarse + ahead + figure.harm.gap(span), span.start


def _window_of(days: _Calendar, figure: Figure, told: _Told, running: bool) -> When | None:
    mention = told.mention
    form, stated = mention.form, days.stated(figure.sentence)
    if form == "vague":
        return When(None, None, span=mention.span, reason=f"{mention.reason} names no day")
    if form in ("offset", "hours", "nth"):
        return _counted_off(days, figure, mention)
    end = stated or days.anchor.day
    if form == "duration":
        if end is None:
            return None
        start = end - timedelta(days=mention.shift - 1)
        return When(start, end, "period", mention.span, f"{mention.reason}, up to the day of the statement")
    if form == "past" and mention.shift and stated:
        return When(
            stated - timedelta(days=mention.shift - 1),
            stated,
            "period",
            mention.span,
            f"{mention.reason}, up to {stated}",
        )
    if form == "since" and end and mention.start and end >= mention.start:
        return When(mention.start, end, "period", mention.span, f"{mention.reason}, up to the day of the statement")
    if form == "as_of" or (running and mention.precision == "day"):
        return _running(days, figure, mention)
    return When(mention.start, mention.end, mention.precision, mention.span, f"{mention.reason} in its sentence")


def _running(days: _Calendar, figure: Figure, mention: DateMention) -> When | None:
    """A toll "on Saturday" counts the dead since the start that the text gave last, not those of Saturday."""
    for index in range(figure.sentence, max(-1, figure.sentence - 12), -1):
        for told in reversed(days.told(index)):
            start = told.mention.start
            if told.mention.form in ("since", "past") and start and mention.end and start <= mention.end:
                return When(
                    start,
                    mention.end,
                    "period",
                    mention.span,
                    f"running toll up to {mention.reason}, {told.mention.reason}",
                )
    others = [t for t in days.main() if t.sentence != figure.sentence]
    first = [t.mention.start for t in others if t.mention.start and t.mention.end and mention.end]
    if first and len({*first}) == 1 and mention.end and first[0] <= mention.end:
        return When(first[0], mention.end, "period", mention.span, f"running toll up to {mention.reason}")
    return When(None, None, span=mention.span, reason=f"running toll up to {mention.reason}, whose start is not told")


def _so_far(days: _Calendar, figure: Figure) -> When | None:
    """A toll without a day of its own, from the start that the text gave last up to the day of the statement."""
    end = days.stated(figure.sentence) or days.anchor.day
    for index in _back(days.doc, figure.sentence, 12):
        for told in reversed(days.told(index)):
            start = told.mention.start
            if told.mention.form == "since" and start and end and start <= end:
                return When(start, end, "period", told.mention.span, f"running toll, {told.mention.reason}")
    return None


def _counted_off(days: _Calendar, figure: Figure, mention: DateMention) -> When | None:
    """ "These came a day after the raid, in which two died": the raid was a day before what the text tells."""
    base = next((t.mention for i in _back(days.doc, figure.sentence, 12) for t in reversed(days.events(i))), None)
    if base is None or base.end is None or mention.form == "nth":
        start = _beginning(days) if mention.form == "nth" else None
        if start is None:
            return When(None, None, span=mention.span, reason=f"{mention.reason}: the text does not say from when")
        day = start + timedelta(days=mention.shift - 1)
        return When(day, day, "day", mention.span, f"{mention.reason}, counted from {start}")
    if mention.form == "hours":
        other = base.end - timedelta(days=mention.shift)
        start, end = min(other, base.end), max(other, base.end)
        return When(start, end, "period", mention.span, f"{mention.reason}, counted from {base.reason}")
    day = base.end - timedelta(days=mention.shift)
    return When(day, day, "day", mention.span, f"{mention.reason}, counted from {base.reason}")


def _beginning(days: _Calendar) -> date | None:
    """The first day of a running event, where the text says since when it runs."""
    starts = {
        t.mention.start for i in range(len(days.doc.sentences)) for t in days.told(i)
        if t.mention.form == "since" and t.mention.precision == "period" and t.mention.start
    }  # fmt: skip
    return starts.pop() if len(starts) == 1 else None


def _refined(days: _Calendar, figures: Sequence[Figure], found: list[When | None], i: int) -> When | None:
    """A year or week of its own gives way to the one day inside it that the text tells of the same event."""
    when = found[i]
    if when is None or when.start is None or when.end is None or when.precision not in ("week", "month", "year"):
        return when
    apart = {f.sentence for k, f in enumerate(figures) if not _counts_alike(f, figures[i])}
    inside = [
        t.mention for k in range(len(days.doc.sentences)) if k not in apart for t in days.told(k)
        if t.role == "event" and t.mention.precision == "day" and t.mention.form == "" and t.mention.start
        and t.mention.end and when.start <= t.mention.start and t.mention.end <= when.end
    ]  # fmt: skip
    same = [
        f
        for k, f in enumerate(found)
        if k != i and f and _counts_alike(figures[k], figures[i]) and f.precision == "day"
    ]
    if same and same[0].start and when.start <= same[0].start <= when.end:
        return replace(same[0], reason=f"{same[0].reason}, of the same figure")
    if len({m.start for m in inside}) == 1:
        return When(inside[0].start, inside[0].end, "day", inside[0].span, f"{inside[0].reason}, within {when.reason}")
    return when


# ------------------------------------------------------------------------------------------ the telling around it


def _linked(figures: Sequence[Figure], found: Sequence[When | None], i: int) -> When | None:
    """The date of the figure that this one repeats or is part of, or that counts the same people elsewhere."""
    figure = figures[i]
    for other in (figure.repeat_of, figure.part_of):
        if other is not None and other != i and (when := found[other]) is not None and when.start:
            return replace(when, reason=f"{when.reason}, of the figure it belongs to")
    for k in range(len(figures)):
        when = found[k]
        if k != i and when and when.start and _is_same(figures, k, i):
            return replace(when, reason=f"{when.reason}, told of the same people")
    return None


def _is_same(figures: Sequence[Figure], k: int, i: int) -> bool:
    """Whether two figures count the same people: one repeats the other, or they share names or a telling number."""
    one, other = figures[k], figures[i]
    if _first(figures, k) == _first(figures, i) or {*one.names} & {*other.names}:
        return True
    if not _counts_alike(one, other):
        return False
    return one.sentence == other.sentence or (one.low or 0) > 12  # small numbers are too common to tell


def _counts_alike(one: Figure, other: Figure) -> bool:
    return one.low is not None and (one.outcome, one.low, one.high) == (other.outcome, other.low, other.high)


def _first(figures: Sequence[Figure], i: int) -> int:
    """The first of the figures that `i` repeats."""
    seen = {i}
    while (before := figures[i].repeat_of) is not None and before not in seen:
        seen.add(before)
        i = before
    return i


def _back(doc: Document, index: int, reach: int) -> Iterator[int]:
    return iter(range(index, max(-1, index - reach), -1))


def _carried(days: _Calendar, figures: Sequence[Figure], found: Sequence[When | None], i: int) -> When | None:
    """The date of the same event from the sentences around."""
    figure = figures[i]
    doc = days.doc
    sentence = doc.sentences[figure.sentence]
    if _stands_apart(days, figure, sentence):
        return None
    if (days.counts(figure.sentence) or figure.cumulative) and (when := _so_far(days, figure)) is not None:
        return when
    for index in _back(doc, figure.sentence, 8):
        other = doc.sentences[index]
        near = other.paragraph == sentence.paragraph or index == figure.sentence - 1
        if not near:
            break
        if index != figure.sentence and (when := _day_told(days, figures, found, index)) is not None:
            return replace(
                when,
                reason=f"{when.reason}, in the sentence before"
                if index + 1 == figure.sentence
                else f"{when.reason}, earlier in the paragraph",
            )
    if (when := _told_after(days, figure)) is not None:
        return when
    return _of_the_text(days, figure)


_ALLEGED = re.compile(
    r"\b(?:unverified|unconfirmed|purported\w*|is said to|are said to|reportedly show\w*|described as)\b"
)
_ENDS = re.compile(r"[.!?…:][\"'”’)\]]*$")


def _stands_apart(days: _Calendar, figure: Figure, sentence: Sentence) -> bool:
    """Whether the sentence tells of something else than its neighbours: footage, rumours, links to other articles."""
    doc = days.doc
    words = doc.folded[sentence.start : sentence.end]
    if _ALLEGED.search(words) or (figure.assertion == "alleged" and date_words("footage").search(words)):
        return True
    if figure.background or _RECALLED.search(words):
        return True
    if any(t.role in ("found", "other") and t.window for t in days.told(figure.sentence)) and not days.main():
        return True
    return _is_link(doc, sentence)


def _is_link(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence is a headline below the top: a link to another article."""
    words = doc.folded[sentence.start : sentence.end]
    return (_ENDS.search(words) is None or words.endswith("…")) and sentence.index > 3 and sentence.paragraph > 2


def _days(when: When) -> int:
    """How many days a window spans."""
    return (when.end - when.start).days + 1 if when.start and when.end else 10**6


def _is_fine(when: When) -> bool:
    """Whether a window is as narrow as an event is: up to ten days."""
    return _days(when) <= 11


def _day_told(days: _Calendar, figures: Sequence[Figure], found: Sequence[When | None], index: int) -> When | None:
    """The day that a sentence gives: of its figures, else of its events. A later death's day is its own."""
    if days.tells_later_death(index):
        return None
    for k in range(len(figures) - 1, -1, -1):
        when = found[k]
        if figures[k].sentence == index and when is not None and when.start:
            return when
    events = [t for t in days.events(index) if _is_fine(t.mention)]
    if not events:
        return None
    mention = events[-1].mention
    return When(mention.start, mention.end, mention.precision, mention.span, mention.reason)


_HAPPENED = re.compile(
    r"\b(?:the|this|that|these|those|it|his|her|their|both)\b(?:\s+[\w-]+){0,5}?\s+(?:took place"
    r"|happened|occurred|came|began|"
    r"started|unfolded|was reported|were reported|erupted|broke out|struck|was called|ensued)\b"
)


def _told_after(days: _Calendar, figure: Figure) -> When | None:
    """ "The attack happened on Friday" in one of the next sentences dates what was told before it."""
    for index in range(figure.sentence + 1, min(figure.sentence + 6, len(days.doc.sentences))):
        sentence = days.doc.sentences[index]
        match = _HAPPENED.search(days.doc.folded, sentence.start, sentence.end)
        events = days.events(index)
        events = [t for t in events if _is_fine(t.mention)]
        if match is not None and events:
            mention = events[0].mention
            return When(
                mention.start,
                mention.end,
                mention.precision,
                mention.span,
                f"{mention.reason}, told of the event after it",
            )
    return None


_ELSEWHERE = re.compile(
    r"\b(?:meanwhile|separately|elsewhere|another|other|previous|earlier|last|similar|later|also|second|follow(?:s|ed|ing))\b"
)


def _of_the_text(days: _Calendar, figure: Figure) -> When | None:
    """The one event day of a text that tells one event, or the first where the figure stands in the headline."""
    doc, main = days.doc, days.main()
    sentence = doc.sentences[figure.sentence]
    if not main:
        return None
    narrow = min(main, key=lambda t: ((t.window[1] - t.window[0]).days if t.window else 0, t.sentence))
    if not all(_holds(t, narrow) for t in main):
        first = min(t.sentence for t in main)
        headline = _ENDS.search(doc.folded, sentence.start, sentence.end) is None and sentence.index <= 3
        lede = sentence.index <= 2 and not _ELSEWHERE.search(
            doc.folded, doc.sentences[first].start, doc.sentences[first].end
        )
        if figure.sentence <= first <= figure.sentence + (5 if headline else 3 if lede else 1):
            narrow = next(t for t in main if t.sentence == first)
            mention = narrow.mention
            return When(
                mention.start,
                mention.end,
                mention.precision,
                mention.span,
                f"{mention.reason}, the first day the text tells",
            )
        return None
    if not _is_news(days, figure, narrow):
        return None
    mention = narrow.mention
    return When(
        mention.start, mention.end, mention.precision, mention.span, f"{mention.reason}, the only event day of the text"
    )


_NEAR = 5  # sentences
# "the shooting", "the victims": a sentence that goes on with the event of the text.
_SAME_EVENT = re.compile(
    r"\b(?:the|this|that|his|her|their)\s+(?:[\w-]+\s+){0,2}?(?:shootings?|attack|killings?|stabbing|murders?|slayings?|"
    r"blast|explosion|bombing|crash|incident|ambush|raid|clash(?:es)?|shootout|massacre|victims?|dead|wounded|gunfire|"
    r"scene|homicides?|deaths?|rampage|accident|fire|quake|earthquake|collapse|strike|siege|assault|violence|robbery|"
    r"altercation|fight|dispute|struggle|standoff|argument|exchange)\b"
)
_RECALLED = re.compile(
    r"\b(?:in the past|previous(?:ly)?|years?\s+(?:ago|earlier|before)|another\s+(?:\w+\s+)?(?:shooting|attack|killing|incident|"
    r"case|raid|blast|bombing|crash)|earlier\s+(?:\w+\s+)?(?:shooting|attack|killing|incident|case|raid|blast|bombing|crash)|"
    r"other\s+(?:\w+\s+)?(?:shootings|attacks|killings|incidents|cases|raids)|in recent (?:days|weeks|months|years)|"
    r"in the years|during (?:his|her|their) (?:rule|reign|time)|since then|over the years|decades?|history|similar)\b"
)


def _is_known(figure: Figure) -> bool:
    """Whether a figure is of somebody told of before: "the child", a surname alone."""
    return figure.definite or (figure.kind == "name" and all(" " not in name for name in figure.names))


def _is_news(days: _Calendar, figure: Figure, narrow: _Told) -> bool:
    """Whether a figure without a date is of the text's one event day, not recalled from before. In doubt it is not."""
    doc, main = days.doc, days.main()
    sentence = doc.sentences[figure.sentence]
    if _is_known(figure):
        return True
    if any(t.role in ("found", "other") and t.window for t in days.told(figure.sentence)):
        return False
    if min(abs(t.sentence - figure.sentence) for t in main) <= _NEAR or figure.sentence <= 2:
        return True
    if any(t.mention.form in _OPEN_FORMS or t.mention.shift for t in main):
        return False  # fighting of several days
    return _SAME_EVENT.search(doc.folded, sentence.start, sentence.end) is not None


def _holds(wide: _Told, narrow: _Told) -> bool:
    w, n = wide.window, narrow.window
    return w is not None and n is not None and w[0] <= n[0] and n[1] <= w[1]
