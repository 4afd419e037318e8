"""From the sentences of a document to figures: counts of people with an outcome, and how they hang together."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable
from dataclasses import replace

from claimledger.aboard import counted_aboard, says_all_died
from claimledger.belonging import belong
from claimledger.bullets import listed_below
from claimledger.datelines import find_dateline
from claimledger.gate import worth_reading
from claimledger.groups import Group, find_groups
from claimledger.harms.finding import find_harms
from claimledger.harms.told import Told, noun_of
from claimledger.history import mark_background, part_history
from claimledger.lexicon import Lexicon
from claimledger.link import link
from claimledger.mentions import Document, Figure, Sentence
from claimledger.recount import find_more_found, find_recounts
from claimledger.roles import Item, Items, items_of, tags_of, without_asides
from claimledger.scene import settle_categories
from claimledger.spans import span_of
from claimledger.units import read_units

_FAR = 6  # sentences behind a figure in which another may be a part of it
_NAMED = 12  # … in which its people may be named


def find_figures(doc: Document, lexicon: Lexicon) -> list[Figure]:
    """The figures of a document in text order. Sentences without a word of harm cost one scan of the text."""
    figures: list[Figure] = []
    readings = worth_reading(doc, lexicon)
    read = _read_ahead(doc, [sentence for sentence, alone in readings if alone], lexicon)

    def items_at(index: int) -> Items:
        if index not in read:
            words = read_units(doc.text, _told_in(doc, doc.sentences[index]), lexicon)
            read[index] = items_of(words, find_groups(words))
        return read[index]

    pronouns: list[tuple[Told, Sentence]] = []
    for sentence, alone in readings:
        if not alone and (not figures or sentence.index - figures[-1].sentence > _NAMED):
            continue
        items = without_asides(items_at(sentence.index))
        made: dict[int, int] = {}
        shares: set[int] = set()  # parts of those told of before: none holds another
        all_told = find_harms(items)
        for told in sorted(all_told, key=lambda t: t.part_of is not None):
            if told.group.kind == "pronoun":
                pronouns.append((told, sentence))
                continue
            if told.group.number is None or (told.group.low is None and told.group.high is None):
                continue
            figure = _figure(told, sentence, items, doc.folded[told.harm.slice])
            figure.attacker = figure.attacker or _harmed_others(told, all_told)
            _inherit(figure, told.group, figures)
            belong(figure, told, items)
            if told.part_of is not None:
                figure.part_of = made.get(id(told.part_of))
            elif told.shared_whole:
                figure.part_of = _counted(figures, figure, told.outcome) if told.naming else None
                if figure.part_of is None and not (told.naming and told.outcome is None):
                    figure.part_of = _whole_of(figures, figure, shares)
                    if told.word == "they" and not _just_told(figures, figure, items_at):
                        figure.part_of = None
                    if told.outcome is None and _is_of_victims(told, items, doc.folded):
                        figure.part_of = _dead_rather(figures, figure)
                shares.add(len(figures))
                _as_whole(figure, told.group, figures)
            if told.outcome is None and figure.part_of is None:
                continue
            made[id(told)] = len(figures)
            figures.append(figure)
        if not all_told:
            _all_aboard(doc, sentence, figures, items_at)
        _recount(doc, items, sentence, figures)
        _list(doc, sentence, figures, items_at)
    if not figures and not pronouns:
        return []
    _count_as_many(doc, figures)
    figures = link(doc, _in_order(figures), pronouns, items_at)
    mark_background(doc, figures)
    part_history(figures)
    settle_categories(doc, figures)
    return figures


def _as_whole(figure: Figure, group: Group, figures: list[Figure]) -> None:
    """ "58 civilians were killed. Seven of the dead were under 18": what all of them are, the seven are."""
    if figure.part_of is None or figure.category != "people" or not group.anaphoric or group.known_category:
        return
    whole = figures[figure.part_of]
    if whole.outcome == figure.outcome and figure.demographic is None:
        figure.category = whole.category


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
    items = [items_of(*pair) for pair in zip(words, groups, strict=True)]
    return {sentence.index: own for sentence, own in zip(sentences, items, strict=True)}


_BODIES = ("bodies", "corpses", "remains", "skeletons")


def _more_bodies(items: list[Item], sentence: Sentence, figures: list[Figure], folded: str) -> None:
    """Add those of whom it says "sixteen more were found", where bodies are told of in it or just before."""
    more = find_more_found(items)
    if more is None or any(f.group.overlaps(more.group.span) for f in figures if f.sentence == sentence.index):
        return
    last = figures[-1]
    told = last.outcome == "killed" and folded[last.harm.slice].endswith(_BODIES)
    if not told and not any(word in folded[sentence.start : sentence.end] for word in _BODIES):
        return
    figures.append(_figure(Told(more.group, "killed", more.group.span, more.at, word="bodies"), sentence, items, ""))


def _recount(doc: Document, items: list[Item], sentence: Sentence, figures: list[Figure]) -> None:
    """Add the bare figures that set another toll against one told in this sentence or the two before."""
    if not figures or sentence.index - figures[-1].sentence > 2:
        return
    listed: list[Figure] = []
    _more_bodies(items, sentence, figures, doc.folded)
    for recount in find_recounts(items):
        group = recount.group
        if any(f.group.overlaps(group.span) for f in figures if f.sentence == sentence.index):
            continue
        whole = next(
            (
                f
                for f in reversed(figures)
                if f.part_of is None
                and f.group.start < group.span.start
                and f.outcome == "killed"
                and not f.low == f.high == 1
                and f not in listed
            ),
            None,
        )
        if whole is None or sentence.index - whole.sentence > 2 or group.number is None:
            continue
        told = Told(group, whole.outcome, group.span, recount.at, word="counted")
        told.assertion = "projected" if recount.projected else "stated"
        figure = _figure(told, sentence, items, "")
        figure.earlier = recount.earlier
        figure.cumulative = whole.cumulative or recount.running or recount.earlier
        if recount.listed:
            listed.append(figure)
        else:
            figure.category, figure.demographic = whole.category, whole.demographic
        figure.reasons.append("set against the figure before it")
        figures.append(figure)
    _set_below(figures, listed)


def _list(doc: Document, sentence: Sentence, figures: list[Figure], items_at: Callable[[int], list[Item]]) -> None:
    """Add the parts that lines below the sentence list: "Four people were killed:", "- a cook", "- two waiters"."""
    if not figures or figures[-1].sentence != sentence.index or doc.text[sentence.end - 1] != ":":
        return
    index = len(figures) - 1
    whole = figures[index]
    for group, line, items, at in listed_below(doc, whole, items_at):
        figure = _figure(Told(group, whole.outcome, group.span, at, word="listed"), line, items, "")
        figure.part_of = index
        if group.kind == "count":
            figure.category = whole.category
        figures.append(figure)


def _all_aboard(
    doc: Document, sentence: Sentence, figures: list[Figure], items_at: Callable[[int], list[Item]]
) -> None:
    """Add those counted on board of whom the sentence says that all died: "All were killed."."""
    if not says_all_died(doc.folded[sentence.start : sentence.end]):
        return
    found = counted_aboard(doc, sentence, items_at)
    if found is None or any(f.sentence == found[1].index for f in figures):
        return
    for group in found[0]:
        at = next(k for k, i in enumerate(found[2]) if i.group is group)
        figures.append(_figure(Told(group, "killed", group.span, at, word="all"), found[1], found[2], ""))


def _set_below(figures: list[Figure], listed: list[Figure]) -> None:
    """ "90 people died. It listed 50 villagers and 40 soldiers.": parts of the 90, unless an earlier count gave them."""
    if not listed or listed[0].earlier:
        return
    at = next((i for i, f in reversed(list(enumerate(figures))) if f not in listed and f.part_of is None), None)
    if at is None or figures[at].outcome != "killed" or sum(f.low or 0 for f in listed) > (figures[at].low or 0):
        return
    for figure in listed:
        figure.part_of = at


def _count_as_many(doc: Document, figures: list[Figure]) -> None:
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


def _inherit(figure: Figure, group: Group, figures: list[Figure]) -> None:
    """A bare count is of the people told of just before: "three policemen were killed and [eight] hurt"."""
    if figure.category != "people" or group.kind != "count" or group.known_category:
        return
    for earlier in reversed(figures):
        if earlier.sentence != figure.sentence and not (group.anaphoric and figure.sentence - earlier.sentence == 1):
            return
        if figure.cumulative and (earlier.low or 0) < (figure.low or 0):
            continue  # "a guard died, and the toll is now nine": the nine may be anybody
        if earlier.attacker:
            continue  # "the bomber blew himself up, killing [two]"
        if earlier.span.start < figure.span.start and earlier.assertion != "denied":
            figure.category = earlier.category
            if group.low == group.high == 1 and earlier.low == earlier.high == 1:
                figure.demographic = figure.demographic or None
            return


def _in_order(figures: list[Figure]) -> list[Figure]:
    """The figures by their place in the text, with `part_of` pointing to the new places."""
    order = sorted(range(len(figures)), key=lambda i: (figures[i].span.start, figures[i].part_of is not None))
    new = {old: i for i, old in enumerate(order)}
    for figure in figures:
        if figure.part_of is not None:
            figure.part_of = new[figure.part_of]
    return [figures[i] for i in order]


_OPEN = ("gunshot", "gun shot", "shotgun", "bullet", "stab", "critical cond", "life support")
_LIVED = (
    "injur",
    "wound",
    "hurt",
    "graze",
    "hospital",
    "maim",
    "treat",
    "recover",
    "nurs",
    "escaped",
    "surger",
    "medic",
    "aid",
    "discharg",
    "admitted",
    "bones",
    "eyesight",
    "sight",
    "limb",
    "expected to",
    "got away",
    "broke",
    "ended up",
    " leg",
    " arm",
)  # "shot" and "stabbed" leave open who lived


def _figure(told: Told, sentence: Sentence, items: list[Item], harm_words: str) -> Figure:
    group = told.group
    assert group.number is not None
    start, end = _clause(items, told.item)
    figure = Figure(
        span=group.number, low=group.low, high=group.high, qualifier=group.qualifier,  # type: ignore[arg-type]
        outcome=told.outcome or "killed", category=group.category, demographic=group.demographic,
        sentence=sentence.index, group=group.span, harm=told.harm,
        clause=span_of((min(start, group.span.start), max(end, group.span.end))),
    )  # fmt: skip
    figure.assertion = "denied" if told.denied else told.assertion  # type: ignore[assignment]
    figure.agent, figure.affiliation, figure.names = told.agent, group.affiliation, group.names
    figure.cumulative = told.cumulative
    figure.attacker = _is_attacker(group) or told.word.endswith(("self up", "selves up"))
    if figure.attacker and told.word.endswith(" up") and figure.category == "people":
        figure.category = "armed_group"  # who blows himself up attacked
    figure.definite, figure.other, figure.kind = group.definite, group.other, group.kind
    figure.background = figure.compared = told.word == "compared"  # "up from 147 last year"
    if told.outcome is None:
        figure.reasons.append("outcome of those already counted")
    elif told.outcome == "injured" and _leaves_open(harm_words):
        figure.fate_open = True
    return figure


@functools.lru_cache(maxsize=1024)
def _leaves_open(harm_words: str) -> bool:
    """Whether words that tell of the injured leave open who lived."""
    return not any(w in harm_words for w in _LIVED) or any(w in harm_words for w in _OPEN)


_ATTACKERS = frozenset(
    """attacker assailant bomber gunman hijacker suspect perpetrator shooter aggressor assassin kidnapper hitman
    attackers assailants bombers gunmen hijackers suspects perpetrators shooters aggressors assassins kidnappers
    hitmen""".split()  # noqa: SIM905
)


def _harmed_others(told: Told, all_told: list[Told]) -> bool:
    """ "[A student] stabbed two clerks before being shot dead": who dies for having harmed others. Two sides at war aside."""
    group = told.group
    if told.outcome != "killed" or group.category not in ("people", "civilian") or told.part_of is not None:
        return False
    if group.kind not in ("people", "name"):
        return False
    return any(o is not told and o.agent is not None and o.agent.contains(group.span) for o in all_told)


def _is_attacker(group: Group) -> bool:
    return group.head is not None and group.head.word.split()[-1] in _ATTACKERS if group.head else False


def _clause(items: list[Item], at: int) -> tuple[int, int]:
    """The clause around item `at`: up to a semicolon, a subordinator, or a conjunction that opens a new verb."""
    tags = tags_of(items)
    first = max(tags.rfind(";", 0, at), tags.rfind("s", 0, at), tags.rfind("w", 0, at)) + 1
    last = at + 1
    while last < len(tags) and tags[last] not in ";s":
        last += 1
    end = items[last - 1]
    return items[first].unit.start, end.unit.end if end.group is None else end.group.span.end


def _just_told(figures: list[Figure], part: Figure, items_at: Callable[[int], list[Item]]) -> bool:
    """Whether those whom "they" and "among them" take up are the whole of `part`: told in the sentence before, the last
    people that it tells of. "Nine died, and police held six men. They included two cooks": the two may be of the six."""
    whole = figures[part.part_of] if part.part_of is not None else None
    if whole is None or whole.sentence != part.sentence - 1:
        return False
    if any(f.sentence == whole.sentence and f is not whole and f.part_of is None for f in figures):
        return False  # "nine died and 12 were hurt. They included two cooks"
    items = items_at(whole.sentence)
    return not any(
        i.group is not None and i.tag in "GQ*" and i.group.plural and i.group.span.start > whole.group.end
        and behind.tag != "y"  # "police said"
        for i, behind in itertools.pairwise(items)
    )  # fmt: skip


_HARMED = ("killed", "injured", "casualties")


def _counted(figures: list[Figure], names: Figure, outcome: str | None) -> int | None:
    """The latest figure of as many people as `names` gives, the dead before others: "the victims were named as …"."""
    found = [
        i for i, f in enumerate(figures)
        if f.low == f.high == names.low and names.sentence - f.sentence <= _NAMED and f.part_of is None
        and f.assertion == "stated" and not f.attacker and (f.outcome == outcome if outcome else f.outcome in _HARMED)
    ]  # fmt: skip
    if not found:
        return None
    index = max(found, key=lambda i: (figures[i].outcome == "killed", i))
    names.outcome = figures[index].outcome
    return index


def _whole_of(figures: list[Figure], part: Figure, beside: set[int]) -> int | None:
    """The latest figure but those `beside` it that can hold the part: same outcome where told, and no smaller."""
    any_outcome = bool(part.reasons)
    for index in range(len(figures) - 1, -1, -1):
        whole = figures[index]
        if part.sentence - whole.sentence > _FAR:
            break
        if any_outcome and whole.part_of is not None and part.sentence - whole.sentence == 1 and index not in beside:
            if (whole.low or 0) > (part.low or 0) and whole.low == whole.high:
                part.outcome = whole.outcome  # "12 of the dead were of one family. [Five of them] were children"
                return whole.part_of
        if (
            whole.part_of is not None
            or whole.compared
            or index in beside
            or whole.assertion == "denied"
            or (not any_outcome and whole.outcome != part.outcome)
        ):
            continue
        if whole.low is not None and part.low is not None and whole.high is not None and whole.high < part.low:
            continue
        if whole.low == whole.high == 1:
            continue
        part.outcome = whole.outcome
        return index
    return None


def _is_of_victims(told: Told, items: list[Item], folded: str) -> bool:
    """ "[Three of the victims] were …", "among the latest [victims] were three": a part of those who died or were hurt."""
    return noun_of(items[told.item]) == "victims" or folded[told.group.span.slice].endswith("victims")


def _dead_rather(figures: list[Figure], part: Figure) -> int | None:
    """ "Killing five and injuring 21 … Three of the [victims] were from one family": of the dead told beside the hurt."""
    if part.part_of is None or part.outcome == "killed":
        return part.part_of
    whole = figures[part.part_of]
    for index in range(part.part_of - 1, -1, -1):
        dead = figures[index]
        if dead.sentence != whole.sentence:
            break
        fits = dead.outcome == "killed" and dead.assertion == "stated" and dead.part_of is None
        if fits and (dead.low or 0) >= (part.low or 0) and (dead.low or 0) > 1:
            part.outcome, part.category = "killed", dead.category if part.category == whole.category else part.category
            return index
    return part.part_of
