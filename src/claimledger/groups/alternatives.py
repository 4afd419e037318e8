"""Second figures for the same people: "at least 12, possibly 14, people", "two, and not three, people"."""

from __future__ import annotations

import re
from dataclasses import replace

from claimledger.groups.group import Group
from claimledger.records import Qualifier
from claimledger.spans import Span
from claimledger.units import Words

_LED = re.compile(r"[r!PU&s(,-]c")  # what may lead to a second figure
_MAYBE = re.compile(
    r"\s*[,(–—-]*\s*(?:(?:and|or|but)\s+)?(?:if\s+not|(?:quite\s+|very\s+)?possibly|perhaps|maybe|potentially|conceivably|even)"
    r"(?:\s+even)?(?:\s+(?:as\s+many\s+as|up\s+to|more\s+than|(?:well\s+)?over|about|around|nearly|close\s+to))?\s+"
)
_UP_TO = re.compile(r"\s*,?\s*(?:and|or)\s+(?:as\s+many\s+as|up\s+to)\s+")
_NOT = re.compile(r"\s*[,(–—-]*\s*(?:(?:(?:and|but)\s+)?not|rather\s+than|instead\s+of)\s+")
_CLOSED = {",": ",", "(": ")", "-": "-"}
_VERBS = "bvmDKVd"  # behind a closing comma these are said of the people before it


def with_alternatives(words: Words, groups: list[Group]) -> list[Group]:
    """The groups, where a second figure for the people of the one before it is taken into that one."""
    if len(groups) < 2 or _LED.search(words.tags) is None:
        return groups
    kept: list[Group] = []
    for group in groups:
        last = kept[-1] if kept else None
        if last is not None and group.first < last.last:
            continue  # the noun behind both figures is taken in
        merged = _merged(words, last, group, groups) if last is not None else None
        if merged is None:
            kept.append(group)
        else:
            kept[-1] = merged
    return kept


def _merged(words: Words, one: Group, two: Group, groups: list[Group]) -> Group | None:
    """The group of both figures, where `two` says of how many people it may be as well, or of how many it is not."""
    if one.count is None or two.count is None or one.kind not in ("people", "count") or one.other or two.other:
        return None
    if one.anaphoric or two.anaphoric or one.of is not None or two.of is not None or not _numbers(one, two):
        return None
    assert one.number is not None and two.number is not None
    units, at = words.units, one.last
    mark = words.tags[at] if words.tags[at] in ",(-" else ""
    between = words.text[units[at - 1].end : two.number.start].lower()
    if one.qualifier == two.qualifier == "vague" and one.kind == "count" and between == " and " and one.low == two.low:
        assert one.number is not None and two.number is not None
        again = Span(one.number.start, two.number.end)  # "dozens and dozens of people"
        return replace(two, first=one.first, span=Span(one.span.start, two.span.end), number=again)
    if (limits := _limits(one, two, between)) is not None:
        return _limited(one, two, limits)
    denied = _NOT.fullmatch(between) is not None
    if not denied and _MAYBE.fullmatch(between) is None:
        if one.qualifier not in ("at_least", "more_than") or _UP_TO.fullmatch(between) is None:
            return None
    if not denied and one.kind == "people" and (two.kind == "people" or two.qualifier == "at_most"):
        return None  # "twelve guards and perhaps [20 rebels]", "at least twelve people, perhaps as many as [20]"
    if two.kind not in ("people", "count"):
        return None
    bounds: tuple[int | None, int | None, Qualifier] | None = (one.low, one.high, one.count.qualifier)
    if not denied:
        bounds = _both(one, two)
    if bounds is None:
        return None
    noun, last = two, two.last
    if two.kind == "count" and mark and words.tags[last : last + 1] == _CLOSED[mark]:
        behind = _noun_behind(words, last + 1, groups) if one.kind == "count" else None
        if behind is not None:
            noun, last = behind, behind.last
        elif mark != "," or words.tags[last + 1 : last + 2] in tuple(_VERBS):
            last += 1
    elif two.kind == "count" and words.tags[last : last + 1] in ("K", "Z") and one.kind == "people":
        return None  # "twelve guards and perhaps [20] wounded"
    whole = replace(one if one.kind == "people" or (noun is two and two.kind == "count") else noun)
    whole.first, whole.last = one.first, last
    end = units[last - 1].end if words.tags[last - 1] not in ",)-" else units[last - 2].end
    whole.span = Span(one.span.start, max(end, one.span.end))
    whole.low, whole.high, whole.qualifier = bounds
    whole.count = replace(one.count, low=bounds[0], high=bounds[1], qualifier=bounds[2])
    whole.plural, whole.definite, whole.bare = True, one.definite, False
    whole.number = one.number if denied or one.kind == "people" else Span(one.number.start, two.number.end)
    return whole


_BUT = re.compile(
    r"\s*,?\s*(?:but|and)\s+(?:fewer\s+than|less\s+than|no\s+more\s+than|not\s+more\s+than|at\s+most|under|below|up\s+to)\s+"
)


def _limits(one: Group, two: Group, between: str) -> tuple[int, int] | None:
    """The bounds of "more than 20 but fewer than 30 people"."""
    if one.kind != "count" or one.low is None or one.high is not None or two.low is not None or two.high is None:
        return None
    return (one.low, two.high) if one.low < two.high and _BUT.fullmatch(between) is not None else None


def _limited(one: Group, two: Group, limits: tuple[int, int]) -> Group:
    assert one.number is not None and two.number is not None and two.count is not None
    low, high = limits
    whole = replace(
        two, first=one.first, span=Span(one.span.start, two.span.end), low=low, high=high, qualifier="range"
    )
    whole.count = replace(two.count, low=low, high=high, qualifier="range")
    whole.number = Span(one.number.start, two.number.end)
    return whole


def _numbers(one: Group, two: Group) -> bool:
    """Whether both say how many, and not that there was nobody."""
    return one.low != 0 and two.low != 0 and one.number is not None and two.number is not None


def _both(one: Group, two: Group) -> tuple[int | None, int | None, Qualifier] | None:
    """The bounds of "12, possibly 14", "at least 12, maybe more than 20", "dozens, perhaps hundreds"."""
    more = two.high if two.high is not None else two.low
    if one.low is None or more is None or not one.low < more or (one.high or 0) > more:
        return None
    if one.qualifier == "vague" and two.qualifier == "vague":
        return one.low, None, "vague"
    if one.qualifier in ("vague", "unquantified") or more > one.low * 10:
        return None
    if two.high is None:
        return one.low, None, "at_least"
    return one.low, two.high, "range"


def _noun_behind(words: Words, at: int, groups: list[Group]) -> Group | None:
    """The bare plural at `at` whose count stands before it: "12, possibly 14, [people]"; no "[officials] said"."""
    noun = next((g for g in groups if g.first == at), None)
    if noun is None or noun.kind != "people" or not noun.plural or noun.count is not None or not noun.bare:
        return None
    return noun if words.tags[noun.last : noun.last + 1] != "y" else None
