"""What one text counts for one outcome: mentions merged, parts inside wholes, distinct groups added."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from claimledger.reconcile.compare import compare_places
from claimledger.reconcile.facts import root_of
from claimledger.reconcile.model import EXACTNESS
from claimledger.reconcile.people import (
    Person,
    in_apposition,
    person,
    same_sentence,
    says_besides_dead,
    says_died_later,
    says_earlier,
    says_more,
    says_others,
    says_overall,
    says_update,
)
from claimledger.records import Category, Claim, Demographic

_SIDE_BY_SIDE = re.compile(r"\b(?:and|as well as|along with|while|plus|besides|in addition to)\b|&")
HISTORY = timedelta(days=20)  # a text that tells of today tells older happenings as history


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


@dataclass(slots=True)
class Tally:
    """The groups of one outcome in one text that are added, and what was left out with its reason."""

    groups: list[Group]
    left_out: list[tuple[Claim, str]]
    denials: list[Claim]


def point(claim: Claim) -> int:
    return claim.low if claim.low is not None else claim.high or 0


def tally(claims: Sequence[Claim], *, history: bool = False, news: frozenset[date] = frozenset()) -> Tally:
    """`claims` of one article and outcome, in text order, as groups that may be added up.

    History and projections are left out; a repeat joins what it repeats; a part stays inside its whole; single persons
    are told apart by sex, age and name; "another two" comes on top; "rose to nine" replaces. With `history` nothing is
    history: `claims` are of one happening. `news` are the days the text reports on, for all outcomes.
    """
    index = {c.claim: c for c in claims}
    newest = max((*news, *(c.date_end for c in claims if c.date_end and not c.background)), default=None)
    left_out: list[tuple[Claim, str]] = []
    denials: list[Claim] = []
    mentions: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.background and not history:
            left_out.append((claim, "history, not what the text reports"))
        elif not history and newest and claim.date_end and newest - claim.date_end > HISTORY:
            left_out.append((claim, f"history: {claim.date_end} beside news of {newest}"))
        elif claim.assertion == "projected":
            left_out.append((claim, "projected"))
        elif claim.assertion == "denied":
            denials.append(claim)
        else:
            mentions.setdefault(root_of(claim, index).claim, []).append(claim)
    incidents: dict[int, list[Group]] = defaultdict(list)
    inside: list[Group] = []
    for name, group in mentions.items():
        lead = index.get(name, group[0])
        if lead not in group:
            lead = group[0]
        made = group_of(lead, group)
        whole = next((c.part_of for c in group if c.part_of in index), None)
        if (
            whole is not None
            and (history or not index[whole].background)
            and root_of(index[whole], index).claim != name
        ):
            inside.append(made)
        else:
            incidents[lead.incident].append(made)
    _drop_alleged(incidents, left_out)
    _drop_replaced(incidents, left_out)
    merged = {i: _merge(groups) for i, groups in sorted(incidents.items())}
    for part in inside:
        _attach(part, merged, index)
    groups = _across(_of_the_news([g for gs in merged.values() for g in gs], left_out))
    if any(g.quantified for g in groups):
        left_out.extend((g.lead, "it gives no number, beside figures") for g in groups if not g.quantified)
        groups = [g for g in groups if g.quantified]
    left_out.extend((g.lead, "a part of another figure") for g in inside)
    for whole_group in groups:
        left_out.extend((g.lead, f"inside the {whole_group.lead.number}") for g in whole_group.inner)
    return Tally(groups, left_out, denials)


def _attach(part: Group, merged: dict[int, list[Group]], index: Mapping[str, Claim]) -> None:
    """Let a whole know its attackers ("60 people, including two of the attackers")."""
    named = [index[c.part_of] for c in part.mentions if c.part_of is not None and c.part_of in index]
    wholes = {root_of(c, index).claim for c in named}
    for group in (g for gs in merged.values() for g in gs):
        if part.lead.attacker and wholes & {c.claim for c in group.mentions}:
            group.attackers.append(part)


def _drop_alleged(incidents: dict[int, list[Group]], left_out: list[tuple[Claim, str]]) -> None:
    """What is alleged counts only where the text states nothing."""
    groups = [g for gs in incidents.values() for g in gs]
    if not any(g.lead.assertion == "stated" for g in groups):
        return
    for group in groups:
        if all(c.assertion == "alleged" for c in group.mentions):
            incidents[group.lead.incident].remove(group)
            left_out.append((group.lead, "alleged, beside what the text states"))


def _drop_replaced(incidents: dict[int, list[Group]], left_out: list[tuple[Claim, str]]) -> None:
    """ "Police had earlier said nine died" counts only where the text has no count of now."""
    for groups in incidents.values():
        earlier = [g for g in groups if g.quantified and g.who is None and all(says_earlier(c) for c in g.mentions)]
        for group in earlier:
            if any(g not in earlier and g.quantified and g.who is None and _alike(g, group) for g in groups):
                groups.remove(group)
                left_out.append((group.lead, "an earlier count"))


_LONG = timedelta(days=31)
_SHORT = timedelta(days=7)


def _of_the_news(groups: list[Group], left_out: list[tuple[Claim, str]]) -> list[Group]:
    """The groups without counts over months that come behind the figure of a day: "Nine died on Friday. Since March 372
    people have died in such raids" reports nine."""
    day = next((g.lead for g in sorted(groups, key=lambda g: g.lead.start) if g.quantified and _lasts(g.lead)), None)
    if day is None or (window := _lasts(day)) is None or window > _SHORT:
        return groups
    kept = []
    for group in groups:
        length = _lasts(group.lead)
        if length is not None and length > _LONG and group.lead.start > day.start:
            left_out.append((group.lead, "a count over a longer time than the news"))
        else:
            kept.append(group)
    return kept


def _lasts(claim: Claim) -> timedelta | None:
    """How long the window of a claim is; None where it has no first or no last day."""
    if claim.date_start is None or claim.date_end is None:
        return None
    return claim.date_end - claim.date_start + timedelta(days=1)


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


def _merge(groups: Iterable[Group]) -> list[Group]:
    """The groups of one incident, each mention set beside those before it."""
    kept: list[Group] = []
    for new in groups:
        if not _absorb(kept, new):
            kept.append(new)
    numbers = [g for g in kept if g.quantified]
    if numbers:  # "others were hurt" and "dozens died" beside figures add no number
        for vague in [g for g in kept if not g.quantified]:
            if any(_alike(vague, g) for g in numbers) or vague.lead.category == "people":
                kept.remove(vague)
                numbers[0].inner.append(vague)
    return kept


def _absorb(kept: list[Group], new: Group) -> bool:
    """Whether `new` says nothing that adds to `kept`; as a total or an update it takes the place of others."""
    more = says_more(new.lead) and not (
        says_besides_dead(new.lead) and not any(same_sentence(o.lead, new.lead) for o in kept)
    )
    more = more or (says_others(new.lead) and says_died_later(new.lead))
    if more and not any(says_more(o.lead) and _same_people(o, new) for o in kept):
        for old in kept:  # "four others were hurt: … two men … another woman": told one by one
            inside = any(g.quantified for g in old.inner) and not same_sentence(old.lead, new.lead)
            if inside and _covers(old, new) and _has_room(old, new):
                old.inner.append(new)
                return True
        return False
    beside = says_others(new.lead) and any(same_sentence(o.lead, new.lead) for o in kept)
    for old in kept:
        if _same_people(old, new) and not (beside and same_sentence(old.lead, new.lead) and new.point == 1):
            _fold(old, new)
            return True
    if beside:
        return False
    for old in kept:
        for one in old.inner:
            if one.quantified and _same_people(one, new):
                _fold(one, new)
                return True
            if (
                _counts_all(one, old)
                and one.lead.source != new.lead.source
                and _covers(one, new)
                and _has_room(one, new)
            ):
                old.inner.append(new)
                return True
    if _is_total(new):
        rest = [g for g in kept if _covers(new, g) and not _coordinated(g, new)]
        if rest and (sum(g.point for g in rest) <= new.point or says_update(new.lead)):
            for group in rest:
                kept.remove(group)
            new.inner.extend(rest)
            return False
    for old in kept:
        if _covers(old, new) and _fits_inside(old, new) and not _coordinated(old, new):
            old.inner.append(new)
            return True
        if says_update(new.lead) and _alike(old, new) and not old.who:
            kept.remove(old)
            new.inner.append(old)
            return False
    return False


def _counts_all(whole: Group, old: Group) -> bool:
    """Whether a source counts people of any kind, whom another puts higher: "71 people, say doctors, the rebels say 83
    civilians": what an army says of 37 rebels comes on top of neither."""
    return (
        whole.category == "people"
        and _is_total(whole)
        and bool(whole.lead.source)
        and whole.lead.source != old.lead.source
    )


def _same_people(old: Group, new: Group) -> bool:
    if old.point != new.point or not _alike(old, new):
        return False
    if old.who is None or new.who is None:
        return not (same_sentence(old.lead, new.lead) and old.category != new.category)
    if old.who.fits(new.who) and any(in_apposition(a, b) for a in old.mentions for b in new.mentions):
        return True
    if same_sentence(old.lead, new.lead) and not (old.who.names and old.who.fits(new.who) and new.who.names):
        return False
    return old.who.fits(new.who)


def _alike(one: Group, two: Group) -> bool:
    """Whether the same people may be meant: category and demographic agree or one leaves them open."""
    return (
        (one.category == two.category or "people" in (one.category, two.category))
        and (one.demographic == two.demographic or None in (one.demographic, two.demographic))
        and one.lead.attacker == two.lead.attacker
    )


def _fold(old: Group, new: Group) -> None:
    old.mentions.extend(new.mentions)
    if old.category == "people":
        old.category = new.category
    old.demographic = old.demographic or new.demographic
    if EXACTNESS[new.lead.qualifier] > EXACTNESS[old.lead.qualifier]:
        old.lead = new.lead
    if old.who and new.who:
        old.who = old.who.joined(new.who)


def _is_total(group: Group) -> bool:
    return group.point > 1 and group.quantified and group.demographic is None


def _covers(whole: Group, part: Group) -> bool:
    """Whether the people of `part` may be among those of `whole`."""
    if whole.lead.attacker != part.lead.attacker:
        return False
    if whole.category not in ("people", part.category) and (part.category != "people" or _claimed(whole, part)):
        return False
    return whole.demographic in (None, part.demographic) or part.demographic is None


def _claimed(whole: Group, part: Group) -> bool:
    """Whether fighters whom one side says it killed are set against people of whom somebody else tells: medics' twelve
    dead are not among an army's "20 militants"."""
    one, two = whole.lead.source, part.lead.source
    return whole.category in ("armed_group", "security_forces", "combatant") and bool(one and two) and one != two


def _coordinated(one: Group, two: Group) -> bool:
    """ "Six children and two adults were shot", "a chief and nine of his guards": people side by side add up.

    What a sentence tells as a part has its own link; a comma alone may only describe ("two rebels, a man and a boy").
    """
    if not same_sentence(one.lead, two.lead) or two.lead.part_of is not None or one.lead.part_of is not None:
        return False
    if one.point > 1 and two.who is not None and all(word[:1].isupper() for word in two.lead.number.split()):
        return False  # "the two killed were Harlan and [Edith Voss]"
    start = one.lead.quote_start
    between = one.lead.quote[max(0, one.lead.end - start) : max(0, two.lead.start - start)]
    if one.point > 1 and two.who and "," in between:
        return False  # the counted, named one by one: "named the two killed as Ann Lee, 31, and Tim Roe, 40"
    return bool(_SIDE_BY_SIDE.search(between))


def _fits_inside(whole: Group, part: Group) -> bool:
    if whole.point <= 1 or not whole.quantified:
        return False
    room = whole.high
    if room is None or _has_room(whole, part) or (part.point <= room and part.who is not None):
        return True
    # "seven were shot, six of them wounded; three ran to a clinic": a share told again, not three more
    return any(_covers(g, part) and part.point < g.point for g in whole.inner if g.quantified)


def _has_room(whole: Group, part: Group) -> bool:
    used = sum(g.point for g in whole.inner if g.quantified and g.category == part.category)
    return whole.high is not None and used + part.point <= whole.high


def _across(groups: list[Group]) -> list[Group]:
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
            return _across([g for g in groups if g not in inside])
    return groups


def _makes_up(whole: Group, groups: list[Group]) -> list[Group]:
    """All other groups, where they come to this one together."""
    rest = [g for g in groups if g is not whole and g.lead.attacker == whole.lead.attacker]
    same_place = all(compare_places(g.lead, whole.lead).level != "apart" for g in rest)
    fits = (
        all(whole.category in ("people", g.category) for g in rest)
        and same_place
        and len(rest) > 1
        and sum(g.point for g in rest) == whole.point
    )
    return rest if fits else []


def _held(whole: Group, groups: list[Group]) -> list[Group]:
    """The groups of other incidents inside a total over more days, or over several incidents."""
    overall = says_overall(whole.lead)
    rest = [g for g in groups if g is not whole and _is_under(whole, g)]
    rest = [g for g in rest if overall or (_holds_days(whole.lead, g.lead) and not says_more(g.lead))]
    return rest if sum(g.point for g in rest) <= (whole.high or whole.point * 2) else []


def _is_under(whole: Group, part: Group) -> bool:
    """Whether a total of several incidents may hold a group of another incident."""
    return (
        whole.lead.incident != part.lead.incident
        and _covers(whole, part)
        and (says_overall(whole.lead) or compare_places(part.lead, whole.lead).level != "apart")
    )


def _holds_days(whole: Claim, part: Claim) -> bool:
    """Whether the window of `whole` is longer and holds that of `part`."""
    if None in (whole.date_start, whole.date_end, part.date_start, part.date_end) or whole.date_start == whole.date_end:
        return False
    own, other = (whole.date_start, whole.date_end), (part.date_start, part.date_end)
    return own != other and own[0] <= other[0] and other[1] <= own[1]  # type: ignore[operator]
