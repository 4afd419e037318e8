"""Give text without small letters the capitals and small letters that it would have, so that names stand out in it.

"THE MAYOR OF SAN RAFAEL WAS SHOT IN MAIN SQUARE" is read as "The mayor of San Rafael was shot in main square". What looks
for sources, days and places then reads wire text in capitals as it reads any other. Offsets stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import pairwise

from claimledger import lexicon
from claimledger.datelines import find_dateline
from claimledger.gazetteer import Gazetteer, gazetteer
from claimledger.gazetteer.words import PlaceWords, place_words
from claimledger.mentions import Document, Where, Who
from claimledger.registry import Registry, registry
from claimledger.wordgroups import DETERMINERS, FUNCTION

_HEAD = 300  # characters of a text that tell whether it has small letters
_SHARE = 0.05  # of small letters, under which capitals say nothing; an address or a signature may have some
_MOST = 0.5  # of a text that its lines in capitals are
_SMALL = re.compile(r"[a-zà-ÿ]")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:ST|ND|RD|TH|D)\b|\d+")
_SHORT_FORM = re.compile(r"[\[(]([A-Z][A-Z-]{1,7})[\])]")
_BRACKETED = re.compile(r"\s*(?:\[[^\]\n]{1,80}\]\s*)*[\"“'‘(]*")
_CLOCK = re.compile(r"[AP]\.M\.")
_POSSESSIVE = re.compile(r"['’]s?$")
_OWNS = ("'S", "’S")  # behind a short form: "THE FMLN'S" is "the FMLN's"
_PARTS = re.compile(r"(['’-])")
_MARKS = frozenset("'’-")
_APOSTROPHES = frozenset("'’")
_POSSESSIVES = 3  # letters behind an apostrophe from which it is no possessive
_VOWEL = re.compile(r"[aeiouy]")
_BEFORE_HYPHEN = frozenset(["anti", "ex", "pro", "non", "mid", "semi", "neo", "vice"])
_PREFIXED = re.compile(
    r"(?:anti|counter|para|pro|non|semi|sub|ultra|multi|inter|re|un|mis|over|under|out|mid|co)(?=\w{4})"
)
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
     "mason", "hunter", "king", "prince", "young", "bush", "chase", "duke", "sultan"]
)  # fmt: skip
_STATIONS = frozenset(["radio", "television"])
_TITLES = frozenset(["mr", "mrs", "ms", "dr", "msgr", "monsignor", "fr", "lic", "ing"])
_SMALL_WORDS = frozenset(["of", "the", "for", "and", "de", "del", "in"])
_SHORTEST, _NAMES_OF = 2, 9  # letters of a short form, words in which what it is short for stands


def in_capitals(text: str) -> bool:
    """Whether a text has hardly a small letter, but in lines as pages have around it: "Subscribe to our newsletter"."""
    head = text[:_HEAD]
    if len(text) <= 20 or len(_SMALL.findall(head)) > _MOST * len(head):
        return False
    return sum(len(line) for line in text.split("\n") if _is_capital(line)) > _MOST * len(text)


def _is_capital(line: str) -> bool:
    return len(_SMALL.findall(line)) <= _SHARE * len(line)


def restore_case(doc: Document, places: Gazetteer | None = None, sources: Registry | None = None) -> Document:
    """`doc` itself, or where it has no small letters a copy whose `text` has them; its offsets are the same."""
    if not in_capitals(doc.text):
        return doc
    text = with_small_letters(doc, places, sources)
    lines = zip(doc.text.split("\n"), text.split("\n"), strict=True)
    kept = [new if _is_capital(old) else old for old, new in lines]
    return replace(doc, text="\n".join(kept), recased=True)


def with_small_letters(doc: Document, places: Gazetteer | None = None, sources: Registry | None = None) -> str:
    """The text of `doc`, which is all in capitals, with small letters for what is no name."""
    return _Caser(doc, places or gazetteer(), sources or registry()).text()


def as_written(doc: Document, who: list[Who], where: list[Where], sources: Registry | None = None) -> None:
    """Write the names that were read with small letters in capitals again, as the text has them."""
    squeezed, known = " ".join(doc.text.split()), sources or registry()

    def back(name: str) -> str:
        capitals = " ".join(name.upper().split())
        return capitals if capitals in squeezed else name

    for one in who:
        if one.name is not None:
            one.name = _parts(one.name, lambda n: n if _registered(known, n) else back(n))
        if one.via is not None:
            one.via = _parts(one.via, lambda n: n if _registered(known, n) else back(n))
    for spot in where:
        if spot.name is not None and spot.span is not None:
            spot.name = _parts(spot.name, back)


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    low: str
    name: bool = False
    kept: bool = False  # as it stands: acronyms, initials
    beside: bool = False  # nothing but a blank before it


class _Caser:
    """Finds the names of one text."""

    def __init__(self, doc: Document, places: Gazetteer, known: Registry) -> None:
        self.doc, self.places, self.known = doc, places, known
        self.listed: PlaceWords = place_words()
        self.words = _words(doc)
        self.line = find_dateline(doc)
        self.short = frozenset(_SHORT_FORM.findall(doc.text)) | (_acronyms(known) - self._surnames())
        self.short |= {name for name in self.listed.bynames if name.isupper()}  # "UK"
        self.spelled = self._spelled_out()

    def text(self) -> str:
        """The text with small letters."""
        for at, word in enumerate(self.words):
            self._judge(at, word)
        for at in range(len(self.words)):
            self._open(at)
            self._join(at)
        for at in self.spelled:
            self.words[at].name = True
        for at, word in enumerate(self.words):
            if not word.name and not word.kept:
                self._by_neighbours(at, word)
        return self._write()

    def _surnames(self) -> set[str]:
        """What stands behind an unknown word as a surname does, and so is no short form: "RAUL MENA"."""
        text = self.doc.text
        return {
            text[word.start : word.end] for before, word in pairwise(self.words)
            if word.beside and len(word.low) < _NAMES_OF and len(before.low) > _SHORTEST
            and not self._is_nation(before.low) and not _is_plain(before.low)
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
                behind = _initials(words, range(at - 1, max(-1, at - 1 - _NAMES_OF), -1), raw.lower())
            elif text[word.end : word.end + 2] in (" [", " ("):
                behind = _initials(words, range(at + 1, min(len(words), at + 1 + _NAMES_OF)), raw.lower())
            else:
                continue
            if behind and (len(raw) > _SHORTEST or raw in short):
                short.add(raw)
                found += behind
        self.short = frozenset(short)
        return found

    def _judge(self, at: int, word: _Word) -> None:
        """What a word is by itself."""
        text, low = self.doc.text, word.low
        raw = text[word.start : word.end]
        if raw[0].isdigit():
            return
        if raw in self.short and (low not in ordinary_words() or (at and self.words[at - 1].low in ("the", "of"))):
            word.kept = True
        elif len(raw) == 1:
            word.kept = text[word.end : word.end + 1] == "." and not _CLOCK.match(
                text, max(0, word.start - 2), word.end + 3
            )
            word.kept = word.kept and not _CLOCK.match(text, word.start, word.end + 3)
            word.name = low == "i" or (not word.kept and low in "ey")
        elif low in _MONTHS:
            word.name = self._is_month(at)
        elif self._is_nation(low):
            word.name = True
        elif not _is_plain(low):
            word.name = True
            word.kept = len(low) < 6 and not _VOWEL.search(low)

    def _is_nation(self, low: str) -> bool:
        stem = _POSSESSIVE.sub("", low).rpartition("-")[2]
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

    def _run(self, at: int, size: int) -> list[_Word]:
        run = self.words[at : at + size]
        return run if len(run) == size and all(w.beside for w in run[1:]) else []

    def _is_place(self, run: list[_Word]) -> bool:
        return bool(self.places.find(" ".join(_POSSESSIVE.sub("", w.low) for w in run)))

    def _by_neighbours(self, at: int, word: _Word) -> None:
        """An ordinary word that is part of a name by what stands around it."""
        before = self.words[at - 1] if at else None
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        follows = after is not None and after.beside
        if word.low in _TITLES or self._linked(at):
            word.name = True
        elif follows and after is not None and after.name and not after.kept and self._introduces(word.low):
            word.name = True  # "PRESIDENT ARCE", "RADIO AURORA"
        elif word.low in _GIVEN or word.low in _FAMILY:
            titled = before is not None and (before.name or before.low in self.listed.title_ends)
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

    def _introduces(self, low: str) -> bool:
        return (low in self.listed.title_ends and low not in ("as", "named")) or low in _STATIONS

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
                pieces.append(word.low if inner else _capitalised(raw, word.low, self.short))
            else:
                pieces.append(raw[0] + word.low[1:] if word.start in opening and self._opens(word.low) else word.low)
        pieces.append(text[done:])
        return "".join(pieces)

    def _opens(self, low: str) -> bool:
        """Whether a word says by its capital that a sentence begins; any other might pass for a name: "Part of it"."""
        return low in self.listed.stop or low in FUNCTION or low in DETERMINERS

    def _in_dateline(self, word: _Word) -> bool:
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


def _words(doc: Document) -> list[_Word]:
    words: list[_Word] = []
    text, last = doc.text, -9
    for match in _TOKEN.finditer(text):
        word = _Word(match.start(), match.end(), doc.folded[match.start() : match.end()])
        word.beside = text[last : word.start].isspace() if last >= 0 else False
        words.append(word)
        last = word.end
    return words


def _initials(words: list[_Word], places: range, letters: str) -> list[int]:
    """Where the words stand whose first letters are `letters`, in whatever order, for short forms are seldom translated."""
    taken: list[int] = []
    wanted = sorted(letters)
    for at in places:
        low = words[at].low
        if low[0] in wanted:
            wanted.remove(low[0])
            taken.append(at)
        elif low not in _SMALL_WORDS:
            return []
        if not wanted:
            return taken
    return []


def _capitalised(raw: str, low: str, short: frozenset[str]) -> str:
    """ "MEDELLIN-BOGOTA" is "Medellin-Bogota", "O'HARA'S" is "O'Hara's", "PRO-CUBAN" is "pro-Cuban"."""
    pieces: list[str] = []
    at, mark = 0, ""
    for part in _PARTS.split(raw):
        folded = low[at : at + len(part)]
        if part in _MARKS or part in short:
            pieces.append(part)
        elif (mark in _APOSTROPHES and len(part) < _POSSESSIVES) or ("-" in raw and _is_plain(folded)):
            pieces.append(folded)
        else:
            pieces.append(part[:1] + folded[1:])
        at, mark = at + len(part), part
    return "".join(pieces)


def _is_plain(low: str) -> bool:
    """Whether a word is an ordinary one: "coffee", "traffickers'", "machine-gunned", "antidrug"; not "cali"."""
    listed = ordinary_words()
    low = _POSSESSIVE.sub("", low)
    if low in listed or low in _BEFORE_HYPHEN or low in place_words().kinds or low in lexicon.load("en").harms:
        return True
    if "-" in low or "'" in low or "’" in low:
        return all(part in listed for part in re.split(r"['’-]", low) if len(part) > 1)
    prefix = _PREFIXED.match(low)
    return prefix is not None and low[prefix.end() :] in listed


def _registered(known: Registry, name: str) -> bool:
    source = known.exact(name)
    return source is not None and source.name == name


@cache
def ordinary_words(language: str = "en") -> frozenset[str]:
    """The ordinary words of a language in small letters."""
    path = resources.files("claimledger") / "lexicons" / language / "ordinary.txt"
    return frozenset(line for line in path.read_text(encoding="utf-8").split("\n") if line[:1] not in ("", "#"))


@cache
def _acronyms(known: Registry) -> frozenset[str]:
    """The short forms by which sources are known: "FMLN"."""
    return frozenset(
        name for source in known.sources for name in (source.name, *source.aliases)
        if name.isupper() and name.isalpha() and len(name) < 9
    )  # fmt: skip


def _parts(name: str, change: Callable[[str], str]) -> str:
    return "; ".join(", ".join(map(change, part.split(", "))) for part in name.split("; "))
