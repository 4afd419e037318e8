"""Whose names are told with a trade or office elsewhere in a text: "Senator Ivo Lang spoke. … Lang was murdered." """

from __future__ import annotations

import re
from collections.abc import Iterable

from claimledger.mentions import Document, Figure
from claimledger.trades import first_trade, trade_of

_BEFORE = re.compile(r"((?:[\w’'-]+ ){1,4})\Z")
_BEHIND = re.compile(r",? (?:\(?\d{1,3}\)?, )?(?:(?:was|is|who (?:was|is)) )?(?:an?|the) ((?:[\w’'-]+ ){0,2}[\w’'-]+)")
_AGED = re.compile(r", \d{1,3}, ((?:[\w’'-]+ ){0,2}[\w’'-]+)")
# "… killed Ivo Lang, the minister said"
_SAYS = re.compile(r",? (?:an?|the) (?:[\w’'-]+ ){1,4}?(?:said|says|told|added|announced|reported|confirmed|stated)\b")
_FIRST = re.compile(r"[A-Z][\w’'-]+\Z")
_LONG = 30  # characters of a first name
_LOOKED_AT = 6  # mentions of one name


def mark_callings(doc: Document, figures: Iterable[Figure]) -> None:
    """Call somebody a civilian whose trade or office the text tells beside the name, there or elsewhere."""
    for figure in figures:
        if figure.category == "people" and len(figure.names) == 1 and figure.demographic is None:
            if any(_has_trade(doc, name) for name in _written(doc, figure.names[0])):
                figure.category = "civilian"


def _written(doc: Document, name: str) -> list[str]:
    """A name and, for a surname, the one full name of the text that ends with it or has it."""
    name = " ".join(name.split())
    if " " in name:
        return [name]
    full: set[str] = set()
    at = doc.text.find(f" {name}")
    while at > 0:
        first, end = _FIRST.search(doc.text, max(0, at - _LONG), at), at + 1 + len(name)
        if first is not None and not doc.text[end : end + 1].isalnum() and trade_of([first.group().lower()]) is None:
            full.add(f"{first.group()} {name}")
        at = doc.text.find(f" {name}", end)
    return [name, *full] if len(full) == 1 else [name]


def _has_trade(doc: Document, name: str) -> bool:
    folded, low = doc.folded, name.lower()
    at = -1
    for _ in range(_LOOKED_AT):
        at = folded.find(low, at + 1)
        if at < 0:
            return False
        end = at + len(low)
        if folded[at - 1 : at].isalnum() or folded[end : end + 1].isalnum():
            continue
        before = _BEFORE.search(folded, max(0, at - 60), at)
        words = before.group().split() if before is not None else []
        if trade_of(words) is not None or (_is_capital(doc, before) and trade_of(words[:-1]) is not None):
            return True
        behind = _BEHIND.match(folded, end) or _AGED.match(folded, end)
        if behind is not None and first_trade(behind[1].split()) is not None and not _SAYS.match(folded, end):
            return True
    return False


def _is_capital(doc: Document, before: re.Match[str] | None) -> bool:
    """Whether the word before a name is a name, too: "Senator Luis [Carlos Lang]"."""
    if before is None:
        return False
    last = doc.text.rfind(" ", 0, before.end() - 1) + 1
    return doc.text[last].isupper()
