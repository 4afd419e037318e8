"""Words parted by a hyphen at the end of a line: "peo-" over "ple" is one word, "twenty-" over "three" keeps its hyphen."""

from __future__ import annotations

import re

_PARTED = re.compile(r"(?<![^\W\d_])([A-Za-zà-ÿ]+)-[ \t\r]*\n[ \t]*([a-zà-ÿ]+)")
_FIRST = frozenset(
    """twenty thirty forty fifty sixty seventy eighty ninety anti cross ex far half high left long low mid multi non post
    pre pro quasi right self semi short ultra vice well year two three four five six seven eight nine ten one""".split()  # noqa: SIM905
)
_LAST = frozenset(
    """affiliated aligned allied armed backed based born controlled dominated funded governed held led level linked made
    majority member men month old odd person range ranking related run scale speaking style trained wide wing year
    year-old""".split()  # noqa: SIM905
)


def rejoined(text: str, gone: str = "") -> str:
    r"""`text` with words whole that were parted at the end of a line; `gone` stands for each character that was there.

    >>> rejoined("some peo-\nple and twenty-\nthree self-\nstyled guards")
    'some people and twenty-three self-styled guards'
    """
    if "-\n" not in text and "- \n" not in text and "-\r" not in text:
        return text

    def whole(found: re.Match[str]) -> str:
        first, last = found.groups()
        start = found.start()
        kept = first.lower() in _FIRST or last in _LAST or found.string[start - 1 : start] == "-"
        lost = found.end() - start - len(first) - len(last)
        return first + ("-" + gone * (lost - 1) if kept else gone * lost) + last

    return _PARTED.sub(whole, text)
