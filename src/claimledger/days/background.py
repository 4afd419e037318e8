"""Counts of more than the news: "A clerk was shot on Tuesday. The group has killed hundreds of people in the district"."""

from __future__ import annotations

from claimledger.days.daybook import Daybook
from claimledger.days.phrases import SAME_EVENT
from claimledger.days.windows import Windows
from claimledger.days.words import date_signs
from claimledger.mentions import Figure
from claimledger.patterns import Rare

_FAR_MORE = 5
_BY_OTHERS = 3  # where the sentence names who has killed, and that is no event
_FEW = 10  # people: a count below may be that of the news, told anew
_EXODUS = 50_000  # people who have fled, beside a handful of dead
_HAS = Rare(r"\b(?:has|have)\b[^.;]{0,48}\Z")
# What is confirmed, or known by now, is the toll of the news.
_TOLL = Rare(
    r"\b(?:tolls?|tally|so\s+far|now|already|confirmed|since|officially|risen|rose|climbed|survivors?|hospitals?|"
    r"(?:was|were)\s+(?:killed|injured|wounded|hurt))\b"
)
_OVERALL = Rare(r"\b(?:overall|cumulative|entire)\s+(?:death\s+|casualty\s+)?(?:toll|count|tally|number)\b")
_ITSELF = ("it ", "this ", "that ", "they ", "the ", "these ", "those ")


def is_background_count(days: Daybook, found: Windows, figure: Figure) -> bool:
    """Whether a count told in the perfect is far above all that the text dates beside it: of years, and not of the day.

    "At least 14 have died", behind "a bomb killed nine on Monday", is a count of the bomb.
    """
    low = figure.low or 0
    if low < _FEW or figure.part_of is not None or figure.repeat_of is not None:
        return False
    counted = _counted_beside(days, found, figure)
    if not counted:
        return False
    sentence, folded = days.doc.sentences[figure.sentence], days.doc.folded
    if days.holds(_OVERALL, figure.sentence):
        return low > 2 * _FAR_MORE * counted
    if low <= _BY_OTHERS * counted or not is_up_to_now(days, figure):
        return False
    if days.has(SAME_EVENT, figure.sentence) or days.holds(_TOLL, figure.sentence):
        return False
    if figure.outcome == "displaced":
        return low >= _EXODUS
    if figure.span.start < figure.harm.start:
        return low >= _FAR_MORE * counted
    subject = folded[sentence.start : folded.rfind("ha", sentence.start, figure.harm.start)]
    if date_signs(folded).any("event", sentence.start, sentence.start + len(subject)):
        return not subject.startswith(_ITSELF) and low >= _FAR_MORE * counted
    return not subject.startswith(("it ", "this ", "that "))


def is_up_to_now(days: Daybook, figure: Figure) -> bool:
    """Whether a figure is told in the perfect: "storms have left seven dead"."""
    start = max(days.doc.sentences[figure.sentence].start, figure.harm.start - 60)
    return _HAS.search(days.doc.folded, start, figure.harm.start) is not None


def _counted_beside(days: Daybook, found: Windows, figure: Figure) -> int:
    """The largest count of the same outcome that has a day, in the sentences around; 0 where there is none."""
    counts = [0]
    for index in range(figure.sentence - 2, figure.sentence + 3):
        for k in found.by_sentence.get(index, ()):
            other, when = found.figures[k], found.whens[k]
            if other is figure or when is None or when.start is None or when.precision != "day":
                continue
            if other.outcome in (figure.outcome, "injured") or figure.outcome == "displaced":
                counts.append(other.high or 10 * (other.low or 0))
    return max(counts)
