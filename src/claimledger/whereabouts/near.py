"""Which sentences of a document are read for places: those of its figures, and of the others as few as may matter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.labelrows import fields_of
from claimledger.mentions import Figure
from claimledger.patterns import automaton, holds
from claimledger.places.finding import Finder
from claimledger.places.mentions import PlaceMention
from claimledger.whereabouts.telling import Telling

_HEAD = 3  # sentences at the start of the text,
_BACK = 3  # before a figure,
_AHEAD = 3  # and after it, in which an event may be placed
_SCENE = 4  # of its paragraph before a figure that names no place
_CARRIED = 5  # sentences over which a figure that names no place has that of the head

_SPOT = automaton(
    [" street", " avenue", " ave", " road", " drive", " lane", " block", " boulevard", " blvd", " highway", " court",
     " place", " parkway", " st.", " rd.", " apartment", " mall", " park", " school", " church", " bar", " club", " motel",
     " hotel", " neighborhood", " neighbourhood"]
)  # fmt: skip


def read_near(finder: Finder, telling: Telling, figures: Sequence[Figure]) -> list[list[PlaceMention]]:
    """The mentions of each sentence, in text order; of one that is not read none.

    A sentence with a figure is read, and one near by, or at the head of the text, that tells of an event; where the
    figure has a place of its own, one of another paragraph only if it may name a street or building. Others may
    only set the scene: "Fighters entered Lorin. Two people died." So that before a figure is read in its own paragraph,
    and the head of the text where a figure near by names no place.
    """
    sentences = telling.doc.sentences
    last = len(sentences)
    named: list[list[PlaceMention]] = [[] for _ in sentences]
    told = sorted({figure.sentence for figure in figures})
    scene, near = set[int](), set(range(min(_HEAD, last)))
    spots = set[int]()  # sentences that are read only for a street or building
    silent: list[int] = []  # sentences with a figure and no place
    for index in told:
        around = range(max(0, index - _BACK), min(index + _AHEAD + 1, last))
        named[index] = finder.find(sentences[index])
        if not [m for m in named[index] if m.role in ("event", "label")]:
            silent.append(index)
            near.update(around)
            scene.update(_fields(telling, figures, index))
        else:
            own = sentences[index].paragraph
            for other in around:
                (near if sentences[other].paragraph == own else spots).add(other)
        reach = _SCENE if silent and silent[-1] == index else 1
        for before in range(index - 1, max(-1, index - 1 - reach), -1):
            if sentences[before].paragraph != sentences[index].paragraph:
                break
            scene.add(before)
    paragraphs = {sentences[index].paragraph for index in told}
    if silent and len(silent) == len(told):  # no figure names one
        scene.add(0)
    for index in range(min(_HEAD, last)):
        if (silent and silent[0] - index <= _CARRIED) or sentences[index].paragraph in paragraphs:
            scene.add(index)
    for index in sorted((near | scene | spots).difference(told)):
        if index in scene or ((index in near or _may_name_spot(telling, index)) and telling.eventful(index)):
            named[index] = finder.find(sentences[index])
    return named


def _fields(telling: Telling, figures: Sequence[Figure], index: int) -> list[int]:
    """The lines of a record above a figure that give its place: "Location: Orvale"."""
    doc = telling.doc
    words = telling.words(index)
    if (":" not in words and "|" not in words) or "\n" not in doc.text:
        return []
    figure = next(f for f in figures if f.sentence == index)
    return [line.index for line in fields_of(doc, figure) if _PLACED.match(doc.folded, line.start, line.end)]


_PLACED = re.compile(
    r"(?:[a-z]+ )?(?:location|place|city|town|village|district|province|where|venue|site|scene|area)(?: of [a-z]+)?:"
)


def _may_name_spot(telling: Telling, index: int) -> bool:
    return holds(_SPOT, telling.words(index))
