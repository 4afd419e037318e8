"""Read odd blanks and digit groups as plain ones: "12 000" and "12.000" as "12,000". Every character keeps its place."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import Literal, NamedTuple

# Blanks that are no plain space, by what is read for them.
_BLANKS = {
    ord(c): " "
    for c in "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
}
_BREAKS = {ord(c): "\n" for c in "\v\f\x85\u2028\u2029"}
_AROUND_BREAKS = re.compile(r"(?<![ \t\r\n])[ \t\r\n]*\n[ \t\r]*")
_TABLE = _BLANKS | _BREAKS | {ord("\r"): "\n"}
_ODD = tuple((chr(code), read) for code, read in _TABLE.items())
_FIXED = "\xa0\u2007\u2009\u202f'’"  # between the digits of one number
_MAY_GROUP = re.compile(rf"[0-9][ .{_FIXED}][0-9][0-9][0-9](?![0-9])")  # "\d" takes three times as long
_GROUPED = re.compile(
    r"(?<![\d#+:/])(?<!\d[.,  \xa0\u2009\u202f])"
    rf"\d{{1,3}}(?:(?P<fixed>[{_FIXED}])\d{{3}}(?:(?P=fixed)\d{{3}})*"
    r"|(?P<blank> )\d{3}(?: \d{3})?|(?P<dot>\.)\d{3}(?:\.\d{3})*)"
    r"(?!\d|[.,:/  ]\d|[%°])"
)
_WORD_BEFORE = re.compile(r"([^\W\d_][\w.’'-]*):?[ \t]$")
_WORD_BEHIND = re.compile(r"[ \n]([a-z]+)")
_OPENING = frozenset('.\n!?:;,("“-–')
_MARKS = frozenset(["", ".", ",", ";", ")", ":", "?", "!", "\n"])
# Words before a number that stands by itself: "on day 15 300 people died", not "the quake killed 12 345 people".
_LABELS = frozenset(
    ["act", "age", "aged", "article", "at", "bus", "case", "chapter", "class", "day", "days", "died", "flight",
     "grade", "group", "highway", "house", "level", "line", "no", "number", "page", "part", "phase", "platoon",
     "point", "room", "route", "row", "section", "stage", "step", "street", "table", "team", "train", "type",
     "unit", "version", "ward", "week", "year", "zone"]
)  # fmt: skip
_MEASURES = frozenset(
    ["billion", "bn", "cm", "degrees", "feet", "ft", "g", "gallons", "ghz", "gram", "grams", "hectares", "hours",
     "inches", "kg", "kilograms", "kilometers", "kilometres", "km", "litres", "liters", "m", "magnitude", "mb",
     "meters", "metres", "miles", "million", "mm", "mw", "per", "percent", "points", "pounds", "seconds", "square",
     "tonnes", "tons", "times", "trillion"]
)  # fmt: skip
_NOT_COUNTED = _MEASURES | {"and", "or", "to"}


_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphens and blanks of no width
_LIGATURES = "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"  # "ﬁ" is one character
_TELLING = _INVISIBLE + _LIGATURES
_PARTED = re.compile(f"[{_INVISIBLE}]+|[{_LIGATURES}]|\\w[\u0300-\u036f]+")


class Shifts(NamedTuple):
    """Where the characters of a text that was read whole stand in the text as written.

    From each of `starts` on, so many characters as `gone` says were taken out before; fewer than none for "fi" in one.
    """

    starts: list[int]
    gone: list[int]

    def at(self, offset: int) -> int:
        """The offset in the text as written."""
        k = bisect_right(self.starts, offset)
        return offset + self.gone[k - 1] if k else offset


def whole(text: str) -> tuple[str, Shifts | None]:
    """`text` with letters and their accents as one character each and without what nobody sees, and where they stood;
    None where nothing changed, as in nearly every text.

    >>> whole("Jose\u0301 died")[0] == "Jos\u00e9 died"
    True
    """
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and not any(mark in text for mark in _TELLING)):
        return text, None
    parts: list[str] = []
    shifts = Shifts([], [])
    done = size = gone = 0
    for found in _PARTED.finditer(text):
        letters = found.group()
        form: Literal["NFC", "NFKC"] = "NFKC" if letters in _LIGATURES else "NFC"
        new = "" if letters[0] in _INVISIBLE else unicodedata.normalize(form, letters)
        if len(new) == len(letters):
            continue
        parts += (text[done : found.start()], new)
        size += found.start() - done
        for _ in new[len(letters) :]:  # each letter of "fi" stands where the one character does
            size, gone = size + 1, gone - 1
            shifts.starts.append(size)
            shifts.gone.append(gone)
        if len(new) < len(letters):
            size, gone = size + len(new), gone + len(letters) - len(new)
            shifts.starts.append(size)
            shifts.gone.append(gone)
        else:
            size += len(letters)
        done = found.end()
    return ("".join([*parts, text[done:]]), shifts) if parts else (text, None)


def plain(text: str) -> str:
    """`text` itself, or a copy of the same length in which blanks, line ends and digit groups are those of plain text.

    Spaces before a line break stand behind it, other blanks are spaces, and groups of digits are parted by commas, as in
    "12,000 people" for "12 000 people" or "12.000 people"; not in "on March 15 300 people" nor in "1.250 tonnes".
    """
    if " \n" in text or "\r" in text or "\t\n" in text:
        text = _AROUND_BREAKS.sub(_breaks, text)
    if _MAY_GROUP.search(text):
        text = _GROUPED.sub(_commas, text)
    if text.isascii() and "\t" not in text and "\r" not in text:
        return text
    for odd, read in _ODD:  # most texts have none, and to translate each character takes long
        if odd in text:
            text = text.replace(odd, read)
    return text


def _breaks(found: re.Match[str]) -> str:
    """Blanks around a line break behind it; around several, which part paragraphs, as more of them."""
    blanks = found.group()
    return "\n" * len(blanks) if blanks.count("\n") > 1 else "\n" + " " * (len(blanks) - 1)


def _commas(found: re.Match[str]) -> str:
    number = found.group()
    if found["fixed"]:
        return _parted(number)
    text, start, end = found.string, found.start(), found.end()
    behind = _WORD_BEHIND.match(text, end)
    if found["dot"]:
        groups = number.split(".")
        whole = groups[-1] == "000" or len(groups) > 2 or behind is not None
        counts = behind is None or behind[1] not in _NOT_COUNTED
        return _parted(number) if whole and counts else number
    if number.endswith(" 000"):
        return _parted(number)
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    if behind is None:
        told = before is not None and text[end : end + 1] in _MARKS
        if not told and text[end : end + 1] not in "-–":
            return number  # a row of figures
    elif behind[1] in _MEASURES:
        return number  # "killed 5 400 miles away"
    if before is None:
        left = text[max(0, start - 3) : start].rstrip(" ")
        return _parted(number) if not left or left[-1] in _OPENING else number
    labelled = before[1].lower() in _LABELS or (
        before[1][0].isupper() and not _opens(text, start - len(before.group()))
    )
    return number if labelled else _parted(number)


def _opens(text: str, at: int) -> bool:
    """Whether a sentence begins here, so that a capital says nothing."""
    before = text[max(0, at - 3) : at].rstrip(" ")
    return not before or before[-1] in _OPENING


def _parted(number: str) -> str:
    return "".join(c if c.isdigit() else "," for c in number)
