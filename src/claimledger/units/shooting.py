"""Whether those who "were shot" were put to death: "12 clerks were lined up and shot", "shot for it after a trial"."""

from __future__ import annotations

from claimledger.lexicon import Harm, word_set
from claimledger.units.unit import Unit, tag_at, word_at

_FIRED_ON = frozenset(["by", "while", "when", "as", "and", "but", "from", "repeatedly", "again", "several", "many"])
_TRIALS = frozenset(["trial", "summary", "court-martial"])
_PUT_UP = word_set("senses", "put_up")
_LED = word_set("senses", "led")
_LIMBS = word_set("senses", "limbs")
_TAKEN = frozenset(["were taken", "been taken", "being taken"])
# "They were taken in after they were robbed and shot", "brought to hospital and shot a film"
_APART = frozenset(["after", "when", "who", "where", "because", "that", "hospital", "clinic", "home"])
_DEAD = Harm("shot", "K", "killed")
_BEFORE = 9  # units between "were" and "and shot"
_BEHIND = 6


def settle_shot(units: list[Unit], i: int) -> None:
    """ "Four were [shot] for it after a trial": put to death. "He was [shot at] by guards": nothing says that he was hit."""
    if word_at(units, i + 1) == "at" and tag_at(units, i - 1) in "br":
        behind, times = word_at(units, i + 2), word_at(units, i + 3) == "times"
        if times or behind.endswith("times") or behind in _FIRED_ON or not behind[:1].isalnum():
            units[i].tag, units[i].harms = "e", None
            return
    words = [unit.word for unit in units[i + 1 : i + 1 + _BEHIND]]
    tried = any(word == "after" and word_at(units, i + k + 2) in _TRIALS for k, word in enumerate(words[:5], 1))
    if tried or _by_squad(units, i) or (_led_up(units, i) and not any(word in _LIMBS for word in words)):
        units[i].harms = {**(units[i].harms or {}), "K": _DEAD}


def _by_squad(units: list[Unit], i: int) -> bool:
    """ "A firing squad [shot] five officers"."""
    return word_at(units, i - 1).endswith("firing squad") or (
        word_at(units, i - 1) in ("squad", "squads") and word_at(units, i - 2) == "firing"
    )


def _led_up(units: list[Unit], i: int) -> bool:
    """ "Twelve were lined up [and shot]", "they were led out of the hall [and shot]".

    Who "was dragged from his car and shot" may live, and only several are taken somewhere to be shot.
    """
    if word_at(units, i - 1) not in ("and", "then") or tag_at(units, i + 1) == "c" or word_at(units, i + 1) == "at":
        return False
    for k in range(i - 2, max(0, i - 2 - _BEFORE), -1):
        if units[k].tag in ".;:" or units[k].word in _APART:
            return False
        if units[k].word == "kneel":  # "dragged out, forced to kneel and shot"
            return True
        word = units[k].word.split(" ")[-1] if units[k].word in _TAKEN else units[k].word.partition(" ")[0]
        if word in _PUT_UP or word in _LED:
            own = units[k].word in _TAKEN  # "were taken" is one unit, in which people are abducted
            be = units[k].word.partition(" ")[0] if own else word_at(units, k - 1 - (tag_at(units, k - 1) == "r"))
            return be in ("were", "been", "being") or (be == "was" and word in _PUT_UP)
    return False
