"""How the figures of one sentence share out a total: lists behind a colon, "of the 90, 50 died in …", sums that grow."""

from __future__ import annotations

import itertools
import re

from claimledger.groups import Group
from claimledger.harms.told import Told
from claimledger.roles import Item, Victims, items_text, objects, place_of, shares_by_place, words_of

_PLACES = frozenset(["in", "at", "near", "outside", "around", "on"])
_BRINGING = frozenset(["brings", "bringing", "brought", "raises", "raising", "raised", "takes", "taking", "pushes",
                       "pushing", "pushed", "lifts", "lifting", "lifted", "bring", "raise", "push", "take"])  # fmt: skip


def one_by_one(items: list[Item], at: int, victims: Victims) -> None:
    """ "[Fifty] died in Osk, [20 in] Lorin and [nine in] Taval" are side by side, unless the later ones add up to the first."""
    shares = [g for g in victims.parts if g.kind == "count" and g.count is not None and not g.anaphoric]
    first = victims.whole[0] if victims.whole else None
    rest = [*shares, *victims.whole[1:]]
    if first is None or not shares or len(shares) != len(victims.parts) or len(rest) < 2:
        return
    placed = at + 1 < len(items) and items[at + 1].unit.word in _PLACES
    if not placed or first.low is None:
        return
    rest.sort(key=lambda g: g.span.start)
    if sum(g.low or 0 for g in rest) == first.low:
        victims.whole[:], victims.parts[:] = [first], rest
    else:
        victims.whole[:], victims.parts[:] = [first, *rest], []


def share_out(items: list[Item], told: list[Told]) -> list[Told]:
    """The figures of a sentence with those set below a total that the sentence gives."""
    if not told:
        return told
    for whole in told:
        _of_a_total(items, told, whole)
        _listed_behind(items, told, whole)
    _there_alone(items, told)
    _counted_on(items, told)
    _raised(items, told)
    _risen_with(items, told)
    _of_those_told(items, told)
    return [*told, *(_behind_colon(items, told) or _parcels(items, told))]


def _of_a_total(items: list[Item], told: list[Told], whole: Told) -> None:
    """ "Of the 90 villagers killed, 50 died in Osk and 40 in Lorin", "while of 90 who died, 50 drowned": parts of the 90."""
    at = place_of(items, whole.group)
    if not at or items[at - 1].unit.word not in ("of", "out of", "among") or whole.part_of is not None:
        return
    if (at > 1 and items[at - 2].tag not in ',;&s"') or whole.group.low is None or whole.group.count is None:
        return
    behind = [t for t in told if t.group.first > whole.group.first and t.outcome == whole.outcome and not t.denied]
    parts = [t for t in behind if t is not whole and not _within_part(t, behind)]
    if parts and sum(t.group.low or 0 for t in parts) <= whole.group.low:
        for part in parts:
            part.part_of, part.shared_whole = whole, False


def _of_those_told(items: list[Item], told: list[Told]) -> None:
    """ "Of the dead, [13] were killed in Osk and [seven in] Lorin", "of these, [two] died", "nine of them died on Monday and
    [six on] Tuesday": parts of those told of before."""
    if items[0].unit.word == "of" and len(items) > 4:
        comma = next((k for k in range(2, min(8, len(items))) if items[k].tag == ","), None)
        behind = items[1 : comma or 1]
        plural = any(i.tag == "G" and i.group is not None and i.group.plural and i.group.definite for i in behind)
        counted = any(i.group is not None and i.group.count is not None for i in behind)
        if comma is not None and not counted and (plural or any(i.tag in "Zz" for i in behind)):
            for one in told:
                bare = one.group.kind == "count" and not one.group.other and one.group.low not in (0, None)
                if bare and one.part_of is None and one.group.first > items[comma].first:
                    one.shared_whole = True
    for before, one in itertools.pairwise(told):
        follows = before.shared_whole and before.part_of is None and before.outcome == one.outcome
        if follows and one.group.gapped and one.group.kind == "count" and one.part_of is None:
            one.shared_whole = True


def _listed_behind(items: list[Item], told: list[Told], whole: Told) -> None:
    """ "61 dead: [40] soldiers, [12] rebels and [nine] clerks, and 74 injured": who the 61 were, though the hurt follow."""
    low = whole.group.low
    if whole.part_of is not None or whole.denied or whole.group.count is None or low is None:
        return
    behind = [t for t in told if t.group.first > whole.group.first]
    if len(behind) < _LISTED or any(t.outcome == whole.outcome or t.item != behind[0].item for t in behind):
        return
    parts, last = behind[:-1], behind[-1]
    at, own = place_of(items, parts[0].group), place_of(items, whole.group)
    if at is None or own is None:
        return
    ends = max(own, whole.item) + 1
    total = sum(t.group.low or 0 for t in parts)
    if at - 1 < ends or not all(_counted(t.group) for t in parts) or last.group.kind != "count":
        return
    named = items[at - 1].tag == ":" and all(i.tag in "PE#" for i in items[ends : at - 1]) and total <= low
    if named or (total == low and at - 1 == ends and items[ends].tag in ",-"):
        for part in parts:
            part.outcome, part.harm, part.item, part.word = whole.outcome, whole.harm, whole.item, whole.word
            part.part_of, part.assertion = whole, whole.assertion


_LISTED = 3  # two parts and whom something else befell


def _within_part(one: Told, others: list[Told]) -> bool:
    return any(one.part_of is other for other in others)


def _there_alone(items: list[Item], told: list[Told]) -> None:
    """ "In Osk alone 50 people died, 20 in Lorin and nine in Taval": side by side, and parts of the toll told before."""
    if "alone" not in words_of(items):
        return
    at = next((k for k in range(2, len(items)) if items[k].unit.word == "alone" and items[k - 1].tag in "#x"), None)
    if at is None:
        return
    if not any(i.tag == "P" and i.unit.word in _PLACES for i in items[max(0, at - 3) : at - 1]):
        _alone(items, told, at)
        return
    first = next((t for t in told if t.group.first >= items[at].first and t.group.count is not None), None)
    if first is None:
        near = [k for k in range(max(0, at - _CLOSE), at) if items[k].tag in "GQ@"]
        _alone(items, told, near[-1] if near else at)  # "31 died in the state; [13] people died in Orvale alone"
    if first is None or any(t.group.first < items[at].first for t in told) or first.shared_whole:
        return
    for one in told:
        if one.part_of is first and one.group.kind == "count" and one.outcome == first.outcome:
            total = sum(t.group.low or 0 for t in told if t.part_of is first and t.group.kind == "count")
            if total != first.group.low:
                one.shared_whole = True
    for one in told:
        if one.shared_whole and one.part_of is first:
            one.part_of = None
    first.shared_whole = True


def _alone(items: list[Item], told: list[Told], at: int) -> None:
    """ "Floods killed 31 people across the state; Orvale alone reported [13]": a part of what is told before."""
    one = next((t for t in told if items[at].first <= t.group.first <= items[at].first + _NEAR_ALONE), None)
    if one is None or one.part_of is not None or one.denied:
        return
    for whole in reversed([t for t in told if t.group.first < items[at].first and t.part_of is None and not t.denied]):
        if whole.outcome == one.outcome and (whole.group.low or 0) > (one.group.low or 0):
            if whole.group.category in ("people", one.group.category):
                one.part_of = whole
            return


_CLOSE = 6  # items
_NEAR_ALONE = 6  # units: "alone reported at least 13"


def _counted_on(items: list[Item], told: list[Told]) -> None:
    """ "The toll rose to 14 dead and [31] wounded": both are counts so far."""
    for toll in told:
        behind = items[toll.item + 1 : toll.item + 4] if toll.cumulative else []
        if len(behind) < 3 or behind[0].tag not in "ZK" or behind[1].tag not in "&,":
            continue
        for one in told:
            if one.group is behind[2].group:
                one.cumulative = True


def _raised(items: list[Item], told: list[Told]) -> None:
    """ "Three of the wounded died, which brings the toll to 17": the three are among the 17."""
    for toll in told:
        if not toll.cumulative or toll.group.low is None:
            continue
        start = next((k for k, i in enumerate(items) if i.unit.start >= toll.harm.start), 0)
        lead = _behind_number(items, start)
        before = items[max(0, lead - 4) : lead]
        more = any(one.group.other and one.item < start for one in told)
        if not any(i.unit.word in _BRINGING for i in before) and not _is_now(items, start, toll, more=more):
            continue
        for one in told:
            new = one.outcome == toll.outcome and one.item < start and (one.part_of is None or one.shared_whole)
            # "five cooks died on Monday and [four more] on"
            bare = one.group.kind == "count" and not one.group.known_category
            if new and toll.group.category not in ("people", one.group.category) and not bare:
                continue  # "two guards died, and the number of rebels killed is now 40"
            if new and not one.denied and 0 < (one.group.low or 0) < toll.group.low:
                one.part_of, one.shared_whole = toll, False


def _behind_number(items: list[Item], start: int) -> int:
    """Where the noun begins that counts those of the word of harm at `start`: "[the number of people] known to have died"."""
    k = start
    while k > 0 and items[k - 1].tag in "jPvb" and items[k - 1].group is None:
        k -= 1
    group = items[k - 1].group if k else None
    return k - 1 if group is not None and group.number_of else start


_RISEN = frozenset(["now", "risen", "rose", "rises", "climbed", "climbs", "increased", "grew", "grown"])


def _is_now(items: list[Item], start: int, toll: Told, *, more: bool) -> bool:
    """ "A soldier wounded on Monday has died, and the toll now stands at nine": whether a new death is told before it.

    `more`: whether it is told of people as more of them: "[two more] bodies were found, so the toll is now 15".
    """
    joined = start
    while joined > 0 and start - joined < 6 and not _joins(items[joined]):
        joined -= 1
    if not _joins(items[joined]) or not (more or any(i.tag == "D" for i in items[:joined])):
        return False
    if items[joined].unit.word == "meaning":
        return True
    return any(i.unit.word in _RISEN for i in items[start:] if i.unit.start < toll.group.span.start)


def _joins(item: Item) -> bool:
    return item.tag in "&;" or item.unit.word in _SO


_SO = frozenset(["so", "so that", "meaning"])
_ON_WHICH = frozenset(["after", "as", "when", "with"])


def _risen_with(items: list[Item], told: list[Told]) -> None:
    """ "The toll rose to 22 after [eight more] bodies were found": the eight are among the 22."""
    for toll in told:
        if not toll.cumulative or toll.group.low is None or toll.part_of is not None:
            continue
        start = next((k for k, i in enumerate(items) if i.unit.start >= toll.harm.start), 0)
        if not any(i.unit.word in _RISEN or i.unit.word == "rising" for i in items[start : toll.item]):
            continue
        turn = next((k for k in range(toll.item + 1, len(items)) if items[k].unit.word in _ON_WHICH), None)
        if turn is None or any(i.tag in ".;&" for i in items[toll.item + 1 : turn]):
            continue
        for one in told:
            behind = one.item > turn and one.group.first > items[turn].first and one.outcome == toll.outcome
            if behind and one.part_of is None and not one.denied and one.group.other:
                elsewhere = any(
                    i.tag == "#" for i in items[turn : one.item]
                )  # "rose to 31 as a fire in Osk killed six"
                fits = toll.group.category in ("people", one.group.category) and not elsewhere
                if fits and 0 < (one.group.low or 0) < toll.group.low:
                    one.part_of, one.shared_whole = toll, False


def _behind_colon(items: list[Item], told: list[Told]) -> list[Told]:
    """ "Ninety people were killed, the clinic said: 50 villagers, 30 soldiers and ten rebels": what the 90 were."""
    if ":" not in items_text(items):
        return []
    colon = next((k for k, i in enumerate(items) if i.tag == ":" and k > told[0].item), None)
    if colon is None or any(t.group.first > items[colon].first for t in told):
        return []
    if any(i.tag in "bvmKkiDdZeVynL@swTC;:" for i in items[colon + 1 : _relative(items, colon)]):
        return []  # "Nine were killed, police said: gunmen had come at night"
    listed = objects(items, colon)
    groups = [g for g in listed.whole if _counted(g)]
    if len(groups) < 2 or len(groups) != len(listed.whole):
        return []
    total = sum(g.low or 0 for g in groups)
    wholes = [t for t in told if t.part_of is None and not t.denied and (t.group.low or 0) >= total]
    exact = [t for t in wholes if t.group.low == total]
    if len(wholes) != 1 and len(exact) != 1:
        return []
    whole = exact[0] if len(exact) == 1 else wholes[0]
    return [
        Told(g, whole.outcome, whole.harm, colon, part_of=whole, assertion=whole.assertion, word=whole.word)
        for g in (*groups, *(p for p in listed.parts if _counted(p)))
    ]


# "25 in the capital, 11 in Osk": bare counts, each with a phrase of its own, to the end of the sentence
_PARCEL = r"r*Q(?:Oz)?[PBE][^,;&.:()\-]*(?:,w[^Q,;&.:()\-]*(?=,))?"  # "19 in Lorin, where a hill gave way, and"
_PARCELS = re.compile(rf"(?:[:-]{_PARCEL}|,I\"?r*Q(?:[PBE][^,;&.:()\-]*)?)(?:(?:[,;]&?|&){_PARCEL})+[.;)-]?\Z")


def _parcels(items: list[Item], told: list[Told]) -> list[Told]:
    """ "Officials confirmed 43 deaths: [25] in the capital, [11] in Osk": parts of the 43, though they do not come to it."""
    tags = "".join(i.tag for i in items)
    if tags.count("Q") < 2 or (found := _PARCELS.search(tags)) is None:
        return []
    start = found.start() + 1
    wholes = [t for t in told if t.item < start and t.group.first < items[start].first and t.part_of is None]
    whole = wholes[-1] if wholes else None
    if whole is None or whole.denied or whole.group.count is None or whole.group.low is None:
        return []
    if len(wholes) > 1 or any(i.tag == ":" for i in items[start:]):
        return []  # "nine deaths and 14 injuries: six in Rava, eight in Osk"
    groups = [i.group for i in items[start:] if i.tag == "Q" and i.group is not None and i.group.count is not None]
    if any(g.low != g.high or not g.low for g in groups) or sum(g.low or 0 for g in groups) > whole.group.low:
        return []
    for one in told:  # "43 deaths: 25 in the capital, [11] in Osk" may be found already
        if any(one.group is g for g in groups):
            one.part_of, one.shared_whole = whole, False
    known = {id(t.group) for t in told}
    return [
        Told(g, whole.outcome, whole.harm, start, part_of=whole, assertion=whole.assertion, word=whole.word)
        for g in groups if id(g) not in known
    ]  # fmt: skip


def _relative(items: list[Item], colon: int) -> int:
    """Where a clause on the last of a list begins that ends with it: "six guards and two boys [who were passing by]"."""
    first = next((k for k in range(colon + 2, len(items)) if items[k].tag == "w"), len(items))
    behind = "".join(i.tag for i in items[first + 1 :])
    return first if _ONE_CLAUSE.fullmatch(behind) else len(items)


_ONE_CLAUSE = re.compile(r"(?:[bvm]+[reK]?|[eDVK])[^bvmeDVKy;:]*")


def _counted(group: Group) -> bool:
    """Whether the group says how many people it is of: "30 soldiers", "a cook"."""
    return group.kind in ("people", "count") and not group.definite and (group.low or 0) > 0 and group.high is not None


_BEFELL = frozenset(["occurred", "happened", "came", "recorded", "reported", "registered"])


def by_place(items: list[Item], at: int) -> list[Group] | None:
    """ "[Eleven of the deaths] were in Osk, [seven] in Lorin", "occurred in": what is told beside it, place by place."""
    k = at + 1
    while k < len(items) and (items[k].tag in "bvr" or items[k].unit.word in _BEFELL):
        k += 1
    return shares_by_place(items, k) if k > at + 1 else None
