"""The one event day of a text, where a sentence far below points back to it: "was also shot that night", and where the
text opens with how long ago it was: "Four days after two clerks were shot, police named a man"."""

from __future__ import annotations

from datetime import timedelta

from claimledger.days.daybook import Daybook
from claimledger.days.reading import Told
from claimledger.mentions import Figure, When

_THAT = tuple(f"{which} {part}" for which in ("that", "that same", "the same")
              for part in ("night", "day", "evening", "morning", "afternoon"))  # fmt: skip
_NEAR = timedelta(days=1)


def of_that_day(days: Daybook, figure: Figure, when: When | None) -> When | None:
    """The day of a figure whose own words, in `when`, give no day but point to that of the event."""
    if when is None or when.start is not None or when.span is None:
        return None
    folded, one = days.doc.folded, days.narrowest
    if one is None or one.role != "event" or one.mention.precision != "day" or one.mention.form:
        return None
    if folded.startswith(_THAT, when.span.start):
        back = one.sentence < figure.sentence and not _turns(days, one.sentence, figure.sentence)
    else:
        back = not figure.sentence and one.sentence > 0 and _is_so_long_ago(days, when, one)
    mention = one.mention
    reason = f"{mention.reason}, the only event day of the text"
    return When(mention.start, mention.end, "day", mention.span, reason) if back else None


def _turns(days: Daybook, first: int, last: int) -> bool:
    return any(first < index <= last for index in days.turned)


def _is_so_long_ago(days: Daybook, when: When, one: Told) -> bool:
    """Whether the one event day lies as many days before writing as the words at the start of a text say."""
    offset = next((t.mention for t in days.told(0) if t.mention.span == when.span), None)
    if offset is None or offset.form != "offset" or days.anchor.day is None or one.mention.start is None:
        return False
    ago = days.anchor.day - one.mention.start
    return abs(ago - timedelta(days=offset.shift)) <= _NEAR
