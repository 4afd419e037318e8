"""Titles of books, films and songs, which tell of nobody: 'the novel "Nine Deaths in Lisane"'."""

from __future__ import annotations

import re

from claimledger.spans import Span

_OPENING, _CLOSING = '"“', '"”'
_LONGEST = 90  # characters of a title
_LEAD = 60  # characters before it in which its kind is named
_WORK = re.compile(
    r"\b(?:books?|novels?|films?|movies?|documentary|documentaries|songs?|poems?|plays?|paintings?|albums?|essays?|memoirs?|"
    r"thrillers?|musicals?|operas?|ballads?|pamphlets?|titled|entitled|galler(?:y|ies)|painters?|artists?|sculptors?|sculptures?|"
    r"murals?|exhibitions?|installations?|singles?|episodes?|bands?|podcasts?|comics?|series)\b[^.!?\"“”]*$",
    re.IGNORECASE,
)
_TITLE_OF = re.compile(r",? (?:is|was) the (?:title|name) of\b")
_SMALL = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "who", "is", "are"]
)


_NAMED = re.compile(
    r"\b(?:groups?|bands?|gangs?|teams?|clubs?|duo|trio|label|brand|band|game|show|channel|novel|film|album|song|play|"
    r"podcast|website|horse|yacht|restaurant|bar|pub) $"
)


def in_a_name(text: str, span: Span) -> bool:
    """Whether a number in words begins the name of a band or work: "the hacker group [Nine] Dead claimed"."""
    if not text[span.start].isupper() or not text[span.start : span.end].isalpha():
        return False
    behind = text[span.end : span.end + 2]
    return (
        behind[:1] == " "
        and behind[1:].isupper()
        and _NAMED.search(text, max(0, span.start - 20), span.start) is not None
    )


def in_a_title(text: str, span: Span, start: int) -> bool:
    """Whether a figure stands in the title of a work, in a sentence that begins at `start`; a quoted headline is none."""
    opened = max(text.rfind(mark, start, span.start) for mark in _OPENING)
    if opened < 0 or span.end - opened > _LONGEST:
        return False
    ends = [at for mark in _CLOSING if (at := text.find(mark, span.end, opened + _LONGEST)) >= 0]
    if ends and _TITLE_OF.match(text, min(ends) + 1) is not None:
        return True
    if not ends or _WORK.search(text, max(start, opened - _LEAD), opened) is None:
        return False
    words = re.findall(r"[^\W\d_][\w'’-]*", text[opened + 1 : min(ends)])
    return all(word[0].isupper() or word in _SMALL for word in words)
