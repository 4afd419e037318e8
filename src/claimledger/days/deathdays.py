"""The days on which people died, for all that a text tells of their deaths, where it tells of the day of their wounds, too:
"A clerk was shot on Sunday and has died, police say. … He died on Tuesday"."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta

from claimledger.days.daybook import Daybook
from claimledger.days.own import OF_WOUNDS
from claimledger.days.reading import Told
from claimledger.days.windows import Windows
from claimledger.mentions import When

_DIES = ("died", "dies", "succumb", "passed away", "pronounced dead", "has died")
_DEATH = (
    r"(?:later\s+|then\s+|eventually\s+)?"
    r"(?:died|succumbed|passed\s+away|was\s+(?:later\s+)?(?:pronounced|declared)\s+dead)\b"
)
_TAKEN = (
    r"(?:was|were)\s+(?:\w+ly\s+)?"
    r"(?:taken|rushed|flown|airlifted|transported|driven|brought|moved|transferred|carried|admitted)\b"
)
# "She died on Wednesday", "He was flown to a clinic, where he died on Wednesday", behind a sentence that names the person
_PRONOUN = re.compile(
    rf"\W*(?:he|she)\s+(?:{_DEATH}|{_TAKEN}[^.;]{{3,90}}?(?:,?\s+where\s+(?:he|she)|\s+(?:and|but))\s+{_DEATH})"
)
# "was shot on Sunday and taken to a clinic, where he died two days later"
_WHERE = re.compile(rf"\bwhere\s+(?:he|she)\s+{_DEATH}")
_REACH = 60  # characters from the words of the death to its day
_FAR = 4  # sentences, in a text that tells of one death
_OF_HIM = ("his ", "her ", "their ")
_HURT = "hurt on "  # how the reason of a window begins that lasts from the wounds to the statement of the death
_LATEST = timedelta(days=31)
_APART = timedelta(days=4)


def days_of_dying(days: Daybook, found: Windows) -> dict[int, When]:
    """The days of death of the figures that have another window, that of the event in which people were hurt."""
    deaths: dict[int, When] = {}  # by the first figure of a person
    for i, figure in enumerate(found.figures):
        if figure.outcome == "killed" and figure.low == figure.high == 1:
            if when := _told_itself(days, found, i) or _told_behind(days, found, i) or _told_next(days, found, i):
                deaths[found.first[i]] = max(deaths.get(found.first[i], when), when, key=_end)
    dying: dict[int, When] = {}
    for i, figure in enumerate(found.figures if deaths else ()):
        when, died = found.whens[i], deaths.get(found.first[i])
        if figure.outcome != "killed" or figure.other or when is None or not figure.low == figure.high == 1:
            continue
        if when.start is None:
            if died is not None and when.reason == OF_WOUNDS:  # "has died of wounds suffered at the weekend"
                dying[i] = died.because(f"{died.reason}, the day of dying")
            continue
        if died is None and len(deaths) == 1 and when.reason.startswith(_HURT):
            died = next(iter(deaths.values()))  # "One of those shot on Sunday has died. … Ann Lee died on Tuesday"
        if died is None or died.start is None or when.precision not in ("day", "period"):
            continue
        if when.start < died.start <= when.start + _LATEST:
            dying[i] = died.because(f"{died.reason}, the day of dying")
    if len(deaths) == 1 and dying:
        _add_headline(days, found, next(iter(deaths)), dying)
    if len(deaths) > 1:
        _add_wholes(days, found, dying)
    return dying


def _add_headline(days: Daybook, found: Windows, person: int, dying: dict[int, When]) -> None:
    """Add the headline of a text that tells of one death alone: "One dead after shooting. ¶ A clerk was shot on Sunday. He died
    on Tuesday"."""
    killed = [i for i, f in enumerate(found.figures) if f.outcome == "killed" and f.assertion != "denied"]
    heads = [i for i in killed if found.first[i] != person]
    died, when = dying.get(person), found.whens[person]
    if died is None or when is None or any(found.figures[i].sentence for i in heads):
        return
    for i in heads:
        head, own = found.figures[i], found.whens[i]
        if head.low == head.high == 1 and own is not None and own.start == when.start and not _is_own(days, found, i):
            dying[i] = died


def _end(when: When) -> date:
    return when.end or date.min


def _is_own(days: Daybook, found: Windows, i: int) -> bool:
    """Whether the sentence of a figure tells its day."""
    when = found.whens[i]
    if when is None or when.span is None or when.start is None or when.precision != "day":
        return False
    return days.index_at(when.span.start) == found.figures[i].sentence


def _told_itself(days: Daybook, found: Windows, i: int) -> When | None:
    """The day that a sentence gives for a death which it tells as such."""
    figure, folded = found.figures[i], days.doc.folded
    if not folded.startswith(_DIES, figure.harm.start):
        return None
    if (
        index := days.index_at(figure.harm.start)
    ) > figure.sentence:  # "A boy was hit on Tuesday. … He died on Wednesday"
        return None if found.by_sentence.get(index) else _day_behind(days, index, figure.harm.end)
    if not _is_own(days, found, i):
        return None
    if found.first[i] != i and folded.startswith(_OF_HIM, figure.group.start):
        return None  # "The driver was shot on Sunday. His wife died on Tuesday."
    return found.whens[i]


def _told_next(days: Daybook, found: Windows, i: int) -> When | None:
    """The day of a sentence "She died on Wednesday" right behind the one that tells of the person, and of nobody else."""
    figure, sentences = found.figures[i], days.doc.sentences
    if len(found.by_sentence[figure.sentence]) > 1:
        return None
    alone = all(f.outcome != "killed" or found.first[k] == found.first[i] for k, f in enumerate(found.figures))
    for index in range(figure.sentence + 1, min(figure.sentence + (_FAR if alone else 2), len(sentences))):
        if found.by_sentence.get(index):
            return None
        if death := _PRONOUN.match(days.doc.folded, sentences[index].start, sentences[index].end):
            return _day_behind(days, index, death.end())
    return None


def _told_behind(days: Daybook, found: Windows, i: int) -> When | None:
    """The day of "where he died two days later", in a sentence that tells of one person alone."""
    figure = found.figures[i]
    sentence = days.doc.sentences[figure.sentence]
    if len(found.by_sentence[figure.sentence]) > 1:
        return None
    death = _WHERE.search(days.doc.folded, max(figure.harm.end, figure.span.end), sentence.end)
    return _day_behind(days, figure.sentence, death.end()) if death else None


def _day_behind(days: Daybook, index: int, end: int) -> When | None:
    """The one day that a sentence tells right behind the words of a death."""
    told = [t.mention for t in days.told(index) if _is_day(t) and t.mention.span and t.mention.span.start >= end]
    if len(told) != 1 or told[0].span is None or told[0].span.start > end + _REACH:
        return None
    one = told[0]
    return When(one.start, one.end, one.precision, one.span, one.reason)


def _is_day(told: Told) -> bool:
    return told.role in ("event", "plain") and told.mention.precision == "day" and not told.mention.form


def _add_wholes(days: Daybook, found: Windows, dying: dict[int, When]) -> None:
    """Add those who died on several days, as the text tells one by one: "Two clerks who were shot have died. Ann Lee died on
    Thursday, Omar Said on Friday"."""
    parts: dict[int, list[date]] = defaultdict(list)
    for k, figure in enumerate(found.figures):
        when = found.whens[k]
        if figure.part_of is None or figure.repeat_of is not None or when is None or when.start is None:
            continue
        if figure.outcome == "killed" and figure.low == figure.high == 1 and _is_own(days, found, k):
            parts[figure.part_of].append(when.start)
    for whole, told in parts.items():
        first, last = min(told), max(told)
        if len(told) != found.figures[whole].low or not first < last <= first + _APART:
            continue
        for k, figure in enumerate(found.figures):
            when = found.whens[k]
            if found.first[k] != found.first[whole] or when is None or when.start is None or _is_own(days, found, k):
                continue
            if figure.outcome == "killed" and (when.precision == "day" or when.reason.startswith(_HURT)):
                dying[k] = When(first, last, "period", when.span, f"{first} to {last}, on which its parts died")
