"""Figures beside people that count nobody, as the words around them show: "a Grade 7 pupil", "six men under 30"."""

from __future__ import annotations

from claimledger.lexicon import word_set
from claimledger.units.unit import Unit, tag_at, word_at

# What a number names wherever it stands behind: "Grade 7", "SEAL Team 6". They are written with a capital.
_NUMBERED = word_set("numbered", "labels")
# These end names of places as well, behind which people are counted: "In Kailali District 12 people died".
_PLACES = word_set("numbered", "places")
_SPANS = frozenset(["day", "week", "night", "month", "round"])
_WHEN = frozenset(["on", "by", "since", "until", "from", "into", "for", "in", "reached", "entered", "enters"])
_BOUNDS = ("under ", "over ")
_AGE_SIDES = frozenset(["between", "over", "under", "above", "below", "past"])


def name_of_number(units: list[Unit], i: int, text: str) -> bool:
    """Make the number at `i` the name of the noun before it: "a [Grade 7] pupil", "a boy from [District 10]"."""
    noun = units[i - 1]
    if not units[i].word.isdigit() or len(units[i].word) > 4:
        return False
    if noun.word in _SPANS and word_at(units, i - 2) in _WHEN:
        units[i].tag, units[i].count = (
            "X",
            None,
        )  # "on day [12] of the siege people died"; not "that day 12 people died"
        return True
    written = text[noun.start : noun.end]
    if not (written[:1].isupper() and written[1:].islower()) or text[noun.end : units[i].start] != " ":
        return False
    after = units[i + 1] if i + 1 < len(units) else None
    person = after.person if after is not None and after.tag in "HMAJR" else None
    if noun.word in _PLACES:
        if tag_at(units, i - 2) in "NK" or (person is not None and person.plural and tag_at(units, i - 2) != "c"):
            return False
    elif noun.word not in _NUMBERED or word_at(units, i - 2) == "new":
        return False
    one = person is not None or (after is not None and after.tag in "HMJRN")
    for unit in units[i - 1 : i + 1]:
        unit.tag, unit.count, unit.harms, unit.person = ("j" if one else "X"), None, None, None
    return True


_FRACTIONS = frozenset(["thirds", "quarters", "fifths", "sixths", "tenths"])


def is_share_or_term(units: list[Unit], i: int) -> bool:
    """Make no count of "[two thirds] of the pilgrims", nor of years in "20 years for the murder and [five] for wounding"."""
    behind = word_at(units, i + 1)
    if behind in _FRACTIONS and tag_at(units, i + 2) == "O":
        units[i].tag = units[i + 1].tag = "X"
        return True
    if behind == "for" and i > 1 and units[i - 1].tag in "&," and _is_term_of_years(units, i):
        units[i].tag, units[i].count = "E", None
        return True
    return False


def _is_term_of_years(units: list[Unit], i: int) -> bool:
    return any(
        u.tag == "E" and u.word.endswith(_TERMS) and word_at(units, k + 1) in ("for", "in")
        for k, u in enumerate(units[: i - 1])
    )


_TERMS = ("year", "years", "months", "decades")


def is_bound_of_age(units: list[Unit], i: int, after: str, text: str) -> bool:
    """Whether the bound at `i` is of the ages of those counted before it: "six men [under 30] were killed"."""
    count = units[i].count
    if count is None or i < 2:
        return False
    if word_at(units, i - 1) == "than" and word_at(units, i - 2) in ("older", "younger"):
        if word_at(units, i - 3) in ("no one", "all"):
            units[i - 3].tag, units[i - 3].count = "r", None  # "six men, [none] older than 25, were killed"
        return True
    if count.qualifier not in ("at_most", "more_than") or not 5 <= (count.low or count.high or 0) < 90:
        return False
    if units[i - 1].tag != "H" or "c" not in (tag_at(units, i - 2), tag_at(units, i - 3)):
        return False
    bound = text.startswith(_BOUNDS, units[i].start)
    return bound and (after in "bvDKZ.,;&P" or not after)


def age_of(units: list[Unit], i: int) -> None:
    """ "Six men [between the ages of 20 and 30]": an age, and nobody who is 20."""
    if i > 2 and units[i - 1].word == "the" and units[i - 2].word in _AGE_SIDES:
        for unit in units[i - 2 : i]:
            unit.tag, unit.count = "Y", None
