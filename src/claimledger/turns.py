"""Words that turn from one incident to another: "in a separate attack", "elsewhere"."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from claimledger.calendars import MONTH_PATTERN
from claimledger.lexicon import LexiconError, read_tables
from claimledger.mentions import Document, Figure
from claimledger.openings import opening_days
from claimledger.patterns import Headed, Rare, matches_at

_OPENS = 4  # words that may stand before a turn which still opens its sentence: "On Tuesday, in a separate attack"


@dataclass(frozen=True, slots=True)
class Turn:
    """Words that turn to another incident, from `start` on. `whole`: they open their sentence and hold beyond it."""

    start: int
    end: int
    sentence: int
    whole: bool
    sure: bool  # without a change of place or day


@functools.cache
def _patterns(language: str) -> tuple[Headed, re.Pattern[str], re.Pattern[str]]:
    """Where a turn may begin; what turns to another incident for sure, and what does so where day or place change."""
    tables = read_tables(language, "incidents")
    if set(tables) != {"events", "turn", "also"}:
        raise LexiconError(f"incidents.toml: tables {sorted(tables)}; expected events, turn, also")
    events = "|".join(re.escape(e) for e in sorted(tables["events"]["terms"], key=lambda t: (-len(t), t)))
    found: list[re.Pattern[str]] = []
    heads: list[str] = []
    for kind in ("turn", "also"):
        for entry in tables[kind]:
            if set(entry) != {"terms", "examples", "not_examples"}:
                raise LexiconError(
                    f"incidents.toml: [[{kind}]] {entry.get('terms', ['?'])[:1]}: unknown or missing keys"
                )
        terms = sorted({t for entry in tables[kind] for t in entry["terms"]}, key=lambda t: (-len(t), t))
        words = "|".join(re.escape(t).replace(r"\{event\}", f"(?:[\\w-]+ )?(?:{events})") for t in terms)
        heads += [t.partition("{")[0] for t in terms]
        found.append(
            re.compile(
                rf"\b(?:{words})\b(?!\s+(?:incidents|attacks|cases|scenes|sites|victims?|survivors|suspects?)\b)"
            )
        )
    return Headed("", heads), found[0], found[1]


def find_turns(doc: Document) -> list[Turn]:
    """The turns of a text in its order."""
    starts = tuple([s.start for s in doc.sentences])
    return list(_turns(doc.folded, starts, doc.article.language or "en"))


@functools.lru_cache(maxsize=2)
def _turns(folded: str, starts: tuple[int, ...], language: str) -> tuple[Turn, ...]:
    """The turns of a text whose sentences begin at `starts`, which several steps ask for."""
    heads, sure, also = _patterns(language)
    begins = heads.places(folded)
    found: list[Turn] = []
    for certain, pattern in ((True, sure), (False, also)):
        for match in matches_at(pattern, folded, begins, len(folded)):
            index = bisect_right(starts, match.start()) - 1
            if index < 0:
                continue
            lead = folded[starts[index] : match.start()].split()
            opens = len(lead) <= _OPENS
            if opens or certain:
                found.append(Turn(match.start(), match.end(), index, opens, certain))
    return tuple(sorted(found, key=lambda t: (t.start, not t.sure)))


def is_of_aside(doc: Document, figure: Figure, index: int, figures: Iterable[Figure]) -> bool:
    """Whether sentence `index`, before that of `figure`, tells of another incident, which the figure is none of.

    "A raid killed 41 in Osk. ¶ Elsewhere, two died in Vela. ¶ The rebels spoke of [63 dead].": the paragraph of the other
    incident tells fewer than the text has told of its own, and fewer than the figure. Of a part, ask
    for what it is a part of.
    """
    sentences = doc.sentences
    paragraph = sentences[index].paragraph
    if sentences[figure.sentence].paragraph == paragraph:
        return False
    if figure.definite or figure.other or figure.cumulative or figure.background or figure.low is None:
        return False
    turns = [t for t in find_turns(doc) if t.whole and index - _LONG < t.sentence <= figure.sentence]
    turn = next((t for t in turns if sentences[t.sentence].paragraph == paragraph), None)
    if turn is None or turn.sentence > index or turns[-1] is not turn:
        return False
    alike = [f for f in figures if f.outcome == figure.outcome and f.part_of is None and f.low]
    aside = [f for f in alike if sentences[f.sentence].paragraph == paragraph and f.span.start > turn.start]
    most = max((f.low or 0 for f in alike if f.sentence < turn.sentence and not f.background), default=0)
    like_main = figure.low <= _LIKE * most  # not the thousands of a whole war
    return like_main and bool(aside) and all((f.high or most) < min(most, figure.low) for f in aside)


_LONG = 12  # sentences of a paragraph
_LIKE = 3  # times as many as the text has told of: a rival count of the same


_ANOTHER_TIME = Rare(
    r"\b(?:days?|weeks?|months?|years?) (?:after|since) (?:(?:more than|at least|about|some|nearly|almost|over|an?) )?$|"
    # "the deadliest since 1988, when a man killed [four]", "the 2013 attack that killed [1,400]"
    rf"\b(?:since|in) (?:{MONTH_PATTERN} )?(?:19|20)\d\d,? when (?:[\w'’-]+ ){{0,6}}$|"
    r"\bthe (?:19|20)\d\d (?:[\w'’-]+ ){1,3}(?:that|which) (?:[\w'’-]+ ){0,3}$",
)
_LONG_AGO = Rare(
    rf"\b(?:in|last) (?:early |mid-|late )?(?:{MONTH_PATTERN}|week|month|year|(?:19|20)\d\d)\b|"
    r"\b(?:weeks|months|years) (?:ago|earlier|before)\b",
)


# A sentence that goes back in time before it tells anything: "In May, nine died when"; not "In May nine died in all".
_OPENS_LONG_AGO = re.compile(
    rf"\W*(?:and |but |earlier, )?(?:in|last) (?:early |mid-|late )?(?:{MONTH_PATTERN}|month|year|(?:19|20)\d\d)"
    r"(?: (?:19|20)\d\d)?, |\W*(?:and |but )?earlier this (?:month|year)\b"
)
_ALTOGETHER = re.compile(r"\b(?:in all|altogether|total|toll|tally|combined)\b")


_DAYS_LATER = re.compile(
    r"\W*(?:(?:but|and|however|then),?\s+)?(?:(?:only|just|some|about|barely|less\s+than|a\s+few|several)\s+)?(?:\w+\s+)?"
    r"(?:days|weeks|months|years)\s+(?:later|afterwards?)\b"
)


def opens_days_later(doc: Document, index: int) -> bool:
    """Whether a sentence opens with a day after what was told before: "Only four days later, a clerk was killed"."""
    start = doc.sentences[index].start
    return _DAYS_LATER.match(doc.folded, start, start + 60) is not None


class Apart:
    """Which figures of a text count people of different incidents; its turns are looked for when first asked.

    `turns` gives them where they are kept already.
    """

    def __init__(self, doc: Document, turns: Callable[[], list[Turn]] | None = None) -> None:
        self._doc = doc
        self._find = turns or functools.cache(lambda: find_turns(doc))
        self._long_ago: dict[int, bool] = {}
        self._recalled: dict[int, bool] = {}
        self._opened: dict[int, str] | None = None

    def __call__(self, one: Figure, two: Figure) -> bool:
        """Whether the later of two figures counts people of another incident than the earlier: a word that turns to
        another stands before it in its paragraph, or it is told of another time.

        "Two men died on Friday. In an unrelated crash, a cook was hurt.": the cook is set apart from the two.
        """
        first, last = (two, one) if two.span.start < one.span.start else (one, two)
        if self.turned(first, last):
            return True
        if first.sentence == last.sentence:
            # "two were shot a day after [a man] was killed"
            return _dates_the_news(self._doc, last) and not _dates_the_news(self._doc, first)
        if self._on_other_days(first, last):
            return True
        if self._opens_long_ago(last) and not self._opens_long_ago(first):
            return True
        recalled = self._is_recalled(last)
        if self._is_recalled(first) == recalled:
            return False
        return recalled or (_dates_the_news(self._doc, first) and not last.definite)

    def turned(self, first: Figure, last: Figure) -> bool:
        """Whether words between two figures, in the paragraph of the second, turn to another incident."""
        sentences = self._doc.sentences
        for turn in self._find():
            if turn.start > last.span.start:
                break
            if (
                turn.sure
                and first.span.start < turn.start
                and sentences[turn.sentence].paragraph == sentences[last.sentence].paragraph
                and (turn.whole or turn.sentence == last.sentence)
            ):
                return True
        return False

    def _on_other_days(self, first: Figure, last: Figure) -> bool:
        """Whether the paragraphs of two figures begin with different days: incidents of a report."""
        if self._opened is None:
            self._opened = opening_days(self._doc)
        if len(self._opened) < 2:
            return False
        sentences = self._doc.sentences
        days = [self._opened.get(sentences[f.sentence].paragraph) for f in (first, last)]
        return None not in days and days[0] != days[1]

    def _opens_long_ago(self, figure: Figure) -> bool:
        known = self._long_ago.get(figure.sentence)
        if known is None:
            known = self._long_ago[figure.sentence] = _opens_long_ago(self._doc, figure)
        return known

    def _is_recalled(self, figure: Figure) -> bool:
        known = self._recalled.get(id(figure))
        if known is None:
            known = self._recalled[id(figure)] = _is_recalled(self._doc, figure)
        return known


def _opens_long_ago(doc: Document, figure: Figure) -> bool:
    """Whether the sentence of a figure opens with a month or year of its own: "In May, [nine] died when"."""
    start, end = doc.sentences[figure.sentence].start, doc.sentences[figure.sentence].end
    lead = _OPENS_LONG_AGO.match(doc.folded, start, end)
    return lead is not None and _ALTOGETHER.search(doc.folded, start, end) is None


def _is_recalled(doc: Document, figure: Figure) -> bool:
    """Whether words beside a figure set it in a month or year of its own: "two weeks after [19] died", "in March"."""
    end = max(figure.harm.end, figure.group.end)
    stop = min(doc.sentences[figure.sentence].end, end + 40)
    comma = doc.folded.find(",", end, stop)
    return _dates_the_news(doc, figure) or _LONG_AGO.search(doc.folded, end, comma if comma >= 0 else stop) is not None


def _dates_the_news(doc: Document, figure: Figure) -> bool:
    """ "The crash came two weeks after [19] died": the 19 are no victims of the crash."""
    start = max(doc.sentences[figure.sentence].start, figure.group.start - 60)
    return _ANOTHER_TIME.search(doc.folded, start, figure.group.start) is not None


#: Words before a place that is told as the neighbour of the one that the text is on
NEXT_DOOR = ("in neighbouring ", "in neighboring ", "across the border in ", "over the border in ")


def next_door(doc: Document, figure: Figure) -> bool:
    """Whether a sentence turns to a neighbour of the place that the text is on: "In neighbouring Rava three died"."""
    sentence, done = doc.sentences[figure.sentence], max(figure.span.end, figure.harm.end)
    start = sentence.start
    return any(
        doc.folded.find(words, start, min(start + _LEADS_IN, figure.span.start)) >= 0
        or doc.folded.find(words, done, min(done + _LEADS_IN, sentence.end)) >= 0
        for words in NEXT_DOOR
    )


_LEADS_IN = 40  # characters
