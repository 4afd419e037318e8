"""The window of a running toll: from the start that the text gave to the day of counting, or the day of its event."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from datetime import date, timedelta

from claimledger.again import EVENTS
from claimledger.days.dates import DateMention
from claimledger.days.daybook import Daybook
from claimledger.days.phrases import MAY_BEGIN
from claimledger.days.reading import Told
from claimledger.days.remembered import is_of_loss
from claimledger.days.roles import names_event
from claimledger.days.words import date_signs, date_words
from claimledger.mentions import Document, Figure, When
from claimledger.patterns import Rare
from claimledger.spans import Span

_REACHES = re.compile(
    r"\b(?:rose|rises|risen|climb(?:ed|s)|reach(?:ed|es)|stood|stands|passed|exceeded|exceeds|hit|was|were|is|are|has|had|"
    r"grew|grown|jumped|increased|remained|remains|totall?ed)\b"
)


# "killed by the storm that hit the coast on Monday", "in the quake, which was felt on Monday"
_STRUCK = re.compile(r"\b(?:that|which)\s+(?:had\s+|was\s+|were\s+)?(?:[\w-]+\s+)??[a-z]+\b")


_MET = ("killed", "died", "drowned", "perished", "injured", "wounded", "hurt", "lives")  # words of the harm itself


def is_named_day(days: Daybook, figure: Figure, mention: DateMention, beside: Sequence[Told]) -> bool:
    """Whether a day names the event of a running toll: "the toll of Tuesday's fire", "killed in the raid on Monday".

    In "the toll on Tuesday rose to 14" it is the day of counting, and "Tuesday's raid brings to 46 the number of those
    killed since March" has a start `beside` it.
    """
    span = mention.span
    if span is None or mention.precision != "day" or mention.form:
        return False
    if any(t.mention.form == "since" and t.mention.span and t.mention.span.start > span.end for t in beside):
        if _BRINGS.search(days.doc.folded, span.end, figure.span.start) is not None:
            return False
    sentence = days.doc.sentences[figure.sentence]
    if names_event(days.doc.folded, span, sentence.end):
        return True
    done = max(figure.span.end, figure.group.end, figure.harm.end)
    if done < span.start:
        return _is_day_after(days, done, span.start)
    if span.end < figure.harm.start:
        before, between = days.doc.folded[sentence.start : span.start], days.doc.folded[span.end : figure.harm.start]
        return _of_one_hurt(before, between) or _brought_by(before, between)
    if not figure.harm.end <= span.start < figure.span.start:
        return False
    between = _STRUCK.sub("", days.doc.folded[figure.harm.end : span.start])
    if _REACHES.search(between):
        return False
    return days.doc.folded[figure.harm.slice].endswith(_MET) or bool(date_words("event").search(between))


_BRINGS = re.compile(r"\b(?:bring|brings|brought|bringing|raises?|raised|raising|takes?|took|taking|push\w*|lift\w*)\b")
_AFTER_IT = re.compile(r"\b(?:days?|weeks?|hours|months?)\s+after\s+(?:the|an?)\s[^.;:,]{3,110}\Z")


def _is_day_after(days: Daybook, done: int, day: int) -> bool:
    """ "The toll stood at 426, a week after the quake on [Saturday]": the day of the quake."""
    after = _AFTER_IT.search(days.doc.folded, done, day)
    if after is None:
        return False
    signs = date_signs(days.doc.folded)
    return any(signs.any(table, after.start(), day) for table in ("violence", "event", "befell"))


_HURT = re.compile(
    r"\b(?:shot|stabbed|wounded|injured|hurt|burned|burnt|beaten|struck|hit|crushed|trapped|maimed)"
    r"(?:\s+(?!has|had|and|died)[\w'’-]+){0,6}\s*$"
)
_DIED = re.compile(r"\b(?:died|succumbed|passed\s+away)\b")


def _of_one_hurt(before: str, between: str) -> bool:
    """ "A boy shot on [Monday] has died, and the toll is now nine": the day of what the toll counts."""
    return _DIED.search(between) is not None and _HURT.search(before) is not None


_BRINGING = re.compile(
    r",?\s*(?:which\s+)?(?:bring|rais|tak|push|lift)\w*\s+(?:up\s+)?(?:the\s+|its\s+)?(?:\w+\s+){0,2}\Z"
)
_AFTER = re.compile(r"\b(?:after|when)\s+([^,;]+)\Z")


def _brought_by(before: str, between: str) -> bool:
    """ "Divers found 12 more bodies after a boat sank on [Tuesday], bringing the toll to 41": the 41 are of Tuesday."""
    if _BRINGING.fullmatch(between) is None or (clause := _AFTER.search(before)) is None:
        return False
    return any(date_words(kind).search(clause.group(1)) is not None for kind in ("violence", "event"))


def running_to(days: Daybook, figure: Figure, mention: DateMention) -> When | None:
    """A toll "on Saturday" counts the dead since the start that the text gave last, not those of Saturday."""
    for index in range(figure.sentence, max(-1, figure.sentence - 12), -1):
        for told in reversed(days.told(index)):
            start = told.mention.start
            if told.mention.form not in ("since", "past") or (index < figure.sentence and _is_of_state(days, told)):
                continue
            if start and mention.end and start <= mention.end:
                return When(
                    start,
                    mention.end,
                    "period",
                    mention.span,
                    f"running toll up to {mention.reason}, {told.mention.reason}",
                )
    first = days.only_start(but=figure.sentence)
    if first and mention.end and first <= mention.end:
        if (event := _sudden(days, figure, first)) is not None:
            return event
        return When(first, mention.end, "period", mention.span, f"running toll up to {mention.reason}")
    return When(None, mention.end, span=mention.span, reason=f"running toll up to {mention.reason}, {_OPEN}")


_SINCE = re.compile(
    r"\bsince\s+(?:(?:early|late|about|around|at\s+least|last|this|on|the)\s+){0,2}(?=\S+(?:\s+\S+){0,3}\Z)"
)


def _is_of_state(days: Daybook, told: Told) -> bool:
    """Whether a "since" tells how long nobody was harmed: "The shops have been shut since April"."""
    span = told.mention.span
    if told.mention.form != "since" or told.role == "event" or span is None:
        return False
    around, signs = days.segment(told.sentence, span.start), date_signs(days.doc.folded)
    if not _SINCE.search(days.doc.folded, max(around.start, span.start - 30), span.end):
        return False  # "since a hillside collapsed on Friday"
    return not any(signs.any(table, around.start, around.end) for table in ("violence", "event", "befell"))


_HAD = re.compile(r"\b(?:had|have)\s+(?:already\s+|now\s+)?(?:been\s+)?\Z")


def up_to_by(days: Daybook, figure: Figure, best: Told, usable: Sequence[Told]) -> When | None:
    """ "They entered the camp on [Thursday], and by [Sunday] more than 800 people had been killed": from Thursday to Sunday."""
    start, folded = best.mention, days.doc.folded
    if start.form == "past" and not start.shift and start.precision == "period":
        ends = (t.mention.end for t in usable if t.mention.form == "as_of" and t.mention.precision == "day")
        if (
            (counted := next(ends, None)) is not None
            and start.start
            and start.start <= counted < (start.end or counted)
        ):
            return When(start.start, counted, "period", start.span, f"{start.reason} up to {counted}")
        return None  # "as of 10 June, 54 had been killed this year"
    if start.form or start.precision != "day" or start.span is None or figure.outcome == "displaced":
        return None
    for told in usable:
        last = told.mention
        if (
            last.form != "as_of"
            or last.precision != "day"
            or last.span is None
            or last.end is None
            or start.start is None
        ):
            continue
        first = min(figure.span.start, figure.harm.start)
        if not start.span.end < last.span.start < last.span.end <= first or last.end <= start.start:
            continue
        if _HAD.search(folded, last.span.end, figure.harm.start) is not None:
            return When(start.start, last.end, "period", start.span, f"{start.reason} to {last.reason}")
    return None


#: What lasts, so that the dead of its first day are not all
LASTS = Rare(
    r"\b(?:sieges?|fighting|clash\w*|battles?|violence|riot\w*|unrest|protests?|demonstrations?|offensive|operation|shelling|"
    r"bombardment|flood\w*|rains?|storms?|cyclone|hurricane|typhoon|outbreak|epidemic|war|conflict|uprising|insurgency|campaign|heatwave|strikes|raids|"
    r"attacks|bombings|(?<!\bfire )(?<!\bblaze )(?<!\bfires )(?:began|started|erupted|broke\s+out))\b"
)


def _sudden(days: Daybook, figure: Figure, first: date) -> When | None:
    """The day of an event that is over at once: "the toll climbed to 34 on Wednesday. The ferry capsized on [Tuesday].":
    all 34 are of Tuesday."""
    told = [t for t in days.main if t.mention.start == first and t.sentence != figure.sentence]
    if not told or any(t.mention.end != first or t.mention.precision != "day" or t.mention.form for t in told):
        return None
    if figure.outcome == "killed" and all(_of_loss(days, t) for t in told):
        return None
    if any(days.holds(LASTS, index) for index in (figure.sentence, *(t.sentence for t in told))):
        return None
    one = told[0].mention
    return When(first, first, "day", one.span, f"{one.reason}, the event that the toll is of")


_OPEN = "whose start is not told"


def _of_loss(days: Daybook, told: Told) -> bool:
    span = told.mention.span
    return span is not None and is_of_loss(days.doc.folded, days.doc.sentences[told.sentence].start, span)


def is_open(when: When | None) -> bool:
    """Whether a window is that of a toll up to a day, from a start that is still looked for."""
    return when is not None and when.start is None and when.reason.endswith(_OPEN)


def closed(when: When | None, opening: When | None) -> When | None:
    """A toll up to a day, from the event that the text opens with: "the ministry put the dead at 12 on Tuesday"."""
    if when is None or opening is None or not is_open(when) or when.end is None or opening.start is None:
        return None
    if not timedelta(0) <= when.end - opening.start <= timedelta(days=_WEEKS):
        return None
    if opening.end is not None and opening.end <= when.end and opening.precision == "day":
        return opening.because(f"{opening.reason}, the event that the text opens with")
    reason = when.reason.removesuffix(_OPEN) + f"from {opening.start}, when the text opens"
    return replace(when, start=opening.start, precision="period", reason=reason)


_WEEKS = 14  # days


_SINCE_THEN = re.compile(
    r"\bsince\s+(?:then\b|(?:(?:the|this|these|its|their)\s+(?:[\w-]+\s+){1,3}|it\s+|they\s+)(?:beg[au]n|started|erupted|broke"
    r"\s+out|came\s+to\s+power|seized\s+power|took\s+power|took\s+over)\b)"
)
_POWER = re.compile(r"\b(?:coup|takeover|seized\s+power|took\s+power)\b")


_WHICH = re.compile(r",?\s+(?:that|which|in\s+which)\s+[^,;.]{0,40}$")
_IS_LONG = re.compile(r"\b(?:invasion|war|conflict|insurgency|uprising|revolution|genocide|intifada)\b")
_SINCE_EVENT = re.compile(rf"\bsince\s+(?:the|that|this)\s+(?:[\w-]+\s+){{0,2}}?(?:{EVENTS})\b(?!\s+(?:of|on|in)\s+\d)")


def since_opening(days: Daybook, figure: Figure, opening: Callable[[], When | None]) -> When | None:
    """ "48,000 have left their homes since the attack": since the event that the text opens with."""
    sentence = days.doc.sentences[figure.sentence]
    words = _SINCE_EVENT.search(days.doc.folded, sentence.start, sentence.end)
    end, event = days.stated(figure.sentence) or days.anchor.day, opening() if words else None
    if words is None or event is None or event.start is None or end is None:
        return None
    if not timedelta(0) <= end - event.start <= timedelta(days=365):
        return None
    if words.end() <= figure.harm.start and _WHICH.match(days.doc.folded, words.end(), figure.harm.start + 1):
        return event  # "shut since the accident, in which one man died": when the accident was
    if _IS_LONG.search(words.group()) and (end - event.start).days < _WEEKS:
        return When(None, None, None, reason=f'"{words.group()}", and the text does not say when that was')
    reason = f'"{words.group()}": {event.reason}, up to the day of the statement'
    return When(event.start, end, "period", Span(*words.span()), reason)


def since_told(days: Daybook, figure: Figure) -> When | None:
    """ "Since then", "since the protests began": from the start that the text has told before, to the statement.

    Where it has told of more than one start, only the words of a coup tell which is meant.
    """
    sentence, folded = days.doc.sentences[figure.sentence], days.doc.folded
    words = _SINCE_THEN.search(folded, sentence.start, sentence.end)
    end = days.stated(figure.sentence) or days.anchor.day
    if words is None or end is None:
        return None
    if words.group().endswith("then"):
        start = _day_before(days, figure.sentence)
    else:
        power = "power" in words.group() or "took over" in words.group()
        starts = {
            t.mention.start for i in days.dated if i < figure.sentence for t in days.told(i)
            if t.mention.form == "since" and t.mention.start
            and (not power or _POWER.search(folded, days.doc.sentences[i].start, days.doc.sentences[i].end))
        }  # fmt: skip
        start = starts.pop() if len(starts) == 1 else None
        if not starts and _IS_LONG.search(words.group()):
            return When(None, None, None, reason=f'"{words.group()}", and the text does not say when that was')
    if start is None or start > end:
        return None
    span = Span(*words.span())
    return When(
        start, end, "period", span, f'"{" ".join(words.group().split())}", {start}, up to the day of the statement'
    )


_BEGAN = re.compile(
    r"\bsince\s+(?:the|this|these|its|their)\s+(?:[\w-]+\s+)*?(?P<noun>[\w-]+)\s+(?:beg[au]n|started|erupted|broke)\b"
)
_SENTENCES = 4  # within which the text may have told the beginning


def since_untold(days: Daybook, figure: Figure) -> When | None:
    """ "Protests began on Monday. Nine have died since the protests began": since Monday. "A driver died on Sunday. Since the
    holiday began 14 have died on the roads": since a day that the text does not tell, and Sunday is none of theirs."""
    folded, end = days.doc.folded, days.stated(figure.sentence) or days.anchor.day
    words = _BEGAN.search(folded, days.doc.sentences[figure.sentence].start, days.doc.sentences[figure.sentence].end)
    if words is None or end is None or any(t.mention.form == "since" for t in days.told(figure.sentence)):
        return None  # "since the raids began on 9 March"
    stem, reason = words["noun"].rstrip("s"), " ".join(words.group().split())
    for index in range(figure.sentence - 1, max(-1, figure.sentence - _SENTENCES), -1):
        own = days.doc.sentences[index]
        if index not in days.may_tell or folded.find(stem, own.start, own.end) < 0 or not days.has(MAY_BEGIN, index):
            continue
        told = {t.mention.start for t in days.told(index) if t.mention.precision == "day" and t.window}
        start = told.pop() if len(told) == 1 else None
        if start is not None and start <= end:
            return When(
                start, end, "period", Span(*words.span()), f'"{reason}", {start}, up to the day of the statement'
            )
    return When(None, None, None, reason=f'"{reason}", and the text does not say when that was')


_TURNED = Rare(
    r"\b(?:(?:came|entered|went)\s+into\s+(?:force|effect)|took\s+(?:effect|office)|(?:was|were)\s+(?:signed|declared|imposed|lifted|"
    r"sworn\s+in|deployed|toppled|ousted)|resumed|collapsed|ended|broke\s+down|seized\s+power)\b"
)


def _day_before(days: Daybook, index: int) -> date | None:
    """The one day of an event that the sentence before tells, or what it says of when something began."""
    if not index:
        return None
    told = {t.mention.start for t in days.events(index - 1) if t.mention.precision == "day"}
    if not told:
        told = {t.mention.start for t in days.told(index - 1) if t.mention.form == "since" and t.mention.start}
    if not told and days.has(MAY_BEGIN, index - 1):
        told = {
            t.mention.start
            for t in days.told(index - 1)
            if t.role in ("event", "plain") and t.mention.form in ("", "since")
        }
    if not told and days.holds(_TURNED, index - 1):  # "The truce came into force on 20 May. Since then nine have died"
        told = {t.mention.start for t in days.told(index - 1) if t.mention.precision == "day" and t.role != "aside"}
    return told.pop() if len(told) == 1 else None


def so_far(days: Daybook, figure: Figure, of_some: Container[int] = ()) -> When | None:
    """A toll without a day of its own, from the start that the text gave last up to the day of the statement.

    `of_some` are sentences that tell of a part alone: "15 of them had died since the morning" starts no toll of all.
    """
    end = days.last_day(figure.sentence)
    for index in range(figure.sentence, max(-1, figure.sentence - 12), -1):
        for told in reversed(days.told(index)):
            start = told.mention.start
            if index in of_some and start == end:
                continue
            if told.mention.form == "since" and start and end and start <= end:
                if index < figure.sentence and _is_of_state(days, told):
                    continue
                return When(start, end, "period", told.mention.span, f"running toll, {told.mention.reason}")
    return None


_LATELY = 2  # days


def up_to_day_told(figure: Figure, when: When, beside: list[tuple[Figure, When | None]]) -> When:
    """ "On Wednesday alone 35 died. Its count since Sunday stands at 245.": the 245 of a text of Thursday end there."""
    for other, day in beside:
        if day is None or day.start is None or day.start != day.end or abs(other.sentence - figure.sentence) > 1:
            continue
        same = other.outcome == figure.outcome and not other.background and (other.low or 0) < (figure.low or 0)
        if not same or when.start is None or when.end is None or (when.end - day.start).days > _LATELY:
            continue  # a count told days after that one goes on
        if when.start < day.start < when.end:
            return When(when.start, day.end, "period", when.span, f"{when.reason}, or of the last day told beside it")
    return when


_COUNTING = Rare(
    r"\b(?:has|have)\s+(?:now\s+|so\s+far\s+|already\s+|\w+ly\s+)?(?:counted|documented|recorded|registered|tallied|"
    r"verified|listed|logged)\s+(?:the\s+(?:deaths?|killings?)\s+of\s+)?\Z"
)


def counted_so_far(doc: Document, figure: Figure) -> bool:
    """Whether somebody's count has come to the figure: "the monitor has counted 228 villagers killed"."""
    stop = figure.group.start
    start = max(0, stop - 60)
    if doc.folded.find("has", start, stop) < 0 and doc.folded.find("have", start, stop) < 0:
        return False
    return _COUNTING.search(doc.folded, start, stop) is not None
