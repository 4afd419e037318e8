"""Whom a sentence that quotes nobody is about: "The Valley Aid League gave a higher toll." Then "it said" is the league."""

from __future__ import annotations

from claimledger import reporting
from claimledger.attribution.fronted import TIMES
from claimledger.attribution.reader import Reader
from claimledger.attribution.takes import is_number
from claimledger.calendars import DAY_NAMES, MONTHS
from claimledger.mentions import Document, Sentence
from claimledger.registry import Registry
from claimledger.speakers import Speaker
from claimledger.wordgroups import rightward, words_of

_PHRASES = frozenset(
    ("in", "on", "since", "at", "by", "during", "after", "from", "for", "with", "over", "earlier", "later")
)
_TURNS = frozenset(("but", "however", "meanwhile", "yet", "still", "and", "separately", "also", "then"))
_BEING = frozenset(
    ("a", "an", "the", "in", "at", "one", "still", "also", "now", "from", "asked")
)  # "Ann Roe is [in] Osk"
_FORMS = ("registry", "name", "person", "description")
_DEEDS_WORDS = """
gave gives took takes made makes had has held holds lost saw sees went came comes met led leads ran runs fled spent
wrote drew draws brought found left sat stood heads works lives teaches
did does do could would will cannot wept felt fell fought rose broke began paid swore threw drove rode shook
keep keeps kept sent sends spoke speaks dispute disputes reject rejects doubt doubts question questions call calls work
"""
_DEEDS = frozenset(_DEEDS_WORDS.split())
_DAYS = frozenset((*DAY_NAMES, *MONTHS, "then"))
_DASHES = frozenset(("-", "–", "—", "]"))
_DATELINE = 24  # words
_FAR = 14  # words of an opening phrase: "In a voice message sent to a radio station,"


def topics(doc: Document, sentence: Sentence, known: Registry) -> list[tuple[Speaker, str]]:
    """Who acts in a sentence, where they could speak, each with an apposition; nobody where they are acted upon.

    "A spokesman for the mine, Ivo Petrak, disputed that figure." -> Ivo Petrak. "The mayor and the sheriff both spoke."
    -> both. "Ivo Petrak was shot." -> nobody
    """
    r = Reader(doc.text, words_of(doc.text, sentence.start, sentence.end, known), reporting.words(), known, sentence)
    start = 0
    if sentence.index == 0:  # behind a dateline: "ORVALE, May 2 (Reuters) — President Ann Roe defended"
        start = next((k + 1 for k in range(min(len(r.toks), _DATELINE) - 1, -1, -1) if r.low(k) in _DASHES), 0)
    while r.low(start) in _TURNS or r.low(start) in (",", "-", "–", "—"):
        start += 1
    if r.low(start) in _PHRASES:
        start = _subject(r, start)
    if start < 0:
        return _claimant(r)
    found: list[tuple[Speaker, str]] = []
    while len(found) < 3:
        one, about, after = _actor(r, start)
        if one is None or one.form not in _FORMS:
            return _claimant(r)
        found.append((one, about))
        if r.low(after) != "and":
            break
        start = after + 1
    body = len(found) == 1 and (found[0][0].form in ("registry", "name") or found[0][0].head in r.words.bodies)
    being = r.low(after) in ("is", "was", "are", "were")
    person = len(found) == 1 and found[0][0].form == "person" and r.low(after + 1) in _BEING
    acts = _acts(r, after + (r.low(after) == "both" or r.low(after) in TIMES)) or (being and (body or person))
    return found if acts else _claimant(r)


def _claimant(r: Reader) -> list[tuple[Speaker, str]]:
    """ "The blast was claimed by [the Valley Front]": who says that a deed is theirs."""
    by = next((k for k in range(2, len(r.toks)) if r.low(k) == "by" and r.low(k - 1) == "claimed"), None)
    if by is None or r.low(by - 2) not in ("was", "were", "been", "later", "quickly", "also"):
        return []
    one = r.speaker(by + 1, rightward(r.toks, by + 1, r.words))
    return [(one, "")] if one is not None and one.form in ("registry", "name") else []


def _subject(r: Reader, start: int) -> int:
    """Where the subject begins behind an opening phrase, -1 where it is not found: "Since May [the Red Cross] has"."""
    for k in range(start + 1, min(start + _FAR, len(r.toks))):
        if r.low(k) == ",":
            return k + 1
        if r.low(k) in ("the", "its", "his", "her") and r.low(k - 1) in _DAYS:
            return k
    return -1


def _actor(r: Reader, start: int) -> tuple[Speaker | None, str, int]:
    """The noun group from token `start`: who it names, its apposition, and the token behind both."""
    ends = rightward(r.toks, start, r.words)
    after = next(
        (k for k in range(start + 1, ends)
         if r.low(k) == "both" or (r.low(k) in TIMES and _acts(r, k + 1)) or (_acts(r, k) and not _describes(r, k))),
        0,
    )  # fmt: skip
    after = after or ends
    one = r.speaker(start, after) if after > start else None
    if one is None or r.low(after) != ",":
        return one, "", after
    end = next((k for k in range(after + 1, len(r.toks)) if r.low(k) in (",", ".", ";")), len(r.toks))
    about = r.text[r.toks[after].end : r.toks[end - 1].end].strip().lower()
    inner = r.speaker(after + 1, end) if end > after + 1 else None
    if inner is not None and inner.form == "person":
        inner.head, about = inner.head or one.head, r.text[one.span.slice].lower()
        one = inner
    return one, about, end + 1


def _describes(r: Reader, at: int) -> bool:
    """Whether a participle stands behind an article, of what comes next: "the [banned] Valley Front"."""
    return r.low(at - 1) in ("the", "a", "an") and at + 1 < len(r.toks) and r.toks[at + 1].text[0].isalnum()


def _acts(r: Reader, at: int) -> bool:
    """Whether the word at `at` is a finite verb of doing: "disputed", "gave", "blamed"."""
    if at >= len(r.toks) or r.toks[at].capital:
        return False
    low = r.low(at)
    return low in _DEEDS or r.words.verbs.get(low, "count") != "count" or (len(low) > 4 and low.endswith("ed"))


def is_counted(speaker: Speaker) -> bool:
    """Whether a description counts people, or is of no more than people: "nine miners", "many women", "children"."""
    first = speaker.name.lower().split()[0]
    return first in _MANY or is_number(first) or speaker.head in _ANYBODY


_MANY = frozenset(
    ("many", "several", "some", "most", "dozens", "scores", "hundreds", "more", "few", "all", "both", "other", "others")
)
_ANYBODY = frozenset(("people", "men", "women", "children", "boys", "girls", "man", "woman", "boy", "girl", "families"))


def is_one(speaker: Speaker) -> bool:
    """Whether a description may be of one person who speaks: "the captain", not "the ministry" or "villagers"."""
    table = reporting.words().heads.get(speaker.head)
    many = speaker.head.endswith(("s", "people", "men", "women", "children", "folk", "staff", "police"))
    return not many and (table is None or table.table == "speaker")
