"""Running tolls beside the news, whatever they are tolls of: "A shell killed three on Monday. The toll now stands at 9,250"."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from claimledger.calendars import MONTH_PATTERN, WEEKDAY_PATTERN
from claimledger.lexicon import read_tables
from claimledger.mentions import Document, Figure
from claimledger.patterns import Headed, Rare

_NATURAL = ("disease", "quake", "weather")  # their toll may be hundreds of times what a text tells of first
_HARMED = ("killed", "injured", "casualties")
_MANY, _HUNDREDFOLD = 1000, 100  # people, and times the news: no count of one attack, in whatever words
_SOME, _TENFOLD = 100, 10  # the same where words say that it counts more than the news
# "in the enclave", "overall", "this year": of more than one attack
_WIDER = Rare(
    r"\b(?:in|across|throughout)\s+the\s+(?:whole\s+|entire\s+|coastal\s+|besieged\s+)?(?:region|enclave|territory|strip|country|"
    r"province|nation|state|republic|district|governorate)\b|\bnationwide\b|\boverall\b|\bcumulative\b|"
    r"\bso\s+far\s+(?:this|in)\b|\bthis\s+(?:year|season)\b|\bin\s+the\s+(?:war|conflict)\b|"
    r"\b(?:tolls?|tally|dead)\s+(?:from|of|in)\s+the\s+(?:[\w-]+\s+)?(?:unrest|fighting|violence|siege|crackdown|campaign|offensive)\b"
)
_UP_TO_NOW = Rare(
    r"\b(?:has|have|had|now|since|tolls?|tally|number|total|overall|so\s+far|already|with|among|bring(?:s|ing)|brought|"
    r"(?:some|others)\s+say|estimates?)\b"
)
_FEW, _TWOFOLD = 20, 2  # the same where it counts killings
# "bringing the tally of killings in the district to 40"
_KILLINGS = Rare(
    r"\b(?:tally|toll|number|count|total)\s+of\s+(?:[\w-]+\s+){0,2}?(?:killings|murders|homicides|slayings|assassinations|"
    r"lynchings|femicides)\s+(?:in|across|within)\s+the\s+(?:[\w-]+\s+){0,3}?(?:area|region|enclave|territory|country|province|"
    r"nation|state|republic|district|governorate|county|city|town|municipality|council|borough|department|capital)\b"
)
# "since 10 May": it tells its own days
_OWN_DAYS = Rare(
    rf"\bsince\b[^.;]{{0,90}}\b(?:{MONTH_PATTERN}|{WEEKDAY_PATTERN}|(?:19|20)\d\d)\b|\bin\s+(?:19|20)\d\d\b"
)
# "the attack has killed", "Monday's blast": of one event
_ONE_EVENT = Rare(
    r"(?:\b(?:the|this|that)|['’]s)\s+(?:[\w-]+\s+){0,2}?(?:attack|raid|\w*strike|massacre|bombing|bombardment|blast|explosion|"
    r"collapse|crash|fire|blaze|sinking|disaster|accident|stampede|tragedy|incident|ambush|shooting|capsizing|derailment)\b"
)
# "three bodies were found, bringing the toll to 61": of those whom the toll counts
_BODIES = Rare(r"\b(?:bod(?:y|ies)|remains|corpses?)\b")
_FOUND = Rare(r"\b(?:bod(?:y|ies)|remains|corpses?|found|recovered|pulled|retrieved|succumbed|wounds|injuries|died)\b")


@functools.cache
def _natural(language: str) -> Headed:
    """What people die of that is no attack."""
    tables = read_tables(language, "causes")
    return Headed.words((t for kind in _NATURAL for entry in tables[kind] for t in entry["terms"]), after=r"\b")


def mark_far_more(doc: Document, figures: Sequence[Figure]) -> None:
    """Set `overall` and `background` on the figures that are far above the news that a text opens with.

    "With 9,250 dead, talks are far away", behind a shell that killed three, is a toll of a war of which no word is said.
    """
    if len(figures) < 2 or (peak := max(map(_size, figures))) < _FEW:
        return
    first = figures[0]
    most = _size(first)
    if first.background or first.overall or not most or peak < _TWOFOLD * most:
        return
    killings = _KILLINGS.search(doc.folded) is not None
    if not killings and (peak < _SOME or peak < _TENFOLD * most):
        return
    tallies = [killings and _of_killings(doc, figure) for figure in figures]
    likely = [tally or _may_be(doc, figure) for tally, figure in zip(tallies, figures, strict=True)]
    news = [
        f for f, may in zip(figures, likely, strict=True)
        if not (may or f.background or f.overall or f.compared or f.earlier or _tells_days(doc, f))
        and f.outcome != "displaced"
    ]  # fmt: skip
    opening = doc.sentences[first.sentence]
    if first not in news or first.other or _BODIES.search(doc.folded, opening.start, opening.end) is not None:
        return
    most = max(map(_size, news))
    marked: set[int] = set()
    for i, figure in enumerate(figures):
        whole = figure.part_of if figure.part_of is not None else figure.repeat_of
        if whole in marked:
            found = True
        elif not likely[i] or _beside_dead(figures, i, marked):
            continue
        elif _size(figure) >= max(_MANY, _HUNDREDFOLD * most):
            found = True
        elif tallies[i]:
            found = _size(figure) >= max(_FEW, _TWOFOLD * most)
        else:
            found = _size(figure) >= max(_SOME, _TENFOLD * most) and _is_wider(doc, figure)
        if found and not _raises(doc, figures, i):
            marked.add(i)
    if not marked or _natural(doc.article.language or "en").search(doc.folded) is not None:
        return
    for i in marked:
        figures[i].overall = figures[i].background = True
        figures[i].reasons.append("a running toll far above the news")


def _of_killings(doc: Document, figure: Figure) -> bool:
    """Whether a figure counts killings: several deeds, and no dead of the one that is told."""
    sentence = doc.sentences[figure.sentence]
    plain = figure.outcome == "killed" and figure.kind != "row" and not (figure.background or figure.compared)
    return (
        plain
        and _KILLINGS.search(doc.folded, sentence.start, min(figure.span.start, sentence.end)) is not None
        and _OWN_DAYS.search(doc.folded, sentence.start, sentence.end) is None
    )


def _size(figure: Figure) -> int:
    return figure.low or figure.high or 0


def _may_be(doc: Document, figure: Figure) -> bool:
    """Whether a figure may be a running toll by its size and words, and says no days of its own."""
    if _size(figure) < _SOME or figure.outcome not in _HARMED or figure.background or figure.overall:
        return False
    if figure.qualifier == "vague" and not figure.cumulative:
        return False
    if figure.kind == "row" or figure.entry or figure.compared or figure.assertion == "projected":
        return False
    sentence, folded = doc.sentences[figure.sentence], doc.folded
    if not (figure.cumulative or _UP_TO_NOW.search(folded, sentence.start, sentence.end)):
        return False
    return not _tells_days(doc, figure) and _ONE_EVENT.search(folded, sentence.start, sentence.end) is None


def _tells_days(doc: Document, figure: Figure) -> bool:
    sentence = doc.sentences[figure.sentence]
    return _size(figure) >= _SOME and _OWN_DAYS.search(doc.folded, sentence.start, sentence.end) is not None


def _beside_dead(figures: Sequence[Figure], i: int, marked: set[int]) -> bool:
    """Whether the wounded are told with dead who are no such toll: "Total KIA 312, WIA 1,045"."""
    return figures[i].outcome == "injured" and any(
        f.sentence == figures[i].sentence and f.outcome == "killed" and k not in marked for k, f in enumerate(figures)
    )


def _is_wider(doc: Document, figure: Figure) -> bool:
    sentence = doc.sentences[figure.sentence]
    return _WIDER.search(doc.folded, sentence.start, sentence.end) is not None


def _raises(doc: Document, figures: Sequence[Figure], i: int) -> bool:
    """Whether the news are people whom the toll had yet to count: "Two bodies were found, bringing the toll to 1,204"."""
    for part in figures[:i]:
        if part.part_of == i or part.sentence == figures[i].sentence:
            sentence = doc.sentences[part.sentence]
            found = _FOUND.search(doc.folded, sentence.start, figures[i].span.start)
            if part.other or found is not None:
                return True
    return False
