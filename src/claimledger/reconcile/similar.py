"""Wire copies and rewrites: articles that are one text, and so one voice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from claimledger.records import Article, Claim
from claimledger.sketch import same_text, shingles, sketch

SHARED = 2  # hashes that two sketches share before the whole texts are compared
CROWD = 60  # a hash in more texts than this is boilerplate


def texts_of(claims: Iterable[Claim], articles: Iterable[Article]) -> dict[str, str]:
    """The text of each article that has claims; where it is not given, the sentences that the claims quote."""
    known = {a.id: a.text for a in articles}
    quoted: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        quoted[claim.article].setdefault(claim.quote)
    return {article: known.get(article) or "\n".join(quotes) for article, quotes in quoted.items()}


def families(texts: Mapping[str, str]) -> dict[str, str]:
    """For each article that is a copy of others, the first of them by name. Articles of their own are not in it.

    Bottom-k sketches find candidates, the exact Jaccard of the whole texts decides.
    """
    bags = {name: shingles(texts[name]) for name in sorted(texts)}
    sketches = {name: marks for name, bag in bags.items() if (marks := sketch(bag))}
    bags = {name: bags[name] for name in sketches}
    crowd = Counter(mark for marks in sketches.values() for mark in marks)
    index: dict[int, list[str]] = defaultdict(list)
    head = {name: name for name in bags}

    def top(name: str) -> str:
        while head[name] != name:
            head[name] = head[head[name]]
            name = head[name]
        return name

    for name, bag in bags.items():
        near: Counter[str] = Counter()
        for mark in sketches[name]:
            if 1 < crowd[mark] <= CROWD:
                near.update(index[mark])
                index[mark].append(name)
        for other in sorted(o for o, n in near.items() if n >= SHARED):
            if same_text(bag, bags[other]):
                first, second = sorted((top(name), top(other)))
                head[second] = first
    sizes = Counter(top(n) for n in bags)
    return {n: top(n) for n in bags if sizes[top(n)] > 1}
