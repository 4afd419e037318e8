"""Figures of further events in one text: "Elsewhere, a mine killed two herders" tells of no one told of before."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from claimledger.lexicon import LexiconError, read_tables
from claimledger.mentions import Document, Figure

_KINDS = ("further", "several")


@functools.cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    found = {}
    tables = read_tables(language, "incidents")
    for kind, entries in tables.items():
        if kind not in _KINDS or any(set(e) - {"terms", "examples", "not_examples"} for e in entries):
            raise LexiconError(f"incidents.toml: [[{kind}]]: unknown table or keys")
        terms = sorted((t for e in entries for t in e["terms"]), key=lambda t: (-len(t), t))
        found[kind] = re.compile(r"\b(?:" + "|".join(map(re.escape, terms)) + r")\b")
    return found


def tell_incidents_apart(doc: Document, figures: Sequence[Figure]) -> None:
    """Give the figures of a sentence that opens a further event an `incident` of their own.

    "A blast killed 42 and injured 75. Another bomb killed [seven] and injured [eight] others."
    """
    if len(figures) < 2:
        return
    patterns = _patterns(doc.article.language or "en")
    first = doc.sentences[figures[0].sentence]
    if patterns["several"].search(doc.folded, first.start, first.end):
        return
    incident = 0
    opened: dict[int, int] = {}
    for figure in figures:
        if figure.sentence == figures[0].sentence or figure.repeat_of is not None or figure.part_of is not None:
            continue
        if figure.sentence not in opened:
            sentence = doc.sentences[figure.sentence]
            cue = patterns["further"].search(doc.folded, sentence.start, sentence.end)
            incident += cue is not None
            opened[figure.sentence] = incident if cue is not None else 0
        figure.incident = opened[figure.sentence]
