"""Counts of people who are none of as many told before: of another trade, or "also" killed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.gazetteer import gazetteer
from claimledger.mentions import Document, Figure
from claimledger.spans import Span
from claimledger.trades import trade_of


def are_besides(doc: Document, one: Figure, two: Figure, told: Sequence[Figure]) -> bool:
    """Whether the second of two figures of one count is of others.

    "Gunmen killed two aid workers on Friday. … An imam and [two teachers] were killed." "[Two drivers] were also killed."
    """
    if two.definite:
        return False
    return (
        _are_of_two_trades(doc, one, two)
        or _is_added(doc, one, two, told)
        or _in_another_place(doc, one, two, told)
        or _of_whole_list(doc, one, two, told)
    )


def is_doer(figures: Sequence[Figure], group: Span) -> bool:
    """Whether a group did the harm that figures tell of, and so is none of them: "[the man] shot an officer"."""
    return any(f.agent is not None and f.agent.overlaps(group) and not f.agent.overlaps(f.group) for f in figures)


def listed_with(one: Figure, other: Figure) -> bool:
    """Whether two figures of one sentence are told alike: "three in Osk and [one] in Lorin", "two boys and [a man]"."""
    return one.sentence == other.sentence and (one.kind == "count" or one.harm == other.harm)


def tells_dead_between(told: Sequence[Figure], total: Figure, later: Sequence[Figure]) -> bool:
    """ "One died and three were hurt. A woman died at the scene. [Another woman] was hit": other than the dead one."""
    if not later or later[0].low != 1:
        return False  # "one died and [five others] were hurt" may be another clash
    dead = [f.sentence for f in told if f.outcome == "killed" != total.outcome]
    return total.sentence in dead and any(total.sentence < at <= later[0].sentence for at in dead)


def hurt_beside(told: Sequence[Figure], dead: Figure, shot: Figure) -> int:
    """How many the sentence that told of the dead before had as hurt besides: four in "one died and four were wounded"."""
    if dead.sentence >= shot.sentence:
        return 0
    return sum(f.low or 0 for f in told if f.sentence == dead.sentence and f.outcome == "injured" and f.part_of is None)


def _are_of_two_trades(doc: Document, one: Figure, two: Figure) -> bool:
    if one.kind != "people" or two.kind != "people":
        return False
    language = doc.article.language or "en"
    first = trade_of(doc.folded[one.group.slice].split(), language)
    second = trade_of(doc.folded[two.group.slice].split(), language) if first is not None else None
    return first is not None and second is not None and first != second


def is_of_another_trade(doc: Document, total: Figure, one: Figure) -> bool:
    """Whether somebody named has another trade than those counted: "Six priests were killed. … the murder of [Senator Ivo
    Lang]"; and whether a grown-up is set beside counted children: "Two children died. … A teacher died with them"."""
    if total.demographic == "children" and one.demographic != "children" and one.kind == "people":
        words, whom = doc.folded[one.group.slice].split(), doc.folded[total.group.slice].split()
        if whom[-1] in _SMALL and one.demographic in ("men", "women"):
            return True
        if whom[-1] in _SMALL and trade_of(words, doc.article.language or "en") is not None:
            return not words[-1].startswith(_LEARNERS)
    if not one.names or total.kind != "people":
        return False
    language = doc.article.language or "en"
    first = trade_of(doc.folded[total.group.slice].split(), language)
    if first is None:
        return False
    at = doc.folded.find(one.names[0].lower(), min(one.group.start, one.span.start))
    second = trade_of(doc.folded[max(0, at - _TITLED) : at].split(), language) if at > 0 else None
    return second is not None and first != second


_SMALL = frozenset(["children", "boys", "girls", "kids", "babies", "infants", "toddlers"])  # teenagers have trades
_LEARNERS = ("student", "pupil", "school", "apprentice", "player", "dancer")
_TITLED = 50  # characters before a name


def _is_added(doc: Document, one: Figure, two: Figure, told: Sequence[Figure]) -> bool:
    """ "Two drivers were [also] killed", right behind others who were; "five were hurt, and two were also killed" may be
    the two of the headline."""
    if two.sentence - one.sentence != 1 or doc.folded.find(" also ", two.group.end, two.harm.end) < 0:
        return False
    return not any(one.span.end <= f.span.start < two.span.start and f.outcome != two.outcome for f in told)


_TOO = re.compile(r"(?: in the (?:\w+ )?\w+)?,? (?:too|as well)(?=[.;,])(?! as)")
_OPENS_ALSO = re.compile(r"\W*also (?:killed|dead|shot dead)\b(?! in)")


def was_also_harmed(doc: Document, total: Figure, figure: Figure, told: Sequence[Figure]) -> bool:
    """Whether the words set somebody beside a count told right before: "Nine people were killed. A guard was [also]
    killed", "died, [too]"; behind others told one by one he may be of the count, as they are."""
    if figure.sentence - total.sentence != 1 or (figure.definite and not figure.attacker):
        return False
    between = (f for f in told if total.span.end <= f.span.start < figure.span.start)
    if any(f.outcome == figure.outcome and f.assertion == "stated" for f in between):
        return False
    end = max(figure.harm.end, figure.group.end)
    if doc.folded.find(" also ", figure.group.end, figure.harm.end) >= 0 or _TOO.match(doc.folded, end):
        return True
    return _OPENS_ALSO.match(doc.folded, doc.sentences[figure.sentence].start, figure.group.start) is not None


_IN_PLACE = re.compile(r"[^.;,]{0,40}?\b(?:in|at|near) (?:the )?((?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)*)")
_PLACED = re.compile(r"\b[Ii]n (?:the )?[A-Z]")


def _in_another_place(doc: Document, one: Figure, two: Figure, told: Sequence[Figure]) -> bool:
    """ "In Orvale, where five died. … Five died in Osk, three in Lorin and two in Taval": a list by place that does not
    name the place of the earlier five tells of five others."""
    last = doc.sentences[two.sentence].end
    if _IN_PLACE.match(doc.text, two.span.end, last) is None:
        return False
    beside = [f for f in told if f.sentence == two.sentence and f is not two and f.outcome == two.outcome]
    if sum(f.kind == "count" for f in beside) < 2:
        return False
    end = min((f.span.start for f in beside if f.span.start > two.span.end), default=last)
    place = _IN_PLACE.match(doc.text, two.span.end, end)
    if place is None:
        return False
    first = doc.sentences[one.sentence]
    words = doc.text[first.start : first.end]
    return place[1] not in words and _PLACED.search(words) is not None


def of_other_sex(whole: Figure, part: Figure) -> bool:
    """No woman is one of three men."""
    return {whole.demographic, part.demographic} == {"men", "women"}


def _of_whole_list(doc: Document, one: Figure, two: Figure, told: Sequence[Figure]) -> bool:
    """ "Four died in Osk, [two] in Lorin and one in Taval. … The police knew of [two] deaths": of the whole, for they do not
    name the place of the two."""
    if one.kind != "count" or two.kind == "count" or two.sentence == one.sentence:
        return False
    first, last = doc.sentences[one.sentence], doc.sentences[two.sentence]
    place = _IN_PLACE.match(doc.text, one.span.end, first.end)
    if place is None or doc.text.find(place[1], last.start, last.end) >= 0:
        return False
    return sum(f.sentence == one.sentence and f is not one and f.outcome == one.outcome for f in told) > 1


_OPENS_IN = re.compile(
    r"(?:Meanwhile, |Separately, )?[Ii]n (?:the )?((?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)*)"
    r"(?: (?:region|province|district|state|county|oblast))?, "
)
_IN_TOWN = re.compile(
    r"\b[Ii]n (?:the (?:\w+ )?(?:town|city|village) of )?((?:[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)*)"
    r"(?! (?:region|province|district|state|county|oblast|governorate|valley|and)\b)(?!,? [A-Z])(?=[\s,.])"
)


def is_elsewhere(doc: Document, total: Figure, figure: Figure) -> bool:
    """Whether the sentence of a figure opens with a place that no sentence up to the total names, which is told of a town:
    "Nine people were killed in Lorin on Friday. In the Taval region, [one] man died"."""
    sentence, whole = doc.sentences[figure.sentence], doc.sentences[total.sentence]
    if not doc.folded.startswith(("in ", "meanwhile, in ", "separately, in "), sentence.start):
        return False
    place = _OPENS_IN.match(doc.text, sentence.start, figure.span.start)
    if place is None or place[1] in doc.text[: sentence.start]:
        return False
    town = _IN_TOWN.search(doc.text, total.span.end, whole.end)
    if town is None or _IN_TOWN.search(doc.text, town.end(), whole.end) is not None:
        return False
    found = gazetteer().find(town[1])
    return not found or found[0].kind not in ("country", "admin1", "admin2")
