"""Bare counts behind a count that a text leaves open: "It was not clear how many died. Police said 12, residents 30"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from claimledger.figures.making import made_of
from claimledger.groups import Group
from claimledger.harms.told import Told
from claimledger.mentions import Document, Figure, Sentence
from claimledger.patterns import Rare
from claimledger.records import Outcome
from claimledger.recount import Recount, find_recounts, find_restated
from claimledger.roles import Item

_MET = (
    r"(?:(?P<killed>killed|died|dead|slain|perished|lost\s+their\s+lives)|(?P<injured>injured|hurt|wounded)|"
    r"(?P<missing>missing)|(?P<abducted>abducted|kidnapped|taken\s+hostage))\b"
)
_HOW_MANY = Rare(
    r"\bhow\s+many\s+(?:of\s+them\s+|(?:other\s+|more\s+)?(?P<whom>[a-z]+)\s+)??(?:(?:had|have|has|were|was|are|may|might)\s+)?"
    rf"(?:(?:been|have|actually|also)\s+)*{_MET}"
)
_NUMBER = (
    r"(?:(?P<toll>(?:death\s+)?toll)|(?P<lumped>casualty\s+(?:figures?|tolls?|counts?))|"
    r"(?:number|estimates|accounts|reports|figures|counts)\s+(?:of|on|about|for)\s+(?:the\s+)?(?:number\s+of\s+)?(?:the\s+|those\s+)?"
    r"(?:(?P<dead>dead|deaths|killed|victims|fatalities)|(?P<hurt>injured|wounded|hurt)|(?P<gone>missing)|(?P<both>casualties)))"
)
_UNCLEAR = (
    r"(?:unclear|unknown|uncertain|disputed|contested|in\s+dispute|not\s+(?:immediately\s+|yet\s+)?(?:clear|known|available|certain)|"
    r"differ(?:ed|s)?|var(?:y|ies|ied)|conflict(?:ed|ing)?|diverged?)"
)
_NO_NUMBER = Rare(
    rf"\b(?:{_NUMBER}\s+(?:(?:was|were|is|are|remained|remains|remain|still|widely|sharply|in\s+the\s+\w+)\s+)*{_UNCLEAR}\b|"
    r"(?:no|without\s+an?)\s+(?:official|confirmed|immediate|reliable|independent)\s+(?P<none>death\s+toll|toll|count\s+of\s+the\s+dead)\b|"
    r"(?:conflicting|differing|contradictory)\s+(?:reports|accounts|figures|estimates)\s+(?:of|on|about|for)\s+(?:the\s+)?"
    r"(?:number\s+of\s+)?(?:the\s+)?(?:(?P<some>dead|deaths|killed|victims|fatalities|death\s+toll)|(?P<all>casualties)))"
)
_FAR = 3  # sentences behind, the one that leaves it open included
_PEOPLE = ("people", "persons", "victims")


def add_open_counts(doc: Document, figures: list[Figure], items_at: Callable[[int], list[Item]]) -> None:
    """Add the bare counts of those who give a number that the text itself says nobody knows."""
    opens = [*_HOW_MANY.finditer(doc.folded), *_NO_NUMBER.finditer(doc.folded)]
    starts = [s.start for s in doc.sentences] if opens else []
    for match in sorted(opens, key=lambda m: m.start()):
        at = bisect_right(starts, match.start()) - 1
        sentence = doc.sentences[at] if at >= 0 else None
        if (
            sentence is None
            or match.end() > sentence.end
            or doc.text[sentence.start : sentence.end].rstrip().endswith("?")
        ):
            continue
        found = match.groupdict()
        outcome = next((out for out, names in _OUTCOMES if any(found.get(name) for name in names)), None)
        if outcome is not None:
            _add_behind(doc, figures, items_at, sentence, outcome, found.get("whom"))


_OUTCOMES: tuple[tuple[Outcome, tuple[str, ...]], ...] = (
    ("killed", ("killed", "toll", "dead", "none", "some")),
    ("injured", ("injured", "hurt")),
    ("missing", ("missing", "gone")),
    ("abducted", ("abducted",)),
    ("casualties", ("lumped", "both", "all")),
)


def _add_behind(
    doc: Document, figures: list[Figure], items_at: Callable[[int], list[Item]], sentence: Sentence, outcome: Outcome,
    whom: str | None,
) -> None:  # fmt: skip
    """Add the counts that the sentence and those behind it give, up to one that gives none or tells of people itself."""
    told = {f.sentence for f in figures}
    kind = _kind_of(items_at(sentence.index), whom)
    if whom is not None and whom not in _PEOPLE and kind is None:
        return  # "how many cows died"
    first: Figure | None = None
    for index in range(sentence.index, min(sentence.index + _FAR, len(doc.sentences))):
        if index in told:
            return
        items = items_at(index)
        counts: list[Recount] = [
            r for r in (*find_restated(items), *find_recounts(items))
            if not (r.listed or r.running or r.second or r.projected or r.outcome) and r.group.number is not None
        ]  # fmt: skip
        if not counts and index > sentence.index:
            return
        for recount in sorted({r.at: r for r in counts}.values(), key=lambda r: r.at):
            figure = made_of(
                Told(recount.group, outcome, recount.group.span, recount.at, word="counted"), doc.sentences[index], items,
                "killed and injured",
            )  # fmt: skip
            if kind is not None:
                figure.category, figure.demographic = kind.category, kind.demographic
            figure.instead_of, figure.other = first, False
            figure.reasons.append("gives a count that the text leaves open")
            figures.append(figure)
            first = first or figure


def _kind_of(items: list[Item], whom: str | None) -> Group | None:
    """The group of those whom "how many" asks for, where that says more than "people"."""
    if whom is None or whom in _PEOPLE:
        return None
    for item in items:
        group = item.group
        if group is not None and group.kind == "people" and group.head is not None and group.head.word == whom:
            return group
    return None
