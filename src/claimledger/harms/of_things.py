"""Bare counts that are of things: "twenty wells, of which [six] are dead", "crippled 400 phones and killed [nine of them]"."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.roles import Item, items_text, place_of

_KILLING = ("kill", "injur", "wound", "maim")
_OF_PEOPLE = (*_KILLING, "died", "drowned", "perished", "hurt")
_LEAVING = frozenset(["leaving", "leave", "leaves", "left"])
_GROWING = frozenset(
    ["trees", "plants", "corals", "vines", "crops", "palms", "bushes", "engines", "batteries", "phones", "servers"]
)


def _of_people_surely(items: list[Item], group: Group, at: int) -> bool:
    """Whether a bare count cannot be a share of the things that a sentence counts first: "two rockets hit a school, killing
    [nine]", "two cars collided, leaving [one] dead", "three boats sank and [two] drowned"."""
    thing = items[0].group
    if thing is None or thing.head is None or (thing.head.person is not None and thing.head.person.living):
        return False
    if thing.head.word in _GROWING:
        return False
    word = items[at].unit.word
    if group.first > items[at].first:
        return word.startswith(_KILLING)
    k = place_of(items, group) or 0
    return word.startswith(_OF_PEOPLE) or (k > 0 and items[k - 1].unit.word in _LEAVING)


def is_of_things(items: list[Item], group: Group, at: int) -> bool:
    """ "Twenty wells, of which [six] are dead": a share of what is no people; not "two rockets hit a school, killing [nine]"."""
    if _of_people_surely(items, group, at):
        pass
    elif items[0].tag in "x*" and items[0].unit.tag == "c" and group.count is not None and group is not items[0].group:
        if not any(i.tag in "G#L" for i in items):
            return True  # "Ninety books were found; [12] had been mutilated"
    if group.other and group.definite and group.low == 1 and any(i.tag == "x" and i.unit.word == "one" for i in items):
        return True  # "the shot broke one knee and hit [the other]"
    if group.kind == "count" and group.anaphoric and _of_them_things(items, group):
        return True  # "the worm crippled 400 phones and killed [nine of them]"
    if items[0].unit.word == "of" and len(items) > 3 and items[1].tag == "x" and group.kind == "count":
        return True  # "Of the 63 motions tabled, [12] were shot down"
    if "of which" not in items_text(items):
        return False
    k = place_of(items, group) or 0
    if k < 2 or items[k - 1].unit.word not in ("of which", "out of which"):
        return False
    before = next((i for i in reversed(items[: k - 1]) if i.group is not None), None)
    return before is not None and before.tag == "x"


def _of_them_things(items: list[Item], group: Group) -> bool:
    """Whether "them" are things that are counted before, and no people are told of between or anywhere before."""
    k = place_of(items, group) or 0
    if any(i.tag in "GL" for i in items[:k]):
        return False
    of = next((i for i in reversed(items[:k]) if i.tag in "xQ#*"), None)
    head = of.group.head if of is not None and of.tag == "x" and of.group is not None else None
    return head is not None and of is not None and of.unit.tag == "c"
