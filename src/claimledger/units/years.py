"""Months, and figures that are years."""

from __future__ import annotations

from claimledger.calendars import MONTHS

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
_OLD_EVENTS = frozenset(
    """death deaths execution executions murder murders assassination assassinations killing killings hanging hangings
    suicide battle war siege massacre uprising revolt rebellion earthquake eruption fire flood famine plague epidemic
    shipwreck wreck raid duel explosion disaster riot riots coup invasion""".split()  # noqa: SIM905
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
        return False
    if int(word) >= 1900:
        return before in _BEFORE or before in CALENDAR or before == "," or following in (",", ".", ")", "")
    return _is_old(words, i, before, following)


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
