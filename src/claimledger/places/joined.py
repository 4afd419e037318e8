"""Two runs of capitalised words that are one name: "Miller's Landing", "Jammu and Kashmir"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimledger.places.mentions import Page

_OWNS = 50_000  # people of a town that may own another place
POSSESSIVE = 3  # characters: "'s "
_OF_PERSON = re.compile(r"\s+(?:home|house|apartment|residence|car|truck|vehicle|body|family|death|trial|case)\b")


def is_owned(page: Page, owner: tuple[int, int], name: tuple[int, int]) -> bool:
    """Whether two runs of capitalised words make one name: "Miller's Landing", but not "Syria's Latakia"."""
    text = page.doc.text
    if text[owner[1] : name[0]] not in ("'s ", "’s "):
        return False
    first, second = text[slice(*owner)], text[slice(*name)]
    if page.known(f"{first}'s {second}"):
        return True
    typed = page.words.kind_next.match(page.doc.folded, name[1])  # "Orvale's Lorin district": that is its own name
    if (
        typed
        or page.weight(first) >= _OWNS
        or first.lower() in page.words.stop
        or _OF_PERSON.match(page.doc.folded, name[1])
    ):
        return False
    if (kind := second.rpartition(" ")[2].lower()) in page.words.kind_words:
        return page.words.kinds.get(kind) not in ("district", "admin1")  # "North Vela's Orvale District" is Orvale
    before = page.doc.folded[max(0, owner[0] - 12) : owner[0]].split()
    plain = " " not in second or " and " in second  # "Olga's Chicken and Ribs"
    return plain and bool(before) and before[-1] in ("in", "at", "near", "outside", "inside")


# What opens a name of two parts: "Jammu and Kashmir".
PAIRS = frozenset(
    ["Jammu", "Bosnia", "Trinidad", "Antigua", "Sistan", "Andaman", "Turks", "Newfoundland", "Tyne", "Dadra"]
)


def paired(page: Page, runs: Iterable[tuple[int, int, int | None]]) -> list[tuple[int, int, int | None]]:
    """Runs of capitalised words, of which two that are one name make one: "Jammu and Kashmir"."""
    whole: list[tuple[int, int, int | None]] = []
    for run in runs:
        if whole and page.doc.text[whole[-1][0] : whole[-1][1]] in PAIRS and is_pair(page, whole[-1][:2], run[:2]):
            whole[-1] = whole[-1][0], run[1], whole[-1][2]
        else:
            whole.append(run)
    return whole


def is_pair(page: Page, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether two runs of capitalised words make one name that is listed: "Jammu and Kashmir"."""
    text = page.doc.text
    return text[first[1] : second[0]] in (" and ", " & ") and bool(
        page.known(text[first[0] : second[1]].replace("&", "and"))
    )


_AND_IN = re.compile(
    r"\s*,?\s+and\s+(?:in|near|at|outside)\s+(?:the\s+)?(?:nearby\s+|neighbou?ring\s+)?"
    r"(?:(?:town|city|village|hamlet|community|district|municipality|department|province)\s+of\s+)?$"
)
# What goes on for both: "in Orvale and in Lorin on Monday"; not "nine died in Orvale and in Lorin four were hurt".
_FOR_BOTH = re.compile(
    r"\s*(?:[.;,)]|$)|\s+(?:in|on|when|where|after|before|during|last|this|since|overnight|late|early|yesterday|today|by)\b"
)


def both_of_all(low: str, first: int, second: tuple[int, int]) -> bool:
    """Whether a place is joined to the one that ends at `first`, each with its preposition: "in Orvale and in Lorin"."""
    start, end = second
    return _AND_IN.fullmatch(low, first, start) is not None and _FOR_BOTH.match(low, end) is not None


_KIND_AT = 12  # characters from the end of a name in which it may say that it is a road
_ROAD = re.compile(r"(?s).{0,12}?\s(?:[a-z]+\s)?(?:highway|road|motorway|route|expressway|railway|line|track)\b")


def is_road_between(page: Page, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether two runs of capitalised words with a dash are the ends of a road: "the Orvale–Lorin highway"."""
    dashed = second[0] - first[1] == 1 and page.doc.text[first[1]] in "–—"
    return dashed and _ROAD.match(page.doc.folded, max(second[0], second[1] - _KIND_AT)) is not None
