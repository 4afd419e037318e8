"""Words of harm in games and contests, where nobody is hurt: "shot 68 to lead", "four dancers were eliminated"."""

from __future__ import annotations

import re

from claimledger.groups import Group
from claimledger.lexicon import word_set
from claimledger.roles import Item, items_text, offset

_PAR = (58, 89)  # what a round of golf takes
_GOLF = word_set("games", "golf")
_CONTEST = word_set("games", "contests")


_SPORT = word_set("games", "matches")
_PLAYERS = word_set("games", "players")
_BENCH = frozenset(["play", "sidelined", "squad", "lineup", "line-up", "substitute", "bench"])  # of players
_ONLY_PLAYERS = word_set("games", "only_players")
_OF_A_PLAYER = word_set("games", "out_of_play")
_NO_GAME = word_set("games", "violence")


def in_game(items: list[Item], group: Group) -> bool:
    """Whether a game hurt a player: "two defenders were injured in the first half of the game", "the striker will miss
    the match with a knee injury"; but "gunmen wounded three players", "12 people were injured at the match"."""
    head = group.head.word if group.kind == "people" and group.head is not None else ""
    if group.kind == "unknown" and (of := _last_word(items, group)) in _PLAYERS:
        head = of  # "two defenders", who elsewhere are no players
    if head and head not in _PLAYERS:
        return False
    words = _words(items)
    sport = not _SPORT.isdisjoint(words) or (bool(head) and not _BENCH.isdisjoint(words))
    if head not in _ONLY_PLAYERS and (not sport or (not head and _OF_A_PLAYER.isdisjoint(words))):
        return False
    return _NO_GAME.isdisjoint(words)


def _last_word(items: list[Item], group: Group) -> str:
    start = offset(items, 0) - items[0].unit.start
    return items_text(items)[group.span.start + start : group.span.end + start].rpartition(" ")[2]


def is_score(items: list[Item], group: Group) -> bool:
    """ "Shot [68] to lead by two strokes", "shot [7] of 9 from the line": points of a game."""
    if group.kind == "name":
        end = offset(items, 0) - items[0].unit.start + group.span.end
        return items_text(items).startswith(_ON, end)  # "shot [United] into the final"
    if group.kind != "count":
        return False
    if group.of is not None and group.of.kind == "count" and not group.of.definite:
        return True
    return _PAR[0] <= (group.low or 0) <= _PAR[1] and not _GOLF.isdisjoint(_words(items))


_ON = (
    " into the lead", " into the final", " into the semi", " into the quarter", " into the last", " into second",
    " into first", " ahead", " clear", " level", " back into", " to victory", " to the top", " top", " to safety",
)  # fmt: skip
_SCORE = re.compile(r"\s+(?:by\s+)?\d{1,3}\s?[-–]\s?\d{1,3}\b(?![-\s]?(?:year|mm|yard|metre|meter|mile|kilo))")


def has_score_behind(items: list[Item], at: int) -> bool:
    """Whether a score stands behind the verb: "United were slaughtered [7-0]", "massacred [9-1]"."""
    if at + 2 >= len(items) or items[at + 1].tag not in "xQBc*":
        return False
    return _SCORE.match(items_text(items), offset(items, at) + len(items[at].unit.word)) is not None


def in_contest(items: list[Item], at: int) -> bool:
    """Whether the verb at item `at` tells of a contest: "four dancers were eliminated by the jury", "eliminated from"."""
    behind = items[at + 1].unit.word if at + 1 < len(items) else ""
    return behind == "from" or not _CONTEST.isdisjoint(_words(items))


def _words(items: list[Item]) -> list[str]:
    return [word.strip(".,;") for word in items_text(items).split()]
