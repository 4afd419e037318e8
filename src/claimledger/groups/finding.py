"""All noun groups of a sentence, with what binds neighbours: one count over two nouns, ages that count, members of theirs."""

from __future__ import annotations

import re

from claimledger.groups.alternatives import with_alternatives
from claimledger.groups.attach import attach
from claimledger.groups.chunk import BEGINS, group_at
from claimledger.groups.group import Group
from claimledger.groups.heads import LEADS_TO_OFFICE, OFFICE
from claimledger.numbers import NUMBER_WORDS
from claimledger.records import Category
from claimledger.spans import Span
from claimledger.units import Count, Words


def find_groups(words: Words) -> list[Group]:
    """The noun groups of a sentence, left to right, things among them (so that a rule can see what a verb governs)."""
    groups: list[Group] = []
    behind, tags, end = 0, words.tags, len(words.tags)
    for match in _BEGIN.finditer(tags):
        i = match.start()
        group = group_at(words, i) if i >= behind else None
        if group is None:
            continue
        if i > 2 and tags[i - 1] in "KZ" and tags[i - 2] == "O" and words.units[i - 3].word in _BODY:
            group = group_at(words, i - 1, inner=True) or group  # "the body of [kidnapped trader Ivo Lang]"
        if group.bare and not group.names and i > behind + 1 and tags[i - 1] == "U":
            _described(words, group, behind)
        if group.last < end and (group.kind == "count" or tags[group.last] in "OF"):
            attach(words, group)
        if (
            group.kind == "people"
            and group.plural
            and (group.count is None or (group.last < end and tags[group.last] in ",(Y"))
        ):
            _count_ages(words, group)
        if group.of_theirs and not group.known_category:
            _theirs(groups, group)
        groups.append(group)
        behind = group.last
    return _join(words, with_alternatives(words, groups))


_ANY = frozenset(["every", "each", "any", "either", "whichever", "such"])


def _described(words: Words, group: Group, behind: int) -> None:
    """Take into a bare group the unknown words before its noun that can be nothing but said of it, as they stand behind
    "of", a verb of harm or an "and": "the murder of [social democratic leaders]", "a colonel and [defense minister]"."""
    units, tags, first = words.units, words.tags, group.first
    if group.head is None or group.head is not units[first] or tags[first] not in "HM":
        return
    while first > behind and tags[first - 1] in "UjJ" and units[first - 1].end + 1 == units[first].start:
        first -= 1
    lead = tags[first - 1] if first > behind else ""
    if lead not in "OKV&" or (lead == "&" and group.plural) or units[first].word in _ANY:
        return
    group.first, group.span = first, Span(units[first].start, group.span.end)


_BODY = frozenset(["body", "bodies", "corpse", "corpses", "dead body", "dead bodies", "remains"])
# An unknown word is a noun in the office of somebody who is named.
_BEGIN = re.compile(f"[g{BEGINS.replace('U', '')}]|(?:^|(?<=[{LEADS_TO_OFFICE}]))(?={OFFICE})U")


_YEARS = r"(?:\d{1,2}|" + "|".join(sorted(map(re.escape, NUMBER_WORDS), key=len, reverse=True)) + r")\b"


_AGES = re.compile(rf",?\s*\(?(?:(?:ages?|aged)\s+)?({_YEARS}(?:(?:, and |, | and ){_YEARS})+)")


def _count_ages(words: Words, group: Group) -> None:
    """ "his sons, ages 3 and 4", "the brothers, 7 and 9,": the ages count the people."""
    if group.last >= len(words.units):
        return
    if words.tags[group.last : group.last + 2] not in (",Y", "(Y") and words.tags[group.last] != "Y":
        return
    match = _AGES.match(words.text, group.span.end)
    if match is None:
        return
    ages = re.split(r", and | and |, ", match.group(1))
    if group.count is None:
        group.count = Count(0, 0, 0, len(ages), len(ages), "exact")
        group.low, group.high, group.qualifier = len(ages), len(ages), "exact"
    elif (group.low, group.high) != (len(ages), len(ages)):
        return
    unit = words.units[group.last - 1]
    if all(age.isdigit() and int(age) < 18 for age in ages) and not group.known_category:
        group.category, group.demographic = "civilian", "children"
    group.number = group.number or Span(unit.start, unit.end)


def _theirs(groups: list[Group], group: Group) -> None:
    """ "waited for the guards and killed 16 of their members": members of whom was said before."""
    for earlier in reversed(groups):
        if earlier.known_category and earlier.plural and earlier.kind == "people":
            group.category, group.known_category = earlier.category, True
            return


def _join(words: Words, groups: list[Group]) -> list[Group]:
    """One count over two nouns: "213 guards and militants", "the number of members and leaders killed"."""
    joined: list[Group] = []
    tags = words.tags
    for group in groups:
        last = joined[-1] if joined else None
        between = tags[last.last : group.first] if last is not None else ""
        if (
            between == "&" and last is not None
            and (last.count is not None or last.number_of)
            and last.kind == group.kind == "people" and last.plural and group.plural
            and group.count is None and not group.definite and not group.other
            and words.units[last.last].word in ("and", "or", "&")
            and not (last.qualifier == "exact" and last.low == 0)
        ):  # fmt: skip
            if last.known_category == group.known_category:
                last.category = _both(last.category, group.category)
            elif group.known_category:  # "colleagues and neighbours": the one that says more
                last.category, last.known_category = group.category, True
            if last.demographic != group.demographic:
                last.demographic = None
            last.last, last.span = group.last, Span(last.span.start, group.span.end)
        elif last is not None and last.last == group.first and _are_both(words, last, group):
            group.first, group.span = last.first, Span(last.span.start, group.span.end)
            group.count, group.number, group.low, group.high = last.count, last.number, last.low, last.high
            group.qualifier, group.definite = last.qualifier, last.definite
            joined[-1] = group
        elif between == "," and last is not None and _formation_behind(words, last, group):
            last.last, last.span = group.last, Span(last.span.start, group.span.end)
        elif between == "," and last is not None and _place_before(words, last, group):
            group.first, group.span = last.first, Span(last.span.start, group.span.end)
            group.bare = False
            joined[-1] = group
        else:
            joined.append(group)
    return joined


def _are_both(words: Words, count: Group, group: Group) -> bool:
    """ "[Both] [his sons]": the count before the possessive."""
    both = count.kind == "count" and words.units[count.last - 1].word == "both"
    return both and group.kind == "people" and group.plural and group.owned and group.count is None


def _formation_behind(words: Words, one: Group, two: Group) -> bool:
    """ "Four privates of the [3rd Battalion], [2nd Brigade]": the larger body to which a body of troops belongs."""
    tags = words.tags
    if one.head is None or two.head is None or one.head.tag != "A" or two.head.tag != "A" or two.count is not None:
        return False
    return tags[one.last - 1] == "A" and tags[two.first] == "j" and words.units[two.first].word[0].isdigit()


def _place_before(words: Words, place: Group, group: Group) -> bool:
    """ "a [Tarn County, Ohio] teen": the place in front of the noun, and a comma, is no name of the person."""
    return (
        place.kind == "name"
        and words.tags[place.first] == "a"
        and group.kind == "people"
        and group.bare
        and not group.plural
        and words.tags[group.first] == "N"
        and not group.names
    )


def _both(one: Category, two: Category) -> Category:
    if one == two:
        return one
    if {one, two} <= {"security_forces", "armed_group", "combatant"}:
        return "combatant"
    return "people"
