"""A group of people that a text counts, and how two groups of one text relate: the same, one inside the other, or beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimledger.reconcile.foes import is_boast, is_of_foes, sources_of
from claimledger.reconcile.model import EXACTNESS
from claimledger.reconcile.people import (
    Person,
    around,
    in_apposition,
    person,
    same_sentence,
    says_apart,
    says_besides,
    says_in_all,
)
from claimledger.records import FORCES, Category, Claim, Demographic

_THEIRS = re.compile(r",\s*(?:and\s+)?(?:their|his|her)\b", re.IGNORECASE)  # "six monks, [their] cook and a guard"
_RIVALS = 4  # people, the least whom two sources count, each in his way; fewer are told one beside the other
# what follows a count of all the people harmed: "27 people had died", "27 deaths", "27 dead", "put the toll at 27"
_OF_ALL = re.compile(
    r"\s+(?:people|persons|deaths?|dead|died|bodies|victims|fatalities|lives|casualties|injured|wounded|hurt|missing|"
    r"(?:had|have|were|are)\b)|[^\w\s]|\Z"
)
_SIDE_BY_SIDE = re.compile(r"\b(?:and|as well as|along with|while|plus|besides|in addition to)\b|&", re.IGNORECASE)


@dataclass(slots=True)
class Group:
    """One group of people that a text counts, through all its mentions."""

    lead: Claim  # the mention whose figure stands
    mentions: list[Claim]
    category: Category
    demographic: Demographic | None
    who: Person | None = None  # where it is a single person
    inner: list[Group] = field(default_factory=list)  # groups inside this one, not added

    attackers: list[Group] = field(default_factory=list)  # named as parts of it
    dead: int = 0  # of a count of people shot: those who died, counted elsewhere

    @property
    def low(self) -> int | None:
        return None if self.lead.low is None else self.lead.low - self.dead

    @property
    def high(self) -> int | None:
        return None if self.lead.high is None else self.lead.high - self.dead

    @property
    def point(self) -> int:
        return point(self.lead) - self.dead

    @property
    def quantified(self) -> bool:
        """Whether the text gives a number; "dozens" is no number."""
        return self.lead.qualifier not in ("unquantified", "vague")


def point(claim: Claim) -> int:
    return claim.low if claim.low is not None else claim.high or 0


def group_of(lead: Claim, mentions: list[Claim]) -> Group:
    """The group whose figure is that of `lead`, told by all `mentions`."""
    category = next((c.category for c in mentions if c.category != "people"), lead.category)
    demographic = next((c.demographic for c in mentions if c.demographic), None)
    who = None
    if point(lead) == 1:
        who = person(mentions[0])
        for other in mentions[1:]:
            who = who.joined(person(other))
    return Group(lead, list(mentions), category, demographic, who)


def same_people(old: Group, new: Group) -> bool:
    if old.point != new.point or not alike(old, new):
        return False
    if old.who is None or new.who is None:
        if says_besides(old.lead, new.lead):
            return False
        return not (same_sentence(old.lead, new.lead) and old.category != new.category)
    if old.who.fits(new.who) and any(in_apposition(a, b) for a in old.mentions for b in new.mentions):
        return True
    if same_sentence(old.lead, new.lead) and not (old.who.names and old.who.fits(new.who) and new.who.names):
        return False
    return old.who.fits(new.who)


def alike(one: Group, two: Group) -> bool:
    """Whether the same people may be meant: category and demographic agree or one leaves them open."""
    return (
        (one.category == two.category or "people" in (one.category, two.category))
        and (one.demographic == two.demographic or None in (one.demographic, two.demographic))
        and one.lead.attacker == two.lead.attacker
    )


def fold(old: Group, new: Group) -> None:
    old.mentions.extend(new.mentions)
    if old.category == "people":
        old.category = new.category
    old.demographic = old.demographic or new.demographic
    if EXACTNESS[new.lead.qualifier] > EXACTNESS[old.lead.qualifier]:
        old.lead = new.lead
    if old.who and new.who:
        old.who = old.who.joined(new.who)


def is_total(group: Group) -> bool:
    return group.point > 1 and group.quantified and group.demographic is None


def counts_all(whole: Group, old: Group) -> bool:
    """Whether a source counts people of any kind, whom another puts higher: "71 people, say doctors, the rebels say 83
    civilians": what an army says of 37 rebels comes on top of neither."""
    return (
        whole.category == "people"
        and is_total(whole)
        and bool(whole.lead.source)
        and whole.lead.source != old.lead.source
    )


def covers(whole: Group, part: Group) -> bool:
    """Whether the people of `part` may be among those of `whole`."""
    if whole.lead.attacker != part.lead.attacker:
        return False
    if whole.category not in ("people", part.category) and (part.category != "people" or _claimed(whole, part)):
        return False
    return whole.demographic in (None, part.demographic) or part.demographic is None


def _claimed(whole: Group, part: Group) -> bool:
    """Whether fighters whom one side says it killed are set against people of whom somebody else tells: medics' twelve
    dead are not among an army's "20 militants"."""
    if whole.category not in ("armed_group", "security_forces", "combatant"):
        return False
    one, two = sources_of(whole.mentions), sources_of(part.mentions)
    return one.isdisjoint(two) and bool(one) and (bool(two) or is_of_foes(whole.lead))


def other_stories(groups: Sequence[Group]) -> list[Group]:
    """Those of `groups` that count what a side says of its foes, where somebody else counts all the people of the incident:
    no sum holds both. An army's own losses add up with the people whom others count."""
    wholes = [g for g in groups if g.category == "people" and is_total(g) and g.point >= _RIVALS]
    return [
        g for g in groups
        if g.point > 1 and g.quantified and is_of_foes(g.lead)
        and any(whole.lead.incident == g.lead.incident and _claimed(g, whole) and _counts_foes(g, whole) for whole in wholes)
    ]  # fmt: skip


def boasts(groups: Sequence[Group]) -> list[Group]:
    """Those of `groups` that count what a side says of its foes where anybody else counts the same people: rebels say that
    31 soldiers died, the army says nine."""
    return [
        g for g in groups
        if g.point > 1 and g.quantified and is_of_foes(g.lead)
        and any(
            (o.category == g.category or _admits(o, g)) and o.point > 1 and o.quantified and not o.lead.attacker
            and not is_of_foes(o.lead) and sources_of(o.mentions).isdisjoint(sources_of(g.mentions))
            for o in groups if o is not g
        )
    ]  # fmt: skip


_LOSS = re.compile(r"\b(?:acknowledged|admitted|confirmed|reported)\s+(?:the\s+)?(?:loss|death)s?\s+of\b")


def _admits(told: Group, boast: Group) -> bool:
    """Whether a side tells of its own losses, of whatever kind: "the army acknowledged the loss of 12 men"."""
    return (
        boast.category in FORCES
        and told.category == "people"
        and bool(told.lead.source)
        and told.point <= boast.point
        and _LOSS.search(told.lead.quote) is not None
    )


def _counts_foes(claimed: Group, whole: Group) -> bool:
    """Whether a count of people may hold the foes: another source gives it, or the foes are those whom it tells killed."""
    return bool(sources_of(whole.mentions)) or claimed.category == "security_forces"


def is_mere_bound(bound: Group, told: Group) -> bool:
    """Whether somebody else than who tells of a count of people only bounds it from above ("as many as 80 may have died"), or
    boasts of it as his deed."""
    if bound.lead.qualifier not in ("at_most", "fewer_than") and not is_boast(bound.lead):
        return False
    if told.lead.qualifier not in ("exact", "at_least", "more_than") or is_boast(told.lead):
        return False
    if not (is_total(bound) and is_total(told)) or not alike(bound, told) or says_apart(bound.lead):
        return False
    return bool(bound.lead.source) and bound.lead.source not in sources_of(told.mentions)


def coordinated(one: Group, two: Group) -> bool:
    """ "Six children and two adults were shot", "a chief and nine of his guards": people side by side add up.

    What a sentence tells as a part has its own link; a comma alone may only describe ("two rebels, a man and a boy").
    """
    if not same_sentence(one.lead, two.lead) or two.lead.part_of is not None or one.lead.part_of is not None:
        return False
    if one.lead.cumulative or two.lead.cumulative or are_rivals(one, two) or _two_answers(one, two):
        return False  # "they found four more bodies, and the toll now stands at 34"
    if two.point > one.point and says_in_all(two.lead):
        return False  # "14 died in Osk and 11 in Lorin, and 25 were killed overall"
    capitals = all(word[:1].isupper() for word in two.lead.number.split()) and not one.lead.quote.isupper()
    if one.point > 1 and two.who is not None and capitals:
        return False  # "the two killed were Harlan and [Edith Voss]"
    start = one.lead.quote_start
    between = one.lead.quote[max(0, one.lead.end - start) : max(0, two.lead.start - start)]
    if one.point > 1 and (two.who or two.demographic == "children") and _THEIRS.search(between):
        return True
    if one.point > 1 and two.who and "," in between:
        return False  # the counted, named one by one: "named the two killed as Ann Lee, 31, and Tim Roe, 40"
    return bool(_SIDE_BY_SIDE.search(between))


def are_rivals(one: Group, two: Group) -> bool:
    """Whether two sources count the same dead: "doctors reported 27 deaths, while police have confirmed 24".

    "The owner said four workers died, and police said six passengers did": each tells of people of a kind of his own.
    """
    sources = one.lead.source, two.lead.source
    if not all(sources) or sources[0] == sources[1] or min(one.point, two.point) < _RIVALS:
        return False
    if max(one.point, two.point) > 2 * min(one.point, two.point):
        return False
    groups = (one, two)
    if any(not is_total(g) or g.category != "people" or g.lead.attacker for g in groups):
        return False
    return all(_OF_ALL.match(around(g.lead)[1]) and not says_apart(g.lead) for g in groups)


def fits_inside(whole: Group, part: Group) -> bool:
    if whole.point <= 1 or not whole.quantified:
        return False
    room = whole.high
    if (
        room is None
        or are_rivals(whole, part)
        or has_room(whole, part)
        or (part.point <= room and part.who is not None)
    ):
        return True
    # "seven were shot, six of them wounded; three ran to a clinic": a share told again, not three more
    return any(covers(g, part) and part.point < g.point for g in whole.inner if g.quantified)


def _two_answers(one: Group, two: Group) -> bool:
    """Whether two named sources each count the fighters of one side: "the army spoke of nine dead soldiers, the rebels of 31"."""
    if one.category != two.category or one.category not in ("security_forces", "armed_group") or two.who or one.who:
        return False
    first, second = sources_of(one.mentions), sources_of(two.mentions)
    return bool(first and second) and first.isdisjoint(second) and not says_apart(two.lead)


def has_room(whole: Group, part: Group) -> bool:
    inner = [g for g in whole.inner if g.quantified and g.category == part.category and not _two_answers(g, part)]
    used = sum(g.point for g in inner)
    return whole.high is not None and used + part.point <= whole.high
