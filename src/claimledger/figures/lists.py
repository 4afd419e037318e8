"""Lists that share a total out by place, party or kind: "Nine people died, as follows:", and below "Osk: 5", "Lorin: 4"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from claimledger.figures.making import made_of
from claimledger.groups import Group
from claimledger.harms.told import Told
from claimledger.itemmarks import opening
from claimledger.mentions import Document, Figure, Sentence
from claimledger.roles import Item
from claimledger.spans import Span

_LEADS_IN = re.compile(
    r"\bas\s+follows\b|\bdistribut(?:ed|ion)\b|\bbreakdown\b|\bbroken\s+down\b|\bdivided\b|\bthey\s+(?:are|were|include)\b|"
    r"\bparties\b|\bby\s+(?:governorate|province|district|region|perpetrator|party|town|city|area)\b|\bof\s+(?:them|whom|these)\b"
)
_LABEL = re.compile(r"[^:.;\n]{2,60}:[ \t]+(?=\S)")
_BACK = 3  # sentences between a total and the line that leads in
_LONGEST = 30  # lines of a list
_HARM = "KVDdnT@C"
_SHARED = ("killed", "injured", "casualties")


def share_out_lists(doc: Document, figures: list[Figure], items_at: Callable[[int], list[Item]]) -> None:
    """Add what the lines of such lists count, and make it, with what their lines tell, parts of the total above."""
    if not figures:
        return
    if "distributed " in doc.folded or "as follows" in doc.folded:
        _in_one_sentence(doc, figures, items_at)
    if ":\n" not in doc.text:
        return
    for sentence in doc.sentences:
        if doc.text[sentence.end - 1] != ":" or not _LEADS_IN.search(doc.folded, sentence.start, sentence.end):
            continue
        whole = _whole_above(figures, sentence.index)
        if whole is not None:
            _read_list(doc, sentence.index, figures, whole, items_at)


def tell_apart(figures: list[Figure]) -> None:
    """Two lines of one list never tell of the same people."""
    for figure in figures:
        first = figures[figure.repeat_of] if figure.repeat_of is not None else None
        if first is not None and first.shared_out and figure.part_of is not None and figure.sentence != first.sentence:
            figure.repeat_of = None


def _in_one_sentence(doc: Document, figures: list[Figure], items_at: Callable[[int], list[Item]]) -> None:
    """ "They are distributed as follows: 102 civilians including three women, 78 soldiers and 39 gunmen." """
    for sentence in doc.sentences:
        lead = _RUNNING.search(doc.folded, sentence.start, sentence.end)
        if lead is None or any(f.sentence == sentence.index and f.span.start > lead.end() for f in figures):
            continue
        whole = _whole_above(figures, sentence.index)
        if whole is None:
            continue
        total, items = figures[whole], items_at(sentence.index)
        left, inner, above = total.low or 0, 0, whole
        made: list[Figure] = []
        including = False
        for n, item in enumerate(items):
            if item.unit.start < lead.end():
                continue
            if item.tag in _HARM:
                made, left = [], -1
                break
            including = item.tag == "I" or (including and item.tag not in ",;")
            if item.tag not in "GQ" or item.group is None or not _exact(item.group):
                continue
            figure = made_of(Told(item.group, None, item.group.span, n, word="listed"), sentence, items, "")
            figure.outcome, figure.shared_out = total.outcome, True
            if figure.category == "people":
                figure.category = figures[above].category if above < len(figures) and including else total.category
            if including:
                figure.part_of, inner = above, inner - (figure.low or 0)
            else:
                above, inner = len(figures) + len(made), figure.low or 0
                figure.part_of, left = whole, left - inner
            if inner < 0 or left < 0:
                made = []
                break
            made.append(figure)
        figures.extend(made)


_RUNNING = re.compile(r"\b(?:distributed|as\s+follows|divided)\b[^:;.\n]{0,40}:[ \t]+(?=\S)")


def _whole_above(figures: list[Figure], index: int) -> int | None:
    """The total that a line leads away from: of the last sentence with one its first."""
    near = [
        (n, f) for n, f in enumerate(figures)
        if index - _BACK <= f.sentence <= index and f.part_of is None and f.low == f.high and (f.low or 0) > 1
        and f.outcome in _SHARED and f.assertion == "stated" and not f.compared
    ]  # fmt: skip
    last = max((f.sentence for _, f in near), default=-1)
    return next((n for n, f in near if f.sentence == last), None)


def _read_list(
    doc: Document, index: int, figures: list[Figure], whole: int, items_at: Callable[[int], list[Item]]
) -> None:
    total = figures[whole]
    left, above, room = total.low or 0, whole, 0  # `above` is the line whose own items follow, with `room` for them
    made: list[Figure] = []
    tied: list[tuple[Figure, int]] = []
    for line in doc.sentences[index + 1 : index + 1 + _LONGEST]:
        if "\n" not in doc.text[doc.sentences[line.index - 1].end : line.start]:
            continue  # the line goes on in a second sentence
        start = opening(doc.text, line.start, line.end)
        marked = start != line.start
        label = _LABEL.match(doc.text, start, line.end)
        if not marked and label is None:
            break
        own = [f for f in figures if f.sentence == line.index and f.part_of is None and f.outcome == total.outcome]
        inner = marked and above != whole
        here = [f for f in figures if f.sentence == line.index and f.outcome == total.outcome]
        ahead = _with_shares(items_at(line.index), label.end() if label is not None else start, here)
        if ahead is not None and not inner and (ahead.group.low or 0) <= left:
            figure = _figure(ahead, line, items_at(line.index), total)
            tied.append((figure, whole))
            made.append(figure)
            tied.append((here[0], len(figures) + len(made) - 1))
            left -= figure.low or 0
        elif own:
            count = sum(f.low or 0 for f in own if f is not total)
            if inner and count < room:
                tied += [(f, above) for f in own]
                room -= count
            elif not inner:
                tied += [(f, whole) for f in own]
                left -= count
        elif not any(f.sentence == line.index for f in figures):
            found = _counted(line, items_at(line.index), label.end() if label is not None else start)
            if found is None:
                continue
            figure = _figure(found[0], line, items_at(line.index), total)
            if inner and (figure.low or 0) > room:
                continue
            tied.append((figure, above if inner else whole))
            if inner:
                room -= figure.low or 0
            else:
                left -= figure.low or 0
            made.append(figure)
            at = len(figures) + len(made) - 1
            parts = [_figure(part, line, items_at(line.index), figure) for part in found[1:]]
            tied += [(part, at) for part in parts]
            made += parts
            if not marked:
                above, room = at, figure.low or 0
        if left < 0:
            return  # they are no parts of it
    for figure, at in tied:
        figure.part_of = at
        if figure.category == "people":
            figure.category = total.category  # a part of the civilians are civilians
    for figure in made:
        figure.shared_out = True
    figures.extend(made)


def _figure(told: Told, line: Sentence, items: list[Item], whole: Figure) -> Figure:
    """A figure that a line counts, with the outcome of its whole, and of whose people where it has no noun of its own."""
    figure = made_of(told, line, items, "")
    figure.outcome = whole.outcome
    if figure.kind == "count":
        figure.category = whole.category
    return figure


def _counted(line: Sentence, items: list[Item], start: int) -> list[Told] | None:
    """The group that a line counts first, and those it includes: "31 civilians, including four women and nine children"."""
    if any(i.tag in _HARM for i in items):
        return None
    behind = [(n, i) for n, i in enumerate(items) if i.unit.start >= start and i.group is not None and i.tag in "GQ*#"]
    counted = [(n, i.group) for n, i in behind if i.group is not None and _exact(i.group)]
    if not counted or counted[0][0] != next((n for n, i in enumerate(items) if i.unit.start >= start), -1):
        return None
    first = counted[0][0], _with_kin(items, *counted[0])
    told = [Told(first[1], None, first[1].span, first[0], word="listed")]
    including = next((n for n, i in enumerate(items) if n > first[0] and i.tag == "I"), None)
    left = first[1].low or 0
    for n, group in counted[1:]:
        here = including is not None and n > including and group.kind == "people"
        taken_up = group.anaphoric and n <= first[0] + 3
        if (here or taken_up) and (group.low or 0) <= left:
            told.append(Told(group, None, group.span, n, word="listed"))
            left -= group.low or 0
    return told


def _with_kin(items: list[Item], at: int, group: Group) -> Group:
    """ "[A woman and her son] in Orvale": one group of two."""
    if at + 2 >= len(items) or items[at + 1].tag != "&" or (kin := items[at + 2].group) is None or not kin.owned:
        return group
    if not _exact(kin) or group.number is None or kin.number is None or group.low is None or kin.low is None:
        return group
    count = group.low + kin.low
    number = Span(group.number.start, kin.number.end)
    return replace(
        group, low=count, high=count, number=number, span=Span(group.span.start, kin.span.end), demographic=None
    )


def _with_shares(items: list[Item], start: int, own: list[Figure]) -> Told | None:
    """The group that a line counts before it tells of some of them: "[14 civilians], 11 of whom were killed by mines"."""
    at = next((n for n, i in enumerate(items) if i.unit.start >= start), None)
    if not own or at is None or at + 2 >= len(items) or items[at + 1].tag != ",":
        return None
    group, behind = items[at].group, items[at + 2].group
    if group is None or behind is None or items[at].tag not in "GQ" or not _exact(group):
        return None
    if not behind.anaphoric or own[0].group != behind.span or (own[0].low or 0) > (group.low or 0):
        return None
    return Told(group, None, group.span, at, word="listed")


def _exact(group: Group) -> bool:
    return group.number is not None and group.low is not None and group.low == group.high
