"""Wire copies and rewrites: articles that are one text, and so one voice."""

from __future__ import annotations

import heapq
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from claimledger.records import Article, Claim

WORDS = 5  # in a shingle
KEEP = 32  # smallest hashes kept as the sketch of a text
SHARED = 2  # hashes that two sketches share before the whole texts are compared
CROWD = 60  # a hash in more texts than this is boilerplate
JACCARD = 0.5
CONTAINED = 0.75  # a shortened copy holds little of the long text, but little else
FEWEST = 12  # shingles: shorter texts are alike by chance

_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[int]:
    """Hashes of all runs of five words of `text`."""
    words = _WORD.findall(text.lower())
    return frozenset(zlib.crc32(" ".join(words[i : i + WORDS]).encode()) for i in range(len(words) - WORDS + 1))


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
    bags = {name: bag for name in sorted(texts) if len(bag := shingles(texts[name])) >= FEWEST}
    sketches = {name: heapq.nsmallest(KEEP, bag) for name, bag in bags.items()}
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


def same_text(one: frozenset[int], two: frozenset[int]) -> bool:
    """Whether two texts, as shingles, are copies or one a shortened copy of the other."""
    common = len(one & two)
    return common >= JACCARD * len(one | two) or common >= CONTAINED * min(len(one), len(two))
