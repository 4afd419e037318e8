"""Who is said to claim something, by a noun: "a claim by rebels that nine died", "rebel claims that nine died"."""

from __future__ import annotations

from claimledger.attribution.behind import speakers_after
from claimledger.attribution.reader import Attribution, Reader
from claimledger.reporting import SAYINGS
from claimledger.spans import Span
from claimledger.speakers import Speaker

_NEWS = ("word", "news", "reports", "confirmation")
_OWN = ("claim", "claims", "allegation", "allegations", "assertion", "assertions", "accusation", "accusations", "boast", "boasts",
        "insistence", "contention", "statement", "statements", "admission", "suggestion", "complaint", "complaints")  # fmt: skip


def claimed(r: Reader) -> None:
    """Add who a noun of saying is of, where "that" follows with what is said."""
    for i, tok in enumerate(r.toks):
        if r.low(i + 1) in ("came", "comes") and tok.low in _NEWS and r.low(i + 2) == "from":
            found, last, about = speakers_after(r, i + 3)  # "word came from the convent that nine had died"
            if found and found[0].name and r.low(last) == "that":
                _add(r, found, last, about)
            continue
        if tok.low not in SAYINGS or tok.capital or any(a.cue.start == tok.start for a in r.found):
            continue
        if r.low(i + 1) in ("by", "from"):
            found, last, about = speakers_after(r, i + 2)
            if found and found[0].name and r.low(last) == "that":
                _add(r, found, last, about)
        elif r.low(i + 1) == "that" and tok.low in _OWN and i:
            one = _before(r, i)
            if one is not None:
                _add(r, [one], i + 1, "")


def _add(r: Reader, found: list[Speaker], that: int, about: str) -> None:
    cue = Span(r.toks[that].start, r.toks[that].end)
    r.found.append(Attribution(found, cue, Span(0, 0), "forward", "claim", about=about, sentence=r.sentence.index))


def _before(r: Reader, noun: int) -> Speaker | None:
    """Whose claims they are: "[rebel] claims that", "the [army's] claim that"; nobody's are "false claims that"."""
    low = r.low(noun - 1).removesuffix("'s").removesuffix("’s").rstrip("'’")
    head = r.words.heads.get(low + "s") if low + "s" in r.words.heads else r.words.heads.get(low)
    if head is None or head.table not in ("speaker", "body") or r.toks[noun - 1].capital:
        return None
    span = Span(r.toks[noun - 1].start, r.toks[noun - 1].start + len(low))
    name = low + "s" if r.low(noun - 1) == low and low + "s" in r.words.heads else low
    return Speaker("description", name, span, head.kind, head=name, definite=False)
