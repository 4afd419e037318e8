"""Marks that open an item of a list, or an entry of a live page: a bullet, a number, the time of the day."""

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
