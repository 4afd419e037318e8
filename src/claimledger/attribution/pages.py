"""Whose page a text is, where an organisation tells in its own voice what it has counted."""

from __future__ import annotations

import functools
import re

from ahocorasick_rs import AhoCorasick

from claimledger.datelines import find_dateline
from claimledger.mentions import Document
from claimledger.patterns import automaton

_BODIES = (
    r"cent(?:er|re)|network|observatory|committee|monitor|watch|union|organi[sz]ation|institute|council|foundation|mission|"
    r"league|association|initiative|project|society|coalition|archive|syndicate|group"
)
_WORK = r"documented|recorded|verified|registered|counted|tallied|logged|monitored"
# "We documented", "our teams have verified": an organisation that counts, in its own voice.
_OURS = re.compile(
    rf"\b(?:we|our\s+(?:[\w-]+\s+)?(?:teams?|activists?|researchers|staff|volunteers|cent(?:er|re)|network|observatory|committee))"
    rf"\s+(?:have\s+|has\s+|had\s+)?(?:also\s+|so\s+far\s+)?(?:{_WORK})\b"
)
# "Valley Monitor for Rights activists have documented": how such bodies speak of themselves.
_THEIRS = re.compile(
    r"(?P<name>(?:[A-Z][\w'’-]+\s+){1,6}(?:(?:for|of)\s+(?:the\s+)?(?:[A-Z][\w'’-]+\s*){1,4})?)\s*(?:\([A-Z]{2,8}\)\s+)?"
    rf"(?:activists|volunteers|teams|researchers|reporters|monitors)\s+have\s+(?:{_WORK})\b"
)
# "In October, Valley Rights Watch documented the killing of 58 civilians", where the text goes on with "we".
_COUNTS = re.compile(rf"(?P<name>(?:[A-Z][\w’'-]+\s+){{2,6}})(?:has\s+|have\s+)?(?:{_WORK})\b")
_COUNTED = re.compile(rf"\s+(?:has\s+|have\s+|had\s+)?(?:{_WORK})\b")
_REACH = 200  # characters from "we" to what was counted
_COUNTED_IN = 5  # sentences, headings among them
_NAMED = re.compile(r"(?:[A-Z][\w'’-]+\s+)*(?:[A-Z][\w'’-]+)(?:\s+(?:for|of|and)\s+(?:the\s+)?(?:[A-Z][\w'’-]+\s*)+)*$")
_HAS_BODY = re.compile(rf"\b(?:{_BODIES})\b", re.IGNORECASE)
# "(Bamako, August 2, 2023) - Soldiers killed 62 civilians, Sahel Justice Watch said today.": how such bodies head a release.
_RELEASED = re.compile(r"\s*\([A-Z][\w .’'-]{1,30}(?:,[^)\n]{1,30})?\)\s*[-–—]")
_SAID_TODAY = re.compile(
    r"(?P<name>(?:[A-Z][\w’'-]+\s+(?:(?:for|of|and)\s+(?:the\s+)?)?){2,7})said\s+(?:in\s+a\s+[\w ]{0,30})?today\b"
)
_HEAD = 4  # lines
_OPENING = 2  # sentences: the heading, and the first of the text
_LONGEST = 9  # words of a name


def page_owner(doc: Document) -> str | None:
    """The organisation whose own page a text is, by its heading and its voice; None where nothing tells.

    "Arlen Documentation Center | Daily report | We documented the death of 34 civilians" -> "Arlen Documentation Center"
    """
    for sentence in doc.sentences[:_OPENING] if find_dateline(doc) is None else ():
        if (found := _THEIRS.match(doc.text, sentence.start, sentence.end)) is not None:
            name = found["name"].strip()
            if _HAS_BODY.search(name):
                return name
    if (releasing := _releasing(doc)) is not None:
        return releasing
    outlet = doc.article.outlet
    if outlet and _counts_itself(doc, outlet):
        return outlet
    if not _is_ours(doc):
        return None
    if outlet and _HAS_BODY.search(outlet):
        return outlet
    for line in doc.article.text.split("\n")[:_HEAD]:
        name = line.strip(" \t|*#-–—")
        if 1 < len(name.split()) <= _LONGEST and _NAMED.fullmatch(name) and _HAS_BODY.search(name):
            return name
    for sentence in doc.sentences[:_COUNTED_IN]:
        if (counts := _COUNTS.search(doc.text, sentence.start, sentence.end)) is not None:
            name = counts["name"].strip()
            if _HAS_BODY.search(name):
                return name
    return None


def _releasing(doc: Document) -> str | None:
    """The body whose release a text is: "(Bamako, August 2, 2023) - …, Sahel Justice Watch said today." """
    if " today" not in doc.folded[:_RELEASE]:
        return None
    heads = (_RELEASED.match(doc.text, s.start, s.end) for s in doc.sentences[:_HEAD])
    if all(head is None for head in heads):
        return None
    for sentence in doc.sentences[:_COUNTED_IN]:
        said = _SAID_TODAY.search(doc.text, sentence.start, sentence.end)
        if said is not None and (_HAS_BODY.search(said["name"]) or said["name"].strip().endswith(_WORLDWIDE)):
            return said["name"].strip()
    return None


_RELEASE = 1500  # characters
_WORLDWIDE = ("International", "Without Borders", "Nations", "Rights", "Now")


def _counts_itself(doc: Document, outlet: str) -> bool:
    """Whether the page says that its own outlet has counted: "The Orvale Desk documented 61 deaths", on its page."""
    for sentence in doc.sentences[:_COUNTED_IN]:
        start = sentence.start + (4 if doc.folded.startswith("the ", sentence.start) else 0)
        if doc.text.startswith(outlet, start) and _COUNTED.match(doc.folded, start + len(outlet)):
            return True
    return False


@functools.cache
def _counting() -> AhoCorasick:
    return automaton(_WORK.split("|"))


def _is_ours(doc: Document) -> bool:
    """Whether the text itself says "we documented", and nobody whom it quotes."""
    folded = doc.folded
    counting = (last for _, _, last in _counting().find_matches_as_indexes(folded))
    found = (_OURS.search(folded, max(0, last - _REACH), last + 1) for last in counting)
    match = next((m for m in found if m is not None), None)
    if match is None:
        return False
    before = doc.text[: match.start()]
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return not quoted
