"""The window that a figure has from its text as a whole: the day of the one event that it tells."""

from __future__ import annotations

import re

from claimledger.again import EVENTS
from claimledger.days.attached import is_of_other_noun
from claimledger.days.background import is_up_to_now
from claimledger.days.dates import DateMention
from claimledger.days.daybook import ENDS, Daybook
from claimledger.days.fitting import fits, had_before, is_of_his_loss
from claimledger.days.introduced import introduces
from claimledger.days.mainline import MURDER_OF, heads_separate_events, is_elsewhere
from claimledger.days.newcomers import is_of_newcomer
from claimledger.days.of_others import is_of_other_harm, is_of_others
from claimledger.days.phrases import CALLED, HAPPENED, SAME_EVENT
from claimledger.days.reading import Told
from claimledger.days.releases import is_of_release
from claimledger.days.remembered import is_behind_aside
from claimledger.days.running import LASTS
from claimledger.days.tied import is_tied
from claimledger.days.windows import Windows
from claimledger.days.words import date_signs
from claimledger.mentions import Figure, When
from claimledger.patterns import Rare
from claimledger.spans import Span
from claimledger.turns import is_of_aside

_NEAR = 5  # sentences
_FAR = 12  # sentences, for those told of beside others: "three more were hurt"
_MANY_DEAD = 10  # people: more than die where one is told of alone
_OLD = 365  # days
_ELSEWHERE = Rare(
    r"\b(?:meanwhile|separately|elsewhere|another|other|previous|earlier|last|similar|later|also|second|follow(?:s|ed|ing))\b",
)

_ALSO_HIT = Rare(r"\b(?:was|were)\s+also\s+(?:attacked|hit|bombed|raided|shelled|struck|ambushed|targeted|stormed)\b")


def of_the_text(days: Daybook, figure: Figure, found: Windows) -> When | None:
    """The one event day of a text that tells one event, or the first where the figure stands in the headline."""
    doc = days.doc
    sentence = doc.sentences[figure.sentence]
    if not days.tells_events:
        return None
    narrow = days.narrowest
    if narrow is None:
        first = days.first.sentence
        if _is_of_release(days, figure, days.first) or (
            first != figure.sentence and _is_of_known_deed(days, figure, days.first)
        ):
            return None
        headline = ENDS.search(doc.folded, sentence.start, sentence.end) is None and sentence.index <= 3
        lede = sentence.index <= 2 and not days.holds(_ELSEWHERE, first)
        reach = 5 if headline else 3 if lede else 1
        alone = figure.low == 1 and days.holds(_ELSEWHERE, first)  # "A depot was also raided on 2 March, and one died"
        if first != figure.sentence and heads_separate_events(days, figure):
            return None  # "Two killed in separate crashes": not on the day of the first of them
        if reach == 1 and first != figure.sentence and (alone or not found.alike_only(first, figure)):
            return None  # "259 were killed there. On 8 April 44 were abducted.": the day is that of the 44
        if _turns_between(days, figure, first) or is_one_of_many(days, figure, first):
            return None
        above = [k for i in range(figure.sentence + 1, first) for k in found.by_sentence.get(i, ())]
        if headline and any(
            (w := found.whens[k]) and w.start and found.figures[k].outcome == figure.outcome for k in above
        ):
            same = [k for k in above if found.key(k) == found.key_of(figure)]
            return next((w for k in same if (w := found.whens[k]) and w.start), None)
        if figure.sentence <= first <= figure.sentence + reach:
            mention = days.first.mention
            return When(
                mention.start,
                mention.end,
                mention.precision,
                mention.span,
                f"{mention.reason}, the first day the text tells",
            )
        return None
    if narrow.sentence < figure.sentence and is_of_aside(doc, figure, narrow.sentence, found.figures):
        return None
    if narrow.sentence > figure.sentence:
        if is_of_newcomer(days, figure, narrow.mention.span) or introduces(days, narrow.sentence):
            return None
    if _is_of_some_event(days, figure, found, narrow) or _is_of_his_murder(days, figure, found, narrow):
        return None
    if narrow.sentence != figure.sentence and is_of_other_harm(days, figure, narrow.sentence):
        return None
    if is_of_his_loss(days, figure, narrow) or _is_of_release(days, figure, narrow):
        return None  # "He had been kidnapped on 2 March"
    if narrow.sentence != figure.sentence and _is_of_known_deed(days, figure, narrow):
        return None
    later = narrow.role == "plain" and narrow.sentence > figure.sentence
    if later and not is_tied(days, figure, narrow.sentence):
        return None  # "Three were shot dead. The new bridge opened on Monday."
    if later and is_up_to_now(days, figure) and days.holds(LASTS, figure.sentence):
        return None  # "Storms have left seven dead. Power was restored on Sunday."
    if _is_told_of_another(days, figure, narrow):
        return None
    if is_one_of_many(days, figure, narrow.sentence) or _turns_between(days, figure, narrow.sentence):
        return None
    if not _is_news(days, figure) or found.tells_other(narrow.mention, days.anchor.day):
        return None
    if _tells_other_day(days, figure, narrow) or is_of_others(days, found, figure, narrow):
        return None
    if (
        narrow.sentence > figure.sentence
        and is_elsewhere(days, doc.sentences[narrow.sentence])
        and not found.alike_only(narrow.sentence, figure)
    ):
        return None  # "In neighbouring Orvale, 17 were killed on Sunday" tells no day of those before
    if narrow.sentence < figure.sentence and is_elsewhere(days, doc.sentences[figure.sentence]):
        return None
    if narrow.sentence > figure.sentence and days.holds(_ALSO_HIT, narrow.sentence):
        return None  # "Lorin was also attacked on 3 March, and one guard was killed"
    own = narrow.sentence == figure.sentence  # and yet not the figure's
    if own and (span := narrow.mention.span) is not None:
        if any(words in doc.folded[figure.span.end : span.start] for words in (" of them on ", " of whom on ")):
            return None  # "95 deaths, 60 of them on Sunday"
        if had_before(doc, figure, span) or is_of_other_noun(doc, figure, narrow.mention, span):
            return None
        if is_behind_aside(doc.folded, figure, span):
            return None
        if narrow.role == "plain" and span.end <= figure.span.start and not fits(days, sentence, figure, narrow):
            return None
        around = days.segment(narrow.sentence, span.start)
        if doc.folded.startswith(" and that ", around.start) and not around.contains(figure.harm):
            return None  # "nine had died there and that the clerk was dismissed on Tuesday"
        if not narrow.mention.form and _opens_next_clause(days, found, figure, span):
            return None  # "four farmers were killed, and on Tuesday two guards were hurt there"
    if days.is_recalled(narrow.mention) and (
        own
        or not found.alike_only(narrow.sentence, figure)
        or (narrow.sentence > figure.sentence and not days.has(SAME_EVENT, narrow.sentence))
    ):
        return None  # "In April, 64 died in a similar accident" says nothing of the accident that the text is about
    beside = [found.figures[k] for k in found.by_sentence.get(narrow.sentence, ())]
    after = narrow.sentence > figure.sentence
    if figure.high == 0 and after and any(f.low and f.outcome in (figure.outcome, "killed") for f in beside):
        return None  # "The quake caused no injuries. … It hit the area of Monday's quake which killed two"
    if (figure.low or 0) >= _MANY_DEAD and beside and all(f.low == f.high == 1 for f in beside):
        return None  # the day on which one diver drowned is not that of the 176 whom the floods killed
    if days.lasts and not _is_known(figure) and abs(figure.sentence - narrow.sentence) > 1:
        return None  # beside what is told of several days, one of them is not the day of all
    mention = narrow.mention
    return When(
        mention.start, mention.end, mention.precision, mention.span, f"{mention.reason}, the only event day of the text"
    )


_AND = re.compile(r",?\s+and\s+(?:(?:on|in|late|early|the|that|this|of|morning|night|evening)\s+)*\Z")


def _opens_next_clause(days: Daybook, found: Windows, figure: Figure, span: Span) -> bool:
    """Whether a day behind a figure opens a clause that tells of other people, whose day it is."""
    if span.start <= figure.harm.end or _AND.search(days.doc.folded, figure.harm.end, span.start) is None:
        return False
    beside = (k for k in found.by_sentence[figure.sentence] if found.figures[k].span.start > span.start)
    return any((when := found.whens[k]) is not None and when.span == span for k in beside)


_SOME_EVENT = re.compile(r"\b(?:an?|another)\s+(?:(?!(?:man|woman|child|boy|girl)\b)[\w-]+\s+){0,2}\Z")


def has_unplaced_day(days: Daybook, figure: Figure) -> bool:
    """Whether the telling up to a figure, in its paragraph, gives the event a day that nothing places, for want of a day of
    writing: "On 11 May a raid hit Osk. [Nine] died. … These notes are of 15 May 2025"."""
    if days.anchor.day is not None:
        return False
    sentences = days.doc.sentences
    for index in range(figure.sentence, max(-1, figure.sentence - _NEAR), -1):
        if sentences[index].paragraph != sentences[figure.sentence].paragraph:
            return False
        if told := [t for t in days.told(index) if t.role in _EVENTFUL]:
            return any(t.mention.form == "unanchored" for t in told)
    return False


_EVENTFUL = ("event", "plain", "fronted", "found")


def _is_of_some_event(days: Daybook, figure: Figure, found: Windows, narrow: Told) -> bool:
    """ "The blast killed one, he said. … Two were killed in [a fire] on 3 March": the fire is another, with dead of
    its own."""
    index, span = narrow.sentence, narrow.mention.span
    if index <= figure.sentence or span is None or narrow.role != "event":
        return False
    beside = [found.figures[k] for k in found.by_sentence.get(index, ())]
    if not any(f.outcome == figure.outcome for f in beside):
        return False
    if figure.kind == "name" and any((f.low or 0) > (figure.low or 0) for f in beside):
        return False  # "Roe died in a clash. … 15 were killed in a clash on 3 March": he may be one of them
    if any(f.low == figure.low or f.part_of is not None or f.repeat_of is not None for f in beside):
        return False
    folded, start = days.doc.folded, days.doc.sentences[index].start
    return any(
        _SOME_EVENT.search(folded, max(start, event.start - 30), event.start)
        for event in date_signs(folded).spans("event", start, span.start)
    )


_DEED = re.compile(r"(?:(?:murder|assassination|slaying|killing|kidnapping|abduction)s?|death)\s+of\b")
_LEAD = 2  # sentences


def is_deed_told_of(days: Daybook, figure: Figure) -> bool:
    """Whether a figure is told of by a noun, as known: "the murder of the abbot"."""
    return _DEED.match(days.doc.folded, figure.harm.start) is not None


def _is_of_known_deed(days: Daybook, figure: Figure, narrow: Told) -> bool:
    """ "The guild today asked the court to reopen the case. … the murder of the abbot": what a text takes as known was on
    another day than what it tells of in other words, or in a whole month. "Police were called on Monday" is the deed's."""
    if not is_deed_told_of(days, figure):
        return False
    if narrow.role == "plain":
        return not days.has(CALLED, narrow.sentence)
    return figure.sentence > _LEAD and narrow.mention.precision != "day"


def _is_of_release(days: Daybook, figure: Figure, narrow: Told) -> bool:
    """ "Two drivers were kidnapped in Osk. … The two were freed on Monday": that tells no day of the kidnapping."""
    span = narrow.mention.span
    if figure.outcome != "abducted" or span is None:
        return False
    return is_of_release(days.doc.folded, days.doc.sentences[narrow.sentence].start, span)


def _is_told_of_another(days: Daybook, figure: Figure, narrow: Told) -> bool:
    """ "15 died in a clash on 5 June. … The army said that in [another clash] six were killed": on a day of its own."""
    sentences = days.doc.sentences
    if (
        narrow.sentence > figure.sentence
        or sentences[narrow.sentence].paragraph == sentences[figure.sentence].paragraph
    ):
        return False
    return figure.sentence in days.turned_within


def _is_of_his_murder(days: Daybook, figure: Figure, found: Windows, narrow: Told) -> bool:
    """ "Charged in the deaths of Ann Lee and Omar Said, he is accused of the 4 June murder of [Ivo Lang], too": of Lang alone."""
    index, span = narrow.sentence, narrow.mention.span
    if index == figure.sentence or span is None or MURDER_OF.match(days.doc.folded, span.end) is None:
        return False
    beside = [found.figures[k] for k in found.by_sentence.get(index, ())]
    his = next((f for f in beside if f.span.start > span.end and f.outcome == "killed"), None)
    if his is None or his.repeat_of is not None or his.low != 1:
        return False
    if figure.kind == "name" and his.names:
        return set(his.names).isdisjoint(figure.names)
    lead = index < min(figure.sentence, _LEAD)  # "five charged in the 4 June killing of a cook. … Three more were hurt"
    return his.part_of is None and (figure.low or 0) > 1 and not lead


def _turns_between(days: Daybook, figure: Figure, index: int) -> bool:
    """Whether a text turns to another incident before it tells a day: "In an unrelated case, a man died on Thursday"."""
    return any(t.whole and t.sure and figure.sentence < t.sentence <= index for t in days.turns())


def _tells_other_day(days: Daybook, figure: Figure, narrow: Told) -> bool:
    """ "The raid was on Tuesday. … They had come for her on 7 May. They beat the guard": whose day that is, is open."""
    sentences = days.doc.sentences
    for index in range(figure.sentence - 1, max(-1, figure.sentence - 4), -1):
        if sentences[index].paragraph != sentences[figure.sentence].paragraph:
            return False
        for told in days.told(index):
            if told.mention.precision == "day" and told.window and told.role in ("event", "plain", "other"):
                if told.window != narrow.window:
                    return True
    return False


_ONE_OF = re.compile(
    r"[\W]*(?:(?:in|during)\s+(?:just\s+|only\s+)?(?:one|another|a\s+(?:single|separate))|"
    r"(?:in\s+)?the\s+(?:worst|deadliest|bloodiest|gravest|most\s+serious))\s+(?:\w+\s+){0,2}?(?:attacks?|incidents?|case|"
    r"raid|strike|airstrike|massacre|blast|bombing|clash|ambush|assault|night|day|shooting|shelling)\b"
)


def is_one_of_many(days: Daybook, figure: Figure, index: int) -> bool:
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
    if not old and days.tells_other(figure.sentence) and not (narrow and _is_of_the_deed(days, narrow)):
        return False
    if days.gap(figure.sentence) <= (_FAR if figure.other else _NEAR) or figure.sentence <= 2:
        return True
    return not days.lasts and days.has(SAME_EVENT, figure.sentence)


_THE_DEED = re.compile(rf"\bthe\s+(?:\w+\s+)?(?:{EVENTS})\b")
_THE = re.compile(r"\bthe\s+\Z")
_NOUN = re.compile(rf"\s+(?:\w+\s+)?(?:{EVENTS})\b")


def _is_of_the_deed(days: Daybook, narrow: Told) -> bool:
    """Whether a day is told as that of the deed that a court deals with: "The shooting happened on 3 October", "in the 3
    October shooting"."""
    span, start = narrow.mention.span, days.doc.sentences[narrow.sentence].start
    if span is None or narrow.mention.precision != "day" or narrow.role != "event":
        return False
    if _THE.search(days.doc.folded, start, span.start) and _NOUN.match(days.doc.folded, span.end):
        return True
    deed = days.has(HAPPENED, narrow.sentence) and _THE_DEED.search(days.doc.folded, start, span.start)
    return bool(deed)


def of_the_deed(days: Daybook, figure: Figure, found: Windows) -> When | None:
    """The only event day of a text for those of whose harm a court speaks: "accused of killing three. … The shooting happened
    on 3 October"."""
    narrow = days.narrowest if days.tells_events else None
    if narrow is None or not figure.sentence < narrow.sentence <= figure.sentence + _LEAD:
        return None
    if not days.tells_other(figure.sentence) or not _is_of_the_deed(days, narrow):
        return None
    if days.holds(_ELSEWHERE, narrow.sentence) or _turns_between(days, figure, narrow.sentence):
        return None
    if not found.alike_only(narrow.sentence, figure):
        return None
    one = narrow.mention
    return When(one.start, one.end, one.precision, one.span, f"{one.reason}, of the deed that a court deals with")


def _is_old(days: Daybook, when: DateMention) -> bool:
    """Whether a day is well before publication, so that what a text tells of it is no news."""
    return days.anchor.day is not None and when.end is not None and (days.anchor.day - when.end).days > _OLD
