"""Those who have fled an event: from its day up to the statement, for people flee for days."""

from __future__ import annotations

import re
from dataclasses import replace

from claimledger.days.daybook import Daybook
from claimledger.mentions import Figure, When

# "More than 1,600 people have fled", "some 9,000 are sleeping in the open"; "have lost their homes" happened at once
_UP_TO_NOW = re.compile(
    r"(?<!to )\b(?:has|have)\s+(?:\w+ly\s+|since\s+|now\s+|already\s+)?(?:fled|been\s+(?:displaced|uprooted|evacuated|"
    r"made\s+homeless|forced|driven)|left\s+their|taken\s+(?:shelter|refuge)|sought\s+(?:shelter|refuge|safety)|crossed|abandoned)\b"
    r"|\b(?:are|is)\s+(?:now\s+|still\s+)?(?:sheltering|sleeping|camping)\b"
)
_BEFORE, _BEHIND = 10, 40  # characters around a figure and its words of harm
_LONGEST = 14  # days


def up_to_now(days: Daybook, figure: Figure) -> bool:
    """Whether people are told of as displaced up to the day of writing."""
    if figure.outcome != "displaced":
        return False
    sentence = days.doc.sentences[figure.sentence]
    start = max(sentence.start, min(figure.span.start, figure.harm.start) - _BEFORE)
    end = min(sentence.end, max(figure.span.end, figure.harm.end) + _BEHIND)
    return _UP_TO_NOW.search(days.doc.folded, start, end) is not None


def since_the_event(days: Daybook, figure: Figure, when: When | None) -> When | None:
    """The days from the event of a window on, for those who have fled since; any other window as it is."""
    if when is None or when.start is None or when.precision != "day" or not up_to_now(days, figure):
        return when
    end = days.stated(figure.sentence) or days.anchor.day
    if end is None or not 0 < (end - when.start).days <= _LONGEST:
        return when
    return replace(when, end=end, precision="period", reason=f"since {when.reason}, up to the day of the statement")
