"""Which facts may stand in one row: same outcome, category and basis, windows that agree, places that agree or nest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from claimledger.reconcile.causes import cause_of
from claimledger.reconcile.compare import compare_places, places, plain, rank, window_words
from claimledger.reconcile.model import Fact, Scope
from claimledger.reconcile.people import says_several

# A figure for a town and one for its country on the same day are one incident only where they are of a size.
NEST_FACTOR = 3
START_SLACK = timedelta(days=3)


def family_key(fact: Fact) -> tuple[str, ...]:
    """What must be equal before windows and places are looked at."""
    return (fact.outcome, fact.category, fact.demographic or "", fact.basis, "attackers" if fact.apart else "")


def date_scopes(facts: Iterable[Fact]) -> list[Scope]:
    """The rows by date: a block for each end of a window, cut by start, place and incident."""
    blocks: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        blocks[(*family_key(fact), str(fact.end or ""))].append(fact)
    scopes: list[Scope] = []
    for key in sorted(blocks):
        block = sorted(blocks[key], key=lambda f: f.sort_key)
        if key[3] == "undated":
            scopes.extend(_undated(block))
            continue
        for window, notes in _by_start(block):
            for place_facts, place_notes in by_place(window):
                for one, cause_notes in _by_cause(place_facts):
                    cut = _by_incident(one) if key[3] == "day" else [(one, [])]
                    told = [*notes, *place_notes, *cause_notes]
                    scopes.extend(make_scope(group, [*told, *more]) for group, more in cut)
    return scopes


def make_scope(facts: list[Fact], notes: list[str]) -> Scope:
    """A scope over `facts`, named after its widest window and its place."""
    starts, ends = [f.start for f in facts if f.start], [f.end for f in facts if f.end]
    start, end = min(starts, default=None), max(ends, default=None)
    shown: list[str] = []
    for fact in facts:
        if fact.basis != "undated" and fact.start and fact.start != start:
            note = f"{_words(fact)} counts {window_words(fact.start, fact.end)}, a later start than the row's."
            shown.append(note)
    return Scope(facts, _place_name(facts), start, end, list(dict.fromkeys([*notes, *shown])))


def _place_name(facts: list[Fact]) -> str | None:
    """The place named by most facts; of equals the finest ("Lorin" before "Sorba province")."""
    counts: dict[str, int] = defaultdict(int)
    spelling: dict[str, str] = {}
    fineness: dict[str, int] = {}
    for fact in facts:
        if fact.place:
            name = "; ".join(sorted(places(fact.place)))
            counts[name] += 1
            spelling.setdefault(name, fact.place)
            fineness.setdefault(name, -rank(fact.where))
    return spelling[max(counts, key=lambda n: (counts[n], fineness[n], n))] if counts else None


def _words(fact: Fact) -> str:
    return f"{fact.words} ({fact.name or fact.article})"


def _undated(block: list[Fact]) -> list[Scope]:
    """Without a day nothing is comparable: one row for each voice and place."""
    note = "No text gives a day for these figures; they are compared with nobody else's."
    scopes = []
    for _, group in groupby(sorted(block, key=_undated_key), key=_undated_key):
        facts = sorted(group, key=lambda f: f.sort_key)
        known = [str(f.stated) for f in facts if f.stated]
        more = [f"Stated on {min(known)}, so not later than that."] if known else []
        scopes.append(make_scope(facts, [note, *more]))
    return scopes


def _undated_key(fact: Fact) -> tuple[str, str, str]:
    # an incident told without a day may be another one in every article
    single = f"{fact.article}#{fact.incident}" if not fact.claim.cumulative else ""
    return (fact.voice or f"@{fact.article}", "; ".join(sorted(places(fact.place or ""))), single)


def _by_start(block: list[Fact]) -> list[tuple[list[Fact], list[str]]]:
    """Windows that end together but start far apart are different counts: three days of clashes, ten years of war."""
    dated = sorted((f for f in block if f.start), key=lambda f: (f.start or date.min, f.sort_key))
    clusters: list[list[Fact]] = []
    for fact in dated:
        if clusters and fact.start and starts_near(clusters[-1][0], fact):
            clusters[-1].append(fact)
        else:
            clusters.append([fact])
    open_start = [f for f in block if not f.start]
    if open_start and len(clusters) == 1:
        clusters[0].extend(open_start)
    elif open_start:
        clusters.append(open_start)
    notes: list[str] = []
    if len(clusters) > 1:
        spans = ", ".join(window_words(c[0].start, c[0].end) for c in clusters)
        notes = [f"Counts that end on this day but start on different days are kept apart: {spans}."]
    return [(c, notes) for c in clusters]


def starts_near(first: Fact, other: Fact) -> bool:
    assert first.start and other.start
    end = first.end or other.start
    return other.start - first.start <= max(START_SLACK, (end - first.start) / 4) and (
        other.basis == "day" or other.end != other.start
    )


def by_place(facts: list[Fact]) -> list[tuple[list[Fact], list[str]]]:
    """`facts` of one window by place: equal places together, a place with the one that holds it where nothing else
    competes, facts without a place with the only place there is."""
    nodes: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    nowhere: list[Fact] = []
    for fact in facts:
        if fact.place is None:
            nowhere.append(fact)
        else:
            nodes[_node_key(fact)].append(fact)
    _settle_namesakes(nodes)
    clusters, notes = _join_nested(nodes)
    if nowhere:
        _place_nowhere(nowhere, clusters, notes)
    order = sorted(range(len(clusters)), key=lambda i: min(f.sort_key for f in clusters[i]))
    return [(sorted(clusters[i], key=lambda f: f.sort_key), notes[i]) for i in order]


def _node_key(fact: Fact) -> tuple[str, str]:
    where = fact.where
    return ("; ".join(sorted(places(where.place or ""))), f"{where.iso or ''}/{plain(where.admin1 or '')}")


def _settle_namesakes(nodes: dict[tuple[str, str], list[Fact]]) -> None:
    """One name with and without a known province is one place, as long as only one province is known."""
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key in nodes:
        names[key[0]].append(key)
    for keys in names.values():
        if len(keys) == 1:
            continue
        full = [k for k in keys if not k[1].endswith("/")]
        if len(full) > 1:
            continue
        target = full[0] if full else min(keys)
        for key in sorted(keys):
            iso, other = key[1].split("/")[0], target[1].split("/")[0]
            if key != target and (not iso or not other or iso == other):
                nodes[target].extend(nodes.pop(key))


def _join_nested(nodes: dict[tuple[str, str], list[Fact]]) -> tuple[list[list[Fact]], list[list[str]]]:
    keys = sorted(nodes)
    by_name: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key in keys:
        for name in key[0].split("; "):
            by_name[name].append(key)
    by_entry: dict[str | None, list[tuple[str, str]]] = defaultdict(list)  # a street has the entry of its town
    for key in keys:
        where = nodes[key][0].where
        if where.place_id is not None and where.place_precision != "site":
            by_entry[where.place_id].append(key)
    countries = [k for k in keys if nodes[k][0].where.place_precision == "country"]
    inside: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)  # outer -> inner
    for key in keys:
        entry = nodes[key][0].where.place_id
        for outer in [*_holders(key, nodes[key][0], by_name, countries), *(k for k in by_entry[entry] if k != key)]:
            verdict = compare_places(nodes[key][0].where, nodes[outer][0].where)
            if verdict.level == "inside":
                inside[outer].add(key)
    clusters = {key: list(nodes[key]) for key in keys}
    notes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for outer in sorted(inside, key=lambda k: (len(inside[k]), k)):  # narrow wholes first
        inner = [k for k in sorted(inside[outer]) if k in clusters]
        if outer not in clusters or not inner:
            continue
        reason = _why_apart([clusters[k] for k in inner], clusters[outer])
        names = ", ".join(clusters[k][0].place or "" for k in inner[:4])
        whole = clusters[outer][0].place
        if reason:
            notes[outer].append(f"{names} {'lies' if len(inner) == 1 else 'lie'} in {whole}; kept apart: {reason}.")
            continue
        clusters[outer].extend(clusters.pop(inner[0]))
        notes[outer].extend(notes.pop(inner[0], []))
        notes[outer].append(f"{names} lies in {whole}, and nothing else there competes: read as one.")
    left = sorted(clusters)
    return [clusters[k] for k in left], [notes[k] for k in left]


def _holders(
    key: tuple[str, str],
    fact: Fact,
    by_name: dict[str, list[tuple[str, str]]],
    countries: list[tuple[str, str]],
) -> list[tuple[str, str]]:
    """Keys that may hold `key`: by its province and country, by fewer words, or as a longer list of places."""
    where = fact.where
    found: set[tuple[str, str]] = set(countries)
    for name in (where.admin1, where.country):
        if name:
            found.update(by_name.get(plain(name), ()))
    for name in key[0].split("; "):
        found.update(by_name.get(name, ()))
        words = name.split()
        for i in range(len(words)):
            for j in range(i + 1, len(words) + 1):
                found.update(by_name.get(" ".join(words[i:j]), ()))
    found.discard(key)
    return sorted(found)


def _why_apart(inner: list[list[Fact]], outer: list[Fact]) -> str | None:
    """Why a place and its whole stay two rows; None where they are read as one."""
    if len(inner) > 1:
        return "several places in it have figures of their own"
    for one in inner[0]:
        for two in outer:
            if one.point == two.point or _only_words(one, two):
                continue
            if one.article == two.article:
                return f"{one.article} gives both, with different figures"
            if one.voice and one.voice == two.voice:
                return f"{one.name} gives both, with different figures"
    if any(says_several(f.claim) for f in outer) and not any(says_several(f.claim) for f in inner[0]):
        return "the figure for the whole counts several incidents"
    small, large = sorted((_most(inner[0]), _most(outer)))
    if small and large > NEST_FACTOR * small:
        return f"{large} is more than {NEST_FACTOR} times {small}, so the one may be a part of the other"
    return None


def _only_words(one: Fact, two: Fact) -> bool:
    """ "Soldiers killed in the north", says the headline, and the text gives a number for the town: no two figures."""
    bare, told = sorted((one, two), key=lambda f: f.exactness)
    return bare.exactness <= 1 < told.exactness and bare.point <= told.point and not bare.voice


def _most(facts: list[Fact]) -> int:
    return max((f.point for f in facts if f.exactness > 1), default=0)


def _place_nowhere(nowhere: list[Fact], clusters: list[list[Fact]], notes: list[list[str]]) -> None:
    if not clusters:
        clusters.extend(_told_apart(nowhere))
        notes.extend([] for _ in clusters)
        return
    stay: list[Fact] = []
    for fact in nowhere:
        own = [i for i, c in enumerate(clusters) if any(_same_telling(f, fact) for f in c)]
        target = own[0] if len(own) == 1 else 0 if len(clusters) == 1 and _may_be_there(fact, clusters[0]) else None
        if target is None:
            stay.append(fact)
            continue
        clusters[target].append(fact)
        notes[target].append(
            f"{_words(fact)} names no place; it is read with {_place_name(clusters[target])}, "
            + ("the only place of these days." if len(clusters) == 1 else "of which its text tells.")
        )
    several = len(clusters) > 1
    why = "several places are possible" if several else f"nothing shows that they are of {_place_name(clusters[0])}"
    for own_stay in _told_apart(stay):
        clusters.append(own_stay)
        notes.append([f"These figures name no place, and {why}: they are kept apart."])


def _may_be_there(fact: Fact, others: list[Fact]) -> bool:
    """Whether a figure without a place may be of the only place of its days: those of one day may, a count over weeks or
    a year that somebody else gives is of anywhere."""
    return fact.basis != "cumulative" or any(_is_bound_to(fact, other) for other in others)


def _is_bound_to(one: Fact, two: Fact) -> bool:
    return one.article == two.article or (one.voice != "" and one.voice == two.voice) or one.point == two.point


def _told_apart(facts: list[Fact]) -> list[list[Fact]]:
    """`facts` without a place: counts over weeks or a year that nothing shows to be one stand each by itself."""
    groups: list[list[Fact]] = []
    for fact in facts:
        home = next((g for g in groups if _may_be_there(fact, g)), None)
        if home is None:
            groups.append([fact])
        else:
            home.append(fact)
    return groups


def _same_telling(one: Fact, two: Fact) -> bool:
    return one.article == two.article and one.incident == two.incident


def _by_cause(facts: list[Fact]) -> list[tuple[list[Fact], list[str]]]:
    """Deaths of cholera and of an attack in one town are two counts; what names no cause goes with its own text, else
    with the nearest figure."""
    if len(facts) < 2:
        return [(facts, [])]
    causes = [cause_of(f.claim) for f in facts]
    known = sorted({c for c in causes if c})
    if len(known) < 2:
        return [(facts, [])]
    groups: dict[str, list[Fact]] = {
        cause: [f for f, c in zip(facts, causes, strict=True) if c == cause] for cause in known
    }
    named = {c: list(group) for c, group in groups.items()}
    for fact in (f for f, cause in zip(facts, causes, strict=True) if cause is None):
        own = [c for c in known if any(_same_telling(f, fact) for f in named[c])]
        near = min(own or known, key=lambda c: (min(abs(f.point - fact.point) for f in named[c]), c))
        groups[near].append(fact)
    note = f"Counts of {' and '.join(known)} here are kept apart."
    return [(sorted(groups[c], key=lambda f: f.sort_key), [note]) for c in known]


def _by_incident(facts: list[Fact]) -> list[tuple[list[Fact], list[str]]]:
    """Two incidents that one article keeps apart stay apart; other articles join the one whose figure is nearest."""
    told: dict[str, dict[int, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        told[fact.article][fact.incident].append(fact)
    most = max(told, key=lambda a: (len(told[a]), a))
    if len(told[most]) == 1 or len({f.point for f in facts}) == 1:
        return [(facts, [])]
    groups = [list(v) for _, v in sorted(told[most].items())]
    for article in sorted(told):
        if article == most:
            continue
        free = set(range(len(groups)))
        for _, own in sorted(told[article].items(), key=lambda kv: -kv[1][0].point):
            choice = min(free, key=lambda i: (abs(groups[i][0].point - own[0].point), i), default=None)
            if choice is None:
                groups.append(list(own))
            else:
                free.discard(choice)
                groups[choice].extend(own)
    note = (
        f"{most} tells of {len(groups)} incidents here that day; each has its row, with the nearest figures of others."
    )
    return [(sorted(g, key=lambda f: f.sort_key), [note]) for g in groups]
