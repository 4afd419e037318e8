"""When people met their outcome: a day or window for each figure, from its own words or from the telling around it."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from datetime import date

from claimledger.conjoined import clauses_of
from claimledger.days.alluded import alluded
from claimledger.days.around import carried, stands_apart, told_after
from claimledger.days.background import is_background_count
from claimledger.days.chronicle import Chronicle
from claimledger.days.countedsince import counts_since
from claimledger.days.daybook import Daybook
from claimledger.days.deathdays import days_of_dying
from claimledger.days.denied import denied_on
from claimledger.days.earlier import compared_window, same_days_before
from claimledger.days.extents import Lasting
from claimledger.days.hours import by_the_clock
from claimledger.days.leadins import of_the_label, of_the_list
from claimledger.days.linked import linked, of_toll
from claimledger.days.mainline import Mainline
from claimledger.days.othertimes import of_other_time
from claimledger.days.overnight import night_told
from claimledger.days.own import is_vague, own_window
from claimledger.days.phrases import WHOLE
from claimledger.days.reading import Told
from claimledger.days.running import closed, is_open, up_to_day_told
from claimledger.days.smallhours import behind_midnight
from claimledger.days.thatday import of_that_day
from claimledger.days.undated import undated
from claimledger.days.weekbefore import week_before
from claimledger.days.windows import Windows
from claimledger.labelrows import of_other_record
from claimledger.mentions import Document, Figure, When
from claimledger.spans import Span
from claimledger.turns import Apart


def place_in_time(doc: Document, figures: list[Figure]) -> list[When]:
    """The days in which the people of each figure met their outcome, in the order of `figures`.

    "Police said Friday that two died on Monday" in a text of Saturday 8 March 2025 -> start and end 2025-03-03,
    `stated` 2025-03-07. What the text does not settle has no start and no end; the reason says what was looked for.
    """
    if not figures:
        return []
    days = Daybook(doc, {f.sentence for f in figures})
    found = Windows(figures, Apart(doc, days.turns), Lasting(days))
    clauses = {index: _clauses(days, found, index) for index in found.by_sentence}
    for i, figure in enumerate(figures):
        together = found.by_sentence[figure.sentence]
        beside = [figures[k].span for k in together if k != i] if 1 < len(together) <= _MANY else ()
        clause = next((c for c in clauses[figure.sentence] if c.contains(figure.span)), None)
        when = of_the_label(days, figure) or own_window(days, figure, beside, clause)
        if when is not None:
            when = week_before(days, figure, when) or when
            when = None if _only_counted_beside(doc, figure, when) else alluded(doc, figures, together, i, when) or when
        found.put(
            i,
            when
            or denied_on(days, found, i)
            or of_the_list(days, figure)
            or undated(doc, figure)
            or of_other_time(days, figure),
        )
    chronicle = Chronicle(doc, days.anchor.day)
    for i, figure in enumerate(figures if chronicle.entries else ()):
        own = found.whens[i]
        found.put(i, chronicle.window(figure) if own is None else chronicle.recounted(figure, own))
    for i, figure in enumerate(figures):
        if (that := of_that_day(days, figure, found.whens[i])) is not None:
            found.put(i, that)
        if figure.compared:
            found.put(i, compared_window(days, found, i))
        elif (before := same_days_before(days, found, i)) is not None:
            found.put(i, before)
        elif (when := _refined(days, found, i)) is not found.whens[i]:
            found.put(i, when)
    opening = Mainline(days, figures, found.whens, early=True)
    found.opening = lambda: opening.event
    if not any(w and w.start for w in found.whens):
        found.clock = functools.cache(lambda: by_the_clock(days))
    for i, figure in enumerate(figures):
        own = found.whens[i]
        if figure.instead_of is not None and not figure.overall and (own is None or own.precision in (None, "day")):
            found.put(i, of_toll(found, figure) or own)
        if found.whens[i] is None:
            when = linked(days, found, i) or carried(days, found, figure)
            if figure.earlier and when is not None and when.start != when.end:
                when = When(None, None, reason="an earlier count, up to a day that the text does not give")
            elif when is not None and when.start is not None and counts_since(days, figure, when.start):
                when = When(None, None, reason="the sentence counts since an earlier day")
            found.put(i, when)
        elif figure.repeat_of is not None and (
            is_vague(found.whens[i]) or _died_once(doc, found, figure, found.whens[i])
        ):
            found.put(i, linked(days, found, i) or found.whens[i])  # "a few days after her murder"
    for i in range(len(figures)):  # a part or a repeat of one that was dated after it
        if found.whens[i] is None:
            found.put(i, linked(days, found, i))
    if not chronicle.entries and any(found.whens) and any(w is None or is_open(w) for w in found.whens):
        line = Mainline(days, figures, found.whens)
        for i, figure in enumerate(figures):
            if figure.kind == "row":
                continue
            if (
                (found.whens[i] is None or is_open(found.whens[i]))
                and not stands_apart(days, figure, doc.sentences[figure.sentence])
                and not is_background_count(days, found, figure)
            ):
                when = linked(days, found, i) or closed(found.whens[i], line.event) or line.window(figure)
                found.put(i, when or found.whens[i])
    for i, when in behind_midnight(days, found).items():
        found.whens[i] = when
    for i, figure in enumerate(figures):
        when = found.whens[i]
        if figure.record and when and when.span and of_other_record(figure, figures, when.span.start):
            found.whens[i] = None
    whens = [_finished(days, figure, when) for figure, when in zip(figures, found.whens, strict=True)]
    for i, died in days_of_dying(days, found).items():
        whens[i].dying = replace(died, stated=whens[i].stated)
    return whens


_OF_PEOPLE = frozenset(["event", "plain", "found", "fronted"])


def _clauses(days: Daybook, found: Windows, index: int) -> list[Span]:
    """The clauses of a sentence, where each has figures and a time of its own."""
    together = found.by_sentence[index]
    if not 1 < len(together) <= _MANY or len(told := days.told(index)) < 2:
        return []
    times = [t.mention.span for t in told if t.mention.span and t.role in _OF_PEOPLE]
    sentence, figures = days.doc.sentences[index], sorted((found.figures[k] for k in together), key=_start)
    return clauses_of(days.doc.folded, Span(sentence.start, sentence.end), figures, times)


def _start(figure: Figure) -> int:
    return figure.span.start


_DEEDS = ("assassination", "murder", "killing", "slaying", "death")
_BESIDE = 25  # characters


def _died_once(doc: Document, found: Windows, figure: Figure, when: When | None) -> bool:
    """Whether a deed whose day the text told is named beside another day: "seized two days after her murder", "to her
    murder, said the chief, who was shot at in May"."""
    if figure.repeat_of is None or when is None or when.start is None or when.end is None or when.span is None:
        return False
    if not figure.low == figure.high == 1 or not doc.folded.startswith(_DEEDS, figure.harm.start):
        return False
    first = found.whens[figure.repeat_of]
    if first is None or first.precision != "day" or first.start is None or when.start <= first.start <= when.end:
        return False
    return when.span.start >= figure.harm.end or figure.harm.start - when.span.end > _BESIDE


_LISTED = 2  # days
_MANY = 20  # figures in one sentence: a list, whose date is that of all


def _finished(days: Daybook, figure: Figure, when: When | None) -> When:
    stated = days.stated(figure.sentence)
    if when is None:
        loose = next((t.mention for t in days.told(figure.sentence) if t.mention.form == "unanchored"), None)
        reason = f"{loose.reason}, but the day of writing is not known" if loose else "the text gives no day for it"
        return When(None, None, reason=reason, stated=stated)
    if when.start is None:
        return replace(when, end=None, precision=None, stated=stated)
    return When(when.start, when.end, when.precision, when.span, when.reason, stated)


def _only_counted_beside(doc: Document, figure: Figure, when: When) -> bool:
    """ "With Lang's death, six guards have been killed this year": the year is that of the six."""
    start = doc.sentences[figure.sentence].start
    if when.span is None or not doc.folded.startswith("with ", start):
        return False
    comma = doc.folded.find(",", figure.group.end, when.span.start)
    return comma >= 0 and figure.harm.end <= comma


def _runs_on(days: Daybook, found: Windows, i: int) -> bool:
    """Whether a running toll ends only with the day of publication, for want of a day of its own statement."""
    figure, when = found.figures[i], found.whens[i]
    if not figure.cumulative or when is None or when.precision != "period" or days.stated(figure.sentence):
        return False
    return any(t.mention.form == "since" and t.mention.span == when.span for t in days.told(figure.sentence))


_MANY_DEAD = 10  # people


_JUST_NOW = ("last night", "yesterday", "today", "tonight", "overnight", "this ")


def _is_just_now(days: Daybook, told: Told) -> bool:
    """Whether a day is told as that of writing or the one before."""
    return told.mention.span is not None and days.doc.folded.startswith(_JUST_NOW, told.mention.span.start)


def _tells_fewer(found: Windows, figure: Figure, index: int) -> bool:
    """ "In May it counted 126 dead. … On the 13th a bomb killed 16": the day is that of the 16."""
    if (figure.low or 0) < _MANY_DEAD:
        return False
    same = [f for f in (found.figures[k] for k in found.by_sentence.get(index, ())) if f.outcome == figure.outcome]
    return any(f.part_of is None and f.low == f.high and 1 < (f.low or 0) < (figure.low or 0) for f in same)


def _tells_another(found: Windows, figure: Figure, window: tuple[date, date] | None) -> bool:
    """ "In January the murder of three began it all. … A clerk was shot on 7 January. … On the 29th a
    house was attacked": the 29th is not the day of the three."""
    if window is None or (figure.low or 0) < 2:
        return False
    for other, when in zip(found.figures, found.whens, strict=True):
        if when is None or when.precision != "day" or when.start is None or other.outcome != figure.outcome:
            continue
        if when.start != window[0] and when.start.year == window[0].year and when.start.month == window[0].month:
            return True
    return False


def _told_exactly(days: Daybook, found: Windows, i: int, when: When) -> When | None:
    """ "91 killed in a week. ¶ At least 91 people were killed between 19 and 29 September": the days told of a large number
    that the headline counts over a length of time."""
    figure = found.figures[i]
    if figure.sentence > 1 or (figure.low or 0) < _MANY_DEAD or when.precision != "period":
        return None
    if not any(t.mention.form == "duration" and t.mention.span == when.span for t in days.told(figure.sentence)):
        return None
    for k, other in enumerate(found.figures):
        own = found.whens[k]
        if (
            k != i
            and own is not None
            and own.start is not None
            and (other.outcome, other.low) == (figure.outcome, figure.low)
        ):
            if own.span is not None and days.index_at(own.span.start) == other.sentence > figure.sentence:
                return own.because(f"{own.reason}, of the same figure")
    return None


_SEVERAL = re.compile(
    r"\b(?:separate|different|several|various|(?:series|string|wave|spate|rash)\s+of)\s+(?:[\w-]+\s+)?(?:shootings|attacks|incidents|"
    r"raids|clashes|bombings|blasts|strikes|killings|stabbings|crashes|accidents|events)\b"
)


def _is_of_several(doc: Document, found: Windows, i: int, when: When) -> bool:
    """Whether the words between a figure and its week or month say that it counts those of several events: "seven were shot
    in three separate attacks last week"."""
    figure = found.figures[i]
    if when.span is None or _SEVERAL.search(doc.folded, figure.harm.end, when.span.start) is None:
        return False
    others = (found.figures[k].span for k in found.by_sentence[figure.sentence] if k != i)
    return not any(figure.harm.end <= other.start < when.span.start for other in others)


def _refined(days: Daybook, found: Windows, i: int) -> When | None:
    """A year or week of its own gives way to the one day inside it that the text tells of the same event."""
    when = found.whens[i]
    if _runs_on(days, found, i) and when is not None:
        if any(w and w.start == w.end == when.end for w in found.whens):
            return when  # the text tells of the day of publication as well
        beside = [(found.figures[k], found.whens[k]) for k in (i - 1, i + 1) if 0 <= k < len(found.figures)]
        return up_to_day_told(found.figures[i], when, beside)
    if when is None or when.start is None or when.end is None:
        return when
    first = found.figures[i].repeat_of if found.figures[i].low == found.figures[i].high == 1 else None
    once = found.whens[first] if first is not None else None
    if once is not None and once.precision == "day" and once.start is not None and when.start < when.end:
        if when.start <= once.start <= when.end:  # "with Lang's death, six have been killed this year"
            return once.because(f"{once.reason}, of the same person")
    if (
        when.precision == "period"
        and when.span is not None
        and days.doc.folded.startswith("overnight", when.span.start)
    ):
        # "in an overnight raid. … The attack began late on Monday": the night that the text goes on to name
        after = told_after(days, found, found.figures[i])
        if after and after.precision == "day":
            return after
        return night_told(days, found, found.figures[i], when) or when
    if (exact := _told_exactly(days, found, i, when)) is not None:
        return exact
    weekend = when.precision == "period" and when.span is not None and "weekend" in days.doc.folded[when.span.slice]
    if when.precision not in ("week", "month", "year") and not weekend:
        return when
    sentence = found.figures[i].sentence
    if any(t.sentence == sentence and t.sure and t.start < found.figures[i].harm.end for t in days.turns()):
        return when  # "last week 400 died in another shipwreck": no day of this one
    if _is_of_several(days.doc, found, i, when):
        return when
    same = found.of_a_day(i)
    if same and same.start and when.start <= same.start <= when.end:
        return same.because(f"{same.reason}, of the same figure")
    key = (found.key(i), when.start, when.end)
    if key not in found.refined:
        inside = days.event_days(when.start, when.end)
        told = [t for t in inside if found.alike_only(t.sentence, found.figures[i])]
        if weekend and found.figures[i].low != 1:  # "three were killed in a violent weekend": of one of its two days?
            told = [t for t in told if t.sentence in found.by_sentence and t.sentence != sentence]
        if when.precision == "week":  # who says "last week" means no "yesterday"
            told = [t for t in told if not _is_just_now(days, t)]
        else:
            told = [t for t in told if not _tells_fewer(found, found.figures[i], t.sentence)]
            told = [t for t in told if not _tells_another(found, found.figures[i], t.window)]
            inside = told and inside
        one = min(told, key=lambda t: t.sentence).mention if len({t.window for t in told}) == 1 else None
        if len({t.window for t in inside}) > (1 if weekend else _LISTED) or days.has(WHOLE, sentence):
            one = None  # a month of which several days are told: the count is of them all
        reason = f"{one.reason}, within {when.reason}" if one else ""
        found.refined[key] = When(one.start, one.end, "day", one.span, reason) if one else when
    refined = found.refined[key]
    return refined if refined.precision == "day" else when
