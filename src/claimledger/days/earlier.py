"""The window of a count that another is set against: "58, up from 41 in May", "against 70 in the same period of 2021"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from claimledger.days.daybook import Daybook, days_of
from claimledger.days.windows import Windows
from claimledger.mentions import Figure, When
from claimledger.patterns import Rare

_SAME = re.compile(
    r"[^.;,]{0,24}?\b(?:the\s+)?(?:same|corresponding|equivalent|comparable)\s+(?:[\w-]+\s+)?(?:period|time|point|span|stretch|"
    r"months?|quarter|weeks?|weekend|half|season|day|date|days)\b(?:\s*,?\s*(?:of|in|the|for|during)\b)*"
)
_BEFORE = re.compile(
    r"[^.;,\d]{0,24}?\b(?:(?:an?|the)\s+(?P<earlier>year|month|week|quarter)\s+(?:earlier|ago|before|prior)|"
    r"the\s+(?:previous|preceding|prior)\s+(?P<previous>year|month|week|quarter)|the\s+year\s+earlier)\b"
)
_LONG = 300  # days
_CLOSE = 3  # sentences
_REACH = 30  # characters behind the count
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def compared_window(days: Daybook, found: Windows, i: int) -> When:
    """The window of a count set against the one before it; without days where the text leaves them open."""
    figure = found.figures[i]
    own = next((k for k in range(i - 1, -1, -1) if not found.figures[k].compared), None)
    of_now = found.whens[own] if own is not None else None
    folded, end = days.doc.folded, days.doc.sentences[figure.sentence].end
    if (opened := _opened_by(days, figure)) is not None:
        return opened
    same = _SAME.match(folded, figure.span.end, end)
    at = same.end() if same else figure.span.end
    before = _BEFORE.match(folded, at, end)
    if before is None or (same and before.end() > at + _REACH):
        named = _named(days, figure, at)
        if named is None or same is None:
            return named or _OPEN
        if of_now is None or of_now.start is None or named.start is None:
            return named
        return _moved(of_now, 12 * (named.start.year - of_now.start.year), f"{named.reason}, of the same days")
    unit = before["earlier"] or before["previous"] or "year"
    reason = f'"{before.group().strip()}"'
    if of_now is None or of_now.start is None or of_now.end is None:
        return _OPEN
    if unit == "year" and same is None and before["previous"] and (of_now.start.month, of_now.start.day) == (1, 1):
        year = of_now.start.year - 1
        return When(date(year, 1, 1), date(year, 12, 31), "year", figure.span, reason)
    if unit == "week":
        return replace(_by_days(of_now, 7), reason=reason)
    return _moved(of_now, -_MONTHS[unit], reason)


_FRONT = re.compile(
    r"\W*(?:in|over|during|for)\s+the\s+(?:same|corresponding|equivalent)\s+(?:[\w-]+\s+)?(?:period|months?|quarter|half|weekend|weeks?|days)\b"
    r"(?:\s+(?:of|in))?"
)


_FRONT_BEFORE = re.compile(
    r"\W*(?:in|over|during)\s+the\s+(?:preceding|previous|prior)\s+(?P<unit>month|quarter|week),?\s"
)


def _unit_before(found: Windows, i: int, unit: str, words: str) -> When | None:
    """ "219 died in the third quarter. In the preceding quarter the group had counted 180": of the second."""
    figures, whens = found.figures, found.whens
    close = [k for k in range(i) if figures[i].sentence - figures[k].sentence <= _CLOSE]
    counted = next((w for k in close if (w := whens[k]) and w.start and w.end and _is_unit(w, unit)), None)
    if counted is None:
        return None
    return _by_days(counted, 7) if unit == "week" else _moved(counted, -_MONTHS[unit], f'"{words.strip()}"')


def _is_unit(when: When, unit: str) -> bool:
    """Whether a window is one week, month or quarter long."""
    shortest, longest = {"week": (6, 8), "month": (28, 31), "quarter": (89, 92)}[unit]
    return shortest <= days_of(when) <= longest


_WHEN = Rare(
    r"\b(?:the\s+(?:previous|preceding|prior)\s+(?P<unit>month|quarter|year|week)|"
    r"the\s+(?P<before>month|quarter|year|week)\s+(?:before|earlier)),?\s+(?:when|in\s+which|which\s+saw)\s+"
    r"(?:(?:at\s+least|about|some|around|nearly|almost|more\s+than|over|only|as\s+many\s+as|up\s+to)\s+)*$"
)


def same_days_before(days: Daybook, found: Windows, i: int) -> When | None:
    """The window of a count that its sentence sets against the one before it: "Over the same period last year 14 died".

    Also "a fall from the previous quarter, when 14 died".
    """
    figure = found.figures[i]
    sentence = days.doc.sentences[figure.sentence]
    if i and (then := _WHEN.search(days.doc.folded, sentence.start, figure.span.start)) is not None:
        near = [k for k in range(i) if figure.sentence - found.figures[k].sentence <= 1]
        counted = next((w for k in near if (w := found.whens[k]) and w.start and w.precision != "day"), None)
        unit = then["unit"] or then["before"]
        if counted is None or unit == "week":
            return _by_days(counted, 7) if counted and days_of(counted) == 7 else None
        return _moved(counted, -_MONTHS[unit], f'"{then.group().strip()}"')
    front = _FRONT.match(days.doc.folded, sentence.start, figure.span.start)
    if front is None and i and (back := _FRONT_BEFORE.match(days.doc.folded, sentence.start, figure.span.start)):
        return _unit_before(found, i, back["unit"], back.group())
    if front is None or i == 0:
        return None
    close = [k for k in range(i - 1, -1, -1) if figure.sentence - found.figures[k].sentence <= _CLOSE]
    of_now = next((w for k in close if (w := found.whens[k]) and w.start), None)
    if of_now is None or of_now.start is None or of_now.precision == "day":
        own = found.whens[i]  # "in the same period of 2024" is no whole year
        return _OPEN if own is not None and own.precision in ("year", "month") and days_of(own) > _LONG else None
    before = _BEFORE.match(days.doc.folded, front.end(), figure.span.start)
    if before is not None:
        return _moved(
            of_now, -_MONTHS.get(before["earlier"] or before["previous"] or "year", 12), f'"{before.group()}"'
        )
    named = _named(days, figure, front.end())
    if named is None or named.start is None:
        return None
    return _moved(of_now, 12 * (named.start.year - of_now.start.year), f"{named.reason}, of the same days")


_OPEN = When(None, None, reason="an earlier count, of days that the text does not give")


def _named(days: Daybook, figure: Figure, at: int) -> When | None:
    """The month or year that the text gives behind the count."""
    for told in days.told(figure.sentence):
        one = told.mention
        if one.span is not None and -4 <= one.span.start - at <= _REACH and one.start and one.precision != "day":
            return When(one.start, one.end, one.precision, one.span, f"{one.reason}, of the count before")
    return None


def _opened_by(days: Daybook, figure: Figure) -> When | None:
    """The month or year right before the count whose clause it opens: "12 percent fewer than in 2023, when [437] died"."""
    for told in days.told(figure.sentence):
        one = told.mention
        if (
            one.span is None
            or one.start is None
            or one.precision == "day"
            or not 0 < figure.span.start - one.span.end < _REACH
        ):
            continue
        if days.doc.folded.startswith(", when ", one.span.end):
            return When(one.start, one.end, one.precision, one.span, f"{one.reason}, of the count before")
    return None


def _moved(when: When, months: int, reason: str) -> When:
    """The same days so many months off; a window of whole months is one of whole months again."""
    start, end = when.start, when.end
    if start is None or end is None:
        return _OPEN
    whole = start.day == 1 and _month_end(end) == end
    first, last = _shift(start, months), _shift(end, months)
    return When(first, _month_end(last) if whole else last, when.precision, when.span, reason)


def _by_days(when: When, back: int) -> When:
    if when.start is None or when.end is None or days_of(when) > back:
        return _OPEN
    return replace(
        when, start=date.fromordinal(when.start.toordinal() - back), end=date.fromordinal(when.end.toordinal() - back)
    )


def _month_end(day: date) -> date:
    after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date.fromordinal(after.toordinal() - 1)


def _shift(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    first = date(count // 12, count % 12 + 1, 1)
    return min(date.fromordinal(first.toordinal() + day.day - 1), _month_end(first))
