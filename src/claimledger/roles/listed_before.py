"""What stands before a group that the walk has met: others that it is listed with, or people it is a part of."""

from __future__ import annotations

from claimledger.gazetteer import gazetteer
from claimledger.groups import Group
from claimledger.roles.asides import before_brackets
from claimledger.roles.items import ALL, NAMING, WHO
from claimledger.roles.lists import entitles, in_order, is_bare_plural, settle_parts
from claimledger.roles.phrases import head_of_phrase, is_found, is_governed, is_placed
from claimledger.roles.prepositions import remembered
from claimledger.roles.relatives import clause_before, described_before, is_described, is_whole, relative_before
from claimledger.roles.shares import OF_WHOM
from claimledger.roles.walk import Walk

_WHERE = frozenset(["in", "near", "outside", "at", "off", "around", "inside"])


def go_on_in_list(walk: Walk, group: Group) -> bool:
    """Look behind a group for what it is listed with, or set apart from as a part."""
    if walk.tag() in tuple("UjJr") and (described := _all_of_them(walk)) is not None:
        walk.j = described
    if walk.tag() == "I":
        return _behind_parts(walk, group)
    _pass_title(walk, group)
    if not _pass_separators(walk):
        return False
    items = walk.items
    while walk.j >= 0 and (
        (items[walk.j].tag in "Y)(,E" and items[walk.j].group is None) or _joins_ages(walk)
    ):  # "two brothers, 8 [and] 10, and a cousin"
        inside = items[walk.j - 1].group if walk.tag() == ")" and walk.j else None
        if inside is not None:  # "said the Valley Front (Frente del Valle), [a guard] was hurt"
            walk.j, parts = before_brackets(items, walk.j)
            if walk.tag() in WHO:
                walk.parts.extend(parts)  # "[five children (three boys, two girls)] and a cook were hurt"
        else:
            walk.j -= 1
    if walk.tag(1) == "," and not (walk.singular or walk.adjacent):
        if walk.tag(2) == "&" or any(joint == "&" for _, joint in walk.found):
            _pass_relative(walk)
    if walk.tag() == "#" and walk.separator == "&" and walk.tag(1) == "E" and group.kind == "people":
        return False  # "at Mill Road and Oak Lane Friday night and [a guard] was hurt": the time closed a clause
    if walk.tag() == "O" and walk.tag(-1) in WHO and walk.separator:
        walk.j -= 1  # "his bride [of six weeks] and her sister"
    antecedent = described_before(items, walk.j) if group.kind == "name" and walk.separator == "," else None
    if antecedent is not None:
        walk.found.append((antecedent, ","))
        return False
    if _describes_whole(walk, group):
        walk.found.clear()  # "[twelve members] of the union, a force in the land, were killed"
        walk.j, walk.separator = walk.j - 2, ""
        return True
    if walk.j < 0 or items[walk.j].tag not in WHO:
        if walk.tag() == "x" and (
            (walk.j >= 2 and walk.separator == "&" and is_placed(items, walk.j, group)) or _opens_list(walk)
        ):
            walk.j -= 2
            return True
        return False
    previous = items[walk.j].group
    if previous is not None and previous.kind == "pronoun":
        return False
    if _are_both_meant(walk, group, previous):
        walk.antecedent = True
        return True  # "mourned [Ann Lee] and Omar Said, who were killed", "for [Ann Lee] and Omar Said, killed in"
    if walk.tag(-1) == "S" and walk.tag(-3) in ("P", "O"):
        return False  # "of the battalion's 773 men, [59] were dead"
    if _are_of_phrase(walk):
        walk.found.clear()  # "[residents] of Osk, Marva and Lisane were killed"
        walk.j -= 2
        return True
    walk.j = head_of_phrase(items, walk.j)
    placed = walk.tag() == "#" and walk.tag(-1) == "U" and _names_place(walk)  # "in northern [Osk], dozens feared dead"
    if not (placed or is_governed(items, walk.j)) or (
        walk.adjacent and walk.separator == "&" and is_found(items, walk.j)
    ):
        return True
    if (
        group.kind == "name"
        and len(walk.found) == 1
        and walk.separator == "&"
        and walk.tag() == "#"
        and walk.tag(-1) == "P"
    ):
        walk.found.clear()  # "52 men in Al-Dir [and Al-Qasr] were shot": a place of two names
        walk.j -= 2
        return True
    if len(walk.found) == 1 and walk.separator == "&" and group.bare and group.plural and walk.tag(-1) == "s":
        walk.found.clear()  # "Khan, held to be an enemy of thieves [and smugglers], was shot"
        walk.j -= 2
        return True
    described = walk.adjacent or walk.relative
    described = described and walk.separator == "," and not _names_place(walk)
    if described and previous is not None and is_described(previous, group):
        walk.found.append((previous, ","))  # "the murder of [Omar Said], the clerk who was shot": one person
    return False


_LONGEST = 12  # items of a relative clause within a list


def _pass_relative(walk: Walk) -> None:
    """Pass what a list tells of one before the last: "[Ann Lee], who was driving, and her son were killed"."""
    who = relative_before(walk.items, walk.j)
    if who is None or walk.j - who > _LONGEST or walk.items[who + 1].unit.word not in ("who", "whose"):
        return
    while who > 0 and walk.tags[who] in ',"YE':
        who -= 1
    if walk.tags[who] in WHO:
        walk.j = who


def _joins_ages(walk: Walk) -> bool:
    return walk.tag() == "r" and walk.tag(-1) == "Y" == walk.tag(1) and walk.items[walk.j].unit.word == "and"


def _are_of_phrase(walk: Walk) -> bool:
    """Whether the names met are listed with one that a preposition binds to several people before it, and are none of
    those people: places, or whose parents they are. "Two members of Arde and [Ivo Rusk] were killed" tells of him."""
    people = walk.items[walk.j - 2].group if walk.j > 1 else None
    first = walk.items[walk.j].group
    if people is None or first is None or walk.tag() != "#" or walk.tag(-1) not in tuple("PFO"):
        return False
    if not (people.plural and people.kind in ("people", "count")):
        return False
    if walk.separator != "&" and all(separator != "&" for _, separator in walk.found):
        return False
    return all(
        group.kind == "name" and not group.known_category and (is_whole(first) == is_whole(group) or _is_place(group))
        for group, _ in walk.found
    )


def _is_place(group: Group) -> bool:
    return any(bool(gazetteer().find(name)) for name in group.names)


def _all_of_them(walk: Walk) -> int | None:
    """The item before the adjectives of a group that tells what all those before it were: "six, [all] common thieves"."""
    k = walk.j
    while k > 0 and walk.tags[k] in "UjJr":
        k -= 1
    return k if walk.items[k].unit.word in ALL else None


def _pass_title(walk: Walk, group: Group) -> None:
    """Pass what only says what those named are, where others stand before it: "the mayor and [clerks] Ivo Lang and Omar
    Said were shot"."""
    title = walk.items[walk.j].group if walk.j > 0 else None
    if title is None or len(walk.found) < 2 or walk.tag(-1) not in ("&", ",") or title.last != group.first:
        return
    theirs = title.owned and title.plural and title.count is None  # "Ann Lee and [her daughters] Ida and Eva"
    if not (theirs or entitles(walk.items[walk.j])) or any(found.kind != "name" for found, _ in walk.found):
        return
    for named in (found for found, _ in walk.found if not found.known_category):
        named.category, named.known_category = title.category, title.known_category
    walk.j -= 1


def _opens_list(walk: Walk) -> bool:
    """Whether somebody of the thing here is the first of a list: "[two guards] of the school, a teacher and a cook were
    killed"; not "in front of the school, a teacher and a cook were killed"."""
    if not walk.plural or walk.tag(-1) not in tuple("PFO") or walk.tag(-2) != "G":
        return False
    if walk.j > 2 and (
        walk.tag(-3) not in ",;s.y" or (walk.tag(-4) in tuple("G#") and is_governed(walk.items, walk.j - 4))
    ):
        return False
    return walk.separator == "&" or any(separator == "&" for _, separator in walk.found)


def _describes_whole(walk: Walk, group: Group) -> bool:
    """Whether one who alone stands between a verb in the plural and what several are "of" describes that, and is no
    subject."""
    if not walk.plural or walk.separator != "," or len(walk.found) > 1 or group.count is not None or group.high != 1:
        return False
    whole = walk.items[walk.j - 2].group if walk.j > 1 else None
    return whole is not None and whole.plural and walk.tag() == "x" and walk.tag(-1) == "O"


def _behind_parts(walk: Walk, group: Group) -> bool:
    """What was met stands behind "including" or "of whom": parts of those before it, or another name of them."""
    items = walk.items
    if walk.adjacent and _stands_behind(walk):
        del walk.found[1:]
        return False
    counted = walk.found[0][0].plural and walk.found[0][0].count is not None
    if len(walk.found) > 1 and counted and _opens_sentence(walk):
        walk.parts.extend(settle_parts(in_order(walk.found[1:])))  # "including the gunman, [six people] were killed"
        del walk.found[1:]
        return False
    if walk.parts and counted and items[walk.j].unit.word not in NAMING:
        del walk.found[1:]  # "ten died, among them the pilot, and [12 others, including a baby], were hurt"
        return False
    if items[walk.j].unit.word in OF_WHOM and len(walk.found) == 1 and not walk.parts:
        if not any(i.tag == "," for i in items[walk.j : walk.at]) and group.count is not None:
            group.anaphoric = True  # "526 victims, of whom [144] were killed": what befell the others is not told
            return False
    if items[walk.j].unit.word in ALL:
        walk.all_of_them = walk.found.pop()[0]
        walk.all_beside = walk.found[-1][0] if walk.found and walk.found[-1][0].count is None else None
        if kept := [
            one for one in walk.found if one[0].count is not None
        ]:  # "nine clerks, all women, and [two guards]"
            walk.found, walk.separator = kept, "&"
            walk.j -= 1
            walk.pass_over(',"Y)rE')
            return True
    elif items[walk.j].unit.word in NAMING:
        walk.antecedent = walk.relative  # "by Ivo Lang, also known as [the Cat, who was killed]"
    else:
        walk.parts.extend(settle_parts(in_order(walk.found)))
    walk.found.clear()
    walk.j -= 1
    walk.pass_over(',"Y)rE')
    return True


def _opens_sentence(walk: Walk) -> bool:
    """Whether the word that introduces parts is the first of its sentence, and a comma ends them before their whole."""
    before = walk.tags[: walk.j]
    return walk.found[-2][1] == "" and "," in walk.tags[walk.j : walk.at] and not before.strip('"-,&')


def _pass_separators(walk: Walk) -> bool:
    """Pass the comma or conjunction before a group; False where none joins it to what stands there."""
    items = walk.items
    while walk.j >= 0 and (items[walk.j].tag in ',&r;"' or items[walk.j].unit.word == "nor"):
        if items[walk.j].tag == "&" and items[walk.j].unit.word in ("while", "but"):
            walk.separator = ""
            break  # "six deaths, including guards, while nine others were hurt": a new clause
        if items[walk.j].tag == "r" and items[walk.j].unit.word in ("left", "yet", "so"):
            return False  # "a revolt against the council, left [60 people] dead", "the mayor came, yet [one] died"
        if items[walk.j].tag == ";" and (clause_before(items, walk.j) or _opens_own_clause(walk)):
            return False  # "they dug up 42 officers; [seventy are] still missing": a clause of its own
        if items[walk.j].tag in ",&;!":
            walk.separator = "," if items[walk.j].tag == "," and walk.separator in ("", ",") else "&"
        walk.j -= 1
    return walk.j >= 0 and walk.separator != ""


def _opens_own_clause(walk: Walk) -> bool:
    """ "Bees stung two hikers; [one] died": a bare count directly before its finite verb ends no list without an "and"."""
    group = walk.found[0][0] if len(walk.found) == 1 and not walk.separator else None
    return group is not None and group.kind == "count" and walk.tags[walk.at] == "D"


def _stands_behind(walk: Walk) -> bool:
    """Whether the last group is listed with what stands before the parts of that: "54 bodies, most of them women and
    children, and [120] wounded"."""
    k = walk.at - 2
    counted = k > 0 and walk.found[0][0].kind == "count" and walk.items[k + 1].group is walk.found[0][0]
    return counted and walk.tags[k - 1 : k + 1] == ",&" and walk.found[0][0].count is not None


def _names_place(walk: Walk) -> bool:
    """Whether the name here is a place: "a blast in northern [Osk], suspect dead"."""
    k = walk.j - 1
    while k >= 0 and walk.items[k].tag in "UjJ":
        k -= 1
    return k >= 0 and walk.items[k].tag == "P" and walk.items[k].unit.word in _WHERE


def _are_both_meant(walk: Walk, group: Group, previous: Group | None) -> bool:
    """Whether names side by side are all meant, whatever governs them: a relative clause in the plural or a
    participle set off behind them speaks of both."""
    if previous is not None and previous.kind == "people" and walk.separator == "&" and walk.relative:
        return _are_people_meant(walk, group, previous)
    if previous is None or previous.kind != "name" or not is_whole(previous):
        return False
    described = walk.separator == "," and is_bare_plural(group) and len(walk.found) == 1
    walk.plural = walk.plural or described
    if not described and not (group.kind == "name" and is_whole(group)):
        return False  # "mourned Ann Lee and Omar Said, [clerks] who were killed" goes on
    if walk.set_off:
        return walk.tag(-1) not in tuple("PFOB") or remembered(walk.items, walk.j - 1)
    return walk.relative and walk.plural


def _are_people_meant(walk: Walk, group: Group, previous: Group) -> bool:
    """Whether a relative clause is about people side by side: "for [four nurses] and a guard who were killed" has a verb in
    the plural, and "for [a mother] and her two sons who died" names the sons by her."""
    if len(walk.found) != 1 or group.kind != "people" or (previous.count is None and previous.high != 1):
        return False
    if group.low == group.high == 1 and not group.plural:
        return walk.plural
    item = next((item for item in walk.items if item.group is group), None)
    return item is not None and item.unit.tag == "p" and not walk.singular
