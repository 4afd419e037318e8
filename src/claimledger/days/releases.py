"""Days on which people came free: "who were kidnapped in Osk and released on Monday", which is no day of the kidnapping."""

from __future__ import annotations

import re

from claimledger.spans import Span

_FREED = r"(?:released|freed|set\s+free|rescued|liberated|let\s+go|ransomed|escaped)"
#: Words for coming free
RELEASE = re.compile(rf"\b{_FREED}\b")
_BEFORE = re.compile(rf"(?P<freed>\b{_FREED}\b)|\b(?:kidnapp|abduct|captur|seiz|tak|held|hijack|disappear|vanish)\w*")
_AFTER = re.compile(rf"\s+(?:\w+ly\s+)?{_FREED}\b")
_REACH = 70  # characters


def is_of_release(folded: str, start: int, span: Span) -> bool:
    """Whether the day at `span`, in a sentence that begins at `start`, is that on which somebody came free.

    >>> words = "two men kidnapped in osk and freed on monday"
    >>> is_of_release(words, 0, Span(38, 44))
    True
    """
    if _AFTER.match(folded, span.end):
        return True
    start = max(start, folded.rfind(";", start, span.start) + 1)
    verbs = list(_BEFORE.finditer(folded, max(start, span.start - _REACH), span.start))
    return bool(verbs) and verbs[-1]["freed"] is not None
