"""Sections of a report, and their headings: "Lower Vela", and below it what happened there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from typing import Any

from claimledger.calendars import DAY_NAMES, MONTH_PATTERN
from claimledger.itemmarks import BULLETS, has_sign, opening, row_label
from claimledger.mentions import Document
from claimledger.once import once
from claimledger.places.finding import Finder
from claimledger.places.mentions import PlaceMention
from claimledger.spans import Span

_LONGEST = 40  # characters of a heading
_TOWN = 2_500  # people of a town that may head what happened there
_CLOCK_LINE = re.compile(
    r"(?m)^\d{1,2}[:.]\d{2}(?:\s*(?:[ap]\.?m\.?|GMT|UTC|BST|EST|EDT|CET))?[ \t]*(?=\n|$)", re.IGNORECASE
)
# "5 March - A convoy is stopped": the day with which a chronology begins an entry
_DAY_LINE = re.compile(
    rf"\W*(?:\w+day,?\s+)?(?:\d{{1,2}}(?:\s*[-–—]\s*\d{{1,2}})?\s+(?:{MONTH_PATTERN})\b\.?|(?:{MONTH_PATTERN})\b\.?\s+\d{{1,2}})"
    r"(?:,?\s+(?:19|20)\d\d)?\s*(?:[:|–—]|-{1,2})\s"
)
# "Osk, 3 March": the day behind the place that heads a section; "Osk" alone
_TOWN_AND_DAY = re.compile(
    rf"(?P<name>[A-Z][\w’'-]+(?: (?:of |de |al-)?[A-Z][\w’'-]+){{0,2}})"
    rf"(?P<day>(?:,| [-–—]) (?:\w+day,? )?(?i:\d{{1,2}} (?:{MONTH_PATTERN})|(?:{MONTH_PATTERN})\.? \d{{1,2}})"
    r"(?:,? (?:19|20)\d\d)?)?"
)
_THERE = r"\b(?:in|into|near|at|outside|reached|entered|attacked|stormed|raided|from|around|of|towards?|to) {}\b"
_ROW = re.compile(r"(?:\s[-–—]|[:|\t])\s*\d[\d,]*$")
_ENTRIES = 2  # times of the day on lines of their own that make a live report
_NO_HEADING = frozenset(".!?,;:\"”'’)…")
_FORCE = re.compile(r"\s+(?:CITY\s+)?(?:POLICE(?:\s+(?:DEPARTMENT|DEPT\.?|LOG|BLOTTER))?|PD)$")
_ENDS = frozenset('.!?:"”)')


class Sections:
    """The sections of a text; one without headings has none."""

    def __init__(self, doc: Document) -> None:
        self.kept: dict[str, Any] = {}
        self._doc = doc
        self.headings = _find_headings(doc) if "\n" in doc.text else []

    def of(self, index: int) -> int | None:
        """The sentence that is the heading over a sentence."""
        at = bisect_left(self.headings, index) - 1
        return self.headings[at] if at >= 0 else None

    @once
    def in_capitals(self) -> list[int]:
        """The headings that are in capitals, as police logs have the names of towns."""
        return [h for h in self.headings if self._heading(h).isupper()]

    def _heading(self, index: int) -> str:
        sentence = self._doc.sentences[index]
        return self._doc.text[sentence.start : sentence.end]

    def clock_above(self, index: int) -> int:
        """The line with a time of the day over a sentence, with which a live report begins an entry; -1 where none is."""
        return max((c for c in self._clocks if c < index), default=-1)

    @once
    def _clocks(self) -> list[int]:
        text = self._doc.text
        if "\n" not in text or sum(_CLOCK_LINE.match(line) is not None for line in text.split("\n")) < _ENTRIES:
            return []
        return [s.index for s in self._doc.sentences if _CLOCK_LINE.match(text, s.start)]

    def entry_of(self, index: int) -> int:
        """The first sentence of the entry of a chronology that holds a sentence; -1 where the text has none."""
        return max((e for e in self._entries if e <= index), default=-1)

    @once
    def _entries(self) -> list[int]:
        folded, last, found = self._doc.folded, -1, list[int]()
        if "\n" not in folded:
            return found
        for sentence in self._doc.sentences:
            if sentence.paragraph != last and _DAY_LINE.match(folded, sentence.start, sentence.end) is not None:
                found.append(sentence.index)
            last = sentence.paragraph
        return found if len(found) >= _ENTRIES else []

    def is_item(self, index: int) -> bool:
        """Whether the paragraph of a sentence is an item of a list."""
        return self._doc.sentences[index].paragraph in self._items

    @once
    def _items(self) -> set[int]:
        return {s.paragraph for s in self._doc.sentences if self._doc.text.startswith(BULLETS, s.start)}

    def read_places(self, finder: Finder, figures: Collection[int], named: list[list[PlaceMention]]) -> None:
        """Put the place that a heading names among the mentions of its sentence, where a figure stands below it."""
        if self.headings and not named[0] and ": " in self._doc.text[: self._doc.sentences[0].end]:
            named[0] = finder.find(self._doc.sentences[0])  # "South Sudan: protection update"
        heads = sorted({head for figure in figures if (head := self.of(figure)) is not None})
        for index in heads:
            named[index] = self._place(finder, index)
        if len(heads) > 1:
            self._read_siblings(finder, heads, named)
            self._read_unlisted(finder, heads, named)

    def _read_siblings(self, finder: Finder, heads: list[int], named: list[list[PlaceMention]]) -> None:
        """Read small towns that only head sections where another one of their country does: "Konduga", "Damboa"."""
        page = finder.page
        lands: dict[int, set[str]] = {}
        for index in heads:
            line = named[index][0].bare_name if named[index] else self._heading(index)
            if named[index] or (line.lower() not in page.words.headings and line.lower() not in page.words.stop):
                lands[index] = {p.iso for p in page.known(line)}
        for index, land in lands.items():
            others = set[str]().union(*(other for at, other in lands.items() if at != index))
            if not named[index] and not land.isdisjoint(others):
                sentence, line = self._doc.sentences[index], self._heading(index)
                mention = PlaceMention(line, Span(sentence.start, sentence.end), bare_name=line, sentence=index)
                mention.role, mention.cue = "label", "heading"
                named[index] = [mention]

    def _read_unlisted(self, finder: Finder, heads: list[int], named: list[list[PlaceMention]]) -> None:
        """Read the names that head sections and are no listed places, where two of them have a day behind them, or are said
        below to be where somebody is: "Osk, 3 March", and below "Lorin, 5 March"."""
        shown: list[tuple[int, str]] = []
        for index in heads:
            found = _TOWN_AND_DAY.fullmatch(self._heading(index)) if not named[index] else None
            low = found["name"].lower() if found is not None else ""
            if found is None or low in finder.page.words.headings or low in finder.page.words.stop or low in DAY_NAMES:
                continue
            if found["day"] or self._is_told_below(index, found["name"]):
                shown.append((index, found["name"]))
        if len(shown) < _ENTRIES:
            return
        for index, name in shown:
            start = self._doc.sentences[index].start
            mention = PlaceMention(name, Span(start, start + len(name)), bare_name=name, sentence=index)
            mention.role, mention.cue, mention.reach = "label", "heading", self._doc.sentences[index].end
            named[index] = [mention]

    def _is_told_below(self, index: int, name: str) -> bool:
        """Whether the section under a heading says that somebody is or comes there: "Osk", "they rode into Osk"."""
        at = bisect_left(self.headings, index + 1)
        end = self.headings[at] if at < len(self.headings) else len(self._doc.sentences)
        sentences, text = self._doc.sentences, self._doc.text
        start, stop = sentences[index].end, sentences[end - 1].end
        return text.find(name, start, stop) >= 0 and (
            re.compile(_THERE.format(re.escape(name))).search(text, start, stop) is not None
        )

    def _place(self, finder: Finder, index: int) -> list[PlaceMention]:
        """The place whose name a heading is; none of one that says more, or something else: "Humanitarian access"."""
        sentence, line = self._doc.sentences[index], self._heading(index)
        mentions = finder.find(sentence)
        force = _FORCE.search(line) if line.isupper() else None
        if force is not None and any(p.population >= _TOWN for p in finder.page.known(line[: force.start()])):
            line = line[: force.start()]  # "ORVALE POLICE", in a log of several
            span = Span(sentence.start, sentence.start + len(line))
            mention = PlaceMention(line, span, bare_name=line, sentence=index, precision="place", reach=sentence.end)
            mention.role, mention.cue = "label", "heading"
            return [mention]
        if not mentions and line.isupper() and any(p.population >= _TOWN for p in finder.page.known(line)):
            mentions = [PlaceMention(line, Span(sentence.start, sentence.end), bare_name=line, sentence=index)]
        if (
            not mentions and line.lower() in finder.page.words.regions
        ):  # "West Bank", which opens as a part of a town may
            mentions = [PlaceMention(line, Span(sentence.start, sentence.end), bare_name=line, sentence=index)]
        if len(mentions) != 1 or mentions[0].span is None:
            return []
        mention, span = mentions[0], mentions[0].span
        start = opening(self._doc.text, sentence.start, sentence.end)
        if max(mention.reach, span.end) - span.start < sentence.end - start - 1:
            return []
        mention.role, mention.cue = "label", "heading"
        return [mention]


def _find_headings(doc: Document) -> list[int]:
    """The sentences that are short lines of their own, end as no sentence does, and have text below.

    The first one only where it is in capitals.
    """
    sentences, text = doc.sentences, doc.text
    found: list[int] = []
    for before, sentence, after in zip(sentences, sentences[1:], sentences[2:], strict=False):
        if sentence.end - sentence.start > _LONGEST or text[sentence.end - 1] in _NO_HEADING:
            continue
        if text[sentence.end - 1].isdigit() and _ROW.search(text, sentence.start, sentence.end):
            continue  # "Leyte - 2": a row of a table
        if text[sentence.end - 1].isdigit() and ":" in text[sentence.start : sentence.end]:
            continue  # "Orvale: 12"
        if row_label(text, sentence.start, sentence.end) is not None:
            continue  # "• Orvale – 12 killed"
        alone = before.paragraph != sentence.paragraph != after.paragraph
        told = text[after.end - 1] in _ENDS or text.startswith(BULLETS, after.start)  # no further tag of a web page
        start = opening(text, sentence.start, sentence.end) if has_sign(text, sentence.start) else sentence.start
        if alone and told and text[start].isupper():
            found.append(sentence.index)
    if len(sentences) > 1 and sentences[0].paragraph != sentences[1].paragraph:
        first = text[sentences[0].start : sentences[0].end]
        signed = has_sign(text, sentences[0].start) and first[-1] not in _NO_HEADING
        if (first.isupper() or signed) and len(first) <= _LONGEST and text[sentences[1].end - 1] in _ENDS:
            found.insert(0, 0)  # "TAMPA", above the text
    return found
