"""What the shapes of dates mean: a function for each, from the match to a day or window."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from claimledger import calendars
from claimledger.calendars import MONTHS, WEEKDAYS
from claimledger.days.frame import Context, Found
from claimledger.days.shapes import NUMBERS, ORDINALS
from claimledger.days.words import date_words


def _on(day: date | None, base: str = "", form: str = "") -> Found | None:
    return Found(day, day, "day", form, base=base) if day else None


def _number(words: str | None) -> int | None:
    if not words:
        return None
    word = re.sub(r"^(?:just|only|about|around|some)\s+", "", words)
    return int(word) if word.isdigit() else NUMBERS.get(word)


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".")]


def _year(words: str, anchor: date | None) -> int | None:
    if words.endswith("year"):
        return None if anchor is None else anchor.year - words.startswith("last")
    return calendars.full_year(words.lstrip("'"), anchor)


def _day_of(month: str, number: str, year: str | None, c: Context, weekday: str | None = None) -> date | None:
    digits = int(number.rstrip("stndrh"))
    if year:
        told = _year(year, c.anchor.day)
        return calendars.day(told, _month(month), digits) if told else None
    if c.anchor.day is None:
        return None
    if c.ahead():
        return calendars.earliest(_month(month), digits, c.anchor.day)
    day = calendars.latest(_month(month), digits, c.anchor.day)
    if day and weekday and day.weekday() != (wanted := WEEKDAYS[weekday.rstrip(".")]):
        # "Tuesday (March 5)" a year late; a weekday that fits neither year leaves the day open.
        day = calendars.day(day.year - 1, day.month, day.day)
        return day if day and day.weekday() == wanted else None
    return day


def _iso(m: re.Match[str], c: Context) -> Found | None:
    return _on(calendars.day(int(m["iy"]), int(m["im"]), int(m["id"])))


def _numeric(m: re.Match[str], c: Context) -> Found | None:
    if m["ns"] != "/" and len(m["ny"]) < 4:
        return None  # a score, a version
    first, second, year = int(m["na"]), int(m["nb"]), calendars.full_year(m["ny"], c.anchor.day)
    day = calendars.numeric(first, second, year, c.anchor.order)
    if day and c.anchor.day and day > c.anchor.day + timedelta(days=1):  # 1/3/17 in a text of 3 January 2017
        other = calendars.numeric(second, first, year, c.anchor.order)
        day = other if other and other <= c.anchor.day else day
    return _on(day)


def _days(m: re.Match[str], c: Context, month: str, first: str, last: str, year: str | None) -> Found | None:
    start = _day_of(m[month], m[first], m[year] if year else None, c)
    end = calendars.day(start.year, start.month, int(m[last].rstrip("stndrh"))) if start else None
    return Found(start, end, "period") if start and end and start < end else None


def _day_range(m: re.Match[str], c: Context) -> Found | None:
    return _days(m, c, "rm", "ra", "rb", "ry")


_COUNTED = re.compile(
    r"\s+(?!in\b|on\b|at\b|and\b|when\b|as\b|were\b|by\b|during\b|near\b|after\b|left\b|killed\b)[a-z]"
)


def _range_day(m: re.Match[str], c: Context) -> Found | None:
    if m["qt"].strip() not in ("-", "–", "—", "/") and _COUNTED.match(c.folded, m.end()):
        return _on(_day_of(m["qm"], m["qa"], None, c))  # "on March 6 and 7 soldiers died"
    return _days(m, c, "qm", "qa", "qb", "qy")


def _calendar(m: re.Match[str], c: Context) -> Found | None:
    month, number, year = ("cm", "cd", "cy") if m["cm"] else ("em", "ed", "ey")
    found = _on(_day_of(m[month], m[number], m[year], c, m["cw"]))
    if found is None and m["cw"] and c.anchor.day:
        return Found(None, None, None, "vague")
    return found


def _holiday(m: re.Match[str], c: Context) -> Found | None:
    if re.match(r"\s+(?:will|is|are)\b", c.folded[m.end() : m.end() + 8]):
        return None
    return _on(calendars.holiday(m["hd"].replace("’", "'"), _today(c)), str(_today(c)))


def _month_year(m: re.Match[str], c: Context) -> Found | None:
    year = _year(m["my"], c.anchor.day)
    if year is None:
        return None
    window = _so_far(calendars.month_window(year, _month(m["mm"])), c)
    return Found(*calendars.third(window, m["mp"]), "period") if m["mp"] else Found(*window, "month")


def _months(m: re.Match[str], c: Context) -> Found | None:
    """From the first month to the end of the last; "in January and March" names two months and no window."""
    first, last, today = _month(m["bm"]), _month(m["bl"]), c.anchor.day
    if m["bt"] == "and" and m["bo"] != "between" and last != first % 12 + 1:
        return Found(None, None, None, "vague")
    named = _year(m["by"], today) if m["by"] else None
    if named:
        end = calendars.month_window(named, last)[1]
    elif today is not None:
        end = calendars.latest_month(last, today)[1]
    else:
        return Found(None, None, None, "unanchored")
    year = int(m["bn"]) if m["bn"] else end.year - (first > last)
    start = calendars.month_window(year, first)[0]
    if start >= end:
        return None
    return Found(*_so_far((start, end), c), "period")


def _part_of_year(m: re.Match[str], c: Context) -> Found | None:
    year = _year(m["fy"], c.anchor.day)
    if year is None:
        return None
    if m["fn"]:
        first, count = 1, _number(m["fn"]) or 0
    else:
        count = 3 if m["fu"] == "quarter" else 6
        first = 13 - count if m["fq"] in ("last", "final") else 1 + count * (ORDINALS[m["fq"]] - 1)
    if not 0 < count < 12 or first + count > 13:
        return None
    start, end = calendars.month_window(year, first), calendars.month_window(year, first + count - 1)
    return Found(*_so_far((start[0], end[1]), c), "period")


def _weekday(m: re.Match[str], c: Context) -> Found | None:
    today, weekday, which = _today(c), WEEKDAYS[m["ww"]], m["wq"]
    if m["ws"]:
        return None  # "on Fridays" is no day
    if m["wk"]:
        weeks = {"last": -1, "this": 0, "next": 1}[m["wk"].split()[0]]
        day = calendars.week_window(today, weeks)[0] + timedelta(days=weekday)
        return _on(day, str(today), "future" if day > today else "")
    if which in ("next", "coming", "upcoming") or (which not in ("last", "past", "this past") and c.ahead()):
        return _on(calendars.weekday_after(weekday, today), str(today), "future")
    if which in ("previous", "following"):
        if c.reference is None:
            return Found(None, None, None, "vague")
        step = c.reference + timedelta(days=-1)
        day = calendars.weekday_before(weekday, step)
        return _on(day if which == "previous" else calendars.weekday_after(weekday, c.reference), str(c.reference))
    day = calendars.weekday_before(weekday, today)
    if which in ("last", "past", "this past") and day == today:
        day -= timedelta(days=7)
    if c.anchor.updated and not which and today - day == timedelta(days=6):
        day = today + timedelta(days=1)
    return _on(day, str(today))


def _nth(m: re.Match[str], c: Context) -> Found | None:
    """ "on the 22nd": the last day of that number."""
    today, number = _today(c), int(m["jd"].rstrip("stndrh"))
    month = today if number <= today.day else calendars.months_before(today.replace(day=1), 1)
    return _on(calendars.day(month.year, month.month, number), str(today))


def _short_day(m: re.Match[str], c: Context) -> Found | None:
    return _on(calendars.weekday_before(WEEKDAYS[m["sw"].rstrip(".")], _today(c)), str(_today(c)))


def _yesterday(m: re.Match[str], c: Context) -> Found | None:
    if m["yw"] == "tomorrow":
        return _on(_today(c) + timedelta(days=1), str(_today(c)), "future")
    back = 2 if m["yw"].endswith("yesterday") and "before" in m["yw"] else 1
    return _on(_today(c) - timedelta(days=back), str(_today(c)))


_TO_COME = re.compile(r"\b(?:will|due|scheduled|to be held)\b[^.,;]{0,40}$")


def _this_day(m: re.Match[str], c: Context) -> Found | None:
    to_come = _TO_COME.search(c.folded[max(c.start, m.start() - 60) : m.start()])
    return _on(_today(c), str(_today(c)), "future" if to_come else "")


def _start_of(m: re.Match[str], c: Context) -> Found | None:
    """ "since the beginning of the year": its first day."""
    today = _today(c)
    first = {"year": today.replace(month=1, day=1), "month": today.replace(day=1)}
    return _on(first.get(m["nu"], calendars.week_window(today)[0]), str(today))


def _overnight(m: re.Match[str], c: Context) -> Found | None:
    """The night before the day of writing, which has two dates. A weekday beside it tells it better."""
    if m["ow"]:
        morning = calendars.weekday_before(WEEKDAYS[m["ow"]], _today(c))
        return Found(morning - timedelta(days=1), morning, "period", base=str(_today(c)))
    around = c.folded[max(c.start, m.start() - 25) : min(c.end, m.end() + 25)]
    if re.search(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", around):
        return None
    return Found(_today(c) - timedelta(days=1), _today(c), "period", base=str(_today(c)))


def _ago(m: re.Match[str], c: Context) -> Found | None:
    count, unit, word = _number(m["an"]), m["au"], m["aw"]
    if count is None:
        return Found(None, None, None, "vague") if unit != "hour" else None
    if word in ("after", "before"):
        if unit in ("month", "year"):
            return Found(None, None, None, "offset", count * (366 if unit == "year" else 31))  # about so many days
        if unit not in ("day", "week", "night"):
            return None
        return Found(None, None, None, "offset", count * (7 if unit == "week" else 1) * (1 if word == "after" else -1))
    base = c.anchor.day if word in ("ago", "from now") else c.reference
    if unit == "hour":
        return _on(base, str(base)) if base and word == "ago" and count <= 6 else None
    if base is None:
        return Found(None, None, None, "vague")
    later = word in ("later", "from now")
    if unit in ("day", "night"):
        return _on(base + timedelta(days=count if later else -count), str(base), "future" if word == "from now" else "")
    if unit == "week":
        return Found(*calendars.week_window(base, count if later else -count), "week", base=str(base))
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    day = calendars.months_before(base, -months if later else months)
    if unit == "month":
        return Found(*calendars.month_window(day.year, day.month), "month", base=str(base))
    return Found(*calendars.year_window(day.year), "year", base=str(base))


def _hours_from(m: re.Match[str], c: Context) -> Found | None:
    return Found(None, None, None, "hours", 1 if m["hw"] == "after" else -1)


def _past(m: re.Match[str], c: Context) -> Found | None:
    unit = m["pu"] or m["v2"] or m["v3"]
    count = 1 if m["v3"] else _number(m["pn"] or m["p2"])
    if count is None:
        return Found(None, None, None, "vague")
    return _back(count, unit, _today(c), "past")


def _back(count: int, unit: str, end: date, form: str) -> Found:
    """The window of so many units that ends on `end`, which counts: the past two days on the 8th are the 7th and 8th.
    The past 24 hours reach into yesterday, so they touch two days."""
    if unit in ("month", "year", "decade"):
        months = count * {"month": 1, "year": 12, "decade": 120}[unit]
        return Found(calendars.months_before(end, months) + timedelta(days=1), end, "period", form, base=str(end))
    days = {"hour": max(2, -(-count // 24)), "week": 7 * count}.get(unit, max(count, 1 if form == "duration" else 2))
    return Found(end - timedelta(days=days - 1), end, "period", form, days, str(end))


def _relative(m: re.Match[str], c: Context) -> Found | None:
    if c.reference is None:
        return Found(None, None, None, "vague")
    word = m["lw"] or "same"
    step = 0 if word.startswith(("same", "very")) else -1 if word.startswith(("previous", "night")) else 1
    if word.endswith(("before", "earlier", "prior")):
        step = -1
    elif word == "day after":
        following = c.folded[m.end() : m.end() + 20].strip()
        if following and not following.startswith((",", ".", ";")):
            return Found(None, None, None, "offset", 1)
    if word == "day before" and re.match(r"\s+(?:the|a|an|his|her|their|its|this)\b", c.folded[m.end() : m.end() + 12]):
        return Found(None, None, None, "offset", -1)
    return _on(c.reference + timedelta(days=step), str(c.reference))


def _nth_day(m: re.Match[str], c: Context) -> Found | None:
    word = m["on"]
    number = ORDINALS.get(word) or int(word.rstrip("stndrh"))
    if re.match(r"\s+(?:running|of)\b", c.folded[m.end() : m.end() + 10]) and re.search(
        r"\bon\s+$", c.folded[: m.start()][-4:]
    ):
        return Found(None, None, None, "nth", number)
    return None


def _duration(m: re.Match[str], c: Context) -> Found | None:
    count, unit = _number(m["dn"] or m["d2"]), m["du"] or m["e2"]
    if count is None or (unit == "hour" and count < 24) or unit == "month":
        return None
    if m.group().startswith("for "):
        return None  # "he was held for two days" tells no toll's window
    days = {"hour": -(-count // 24), "week": 7 * count}.get(unit, count)
    if days < 2:
        return None  # "130 died in a day": any day
    return Found(None, None, None, "duration", days)


def _span(m: re.Match[str], c: Context) -> Found | None:
    today, which, unit = _today(c), m["sq"], m["su"]
    if which == "the same":
        return None
    step = {"last": -1, "next": 1}.get(which, 0)
    form = "future" if step > 0 else ""
    if unit == "weekend":
        start, end = calendars.weekend(today)
        if step < 0 and today.weekday() >= 5:
            start, end = start - timedelta(days=7), start - timedelta(days=6)
        return Found(start, end, "period", form, base=str(today))
    if unit == "week":
        window = calendars.week_window(today, step)
    elif unit == "month":
        day = calendars.months_before(today.replace(day=1), -step)
        window = calendars.month_window(day.year, day.month)
    else:
        window = calendars.year_window(today.year + step)
    if m["sm"] in ("early", "late", "mid") and unit != "week":
        return Found(*calendars.third(window, m["sm"]), "period", form, base=str(today))
    end = min(window[1], today) if step == 0 else window[1]
    # "this year" runs up to now; "this week" may be one day of it.
    precision = "period" if step == 0 and unit == "year" else unit
    return Found(window[0], end, precision, form or ("past" if step == 0 else ""), base=str(today))


def _weekend(m: re.Match[str], c: Context) -> Found | None:
    start, end = calendars.weekend(_today(c))
    if m["vw"]:
        start, end = start - timedelta(days=7), end - timedelta(days=7)
    return Found(start, end, "period", base=str(_today(c)))


def _is_word(month: str, opening: str) -> bool:
    """Whether a month's name may be another word after a preposition: "said of May", but "the toll for May"."""
    return month in ("may", "march", "august") and opening != "for"


def _bare_month(m: re.Match[str], c: Context) -> Found | None:
    today, opening, name = _today(c), m["oq"], m["om"]
    following = c.folded[m.end() : m.end() + 8]
    ends = c.folded.endswith((" end ", " start "), c.start, m.start())
    if opening in ("of", "by", "from", "for") and (
        (_is_word(name, opening) and not ends) or following.startswith(("'", "’"))
    ):
        return None  # "said of May", "from March's rivals"; but "the end of May"
    if (
        name == "may"
        and opening not in ("in", "since", "last", "during", "until")
        and re.match(r"\s+(?:be|have|not|also|still|well)\b", following)
    ):
        return None
    window = calendars.latest_month(_month(name), today)
    if opening == "last" and _month(name) == today.month:
        window = calendars.month_window(today.year - 1, today.month)
    if opening == "next" or c.ahead():
        return Found(*window, "month", "future")
    third = m["oe"] or (opening if opening in ("early", "mid", "late") else None)
    if third:
        return Found(*calendars.third(window, third), "period", base=str(today))
    return Found(window[0], min(window[1], max(today, window[0])), "month", base=str(today))


def _month_subject(m: re.Match[str], c: Context) -> Found | None:
    """The last month of a name that opens its sentence: "August was the deadliest month"."""
    start, end = calendars.latest_month(_month(m["um"]), _today(c))
    opens = not c.folded[c.start : m.start()].strip()
    return Found(start, min(end, max(_today(c), start)), "month", base=str(_today(c))) if opens else None


def _decade(m: re.Match[str], c: Context) -> Found | None:
    first = int(m["xd"])
    return Found(date(first, 1, 1), date(first + 9, 12, 31), "period")


def _years(m: re.Match[str], c: Context) -> Found | None:
    first = int(m["ya"])
    last = int(m["yb"]) if len(m["yb"]) == 4 else first // 100 * 100 + int(m["yb"])
    return Found(date(first, 1, 1), date(last, 12, 31), "period") if first < last <= 2100 else None


def _plain_year(m: re.Match[str], c: Context) -> Found | None:
    year = int(m["yy"])
    if year > (c.anchor.day.year + 1 if c.anchor.day else 2100):
        return None
    part = m["ye"] or next((p for p in ("early", "mid", "late") if m.group().startswith(p)), None)
    if part in ("early", "mid", "late"):
        return Found(*calendars.third(calendars.year_window(year), part), "period")
    # Summer is in another half of the year south of the equator; the year is certain.
    return Found(*_so_far(calendars.year_window(year), c), "year")


def _so_far(window: tuple[date, date], c: Context) -> tuple[date, date]:
    """A running month or year ends, for what has happened, with the day of writing."""
    today = c.anchor.day
    return (window[0], today) if today and window[0] <= today <= window[1] and not c.ahead() else window


def _year_of(m: re.Match[str], c: Context) -> Found | None:
    """ "the 2013 attack", "a deadly 2014 drive-by shooting"; a figure of people stands before no event."""
    if int(m["zy"]) > (c.anchor.day.year + 1 if c.anchor.day else 2100) or not date_words("event").search(m["zn"]):
        return None
    return Found(*calendars.year_window(int(m["zy"])), "year")


def _vague(m: re.Match[str], c: Context) -> Found | None:
    return Found(None, None, None, "vague")


def _today(c: Context) -> date:
    assert c.anchor.day is not None  # shapes that need it are not asked without it
    return c.anchor.day


#: By the name of the shape; None where the words are no date after all.
RESOLVERS: dict[str, Callable[[re.Match[str], Context], Found | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "day_range": _day_range,
    "range_day": _range_day,
    "holiday": _holiday,
    "calendar": _calendar,
    "months": _months,
    "part_of_year": _part_of_year,
    "month_year": _month_year,
    "weekday": _weekday,
    "nth": _nth,
    "short_day": _short_day,
    "yesterday": _yesterday,
    "today": _this_day,
    "start_of": _start_of,
    "overnight": _overnight,
    "ago": _ago,
    "hours_from": _hours_from,
    "past": _past,
    "relative": _relative,
    "nth_day": _nth_day,
    "duration": _duration,
    "span": _span,
    "weekend": _weekend,
    "month": _bare_month,
    "month_subject": _month_subject,
    "decade": _decade,
    "years": _years,
    "year": _plain_year,
    "year_of": _year_of,
    "vague": _vague,
}
