"""Dead counted right behind an event that is told with its month or year: "Gunmen attacked a market in March. Nine died"."""

from __future__ import annotations

from claimledger.again import EVENTS
from claimledger.days.daybook import Daybook
from claimledger.days.windows import Windows
from claimledger.mentions import Figure
from claimledger.patterns import Rare

# "Two were killed in another raid", "earlier, three had been shot", "by a mine"
_OTHER = Rare(
    rf"\b(?:an?|another|other|two|three|several|more|separate|second)\s+(?:[\w-]+\s+){{0,2}}?(?:{EVENTS})\b|"
    r"\b(?:another|other|others|elsewhere|meanwhile|separately|earlier|before|later|previous(?:ly)?|already|since|ago|then|also|"
    r"so\s+far|alone|by\s+(?:an?|two|three)|a\s+total)\b"
)


def is_its_toll(days: Daybook, found: Windows, figure: Figure, index: int) -> bool:
    """Whether a figure is the toll of what sentence `index` before it tells, which counts nobody itself.

    "Rebels raided the camp in 2016. The army said nine people had died" -> True.
    """
    sentences = days.doc.sentences
    if figure.outcome not in ("killed", "injured", "abducted"):
        return False
    if index + 1 != figure.sentence or sentences[index].paragraph != sentences[figure.sentence].paragraph:
        return False
    if found.by_sentence.get(index) or days.counts(figure.sentence) or figure.cumulative or figure.background:
        return False
    if any(t.role != "statement" for t in days.told(figure.sentence)):
        return False
    told = [t for t in days.told(index) if t.window]
    if len(told) != 1 or told[0].role != "event":
        return False
    return not days.holds(_OTHER, figure.sentence)
