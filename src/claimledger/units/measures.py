"""Numbers in their kinds: counts, and those that count nobody: dates, clock times, sums, years, labels, ages."""

from __future__ import annotations

import re

from claimledger.lexicon import Lexicon, word_set
from claimledger.numbers import read_count, tens_of
from claimledger.units.agespans import end_of_ages
from claimledger.units.regiments import names_regiment
from claimledger.units.unit import Unit
from claimledger.units.years import CALENDAR, PEOPLE_AFTER_YEAR, SURE_CALENDAR, are_years_before_people, is_year

_AGE = re.compile(r"(?:[\w-]+-)?(?:year|month|week|day)s?-olds?$")


def is_age(word: str) -> bool:
    """Whether a word is an age: "17-year-old"."""
    return word.endswith(("-old", "-olds")) and _AGE.search(word) is not None


ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d)$")


_CLOCK = frozenset(["a.m", "a.m.", "p.m", "p.m.", "am", "pm", "o'clock", "o’clock", "hrs", "hours", "gmt"])


MONEY = frozenset(["$", "£", "€", "rs", "inr", "usd", "us$", "eur", "₹", "rs."])


_LABELS = word_set("numbered", "with_figures")


def read_count_unit(words: list[str], i: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    if words[i] == "between" and (days := _days_of_month(words, i + 1)) is not None:
        return Unit("E", " ".join(words[i:days]), 0, 0), days
    count = tens_of(words, i) or read_count(words, i)
    if count is None:
        return None
    last = count.last
    last = _again(words, i, last)
    if words[last : last + 1] and words[last].startswith(("year-old", "years-old", "month-old", "months-old")):
        return Unit("Y", "age", 0, 0, age=count.low), last + 1
    years = count.qualifier == "range" and (count.low or 0) >= 1900 and (count.high or 0) <= 2100
    if (
        years
        and words[last : last + 1]
        and (words[last] not in PEOPLE_AFTER_YEAR or are_years_before_people(words, i, count.low or 0, count.high or 0))
    ):
        return Unit("E", " ".join(words[i:last]), 0, 0), last  # "between 2011 and 2015"
    if i > 1 and words[i - 1] == "of" and words[i - 2] == "average":
        return Unit("X", " ".join(words[i:last]), 0, 0), last  # "an average of 12 deaths each day"
    if words[last - 1] in _SUMS and following_loss(words, last):
        return Unit("X", " ".join(words[i:last]), 0, 0), last  # "six dead and [millions] in losses"
    if words[last - 1] == "of" and words[i] in ("a", "an"):
        last -= 1  # the "of" of "a number of" is left for the noun group
    following = words[last] if last < len(words) else ""
    if words[last - 1].isdigit() and (following in _CLOCK or (following == ":" and _is_clock(words, last - 1))):
        return None  # "around 11:30 p.m.", "about 7 p.m."
    if (following in lexicon.units and not _are_people(words, last, lexicon)) or (
        following == "-" and words[last + 1 : last + 2] and words[last + 1] in lexicon.units
    ):
        if words[i] in ("no", "one") and following in ("second", "point", "time", "day"):
            return Unit("E", words[i], 0, 0), last + 1
        old = words[last + 1 : last + 2]
        if following in ("year", "years", "month", "months") and old == ["old"]:
            value = count.low if count.low is not None else count.high
            return Unit("Y", "age", 0, 0, age=(value or 0) if following.startswith("year") else 0), last + 2
        if following in ("year", "years", "month", "months") and old == ["-"] and words[last + 2 : last + 3] == ["old"]:
            return Unit("Y", "age", 0, 0, age=count.low), last + 3
        return Unit(
            "X" if following not in ("days", "hours", "day", "weeks", "years", "yrs") else "E",
            " ".join(words[i : last + 1]),
            0,
            0,
        ), last + 1
    return Unit("c", " ".join(words[i:last]), 0, 0, count=count), last


def _again(words: list[str], i: int, last: int) -> int:
    """The token behind a number at `i` that brackets write once more: "eight (8) persons", "over 8 (eight) persons"."""
    if words[last : last + 1] != ["("] or words[last + 2 : last + 3] != [")"]:
        return last
    again, bare = read_count([words[last + 1]], 0), read_count(words[i:last], 0)
    if again is None or bare is None or (again.low, again.high) != (bare.low, bare.high) or bare.low is None:
        return last
    return last + 3 if words[i].isdigit() != words[last + 1].isdigit() else last


def _are_people(words: list[str], at: int, lexicon: Lexicon) -> bool:
    """ "Nine [second lieutenants]", "twenty [foot soldiers]": a measure is only the first word of who they are."""
    person = lexicon.people.get(" ".join(words[at : at + 2]))
    return person is not None and person.plural


_SUMS = frozenset(["thousands", "million", "millions", "billions"])
_LOSSES = frozenset(["loss", "losses", "damage", "damages", "dollars", "pesos", "property", "funds", "cash", "aid"])


def _is_clock(words: list[str], i: int) -> bool:
    """Whether a number and the one behind its colon can be a time: "11:30", no "has reached [61: 23] of them women", nor
    "Day [1: 11] dead"."""
    minutes = words[i + 2] if i + 2 < len(words) else ""
    if i and (words[i - 1] in _LABELS or words[i - 1] in _SPELLS):
        return False
    return len(minutes) == 2 and minutes.isdigit() and int_or_zero(words[i]) <= 24 and int(minutes) < 60


def following_loss(words: list[str], last: int) -> bool:
    """Whether a sum of money or of damage follows: "in losses", "of dollars", "in property damage"."""
    return (
        words[last : last + 1] in (["in"], ["of"]) and words[last + 1 : last + 2] != [] and words[last + 1] in _LOSSES
    )


_AFTER_HOUR = frozenset(["today", "yesterday", "this", "on", "local", "last", "that", "(", ",", ".", ""])
AGES = frozenset(["aged", "age", "ages"])
MEASURING = CALENDAR | MONEY | AGES  # words, beside figures, with which `read_measure` may begin


def _is_hour(word: str, before: str, following: str) -> bool:
    """Whether four figures are a time of day: "at 0430", "at 1610 today"; not "at 1500 farms"."""
    if word[0] == "0":
        return int(word) < 1000 and word[2] < "6"
    told = before in ("at", "about", "around", "since", "until", "by") and int(word) < 2400 and word[2] < "6"
    return told and following in _AFTER_HOUR


def read_measure(words: list[str], i: int) -> tuple[Unit, int] | None:
    """Numbers that are no counts: dates, times, sums, years, labels, percentages, clock times, house numbers."""
    word = words[i]
    following = words[i + 1] if i + 1 < len(words) else ""
    if word[0].isdigit():
        before = words[i - 1] if i else ""
        if word == "911" and following not in PEOPLE_AFTER_YEAR:
            return Unit("X", word, 0, 0), i + 1  # the emergency call
        if (word.isdigit() and following in SURE_CALENDAR) or (
            following in ("may", "march", "mar") and int_or_zero(word) <= 31 and word.isdigit()
        ):
            last = i + 2
            if last < len(words) and words[last].isdigit() and len(words[last]) in (2, 4):
                # "on 1 May 97" is a year, "since 1 May 97 civilians" a count
                last += len(words[last]) == 4 or not words[last + 1 : last + 2] or not words[last + 1][0].isalpha()
            return Unit("E", " ".join(words[i:last]), 0, 0), last
        days = _days_of_month(words, i)
        if days is not None:
            return Unit("E", " ".join(words[i:days]), 0, 0), days
        told = (
            before in CALENDAR
            and i > 1
            and (
                words[i - 2].isdigit() or counted_in_month(words, i - 1)  # "on 23 September [28] bodies"
            )
        )
        if (
            before in CALENDAR
            and not told
            and word.rstrip("stndrh").isdigit()
            and int_or_zero(word.rstrip("stndrh")) <= 31
        ):
            return Unit("E", word, 0, 0), i + 1
        if len(word) == 4 and word.isdigit() and _is_hour(word, before, following):
            return Unit("E", word, 0, 0), i + 1
        if following in _CLOCK or (following == ":" and _is_clock(words, i)):
            last = i + 2
            if following == ":":
                last = i + 4 if words[i + 3 : i + 4] and words[i + 3] in _CLOCK else i + 3
            return Unit("E", " ".join(words[i:last]), 0, 0), last
        if is_year(words, i):
            return Unit("E", word, 0, 0), i + 1
        if word.isdigit() and names_regiment(words, i):
            return Unit("X", word, 0, 0), i + 1
        if (before in _LABELS and not _counts_behind(words, i)) or (
            before == "." and i > 1 and (words[i - 2] == "no" or len(words[i - 2]) == 0)
        ):
            return Unit("X", word, 0, 0), i + 1
        if before == "." and i > 1 and (words[i - 2] in _SHORT_LABELS or words[i - 2] in CALENDAR):
            return Unit("X", word, 0, 0), i + 1  # "Art. 12", "Jan. 12"; but "the boats were full. 12 people"
        if before in ("/", "#", "'", "’") and i > 1 and not words[i - 2].isdigit():
            if before != "/" or words[i - 2] not in _COUNTED_AS:  # "3 killed / [8] injured"
                return Unit("X", word, 0, 0), i + 1
        if following in ("%", "percent", "per") and (following != "per" or words[i + 2 : i + 3] == ["cent"]):
            return Unit("X", word, 0, 0), i + (3 if following == "per" else 2)
        if following == "/" and words[i + 2 : i + 3] and words[i + 2][0].isdigit():
            return Unit("X", word, 0, 0), i + 3
        if ORDINAL.match(word):
            return Unit("j", word, 0, 0), i + 1
    elif word in CALENDAR and following.isdigit() and counted_in_month(words, i):
        return Unit("E", word, 0, 0), i + 1
    elif word in SURE_CALENDAR and following and following[0].isdigit() and following.rstrip("stndrh").isdigit():
        last = i + 2
        if (
            words[last : last + 1] == [","]
            and words[last + 1 : last + 2]
            and words[last + 1].isdigit()
            and len(words[last + 1]) == 4
        ):
            last += 2
        elif words[last : last + 1] and words[last].isdigit() and len(words[last]) == 4:
            last += 1
        return Unit("E", " ".join(words[i:last]), 0, 0), last
    elif (
        word in ("march", "may", "mar")
        and following.rstrip("stndrh").isdigit()
        and int_or_zero(following.rstrip("stndrh")) <= 31
    ):
        last = i + 2
        if (
            words[last : last + 1] == [","]
            and words[last + 1 : last + 2]
            and words[last + 1].isdigit()
            and len(words[last + 1]) == 4
        ):
            last += 2
        return Unit("E", " ".join(words[i:last]), 0, 0), last
    elif word in AGES and (last_age := end_of_ages(words, i)) is not None:
        value = next((one for one in words[i + 1 : last_age] if one[0].isdigit()), "")
        return Unit("Y", "age", 0, 0, age=int_or_zero(value) or None), last_age
    elif word in MONEY and following[:1].isdigit():
        return money(words, i + 1)
    return None


def _days_of_month(words: list[str], i: int) -> int | None:
    """The token behind "[13-14 May]", "[3 to 9 June 2024]", "between [3 and 9 June]"; none for "12-14 may have died"."""
    joint = words[i + 1 : i + 2]
    if joint not in (["-"], ["–"], ["/"], ["to"]) and (joint != ["and"] or not i or words[i - 1] != "between"):
        return None
    if i + 3 >= len(words):
        return None
    first, second, month = words[i], words[i + 2], words[i + 3]
    if not (first.isdigit() and second.isdigit() and 0 < int(first) < int(second) <= _LONGEST_MONTH):
        return None
    last = i + 4
    if month not in SURE_CALENDAR:
        verb = words[last : last + 1] != [] and words[last][0].isalpha() and words[last] not in _BEHIND_A_DATE
        if month not in ("may", "march", "mar") or verb:
            return None
    return last + (words[last : last + 1] != [] and words[last].isdigit() and len(words[last]) == _YEAR)


_COUNTED_AS = frozenset(
    """killed dead died deaths fatalities injured wounded hurt injuries missing casualties killed-in-action
    wounded-in-action missing-in-action""".split()  # noqa: SIM905
)
_LONGEST_MONTH = 31
_YEAR = 4  # figures
_BEHIND_A_DATE = frozenset(["in", "at", "on", "near", "and", "of", "by", "from", "with", "when", "as", "this", "last"])


def _counts_behind(words: list[str], i: int) -> bool:
    """Whether people are counted behind a noun that elsewhere has a number: "in the camp [14] people died"."""
    return i > 2 and words[i - 2] == "the" and words[i - 3] in _WITHIN and words[i + 1 : i + 2] in _COUNTED


_WITHIN = frozenset(["in", "at", "inside", "near", "across", "on", "from"])
_COUNTED = (["people"], ["civilians"], ["men"], ["women"], ["children"], ["others"], ["soldiers"], ["villagers"])
_SHORT_LABELS = frozenset(
    """apt art ave bldg bn ch co dept ed ext fig hwy nos p par para ph pp pt rd ref rm rte sec sect st tel vol
    """.split()  # noqa: SIM905
)
_SPELLS = frozenset(
    """day week month year quarter shift round wave stage phase case event incident attack strike site location team
    record""".split()  # noqa: SIM905
)
_FIRST_YEAR = 1000
_IN_MONTH = frozenset(["in", "last", "this", "during"])
_LIVES = frozenset(["were", "died", "have", "had", "drowned", "perished", "lost", "are"])
_NO_PEOPLE_WORDS = """
the a an at and or when of on in to for by as that with from near where while but attack attacks bombing bombings blast
blasts raid raids clashes shooting shootings killing killings massacre massacres explosion explosions incident incidents
crash crashes strike strikes riot riots protest protests election elections flood floods landslide landslides storm
storms coup event events
"""
_NO_PEOPLE = frozenset(_NO_PEOPLE_WORDS.split())


def counted_in_month(words: list[str], i: int) -> bool:
    """Whether the number behind the month at `i` counts people: "in January [19] people died", not "on January 19"."""
    # "since January [60] people have been killed": no day; "since January 12 people" may be of the twelfth
    since = i + 1 < len(words) and words[i - 1] == "since" and _LONGEST_MONTH < int_or_zero(words[i + 1]) < _FIRST_YEAR
    if not i or (words[i - 1] not in _IN_MONTH and not since):
        return False
    for k in range(i + 2, min(i + 6, len(words))):
        if words[k] in _LIVES:
            return k > i + 2
        if words[k] in _NO_PEOPLE or not words[k][0].isalpha():
            return False
    return False


def money(words: list[str], i: int) -> tuple[Unit, int]:
    last = i + 1
    while last < len(words) and words[last] in (
        "million",
        "billion",
        "thousand",
        "lakh",
        "crore",
        "m",
        "bn",
        "trillion",
        "lakhs",
        "crores",
    ):
        last += 1
    return Unit("X", words[i], 0, 0), last


def int_or_zero(word: str) -> int:
    return int(word) if word.isdigit() else 0


def age(word: str) -> int | None:
    head = word.partition("-")[0]
    if "year" not in word:
        return 0
    if head.isdigit():
        return int(head)
    count = read_count([word.rpartition("-year")[0] or head], 0)
    return count.low if count else None
