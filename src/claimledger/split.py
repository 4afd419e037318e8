"""Cut an article into sentences, as spans of its text."""

from __future__ import annotations

import re

from claimledger.mentions import Document, Sentence
from claimledger.records import Article

# A boundary is end punctuation (with closing quotes or brackets), white space, and a start that is not lower case;
# or a blank line; or a line break where the line before does not run on (headlines, list items).
_BREAK = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|\n[ \t]*\n\s*|\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|sr|jr|st|gen|col|lt|maj|capt|cpl|sgt|cmdr|adm|brig|pvt|rev|fr|hon|gov|sen|rep|pres|no|"
    r"nos|vs|etc|inc|ltd|co|corp|dept|approx|est|fig|al|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|insp|supt|const|"
    r"ft|mt|ave|blvd|rd|km|kms|art|sec|u\.s|u\.k|u\.n|d\.c|a\.m|p\.m|i\.e|e\.g|ph\.d)|\b[a-z])\.$",
    re.IGNORECASE,
)
_ENDS_ANYWAY = re.compile(r"(?:\b(?:a\.m|p\.m|u\.s|u\.k|u\.n|d\.c|inc|jr|etc|km|co)|\b[a-z]\.[a-z])\.$", re.IGNORECASE)
_STARTER = re.compile(
    r"(?:The|A|An|He|She|It|They|We|I|In|On|At|But|And|Police|Officials|Authorities|Meanwhile|Earlier|Later|No|This|"
    r"That|These|Those|His|Her|Their|Its|There|According|Two|Three|Four|Five|One|At|More|Some|Another|Both|All)\b"
)
_TEXT_START = re.compile(r"\s*[\"'“‘«(\[]*(\S)")


def fold(text: str) -> str:
    """Lower case with every character in its place: `"İ".lower()` is two characters, which would move all offsets."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def split(article: Article) -> Document:
    """`article` as sentences with their paragraph; blank stretches belong to none."""
    text = article.text
    wrapped = _is_wrapped(text)
    sentences: list[Sentence] = []
    start = paragraph = 0
    for match in _BREAK.finditer(text):
        mark = match.group()
        blank = "\n" in mark and mark.count("\n") > 1
        if mark == "\n":
            if wrapped and not text[match.end() : match.end() + 1].isspace():
                continue
            blank = wrapped or text[match.end() : match.end() + 1] in ("", "\n")
        elif not blank and not _ends(text, match):
            continue
        end = match.start() if "\n" in mark else match.end()
        _add(sentences, text, start, end, paragraph)
        start = match.end()
        if "\n" in mark:
            paragraph += 1
    _add(sentences, text, start, len(text), paragraph)
    return Document(article, fold(text), sentences)


def _add(sentences: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        sentences.append(Sentence(len(sentences), start, end, paragraph))


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether the punctuation ends a sentence: not in "Lt. Col. Haddad", "the U.S. said" or "p.m. Tuesday"."""
    following = _TEXT_START.match(text, match.end())
    if following is None:
        return True
    first = following.group(1)
    if first.islower():
        return False
    if not match.group().startswith("."):
        return True
    head = text[max(0, match.start() - 12) : match.start() + 1]
    if _ABBREVIATION.search(head) is None or len(match.group().rstrip("\"'”’»)]")) > 1:
        return True
    if _ENDS_ANYWAY.search(head) is None:
        return False
    return _STARTER.match(text, following.start(1)) is not None


def _is_wrapped(text: str) -> bool:
    """Whether line breaks only fold long lines, as in wire text of fixed width, and end no sentence."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 3:
        return False
    longest = max(map(len, lines))
    if longest > 100:
        return False
    full = sum(len(line) > longest * 0.7 for line in lines)
    return full >= len(lines) * 0.6
