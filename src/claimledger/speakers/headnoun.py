"""The noun that says what a speaker is: that of "a senior army officer" is "officer"."""

from __future__ import annotations

from claimledger.reporting import LETTERED, Head, Words
from claimledger.wordgroups import Token


def head_of(pre: list[Token], words: Words) -> tuple[str, Head | None] | None:
    """The noun that a group ends with, of two words or one, or the body noun that its name begins with."""
    for size in range(min(3, len(pre)), 0, -1):
        term = " ".join([t.low for t in pre[-size:]]) if size > 1 else pre[-1].low
        if term in words.heads:
            return term, words.heads[term]
        if term in words.offices and (term not in words.ranks or (term in LETTERED and pre[-1].text.isupper())):
            return term, None
    if len(pre) > 1 and pre[-1].text[-1].isdigit():  # "military detachment No.4", "infantry brigade 12"
        kept = pre[:-1] if pre[-2].low not in ("no", "no.", "number") else pre[:-2]
        numbered = head_of(kept, words) if kept and not kept[-1].text[-1].isdigit() else None
        return numbered if numbered is not None and numbered[1] is not None and numbered[1].kind == "military" else None
    # "Military Detachment", "Orvale Public Schools": a name that holds a body noun
    if len(pre) > 1 and all(t.capital for t in pre):
        for tok in pre:
            held = words.heads.get(tok.low)
            if held is not None and held.table == "body":
                return tok.low, held
    return None
