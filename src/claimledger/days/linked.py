"""The window that a figure has from the one it repeats or is part of, or from the same people told of elsewhere."""

from __future__ import annotations

import re
from datetime import date, timedelta

from claimledger.days.alluded import OF_OTHERS
from claimledger.days.daybook import Daybook, is_fine
from claimledger.days.introduced import of_incident_introduced
from claimledger.days.predicate import is_behind_other_death
from claimledger.days.windows import Windows
from claimledger.mentions import Figure, When


def linked(days: Daybook, found: Windows, i: int) -> When | None:
    """The date of the figure that this one repeats or is part of, or that counts the same people elsewhere."""
    figure = found.figures[i]
    if figure.instead_of is not None and not figure.overall and (told := of_toll(found, figure)) is not None:
        return told
    if figure.repeat_of is not None and (first := found.whens[figure.repeat_of]) is not None:
        if first.reason == OF_OTHERS:
            return first
    for other in (figure.repeat_of, figure.part_of):
        if other is not None and other != i and (when := found.whens[other]) is not None and when.start:
            if other == figure.part_of and _has_own_day(days, found, figure, other):
                continue
            if figure.outcome == "killed" and found.figures[other].outcome == "abducted":
                continue  # "14 were taken on Thursday. One was found dead": who knows when
            if other == figure.part_of and is_raised_by(days, found, figure, when):
                continue
            exact = None
            if other == figure.part_of and when.start != when.end:
                exact = _told_before(days, found, figure, other) or _introduced(days, found, figure, when)
            return exact or when.because(f"{when.reason}, of the figure it belongs to")
    same = found.same(i)
    beside = [found.figures[k].span for k in found.by_sentence[figure.sentence] if k != i]
    if same is not None and same.span and is_behind_other_death(days.doc.folded, figure, same.span, beside):
        return None
    if same is not None and _is_later_death_of_one(days, found, i, same):
        return None
    return same.because(f"{same.reason}, told of the same people") if same else None


_RAISING = re.compile(r"\b(?:bring|rais|push|lift)(?:ing|s|es|ed)\b|\b(?:brought|taking|takes|took)\b")
_WEEK = timedelta(days=7)


def is_raised_by(days: Daybook, found: Windows, figure: Figure, when: When) -> bool:
    """Whether `when` is the long window of a toll that a figure raises: "[two] people were killed, bringing to 62 the number
    of deaths since January": the two are of the news."""
    if figure.part_of is None or when.start is None or when.end is None or when.end - when.start <= _WEEK:
        return False
    whole = found.figures[figure.part_of]
    if figure.sentence != whole.sentence:
        return False
    return _RAISING.search(days.doc.folded, figure.span.end, max(figure.span.end, whole.span.start)) is not None


def _is_later_death_of_one(days: Daybook, found: Windows, i: int, when: When) -> bool:
    """Whether a day is told elsewhere as that on which another died of wounds: "He killed a cook, a clerk and a teacher. … The
    teacher died in hospital on 3 March" tells no day of the clerk."""
    if when.span is None or (index := days.index_at(when.span.start)) == found.figures[i].sentence:
        return False
    if not days.tells_later_death(index):
        return False
    return all(found.first[k] != found.first[i] for k in found.by_sentence.get(index, ()))


def _told_before(days: Daybook, found: Windows, figure: Figure, whole: int) -> When | None:
    """The day inside the window of a whole that the sentence before a part of it tells: "killing two cyclists over the
    weekend. ¶ She struck the pair on Sunday. Roe died there"."""
    index, sentences, when = figure.sentence - 1, days.doc.sentences, found.whens[whole]
    if when is None or when.start is None or when.end is None or when.start == when.end or index < 0:
        return None
    if sentences[index].paragraph != sentences[figure.sentence].paragraph or days.tells_later_death(index):
        return None
    if found.by_sentence.get(index) or found.figures[whole].sentence >= index or when.reason.startswith("running"):
        return None
    if any(t.mention.span is None or t.mention.span.start < figure.harm.end for t in days.told(figure.sentence)):
        return None
    inside = [t.mention for t in days.events(index) if t.role == "event" and t.mention.precision == "day"]
    one = inside[0] if len(inside) == 1 else None
    if one is None or one.start is None or one.form or not when.start <= one.start <= when.end:
        return None
    return When(one.start, one.end, "day", one.span, f"{one.reason}, in the sentence before")


def _introduced(days: Daybook, found: Windows, figure: Figure, whole: When) -> When | None:
    """The day inside the window of a whole with which the text opens the incident of a part: "Three were killed since Friday. …
    The latest shooting happened on Saturday. Ann Lee was shot there"."""
    one = of_incident_introduced(days, found, figure)
    if one is None or one.start is None or whole.start is None or whole.end is None:
        return None
    return one if whole.start <= one.start <= whole.end else None


def of_toll(found: Windows, figure: Figure) -> When | None:
    """The window of the toll that a figure gives anew: in "that number rose to 30 on Friday" Friday is the day of counting."""
    at = next((k for k, other in enumerate(found.figures) if other is figure.instead_of), None)
    when = found.whens[at] if at is not None else None
    return when.because(f"{when.reason}, of the toll that it gives anew") if when is not None and when.start else None


def is_named_before(days: Daybook, figure: Figure, index: int) -> bool:
    """Whether the sentence before a figure names its person: "Guards fired at Ann Lee last night. ¶ Lee died"."""
    if index + 1 != figure.sentence or not figure.names:
        return False
    sentence = days.doc.sentences[index]
    return any(days.doc.text.find(name, sentence.start, sentence.end) >= 0 for name in figure.names)


def _has_own_day(days: Daybook, found: Windows, figure: Figure, whole: int) -> bool:
    """Whether a paragraph tells, before a part of a whole told elsewhere, of a day that is none of the whole's."""
    when, sentences = found.whens[whole], days.doc.sentences
    paragraph = sentences[figure.sentence].paragraph
    if when is None or sentences[found.figures[whole].sentence].paragraph == paragraph:
        return False
    for index in range(figure.sentence - 1, max(-1, figure.sentence - 4), -1):
        if sentences[index].paragraph != paragraph and not is_named_before(days, figure, index):
            return False
        begun = [t for t in days.told(index) if t.begins_story]
        for told in days.events(index) or begun:
            if told.role in ("event", "plain") and is_fine(told.mention) and told.mention.start and told.mention.end:
                apart = told.mention.start > (when.end or when.start or date.max) or told.mention.end < (
                    when.start or date.min
                )
                return apart or not is_fine(when)
    return False
