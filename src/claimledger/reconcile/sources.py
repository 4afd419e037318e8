"""`sources`: what each primary source contributes, who carries it, and where it stands apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claimledger.reconcile.compare import window_words
from claimledger.reconcile.decisions import decide
from claimledger.reconcile.engine import reconcile
from claimledger.reconcile.facts import voice_of
from claimledger.reconcile.policies import point
from claimledger.records import Claim, Retraction, Review, SourceSummary, Toll, TollFigure


def sources(claims: Iterable[Claim], reviews: Sequence[Review | Retraction] = ()) -> list[SourceSummary]:
    """One record for each named source, those with most figures first.

    Voices are those of the rows by date: the "residents" of two articles are two sources unless their figures agree.
    """
    kept = decide(claims, reviews).claims
    tolls = reconcile(kept)
    by_voice: dict[str, list[Claim]] = defaultdict(list)
    for claim in kept:
        if claim.source:
            by_voice[voice_of(claim).split("@")[0]].append(claim)
    home = {c.claim: key for key, group in by_voice.items() for c in group}
    heard: dict[str, list[tuple[Toll, TollFigure]]] = defaultdict(list)
    for toll in tolls:
        for figure in toll.figures:
            if figure.claim in home and not toll.derived:
                heard[home[figure.claim]].append((toll, figure))
    summaries = [_summary(by_voice[key], heard.get(key, [])) for key in sorted(by_voice)]
    return sorted(summaries, key=lambda s: (-s.figures, -s.claims, s.source))


def _summary(claims: list[Claim], heard: list[tuple[Toll, TollFigure]]) -> SourceSummary:
    names: dict[str, int] = defaultdict(int)
    for claim in claims:
        names[claim.source or ""] += 1
    name = max(sorted(names), key=lambda n: names[n])
    relays = {c.outlet for c in claims if c.outlet} | {c.via for c in claims if c.via}
    days = sorted(d for c in claims if (d := c.stated or c.published))
    alone = agrees = 0
    differs: list[str] = []
    for toll, figure in heard:
        others = [f for f in toll.figures if f.counts and f.source != figure.source]
        if not others:
            alone += 1
        elif any(point(f) == point(figure) for f in others):
            agrees += 1
        else:
            said = ", ".join(f"{f.source or f.articles[0]} {point(f):,}" for f in others)
            differs.append(
                f"{toll.outcome} {toll.category.replace('_', ' ')}, {window_words(toll.date_start, toll.date_end)}"
                f"{', ' + toll.place if toll.place else ''}: {point(figure):,} against {said}"
            )
    return SourceSummary(
        source=name,
        kind=next((c.source_kind for c in claims if c.source_kind), None),
        claims=len(claims),
        articles=len({c.article for c in claims}),
        figures=len(heard),
        relays=tuple(sorted(r for r in relays if r)),
        alone=alone,
        agrees=agrees,
        differs=tuple(dict.fromkeys(differs)),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )
