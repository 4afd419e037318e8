"""The weekday on which somebody was shot or killed, by the words that tell so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimledger.mentions import Document, Figure

_ACT = re.compile(r"\b(?:shot|killed|stabbed|wounded|injured|hit|struck)\b")
_ITS_DAY = re.compile(
    r"(?:(?!\b(?:said|say|says|told)\b)[^.;:\n]){0,70}?\b(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)


def on_other_days(doc: Document, told: Iterable[Figure], figure: Figure) -> bool:
    """Whether both are told to have been shot or killed, each on a weekday of their own.

    "A teen was shot Wednesday. … Ann Lee was shot and killed on Monday." Who "died" on another day may be the same.
    """
    then = {day for f in told if (day := _day_of_act(doc, f)) is not None}
    return bool(then) and (now := _day_of_act(doc, figure)) is not None and now not in then


def _day_of_act(doc: Document, figure: Figure) -> str | None:
    if _ACT.search(doc.folded, figure.harm.start, figure.harm.end) is None:
        return None
    found = _ITS_DAY.match(doc.folded, figure.harm.end, doc.sentences[figure.sentence].end)
    return found["day"] if found is not None else None
