"""Counts of a whole war beside the news: "A shell killed three on Monday. The war has killed 40,000 people"."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from claimledger.lexicon import LexiconError, read_tables
from claimledger.mentions import Document, Figure
from claimledger.patterns import Headed

_KINDS = ("years", "months")
# what comes behind the noun where it is the head: "the war [has]", and not "the war crimes", "the conflict zone"
_HEAD = (
    r"\b(?=['’]s (?:(?:death|overall|casualty|human|civilian|known|official|total|confirmed) )*(?:toll|dead|victims)\b|"
    r"\s*(?:[^\w\s'’]|\Z|(?:that|which|who|has|have|had|is|was|are|were|began|begins?|started|broke|erupted|in|on|between|"
    r"against|with|within|over|of|across|and|or|since|so|now|there|here|alone|by|to|from|for|may|could|will|killed|claimed|cost|"
    r"left|as|than|after|before|at|among|led|took|displaced|ended|according|up|under|throughout|this|last|but|stands?|stood|"
    r"reach(?:es|ed)|rose|passed|topped|exceed(?:s|ed)|surpassed|continues?|rages|raged|drags|grinds|entered|enters|hit)\b))"
)
# from the noun to the figure or the words of harm: " between the two, now in its third year, has claimed about "
_TOLLED = re.compile(
    r"['’]s\s[^.;:]{0,40}|(?:\s+(?:there|here))?"
    r"(?:\s+(?:in|between|against|with|within|over|of|across|on|by|to|for|that|which|began|started|"
    r"broke out|erupted|since)\b[^,.;:]{1,60}?)?(?:,\s[^.;:]{1,80}?,)?(?:,?\s+(?:that|which))?(?:,[^,.;:]{1,60},)?\s+"
    r"(?:(?:has|have|had|having|so|far|already|also|since|now|long|reportedly|may|is|are|to|thought|believed|estimated|said|then|"
    r"by some estimates|itself|be)\s+)*"
    r"(?:(?:claimed|claims|cost|costs|left|leaves|taken|took|caused|seen|saw|brought|led to|resulted in|killed|kills|displaced|"
    r"driven|forced|wounded|injured|uprooted|meant)\b[^.;:]{0,60})?"
    r"|,?\s+in which\s[^.;:]{0,30}"
)
# from the words of harm, or from the people, to the noun: " so far in the brutal "
_BEHIND = re.compile(
    r"[^.;:]{0,60}?\b(?:in|of|during|since|from|over|throughout|by|amid|through|due to|as a result of)\s+(?:[\w'’-]+\s+){0,6}?"
)
_OTHER = (
    r"who|but|when|where|while|after|before|attacks?|raids?|strikes?|massacres?|battles?|bombings?|blasts?|explosions?|\w*quakes?|"
    r"floods?|crash"
)
_OF_ANOTHER = re.compile(rf"\b(?:{_OTHER})\b")
_OF_ITS_LAND = re.compile(
    rf"\b(?:{_OTHER}|country|land|nation|region|state|city|torn|ravaged|hit|worst|deadliest|bloodiest|first|most|biggest|largest|"
    r"heaviest|that|which|such as)\b"
)
_OF_A_DAY = re.compile(
    r"\b(?:alone|(?:in|over|during|within) (?:the |a |one |just )?(?:past |last |single |previous )?"
    r"(?:(?:24|48|72) hours|day|night|week|two days|three days))\b"
)
_UP_TO_NOW = re.compile(r"\b(?:has|have|since|so far|toll|is|are|thought|believed|estimated)\b")
_GOES_ON = re.compile(r"\b(?:has|have)\s(?:[\w-]+\s){0,3}\Z|\b(?:has|have)\s(?:\w+\s)?been\b[^.;]{0,20}\Z")
_IN_IT = re.compile(r"\s(?:in|of|from|during)\sit\b(?!s)")
_AROUND, _FAR = 60, 200  # characters
_MANY, _FEW = 1000, 50  # people: a count of a war though nothing stands beside it; the least that is one at all
_MORE = {"years": 2, "months": 10}  # times the highest count of the news
_ENOUGH = {"years": _FEW, "months": 500}


@functools.cache
def _nouns(language: str) -> dict[str, Headed]:
    """What lasts for years, by its kind."""
    tables = read_tables(language, "wars")
    for kind, own in tables.items():
        for entry in own:
            if kind not in _KINDS or set(entry) - {"terms", "examples", "not_examples"}:
                raise LexiconError(f"wars.toml: [[{kind}]] {entry.get('terms', ['?'])[:1]}: unknown table or keys")
    return {kind: Headed.words((t for e in tables[kind] for t in e["terms"]), after=_HEAD) for kind in _KINDS}


def mark_wars(doc: Document, figures: Sequence[Figure]) -> None:
    """Set `overall` on the figures that count the dead of a whole war, and `background` where the text has other news.

    "The invasion has left 9,000 soldiers dead" is no figure of the shell that fell on Monday.
    """
    if max(map(_size, figures), default=0) < _FEW:
        return
    kinds = _kinds(doc, figures)
    if not any(kinds):
        return
    for kind in _KINDS:
        most = max(map(_size, _beside(figures, kinds)), default=0)
        for i, figure in enumerate(figures):
            if kinds[i] != kind or figure.background:
                continue
            low = _size(figure)
            if (kind == "years" and not most and low >= _MANY) or (
                most and low >= max(_ENOUGH[kind], _MORE[kind] * most)
            ):
                figure.overall = True
            else:
                kinds[i] = None
    _set_behind_news(figures)


def _size(figure: Figure) -> int:
    return max(figure.low or 0, figure.high or 0)


def _set_behind_news(figures: Sequence[Figure]) -> None:
    """Make the counts of a war background, where the text does not open with them and has other news."""
    overall = [f for f in figures if f.overall]
    news = [
        f for f in figures if not (f.overall or f.background or f.outcome == "displaced") and f.assertion != "projected"
    ]
    lead = min((f.sentence for f in news), default=None)
    if lead is None or (overall and min(f.sentence for f in overall) < min(lead, 2)):
        return
    for figure in overall:
        figure.background = True
        figure.reasons.append("a count of a whole war, beside news")


def _beside(figures: Sequence[Figure], kinds: Sequence[str | None]) -> list[Figure]:
    """The figures of the news: those that no word of a war is told with."""
    return [
        f for f, kind in zip(figures, kinds, strict=True)
        if kind is None and not f.background and not f.compared and f.outcome != "displaced"
    ]  # fmt: skip


def _kinds(doc: Document, figures: Sequence[Figure]) -> list[str | None]:
    """For each figure the kind of what lasts that its words say it is counted of, or that its whole is, or that the
    sentence before was on: "The war has killed 9,000. Another 20,000 have been wounded"."""
    kinds: list[str | None] = []
    for figure in figures:
        kind = _counted_of(doc, figure)
        if kind is None and (whole := figure.part_of if figure.part_of is not None else figure.repeat_of) is not None:
            kind = kinds[whole] if whole < len(kinds) else None
        if kind is None and kinds and _size(figure) >= _MANY and figure.outcome != "displaced":
            last, same = figures[len(kinds) - 1], doc.sentences[figure.sentence]
            near = figure.sentence - last.sentence <= 1 and doc.sentences[last.sentence].paragraph == same.paragraph
            start = max(same.start, figure.harm.start - _AROUND)
            kind = kinds[-1] if near and _GOES_ON.search(doc.folded, start, figure.harm.start) else None
        kinds.append(kind)
    return kinds


def _counted_of(doc: Document, figure: Figure) -> str | None:
    if _size(figure) < _FEW or figure.earlier or figure.qualifier == "unquantified":
        return None
    sentence, folded = doc.sentences[figure.sentence], doc.folded
    first, last = min(figure.span.start, figure.harm.start), max(figure.span.end, figure.harm.end, figure.group.end)
    for kind, nouns in _nouns(doc.article.language or "en").items():
        for noun in nouns.finditer(folded, sentence.start, sentence.end):
            other = _OF_ITS_LAND
            if noun.end() <= first:
                if first - noun.end() > _FAR:
                    continue
                found, other = _TOLLED.fullmatch(folded, noun.end(), first), _OF_ANOTHER
            elif figure.harm.end <= noun.start() and noun.end() <= figure.span.start:
                found = _BEHIND.fullmatch(folded, figure.harm.end, noun.start())  # "the toll in the war is 9,000"
            elif last <= noun.start():
                found = _BEHIND.fullmatch(folded, last, noun.start())
            else:
                continue
            if found is None or other.search(found.group()) or _OF_A_DAY.search(folded, last, sentence.end):
                continue
            if kind == "years" or (
                figure.outcome != "displaced" and _UP_TO_NOW.search(folded, sentence.start, sentence.end)
            ):
                return kind
    if figure.sentence and _IN_IT.match(folded, last) and _size(figure) >= _MANY:
        before = doc.sentences[figure.sentence - 1]  # "It is a brutal war. More than 50,000 people have died in it."
        years = _nouns(doc.article.language or "en")["years"]
        if before.paragraph == sentence.paragraph and years.search(folded, before.start, before.end):
            return "years"
    return None
