"""The tokens of a sentence: its words and marks, with their places and readings."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimledger.lexicon import Lexicon, Reading, Token
from claimledger.mentions import Sentence
from claimledger.split import fold
from claimledger.units.words import SMALL_IN_CAPITALS, reading_of, written

# Most words are plain letters and a blank behind them; they stand first, for speed.
# "Wasn't" is "was" and "n't", "they'll" is "they" and "'ll". What a number is glued to is a name:
# "a K9 officer" is one officer, "two F16 pilots" are two.
_TOKEN = re.compile(
    r"[A-Za-z]++(?=[\s,])|\d+-\d{1,2}/\d{1,2}(?![\d/])|(?:[A-Z](?:[A-Za-z]{0,2}|[A-Z]{3,9})|[Cc]ovid)\d+[A-Za-z]?\b|\d[\d,]*\d(?:\.\d+)?(?:[A-Za-z]+)?(?:-[A-Za-z]+)*|\d(?:\.\d+)?(?:[A-Za-z]+)?(?:-[A-Za-z]+)*"
    r"|(?i:is|are|was|were|has|have|had|do|does|did|could|would|should|might|must|need)(?=[Nn]['’][Tt]\b)|[Nn]['’][Tt]\b"
    r"|(?<![\w.])\.\d+(?:-[A-Za-z]+)*|[A-Za-z](?:\.[A-Za-z])+\.?|[A-Z]\.(?=\s?(?:[A-Z]\. ?){0,2}[A-Z][a-z]|,)"
    r"|(?:[JS]r|M(?:rs?|s|me)|[DS]r|St|Lt|Col|Gen|Sgt|Capt|Maj|Cpl|Pvt|Det|Insp|Gov|Sen|Rep|Const|Supt|Md|Mohd|Pfc|Spc|Pte|[Ii]ncl"
    r"|Adm|Brig|Cmdr|Fr|Lieut|Msgr|Ofc|Prof|Rev)\."
    r"|[^\W\d_]+(?:(?:-(?![sS]\b)|['’](?!(?:[sS]|[rv]e|ll|m|[RV]E|LL|M)\b))\w+)*|['’](?:[sS]|[rv]e|ll|m|[RV]E|LL|M)\b|--+|\.\.\.|[^\w\s]|_"
)


_CHUNKS = 50_000  # pieces between blanks, kept from text to text
_LONGEST = 60  # letters of a piece that is kept


class Tokens(NamedTuple):
    """The tokens of a sentence side by side: as written, folded, where they begin and end, and how they read."""

    raws: list[str]
    words: list[str]
    starts: list[int]
    ends: list[int]
    readings: list[Reading]
    caps: bool  # written in capitals


def tokens_of(text: str, sentence: Sentence, lexicon: Lexicon) -> Tokens:
    """The tokens of one sentence of `text`, without marks that say nothing of who is who."""
    raws: list[str] = []
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    readings: list[Reading] = []
    chunks = lexicon.chunks
    at, stop = sentence.start, sentence.end
    for chunk in text[at:stop].split(" "):
        for raw, first, end, reading in chunks.get(chunk) or _tokens_in(chunk, text, at, stop, lexicon):
            raws.append(raw)
            words.append(reading.word)
            starts.append(at + first)
            ends.append(at + end)
            readings.append(reading)
        at += len(chunk) + 1
    if not _MARKED.isdisjoint(raws):
        kept = _without_marks(raws)
        if len(kept) < len(raws):
            raws, words, readings = [raws[k] for k in kept], [words[k] for k in kept], [readings[k] for k in kept]
            starts, ends = [starts[k] for k in kept], [ends[k] for k in kept]
    if "-" in raws and (parted := _parted_words(words, raws, starts, ends, lexicon)):
        for k in reversed(parted):  # "a 65-year- old clerk", as a line was broken there
            joined = raws[k - 1] + raws[k + 1]
            if not _is_known(fold(joined), lexicon):
                joined = f"{raws[k - 1]}-{raws[k + 1]}"
            whole = written(joined, lexicon)
            raws[k - 1 : k + 2], words[k - 1 : k + 2] = [joined], [whole.word]
            starts[k : k + 2], ends[k - 1 : k + 1], readings[k - 1 : k + 2] = [], [], [whole]
    if "'" in raws or "’" in raws:
        for k in _plural_possessives(raws, starts, ends):
            readings[k] = written("'s", lexicon)
            words[k] = readings[k].word
    caps = _in_capitals(raws)
    if caps:
        words = [fold(raw) if raw in SMALL_IN_CAPITALS else word for raw, word in zip(raws, words, strict=True)]
        readings = [reading_of(word, lexicon) for word in words]
    return Tokens(raws, words, starts, ends, readings, caps)


def _tokens_in(chunk: str, text: str, at: int, stop: int, lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens of a piece of text between two blanks, which stands at `at`.

    They are the same wherever it stands, but for an initial: "J. Ortiz" has two tokens, "grade J. He" three.
    """
    initial = chunk[-1:] == "." and "A" <= chunk[-2:-1] <= "Z"
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, at, stop) if initial else _TOKEN.finditer(chunk):
        first, end = match.span()
        if initial:
            if first >= at + len(chunk):
                break
            first, end = first - at, end - at
        raw = match.group()
        for one, left in _unglued(raw, lexicon) if len(raw) > _GLUED else ((raw, 0),):
            tokens.append(
                (one, first + left, first + left + len(one), lexicon.written.get(one) or written(one, lexicon))
            )
    found = tuple(tokens)
    if not initial and len(chunk) <= _LONGEST:
        if len(lexicon.chunks) > _CHUNKS:
            lexicon.chunks.clear()
        lexicon.chunks[chunk] = found
    return found


_GLUED = 3  # fewer letters than of the shortest number that is written as one with what it counts: "2men"
_COUNTED = re.compile(
    r"(\d[\d,]*(?:\.\d+)?|(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|many|several|other))([a-z]{3,})"
)


def _unglued(raw: str, lexicon: Lexicon) -> tuple[tuple[str, int], ...]:
    """A token, or a number and what it counts that lack a blank, "12people", "Twelvepeople", with their places in it."""
    if (raw[0].isdigit() and not raw[-1].isdigit()) or fold(raw).endswith(_MANY):
        found = _COUNTED.fullmatch(raw)
        if found is not None and _counts(found[2], found[1], lexicon):
            return (found[1], 0), (found[2], found.start(2))
    return ((raw, 0),)


_SCALES = frozenset(["hundred", "thousand", "million", "lakh", "crore"])
_MANY = ("people", "persons", "civilians", "soldiers", "children", "others")


def _counts(word: str, number: str, lexicon: Lexicon) -> bool:
    person = lexicon.people.get(word)
    if word in _SCALES:
        return number[0].isdigit()  # "1.2million"
    return (person is not None and person.plural) or word in _MANY or (number[0].isdigit() and word in lexicon.harms)


# What begins a compound, and ends no sentence: "right- wing", "ex- mayor"
_FIRST_PARTS = frozenset(
    ["anti", "centre", "center", "co", "counter", "ex", "extreme", "far", "half", "left", "mid", "multi", "non", "para",
     "post", "pre", "pro", "right", "self", "semi", "sub", "then", "ultra", "vice"]
)  # fmt: skip
_LAST_PARTS = frozenset(["old", "olds", "man", "member", "strong", "year-old", "year-olds", "month-old"])
_NOT_JOINED = frozenset(["and", "or", "to", "but", "nor", "through"])  # "pre- and post-war", "six- to nine-year-olds"


def _parted_words(words: list[str], raws: list[str], starts: list[int], ends: list[int], lexicon: Lexicon) -> list[int]:
    """The hyphens behind which a compound goes on after a blank: "65-year- old", "right- wing"; not "was killed- police
    said" or "six- to nine-year-olds"."""
    found: list[int] = []
    for k in range(1, len(raws) - 1):
        if raws[k] != "-" or ends[k - 1] < starts[k] or ends[k] == starts[k + 1] or not raws[k + 1][0].isalpha():
            continue
        first, last = words[k - 1], words[k + 1]
        counted = last in _LAST_PARTS and (first[0].isdigit() or first.endswith(("-year", "-month", "-week", "-day")))
        if counted or (first in _FIRST_PARTS and last not in _NOT_JOINED):
            found.append(k)
        elif last[-1:].isalpha() and raws[k + 1].islower() and _is_known(first + last, lexicon):
            found.append(k)  # "sol- diers"
    return found


def _is_known(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.harms or word in lexicon.people or word in lexicon.common


def _plural_possessives(raws: list[str], starts: list[int], ends: list[int]) -> list[int]:
    """The apostrophes behind a plural that owns what follows, "the weavers['] guild"; one that was opened closes."""
    found: list[int] = []
    for k in range(1, len(raws) - 1):
        if raws[k] in ("‘", "'", "’") and ends[k - 1] < starts[k]:
            return found  # a quotation begins here
        if raws[k] in ("'", "’") and raws[k - 1][-1] in "sS" and raws[k + 1][0].isalpha():
            if ends[k] < starts[k + 1]:
                found.append(k)
    return found


def _in_capitals(raws: list[str]) -> bool:
    """Whether most words of a sentence are written in capitals, so that they tell nothing."""
    upper = sum(map(str.isupper, raws))
    if upper < 3:
        return False
    letters = [raw for raw in raws if raw[0].isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) > 0.7 * len(letters)


_OPENING, _CLOSING = "“\"‘'’«", "”\"’'»"
_MARKED = frozenset(["(", *_OPENING])


def _is_acronym(raw: str) -> bool:
    """Whether a token is short for a name: "PKK", "LeT"; "Let" is not."""
    if raw.isupper():
        return True
    return raw.isalpha() and len(raw) < 7 and raw[0].isupper() and sum(map(str.isupper, raw)) > len(raw) // 2


def _without_marks(raws: list[str]) -> list[int]:
    """The tokens without marks around a term, which say nothing of who is who: "an 'area commander'", "Border Guards (BG)"."""
    kept: list[int] = []
    i, n = 0, len(raws)
    while i < n:
        token = raws[i]
        if token == "(" and i + 2 < n and raws[i + 2] == ")" and i and _is_acronym(raws[i + 1]):
            i += 3
            continue
        if token in _OPENING:
            close = next((k for k in range(i + 2, min(i + 7, n)) if raws[k] in _CLOSING), None)
            if close is not None and all(raw[0].isalnum() for raw in raws[i + 1 : close]):
                kept.extend(range(i + 1, close))
                i = close + 1
                continue
        kept.append(i)
        i += 1
    return kept
