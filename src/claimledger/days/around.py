"""The window that a figure has from the telling around it: the sentences before and after tell of the same event."""

from __future__ import annotations

import re

from claimledger.days.background import is_background_count
from claimledger.days.counting import (
    at_the_time,
    counted_on,
    of_the_day,
    of_the_opening,
    of_the_report,
    of_the_table,
    of_the_whole,
    of_what_is_covered,
    rival,
    since_before,
)
from claimledger.days.daybook import Daybook, days_of, is_fine
from claimledger.days.fleeing import since_the_event
from claimledger.days.inpassing import is_added_deed, is_in_passing
from claimledger.days.introduced import introduces, of_incident_introduced
from claimledger.days.itstoll import is_its_toll
from claimledger.days.lastdays import before_death_told, before_last_day
from claimledger.days.linked import is_named_before, is_raised_by
from claimledger.days.mainline import FAR_MORE, is_elsewhere
from claimledger.days.newcomers import is_of_newcomer
from claimledger.days.of_others import is_of_other_harm, is_other_deed
from claimledger.days.of_text import has_unplaced_day, is_deed_told_of, is_one_of_many, of_the_deed, of_the_text
from claimledger.days.phrases import ASIDE, HAPPENED, NAMED, SAME_EVENT, SINCE_POWER, SINCE_THE_LAST, STOOD
from claimledger.days.placed import goes_on, of_the_place, one_of_two, past_midnight
from claimledger.days.reading import Told
from claimledger.days.releases import RELEASE
from claimledger.days.remembered import is_of_place_before
from claimledger.days.roles import names_event
from claimledger.days.running import is_open, since_opening, since_told, since_untold, so_far
from claimledger.days.takenup import of_event_dated, of_event_named
from claimledger.days.unrest import of_unrest
from claimledger.days.windows import Windows
from claimledger.days.words import date_signs
from claimledger.itemmarks import BULLETS, has_sign
from claimledger.mentions import Figure, Sentence, When
from claimledger.patterns import Rare
from claimledger.spans import Span
from claimledger.turns import is_of_aside


def carried(days: Daybook, found: Windows, figure: Figure) -> When | None:
    """The date of the same event from the sentences around.

    "The bus left the road on Monday. Nine people died." -> Monday for the nine; None where the text leaves it open.
    """
    for k in found.by_sentence[figure.sentence]:
        beside = found.whens[k]
        if beside is not None and found.figures[k].harm == figure.harm and days.is_recalled(beside):
            return beside.because(f"{beside.reason}, of the figure beside it")
    if figure.kind == "row":
        return of_the_table(days, figure)
    if has_unplaced_day(days, figure):
        return None
    doc = days.doc
    sentence = doc.sentences[figure.sentence]
    since = doc.folded.find("since", sentence.start, sentence.end) >= 0
    if since:
        when = since_told(days, figure) or since_opening(days, figure, found.opening) or since_untold(days, figure)
        if when is not None:
            return when
    if (when := since_before(days, figure)) is not None:
        return when
    if stands_apart(days, figure, sentence) or (since and days.has(SINCE_POWER, figure.sentence)):
        return of_the_deed(days, figure, found)
    if days.anchor.period is not None and (when := of_the_report(days, figure, found, said=True)) is not None:
        return when
    if (when := at_the_time(days, figure)) is not None:
        return when
    if (when := rival(days, found, figure)) is not None:
        return when
    if (when := counted_on(days, found, figure)) is not None:
        return when
    if (when := of_the_place(days, found, figure)) is not None:
        return when
    if (when := of_incident_introduced(days, found, figure)) is not None:
        return when
    counts = days.counts(figure.sentence) or figure.cumulative
    if counts and (when := so_far(days, figure, found.of_parts)) is not None:
        if not is_raised_by(days, found, figure, when):
            return when
    if is_background_count(days, found, figure):
        return None
    if is_added_deed(days, figure):
        return When(None, None, reason="another deed than that told before it, whose day the text does not give")
    if _were_lost(days, found, figure):
        return When(None, None, reason="the day in the sentence before is that on which people were lost")
    if (when := of_event_named(days, found, figure)) is not None:
        return since_the_event(days, figure, when)
    then = goes_on(days, figure.sentence)
    for index in range(figure.sentence, max(-1, figure.sentence - 8), -1):
        other = doc.sentences[index]
        near = sentence.paragraph - other.paragraph <= then or index == figure.sentence - 1
        if not near:
            break
        if any(_is_total(found.whens[k]) for k in found.by_sentence.get(index, ())):
            return None  # "9 in the past day, bringing the toll to 900": whose days follow, is open
        if other.paragraph != sentence.paragraph and not then:
            if is_elsewhere(days, sentence) or figure.sentence in days.turned_within:
                break  # "In neighbouring Lorin, two were killed"
        if index < figure.sentence and is_of_aside(doc, figure, index, found.figures):
            continue
        if index != figure.sentence and (when := _day_told(days, found, figure, index)) is not None:
            known = (
                then
                or (figure.definite and not doc.folded.startswith(_MINE, figure.group.start))
                or days.has(STOOD, figure.sentence)
                or " ago" in when.reason
                or days.has(SAME_EVENT, figure.sentence)
                or is_its_toll(days, found, figure, index)
                or is_named_before(days, figure, index)
            )
            if not known and other.paragraph != sentence.paragraph:
                apart = days.anchor.covered is not None or (days.is_as_of and figure.outcome != "displaced")
                if apart or when.reason.endswith("of its entry"):
                    break  # a report tells of another event in each paragraph, as a list does in each entry
            if not then and other.paragraph != sentence.paragraph and _is_long_over(days, figure, when, other):
                return None
            if not known and other.paragraph != sentence.paragraph and found.leaves_opening(when, days.anchor.day):
                return None  # another event's day, told in a paragraph of its own
            if index != figure.sentence and figure.kind == "name" and _is_alluded_to(days, found, figure, when, index):
                return None  # "They fought for the first days of this year. … the crisis after the death of Roe"
            if days.is_recalled(when) and not known:
                return None  # "Last year 60 were killed there. Hours earlier, three bodies had been found."
            if _is_of_more(days, found, figure, index):
                return None  # "13 died on Monday. The sides have been at war for a year. Tens of thousands have died."
            when = past_midnight(days, figure, index, when)
            place = "in the sentence before" if index + 1 == figure.sentence else "earlier in the paragraph"
            return since_the_event(days, figure, when.because(f"{when.reason}, {place}"))
    if (when := told_after(days, found, figure)) is not None:
        return when
    whole = of_the_whole(days, figure, found) or of_what_is_covered(days, figure)
    whole = whole or of_the_report(days, figure, found)
    whole = whole or of_the_opening(days, figure, found) or of_the_day(days, figure, found)
    return whole or of_the_text(days, figure, found) or found.clock()


def _is_long_over(days: Daybook, figure: Figure, when: When, other: Sentence) -> bool:
    """ "In the first week of May there had been clashes at Osk. ¶ At Lorin nobody died": weeks that a sentence goes back to
    are not those of the next paragraph."""
    day, folded, own = days.anchor.day, days.doc.folded, days.doc.sentences[figure.sentence]
    if day is None or when.end is None or (day - when.end).days <= _NEWS or figure.definite:
        return False
    return folded.find(" had ", other.start, other.end) >= 0 > folded.find(" had ", own.start, own.end)


def _tells_release(days: Daybook, index: int, taken: When) -> bool:
    """Whether a sentence tells that people came free who were taken days before it was written."""
    sentence, day = days.doc.sentences[index], days.anchor.day
    if day is None or taken.end is None or (day - taken.end).days <= _AT_ONCE:
        return False
    return RELEASE.search(days.doc.folded, sentence.start, sentence.end) is not None


def _were_lost(days: Daybook, found: Windows, figure: Figure) -> bool:
    """ "Five clerks vanished on 3 May. The next day three bodies were found": who knows when the three died."""
    if figure.outcome != "killed" or not figure.sentence:
        return False
    if not any(t.role == "found" for t in days.told(figure.sentence)):
        return False
    last = next(
        (i for i in range(figure.sentence - 1, max(-1, figure.sentence - 4), -1) if found.by_sentence.get(i)), 0
    )
    before = [found.figures[k].outcome for k in found.by_sentence.get(last, ())]
    return bool(before) and all(outcome in ("missing", "abducted") for outcome in before)


_MINE = ("my ", "our ")  # another teller's people


def stands_apart(days: Daybook, figure: Figure, sentence: Sentence) -> bool:
    """Whether the sentence tells of something else than its neighbours: footage, rumours, links to other articles."""
    doc = days.doc
    if figure.background or figure.overall or days.has(ASIDE, sentence.index):
        return True
    if figure.assertion == "alleged" and date_signs(doc.folded).any("footage", sentence.start, sentence.end):
        return True
    if days.tells_other(figure.sentence) and not days.tells_events:
        return True
    if doc.folded.startswith(_BODIES, figure.harm.start) and days.holds(_DUMPED, sentence.index):
        return True  # "Hours later, the dismembered bodies of five men turned up"
    if _is_item_of_dated(days, sentence) or days.holds(_RATE, sentence.index):
        return True
    if days.holds(_OLD, sentence.index):
        return True
    return days.is_link(sentence.index)


# "Some 300 people are killed every year"; "by the end of the year 300 had been killed", "in the months that followed"
_RATE = Rare(
    r"\b(?:is|are)\s+being\s+(?:killed|murdered|maimed|massacred|slaughtered|executed|kidnapped|shot)\b|"
    r"\b(?:every|each|per)\s+(?:year|month|week|day|winter|summer|season|monsoon|harvest)\b|\bannually\b|\bon\s+average\b|"
    r"\b(?:are|is|die|dies|drown|perish|kills?|claims?|injures?|maims?|costs?)\b[^.;]{0,60}\b(?:a|in\s+an?)\s+(?:typical\s+|normal\s+|average\s+)?(?:year|month)\b(?!\s+(?:ago|earlier|before|"
    r"later|after)|-)|\bby\s+the\s+end\s+of\s+(?:the|that)\s+(?:year|month|week|decade|war|siege|campaign)\b|"
    r"\bin\s+the\s+(?:\w+\s+)?(?:days|weeks|months|years|decades)\s+(?:that\s+followed|which\s+followed|after|since|that\s+came)\b|"
    r"\b(?:in|over|during|for)\s+the\s+(?:[\w-]+\s+)?(?:days?|weeks?|months?|years?|fortnight|hours)\s+(?:before|leading\s+up|preceding|prior\s+to|ahead\s+of)\b|"
    r"\b(?:in|by|during)\s+(?:those|such)\s+(?:\w+\s+)?(?:riots|attacks|raids|incidents|clashes|massacres|strikes|accidents|crashes|killings)\b|"
    r"\b(?:last|this|(?:in|of)\s+(?:the\s+)?(?:previous|past|earlier)|in\s+the)\s+(?:seasons?|summers?|winters?|spring|autumn|monsoon)\b|"
    r"\bon\s+the\s+(?:first|second|third|fourth|fifth|last|final)\s+(?:day|night|evening|morning)\b"
)
# "3,000 casualties in the week-old offensive", "a week of floods that left two dead": of all its days
_OLD = Rare(
    r"\b(?:days?|weeks?|months?|years?)-old\s+(?:[\w-]+\s+){0,2}?(?:wars?|conflict|offensive|siege|campaign|uprising|insurgency|revolt|"
    r"rebellion|intifada|crackdown|fighting|blockade|occupation|strike|battle|truce|ceasefire)\b|"
    r"\b(?:a\s+(?:week|month|year)|(?:after|following|during|amid|in|of|by|from)\s+(?:days|weeks|months))\s+of\s+(?:[\w-]+\s+){0,2}?(?:rains?|rainfall|flood\w*|storms?|fighting|clashes|"
    r"shelling|bombing|bombardment|violence|unrest|riots?|rioting|protests?|attacks|raids)\b"
)
_BODIES = ("bod", "remains", "corpse")
_DUMPED = Rare(
    r"\b(?:turned\s+up|dumped|dismembered|decapitated|headless|mutilated|bullet-riddled|bound|gagged|strewn|hanging|"
    r"signs\s+of\s+torture)\b"
)


_LABELLED = re.compile(r"\W{1,3}[A-Z][\w'’-]+(?:[ ,]+[A-Z][\w'’-]+){0,3}:\s")
_ITEMS = 8  # sentences to either side of an item


def _is_item_of_dated(days: Daybook, sentence: Sentence) -> bool:
    """Whether an item of a list names its place and no day, where items beside it have days of their own:
    "- Orvale: a fire on Tuesday killed four.\\n- Lorin: raiders shot two"."""
    if not _is_item(days, sentence):
        return False
    first, last = sentence.index - _ITEMS, sentence.index + _ITEMS
    return any(
        t.mention.precision == "day" and t.role == "event"
        for other in days.doc.sentences[max(first, 0) : last + 1]
        if other.index != sentence.index and _is_item(days, other)
        for t in days.told(other.index)
    )


def _is_item(days: Daybook, sentence: Sentence) -> bool:
    text = days.doc.text
    marked = text.startswith(BULLETS, sentence.start) or has_sign(text, sentence.start)
    return marked and _LABELLED.match(text, sentence.start) is not None


def _is_total(when: When | None) -> bool:
    return when is not None and when.start is None and when.reason.startswith("a total")


_LONG = 62  # days
_NEWS = 7  # days
_AT_ONCE = 2  # days


def _since_the_last(days: Daybook, index: int) -> int:
    """From where on a sentence tells of what another event is held against: "the worst since [the raid of 2016]"."""
    sentence = days.doc.sentences[index]
    if not days.has(SINCE_THE_LAST, index):
        return sentence.end
    last = SINCE_THE_LAST.search(days.doc.folded, sentence.start, sentence.end)
    return sentence.end if last is None else last.end()


_DEEDS = frozenset(["murder", "killing", "assassination", "slaying", "kidnapping", "abduction", "execution", "death"])


def _is_alluded_to(days: Daybook, found: Windows, figure: Figure, when: When, index: int) -> bool:
    """Whether a window of sentence `index` is that of somebody else, or too long for one person of whose death a sentence
    speaks as of something known: "the death of Ivo Lang"."""
    if figure.low != 1 or days.doc.folded[figure.harm.slice] not in _DEEDS:
        return False
    theirs = found.by_sentence.get(index, ())
    others = bool(theirs) and all(is_other_deed(days, figure, found.figures[k]) for k in theirs)
    return others or when.precision != "day"


def _day_told(days: Daybook, found: Windows, figure: Figure, index: int) -> When | None:
    """The day that a sentence gives: of its figures, else of its events. A later death's day is its own."""
    if days.tells_later_death(index):
        return before_death_told(days, found, figure, index)
    beside = (found.figures[k] for k in found.by_sentence.get(index, ()))
    if any(f.low != figure.low and is_in_passing(days, f) for f in beside):
        return None
    if (named := of_event_dated(days, figure, index) or of_unrest(days, index)) is not None:
        return named
    last = _since_the_last(days, index)
    for k in reversed(found.by_sentence.get(index, [])):
        when = found.whens[k]
        if when is not None and when.start and not found.figures[k].compared:
            if when.span is not None and days.index_at(when.span.start) == index:
                if is_of_place_before(days.doc.folded, days.segment(index, when.span.start)):
                    continue  # "A clerk was shot near where the mayor was murdered on 4 May. A cook was hurt."
            if found.figures[k].outcome == "abducted" != figure.outcome and _tells_release(days, index, when):
                if not days.has(SAME_EVENT, figure.sentence):  # "Two guards were killed in the attack"
                    return None  # "Two men kidnapped on 3 May were freed. One of the kidnappers was killed."
            if found.figures[k].harm.start >= last:
                continue  # "It was the deadliest since the raid of 2016, in which 30 died. The wounded were cooks."
            if days.is_recalled(when) and any(is_fine(t.mention) and t.role == "event" for t in days.events(index)):
                continue  # "Monday's slide was the worst since 2017, when 90 died. It killed nine."
            if days.is_recalled(when) and not all(found.whens[j] for j in found.by_sentence[index] if j > k):
                return None  # "Rebels named after a priest shot in 1966 killed two. Three others were hurt."
            if when.reason.startswith("running toll"):
                return None  # up to another day
            if index + 1 == figure.sentence and _was_seen(days, found, k, index):
                return None  # "On Sunday we saw two bodies at the prison, from which inmates fled the night before. …"
            if when.precision == "period" and days_of(when) > _LONG and not figure.cumulative:
                continue  # a count of months tells no day of what is told after it
            if figure.cumulative and found.of_later_part(k):
                return None  # "15 of them have died since the morning. … It put the dead at 103": not since the morning
            if when.precision == "period" and found.figures[k].assertion == "alleged" != figure.assertion:
                return None  # nor does what an army boasts of a week
            if figure.outcome == "injured" and when.span is not None and _in_care(days, when.span):
                if any((w := found.whens[j]) is not None and w.span != when.span for j in found.by_sentence[index]):
                    continue
            if (event := before_last_day(days, found, figure, k, when)) is not None:
                return event
            return None if figure.outcome == "injured" and _tells_death(days, found, k) else when
    # The day that opens "On Friday the ministry said" is that of the event only where the text tells no other.
    told = [t for t in days.events(index) if t.role == "event" or not days.tells_events]
    if days.counts(index) or any(is_open(found.whens[k]) for k in found.by_sentence.get(index, ())):
        told = [
            t for t in told if t.mention.span and names_event(days.doc.folded, t.mention.span, t.mention.span.end + 60)
        ]
    events = [t for t in told if is_fine(t.mention) and (t.mention.span is None or t.mention.span.start < last)]
    if not events and days.doc.sentences[index].paragraph == days.doc.sentences[figure.sentence].paragraph:
        events = [t for t in days.told(index) if t.begins_story] or _of_scene(days, found, figure, index)
    if not events and index + 1 == figure.sentence:
        # "The raid came last month. Two were killed.": the next sentence goes on with it
        spans = ("month", "year", "week") if is_its_toll(days, found, figure, index) else ("month",)
        events = [
            t for t in told if t.role == "event" and t.mention.precision in spans and t.mention.form in ("", "past")
        ]
        events = events or _framing(days, figure, index)
    if not events:
        return None
    mention = (one_of_two(days, figure, events) or events[-1]).mention
    return When(mention.start, mention.end, mention.precision, mention.span, mention.reason)


_HAVE = Rare(r"\b(?:has|have) (?:[\w-]+ )?(?:died|killed|perished|been (?:[\w-]+ )?(?:killed|slain))\b")


def _is_of_more(days: Daybook, found: Windows, figure: Figure, index: int) -> bool:
    """Whether a figure told in the perfect is far above all that the sentence with the day counts: that of a whole war."""
    if figure.outcome != "killed" or (figure.low or 0) < 1000 or not days.holds(_HAVE, figure.sentence):
        return False
    counted = [found.figures[k].low or 0 for k in found.by_sentence.get(index, ())]
    return bool(counted) and max(counted) * FAR_MORE < (figure.low or 0)


def _was_seen(days: Daybook, found: Windows, k: int, index: int) -> bool:
    """Whether a figure is of bodies in a sentence of two days: which of them the text goes on with, is open."""
    if not days.doc.folded.startswith(_BODIES, found.figures[k].harm.start):
        return False
    sentence = days.doc.sentences[index]
    saw = days.doc.folded.find(" saw ", sentence.start, sentence.end) >= 0
    return saw and len({t.window for t in days.told(index) if t.window}) > 1


def _framing(days: Daybook, figure: Figure, index: int) -> list[Told]:
    """ "In June and July, attacks grew rare. Eight people died": the months that the sentence before begins with."""
    told = days.told(index)
    sentence = days.doc.sentences[index]
    if len(told) != 1 or sentence.paragraph != days.doc.sentences[figure.sentence].paragraph:
        return []
    one, span = told[0], told[0].mention.span
    begins = span is not None and not days.doc.folded[sentence.start : span.start].strip()
    of_months = one.mention.precision in ("month", "period") and not one.mention.form and one.window
    return [one] if begins and of_months and not days.told(figure.sentence) else []


def _of_scene(days: Daybook, found: Windows, figure: Figure, index: int) -> list[Told]:
    """ "Fighters entered the village before dawn on Monday. Nineteen were killed": the only day of what leads to it."""
    if found.by_sentence.get(index) or any(t.window for t in days.told(figure.sentence)):
        return []  # "Rebels left the camp on Monday. One was found dead the next day."
    if figure.low == figure.high == 1 and is_deed_told_of(days, figure):
        return []  # "The mayor opened a road this morning. He was asked about the murder of the abbot."
    if _OF_VICTIMS.match(days.doc.folded, days.doc.sentences[index].start):
        return []  # "The body was flown home on Tuesday. Another guard was hurt in the same incident."
    told = [t for t in days.told(index) if t.window][-1:]
    if not told or told[0].role != "plain" or told[0].mention.form:
        return []
    one = told[0].mention
    weekend = one.precision == "period" and days_of(one) <= _AT_ONCE
    return told if one.precision == "day" or weekend else []


_OF_VICTIMS = re.compile(
    r"\W*(?:the|his|her|their|its)\s+(?:\w+\s+)?(?:bod(?:y|ies)|remains|coffins?|victims?|wounded|injured|dead|survivors|casualties)\b"
)


def _tells_death(days: Daybook, found: Windows, k: int) -> bool:
    """Whether the day of figure `k` may be that of a death after the event: "died on Sunday", in a text of two days."""
    figure = found.figures[k]
    if figure.outcome != "killed" or days.narrowest is not None:
        return False
    first = found.figures[found.first[k]]
    return any(days.doc.folded.startswith(("died", "dies", "dead"), f.harm.start) for f in (figure, first))


_CARE = Rare(r"\b(?:hospital|clinic|infirmary)\s+(?:on\s+)?\Z")


def _in_care(days: Daybook, span: Span) -> bool:
    """ "Nine died at once and two in hospital [over the next days]. Another 31 were hurt": not over those days."""
    return _CARE.search(days.doc.folded, max(0, span.start - 20), span.start) is not None


def _is_other_incident(days: Daybook, found: Windows, figure: Figure, index: int) -> bool:
    """Whether a sentence of a later paragraph tells of people with a day of their own: what follows goes on with them."""
    sentences = days.doc.sentences
    paragraph = sentences[figure.sentence].paragraph
    if sentences[index].paragraph == paragraph:
        # "Five who had been seized on 30 July were found dead" is told of another time than the next paragraph
        told = days.told(figure.sentence) if sentences[index + 1].paragraph != paragraph else ()
        return any(t.role == "event" and t.mention.precision == "day" for t in told)
    return any((when := found.whens[k]) is not None and when.start for k in found.by_sentence.get(index, ()))


def told_after(days: Daybook, found: Windows, figure: Figure) -> When | None:
    """ "The attack happened on Friday" in one of the next sentences dates what was told before it."""
    for index in range(figure.sentence + 1, min(figure.sentence + 6, len(days.doc.sentences))):
        if index in days.turned or introduces(days, index) or _is_other_incident(days, found, figure, index - 1):
            return None
        if index not in days.may_tell or not (days.has(HAPPENED, index) or days.has(NAMED, index)):
            continue
        if is_one_of_many(days, figure, index):
            return None
        if is_of_other_harm(days, figure, index):
            continue
        events = [t for t in days.events(index) if is_fine(t.mention)]
        if found.by_sentence.get(index):  # "Last week two guards died when their car struck a mine": of those alone
            events = [t for t in events if t.mention.precision != "week"]
        if events:
            extent = Span(days.doc.sentences[index].start, days.doc.sentences[index].end)
            after = HAPPENED.search(days.doc.folded, *extent) or NAMED.search(days.doc.folded, *extent)
            at = after.end() if after else 0
            mention = min((t.mention for t in events), key=lambda m: m.span.gap(Span(at, at)) if m.span else 0)
            if is_of_newcomer(days, figure, mention.span):
                return None
            return When(
                mention.start,
                mention.end,
                mention.precision,
                mention.span,
                f"{mention.reason}, told of the event after it",
            )
    return None
