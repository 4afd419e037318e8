"""What one article tells of one happening, with what may prove that another article tells of the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from claimledger.reconcile.causes import Cause, common_cause
from claimledger.reconcile.compare import compare_places, plain
from claimledger.reconcile.model import Fact
from claimledger.reconcile.people import says_more, says_of_wounds, says_several
from claimledger.records import Claim

_NAME = re.compile(r"(?<![.!?\"“”'‘’\n] )(?<!^)\b([A-Z][a-z’'-]+[a-z])\s+(?:[A-Z]\.\s+)?([A-Z][a-z’'-]+[a-z])\b")
_LONG = re.compile(r"[^\W\d_]{4,}")
DIED_LATER = timedelta(days=3)
# Words in capitals that are no names of people or places
_DULL_WORDS = """
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
October November December The A In On At He She They It Police County Sheriff Department
"""
_DULL = frozenset(_DULL_WORDS.split())


@dataclass(slots=True)
class Happening:
    """One incident, or one running count, as one article tells it."""

    article: str
    incident: int
    running: bool  # a count over a longer window
    facts: list[Fact]
    where: Claim | None = None  # the mention that names the place
    start: date | None = None
    end: date | None = None
    names: frozenset[str] = frozenset()  # rare ones tell victims, suspects, streets
    words: frozenset[str] = frozenset()  # of the sentences that give its figures
    places: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()  # sources with a proper name
    counters: frozenset[str] = frozenset()  # those of them that count in many events: monitors, agencies
    points: dict[str, frozenset[int]] = field(default_factory=dict)  # by outcome
    published: date | None = None
    spot: int = 0  # one place of several, of which the text tells parts of a figure for the whole area
    more: bool = False  # all it tells come on top of others: "three more were killed"
    several: bool = False  # its figures count several incidents together: "28 in two attacks"
    cause: Cause | None = None

    @property
    def key(self) -> tuple[str, int, int]:
        return (self.article, self.facts[0].claim.start, self.facts[0].claim.end)

    @property
    def country(self) -> str:
        return next((f.where.iso or "" for f in self.facts if f.where.iso), "")


def happenings(facts: Iterable[Fact], texts: Mapping[str, str]) -> list[Happening]:
    """The happenings of all articles: claims of one incident, cut where their days and places exclude each other."""
    groups: dict[tuple[str, int], list[Fact]] = defaultdict(list)
    facts = list(facts)
    wholes = {c: f for f in facts for c in f.claims}
    inside: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        whole = _whole_of(fact, wholes)
        if whole is not None:
            inside[whole.claim.claim].append(fact)
        else:
            groups[(fact.article, fact.incident)].append(fact)
    cut = {key: _cut(sorted(group, key=lambda f: f.sort_key)) for key, group in sorted(groups.items())}
    for told in (part for pieces in cut.values() for _, part in pieces) if inside else ():
        inner = [p for f in told for p in inside.get(f.claim.claim, ())]
        told[:] = sorted([*told, *inner], key=lambda f: f.claim.start)
    counts: dict[str, int] = defaultdict(int)
    for (article, _), parts in cut.items():
        counts[article] += len(parts)
    found = []
    for (article, incident), parts in cut.items():
        for number, (running, part) in enumerate(parts):
            # a text that tells of several happenings names people of all of them
            text = texts.get(article, "") if counts[article] == 1 else _told(part)
            happening = _happening(article, incident, running, part, text)
            if len(parts) > 1 and any(_is_spot(f, wholes) for f in part):
                happening.spot = number + 1
            found.append(happening)
    return found


def _whole_of(fact: Fact, wholes: Mapping[str, Fact]) -> Fact | None:
    """The figure of the same incident that holds this one: a part is of the event of its whole, though it tells a day
    of its own ("15 of them died on Tuesday")."""
    whole = wholes.get(fact.part_of or "")
    if whole is None or whole.incident != fact.incident or whole.part_of or whole is fact:
        return None
    if fact.end is None or whole.start is None or whole.end is None:
        return None
    return whole if whole.start < fact.end <= whole.end + DIED_LATER and fact.end != whole.end else None


def _cut(facts: list[Fact]) -> list[tuple[bool, list[Fact]]]:
    """The facts of one incident number: a part for each day and place, one for running counts, one for the rest."""
    _set_to_the_deed(facts)
    running = [f for f in facts if f.basis == "cumulative"]
    loose = [f for f in facts if f.basis == "undated"]
    days: list[list[Fact]] = []
    for fact in sorted((f for f in facts if f.basis == "day"), key=lambda f: (f.place is None, f.sort_key)):
        homes = [d for d in days if d[0].end == fact.end and all(_one_ground(f, fact) for f in d)]
        if homes:
            homes[0].append(fact)
        else:
            days.append([fact])
    if not days and running:
        past = [f for f in facts if f.claim.background]
        news = [f for f in facts if not f.claim.background]
        if not past or not news:
            return [(True, facts)]
        # "Nepal's quake has killed 402. In 2015 one killed 9,000", "The war has killed 41,640; 39 died in the past 24 hours":
        # the history of a text is no other count of its news
        return [part for own in (past, news) for part in _cut_running(own)]
    if len(days) == 1:
        own = days[0]
        joining = [
            f
            for f in loose
            if not running and _of_a_size(own, f) and _all_ground(own, f) and not _beside_a_tally(own, f)
        ]
        days[0] = [*own, *joining]
        loose = [f for f in loose if f not in joining]
    told = {c: f for f in facts for c in f.claims}
    days = [piece for day in days for piece in _by_spot(day, told)]
    parts = [(False, sorted(part, key=lambda f: f.claim.start)) for part in days]
    if running:
        parts.append((True, running))
    parts.extend((False, part) for part in _by_ground(loose))
    return parts


def _cut_running(facts: list[Fact]) -> list[tuple[bool, list[Fact]]]:
    if any(f.basis == "cumulative" for f in facts):
        return [(True, facts)]
    return [(False, part) for part in _by_ground(facts)]


def _set_to_the_deed(facts: list[Fact]) -> None:
    """Give those who died of their wounds the day on which they were hurt: "Two more died of their wounds on Tuesday"
    tells of Monday's event, as the parts of its toll do."""
    for fact in facts:
        if fact.outcome != "killed" or fact.end is None or fact.start is None or not says_of_wounds(fact.claim):
            continue
        before = [
            f for f in facts
            if f.basis == "day" and f.end is not None and f.end <= fact.end <= f.end + DIED_LATER and f is not fact
            and not says_of_wounds(f.claim) and _one_ground(f, fact)
        ]  # fmt: skip
        dead = [f for f in before if f.outcome == "killed" and f.claim.start < fact.claim.start]
        hurt = [f for f in before if f.outcome == "injured" and f.start == f.end]
        if (dead or hurt) and fact.end - fact.start <= DIED_LATER:
            deed = max(dead or hurt, key=lambda f: (f.end or date.min, f.claim.start))
            fact.basis, fact.start, fact.end = deed.basis, deed.start, deed.end


_WIDE = frozenset(["district", "admin1", "region", "country"])


def _is_spot(fact: Fact, told: Mapping[str, Fact]) -> bool:
    """Whether the fact counts several people of a wider figure in one place of its area."""
    whole = told.get(fact.part_of or "")
    if whole is None or whole is fact or fact.point < 2:
        return False
    ground = compare_places(fact.where, whole.where).level
    if ground == "inside" and whole.where.place_precision in _WIDE:
        return True
    loose = whole.place is None or (
        ground == "unknown" and whole.where.place_precision == "region" and says_several(whole.claim)
    )
    if loose and fact.place is not None:  # "31 died: 19 in Lorin and 12 in Osk"; "31 in the north: …"
        return any(f.part_of == fact.part_of and f.place and plain(f.place) != plain(fact.place) for f in told.values())
    return False


def _by_spot(day: list[Fact], told: Mapping[str, Fact]) -> list[list[Fact]]:
    """ "31 were killed in the province, 12 of them in Lorin": what is told of Lorin is an incident inside the other."""
    spots: list[list[Fact]] = []
    for fact in day:
        if not _is_spot(fact, told):
            continue
        home = next((s for s in spots if compare_places(s[0].where, fact.where).level == "same"), None)
        if home is None:
            spots.append([fact])
        else:
            home.append(fact)
    if not spots:
        return [day]
    moved = {id(f) for spot in spots for f in spot}
    for fact in day:
        home = next((s for s in spots if fact.place and compare_places(s[0].where, fact.where).level == "same"), None)
        if home is not None and id(fact) not in moved:
            home.append(fact)
            moved.add(id(fact))
    rest = [f for f in day if id(f) not in moved]
    return [rest, *spots] if rest else spots


def _by_ground(facts: list[Fact]) -> list[list[Fact]]:
    """Undated facts by place; those without a place go with the only one there is."""
    parts: list[list[Fact]] = []
    for fact in sorted(facts, key=lambda f: (f.place is None, f.sort_key)):
        homes = [p for p in parts if all(_one_ground(f, fact, known=True) for f in p)]
        if len(homes) == 1:
            homes[0].append(fact)
        else:
            parts.append([fact])
    return [sorted(part, key=lambda f: f.claim.start) for part in parts]


def _all_ground(own: list[Fact], loose: Fact) -> bool:
    return all(_one_ground(f, loose, known=True) for f in own)


def _of_a_size(own: list[Fact], loose: Fact) -> bool:
    """Whether an undated figure may be of this incident: a running toll of hundreds is not of a day with nine dead."""
    most = max((f.point for f in own if f.outcome == loose.outcome), default=max(f.point for f in own) * 3)
    return not loose.claim.cumulative and loose.point <= max(most, 3)


def _beside_a_tally(own: list[Fact], loose: Fact) -> bool:
    """Whether a source's tally by groups stands there and the loose figure is nobody's: "a body in a video" next to
    a monitor's "16 soldiers, 28 militants and four civilians" may be one of these, and is no fifth civilian."""
    if loose.voice or loose.place:
        return False
    groups: dict[str, set[str]] = defaultdict(set)
    for fact in own:
        if fact.voice and fact.outcome == loose.outcome and fact.exactness > 1:
            groups[fact.voice].add(fact.category)
    return any(len(categories - {"total"}) > 1 for categories in groups.values())


def _one_ground(one: Fact, two: Fact, *, known: bool = False) -> bool:
    """Whether the places allow one incident; `known`: a place that may be another is too little."""
    level = compare_places(one.where, two.where).level
    return level != "apart" and not (known and level == "unknown" and one.place and two.place)


def _told(facts: list[Fact]) -> str:
    return "\n".join(dict.fromkeys(f.claim.quote for f in facts))


def _happening(article: str, incident: int, running: bool, facts: list[Fact], text: str) -> Happening:
    whole = [f for f in facts if not f.part_of] or facts
    starts = [f.start for f in whole if f.start]
    ends = [f.end for f in whole if f.end]
    points: dict[str, set[int]] = defaultdict(set)
    here = {c for f in facts for c in f.claims}
    for fact in facts:
        if (fact.exactness > 1 or fact.point == 0) and fact.part_of not in here:
            points[fact.outcome].add(fact.point)
    title = next((f.claim.title for f in facts if f.claim.title), "") or ""
    return Happening(
        article=article,
        incident=incident,
        running=running,
        facts=facts,
        where=next((f.where for f in facts if f.place), None),
        start=min(starts, default=None),
        end=max(ends, default=None),
        names=names_in(f"{title}\n{text}") - _names_of_bodies(facts),
        counters=frozenset(f.name for f in facts if f.name and f.claim.source_kind in _BODIES),
        words=frozenset(_LONG.findall(f"{title} {_told(facts)}".lower())),
        places=frozenset(plain(f.place) for f in facts if f.place),
        voices=frozenset(f.name for f in facts if f.name and f.name != f.name.lower()),
        points={k: frozenset(v) for k, v in points.items()},
        more=all(says_more(f.claim) for f in facts if not f.part_of and f.exactness > 1 and f.outcome == "killed")
        and any(f.outcome == "killed" and f.exactness > 1 for f in facts),
        several=not running and all(says_several(f.claim) for f in facts if not f.part_of),
        cause=common_cause(f.claim for f in facts),
        published=min((f.claim.published for f in facts if f.claim.published), default=None),
    )


_BODIES = frozenset(["monitor", "ngo", "un", "agency", "newspaper", "broadcaster"])


def _names_of_bodies(facts: list[Fact]) -> frozenset[str]:
    """Pairs of words in the names of bodies that count in many events: "documentation centre" proves no event."""
    names = {f.name for f in facts if f.name and f.claim.source_kind in _BODIES}
    return frozenset(f"{a} {b}" for name in names for a, b in pairwise(name.lower().split()))


def names_in(text: str) -> frozenset[str]:
    """Pairs of capital words inside sentences: "Rashad Owens", "Red River". Common ones are weighed down later."""
    return frozenset(f"{a} {b}".lower() for a, b in _NAME.findall(text) if a not in _DULL and b not in _DULL)
