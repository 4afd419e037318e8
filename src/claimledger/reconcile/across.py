"""Totals that hold the groups of several incidents of one text."""

from __future__ import annotations

from datetime import timedelta

from claimledger.reconcile.compare import compare_places
from claimledger.reconcile.groups import Group, coordinated, covers
from claimledger.reconcile.people import same_sentence, says_another, says_in_all, says_more, says_overall, says_several
from claimledger.records import Claim


def across(groups: list[Group]) -> list[Group]:
    """Groups of all incidents, without those that a total of several incidents holds.

    A figure that equals the rest together is their total ("12 in both attacks"); so is one over more days, and one told
    of several incidents ("six in a spate of attacks across the city").
    """
    for whole in sorted(groups, key=lambda g: -g.point):
        if whole.point < 2:
            continue
        inside = _makes_up(whole, groups) or _held(whole, groups)
        if inside:
            whole.inner.extend(inside)
            return across([g for g in groups if g not in inside])
    return groups


def _makes_up(whole: Group, groups: list[Group]) -> list[Group]:
    """All other groups, where they come to this one together, or with those that are inside it already: "twin blasts killed
    38. The first killed 24. … A second blast left 14 dead"."""
    rest = [g for g in groups if g is not whole and g.lead.attacker == whole.lead.attacker]
    same_place = all(compare_places(g.lead, whole.lead).level != "apart" for g in rest)
    in_all = says_in_all(whole.lead)  # "14 died in Osk and 11 in Lorin, and 25 were killed overall"
    known = [g for g in whole.inner if g.quantified and (in_all or g.lead.start > whole.lead.start)]
    opens = (in_all or all(g.lead.start > whole.lead.start for g in rest)) and whole.point >= _TELLING
    together = known and opens and sum(g.point for g in (*rest, *known)) == whole.point
    fits = (
        all(whole.category in ("people", g.category) for g in rest)
        and (same_place or together)
        and (len(rest) > 1 or (together and rest))
        and not any(coordinated(*sorted((g, whole), key=lambda one: one.lead.start)) for g in rest)
        and (sum(g.point for g in rest) == whole.point or together)
    )
    return rest if fits else []


_TELLING = 8  # people, the least that parts hardly add up to by chance


def _held(whole: Group, groups: list[Group]) -> list[Group]:
    """The groups of other incidents inside a total over more days, or over several incidents."""
    overall = says_overall(whole.lead)
    rest = [g for g in groups if g is not whole and _is_under(whole, g)]
    rest = [
        g
        for g in rest
        if overall or ((_holds_days(whole.lead, g.lead) or _tells_first(whole, g)) and not says_more(g.lead))
    ]
    return rest if sum(g.point for g in rest) <= (whole.high or whole.point * 2) else []


def _is_under(whole: Group, part: Group) -> bool:
    """Whether a total of several incidents may hold a group of another incident."""
    if whole.lead.incident == part.lead.incident or not covers(whole, part):
        return False
    apart = compare_places(part.lead, whole.lead).level == "apart"
    if apart and same_sentence(whole.lead, part.lead):
        return False  # "bombs hit three towns: 12 died in Osk, six in Lorin"
    if says_another(part.lead) and not says_several(whole.lead):
        return False  # "twin blasts killed eight. Two were killed in another incident"
    return says_overall(whole.lead) or not apart


def _tells_first(whole: Group, part: Group) -> bool:
    """Whether a count over days is near one of no day that stands before it: "Floods kill 130 ¶ At least 140 people have been
    killed since 1 May": the headline tells it first. A count over some days holds any: "the city has seen six killings in
    three days"."""
    one, two = part.lead, whole.lead
    if two.date_start is None or two.date_end is None or two.date_start == two.date_end:
        return False
    near = whole.point < 2 * part.point or two.date_end - two.date_start <= _DAYS
    return one.date_end is None and one.start < two.start and part.point <= whole.point and near


_DAYS = timedelta(days=7)


def _holds_days(whole: Claim, part: Claim) -> bool:
    """Whether the window of `whole` is longer and holds that of `part`."""
    if None in (whole.date_start, whole.date_end, part.date_start, part.date_end) or whole.date_start == whole.date_end:
        return False
    own, other = (whole.date_start, whole.date_end), (part.date_start, part.date_end)
    return own != other and own[0] <= other[0] and other[1] <= own[1]  # type: ignore[operator]
