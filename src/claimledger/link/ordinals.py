"""Persons told by number: "four people died. [A fifth victim] died on Sunday" is none of the four."""

from __future__ import annotations

from claimledger.mentions import Document, Figure

_WORDS = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
_ORDINALS = {word: n for n, word in enumerate(_WORDS.split(), start=2)}


def beyond(doc: Document, figure: Figure, total: Figure) -> bool:
    """Whether a figure is of one whose number is higher than the total: "a fifth victim" beside four."""
    if not figure.low == figure.high == 1 or not total.low:
        return False
    words = doc.folded[figure.group.slice].split(None, 2)
    if len(words) < 2 or words[0] not in ("a", "an"):
        return False
    word = words[1]
    number = int(word[:-2]) if word[:-2].isdigit() else _ORDINALS.get(word, 0)
    return number > (total.high or total.low)
