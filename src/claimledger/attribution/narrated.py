"""What goes on with somebody's account: "Residents said raiders came at dawn. They killed nine", "The centre documented 112
deaths. The army killed 74"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.attribution.tellings import Hearing, Telling
from claimledger.mentions import Figure, Who

# Whom an account was about went on to act; "They bring the toll to", "It was" may be the text's own.
_GO_ON = re.compile(
    r"\s*(?:They|It)\s+(?:(?:then|also|later|first)\s+)?(?:had\s+(?!been\b)|[a-z]{2,}ed\s|"
    r"(?:shot|took|left|hit|struck|drove|set|went|came|broke|beat|burst|threw|cut|fought|tore|blew|ran|rode|slit|dragged|held|flew)\s)"
)
_COUNTS = ("document", "record", "regist", "verif", "logg", "count", "tall")
_COUNTERS = ("monitor", "ngo", "un")
_TURNS = re.compile(
    r"\s*(?:In|On|At|Last|Earlier|Since|Meanwhile|Elsewhere|Separately|But|However|Later|Also|By|During|After|Before|When)\b"
)
_FAR = 3  # sentences


def narrated(page: Hearing, figures: Sequence[Figure], figure: Figure) -> Who | None:
    """Whose account or count the sentence of a figure goes on with, though nobody speaks in it."""
    if figure.sentence == 0 or page.tellings(figure.sentence):
        return None
    one = _acting_on(page, figure) or _counted_in(page, figures, figure)
    if one is None or not one.name:
        return None
    return Who(one.name, page.via(one), one.kind, one.span, f"goes on with what {one.name} tells", False)


def _acting_on(page: Hearing, figure: Figure) -> Telling | None:
    """ "Residents said raiders came at dawn. They killed nine": still the residents'."""
    doc = page.doc
    here, before = doc.sentences[figure.sentence], doc.sentences[figure.sentence - 1]
    if here.paragraph != before.paragraph or _GO_ON.match(doc.text, here.start, here.end) is None:
        return None
    told = page.tellings(before.index)
    one = told[-1] if told else None
    if one is None or one.said.form != "forward" or one.said.takes not in ("speech", "that"):
        return None
    return one if one.scope.end >= before.end - 2 else None


def _counted_in(page: Hearing, figures: Sequence[Figure], figure: Figure) -> Telling | None:
    """ "The centre documented 112 deaths. The army killed 74": whom a body has counted, by who did it."""
    sentences, here = page.doc.sentences, figure.sentence
    if figure.cumulative or figure.background or _TURNS.match(page.doc.text, sentences[here].start) is not None:
        return None
    for at in range(here - 1, max(here - 1 - _FAR, -1), -1):
        if sentences[at].paragraph != sentences[here].paragraph:
            return None
        told = page.tellings(at)
        if not told:
            if _TURNS.match(page.doc.text, sentences[at].start) is not None:
                return None
            continue
        one = told[-1]
        if len(told) > 1 or one.kind not in _COUNTERS or one.said.form != "forward":
            return None
        if not page.doc.folded.startswith(_COUNTS, one.said.cue.start):
            return None
        wholes = [f for f in figures if f.sentence == at and one.scope.contains(f.span) and f.outcome == figure.outcome]
        return one if any((f.low or 0) > (figure.low or 0) for f in wholes) else None
    return None


_SUMS_UP = tuple(f" {has} {when}" for has in ("has", "have") for when in ("", "already ", "now ", "so far ", "since "))


def sums_up(folded: str, figure: Figure) -> bool:
    """Whether a figure is what a thing has come to: "The operation [has killed] 900"; the text knows it."""
    return folded.endswith(_SUMS_UP, 0, figure.harm.start)
