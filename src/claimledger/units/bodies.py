"""Whether "a body" is a dead one: "a body was found", "found a body"; not "a body that speaks for farmers"."""

from __future__ import annotations

from claimledger.lexicon import word_set
from claimledger.units.unit import Unit

_FOUND = word_set("senses", "found")
_REACH = 9  # units


def is_found_body(units: list[Unit], i: int) -> bool:
    """Whether the "body" with an article at `i` was come upon: "a [body] bearing marks was recovered"."""
    word = units[i].word
    if word != "body":
        return word in ("dead body", "corpse", "cadaver")
    if i > 1 and units[i - 2].word in _FOUND:
        return True
    passive = False
    for k in range(i + 1, min(i + _REACH, len(units))):
        unit = units[k]
        if unit.tag in ".;:sw":
            return False
        if passive and unit.word in _FOUND:  # no body that was "found to be lacking"
            return k + 1 >= len(units) or units[k + 1].word != "to"
        passive = unit.tag == "b" or (passive and unit.tag == "r")
    return False
