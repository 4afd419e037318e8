"""How the figures of one text hang together: a person told many times, deaths told later, counts told again, parts."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.harms.told import Told
from claimledger.link.antecedents import ItemsAt
from claimledger.link.bodies import bodies_of_the_dead
from claimledger.link.case import Case
from claimledger.link.cases import track
from claimledger.link.closing import closing_counts
from claimledger.link.confessed import kin_of_the_culprit
from claimledger.link.copies import sentences_again
from claimledger.link.counts import (
    deaths_among_counted,
    mark_general_talk,
    mark_statistics,
    named_one_by_one,
    one_of_the_named,
    parts_of_open_total,
    parts_told_elsewhere,
    same_people_again,
    the_rest,
)
from claimledger.link.culprits import mark_culprits
from claimledger.link.fates import killed_after_all
from claimledger.link.fronts import parts_of_fronts
from claimledger.link.joining import join_counted_one, join_only_victim
from claimledger.link.labelled import parts_by_labels
from claimledger.link.later import died_since, fates_of_the_counted, states_of_the_hurt
from claimledger.link.latest import latest_of_many
from claimledger.link.lumped import dead_and_hurt
from claimledger.link.oneagain import one_again
from claimledger.link.restated import repeats
from claimledger.link.rolls import rolls_of_the_counted
from claimledger.link.spells import parts_of_spells
from claimledger.link.tolled import parts_of_risen
from claimledger.link.unclear import drop_unclear_parts
from claimledger.mentions import Document, Figure, Sentence
from claimledger.patterns import Rare
from claimledger.turns import Apart


def link(
    doc: Document, figures: list[Figure], pronouns: Sequence[tuple[Told, Sentence]], items_at: ItemsAt
) -> list[Figure]:
    """The figures in text order, with `part_of`, `repeat_of` and outcomes settled over the whole text.

    A person whom a pronoun alone tells of ("Ruiz was flown to a clinic, where he died") becomes a figure of its own.
    `items_at` reads the items of a sentence by its index.
    """
    wholes = {id(f): figures[f.part_of] for f in figures if f.part_of is not None}
    apart = Apart(doc)
    cases = track(doc, figures, pronouns, items_at, apart)
    mark_culprits(doc, figures, cases)
    _settle_deaths(doc, cases, figures)
    join_only_victim(doc, cases, figures, apart)
    kin_of_the_culprit(doc, cases, figures, apart)
    one_again(doc, cases, figures, apart)
    join_counted_one(doc, cases, figures)
    _mark_children(cases)
    firsts: dict[int, Figure] = {}
    for case in cases:
        for earlier, figure in case.repeats():
            if not (figure.definite or figure.names or earlier.names) and apart(earlier, figure):
                continue  # "a guard was killed on Monday. … On Tuesday one guard was killed"
            firsts[id(figure)] = earlier
    told = sorted(figures, key=lambda f: (f.span.start, id(f) in wholes))
    mark_statistics(doc, told)
    mark_general_talk(told)
    killed_after_all(doc, told, wholes)
    named_one_by_one(told, firsts, wholes)
    one_of_the_named(doc, told, cases, firsts, wholes)
    taken = {id(f) for f in same_people_again(doc, told, firsts)}
    repeats(doc, told, firsts, apart)
    sentences_again(doc, told, firsts)
    fates_of_the_counted(doc, told, firsts, wholes)
    states_of_the_hurt(doc, told, firsts, wholes)
    parts_of_risen(doc, told, firsts, wholes, apart)
    deaths_among_counted(doc, told, firsts, wholes, apart)
    parts_told_elsewhere(doc, told, cases, firsts, wholes, apart)
    dead_and_hurt(doc, told, firsts, wholes, apart)
    parts_of_open_total(told, firsts, wholes, apart)
    parts_of_spells(doc, told, firsts, wholes)
    parts_by_labels(doc, told, firsts, wholes)
    fronts = parts_of_fronts(doc, told, firsts, wholes, apart)
    the_rest(told, firsts, wholes)
    latest_of_many(doc, told, firsts, wholes)
    bodies_of_the_dead(doc, told, firsts, wholes, apart)
    closing_counts(doc, told, firsts, wholes, apart)
    died_since(doc, told, firsts, wholes)
    named_one_by_one(told, firsts, wholes)
    rolls_of_the_counted(told, firsts, wholes)
    drop_unclear_parts(doc, told, wholes)
    told = [f for f in told if id(f) not in taken]
    wholes = {part: whole for part, whole in wholes.items() if id(whole) not in taken}
    firsts = {again: first for again, first in firsts.items() if id(first) not in taken}
    for figure in told:
        first, seen = firsts.get(id(figure)), {id(figure)}
        while first is not None and id(first) in firsts and id(first) not in seen:
            seen.add(id(first))
            first = firsts[id(first)]
        if first is not None and (first.outcome != figure.outcome or first is figure):
            del firsts[id(figure)]
        elif first is not None:
            firsts[id(figure)] = first
    for figure in told:  # what repeats a part is a part
        first = firsts.get(id(figure))
        if first is not None and id(first) in wholes and wholes[id(first)] is not figure:
            wholes.setdefault(id(figure), wholes[id(first)])
        elif first is not None and (whole := wholes.get(id(figure))) is not None:
            if whole.outcome == figure.outcome and whole.sentence <= first.sentence:
                del wholes[id(figure)]  # the first was told beside the whole or after it, and as no part of it
    for figure in told:  # "a student died, bringing the toll to three, including [the gunman]": nobody is a part of one
        one = wholes.get(id(figure))
        if one is not None and one.low == one.high == 1 and one.outcome == figure.outcome and (figure.low or 0) > 0:
            above = wholes.get(id(one))
            if above is not None and above is not figure:
                wholes[id(figure)] = above
    index = {id(f): i for i, f in enumerate(told)}
    for figure in told:
        whole, first = wholes.get(id(figure)), firsts.get(id(figure))
        figure.part_of = index[id(whole)] if whole is not None and whole is not figure else None
        bare = figure.demographic is not None or figure.kind == "count"
        if whole is not None and figure.category == "people" and bare and whole.outcome == figure.outcome:
            figure.category = whole.category  # the five women among 18 civilians, the two others of 18 farm hands
        elif first is not None and figure.category == "people" and first.outcome == figure.outcome:
            figure.category = first.category  # "Corporal Lang was killed. … With Lang's death"
        total = fronts.get(id(figure if first is None else first))
        figure.front_of = index.get(id(total)) if total is not None and whole is None else None
        figure.repeat_of = index[id(first)] if first is not None and first is not figure else None
    return told


def _mark_children(cases: Sequence[Case]) -> None:
    """A person whose age the text gives anywhere as under 18 is a child throughout."""
    for case in cases:
        if case.person.age is not None and case.person.age < 18 and not case.plural:
            for figure in case.figures:
                if figure.category == "people":
                    figure.category, figure.demographic = "civilian", "children"


_LIVES = Rare(
    r"\b(?:hospital|medical cent(?:er|re)|condition|surviv\w+|attempted|flown|airlifted|treated|custody)\b",
)


_CHARGED = (" accused of", " charged with", " charged in", " suspected of", " on trial for", " indicted for", " denies")


def _is_charged(doc: Document, figure: Figure) -> bool:
    """ "Lang is accused of killing [Ann Lee]": who did it is alleged, and not that she died."""
    if figure.assertion != "alleged":
        return False
    before = doc.folded[max(0, figure.harm.start - 40) : figure.harm.start].removesuffix(" the ").rstrip()
    return before.endswith(_CHARGED)


def _settle_deaths(doc: Document, cases: Sequence[Case], figures: list[Figure]) -> None:
    """ "A man was shot. … He died at the hospital.": killed throughout."""
    for case in cases:
        survived = case.alive or any(
            _LIVES.search(doc.folded, doc.sentences[f.sentence].start, doc.sentences[f.sentence].end)
            for f in case.figures
        )
        dead = any(f.outcome == "killed" and (f.assertion == "stated" or _is_charged(doc, f)) for f in case.figures)
        if case.gun_turned and survived and not dead:  # an attempt: the injury is told where they are treated
            attempts = [f for f in case.figures if "told by a pronoun" in f.reasons and f.fate_open is False]
            case.figures = [f for f in case.figures if f not in attempts]
            figures[:] = [f for f in figures if not any(f is a for a in attempts)]
        if dead or (case.gun_turned and not survived):
            for figure in case.figures:
                if figure.outcome == "injured":
                    figure.fate = next((f.harm for f in case.figures if f.outcome == "killed"), None)
                    figure.outcome = "killed"
                    figure.reasons.append("the text tells the death elsewhere")
