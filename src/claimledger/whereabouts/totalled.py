"""The place of a total below rows of several places: that of none of them, "Osk: 2 killed", "Total: 6 killed"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.itemmarks import TOTALS
from claimledger.mentions import Figure
from claimledger.places.mentions import PlaceMention
from claimledger.whereabouts.named import Whereabouts

_TOTAL = re.compile(rf"\W*(?:{TOTALS}|in\s+all)\b(?:\s[a-z]+){{0,3}}\s*(?:[:|=–—-]|\d)")
_ROWS = 60


def rows_of_total(found: Whereabouts, figure: Figure, figures: Sequence[Figure]) -> range | None:
    """The sentences of the rows that a figure sums up, where these are several."""
    doc = found.page.doc
    line = doc.sentences[figure.sentence]
    if _TOTAL.match(doc.folded, line.start, line.end) is None:
        return None
    counted = {f.sentence for f in figures}
    first = figure.sentence
    while first - 1 in counted and figure.sentence - first < _ROWS:
        if "\n" not in doc.text[doc.sentences[first - 1].end : doc.sentences[first].start]:
            break
        first -= 1
    rows = range(first, figure.sentence)
    return rows if len(rows) > 1 else None


def place_of_total(found: Whereabouts, rows: range, mentions: Sequence[PlaceMention]) -> list[PlaceMention] | None:
    """The place of the heading above the rows in place of `mentions`, which one row tells of; None where these may stay."""
    if not mentions or not all(m.sentence in rows for m in mentions):
        return None if mentions else []
    names = {m.bare_name for m in mentions}
    if all(names & {m.bare_name for m in found.named[row]} for row in rows):
        return None  # each row is of that place
    head = rows.start - 1
    return [m for m in found.named[head] if m.role in ("event", "label")][:1] if head >= 0 else []
