"""Give text without small letters the capitals and small letters that it would have, so that names stand out in it.

"THE MAYOR OF SAN RAFAEL WAS SHOT IN MAIN SQUARE" is read as "The mayor of San Rafael was shot in main square". All steps
then read wire text in capitals as they read any other. Offsets stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from claimledger.casing.caser import Caser
from claimledger.casing.plain import ordinary_words
from claimledger.gazetteer import Gazetteer, gazetteer
from claimledger.mentions import Document, Where, Who
from claimledger.registry import Registry, registry

__all__ = ["as_written", "in_capitals", "ordinary_words", "restore_case", "with_small_letters"]

_HEAD = 300  # characters of a text that tell whether it has small letters
_SHARE = 0.05  # of small letters, under which capitals say nothing; an address or a signature may have some
_MOST = 0.5  # of a text that its lines in capitals are
_SMALL = bytes(code for code in range(256) if "a" <= chr(code) <= "z" or chr(code) >= "à")


def in_capitals(text: str) -> bool:
    """Whether a text has hardly a small letter, but in lines as pages have around it: "Subscribe to our newsletter"."""
    head = text[:_HEAD]
    if len(text) <= 20 or _small(head) > _MOST * len(head):
        return False
    return sum(len(line) for line in text.split("\n") if _is_capital(line)) > _MOST * len(text)


def _is_capital(line: str) -> bool:
    return _small(line) <= _SHARE * len(line)


def _small(words: str) -> int:
    """How many small letters stand in some words."""
    return len(words) - len(words.encode("latin-1", "replace").translate(None, _SMALL))


def restore_case(doc: Document, places: Gazetteer | None = None, sources: Registry | None = None) -> Document:
    """`doc` itself, or where it has no small letters a copy whose `text` has them; its offsets are the same."""
    if not in_capitals(doc.text):
        return doc
    text = with_small_letters(doc, places, sources)
    lines = zip(doc.text.split("\n"), text.split("\n"), strict=True)
    kept = [new if _is_capital(old) else old for old, new in lines]
    return replace(doc, text="\n".join(kept), recased=True)


def with_small_letters(doc: Document, places: Gazetteer | None = None, sources: Registry | None = None) -> str:
    """The text of `doc`, which is all in capitals, with small letters for what is no name."""
    return Caser(doc, places or gazetteer(), sources or registry()).text()


def as_written(doc: Document, who: list[Who], where: list[Where], sources: Registry | None = None) -> None:
    """Write the names that were read with small letters in capitals again, as the text has them."""
    squeezed, known = " ".join(doc.text.split()), sources or registry()

    def back(name: str) -> str:
        capitals = " ".join(name.upper().split())
        return capitals if capitals in squeezed else name

    for one in who:
        if one.name is not None:
            one.name = _parts(one.name, lambda n: n if _registered(known, n) else back(n))
        if one.via is not None:
            one.via = _parts(one.via, lambda n: n if _registered(known, n) else back(n))
    for spot in where:
        if spot.name is not None and spot.span is not None:
            spot.name = _parts(spot.name, back)


def _registered(known: Registry, name: str) -> bool:
    source = known.exact(name)
    return source is not None and source.name == name


def _parts(name: str, change: Callable[[str], str]) -> str:
    return "; ".join(", ".join(map(change, part.split(", "))) for part in name.split("; "))
