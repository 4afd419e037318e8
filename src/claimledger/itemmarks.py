"""What opens an item of a list, or an entry of a live page: a bullet, a number, the time of the day, a label and a count."""

from __future__ import annotations

import re

_SIGNS = "•·◾▪■□●○◦▫◼◻►▶➤‣⁃✅❌🔴🔵⚫⚪🔻🔺📌📍✔✓×"
#: With which an item of a list in plain text opens
BULLETS = ("- ", "* ", "• ", "– ", "— ", "· ")
# "• ", "3/ ", "(b) ", "09:10 – ", "#Orvale"; a stroke only with a blank, as in "- ".
_MARK = re.compile(
    rf"(?:[{_SIGNS}]\ufe0f?[ \t]*|[-–—*][ \t]+|\(?\d{{1,2}}[.)/][ \t]+|\(?[a-h]\)[ \t]+|"
    r"\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?[ \t]*[-–—|:]?[ \t]+|#)+"
)


def opening(text: str, start: int, end: int) -> int:
    """Where the words of a sentence begin, behind the marks that it opens with; `start` where it has none.

    >>> opening("- Orvale: five dead", 0, 19)
    2
    """
    if text[start : start + 1].isalpha():
        return start
    found = _MARK.match(text, start, end)
    return found.end() if found is not None and found.end() < end else start


def has_sign(text: str, start: int) -> bool:
    """Whether the line that begins here has a sign that no list of prose has: "▪ Orvale", but not "- Orvale"."""
    return text[start : start + 1] in _SIGNS


#: What a row of totals is called, as one alternation of a pattern
TOTALS = r"(?:grand\s+|sub-?)?totals?|altogether|overall|sum"
# "- Orvale: 3 killed", "Orvale – no deaths", "Orvale | one hurt"
_ROW = re.compile(
    r"(?:[-•*·–][ \t]+)?(?P<label>[^\W\d_][^:|\n\t–—]{0,40}?)[ \t]*(?:[:|][ \t]+|[|\t]|[ ][-–—][ ])[ \t]*"
    r"(?:at least |about |some |over |more than |nearly )?"
    r"(?:\d|(?:no|none|nil|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)",
    re.IGNORECASE,
)


def row_label(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the label of a line stands that goes on with a number, as rows of a list do.

    >>> row_label("- Orvale: five dead", 0, 19)
    (2, 8)
    """
    found = _ROW.match(text, start, end)
    return found.span("label") if found is not None else None
