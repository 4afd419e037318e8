"""How alike two texts are: shingles, their exact resemblance, and a sketch small enough for an index."""

from __future__ import annotations

import heapq
import re
import zlib

WORDS = 5  # in a shingle
KEEP = 32  # smallest hashes kept as the sketch of a text
FEWEST = 12  # shingles: shorter texts are alike by chance
JACCARD = 0.5
CONTAINED = 0.75  # a shortened copy holds little of the long text, but little else

_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[int]:
    """Hashes of all runs of five words of `text`."""
    words = _WORD.findall(text.lower())
    runs = zip(*(words[first:] for first in range(WORDS)), strict=False)
    return frozenset(map(zlib.crc32, map(str.encode, map(" ".join, runs))))


def sketch(bag: frozenset[int]) -> tuple[int, ...]:
    """The smallest hashes of a text's shingles, in order; none for a text too short to be told from others.

    Alike texts share many of them: of two texts with half of their shingles in common, about half.
    """
    return tuple(heapq.nsmallest(KEEP, bag)) if len(bag) >= FEWEST else ()


def same_text(one: frozenset[int], two: frozenset[int]) -> bool:
    """Whether two texts, as shingles, are copies or one a shortened copy of the other."""
    common = len(one & two)
    return common >= JACCARD * len(one | two) or common >= CONTAINED * min(len(one), len(two))


def shared(one: frozenset[int], two: frozenset[int]) -> float:
    """The part of the shorter text's shingles that the longer one has as well, from 0 to 1.

    >>> text = shingles("Police said that two miners died on Monday")
    >>> shared(text, shingles("Police said that two miners died on Monday in the pit"))
    1.0
    """
    fewest = min(len(one), len(two))
    return len(one & two) / fewest if fewest else 0.0
