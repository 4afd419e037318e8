"""Lists of groups: appositions, sums told again, and names that stand together."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.lexicon import word_set
from claimledger.records import FORCES
from claimledger.roles.items import Item, Victims
from claimledger.roles.surnames import share_surnames
from claimledger.spans import Span


def settle_list(found: list[tuple[Group, str]], parts: list[Group], plural: bool = False) -> Victims:
    """Appositions and restated sums are no further people: "a clerk, Omar Said,", "three men, two guards and a cook,".
    `plural`: the verb speaks of several."""
    whole: list[Group] = []
    found = found if plural or len(found) < 3 else offices_of_one(found)
    listed = any(separator == "&" for _, separator in found)
    for at, (group, separator) in enumerate(found):
        last = next((g for g in reversed(whole) if not (g.kind == "unknown" and g.definite)), None)
        if last is None:
            whole.append(group)
        elif listed and group.owned and group.count is None and not group.names and last.names:
            whole.append(group)  # "Omar Said, [his wife] and two sons", not "Omar Said, the clerk"
        elif separator == "," and last.count is not None and group.kind == "unknown" and group.count is None:
            continue  # "dozens of Druze, a minority, were killed"
        elif separator == "," and at + 1 == len(found) == 2 and last.count is not None and is_bare_plural(group):
            continue  # "dozens of Druze, members of a minority, were killed"
        elif separator == "," and at + 1 == len(found) > 2 and is_bare_plural(group) and _are_names(whole):
            for one in whole:  # "Ann Lee and Omar Said, clerks, were killed"
                _join_description(one, group)
        elif separator == "," and group.count is not None and _are_both_of_them(group):
            continue  # "Khan and his brother, both residents of the valley,"
        elif (
            _describes_again(last, group, separator, ends=at + 1 == len(found))
            or _is_title_of(last, group, separator)
            or (separator == "," and _apposed(last, group, found))
            or (separator == "," and at + 1 == len(found) and _closes_list(last, group, found[at - 1][1]))
            or _shares_article(last, group, found[at + 1 : at + 2], separator)
            or (separator == "&" and not plural and _is_parent_besides(last, group))
        ):
            _join_apposition(last, group)
        else:
            whole.append(group)
    counted = bool(whole) and (whole[0].count is not None or all(g.kind == "name" for g in whole[1:]))  # "a couple, …"
    if len(whole) > 1 and counted and whole[0].low == whole[0].high and found[1][1] == ",":
        rest = whole[1:]
        singles = [g.low or 0 for g in rest]
        total = whole[0].low or 0
        if (
            total > 1
            and not (other_side(whole[0], rest) and not _names_them_all(whole[0], rest))
            and not other_kind(whole[0], rest)
            and (sum(singles) == total or (all(g.kind == "name" for g in rest) and len(rest) <= total))
        ):
            named = all(g.kind == "name" for g in rest)
            if named:
                whole[0].names = tuple(g.names[0] for g in rest if g.names)
                if not whole[0].known_category or other_side(whole[0], rest):
                    _take_side(whole[0], rest)
            return Victims(whole[:1], parts if named else [*rest, *parts])
    head = whole[0] if whole else None
    if head is not None and head.names and head.count is not None and head.low == head.high == len(whole) > 1:
        if all(g.kind == "name" and g.low == 1 for g in whole[1:]):
            return Victims(whole[:1], parts)  # "two others, [Ali Sabry and Omar Said]"
    return Victims(named_together(whole), parts)


_OF_HIS = frozenset(["parents", "grandparents", "sons", "daughters", "brothers", "sisters", "children"])


def _are_both_of_them(group: Group) -> bool:
    """ "Khan and his brother, [both residents] of the valley"; not "his wife, [both parents] and a cousin"."""
    return group.head is not None and group.head.word not in _OF_HIS and is_both(group)


def other_side(one: Group, rest: list[Group]) -> bool:
    """Whether some of the others cannot be of the people of `one`: "two guards, [a nurse and a cook]"."""
    forces = one.category in FORCES
    sides = {g.category for g in rest if g.known_category}
    return one.known_category and any((side in FORCES) != forces for side in sides if side != "people")


_GROWN = frozenset(["man", "men", "woman", "women", "adult", "adults"])
_SEXES = ("men", "women", "children")


def other_kind(one: Group, rest: list[Group]) -> bool:
    """Whether some of the others cannot be of the people of `one` by sex, age or trade: "three men, [a woman and two
    children]", "three farmers, [a trader and two cooks]"; but "three women, [a mother and her two daughters]"."""
    if one.demographic == "children":  # "two teens, one female and one male"
        return any(g.head is not None and g.head.word in _GROWN and not _is_of_family(g) for g in rest)
    if one.demographic in _SEXES:
        return any(g.demographic in _SEXES and g.demographic != one.demographic and not _is_of_family(g) for g in rest)
    trade = _trade(one)
    trades = [_trade(g) for g in rest]
    return trade is not None and all(t is not None for t in trades) and trade not in trades


def _is_of_family(group: Group) -> bool:
    person = group.head.person if group.head is not None else None
    return group.owned or (person is not None and person.kind == "family")


def _trade(group: Group) -> str | None:
    person = group.head.person if group.head is not None else None
    return person.term.removesuffix("s") if person is not None and person.kind == "occupation" else None


def _names_them_all(one: Group, rest: list[Group]) -> bool:
    """ "The two drivers, [Sgt. Ivo Lang and Pvt. Omar Said]": as many names as people, whose titles say whose drivers they
    were. Fighters and soldiers stay apart."""
    if not all(g.kind == "name" and g.low == g.high == 1 for g in rest) or len(rest) != one.low:
        return False
    return one.category not in FORCES or all(g.category == one.category for g in rest)


def _take_side(one: Group, rest: list[Group]) -> None:
    sides = {g.category for g in rest}
    if len(sides) == 1 and rest[0].known_category and rest[0].category in FORCES:
        one.category, one.known_category = rest[0].category, True


def settle_parts(found: list[tuple[Group, str]]) -> list[Group]:
    """The parts without what only describes the one named before: "including [Omar Said], secretary of the union"."""
    parts: list[Group] = []
    listed = any(separator == "&" for _, separator in found)
    for at, (group, separator) in enumerate(found):
        last = parts[-1] if parts else None
        if (
            last is not None
            and not (listed and group.owned and last.names)
            and (
                _describes_again(last, group, separator, ends=at + 1 == len(found))
                or _is_title_of(last, group, separator)
                or (separator == "," and "name" in (group.kind, last.kind) and _apposed(last, group, found))
            )
        ):
            _join_apposition(last, group)
        else:
            parts.append(group)
    return parts


# "nine soldiers, including an officer and a doctor": the doctor may be of the army; a civilian is not
_NO_FIGHTERS = ("civilian", "bystander", "child", "passer", "resident", "villager")


def own_side(found: list[tuple[Group, str]], parts: list[Group]) -> list[Group]:
    """The parts but those that end the list on another side: "four officers, including two captains [and 20 rebels]"."""
    if not found or len(parts) < 2 or not found[-1][0].known_category:
        return parts
    side = found[-1][0].category
    for k in range(1, len(parts)):
        head = parts[k].head
        plain = side in ("security_forces", "armed_group") and head is not None and head.word.startswith(_NO_FIGHTERS)
        if plain or ({side, parts[k].category} == {"security_forces", "armed_group"} and parts[k].known_category):
            found.extend((g, "&") for g in parts[k:])
            return parts[:k]
    return parts


def _describes_again(one: Group, two: Group, separator: str, ends: bool) -> bool:
    """Whether `two` goes on describing the person named before: "Khan, a councillor [and trader]", "[the owner]",
    "[director of the paper]", "[another clerk]" where it ends the list."""
    if not (one.names and one.low == one.high == two.low == two.high == 1) or two.names:
        return False
    if two.kind not in ("people", "unknown"):
        return False
    if two.other:
        return separator == "," and ends and two.kind == "people"
    if separator == "&":
        return two.bare and not two.plural
    return separator == "," and (two.definite or (two.bare and two.kind == "people")) and one.kind != "count"


def _is_title_of(one: Group, two: Group, separator: str) -> bool:
    """Whether both are titles of the one named: "[senator] and [party candidate Omar Said]"."""
    return (
        separator == "&" and one.kind == two.kind == "people" and one.bare and two.bare
        and one.low == one.high == two.low == two.high == 1
        and not one.names and bool(two.names) and not (one.plural or two.plural)
    )  # fmt: skip


def _shares_article(one: Group, two: Group, behind: list[tuple[Group, str]], separator: str) -> bool:
    """ "[The committee member] and [area secretary], Omar Said, and two women were killed": one article, one name."""
    if separator != "&" or one.kind != "people" or two.kind != "people" or not two.bare or one.names:
        return False
    if not one.low == one.high == two.low == two.high == 1 or one.plural or two.plural:
        return False
    offices = _is_office(one) and _is_office(two)  # "its [founder and chairman] Omar Said died"
    if two.names:
        return offices
    named = bool(behind) and behind[0][1] == "," and behind[0][0].kind == "name"
    return named and (offices or not (one.bare or one.owned))


_PARENTS = word_set("persons", "parents")
_SPOUSES = frozenset(["husband", "wife"])


def _is_parent_besides(one: Group, two: Group) -> bool:
    """ "The pilot [and father of two]", "a husband [and father]": one person, who has children; not "a boy and [mother]",
    "his driver and [father]"."""
    if two.head is None or two.head.word not in _PARENTS or not two.bare or two.plural or two.names or one.plural:
        return False
    person = one.head.person if one.head is not None else None
    if one.kind != "people" or person is None or one.owned or not one.low == one.high == two.low == two.high == 1:
        return False
    return person.kind == "occupation" or (one.head is not None and one.head.word in _SPOUSES and not one.definite)


_OFFICES = word_set("institutions", "titles")


def offices_of_one(found: list[tuple[Group, str]]) -> list[tuple[Group, str]]:
    """ "The firm's [founder, chairman and chief executive, Omar Said], was killed": one person, who held them all."""
    first, last = found[0][0], found[-1][0]
    alone = last.kind == "name" and found[-1][1] == ","  # set off behind the last office
    held = [g for g, _ in (found[:-1] if alone else found)]
    if (
        len(held) < 3 - alone
        or len(last.names) != 1
        or any(g.low != 1 or g.high != 1 or g.plural for g in (*held, last))
    ):
        return found
    if not all(_is_office(g) and (g is first or (g.bare and (g is last or not g.names))) for g in held) or first.names:
        return found
    for group, _ in found[1:]:
        _join_apposition(first, group)
    return found[:1]


def _is_office(group: Group) -> bool:
    return group.head is not None and group.head.word.rpartition(" ")[2] in _OFFICES


def one_of_two_titles(found: list[tuple[Group, str]]) -> list[tuple[Group, str]]:
    """ "[The committee member] and [area secretary Omar Said] was killed": the verb speaks of one person."""
    if len(found) != 2 or found[1][1] != "&":
        return found
    one, two = found[0][0], found[1][0]
    both = one.kind == two.kind == "people" and one.low == one.high == two.low == two.high == 1
    if not both or not two.bare or one.names or one.plural or two.plural or one.count is not None or _is_kin(one):
        return found
    _join_apposition(one, two)
    return found[:1]


def one_of_trades(found: list[tuple[Group, str]]) -> list[tuple[Group, str]]:
    """ "[The poet, playwright and critic Omar Said] was shot": one article, one name, and a verb that speaks of one."""
    first, last = found[0][0], found[-1][0]
    if len(last.names) != 1 or first.names or first.bare or first.owned or found[-1][1] not in ("&", ","):
        return found
    for group, _ in found:
        trade = group.kind in ("people", "unknown") or group is last
        if not (trade and group.low == group.high == 1) or group.plural or group.count is not None or _is_kin(group):
            return found
        if group is not first and not (group.bare or group.kind == "name"):
            return found
    for group, _ in found[1:]:
        _join_apposition(first, group)
    return found[:1]


def _is_kin(group: Group) -> bool:
    """ "[His wife] and son Omar was …" is a slip for two; "[his driver] and bodyguard Omar Said was …" is one."""
    person = group.head.person if group.head is not None else None
    return group.owned and (person is None or person.kind == "family")


def named_together(whole: list[Group]) -> list[Group]:
    """A list of bare names is one group of as many: "Sara Odeh, Ali Odeh and Omar Said" are three.

    Where others are told one by one among them, so are they: "Sara Odeh, Ali Odeh, a boy and Captain Said" are four.
    """
    share_surnames(whole)
    if len(whole) > 2 and not all(map(_bare_name, whole)) and all(g.low == g.high == 1 for g in whole):
        return whole
    together: list[Group] = []
    for group in whole:
        last = together[-1] if together else None
        if last is not None and group.kind == last.kind == "name" and _bare_name(group) and _bare_name(last):
            assert last.number is not None and group.number is not None
            if any(name in last.names for name in group.names):
                continue  # joined for an earlier verb: "Ali Odeh and Omar Said were shot and were taken to a clinic"
            last.names = (*last.names, *group.names)
            last.low = last.high = len(last.names)
            last.number = Span(last.number.start, group.number.end)
            last.span, last.last, last.plural = Span(last.span.start, group.span.end), group.last, True
            if last.category != group.category:
                last.category = "people"
            if last.demographic != group.demographic:
                last.demographic = None
            continue
        together.append(group)
    return together


def _bare_name(group: Group) -> bool:
    """Whether nothing but a title says who it is, and the name is whole: "Cpl. Ali Hasan", not "Hasan"."""
    return group.kind == "name" and group.first_word_is_name and all(" " in name for name in group.names)


def is_bare_plural(group: Group) -> bool:
    """Whether a plural has neither number nor article: "clerks", "members of the guild"."""
    return group.kind == "people" and group.plural and group.count is None and not (group.definite or group.other)


def entitles(item: Item) -> bool:
    """ "[Privates] Ivo Lang and Omar Said": a bare plural that only says what those named behind it are."""
    group = item.group
    return item.tag == "G" and group is not None and group.bare and group.plural and not group.names


def is_both(group: Group) -> bool:
    """ "Both": the two told of before, and nobody new."""
    return group.number is not None and group.low == group.high == 2 and group.number.end - group.number.start == 4


def _apposed(one: Group, two: Group, found: list[tuple[Group, str]]) -> bool:
    if one.low != 1 or one.high != 1 or two.low != 1 or two.high != 1:
        return False
    if one.kind in ("count", "pronoun") or two.kind in ("count", "pronoun") or two.other:
        return False
    if (one.kind == "name") != (two.kind == "name"):
        # "Khan, a teacher" / "a teacher, Khan": one person told twice, unless a list of names runs on.
        return not (one.names and two.names) or one.names == two.names  # joined for an earlier verb
    if one.kind == "name":
        return False
    listed = any(separator == "&" for _, separator in found) or (one.names and two.names)
    return not listed


def _closes_list(one: Group, two: Group, before: str) -> bool:
    """ "A guard and his friend Omar Said, [a cook], were killed": what the list ended with is described."""
    if before != "&" or not one.names or two.names or two.other or two.owned or two.kind not in ("people", "unknown"):
        return False
    return one.low == one.high == two.low == two.high == 1


def _are_names(groups: list[Group]) -> bool:
    return all(g.kind == "name" and _bare_name(g) for g in groups)


def _join_description(one: Group, what: Group) -> None:
    if not one.known_category and what.known_category:
        one.category, one.known_category = what.category, True


_SERVING = frozenset(
    ("bodyguard", "driver", "chauffeur", "guard", "escort", "orderly", "aide")
)  # "a judge's driver, a corporal"


def _join_apposition(one: Group, two: Group) -> None:
    served = one.head is not None and one.head.word in _SERVING and two.category in FORCES
    if (served or not one.known_category) and two.known_category:
        one.category, one.known_category = two.category, True
    one.first_word_is_name = False
    beside = one.definite and not one.owned and not one.names and two.kind == "name" and two.first == one.last + 1
    if beside and one.number is not None and two.number is not None:
        one.number = Span(one.number.start, two.number.end)  # "the [driver, Ivo Lang]": the noun alone refers back
    one.demographic = one.demographic or two.demographic
    one.names = one.names or two.names


def in_order(found: list[tuple[Group, str]]) -> list[tuple[Group, str]]:
    """What was met right to left, in the order of the text: each group with what parts it from the one before."""
    ahead = found[::-1]
    return [(g, ahead[i - 1][1] if i else "") for i, (g, _) in enumerate(ahead)]
