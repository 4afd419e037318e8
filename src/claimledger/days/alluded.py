"""Deaths that a sentence names in passing before it tells of others, with a day of their own.

"After announcing Roe's death, the chief recalled the crash that hurt a guard on Thursday": Roe did not die on Thursday.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.mentions import Document, Figure, When

#: Why a death that is named in passing has no day
OF_OTHERS = "the day in its sentence is that of others told of behind it"

_NAMED = ("death", "murder", "killing", "slaying", "assassination", "funeral", "passing")
_PASSING = re.compile(
    r"\W*(?:(?:shortly|hours|days|soon)\s+)?(?:after|before|while|when|upon|on|in|by|besides|despite)\s+(?:[a-z]+ing)\s[^,;]*\Z"
)


def alluded(doc: Document, figures: Sequence[Figure], together: Sequence[int], i: int, when: When) -> When | None:
    """A window without days for figure `i`, where the one from its sentence is that of people told of behind it, whose harm
    stands in another clause; None elsewhere. `together` are the figures of the sentence."""
    figure, folded = figures[i], doc.folded
    if len(together) < 2 or when.span is None:
        return None
    if any(_names_another(folded, figures[k], figure, when.span.start) for k in together):
        return When(None, None, reason=OF_OTHERS)
    if not folded.startswith(_NAMED, figure.harm.start):
        return None
    done = max(figure.harm.end, figure.group.end)
    comma = folded.find(",", done, when.span.start)
    if comma < 0 or _PASSING.match(folded, doc.sentences[figure.sentence].start, comma) is None:
        return None
    apart = any(comma < figures[k].harm.start < when.span.end + 40 and figures[k].harm != figure.harm for k in together)
    return When(None, None, reason=OF_OTHERS) if apart else None


# "the daughter [of a slain] journalist", "a woman [whose] brother was killed"
_NESTED = re.compile(r"\s+(?:of|to|whose)\s+(?:[\w’'-]+\s+){0,3}\Z")


def _names_another(folded: str, whole: Figure, figure: Figure, day: int) -> bool:
    """Whether a figure only says who another is, whose harm is told between it and the day: "the son of a murdered judge was
    shot dead on [Friday]", "a woman whose brother was killed was shot on [Friday]"."""
    if not figure.low == figure.high == 1 or not whole.group.end < figure.group.start < whole.harm.start < day:
        return False
    if max(figure.harm.end, figure.group.end) > whole.harm.start or figure.part_of is not None:
        return False
    start = min(figure.group.start, figure.harm.start)
    return start - whole.group.end < _NEST and _NESTED.match(folded, whole.group.end, start) is not None


_NEST = 30  # characters
