"""Clauses shortened to a participle behind who speaks: "the alliance [backing the marshal] said"."""

from __future__ import annotations

from claimledger.attribution.reader import Reader
from claimledger.wordgroups import DETERMINERS, LINKS, PUT_OUT

_FAR = 12  # words of such a clause
_CUTS = frozenset(
    ("and", "or", "but", "as", "when", "while", "after", "before", "because", "that", "who", "which", "where", "if",
     "than")
)  # fmt: skip
_FINITE = frozenset(
    ("is", "are", "was", "were", "has", "have", "had", "be", "been", "being", "did", "does", "will", "would", "said",
     "says")
)  # fmt: skip
# They end like participles and stand before a noun on their own: "nine dead [including] police".
_PREPOSITIONS = frozenset(
    ("including", "following", "according", "during", "regarding", "concerning", "pending", "excluding", "barring",
     "considering", "notwithstanding", "quoting", "citing")
)  # fmt: skip
_IRREGULAR = frozenset(
    ("led", "held", "run", "set", "built", "made", "sent", "known", "chosen", "paid", "driven", "overseen", "shut",
     "left")
)  # fmt: skip
_STANDING = frozenset(("gathered", "trapped", "camped", "based", "dispatched", "sent"))
# Said of texts and words, and by whom they come to be known: "a memo of the ministry [obtained by] the agency".
_RELAYED = (PUT_OUT - {"run"}).union(
    ("carried", "quoted", "cited", "aired", "broadcast", "reviewed", "viewed", "consulted", "examined", "accessed", "sent",
     "contacted", "reached", "interviewed", "published", "presented", "unveiled")
)  # fmt: skip
_NEAR = frozenset(
    ("near", "on", "around", "across", "along", "outside", "inside", "past", "to", "up", "out", "under", "his", "her")
)
_DOER = frozenset(("by", "with"))
_OPENS = frozenset(
    ("", ",", ";", ":", '"', "“", "”", "-", "–", "—", ")", "but", "while", "that", "though", "although", "and")
)


def shortened(r: Reader, last: int) -> int:
    """Where a clause that ends with token `last` and is shortened to a participle begins; 0 where there is none.

    Before it stands who speaks: "the court [trying the officers] said", "a charity [run by the church] said". The blast of
    "a blast [killing nine people], police said" is parted by a comma.
    """
    for k in range(last, max(0, last - _FAR), -1):
        low = r.low(k)
        if not low[0].isalnum() or low in _CUTS or low in _FINITE:
            return 0
        if k == last or r.toks[k].capital or low in r.words.heads or low in r.words.offices:
            continue
        if r.low(k - 1) in DETERMINERS or r.low(k - 1) in LINKS:
            continue  # "prosecutors in the neighbouring province"
        if low.endswith("ing") and low not in _PREPOSITIONS and _has_object(r, k):
            return k
        if low in _STANDING and _has_object(r, k):
            return k  # "families [gathered outside the gate] said"
        if (low.endswith("ed") or low in _IRREGULAR) and low not in _RELAYED and _has_doer(r, k, last):
            return k
    return 0


def _has_object(r: Reader, k: int) -> bool:
    """Whether what a participle is done to or where begins behind it; the "rights monitoring mission" monitors nothing."""
    after = r.toks[k + 1]
    return after.capital or after.low in DETERMINERS or after.low in LINKS or after.low in _NEAR or after.low[-1] == "s"


def _has_doer(r: Reader, k: int, last: int) -> bool:
    """Whether by whom or with whom it is done stands behind a participle: "led [by] the marshal", "set [up by] it"."""
    at = k + 1 if r.low(k + 1) in _DOER else k + 2 if r.low(k + 1) in ("up", "out", "down") else 0
    return 0 < at < last and r.low(at) in _DOER


def is_its_doer(r: Reader, k: int) -> bool:
    """Whether the clause at token `k` says who stands behind a body, which is then told by it: "militia led by the marshal"."""
    return not r.low(k).endswith("ing") and r.low(k) not in _STANDING


def begins_clause(r: Reader, first: int) -> bool:
    """Whether a clause begins with token `first`: who "killed [nine people fleeing the army]" does not."""
    return r.low(first - 1) in _OPENS
