"""A noun group at one place of a sentence: its count, head, category and demographic."""

from __future__ import annotations

import functools
import re

from claimledger.groups.group import Group
from claimledger.groups.heads import (
    FIRMS,
    HERS,
    HOUSES,
    ORGANISATIONS,
    PLACE_WORDS,
    before_time,
    head_of,
    is_people,
    measures,
    name_start,
    titled,
)
from claimledger.numbers import NUMBER_WORDS
from claimledger.records import FORCES, Category
from claimledger.spans import span_of
from claimledger.units import NTHS, Unit, Words

# A run of units that may form one noun group; the head is settled afterwards. Harm participles stand only behind a
# determiner or count ("two injured guards"), unknown words likewise.
_RUN = re.compile(
    r"(?P<det>[tpz]?(?:a(?![tpz]))?)(?P<first>o?)(?P<before>(?:j(?=j*c))*)(?P<count>(?:c)?)(?P<other>o?)"
    r"(?P<mods>(?:[jJYARHMNlUXCrS]|[KZ](?=[jJARHMUNY])|r(?=e[jJAHM])|(?<=[arj])e(?=[jJAHM]))*)"
)


_CLOSES = ("", ".", ",", ";")
_SIZED = ("-member", "-person", "-man", "-strong")
_ORDINALS = frozenset(["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"])


BEGINS = "tpzaocjJYARHMNlUXC"  # letters with which a group may begin


_ONE_OTHER = _ORDINALS | {"other"}  # "the other", "the third" is one
_SINGLE_PRONOUNS = frozenset(["he", "she", "him", "her", "himself", "herself", "self"])


def _is_address(units: list[Unit], count_at: int, first: int) -> bool:
    """ "2501 Carter Road": a bare number of three figures before a name counts no people of that name."""
    unit = units[count_at]
    return count_at >= 0 and first == count_at and unit.count is not None and unit.word.isdigit() and len(unit.word) > 2


def _is_in_a_name(unit: Unit, words: Words) -> bool:
    """Whether a count behind an article is part of a name: "an [Eight] Street boy", no "an eight-man crew"."""
    count = unit.count
    plain = count is not None and count.low == count.high and (count.low or 0) > 1
    return plain and unit.word in NUMBER_WORDS and words.text[unit.start].isupper() and not words.caps


def _may_stand(tags: str, i: int) -> bool:
    """Whether an age without an article is a person, as headlines have it: "the killing of 7-year-old shocks town"."""
    if i and tags[i - 1] in "Ps":
        return tags[i + 1 : i + 2] in ("K", "Z")  # "town in shock after [7-year-old] shot"
    return i == 0 or tags[i - 1] in "KkinV" or (tags[i - 1] == "O" and tags[i - 2] != "H")  # no "boy of twelve"


_MANNER = re.compile(r"(?:Z|r+|[ce]*?X|U)(?=[.,;&PFEsBw)]|$)")
_HOW = frozenset(
    """twice thrice once outright repeatedly again alive down unconscious senseless point-blank too anyway there
    execution-style""".split()  # noqa: SIM905
)


def _ends_in_state(words: Words, i: int) -> bool:
    """ "Shot her [dead], with her sons", "killed her [instantly]", "stabbed her [three times]": what the object came to, or
    how and how often it was done, belongs to nobody behind it."""
    manner = _MANNER.match(words.tags, i)
    if manner is None:
        return False
    word = words.units[manner.end() - 1].word
    return words.tags[i] in "Zr" or word.endswith("times") or word in _HOW


def _aged(tags: str, start: int, end: int) -> int | None:
    """The age that stands for the person: "the [17-year-old] was shot"."""
    i = start
    while i < end and tags[i] in "jJ":
        i += 1
    if i < end and tags[i] == "Y" and (i + 1 >= len(tags) or tags[i + 1] in "bvmKZDedwSPB,.&Or-;FsE"):
        return i
    return None


@functools.cache
def _plain(letters: str) -> tuple[str, int] | None:
    """The determiner or count, and the number of units before the noun, of a group that plainly is one noun: "guards",
    "the guard", "12 guards". `letters` are the three with which it begins; None where more must be looked at."""
    if letters[0] in "HXACMN" and (len(letters) < 2 or letters[1] not in _GOES_ON):
        return "", 0
    if letters[0] in "tapzc" and letters[1:2] in _NOUNS and (len(letters) < 3 or letters[2] not in _GOES_ON):
        return letters[0], 1
    return None


_NOUNS = frozenset("HXACMNU")
_GOES_ON = "jJYARHMNlUXCrSKZ"  # letters with which a group of one noun may go on


def group_at(words: Words, i: int, inner: bool = False) -> Group | None:
    units, tags = words.units, words.tags
    tag = tags[i]
    if tag == "g":
        pronoun = Group(i, i + 1, "pronoun", span_of((units[i].start, units[i].end)), units[i])
        pronoun.plural = units[i].word not in _SINGLE_PRONOUNS
        return pronoun
    if tag == "p" and units[i].word == "her" and (tags[i + 1 : i + 2] not in HERS or _ends_in_state(words, i + 1)):
        return Group(
            i, i + 1, "pronoun", span_of((units[i].start, units[i].end)), units[i]
        )  # "he shot her in the back"
    if tag not in BEGINS and not (inner and tag in "KZ"):
        return None
    if tag == "U" and not titled(tags, i):
        return None  # nothing says that it is a noun
    plain = _plain(tags[i : i + 3])
    if tag == "c" and tags[i + 1 : i + 2] == "X" and measures(units[i + 1]):
        plain = None  # "killed [six] 12 km north of Osk"
    head: int | None
    if tag == "c" and before_time(words, i):
        return _counted(Group(i, i + 1, "count", span_of((units[i].start, units[i].end))), units, i, "")
    if plain is not None:
        det, before_noun = plain
        head = start = i + before_noun
        last, end = start + 1, start + 1
        other, bare, count_at = False, not det, -1
        if det == "c":
            det, count_at = "", i
    else:
        match = _RUN.match(tags, i)
        assert match is not None
        end = match.end()
        if end == i:
            return None
        det, first, before, count, more, mods = match.groups()
        start = end - len(mods)
        count_at = i + len(det) + len(first) + len(before) if count else -1
        if det[-1:] == "a" and count_at == i + len(det) and _is_in_a_name(units[count_at], words):
            count_at = -1  # "an [Eight] Street boy"
        other = bool(first or more)
        bare = not det and count_at < 0 and not other
        last, head = head_of(words, start, end, bare, "a" in det)
        aged = (bool(det) and "z" not in det) or count_at >= 0 or (not det and tags[i] == "Y" and _may_stand(tags, i))
        if head is None and aged:
            head = _aged(tags, start, end)
            last = head + 1 if head is not None else last
    if head is None:
        single = other and det == "t" and units[end - 1].word in _ONE_OTHER
        if count_at >= 0 or single or (other and not det.strip("a")):
            last = max(start, count_at + 1)
            group = Group(i, last, "count", span_of((units[i].start, units[last - 1].end)))
            group.other = other
            if count_at >= 0 and units[count_at].word == "no one":
                # "rebels were killed, but [nobody] in the town": nobody at all, where "none" is none of those told of
                group.known_category = words.text[units[count_at].start : units[count_at].end].lower() != "none"
            return _counted(group, units, count_at, det)
        return None
    unit, head_tag = units[head], tags[head]
    group = Group(i, last, "people", span_of((units[i].start, units[last - 1].end)), unit)
    if other:
        group.other = True
    if bare:
        group.bare = True
    if head_tag in "AHM" and "a" in det and count_at < 0 and unit.word.rpartition(" ")[2] in ORGANISATIONS:
        group.kind = "thing"  # "the Front, a breakaway faction"
    elif head_tag == "J" and unit.word[-1] == ".":
        group.kind = "thing"  # "the U.S."
    elif head_tag == "J" and last == head + 1 < len(units) and units[last].word in _OF_A_COUNTRY:
        group.kind = "thing"
        group.last, group.span = last + 1, span_of((units[i].start, units[last].end))
        return _counted(group, units, count_at, det)
    elif head_tag == "X" or head_tag == "C":
        group.kind = "thing" if head_tag == "X" else "deaths"
    elif head_tag == "R" and last > head + 1:
        group.kind = "name"
        group.names = (words.text[units[head + 1].start : units[last - 1].end],)
    elif head_tag == "R" and last == head + 1 and len(unit.word) > 4 and _is_somebody(tags, det, start, head):
        pass  # "the captain", "Osk's former interior minister": a rank with an article or owner is somebody
    elif head_tag in "NlR" and not is_people(unit):
        group.kind = "name"
        group.names = (words.text[units[name_start(tags, start, head)].start : unit.end],)
        if not words.caps and head_tag == "N" and len(group.names[0]) < 6 and group.names[0].isupper():
            group.kind, group.names = "thing", ()  # "CPR", "SWAT"
        elif unit.word in PLACE_WORDS or (count_at >= 0 and _is_address(units, count_at, i)):
            group.kind, group.names = "thing", ()  # "Mercy Medical Center"
        elif _names_firm(words, head, last):
            group.kind, group.names = "thing", ()
    elif "a" in det and last == head + 1 and head == start and unit.word in _ORDINALS:
        if unit.word != "second" and last < len(units) and units[last].word.startswith("of"):
            return None  # "[a third] of them were women": no one, but a fraction
        group.kind, group.other = "count", True  # "a third was hurt": another one of those told of
    elif (
        det == "t"
        and last == head + 1 == start + 1
        and unit.word in _ORDINALS
        and tags[last : last + 1] in _CLOSES
        and i
        and tags[i - 1] == "K"
    ):
        group.kind, group.other = "count", True  # "killed two sisters and wounded the third"
    elif head_tag in "UjJr" and not is_people(unit):
        uncounted = other and not det and not _looks_plural(unit.word) and units[i].word not in _ONE_MORE
        thing = uncounted or (unit.person is not None and unit.person.kind == "thing")  # "further south, two were shot"
        group.kind = "thing" if thing else "unknown"
    if group.kind == "thing" and count_at >= 0 and unit.word in HOUSES and units[count_at].word.endswith(_SIZED):
        group.kind = "people"  # "an 11-member family"
    if last - start > 1:
        harmed = max(tags.rfind("K", start, last), tags.rfind("Z", start, last))
        if harmed >= 0:
            group.harm = units[harmed]
    if last - i > 1 or unit.person is not None or head_tag in "CAY":
        _describe(group, units, tags, start, head)
    if group.kind == "people" and last > head + 1 and _is_address(units, count_at, i):
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
    aged = tags[start] == "Y" and start + 1 < last  # "[21-year-old] Ana Roe"
    group.first_word_is_name = group.kind == "name" and bare and tags[start + aged] in "Nl"
    return _counted(group, units, count_at, det)


def _is_somebody(tags: str, det: str, start: int, head: int) -> bool:
    return (det in ("a", "t") and head == start) or "S" in tags[start:head]


def _names_firm(words: Words, head: int, last: int) -> bool:
    """Whether the name that ends with the unit `head` is a firm's: "Orvale Futures [Co]", "Orvale [Bank]"."""
    units = words.units
    if units[head].word in FIRMS:
        return head > 0 and units[head - 1].tag in "Nl"
    behind = units[last] if last == head + 1 and last < len(units) else None
    return (
        behind is not None and behind.word in FIRMS and not words.caps
        and words.text[behind.start].isupper() and behind.start == units[head].end + 1
    )  # fmt: skip


#: Adjectives of people that alone are what a country has: "nine died, the Japanese [government] said".
_OF_A_COUNTRY = frozenset(["government", "intelligence", "media", "military", "opposition", "regime"])


def _describe(group: Group, units: list[Unit], tags: str, start: int, head: int) -> None:
    """Category and demographic from the head and what stands before it."""
    person, head_tag = units[head].person, tags[head]
    category: Category | None = None
    if person is not None:
        category = person.category if person.tag in "HMAJR" else None
        group.demographic = person.demographic if person.tag in "HM" else None
        group.plural = person.plural
    if head_tag == "C":
        group.plural = units[head].word.endswith("s")
    elif head_tag == "A" and not (start and tags[start - 1] == "a"):
        group.plural = True  # a force, "the police" or "government troops", is no single person
    if head > start or head_tag == "Y":
        category = _describe_by_others(group, units, tags, start, head, category)
    if group.demographic == "children" and category in (None, "people"):
        category = "civilian"
    group.known_category = category is not None and category != "people"
    group.category = category or "people"


def _describe_by_others(
    group: Group, units: list[Unit], tags: str, start: int, head: int, category: Category | None
) -> Category | None:
    """What the words from `start` to the head add: the category with them; the demographic and affiliation are set."""
    head_tag = tags[head]
    specific = category is not None and category != "people" and head_tag != "M"
    owner = tags.rfind("S", start, head)
    own = max(start, owner + 1)
    # the rebels' commander is one of them, a guard's wife is no guard
    owned = start if head_tag in "MA" else max(start, owner)
    for at, unit in enumerate(units[start : head + (head_tag == "Y")], start):
        if unit.tag == "Y" and at < own:
            continue
        if unit.tag == "Y":
            if unit.age is not None and unit.age < 18 and not specific:
                group.demographic = "children"
            continue
        other = unit.person
        if other is None or (unit.tag in "je" and other.kind != "modifier"):
            continue
        if at < owned and other.category in FORCES:
            continue
        if other.demographic and group.demographic is None and at >= own:  # "his girlfriend's son" is no woman
            group.demographic = other.demographic
        if other.category and other.category != "people" and (not specific or other.term in HEEDED):
            category = other.category
            specific = specific or other.term in HEEDED  # "a former army commander" is none of the army
            if other.kind == "affiliation":
                group.affiliation = span_of((unit.start, unit.end))
    return category


HEEDED = frozenset(["civilian", "former"])  # words that say more than the noun behind them


def _counted(group: Group, units: list[Unit], count_at: int, det: str) -> Group:
    group.definite = bool(det) and det[-1] in "tpz"
    group.owned = det == "p"
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
        group.number = span_of((head.start, head.end)) if head else None
        return group
    if head is not None and head.word == "parents" and _of_one(units, group):
        group.low = group.high = 2
        group.number = span_of((head.start, head.end))
        return group
    if "a" in det and group.plural and group.kind == "people" and not (head is not None and head.tag == "C"):
        group.plural = False  # "a police personnel"
    if head is None:  # "another", "others", "more"
        unit = units[group.last - 1]
        group.number = span_of((unit.start, unit.end))
        if unit.word == "another" or unit.word in _ONE_OTHER or unit.word in NTHS:
            group.low = group.high = 1
        else:
            group.low, group.high, group.qualifier, group.plural = 2, None, "unquantified", True
        return group
    group.number = span_of((head.start, head.end))
    if group.kind == "name":
        end = head.end if head.tag in "Nl" else units[group.last - 1].end
        group.number = span_of((end - len(group.names[0]), end))
        group.low = group.high = 1
    elif group.names and group.bare and not group.plural and head.tag in "HM" and not _is_owned(units, group):
        # "Orvale police chief [Ana Tamm] was shot": an office without an article introduces the name
        end = units[group.last - 1].end
        group.number = span_of((end - len(group.names[0]), end))
        group.low = group.high = 1
    elif group.kind == "unknown" and head.word == "number" and "a" in det:
        group.low, group.high, group.qualifier, group.plural = 2, None, "unquantified", True  # "an unknown number died"
        group.kind = "count"
    elif group.plural or (group.kind == "unknown" and _looks_plural(head.word) and "a" not in det):
        group.plural = True
        group.low, group.high, group.qualifier = 2, None, "unquantified"
    else:
        group.low = group.high = 1
        if (more := _one_more(units[group.first : group.last], head)) is not None:
            group.number = span_of((more.start, head.end))  # "[another man]", "a [third boy]": both say that it is one
    return group


def _of_one(units: list[Unit], group: Group) -> bool:
    """ "[His] parents", "[the boy's] parents": both of one person's."""
    whose = units[group.last - 2] if group.last - 2 >= group.first else None
    if whose is None or whose.tag != "S":
        return whose is not None and whose.word in ("his", "her", "my", "your")
    group.owned = True
    owner = units[group.last - 3] if group.last - 3 >= group.first else None
    return owner is not None and (owner.tag == "N" or (owner.person is not None and not owner.person.plural))


def _one_more(units: list[Unit], head: Unit) -> Unit | None:
    """The word that makes one more of a noun; not "the [Third] Brigade commander"."""
    before = [u for u in units if u.start < head.start]
    while before and before[-1].tag in "jYr":
        before.pop()
    return before[-1] if before and before[-1].word in _ONE_MORE else None


_ONE_MORE = frozenset(["another", "second", "third", "fourth", "fifth"])


def _is_owned(units: list[Unit], group: Group) -> bool:
    """Whether a possessor stands before the noun: "Ana Tamm's [son] Ivo", "whose [son] Ivo"."""
    first = group.first
    return (first > 0 and units[first - 1].word == "whose") or any(u.tag == "S" for u in units[first : group.last])


def _looks_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))
