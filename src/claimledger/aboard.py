"""All who were on board: "The plane carried nine people. All were killed.", "There were no survivors."."""

from __future__ import annotations

import re
from collections.abc import Callable

from claimledger.groups import Group
from claimledger.mentions import Document, Sentence
from claimledger.roles import Item

_ALL = re.compile(
    r"(?:all|everyone|everybody|all those|all of them|all people)\b"
    r"(?: (?:on board|aboard|inside|on the \w+|in the \w+))?,? (?:was|were|is|are|have|had|has|died|perished|drowned)\b"
    r"[^.;]{0,20}\b(?:killed|dead|died|perished|drowned)?|there (?:were|are) no survivors|(?:no one|nobody|none)"
    r"(?: (?:on board|aboard|of them))? survived"
)
_STARTS = ("all ", "everyone ", "everybody ", "there w", "there a", "no one ", "nobody ", "none ")
_DEADLY = ("killed", "died", "perished", "drowned", "dead", "no survivors", "survived")
_ABOARD = ("on board", "aboard", "carrying", "passengers", "occupants", "crew")
_BACK = 3  # sentences
_MOST = 4  # groups of those on board


def says_all_died(folded: str) -> bool:
    """Whether a sentence tells of all, without a number, that they died: "All were killed."."""
    opening = folded.lstrip(' "\u201c')
    return opening.startswith(_STARTS) and _ALL.match(opening) is not None and any(w in folded for w in _DEADLY)


def counted_aboard(
    doc: Document, sentence: Sentence, items_at: Callable[[int], list[Item]]
) -> tuple[list[Group], Sentence, list[Item]] | None:
    """Those whom a sentence shortly before counts on board, with it and its items; None where none does.

    "There were [12 passengers] and [two crew] on board."
    """
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
        before = doc.sentences[index]
        folded = doc.folded[before.start : before.end]
        if not any(word in folded for word in _ABOARD):
            continue
        items = items_at(index)
        groups = [
            i.group
            for i in items
            if i.tag in "GQ"
            and i.group is not None
            and i.group.count is not None
            and i.group.kind in ("people", "count")
        ]
        if 0 < len(groups) <= _MOST and all(g.number is not None and g.low and not g.anaphoric for g in groups):
            return groups, before, items
        return None
    return None
