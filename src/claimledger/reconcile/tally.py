"""What one text counts for one outcome: mentions merged, parts inside wholes, distinct groups added."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from claimledger.latedeaths import counts_up_to_now
from claimledger.reconcile.across import across
from claimledger.reconcile.facts import root_of
from claimledger.reconcile.groups import (
    Group,
    alike,
    boasts,
    coordinated,
    counts_all,
    covers,
    fits_inside,
    fold,
    group_of,
    has_room,
    is_mere_bound,
    is_total,
    point,
    same_people,
)
from claimledger.reconcile.people import (
    same_sentence,
    says_alike,
    says_also,
    says_besides,
    says_besides_dead,
    says_died_later,
    says_earlier,
    says_fall,
    says_more,
    says_of_the_wounded,
    says_others,
    says_overall,
    says_update,
)
from claimledger.records import Claim

HISTORY = timedelta(days=20)  # a text that tells of today tells older happenings as history
_LONG = timedelta(days=13)
_SHORT = timedelta(days=7)
_WEEK_OLD = timedelta(days=6)
_VAGUE = timedelta(days=8)  # "last month", "in October" tell no day; last week is of the news as a day of it is


def first_with_day(claims: Iterable[Claim]) -> Claim | None:
    """The first figure of the news, if it is of a day or two: what a text opens with."""
    for claim in claims:
        if claim.background or claim.assertion != "stated" or claim.qualifier in ("unquantified", "vague"):
            continue
        length = _lasts(claim)
        if length is not None:
            return claim if length <= _NEWS else None
    return None


_NEWS = timedelta(days=3)


@dataclass(slots=True)
class Tally:
    """The groups of one outcome in one text that are added, and what was left out with its reason."""

    groups: list[Group]
    left_out: list[tuple[Claim, str]]
    denials: list[Claim]

    @property
    def replaced(self) -> frozenset[int]:
        """The counts that the text gave before, or says that others gave."""
        return frozenset(c.low for c, reason in self.left_out if reason == _REPLACED and c.low is not None)


_REPLACED = "an earlier count"


def _of_history(claim: Claim, index: Mapping[str, Claim]) -> bool:
    """Whether a claim without a day is a part of what a text tells as history: "90 were killed in 2023. [Ten] fell to mines"."""
    whole = index.get(claim.part_of or "")
    return claim.date_start is None and whole is not None and whole.background and whole.date_start is not None


def tally(
    claims: Sequence[Claim], *, history: bool = False, news: frozenset[date] = frozenset(), first: Claim | None = None
) -> Tally:
    """`claims` of one article and outcome, in text order, as groups that may be added up.

    History and projections are left out; a repeat joins what it repeats; a part stays inside its whole; single persons
    are told apart by sex, age and name; "another two" comes on top; "rose to nine" replaces. With `history` nothing is
    history: `claims` are of one happening. `news` are the days the text reports on, for all outcomes, and `first`
    what it opens with, if that has a day.
    """
    index = {c.claim: c for c in claims}
    newest = max((*news, *(c.date_end for c in claims if c.date_end and not c.background)), default=None)
    left_out: list[tuple[Claim, str]] = []
    denials: list[Claim] = []
    mentions: dict[str, list[Claim]] = {}
    running = set() if history else _running(claims)
    for claim in claims:
        if claim.claim in running:
            left_out.append((claim, "a running toll of a war, beside news"))
        elif claim.background and not history:
            left_out.append((claim, "history, not what the text reports"))
        elif not history and _of_history(claim, index):
            left_out.append((claim, "a part of history, with no day of its own"))
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
            and whole not in running
            and (history or not index[whole].background)
            and root_of(index[whole], index).claim != name
        ):
            inside.append(made)
        else:
            incidents[lead.incident].append(made)
    _drop_alleged(incidents, left_out)
    _drop_replaced(incidents, left_out)
    _drop_boasts(incidents, left_out)
    # Counts over months go before they take in the news that they are longer than.
    short = _of_the_news(_without_running(sorted(_flat(incidents), key=_start), inside, left_out), left_out)
    incidents.clear()
    for made in short:
        incidents[made.lead.incident].append(made)
    merged = {i: _merge(groups) for i, groups in sorted(incidents.items())}
    for part in inside:
        _attach(part, merged, index)
    groups = across(_without_older(_flat(merged), first, left_out))
    if any(g.quantified for g in groups):
        left_out.extend((g.lead, "it gives no number, beside figures") for g in groups if not g.quantified)
        groups = [g for g in groups if g.quantified]
    left_out.extend((g.lead, "a part of another figure") for g in inside)
    for whole_group in groups:
        left_out.extend((g.lead, _why_inner(g, whole_group)) for g in whole_group.inner)
    return Tally(groups, left_out, denials)


def _why_inner(group: Group, whole: Group) -> str:
    if (
        group.quantified
        and group.point > whole.point > 1
        and not says_earlier(group.lead)
        and not says_update(whole.lead)
    ):
        return f"set against the {whole.lead.number}"
    return f"inside the {whole.lead.number}"


def _flat(incidents: Mapping[int, list[Group]]) -> list[Group]:
    return [g for groups in incidents.values() for g in groups]


def _start(group: Group) -> int:
    return group.lead.start


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
            if any(g not in earlier and g.quantified and g.who is None and alike(g, group) for g in groups):
                groups.remove(group)
                left_out.append((group.lead, _REPLACED))


def _drop_boasts(incidents: dict[int, list[Group]], left_out: list[tuple[Claim, str]]) -> None:
    """ "The rebels say they killed 31 soldiers" counts only where nobody else counts those soldiers."""
    for groups in incidents.values():
        for group in boasts(groups):
            groups.remove(group)
            left_out.append((group.lead, "what a side says of its foes, beside another count of them"))


def _without_running(groups: list[Group], inside: list[Group], left_out: list[tuple[Claim, str]]) -> list[Group]:
    """ "Three died on Friday, bringing the toll since January to 680" reports the three: `groups` with what is `inside`
    a count over months in place of it, where its own sentence tells it first."""
    kept: list[Group] = []
    for group in groups:
        news = _news_inside(group, inside)
        if news is not None and not any(g.lead.outcome == group.lead.outcome and g.quantified for g in kept):
            inside.remove(news)
            kept.append(news)
            left_out.append((group.lead, "a count over a longer time than the news"))
        else:
            kept.append(group)
    return kept


def _news_inside(group: Group, inside: list[Group]) -> Group | None:
    length = _lasts(group.lead)
    if length is None or length <= _LONG or not group.lead.cumulative:
        return None
    mentions = {c.claim for c in group.mentions}
    news = [
        g for g in inside
        if g.lead.part_of in mentions and g.lead.start < group.lead.start and same_sentence(g.lead, group.lead)
        and (own := _lasts(g.lead)) is not None and own <= _SHORT
    ]  # fmt: skip
    return news[0] if len(news) == 1 else None


def _of_the_news(groups: list[Group], left_out: list[tuple[Claim, str]]) -> list[Group]:
    """The groups without counts over months that come behind the figure of a day: "Nine died on Friday. Since March 372
    people have died in such raids" reports nine."""
    told = sorted(groups, key=lambda g: g.lead.start)
    day = next((g.lead for g in told if g.quantified and _lasts(g.lead)), None)
    if day is not None and told[0].quantified and day is not told[0].lead and not told[0].lead.cumulative:
        first = told[0]  # of no day: "Nine died in Osk. Since March 372 people have died in such raids"
        if first.lead.date_end is None and point(day) >= _MANY_TIMES * first.point and not says_overall(day):
            day = first.lead
    if day is None or ((window := _lasts(day)) is not None and window > _SHORT):
        return groups
    kept = []
    for group in groups:
        length = _lasts(group.lead)
        if length is not None and length > _LONG and group.lead.start > day.start:
            left_out.append((group.lead, "a count over a longer time than the news"))
        else:
            kept.append(group)
    return kept


def _without_older(groups: list[Group], first: Claim | None, left_out: list[tuple[Claim, str]]) -> list[Group]:
    """The groups without other incidents that are told behind the news of a day and lie before it: "Nine died on Monday.
    Last month 17 people were killed in the same town"."""
    if first is None or first.date_start is None:
        return groups
    kept = []
    for group in groups:
        one = group.lead
        length = _lasts(one)
        older = (
            length is not None
            and one.date_end is not None
            and one.start > first.start
            and one.incident != first.incident
            and one.date_end
            < first.date_start - (_WEEK_OLD if length < _VAGUE and not says_alike(one) else timedelta(0))
        )
        if older:
            left_out.append((one, f"history: {one.date_end} beside news of {first.date_start}"))
        else:
            kept.append(group)
    return kept


_MANY_TIMES = 2  # as many as the news, which no other count of the same people is

_A_WAR = 50  # times the dead of the last days, or more: no count of them ("overall toll of 9,250, including 17 in the past day")
_OVERALL = re.compile(r"\b(?:overall|cumulative)\b")
_SINCE_WAR = re.compile(
    r"\bsince\s+(?:the\s+)?(?:start|beginning|outbreak|onset|outset)\b|\bsince\s+(?:[\w’'-]+\s+){1,3}?(?:war|conflict|fighting|offensive|"
    r"invasion|uprising|insurgency|crackdown|hostilities|coup)\b|"
    r"\b(?:toll|tally|number) for the (?:year|month|season|week)\b|\b(?:so far|already) this (?:year|month|season)\b"
)


def _running(claims: Sequence[Claim]) -> set[str]:
    """Claims that count from the start of a war whose day they do not tell, "the toll since the war began", beside news."""
    parts = {c.part_of: point(c) for c in claims if c.part_of is not None and c.date_start is not None}
    found = {
        c.claim: c.outcome
        for c in claims
        if c.cumulative and c.date_start == c.date_end
        and (
            _SINCE_WAR.search(c.quote) is not None
            or (c.date_end is None and 0 < parts.get(c.claim, 0) * _A_WAR < point(c) and _OVERALL.search(c.quote))
        )
    }  # fmt: skip
    news = {
        c.outcome
        for c in claims
        if found and c.claim not in found and c.date_start is not None and not c.background and c.assertion == "stated"
    }
    return {name for name, outcome in found.items() if outcome in news}


def _lasts(claim: Claim) -> timedelta | None:
    """How long the window of a claim is; None where it has no first or no last day."""
    if claim.date_start is None or claim.date_end is None:
        return None
    return claim.date_end - claim.date_start + timedelta(days=1)


def _merge(groups: Iterable[Group]) -> list[Group]:
    """The groups of one incident, each mention set beside those before it."""
    kept: list[Group] = []
    for new in groups:
        if not _absorb(kept, new):
            kept.append(new)
    numbers = [g for g in kept if g.quantified]
    if numbers:  # "others were hurt" and "dozens died" beside figures add no number
        for vague in [g for g in kept if not g.quantified]:
            if any(alike(vague, g) for g in numbers) or vague.lead.category == "people":
                kept.remove(vague)
                numbers[0].inner.append(vague)
    return kept


_SEX: Mapping[str | None, str] = {"men": "m", "women": "f"}


def _sums_up(new: Group, kept: Sequence[Group]) -> bool:
    """Whether a count of men or women is of all who were told one by one: "The driver died. … His passenger, a man of 27, has
    died. … Two young men have lost their lives"."""
    sex = _SEX.get(new.lead.demographic)
    if sex is None or new.point != len(kept) or new.point < 2 or not new.quantified:
        return False
    people = [g.who for g in kept if g.who is not None and covers(new, g) and not same_sentence(g.lead, new.lead)]
    sexes = {who.sex for who in people}
    return len(people) == len(kept) and sexes <= {sex, None} and sex in sexes


def _updates(new: Group, old: Sequence[Group]) -> bool:
    """Whether `new` takes the place of `old`: "the toll later rose to nine"; a toll below what was told before is an
    older one or another's, "the toll had stood at seven on Monday", unless it is said to have fallen."""
    return says_update(new.lead) and (new.point >= max(g.point for g in old) or says_fall(new.lead))


def _is_counted(more: Group, old: Group, new: Group) -> bool:
    """Whether an older toll holds those told on top before it: "Two more bodies were found. That brings the toll to five"."""
    return says_more(more.lead) and old.lead.start < more.lead.start and more.point <= new.point and covers(new, more)


def _into(old: Group, new: Group, kept: list[Group] | None = None) -> bool:
    for more in [g for g in kept or () if g is not old and says_update(new.lead) and _is_counted(g, old, new)]:
        (kept or []).remove(more)
        old.inner.append(more)
    old.inner.append(new)
    return True


def _absorb(kept: list[Group], new: Group) -> bool:
    """Whether `new` says nothing that adds to `kept`; as a total or an update it takes the place of others."""
    more = says_more(new.lead) and not (
        says_besides_dead(new.lead) and not any(same_sentence(o.lead, new.lead) for o in kept)
    )
    more = more or (says_others(new.lead) and says_died_later(new.lead))
    more = more or any(o.point == new.point > 1 and says_besides(o.lead, new.lead) for o in kept)
    more = more or (bool(kept) and says_also(kept[-1].lead, new.lead))
    if says_of_the_wounded(new.lead) and (old := next((g for g in kept if covers(g, new)), None)) is not None:
        inner = sum(g.point for g in old.inner if g.quantified)
        made = inner > 0 and inner + new.point == old.point
        return _into(old, new) if made or counts_up_to_now(old.lead.quote.lower()) or says_update(old.lead) else False
    if more and not any(says_more(o.lead) and same_people(o, new) for o in kept):
        for old in kept:  # "four others were hurt: … two men … another woman": told one by one
            inside = any(g.quantified for g in old.inner) and not same_sentence(old.lead, new.lead)
            if inside and covers(old, new) and has_room(old, new):
                old.inner.append(new)
                return True
        return False
    for old in kept:  # "31 are dead, … the opposition says as many as 80"
        if not more and is_mere_bound(new, old):
            return _into(old, new)
        if is_mere_bound(old, new) and not old.inner:
            kept.remove(old)
            new.inner.append(old)
            return False
    beside = says_others(new.lead) and any(same_sentence(o.lead, new.lead) for o in kept)
    for old in kept:
        if same_people(old, new) and not (beside and same_sentence(old.lead, new.lead) and new.point == 1):
            fold(old, new)
            return True
    if beside:
        return False
    for old in kept:
        for one in old.inner:
            if one.quantified and same_people(one, new):
                fold(one, new)
                return True
            if counts_all(one, old) and one.lead.source != new.lead.source and covers(one, new) and has_room(one, new):
                old.inner.append(new)
                return True
    if is_total(new):
        rest = [g for g in kept if covers(new, g) and not coordinated(g, new)]
        if rest and (sum(g.point for g in rest) <= new.point or _updates(new, rest)):
            for group in rest:
                kept.remove(group)
            new.inner.extend(rest)
            return False
    if _sums_up(new, kept):
        new.inner.extend(kept)
        kept.clear()
        return False
    for old in kept:
        if covers(old, new) and fits_inside(old, new) and not coordinated(old, new):
            return _into(old, new, kept)
        if says_update(new.lead) and alike(old, new) and not old.who:
            if not _updates(new, [old]):
                return _into(old, new, kept)
            kept.remove(old)
            new.inner.append(old)
            return False
    return False
