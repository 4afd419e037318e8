"""Totals that a sentence raises, beside those that it adds: "178 died, bringing the toll to 23,870"."""

from __future__ import annotations

from collections.abc import Sequence

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


# "Nine died of cholera on Tuesday, taking the toll of the outbreak to [172]": for weeks, not on Tuesday
_LASTING = Rare(r"\b(?:outbreaks?|epidemics?|pandemic|heat\s?waves?|cold\s(?:waves?|snap|spell)|droughts?|famine)\b")


def is_of_lasting(days: Daybook, sentence: Sentence, figure: Figure, told: Sequence[Told]) -> bool:
    """Whether a figure is the raised total of an outbreak or the like, and no date stands behind the word that raises it."""
    raising = _TO.search(days.doc.folded, sentence.start, figure.span.start) if figure.cumulative else None
    if raising is None or any(t.mention.span is None or t.mention.span.start >= raising.end() for t in told):
        return False
    return _LASTING.search(days.doc.folded, raising.end(), sentence.end) is not None


def raises(days: Daybook, sentence: Sentence, figure: Figure) -> bool:
    """ "[Three] of the wounded died on Sunday, bringing the toll to 12": the three have a day of their own."""
    after = max(figure.span.end, figure.harm.end)
    return not figure.cumulative and _RAISING.search(days.doc.folded, after, sentence.end) is not None


def are_more(days: Daybook, figure: Figure) -> bool:
    """ "The toll rose to 41 after [nine more] died overnight": the nine have a day of their own."""
    before = days.doc.folded[max(0, figure.group.start - 12) : figure.group.start]
    return figure.other and not figure.cumulative and before.rstrip().endswith((" after", " as", " when"))
