"""Days and windows that words count from the day of writing or from another: "last Monday", "two days later".

A function for each shape, from its match to what it means; "that night" is counted from the day that was told last.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from claimledger import calendars
from claimledger.calendars import DAY_NAMES, MONTH_PATTERN, WEEKDAY_PATTERN, WEEKDAYS
from claimledger.days.frame import Context, Found, Resolver, count_of, on_day, today_of
from claimledger.days.numbernames import ORDINALS

_NAMED = (" bloody ", " black ", " ash ", " palm ", " cyber ", " super ", " holy ", " maundy ", " shrove ")


_SOME = re.compile(r"\b(?:(?:on|was)\s+(?:an?|some)|(?P<one>one))\s+(?:[\w-]+\s+)?\Z")
_SOMETIME = re.compile(
    rf",?\s+(?:in|of|during|last|this|that)\s+(?:(?:early|mid|late|last)[\s-]+)?"
    rf"(?:{MONTH_PATTERN}|(?:19|20)\d\d\b|(?:spring|summer|autumn|fall|winter|year)\b)"
)
# "on a Friday, when"; not "after a Friday night shooting"
_NO_NOUN = re.compile(r"\s*(?:[.,;:)]|\Z|(?:when|in|at|near|outside|inside|and|by|as|while|that|because|with)\b)")


def _weekday(m: re.Match[str], c: Context) -> Found | None:
    today, weekday, which = today_of(c), WEEKDAYS[m["ww"]], m["wq"]
    if not which and (some := _SOME.search(c.folded, max(c.start, m.start() - 30), m.start())) is not None:
        # "on a Friday in January", "one Sunday last June": the month has it; "on a rainy Friday": nobody says which
        if _SOMETIME.match(c.folded, m.end(), c.end) is not None:
            return None
        if not some["one"] and _NO_NOUN.match(c.folded, m.end(), c.end) is not None:
            return Found(None, None, None, "vague")
    if m["ws"] or c.folded.endswith(_NAMED, 0, m.start()):
        return None  # "on Fridays" is no day, nor is "Bloody Friday"
    if m["wk"] == "before last":
        return on_day(calendars.weekday_before(weekday, today) - timedelta(days=7), str(today))
    if (m["wk"] and m["wk"].endswith(" ago")) or m["wk"] == "the week before last":
        count = count_of(m["wk"].removesuffix(" weeks ago")) if m["wk"].endswith(" ago") else 2
        return on_day(calendars.week_window(today, -(count or 0))[0] + timedelta(days=weekday), str(today))
    if m["wk"]:
        weeks = {"last": -1, "this": 0, "next": 1}[m["wk"].split()[0]]
        day = calendars.week_window(today, weeks)[0] + timedelta(days=weekday)
        return on_day(day, str(today), "future" if day > today else "")
    if which in ("next", "coming", "upcoming") or (which not in ("last", "past", "this past") and c.ahead()):
        return on_day(calendars.weekday_after(weekday, today), str(today), "future")
    if which in ("previous", "following"):
        if c.reference is None:
            return Found(None, None, None, "vague")
        step = c.reference + timedelta(days=-1)
        day = calendars.weekday_before(weekday, step)
        return on_day(day if which == "previous" else calendars.weekday_after(weekday, c.reference), str(c.reference))
    day = calendars.weekday_before(weekday, today)
    if which in ("last", "past", "this past") and (day == today or (which == "last" and (today - day).days == 1)):
        day -= timedelta(days=7)  # written on a Thursday, "last Wednesday" is not yesterday
    if c.anchor.updated and not which and today - day == timedelta(days=6):
        day = today + timedelta(days=1)
    return on_day(day, str(today))


def _nth(m: re.Match[str], c: Context) -> Found | None:
    """ "on the 22nd": the last day of that number."""
    today, number = today_of(c), int(m["jd"].rstrip("stndrh"))
    month = today if number <= today.day else calendars.months_before(today.replace(day=1), 1)
    return on_day(calendars.day(month.year, month.month, number), str(today))


def _weekdays_ago(m: re.Match[str], c: Context) -> Found | None:
    """ "Two Saturdays ago": the one before the last."""
    count, today = count_of(m["zn"]), today_of(c)
    last = calendars.weekday_before(WEEKDAYS[m["zw"]], today - timedelta(days=1))
    return on_day(last - timedelta(days=7 * (count - 1)), str(today)) if count else None


def _short_day(m: re.Match[str], c: Context) -> Found | None:
    return on_day(calendars.weekday_before(WEEKDAYS[m["sw"].rstrip(".")], today_of(c)), str(today_of(c)))


def _yesterday(m: re.Match[str], c: Context) -> Found | None:
    if m["yw"] == "tomorrow":
        return on_day(today_of(c) + timedelta(days=1), str(today_of(c)), "future")
    back = 2 if m["yw"].endswith("yesterday") and "before" in m["yw"] else 1
    return on_day(today_of(c) - timedelta(days=back), str(today_of(c)))


_TO_COME = re.compile(r"\b(?:will|due|scheduled|to be held)\b[^.,;]{0,40}$")


def _this_day(m: re.Match[str], c: Context) -> Found | None:
    to_come = _TO_COME.search(c.folded[max(c.start, m.start() - 60) : m.start()])
    return on_day(today_of(c), str(today_of(c)), "future" if to_come else "")


def _start_of(m: re.Match[str], c: Context) -> Found | None:
    """ "since the beginning of the year", "since the new year": its first day."""
    today = today_of(c)
    first = {"year": today.replace(month=1, day=1), "month": today.replace(day=1)}
    return on_day(first.get(m["nu"] or "year", calendars.week_window(today)[0]), str(today))


def _overnight(m: re.Match[str], c: Context) -> Found | None:
    """The night before the day of writing, which has two dates. A weekday beside it tells it better."""
    if m["ow"]:
        morning = calendars.weekday_before(WEEKDAYS[m["ow"]], today_of(c))
        return Found(morning - timedelta(days=1), morning, "period", base=str(today_of(c)))
    around = c.folded[max(c.start, m.start() - 25) : min(c.end, m.end() + 25)]
    if re.search(rf"{WEEKDAY_PATTERN}|\d (?:{MONTH_PATTERN})\b|(?:{MONTH_PATTERN}) \d", around):
        return None
    return Found(today_of(c) - timedelta(days=1), today_of(c), "period", base=str(today_of(c)))


_NOTHING_NEXT = re.compile(r"\s*(?:[.,;:)]|$|(?:left|killed|had|was|were|claimed|wounded|in|at|near|on|and)\b)")


# "less than three weeks after the flood": no one day
_ABOUT = (
    "less than ",
    "more than ",
    "nearly ",
    "almost ",
    "barely ",
    "over ",
    "under ",
    "fewer than ",
    "within ",
    "not quite ",
)


def _ago(m: re.Match[str], c: Context) -> Found | None:
    count, unit, word = count_of(m["an"]), m["au"], m["aw"]
    if word == "before" and _NOTHING_NEXT.match(c.folded, m.end()):
        word = "earlier"  # "a strike there two weeks before left ten dead"
    if count is None:
        return Found(None, None, None, "vague") if unit != "hour" else None
    if word in ("after", "before"):
        if unit not in ("hour", "day", "night") and c.folded.endswith(_ABOUT, 0, m.start()):
            return Found(None, None, None, "vague")
        if unit in ("month", "year"):
            return Found(None, None, None, "offset", count * (366 if unit == "year" else 31))  # about so many days
        if unit not in ("day", "week", "night", "fortnight"):
            return None
        days = {"week": 7, "fortnight": 14}.get(unit, 1)
        return Found(None, None, None, "offset", count * days * (1 if word == "after" else -1))
    base = c.anchor.day if word in ("ago", "from now") else c.reference
    if unit == "hour":
        return on_day(base, str(base)) if base and word == "ago" and count <= 6 else None
    if base is None:
        return Found(None, None, None, "vague")
    later = word in ("later", "after that", "afterward", "afterwards", "on", "from now")
    if unit in ("day", "night"):
        return on_day(
            base + timedelta(days=count if later else -count), str(base), "future" if word == "from now" else ""
        )
    if unit in ("week", "fortnight"):
        weeks = count * (2 if unit == "fortnight" else 1)
        if m["ad"] and not m["ad"].startswith("this"):
            return _weeks_ago(m["ad"].removeprefix("last "), weeks, base)
        return Found(*calendars.week_window(base, weeks if later else -weeks), "week", base=str(base))
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    day = calendars.months_before(base, -months if later else months)
    if m["ad"] and (unit != "month" or m["ad"] == "today"):
        return _anniversary(m["ad"].removeprefix("last "), day, today_of(c), months)
    if unit == "month":
        return Found(*calendars.month_window(day.year, day.month), "month", base=str(base))
    return Found(*calendars.year_window(day.year), "year", base=str(base))


def _weeks_ago(words: str, weeks: int, today: date) -> Found | None:
    """ "A week ago today", "a week ago Saturday": a week before the last Saturday."""
    day = today - timedelta(days=words == "yesterday")
    if words in WEEKDAYS:
        day = calendars.weekday_before(WEEKDAYS[words], today)
    return on_day(day - timedelta(weeks=weeks), str(today))


def _anniversary(words: str, day: date, today: date, months: int) -> Found:
    """ "Ten years ago today", "five years ago on Monday", "two years ago this month"."""
    if words.endswith("month"):
        return Found(*calendars.month_window(day.year, day.month), "month", base=str(today))
    if words.endswith("week"):
        return Found(day - timedelta(days=6), day + timedelta(days=6), "period", base=str(today))
    if words == "yesterday":
        day = calendars.months_before(today - timedelta(days=1), months)
    elif words != "today":
        day = calendars.months_before(calendars.weekday_before(WEEKDAYS[words], today), months)
    return Found(day, day, "day", base=str(today))


def _hours_from(m: re.Match[str], c: Context) -> Found | None:
    return Found(None, None, None, "hours", 1 if m["hw"] == "after" else -1)


def _past(m: re.Match[str], c: Context) -> Found | None:
    unit = m["pu"] or m["v2"] or m["v3"] or m["v4"]
    count = 1 if m["v3"] or m["v4"] else count_of(m["pn"] or m["p2"])
    if count is None and unit.startswith("hour") and c.anchor.day is not None:
        return Found(today_of(c), today_of(c), "period", "past", 1, str(today_of(c)))  # "the past few hours"
    if count is None:
        return Found(None, None, None, "vague")
    return _back(count, unit, today_of(c), "past")


def _back(count: int, unit: str, end: date, form: str) -> Found:
    """The window of so many units that ends on `end`, which counts: the past two days on the 8th are the 7th and 8th.
    The past 24 hours reach into yesterday, so they touch two days."""
    if unit in ("month", "year", "decade"):
        months = count * {"month": 1, "year": 12, "decade": 120}[unit]
        return Found(calendars.months_before(end, months) + timedelta(days=1), end, "period", form, base=str(end))
    lengths = {"hour": max(2, -(-count // 24)), "week": 7 * count, "fortnight": 14 * count}
    days = lengths.get(unit, max(count, 1 if form == "duration" else 2))
    return Found(end - timedelta(days=days - 1), end, "period", form, days, str(end))


# "the day before [the vote]", "the day before [Sunday's vote]"; not "four killed the day before [were buried]"
_EVENT_NEXT = re.compile(
    rf"\s+(?:(?:the|an?|his|her|their|its|this|last)\b|\d{{1,2}}(?:th)?\s+(?:{MONTH_PATTERN})\b|christmas|easter|new year|"
    rf"(?:{'|'.join(DAY_NAMES)}|{MONTH_PATTERN})\b)"
)


def _eve(m: re.Match[str], c: Context) -> Found | None:
    return Found(None, None, None, "offset", -1)


def _before_last(m: re.Match[str], c: Context) -> Found | None:
    today, unit = today_of(c), m["bu"]
    if unit == "weekend":
        start = calendars.weekend(today)[0] - timedelta(days=7)
        return Found(start, start + timedelta(days=1), "period", base=str(today))
    if unit == "week":
        return Found(*calendars.week_window(today, -2), "week", base=str(today))
    if unit == "month":
        day = calendars.months_before(today.replace(day=1), 2)
        return Found(*calendars.month_window(day.year, day.month), "month", base=str(today))
    return Found(*calendars.year_window(today.year - 2), "year", base=str(today))


# "sank the day after with the loss of nine": the day is counted from the one told before
_ADVERB = re.compile(r"(?:\d+|with|and|but|in|at|on|near|when|while|as|they|he|she|it|we|killed|left|was|were|had)\b")


def _relative(m: re.Match[str], c: Context) -> Found | None:
    word = m["lw"] or "same"
    if word in ("day before", "night before", "day after") and _EVENT_NEXT.match(c.folded, m.end()):
        return Found(None, None, None, "offset", 1 if word == "day after" else -1)
    if c.reference is None:
        return None if m["ld"] else Found(None, None, None, "vague")
    step = 0 if word.startswith(("same", "very")) else -1 if word.startswith(("previous", "night")) else 1
    if word.endswith(("before", "earlier", "prior")):
        step = -1
    elif word == "day after":
        following = c.folded[m.end() : m.end() + 20].strip()
        if following and not following.startswith((",", ".", ";")) and not _ADVERB.match(following):
            return Found(None, None, None, "offset", 1)
    return on_day(c.reference + timedelta(days=step), str(c.reference))


def _following(m: re.Match[str], c: Context) -> Found | None:
    """ "It began on 3 May. Over the following two days nine died": up to two days after it."""
    count = count_of(m["gn"])
    if c.reference is None or count is None:
        return Found(None, None, None, "vague")
    days = -(-count // 24) if m["gu"] == "hour" else count * (7 if m["gu"] == "week" else 1)
    end = c.reference + timedelta(days=days)
    ahead = c.anchor.day is not None and end > c.anchor.day  # "will name them within the next 72 hours"
    return Found(c.reference, end, "period", "future" if ahead else "", base=str(c.reference))


def _months_to(m: re.Match[str], c: Context) -> Found | None:
    """ "In the 12 months to March": up to its end."""
    count = count_of(m["wn"]) if m["wn"] else 12
    month, today = calendars.MONTHS[m["wm"].rstrip(".")], today_of(c)
    window = calendars.month_window(int(m["wy"]), month) if m["wy"] else calendars.latest_month(month, today)
    if not count:
        return None
    return Found(calendars.months_before(window[1] + timedelta(days=1), count), min(window[1], today), "period")


def _nth_day(m: re.Match[str], c: Context) -> Found | None:
    word = m["on"]
    number = ORDINALS.get(word) or int(word.rstrip("stndrh"))
    if re.match(r"\s+(?:running|of)\b", c.folded[m.end() : m.end() + 10]) and re.search(
        r"\bon\s+$", c.folded[: m.start()][-4:]
    ):
        return Found(None, None, None, "nth", number)
    return None


# "the mine has seen 14 deaths in five years"; not "the deadliest raid in five years has killed nine"
_HAS = re.compile(r"\b(?:has|have)\b[^.;]*\Z")
_RANKS = re.compile(r"\b(?:deadliest|worst|first|bloodiest|biggest|largest|highest|most|second|third)\b[^.;]{0,60}\Z")


def _is_up_to_now(m: re.Match[str], c: Context) -> bool:
    """Whether what was counted in so many months or years is told in the perfect, and runs up to now."""
    if c.anchor.day is None or c.folded.startswith((" since", " in prison", " in jail", " to "), m.end()):
        return False
    lead = c.folded[max(c.start, m.start() - 140) : m.start()]
    return _HAS.search(lead) is not None and _RANKS.search(lead) is None


def _years_since(m: re.Match[str], c: Context) -> Found | None:
    """ "It is 30 years since nine died": in the year 30 years ago."""
    count = count_of(m["vn"])
    return Found(*calendars.year_window(today_of(c).year - count), "year", base=str(today_of(c))) if count else None


def _duration(m: re.Match[str], c: Context) -> Found | None:
    if m["e3"]:  # "the toll of 15 months of unrest"
        return _back(count_of(m["d3"]) or 1, m["e3"], today_of(c), "past") if c.anchor.day else None
    count, unit = count_of(m["dn"] or m["d2"]), m["du"] or m["e2"]
    if count is None or (unit == "hour" and count < 24):
        return None
    if m.group().startswith("for "):
        return None  # "he was held for two days" tells no toll's window
    if unit in ("month", "year"):
        return _back(count, unit, today_of(c), "past") if _is_up_to_now(m, c) else None
    days = {"hour": -(-count // 24), "week": 7 * count}.get(unit, count)
    if days < 2:
        return None  # "130 died in a day": any day
    return Found(None, None, None, "duration", days)


def _span(m: re.Match[str], c: Context) -> Found | None:
    if m["sw"]:
        return Found(
            None, None, None, "vague"
        )  # "the week's deaths rose to seven", of a paper that begins its week on any day
    today, which, unit = today_of(c), "this" if m["sy"] else m["sq"], m["su"] or m["sy"]
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


def _earlier_in(m: re.Match[str], c: Context) -> Found | None:
    """ "Earlier in the week": of the week of writing, up to then; of another week where the text has told a day of it."""
    today, unit = today_of(c), m["eu"]
    if c.reference is not None and c.reference < calendars.week_window(today)[0]:
        return Found(None, None, None, "vague")
    if unit == "week":
        window = calendars.week_window(today)
    elif unit == "month":
        window = calendars.month_window(today.year, today.month)
    else:
        window = calendars.year_window(today.year)
    return Found(window[0], today, unit, "past", base=str(today))


def _week_before(m: re.Match[str], c: Context) -> Found | None:
    """ "Two died on Friday, three [the week before]": the week before that of the day told last."""
    if c.reference is None:
        return Found(None, None, None, "vague")
    return Found(*calendars.week_window(c.reference, -1), "week", base=str(c.reference))


_FEASTS = {"thanksgiving": (0, 3), "easter": (-2, 1)}  # days before and after
#: … by the weekday on which the feast falls: a Monday's weekend begins on Saturday, one on Wednesday has none
_BRIDGED = ((-2, 0), (-3, 0), None, (0, 3), (0, 2), (0, 1), (-1, 0))


def _weekend(m: re.Match[str], c: Context) -> Found | None:
    today = today_of(c)
    if m["vf"] or m["vy"]:
        year = (today.year - 1 if m["vy"].startswith("last") else int(m["vy"])) if m["vy"] else None
        feast = (m["vf"] or "").replace("’", "'").replace("st. ", "st ")
        name = "easter sunday" if feast == "easter" else feast
        day = calendars.holiday(name, today if year is None else date(year, 12, 31)) if name else None
        reach = _FEASTS.get(feast, _BRIDGED[day.weekday()]) if day else None
        if day is None or reach is None or (year is not None and day.year != year):
            return Found(None, None, None, "vague")
        before, after = reach
        if (
            year is None
            and day + timedelta(days=after) > today
            and (earlier := calendars.holiday(name, day - timedelta(days=9)))
        ):
            day = earlier if (today - day).days < 0 else day
        return Found(day + timedelta(days=before), day + timedelta(days=after), "period", base=str(today))
    start, end = calendars.weekend(today)
    if m["vw"]:
        start, end = start - timedelta(days=7), end - timedelta(days=7)
    return Found(start, end, "period", base=str(today))


def _vague(m: re.Match[str], c: Context) -> Found | None:
    words = m.group()  # "in the past few hours": the day of writing
    if words.endswith("hours") and "coming" not in words and c.anchor.day is not None:
        return Found(today_of(c), today_of(c), "period", "past", 1, str(today_of(c)))
    return Found(None, None, None, "vague")


#: By the name of the shape; None where the words are no date after all.
RELATIVE: dict[str, Resolver] = {
    "weekday": _weekday,
    "nth": _nth,
    "weekdays_ago": _weekdays_ago,
    "short_day": _short_day,
    "yesterday": _yesterday,
    "today": _this_day,
    "start_of": _start_of,
    "overnight": _overnight,
    "ago": _ago,
    "eve": _eve,
    "before_last": _before_last,
    "years_since": _years_since,
    "hours_from": _hours_from,
    "past": _past,
    "relative": _relative,
    "following": _following,
    "months_to": _months_to,
    "nth_day": _nth_day,
    "duration": _duration,
    "span": _span,
    "earlier_in": _earlier_in,
    "week_before": _week_before,
    "weekend": _weekend,
    "vague": _vague,
}
