"""Noun groups that name people: their count, category and demographic. The victims are chosen among them by harms."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimledger.numbers import NUMBER_WORDS
from claimledger.records import Category, Demographic, Outcome
from claimledger.spans import Span
from claimledger.units import Count, Unit, Words

# A run of units that may form one noun group; the head is settled afterwards. Harm participles stand only behind a
# determiner or count ("two injured guards"), unknown words likewise.
_RUN = re.compile(
    r"(?P<det>[tpz]?(?:a(?![tpz]))?)(?P<first>o?)(?P<before>(?:j(?=j*c))*)(?P<count>(?:c)?)(?P<other>o?)"
    r"(?P<mods>(?:[jJYARHMNlUXCrS]|[KZ](?=[jJARHMUNY])|r(?=e[jJAHM])|(?<=[arj])e(?=[jJAHM]))*)"
)
_NAME = re.compile(r"R*[NlU]*N[Nl]*")
_ORGANISATIONS = frozenset(
    ["faction", "outfit", "wing", "organisation", "organization", "front", "movement", "militia", "army"]
)
_WEAK = frozenset("people")
_SINGLE_PRONOUNS = frozenset(["he", "she", "him", "her", "himself", "herself"])


@dataclass(slots=True)
class Group:
    """People named together: units [first, last) of a sentence; `head` is the unit that names them, if any.

    `kind`: "people" (a people noun), "count" (a bare number or "others"), "name", "unknown" (a noun not in the lexicon),
    "thing" (no people), "pronoun".
    """

    first: int
    last: int
    kind: str
    span: Span
    head: Unit | None = None
    count: Count | None = None
    number: Span | None = None  # the words that carry the count: the number, or the noun of a single person
    low: int | None = None
    high: int | None = None
    qualifier: str = "exact"
    category: Category = "people"
    demographic: Demographic | None = None
    definite: bool = False
    plural: bool = False
    other: bool = False
    possessive: bool = False  # "X's": governs what follows
    bare: bool = False  # no determiner and no count: "a councillor and [trader]"
    harm: Unit | None = None  # an attributive harm word: "two injured guards"
    affiliation: Span | None = None
    names: tuple[str, ...] = ()
    known_category: bool = False
    anaphoric: bool = False  # "nine of them", "two of the dead": a part of those already told of
    first_word_is_name: bool = False  # nothing but a title describes the person
    number_of: bool = False  # "the number of deaths": leads to a figure
    of_theirs: bool = False  # "of their members", "their members"
    whole_outcome: Outcome | None = None  # of the whole, where its noun says it: "two of the dead"


def find_groups(words: Words) -> list[Group]:
    """The noun groups of a sentence, left to right, things among them (so that a rule can see what a verb governs)."""
    groups: list[Group] = []
    i, units = 0, words.units
    while i < len(units):
        group = _group_at(words, i)
        if group is None:
            i += 1
            continue
        _attach(words, group)
        _count_ages(words, group)
        if group.of_theirs and not group.known_category:
            _theirs(groups, group)
        groups.append(group)
        i = max(group.last, i + 1)
    return _join(words, groups)


_YEARS = r"(?:\d{1,2}|" + "|".join(sorted(map(re.escape, NUMBER_WORDS), key=len, reverse=True)) + r")\b"
_AGES = re.compile(rf",?\s*\(?(?:ages?|aged)\s+({_YEARS}(?:(?:, and |, | and ){_YEARS})+)")


def _count_ages(words: Words, group: Group) -> None:
    """ "his sons, ages 3 and 4": the ages count the people."""
    if group.kind != "people" or not group.plural or group.count is not None or group.last >= len(words.units):
        return
    if words.tags[group.last : group.last + 2] not in (",Y", "(Y") and words.tags[group.last] != "Y":
        return
    match = _AGES.match(words.text, group.span.end)
    if match is None:
        return
    ages = re.split(r", and | and |, ", match.group(1))
    unit = words.units[group.last - 1]
    group.count = Count(0, 0, 0, len(ages), len(ages), "exact")
    group.low, group.high, group.qualifier = len(ages), len(ages), "exact"
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
    """One count over two nouns: "213 guards and militants", "some 40 men and women"."""
    joined: list[Group] = []
    for group in groups:
        last = joined[-1] if joined else None
        if (
            last is not None and last.count is not None and last.kind == group.kind == "people" and last.plural and group.plural
            and group.count is None and not group.definite and not group.other and words.tags[last.last : group.first] == "&"
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
        else:
            joined.append(group)
    return joined


def _both(one: Category, two: Category) -> Category:
    if one == two:
        return one
    if {one, two} <= {"security_forces", "armed_group", "combatant"}:
        return "combatant"
    return "people"


def _is_address(units: list[Unit], count_at: int, first: int, text: str) -> bool:
    """ "2501 Carter Road": a bare number of three figures before a name counts no people of that name."""
    unit = units[count_at]
    return count_at >= 0 and first == count_at and unit.count is not None and unit.word.isdigit() and len(unit.word) > 2


def _may_stand(tags: str, i: int) -> bool:
    """Whether an age without an article is a person, as headlines have it: "the killing of 7-year-old shocks town"."""
    return i == 0 or tags[i - 1] in "OKkinV"


def _aged(tags: str, start: int, end: int) -> int | None:
    """The age that stands for the person: "the [17-year-old] was shot"."""
    i = start
    while i < end and tags[i] in "jJ":
        i += 1
    if i < end and tags[i] == "Y" and (i + 1 >= len(tags) or tags[i + 1] in "bvmKZDedwSPB,.&Or-;FsE"):
        return i
    return None


_PLACE_WORDS = frozenset(
    "center centre hospital avenue boulevard college school restaurant department airport highway university".split()
)
_HERS = frozenset("jJYARHMNlUXCrocnKZSWD")  # what "her" may belong to


def _group_at(words: Words, i: int, inner: bool = False) -> Group | None:
    units, tags = words.units, words.tags
    tag = tags[i]
    if tag == "g":
        pronoun = Group(i, i + 1, "pronoun", Span(units[i].start, units[i].end), units[i])
        pronoun.plural = units[i].word not in _SINGLE_PRONOUNS
        return pronoun
    if tag == "p" and units[i].word == "her" and tags[i + 1 : i + 2] not in _HERS:
        return Group(i, i + 1, "pronoun", Span(units[i].start, units[i].end), units[i])  # "he shot her in the back"
    if tag not in "tpzaocjJYARHMNlUXC" and not (inner and tag in "KZ"):
        return None
    match = _RUN.match(tags, i)
    assert match is not None
    if match.end() == i:
        return None
    det, count_at = match.group("det"), match.start("count") if match.group("count") else -1
    other = bool(match.group("first") or match.group("other"))
    start = match.start("mods")
    bare = not det and count_at < 0 and not other
    last, head = _head(words, start, match.end("mods"), bare, "a" in det)
    aged = "a" in det or "t" in det or count_at >= 0 or (not det and tags[i] == "Y" and _may_stand(tags, i))
    if head is None and aged:
        head = _aged(tags, start, match.end("mods"))
        last = head + 1 if head is not None else last
    if head is None:
        single = other and det == "t" and units[match.end() - 1].word == "other"
        if count_at >= 0 or single or other and not det.strip("a"):
            last = max(start, count_at + 1)
            group = Group(i, last, "count", _span(units, i, last), None)
            group.other = other
            return _counted(group, units, count_at, det)
        return None
    unit = units[head]
    group = Group(i, last, "people", _span(units, i, last), unit)
    group.other, group.bare = other, bare
    if tags[head] in "AHM" and "a" in det and count_at < 0 and unit.word.split()[-1] in _ORGANISATIONS:
        group.kind = "thing"  # "the Front, a breakaway faction"
    elif tags[head] == "X" or unit.tag == "C":
        group.kind = "thing" if tags[head] == "X" else "deaths"
    elif tags[head] == "R" and last > head + 1:
        group.kind = "name"
        group.names = (words.text[units[head + 1].start : units[last - 1].end],)
    elif tags[head] in "NlR" and not _is_people(unit):
        group.kind = "name"
        group.names = (words.text[units[_name_start(tags, start, head)].start : units[head].end],)
        if not words.caps and tags[head] == "N" and len(group.names[0]) < 6 and group.names[0].isupper():
            group.kind, group.names = "thing", ()  # "CPR", "SWAT"
        elif unit.word in _PLACE_WORDS or (count_at >= 0 and _is_address(units, count_at, i, words.text)):
            group.kind, group.names = "thing", ()  # "Mercy Medical Center"
    elif tags[head] in "UjJr" and not _is_people(unit):
        group.kind = "unknown"
    for unit_ in units[start:last]:
        if unit_.tag in "KZ":
            group.harm = unit_
    _describe(group, units, start, last, head)
    if group.kind == "people" and last > head + 1 and _is_address(units, count_at, i, words.text):
        group.kind = "thing"  # "2501 Carter Road"
    elif group.kind == "people" and last > head + 1:
        group.names = (words.text[units[head + 1].start : units[last - 1].end],)
        if (
            bare
            and head == start
            and not group.plural
            and not words.caps
            and unit.person is not None
            and unit.person.title
        ):
            # "Sergeant Kyaw Min Latt": the title only introduces the name. In capitals a title may be a surname's start.
            group.kind = "name"
    group.first_word_is_name = group.kind == "name" and bare and tags[start] in "Nl"
    return _counted(group, units, count_at, det)


def _head(words: Words, start: int, end: int, bare: bool, single: bool) -> tuple[int, int | None]:
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
            attributive = i + 1 < end and tags[i + 1] == "X" and not units[i].word.endswith("s")  # "a police convoy"
            if (
                tag in "HM"
                and person is not None
                and person.plural
                and not attributive
                and not (i + 1 < end and tags[i + 1] in "HMC")
            ):
                i += 1
                break
        elif tag in "XC":
            head = i
        elif tag in "Nl":
            if head is not None and tags[head] in "HMR":
                # A name behind a people noun: "constable Ramesh Oraon". It stays part of the group, the noun its head.
                stop = i
                while stop < end and tags[stop] in "Nl":
                    stop += 1
                while stop > i and tags[stop - 1] == "l":
                    stop -= 1
                if stop < end and tags[stop] in "HMXAC" and tags[stop - 1] == "N":
                    i = stop
                    continue
                return max(stop, i), head
            head = i if tag == "N" or head is None else head
        elif tag == "U":
            if head is not None and tags[head] in "HM":
                person = units[head].person
                if not (i + 1 < end and tags[i + 1] in "HMXUC") or (person is not None and person.plural):
                    break
            if bare and (head is None or tags[head] != "N") and not words.caps:
                return i, None
            unknown += 1
            if unknown > 4:
                break
            head = i
        elif tag in "jJY":
            if head is not None and tags[head] in "HM" and not (i + 1 < end and tags[i + 1] in "HMAXU"):
                break
            if tag == "J" and (units[i].person and units[i].person.kind == "community") and (single or not bare):  # type: ignore[union-attr]  # noqa: E501
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


def _name_start(tags: str, start: int, head: int) -> int:
    i = head
    while i > start and tags[i - 1] in "Nl":
        i -= 1
    while i < head and tags[i] == "l" and tags[i + 1] in "l":
        i += 1
    return i


def _is_people(unit: Unit) -> bool:
    return unit.person is not None and unit.person.tag in "HMAJ" and unit.person.kind not in ("modifier",)


def _describe(group: Group, units: list[Unit], start: int, last: int, head: int) -> None:
    """Category and demographic from the head and what stands before it."""
    person = units[head].person
    category: Category | None = person.category if person is not None and person.tag in "HMAJR" else None
    group.demographic = person.demographic if person is not None and person.tag in "HM" else None
    group.plural = bool(person and person.plural)
    if units[head].tag == "C":
        group.plural = units[head].word.endswith("s")
    elif units[head].tag == "A" and not (start and units[start - 1].tag == "a"):
        group.plural = True  # a force, "the police" or "government troops", is no single person
    specific = category is not None and category != "people" and units[head].tag != "M"
    if units[head].tag == "M":
        specific = False
    before = category
    for unit in units[start : head + (units[head].tag == "Y")]:
        if unit.tag == "Y":
            if unit.age is not None and unit.age < 18 and not specific:
                group.demographic = "children"
            continue
        other = unit.person
        if other is None or (unit.tag in "je" and other.kind != "modifier"):
            continue
        if other.demographic and group.demographic is None:
            group.demographic = other.demographic
        if other.category and other.category != "people" and (not specific or other.term in ("civilian", "former")):
            before = other.category
            if other.kind == "affiliation":
                group.affiliation = Span(unit.start, unit.end)
    category = before
    if group.demographic == "children" and category in (None, "people"):
        category = "civilian"
    group.known_category = category is not None and category != "people"
    group.category = category or "people"


def _counted(group: Group, units: list[Unit], count_at: int, det: str) -> Group:
    group.definite = bool(det) and det[-1] in "tpz"
    head = group.head
    if count_at >= 0:
        group.count = units[count_at].count
        assert group.count is not None
        group.number = units[count_at].number
        group.low, group.high, group.qualifier = group.count.low, group.count.high, group.count.qualifier
        group.plural = not (group.low == group.high == 1)
        return group
    person = head.person if head is not None else None
    if person is not None and person.kind == "collective" and person.count:
        group.low = group.high = person.count
        group.number = Span(head.start, head.end) if head else None
        return group
    if "a" in det and group.plural and group.kind == "people" and not (head is not None and head.tag == "C"):
        group.plural = False  # "a police personnel"
    if head is None:  # "another", "others", "more"
        unit = units[group.last - 1]
        group.number = Span(unit.start, unit.end)
        if unit.word in ("another", "other"):
            group.low = group.high = 1
        else:
            group.low, group.high, group.qualifier, group.plural = 2, None, "unquantified", True
        return group
    group.number = Span(head.start, head.end)
    if group.kind == "name":
        end = head.end if head.tag in "Nl" else units[group.last - 1].end
        group.number = Span(end - len(group.names[0]), end)
        group.low = group.high = 1
    elif group.plural or (group.kind == "unknown" and _looks_plural(head.word) and "a" not in det):
        group.plural = True
        group.low, group.high, group.qualifier = 2, None, "unquantified"
    else:
        group.low = group.high = 1
    return group


def _looks_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _span(units: list[Unit], first: int, last: int) -> Span:
    return Span(units[first].start, units[last - 1].end)


_OF = re.compile(r"(?P<of>O|F|FO)(?P<inner>[tpz]?(?:[jJYARHMNlUSr]|[KZ](?=[jJAHMUNY])|(?<=O)[oc])*)")


def _attach(words: Words, group: Group) -> None:
    """Join "of …" and "from …" that say who they are: "16 members of the regime's security forces", "five of their
    neighbours", "89 from security forces", "a group of herders", "a family of five"."""
    units, tags = words.units, words.tags
    head = group.head
    of_number = head is not None and head.word in _OF_NUMBER
    if not (group.kind in ("people", "count", "unknown", "deaths") or of_number) or group.last >= len(units):
        return
    vague_of = group.kind == "count" or (head is not None and head.word in _PARTITIVE)
    if group.kind == "count" and _anaphoric(words, group):
        return
    match = _OF.match(tags, group.last)
    if match is None or match.end("inner") == match.start("inner"):
        return
    neutral = head is not None and head.tag == "M" or not group.known_category
    if not vague_of and not neutral and not of_number:
        return
    inner = _group_at(words, match.start("inner"), inner=True)
    if inner is None or inner.kind == "pronoun":
        return
    if vague_of and inner.kind in ("people", "unknown", "count", "name", "deaths"):
        _merge(words, group, inner)
        return
    if of_number and inner.count is not None and tags[match.start()] == "O":
        group.kind = "people"
        group.count, group.number = inner.count, inner.number
        group.low, group.high, group.qualifier, group.plural = inner.low, inner.high, inner.qualifier, True
        group.last, group.span = inner.last, Span(group.span.start, inner.span.end)
        return
    if neutral and inner.kind in ("people", "unknown", "name") and inner.known_category and inner.count is None:
        if (
            head is not None
            and head.tag == "M"
            or (head is not None and head.word in _NEUTRAL_OF)
            or tags[match.start()] == "F"
        ):
            if inner.head is not None and (inner.head.tag in "AHMJ") and inner.category != "people":
                group.category, group.known_category = inner.category, True
                group.affiliation = inner.span
                group.last, group.span = inner.last, Span(group.span.start, inner.span.end)
                second = _OF.match(tags, group.last)
                if second is not None:
                    deeper = (
                        _group_at(words, second.start("inner")) if second.end("inner") > second.start("inner") else None
                    )
                    if (
                        deeper is not None
                        and deeper.known_category
                        and inner.head.tag == "M"
                        and deeper.head is not None
                        and deeper.head.tag == "A"
                    ):  # noqa: E501
                        group.category, group.last = deeper.category, deeper.last
                        group.span = Span(group.span.start, deeper.span.end)


_PARTITIVE = frozenset(
    [
        "group",
        "total",
        "number",
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
)  # noqa: E501
_OF_THEM = frozenset(["of them", "of whom", "of these", "of those", "of which"])


def _anaphoric(words: Words, group: Group) -> bool:
    """Take in "of them" or "of the dead" behind a bare count."""
    units, tags, at = words.units, words.tags, group.last
    if units[at].word in _OF_THEM:
        last = at + 1
    elif tags[at] == "O" and tags[at + 1 : at + 2] in ("t", "z") and at + 2 < len(units):
        inner = units[at + 2]
        sense = (inner.harms or {}).get("W")
        if sense is None and inner.word not in ("victims", "casualties"):
            return False
        group.whole_outcome = sense.outcome if sense is not None else None
        last = at + 3
    else:
        return False
    group.anaphoric = True
    if last < len(units) and tags[last] in "HMJj":
        inner = _group_at(words, last)  # "two of them children"
        if inner is not None and inner.kind == "people" and inner.count is None:
            group.category, group.demographic, group.known_category = (
                inner.category,
                inner.demographic,
                inner.known_category,
            )
            last = inner.last
    group.last, group.span = last, Span(group.span.start, units[last - 1].end)
    return True


_OF_NUMBER = frozenset(["family", "crew", "team", "group", "patrol", "gang", "squad", "convoy", "party"])
_NEUTRAL_OF = frozenset(
    ["people", "persons", "men", "person", "man", "woman", "women", "others", "adults", "individuals"]
)


def _merge(words: Words, group: Group, inner: Group) -> None:
    """ "dozens of people", "five of their neighbours": the count of the one, the people of the other."""
    group.number_of = group.head is not None and group.head.word == "number"
    group.of_theirs = words.tags[inner.first] == "p" and inner.head is not None and inner.head.tag == "M"
    if inner.count is not None and group.count is not None and inner.definite:
        pass  # "two of the five hostages": the two are counted
    elif inner.count is not None and group.count is None:
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
