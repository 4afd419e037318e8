"""By whose account: "according to the mayor", "per police", "by the army's count"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from claimledger.attribution.behind import speakers_after
from claimledger.attribution.groupsbefore import QUOTES
from claimledger.attribution.reader import Attribution, Reader
from claimledger.patterns import matches_at
from claimledger.spans import Span
from claimledger.speakers import OWNERS, Speaker, read
from claimledger.wordgroups import tokens


def prepositions(r: Reader, folded: str, starts: Sequence[int]) -> None:
    """ "according to the mayor", "citing the clinic": at the offsets `starts` of the folded text."""
    for match in matches_at(r.words.preposition, folded, starts, r.sentence.end):
        first = next((k for k, t in enumerate(r.toks) if t.start >= match.end()), len(r.toks))
        found, last, about = speakers_after(r, first)
        if not found or found[0].form in ("capital", "recording"):
            continue
        host = r.words.prepositions.get(" ".join(match.group().split()))
        if found[0].form == "publication" and (match.group() == "per" or (host and not found[0].name)):
            continue  # "sources quoting reports said": they are the source
        at = next((k for k, t in enumerate(r.toks) if t.start >= match.start()), 0)
        before = r.low(at - 1)
        leads = at == 0 or before in ("and", "but", "while", "that", ";") or r.toks[at - 1].text in QUOTES
        rest = last < len(r.toks) and r.toks[last].text not in ".!?" and last < len(r.toks) - 1
        form: Literal["forward", "trailing", "both"] = "forward" if leads else "both" if rest else "trailing"
        r.found.append(
            Attribution(
                found, Span(*match.span()), Span(0, 0), form, about=about, sentence=r.sentence.index,
                takes="host" if host else "speech",
                preposition=True,
            )
        )  # fmt: skip


# "by the army's count", "in its telling", "by police reckoning", "as a chief put it"; then "by that of the elders"
_BY_COUNT = re.compile(
    r"\b(?:by\s+(?P<who>[^,.;:]{2,60}?)(?:['’]s|(?<=s)['’]|(?<=police)|(?<=official))\s+(?:own\s+|latest\s+)?"
    r"(?:count|tally|estimates?|accounts?|reckoning|figures)\b|"
    r"in\s+(?:(?P<own>its|their|his|her)|(?P<teller>(?:[\w.-]+\s){0,3}[\w.-]+)(?:['’]s|(?<=s)['’]))"
    r"\s+(?:own\s+)?(?:account|version|telling|words)\b|"
    r"as\s+(?P<putting>[^,.;:]{2,40}?)\s+(?:put|puts|tells?|told|has|had|sees)\s+it\b|"
    r"by\s+(?P<nation>[A-Z][a-z]+)\s+(?:tall(?:y|ies)|counts?|estimates?|accounts?|figures)\b|"
    r"by\s+(?:that|those)\s+of\s+(?P<other>(?:the\s+)?[\w-]+(?:\s[\w-]+)?))",
    re.IGNORECASE,
)


def by_counts(r: Reader) -> None:
    """ "Nine died, by the clinic's count." """
    counted = False
    for match in _BY_COUNT.finditer(r.text, r.sentence.start, r.sentence.end):
        if match.group("other") and not counted:
            continue
        counted = True
        own, at = match.group("own"), Span(*match.span(str(match.lastgroup)))  # "army's" is one token
        if match.group("nation"):  # "by Israeli tallies"
            if match.group("nation").lower() not in r.known.adjectives:
                continue
            name = r.text[at.start : match.end()]
            one: Speaker | None = Speaker(
                "description", name, Span(at.start, match.end()), "reports", head=name.split()[-1]
            )
        elif own:
            pronoun = OWNERS[own.lower()]
            one = Speaker("pronoun", pronoun, at, None, head=pronoun, definite=True)
        else:
            one = read(r.text, tokens(r.text, at.start, at.end, r.known), r.words, r.known, opens=False)
        if one is None or one.form in ("publication", "recording"):
            continue
        first = match.start() == r.sentence.start
        form: Literal["forward", "trailing", "both"] = "forward" if first else "trailing"
        if not first and len(r.text[match.end() : r.sentence.end].strip(" .!?")) > 0:
            form = "both"
        r.found.append(
            Attribution([one], Span(*match.span()), Span(0, 0), form, sentence=r.sentence.index, preposition=True)
        )
