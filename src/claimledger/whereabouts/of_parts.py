"""Whose place does not go on: a town of which only some of a wider toll were told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from claimledger.mentions import Figure
from claimledger.places.mentions import PlaceMention
from claimledger.turns import is_of_aside
from claimledger.whereabouts.beside import Beside, only_answered
from claimledger.whereabouts.fine import fineness, is_wide
from claimledger.whereabouts.named import Whereabouts

# "Nine are missing in the town": in that of the sentence before
_IN_IT = re.compile(
    r"\b(?:in|at|from|of|across)\s+(?:the|this|that)\s+(?:[\w-]+\s+)?(?:town|city|village|hamlet|district|area|building|"
    r"school|hospital|mine|house|block|site)\b|\b(?:here|there)\b(?!\s+(?:is|are|was|were)\b)|\b(?:others?|more(?!\s+than)|them)\b"
)

_NEXT = 2  # sentences behind


def told_of_some(
    found: Whereabouts, beside: Beside, figure: Figure, before: Sequence[Figure], named: Sequence[PlaceMention]
) -> bool:
    """Whether the figures `before`, told with the town of `named`, are all parts of a toll of a wide place, which a
    figure behind them goes on with: "A quake killed 11 in the south. Seven died in Orvale. Nine are missing"; or are
    what the news answers; or history, of which a later figure is not: "where a raid killed 69 in 1985. … [Nine] died"."""
    if only_answered(figure, before):
        return True
    if _is_history(found, beside, figure, before) or _is_of_aside(found, beside, figure, before):
        return True
    if figure.part_of is not None or figure.other or figure.low == figure.high == 1 or figure.category != "people":
        return False
    if not named or not 0 < figure.sentence - before[0].sentence <= _NEXT or figure.background:
        return False
    wholes = [beside.whole_of.get(id(one)) for one in before]
    if any(whole is None or whole.sentence == one.sentence for one, whole in zip(before, wholes, strict=True)):
        return False
    sentence = found.page.doc.sentences[figure.sentence]
    if _IN_IT.search(found.page.doc.folded, sentence.start, sentence.end):
        return False
    most = fineness(min(named, key=fineness))
    for whole in wholes:
        told = [m for m in found.named[whole.sentence] if m.role in ("event", "label")] if whole else []
        if not any(is_wide(found.page, m) and fineness(m) < most for m in told):
            return False
    return True


def _is_history(found: Whereabouts, beside: Beside, figure: Figure, before: Sequence[Figure]) -> bool:
    """Whether the figures `before` are told of a past year behind news of others, to which a later figure goes back."""
    past = found.telling.is_past
    if figure.background or figure.other or figure.part_of is not None or past(figure) or not all(map(past, before)):
        return False
    sentence = found.page.doc.sentences[figure.sentence]
    if _IN_IT.search(found.page.doc.folded, sentence.start, sentence.end):
        return False
    news = (f for index, own in beside.of.items() if index < before[0].sentence for f in own)
    return any(not (f.background or past(f)) for f in news)


def _is_of_aside(found: Whereabouts, beside: Beside, figure: Figure, before: Sequence[Figure]) -> bool:
    whole, others = beside.whole_of.get(id(figure), figure), chain.from_iterable(beside.of.values())
    return is_of_aside(found.page.doc, whole, before[0].sentence, others)


def shared_out_after(found: Whereabouts, beside: Beside, figure: Figure, index: int) -> bool:
    """Whether the figures of a sentence behind a toll, or of that and the next one, are told of several places: "Raids
    killed 150. [Forty-five died in Orvale. The toll in Lorin rose to 23]"."""
    own = beside.of.get(index, ())
    if len(own) > 1 and len({m.group for m in found.named[index]}) > 1:
        return True  # "Fifteen died in Orvale, six in Lorin"
    rest, whole = beside.of.get(index + 1, ()), figure.low or figure.high or 0
    if not own or not rest or any((f.low or 0) >= whole or f.outcome != figure.outcome for f in (own[0], rest[0])):
        return False
    first, second = (found.in_sentence(k, ("event",)) for k in (index, index + 1))
    return bool(first and second) and first[0].bare_name != second[0].bare_name


def tells_of_another(found: Whereabouts, named: Sequence[PlaceMention], occurred: int, figure: Figure) -> bool:
    """Whether the event that took place somewhere is told of another place than any named up to the figure: "The attack
    in Vela department took place in Lorin" is no word on those who died in Sorba."""
    of_it = [m for m in named if m.span and m.span.end < occurred]
    here = [m for m in found.named[figure.sentence] if m.precision != "country"]
    if not here or found.setting.country == "US":
        return False
    start = found.page.doc.sentences[figure.sentence].end
    return bool(of_it) and all(found.page.doc.text.find(m.bare_name, 0, start) < 0 for m in of_it)


# "25 [in the capital], 11 [in] Lorin", "25 of them [in] Lorin"
_PLACED_SHARE = re.compile(
    r"(?:\s+(?:of\s+(?:them|those|whom|these)|deaths?|people|others?))?\s+(?:(?P<at>in|at|near|outside|around)|on|by|from)\s+(?:the\s+)?"
)
_OF_NAME = re.compile(r"(?:[a-z]+\s+){0,2}?(?:of\s+)?")


def without_shares_of_others(
    found: Whereabouts, beside: Beside, figure: Figure, named: list[PlaceMention]
) -> list[PlaceMention]:
    """Without the places that stand behind the parts of a figure, or behind other parts of its whole where it has a phrase
    of its own: "43 died, 25 in the capital and 11 [in Osk]" tells of Osk neither for the 43 nor for the 25."""
    whole = beside.whole_of.get(id(figure), figure)
    low = found.page.doc.folded
    own = _PLACED_SHARE.match(low, figure.span.end)
    if whole is not figure and own is None:
        return named
    taken: set[int] = set()
    for share in beside.shares[id(whole)]:
        if share is figure or share.sentence != figure.sentence:
            continue
        if share.span.start < figure.span.start and (whole is figure or own is None or own["at"] is None):
            continue  # "11 in Osk on Monday and [seven] on Tuesday"
        if (led := _PLACED_SHARE.match(low, share.span.end)) is not None:
            taken.update(
                m.group or m.span.start
                for m in named if m.span and m.span.start >= led.end() and _OF_NAME.fullmatch(low, led.end(), m.span.start)
            )  # fmt: skip
    return [m for m in named if m.span is None or (m.group or m.span.start) not in taken] if taken else named
