"""The items of a sentence: its noun groups and the single units between them."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.roles.item import Item as Item
from claimledger.roles.item import Victims as Victims
from claimledger.roles.itemlist import Items as Items
from claimledger.units import Words

_GROUPS = {"people": "G", "count": "Q", "name": "#", "unknown": "*", "thing": "x", "pronoun": "L", "deaths": "@"}
WHO = "GQ#*L@"  # the tags of groups that can be people
NAMING = frozenset(["identified as", "named as", "known as", "namely"])
ALL = frozenset(["all of them", "both of them"])


def items_text(items: list[Item]) -> str:
    """The words of the sentence in lower case."""
    return items.folded if isinstance(items, Items) else ""


def tags_of(items: list[Item]) -> str:
    """The letters of the items."""
    return items.tags if isinstance(items, Items) else "".join([item.tag for item in items])


def words_of(items: list[Item]) -> frozenset[str]:
    """The words of all items."""
    return items.words if isinstance(items, Items) else frozenset([item.unit.word for item in items])


def place_of(items: list[Item], group: Group) -> int | None:
    """Where a group stands among the items; None where it is no item of its own."""
    if isinstance(items, Items):
        return items.place(group)
    return next((k for k, item in enumerate(items) if item.group is group), None)


def offset(items: list[Item], at: int) -> int:
    """Where item `at` begins in `items_text`."""
    return items[at].unit.start - (items.start if isinstance(items, Items) else 0)


def items_of(words: Words, groups: list[Group]) -> Items:
    """The sentence as groups and the units between them."""
    start, end = words.sentence.start, words.sentence.end
    folded = words.text[start:end].lower()
    starts = {g.first: g for g in groups if g.last > g.first}
    items: list[Item] = []
    done = 0
    for i, unit in enumerate(words.units):
        if i < done:
            continue
        group = starts.get(i)
        if group is None:
            items.append(Item(unit.tag, i, i + 1, unit))
        else:
            done = group.last
            items.append(Item(_GROUPS[group.kind], i, done, unit, group))
    tags = "".join([item.tag for item in items])
    if "P#,#," in tags or "QOx" in tags:
        for k, item in enumerate(items):
            if item.tag == "P" and _names_region(items, k):
                items[k + 3].tag = "x"
            elif item.tag == "Q" and _counts_things(items, k, folded, start):
                item.tag = "x"
        tags = "".join([item.tag for item in items])
    if "Q&G" in tags or "Q,G" in tags:
        _share_on(items)
    return Items(items, tags, folded, start)


def _share_on(items: list[Item]) -> None:
    """ "Nine people, two of them women and [four children], were killed": the four are of the nine as well.

    But "two of them women, and four guards" goes on from the nine, and so does what is more than their rest or of
    another side: "nine soldiers, two of them officers and four cooks".
    """
    whole: Group | None = None
    for k, item in enumerate(items):
        group = item.group
        if group is None or group.count is None:
            continue
        if not (item.tag == "Q" and group.anaphoric and group.last - group.first > 2):
            whole = group
            continue
        further = _listed_with(items, k)
        if whole is not None and any(whole.category not in ("people", g.category) for g in further):
            continue
        if whole is None or sum(g.low or 0 for g in (group, *further)) <= (whole.low or 0):
            for one in further:
                one.anaphoric = True


def _listed_with(items: list[Item], k: int) -> list[Group]:
    """The groups that end a list behind the share at `k`: ", three boys and a nun"."""
    found: list[Group] = []
    while k + 2 < len(items) and items[k + 1].tag in ",&" and items[k + 2].tag == "G":
        group = items[k + 2].group
        if group is None or group.definite or group.other or group.owned or group.names or opens_clause(items, k + 2):
            break
        if group.count is None and not group.low == group.high == 1:
            break
        found.append(group)
        if items[k + 1].tag == "&":
            return found if items[k + 1].unit.word == "and" else []
        k += 2
    return []


def _counts_things(items: list[Item], k: int, folded: str, start: int) -> bool:
    """ "[Two] of the drones were shot down", "[hundreds] of sheep died"; but "two of the patrol were shot"."""
    if k + 2 >= len(items) or items[k + 1].tag != "O" or items[k + 2].tag != "x":
        return False
    group = items[k + 2].group
    return group is not None and (group.bare or folded.endswith("s", 0, group.span.end - start))


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


def describe(whole: list[Group], all_of_them: Group | None, beside: Group | None = None) -> None:
    """ "ten people died, all of them [cooks]": no part of the ten, but what the ten were; of `beside` are some of them:
    "all of them women and [children]"."""
    if len(whole) == 1 and all_of_them is not None and all_of_them.kind == "people" and not whole[0].known_category:
        if beside is not None and beside.kind == "people":
            if all_of_them.category == beside.category:
                whole[0].category, whole[0].known_category = beside.category, beside.known_category
            return
        whole[0].category, whole[0].known_category = all_of_them.category, all_of_them.known_category
        whole[0].demographic = whole[0].demographic or all_of_them.demographic


def listed_beside(items: list[Item], k: int) -> Group | None:
    """The group that "and" joins to that at item `k`: "women and [children]"."""
    if k + 2 >= len(items) or items[k + 1].tag != "&" or items[k + 2].tag != "G":
        return None
    group = items[k + 2].group
    return group if group is not None and group.plural and group.count is None and not group.definite else None


def opens_clause(items: list[Item], j: int) -> bool:
    """Whether the group at `j` begins a clause of its own: "killing two and [a third man] was arrested"."""
    k, group = j + 1, items[j].group
    if _is_an_event(items, j):
        return True
    apart = items[j - 1].tag == "," and group is not None and group.definite if j else False
    while k < len(items) and (items[k].tag in 'rY"E(' or (apart and _tells_day(items, k))):
        if items[k].tag == "(":
            while k < len(items) and items[k].tag != ")":
                k += 1
        k += 1
    if k + 1 < len(items) and items[k].tag == "O" and group is not None and group.definite and items[k + 1].group:
        k += 2  # "after the murder of Khan, [the 40 judges] of the region resigned"
    if k < len(items) and items[k].tag in "wz" and items[k].unit.word == "that" and _is_another(group):
        return True  # "one group that burnt the mill and [another] that killed a cook"
    if k < len(items) and items[k].tag == "w":
        return _speaks_behind(items, k)
    if k < len(items) and items[k].tag == "e" and items[k].unit.word.endswith("ing"):
        return False  # "seven of the soldiers [guarding] them"
    if k < len(items) and items[k].tag in "PFO" and _speaks_of_a_place(items, j, k):
        return True
    end = past_tail(items, k)
    if end > k and items[j - 1].tag == "," and _acts_behind_phrase(items, j, end):
        return True
    if end < len(items) and items[end].tag == "," and _speaks_set_off(items, j, end):
        return True
    if end < len(items) and items[end].tag in "&," and j and items[j - 1].tag == "," and _speak_together(items, end):
        return True
    if end + 1 < len(items) and items[end].tag == "," and items[end + 1].tag == "I":
        # "ten died, among them the pilot, and [12 others], including a baby, were hurt"
        behind = next((m + 1 for m in range(end + 2, min(end + 9, len(items))) if items[m].tag == ","), len(items))
        return behind < len(items) and items[behind].tag in "bv"
    return k < len(items) and items[k].tag in "bvmKDeyZVk!"


def _acts_behind_phrase(items: list[Item], j: int, end: int) -> bool:
    """Whether the group at `j`, whose description ends before item `end`, does something behind a phrase that opens the sentence:
    "After the killing of a trader, [youths] from Osk burned a mill"."""
    while end < len(items) and items[end].tag in "UNrE":
        end += 1
    if not j or end >= len(items) or items[end].tag not in "eKVDybvm!" or items[end].unit.word.endswith("ing"):
        return False
    if items[0].tag not in "PsF" or any(item.tag in ",;:bvmewyKkVDdZi" for item in items[1 : j - 1]):
        return False
    return items[end].tag != "K" or (end + 1 < len(items) and items[end + 1].tag in "GQ#L*x")


def _is_an_event(items: list[Item], j: int) -> bool:
    """Whether a bare "one" at `j` is no person but an event that harms people behind it: "a blast in May killed nine and
    [one] in June killed four", "one raid killed nine guards, [another] left six dead"."""
    group = items[j].group
    if (
        group is None
        or group.kind != "count"
        or not group.low == group.high == 1
        or not j
        or items[j - 1].tag not in "&,"
    ):
        return False
    k = j + 1
    while k < len(items) and k - j <= _PHRASE and items[k].tag in "PE#xNUS":
        k += 1
    if k + 1 >= len(items) or items[k + 1].tag not in "GQ" or (k + 2 < len(items) and items[k + 2].tag == "E"):
        return False
    return items[k].tag == "K" or items[k].unit.word in ("left", "claimed")


_PHRASE = 6  # items of "in June", "on the road to Osk"


def _tells_day(items: list[Item], k: int) -> bool:
    """Whether preposition `k` brings a time: "a blast killed ten, the governor [on Wednesday] ordered a review"."""
    return items[k].tag == "P" and k + 1 < len(items) and items[k + 1].tag == "E"


def _speak_together(items: list[Item], k: int) -> bool:
    """Whether those who are listed from `k` on say something: "killed nine, [a doctor] and a witness said".

    With a comma before the verb they are victims: "killed nine, a doctor and a nurse, police said".
    """
    joint = False
    for m in range(k, min(k + _JOINT, len(items))):
        tag = items[m].tag
        if tag == "y":
            return joint and items[m - 1].tag not in ",&"
        if tag not in _LISTED_SPEAKERS or (joint and tag == ","):
            return False
        joint = joint or tag == "&"
    return False


_JOINT = 12  # items of a list of those who speak
_LISTED_SPEAKERS = frozenset("&,G#*ULxtpzjaXSPFONEcHMWZ")


def _speaks_set_off(items: list[Item], j: int, comma: int) -> bool:
    """Whether the group at `j` says something, with what is set off by commas: "[the mayor], Omar Said, told reporters",
    "Omar Said, 34, [a cook from Osk], said"; not "a blast killed [a cook], police said"."""
    one = items[j].group
    if one is None or one.count is not None or one.low != 1:
        return False
    after = end_of_description(items, comma, of_name=items[j].tag == "#")
    if after < len(items) and items[after].tag == "y":
        return True
    back = j - 1
    if back > 1 and items[back].tag == "," and items[back - 1].tag == "Y":
        back -= 2
    named = back > 0 and items[back].tag == "," and items[back - 1].tag == "#" and items[j].tag != "#"
    return named and comma + 1 < len(items) and items[comma + 1].tag == "y"


def end_of_description(items: list[Item], comma: int, *, of_name: bool) -> int:
    """The item behind what two commas set off from `comma` on; `comma` itself where that is no description of one person.

    Behind a name it is an age, what somebody is, or both: "Omar Said[, 34, a cook from Osk,]"; behind what somebody is, a
    name: "the mayor[, Omar Said,]".
    """
    k = comma + 1
    if of_name and k + 1 < len(items) and items[k].tag == "Y" and items[k + 1].tag == ",":
        k += 2
    if k < len(items) and of_name and items[k].tag == "w":  # "who runs the clinic"
        end = next((m for m in range(k, min(k + _CLAUSE, len(items))) if items[m].tag in ",."), comma)
        return end + 1 if end > comma else comma
    if k >= len(items) or not is_one(items[k]) or (items[k].tag == "#") == of_name:
        return comma
    k = past_tail(items, k + 1)
    return k + 1 if k < len(items) and items[k].tag in ",." else comma


def past_tail(items: list[Item], k: int) -> int:
    """Behind the phrases that tell whose somebody is, or of where: "a cook [of the mill in Osk]"."""
    while k + 1 < len(items) and items[k].tag in "PFO" and items[k + 1].tag in "G#x*":
        k += 2
    return k


def is_one(item: Item) -> bool:
    """Whether an item is one person who is described or named, and not counted."""
    group = item.group
    return item.tag in "G#*" and group is not None and group.count is None and group.low == 1


_CLAUSE = 8  # items of a relative clause


def _speaks_of_a_place(items: list[Item], j: int, k: int) -> bool:
    """Whether the phrase at `k` leads to a verb of saying: "killed six, [a doctor at the town's clinic] told the paper".

    A count needs the comma: in "killed six guards and two cooks in Osk, medics said" nobody of them speaks.
    """
    group = items[j].group
    if group is None or (group.count is not None and items[j - 1].tag != ","):
        return False
    for m in range(k + 1, min(k + 9, len(items))):
        if items[m].tag == "y":
            return True
        if items[m].tag not in "PFOtpzjSx#*UNXAErGLaJ":
            return False
    return False


def _is_another(group: Group | None) -> bool:
    return group is not None and group.kind == "count" and group.other and group.count is None


def _speaks_behind(items: list[Item], k: int) -> bool:
    """Whether a relative clause at `k` ends in a verb of saying: "a volunteer [who helped bury the dead said]"."""
    for m in range(k + 2, min(k + 12, len(items))):
        if items[m].tag in ",.;:":
            return False
        if items[m].tag == "y":
            return True
    return False
