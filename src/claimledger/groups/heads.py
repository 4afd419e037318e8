"""Which noun heads a group, and where the group ends."""

from __future__ import annotations

import re

from claimledger.lexicon import word_set
from claimledger.numbers import NUMBER_WORDS
from claimledger.units import Unit, Words

ORGANISATIONS = frozenset(
    ["faction", "outfit", "wing", "organisation", "organization", "front", "movement", "militia", "army"]
)


# Bodies that the people noun before them only describes: "the farmers federation", "the socialist international". But
# "two soldiers guard the gate", "a socialist deputy".
_BODIES = word_set("institutions", "bodies")


#: Last words of the names of firms, which neither die nor are hurt: "the demise of Orvale Futures Co".
FIRMS = word_set("institutions", "firms")


PLACE_WORDS = word_set("institutions", "sites")


#: What people are together, whose size may stand before it: "an 11-member [family]".
HOUSES = frozenset(["family", "household", "crew", "convoy", "delegation", "congregation", "party", "team"])
_BEFORE_TIME = frozenset(["last", "late"])
HERS = frozenset("jJYARHMNlUXCrocnKZSWDh")  # what "her" may belong to


def head_of(words: Words, start: int, end: int, bare: bool, single: bool) -> tuple[int, int | None]:
    """The end of the group that begins its nouns at `start`, and the unit that heads it, or None.

    The last noun of a compound heads it ("army truck driver"), but a plural ends it ("two soldiers guard the gate"), and
    a name behind a people noun belongs to it ("driver Imran Lodhi").
    """
    units, tags = words.units, words.tags
    head: int | None = None
    i = start
    unknown = 0
    while i < end:
        tag = tags[i]
        if tag in "HMA":
            head, unknown = i, 0
            person = units[i].person
            if i + 2 < len(units) and tags[i + 2] in "Key" and _is_governed_by_next(units, i, single):
                i += 1
                break
            attributive = i + 1 < end and (
                (
                    tags[i + 1] == "X" and not units[i].word.endswith("s") and not measures(units[i + 1])
                )  # "a police convoy"
                or units[i + 1].word in _BODIES
            )
            if (
                tag in "HM"
                and person is not None
                and person.plural
                and not attributive
                and not (i + 1 < end and tags[i + 1] in "HMC")
                and not (i + 2 < end and tags[i + 1] == "S")  # "the weavers' guild"
            ):
                i += 1
                break
        elif tag in "XC":
            if tag == "X" and measures(units[i]) and (i > start or tags[i - 1 : i] == "c"):
                break  # "killed [six men] 12 km north of Osk"
            head = i
        elif tag in "Nl" or (tag == "U" and words.caps and _named_next(units, tags, head, i, end, bare)):
            if head is not None and tags[head] in "HMR":
                # A name behind a people noun: "constable Ramesh Oraon". It stays part of the group, the noun its head.
                stop = i + (tag == "U")
                while stop < end and tags[stop] in "Nl":
                    stop += 1
                while stop > i and tags[stop - 1] == "l":
                    stop -= 1
                body = stop < end and (tags[stop] in "HMXAC" or units[stop].word in _BODIES)
                if body and tags[stop - 1] == "N":
                    i = stop
                    continue
                return max(stop, i), head
            if head != i - 1 or tags[i - 1] != "X":  # the headline "Murder Trial Begins" names nobody
                head = i if tag == "N" or head is None else head
        elif tag == "U":
            if head is not None and tags[head] in "HM":
                person = units[head].person
                onward = i + 1 < end and tags[i + 1] in "HMXUC"
                if units[i].word not in _BODIES and (not onward or (person is not None and person.plural)):
                    break
            if head is not None and tags[head] == "C" and i + 1 < len(tags) and units[i].word in _BEFORE_TIME:
                break  # "300 deaths [last week]"
            if bare and (head is None or tags[head] != "N") and not titled(tags, start):
                return i, None
            unknown += 1
            if unknown > 4:
                break
            head = i
        elif tag in "jJY":
            if head is not None and tags[head] in "HM" and not (i + 1 < end and tags[i + 1] in "HMAXU"):
                break
            if head == i - 1 and not bare and tags[i : i + 2] == "jU" and _is_of_a_side(units[head]):
                head, i = i + 1, i + 2
                continue
            if tag == "J" and (units[i].person and units[i].person.kind == "community") and (single or not bare):  # type: ignore[union-attr]
                head = i if head is None or tags[head] not in "HM" else head
            elif head is not None and tags[head] in "HMAX" and tag != "J":
                break
        elif tag == "S":
            # "the trader's wife": the possessor only describes.
            if i + 1 >= end:
                break
            head = None
        elif tag in "KZre":
            if head is not None or (tag == "r" and not (i + 1 < end)):
                break
            if bare and tag in "KZ" and i > start:
                return i, None
        elif tag == "R":
            head = head if head is not None and tags[head] in "HM" and i + 1 >= end else i
        i += 1
    if head is None:
        return start, None
    stop = i
    while stop > head + 1 and tags[stop - 1] in "jJYrUSlKZ":
        stop -= 1
    return stop, head


#: Before words that an office is described with: a verb or noun of harm, a preposition, a comma, or nothing at all.
LEADS_TO_OFFICE = 'OBFPKkinVsw,:;&("'
OFFICE = r"[UjJY]*U[UjJAHMX]{0,3}[HM][Nl]*N"
_OFFICE = re.compile(OFFICE)


def titled(tags: str, i: int) -> bool:
    """Whether unknown words from `i` describe an office with its bearer: "the murder of [harbour] minister Ana Tamm"; but
    "raiders [harry] farmer Ana Tamm" has a verb there."""
    return tags[i] in "UjJY" and (i == 0 or tags[i - 1] in LEADS_TO_OFFICE) and _OFFICE.match(tags, i) is not None


def measures(unit: Unit) -> bool:
    """Whether a unit is a number with what it measures: "12 km", "3km", "two miles", "a few metres"."""
    first, _, behind = unit.word.partition(" ")
    if first[0].isdigit():
        return bool(behind) or not first.isdigit()
    return bool(behind) and (first in NUMBER_WORDS or first in _SOME)


def before_time(words: Words, i: int) -> bool:
    """Whether the count at `i` ends before a word of time: "fell to [310] last year"."""
    return words.tags[i + 1 : i + 3] == "UE" and words.units[i + 1].word in _BEFORE_TIME


def _is_of_a_side(unit: Unit) -> bool:
    """Whether a noun of people may say whose something is: "the largest [leftist] political force", "a [rebel] radio post"."""
    person = unit.person
    return person is not None and not person.plural and (unit.word.endswith("ist") or person.category == "armed_group")


_SOME = frozenset(["a", "an", "few", "several", "some", "half", "many"])
_ANYONE = frozenset(
    ["man", "woman", "boy", "girl", "teenager", "teen", "youth", "person", "suspect", "driver", "motorist"]
)


def _is_governed_by_next(units: list[Unit], i: int, single: bool) -> bool:
    """ "A [man] police shot", "a [cook] rebels abducted": one person, and behind the noun those of whom the verb tells; a
    compound would not end in a plural behind "a"."""
    one, several = units[i].person, units[i + 1].person
    if one is None or several is None or one.plural or units[i + 1].tag not in "HAM":
        return False
    if not (several.plural or units[i + 1].word == "police"):
        return False
    return single or units[i].word in _ANYONE


def _named_next(units: list[Unit], tags: str, head: int | None, i: int, end: int, bare: bool) -> bool:
    """ "SERGEANT [VIGIL] PAZ", "JUDGE [LOVE] WAS KILLED": in capitals, what is behind a title and before a name or verb
    is a name too."""
    if head != i - 1 or i + 1 >= len(tags) or tags[head] not in "HR":
        return False
    person = units[head].person
    if person is None or person.plural:
        return False
    if tags[i + 1] == "N" and i + 1 < end:
        return person.title or tags[i + 1 : i + 3] == "NN"
    return bare and person.title and units[i + 1].word in ("was", "is", "has", "had")


def name_start(tags: str, start: int, head: int) -> int:
    i = head
    while i > start and tags[i - 1] in "Nl":
        i -= 1
    while i < head and tags[i] == "l" and tags[i + 1] in "l":
        i += 1
    return i


def is_people(unit: Unit) -> bool:
    return unit.person is not None and unit.person.tag in "HMAJ" and unit.person.kind not in ("modifier",)
