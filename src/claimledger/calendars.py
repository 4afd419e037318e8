"""Calendar arithmetic that news dates need: names of days and months, missing years, windows of days."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

Order = Literal["day_first", "month_first"]

_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
#: The names of the months, as one alternation of a pattern
MONTH_PATTERN = "|".join(_MONTH_NAMES)
#: The name of a weekday, for patterns of folded text
WEEKDAY_PATTERN = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
#: From Monday on, as `date.weekday()` counts
DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

#: "march", "mar" -> 3
MONTHS: dict[str, int] = {
    **{name: i for i, name in enumerate(_MONTH_NAMES, 1)},
    **{name[:3]: i for i, name in enumerate(_MONTH_NAMES, 1)},
    "sept": 9,
}
#: "monday", "mon" -> 0, as in `date.weekday()`
WEEKDAYS: dict[str, int] = {
    **{name: i for i, name in enumerate(DAY_NAMES)},
    **{name[:3]: i for i, name in enumerate(DAY_NAMES)},
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}

# Countries whose short dates put the month first. Everybody else writes the day first.
_MONTH_FIRST = {"us", "ph", "fm", "mh", "pw"}


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar has none: 30 February."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def full_year(digits: str, near: date | None = None) -> int:
    """A year as written: "1990" -> 1990, "90" -> 1990, "25" -> 2025. Two digits mean the last such year up to a
    year after `near`; without `near`, 70 and above are of the last century."""
    number = int(digits)
    if len(digits) > 2:
        return number
    if near is None:
        return number + (1900 if number >= 70 else 2000)
    century = (near.year + 1) // 100 * 100
    return century + number if century + number <= near.year + 1 else century - 100 + number


def latest(month: int, number: int, anchor: date, ahead: int = 1) -> date | None:
    """The last day of that name up to `anchor`; `ahead` days later still count, since clocks differ around the world.

    >>> latest(12, 30, date(1990, 1, 3))
    datetime.date(1989, 12, 30)
    """
    limit = anchor + timedelta(days=ahead)
    # four years back and more: 29 February
    return next((d for y in range(limit.year, limit.year - 9, -1) if (d := day(y, month, number)) and d <= limit), None)


def earliest(month: int, number: int, anchor: date) -> date | None:
    """The first day of that name from `anchor` on."""
    return next((d for y in range(anchor.year, anchor.year + 9) if (d := day(y, month, number)) and d >= anchor), None)


def weekday_before(weekday: int, anchor: date) -> date:
    """The last such weekday on or before `anchor`."""
    return anchor - timedelta(days=(anchor.weekday() - weekday) % 7)


def weekday_after(weekday: int, anchor: date) -> date:
    """The first such weekday after `anchor`."""
    return anchor + timedelta(days=(weekday - anchor.weekday() - 1) % 7 + 1)


def weekday_nearest(weekday: int, anchor: date) -> date:
    """The such weekday closest to `anchor`, three days to either side."""
    return anchor + timedelta(days=(weekday - anchor.weekday() + 3) % 7 - 3)


def month_window(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def latest_month(month: int, anchor: date) -> tuple[date, date]:
    """The window of the last month of that name that began on or before `anchor`."""
    return month_window(anchor.year if month <= anchor.month else anchor.year - 1, month)


def year_window(year: int) -> tuple[date, date]:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_window(anchor: date, weeks: int = 0) -> tuple[date, date]:
    """Monday to Sunday of the week `weeks` after that of `anchor`."""
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=weeks)
    return monday, monday + timedelta(days=6)


def weekend(anchor: date) -> tuple[date, date]:
    """Saturday and Sunday of the last weekend that began on or before `anchor`, not beyond `anchor`."""
    saturday = weekday_before(5, anchor)
    return saturday, min(saturday + timedelta(days=1), anchor)


def months_before(anchor: date, months: int) -> date:
    """The same day `months` earlier, or the last of that month: 31 March less one month is 28 February."""
    return anchor - relativedelta(months=months)


_HOLIDAYS = {
    "christmas eve": (12, 24), "christmas": (12, 25), "christmas day": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "new year's": (1, 1), "valentine's day": (2, 14),
    "halloween": (10, 31), "fourth of july": (7, 4), "july fourth": (7, 4), "independence day": (7, 4),
    "juneteenth": (6, 19), "veterans day": (11, 11), "july 4th": (7, 4), "july 4": (7, 4), "canada day": (7, 1),
    "st stephen's day": (12, 26), "st patrick's day": (3, 17), "all saints' day": (11, 1),
}  # fmt: skip
# The n-th weekday of a month, as the United States keep them: weekday, n (-1 the last), month.
_FLOATING = {
    "thanksgiving": (3, 4, 11), "thanksgiving day": (3, 4, 11), "memorial day": (0, -1, 5), "labor day": (0, 1, 9),
    "martin luther king day": (0, 3, 1), "mlk day": (0, 3, 1), "columbus day": (0, 2, 10), "presidents' day": (0, 3, 2),
}  # fmt: skip
_EASTER = {"easter": 0, "easter sunday": 0, "good friday": -2, "easter monday": 1, "palm sunday": -7,
           "ash wednesday": -46, "maundy thursday": -3, "holy thursday": -3, "ascension day": 39}  # fmt: skip


def holiday(name: str, anchor: date) -> date | None:
    """The last holiday of that name on or before `anchor`; None for one that is not known.

    >>> holiday("easter sunday", date(2016, 8, 3))
    datetime.date(2016, 3, 27)
    """
    days = (_holiday(name, year) for year in (anchor.year, anchor.year - 1))
    return next((d for d in days if d and d <= anchor), None)


def _holiday(name: str, year: int) -> date | None:
    if name in _HOLIDAYS:
        return day(year, *_HOLIDAYS[name])
    if name in _EASTER:
        return easter(year) + timedelta(days=_EASTER[name])
    if name not in _FLOATING:
        return None
    weekday, number, month = _FLOATING[name]
    if number < 0:
        return weekday_before(weekday, month_window(year, month)[1])
    return weekday_after(weekday, date(year, month, 1) - timedelta(days=1)) + timedelta(weeks=number - 1)


def third(window: tuple[date, date], which: str) -> tuple[date, date]:
    """The early, mid or late third of a month or year: "early 2011" is January to April, "late March" 21 to 31."""
    start, end = window
    if (end - start).days > 31:
        first = {"early": 1, "mid": 5, "late": 9}[which]
        return date(start.year, first, 1), month_window(start.year, first + 3)[1]
    first = {"early": 1, "mid": 11, "late": 21}[which]
    return start.replace(day=first), end if which == "late" else start.replace(day=first + 9)


def numeric(first: int, second: int, year: int, order: Order) -> date | None:
    """A date of three numbers. `order` decides where both readings are possible: 02/03/2024."""
    if first > 12 or (order == "day_first" and second <= 12):
        return day(year, second, first)
    return day(year, first, second)


def order_of(language: str | None, country: str | None = None) -> Order:
    """How a country, or a language tag ("en-US"), orders day and month. Unknown is day first.

    >>> order_of("en-US"), order_of("en-GB")
    ('month_first', 'day_first')
    """
    region = country or (language or "").replace("_", "-").partition("-")[2]
    return "month_first" if region[:2].lower() in _MONTH_FIRST else "day_first"
