"""`audit`: what in the figures a person should look at, and what was checked and holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations, pairwise
from typing import Literal

from claimledger.reconcile.compare import compare_places
from claimledger.reconcile.decisions import decide
from claimledger.reconcile.facts import facts_of
from claimledger.reconcile.model import Fact
from claimledger.reconcile.outliers import outliers
from claimledger.reconcile.partitions import Sum, sums
from claimledger.reconcile.policies import point
from claimledger.reconcile.ranges import Setting, toll_of
from claimledger.reconcile.scopes import date_scopes
from claimledger.reconcile.undated import place_undated
from claimledger.records import Claim, Finding, Retraction, Review, Toll, TollFigure, digest

Severity = Literal["info", "warning", "error"]
MANY = 3  # outlets that carry one source
LARGE = 100  # below this, swapped digits and equal numbers are chance
_RANK = {"error": 0, "warning": 1, "info": 2}


def audit(claims: Iterable[Claim], reviews: Sequence[Review | Retraction] = ()) -> list[Finding]:
    """Findings on `claims` after people's decisions: errors, then warnings, then what holds.

    >>> # "a running toll of the Health Office falls from 91 to 88" is a warning with both claims
    """
    decided = decide(claims, reviews)
    facts = facts_of(decided.claims)
    found = sums(facts)
    place_undated(facts)
    counted = [f for f in facts if f.claim.assertion == "stated" and f.exactness > 1]
    tolls = [toll_of(s, Setting("date", "ucdp", frozenset(), {})) for s in date_scopes(facts)]
    findings = [
        *_sums(found),
        *_stale(counted),
        *_series(counted),
        *_daily(counted),
        *_swapped(counted),
        *_two_homes(counted),
        *_places(counted),
        *_wholes(facts),
        *_rows(tolls),
    ]
    unique = {f.finding: f for f in findings}
    return sorted(unique.values(), key=lambda f: (_RANK[f.severity], f.kind, f.claims, f.finding))


def _finding(kind: str, severity: Severity, message: str, facts: Sequence[Fact]) -> Finding:
    claims = tuple(dict.fromkeys(f.claim.claim for f in facts))
    articles = tuple(sorted({f.article for f in facts}))
    return Finding(
        finding="f" + digest(kind, *claims),
        kind=kind,
        severity=severity,
        message=message,
        claims=claims,
        articles=articles,
    )


def _name(fact: Fact) -> str:
    return fact.name or fact.claim.outlet or fact.article


def _group(fact: Fact) -> tuple[str, ...]:
    return (fact.outcome, fact.category, fact.demographic or "")


def _words(fact: Fact) -> str:
    """`745 civilian killed to 2025-03-08`."""
    group = fact.demographic or fact.category.replace("_", " ")
    day = f" to {fact.end}" if fact.end else ""
    return f"{fact.words} ({group}, {fact.outcome}{day})"


def _sums(found: Sequence[Sum]) -> Iterator[Finding]:
    for one in found:
        facts = [*one.parts, *([one.whole] if one.whole else one.rivals[:1])]
        if one.whole is not None and one.whole.point == one.value:
            yield _finding("sum_holds", "info", f"{one.words}: the parts make the stated whole.", facts)
        elif one.whole is not None:
            said = f"{one.whole.qualifier.replace('_', ' ')} {one.whole.words}"
            yield _finding("sum_fits", "info", f"{one.words} is in line with {said}.", facts)
        elif not one.holds:
            message = f"{one.words}, but {_name(one.rivals[0])} states {one.rivals[0].words} in all."
            yield _finding("sum_fails", "warning", message, facts)
        else:
            yield _finding("sum_unstated", "info", f"{one.words}; nobody states this whole.", facts)


def _wholes(facts: Sequence[Fact]) -> Iterator[Finding]:
    """A subset larger than its whole."""
    home = {c: f for f in facts for c in f.claims}
    for part in facts:
        whole = home.get(part.part_of or "")
        if whole is not None and whole.high is not None and part.low is not None and part.low > whole.high:
            message = f"{_words(part)} is given as a part of {_words(whole)}, which is smaller."
            yield _finding("part_above_whole", "error", message, [part, whole])


def _stale(facts: Sequence[Fact]) -> Iterator[Finding]:
    """A new total beside a breakdown that made up an older one: 745 + 213 next to 1,018."""
    totals: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    told: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.category == "total":
            totals[(fact.voice, fact.outcome)].append(fact)
        elif fact.demographic is None:
            told[(fact.article, fact.voice, fact.outcome)].append(fact)
    for (article, voice, outcome), parts in sorted(told.items()):
        values = {f.category: f for f in parts}
        if len(values) < 2 or not voice:
            continue
        value = sum(f.point for f in values.values())
        own = [t for t in totals[(voice, outcome)] if t.article == article and t.point > value]
        old = [t for t in totals[(voice, outcome)] if t.article != article and t.point == value]
        if own and old:
            terms = " + ".join(f"{f.point:,}" for f in sorted(parts, key=lambda f: f.sort_key))
            message = (
                f"{article} gives a total of {own[0].words} by {_name(own[0])} beside {terms} = {value:,}, "
                f"which made up the older total of {old[0].article}: the breakdown is stale."
            )
            yield _finding("stale_breakdown", "warning", message, [own[0], *values.values(), old[0]])


def _running(facts: Sequence[Fact]) -> dict[tuple[object, ...], list[Fact]]:
    series: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.voice and fact.basis == "cumulative" and fact.end and fact.part_of is None:
            series[(fact.voice, *_group(fact), fact.start)].append(fact)
    for group in series.values():
        group.sort(key=lambda f: (str(f.end), str(f.stated), f.point, f.sort_key))
    return series


def _series(facts: Sequence[Fact]) -> Iterator[Finding]:
    """A running toll never falls, unless its source corrected it."""
    for _, group in sorted(_running(facts).items(), key=lambda kv: str(kv[0])):
        for one, two in pairwise(group):
            ground = compare_places(two.where, one.where).level
            if two.point >= one.point or ground not in ("same", "unknown") or one.exactness + two.exactness < 6:
                continue
            if one.end == two.end and one.stated == two.stated:
                continue
            message = (
                f"The running toll of {_name(one)} falls from {_words(one)} to {_words(two)}: "
                "a correction, another scope, or an error."
            )
            yield _finding("toll_falls", "warning", message, [one, two])


def _daily(facts: Sequence[Fact]) -> Iterator[Finding]:
    """A daily figure and a running toll of one source check each other: 1,225 + 158 = 1,383."""
    days: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.basis == "day" and fact.voice and fact.part_of is None:
            days[(fact.voice, *_group(fact), fact.end)].append(fact)
    for key, group in sorted(_running(facts).items(), key=lambda kv: str(kv[0])):
        for one, two in pairwise(group):
            if one.end is None or two.end is None or two.end - one.end != timedelta(days=1):
                continue
            for day in days.get((*key[:4], two.end), []):
                facts_here = [one, day, two]
                words = f"{one.point:,} to {one.end} + {day.point:,} on {two.end}"
                if one.point + day.point == two.point:
                    yield _finding(
                        "series_holds", "info", f"{words} = {two.point:,}, as {_name(two)} states.", facts_here
                    )
                elif compare_places(day.where, two.where).level == "same":
                    message = (
                        f"{words} = {one.point + day.point:,}, but {_name(two)} states {two.point:,} to {two.end}."
                    )
                    yield _finding("series_fails", "warning", message, facts_here)


def _swapped(facts: Sequence[Fact]) -> Iterator[Finding]:
    """4,327 for 4,237: the same digits with two neighbours swapped, for one group and one end of the window."""
    blocks: dict[tuple[object, ...], dict[int, Fact]] = defaultdict(dict)
    for fact in facts:
        if fact.point >= LARGE and fact.qualifier == "exact":
            blocks[(*_group(fact), fact.basis, fact.end, fact.where.iso)].setdefault(fact.point, fact)
    for _, block in sorted(blocks.items(), key=lambda kv: str(kv[0])):
        for number in sorted(block):
            for other in _neighbours(number):
                if other > number and other in block:
                    one, two = block[number], block[other]
                    if compare_places(one.where, two.where).compatible:
                        both = f"{_words(one)} by {_name(one)} and {_words(two)} by {_name(two)}"
                        message = f"{both} differ by two digits swapped."
                        yield _finding("digits_transposed", "warning", message, [one, two])


def _neighbours(number: int) -> list[int]:
    digits = str(number)
    found = []
    for i in range(len(digits) - 1):
        if digits[i] != digits[i + 1] and not (i == 0 and digits[1] == "0"):
            found.append(int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]))
    return found


def _two_homes(facts: Sequence[Fact]) -> Iterator[Finding]:
    """One number of one source under two categories, or on two days."""
    by_number: dict[tuple[str, str, int], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.voice and fact.point >= 10 and fact.demographic is None and fact.qualifier == "exact":
            by_number[(fact.voice, fact.outcome, fact.point)].append(fact)
    for _, group in sorted(by_number.items()):
        for one, two in combinations(group[:20], 2):
            if one.article == two.article or not compare_places(one.where, two.where).compatible:
                continue
            if one.end == two.end and one.category != two.category and one.basis == two.basis and one.end:
                message = f"{_name(one)}'s {one.words} stands under {one.category} and under {two.category}."
                yield _finding("two_categories", "warning", message, [one, two])
            elif one.category == two.category and _days_apart(one, two) in (1, 2, 3):
                message = f"{_name(one)}'s {one.words} stands on {one.end} and on {two.end}."
                yield _finding("two_days", "warning", message, [one, two])


def _days_apart(one: Fact, two: Fact) -> int | None:
    if one.end is None or two.end is None or (one.basis, two.basis) != ("day", "day"):
        return None
    return abs((one.end - two.end).days)


def _places(facts: Sequence[Fact]) -> Iterator[Finding]:
    """A place with more than what holds it, in one window."""
    blocks: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.end and fact.place and fact.part_of is None:
            blocks[(*_group(fact), fact.basis, fact.start, fact.end)].append(fact)
    for _, block in sorted(blocks.items(), key=lambda kv: str(kv[0])):
        wide = [f for f in block if f.where.place_precision in ("country", "admin1", "region", "district")]
        for whole in wide:
            for part in block:
                if part.point > whole.point and whole.high is not None:
                    verdict = compare_places(part.where, whole.where)
                    if verdict.level == "inside" and not (part.voice != whole.voice and whole.basis == "day"):
                        message = (
                            f"{part.words} in {part.place} is above {whole.words} in {whole.place}: {verdict.reason}."
                        )
                        yield _finding("place_above_whole", "warning", message, [part, whole])


def _rows(tolls: Sequence[Toll]) -> Iterator[Finding]:
    for toll in tolls:
        counted = [f for f in toll.figures if f.counts]
        for figure in counted:
            yield from _echo(figure)
        for figure, others, message in outliers(counted) if toll.basis != "undated" else ():
            yield _of_figures("outlier", "warning", message, [figure, *others])
        if toll.contested:
            denials = [f for f in counted if f.assertion == "denied"]
            message = (
                f"{', '.join(f.source or f.articles[0] for f in denials)} denies what others report: {toll.highest}."
            )
            yield _of_figures("contested", "warning", message, list(toll.figures))


def _echo(figure: TollFigure) -> Iterator[Finding]:
    carriers = set(figure.outlets) or set(figure.articles)
    if len(carriers) >= MANY:
        name = figure.source or "nobody named"
        message = f"{point(figure):,} is carried by {len(carriers)} outlets, but all have it from {name}: one source."
        yield _of_figures("one_source_many_outlets", "info", message, [figure])


def _of_figures(kind: str, severity: Severity, message: str, figures: Sequence[TollFigure]) -> Finding:
    claims = tuple(dict.fromkeys(f.claim for f in figures if f.claim))
    articles = tuple(sorted({a for f in figures for a in f.articles}))
    return Finding(
        finding="f" + digest(kind, *claims),
        kind=kind,
        severity=severity,
        message=message,
        claims=claims,
        articles=articles,
    )
