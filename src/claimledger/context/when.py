"""When people met their outcome: a day or window for each figure, from its own words or from the telling around it."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from datetime import date

from claimledger.again import SAME_EVENT
from claimledger.days.chronicle import Chronicle
from claimledger.days.counting import counted_on, of_the_report, of_the_whole, rival
from claimledger.days.dates import DateMention
from claimledger.days.daybook import Daybook, days_of, is_fine
from claimledger.days.earlier import compared_window, same_days_before
from claimledger.days.extents import Lasting
from claimledger.days.hours import by_the_clock
from claimledger.days.mainline import Mainline
from claimledger.days.own import ENDS, is_link, own_window
from claimledger.days.reading import Told
from claimledger.days.roles import names_event, opens_paragraph
from claimledger.days.running import closed, is_open, since_opening, since_told, so_far, up_to_day_told
from claimledger.days.windows import Windows
from claimledger.days.words import date_signs
from claimledger.mentions import Document, Figure, Sentence, When
from claimledger.patterns import Rare
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
    for i, figure in enumerate(figures):
        together = found.by_sentence[figure.sentence]
        beside = [figures[k].span for k in together if k != i] if 1 < len(together) <= _MANY else ()
        found.put(i, own_window(days, figure, beside))
    chronicle = Chronicle(doc, days.anchor.day)
    for i, figure in enumerate(figures if chronicle.entries else ()):
        if found.whens[i] is None:
            found.put(i, chronicle.window(figure))
    for i, figure in enumerate(figures):
        if figure.compared:
            found.put(i, compared_window(days, found, i))
        elif (before := same_days_before(days, found, i)) is not None:
            found.put(i, before)
        elif (when := _refined(days, found, i)) is not found.whens[i]:
            found.put(i, when)
    opening = Mainline(days, figures, found.whens)
    found.opening = lambda: opening.event
    if not any(w and w.start for w in found.whens):
        found.clock = functools.cache(lambda: by_the_clock(days))
    for i, figure in enumerate(figures):
        if found.whens[i] is None:
            when = _linked(days, found, i) or _carried(days, found, figure)
            if figure.earlier and when is not None and when.start != when.end:
                when = When(None, None, reason="an earlier count, up to a day that the text does not give")
            found.put(i, when)
    for i in range(len(figures)):  # a part or a repeat of one that was dated after it
        if found.whens[i] is None:
            found.put(i, _linked(days, found, i))
    if any(found.whens) and any(w is None or is_open(w) for w in found.whens):
        line = Mainline(days, figures, found.whens)
        for i, figure in enumerate(figures):
            if (found.whens[i] is None or is_open(found.whens[i])) and not _stands_apart(
                days, figure, doc.sentences[figure.sentence]
            ):
                when = _linked(days, found, i) or closed(found.whens[i], line.event) or line.window(figure)
                found.put(i, when or found.whens[i])
    return [_finished(days, figure, when) for figure, when in zip(figures, found.whens, strict=True)]


_LISTED = 2  # days
_MANY_DEAD = 10  # people: more than die where one is told of alone
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


def _runs_on(days: Daybook, found: Windows, i: int) -> bool:
    """Whether a running toll ends only with the day of publication, for want of a day of its own statement."""
    figure, when = found.figures[i], found.whens[i]
    if not figure.cumulative or when is None or when.precision != "period" or days.stated(figure.sentence):
        return False
    return any(t.mention.form == "since" and t.mention.span == when.span for t in days.told(figure.sentence))


def _refined(days: Daybook, found: Windows, i: int) -> When | None:
    """A year or week of its own gives way to the one day inside it that the text tells of the same event."""
    when = found.whens[i]
    if _runs_on(days, found, i) and when is not None:
        beside = [(found.figures[k], found.whens[k]) for k in (i - 1, i + 1) if 0 <= k < len(found.figures)]
        return up_to_day_told(found.figures[i], when, beside)
    if when is None or when.start is None or when.end is None:
        return when
    if (
        when.precision == "period"
        and when.span is not None
        and days.doc.folded.startswith("overnight", when.span.start)
    ):
        # "in an overnight raid. … The attack began late on Monday": the night that the text goes on to name
        after = _told_after(days, found, found.figures[i])
        return after if after and after.precision == "day" else when
    if when.precision not in ("week", "month", "year"):
        return when
    sentence = found.figures[i].sentence
    if any(t.sentence == sentence and t.sure and t.start < found.figures[i].harm.end for t in days.turns()):
        return when  # "last week 400 died in another shipwreck": no day of this one
    same = found.of_a_day(i)
    if same and same.start and when.start <= same.start <= when.end:
        return replace(same, reason=f"{same.reason}, of the same figure")
    key = (found.key(i), when.start, when.end)
    if key not in found.refined:
        inside = days.event_days(when.start, when.end)
        told = [t for t in inside if found.alike_only(t.sentence, found.figures[i])]
        one = min(told, key=lambda t: t.sentence).mention if len({t.window for t in told}) == 1 else None
        if len({t.window for t in inside}) > _LISTED:
            one = None  # a month of which several days are told: the count is of them all
        reason = f"{one.reason}, within {when.reason}" if one else ""
        found.refined[key] = When(one.start, one.end, "day", one.span, reason) if one else when
    refined = found.refined[key]
    return refined if refined.precision == "day" else when


# ------------------------------------------------------------------------------------------ the telling around it


def _linked(days: Daybook, found: Windows, i: int) -> When | None:
    """The date of the figure that this one repeats or is part of, or that counts the same people elsewhere."""
    figure = found.figures[i]
    for other in (figure.repeat_of, figure.part_of):
        if other is not None and other != i and (when := found.whens[other]) is not None and when.start:
            if other == figure.part_of and _has_own_day(days, found, figure, other):
                continue
            return replace(when, reason=f"{when.reason}, of the figure it belongs to")
    same = found.same(i)
    return replace(same, reason=f"{same.reason}, told of the same people") if same else None


def _has_own_day(days: Daybook, found: Windows, figure: Figure, whole: int) -> bool:
    """Whether a paragraph tells, before a part of a whole told elsewhere, of a day that is none of the whole's."""
    when, sentences = found.whens[whole], days.doc.sentences
    paragraph = sentences[figure.sentence].paragraph
    if when is None or sentences[found.figures[whole].sentence].paragraph == paragraph:
        return False
    for index in range(figure.sentence - 1, max(-1, figure.sentence - 4), -1):
        if sentences[index].paragraph != paragraph:
            return False
        begun = [t for t in days.told(index) if _begins_story(days, t)]
        for told in days.events(index) or begun:
            if told.role in ("event", "plain") and is_fine(told.mention) and told.mention.start and told.mention.end:
                apart = told.mention.start > (when.end or when.start or date.max) or told.mention.end < (
                    when.start or date.min
                )
                return apart or not is_fine(when)
    return False


def _carried(days: Daybook, found: Windows, figure: Figure) -> When | None:
    """The date of the same event from the sentences around."""
    for k in found.by_sentence[figure.sentence]:
        beside = found.whens[k]
        if beside is not None and found.figures[k].harm == figure.harm and _is_recalled(days, beside):
            return replace(beside, reason=f"{beside.reason}, of the figure beside it")
    doc = days.doc
    sentence = doc.sentences[figure.sentence]
    since = doc.folded.find("since", sentence.start, sentence.end) >= 0
    if since and (when := since_told(days, figure) or since_opening(days, figure, found.opening)) is not None:
        return when
    if _stands_apart(days, figure, sentence) or (since and days.has(_SINCE, figure.sentence)):
        return None
    if (when := rival(days, found, figure)) is not None:
        return when
    if (when := counted_on(days, found, figure)) is not None:
        return when
    counts = days.counts(figure.sentence) or figure.cumulative
    if counts and (when := so_far(days, figure, found.of_parts)) is not None:
        return when
    for index in range(figure.sentence, max(-1, figure.sentence - 8), -1):
        other = doc.sentences[index]
        near = other.paragraph == sentence.paragraph or index == figure.sentence - 1
        if not near:
            break
        if any(_is_total(found.whens[k]) for k in found.by_sentence.get(index, ())):
            return None  # "9 in the past day, bringing the toll to 900": whose days follow, is open
        if index != figure.sentence and (when := _day_told(days, found, figure, index)) is not None:
            known = (
                figure.definite
                or days.has(_STOOD, figure.sentence)
                or " ago" in when.reason
                or days.has(SAME_EVENT, figure.sentence)
            )
            if not known and other.paragraph != sentence.paragraph and found.leaves_opening(when, days.anchor.day):
                return None  # another event's day, told in a paragraph of its own
            if _is_recalled(days, when) and not known:
                return None  # "Last year 60 were killed there. Hours earlier, three bodies had been found."
            return replace(
                when,
                reason=f"{when.reason}, in the sentence before"
                if index + 1 == figure.sentence
                else f"{when.reason}, earlier in the paragraph",
            )
    if (when := _told_after(days, found, figure)) is not None:
        return when
    whole = of_the_whole(days, figure, found) or of_the_report(days, figure, found)
    return whole or _of_the_text(days, figure, found) or found.clock()


# "Child casualties stood at 40", after a sentence on the year
_STOOD = Rare(r"\bst(?:ood|ands?)\s+at\b|\b(?:one|some|most)\s+of\s+them\b")
_ALLEGED = Rare(
    r"\b(?:unverified|unconfirmed|purported\w*|is said to|are said to|reportedly show\w*|described as)\b",
)


def _stands_apart(days: Daybook, figure: Figure, sentence: Sentence) -> bool:
    """Whether the sentence tells of something else than its neighbours: footage, rumours, links to other articles."""
    doc = days.doc
    if figure.background or days.has(_ASIDE, sentence.index):
        return True
    if figure.assertion == "alleged" and date_signs(doc.folded).any("footage", sentence.start, sentence.end):
        return True
    if any(t.window and t.role in ("found", "other") for t in days.told(figure.sentence)) and not days.tells_events:
        return True
    return is_link(doc, sentence)


def _tells_death(days: Daybook, found: Windows, k: int) -> bool:
    """Whether the day of figure `k` may be that of a death after the event: "died on Sunday", in a text of two days."""
    figure = found.figures[k]
    if figure.outcome != "killed" or days.narrowest is not None:
        return False
    first = found.figures[found.first[k]]
    return any(days.doc.folded.startswith(("died", "dies", "dead"), f.harm.start) for f in (figure, first))


def _day_told(days: Daybook, found: Windows, figure: Figure, index: int) -> When | None:
    """The day that a sentence gives: of its figures, else of its events. A later death's day is its own."""
    if days.tells_later_death(index):
        return None
    for k in reversed(found.by_sentence.get(index, [])):
        when = found.whens[k]
        if when is not None and when.start and not found.figures[k].compared:
            if when.reason.startswith("running toll"):
                return None  # up to another day
            if when.precision == "period" and days_of(when) > _LONG and not figure.cumulative:
                continue  # a count of months tells no day of what is told after it
            if figure.cumulative and found.of_later_part(k):
                return None  # "15 of them have died since the morning. … It put the dead at 103": not since the morning
            if when.precision == "period" and found.figures[k].assertion == "alleged" != figure.assertion:
                return None  # nor does what an army boasts of a week
            return None if figure.outcome == "injured" and _tells_death(days, found, k) else when
    # The day that opens "On Friday the ministry said" is that of the event only where the text tells no other.
    told = [t for t in days.events(index) if t.role == "event" or not days.tells_events]
    if days.counts(index) or any(is_open(found.whens[k]) for k in found.by_sentence.get(index, ())):
        told = [
            t for t in told if t.mention.span and names_event(days.doc.folded, t.mention.span, t.mention.span.end + 60)
        ]
    events = [t for t in told if is_fine(t.mention)]
    if not events and days.doc.sentences[index].paragraph == days.doc.sentences[figure.sentence].paragraph:
        events = [t for t in days.told(index) if _begins_story(days, t)]
    if not events and index + 1 == figure.sentence:
        # "The raid came last month. Two were killed.": the next sentence goes on with it
        events = [t for t in told if t.role == "event" and t.mention.precision == "month" and not t.mention.form]
    if not events:
        return None
    mention = events[-1].mention
    return When(mention.start, mention.end, mention.precision, mention.span, mention.reason)


def _begins_story(days: Daybook, told: Told) -> bool:
    """ "On 4 October soldiers entered the village. They shot six men": what a paragraph begins with is its day."""
    mention = told.mention
    if told.role != "plain" or mention.precision != "day" or mention.form or mention.span is None:
        return False
    return opens_paragraph(days.doc, days.doc.sentences[told.sentence], mention.span)


def _is_total(when: When | None) -> bool:
    return when is not None and when.start is None and when.reason.startswith("a total")


_LONG = 62  # days
# "since it took power": a start that the text does not date beside it.
_SINCE = Rare(
    r"\bsince\s+(?:it|they|he|she)\s+(?:seized|took|came|began|returned|launched)\b|\bsince\s+the\s+(?:coup|takeover)\b"
)


def _is_recalled(days: Daybook, when: When | DateMention) -> bool:
    """Whether a window is a month or year well before publication: what a text recalls, and dates nothing but that."""
    if when.precision not in ("month", "year") or when.end is None or days.anchor.day is None:
        return False
    return (days.anchor.day - when.end).days > 31


def _is_old(days: Daybook, when: DateMention) -> bool:
    """Whether a day is well before publication, so that what a text tells of it is no news."""
    return days.anchor.day is not None and when.end is not None and (days.anchor.day - when.end).days > _OLD


_OLD = 365  # days
_HAPPENED = Rare(
    r"\b(?:the|this|that|these|those|it|his|her|their|both)\b(?:(?:\s+[\w-]+){0,5}?|\s+(?:\w+\s+)?(?:attack|assault|raid|"
    r"shooting|blast|explosion|clash(?:es)?|fighting|fire|siege|ambush|massacre)(?:,?\s+[\w-]+){0,10}?,?)\s+(?:took place"
    r"|happened|occurred|came|began|"
    r"started|unfolded|was reported|were reported|erupted|broke out|struck|was called|ensued)\b",
)


# "The attack on March 27, 2016 also left ..."
_NAMED = Rare(
    r"\b(?:the|this|that|these|those)\s+(?:attack|shooting|raid|bombing|blast|explosion|killings?|massacre|crash|quake|"
    r"earthquake|strike|ambush|fire|flood|landslide|stampede|collapse|accident|incident)\s+(?:on|of)\s+(?=\d|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)",
)


_TELLS_EVENT = Rare(f"(?:{_HAPPENED.pattern})|(?:{_NAMED.pattern})")


def _extent(doc: Document, index: int) -> Span:
    return Span(doc.sentences[index].start, doc.sentences[index].end)


def _told_after(days: Daybook, found: Windows, figure: Figure) -> When | None:
    """ "The attack happened on Friday" in one of the next sentences dates what was told before it."""
    for index in range(figure.sentence + 1, min(figure.sentence + 6, len(days.doc.sentences))):
        if index not in days.may_tell or not days.has(_TELLS_EVENT, index):
            continue
        events = [t for t in days.events(index) if is_fine(t.mention)]
        if found.by_sentence.get(index):  # "Last week two guards died when their car struck a mine": of those alone
            events = [t for t in events if t.mention.precision != "week"]
        if events:
            extent = _extent(days.doc, index)
            after = _HAPPENED.search(days.doc.folded, *extent) or _NAMED.search(days.doc.folded, *extent)
            at = after.end() if after else 0
            mention = min((t.mention for t in events), key=lambda m: m.span.gap(Span(at, at)) if m.span else 0)
            return When(
                mention.start,
                mention.end,
                mention.precision,
                mention.span,
                f"{mention.reason}, told of the event after it",
            )
    return None


_ELSEWHERE = Rare(
    r"\b(?:meanwhile|separately|elsewhere|another|other|previous|earlier|last|similar|later|also|second|follow(?:s|ed|ing))\b",
)


def _of_the_text(days: Daybook, figure: Figure, found: Windows) -> When | None:
    """The one event day of a text that tells one event, or the first where the figure stands in the headline."""
    doc = days.doc
    sentence = doc.sentences[figure.sentence]
    if not days.tells_events:
        return None
    narrow = days.narrowest
    if narrow is None:
        first = days.first.sentence
        headline = ENDS.search(doc.folded, sentence.start, sentence.end) is None and sentence.index <= 3
        lede = sentence.index <= 2 and not days.has(_ELSEWHERE, first)
        reach = 5 if headline else 3 if lede else 1
        if reach == 1 and first != figure.sentence and not found.alike_only(first, figure):
            return None  # "259 were killed there. On 8 April 44 were abducted.": the day is that of the 44
        if figure.sentence <= first <= figure.sentence + reach and not _is_one_of_many(days, figure, first):
            mention = days.first.mention
            return When(
                mention.start,
                mention.end,
                mention.precision,
                mention.span,
                f"{mention.reason}, the first day the text tells",
            )
        return None
    if _is_one_of_many(days, figure, narrow.sentence):
        return None
    if not _is_news(days, figure) or found.tells_other(narrow.mention, days.anchor.day):
        return None
    own = narrow.sentence == figure.sentence  # and yet not the figure's
    if _is_recalled(days, narrow.mention) and (own or not found.alike_only(narrow.sentence, figure)):
        return None  # "In April, 64 died in a similar accident" says nothing of the accident that the text is about
    beside = [found.figures[k] for k in found.by_sentence.get(narrow.sentence, ())]
    if (figure.low or 0) >= _MANY_DEAD and beside and all(f.low == f.high == 1 for f in beside):
        return None  # the day on which one diver drowned is not that of the 176 whom the floods killed
    if days.lasts and not _is_known(figure) and abs(figure.sentence - narrow.sentence) > 1:
        return None  # beside what is told of several days, one of them is not the day of all
    mention = narrow.mention
    return When(
        mention.start, mention.end, mention.precision, mention.span, f"{mention.reason}, the only event day of the text"
    )


_NEAR = 5  # sentences
_RECALLED = Rare(
    r"\b(?:hours (?:earlier|before),|in the past|previous(?:ly)?|years?\s+(?:ago|earlier|before)|"
    r"another\s+(?:\w+\s+)?(?:shooting|attack|killing|incident|case|raid|blast|bombing|crash)|earlier\s+(?:\w+\s+)?(?:shooting|attack|killing|incident|case|raid|blast|bombing|crash)|"
    r"other\s+(?:\w+\s+)?(?:shootings|attacks|killings|incidents|cases|raids)|in recent (?:days|weeks|months|years)|"
    r"(?:in|during|throughout) the (?:[\w’'-]+ ){0,3}?(?:siege|war|conflict|insurgency|famine|epidemic|uprising|genocide)|"
    r"in the years|during (?:his|her|their) (?:rule|reign|time)|since then|over the years|decades?|history|similar)\b",
)
_ASIDE = Rare(f"{_ALLEGED.pattern}|{_RECALLED.pattern}")


_ONE_OF = re.compile(
    r"[\W]*(?:in|during)\s+(?:just\s+|only\s+)?(?:one|another|a\s+(?:single|separate))\s+(?:\w+\s+){0,2}?(?:attacks?|incidents?|case|"
    r"raid|strike|airstrike|massacre|blast|bombing|clash|ambush|assault|night|day|shooting|shelling)\b"
)


def _is_one_of_many(days: Daybook, figure: Figure, index: int) -> bool:
    """ "Mobs killed 189. … In one attack, on the night of 30 March, gangs killed 30": not the day of the 189."""
    sentence = days.doc.sentences[index]
    return index > figure.sentence and _ONE_OF.match(days.doc.folded, sentence.start, sentence.end) is not None


def _is_known(figure: Figure) -> bool:
    """Whether a figure is of somebody told of before: "the child", a surname alone."""
    return figure.definite or (figure.kind == "name" and all(" " not in name for name in figure.names))


def _is_news(days: Daybook, figure: Figure) -> bool:
    """Whether a figure without a date is of the text's one event day, not recalled from before. In doubt it is not."""
    if _is_known(figure):
        return True
    narrow = days.narrowest
    old = narrow is not None and _is_old(days, narrow.mention)  # a court speaks of it today
    if not old and any(t.window and t.role in ("found", "other") for t in days.told(figure.sentence)):
        return False
    if days.gap(figure.sentence) <= _NEAR or figure.sentence <= 2:
        return True
    return not days.lasts and days.has(SAME_EVENT, figure.sentence)
