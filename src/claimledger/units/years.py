"""Months, and figures that are years."""

from __future__ import annotations

from claimledger.calendars import MONTHS
from claimledger.lexicon import word_set

CALENDAR = frozenset(MONTHS)
SURE_CALENDAR = CALENDAR - {"may", "march", "mar"}
_BEFORE = frozenset(
    """in since of by until from during late early mid summer spring winter autumn fall before after circa around
    between and the to year a his her their its""".split()  # noqa: SIM905
)
PEOPLE_AFTER_YEAR = frozenset(
    """people civilians soldiers persons victims members dead deaths killed injured wounded men women children others""".split()  # noqa: SIM905
)
_POSSESSIVES = frozenset(["his", "her", "their", "its", "'s", "’s", "the", "that", "this"])
_OLD_EVENTS = word_set("calamities", "of_years")
# "Jailed for 2017 killings": figures of such a size that count deeds have a comma, or a verb of counting before them
_DEEDS = frozenset(
    """killings murders executions massacres slayings shootings stabbings assassinations bombings kidnappings abductions
    disappearances""".split()  # noqa: SIM905
)
_BEFORE_DEEDS = frozenset(["for", "the", "his", "her", "their", "these", "those", "with"])
_TRIED = frozenset(
    """charge charges charged trial tried jailed convicted sentenced arrested arrest indicted wanted held accused suspect
    suspects case role part""".split()  # noqa: SIM905
)
_SEASONS = frozenset(["late", "early", "mid", "circa", "c.", "summer", "spring", "winter", "autumn", "year"])
_IN_YEAR = frozenset(["in", "since", "until", "during", "before", "after", "by", "around"])
_AFTER_OLD_YEAR = frozenset(
    """, . ) ; : he she it they we i and but when while the a an his her their its this after at by during as with from
    to for who near where under""".split()  # noqa: SIM905
) | {""}


def is_year(words: list[str], i: int) -> bool:
    """Whether the figures at `i` are a year, and count nobody."""
    word = words[i]
    if len(word) != 4 or not word.isdigit() or not 1000 <= int(word) <= 2100:
        return False
    before, following = words[i - 1] if i else "", words[i + 1] if i + 1 < len(words) else ""
    if following in PEOPLE_AFTER_YEAR:
        return int(word) >= 1900 and _before_people(words, i, before)
    if int(word) >= 1900 and following in _DEEDS and (before in _BEFORE_DEEDS or is_tried_over(words, i)):
        return True
    if int(word) >= 1900:
        return before in _BEFORE or before in CALENDAR or before == "," or following in (",", ".", ")", "")
    return _is_old(words, i, before, following)


def is_tried_over(words: list[str], i: int) -> bool:
    """Whether somebody is brought to court over the deeds of a year: "charged over [2017] killings"."""
    if i < 2 or words[i - 1] not in ("over", "in", "of") or words[i - 2] not in _TRIED:
        return False
    return words[i].isdigit() and 1900 <= int(words[i]) < 2040 and i + 1 < len(words) and words[i + 1] in _DEEDS


_YEAR_OPENS = frozenset(["in", "since", "during"])
_OPENINGS = frozenset(["", ",", ";", ":", ".", "(", '"', "“", "-", "–", "—", "and", "but", "that", "while", "where"])
_OF_MONTH = _IN_YEAR | {"of", "from", "between", "to", "early", "late", "mid", "-"}


def _before_people(words: list[str], i: int, before: str) -> bool:
    """Whether figures before people are a year all the same: "in April [2019] people died", "since [2015] people have died".

    "In April, 1985 people" and "on Monday 1950 people" are counts, and so is what something "resulted in".
    """
    if before in CALENDAR:
        return int(words[i]) < 2040 and (before in SURE_CALENDAR or (i > 1 and words[i - 2] in _OF_MONTH))
    if before == "year" and i > 2:
        return words[i - 2] == "the" and words[i - 3] in _YEAR_OPENS
    if before == "and" and i > 2 and len(words[i - 2]) == 4 and words[i - 2].isdigit():
        return words[i - 3] in _YEAR_OPENS and _opens_clause(words, i - 3)
    return before in _YEAR_OPENS and _opens_clause(words, i - 1)


def are_years_before_people(words: list[str], i: int, low: int, high: int) -> bool:
    """ "[Between 2015 and 2017] civilians were killed": no "between 1900 and 2000 people", "a toll of between 1980 and 2010"."""
    told = words[i] == "between" and words[i + 1].isdigit() and words[i + 3 : i + 4] == [str(high)]
    return told and bool(low % 50 or high % 50) and _opens_clause(words, i)


def _opens_clause(words: list[str], i: int) -> bool:
    return not i or words[i - 1] in _OPENINGS


def _is_old(words: list[str], i: int, before: str, following: str) -> bool:
    """Whether four figures are a year before 1900: "in late 1885, his father died", "his 1793 execution"; not "1500 dead"."""
    second = words[i + 2] if i + 2 < len(words) else ""
    if before in _POSSESSIVES:
        return following in _OLD_EVENTS or second in _OLD_EVENTS
    if before == "," and i > 3 and words[i - 2].isdigit():
        return words[i - 3] in CALENDAR or (words[i - 3] == "." and words[i - 4] in CALENDAR)  # "on Nov. 3, 1875"
    if before in _SEASONS or before in CALENDAR:
        return True
    if before == "in" and following and not following.endswith("s") and not second.endswith("s"):
        return True  # "in 1875 Ann Lee died", not "in 1500 raids"
    return before in _IN_YEAR and (following in _AFTER_OLD_YEAR or following in SURE_CALENDAR)
