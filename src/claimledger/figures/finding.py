"""From the sentences of a document to figures: counts of people with an outcome, and how they hang together."""

from __future__ import annotations

import re
from dataclasses import replace

from claimledger.again import opens_with_victims
from claimledger.belonging import belong, some_of
from claimledger.datelines import find_dateline
from claimledger.deeds import mark_deeds
from claimledger.farmore import mark_far_more
from claimledger.figures.answers import add_answers
from claimledger.figures.beasts import are_beasts
from claimledger.figures.bracketed import add_bracketed
from claimledger.figures.entries import part_entries
from claimledger.figures.fields import add_records_of_one
from claimledger.figures.further import add_aboard, add_listed, count_as_many, set_against
from claimledger.figures.lists import share_out_lists, tell_apart
from claimledger.figures.making import harmed_others, made_of, of_another_time, speaks_on
from claimledger.figures.opencounts import add_open_counts
from claimledger.figures.pretended import is_pretended
from claimledger.figures.rows import settle_rows, untie_rows
from claimledger.figures.slashed import add_slashed
from claimledger.figures.wholes import (
    NAMED,
    add_up,
    are_others,
    as_whole,
    counted,
    dead_rather,
    inherit,
    is_of_killers,
    is_of_pursued,
    is_of_victims,
    just_told,
    of_the_dead,
    whole_of,
)
from claimledger.gate import worth_reading
from claimledger.groups import find_groups
from claimledger.harms.finding import find_harms
from claimledger.harms.limbs import hit_in_limb
from claimledger.harms.of_whom import HOW
from claimledger.harms.told import Told
from claimledger.history import mark_background, part_history
from claimledger.lexicon import Lexicon
from claimledger.link import link
from claimledger.link.ordinals import names_either
from claimledger.mentions import Document, Figure, Sentence
from claimledger.namelists import add_name_lists
from claimledger.roles import (
    Items,
    items_of,
    without_asides,
    without_beasts,
    without_homes,
    without_identities,
    without_posts,
)
from claimledger.scene import settle_categories
from claimledger.tables import add_tables
from claimledger.titles import in_a_name, in_a_title
from claimledger.units import read_units
from claimledger.wars import mark_wars

_EACH = ("each ", "every ")
# Not "11 civilians died, among them 14 children", a slip that is told as one; nor "7 missing, 12,400 in camps".
_IN_TOWN = re.compile(r" in [A-Z]")


def _outlives(told: Told, items: Items, whole: Figure) -> bool:
    return whole.outcome == "killed" and told.group.anaphoric and speaks_on(told, items)


def find_figures(doc: Document, lexicon: Lexicon) -> list[Figure]:
    """The figures of a document in text order. Sentences without a word of harm cost one scan of the text."""
    figures: list[Figure] = []
    readings = worth_reading(doc, lexicon)
    read = _read_ahead(doc, [sentence for sentence, alone in readings if alone], lexicon)

    def items_at(index: int) -> Items:
        if index not in read:
            words = read_units(doc.text, _told_in(doc, doc.sentences[index]), lexicon)
            read[index] = without_posts(without_homes(items_of(words, find_groups(words))))
        return read[index]

    pronouns: list[tuple[Told, Sentence]] = []
    played = -1  # the last sentence that tells of what is only played
    for sentence, alone in readings:
        if not alone and (not figures or sentence.index - figures[-1].sentence > NAMED):
            continue
        items = without_identities(without_asides(without_beasts(items_at(sentence.index))))
        made: dict[int, int] = {}
        shares: set[int] = set()  # parts of those told of before: none holds another
        all_told = find_harms(items)
        for told in sorted(all_told, key=lambda t: t.part_of is not None):
            if told.group.kind == "pronoun":
                pronouns.append((told, sentence))
                continue
            if told.group.number is None or (told.group.low is None and told.group.high is None):
                continue
            if told.group.count is None and doc.folded.endswith(_EACH, 0, told.group.span.start):
                continue  # "each victim was shot twice": nobody is counted
            if are_beasts(doc, told, sentence, items, items_at):
                continue
            figure = made_of(told, sentence, items, doc.folded[told.harm.slice])
            if of_another_time(doc.folded, sentence, figure):
                figure.background = figure.compared = True
            figure.background = figure.background or told.background
            figure.fate_open = figure.fate_open and not hit_in_limb(doc.folded, told.harm)
            if in_a_title(doc.text, figure.span, sentence.start) or in_a_name(doc.text, figure.span):
                continue
            if names_either(doc, figure.group):
                continue
            if played == sentence.index or is_pretended(doc, sentence, figure):
                played = sentence.index
                continue
            figure.attacker = figure.attacker or harmed_others(told, all_told, doc.folded)
            if told.group.anaphoric and told.agent is not None and told.part_of is None:
                belong(figure, told, items)  # "the herders met the raiders and killed [three of them]"
            if some_of(items, told.group) is None:
                inherit(figure, told, figures, doc.folded)
            belong(figure, told, items)
            if told.part_of is not None:
                figure.part_of = made.get(id(told.part_of))
                whole = figures[figure.part_of].high if figure.part_of is not None else None
                if whole is not None and (figure.low or 0) > whole and _IN_TOWN.match(doc.text, told.group.span.end):
                    figure.part_of = None  # "killed one person in Osk, two in Lorin"
            elif told.shared_whole:
                figure.part_of = counted(figures, figure, told.outcome) if told.naming else None
                if figure.part_of is None and not (told.naming and told.outcome is None):
                    figure.part_of = whole_of(figures, figure, shares)
                    if told.word == "toll" and are_others(figures, figure):
                        figure.part_of = None
                    if told.word == "they" and not (
                        add_up(all_told, figure, figures) or just_told(figures, figure, items_at)
                    ):
                        figure.part_of = None
                    about = told.word == "of them" and sentence.index and opens_with_victims(doc, sentence.index - 1)
                    if told.outcome is None and (about or is_of_victims(told, items, doc.folded)):
                        figure.part_of = dead_rather(figures, figure)
                    if figure.part_of is None and told.outcome == "injured" and told.word in HOW:
                        figure.part_of = of_the_dead(figures, figure, items_at)
                if figures and is_of_killers(told, items, figures[-1], figure):
                    figure.part_of, figure.attacker = None, True
                elif is_of_pursued(told, items, figures, figure, items_at):
                    figure.part_of = None
                shares.add(len(figures))
                as_whole(figure, told.group, figures)
            if told.part_of is not None and figures and is_of_killers(told, items, figures[-1], figure):
                figure.part_of, figure.attacker = None, True
            if told.outcome is None and (figure.part_of is None or _outlives(told, items, figures[figure.part_of])):
                continue
            made[id(told)] = len(figures)
            figures.append(figure)
        if not all_told:
            add_aboard(doc, sentence, figures, items_at)
        set_against(doc, items, sentence, figures)
        add_listed(doc, sentence, figures, items_at)
    add_name_lists(doc, figures, items_at)
    add_tables(doc, figures, items_at)
    if readings:
        add_answers(doc, figures, items_at)
        add_open_counts(doc, figures, items_at)
        add_bracketed(doc, figures, items_at)
        add_slashed(doc, figures, items_at)
        add_records_of_one(doc, figures)
    if not figures and not pronouns:
        return []
    figures = settle_rows(doc, figures, items_at)
    count_as_many(doc, figures)
    share_out_lists(doc, figures, items_at)
    figures = link(doc, _in_order(figures), pronouns, items_at)
    tell_apart(figures)
    if "\n" in doc.text:
        untie_rows(doc, figures)
    part_entries(doc, figures)
    mark_background(doc, figures)
    part_history(figures)
    mark_wars(doc, figures)
    mark_deeds(doc, figures)
    mark_far_more(doc, figures)
    settle_categories(doc, figures)
    return figures


def _told_in(doc: Document, sentence: Sentence) -> Sentence:
    """The sentence without its dateline: "LUMA, 7 May (AFP) -- A clerk was shot" tells of nobody called Luma."""
    line = find_dateline(doc)
    if line is None or not sentence.start <= line.span.start < line.span.end < sentence.end:
        return sentence
    return replace(sentence, start=line.span.end)


def _read_ahead(doc: Document, sentences: list[Sentence], lexicon: Lexicon) -> dict[int, Items]:
    """The items of some sentences, by index. One step after another for all of them, as each step has code and tables of
    its own, which the processor has at hand while it goes on."""
    words = [read_units(doc.text, _told_in(doc, sentence), lexicon) for sentence in sentences]
    groups = [find_groups(own) for own in words]
    items = [without_posts(without_homes(items_of(*pair))) for pair in zip(words, groups, strict=True)]
    return {sentence.index: own for sentence, own in zip(sentences, items, strict=True)}


def _in_order(figures: list[Figure]) -> list[Figure]:
    """The figures by their place in the text, with `part_of` pointing to the new places."""
    order = sorted(range(len(figures)), key=lambda i: (figures[i].span.start, figures[i].part_of is not None))
    new = {old: i for i, old in enumerate(order)}
    for figure in figures:
        if figure.part_of is not None:
            figure.part_of = new[figure.part_of]
    return [figures[i] for i in order]
