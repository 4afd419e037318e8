"""Counts told again, the dead among people shot, and the persons that make up a count."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.link.cases import Case
from claimledger.mentions import Document, Figure


def repeats(told: Sequence[Figure], firsts: dict[int, Figure]) -> None:
    """Notes in `firsts` each count that an earlier one already told: same outcome, number and kind of people."""
    for index, figure in enumerate(told):
        if figure.qualifier == "unquantified" or figure.assertion == "denied" or id(figure) in firsts:
            continue
        for earlier in told[:index]:
            if _restates(earlier, figure):
                firsts[id(figure)] = firsts.get(id(earlier), earlier)
                break


def _restates(one: Figure, two: Figure) -> bool:
    if one.outcome != two.outcome or one.qualifier == "unquantified" or one.assertion == "denied":
        return False
    if (one.low, one.high) != (two.low, two.high) or two.other or one.low == one.high == 1:
        return False
    if one.sentence == two.sentence:
        return False
    same = one.category == two.category or "people" in (one.category, two.category)
    if two.definite and same:
        return True
    return same and one.demographic == two.demographic and one.category == two.category


def same_people_again(doc: Document, told: Sequence[Figure], firsts: dict[int, Figure]) -> None:
    """ "Three men were found dead. All three were shot in the head.": "all three" are the dead, told again."""
    for index, figure in enumerate(told):
        if id(figure) in firsts or not _refers_back(doc, figure):
            continue
        for earlier in reversed(told[:index]):
            if figure.sentence - earlier.sentence > 12:
                break
            if (earlier.low, earlier.high) != (figure.low, figure.high) or earlier.assertion == "denied":
                continue
            if {earlier.outcome, figure.outcome} == {"killed", "injured"}:
                for one in (earlier, figure):
                    one.outcome = "killed"
            if earlier.outcome == figure.outcome:
                firsts[id(figure)] = firsts.get(id(earlier), earlier)
                break


def _refers_back(doc: Document, figure: Figure) -> bool:
    if figure.low is None or figure.low < 2 or figure.low != figure.high or figure.other:
        return False
    words = doc.text[figure.span.slice].lower()
    before = doc.text[max(0, figure.span.start - 12) : figure.span.start].lower().split()
    return words == "both" or before[-1:] in (["all"], ["the"]) or before[-2:] in (["all", "of"], ["all", "the"])


def deaths_among_counted(told: Sequence[Figure], firsts: dict[int, Figure], wholes: dict[int, Figure]) -> None:
    """ "Four people were shot. One of the men died.": the dead are among those shot.

    Only words that leave open whether people lived ("shot", "stabbed") can hold the dead; "three were wounded" cannot.
    """
    for whole in told:
        if (
            whole.outcome != "injured"
            or whole.other
            or whole.low is None
            or whole.low < 2
            or id(whole) in firsts
            or not whole.fate_open
        ):
            continue
        dead = [
            f for f in told
            if f.outcome == "killed" and id(f) not in firsts and id(f) not in wholes and f.assertion == "stated"
            and not f.attacker and f.low is not None and not (f.sentence == whole.sentence and f.span.start < whole.span.start)
        ]  # fmt: skip
        if dead and sum(f.low or 0 for f in dead) < whole.low:
            for figure in dead:
                wholes[id(figure)] = whole


def name_parts(
    told: Sequence[Figure], cases: Sequence[Case], firsts: dict[int, Figure], wholes: dict[int, Figure]
) -> None:
    """ "Three people died. … Ann Lee, 31, was found dead …": the persons told one by one make up the count."""
    for outcome in ("killed", "injured"):
        totals = [
            f for f in told
            if f.outcome == outcome and id(f) not in firsts and id(f) not in wholes and not f.other
            and f.low == f.high and (f.low or 0) > 1 and f.assertion == "stated"
        ]  # fmt: skip
        if len(totals) != 1:
            continue
        total = totals[0]
        singles = []
        for case in cases:
            figures = sorted((f for f in case.figures if f.outcome == outcome), key=lambda f: f.span.start)
            if figures and not case.plural and not any(id(f) in wholes or f.other or f.attacker for f in figures):
                singles.append(figures)
        if not singles or len(singles) > (total.low or 0):
            continue
        for figures in singles:
            if figures[0].sentence > total.sentence and total.category in ("people", figures[0].category):
                for figure in figures:
                    wholes[id(figure)] = total
