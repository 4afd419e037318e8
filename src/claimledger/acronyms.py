"""What acronyms are short for, where a text spells them out."""

from __future__ import annotations

import re

_BEFORE = 120  # characters before the bracket in which the name stands
_CAPITALISED = re.compile(
    r"(?<![\w'’-])(?!The\s)[A-Z][\w'’-]+(?:\s+(?:(?:of|for|and|the|de|des|du|la|y)\s+)*[A-Z][\w'’-]+){2,}\s*$"
)
_LETTERS = 3  # of an acronym whose name stands without brackets
_SMALL = frozenset(("of", "for", "and", "the", "de", "del", "des", "du", "la", "y"))
_PARTED = re.compile(r"\n\s*\n")  # a name may run on from one folded line to the next
_FULL_LINE = 50  # characters of one that may be folded
_IN_QUOTES = re.compile(r"[\"“](\w[^\"“”\n]{3,50}(?:\n[^\"“”\n]{3,50})?)[\"”]\s*$")


def spelled_out(text: str, short: str) -> str:
    """The name beside an acronym, in either order; the acronym itself where there is none.

    >>> spelled_out("The Forensic Aid Network (FAN) said so.", "FAN")
    'Forensic Aid Network'
    """
    if not (short.isupper() and 2 <= len(short) <= 8):
        return short
    for bracket in (f"({short})", f"[{short}]"):
        at = text.find(bracket)
        if at > 0:
            before = _PARTED.split(text[max(0, at - _BEFORE) : at])[-1]
            if (full := _quoted(before) or _initials(before.split(), short) or _foreign(before)) is not None:
                return full
    inverse = _beside(text, short)
    if inverse:
        return " ".join(inverse.group(1).split())
    return _between_commas(text, short) or _unmarked(text, short) or short


def _between_commas(text: str, short: str) -> str | None:
    """The name before an acronym that has its initials in any order, as another language has them: "the National Data
    Center, CND, said", "[Valley Renewal League, LRV]"."""
    at = text.find(f", {short}")
    at = at if at >= 0 else text.find(f",\n{short}")
    behind = at + len(short) + 2
    if at < 0 or len(short) < _LETTERS or text[behind : behind + 1] not in (",", "]", ")"):
        return None
    before = _PARTED.split(text[max(0, at - _BEFORE) : at])[-1].split()
    wanted = sorted(short)
    for size in range(len(short), min(len(short) + 4, len(before) + 1)):
        taken = before[-size:]
        taken[0] = taken[0].lstrip("[(")
        if taken[0].lower() not in _SMALL and sorted(w[:1].upper() for w in taken if w.lower() not in _SMALL) == wanted:
            return " ".join(taken)
    return None


def _beside(text: str, short: str) -> re.Match[str] | None:
    return re.search(rf"\b{re.escape(short)}\s+[\(\[]([A-Z](?:[^\)\]\n]|\n(?=\S)){{4,80}})[\)\]]", text)


def _unmarked(text: str, short: str) -> str | None:
    """The name above an acronym that has its initials: "the Valley Salvation Front …. The VSF said"; of four letters and
    more the name that stands below it, too."""
    if len(short) < _LETTERS or not short.isalpha():
        return None
    small = r"\s+(?:(?:of|for|and|the)\s+)*"
    name = re.compile(r"\b" + small.join(rf"{letter}[a-z][\w’'-]*" for letter in short) + r"\b")
    found = name.search(text, 0, max(text.find(short), 0)) or (name.search(text) if len(short) > _LETTERS else None)
    return " ".join(found.group().split()) if found else None


def _initials(before: list[str], short: str) -> str | None:
    """The words at the end of `before` whose initials are the acronym, small words passed over."""
    for size in range(len(short), len(short) + 5):
        taken = before[-size:]
        letters = [w[0] for w in taken if w[0].isupper()]
        if len(taken) == size and taken[0][0].isupper() and "".join(letters).upper() == short:
            return " ".join(taken)
    return None


def _quoted(before: str) -> str | None:
    """The name in quotation marks that closes before an acronym: the group "Bread for the Hills" (PPC)."""
    found = _IN_QUOTES.search(before)
    return " ".join(found.group(1).split()) if found else None


def _foreign(before: str) -> str | None:
    """The name before an acronym of another language: "the National Office for Disaster Relief (BNSC)"."""
    *above, last = before.split("\n")
    folded = bool(above) and len(above[-1]) >= _FULL_LINE and last[:1].isupper()  # a headline is no part of the name
    found = (_CAPITALISED.search(f"{above[-1]} {last}") if folded else None) or _CAPITALISED.search(last)
    return " ".join(found.group().split()) if found else None
