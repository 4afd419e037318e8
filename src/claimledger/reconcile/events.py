"""Events across articles: which happenings are one, with the reason, and which events lie inside others."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations, pairwise

from claimledger.reconcile.causes import common_cause
from claimledger.reconcile.compare import Verdict, compare_places, window_words
from claimledger.reconcile.happenings import Happening
from claimledger.reconcile.scopes import START_SLACK
from claimledger.records import digest

JOIN = 3.0  # weight of evidence at which two happenings are one
DOUBT = 2.0  # less than this is not worth a word
CROWD = 40  # a name in more articles than this blocks nothing
BLOCK = 400  # happenings of one day and place beyond this are compared by names and wording only
BUSY = 60  # the same for a day or week of a whole country
SAMPLE = 12  # members of a cluster that are asked whether another cluster's days exclude theirs
NEAR = timedelta(days=1)
WORDS = 2.0  # weight of sentences that share all their words
QUAKE = 1.2  # a country seldom has two that kill on one day
TELLING = 8.0  # sentences of everyday words alone are alike by chance
MANY = 10
LATE = timedelta(days=400)  # between articles on one event


@dataclass(frozen=True, slots=True)
class Link:
    """How much speaks for two happenings being one, in sentences. `barred`: something excludes it."""

    weight: float
    reasons: tuple[str, ...]
    barred: str = ""


@dataclass(slots=True)
class Event:
    """Happenings that are one, with why they were joined and why near ones were not."""

    name: str
    happenings: list[Happening]
    joined: list[str] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)
    parent: str | None = None

    @property
    def running(self) -> bool:
        return any(h.running for h in self.happenings)

    @property
    def start(self) -> date | None:
        return min((h.start for h in self.happenings if h.start), default=None)

    @property
    def end(self) -> date | None:
        return max((h.end for h in self.happenings if h.end), default=None)


def find_events(
    found: Sequence[Happening],
    families: Mapping[str, str],
    joins: Iterable[tuple[str, ...]] = (),
    splits: Iterable[tuple[str, ...]] = (),
) -> list[Event]:
    """`found` as events: blocked by day and place, by rare names and by copies, then joined strongest link first.

    People's joins come before all evidence and their splits bar it.
    """
    found = sorted(found, key=lambda h: h.key)
    known = _evidence(found, families)
    cut = _split_marks(found, splits)
    clusters = {i: [i] for i in range(len(found))}
    home = list(range(len(found)))
    why: dict[int, list[str]] = defaultdict(list)
    apart: dict[int, list[str]] = defaultdict(list)

    def merge(one: int, two: int, reason: str) -> None:
        a, b = sorted((home[one], home[two]))
        if a == b:
            return
        for i in clusters[b]:
            home[i] = a
        clusters[a].extend(clusters.pop(b))
        why[a].extend([reason, *why.pop(b, [])])
        apart[a].extend(apart.pop(b, []))

    holder = {c: i for i, h in enumerate(found) for f in h.facts for c in f.claims}
    for group in joins:
        members = sorted({holder[c] for c in group if c in holder})
        for one, two in pairwise(members):
            merge(one, two, "Joined by a reviewer.")
    links: list[tuple[float, int, int, Link]] = []
    barred: set[tuple[int, int]] = set()
    for one, two in sorted(_candidates(found, known)):
        link = compare(found[one], found[two], known)
        if cut.get(one) != cut.get(two):
            link = Link(0, (), "a reviewer split them")
        if link.barred:
            barred.add((one, two))
        if link.weight >= DOUBT:  # weaker ones, most of them, are let go at once
            links.append((-link.weight, one, two, link))
    for _, one, two, link in sorted(links, key=lambda x: x[:3]):
        a, b = home[one], home[two]
        if a == b:
            continue
        clash = link.barred
        if not clash and link.weight >= JOIN:
            clash = _clash(found, barred, clusters[a], clusters[b])
        if link.weight >= JOIN and not clash:
            merge(one, two, f"{found[one].article} and {found[two].article}: {'; '.join(link.reasons)}.")
        elif link.weight >= DOUBT:
            reason = clash or f"too little evidence ({'; '.join(link.reasons)})"
            note = f"{found[one].article} and {found[two].article} are kept apart: {reason}."
            apart[a].append(note)
            apart[b].append(note)
    events = [
        Event("", [found[i] for i in sorted(clusters[c])], why.get(c, []), sorted(set(apart.get(c, []))))
        for c in sorted(clusters)
    ]
    for event in events:
        first = event.happenings[0]
        event.name = "e" + digest(min(f.claim.claim for f in first.facts), first.article)
    _nest(events)
    return events


def _clash(found: Sequence[Happening], barred: set[tuple[int, int]], ones: list[int], twos: list[int]) -> str:
    """Why two clusters exclude each other; days exclude where most pairs differ, since one text may have it wrong."""
    told = {(found[i].article, found[i].incident, found[i].spot) for i in ones}
    articles = {a for a, _, _ in told}
    for j in twos:
        if found[j].article in articles and (found[j].article, found[j].incident, found[j].spot) not in told:
            return f"{found[j].article} tells them as two"
    far: list[str] = []
    ones, twos = ones[:SAMPLE], twos[:SAMPLE]
    for i in ones:
        for j in twos:
            pair = (i, j) if i < j else (j, i)
            one, two = found[pair[0]], found[pair[1]]
            reason = _days(one, two)[2] or ("they exclude each other" if pair in barred else "")
            if reason:
                far.append(f"{one.article} and {two.article}: {reason}")
    return far[0] if len(far) * 2 > len(ones) * len(twos) else ""


def _split_marks(found: Sequence[Happening], splits: Iterable[tuple[str, ...]]) -> dict[int, int]:
    marks: dict[int, int] = {}
    for number, group in enumerate(splits, 1):
        for i, happening in enumerate(found):
            if any(c in group for f in happening.facts for c in f.claims):
                marks[i] = number
    return marks


@dataclass(slots=True)
class Evidence:
    """What names and words prove in this corpus, and which articles are copies."""

    names: dict[str, float]  # the fewer articles have it the more
    words: dict[str, float]
    families: Mapping[str, str]
    lengths: dict[tuple[str, int, int], float] = field(default_factory=dict)

    def length(self, happening: Happening) -> float:
        known = self.lengths.get(happening.key)
        if known is None:
            known = sum(self.words.get(w, 0.0) ** 2 for w in happening.words)
            self.lengths[happening.key] = known
        return known


def _evidence(found: Sequence[Happening], families: Mapping[str, str]) -> Evidence:
    articles: dict[str, set[str]] = defaultdict(set)
    for happening in found:
        for word in happening.words:
            articles[word].add(happening.article)
    total = len({h.article for h in found})
    words = {w: math.log((total + 10) / (len(a) + 1)) for w, a in articles.items()}
    return Evidence(_rarity(found), words, families)


def _rarity(found: Sequence[Happening]) -> dict[str, float]:
    articles: dict[str, set[str]] = defaultdict(set)
    for happening in found:
        for name in happening.names:
            articles[name].add(happening.article)
    total = len({h.article for h in found})
    return {n: math.log((total + 10) / len(a)) / math.log(10) for n, a in articles.items() if 2 <= len(a) <= CROWD}


def _candidates(found: Sequence[Happening], known: Evidence) -> Iterator[tuple[int, int]]:
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, h in enumerate(found):
        for name in h.names:
            if name in known.names:
                blocks[("name", name)].append(i)
        if h.article in known.families:
            blocks[("copy", known.families[h.article])].append(i)
        for voice in h.voices if h.running else ():
            for place in h.places or {""}:
                blocks[("voice", voice, place)].append(i)
        if h.end and h.running:
            for week in (h.end, h.end + timedelta(days=7)):
                blocks[("weeks of", h.country, week.isocalendar()[:2])].append(i)
                for place in h.places:
                    blocks[("run", place, week.isocalendar()[:2])].append(i)
        elif h.end:
            for place in h.places or {""}:
                for day in (h.end, h.end + NEAR):
                    blocks[("day", place, day)].append(i)
            blocks[("days of", h.country, h.end)].append(i)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks, key=repr):
        members = blocks[key]
        if len(members) < 2 or len(members) > (BUSY if key[0] in ("days of", "weeks of") else BLOCK):
            continue
        for pair in combinations(sorted(set(members)), 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def compare(one: Happening, two: Happening, known: Evidence) -> Link:
    """The evidence that two happenings are one: wording, names, days, places, figures; each adds or takes weight."""
    if one.article == two.article:
        if (one.incident, one.spot) != (two.incident, two.spot):
            return Link(0, (), f"{one.article} tells them as two")
        if not one.running and not two.running and one.end != two.end:
            return Link(0, (), f"{one.article} gives them different days")
    if one.running != two.running:
        return Link(0, (), "one is a day's count, the other a running one")
    if one.cause and two.cause and one.cause != two.cause:
        return Link(0, (), f"one tells of {one.cause}, the other of {two.cause}")
    if (one.more or two.more) and one.end and two.end and one.end != two.end:
        return Link(0, (), "one tells of more people, killed on another day")
    if not one.running and one.counters & two.counters and _gives_both(one, two):
        return Link(0, (), f"{min(one.counters & two.counters)} gives a figure for each of two days")
    weight = 0.0
    reasons: list[str] = []
    if one.article in known.families and known.families.get(one.article) == known.families.get(two.article):
        weight += 4
        reasons.append("they are copies of one text")
    shared = sorted(one.names & two.names & known.names.keys(), key=lambda n: (-known.names[n], n))
    if shared:
        weight += min(4.0, sum(known.names[n] for n in shared[:6]) * 0.8)
        reasons.append(f"both name {', '.join(n.title() for n in shared[:3])}")
    day_weight, day_reason, barred = _days(one, two)
    weight += day_weight
    if day_reason:
        reasons.append(day_reason)
    if barred and weight < 4 + JOIN:
        return Link(weight, tuple(reasons), barred)
    verdict = None
    if one.where and two.where:
        verdict = compare_places(one.where, two.where)
        if (one.spot and verdict.level == "inside") or (two.spot and verdict.level == "around"):
            return Link(0, (), "one counts a single place of several that the other counts together")
        weight += {"same": 1.2, "inside": 0.8, "around": 0.8, "unknown": 0.0, "apart": -1.5}[verdict.level]
        if verdict.level != "unknown":
            reasons.append(verdict.reason)
        if verdict.level == "apart" and weight < 0.5 and not shared:
            return Link(weight, tuple(reasons))
    if _holds_several(one, two) or _holds_several(two, one):
        return Link(0, (), "one counts several incidents together")
    if one.cause == two.cause == "quake" and day_weight > 1 and verdict is not None and verdict.compatible:
        weight += QUAKE
        reasons.append("both tell of an earthquake")
    weight += _figures(one, two, _nearness(one, two, verdict), reasons)
    alike = _wording(one, two, known)
    weight += WORDS * alike
    if alike > 0.2:
        reasons.append("their sentences are worded alike")
    if one.running and not (one.end and two.end) and one.voices & two.voices:
        weight += 0.4
    if cited := sorted(one.voices & two.voices):
        weight += 1.0 if one.running else 0.4
        reasons.append(f"both cite {cited[0]}")
    return Link(weight, tuple(reasons))


def _gives_both(one: Happening, two: Happening) -> bool:
    """Whether two days are told for two figures: "12 were killed on Thursday" and, by the same monitor, "20 on Friday"."""
    if one.end is None or two.end is None or one.start != one.end or two.start != two.end or one.end == two.end:
        return False
    shared = one.points.keys() & two.points.keys()
    return bool(shared) and not any(one.points[o] & two.points[o] for o in shared)


def _days(one: Happening, two: Happening) -> tuple[float, str, str]:
    if one.end and two.end and one.start and two.start:
        if one.running:
            if not (one.start <= two.end and two.start <= one.end):
                return -3.0, "", "their windows do not meet"
            length = max(one.end - one.start, two.end - two.start)
            if abs(one.start - two.start) > max(START_SLACK, length / 4):
                return -3.0, "", f"one counts from {one.start}, the other from {two.start}"
            return 1.2, "their windows overlap", ""
        if one.end == two.end or (one.start <= two.end and two.start <= one.end):
            return 1.2, f"both happened on {window_words(max(one.start, two.start), min(one.end, two.end))}", ""
        gap = max(one.start, two.start) - min(one.end, two.end)
        if gap <= NEAR:
            return 0.2, f"{one.end} and {two.end} are a day apart", ""
        return -2.0, f"{one.end} is not {two.end}", f"{one.end} and {two.end} are {gap.days} days apart"
    if not one.end and not two.end and not (one.published and two.published):
        return -1.0, "", ""
    if one.published and two.published:
        gap = abs(one.published - two.published)
        if gap > LATE:
            return -1.5, "", ""
        return (0.4, "they were published within days", "") if gap <= timedelta(days=4) else (0.0, "", "")
    return 0.0, "", ""


def _holds_several(whole: Happening, part: Happening) -> bool:
    """ "28 in two attacks in the province" holds what happened in one of its villages, and is not that."""
    wide = whole.where is not None and whole.where.place_precision in ("admin1", "country", "region")
    return whole.several and not part.several and wide and part.where is not None and part.places != whole.places


def _nearness(one: Happening, two: Happening, verdict: Verdict | None) -> str:
    """How far the places prove one spot: equal ones, one that holds the other (no whole country), or neither."""
    if verdict is None or any(h.where and h.where.place_precision == "country" for h in (one, two)):
        return ""
    return verdict.level if verdict.level in ("same", "inside", "around") else ""


def _figures(one: Happening, two: Happening, ground: str, reasons: list[str]) -> float:
    """`ground` is how near the places are: a town seldom sees many dead twice on one day."""
    weight = 0.0
    for outcome in sorted(one.points.keys() & two.points.keys()):
        here, there = one.points[outcome], two.points[outcome]
        common = here & there - {0}
        if common:
            number = max(common)
            weight += 0.5 if number < 3 else 1.5
            reasons.append(f"both give {number:,} {outcome}")
        elif 0 in here | there:
            weight += 0.6
            reasons.append(f"one denies {outcome}")
        else:
            low, high = sorted((max(here), max(there)))
            if low > 2 and high <= 2 * low:
                weight += 1.2 if low >= MANY and ground else 0.6
                reasons.append(f"{low:,} and {high:,} {outcome} are near")
            elif ground == "same" and low >= MANY:
                weight += 0.6
                reasons.append(f"both tell of many {outcome}")
    return weight


def _wording(one: Happening, two: Happening, known: Evidence) -> float:
    """Cosine of the words of the sentences, rare words weighing more."""
    shared = sum(known.words.get(w, 0.0) ** 2 for w in one.words & two.words)
    if not shared:
        return 0.0
    return shared / max(math.sqrt(known.length(one) * known.length(two)), TELLING)


def _nest(events: list[Event]) -> None:
    """An incident inside a campaign: its day in the window, its place in the place, and a text that tells both.

    So is one in a place of which a text says that its dead are part of those of the whole province.
    """
    home = {c: e for e in events for h in e.happenings for f in h.facts for c in f.claims}
    for event in events:
        wholes = {home[f.part_of].name for h in event.happenings for f in h.facts if f.part_of in home}
        if len(others := wholes - {event.name}) == 1:
            event.parent = others.pop()
            event.joined.append("Its dead are part of those of another event.")
    campaigns = [e for e in events if e.running and e.start and e.end]
    by_article: dict[str, list[Event]] = defaultdict(list)
    for campaign in campaigns:
        for article in sorted({h.article for h in campaign.happenings}):
            by_article[article].append(campaign)
    for event in events:
        if event.running or not event.end or event.parent:
            continue
        near = {c.name: c for h in event.happenings for c in by_article.get(h.article, [])}
        cause = common_cause(f.claim for h in event.happenings for f in h.facts)
        for campaign in sorted(near.values(), key=lambda c: (c.end or date.max, c.name)):
            whole = common_cause(f.claim for h in campaign.happenings for f in h.facts) or cause
            if cause and cause != whole:
                continue  # an attack is no part of an outbreak of cholera
            if _outcomes(campaign) == {"displaced"} != _outcomes(event):
                continue  # nor is a massacre of the flight that followed it
            if campaign.start and campaign.end and campaign.start <= event.end <= campaign.end:
                event.parent = campaign.name
                event.joined.append(f"Inside the events of {window_words(campaign.start, campaign.end)}.")
                break


def _outcomes(event: Event) -> set[str]:
    return {outcome for happening in event.happenings for outcome in happening.points}
