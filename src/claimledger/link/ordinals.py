"""Persons told by number: "four people died. [A fifth victim] died on Sunday" is none of the four."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from claimledger.mentions import Document, Figure
from claimledger.patterns import Rare
from claimledger.spans import Span

_WORDS = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
_ORDINALS = {word: n for n, word in enumerate(_WORDS.split(), start=2)}


_NEXT_EVENT = tuple(f"{article} {word} " for article in ("the", "a") for word in _WORDS.split()[:5])


def beyond(doc: Document, figure: Figure, total: Figure) -> bool:
    """Whether a figure is of one whose number is higher than the total, as "a fifth victim" beside four, or of the next
    event: "the first bomb killed two; [the second] killed one"."""
    opening = doc.sentences[figure.sentence].start
    if figure.kind == "count" and figure.group.start > opening and doc.folded.startswith(_NEXT_EVENT, opening):
        return True
    if not figure.low == figure.high == 1 or not total.low:
        return False
    words = doc.folded[figure.group.slice].split(None, 2)
    if len(words) < 2 or words[0] not in ("a", "an", "the"):
        return False
    word = words[1]
    if words[0] == "the" and total.outcome == figure.outcome:
        return False  # "two died at once and a third later … the fourth victim": one of those told before
    number = int(word[:-2]) if word[:-2].isdigit() else _ORDINALS.get(word, 0)
    return number > (total.high or total.low)


def ordinal(words: str) -> int:
    """The number by which a noun group tells a person: 2 for "the second male", 0 where it has none.

    >>> ordinal("the second male"), ordinal("a 2nd-floor tenant")
    (2, 0)
    """
    for word in words.split(None, 3)[:2]:
        number = int(word[:-2]) if word[:-2].isdigit() and word[-2:] in _ENDINGS else _ORDINALS.get(word, 0)
        if number:
            return number
    return 0


_OR_NEXT = re.compile(
    r" (?:is|was|became|as) the (?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) "
    r"[\w-]+(?: [\w-]+)? or $"
)


def names_either(doc: Document, group: Span) -> bool:
    """ "He is the 41st pedestrian or [cyclist] to die": the one whom the noun before tells of."""
    if not doc.folded.endswith(" or ", 0, group.start):
        return False
    return _OR_NEXT.search(doc.folded, max(0, group.start - 70), group.start) is not None


_ENDINGS = ("nd", "rd", "th")
_IS = (" is ", " was ", " became ", " as ", " be ")  # "Said is the second journalist killed this year"


def further_one(doc: Document, group: Span, told: Iterable[Span]) -> bool:
    """Whether a group tells a person by a number ("the second male") by which none of the groups `told` does."""
    number = ordinal(doc.folded[group.slice])
    if number < 2 or is_predicate(doc, group):
        return False
    return all(ordinal(doc.folded[one.slice]) != number for one in told)


def may_be_told(doc: Document, first: Figure, figure: Figure) -> bool:
    """ "A woman, 25, was shot. [Another] 25-year-old woman was hurt": of one age, and two people."""
    return first.other or not (figure.other and doc.folded.startswith("another", figure.group.start))


_TREATED = Rare(r"\b(?:taken|rushed|transported|airlifted|flown|treated)\b")
_STATE = Rare(r"\b(?:conditions?|stabili[sz]ed|recovering|expected to (?:live|survive|recover))\b")
_DEATH = Rare(r"\b(?:died|dead|deaths?|succumbed|killed|fatally)\b")


def lives_on(doc: Document, told: Sequence[Figure], figure: Figure, figures: Sequence[Figure]) -> bool:
    """ "Two died and three others were hurt. … A man, 27, was pronounced dead. … [A 27-year-old man] was taken to a clinic.
    His condition is stable.": one of the hurt, and none of those `told` of as dead."""
    if figure.outcome != "injured" or figure.definite or figure.names or any(f.outcome != "killed" for f in told):
        return False
    sentence = doc.sentences[figure.sentence]
    beside = [f for f in figures if f.outcome == "injured" and f.sentence < figure.sentence and f.kind != "name"]
    if told[-1].sentence >= figure.sentence or not any(f.other or (f.low or 0) > 1 for f in beside):
        return False
    behind = doc.sentences[figure.sentence + 1 : figure.sentence + 2]
    end = behind[0].end if behind and behind[0].paragraph == sentence.paragraph else sentence.end
    span = (figure.group.end, end)
    lives = _TREATED.search(doc.folded, *span) is not None and _STATE.search(doc.folded, *span) is not None
    return lives and _DEATH.search(doc.folded, *span) is None


def is_predicate(doc: Document, group: Span) -> bool:
    return doc.folded.endswith(_IS, 0, group.start)
