"""Gatherings beside a date: a funeral, an election, a meeting, whose day it may be rather than that of harm."""

from __future__ import annotations

import re

from claimledger.days.standing import tells_harm
from claimledger.days.words import Signs
from claimledger.mentions import Document, Figure
from claimledger.spans import Span

_UNREST = re.compile(r"\s+(?:violence|unrest|clashes|riots?|killings?|bloodshed|attacks?|massacres?)\b")
# "shot at a birthday party Friday": the gathering is the scene, and its day that of the shooting.
_AT_SCENE = re.compile(
    r"\b(?:at|during|outside|near|inside|(?:as|when|while)\s+(?:he|she|they)\s+left|leaving|after|following|from)"
    r"\s+(?:an?|the|his|her|their|its)\s+(?:(?!(?:at|during|outside|near|inside)\b)[\w'’-]+\s+){0,3}?$"
)
_COVERED = re.compile(
    r"\b(?:landslides?|mudslides?|avalanches?|rubble|debris|mud|snow|alive|under|beneath|collapsed?|quake)\b"
)
# What was done with or for people, and no occasion at which they were hurt: "killed during the raid were [buried]".
_TO_PEOPLE = frozenset(["buried", "laid to rest", "mourned", "commemorated", "visited", "met with", "paid tribute"])


def meetings_of(doc: Document, signs: Signs, around: Span, front: bool) -> list[Span]:
    """The gatherings of a stretch that may be what its date is of, and are no scene of harm."""
    folded = doc.folded
    return [
        m
        for m in signs.spans("gathering", *around)
        if (folded[m.slice] in _TO_PEOPLE or not _is_scene(folded, signs, m, around, front))
        and not (front and _is_counted_from(folded, signs, m, around))
        and not (folded.startswith(_DAYS, m.start) and _is_only_time(folded, signs, m, around))
        and not _is_part_of_name(doc, m)
        and not folded.startswith((" ground", " square"), m.end)
        and not _UNREST.match(folded, m.end)  # "post-election violence killed nine"
        and (folded[m.slice] != "buried" or _COVERED.search(folded[around.slice]) is None)
    ]


_NAME_BEFORE = re.compile(r"\b[A-Z][\w'’-]+\s+\Z")


def _is_part_of_name(doc: Document, word: Span) -> bool:
    """Whether a word is the last of a name: "between Garnet and Mount Summit", but not in text that is all capitals."""
    text = doc.text
    if not text[word.start].isupper() or text[word.slice].isupper():
        return False
    return _NAME_BEFORE.search(text, max(0, word.start - 25), word.start) is not None


def _is_scene(folded: str, signs: Signs, meeting: Span, around: Span, front: bool) -> bool:
    """Whether people came to harm at a gathering: "two were shot at the festival on Friday".

    Behind a date that opens the sentence only at its time: "On Tuesday, during the funerals, two were shot".
    """
    scene = _AT_SCENE.search(folded, max(around.start, meeting.start - 60), meeting.start)
    if scene is None:
        return False
    if front:
        return scene.group().startswith("during") and signs.any("violence", meeting.end, around.end)
    return signs.any("violence", around.start, scene.start()) or signs.any("event", around.start, scene.start())


_DAYS = ("anniversary", "birthday")
_ON_THE = re.compile(r"(?:\bon|,)\s+(?:the|his|her|its|their|my|our)\s+(?:[\w-]+\s+){0,2}\Z")


def _is_only_time(folded: str, signs: Signs, day: Span, around: Span) -> bool:
    """Whether a birthday or anniversary says on what day people came to harm: "On 3 May, on the tenth anniversary of the
    station, gunmen ambushed a truck", "was shot on Friday, on her birthday"."""
    if _ON_THE.search(folded, max(around.start, day.start - 40), day.start) is None:
        return False
    if signs.any("violence", around.start, day.start):
        return True
    comma = folded.find(",", day.end, around.end)
    if comma < 0 or signs.any("event", day.end, comma):
        return False  # "on the anniversary of the disaster, relatives of those killed laid flowers"
    return signs.any("violence", comma, around.end)


_COUNTED_FROM = re.compile(
    r",\s+(?:(?:just|only|barely)\s+)?(?:\d+|[a-z]+)\s+(?:hours?|days?|weeks?|months?)\s+(?:before|after|ahead\s+of|from)\s+"
    r"(?:(?!(?:and|or|was|were|had)\b)[\w'’-]+\s+){0,4}?\Z"
)


def _is_counted_from(folded: str, signs: Signs, meeting: Span, around: Span) -> bool:
    """Whether an aside behind a date only counts from a gathering: "On Sunday, two days before the election, a bomb killed
    nine"."""
    if _COUNTED_FROM.search(folded, max(around.start, meeting.start - 60), meeting.start) is None:
        return False
    comma = folded.find(",", meeting.end, around.end)
    return comma >= 0 and tells_harm(signs, comma, around.end)


_AT_FUNERAL = re.compile(
    r"\W*(?:during|at|amid)\s+(?:[\w'’-]+\s+){0,4}?(?:funerals?|burials?|vigils?|memorials?|mass|march|protests?|rally)\b[^,;]*?\b"
    r"(?:for|of|over|against|honou?ring|mourning)\s[^,;]*?\b(?:killed|killing|murder(?:ed)?|slain|shot|died|deaths?|drowned)\b[^,;]*\Z"
)


def is_of_those_mourned(folded: str, start: int, figure: Figure, span: Span) -> bool:
    """Whether a date is that of those whom a gathering is for, and not of who was killed at it: "During Monday's funeral for two
    boys killed in [Saturday's] raid, a bomb killed five"."""
    comma = folded.find(",", span.end, max(span.end, min(figure.harm.start, figure.span.start)))
    return comma >= 0 and _AT_FUNERAL.match(folded[start : span.start]) is not None
