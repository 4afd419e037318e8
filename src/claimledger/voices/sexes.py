"""Whether a text tells somebody as a man or a woman, so that "he" and "she" do not mean the other."""

from __future__ import annotations

import re

from claimledger.sexes import FEMALE, MALE
from claimledger.voices.voice import surname

_OFFICES = ("spokeswoman", "chairwoman", "congresswoman", "councilwoman", "alderwoman")
_SHE = "|".join(sorted(FEMALE.union(_OFFICES)))
_HE = "|".join(sorted(MALE))
_WORDS = {"she": re.compile(rf"\b(?:{_SHE})\b", re.IGNORECASE), "he": re.compile(rf"\b(?:{_HE})\b", re.IGNORECASE)}
# Right before a name: "his wife Ann Lee", "a spokeswoman, Ann Lee,", "Mr. Lee".
_BEFORE = re.compile(
    rf"\b(?:(?P<she>{_SHE})|(?P<he>{_HE}))\b(?P<comma>,)?\.?\s+(?:[A-Z][\w.’'-]*\s+){{0,2}}\Z", re.IGNORECASE
)
# Right behind one: "Ann Lee, 34, the guard's wife,", "Ann Lee, a mother of two,".
_BEHIND = re.compile(
    rf"\s*,(?:\s*\d{{1,3}}\s*,)?\s+(?:an?|the|his|her|their|[\w-]+['’]s)\s+(?:[\w'’-]+\s+){{0,3}}?(?:(?P<she>{_SHE})|(?P<he>{_HE}))"
    r"(?=\s*[,.;)]|\s+(?:of|in|from|who|with)\b)",
    re.IGNORECASE,
)
_MENTIONS = 12  # of a name that are looked at
_AROUND = 60  # characters


def other_sex(name: str, pronoun: str, text: str, *, person: bool) -> bool:
    """Whether "he" or "she" cannot mean who is called `name`: a description ("mother"), or a person whom the text tells as the
    other ("Mr. Lee", "his wife Ann Lee") and never as this one."""
    if not person:
        head = name.split(" of ")[0].split(" in ")[0].split(" at ")[0]
        told = {which for which, words in _WORDS.items() if words.search(head)}
    else:
        told = _told(name, text)
    return bool(told) and pronoun not in told


def is_told(name: str, pronoun: str, text: str) -> bool:
    """Whether the text tells a person as one of the sex of the pronoun: "Mrs. Lee"."""
    return pronoun in _told(name, text)


def _told(name: str, text: str) -> set[str]:
    last, found = surname(name), set[str]()
    at = text.find(last)
    for _ in range(_MENTIONS):
        if at < 0:
            break
        behind = _BEHIND.match(text, at + len(last), at + len(last) + _AROUND)
        before = _BEFORE.search(text, max(0, at - _AROUND), at)
        if before is not None and before["comma"] and not text.startswith(",", at + len(last)):
            before = None  # "told his wife, Tom Hale said"
        for match in (before, behind):
            if match is not None and _of_this(name, match, before):
                found.add("she" if match["she"] else "he")
        at = text.find(last, at + 1)
    return found


def _of_this(name: str, match: re.Match[str], before: re.Match[str] | None) -> bool:
    """Whether the words between are of this name, and not of another of the family: "his wife [Erin] Roe"."""
    if match is not before:
        return True
    given = [w.strip(".") for w in match.group().split() if w[0].isupper()]
    others = [w for w in given if w not in name.split() and w.lower() not in _TITLES]
    return not others


_TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady", "dr", "sheikh", "alhaji", "hajiya", "alhaja", "queen",
     "king", "prince", "princess", "sister", "brother", "father", "mother")
)  # fmt: skip
