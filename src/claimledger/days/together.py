"""Windows that two times of one sentence make together: "two days before Sunday's vote", "in the 24 hours to Wednesday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from claimledger import calendars
from claimledger.days.dates import DateMention
from claimledger.days.frame import count_of
from claimledger.days.numbernames import NUMBERS
from claimledger.days.offsets import whole_units_before
from claimledger.days.shapes import CLOCK
from claimledger.days.words import date_signs
from claimledger.mentions import Sentence
from claimledger.patterns import Rare
from claimledger.spans import Span

# "before [Sunday's vote]", "after [the vote on Sunday]", "before [the festival, which opened on Wednesday]"
_NAMES = re.compile(
    r"\s+(?:(?:the|an?|last|this|his|her|their|its|that)\s+)?|"
    r"\s+(?:the|an?|his|her|their|its|this|that)\s+(?:(?!(?:and|or|but|was|were|had|has|have|who|which)\s)[\w'’-]+\s+){1,5}?(?:(?:was|were|is|are|had\s+been)\s+)?"
    r"(?:(?:held|opened|opens|began|begins|started|starts|scheduled|due|set|planned|celebrated|called|took\s+place)\s+)?(?:for\s+|on\s+|of\s+)?|"
    r"\s+(?:taking|assuming|leaving|entering|reaching|signing|winning|losing|opening|closing|starting|beginning|resigning)\s+"
    r"(?:(?!(?:and|or|but|was|were|had|has|have|who|which)\s)[\w'’-]+\s+){0,4}?(?:on\s+)?|"
    r"\s+(?:the|an?|his|her|their|its)\s+(?:[\w'’-]+\s+){0,4}?[\w'’-]+,\s+(?:which|who)\s+(?:[\w'’-]+\s+){1,4}?(?:for\s+|on\s+)?"
)
_AFTER_NOUN = re.compile(r"(?:['’]s)?(?:\s+[\w-]+){1,3}")


def from_events(folded: str, sentence: Sentence, mentions: Sequence[DateMention]) -> list[DateMention]:
    """The days that are told by another event and its day: "two days before Sunday's vote" is Friday, and no Sunday.

    The day of an event that harms people itself stays beside it: "a day after Monday's quake killed 40, a wall fell".
    """
    out: list[DateMention] = []
    for mention in mentions:
        offset = out[-1] if out else None
        if offset is not None and (noted := _noted(folded, offset, mention)) is not None:
            out[-1] = noted
            continue
        if offset is not None and _is_other_clock(folded, offset, mention):
            continue
        if offset is not None and (event := _before_news(folded, sentence, offset, mention)) is not None:
            out[-1] = event
            out.append(mention)
            continue
        if offset is None or offset.form != "offset" or not _counts_from(folded, offset, mention):
            out.append(mention)
            continue
        assert offset.span is not None and mention.span is not None and mention.end is not None
        harms = _harms(folded, sentence, offset.span.end, mention.span.end)
        told = [m for m in out[:-1] if m.precision == "day" and m.form == "" and m.end]
        day = mention.end + timedelta(days=offset.shift)
        if told and not harms and (_beside(told[-1], offset) or any(_comes(m, day) for m in told)):
            out.pop()  # "on Thursday, three days before Sunday's vote": which is still to come
            continue
        if told and _beside(told[-1], offset):
            out.append(mention)
            continue
        reason = f"{offset.reason}, counted from {mention.end}"
        base = Span(offset.span.end, _clause_end(folded, sentence, mention.span.end) if harms else mention.span.end)
        out[-1] = replace(offset, start=day, end=day, precision="day", form="", shift=0, reason=reason, base=base)
        if harms:
            out.append(mention)
    return out


_OTHER_CLOCK = re.compile(
    r"\s*\((?:\d{1,2}[:.h]?\d{0,2}\s*)(?:hours\s+)?(?:[ap]\.?m\.?\s*)?(?:[a-z]{1,4}t?|utc|z)?,?\s*(?:on\s+)?"
)


def _is_other_clock(folded: str, day: DateMention, mention: DateMention) -> bool:
    """Whether a day in brackets tells the same moment by another clock: "at 2 am on Wednesday (2300 GMT [Tuesday])"."""
    if day.span is None or mention.span is None or day.precision != "day" or mention.precision != "day":
        return False
    if folded[day.span.end : day.span.end + 2].lstrip()[:1] != "(":
        return False
    return _OTHER_CLOCK.fullmatch(folded, day.span.end, mention.span.start) is not None


_NOTE = re.compile(r"\s*\[(?:on\s+)?")


def _noted(folded: str, day: DateMention, note: DateMention) -> DateMention | None:
    """The day that an editor adds in brackets to the words for it: "on Tuesday [18 April]"."""
    if day.span is None or note.span is None or day.precision != "day" or note.precision != "day" or note.form:
        return None
    if not folded.startswith("]", note.span.end) or _NOTE.fullmatch(folded, day.span.end, note.span.start) is None:
        return None
    return replace(
        day, start=note.start, end=note.end, span=Span(day.span.start, note.span.end + 1), reason=note.reason
    )


_LEAD = 24  # characters that may stand before "a day after": "Speaking just"


def _before_news(folded: str, sentence: Sentence, offset: DateMention, news: DateMention) -> DateMention | None:
    """The day of the clause in "Two days after a blast killed ten, the mayor on [Friday] ordered a review".

    What is told behind its comma is of Friday, and the ten died on Wednesday.
    """
    if offset.form != "offset" or offset.shift <= 0 or offset.span is None or news.span is None:
        return None
    if news.precision != "day" or news.form or news.end is None or offset.span.start - sentence.start > _LEAD:
        return None
    comma = folded.find(",", offset.span.end, news.span.start)
    if comma < 0 or not date_signs(folded).any("violence", offset.span.end, comma):
        return None
    if _CLAUSE.search(folded, comma, news.span.start) is not None:
        return None
    day, base = news.end - timedelta(days=offset.shift), Span(offset.span.start, comma)
    reason = f"{offset.reason}, counted from {news.end}"
    if offset.shift > _EXACT:
        whole = whole_units_before(news.end, offset)
        if whole is None or whole.start is None or whole.end is None:
            return None
        if folded.find(" to the day ", *offset.span) >= 0:
            day = calendars.months_before(news.end, 12 * (offset.shift // 366) or offset.shift // 31)
        else:
            return replace(
                offset,
                start=whole.start,
                end=whole.end,
                precision=whole.precision,
                form="",
                shift=0,
                reason=reason,
                base=base,
            )
    return replace(offset, start=day, end=day, precision="day", form="", shift=0, reason=reason, base=base)


_CLAUSE = re.compile(r"[.;:]|\b(?:who|which|that|when|where|since|until|before|after)\b")
_EXACT = 30  # days: "a month after the May 10 raid" is told of about a month
_IN_WHICH = re.compile(r"\b(?:when|which|that)\b")


def _clause_end(folded: str, sentence: Sentence, start: int) -> int:
    """Where what is told of an event ends, its relative clause with it."""
    signs = date_signs(folded)
    comma = folded.find(",", start, sentence.end)
    while comma >= 0 and not signs.any("violence", start, comma):
        follows = _IN_WHICH.search(folded, start, min(comma + 16, sentence.end))
        if follows is None:
            return comma
        comma = folded.find(",", comma + 1, sentence.end)
    return comma if comma >= 0 else sentence.end


def _counts_from(folded: str, offset: DateMention, day: DateMention) -> bool:
    """Whether a day is that of the event which "two days before" names."""
    if (
        offset.span is None
        or day.span is None
        or day.precision != "day"
        or day.end is None
        or abs(offset.shift) > _EXACT
    ):
        return False
    if day.form not in ("", "future", "as_of") or day.span.start - offset.span.end > 90:
        return False
    return _NAMES.fullmatch(folded, offset.span.end, day.span.start) is not None


def _harms(folded: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the event that an offset is counted from harms people: words of harm stand with its day."""
    signs = date_signs(folded)
    if signs.any("violence", start, end) or signs.any("event", start, end):
        return True
    noun = _AFTER_NOUN.match(folded, end, sentence.end)
    return noun is not None and signs.any("event", *noun.span())


def _beside(day: DateMention, offset: DateMention) -> bool:
    return day.span is not None and offset.span is not None and 1 <= offset.span.start - day.span.end <= 2


def _comes(day: DateMention, counted: date) -> bool:
    """Whether a day that the sentence tells is a week after the one counted: Sunday was taken for the last, not the next."""
    return day.end == counted + timedelta(days=7)


_N = rf"\d{{1,3}}|{'|'.join(sorted((n for n in NUMBERS if len(n) > 2), key=len, reverse=True))}"
_LENGTH = (
    rf"\b(?:the|a|this|last)\s+(?:past\s+|last\s+|previous\s+)?(?:(?P<count>{_N})[\s-]+)?(?P<unit>hour|day|week|fortnight|month|year)"
    r"(?:s\b|(?:\s+period)?\b),?\s+"
)
_UP_TO = re.compile(
    rf"{_LENGTH}(?P<word>up\s+to|to|until|till|through|ending|(?:that|which)\s+ended|ended)\s+"
    rf"(?:(?:on|in|at|early|late|noon|midnight|dawn|the|end|of|about|around|local|time|{CLOCK},?)\s+)*\Z"
)
_AROUND = re.compile(rf"{_LENGTH}(?P<word>before|preceding|leading\s+up\s+to|after|following)(?=\s)")
_UNIT = Rare(r"[\s-](?:hour|day|week|fortnight|month|year)")


def endings(folded: str, sentence: Sentence, mentions: Sequence[DateMention]) -> list[DateMention]:
    """Windows that are told by their length and one end: "in the 24 hours to [Wednesday]", "the week before [Sunday's] vote"."""
    out: list[DateMention] = []
    for mention in mentions:
        window = _ending(folded, sentence, mention)
        if window is None:
            out.append(mention)
            continue
        assert window.span is not None
        first = window.span.start
        out = [m for m in out if m.span is None or m.span.end <= first]  # the length was told by itself
        out.append(window)
        if window.base is not None and _harms(folded, sentence, window.base.start, window.base.end):
            out.append(mention)
    return out


def _ending(folded: str, sentence: Sentence, mention: DateMention) -> DateMention | None:
    span, last = mention.span, mention.end
    if span is None or last is None or mention.start is None or mention.form not in ("", "as_of", "future"):
        return None
    first = max(sentence.start, span.start - _REACH)
    lead = folded[first : span.start]
    if _UNIT.search(lead) is None:
        return None
    told, base = _UP_TO.search(lead), None
    if told is None:
        told = next((m for m in _AROUND.finditer(lead) if _NAMES.fullmatch(lead, m.end())), None)
        if told is None or mention.precision != "day":
            return None
        start = first + told.end()
        harms = _harms(folded, sentence, start, span.end)
        base = Span(start, _clause_end(folded, sentence, span.end) if harms else span.end)
    count = count_of(told["count"]) if told["count"] else 1
    if count is None or (base is not None and told["count"] is None and told["unit"] == "day"):
        return None
    if mention.form == "future":
        # "the 24 hours until Tuesday", "this year until 31 July" are over
        named = _MONTH_NAMED.search(folded, span.start, span.end) is not None
        last = calendars.months_before(last, 12) if named else last - timedelta(days=7)
    if base is None and _THIS.match(told.group()) is not None and not told["count"]:
        window = _begun(told["unit"], last)
    elif base is None:
        window = _up_to(count, told["unit"], last)
    elif told["unit"] in ("month", "year"):
        return None
    elif told["word"] in ("after", "following"):
        window = last, last + timedelta(days=_days(count, told["unit"]))
    else:
        window = _up_to(count, told["unit"], last - timedelta(days=told["unit"] != "hour"))
    reason = f'"{" ".join(told.group().split())}" {mention.reason}'
    return DateMention(*window, "period", Span(first + told.start(), span.end), reason, base=base)


_REACH = 110  # characters
_MONTH_NAMED = re.compile(rf"\b(?:{calendars.MONTH_PATTERN})\b")
_THIS = re.compile(r"this\s+(?:year|month|week)\b")


def _begun(unit: str, last: date) -> tuple[date, date]:
    """ "This year up to 31 July": from January on."""
    if unit == "year":
        return last.replace(month=1, day=1), last
    return (last.replace(day=1) if unit == "month" else last - timedelta(days=last.weekday())), last


def _days(count: int, unit: str) -> int:
    return {"hour": -(-count // 24), "week": 7 * count, "fortnight": 14 * count}.get(unit, count)


def _up_to(count: int, unit: str, last: date) -> tuple[date, date]:
    """So many units that end on a day: the year to 31 March begins on 1 April, 24 hours touch two days."""
    if unit in ("month", "year"):
        return calendars.months_before(last + timedelta(days=1), count * (12 if unit == "year" else 1)), last
    return last - timedelta(days=_days(count, unit) - (unit != "hour")), last
