"""Two cases that are one person, as a text tells of no other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.link.case import Case
from claimledger.link.otherdays import told_another_day
from claimledger.link.person import meant, of_other_kinds
from claimledger.link.weekdays import on_other_days
from claimledger.mentions import Document, Figure
from claimledger.records import FORCES
from claimledger.turns import Apart


def join_only_victim(doc: Document, cases: list[Case], figures: Sequence[Figure], apart: Apart) -> None:
    """One death and one person shot in a text, with nothing to tell them apart, are one person.

    "A teenager was killed on Friday. … Officers found a boy with a gunshot wound." But not "another boy was shot", "a
    guard was wounded", or where a sentence sets the two beside each other or turns to another shooting.
    """
    told = [f for f in figures if f.assertion != "denied" and f.qualifier != "unquantified" and not f.background]
    if any((f.low or 0) > 1 and f.outcome in ("killed", "injured", "casualties") for f in told):
        return
    dead = [c for c in cases if any(f.outcome == "killed" for f in c.figures)]
    hurt = [c for c in cases if c not in dead and any(f.outcome == "injured" for f in c.figures)]
    if len(dead) != 1 or len(hurt) != 1:
        return
    one, two = dead[0], hurt[0]
    if one.counted or two.counted or not one.person.fits(two.person) or not all(f.fate_open for f in two.figures):
        return
    if any(f.other for c in (one, two) for f in c.figures) or (one.person.names and two.person.names):
        return
    if {f.sentence for f in one.figures} & {f.sentence for f in two.figures}:
        return
    if any(on_other_days(doc, one.figures, f) or apart.turned(one.figures[0], f) for f in two.figures):
        return
    paragraphs = {doc.sentences[f.sentence].paragraph for f in one.figures}
    if all(doc.sentences[f.sentence].paragraph in paragraphs for f in two.figures):
        return
    if not (meant(one.person, two.person, False) or meant(two.person, one.person, False)):
        return
    for figure in two.figures:
        figure.outcome = "killed"
        figure.reasons.append("the only victim of the text, who died")
    one.figures.extend(two.figures)
    one.person = one.person.joined(two.person)
    cases.remove(two)


def join_counted_one(doc: Document, cases: list[Case], figures: Sequence[Figure]) -> None:
    """ "One man was killed. … Ann Lee, 27, was pronounced dead.": the one is she, where a text tells of no other."""
    for outcome in ("killed", "injured"):
        own = [c for c in cases if any(f.outcome == outcome for f in c.figures) and not c.plural]
        counted = [c for c in own if c.counted]
        single = [c for c in own if not c.counted]
        if len(counted) == 1 and len(single) > 1:  # "One policeman died. … Sergeant Lang … A mayor died in Osk"
            single = [c for c in single if _of_its_kind(counted[0], c) and not _elsewhere(doc, c)]
        if len(counted) != 1 or len(single) != 1:
            continue
        one, two = counted[0], single[0]
        if (
            two.figures[0].sentence <= _told_until(doc, one).sentence
            or two.figures[0].other
            or (not one.person.heads <= _NUMBERS and of_other_kinds(one.person, two.person))
            or not one.person.fits(two.person)
            or (_is_listed(figures, one.figures[-1]) and told_another_day(doc, one.figures[-1], two.figures[0]))
        ):
            continue
        meant_by = two.figures[0].definite and two.person.generic  # "The victim was shot dead", "The wounded man"
        wounded = outcome == "injured" and _WOUNDED.search(doc.text, *_ends(two.figures[0])) is not None
        meant_by = meant_by and (outcome == "killed" or wounded)
        others = any(f.other for f in two.figures) or (any(f.other for f in one.figures) and not wounded)
        free = not others and all(f.part_of is None for f in (*one.figures, *two.figures))
        if free and (two.person.names or meant_by):
            one.figures.extend(two.figures)
            cases.remove(two)


def _told_until(doc: Document, one: Case) -> Figure:
    """The mention behind which the name of the counted one may come: the first, where none that follows gives another
    day, as "On Sunday [one] died in another crash" would."""
    first = one.figures[0]
    return one.figures[-1] if any(told_another_day(doc, first, f) for f in one.figures[1:]) else first


_NUMBERS = frozenset(["second", "third", "fourth", "fifth", "sixth"])
_WOUNDED = re.compile(r"(?:wounded|injured|hurt|surviving)\b")


def _ends(figure: Figure) -> tuple[int, int]:
    return figure.group.start, figure.group.end


def _is_listed(figures: Sequence[Figure], one: Figure) -> bool:
    """Whether the one is counted beside others in its sentence: "seven in Malatya and one in Diyarbakir"."""
    return any(f.sentence == one.sentence and f.outcome == one.outcome and (f.low or 0) > 1 for f in figures)


def _of_its_kind(counted: Case, case: Case) -> bool:
    """Whether one is a soldier or policeman as the counted one is, which others of the text are not."""
    category = counted.figures[0].category
    return category in FORCES and case.figures[0].category == category


_AT = re.compile(r"\b(?:in|at|near|outside)\s+(?:the\s+)?(?:(?:town|village|city)\s+of\s+)?[A-Z]")


def _elsewhere(doc: Document, case: Case) -> bool:
    """Whether the sentence that first tells of somebody names a place."""
    sentence = doc.sentences[case.figures[0].sentence]
    return _AT.search(doc.text, sentence.start, sentence.end) is not None
