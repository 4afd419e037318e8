"""The items of a sentence: its noun groups and the single units between them."""

from __future__ import annotations

from dataclasses import dataclass

from claimledger.groups import Group
from claimledger.units import Unit, Words

_GROUPS = {"people": "G", "count": "Q", "name": "#", "unknown": "*", "thing": "x", "pronoun": "L", "deaths": "@"}
WHO = "GQ#*L@"  # the tags of groups that can be people
NAMING = frozenset(["identified as", "named as", "known as", "namely"])
ALL = frozenset(["all of them", "both of them"])


@dataclass(slots=True)
class Item:
    """A noun group or a single unit of a sentence. `tag`: G people, Q bare count, # name, * unknown noun, x thing,
    L pronoun, @ counted deaths; else the letter of the unit."""

    tag: str
    first: int
    last: int
    unit: Unit
    group: Group | None = None


@dataclass(slots=True)
class Victims:
    """The groups a harm word governs: `whole` side by side, `parts` inside the last of them."""

    whole: list[Group]
    parts: list[Group]
    negated: bool = False


class Items(list[Item]):
    """The items of one sentence, with its words in lower case."""

    folded: str = ""
    start: int = 0  # of the sentence in the text


def items_text(items: list[Item]) -> str:
    """The words of the sentence in lower case."""
    return items.folded if isinstance(items, Items) else ""


def offset(items: list[Item], at: int) -> int:
    """Where item `at` begins in `items_text`."""
    return items[at].unit.start - (items.start if isinstance(items, Items) else 0)


def items_of(words: Words, groups: list[Group]) -> Items:
    """The sentence as groups and the units between them."""
    items = Items()
    items.start = words.sentence.start
    items.folded = words.text[words.sentence.start : words.sentence.end].lower()
    starts = {g.first: g for g in groups}
    i = 0
    while i < len(words.units):
        group = starts.get(i)
        unit = words.units[i]
        if group is not None and group.last > i:
            items.append(Item(_GROUPS[group.kind], i, group.last, unit, group))
            i = group.last
        else:
            items.append(Item(unit.tag, i, i + 1, unit))
            i += 1
    for k, item in enumerate(items):
        if item.tag == "P" and _names_region(items, k):
            items[k + 3].tag = "x"
        elif item.tag == "Q" and _counts_things(items, k):
            item.tag = "x"
    return items


def _counts_things(items: Items, k: int) -> bool:
    """ "[Two] of the drones were shot down"; but "two of the patrol were shot"."""
    if k + 2 >= len(items) or items[k + 1].tag != "O" or items[k + 2].tag != "x":
        return False
    group = items[k + 2].group
    return group is not None and items.folded[: group.span.end - items.start].endswith("s")


_WITHIN = frozenset(("in", "at", "near", "outside"))


def _names_region(items: list[Item], k: int) -> bool:
    """Whether preposition `k` brings a place with what it lies in: "[In Hathra, North Tarn,] nine died".

    A name in commas behind a person is that person's: "a man in Hathra, Omar Said, died"; so is one with an age or an
    apposition: "in Hathra, Omar Said, 34, died".
    """
    if items[k].unit.word not in _WITHIN or k + 4 >= len(items):
        return False
    if [i.tag for i in items[k + 1 : k + 5 : 2]] != ["#", "#"] or items[k + 2].tag != "," or items[k + 4].tag != ",":
        return False
    if k and items[k - 1].tag in "G#":
        return False
    following = items[k + 5 : k + 7]
    if len(following) < 2:
        return True
    listed = following[0].tag == "#" and following[1].tag == "&"
    return not (listed or (following[0].tag in WHO + "Y" and following[1].tag == ","))


def describe(whole: list[Group], all_of_them: Group | None) -> None:
    """ "ten people died, all of them [cooks]": no part of the ten, but what the ten were."""
    if len(whole) == 1 and all_of_them is not None and all_of_them.kind == "people" and not whole[0].known_category:
        whole[0].category, whole[0].known_category = all_of_them.category, all_of_them.known_category
        whole[0].demographic = whole[0].demographic or all_of_them.demographic


def opens_clause(items: list[Item], j: int) -> bool:
    """Whether the group at `j` begins a clause of its own: "killing two and [a third man] was arrested"."""
    k = j + 1
    while k < len(items) and items[k].tag in 'rY"E(':
        if items[k].tag == "(":
            while k < len(items) and items[k].tag != ")":
                k += 1
        k += 1
    group = items[j].group
    if k + 1 < len(items) and items[k].tag == "O" and group is not None and group.definite and items[k + 1].group:
        k += 2  # "after the murder of Khan, [the 40 judges] of the region resigned"
    if k < len(items) and items[k].tag == "w":
        return _speaks_behind(items, k)
    if k < len(items) and items[k].tag == "e" and items[k].unit.word.endswith("ing"):
        return False  # "seven of the soldiers [guarding] them"
    return k < len(items) and items[k].tag in "bvmKDeyZVk!"


def _speaks_behind(items: list[Item], k: int) -> bool:
    """Whether a relative clause at `k` ends in a verb of saying: "a volunteer [who helped bury the dead said]"."""
    for m in range(k + 2, min(k + 12, len(items))):
        if items[m].tag in ",.;:":
            return False
        if items[m].tag == "y":
            return True
    return False
