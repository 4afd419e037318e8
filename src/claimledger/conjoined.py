"""Clauses of one sentence that an "and" joins, each of its own people: what stands in one is not said of the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from claimledger.mentions import Figure
from claimledger.spans import Span

_JOINT = re.compile(r"(?:;|,?\s(?:and|while|whereas|but)|,(?=\s(?:in|on|near|at)\s))\s")
_APART = re.compile(r"(?:;|,\s(?:and|while|whereas|but))\s")
# What may stand between an "and" and the time or place that its clause opens with: "and late on [Tuesday]".
_LEAD = re.compile(
    r"(?:(?:then|later|earlier|again|also|further|elsewhere)\s+)?(?:(?:late|early|mid|at|by|dawn|dusk|noon|midnight|night|nightfall|"
    r"on|in|near|outside|around|during|the|of|about|this|last|nearby|neighbou?ring|town|city|village|district|province)\s+)*"
)
# What does the harm in a clause, before the time or place that it has: "and [a raid in] May", "and [another on] Monday".
_EVENT = re.compile(
    r"(?:an?|another|one|the)(?:\s+[\w-]+){0,3}?(?:\s+(?:late|early|last|on|in|near|outside|around|at|of|the))*\s+"
)


def clauses_of(
    folded: str, around: Span, figures: Sequence[Figure], told: Iterable[Span], *, listed: bool = False
) -> list[Span]:
    """The clauses of the sentence `around`, each with figures and with a time or place of its own; none where it is not
    parted so. `figures` are those of the sentence in order, `told` its times or its places, in order; `listed` says that
    two of these with an "and" between them are one.

    "Three died in May and in January a bomb killed seven", "nine died in Osk and two were hurt in Ulm": a clause for each.
    In "on Monday nine died and six were hurt near Osk" both are told of both.
    """
    if len(figures) < 2:
        return []
    one = figures[0]
    opens = _telling(one).start
    things = [t for t in told if t.start > opens or one.clause.contains(t)]
    if len(things) < 2:
        return []
    starts = [around.start]
    for at, (one, two) in enumerate(pairwise(figures)):
        between = Span(_telling(one).end, _telling(two).start)
        if one.harm == two.harm:  # "killed nine on Monday and four on Tuesday", not "killed nine men and four boys"
            between = Span(one.span.end, two.span.start)
        if (cut := _joint(folded, between, things, listed)) is not None:
            later = _later(folded, two, figures[at + 2], things) if at + 2 < len(figures) else None
            starts.append(cut if later is None else later)
    clauses = [Span(*pair) for pair in pairwise([*starts, around.end])]
    if len(clauses) < 2 or not all(any(c.contains(t) for t in things) for c in clauses):
        return []
    return clauses


def _later(folded: str, two: Figure, three: Figure, things: Sequence[Span]) -> int | None:
    """Where the clause of a third figure begins, if the second has nothing of its own: "12 died in Osk and [255] were hurt,
    and 58 were wounded in Ulm"."""
    behind = Span(two.span.start, three.span.start)
    if any(behind.contains(t) for t in things):
        return None
    found = [m.start() for m in _APART.finditer(folded, _telling(two).end, three.span.start)]
    return found[-1] if found else None


def _telling(figure: Figure) -> Span:
    """From the count of a figure to its words of harm."""
    return Span(min(figure.span.start, figure.harm.start), max(figure.span.end, figure.harm.end))


def _joint(folded: str, between: Span, things: Sequence[Span], listed: bool) -> int | None:
    """Where between two figures the clause of the second begins: behind a time or place of the first, or before one that
    opens the clause."""
    if between.end <= between.start or not any(between.contains(t) for t in things):
        return None
    found, opens = None, None
    for joint in _JOINT.finditer(folded, *between):
        behind = next((thing.start for thing in things if thing.start >= joint.end()), -1)
        beside = behind == joint.end()
        if beside and listed and any(thing.end == joint.start() for thing in things):
            continue  # "between Osk and Ulm"
        if joint.group() != ", " and any(
            between.start <= thing.start and thing.end <= joint.start() for thing in things
        ):
            found = joint.start()
        if behind >= 0 and (lead := _LEAD.fullmatch(folded, joint.end(), behind)) is not None:
            if lead.group() or not listed:
                opens = joint.start()
        elif joint.end() <= behind < between.end and _EVENT.fullmatch(folded, joint.end(), behind) is not None:
            opens = joint.start()
    return found if opens is None else opens
