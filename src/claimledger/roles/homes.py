"""Where people come from: "Ann Roe of [Osk, Ohio,] died", "Ann Roe, 31[, of Osk], and Omar Said" are no people."""

from __future__ import annotations

import re

from claimledger.gazetteer import gazetteer
from claimledger.gazetteer.words import place_words
from claimledger.roles.items import Item, Items

_HOME = "#,Y,O#"  # "Ann Roe, 31, of Osk"
_FROM = frozenset(["of", "from", "in", "near", "at", "outside"])
_ACTS = ("b", "v", "m", "r", "D", "V")
# "22 people[, most of them from Osk and Marva,] died", "nine, five of them from Osk [and Marva], died"
_ORIGINS = re.compile(r"(?<=[GQ]),(?:Ij?|r|e)F(?:[tp]?xO)?(#(?:,#)*(?:,?&#)?)(?=,)")
_FURTHER = re.compile(r"(?<=[I,(-])[GQ]F#((?:,#)*,?&#)(?=[,)-])")
_HAILING = frozenset(["hailing", "coming", "originating", "originally", "drawn", "recruited"])


def _without_areas(items: Items) -> Items:
    """`items` without the area behind a town, which is nobody: "Ann Roe of Osk[, Ohio], died".

    A state of the United States is known by its name, any other area by where it stands: behind the town that somebody
    told by name is of, and before a verb. "The mayor of Osk, [Ann Roe], died" names the mayor.
    """
    tags, dropped = items.tags, set[int]()
    k = tags.find("#,#")
    while k >= 0:
        behind = tags[k + 3 : k + 4]
        if k and items[k - 1].unit.word in _FROM and behind in (",", "&", ".", ";", ")", ""):
            named = _is_state(items[k + 2])
            told = behind == "," and tags[k + 4 : k + 5] in _ACTS and tags[k - 2 : k - 1] in ("#", ",")
            if named or (told and _is_word(items[k + 2]) and (tags[k - 2] == "#" or tags[k - 3 : k - 2] in ("#", "Y"))):
                dropped.update((k + 1, k + 2))
                if behind == "." and tags[k + 4 : k + 5] in (",", ";", "&", ")"):
                    dropped.add(k + 3)  # "of Osk, [Mich.]; and"
        k = tags.find("#,#", k + 2)
    return _without(items, dropped)


def _is_state(item: Item) -> bool:
    group, states = item.group, place_words().states
    return group is not None and bool(group.names) and (group.names[0] in states or f"{group.names[0]}." in states)


def _is_word(item: Item) -> bool:
    """Whether a name is one word, as few people's are where they are first told of."""
    return item.group is not None and bool(item.group.names) and " " not in item.group.names[0]


def without_homes(items: Items) -> Items:
    """`items` without the towns that those of a list come from, so that one name meets the next: "Ann Roe, 31[, of Osk],
    and Omar Said, 27[, of Marva], were shot"."""
    items = _without_areas(items)
    if " from " in items.folded and "#" in items.tags:
        items = _without_origins(items)
    tags, dropped = items.tags, set[int]()
    k = tags.find(_HOME)
    if k < 0:
        return items
    while k >= 0:
        end = k + len(_HOME)
        if tags[end : end + 2] == ",#" and tags[end + 2 : end + 3] in (",", ";", "&"):
            end += 2 * (tags[end + 3 : end + 4] != "Y")  # "of Osk, Ohio,"
        if tags[end : end + 1] in (",", "&", ";"):
            dropped.update(range(k + 3, end))
        k = tags.find(_HOME, end)
    return _without(items, dropped) if tags.count("#,Y") > 1 else items


def _without_origins(items: Items) -> Items:
    """`items` without what an aside says of where several people come from: its places are no people."""
    tags, dropped = items.tags, set[int]()
    for found in _ORIGINS.finditer(tags):
        opens = items[found.start() + 1]
        if opens.tag == "e" and opens.unit.word not in _HAILING:
            continue
        if _are_places(items, found.start(1), found.end()):
            dropped.update(range(found.start(), found.end() + (tags[found.end() + 1 : found.end() + 2] in _ACTS)))
    for found in _FURTHER.finditer(tags):
        group = items[found.start()].group
        verb = tags[found.end() + 1 : found.end() + 2] in _ACTS
        if group is not None and group.plural and _are_places(items, found.start(1), found.end(), known=not verb):
            dropped.update(range(found.start(1), found.end()))
    return _without(items, dropped)


def _are_places(items: Items, start: int, end: int, known: bool = False) -> bool:
    """Whether the names there can be places, or (`known`) are in the gazetteer: of one word, as a person's seldom is."""
    named = [items[k] for k in range(start, end) if items[k].tag == "#"]
    return all(
        (not known and _is_word(item))
        or (item.group is not None and any(gazetteer().find(n) for n in item.group.names))
        for item in named
    )


def _without(items: Items, dropped: set[int]) -> Items:
    if not dropped:
        return items
    kept = [item for k, item in enumerate(items) if k not in dropped]
    return Items(kept, "".join([item.tag for item in kept]), items.folded, items.start)
