"""Dead and hurt who make up a count of casualties: "512 casualties. … 187 soldiers were killed and 325 wounded"."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.link.counts import of_one_kind
from claimledger.mentions import Document, Figure
from claimledger.turns import Apart

_BEHIND = 2  # sentences after a count of casualties that may part it
_BEFORE = 15  # sentences before one that sums them up: "in all"
_SUMS = ("in all", "in total", "altogether", "all told", "a total of", "overall")
_MET = frozenset(["killed", "injured", "casualties"])
_LEAST = 3


def dead_and_hurt(
    doc: Document, told: Sequence[Figure], firsts: dict[int, Figure], wholes: dict[int, Figure], apart: Apart
) -> None:
    """The killed and the injured are parts of the casualties that they add up to, told before them or summed up behind."""
    for total in told:
        if total.outcome != "casualties" or total.low != total.high or (total.low or 0) < _LEAST:
            continue
        if total.assertion != "stated" or id(total) in firsts or id(total) in wholes:
            continue
        sentence = doc.sentences[total.sentence]
        lead = doc.folded[sentence.start : total.span.start]
        first, last = total.sentence, total.sentence + _BEHIND
        if any(words in lead for words in _SUMS):
            first, last = total.sentence - _BEFORE, total.sentence - 1
        parts = [
            f for f in told
            if first <= f.sentence <= last and f is not total and f.outcome in _MET and f.low and f.low == f.high
            and f.assertion == "stated" and id(f) not in firsts and id(f) not in wholes and not f.attacker
            and of_one_kind(total, f)
        ]  # fmt: skip
        if len({f.outcome for f in parts}) > 1 and sum(f.low or 0 for f in parts) == total.low:
            if not any(apart(total, f) for f in parts):
                wholes.update((id(f), total) for f in parts)
