"""Who is governed by a word of harm: the subject to its left, the objects to its right, through lists, appositions,
relative clauses and what is only said in passing."""

from __future__ import annotations

from dataclasses import dataclass

from claimledger.groups import Group
from claimledger.spans import Span
from claimledger.units import Unit, Words

_GROUPS = {"people": "G", "count": "Q", "name": "#", "unknown": "*", "thing": "x", "pronoun": "L", "deaths": "@"}
_WHO = "GQ#*L@"


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


def items_text(items: list[Item]) -> str:
    return items.folded if isinstance(items, Items) else ""


def items_of(words: Words, groups: list[Group]) -> Items:
    """The sentence as groups and the units between them."""
    items = Items()
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
    return items


def objects(items: list[Item], at: int) -> Victims:
    """The groups that follow item `at` as its object: "killing [two guards] and [a cook], including …"."""
    found: list[tuple[Group, str]] = []
    parts: list[Group] = []
    target = found
    separator = ""
    j = at + 1
    n = len(items)
    skipped_place = False
    while j < n:
        tag = items[j].tag
        if tag in _WHO:
            group = items[j].group
            assert group is not None
            if (
                (found or skipped_place)
                and target is found
                and (not separator or (opens_clause(items, j) and separator))
            ):
                break
            if target is found and not (group.anaphoric and found):
                found.append((group, separator))
            else:
                parts.append(group)
            separator, skipped_place = "", False
            if tag == "L":
                break
            j += 1
            continue
        if tag == "x":
            if not found or separator == "" or target is not found:
                break
            # "killing two guards and a dog": the dog is left out, the list may go on.
            separator = ""
            j += 1
            continue
        if tag == "[":
            while j < n and items[j].tag != "]":
                j += 1
            j += 1
            continue
        if not found and tag not in 'r"EoYjP-!':
            break
        if tag == "I":
            if items[j].unit.word in NAMING:
                j = past_names(items, j)
                separator = ""
                continue
            target_parts: list[tuple[Group, str]] = []
            k = j + 1
            while k < n and items[k].tag in _WHO + 'Y,&rjE"':
                group_ = items[k].group
                if group_ is not None:
                    if opens_clause(items, k):
                        break
                    target_parts.append((group_, ""))
                k += 1
            parts.extend(g for g, _ in target_parts)
            j = k
            separator = "," if items[k - 1].tag in ",&" else ""
            continue
        if tag == ";" and not (
            found and j + 1 < n and items[j + 1].tag in _WHO + "&" and not opens_clause(items, j + 1)
        ):
            break
        if tag in ",&;":
            separator = "," if tag == "," and separator in ("", ",") else "&"
            j += 1
            continue
        if tag == "P" or tag in "FOB":
            if not found and items[j].unit.word not in ("over", "about", "up to", "around"):
                behind = behind_phrase(items, j)
                if behind is None:
                    break
                j = behind
                continue
            # a phrase of place or time between the parts of a list: skip it and what it governs
            k = j + 1
            while k < n and items[k].tag in 'jrEY"':
                k += 1
            if found and k < n and (items[k].tag in _WHO + "xE" or items[k].tag in "UNX"):
                j = k + 1
                separator = ""
                continue
            if found and tag == "P" and k > j + 1:
                j = k
                separator = ""
                continue
            break
        if tag in 'YE"rjo' or tag in "()":
            if tag == "(":
                while j < n and items[j].tag != ")":
                    j += 1
            j += 1
            continue
        break
    return settle_list(found, parts)


NAMING = frozenset(["identified as", "known as", "namely"])


def past_names(items: list[Item], j: int) -> int:
    """The item behind the names that say who was meant: "two guards, identified as [Ali Sabry and Omar Said], and a cook"."""
    k = j + 1
    n = len(items)
    while k < n and items[k].tag in 'jRr"':
        k += 1
    if k < n and items[k].group is not None:
        k += 1
    while k < n:
        m = k
        while m < n and items[m].tag in ',&Y()"':
            m += 1
        if m >= n or items[m].tag != "#" or m == k:
            break
        k = m + 1
    return k


def behind_phrase(items: list[Item], j: int) -> int | None:
    """The object set off behind a phrase: "killed, in less than 48 hours, [a judge]"."""
    k = j + 1
    while k < len(items) and items[k].tag in 'jrEYxQ"U*#P':
        k += 1
    if k + 1 < len(items) and items[k].tag == "," and items[k + 1].tag in _WHO and not opens_clause(items, k + 1):
        return k + 1
    return None


def parts_behind(items: list[Item], at: int) -> list[Group]:
    """The parts told behind a finished verb: "12 villagers were killed on Friday, including [the mayor]", "five of whom
    [were women]" apart."""
    for k in range(at + 1, min(at + 16, len(items))):
        tag = items[k].tag
        if tag == "I" and items[k - 1].tag not in "&":
            if items[k].unit.word in NAMING:
                return []
            if k + 1 < len(items) and items[k + 1].tag == "b":
                k += 1  # "among whom were nine children"
            found = objects(items, k)
            return [*found.whole, *found.parts]
        if tag in ".;sbvmkKiDZwy&" and not (tag == "&" and items[k].unit.word in ("and", "or")):
            break
    return []


def opens_clause(items: list[Item], j: int) -> bool:
    """Whether the group at `j` begins a clause of its own: "killing two and [a third man] was arrested"."""
    k = j + 1
    while k < len(items) and items[k].tag in 'rY"E(':
        if items[k].tag == "(":
            while k < len(items) and items[k].tag != ")":
                k += 1
        k += 1
    return k < len(items) and items[k].tag in "bvmKDeyZVkw!" and items[k].tag != "w"


_FOUND = frozenset(
    ["found", "discovered", "seen", "left", "reported", "listed", "recovered", "known"]
)  # "were found shot"


def subject(items: list[Item], at: int, adjacent: bool) -> Victims:
    """The groups to the left of item `at` that are its subject. `adjacent`: a bare participle or adjective, where "with
    four people [killed]" counts too."""
    found: list[tuple[Group, str]] = []  # right to left
    parts: list[Group] = []
    negated = False
    j = at - 1
    first_step = True
    while j >= 0 and (items[j].tag in "bvrm!jE" or (items[j].unit.word in _FOUND and j and items[j - 1].tag == "b")):
        if items[j].tag == "!":
            negated = True
        if items[j].tag in "bvm":
            adjacent = False
        j -= 1
    separator = ""
    while j >= 0:
        item = items[j]
        tag = item.tag
        relative = None if found else _relative(items, j)
        if relative is not None:
            j = relative  # "the leader, who was taken in June, was found dead"
            while j >= 0 and items[j].tag in ',"YE':
                j -= 1
            continue
        if tag in _WHO:
            group = item.group
            assert group is not None
            before = items[j - 1].tag if j else ""
            k = j - 1
            while k >= 0 and items[k].tag in "rj":
                k -= 1
                before = items[k].tag if k >= 0 else ""
            governed = before in "PFB" and before != "" and not (adjacent and first_step)
            governed = governed or (before == "O" and not (adjacent and first_step and False))
            if governed and k >= 0 and items[k].unit.word in ("with", "as"):
                governed = not adjacent and not first_step and True
            if governed and not found:
                j = k - 1
                first_step = False
                continue
            if governed:
                break
            if tag == "L" and found:
                break
            first_step = False
            if group.anaphoric and not found and j and items[j - 1].tag == ",":
                parts.append(group)  # "five people, [two of them children], were hurt"
                j -= 2
                continue
            found.append((group, separator))
            if tag == "L":
                break
            j -= 1
            separator = ""
            # what stands before the group decides whether a list goes on to the left
            if j >= 0 and items[j].tag == "I":
                parts.extend(g for g, _ in found if items[j].unit.word not in NAMING)
                found.clear()
                j -= 1
                while j >= 0 and items[j].tag in ',"Y)rE':
                    j -= 1
                continue
            while j >= 0 and items[j].tag in ',&r;"':
                if items[j].tag in ",&;":
                    separator = "," if items[j].tag == "," and separator in ("", ",") else "&"
                j -= 1
            if j < 0 or not separator:
                break
            if items[j].tag in "Y)":
                while j >= 0 and items[j].tag in "Y)(,E":
                    if items[j].group is not None:
                        break
                    j -= 1
            antecedent = _described(items, j) if group.kind == "name" and separator == "," else None
            if antecedent is not None:
                found.append((antecedent, ","))
                break
            if j < 0 or items[j].tag not in _WHO:
                if not (j >= 0 and separator == "&" and items[j].tag == "x" and _list_place(items, j)):
                    break
                j -= 2
                continue
            previous = items[j].group
            if previous is not None and previous.kind == "pronoun":
                break
            j = _head_of_phrase(items, j)
            if _governed(items, j):
                if (
                    group.kind == "name"
                    and len(found) == 1
                    and separator == "&"
                    and items[j].tag == "#"
                    and items[j - 1].tag == "P"
                ):
                    found.clear()  # "52 men in Al-Dir [and Al-Qasr] were shot": a place of two names
                    j -= 2
                    continue
                break
            continue
        if tag == "x":
            if j and items[j - 1].tag in "PFOB" and not found:
                j -= 2
                first_step = False
                continue
            break
        if found:
            break
        if tag == "]":
            while j >= 0 and items[j].tag != "[":
                j -= 1
            j -= 1
            continue
        if tag in ',"YE)rjo-':
            if tag == ")":
                while j >= 0 and items[j].tag != "(":
                    j -= 1
            j -= 1
            first_step = False if tag not in 'r"' else first_step
            continue
        if tag == "w":
            j -= 1
            while j >= 0 and items[j].tag in ',"YE':
                j -= 1
            first_step = False
            # the antecedent may carry a phrase of its own: "[a driver] from the coast who died"
            continue
        if tag == "e" and j > 1 and items[j - 1].tag in _WHO and items[j - 2].tag == "w":
            j -= 3  # "in a street where [herders lived] were killed"
            continue
        if tag in "eKid" and j > 0 and (items[j - 1].tag in _WHO or items[j - 1].tag in "wr"):
            # "[people] travelling in a van were killed", "[a man] who drove a van was killed": the verb describes.
            if items[j - 1].tag in "GQ*" and not _has_finite_object(items, j, at):
                j -= 1
                continue
            if items[j - 1].tag == "w":
                j -= 1
                continue
            break
        if tag in "PFO" or tag in "UNX":
            j -= 1
            continue
        break
    if not found and parts and all(p.anaphoric for p in parts):
        found, parts = [(p, "&") for p in parts], []
    found.reverse()
    ordered = [(g, found[i - 1][1] if i else "") for i, (g, _) in enumerate(found)]
    victims = settle_list(ordered, parts)
    victims.negated = negated
    return victims


def _relative(items: list[Item], j: int) -> int | None:
    """Where the relative clause that ends with item `j` and a comma begins: the item before its "who"."""
    if j + 1 >= len(items) or items[j + 1].tag != ",":
        return None
    for k in range(j, max(-1, j - 25), -1):
        if items[k].tag in ";.":
            return None
        if items[k].tag == "w" and items[k].unit.word in ("who", "whose", "whom"):
            return k - 1
    return None


def _described(items: list[Item], j: int) -> Group | None:
    """The single person whom a relative clause parts from the name: "[a cook] who lived here, Ali Sabry, was killed"."""
    for k in range(j, 0, -1):
        if items[k].tag in ",.;":
            return None
        if items[k].tag == "w":
            group = items[k - 1].group
            return group if group is not None and group.kind == "people" and group.low == group.high == 1 else None
    return None


def _list_place(items: list[Item], j: int) -> bool:
    return j >= 2 and items[j - 1].tag in "PF" and items[j - 2].tag in _WHO


def _has_finite_object(items: list[Item], j: int, at: int) -> bool:
    """Whether the verb at `j` is finite with an object before `at`: "gunmen attacked a post", no mere description."""
    word = items[j].unit.word
    return word.endswith("ed") and j + 1 < at and items[j + 1].tag in "Gx"


def _head_of_phrase(items: list[Item], j: int) -> int:
    """The group that carries the phrase in which group `j` stands: "[seven soldiers] of the army and 15 rebels died"."""
    while j >= 2 and items[j - 1].tag in "POF" and items[j - 2].tag in _WHO and items[j - 2].tag != "L":
        j -= 2
    return j


def _governed(items: list[Item], j: int) -> bool:
    """Whether the group at `j` belongs to a preposition or an active verb, and so to no list of subjects."""
    k = j - 1
    while k >= 0 and items[k].tag in "rj":
        k -= 1
    if k < 0:
        return False
    return items[k].tag in "PFBOkiV" or (items[k].tag in "Ke" and k > 0 and items[k - 1].tag in "G#xr")


def settle_list(found: list[tuple[Group, str]], parts: list[Group]) -> Victims:
    """Appositions and restated sums are no further people: "a clerk, Omar Said,", "three men, two guards and a cook,"."""
    whole: list[Group] = []
    for group, separator in found:
        last = whole[-1] if whole else None
        if (
            last is not None
            and separator == ","
            and last.count is not None
            and group.kind == "unknown"
            and group.count is None
        ):
            continue  # "dozens of Druze, a minority, were killed"
        if (
            last is not None
            and separator == ","
            and group.count is not None
            and group.head is not None
            and _is_both(group)
        ):
            continue  # "Khan and his brother, both residents of the valley,"
        if last is not None and separator == "," and _apposed(last, group, found):
            _join_apposition(last, group)
            continue
        whole.append(group)
    if len(whole) > 1 and whole[0].count is not None and whole[0].low == whole[0].high and found[1][1] == ",":
        rest = whole[1:]
        singles = [g.low or 0 for g in rest]
        total = whole[0].low or 0
        if total > 1 and (sum(singles) == total or (all(g.kind == "name" for g in rest) and len(rest) <= total)):
            named = all(g.kind == "name" for g in rest)
            if named:
                whole[0].names = tuple(g.names[0] for g in rest if g.names)
            return Victims(whole[:1], parts if named else [*rest, *parts])
    return Victims(_named_together(whole), parts)


def _named_together(whole: list[Group]) -> list[Group]:
    """A list of bare names is one group of as many: "Sara Odeh, Ali Odeh and Omar Said" are three."""
    together: list[Group] = []
    for group in whole:
        last = together[-1] if together else None
        if last is not None and group.kind == last.kind == "name" and _bare_name(group) and _bare_name(last):
            assert last.number is not None and group.number is not None
            last.names = (*last.names, *group.names)
            last.low = last.high = len(last.names)
            last.number = Span(last.number.start, group.number.end)
            last.span, last.last, last.plural = Span(last.span.start, group.span.end), group.last, True
            if last.category != group.category:
                last.category = "people"
            last.demographic = None
            continue
        together.append(group)
    return together


def _bare_name(group: Group) -> bool:
    """Whether nothing but a title says who it is, and the name is whole: "Cpl. Ali Hasan", not "Hasan"."""
    return group.first_word_is_name and all(" " in name for name in group.names)


def _is_both(group: Group) -> bool:
    return group.number is not None and group.low == group.high == 2 and group.number.end - group.number.start == 4


def _apposed(one: Group, two: Group, found: list[tuple[Group, str]]) -> bool:
    if one.low != 1 or one.high != 1 or two.low != 1 or two.high != 1:
        return False
    if one.kind in ("count", "pronoun") or two.kind in ("count", "pronoun") or two.other:
        return False
    if (one.kind == "name") != (two.kind == "name"):
        # "Khan, a teacher" / "a teacher, Khan": one person told twice, unless a list of names runs on.
        return not (one.names and two.names)
    if one.kind == "name":
        return False
    listed = any(separator == "&" for _, separator in found)
    return not listed


def _join_apposition(one: Group, two: Group) -> None:
    if not one.known_category and two.known_category:
        one.category, one.known_category = two.category, True
    one.first_word_is_name = False
    one.demographic = one.demographic or two.demographic
    one.names = one.names or two.names
