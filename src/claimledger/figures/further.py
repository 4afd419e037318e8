"""Figures that other words of a text imply: bodies found, tolls set against one, lists below one, all on board."""

from __future__ import annotations

from collections.abc import Callable

from claimledger.aboard import counted_aboard, says_all_died
from claimledger.bullets import listed_below
from claimledger.figures.making import made_of
from claimledger.harms.told import Told
from claimledger.mentions import Document, Figure, Sentence
from claimledger.recount import Recount, find_more_found, find_recounts, find_restated
from claimledger.roles import Item, Victims, take_parts_behind

_BODIES = ("bodies", "corpses", "remains", "skeletons")


def set_against(doc: Document, items: list[Item], sentence: Sentence, figures: list[Figure]) -> None:
    """Add the bare figures that set another toll against one told in this sentence or the two before."""
    if not figures or sentence.index - figures[-1].sentence > 2:
        return
    listed: list[Figure] = []
    _more_bodies(items, sentence, figures, doc.folded)
    for recount in (*find_recounts(items), *find_restated(items)):
        group = recount.group
        if any(f.group.overlaps(group.span) for f in figures if f.sentence == sentence.index):
            continue
        whole = _whole_before(figures, group.span.start, sentence.index, listed)
        if recount.second:
            first = figures[-1].instead_of
            whole = _told_with(figures, first) if first is not None else None
        if whole is None or sentence.index - whole.sentence > 2 or group.number is None:
            continue
        if recount.beside and figures[-1].sentence != sentence.index:
            continue
        told = Told(group, recount.outcome or whole.outcome, group.span, recount.at, word="counted")
        told.assertion = "projected" if recount.projected else "stated"
        figure = made_of(told, sentence, items, "")
        figure.earlier = recount.earlier
        figure.cumulative = whole.cumulative or recount.running or recount.earlier
        figure.fate_open = whole.fate_open
        if recount.listed:
            listed.append(figure)
        else:
            figure.category, figure.demographic = whole.category, whole.demographic
        if not (recount.listed or recount.running or recount.earlier):
            figure.instead_of, figure.other = whole, False
        if figure.instead_of is not None and _of_a_place_alone(items, group.span.start):
            if (figure.low or 0) < (whole.low or 0):  # "31 died in the state; Orvale alone recorded [13]"
                figure.instead_of, figure.part_of = None, figures.index(whole)
        figure.reasons.append("set against the figure before it")
        figures.append(figure)
        if figure.instead_of is not None:
            _add_parts(items, recount, sentence, figures)
    _set_below(figures, listed)


def _of_a_place_alone(items: list[Item], start: int) -> bool:
    at = next((k for k, i in enumerate(items) if i.unit.word == "alone" and 0 < start - i.unit.start < _NEAR), None)
    return at is not None and at > 0 and items[at - 1].tag in "#x"


_NEAR = 40  # characters: "alone has recorded at least 13"


def _add_parts(items: list[Item], recount: Recount, sentence: Sentence, figures: list[Figure]) -> None:
    """Add the shares told behind a toll that is given anew: "residents say eleven, [three of them] children"."""
    at, whole = len(figures) - 1, figures[-1]
    behind = Victims([], [])
    take_parts_behind(items, recount.at, behind)
    for group in behind.parts:
        taken = any(f.group.overlaps(group.span) for f in figures if f.sentence == sentence.index)
        if taken or group.number is None or (group.low or 0) > (whole.low or 0):
            continue
        figure = made_of(Told(group, whole.outcome, group.span, recount.at, word="counted"), sentence, items, "")
        figure.part_of = at
        figures.append(figure)


def _whole_before(figures: list[Figure], start: int, sentence: int, listed: list[Figure]) -> Figure | None:
    """The toll that a figure at `start` is set against: the last of the dead; in a sentence that tells of none the last that
    it tells: "19 were hurt; his deputy counted [21]"."""
    before = [
        f for f in figures
        if f.part_of is None and f.group.start < start and not f.low == f.high == 1 and f not in listed
    ]  # fmt: skip
    here = [f for f in before if f.sentence == sentence]
    if here and all(f.outcome != "killed" for f in here):
        return here[-1]
    return next((f for f in reversed(before) if f.outcome == "killed"), None)


def _told_with(figures: list[Figure], dead: Figure) -> Figure | None:
    """The figure that a sentence tells behind that of its dead: "12 died and [40 were hurt]"."""
    beside = [f for f in figures if f.sentence == dead.sentence and f.outcome != dead.outcome and f.part_of is None]
    return beside[0] if len(beside) == 1 and beside[0].span.start > dead.span.start else None


def _more_bodies(items: list[Item], sentence: Sentence, figures: list[Figure], folded: str) -> None:
    """Add those of whom it says "sixteen more were found", where bodies are told of in it or just before."""
    more = find_more_found(items)
    if more is None or any(f.group.overlaps(more.group.span) for f in figures if f.sentence == sentence.index):
        return
    last = figures[-1]
    told = last.outcome == "killed" and folded[last.harm.slice].endswith(_BODIES)
    if not told and not any(word in folded[sentence.start : sentence.end] for word in _BODIES):
        return
    figures.append(made_of(Told(more.group, "killed", more.group.span, more.at, word="bodies"), sentence, items, ""))


def _set_below(figures: list[Figure], listed: list[Figure]) -> None:
    """ "90 people died. It listed 50 villagers and 40 soldiers.": parts of the 90, unless an earlier count gave them."""
    if not listed or listed[0].earlier:
        return
    at = next((i for i, f in reversed(list(enumerate(figures))) if f not in listed and f.part_of is None), None)
    if at is None or figures[at].outcome != "killed" or sum(f.low or 0 for f in listed) > (figures[at].low or 0):
        return
    for figure in listed:
        figure.part_of = at


def add_listed(doc: Document, sentence: Sentence, figures: list[Figure], items_at: Callable[[int], list[Item]]) -> None:
    """Add the parts that lines below the sentence list: "Four people were killed:", "- a cook", "- two waiters"."""
    if not figures or figures[-1].sentence != sentence.index or doc.text[sentence.end - 1] != ":":
        return
    index = len(figures) - 1
    whole = figures[index]
    for group, line, items, at in listed_below(doc, whole, items_at):
        figure = made_of(Told(group, whole.outcome, group.span, at, word="listed"), line, items, "")
        figure.part_of = index
        if group.kind == "count":
            figure.category = whole.category
        figures.append(figure)


def add_aboard(doc: Document, sentence: Sentence, figures: list[Figure], items_at: Callable[[int], list[Item]]) -> None:
    """Add those counted on board of whom the sentence says that all died: "All were killed."."""
    if not says_all_died(doc.folded[sentence.start : sentence.end]):
        return
    found = counted_aboard(doc, sentence, items_at)
    if found is None or any(f.sentence == found[1].index for f in figures):
        return
    for group in found[0]:
        at = next(k for k, i in enumerate(found[2]) if i.group is group)
        figures.append(made_of(Told(group, "killed", group.span, at, word="all"), found[1], found[2], ""))


def count_as_many(doc: Document, figures: list[Figure]) -> None:
    """ "Three rebels were killed and [as many] policemen hurt": as many as were told of just before."""
    for one in figures:
        before = doc.folded[max(0, one.span.start - 3) : one.span.start]
        if doc.folded.endswith("times as ", 0, one.span.start):
            continue
        if one.qualifier != "unquantified" or before != "as " or doc.folded[one.span.slice] != "many":
            continue
        earlier = [f for f in figures if f.sentence == one.sentence and f.span.start < one.span.start]
        counted = max((f for f in earlier if f.qualifier != "unquantified"), key=lambda f: f.span.start, default=None)
        if counted is not None:
            one.low, one.high, one.qualifier = counted.low, counted.high, counted.qualifier
            if doc.folded.endswith("twice as ", 0, one.span.start):
                one.low, one.high = (None if bound is None else 2 * bound for bound in (one.low, one.high))
