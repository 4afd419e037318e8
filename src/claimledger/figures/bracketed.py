"""Counts in brackets: of towns side by side, "deaths in Osk (31), Lorin (14)", and of sums, "33 casualties (12 killed)"."""

from __future__ import annotations

import re
from collections.abc import Callable

from claimledger.harms.told import outcome_of
from claimledger.mentions import Document, Figure, Sentence
from claimledger.records import Outcome
from claimledger.roles import Item
from claimledger.spans import Span

_NAME = r"(?:[Tt]he\s+)?[A-Z][\w'’-]*(?:\s(?:[A-Z][\w'’-]*|of|the|and\s(?=[A-Z][\w'’-]*\s\(\d))){0,4}"
_ENTRY = re.compile(rf"(?P<name>{_NAME})\s\((?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}})\)")
_JOINED = re.compile(r"(?:,|;|,?\s+and|,?\s+then|,?\s+followed\s+by)\s+(?:in\s+|from\s+)?")
# What tells towns from persons of an age: "deaths in Osk (31)", "by district: Osk (31)", but "killed: Ann Lee (31)"
_LEADS = re.compile(
    r"(?:\b(?:in|from|across|at)\s+|\bfollowed\s+by\s+|"
    r"\bby\s+(?:district|province|region|county|governorate|state|town|city|area|village|municipality)\b[^:;.\n]{0,30}:\s+)$"
)
_FOLLOWED = re.compile(r"\bfollowed\s+by\s+$")
_YEARS = range(1900, 2040)
_BACK = 3  # sentences
_BEFORE = 60  # characters
_MOST = re.compile(r"\W*(?:most|worst|hardest)[- ](?:affected|hit)\b[^:;.\n]{0,40}:", re.IGNORECASE)


def add_bracketed(doc: Document, figures: list[Figure], items_at: Callable[[int], list[Item]]) -> None:
    """Add what stands in brackets behind towns that are named side by side, and tie sums to what makes them up."""
    for sentence in doc.sentences if ")" in doc.text else ():
        if doc.text.find("(", sentence.start, sentence.end) < 0:
            continue
        _add_listed(doc, sentence, figures, items_at)
        _tie_sums(doc, sentence, figures)
        if _MOST.match(doc.text, sentence.start, sentence.end):
            _tie_to_total(sentence, figures, [f for f in figures if f.sentence == sentence.index])


def _add_listed(
    doc: Document, sentence: Sentence, figures: list[Figure], items_at: Callable[[int], list[Item]]
) -> None:
    entries = _entries(doc.text, sentence)
    if not entries:
        return
    first = entries[0].start()
    lead = _LEADS.search(doc.text, max(sentence.start, first - _BEFORE), first)
    if lead is None:
        return
    own = [f for f in figures if f.sentence == sentence.index and f.part_of is None]
    if any(f.sentence == sentence.index and first <= f.span.start < entries[-1].end() for f in figures):
        return
    before = next((f for f in reversed(own) if f.span.end <= first and f.assertion == "stated"), None)
    followed = _FOLLOWED.search(doc.text, sentence.start, first) is not None
    if len(entries) == 1 and not (followed and before is not None):
        return
    outcome = before.outcome if before is not None else _counted(items_at(sentence.index), first)
    if outcome is None:
        return
    made = [_figure(sentence, outcome, before, entry) for entry in entries]
    added = sum(f.low or 0 for f in made)
    if before is not None and not followed and (before.low or 0) >= added:
        for one in made:
            one.part_of = figures.index(before)
    elif before is None or followed:
        _tie_to_total(sentence, figures, [*([before] if before is not None else []), *made])
    else:
        return
    figures.extend(made)


def _counted(items: list[Item], end: int) -> Outcome | None:
    """What is counted before an offset: "[Deaths] were reported from", "[Fatalities] by district"."""
    told = (outcome_of(item) for item in reversed(items) if item.unit.start < end)
    return next((outcome for outcome in told if outcome is not None), None)


def _entries(text: str, sentence: Sentence) -> list[re.Match[str]]:
    """The first list of names with numbers in brackets; none where the numbers are years."""
    found: list[re.Match[str]] = []
    for entry in _ENTRY.finditer(text, sentence.start, sentence.end):
        if found and _JOINED.fullmatch(text, found[-1].end(), entry.start()) is None:
            break
        found.append(entry)
    return [] if any(int(e["number"].replace(",", "")) in _YEARS for e in found) else found


def _figure(sentence: Sentence, outcome: Outcome, like: Figure | None, entry: re.Match[str]) -> Figure:
    number, count = Span(*entry.span("number")), int(entry["number"].replace(",", ""))
    figure = Figure(
        span=number, low=count, high=count, qualifier="exact", outcome=outcome,
        category=like.category if like is not None else "people", demographic=like.demographic if like is not None else None,
        sentence=sentence.index, group=number, harm=number, clause=Span(*entry.span()), kind="count",
    )  # fmt: skip
    figure.reasons.append("in brackets behind a place")
    return figure


def _tie_to_total(sentence: Sentence, figures: list[Figure], parts: list[Figure]) -> None:
    """Make parts of those told side by side, where a total told just before has room for all of them."""
    outcomes = {f.outcome for f in parts}
    if len(outcomes) != 1 or any(f.part_of is not None for f in parts):
        return
    added = sum(f.low or 0 for f in parts)
    for at, whole in reversed(list(enumerate(figures))):
        if sentence.index - whole.sentence > _BACK:
            return
        told = whole.outcome in outcomes and whole.assertion == "stated" and not whole.background
        if told and whole.sentence < sentence.index and (whole.low or 0) >= added:
            for part in parts:
                part.part_of = at
            return


def _tie_sums(doc: Document, sentence: Sentence, figures: list[Figure]) -> None:
    """ "33 casualties (12 killed, 21 hurt)", "Casualties: 33 (12 killed, 21 hurt)": what is in the brackets makes up the sum."""
    for at, total in enumerate(figures):
        if total.sentence != sentence.index or total.outcome != "casualties" or total.low != total.high:
            continue
        opens = doc.text.find("(", total.span.end, max(total.span.end, total.group.end) + 3)
        closes = doc.text.find(")", opens, sentence.end)
        if opens < 0 or closes < 0:
            continue
        inside = [f for f in figures if opens < f.span.start < closes and f.part_of is None and f is not total]
        if inside and sum(f.low or 0 for f in inside) == total.low:
            for part in inside:
                part.part_of = at
