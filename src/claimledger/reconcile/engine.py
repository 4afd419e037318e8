"""`reconcile`: claims in, rows out. A pure function: no clock, network, locale or chance; input order never matters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from claimledger.reconcile import attackers
from claimledger.reconcile.article import tolls_by_article
from claimledger.reconcile.compare import plain
from claimledger.reconcile.decisions import decide
from claimledger.reconcile.event_rows import tolls_by_event
from claimledger.reconcile.events import find_events
from claimledger.reconcile.facts import facts_of
from claimledger.reconcile.happenings import happenings
from claimledger.reconcile.model import Fact, Include, Options, Scope
from claimledger.reconcile.partitions import NAMES, Sum, sums
from claimledger.reconcile.place_rows import tolls_by_place
from claimledger.reconcile.policies import point
from claimledger.reconcile.ranges import Setting, toll_of
from claimledger.reconcile.scopes import date_scopes
from claimledger.reconcile.similar import families, texts_of
from claimledger.reconcile.undated import place_undated
from claimledger.records import Claim, Policy, Retraction, Review, Toll, TollBy, TollFigure, TollPart, digest

_DEFAULT = Options()


def reconcile(
    claims: Iterable[Claim],
    *,
    by: TollBy = "date",
    policy: Policy = "ucdp",
    as_of: date | None = None,
    include: Collection[Include] = (),
    reviews: Sequence[Review | Retraction] = (),
    options: Options = _DEFAULT,
) -> list[Toll]:
    """The tolls that `claims` support: one row for each outcome, group, window and place.

    `as_of` replays what was known on a day. `include` lets alleged, projected or third-hand figures set bounds.
    `reviews` are people's decisions in any order. The same claims and decisions give the same rows, byte for byte.

    >>> # two outlets carry one monitor's 745, a ministry says 600: low 600, high 745, two sources
    """
    decided = decide(claims, reviews, as_of=as_of, reviewed_only=options.reviewed_only)
    if by == "article":
        setting = Setting(by, policy, frozenset(include), {})
        return _with_decisions(finish(tolls_by_article(decided.claims, setting, options.attackers)), decided.notes)
    texts = texts_of(decided.claims, options.articles)
    setting = Setting(by, policy, frozenset(include), families(texts))
    facts = facts_of(decided.claims)
    known = {c.claim: c for c in decided.claims}
    attackers.mark(facts, known, options.attackers)
    if by == "event":
        place_undated(facts)
        events = find_events(happenings(facts, texts), setting.families, decided.joins, decided.splits)
        tolls = tolls_by_event(events, known, setting, options.attackers)
    elif by == "source":
        place_undated(facts)
        facts = attackers.without(facts)
        tolls = [_toll(scope, setting) for own in _by_voice(facts) for scope in date_scopes(own)]
    else:
        tolls = tolls_by_date(facts, setting)
    if by == "place":
        tolls = tolls_by_place(tolls)
    return _with_decisions(attach_parts(finish(tolls), facts), decided.notes)


def _by_voice(facts: list[Fact]) -> list[list[Fact]]:
    voices: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        voices[fact.voice or f"~{fact.claim.outlet or fact.article}"].append(fact)
    return [voices[key] for key in sorted(voices)]


def _with_decisions(tolls: list[Toll], notes: Mapping[str, list[str]]) -> list[Toll]:
    """`tolls` that say which of their claims people corrected."""
    if not notes:
        return tolls
    result = []
    for toll in tolls:
        names = [c for f in toll.figures for c in f.claims]
        said = tuple(f"{c}: {note}" for c in dict.fromkeys(names) for note in notes.get(c, ()))
        result.append(toll.model_copy(update={"notes": (*toll.notes, *said)}) if said else toll)
    return result


def tolls_by_date(facts: list[Fact], setting: Setting) -> list[Toll]:
    place_undated(facts)
    attackers.mark_same(facts)
    facts = attackers.without(facts)
    known = {c for f in facts for c in f.claims}
    scopes = [s for s in date_scopes(facts) if not all(f.aside and f.part_of in known for f in s.facts)]
    tolls = [_toll(scope, setting) for scope in scopes]  # what only raises a toll is listed as a part of it
    return with_sums(beside(tolls), sums(f for f in facts if not f.apart), setting)


def _toll(scope: Scope, setting: Setting) -> Toll:
    return toll_of(scope, setting, attacker=scope.facts[0].apart)


def beside(tolls: list[Toll]) -> list[Toll]:
    """`tolls` with undated figures listed in the row they would fit, had their text given the day; they set no bound.

    "More than 400", stated on 8 March about the same coast, stands beside the running tolls to 8 March.
    """
    rows: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, toll in enumerate(tolls):
        if toll.basis == "cumulative" and toll.date_end and toll.place:
            rows[
                (toll.outcome, toll.category, toll.demographic, toll.attacker, plain(toll.place), toll.date_end)
            ].append(i)
    for toll in list(tolls):
        for figure in toll.figures if toll.basis == "undated" and toll.place else ():
            key = (toll.outcome, toll.category, toll.demographic, toll.attacker, plain(toll.place or ""), figure.stated)
            where = rows.get(key, [])
            if len(where) != 1 or not figure.counts or figure.qualifier in ("vague", "unquantified"):
                continue
            row = tolls[where[0]]
            if figure.source is None or any(f.source == figure.source for f in row.figures):
                continue
            reason = (
                f"its text gives no day for it, only the day of the statement ({figure.stated}); it sets no bound here"
            )
            listed = figure.model_copy(update={"counts": False, "reason": reason})
            note = f"Beside this: {_said(figure)} by {figure.source}; {reason}."
            tolls[where[0]] = row.model_copy(update={"figures": (*row.figures, listed), "notes": (*row.notes, note)})
    return tolls


def with_sums(tolls: list[Toll], found: Sequence[Sum], setting: Setting) -> list[Toll]:
    """`tolls` with the sums noted where a total states them, and derived totals where nobody states one."""
    home = {c: i for i, t in enumerate(tolls) for f in t.figures for c in f.claims}
    extra: dict[tuple[object, ...], Toll] = {}
    for one in found:
        index = home.get(one.whole.claim.claim) if one.whole else None
        if one.whole is not None and index is not None:
            note = f"{one.words} (figures of {_name(one.parts[0])}): {whole_words(one)}."
            if note not in tolls[index].notes:
                tolls[index] = tolls[index].model_copy(update={"notes": (*tolls[index].notes, note)})
        if one.kind == "category" and (one.whole is None or one.whole.point != one.value):
            stated = next((i for i, t in enumerate(tolls) if _states(t, one)), None) if one.whole is None else None
            if stated is not None:
                note = f"{one.words} (figures of {_name(one.parts[0])} in {one.parts[0].article}): the stated whole."
                tolls[stated] = tolls[stated].model_copy(update={"notes": (*tolls[stated].notes, note)})
                continue
            if one.rivals and not one.parts[0].voice:
                continue  # "nine died, police said. One guard was also killed, and four gunmen": five are no total
            toll = _derived(one, setting)
            extra.setdefault((toll.outcome, toll.basis, toll.date_end, toll.place, toll.sources, toll.low), toll)
    return [*tolls, *extra.values()]


def _states(toll: Toll, one: Sum) -> bool:
    """Whether the row has the sum as a figure that its source states in another text."""
    first = one.parts[0]
    return (
        (toll.category, toll.demographic, toll.outcome) == ("total", None, first.outcome)
        and (toll.basis, toll.date_end) == (first.basis, first.end)
        and any(f.source == first.name and point(f) == one.value for f in toll.figures)
    )


def whole_words(one: Sum) -> str:
    """How the sum stands to the whole that is stated."""
    if one.whole is None:
        return "nobody states this whole"
    said = f"{one.whole.claim.qualifier.replace('_', ' ')} {one.whole.claim.number}"
    return "the stated whole" if one.whole.point == one.value else f"in line with {said}"


def _said(figure: TollFigure) -> str:
    words = "" if figure.qualifier == "exact" else figure.qualifier.replace("_", " ") + " "
    return f"{words}{point(figure):,}"


def _name(fact: Fact) -> str:
    return fact.name or fact.article


def _derived(one: Sum, setting: Setting) -> Toll:
    first = one.parts[0]
    claims = tuple(p.claim.claim for p in one.parts)
    groups = ", ".join(f"{p.point:,} {NAMES.get(p.category, p.category)}" for p in one.parts)
    starts = [p.start for p in one.parts if p.start]
    start = min(starts, default=None)
    voice = first.voice
    figure = TollFigure(
        source=first.name,
        source_kind=first.claim.source_kind,
        low=one.low,
        high=one.high,
        qualifier="exact" if one.low == one.high else "range",
        claim=None,
        claims=claims,
        articles=(first.article,),
        stated=first.stated,
        date_start=start,
        date_end=first.end,
        place=first.place,
        reason="a sum of the parts; nobody states it",
    )
    value = one.value
    note = f"Derived: {one.words} ({groups}, by {_name(first)}). Nobody states this total."
    return Toll(
        toll="t" + digest("sum", setting.by, first.outcome, first.basis, start, first.end, first.place, voice, claims),
        by=setting.by,
        event=None,
        outcome=first.outcome,
        category="total",
        basis=first.basis,
        date_start=start,
        date_end=first.end,
        place=first.place,
        low=one.low,
        high=one.high,
        lowest=value,
        highest=value,
        best=None if setting.policy == "ibc" else value,
        articles=(first.article,),
        sources=(first.name or f"{first.claim.outlet or first.article} (unattributed)",),
        policy=setting.policy,
        figures=(figure,),
        derived=True,
        derived_from=claims,
        country=first.where.country,
        iso=first.where.iso,
        latitude=first.where.latitude,
        longitude=first.where.longitude,
        notes=(note,),
    )


def attach_parts(tolls: list[Toll], facts: Iterable[Fact]) -> list[Toll]:
    """`tolls` with every subset listed in the row of its whole; a row that counts only subsets names that row."""
    home = {c: i for i, t in enumerate(tolls) for f in t.figures for c in f.claims}
    parts: dict[int, list[TollPart]] = defaultdict(list)
    parents: dict[int, set[int]] = defaultdict(set)
    for fact in facts:
        own = home.get(fact.claim.claim)
        whole = home.get(fact.part_of) if fact.part_of else None
        if whole is None:
            continue
        parts[whole].append(_part(fact))
        if own is not None and own != whole and not fact.apart:  # attackers are left out of it
            parents[own].add(whole)
    result = list(tolls)
    for i, found in sorted(parts.items()):
        ordered = sorted(found, key=lambda p: (p.article, p.whole, p.claim))
        result[i] = result[i].model_copy(update={"parts": tuple(ordered)})
    for i, found_in in sorted(parents.items()):
        if len(found_in) == 1:
            parent = tolls[next(iter(found_in))]
            note = f"Counted inside {parent.toll} ({parent.category} {parent.lowest or 0:,}); not added to it."
            inside = result[i].parent or parent.toll
            result[i] = result[i].model_copy(update={"parent": inside, "notes": (*result[i].notes, note)})
    return result


def _part(fact: Fact) -> TollPart:
    claim = fact.claim
    return TollPart(
        claim=claim.claim,
        whole=fact.part_of or "",
        category=claim.category,
        demographic=claim.demographic,
        low=fact.low,
        high=fact.high,
        article=claim.article,
    )


_ORDER = {"total": 0, "civilian": 1, "security_forces": 2, "armed_group": 3, "combatant": 4, "people": 5}


def finish(tolls: Iterable[Toll]) -> list[Toll]:
    """Rows in reading order (dated before undated, totals before groups), each with a name of its own."""
    rows = sorted(tolls, key=_reading_order)
    seen: dict[str, int] = {}
    named = []
    for row in rows:
        count = seen[row.toll] = seen.get(row.toll, 0) + 1
        name = row.toll if count == 1 else "t" + digest(row.toll, count)
        if count > 1 or len(row.notes) > 4:
            row = row.model_copy(update={"toll": name})
        named.append(row)
    return named


def _reading_order(row: Toll) -> tuple[object, ...]:
    return (
        row.date_end is None,
        row.date_end or date.min,
        row.date_start or date.min,
        row.outcome,
        row.basis,
        row.place or "",
        row.iso or "",
        _ORDER[row.category],
        row.demographic or "",
        row.derived,
        row.event or "",
        row.articles,
        row.figures[0].claims if row.figures else (),
    )
