"""The window that a figure's own sentence gives it: which of its dates is the figure's, and what that comes to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from claimledger.again import EVENTS
from claimledger.days.attached import is_behind_stop, is_vague_before, without_offset_to_date
from claimledger.days.behindharm import counted_behind
from claimledger.days.dates import DateMention
from claimledger.days.daybook import Daybook, days_of
from claimledger.days.earlierharm import before_it
from claimledger.days.fitting import (
    fits,
    has_lasted,
    is_before_death,
    is_of_untold_eve,
    parted,
)
from claimledger.days.inpassing import of_deed
from claimledger.days.kinsfolk import is_of_their_kin
from claimledger.days.offsets import NO_EVENT, WEATHER, whole_units_before
from claimledger.days.overnight import is_night_of_death
from claimledger.days.partdays import is_of_a_part, is_one_of_them
from claimledger.days.phrases import LATER_DEATH, PUT, WOUNDED_ON
from claimledger.days.predicate import died_at_once, is_behind_other_death, is_beyond_predicate
from claimledger.days.raised import RAISED, are_more, behind_raising, is_of_lasting, raises
from claimledger.days.reading import Told
from claimledger.days.running import is_named_day, running_to, up_to_by
from claimledger.days.words import date_signs
from claimledger.mentions import Figure, Sentence, When
from claimledger.patterns import Rare
from claimledger.spans import Span

OF_WOUNDS = "the day in its clause is that of the wounds"
_OPEN_FORMS = ("since", "past", "duration")


def own_window(days: Daybook, figure: Figure, beside: Sequence[Span] = (), clause: Span | None = None) -> When | None:
    """The window that the figure's own sentence gives; one without days where it says that the day is not known.

    `beside` are the numbers of the other figures of the sentence; `clause` is the part of it that tells of the figure,
    where each part has a time of its own.
    """
    sentence = days.doc.sentences[figure.sentence]
    if not (told := days.told(figure.sentence)):
        return None
    usable = [t for t in told if fits(days, sentence, figure, t)]
    if clause is not None:
        usable = [t for t in usable if t.mention.span and clause.contains(t.mention.span)] or usable
    if figure.outcome == "killed" and _is_of_wounds(days, sentence, figure, told):
        return When(None, None, reason=OF_WOUNDS)
    usable = without_offset_to_date(days.doc.folded, figure, usable)
    if not usable:
        counted = _day_before_finding(days, sentence, figure, told) or counted_behind(days, figure, told)
        if (when := counted or before_it(days.doc.folded, sentence, figure, told)) is not None:
            return when
        spans = [t.mention.span for t in told if t.mention.span]
        later = figure.outcome == "killed" and died_at_once(days.doc.folded, figure) is None
        if later and any(parted(days, sentence, figure, span) for span in spans):
            return When(None, None, reason="the day in its sentence is that of other people's later death")
        if any(is_before_death(days.doc, sentence, figure, span) for span in spans):
            return When(None, None, reason="the day in its sentence is not that of the death")
        if any(is_of_their_kin(days.doc.folded, figure, span) for span in spans):
            return When(None, None, reason="the day in its sentence is that of what their kin did")
        if any(is_vague_before(days, figure, t) for t in told):
            return When(None, None, reason="its sentence names no day")
        if any(is_one_of_them(days.doc, figure, s) or is_of_a_part(days.doc, figure, s) for s in spans):
            return When(None, None, reason="the day in its sentence is that of one of many")
        return None
    if days.is_link(figure.sentence):
        usable = [t for t in usable if _is_close(days, t.mention)]
        if not usable:
            return When(None, None, reason="a link to another article, whose year is open")
    usable = [t for t in usable if not _of_another(days, sentence, figure, t, beside)]
    if not usable:
        return None
    if days.doc.folded.startswith(_WHO, figure.span.end):
        # "five were hurt since Thursday, two of them on Sunday"
        usable = [t for t in usable if t.mention.span and t.mention.span.start > figure.span.end] or usable
    if len(usable) > 1:
        usable = [t for t in usable if _leads_to(days, figure, t.mention.span)] or usable
        usable = _beside_harm(days, sentence, figure, usable)
    if usable[0].mention.form == "past" and RAISED.search(days.doc.folded, sentence.start, figure.span.start):
        return When(None, None, reason="a total, of more than the days that its sentence tells")
    if is_of_lasting(days, sentence, figure, usable):
        return When(None, None, reason="a total of what lasted longer than the day of its sentence")
    if figure.cumulative and len(usable) > 1:
        usable = behind_raising(days, sentence, figure, usable)
    running = figure.cumulative or (
        days.counts(figure.sentence)
        and not figure.low == figure.high == 1
        and not raises(days, sentence, figure)
        and not are_more(days, figure)
    )
    if days.may_hold(PUT, sentence.index):
        running = running or PUT.search(days.doc.folded, sentence.start, figure.span.start) is not None
    named = [t for t in usable if running and is_named_day(days, figure, t.mention, usable)]
    if named:
        running = False  # "the toll of Tuesday's bombing rose to 14 on Thursday": all 14 of Tuesday
    if not named and is_of_untold_eve(days, figure, told, usable, beside):
        return When(None, None, reason="the eve of something whose day the text does not tell")
    best = min(named or usable, key=lambda t: _distance(days, sentence, figure, t, beside))
    if best.mention.form == "duration" and (dated := _long_past(usable)):
        best = min(
            dated, key=lambda t: _distance(days, sentence, figure, t, beside)
        )  # "in 2015 nine died in two nights of riots": those nights are no days of now
    opened = [t for t in usable if t.mention.form in _OPEN_FORMS and not _is_beyond(figure, t.mention.span, beside)]
    if (
        best.mention.span
        and figure.harm.end <= best.mention.span.start
        and max(figure.span.end, figure.harm.end) < best.mention.span.start
    ):
        opened = [t for t in opened if t.mention.span and t.mention.span.end <= best.mention.span.start]
    if opened and best.mention.form == "":
        best = opened[0] if running or best.role != "event" else best
    if (by := up_to_by(days, figure, best, usable)) is not None:
        return by
    when = _window_of(days, figure, best, running)
    return _until_death(days, sentence, figure, when) or when


def _is_of_wounds(days: Daybook, sentence: Sentence, figure: Figure, told: Sequence[Told]) -> bool:
    """ "Two were killed on Monday and that a third died of wounds sustained last week": no day of the third."""
    if not days.may_hold(WOUNDED_ON, sentence.index):
        return False
    around = days.segment(sentence.index, figure.harm.start)
    inside = [t.mention.span for t in told if t.mention.span and around.contains(t.mention.span)]
    return bool(inside) and all(parted(days, sentence, figure, span) for span in inside)


_AT_WHICH = (
    " in which ",
    " during which ",
    " on which ",
    " when ",
    ", when ",
    ", in which ",
    ", during which ",
    ", on which ",
)


def _leads_to(days: Daybook, figure: Figure, span: Span | None) -> bool:
    """Whether a date is that of the relative clause that counts: "the worst since those of May 2021 in which 90 died"."""
    if span is None or not days.doc.folded.startswith(_AT_WHICH, span.end):
        return False
    return span.end < figure.span.start < span.end + 60 and "," not in days.doc.folded[span.end + 2 : figure.span.start]


def _beside_harm(days: Daybook, sentence: Sentence, figure: Figure, usable: list[Told]) -> list[Told]:
    """ "A day after the mayor, angry at rebels who killed nine [at the weekend], called them in": no day after something
    dates harm with a day in its own clause."""
    if all(t.mention.form not in ("offset", "hours") for t in usable):
        return usable
    around = days.segment(sentence.index, figure.harm.start)
    inside = [t for t in usable if t.mention.span and around.contains(t.mention.span)]
    return inside if any(t.mention.form == "" and t.mention.start for t in inside) else usable


_HAS_DIED = re.compile(r"\b(?:has|have|had)\s+(?:since\s+|now\s+|later\s+)?$")
_WOUNDED = re.compile(r"\b(?:wounded|injured|burn(?:ed|t))\b")  # "shot on Sunday, died in hospital" is of one night
_IN_CARE = re.compile(r"\s+(?:\w+\s+)?in\s+(?:intensive\s+care|surgery|an?\s+ambulance)\b")
_VICTIMS_OF = re.compile(r"\bvictims\s+of\s+$")
_HURT_ON = re.compile(r"\b(?:shot|stabbed|wounded|injured|hurt|burned|burnt|beaten|attacked|hit)\b[^.;]{0,60}$")


def _until_death(days: Daybook, sentence: Sentence, figure: Figure, when: When | None) -> When | None:
    """ "A patrolman stabbed on Sunday had died in hospital": on that day or one of those up to the statement."""
    folded, end = days.doc.folded, days.stated(figure.sentence) or days.anchor.day
    if when is None or when.span is None or when.start is None or end is None or figure.outcome != "killed":
        return None
    died = folded.startswith(("died", "succumbed"), figure.harm.start) and when.precision == "day"
    if not died or when.span.end > figure.harm.start or not when.start < end <= when.start + timedelta(days=31):
        return None
    if not _HAS_DIED.search(folded, when.span.end, figure.harm.start):
        lay = _WOUNDED.search(folded, max(sentence.start, when.span.start - 80), when.span.start)
        later = (lay and days.has(LATER_DEATH, sentence.index)) or _IN_CARE.match(folded, figure.harm.end)
        if not later or not folded.startswith("died", figure.harm.start):
            return None
    hurt = _HURT_ON.search(folded, max(sentence.start, when.span.start - 80), when.span.start)
    if not hurt and not _VICTIMS_OF.search(folded, max(sentence.start, when.span.start - 20), when.span.start):
        return None
    reason = f"hurt on {when.reason.removesuffix(' in its sentence')}, dead by {end}"
    return replace(when, end=end, precision="period", reason=reason)


_ON_TOP = Rare(r"\b(?:on\s+top\s+of|in\s+addition\s+to|besides|compared\s+(?:with|to)|(?:up|down)\s+from)\b")


def _day_before_finding(days: Daybook, sentence: Sentence, figure: Figure, told: Sequence[Told]) -> When | None:
    """ "Rescuers on Monday recovered 14 bodies, a day after a ferry sank": the people died when it sank."""
    offset = next((t.mention for t in told if t.mention.form == "offset" and t.mention.shift > 0), None)
    running = figure.cumulative or days.counts(sentence.index)
    roles = ("found", "aside", "statement", "fronted") if running else ("found", "aside")
    found = next((t.mention for t in told if t.role in roles and t.mention.precision == "day"), None)
    if offset is None or offset.span is None or found is None or found.end is None or found.form:
        return None
    after = min(offset.span.end + 70, sentence.end)
    signs = date_signs(days.doc.folded)
    harmed = signs.any("violence", offset.span.end, after) or (running and signs.any("event", offset.span.end, after))
    if not harmed or (offset.span.end < figure.harm.start < after and not figure.cumulative):
        return None
    day = found.end - timedelta(days=offset.shift)
    if running and WEATHER.search(days.doc.folded, offset.span.end, after):
        reason = f"running toll, {offset.reason}, counted from {found.end}"
        return When(day, found.end, "period", offset.span, reason)
    return When(day, day, "day", offset.span, f"{offset.reason}, counted from {found.end}")


_APART = (" while ", ", while ", " and ", ", and ")
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|those)\s+(?:(?:in|at|near|when|during|on)\s[^,;]*)?")
_WHO = (" of them ", " of whom ", " of those ")


def _of_another(days: Daybook, sentence: Sentence, figure: Figure, told: Told, beside: Sequence[Span]) -> bool:
    """ "Nine died, and the league blamed the army for 900 deaths since May": since May the 900 died."""
    span = told.mention.span
    if (
        span is not None
        and figure.harm.end < span.start
        and is_behind_stop(days.doc.folded, sentence, figure, told, beside)
    ):
        return True
    if span is None or not beside:
        return False
    if is_behind_other_death(days.doc.folded, figure, span, beside):
        return True
    if (added := _ON_TOP.search(days.doc.folded, figure.span.end, span.start)) is not None:
        # "48,000 fled, on top of the 210,000 uprooted in 2018"
        return any(added.end() <= other.start < span.start for other in beside) and figure.harm.end <= added.start()
    parts = (o for o in beside if max(figure.span.end, figure.harm.end) <= o.start)
    if any(_OF_THEM.fullmatch(days.doc.folded, other.end, span.start) for other in parts):
        return True  # "killed 19, ten of them in an ambush on Saturday"
    if told.mention.form == "":
        # "Nine were hurt, while four were missing on Wednesday", "and five of the wounded died the next day"
        around = days.segment(sentence.index, span.start)
        apart = days.doc.folded.startswith(_APART, around.start) and not around.contains(figure.harm)
        return apart and figure.harm.end <= around.start and any(around.contains(other) for other in beside)
    if told.mention.form != "since":
        return False
    around = days.segment(sentence.index, span.start)
    return not around.contains(figure.harm) and any(around.contains(other) for other in beside)


def _long_past(usable: Sequence[Told]) -> list[Told]:
    """The months and years among the dates of a sentence."""
    return [t for t in usable if t.mention.form == "" and t.mention.start and t.mention.precision != "day"]


def _is_close(days: Daybook, mention: DateMention) -> bool:
    """Whether a day is told with its year, or lies within two weeks of publication."""
    if mention.span is None or mention.start is None or days.anchor.day is None:
        return True
    told = days.doc.folded[mention.span.slice]
    return re.search(r"\d{4}", told) is not None or abs((days.anchor.day - mention.start).days) <= 14


def _distance(days: Daybook, sentence: Sentence, figure: Figure, told: Told, beside: Sequence[Span]) -> tuple[int, int]:
    """Smaller is likelier: in the figure's clause first, then after the harm words, then near to them; beyond the
    number of other people last: "on Monday three were killed, and two on Friday"."""
    span = told.mention.span
    assert span is not None
    # "Nine died: four on Monday, [three] on Tuesday": it shares its words of harm with those before it
    gapped = figure.harm.end <= figure.span.start and any(other.end <= figure.span.start for other in beside)
    own = figure.span if gapped else figure.harm
    of_others = gapped and figure.harm.end <= span.start and span.end <= figure.span.start
    outside_clause = 150 if is_beyond_predicate(days.doc.folded, figure, span) else 0
    beyond = 250 if of_others or _is_beyond(figure, span, beside) else 0
    outside = 0 if days.segment(sentence.index, own.start).contains(span) else 200
    if outside and figure.clause.contains(span):
        outside = 100
    one = told.mention
    coarse = 40 if one.precision in ("year", "month") or (one.form == "past" and days_of(one) in range(32, 367)) else 0
    weak = {"fronted": 300, "plain": 30}.get(told.role, 0) + (400 if told.mention.form == "as_of" else 0)
    ahead = 60 if span.end <= figure.harm.start else 0
    return outside + outside_clause + beyond + weak + coarse + ahead + own.gap(span), span.start


def _is_beyond(figure: Figure, span: Span | None, beside: Sequence[Span]) -> bool:
    """Whether the number of other people stands between a figure and a date: "212 died in March, and 900 [since May]"."""
    end = max(figure.harm.end, figure.span.end)
    return span is not None and any(end <= other.start and other.end <= span.start for other in beside)


def _window_of(days: Daybook, figure: Figure, told: Told, running: bool) -> When | None:
    mention = of_deed(days.doc.folded, figure, told.mention)
    form, stated = mention.form, days.stated(figure.sentence)
    if form == "vague":
        return When(None, None, span=mention.span, reason=f"{mention.reason} names no day")
    if form in ("offset", "hours", "nth"):
        return _counted_off(days, figure, mention)
    if form == "duration":
        if (end := _ended(days, figure, mention) or days.last_day(figure.sentence)) is None:
            return None
        start = end - timedelta(days=mention.shift - 1)
        return When(start, end, "period", mention.span, f"{mention.reason}, up to the day of the statement")
    if form == "past" and mention.shift and not stated:
        stated = _said_before(days, figure.sentence)
    if form == "past" and mention.shift and stated:
        return When(
            stated - timedelta(days=mention.shift - 1),
            stated,
            "period",
            mention.span,
            f"{mention.reason}, up to {stated}",
        )
    lasted = form == "" and mention.start is not None and has_lasted(days, figure, mention)
    end = days.last_day(figure.sentence) if lasted or form == "since" else None
    if end and mention.start and end >= mention.start:
        reason = f"since {mention.reason}" if lasted else mention.reason
        return When(mention.start, end, "period", mention.span, f"{reason}, up to the day of the statement")
    back = mention.span is not None and days.doc.folded.endswith(" after", 0, mention.span.end)
    counted = mention.precision == "day" or is_night_of_death(days, mention)
    if form == "as_of" or (running and counted and not back):
        return running_to(days, figure, mention)
    if (
        form == ""
        and stated
        and (spoken := _as_spoken(days, days.doc.sentences[figure.sentence], mention, stated)) is not None
    ):
        return spoken
    return When(mention.start, mention.end, mention.precision, mention.span, f"{mention.reason} in its sentence")


_GOES_ON_TO_SAY = re.compile(r"\b(?:it|he|she|they)\s+(?:said|says|added|adds)\b")


def _said_before(days: Daybook, index: int) -> date | None:
    """ "The agency said on Tuesday that 90 had died. In the past day nine were killed, it said": up to Tuesday."""
    sentences = days.doc.sentences
    if not index or sentences[index - 1].paragraph != sentences[index].paragraph:
        return None
    own = sentences[index]
    return days.stated(index - 1) if _GOES_ON_TO_SAY.search(days.doc.folded, own.start, own.end) else None


_ENDED = re.compile(r"\b(?:(?:that|which)\s+)?(?:ended|ending|until|till)\s+(?:on\s+|late\s+on\s+|early\s+on\s+)?$")


def _ended(days: Daybook, figure: Figure, mention: DateMention) -> date | None:
    """The day on which what lasted ended: "during a three-day rampage that ended on [Monday]"."""
    for told in days.told(figure.sentence):
        one, span = told.mention, told.mention.span
        if one.precision == "day" and span is not None and mention.span is not None and mention.span.end < span.start:
            if _ENDED.search(days.doc.folded, mention.span.end, span.start):
                return one.end
    return None


def is_vague(when: When | None) -> bool:
    """Whether a window was looked for and its words name no day: "recently"."""
    return when is not None and when.start is None and when.span is not None


def _as_spoken(days: Daybook, sentence: Sentence, mention: DateMention, stated: date) -> When | None:
    """ "“Today nine died,” the league posted on Sunday": in a quote, today is the day on which it was said."""
    span, anchor = mention.span, days.anchor.day
    if span is None or anchor is None or mention.start is None or mention.end is None or stated == anchor:
        return None
    if not days.doc.folded.startswith(("today", "yesterday", "tonight", "last night"), span.start):
        return None
    before = days.doc.text[sentence.start : span.start]
    if before.count("“") <= before.count("”") and before.count('"') % 2 == 0:
        return None
    moved = stated - anchor
    reason = f"{mention.reason} in what was said on {stated}"
    return When(mention.start + moved, mention.end + moved, mention.precision, span, reason)


def _counted_off(days: Daybook, figure: Figure, mention: DateMention) -> When | None:
    """ "These came a day after the raid, in which two died": the raid was a day before what the text tells."""
    if mention.form == "offset" and (said := _day_before(days, figure.sentence, mention)) is not None:
        if mention.shift > 0 and (whole := whole_units_before(said, mention)) is not None:
            return whole  # "on Friday, two years after his brother was killed": of that year
        day = said - timedelta(days=mention.shift)
        return When(day, day, "day", mention.span, f"{mention.reason}, counted from {said}")
    before = range(figure.sentence, max(-1, figure.sentence - 12), -1)
    base = next((t.mention for i in before for t in reversed(days.events(i)) if t.mention.precision == "day"), None)
    if base is None and mention.shift > 0 and days.tells_events and _is_after_front(days, figure, mention):
        base = (
            days.first.mention if days.first.sentence < figure.sentence else None
        )  # "Hours after the blast", far behind it
    if base is None or base.end is None or mention.form == "nth":
        start = days.beginning if mention.form == "nth" else None
        if start is None:
            return When(None, None, span=mention.span, reason=f"{mention.reason}: the text does not say from when")
        day = start + timedelta(days=mention.shift - 1)
        return When(day, day, "day", mention.span, f"{mention.reason}, counted from {start}")
    if mention.form == "hours":
        later = mention.shift > 0 and _is_after_front(days, figure, mention)  # what follows on the base
        other = base.end - timedelta(days=-1 if later else mention.shift)
        if later and (_EARLY.search(base.reason) or other > (days.anchor.day or other)):
            other = base.end
        start, end = min(other, base.end), max(other, base.end)
        return When(start, end, "period", mention.span, f"{mention.reason}, counted from {base.reason}")
    shift = mention.shift
    if mention.form == "offset" and not _names_harm(days, figure, mention):
        # "two days before the vote": nobody has told when that was
        return When(None, None, span=mention.span, reason=f"{mention.reason}: the text does not tell the day")
    if abs(shift) > _WEEKS:
        reason = f"{mention.reason}: the text does not tell the day"
        return None if _is_after_front(days, figure, mention) else When(None, None, span=mention.span, reason=reason)
    if mention.form == "offset" and _is_after_front(days, figure, mention):
        shift = -shift
    day = min(base.end - timedelta(days=shift), days.anchor.day or date.max)
    return When(day, day, "day", mention.span, f"{mention.reason}, counted from {base.reason}")


def _names_harm(days: Daybook, figure: Figure, mention: DateMention) -> bool:
    """Whether the event that an offset names may be one that the text has told of, and no vote or feast."""
    span, end = mention.span, days.doc.sentences[figure.sentence].end
    return span is None or NO_EVENT.match(days.doc.folded, span.end, end) is None


_WEEKS = 30  # days: "a year after" tells no day
_EARLY = re.compile(r"\b(?:morning|dawn|noon|midday|early)\b", re.IGNORECASE)


_NAMED = re.compile(rf"\s+(?:the|this|that)\s+(?:[\w-]+\s+)?(?:{EVENTS})\b")
_NEW_SUBJECT = re.compile(
    r"(?:,?\s+and)?(?:,?\s+this\s+time)?,?\s+(?:(?!(?:that|which|in|on|of|at|near|by|when|where|left|killed|wounded|claimed)\b)[\w’'-]+\s+){0,2}"
)


def _is_after_front(days: Daybook, figure: Figure, mention: DateMention) -> bool:
    """ "Hours after the blast, gunmen killed a guard": the guard died after what the words name."""
    folded, span = days.doc.folded, mention.span
    if span is None:
        return False
    if (named := _NAMED.match(folded, span.end)) is not None and named.end() <= figure.group.start:
        # "the day after the attack soldiers shot nine men"
        if _NEW_SUBJECT.fullmatch(folded, named.end(), min(figure.harm.start, figure.group.start)):
            return True
    if folded[days.doc.sentences[figure.sentence].start : span.start].strip():
        return False
    return 0 <= folded.find(",", span.end) < min(figure.harm.start, figure.span.start)


def _day_before(days: Daybook, index: int, mention: DateMention) -> date | None:
    """The day that the words count from: "officials said [on Wednesday], a day after the raid in which nine died"."""
    for told in days.told(index):
        one = told.mention
        if one.precision == "day" and one.span and mention.span and 1 <= mention.span.start - one.span.end <= 2:
            return one.end
    return None
