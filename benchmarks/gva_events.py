"""Which articles tell of one event: clustering measured on annotated articles that name their event.

    python benchmarks/gva_events.py DOCS.jsonl GOLD.jsonl [--policy ucdp acled gtd] [--misses 5]

A line of DOCS has `id`, `text` and, where known, `title`, `published`, `outlet`; a line of GOLD has `id`, `event`,
`killed` and `injured` as [low, high]. An article belongs to the event that holds most of its claims; one without claims
is an event of its own. Clusters are scored by B-cubed precision, recall and F over articles. Tolls are scored over
events with two articles or more: the best figure of the event that most of its articles went to, under each policy.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from claimledger.extract import extract
from claimledger.reconcile import Options, reconcile
from claimledger.records import Article, Claim, Toll


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read(doc: Mapping[str, Any]) -> Article:
    day = doc.get("published")
    return Article(
        id=doc["id"],
        text=doc["text"],
        title=doc.get("title"),
        published=date.fromisoformat(day[:10]) if day else None,
        outlet=doc.get("outlet"),
    )


def b_cubed(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F of the clusters `found`, averaged over the articles of `gold`."""
    ours, theirs = defaultdict(set), defaultdict(set)
    for name in gold:
        ours[found[name]].add(name)
        theirs[gold[name]].add(name)
    common = {n: len(ours[found[n]] & theirs[gold[n]]) for n in gold}
    precision = sum(common[n] / len(ours[found[n]]) for n in gold) / len(gold)
    recall = sum(common[n] / len(theirs[gold[n]]) for n in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def homes(tolls: list[Toll]) -> dict[str, str]:
    """The event of each article: the one that holds most of its claims."""
    held: dict[str, Counter[str]] = defaultdict(Counter)
    for toll in tolls:
        for figure in toll.figures:
            for article in figure.articles:
                held[article][toll.event or ""] += len(figure.claims)
    return {a: max(sorted(counts), key=lambda e: counts[e]) for a, counts in held.items()}


def fits(best: int, gold: list[int | None]) -> bool:
    return (gold[0] or 0) <= best and (gold[1] is None or best <= gold[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--policy", nargs="*", default=["ucdp", "acled", "gtd"])
    parser.add_argument("--misses", type=int, default=0)
    given = parser.parse_args()
    articles = [read(doc) for doc in lines(given.docs)]
    gold = {g["id"]: g for g in lines(given.gold)}
    claims: list[Claim] = [claim for article in articles for claim in extract(article).claims]
    members: dict[str, list[str]] = defaultdict(list)
    for name, entry in gold.items():
        members[entry["event"]].append(name)
    several = {event: names for event, names in members.items() if len(names) > 1}
    for number, policy in enumerate(given.policy):
        tolls = reconcile(claims, by="event", policy=policy, options=Options(articles=tuple(articles)))
        home = homes(tolls)
        found = {name: home.get(name, name) for name in gold}
        if not number:
            p, r, f = b_cubed(found, {n: g["event"] for n, g in gold.items()})
            print(f"{len(gold)} articles, {len(members)} events: B-cubed P {p:.3f} R {r:.3f} F {f:.3f}")
        totals = {(t.event, t.outcome): t for t in reversed(tolls) if t.category == "total"}
        for outcome in ("killed", "injured"):
            right, wrong = 0, []
            for event, names in several.items():
                main_event = Counter(found[n] for n in sorted(names)).most_common(1)[0][0]
                toll = totals.get((main_event, outcome))
                best = (toll.best if toll else 0) or 0
                right += fits(best, gold[names[0]][outcome])
                if not fits(best, gold[names[0]][outcome]):
                    wrong.append((event, gold[names[0]][outcome], best))
            print(f"{policy:6} {outcome:8} right for {right / len(several):.3f} of {len(several)} events")
            for event, wanted, best in wrong[: given.misses]:
                print(f"   event {event}: gold {wanted}, got {best}")


if __name__ == "__main__":
    main()
