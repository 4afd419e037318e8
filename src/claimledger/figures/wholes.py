"""What a figure is a part of: the figure before it whose people "they", "three of the victims" or names take up."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from claimledger.groups import Group
from claimledger.harms.told import Told, noun_of
from claimledger.mentions import Figure
from claimledger.records import FORCES, Category
from claimledger.roles import Item
from claimledger.spans import Span

_FAR = 6  # sentences behind a figure in which another may be a part of it
NAMED = 12  # sentences behind a figure in which its people may be named
_HARMED = ("killed", "injured", "casualties")


def whole_of(figures: list[Figure], part: Figure, beside: set[int]) -> int | None:
    """The latest figure but those `beside` it that can hold the part: same outcome where told, and no smaller."""
    any_outcome = bool(part.reasons)
    for index in range(len(figures) - 1, -1, -1):
        whole = figures[index]
        if part.sentence - whole.sentence > _FAR:
            break
        if any_outcome and whole.part_of is not None and part.sentence - whole.sentence == 1 and index not in beside:
            if (whole.low or 0) > (part.low or 0) and whole.low == whole.high:
                part.outcome = whole.outcome  # "12 of the dead were of one family. [Five of them] were children"
                return whole.part_of
        if (
            whole.part_of is not None
            or whole.compared
            or index in beside
            or whole.assertion == "denied"
            or (not any_outcome and whole.outcome != part.outcome)
        ):
            continue
        if whole.low is not None and part.low is not None and whole.high is not None and whole.high < part.low:
            continue
        if whole.low is not None and whole.high is None and (part.low or part.high or 0) > whole.low:
            continue  # "at least nine died. … Hit a base of rebels and killed [up to 60 of them]": of the rebels
        if whole.low == whole.high == 1:
            continue
        part.outcome = whole.outcome
        return _sum_of(figures, index, beside)
    return None


def _sum_of(figures: list[Figure], index: int, beside: set[int]) -> int:
    """The total before a figure that it makes up with those of its sentence: 27 in "At least 27 died. … 22 died at once,
    five in hospital. … The dead include nine women"; else the figure itself."""
    one = figures[index]
    sharing = [
        f for i, f in enumerate(figures)
        if f.sentence == one.sentence and f.outcome == one.outcome and f.part_of is None and i not in beside
    ]  # fmt: skip
    if len(sharing) > 1 and all(f.low == f.high and f.assertion == "stated" for f in sharing):
        total = sum(f.low or 0 for f in sharing)
        for k in range(index - 1, -1, -1):
            before = figures[k]
            if one.sentence - before.sentence > _FAR:
                break
            alike = before.outcome == one.outcome and before.part_of is None and before.assertion == "stated"
            if alike and before.sentence < one.sentence and before.low == total:
                return k
    return index


def are_others(figures: list[Figure], part: Figure) -> bool:
    """ "Nine guards died. The number of [women] killed stood at four": whether they are of another kind than the whole."""
    if part.part_of is None:
        return False
    whole = figures[part.part_of]
    if part.category == "people" and whole.category in FORCES:
        return True
    sides = whole.category != part.category and "people" not in (whole.category, part.category)
    return sides or (whole.demographic is not None and whole.demographic != part.demographic)


def just_told(figures: list[Figure], part: Figure, items_at: Callable[[int], list[Item]]) -> bool:
    """Whether those whom "they" and "among them" take up are the whole of `part`: told in the sentence before, the last
    people that it tells of. "Nine died, and police held six men. They included two cooks": the two may be of the six."""
    whole = figures[part.part_of] if part.part_of is not None else None
    if whole is None or whole.sentence != part.sentence - 1:
        return False
    if any(f.sentence == whole.sentence and f is not whole and f.part_of is None for f in figures):
        return False  # "nine died and 12 were hurt. They included two cooks"
    items = items_at(whole.sentence)
    return not any(
        i.group is not None and i.tag in "GQ*" and i.group.plural and i.group.span.start > whole.group.end
        and behind.tag != "y"  # "police said"
        for i, behind in itertools.pairwise(items)
    )  # fmt: skip


def is_of_killers(told: Told, items: list[Item], whole: Figure, part: Figure) -> bool:
    """ "Gunmen killed 31 villagers [before] nine of them were shot dead": nobody dies twice, so that the nine are gunmen."""
    if not (whole.outcome == "killed" and whole.sentence == part.sentence and whole.agent is not None):
        return False
    between = [i for i in items if whole.harm.end <= i.unit.start < told.group.span.start]
    killers = _group_at(items, whole.agent)
    turned = any(i.unit.word in ("before", "until") for i in between)
    armed = killers is not None and killers.category in FORCES
    if armed and whole.high is not None and (part.low or 0) > whole.high:
        turned = True  # "rebels killed two guards, and nine of them were killed": more than the guards are
    avengers = _group_at(items, told.agent) if told.agent is not None and told.outcome == "killed" else None
    if avengers is not None and killers is not None and (avengers.category, killers.category) in _FOES:
        turned = True  # "attackers killed 31 people, and nine of them were killed by the army"
    if told.group.anaphoric and turned:
        part.category = killers.category if killers is not None else "people"
        return True
    return False


_PURSUED = frozenset(
    """chased pursued tracked trailed followed intercepted engaged confronted cornered surrounded fought ambushed challenged
    attacked encircled overtook repelled met""".split()  # noqa: SIM905
)


def is_of_pursued(
    told: Told, items: list[Item], figures: list[Figure], part: Figure, items_at: Callable[[int], list[Item]]
) -> bool:
    """ "Gunmen killed nine herders. Police [chased them] and killed two [of them]": who can still be chased is not dead, so
    that the two are gunmen."""
    whole = figures[part.part_of] if part.part_of is not None else None
    if whole is None or whole.outcome != "killed" or told.outcome != "killed" or not told.group.anaphoric:
        return False
    chased = any(
        (item.unit.word == "them" and items[k - 1].unit.word in _PURSUED)
        or (_is_foe(item) and items[k - 1 - (items[k - 1].tag == "t")].unit.word in _PURSUED)
        for k, item in enumerate(items)
        if k > 1 and item.tag in "LG" and item.unit.end < told.group.span.start
    )  # "pursued [the attackers] and killed two of them"
    if not chased or told.agent is None:
        return False
    killers = _group_at(items_at(whole.sentence), whole.agent) if whole.agent is not None else None
    foes = [i.group for i in items_at(whole.sentence) if i.group is not None and i.group.category == "armed_group"]
    killers = killers or (foes[0] if foes else None)
    part.category = killers.category if killers is not None else "people"
    return True


def _is_foe(item: Item) -> bool:
    return item.group is not None and item.group.category == "armed_group" and item.group.definite


_FOES = frozenset(
    [("security_forces", "armed_group"), ("armed_group", "security_forces"), ("security_forces", "people")]
)


def _group_at(items: list[Item], span: Span) -> Group | None:
    return next((i.group for i in items if i.group is not None and span.overlaps(i.group.span)), None)


def add_up(all_told: list[Told], part: Figure, figures: list[Figure]) -> bool:
    """Whether those whom a sentence tells of as "they" come to the whole of `part`, so that nobody else is meant."""
    whole = figures[part.part_of] if part.part_of is not None else None
    shares = [t.group.low or 0 for t in all_told if t.word == "they"]
    return whole is not None and len(shares) > 1 and sum(shares) == whole.low and part.sentence - whole.sentence <= 2


def _of_other_sides(one: Category, two: Category) -> bool:
    """Whether no guard is meant by one and "the dead gunman" by the other."""
    return one != two and "people" not in (one, two) and not {one, two}.isdisjoint(FORCES)


def counted(figures: list[Figure], names: Figure, outcome: str | None) -> int | None:
    """The latest figure of as many people as `names` gives, the dead before others: "the victims were named as …"."""
    found = [
        i for i, f in enumerate(figures)
        if f.low == f.high == names.low and names.sentence - f.sentence <= NAMED and f.part_of is None
        and f.assertion == "stated" and not f.attacker and (f.outcome == outcome if outcome else f.outcome in _HARMED)
        and not _of_other_sides(f.category, names.category)
    ]  # fmt: skip
    if not found:
        return None
    index = max(found, key=lambda i: (figures[i].outcome == "killed", i))
    names.outcome = figures[index].outcome
    return index


def of_the_dead(figures: list[Figure], part: Figure, items_at: Callable[[int], list[Item]]) -> int | None:
    """ "Nine people were killed. [Three of them] were shot": how they died, as nobody else was told of."""
    # "164 died in July, 40 percent more than in June, when 117 did. 96 of the victims were shot": of the 164
    at = len(figures) - 1
    while at >= 0 and figures[-1].compared and (figures[at].compared or figures[at].outcome != figures[-1].outcome):
        at -= 1
    whole = figures[at] if at >= 0 else None
    if whole is None or whole.outcome != "killed" or whole.assertion == "denied" or part.sentence - whole.sentence > 2:
        return None
    if part.sentence - whole.sentence == 2 and not _only_they(
        items_at(whole.sentence), items_at(part.sentence - 1), doers=whole.agent is not None
    ):
        return None
    if whole.part_of is not None or whole.low is None or whole.low < (part.low or 0) or whole.low < 2:
        return None
    part.outcome = "killed"
    return at


def _only_they(before: list[Item], items: list[Item], *, doers: bool) -> bool:
    """Whether all people of a sentence are of the one before: "11 farm workers died. They had left the workers' huts".

    With `doers`, who killed them may be told of, too.
    """
    heads = {i.group.head.word.split()[-1] for i in before if i.group is not None and i.group.head is not None}
    return all(
        i.group.kind in ("pronoun", "thing", "count")
        or (doers and i.group.category == "armed_group")
        or (i.group.head is not None and i.group.head.word.split()[-1] in heads)
        for i in items
        if i.group is not None and i.tag in "GQ*L" and i.group.plural
    )


def is_of_victims(told: Told, items: list[Item], folded: str) -> bool:
    """ "[Three of the victims] were …", "among the latest [victims] were three": a part of those who died or were hurt."""
    return noun_of(items[told.item]) == "victims" or folded[told.group.span.slice].endswith("victims")


def dead_rather(figures: list[Figure], part: Figure) -> int | None:
    """ "Killing five and injuring 21 … Three of the [victims] were from one family": of the dead told beside the hurt."""
    if part.part_of is None or part.outcome == "killed":
        return part.part_of
    whole = figures[part.part_of]
    for index in range(part.part_of - 1, -1, -1):
        dead = figures[index]
        if dead.sentence != whole.sentence:
            break
        fits = dead.outcome == "killed" and dead.assertion == "stated" and dead.part_of is None
        if fits and (dead.low or 0) >= (part.low or 0) and (dead.low or 0) > 1:
            part.outcome, part.category = "killed", dead.category if part.category == whole.category else part.category
            return index
    return part.part_of


def as_whole(figure: Figure, group: Group, figures: list[Figure]) -> None:
    """ "58 civilians were killed. Seven of the dead were under 18": what all of them are, the seven are."""
    if figure.part_of is None or figure.category != "people" or not group.anaphoric or group.known_category:
        return
    whole = figures[figure.part_of]
    if whole.outcome == figure.outcome and figure.demographic is None:
        figure.category = whole.category


def _of_all_beside(figure: Figure, figures: list[Figure]) -> Category:
    """The category of a figure and those joined to it: "seven policemen and a civilian were killed" are people."""
    sides = {
        f.category for f in figures
        if f.sentence == figure.sentence and f.harm == figure.harm and f.part_of is None
        and f.assertion != "denied" and not f.attacker
    }  # fmt: skip
    if len(sides) < 2:
        return figure.category
    return "combatant" if sides <= FORCES else "people"


# "The strike killed 20 rebels, the army said; the clinic reported [at least 13] dead": who they were nobody says
_OTHERS_SAY = re.compile(
    r"(?:; |, (?:while|but|though|although|whereas) )(?!(?:it|he|she|they|also|and) )[^;]*?"
    r"\b(?:said|says|reported|reports|put|puts|gave|gives|counted|counts|confirmed|spoke|recorded|told)\b[^;]*$"
)


def inherit(figure: Figure, told: Told, figures: list[Figure], folded: str) -> None:
    """A bare count is of the people told of just before: "three policemen were killed and [eight] hurt".

    `folded` is the text in lower case.
    """
    group = told.group
    if figure.category != "people" or group.kind != "count" or group.known_category:
        return
    for earlier in reversed(figures):
        if earlier.sentence != figure.sentence and not (group.anaphoric and figure.sentence - earlier.sentence == 1):
            return
        if figure.cumulative and (earlier.low or 0) < (figure.low or 0):
            continue  # "a guard died, and the toll is now nine": the nine may be anybody
        if earlier.attacker:
            continue  # "the bomber blew himself up, killing [two]"
        if group.anaphoric and _is_one_alone(earlier, figures):
            continue  # "soldiers accused of killing a cook were attacked, and [one of them] died"
        share = told.shared_whole or told.part_of is not None
        if earlier.part_of is not None and not (share and earlier.sentence == figure.sentence):
            continue  # "nine people, two of them guards, died and [four] were hurt": people, not guards
        if group.anaphoric and told.part_of is not None and earlier.part_of is not None:
            if earlier.group != told.part_of.group.span:
                continue  # "eleven people, among them a nun, were hurt, [four of them] badly": of the eleven
        if earlier.span.start < figure.span.start and earlier.assertion != "denied":
            if not group.anaphoric and _OTHERS_SAY.search(folded[earlier.span.end : figure.span.start]) is not None:
                return
            figure.category = _of_all_beside(earlier, figures)
            if group.low == group.high == 1 and earlier.low == earlier.high == 1:
                figure.demographic = figure.demographic or None
            return


def _is_one_alone(figure: Figure, figures: list[Figure]) -> bool:
    """Whether a figure is of one person, told with nobody else, of whom none can be "one of them"."""
    if not figure.low == figure.high == 1:
        return False
    return not any(f is not figure and f.sentence == figure.sentence and f.harm == figure.harm for f in figures)
