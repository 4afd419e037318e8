"""What a number of parts is counted of: "in five regions of Vela", "in 12 of Vela's 19 districts"."""

from __future__ import annotations

import re

from claimledger.patterns import Rare

_NUMBER = (
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|most|some|various|different|a\s+number|"
    r"dozens|scores|a\s+dozen|both|all|half)"
)
_PARTS = (
    r"(?:regions?|provinces|districts|states|departments|governorates|counties|municipalities|cities|towns|villages|areas|parts|"
    r"communes|prefectures|oblasts|islands|neighbou?rhoods|quarters|suburbs|sectors|localities|communities|places)"
)
_OF_PARTS = Rare(
    rf"\b{_NUMBER}\s+(?:of\s+(?:the\s+)?(?:{_NUMBER}\s+)?)?(?:out\s+of\s+{_NUMBER}\s+)?(?:[a-z-]+\s+){{0,2}}{_PARTS}\s+of\s+(?:the\s+)?$"
)
_OF_ITS = re.compile(rf"\b{_NUMBER}\s+(?:out\s+)?of\s+$")
_ITS_PARTS = re.compile(rf"['’]s?\s+(?:[\w-]+\s+){{0,2}}{_PARTS}\b")


def is_whole(left: str, right: str) -> bool:
    """Whether the folded words on both sides of a name count parts of what it is the name of."""
    if _OF_ITS.search(left) is not None:
        return _ITS_PARTS.match(right) is not None
    return _OF_PARTS.search(left) is not None
