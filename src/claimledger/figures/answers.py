"""Bare counts that answer a question: "How many people were killed? At least 14, according to the ministry."."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from claimledger.figures.making import made_of
from claimledger.harms.told import Told
from claimledger.mentions import Document, Figure
from claimledger.patterns import Rare
from claimledger.records import Outcome
from claimledger.roles import Item

_QUESTION = Rare(
    r"(?:\bhow\s+many\b[^?.\n]{0,60}\b(?:(?P<killed>killed|died|dead|deaths|fatalities|lost\s+their\s+lives)|"
    r"(?P<injured>injured|hurt|wounded)|(?P<missing>missing))|\bwhat(?:'s|’s|\s+is)\s+the\s+(?P<toll>death\s+toll))\b[^?.\n]{0,40}\?"
)
_OPEN = re.compile(r"\b(?:if|could|would|will|may|might|ever|each|every|year|before|average|more|must|have\s+to)\b")
_LONGEST = 90  # characters of an answer


def add_answers(doc: Document, figures: list[Figure], items_at: Callable[[int], list[Item]]) -> None:
    """Add what the sentence behind such a question counts, where it tells of nothing else."""
    if "?" not in doc.text:
        return
    starts: list[int] = []
    for question in _QUESTION.finditer(doc.folded):
        starts = starts or [s.start for s in doc.sentences]
        at = bisect_right(starts, question.start()) - 1
        if at < 0 or at + 1 >= len(starts) or _OPEN.search(question[0]) or doc.sentences[at].end > question.end() + 2:
            continue
        answer = doc.sentences[at + 1]
        if answer.end - answer.start > _LONGEST or any(f.sentence in (at, at + 1) for f in figures):
            continue
        items = items_at(answer.index)
        counts = [n for n, item in enumerate(items) if item.group is not None and item.group.count is not None]
        if len(counts) != 1 or items[counts[0]].tag != "Q" or any(item.tag in "KkiVDdnCTZXY!?" for item in items):
            continue
        group = items[counts[0]].group
        after = items[counts[0] + 1].tag if counts[0] + 1 < len(items) else "."
        if group is None or group.low is None or after not in ".,;":
            continue
        outcome: Outcome = "injured" if question["injured"] else "missing" if question["missing"] else "killed"
        figure = made_of(
            Told(group, outcome, group.span, counts[0], word="answer"), answer, items, "killed and injured"
        )
        figure.reasons.append("answers a question")
        figures.append(figure)
