"""Words of harm in games and contests, where nobody is hurt: "shot 68 to lead", "four dancers were eliminated"."""

from __future__ import annotations

from claimledger.groups import Group
from claimledger.roles import Item, items_text

_PAR = (58, 89)  # what a round of golf takes
_GOLF = frozenset(
    """par strokes stroke birdie birdies bogey bogeys round rounds lead leader leaderboard holes eagle tee
    under-par""".split()  # noqa: SIM905
)
_CONTEST = frozenset(
    """contestant contestants jury jurors round rounds show final finals semifinal semifinals tournament cup playoffs
    playoff vote voters judges heats knockout dancers singers teams""".split()  # noqa: SIM905
)


def is_score(items: list[Item], group: Group) -> bool:
    """ "Shot [68] to lead by two strokes", "shot [7] of 9 from the line": points of a game."""
    if group.of is not None and group.of.kind == "count" and not group.of.definite:
        return True
    return _PAR[0] <= (group.low or 0) <= _PAR[1] and not _GOLF.isdisjoint(_words(items))


def in_contest(items: list[Item]) -> bool:
    """Whether the sentence speaks of a contest: "four dancers were eliminated by the jury"."""
    return not _CONTEST.isdisjoint(_words(items))


def _words(items: list[Item]) -> list[str]:
    return [word.strip(".,;") for word in items_text(items).split()]
