"""Whether a day that only stands in the text belongs to what befell people whom the text told of before it.

"Three traders were shot dead in Orvale. The new bridge opened on Monday" leaves the day of the three open; "Officers were
called to the shop on Monday" and "The boy was with his mother on Monday" tell of the same.
"""

from __future__ import annotations

import functools
import re

from claimledger.days.daybook import Daybook
from claimledger.days.words import date_signs
from claimledger.lexicon import LexiconError, read_tables
from claimledger.mentions import Figure
from claimledger.patterns import Rare

_KEYS = {"terms", "examples", "not_examples"}
# Those told of before: "the boy", "Omar Roe, 16, was hunting"
_SAME_PEOPLE = Rare(
    r"\b(?:(?:the|this|that|those)\s+(?:[\w-]+\s+)?(?:boys?|girls?|m[ae]n|wom[ae]n|child(?:ren)?|teen\w*|victims?|toddler|infant|"
    r"baby|couple|brothers?|sisters?|passengers|workers|officers?|drivers?|pilots?)|\d{1,2}-year-old)\b|,\s+\d{1,2},"
)
_IT = ("it was ", "they were ")  # "an ambush in which nine died. It was laid on Monday"


@functools.cache
def tie_words(kind: str, language: str = "en") -> re.Pattern[str]:
    """The terms of one table of the lexicon, "scene" or "party", as whole words. Raises LexiconError for unknown tables or
    keys."""
    tables = read_tables(language, "tied")
    if set(tables) != {"scene", "party"} or any(
        set(entry) != _KEYS for entries in tables.values() for entry in entries
    ):
        raise LexiconError("tied.toml: unknown or missing tables or keys")
    terms = {re.escape(term) for entry in tables[kind] for term in entry["terms"]}
    return re.compile(rf"\b(?:{'|'.join(sorted(terms, key=len, reverse=True))})\b")


def is_tied(days: Daybook, figure: Figure, index: int) -> bool:
    """Whether sentence `index`, behind that of a figure, tells of harm, of a scene of it, or of who was told of there."""
    folded = days.doc.folded
    own, sentence = days.doc.sentences[figure.sentence], days.doc.sentences[index]
    if folded.startswith(_IT, sentence.start) or days.holds(_SAME_PEOPLE, index):
        return True
    if tie_words("scene").search(folded, sentence.start, sentence.end) is not None:
        return True
    signs = date_signs(folded)
    if any(signs.any(table, sentence.start, sentence.end) for table in ("violence", "event", "befell")):
        return True
    there = set(tie_words("party").findall(folded, own.start, own.end))
    return not there.isdisjoint(tie_words("party").findall(folded, sentence.start, sentence.end))
