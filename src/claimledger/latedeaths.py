"""Words for deaths after the dead were counted: "a blast killed five and wounded 12. One of the wounded later died"."""

from __future__ import annotations

import re

from claimledger.patterns import Rare

_WOUNDED = r"(?:wounded|injured|hurt|injuries|survivors?|burned|burnt)"
# behind the count: "one [of the wounded]", "a man [who had been critically wounded]"
_OF_THE_WOUNDED = re.compile(
    rf"\s+of\s+(?:the|those|these|its|their)\s+(?:[\w,-]+\s+){{0,2}}?{_WOUNDED}\b"
    rf"|(?:\s+[\w-]+){{0,2}}?,?\s+who\s+(?:had\s+been|was|were|has\s+been|survived)\b(?:\s+\w+){{0,2}}?(?:\s+{_WOUNDED}\b|(?<=survived)\b)"
)
# in the noun group: "a [wounded] woman", "two [survivors]"
_WOUNDED_GROUP = re.compile(r"\b(?:wounded|injured|survivors?)\b")
_DIED = Rare(r"\b(?:died|dies|dead|succumbed|succumbs|passed\s+away|breathed\s+(?:his|her|their)\s+last)\b")
# a count that holds those who have died since: "the toll has risen to six", "six people are dead"
_AS_OF_NOW = Rare(
    r"\b(?:tolls?|tally|risen|rose|climbed|(?:is|are)\s+(?:now\s+)?dead|(?:has|have)\s+(?:\w+\s+)?(?:died|killed|been\s+killed|claimed|left)|now|so\s+far|"
    r"total|altogether|in\s+all|brought|bringing|raising|including|victims)\b"
)
_CLAUSE = 90  # characters


def tells_of_the_wounded(group: str, behind: str) -> bool:
    """Whether words, in small letters, tell that some who had been hurt died: `group` counts them, `behind` follows it.

    >>> tells_of_the_wounded("one", " of the wounded later died."), tells_of_the_wounded("one", " of the dead was a cook.")
    (True, False)
    """
    wounded = _OF_THE_WOUNDED.match(behind) or _WOUNDED_GROUP.search(group)
    return wounded is not None and _DIED.search(behind[:_CLAUSE].partition(".")[0]) is not None


def counts_up_to_now(sentence: str) -> bool:
    """Whether a sentence, in small letters, counts all that have died by the time of writing."""
    return _AS_OF_NOW.search(sentence) is not None
