"""Whose toll it is: "the ministry's official toll stands at nine", "the toll given by the army is nine"."""

from __future__ import annotations

import re

from claimledger.attribution.groupsbefore import group_before
from claimledger.attribution.reader import Attribution, Reader
from claimledger.attribution.takes import is_number
from claimledger.patterns import Rare
from claimledger.spans import Span
from claimledger.speakers import read
from claimledger.speakers.speaker import OWNING
from claimledger.wordgroups import tokens

_KIND = (
    r"(?:(?:own|official|latest|provisional|updated|overall|preliminary|confirmed|current|new|last|initial|first|previous|"
    r"earlier|death|casualty|daily|final|revised)\s+)*"
)
# What a toll that somebody keeps has before or behind it
_KEPT = Rare(
    r"(?:['’]s|s['’])\s+(?:\w+\s+)*toll\b|"
    r"\btoll\s+(?:of|from|(?:given|released|issued|announced|provided|published|kept|put\s+out|reported|confirmed|cited)\s+by)\b"
)
_TOLL = re.compile(
    rf"(?:(?:(?:the|its|their)\s+)?{_KIND}toll\s+(?:of|from|(?P<given>(?:given|released|issued|announced|provided|published|kept|"
    rf"put\s+out|reported|confirmed|cited)\s+by))\s+(?P<by>[^,.;:()]{{2,60}}?)|"
    rf"(?P<whose>[^,.;:()]{{2,60}}?)(?:['’]s|(?<=s)['’])\s+{_KIND}toll)"
    r"(?:,\s+which\s[^,;.]{2,80},|\s+on\s+[A-Z]\w+day)?"
    r"\s+(?:(?:now|currently|already|has|had|so\s+far|later|since)\s+)*"
    r"(?:stood|stands|standing|rose|rises|risen|climbed|reached|is|was|remains|remained)\b",
    re.IGNORECASE,
)
#: Who counts the dead of others; an army's toll is of its own
_KEEPERS = frozenset(("ministry", "monitor", "ngo", "un", "agency", "government", "health", "emergency", "rescue"))


def by_tolls(r: Reader) -> None:
    """ "The official toll of the disaster council stood at 33": the council's word; not "the toll of the flood"."""
    if _KEPT.search(r.text[r.sentence.start : r.sentence.end].lower()) is None:
        return
    for match in _TOLL.finditer(r.text, r.sentence.start, r.sentence.end):
        at = Span(*match.span("by" if match["by"] else "whose"))
        one = read(
            r.text, tokens(r.text, at.start, at.end, r.known), r.words, r.known, opens=at.start == r.sentence.start
        )
        if one is None or not one.name or one.form not in ("registry", "name", "description", "person"):
            continue
        if one.span.end < at.end or (not match["given"] and one.kind not in _KEEPERS):
            continue
        noun = match.end("whose") if match["whose"] else match.start()
        cue = Span(r.text.lower().find("toll", noun), match.end())
        r.found.append(Attribution([one], cue, Span(0, 0), "forward", sentence=r.sentence.index))


_OWNED = Rare(r"\b(?:toll|figure|count|tally|estimate)\s+of\b")
_NOUNS = frozenset(("toll", "figure", "count", "tally", "estimate"))
_HEDGES = frozenset(
    ("at", "least", "about", "some", "around", "nearly", "more", "than", "over", "almost", "up", "to", "only")
)


def by_figures(r: Reader, folded: str) -> None:
    """ "The ministry's figure of 45 dead is disputed": the 45 are the ministry's, and nothing behind them."""
    if _OWNED.search(folded, r.sentence.start, r.sentence.end) is None:
        return
    for i, tok in enumerate(r.toks):
        if tok.low not in _NOUNS or r.low(i + 1) != "of" or tok.capital:
            continue
        k = i + 2
        while r.low(k) in _HEDGES:
            k += 1
        if not is_number(r.low(k)) or not any(t.text.endswith(OWNING) for t in r.toks[max(0, i - 3) : i]):
            continue
        group = group_before(r, i, "")
        one = group[1][0] if group is not None else None
        if one is None or not one.name or one.form not in ("registry", "name", "description"):
            continue
        if one.kind not in _KEEPERS and (tok.low == "toll" or one.kind is None):
            continue  # "the army's toll of 45" is of its own
        if any(a.cue.overlaps(Span(one.span.start, tok.end)) for a in r.found):
            continue  # "the tally of 45 was put out by"
        end = r.toks[min(k + _WORDS, len(r.toks) - 1)].end
        cue = Span(r.toks[i + 1].start, r.toks[i + 1].end)
        telling = Attribution([one], cue, Span(0, 0), "forward", "claim", sentence=r.sentence.index)
        telling.aside = Span(cue.end, end)
        r.found.append(telling)


_WORDS = 2  # behind the number: "45 dead", "45 people killed"
