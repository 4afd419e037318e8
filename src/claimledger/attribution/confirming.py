"""Who vouches for a figure that another gave first: "nine died, the mayor said, a figure confirmed by the hospital"."""

from __future__ import annotations

import re

from claimledger.attribution.tellings import Telling

_BY = "confirmed by"
_BESIDE = re.compile(
    r"(?:,|—|–|\s-|\b(?:and|also|later|since|was|were|been|independently|figures?|numbers?|toll|count|tally|total|death|deaths|"
    r"account|report|claim|one))\s+\Z"
)


def confirming(told: Telling, others: list[Telling], folded: str) -> Telling | None:
    """Which of `others` confirms what is told on the word of `told`; nobody confirms what he tells himself."""
    if folded.startswith(_BY, told.said.cue.start):
        return None
    for one in others:
        at = one.said.cue.start
        if (
            one.name
            and one.name != told.name
            and folded.startswith(_BY, at)
            and _BESIDE.search(folded, max(0, at - 20), at)
        ):
            return one
    return None
