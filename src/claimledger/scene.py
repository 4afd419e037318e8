"""Whether a text tells of conflict, or of ordinary crime and accidents, whose victims are people rather than civilians."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from claimledger.lexicon import LexiconError, read_tables
from claimledger.mentions import Document, Figure
from claimledger.patterns import Headed


@functools.cache
def _patterns(language: str = "en") -> tuple[Headed, Headed]:
    """The words of conflict and those of ordinary crime and accidents."""
    terms: dict[str, list[str]] = {"conflict": [], "ordinary": []}
    for kind, entries in read_tables(language, "scene").items():
        for entry in entries:
            if kind not in terms or set(entry) - {"terms", "examples", "not_examples"}:
                raise LexiconError(f"scene.toml: unknown table or key in {kind!r}: {sorted(entry)}")
            terms[kind].extend(entry["terms"])
    return Headed.words(terms["conflict"], after=""), Headed.words(terms["ordinary"], after="")


def is_ordinary(doc: Document) -> bool:
    """Whether a text and its title speak of an accident, a disaster or ordinary crime, and of no conflict."""
    conflict, ordinary = _patterns()
    title = (doc.article.title or "").lower()
    if conflict.search(doc.folded) or conflict.search(title):
        return False
    return ordinary.search(doc.folded) is not None or ordinary.search(title) is not None


def settle_categories(doc: Document, figures: Iterable[Figure]) -> None:
    """Call adults "people" in a text of accidents or ordinary crime: a driver killed in a crash is no civilian casualty.

    Children stay civilian, as do those whom the text itself calls civilians.
    """
    civilians = [f for f in figures if f.category == "civilian" and f.demographic != "children"]
    if not civilians or not is_ordinary(doc):
        return
    for figure in civilians:
        if "civilian" not in doc.folded[figure.group.slice]:
            figure.category = "people"
