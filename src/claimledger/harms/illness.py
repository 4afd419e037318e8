"""People in hospital for an illness, whom nobody hurt: "underwent surgery for a tumour", "hospitalized with pneumonia"."""

from __future__ import annotations

import functools

from claimledger.harms.told import Told
from claimledger.lexicon import LexiconError, read_tables
from claimledger.patterns import Headed

_CARE = ("surgery", "hospital", "clinic", "condition", "operat", "treated", "under treatment", "recover")


def in_care(one: Told, word: str) -> bool:
    """Whether the word of harm says of one person only that he or she is a patient."""
    if one.outcome != "injured" or not one.group.low == one.group.high == 1:
        return False
    return any(care in word for care in _CARE)


def tells_of_illness(text: str) -> bool:
    """Whether folded text names an illness of the lexicon."""
    return _illnesses().search(text) is not None


@functools.cache
def _illnesses(language: str = "en") -> Headed:
    """The names of illnesses. Raises LexiconError for unknown tables or keys."""
    tables = read_tables(language, "illnesses")
    if set(tables) != {"illness"} or any(set(e) != {"terms", "examples", "not_examples"} for e in tables["illness"]):
        raise LexiconError("illnesses.toml: unknown or missing tables or keys")
    return Headed.words([term for entry in tables["illness"] for term in entry["terms"]])
