"""Counts that each have a label of their own, "Orvale: 12 killed; Lorin: 9 killed": parts of the total that they come to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimledger.mentions import Document, Figure

_BEHIND = 3  # sentences behind the total in which its shares are told
_LEAST = 2
_MOST = 80  # figures
_LABEL = re.compile(r"[;,.]?\s*(?:and\s+)?([^\W\d_][^:;.\n\d]{1,40}):\s")


def parts_by_labels(
    doc: Document, told: Sequence[Figure], firsts: dict[int, Figure], wholes: dict[int, Figure]
) -> None:
    """ "31 were killed. Orvale: [12] killed; Lorin: [nine] killed; elsewhere: [ten]": parts of the 31, to which they come."""
    if doc.text.count(": ") < _LEAST:
        return
    labels = {id(f): label for f in told if f.low and f.low == f.high and (label := _label(doc, f)) is not None}
    if len(labels) < _LEAST:
        return
    for at, total in enumerate(told):
        low = total.low
        if (
            low is None
            or low != total.high
            or id(total) in wholes
            or id(total) in labels
            or total.assertion != "stated"
        ):
            continue
        shares = [
            f for f in told[at + 1 : at + 1 + _MOST]
            if id(f) in labels and f.outcome == total.outcome and f.sentence - total.sentence <= _BEHIND
            and f.assertion == "stated" and id(f) not in firsts and wholes.get(id(f), total) is total
        ]  # fmt: skip
        if len({labels[id(f)] for f in shares}) == len(shares) >= _LEAST and sum(f.low or 0 for f in shares) == low:
            wholes.update((id(f), total) for f in shares)


def _label(doc: Document, figure: Figure) -> int | None:
    """Where the label of the count begins that a figure stands in, None where it has none."""
    sentence = doc.sentences[figure.sentence]
    start = doc.text.rfind(";", sentence.start, figure.span.start)
    start = sentence.start if start < 0 else start
    found = _LABEL.match(doc.text, start, figure.span.start)
    return found.start(1) if found is not None else None
