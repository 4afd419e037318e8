"""Chronologies: texts of entries, each with a day in front of it or in brackets behind it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from claimledger import calendars
from claimledger.calendars import MONTHS
from claimledger.mentions import Document, Figure, When
from claimledger.patterns import Rare
from claimledger.spans import Span

_LEAST = 2  # entries
_MONTH = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))
_DAY = (
    rf"(?:(?P<m1>{_MONTH})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_MONTH})\b\.?)"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d))?(?!\d)"
)
# "22-23 May: ", "30 April - 2 May: ": the days from the first to the last
_FROM = rf"(?:(?P<d0>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(?P<m0>{_MONTH})\b\.?)?\s*(?:[-–—]|and|to|&)\s*(?=\d))?"
# "Fri 3 May, 14:05 — ": the entries of a live page
_CLOCK = r"(?:,?\s+(?:at\s+)?[0-2]?\d[:.h][0-5]\d(?:\s*(?:[ap]\.?m\.?|gmt|utc|[a-z]{2,3}t))?)?"
_OPENS = re.compile(
    rf"[ \t*•·–-]*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}\.?,?\s+)?(?P<day>{_FROM}{_DAY}){_CLOCK}"
    r"(?:\s*(?:[-–—|:]|--)|\.)\s+(?=\S)"
)
_ISO = re.compile(r"(?P<day>(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<number>\d\d))\s*[.:|,–—-]\s+(?=\S)")
# "2009: 169", "October: 15 killed", "May 2019 - Raiders kill nine": the years or months of a list
_OF_LONGER = re.compile(
    rf"^[ \t*•·–-]*(?:(?P<year>(?:19|20)\d\d)|(?P<month>{_MONTH})\b\.?(?:,?\s+(?P<of>(?:19|20)\d\d))?)"
    r"(?::|\s+[-–—|])[ \t]+(?=\S)",
    re.MULTILINE,
)
# "(Orvale, 3 May 2016)"; not "(Published Thursday, 6 March 2025)", the day of a film beside the text
_CLOSES = re.compile(
    rf"\((?!\s*(?:published|updated|posted|filed?|photo|video|image|from|in)\b)(?:[^()\n]{{1,60}},\s+)?(?P<day>{_DAY})\)"
    r"[ \t.;\"”]*$",
    re.MULTILINE,
)
# "Sossoro, April 24" and "Ouro Fero, May 19 to 21" on lines of their own
_HEADED = re.compile(
    rf"(?<=\n)[ \t]*(?:[^\n.,:;!?]{{2,50}}[,:–—-]\s*){{1,2}}(?:on\s+)?(?P<day>{_FROM}{_DAY}|"
    rf"(?P<m3>{_MONTH})\.?\s+(?P<d3>\d{{1,2}})\s*(?:[-–—]|and|to|&)\s*(?P<d4>\d{{1,2}})(?:,?\s+(?P<y3>(?:19|20)\d\d))?)"
    r"[ \t]*(?=\n)"
)
_LONGEST = 180  # characters of such a line
# "Sunday", "12 April", "3 March 2024" on lines of their own, as in a diary and in a wrap of a week
_DAY_ALONE = re.compile(rf"[ \t]*(?P<day>{_FROM}{_DAY})(?P<m3>(?!))?[ \t]*:?[ \t]*(?=\n)")
_WEEKDAY_ALONE = re.compile(
    rf"[ \t]*(?P<day>{calendars.WEEKDAY_PATTERN})(?:,?\s+(?:night|morning|evening|afternoon))?[ \t]*:?[ \t]*(?=\n)"
)
_WEEKDAY_LINE = Rare(r"day:?[ \t]*\n")
_FEW = 2  # days of "this morning", "last night"
_MASTHEAD = 160  # characters at the top, among which a day alone is that of the page
_SHORT = 30  # characters of such a line
_WEEK = 7  # days
_LEAST_DAY = 5  # characters of the name of a weekday
_TAIL = 24  # characters at its end, of which one is a digit
# "DISPLACEMENT"; "Lower Vela" with a blank line to either side
_HEADING = re.compile(
    r"^[ \t]*[A-Z][A-Z &/’'-]{3,}[ \t]*$|(?<=\n\n)[A-Z][\w &/’'-]{2,38}\w[ \t]*(?=\n\s*\n)", re.MULTILINE
)
_MARKED = frozenset(" \t*•·–-0123456789")  # what an entry may open with, beside the name of a month or weekday
_NAMED = frozenset(name[:3] for name in (*MONTHS, *calendars.WEEKDAYS))


# What opens the clause of a figure of another time than that of its entry
_OF_OLD = re.compile(
    rf"(?:^|[,:;—–(]\s+|\bback\s+)(?:in|last|since)\s+(?:{_MONTH}|(?:19|20)\d\d|year|month)\b(?!\s+\d)"
)
_OF_TODAY = ("today", "this ", "tonight", "yesterday", "last night", "overnight", "earlier today")
_WEEKDAY = re.compile(calendars.WEEKDAY_PATTERN)


@dataclass(frozen=True, slots=True)
class Entry:
    """The stretch of a text that has a day of its own, or some days."""

    extent: Span
    first: date
    day: date
    words: Span


class Chronicle:
    """The entries of a text, in its order; none where it is no chronology."""

    def __init__(self, doc: Document, written: date | None) -> None:
        self._doc = doc
        self.entries = _entries(doc, written)
        self._starts = [e.extent.start for e in self.entries]
        self._written = written

    def window(self, figure: Figure) -> When | None:
        """The day of the entry that a figure stands in.

        "March 9 - Gunmen kill one policeman." -> 9 March of the year before writing that has it
        """
        if (entry := self._entry(figure)) is None or self._is_of_old(figure):
            return None
        words = " ".join(self._doc.text[entry.words.slice].split())
        precision = "day" if entry.first == entry.day else "period"
        return When(entry.first, entry.day, precision, entry.words, f'"{words}", the day of its entry')

    def _is_of_old(self, figure: Figure) -> bool:
        """Whether a sentence recalls another time than its entry's: "The road has seen it before: in May six died there"."""
        sentence = self._doc.sentences[figure.sentence]
        return _OF_OLD.search(self._doc.folded, sentence.start, figure.span.start) is not None

    def _entry(self, figure: Figure) -> Entry | None:
        """The entry that a figure stands in."""
        at = bisect_right(self._starts, figure.span.start) - 1
        return self.entries[at] if at >= 0 and self.entries[at].extent.contains(figure.span) else None

    def recounted(self, figure: Figure, when: When) -> When:
        """A day that an entry counts from its own: "Thu 6 March, 22:10 — Two died [this morning]", on the 6th."""
        entry, span, written = self._entry(figure), when.span, self._written
        if (
            entry is None
            or len(self.entries) < _LEAST
            or span is None
            or when.start is None
            or when.end is None
            or written is None
        ):
            return when
        if (when.end - when.start).days > _FEW:
            return when  # "this year"
        if entry.first != entry.day or entry.day >= written or not entry.extent.contains(span):
            return when
        if self._doc.folded.startswith(_OF_TODAY, span.start):
            moved = entry.day - written
        elif entry.day < when.start <= written and _WEEKDAY.match(self._doc.folded, span.start):
            moved = timedelta(days=-7)  # "Monday", in an entry of the Sunday before
        else:
            return when
        return replace(
            when, start=when.start + moved, end=when.end + moved, reason=f"{when.reason}, in an entry of {entry.day}"
        )


def _entries(doc: Document, written: date | None) -> list[Entry]:
    folded = doc.folded
    if "\n" not in folded.strip():
        return _inline(doc, written)
    opening = [(m, day) for m in _openings(folded, _OPENS) if (day := _day(m, written))]
    if len(opening) >= _LEAST:
        ends = [m.start() for m, _ in opening[1:]] + [len(folded)]
        return [
            Entry(Span(m.start(), _until(doc.text, m.end(), end)), _first(m, day), day, Span(*m.span("day")))
            for (m, day), end in zip(opening, ends, strict=True)
        ]
    if headed := _headed(doc, written) or _by_weekdays(doc, written) or _by_months(doc, written):
        return headed
    closing = [(m, day) for m in _CLOSES.finditer(folded) if (day := _day(m, written))]
    if len(closing) < _LEAST:
        return []
    return [
        Entry(Span(folded.rfind("\n", 0, m.start()) + 1, m.end()), day, day, Span(*m.span("day"))) for m, day in closing
    ]


def _inline(doc: Document, written: date | None) -> list[Entry]:
    """The entries of a text of one line that opens with a day: "3 March. Rebels enter Osk. 5 March. They withdraw."

    A single day that is the one of writing says only when the line was filed.
    """
    folded = doc.folded
    if folded[:1] not in _MARKED and folded[:3] not in _NAMED:
        return []
    found: list[tuple[Span, Span, date, date]] = []
    for start in dict.fromkeys([0, *(s.start for s in doc.sentences)]):  # the first sentence may tell nothing
        if match := _OPENS.match(folded, start):
            if day := _day(match, written):
                found.append((Span(match.start(), match.end()), Span(*match.span("day")), _first(match, day), day))
        elif match := _ISO.match(folded, start):
            if day := calendars.day(int(match["year"]), int(match["month"]), int(match["number"])):
                found.append((Span(match.start(), match.end()), Span(*match.span("day")), day, day))
        if not found:
            return []
    if len(found) < _LEAST and found and found[0][3] == (doc.article.published or written):
        return []
    ends = [whole.start for whole, *_ in found[1:]] + [len(folded)]
    return [
        Entry(Span(whole.start, end), first, day, words)
        for (whole, words, first, day), end in zip(found, ends, strict=True)
    ]


def _headed(doc: Document, written: date | None) -> list[Entry]:
    """The chapters of a report, each under a line that ends with its day: "Sossoro, April 24"."""
    found: list[tuple[re.Match[str], date, date]] = []
    for match in _headings(doc.folded):
        if match["m3"]:
            month, year = MONTHS[match["m3"]], match["y3"]
            last = calendars.latest(month, int(match["d4"]), written) if written else None
            last = calendars.day(int(year), month, int(match["d4"])) if year else last
            first = calendars.day(last.year, month, int(match["d3"])) if last else None
            if last and first and first <= last:
                found.append((match, first, last))
        elif day := _day(match, written):
            found.append((match, _first(match, day), day))
    if len(found) < _LEAST:
        return []
    ends = [m.start() for m, _, _ in found[1:]] + [len(doc.folded)]
    return [
        Entry(Span(m.end(), _until(doc.text, m.end(), end)), first, last, Span(*m.span("day")))
        for (m, first, last), end in zip(found, ends, strict=True)
    ]


def _headings(folded: str) -> list[re.Match[str]]:
    """The lines that end with a day."""
    found, alone = list[re.Match[str]](), list[re.Match[str]]()
    start = folded.find("\n") + 1
    while start and (end := folded.find("\n", start)) >= 0:
        if 0 < end - start < _LONGEST and any(c.isdecimal() for c in folded[max(start, end - _TAIL) : end]):
            if match := _HEADED.match(folded, start):
                found.append(match)
            elif end - start < _SHORT and start > _MASTHEAD and (match := _DAY_ALONE.match(folded, start)):
                alone.append(match)
        start = end + 1
    # One alone is rather the day on which a page was put up
    return sorted([*found, *alone], key=lambda m: m.start()) if len(alone) >= _LEAST else found


def _by_weekdays(doc: Document, written: date | None) -> list[Entry]:
    """The chapters of a wrap of the week, each under the name of its day: "Sunday", "Monday"; the last is told last, the
    days run on or back, and all lie within a week."""
    folded = doc.folded
    if written is None or _WEEKDAY_LINE.search(folded) is None:
        return []
    found: list[re.Match[str]] = []
    start = folded.find("\n") + 1
    while start and (end := folded.find("\n", start)) >= 0:
        if _LEAST_DAY < end - start < _SHORT and (match := _WEEKDAY_ALONE.match(folded, start)):
            found.append(match)
        start = end + 1
    if len(found) < _LEAST:
        return []
    numbers = [calendars.WEEKDAYS[m["day"]] for m in found]
    on = [(b - a) % _WEEK for a, b in pairwise(numbers)]
    back = [(a - b) % _WEEK for a, b in pairwise(numbers)]
    if 0 in on or min(sum(on), sum(back)) > _WEEK:
        return []
    days = [date.min] * len(found)
    forward = sum(on) <= sum(back)
    newest = len(found) - 1 if forward else 0
    days[newest] = calendars.weekday_before(numbers[newest], written)
    if forward:
        for k in range(newest - 1, -1, -1):
            days[k] = days[k + 1] - timedelta(days=on[k])
    else:
        for k in range(1, len(found)):
            days[k] = days[k - 1] - timedelta(days=back[k - 1])
    ends = [m.start() for m in found[1:]] + [len(folded)]
    return [
        Entry(Span(m.end(), _until(doc.text, m.end(), end)), day, day, Span(*m.span("day")))
        for m, day, end in zip(found, days, ends, strict=True)
    ]


def _by_months(doc: Document, written: date | None) -> list[Entry]:
    """The lines of a list by years or months, each of the line alone: "2009: 169"."""
    found: list[Entry] = []
    for match in _openings(doc.folded, _OF_LONGER):
        if match["year"]:
            window = calendars.year_window(int(match["year"]))
        elif match["of"]:
            window = calendars.month_window(int(match["of"]), MONTHS[match["month"]])
        elif written is not None:
            window = calendars.latest_month(MONTHS[match["month"]], written)
        else:
            continue
        if written is not None and (window := (window[0], min(window[1], written)))[0] > window[1]:
            return []
        end = doc.folded.find("\n", match.end())
        words = Span(*match.span("year" if match["year"] else "month"))
        found.append(Entry(Span(match.start(), end if end >= 0 else len(doc.folded)), *window, words))
    return found if len(found) >= _LEAST else []


def _until(text: str, start: int, end: int) -> int:
    """Where an entry ends: at the next, or before a heading in capitals, "DISPLACEMENT", which begins another chapter."""
    heading = _HEADING.search(text, start, end)
    return heading.start() if heading else end


def _first(match: re.Match[str], last: date) -> date:
    """The first day of an entry of several."""
    if not match["d0"]:
        return last
    month = MONTHS[match["m0"]] if match["m0"] else last.month
    first = calendars.day(last.year - (month > last.month), month, int(match["d0"]))
    return first if first is not None and first <= last else last


def _openings(folded: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The days, or the months and years, with which lines open; most lines open with no such word."""
    at = 0
    while True:
        if (folded[at : at + 1] in _MARKED or folded[at : at + 3] in _NAMED) and (match := pattern.match(folded, at)):
            yield match
        at = folded.find("\n", at) + 1
        if not at:
            return


def _day(match: re.Match[str], written: date | None) -> date | None:
    """The day of an entry; one without a year is the last before the text was written."""
    month, number = MONTHS[match["m1"] or match["m2"]], int(match["d1"] or match["d2"])
    if match["year"]:
        return calendars.day(int(match["year"]), month, number)
    return calendars.latest(month, number, written) if written else None
