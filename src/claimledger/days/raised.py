"""Totals that a sentence raises, beside those that it adds: "178 died, bringing the toll to 23,870"."""

from __future__ import annotations

from claimledger.days.daybook import Daybook
from claimledger.days.reading import Told
from claimledger.mentions import Figure, Sentence
from claimledger.patterns import Rare

# "178 in the past 24 hours, bringing the toll since the war began to [23,870]"
RAISED = Rare(
    r"\b(?:raising|bringing|taking|pushing|lifting)\b[^.;]{0,40}\b(?:toll|total|number|tally|count)\b(?:[^.;](?!\bfrom\b)){0,80}$"
)
_RAISING = Rare(r"\b(?:raising|bringing|taking|pushing|lifting)\b[^.;]{0,40}\b(?:toll|total|number|tally|count)\b")

_TO = Rare(r"\b(?:raising|bringing|taking|pushing|lifting)\b")


def behind_raising(days: Daybook, sentence: Sentence, figure: Figure, told: list[Told]) -> list[Told]:
    """The dates behind the word by which a total is raised, if there are any: "Two died [on Monday], bringing to 31 the number
    of miners killed [this year]"."""
    raising = _TO.search(days.doc.folded, sentence.start, figure.span.start)
    if raising is None:
        return told
    return [t for t in told if t.mention.span is not None and t.mention.span.start >= raising.end()] or told


def raises(days: Daybook, sentence: Sentence, figure: Figure) -> bool:
    """ "[Three] of the wounded died on Sunday, bringing the toll to 12": the three have a day of their own."""
    after = max(figure.span.end, figure.harm.end)
    return not figure.cumulative and _RAISING.search(days.doc.folded, after, sentence.end) is not None


def are_more(days: Daybook, figure: Figure) -> bool:
    """ "The toll rose to 41 after [nine more] died overnight": the nine have a day of their own."""
    before = days.doc.folded[max(0, figure.group.start - 12) : figure.group.start]
    return figure.other and not figure.cumulative and before.rstrip().endswith((" after", " as", " when"))
