"""Whose people a bare count is of: "killing 70 of [them]", "of the [students], 43 are missing", "[army] losses at nine dead"."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.harms.told import NEAR_KIN, Told
from claimledger.mentions import Figure
from claimledger.records import FORCES, Category
from claimledger.roles import Item, items_text, offset, place_of
from claimledger.spans import Span

_LOSSES = frozenset(["losses", "loss", "casualties", "dead"])
_OURS = frozenset(["its", "their", "own"])
_LOST = frozenset(["lost", "lose", "losing", "loses"])
_SUFFERED = frozenset(
    ["suffered", "suffers", "sustained", "sustains", "took", "lost", "loses", "losing", "had", "has", "suffer"]
)


def belong(figure: Figure, told: Told, items: list[Item]) -> None:
    """Give a figure that says nothing of its people the category of those whom its sentence says they belong to."""
    group = told.group
    if (found := _of_one_noun(items, told) or _companion_of(items, group)) is not None and figure.category == "people":
        figure.category = found
        return
    if figure.category == "people" and (side := _of_their_own(items, told)) is not None:
        figure.category = side
        figure.demographic = None if figure.demographic == "men" else figure.demographic
        return
    # "The rebels lost six men": their fighters
    lost = told.word in _LOST or told.word == "loss"
    of_forces = figure.demographic == "men" and (lost or _left_by(items, told) is not None)
    if figure.category != "people" or group.known_category or (figure.demographic is not None and not of_forces):
        return
    if group.kind not in ("count", "deaths") and not of_forces and not lost:
        return
    if group.head is not None and (group.head.word in NEAR_KIN or group.head.word == "patients"):
        return  # "he lost two brothers", "the clinic lost nine patients"
    at = place_of(items, group)
    at = told.item if at is None else at
    found = (
        _left_by(items, told)
        or _lost_by(items, at)
        or _losses_of(items, at)
        or _dealt_to(items, at)
        or _in_its_ranks(items, at)
    )
    if found is None and told.word not in ("of whom", "blamed") and (group.anaphoric or _named_first(items, at)):
        beside = some_of(items, group)
        if beside is None or beside.known_category:
            found = _before(items, at, told.agent)
    if found is not None:
        figure.category = found
        if of_forces:
            figure.demographic = None


def some_of(items: list[Item], group: Group) -> Group | None:
    """Of whom an aside tells some: "police held [five men], two of them wounded"."""
    at = place_of(items, group) if group.anaphoric else None
    if at is None or at < 2 or items[at - 1].tag != "," or items[at - 2].tag not in "GQ":
        return None
    beside = items[at - 2].group
    return beside if beside is not None and beside.plural and (beside.count or beside.other) else None


def _of_one_noun(items: list[Item], told: Told) -> Category | None:
    """ "Killed [three] and wounded four soldiers": one noun behind two verbs."""
    k = place_of(items, told.group) if told.group.kind == "count" and not told.group.anaphoric else None
    if k is None or items[k].tag != "Q" or k + 3 >= len(items) or items[k + 1].unit.word != "and":
        return None
    verb, behind = items[k + 2], items[k + 3].group
    if verb.tag not in "Kki" or items[k - 1].tag != verb.tag or behind is None or behind.count is None:
        return None
    return behind.category if behind.kind == "people" and behind.known_category else None


_COMPANIONS = frozenset(
    ["colleague", "colleagues", "comrade", "comrades", "teammate", "teammates", "associate", "associates", "accomplice",
     "accomplices"])  # fmt: skip
_OF_ONE = (" of his ", " of her ")
_OF_SEVERAL = " of their "


def _companion_of(items: list[Item], group: Group) -> Category | None:
    """ "Two guards died on Monday, and their [colleague] on Tuesday": a guard, too."""
    if group.head is None or group.head.word not in _COMPANIONS or group.known_category:
        return None
    at = place_of(items, group)
    before = [i.group for i in reversed(items[: at or 0]) if i.group is not None and i.tag == "G"]
    if not group.owned:  # "two of his [colleagues]": of one person, "two of their [comrades]": of several
        start = offset(items, at or 0)
        phrase = items_text(items)[start : start + group.span.end - group.span.start]
        if not any(of in phrase for of in (*_OF_ONE, _OF_SEVERAL)):
            alone = len(before) == 1 and " of " not in phrase and before[0].category == "security_forces"
            # "a soldier shot two [colleagues]"
            return "security_forces" if alone and before[0].known_category else None
        before = [g for g in before if (g.low == g.high == 1) != (_OF_SEVERAL in phrase) and g.category in FORCES]
    return next((g.category for g in before if g.known_category), None)


def _side(group: Group | None) -> Category | None:
    if group is None or group.category not in FORCES:
        return None
    return group.category


def _lost_by(items: list[Item], at: int) -> Category | None:
    """ "The [guerrillas] suffered 11 casualties", "the [rebels] lost 35 men"."""
    k = at - 1
    while k >= 0 and items[k].tag in 'rE"' and items[k].unit.word != "left":
        k -= 1  # "the war with the rebels has left nine dead" says nothing of whose
    if k > 2 and items[k].unit.word == "of" and items[k - 1].unit.word == "loss":
        k -= 2  # "the [army] admitted the loss of six men"
        while k > 0 and items[k].tag in "tz":
            k -= 1
        return _side(items[k - 1].group) if k and items[k].tag == "y" else None
    if k < 1 or items[k].unit.word not in _SUFFERED:
        return None
    k -= 1
    if k > 1 and items[k + 1].unit.word == "losing" and items[k].unit.word in ("to", "of") and items[k - 1].tag == "y":
        k -= 2  # "the [army] admitted to losing six men"
    while k >= 0 and items[k].tag in "rvb":
        k -= 1
    if k >= 3 and items[k].tag == "&":  # "the [rebels] killed nine soldiers at the ford and lost two men"
        k -= 1
        while k > 0 and items[k].tag in "GQ*#xPOFtE,":
            k -= 1
        if items[k].tag in "KVe":
            k -= 1
    if k > 0 and items[k].tag == "L" and items[k].unit.word in ("it", "they"):
        that = k > 1 and items[k - 1].unit.word == "that"
        if that and items[k - 2].tag == "&":  # "the [army] said the road was cut and that it had lost six men"
            verb = next((j for j in range(1, k - 2) if items[j].tag == "y"), 0)
            return _side(items[verb - 1].group) if verb else None
        said = items[k - 1].tag == "y" or (that and items[k - 2].tag == "y")
        teller = k - 2 - (items[k - 1].unit.word == "that")
        told_by = _side(items[teller].group) if said and teller >= 0 else None
        return told_by or _owner(items, k) if said else None  # "rebels fled; the [army] says it lost six men"
    side = _side(items[k].group) if k >= 0 else None
    if side == "combatant" and items[k].unit.tag == "p":
        return _owner(items, k) or side  # "the ministry said its forces had lost nine men"
    return side


_FLED = frozenset(["fled", "retreated", "withdrew", "scattered"])
_FIELD = frozenset(["battlefield", "battle", "fighting", "front", "field"])


def _left_by(items: list[Item], told: Told) -> Category | None:
    """ "The [rebels] fled the battlefield, leaving nine men dead": their own; after a raid they may be its victims."""
    at = place_of(items, told.group)
    if at is None or at < 3 or items[at - 1].unit.word not in ("leaving", "left"):
        return None
    for k in range(at - 2, 0, -1):
        if items[k].tag in ".;":
            return None
        if items[k].unit.word in _FLED:
            words = items_text(items)[: offset(items, at)].replace(",", " ").split()
            fought = not _FIELD.isdisjoint(words)
            return _side(items[k - 1].group) if fought else None
    return None


_ITS = ("its ", "their ")
_MEN = frozenset(["men", "man", "sailors", "sailor", "seamen", "airmen", "members", "personnel"])
_STATES = frozenset(["government", "ministry", "defence", "defense", "regime", "state"])


def _of_their_own(items: list[Item], told: Told) -> Category | None:
    """ "The navy said three of [its sailors] had died", "the police counted nine dead [among its officers]": of the side
    that speaks."""
    at = place_of(items, told.group)
    if at is None:
        return None
    start = offset(items, at)
    said = items_text(items)[start : start + told.group.span.end - told.group.span.start]
    if told.group.head is not None and told.group.head.word in _MEN and any(f" of {its}" in said for its in _ITS):
        return _owner(items, at)
    for k in range(at + 1, min(at + 4, len(items) - 1)):
        if items[k].tag == "P" and items[k].unit.word in ("in", "among") and items[k + 1].group is not None:
            own = items[k + 1].group
            text = items_text(items)[offset(items, k + 1) :]
            if not text.startswith(_ITS):
                return None
            men = own.head is not None and own.head.word in _MEN  # type: ignore[union-attr]
            return _side(own) or (_owner(items, at) if men else None)
        if items[k].tag not in "ZKr":
            return None
    return None


def _owner(items: list[Item], at: int) -> Category | None:
    """The one side that did or said something before item `at`, or the state's forces where a ministry or government did.

    "Its" are men of an army or a group, "their" of several: "troops put down the town; 140 of its men were shot".
    """
    its = " its " in f" {items_text(items)[offset(items, at) :]}"
    sides = set()
    for k, item in enumerate(items[:at]):
        if (
            item.tag == "L"
            and item.unit.word in ("they", "it")
            and items[k - 1].tag != "y"
            and items[k - 1].unit.word != "that"
        ):
            return None  # whoever "they" are
        side = _side(item.group)
        if side is None or items[k + 1].tag not in "yevbKVDL" or any(i.tag in "x*" for i in items[k + 1 : at]):
            continue  # "stormed a guard post and made off with three of its men": the post's
        head = item.group.head if item.group is not None else None
        if (
            item.group is not None
            and item.group.plural
            and (not its or (head is not None and not head.word.endswith(("s", "men"))))
        ):
            sides.add(side)
    if not sides and at and not _STATES.isdisjoint(items_text(items)[: offset(items, at)].split()):
        return "security_forces"
    return sides.pop() if len(sides) == 1 else None


def _losses_of(items: list[Item], at: int) -> Category | None:
    """ "He put [army] losses at four dead", "The [army] put its losses at nine dead": of those whose losses they are."""
    for k in range(at - 1, max(-1, at - 14), -1):
        if items[k].tag in ".;":
            return None
        own = items[k].group
        word = items[k].unit.word if own is None or own.head is None else own.head.word
        if word not in _LOSSES:
            continue
        if own is not None and own.category in FORCES:
            return own.category
        before = items[k - 1] if k else None
        if before is not None and before.tag in "GS" and (side := _side(items[k - 1 - (before.tag == "S")].group)):
            return side
        if before is not None and (before.unit.word in _OURS or items[k].unit.word in _OURS):
            return next((side for i in items[:k] if (side := _side(i.group))), None)
        return None
    return None


_DEALS = frozenset([
    "inflict", "inflicts", "inflicted", "inflicting", "caused", "causing", "cost", "costing", "costs", "dealt",
    "dealing",
])  # fmt: skip
_ONTO = frozenset(["on", "upon", "to", "among"])


def _dealt_to(items: list[Item], at: int) -> Category | None:
    """ "They inflicted nine casualties on the [army]", "it cost the [army] nine dead"."""
    verb = at - 1
    while verb > 0 and items[verb].tag in "GrEtOc":
        verb -= 1
    if verb < 0 or items[verb].unit.word not in _DEALS:
        return None
    if (side := _side(items[at - 1].group)) is not None:
        return side
    for k in range(at + 1, min(at + _REACH, len(items) - 1)):
        if items[k].tag in ".;:" or items[k].unit.word in _DEALS:
            return None
        if items[k].unit.word in _ONTO and items[k].tag == "P":
            return _side(items[k + 1].group)
    return None


_RANKS = frozenset(["ranks", "rank"])
_REACH = 10  # items behind a count


def _in_its_ranks(items: list[Item], at: int) -> Category | None:
    """ "The [army] admitted three dead and nine wounded in its ranks"."""
    for k in range(at + 1, min(at + _REACH, len(items))):
        if items[k].tag in ".;":
            return None
        own = items[k].group
        word = items[k].unit.word if own is None or own.head is None else own.head.word
        if word in _RANKS and k + 2 < len(items) and items[k + 1].unit.word == "of":
            return _side(items[k + 2].group)  # "nine dead in the ranks of the army"
        if word in _RANKS and (own is None or own.owned or items[k].unit.word in _OURS):
            return next((side for i in reversed(items[:at]) if (side := _side(i.group))), None) or _owner(items, at)
    return None


def _named_first(items: list[Item], at: int) -> bool:
    """ "[Of the students] taken from the bus, 43 are missing"."""
    return at > 1 and items[0].unit.word == "of" and items[at - 1].tag == ","


def _before(items: list[Item], at: int, agent: Span | None) -> Category | None:
    """The category of the nearest plural people before item `at` that have one; neither who says so nor who did it."""
    for k in range(at - 1, -1, -1):
        group = items[k].group
        if agent is not None and group is not None and agent.overlaps(group.span):
            continue  # "rebels ambushed a police party and killed three of [them]"
        counted = group is not None and items[k].tag == "G" and group.count is not None and (group.low or 0) > 1
        if group is not None and counted and not (k and items[k - 1].tag == "S"):  # but "of the battalion's 73 men, 59"
            return group.category if group.known_category else None  # "police held [six men], and two of them died"
        if group is not None and items[k].tag == "G" and group.plural and group.known_category:
            if items[k + 1].tag != "y":  # "[Police say] two were hurt, one of whom is in danger"
                return group.category
    return None
