"""Whether a text uses the name of a town for a person: "Detroit Lee Milner ... Milner was shot"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from claimledger.places.mentions import Page

_MOST = 40  # uses of a name that are looked at
_BEFORE = re.compile(r"([\w’'.“\"”-]+)\s$")
_SIDES = frozenset(
    ["north", "south", "east", "west", "northern", "southern", "eastern", "western", "greater", "metro", "downtown",
     "central", "northeast", "northwest", "southeast", "southwest", "upper", "lower", "new", "old"]
)  # fmt: skip
_PLACED = _SIDES | {"in", "near", "outside", "inside"}
_AGE = re.compile(r",\s\d{1,2}(?:,\s|\s+was\b|\)|;)")
_OF_TOWN = re.compile(
    r"(?:,\s(?:[A-Z][a-z]{1,4}\.|[A-Z]\.[A-Z]\.|[A-Z]{2}\b)|-area\b|\s(?:[Pp]olice|PD|[Cc]ity|[Mm]an|[Ww]oman|[Rr]esidents?|"
    r"[Aa]rea|[Tt]een|[Tt]own|[Cc]ounty|[Mm]ayor|[Ff]ire|[Ss]uburb|[Nn]eighbou?rhood|[Hh]igh|[Dd]istrict|[Pp]rovince|[Rr]egion|"
    r"[Mm]unicipality|[Gg]overnorate|[Vv]illage)\b)"
)
_FIRST_NAME = re.compile(r"[“\"]?(?:[A-Z][a-z’'-]*[a-z]|[A-Z]\.|[A-Z][a-z]+[.]?[”\"])$")


class Persons:
    """Tells names of persons from names of towns in one text. `victims` are the words of the names of its figures."""

    def __init__(self, page: Page, victims: frozenset[str]) -> None:
        self.page, self.victims = page, victims
        self._asked: dict[str, bool] = {}

    def has(self, name: str) -> bool:
        """Whether the text has a person of this one-word name, and nothing that makes a town of it."""
        if " " in name or not name[:1].isupper():
            return False
        if name not in self._asked:
            self._asked[name] = self._look(name)
        return self._asked[name]

    def _look(self, name: str) -> bool:
        text = self.page.doc.text
        person = name in self.victims
        for start in islice(self._uses(name), _MOST):
            end = start + len(name)
            near = max(0, start - 24)
            near = max(near, text.rfind(" ", near, max(0, start - 2)) + 1)  # the last word alone can match
            before = _BEFORE.search(text, near, start)
            word = before.group(1) if before else ""
            after = text[end : end + 48]
            owned = after[:2] in ("'s", "’s") or after[:1] in "'’"
            if _OF_TOWN.match(after) or (word.lower() in _PLACED and not owned):
                return False
            opens = not word or word[-1] in ".!?”"
            person = (
                person
                or (opens and after.startswith(", who "))
                or _AGE.match(after) is not None
                or self._first_name(word, name)
                or self._surname(after)
            )
        return person

    def _uses(self, name: str) -> Iterator[int]:
        """Where a name stands as a word of its own."""
        text, at, size = self.page.doc.text, -1, len(name)
        while (at := text.find(name, at + 1)) >= 0:
            before, after = text[at - 1 : at] if at else "", text[at + size : at + size + 1]
            if not (before.isalnum() or after.isalnum() or before == "-" or after == "-"):
                yield at

    def _first_name(self, word: str, name: str) -> bool:
        """Whether the word before can be a first name: no other word in small letters, and no part of a place name."""
        words = self.page.words
        low = word.lower().strip('“"”.')
        if not _FIRST_NAME.match(word) or low in words.stop or low in words.demonyms or low in words.kinds:
            return False
        if low in words.title_ends:
            return True
        if low in _SIDES or self.page.known(f"{word} {name}"):
            return False
        if low.endswith(("'s", "’s")) and self.page.weighty(word[:-2]):
            return False  # "Mali's Orvale district"
        return low not in self.page.small

    def _surname(self, after: str) -> bool:
        """Whether a name comes next that makes the word before it a first name: "Pedro Vargas"."""
        found = _CAPITAL_AFTER.match(after)
        words = self.page.words
        taken = (words.kind_words, words.inside, words.hospital_ends, words.actor_starts, words.stop)
        # every capitalised word of the run is asked: "Kadugli Teaching Hospital" is an institution, no person
        return found is not None and not any(low in t for low in found.group(1).lower().split() for t in taken)


# behind a first name also "J. Lang" and '"Bud" Lang'
_CAPITAL_AFTER = re.compile(r"\s(?:[A-Z]\.\s|[“\"][^”\"\n]{1,20}[”\"]\s)?((?:[A-Z][a-z]{2,}\s?)+)\b")
