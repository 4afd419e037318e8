"""Words of harm in games and in plain talk: "she died twice in the final", "shot wide", "dead certain", "carried off hurt"."""

from __future__ import annotations

from collections.abc import Callable

from claimledger.units.unit import Unit, tag_at, word_at

_SURE = frozenset(
    """certain sure serious set keen easy tired level lucky straight right wrong broke centre center honest calm quiet slow
    simple ahead even""".split()  # noqa: SIM905
)
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "am", "i'm", "i’m", "he's", "she's", "they're"])
_WALLS = frozenset(["wall", "tree", "fence", "door", "gate", "rock", "rocks", "bank", "kerb", "curb", "post", "pole"])
_WIDE = frozenset(["wide", "narrowly", "tamely", "high", "goalwards"])
_AT_GOAL = frozenset(["keeper", "goalkeeper", "goalie", "post", "crossbar", "bar", "goal"])
_SCORES = frozenset(["assists", "assist", "kills", "respawns", "headshots", "kill-death"])
_ARMED = frozenset(
    """gunmen kidnappers raiders bandits abductors rebels militants insurgents attackers pirates fighters soldiers troops
    militia armed gang jihadists""".split()  # noqa: SIM905
)
_SAVIOURS = frozenset(["christ", "jesus", "jesus christ"])


def _hollow(unit: Unit) -> None:
    unit.tag, unit.harms, unit.count = "U", None, None


def _died(units: list[Unit], i: int) -> None:
    """ "Mori [died] just once in three games", "[died] three times", "Christ [died] for us": but "died once help had left"."""
    if word_at(units, i - 1) in _SAVIOURS:
        _hollow(units[i])
        return
    k = i + 1
    while word_at(units, k) in ("just", "only", "at least", "but"):
        k += 1
    once = word_at(units, k) == "twice" or (word_at(units, k) == "once" and tag_at(units, k + 1) in ".,;P&")
    if once or word_at(units, k).endswith(" times"):
        _hollow(units[i])


def _deaths(units: list[Unit], i: int) -> None:
    """ "14 kills, two [deaths] and nine assists"."""
    if any(u.word in _SCORES for u in units[max(0, i - 6) : i + 6]):
        units[i].tag, units[i].harms = "X", None


def _dead(units: list[Unit], i: int) -> None:
    """ "He is [dead] certain", "she is [dead] against it"; but "was found dead against a wall"."""
    if units[i].tag not in "ZTD":
        return
    behind = word_at(units, i + 1)
    before = word_at(units, i - 1) if units[i].tag in "ZT" else units[i].word.split()[0]  # "is dead" is one
    against = behind == "against" and before in _BE and not any(u.word in _WALLS for u in units[i + 2 : i + 7])
    if against or (behind in _SURE and (before in _BE or before == "and") and tag_at(units, i + 1) not in ".,;"):
        _hollow(units[i])


def _shot(units: list[Unit], i: int) -> None:
    """ "Lang [shot] wide", "[shot] straight at the keeper", "[shot] over from ten yards"."""
    if units[i].tag not in "Kk" or tag_at(units, i - 1) == "b":
        return
    behind = word_at(units, i + 1)
    over = behind == "over" and word_at(units, i + 2) in ("from", "the bar", "when")
    near = [u.word for u in units[i + 1 : i + 7]]
    if tag_at(units, i + 1) == tag_at(units, i + 3) == "c" and word_at(units, i + 2) == "of":
        over = over or (
            tag_at(units, i - 1) == "N" and tag_at(units, i + 4) in "P.,&F"
        )  # "Marsh [shot] 9 of 14 from afar"
    if behind in _WIDE or over or (behind in ("straight", "over", "against") and not _AT_GOAL.isdisjoint(near)):
        _hollow(units[i])
        units[i].tag = "e"


def _carried_off(units: list[Unit], i: int) -> None:
    """ "Was hurt in the first half and [carried off]": on a stretcher, where nobody armed did it."""
    words = {u.word for u in units}
    hurt = any(u.word in ("injured", "hurt", "stretcher", "limping") for u in units[max(0, i - 12) : i + 6])
    if hurt and units[i].harms is not None and _ARMED.isdisjoint(words):
        _hollow(units[i])
        units[i].tag = "e"


def _lost(units: list[Unit], i: int) -> None:
    """ "[Lost] five men for 11 runs", "[lost] two men to injury": a game."""
    near = [u.word for u in units[i + 1 : i + 8]]
    if "for" in near and not {"runs", "overs"}.isdisjoint(near):
        _hollow(units[i])
        units[i].tag = "e"


_CRICKET = frozenset(
    ["overs", "over", "balls", "wickets", "wicket", "sixes", "fours", "innings", "bowler", "bowlers", "batsmen"]
)


def _runs(units: list[Unit], i: int) -> None:
    """ "A massacre: nine sixes, 62 [runs] off three overs": what is counted, and no verb."""
    if units[i].tag == "e" and tag_at(units, i - 1) == "c" and any(u.word in _CRICKET for u in units):
        units[i].tag = "X"


def _missing(units: list[Unit], i: int) -> None:
    """ "Two founders are [missing] the deadline": the verb with its object; "two are missing the day after"."""
    if tag_at(units, i + 1) in "tp" and tag_at(units, i + 2) in "UXjeN" and tag_at(units, i - 1) == "b":
        if word_at(units, i + 2) not in ("day", "morning", "week", "night", "next", "same", "following"):
            _hollow(units[i])
            units[i].tag = "e"


PLAYING: dict[str, Callable[[list[Unit], int], None]] = {
    "died": _died, "dies": _died, "deaths": _deaths, "dead": _dead, "is dead": _dead, "are dead": _dead,
    "was dead": _dead, "were dead": _dead, "shot": _shot,
    "carried off": _carried_off, "lost": _lost, "runs": _runs, "missing": _missing,
}  # fmt: skip
