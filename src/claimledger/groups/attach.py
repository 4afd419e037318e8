"""What "of" and "from" say of a group: "16 members of the guard", "five of their neighbours", "two of the dead"."""

from __future__ import annotations

import re

from claimledger.groups.chunk import HEEDED, group_at
from claimledger.groups.group import Group
from claimledger.records import FORCES
from claimledger.spans import Span
from claimledger.units import Words

_OF = re.compile(r"(?P<of>O|F|FO)(?P<inner>[atpz]?(?:[jJYARHMNlUSr]|[KZ](?=[jJAHMUNY])|(?<=O)[ocC])*)")


_OF_PEOPLE = frozenset(["group", "party", "team", "family", "household", "patrol", "squad", "unit", "platoon", "crew"])


def attach(words: Words, group: Group) -> None:
    """Join "of …" and "from …" that say who they are: "16 members of the regime's security forces", "five of their
    neighbours", "89 from security forces", "a group of herders", "a family of five"."""
    units, tags = words.units, words.tags
    if group.last >= len(units) or (group.kind != "count" and tags[group.last] not in "OF"):
        return
    head = group.head
    of_number = head is not None and head.word in _OF_NUMBER
    if not (group.kind in ("people", "count", "unknown", "deaths") or of_number):
        return
    vague_of = group.kind == "count" or (head is not None and head.word in _PARTITIVE)
    if group.kind == "count" and _anaphoric(words, group):
        return
    described = _described(words, group)
    if described is not None:
        _merge(words, group, described)
        return
    match = _OF.match(tags, group.last)
    if match is None or match.end("inner") == match.start("inner"):
        return
    heeded = any(u.person is not None and u.person.term in HEEDED for u in units[group.first : group.last])
    neutral = not heeded and ((head is not None and head.tag == "M") or not group.known_category)
    if not vague_of and not neutral and not of_number:
        return
    inner = group_at(words, match.start("inner"), inner=True)
    if inner is None or inner.kind == "pronoun":
        return
    if group.kind == "count" and tags[inner.last : inner.last + 1] == "S" and inner.last + 1 < len(tags):
        theirs = group_at(words, inner.last + 1)  # "none of the town's [40 guards]"
        if theirs is not None and theirs.kind in ("people", "count") and theirs.plural:
            inner, theirs.definite = theirs, True
    if vague_of and inner.kind in ("people", "unknown", "count", "name", "deaths"):
        _merge(words, group, inner)
        if group.of is inner and group.first and units[group.first - 1].word in ("every", "each"):
            group.of, group.count, group.number, group.plural = None, inner.count, inner.number, True
            group.low, group.high, group.qualifier = inner.low, inner.high, inner.qualifier
            group.definite = True  # "every one of the 20 villagers": all of them
        return
    if group.kind == "count" and inner.kind == "thing" and tags[match.start()] == "O":
        if inner.head is None or inner.head.word not in _OF_PEOPLE:
            group.kind = "thing"  # "one of the vans"; but "four others of the group"
        return
    if of_number and inner.count is not None and inner.kind == "thing":
        group.last, group.span = inner.last, Span(group.span.start, inner.span.end)  # "the crew of 22 trucks"
        return
    if of_number and inner.count is not None and tags[match.start()] == "O":
        group.kind = "people"
        group.count, group.number = inner.count, inner.number
        group.low, group.high, group.qualifier, group.plural = inner.low, inner.high, inner.qualifier, True
        if inner.category in FORCES and not group.known_category:  # "a band of 15 rebels"
            group.category, group.known_category, group.demographic = inner.category, True, inner.demographic
        group.last, group.span = inner.last, Span(group.span.start, inner.span.end)
        return
    formed = inner.kind == "thing" and inner.head is not None and inner.head.word.split()[-1] in _FORMATIONS
    if formed and inner.head is not None and inner.head.word.startswith(_OF_THE_STATE):
        inner.category, inner.known_category = "security_forces", True  # "members of an army convoy"
    if (
        neutral
        and (formed or inner.kind in ("people", "unknown", "name"))
        and inner.known_category
        and inner.count is None
    ):
        if (
            (head is not None and head.tag == "M")
            or (head is not None and head.word in _NEUTRAL_OF)
            or tags[match.start()] == "F"
        ):
            if inner.head is not None and (formed or inner.head.tag in "AHMJU") and inner.category != "people":
                group.category, group.known_category = inner.category, True
                group.affiliation = inner.span
                group.last, group.span = inner.last, Span(group.span.start, inner.span.end)
                second = _OF.match(tags, group.last)
                if second is not None:
                    deeper = (
                        group_at(words, second.start("inner")) if second.end("inner") > second.start("inner") else None
                    )
                    if (
                        deeper is not None
                        and deeper.known_category
                        and inner.head.tag == "M"
                        and deeper.head is not None
                        and deeper.head.tag == "A"
                    ):
                        group.category, group.last = deeper.category, deeper.last
                        group.span = Span(group.span.start, deeper.span.end)


def _described(words: Words, group: Group) -> Group | None:
    """The people behind a bare count whom words of no lexicon lead to: "thousands of [cholera patients]"."""
    units, tags, at = words.units, words.tags, group.last + 1
    if group.kind != "count" or tags[at - 1] != "O" or tags[at : at + 1] not in ("U", "e"):
        return None
    at += 2 if tags[at + 1 : at + 2] in ("U", "e", "X") else 1
    person = units[at].person if tags[at : at + 1] == "H" else None
    return group_at(words, at) if person is not None and person.plural else None


# "Members of a guerrilla unit", "of the police convoy": of those whose unit it is.
_FORMATIONS = frozenset(
    ["band", "cell", "column", "contingent", "convoy", "crew", "detachment", "patrol", "platoon", "squad", "team", "unit",
     "units"]
)  # fmt: skip


_OF_THE_STATE = ("army ", "military ", "police ")


_PARTITIVE = frozenset(
    [
        "group",
        "total",
        "number",
        "count",
        "tally",
        "batch",
        "handful",
        "majority",
        "rest",
        "dozens",
        "scores",
        "hundreds",
        "one",
        "pair",
        "couple",
        "trio",
        "all",
        "some",
        "many",
        "most",
    ]
)


_NUMBER_OF = frozenset(["number", "count", "tally"])


_THESE = frozenset(["these", "those"])
_ENDS_THESE = frozenset("bvrDe,.;")
_OF_THEM = frozenset(["of them", "of whom", "of these", "of those", "of which"])


def _anaphoric(words: Words, group: Group) -> bool:
    """Take in "of them" or "of the dead" behind a bare count."""
    units, tags, at = words.units, words.tags, group.last
    if units[at].word in _OF_THEM:
        last = at + 1
    elif (
        tags[at] == "O"
        and at + 1 < len(units)
        and units[at + 1].word in _THESE
        and tags[at + 2 : at + 3] in _ENDS_THESE
    ):
        last = at + 2  # "eleven of these were children", no "eleven of these children"
    elif tags[at] == "O" and tags[at + 1 : at + 2] in ("t", "z") and at + 2 < len(units):
        inner = units[at + 2]
        sense = (inner.harms or {}).get("W")
        if sense is None and inner.word not in ("victims", "casualties"):
            return False
        group.whole_outcome = sense.outcome if sense is not None else None
        last = at + 3
    elif tags[at] == "O" and tags[at + 1 : at + 2] == "W":
        sense = (units[at + 1].harms or {}).get("W")  # "two of those killed"
        group.whole_outcome = sense.outcome if sense is not None else None
        last = at + 2
    else:
        return False
    group.anaphoric = True
    if last < len(units) and tags[last] in "HMJj":
        named = group_at(words, last)  # "two of them children"
        if named is not None and named.kind == "people" and named.count is None:
            group.category, group.demographic, group.known_category = (
                named.category,
                named.demographic,
                named.known_category,
            )
            last = named.last
    group.last, group.span = last, Span(group.span.start, units[last - 1].end)
    if group.low == group.high == 1 and group.first and units[group.first - 1].word in ("every", "each"):
        group.low, group.number = None, None  # "every one of them": all who were told of, and no one more
        group.high = None
    return True


_OF_NUMBER = frozenset(
    ["family", "crew", "team", "group", "patrol", "gang", "squad", "convoy", "party", "household", "platoon", "band",
     "busload", "boatload", "contingent", "delegation", "posse", "congregation"]
)  # fmt: skip


_NEUTRAL_OF = frozenset(
    ["people", "persons", "men", "person", "man", "woman", "women", "others", "adults", "individuals"]
)


def _merge(words: Words, group: Group, inner: Group) -> None:
    """ "dozens of people", "five of their neighbours": the count of the one, the people of the other."""
    group.number_of = group.head is not None and group.head.word in _NUMBER_OF
    group.of_theirs = words.tags[inner.first] == "p" and inner.head is not None and inner.head.tag == "M"
    if inner.count is not None and group.count is not None:
        if inner.kind in ("people", "deaths", "count") and (inner.low or 0) > (group.low or 0):
            group.of = inner  # "two of the five hostages", "57 of the 802 deaths": the two are counted
    number = words.tags[inner.first] == "c" and words.units[inner.first - 2].word == "a number"
    if inner.count is not None and (group.count is None or number):  # "a number of 43 people" are 43
        group.count, group.number = inner.count, inner.number
        group.low, group.high, group.qualifier = inner.low, inner.high, inner.qualifier
    group.head, group.kind = inner.head, inner.kind if inner.kind != "name" else "people"
    if inner.kind == "count":
        group.kind = "count"
    group.category, group.demographic = inner.category, inner.demographic
    group.known_category, group.affiliation = inner.known_category, inner.affiliation
    group.last, group.span = inner.last, Span(group.span.start, inner.span.end)
    if group.count is None and group.low == 1 and group.head is not None and inner.plural:
        group.plural = True
        group.low, group.high, group.qualifier = 2, None, "unquantified"
        group.number = inner.number
