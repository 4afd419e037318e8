"""Days on which one who was hurt before died, told ahead of others whom the same event struck.

"A man wounded in last Saturday's shooting has died. Omar Lent died Thursday. Two others were killed when gangs exchanged fire":
the two were killed on Saturday.
"""

from __future__ import annotations

from claimledger.days.daybook import Daybook
from claimledger.days.reading import Told
from claimledger.days.windows import Windows
from claimledger.mentions import Figure, When

_DIES = ("died", "dies", "succumb", "passed away")
_DAYS = 31


def before_last_day(days: Daybook, found: Windows, figure: Figure, k: int, when: When) -> When | None:
    """The day of the event in which the person of figure `k` was hurt, where `when` is that of his death and `figure` is of
    others; None where the text tells of no such day."""
    one = found.figures[k]
    if one.outcome != "killed" or not one.low == one.high == 1 or when.precision != "day" or when.start is None:
        return None
    if not days.doc.folded.startswith(_DIES, one.harm.start) or found.figures[found.first[k]] is one:
        return None
    if figure.kind == "name" or any(
        found.figures[j] is figure and found.first[j] == found.first[k] for j in found.by_sentence[figure.sentence]
    ):
        return None
    first = found.figures[found.first[k]]
    told = [
        t for t in days.told(first.sentence) if _is_day(t) and t.window and 0 < (when.start - t.window[0]).days <= _DAYS
    ]
    if len(told) != 1:
        return None
    event = told[0].mention
    return When(event.start, event.end, "day", event.span, f"{event.reason}, on which one who died later was hurt")


def before_death_told(days: Daybook, found: Windows, figure: Figure, index: int) -> When | None:
    """The same, where sentence `index` tells of one death in hospital: "Ann Lee died in hospital on Friday. ¶ Nine others were
    hurt in the crash"."""
    theirs = found.by_sentence.get(index) or []
    own = found.whens[theirs[0]] if len(theirs) == 1 else None
    return before_last_day(days, found, figure, theirs[0], own) if own is not None else None


def _is_day(told: Told) -> bool:
    return told.role == "event" and told.mention.precision == "day" and not told.mention.form
