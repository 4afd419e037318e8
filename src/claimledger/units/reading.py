"""Words, terms of several words and numbers, read from left to right into units."""

from __future__ import annotations

import re

from claimledger.lexicon import Lexicon, Plain
from claimledger.mentions import Sentence
from claimledger.numbers import HEDGES, NUMBER_WORDS, STARTERS, Count
from claimledger.spans import Span
from claimledger.units.measures import AGE, CALENDAR, MONEY, ORDINAL, age, money, read_count_unit, read_measure
from claimledger.units.neighbours import settle
from claimledger.units.unit import Unit, Words

_TOKEN = re.compile(
    r"\d[\d,]*\d(?:\.\d+)?(?:[A-Za-z]+)?(?:-[A-Za-z]+)*|\d(?:\.\d+)?(?:[A-Za-z]+)?(?:-[A-Za-z]+)*"
    r"|[A-Za-z](?:\.[A-Za-z])+\.?|[A-Z]\.(?=\s?[A-Z][a-z])|(?:[JS]r|M(?:rs?|s)|[DS]r|St|Lt|Col|Gen|Sgt|Capt|Maj|Cpl|Pvt|Det|Insp|Gov|Sen|Rep|Const|Supt)\."
    r"|[^\W\d_]+(?:[-'’](?![sS]\b)\w+)*|['’][sS]\b|--+|\.\.\.|[^\w\s]|_"
)


_ARTICLE_NAME = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|ul|ur)[-'’][A-Z]")


_NO_NAME = ("tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ities", "ance", "ence", "ism", "ship",
            "ous", "ive", "able", "ible",
            "ful", "less", "ary", "ical", "ally", "ology", "graph", "ward", "wards", "wise", "ize", "ify", "'t")  # fmt: skip


_PARTICLES = frozenset(
    [
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "al",
        "el",
        "bin",
        "ibn",
        "de",
        "la",
        "del",
        "da",
        "dos",
        "van",
        "von",
        "der",
        "den",
        "di",
        "ben",
        "abu",
        "bint",
        "ould",
        "y",
        "e",
        "alias",
    ]
)


_HARM_ORDER = "VDKkidnChZTWu"


def read_units(text: str, folded: str, sentence: Sentence, lexicon: Lexicon) -> Words:
    """The units of one sentence of `text`."""
    matches = _without_marks(list(_TOKEN.finditer(text, sentence.start, sentence.end)))
    words = [folded[m.start() : m.end()] for m in matches]
    words = [w[:-1] if len(w) > 2 and w[-1] == "." and w[0] not in ".," and "." not in w[:-1] else w for w in words]
    letters = [m for m in matches if text[m.start()].isalpha()]
    upper = sum(text[m.start() : m.end()].isupper() for m in letters)
    caps = len(letters) > 3 and upper > 0.7 * len(letters)
    units: list[Unit] = []
    memo = lexicon.plain
    if len(memo) > _MEMO:
        memo.clear()
    i, n = 0, len(words)
    while i < n:
        word = words[i]
        plain = memo.get(word)
        if plain is None:
            plain = memo[word] = _plain(word, lexicon)
        if plain and not (plain[3] and i + 1 < n and words[i + 1] in plain[3]):
            unit, last = Unit(plain[0], word, 0, 0, plain[1], plain[2]), i + 1
        else:
            unit, last = _unit(words, i, matches, lexicon)
        if unit.tag == "I" and unit.word == "identified as" and words[last : last + 1] == [","]:
            last += 1
        first = matches[i].start()
        unit.start, unit.end = first, matches[last - 1].end()
        if unit.count is not None:
            unit.number = Span(matches[unit.count.first].start(), unit.end)
        raw = text[first]
        if unit.word == "us" and not caps and text[first : first + 2] == "US":
            unit.tag = "j"  # "four US soldiers", no pronoun
        if unit.person is not None and unit.person.kind == "community" and not raw.isupper():
            unit = _guess(words[i], lexicon)  # "poles", "chin": peoples only with a capital
            unit.start, unit.end = first, matches[last - 1].end()
        if unit.word == "ben" and raw == "B":
            unit.tag = "U"  # a first name, where the particle of Arabic names is "ben"
        if unit.tag in "UN" and not caps and (raw.isupper() or _ARTICLE_NAME.match(text, first)):
            unit.proper = True
            unit.tag = "N"
        elif (
            caps
            and unit.tag == "U"
            and unit.word not in lexicon.common
            and not unit.word.endswith(_NO_NAME)
            and len(unit.word) > 1
        ):
            unit.tag = "N"
        units.append(unit)
        i = last
    settle(units, text, caps)
    return Words(sentence, units, "".join(u.tag for u in units), caps, text)


_OPENING, _CLOSING = "“\"‘'’«", "”\"’'»"


def _without_marks(matches: list[re.Match[str]]) -> list[re.Match[str]]:
    """The tokens without marks around a term, which say nothing of who is who: "an 'area commander'", "Border Guards (BG)"."""
    kept: list[re.Match[str]] = []
    i, n = 0, len(matches)
    while i < n:
        token = matches[i][0]
        if token == "(" and i + 2 < n and matches[i + 2][0] == ")" and i and matches[i + 1][0].isupper():
            i += 3
            continue
        if token in _OPENING:
            close = next((k for k in range(i + 2, min(i + 7, n)) if matches[k][0] in _CLOSING), None)
            if close is not None and all(m[0][0].isalnum() for m in matches[i + 1 : close]):
                kept.extend(matches[i + 1 : close])
                i = close + 1
                continue
        kept.append(matches[i])
        i += 1
    return kept


_MEMO = 200_000  # words; news has ever new names


_NEIGHBOURS = (
    STARTERS | NUMBER_WORDS | CALENDAR | MONEY | frozenset(h.split()[0] for h in HEDGES)
    | frozenset(["aged", "age", "ages", "both", "nobody", "none", "no", "tens"])
)  # fmt: skip


def _plain(word: str, lexicon: Lexicon) -> Plain:
    """The reading of a word that no neighbour can change, or () where it may."""
    if not word[0].isalpha() or "-" in word or word in _NEIGHBOURS or AGE.search(word):
        return ()
    unit = _entry(word, lexicon) or _guess(word, lexicon)
    return unit.tag, unit.person, unit.harms, frozenset(lexicon.seconds.get(word, ()))


def _unit(words: list[str], i: int, matches: list[re.Match[str]], lexicon: Lexicon) -> tuple[Unit, int]:
    word = words[i]
    first = word[0]
    if not first.isalnum():
        if word in ("'s", "’s"):
            return Unit("S", word, 0, 0), i + 1
        if word in MONEY and i + 1 < len(words) and words[i + 1][0].isdigit():
            return money(words, i + 1)
        if word in "“”\"«»‘’'":
            return Unit('"', word, 0, 0), i + 1
        if word in ("--", "—", "–", "---"):
            return Unit("-", word, 0, 0), i + 1
        return Unit(word[0] if word[0] in ",;:.()?!-|/[]" else "`", word, 0, 0), i + 1
    if AGE.search(word):
        return Unit("Y", word, 0, 0, age=age(word)), i + 1
    measured = read_measure(words, i)
    if measured is not None:
        return measured
    if word in _HEDGE_FIRST:
        for length in range(min(4, len(words) - i - 1), 0, -1):
            if " ".join(words[i : i + length]) in HEDGES:
                counted = read_count_unit(words, i + length, lexicon) if _may_count(words[i + length]) else None
                if counted is not None and counted[0].tag == "c":
                    return counted
    longest = lexicon.firsts.get(word)
    if longest:
        for length in range(min(longest, len(words) - i), 1, -1):
            term = " ".join(words[i : i + length])
            unit = _entry(term, lexicon)
            if unit is not None:
                return unit, i + length
    if (
        word == "both"
        and words[i + 1 : i + 2]
        and words[i + 1] in ("the", "a", "his", "her")
        and "and" in words[i + 3 : i + 8]
    ):
        return Unit("r", word, 0, 0), i + 1  # "shot both the driver and a passer-by"
    if word == "both" and words[i + 1 : i + 2] and words[i + 1].isdigit():
        return Unit("Y", "age", 0, 0, age=int(words[i + 1])), i + 2  # "Ann Lee and Tim Roe, both 22,"
    if word == "both" and words[i + 1 : i + 2] != ["sides"] and (not i or words[i - 1] not in _BE):
        return Unit("c", "both", 0, 0, count=Count(i, i + 1, i, 2, 2, "exact")), i + 1
    if word in ("nobody", "no-one", "none") or (word == "no" and words[i + 1 : i + 2] == ["one"]):
        last = i + 2 if word == "no" else i + 1
        return Unit("c", "no one", 0, 0, count=Count(i, last, i, 0, 0, "exact")), last
    if _may_count(word):
        counted = read_count_unit(words, i, lexicon)
        if counted is not None:
            return counted
    unit = _entry(word, lexicon) or _guess(word, lexicon)
    return unit, i + 1


_BE = frozenset(["is", "are", "was", "were", "been", "be"])  # "were both killed": an adverb


_HEDGE_FIRST = frozenset(h.split()[0] for h in HEDGES)


def _may_count(word: str) -> bool:
    return word[0].isdigit() or word in STARTERS or "-" in word or word == "tens"


def _entry(term: str, lexicon: Lexicon) -> Unit | None:
    harms = lexicon.harms.get(term)
    person = lexicon.people.get(term)
    grammar = lexicon.grammar.get(term)
    if harms is not None and set(harms) - {"W", "u"}:
        tag = next(f for f in _HARM_ORDER if f in harms)
        return Unit(tag, term, 0, 0, person, harms)
    if grammar is not None and (person is None or grammar not in "je" or (grammar == "e" and person.kind != "head")):
        return Unit(grammar, term, 0, 0, person, harms)
    if person is not None:
        return Unit(person.tag, term, 0, 0, person, harms)
    if harms is not None:
        return Unit("W" if "W" in harms else "u", term, 0, 0, None, harms)
    return None


def _guess(word: str, lexicon: Lexicon) -> Unit:
    if word in _PARTICLES:
        return Unit("l", word, 0, 0)
    if ORDINAL.match(word):
        return Unit("j", word, 0, 0)
    if "-" in word:
        head = word.rpartition("-")[2]
        person = lexicon.people.get(head)
        if person is not None and person.tag in "HM":  # "ex-soldier", "lawyer-politician"
            return Unit(person.tag, word, 0, 0, person)
        if word.startswith(("pro-", "anti-", "ex-", "non-")) or head in (
            "led",
            "backed",
            "linked",
            "based",
            "born",
            "old",
            "style",
            "affiliated",
            "aligned",
            "dominated",
            "run",
            "controlled",
            "strong",
            "member",
            "bound",
            "year",
        ):
            return Unit("j", word, 0, 0)
    elif word not in lexicon.nouns and len(word) > 4:
        if word.endswith(("ed", "ing")):
            return Unit("e", word, 0, 0)
        if word.endswith("ly"):
            return Unit("r", word, 0, 0)
    return Unit("U", word, 0, 0)
