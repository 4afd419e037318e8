"""Tables of contents and numbered headings: "Deaths ........ 7", "3 Injured". Their numbers count nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimledger.spans import Span

# "Deaths ........ 7", "Injuries . . . . 12"
_LED = re.compile(r"[ \t]*(?P<of>\S[^\n]{0,90}?)[ \t]*(?:\.{4,}|(?:\.[ ]){3,}|…{2,})[ \t.]*(?P<page>\d{1,4})[ \t]*")
_TURNED_TO = re.compile(r"[ \t]*\S[^\n]{0,90}?[ \t,–—-](?:pp?\.|pages?)[ \t]*\d{1,4}(?:[–-]\d{1,4})?[ \t]*")
# "3 Injured", "3.2 Civilian deaths"
_NUMBERED = re.compile(r"[ \t]*(?P<number>\d{1,2})(?:\.\d{1,2})*[ \t]+(?=[A-Z])[^\n\d.:;,!?()]{2,50}")
_CONTENTS = re.compile(r"[ \t]*(?:table[ ]of[ ])?contents[ \t]*:?[ \t]*", re.IGNORECASE)
_PAGED = re.compile(r"[ \t]*\S[^\n]{0,90}?[ \t]+\d{1,4}[ \t]*")
_LEAST = 3  # headings with numbers that follow each other


def contents(text: str) -> list[Span]:
    r"""What a table of contents and numbered headings hold that counts nobody, in text order.

    >>> text = "1 Summary\n2 Deaths\n3 Injured\nTwo men died."
    >>> [text[p.slice] for p in contents(text)]
    ['1', '2', '3']
    """
    led = "...." in text or ". . ." in text or "……" in text
    numbered = "\n2" in text and "\n3" in text
    titled = "ontents" in text or "CONTENTS" in text
    paged = " p. " in text or " pp. " in text
    if not (led or numbered or titled or paged):
        return []
    lines = list(_lines(text))
    found: set[Span] = set()
    if led:
        found.update(_ascending(text, lines))
    if numbered:
        found.update(_headings(text, lines))
    if titled:
        found.update(_below_contents(text, lines))
    if paged:
        found.update(line for line in lines if _TURNED_TO.fullmatch(text, *line) is not None)
    kept: list[Span] = []
    for span in sorted(found):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _ascending(text: str, lines: list[Span]) -> Iterator[Span]:
    """Lines with dots that lead to a page, of which none is before the page above."""
    run: list[Span] = []
    last = 0
    for line in [*lines, Span(0, 0)]:
        led = _LED.fullmatch(text, *line)
        if led is not None and int(led["page"]) >= last:
            run.append(line)
            last = int(led["page"])
            continue
        if len(run) >= _LEAST:
            yield from run
        run, last = ([line], int(led["page"])) if led is not None else ([], 0)


def _headings(text: str, lines: list[Span]) -> Iterator[Span]:
    """The numbers of headings that count on from one line to the next."""
    run: list[Span] = []
    last = 0
    for line in [*lines, Span(0, 0)]:
        found = _NUMBERED.fullmatch(text, *line)
        number = int(found["number"]) if found is not None else 0
        if found is not None and run and number in (last, last + 1):
            run.append(Span(*found.span("number")))
            last = number
            continue
        if len(run) >= _LEAST:
            yield from run
        run, last = ([Span(*found.span("number"))], number) if found is not None and number == 1 else ([], 0)


def _below_contents(text: str, lines: list[Span]) -> Iterator[Span]:
    """The lines with a page below "Contents"."""
    below = False
    for line in lines:
        if below and _PAGED.fullmatch(text, *line) is not None:
            yield line
        else:
            below = line.end - line.start < _TITLE and _CONTENTS.fullmatch(text, *line) is not None


_TITLE = 24  # characters


def _lines(text: str) -> Iterator[Span]:
    """The lines of a text that are not blank."""
    start = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            yield Span(start, start + len(line))
        start += len(line) + 1
