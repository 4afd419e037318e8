"""What "in five provinces" are parts of: the wide place named before, or the country of the text."""

from __future__ import annotations

import re

from claimledger.mentions import Figure
from claimledger.patterns import Rare
from claimledger.places.mentions import PlaceMention
from claimledger.whereabouts.fine import is_wide
from claimledger.whereabouts.named import Whereabouts
from claimledger.whereabouts.refer import whole_of
from claimledger.whereabouts.telling import Telling

_DIVIDED = Rare(
    r"\b(?:in|across|throughout|from|over|of|hit|at)\s+(?:at\s+least\s+|as\s+many\s+as\s+|more\s+than\s+|about\s+|some\s+|all\s+|the\s+)?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|most|various|different|\d{1,2})\s+(?:of\s+the\s+)?(?:[a-z-]+\s+){0,2}?"
    r"(?:provinces|regions|states|governorates|departments|prefectures|oblasts|districts|counties|municipalities)\b(?!\s+of\b)"
)
_SMALL = re.compile(r"(?:districts|counties|municipalities)$")


def held_by(found: Whereabouts, told_of: Telling, figure: Figure) -> list[PlaceMention]:
    """The place that holds the parts over which the sentence of a figure counts; districts may be those of a province."""
    if not told_of.several(figure.sentence):
        return []
    parts = _DIVIDED.search(told_of.words(figure.sentence))
    if parts is None:
        return []
    for index in range(figure.sentence, -1, -1):
        wide = [
            m for m in found.named[index] if m.role in ("event", "label", "bare", "actor") and is_wide(found.page, m)
        ]
        wide = [m for m in wide if m.iso == found.setting.country and m.span and m.span.end <= figure.span.start]
        if not _SMALL.search(parts.group()):
            wide = [m for m in wide if m.precision == "country"]
        if wide:
            return wide[-1:]
    nation = found.nation
    if nation is None or nation.name not in told_of.doc.text or nation.iso == "US":
        return []
    return [whole_of(nation, figure.harm)]
