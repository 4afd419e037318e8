"""Finds the names of a text in capitals."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from claimledger import lexicon
from claimledger.casing.plain import POSSESSIVE, is_plain, ordinary_words
from claimledger.casing.words import Word, capitalised, initials, words_of
from claimledger.datelines import find_dateline
from claimledger.gazetteer import Gazetteer
from claimledger.gazetteer.words import PlaceWords, place_words
from claimledger.mentions import Document
from claimledger.registry import Registry
from claimledger.wordgroups import FUNCTION

_SHORT_FORM = re.compile(r"[\[(]([A-Z][A-Z-]{1,7})[\])]")
_BRACKETED = re.compile(r"\s*(?:\[[^\]\n]{1,80}\]\s*)*[\"“'‘(]*")
_CLOCK = re.compile(r"[AP]\.M\.")
_POSSESSIVE_CAPITAL = re.compile(r"['’]S?$")
_OWNS = ("'S", "’S")  # behind a short form: "THE FMLN'S" is "the FMLN's"
_VOWEL = re.compile(r"[aeiouy]")
# Spanish words that open a name, so that any word behind them belongs to it: "LA ESPERANZA", "SAN LUCAS".
_OPEN = frozenset(["el", "la", "los", "las", "san", "santa", "santo", "puerto", "villa", "rio", "nueva", "nuevo"])
_LINKS = frozenset(["de", "del", "da", "do", "dos", "y", "e", "la", "las", "los", "el", "du", "di"])
# Before another word these may open the name of a place that the gazetteer has: "NEW YORK", "UNITED STATES".
_OPENERS = frozenset(
    ["new", "united", "great", "north", "south", "east", "west", "fort", "port", "lake", "mount", "cape", "little", "long",
     "grand", "salt", "ivory", "baton", "saint", "st", "palm", "santa", "central", "el"]
)  # fmt: skip
_CLOSERS = frozenset(["city", "beach", "springs", "falls", "islands", "island", "park", "republic"])
_AT = frozenset(["in", "at", "near", "from", "outside", "inside", "of", "to"])
_CITY = 100_000  # people of a town whose name is an ordinary word, from which a preposition makes a name of it
_LONGEST = 4  # words of a name that are asked for
_MONTHS = frozenset(["may", "march"])
_MONTH_AFTER = frozenset(["in", "of", "since", "last", "this", "early", "late", "until", "mid"])
_ALWAYS = frozenset(["august", "french", "german", "i"])
# What stands between a name and the word for a body that the name begins: "MARTI [NATIONAL LIBERATION] FRONT".
_OF_BODY = frozenset(
    ["national", "liberation", "patriotic", "democratic", "popular", "revolutionary", "central", "foreign", "defense",
     "defence", "interior", "supreme", "armed", "civil", "human", "rights", "political", "workers", "military", "security",
     "international", "republican", "christian", "social", "socialist", "liberal", "conservative", "communist", "infantry",
     "air", "federal", "judicial", "labor", "labour", "trade", "youth", "people's", "peoples", "farmers", "news", "press"]
)  # fmt: skip
# Words that are a name beside one, before it or behind it, or behind it alone: "ANGEL ROJAS", "JUAN BRAVO".
_GIVEN = frozenset(
    ["angel", "marina", "mark", "frank", "bill", "grant", "dean", "rose", "grace", "ruby", "hope", "faith", "joy", "lily",
     "daisy", "pearl", "flora", "guy", "wade"]
)  # fmt: skip
_FAMILY = frozenset(
    ["sierra", "bravo", "smith", "cooper", "miller", "baker", "cook", "porter", "turner", "walker", "weaver", "fisher",
     "mason", "hunter", "king", "prince", "young", "bush", "chase", "duke", "sultan", "junior"]
)  # fmt: skip
_STATIONS = frozenset(["radio", "television", "canal"])
_TITLES = frozenset(
    ["mr", "mrs", "ms", "dr", "msgr", "monsignor", "fr", "lic", "ing", "jr", "sr", "sgt", "lt", "maj", "cpl", "pvt",
     "capt", "col", "gen", "rev", "sen", "gov", "prof"]
)  # fmt: skip
_NO_TITLES = frozenset(
    ["as", "named", "brother", "son", "daughter", "wife", "husband", "neighbor", "neighbour", "miss", "private"]
)  # fmt: skip
_OF_TITLE = frozenset(
    ["foreign", "prime", "defense", "defence", "interior", "justice", "health", "finance", "attorney", "vice", "deputy", "first",
     "second", "secretary", "lieutenant", "major", "brigadier", "general", "rear"]
)  # fmt: skip
# Words for houses and grounds that belong to the name behind them: "HOTEL LORIN"; with "of" between: "UNIVERSITY OF LARA";
# and to what they are called by before them: "THE CENTRAL MARKET", "THE NATIONAL AMERICAN UNIVERSITY".
_HOUSES = frozenset(["hotel", "plaza", "lake", "mount", "cafe"])
_HOUSES_OF = frozenset(["university", "college", "palace"])
_HOUSES_CALLED = frozenset(
    ["university", "market", "park", "theater", "theatre", "stadium", "palace", "cemetery", "museum"]
)
_CALLED = frozenset(
    ["central", "national", "municipal", "metropolitan", "catholic", "autonomous", "olympic", "technological"]
)
_PATRONS = frozenset(["justice", "fine"])  # "the Palace of Justice"
_MEASURES = frozenset(["km", "kg", "mm", "cm", "ft", "lb", "lbs", "hrs", "mph", "pct"])
_NO_FIRST_NAME = ("ed", "ing", "ly", "s")  # what verbs and adverbs end with: "PRESIDENT VISITED LARA"
_SHORTEST, _NAMES_OF = 2, 9  # letters of a short form, words in which what it is short for stands

_LOSSES = ("KIA", "WIA", "MIA", "DOA")  # "OWN LOSSES 3 KIA"


class Caser:
    """Finds the names of one text."""

    def __init__(self, doc: Document, places: Gazetteer, known: Registry) -> None:
        self.doc, self.places, self.known = doc, places, known
        self.listed: PlaceWords = place_words()
        self.words = words_of(doc)
        self.line = find_dateline(doc)
        self.short = frozenset(_SHORT_FORM.findall(doc.text)) | (_acronyms(known) - self._surnames())
        self.short |= {name for name in self.listed.bynames if name.isupper()}.union(_LOSSES)  # "UK"
        self.spelled = self._spelled_out()

    def text(self) -> str:
        """The text with small letters."""
        for at, word in enumerate(self.words):
            self._judge(at, word)
        for at in range(len(self.words)):
            self._open(at)
            self._join(at)
            self._aged(at)
        for at, word in enumerate(self.words):
            if word.low in _HOUSES or word.low in _HOUSES_OF or word.low in _HOUSES_CALLED:
                self._house(at, word)
        for at in self.spelled:
            self.words[at].name = True
        for at in range(len(self.words) - 1, -1, -1):
            self._entitle(at)
        for at, word in enumerate(self.words):
            if not word.name and not word.kept:
                self._by_neighbours(at, word)
        return self._write()

    def _surnames(self) -> set[str]:
        """What stands behind an unknown word as a surname does, and so is no short form: "RAUL MENA", "RAUL MENA'S"."""
        text = self.doc.text
        return {
            _POSSESSIVE_CAPITAL.sub("", text[word.start : word.end]) for before, word in pairwise(self.words)
            if word.beside and len(word.low) < _NAMES_OF and len(before.low) > _SHORTEST
            and not self._is_nation(before.low) and not is_plain(before.low)
        }  # fmt: skip

    def _spelled_out(self) -> list[int]:
        """The words that a short form beside them is short for: "PATRIOTIC UNION [UP]", "DAS [DEPARTMENT OF ...]"."""
        text, words, found = self.doc.text, self.words, list[int]()
        short = set(self.short)
        for at, word in enumerate(words):
            raw = text[word.start : word.end]
            if not _SHORTEST <= len(raw) < _NAMES_OF or not raw.isalpha():
                continue
            if at and text[words[at - 1].end : word.start].strip() in ("(", "[", ","):
                behind = initials(words, range(at - 1, max(-1, at - 1 - _NAMES_OF), -1), raw.lower())
            elif text[word.end : word.end + 2] in (" [", " ("):
                behind = initials(words, range(at + 1, min(len(words), at + 1 + _NAMES_OF)), raw.lower())
            else:
                continue
            if behind and (len(raw) > _SHORTEST or raw in short):
                short.add(raw)
                found += behind
        self.short = frozenset(short)
        return found

    def _judge(self, at: int, word: Word) -> None:
        """What a word is by itself."""
        text, low = self.doc.text, word.low
        raw = text[word.start : word.end]
        if raw[0].isdigit():
            return
        if raw in self.short and (low not in ordinary_words() or (at and self.words[at - 1].low in ("the", "of"))):
            word.name = self._is_given(at)
            word.kept = not word.name
        elif len(raw) == 1:
            word.kept = text[word.end : word.end + 1] == "." and not _CLOCK.match(
                text, max(0, word.start - 2), word.end + 3
            )
            word.kept = word.kept and not _CLOCK.match(text, word.start, word.end + 3)
            word.name = low == "i" or (not word.kept and low in "ey")
        elif low in _MONTHS:
            word.name = self._is_month(at)
        elif low == "no" and text[word.end : word.end + 1] == ".":
            word.name = at + 1 < len(self.words) and self.words[at + 1].low[0].isdigit()  # "POST NO. 4"
        elif self._is_nation(low):
            word.name = True
        elif not is_plain(low) and low not in _MEASURES:
            word.name = True
            word.kept = len(low) < 6 and not _VOWEL.search(low) and low not in _TITLES

    def _is_given(self, at: int) -> bool:
        """Whether a short form is a first name before a name: "ANA SOSA"; no "ETA MEMBERS"."""
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        return (
            lexicon.load("en").given.get(self.words[at].low) == "acronym" and after is not None and after.beside
            and not is_plain(after.low) and not self._is_nation(after.low)
        )  # fmt: skip

    def _is_nation(self, low: str) -> bool:
        stem = POSSESSIVE.sub("", low).rpartition("-")[2]
        return stem in _ALWAYS or stem in self.listed.demonyms or stem in self.known.adjectives

    def _is_month(self, at: int) -> bool:
        before = self.words[at - 1] if at else None
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        if after is not None and after.beside and after.low[0].isdigit():
            return True
        return before is not None and (before.low[0].isdigit() or before.low in _MONTH_AFTER)

    def _open(self, at: int) -> None:
        """What stands behind "LA", "SAN" belongs to the name that these open."""
        word = self.words[at]
        if word.low not in _OPEN or (word.low in ("villa",) and not word.name):
            return
        word.name = True
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        if after is not None and after.beside and after.low[0].isalpha():
            after.name = True

    def _join(self, at: int) -> None:
        """Ordinary words that with their neighbours make a name that the gazetteer has: "NEW YORK", "PANAMA CITY"."""
        words = self.words
        if words[at].low in _OPENERS and not words[at].name:
            for size in range(_LONGEST, 1, -1):
                run = self._run(at, size)
                if run and self._is_place(run):
                    break
            else:
                return
        elif words[at].low in _CLOSERS and at and words[at].beside and words[at - 1].name:
            for first in range(max(0, at - 2), at):
                run = self._run(first, at - first + 1)
                if run and run[0].name and self._is_place(run):
                    break
            else:
                return
        else:
            return
        for word in run:
            word.name = True

    def _aged(self, at: int) -> None:
        """Ordinary words that end a name before an age: "HUGO STONE, 21, WAS SHOT", "EVA RAY LAMB, 20 YEARS OLD"."""
        words, text = self.words, self.doc.text
        age = words[at].low
        if not (age.isdigit() and len(age) == 2 and at > 1) or text[words[at - 1].end : words[at].start].strip() != ",":
            return
        old = at + 1 < len(words) and words[at + 1].low in ("years", "year")
        if not old and text[words[at].end : words[at].end + 1] != ",":
            return
        for first in range(at - 1, max(-1, at - 1 - _LONGEST), -1):
            word = words[first]
            if word.name and not self._is_nation(word.low):
                for inner in words[first + 1 : at]:
                    inner.name = True
            if not word.beside or not self._may_name(word.low):
                return

    def _may_name(self, low: str) -> bool:
        """Whether a word may be a name where it stands in one: no small word, and none of people or of harm."""
        english = lexicon.load("en")
        return not (
            self._is_nation(low) or low in english.grammar or low in english.people or low in english.harms
            or low in FUNCTION or low in self.listed.stop
        )  # fmt: skip

    def _run(self, at: int, size: int) -> list[Word]:
        run = self.words[at : at + size]
        return run if len(run) == size and all(w.beside for w in run[1:]) else []

    def _is_place(self, run: list[Word]) -> bool:
        return bool(self.places.find(" ".join(POSSESSIVE.sub("", w.low) for w in run)))

    def _by_neighbours(self, at: int, word: Word) -> None:
        """An ordinary word that is part of a name by what stands around it."""
        before = self.words[at - 1] if at else None
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        follows = after is not None and after.beside
        if word.low in _TITLES or self._linked(at):
            word.name = True
        elif word.low in _GIVEN or word.low in _FAMILY:
            named = before is not None and before.name and not self._is_nation(before.low)
            titled = named or (before is not None and before.low in self.listed.title_ends)
            word.name = (word.beside and titled) or bool(word.low in _GIVEN and follows and after and after.name)
        elif word.low in self.listed.inside and self._of_name(at):
            word.name = True  # "MEDELLIN CARTEL"
        elif before is not None and word.beside and before.low in _AT and not follows and len(word.low) > 3:
            found = self.places.find(word.low)
            word.name = bool(found) and found[0].population >= _CITY  # "IN PHOENIX."

    def _linked(self, at: int) -> bool:
        """Whether "del" or "de" joins a word to a name before it, or "del" to one behind: "VINA DEL MAR"; no "DE FACTO"."""
        words, low = self.words, self.words[at].low
        if at + 1 < len(words) and words[at + 1].low == "del" and words[at + 1].beside:
            return True
        joined = at > 1 and words[at].beside and words[at - 1].low in ("de", "del") and words[at - 1].beside
        return joined and words[at - 2].name and low not in ("facto", "jure")

    def _entitle(self, at: int) -> None:
        """A title before a name belongs to it, with all its words: "PRIME MINISTER ARCE", "RADIO AURORA"; and so does a word
        between them: "JUDGE LOVE ARCE", "JUDGE OMAR LOVE ARCE"; no "PRESIDENT VISITED ARCE", "PRESIDENT OF PERU"."""
        word, after = self.words[at], self.words[at + 1] if at + 1 < len(self.words) else None
        if word.name or word.kept or after is None or not after.beside or not after.name or after.kept:
            return
        low = word.low
        if self._is_title(low) or low in _STATIONS:
            word.name = word.title = True
        elif low in _OF_TITLE:
            word.name = word.title = after.title
        elif self._is_titled(at) or (at > 1 and self.words[at - 1].name and self._is_titled(at - 1)):
            word.name = self._may_name(low) and not (
                after.title or self._is_nation(after.low) or low.endswith(_NO_FIRST_NAME)
            )

    def _house(self, at: int, word: Word) -> None:
        """A word for a house belongs to the name that it stands before or behind."""
        words, low = self.words, word.low
        after = words[at + 1] if at + 1 < len(words) and words[at + 1].beside else None
        if low in _HOUSES and after is not None and after.name and not self._is_nation(after.low):
            word.name = True
        elif low in _HOUSES_OF and after is not None and after.low == "of" and at + 2 < len(words):
            patron = words[at + 2]
            if patron.beside and (patron.low in _PATRONS or (patron.name and not self._is_nation(patron.low))):
                word.name = patron.name = True
        elif low in _HOUSES_CALLED:
            first = at
            while (
                first
                and words[first].beside
                and (words[first - 1].low in _CALLED or self._is_nation(words[first - 1].low))
            ):
                first -= 1
            called = words[first:at]
            if first and words[first - 1].low == "the" and any(w.low in _CALLED for w in called):
                for part in (*called, word):
                    part.name = True

    def _is_title(self, low: str) -> bool:
        return low in self.listed.title_ends and low not in _NO_TITLES

    def _is_titled(self, at: int) -> bool:
        before, word = self.words[at - 1], self.words[at]
        return at > 0 and self.doc.text[before.end : word.start].strip() in ("", ".") and self._is_title(before.low)

    def _of_name(self, at: int) -> bool:
        """Whether a name stands before the word for a body, and if so the words between them become part of it."""
        first, text = at - 1, self.doc.text
        while first >= 0 and at - first < _LONGEST and self.words[first].low in _OF_BODY and self.words[first].beside:
            first -= 1
        if first < 0 or not (self.words[first].name or self.words[first].kept):
            return False
        if first == at - 1 and self._is_nation(self.words[first].low):
            return False  # "THE PERUVIAN PRESS"
        if text[self.words[first].end : self.words[first + 1].start].strip(" \n") not in ("", "."):
            return False
        for word in self.words[first + 1 : at]:
            word.name = True
        return True

    def _write(self) -> str:
        text = self.doc.text
        opening = {*self._openings()}
        pieces: list[str] = []
        done = 0
        for at, word in enumerate(self.words):
            raw = text[word.start : word.end]
            pieces.append(text[done : word.start])
            done = word.end
            if word.kept or self._in_dateline(word):
                pieces.append(f"{raw[:-1]}s" if raw.endswith(_OWNS) else raw)
            elif word.name:
                inner = 0 < at < len(self.words) - 1 and word.low in _LINKS and word.beside
                inner = inner and self.words[at - 1].name and self.words[at + 1].name and self.words[at + 1].beside
                pieces.append(word.low if inner else capitalised(raw, word.low, self.short - {raw}))
            else:
                pieces.append(raw[0] + word.low[1:] if word.start in opening else word.low)
        pieces.append(text[done:])
        return "".join(pieces)

    def _in_dateline(self, word: Word) -> bool:
        return self.line is not None and self.line.span.start <= word.start < self.line.span.end

    def _openings(self) -> list[int]:
        """Where sentences begin, behind a dateline and notes in brackets: "-- [TEXT] THE ..."."""
        starts = [s.start for s in self.doc.sentences]
        if self.line is not None:
            starts.append(self.line.span.end)
        found = []
        for start in starts:
            found.append(start)
            if (note := _BRACKETED.match(self.doc.text, start)) is not None:
                found.append(note.end())
        return found


@cache
def _acronyms(known: Registry) -> frozenset[str]:
    """The short forms by which sources are known: "FMLN"."""
    return frozenset(
        name for source in known.sources for name in (source.name, *source.aliases)
        if name.isupper() and name.isalpha() and len(name) < 9
    )  # fmt: skip
