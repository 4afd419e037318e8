"""Days and windows that words name by the calendar: "6-10 March", "Christmas Eve", "the first half of 2020".

A function for each shape, from its match to what it means; a name without a year is that of the last before writing.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from claimledger import calendars
from claimledger.calendars import WEEKDAYS
from claimledger.days.frame import Context, Found, Resolver, count_of, month_of, on_day, so_far, today_of, year_of
from claimledger.days.numbernames import LATER_ORDINALS, ORDINALS
from claimledger.days.words import date_words

#: A day without a year, in a text of no known day
_UNANCHORED = Found(None, None, None, "unanchored")


def _day_of(month: str, number: str, year: str | None, c: Context, weekday: str | None = None) -> date | None:
    digits = int(number.rstrip("stndrh"))
    if year:
        told = year_of(year, c.anchor.day)
        return calendars.day(told, month_of(month), digits) if told else None
    if c.anchor.day is None:
        return None
    if c.ahead():
        return calendars.earliest(month_of(month), digits, c.anchor.day)
    if (covered := c.anchor.covered) is not None and (day := covered.latest(month_of(month), digits)) is not None:
        return day  # "on 23 January", in a report on the year before
    day = calendars.latest(month_of(month), digits, c.anchor.day)
    if day and weekday and day.weekday() != (wanted := WEEKDAYS[weekday.rstrip(".")]):
        # "Tuesday (March 5)" a year late; a weekday that fits neither year leaves the day open.
        day = calendars.day(day.year - 1, day.month, day.day)
        return day if day and day.weekday() == wanted else None
    return day


def _iso(m: re.Match[str], c: Context) -> Found | None:
    return on_day(calendars.day(int(m["iy"]), int(m["im"]), int(m["id"])))


def _numeric(m: re.Match[str], c: Context) -> Found | None:
    if m["ns"] != "/" and len(m["ny"]) < 4:
        return None  # a score, a version
    first, second, year = int(m["na"]), int(m["nb"]), calendars.full_year(m["ny"], c.anchor.day)
    day = calendars.numeric(first, second, year, c.anchor.order)
    if day and c.anchor.day and day > c.anchor.day + timedelta(days=1):  # 1/3/17 in a text of 3 January 2017
        other = calendars.numeric(second, first, year, c.anchor.order)
        day = other if other and other <= c.anchor.day else day
    return on_day(day)


def _days(m: re.Match[str], c: Context, month: str, first: str, last: str, year: str | None) -> Found | None:
    if c.anchor.day is None and not (year and m[year]):
        return _UNANCHORED
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
        return on_day(_day_of(m["qm"], m["qa"], None, c))  # "on March 6 and 7 soldiers died"
    return _days(m, c, "qm", "qa", "qb", "qy")


def _calendar(m: re.Match[str], c: Context) -> Found | None:
    month, number, year = ("cm", "cd", "cy") if m["cm"] else ("em", "ed", "ey")
    if c.anchor.day is None and not m[year]:
        return _UNANCHORED
    found = on_day(_day_of(m[month], m[number], m[year], c, m["cw"]))
    if found is None and m["cw"] and c.anchor.day:
        return Found(None, None, None, "vague")
    return found


def _holiday(m: re.Match[str], c: Context) -> Found | None:
    if re.match(r"\s+(?:will|is|are)\b", c.folded[m.end() : m.end() + 8]):
        return None
    if m["hd"].endswith("night"):  # between the years
        day = calendars.holiday("new year's day", today_of(c))
        return Found(day - timedelta(days=1), day, "period", base=str(today_of(c))) if day else None
    return on_day(calendars.holiday(m["hd"].replace("’", "'").replace("st. ", "st "), today_of(c)), str(today_of(c)))


def _month_year(m: re.Match[str], c: Context) -> Found | None:
    year = year_of(m["my"], c.anchor.day)
    if year is None:
        return None
    window = so_far(calendars.month_window(year, month_of(m["mm"])), c)
    return Found(*calendars.third(window, m["mp"]), "period") if m["mp"] else Found(*window, "month")


def _this_day_in(m: re.Match[str], c: Context) -> Found | None:
    """ "On this day in 1987": the day of writing, that year."""
    return on_day(calendars.day(int(m["hy"]), today_of(c).month, today_of(c).day), str(today_of(c)))


def _months(m: re.Match[str], c: Context) -> Found | None:
    """From the first month to the end of the last; "in January and March" names two months and no window."""
    first, last, today = month_of(m["bm"]), month_of(m["bl"]), c.anchor.day
    if m["bt"] == "and" and m["bo"] != "between" and last != first % 12 + 1:
        return Found(None, None, None, "vague")
    named = year_of(m["by"], today) if m["by"] else None
    if named:
        end = calendars.month_window(named, last)[1]
    elif today is not None:
        covered = c.anchor.covered.month(last) if c.anchor.covered else None
        end = (covered or calendars.latest_month(last, today))[1]
    else:
        return _UNANCHORED
    year = int(m["bn"]) if m["bn"] else end.year - (first > last)
    start = calendars.month_window(year, first)[0]
    if start >= end:
        return None
    return Found(*so_far((start, end), c), "period")


def _part_of_year(m: re.Match[str], c: Context) -> Found | None:
    year = year_of(m["fy"], c.anchor.day)
    if year is None:
        return None
    if m["fn"]:
        first, count = 1, count_of(m["fn"]) or 0
    else:
        count = 3 if m["fu"] == "quarter" else 6
        first = 13 - count if m["fq"] in ("last", "final") else 1 + count * (ORDINALS[m["fq"]] - 1)
    if not 0 < count < 12 or first + count > 13:
        return None
    start, end = calendars.month_window(year, first), calendars.month_window(year, first + count - 1)
    return Found(*so_far((start[0], end[1]), c), "period")


def _part_of_month(m: re.Match[str], c: Context) -> Found | None:
    """ "The first three days of November", "the second half of May 2021"."""
    month = month_of(m["km"])
    year = year_of(m["ky"], c.anchor.day) if m["ky"] else today_of(c).year - (month > today_of(c).month)
    if year is None:
        return None
    first, last = calendars.month_window(year, month)
    count = (count_of(m["kn"]) or 0) * (7 if m["ku"] == "week" else 1) if m["kn"] else 7
    if m["kp"] == "half":
        middle = first + timedelta(days=14)
        return Found(*((first, middle) if m["ko"] == "first" else (middle + timedelta(days=1), last)), "period")
    if not 0 < count <= 28:
        return None
    if "last" in (m["ke"], m["ko"]):
        return Found(last - timedelta(days=count - 1), last, "period")
    first += timedelta(days=7 * (ORDINALS[m["ko"]] - 1) if m["ko"] else 0)
    return Found(first, min(first + timedelta(days=count - 1), last), "period") if first <= last else None


_TENS = {"twenty": 20, "thirty": 30}


def _number_of(words: str) -> int:
    """ "third" -> 3, "twenty-first" -> 21, "3rd" -> 3"""
    if words[0].isdecimal():
        return int(words.rstrip("stndrh"))
    tens, _, rest = words.replace("-", " ").partition(" ")
    return _TENS.get(tens, 0) + ORDINALS[rest] if rest else (ORDINALS.get(words) or LATER_ORDINALS[words])


def _spelled(m: re.Match[str], c: Context) -> Found | None:
    """ "The third of June", "May the third", "the last day of May"; "the first of March's raids" is no day."""
    month, words = m["sn"] or m["tn"], m["sd"] or m["td"]
    if words == "last":
        return _last_day(m, c) if m["so"] else None
    return on_day(_day_of(month, str(_number_of(words)), m["sy"], c))


def _last_day(m: re.Match[str], c: Context) -> Found | None:
    window = _month_window(m["sn"], m["sy"], c)
    return on_day(window[1]) if window else None


def _month_window(name: str, year: str | None, c: Context) -> tuple[date, date] | None:
    """The whole month of a name, without a year the last before writing."""
    return calendars.month_window(int(year), month_of(name)) if year else _month_told(name, c)


def _nth_weekday(m: re.Match[str], c: Context) -> Found | None:
    """The day of "the first Sunday in June"."""
    first, last = _month_window(m["vm"], m["vy"], c) or (None, None)
    if first is None or last is None:
        return None
    weekday = WEEKDAYS[m["vd"]]
    if m["vo"] == "last":
        return on_day(calendars.weekday_before(weekday, last))
    return on_day(calendars.weekday_after(weekday, first - timedelta(days=1)) + timedelta(weeks=ORDINALS[m["vo"]] - 1))


_EDGES = {
    "end": "late",
    "close": "late",
    "last": "late",
    "final": "late",
    "closing": "late",
    "dying": "late",
    "middle": "mid",
}


def _edge_of_month(m: re.Match[str], c: Context) -> Found | None:
    """ "At the end of May", "in the first days of June": the third of the month."""
    window = _month_window(m["xm"], m["xy"], c)
    if window is None or c.ahead():
        return None
    start, end = calendars.third(window, _EDGES.get((m["xe"] or m["xf"]).split()[-1], "early"))
    return Found(*so_far((start, end), c), "period")


def _is_word(month: str, opening: str) -> bool:
    """Whether a month's name may be another word after a preposition: "said of May", but "the toll for May"."""
    return month in ("may", "march", "august") and opening != "for"


def _month_told(name: str, c: Context) -> tuple[date, date]:
    """The month of a name without a year: of what a report covers, else the last before writing."""
    month, covered = month_of(name), c.anchor.covered
    return (covered.month(month) if covered else None) or calendars.latest_month(month, today_of(c))


def _bare_month(m: re.Match[str], c: Context) -> Found | None:
    today, opening, name = today_of(c), m["oq"], m["om"]
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
    window = _month_told(name, c)
    if opening == "last" and month_of(name) == today.month:
        window = calendars.month_window(today.year - 1, today.month)
    if opening == "next" or c.ahead():
        return Found(*window, "month", "future")
    third = m["oe"] or (opening if opening in ("early", "mid", "late") else None)
    if third:
        return Found(*calendars.third(window, third), "period", base=str(today))
    return Found(window[0], min(window[1], max(today, window[0])), "month", base=str(today))


_IS = (" was", " has", " had", " saw", " brought", " proved")


def _month_subject(m: re.Match[str], c: Context) -> Found | None:
    """The last month of a name that opens its sentence: "August was the deadliest month"; or that an event is told by:
    "October's attack", but not "they may attack"."""
    start, end = _month_told(m["um"], c)
    opens = not c.folded[c.start : m.start()].strip()
    if not opens and not c.folded.startswith(_IS, m.end()):
        opens = c.text[m.start()].isupper()
    return Found(start, min(end, max(today_of(c), start)), "month", base=str(today_of(c))) if opens else None


def _decade(m: re.Match[str], c: Context) -> Found | None:
    first = int(m["xd"])
    return Found(date(first, 1, 1), date(first + 9, 12, 31), "period")


def _years(m: re.Match[str], c: Context) -> Found | None:
    first = int(m["ya"])
    last = int(m["yb"]) if len(m["yb"]) == 4 else first // 100 * 100 + int(m["yb"])
    return Found(date(first, 1, 1), date(last, 12, 31), "period") if first < last <= 2100 else None


_PEOPLE_NEXT = re.compile(r"\s+(?:people|civilians|soldiers|persons|victims|men|women|children|others)\b")
_OPENING_YEAR = ("in ", "since ", "during ")
_CLAUSE_ENDS = (",", ";", ":", ".", "(", '"', "“", "-", "–", "—", " and", " but", " that", " while", " where")


def _plain_year(m: re.Match[str], c: Context) -> Found | None:
    year = int(m["yy"])
    if year > (c.anchor.day.year + 1 if c.anchor.day else 2100):
        return None
    if _PEOPLE_NEXT.match(c.folded, m.end()) and not _is_year_of_people(m, c):
        return None
    part = m["ye"] or next((p for p in ("early", "mid", "late") if m.group().startswith(p)), None)
    if part in ("early", "mid", "late"):
        return Found(*calendars.third(calendars.year_window(year), part), "period")
    # Summer is in another half of the year south of the equator; the year is certain.
    return Found(*so_far(calendars.year_window(year), c), "year")


def _is_year_of_people(m: re.Match[str], c: Context) -> bool:
    """Whether a year opens a clause about people, "in 2019 people died"; "fires resulted in 2019 people dead" counts them."""
    before = c.folded[c.start : m.start()].rstrip()
    if before.endswith(" and") or before == "and":
        return bool(re.search(r"\bbetween (?:19\d\d|20[0-3]\d) and$", before))
    return m.group().startswith(_OPENING_YEAR) and (not before or before.endswith(_CLAUSE_ENDS))


def _year_of(m: re.Match[str], c: Context) -> Found | None:
    """ "the 2013 attack", "a deadly 2014 drive-by shooting"; a figure of people stands before no event."""
    if int(m["zy"]) > (c.anchor.day.year + 1 if c.anchor.day else 2100) or not date_words("event").search(m["zn"]):
        return None
    return Found(*so_far(calendars.year_window(int(m["zy"])), c), "year")


#: By the name of the shape; None where the words are no date after all.
ABSOLUTE: dict[str, Resolver] = {
    "iso": _iso,
    "numeric": _numeric,
    "day_range": _day_range,
    "range_day": _range_day,
    "holiday": _holiday,
    "calendar": _calendar,
    "this_day_in": _this_day_in,
    "months": _months,
    "part_of_year": _part_of_year,
    "part_of_month": _part_of_month,
    "spelled": _spelled,
    "nth_weekday": _nth_weekday,
    "edge_of_month": _edge_of_month,
    "month_year": _month_year,
    "month": _bare_month,
    "month_subject": _month_subject,
    "decade": _decade,
    "years": _years,
    "year": _plain_year,
    "year_of": _year_of,
}
