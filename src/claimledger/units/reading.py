"""Words, terms of several words and numbers, read from left to right into units."""

from __future__ import annotations

import re

from claimledger.lexicon import Lexicon, Reading
from claimledger.mentions import Sentence
from claimledger.numbers import AFTER_ARTICLE, HEDGES, NUMBER_WORDS, STARTERS, TENS, Count
from claimledger.spans import Span
from claimledger.split import fold
from claimledger.units.measures import CALENDAR, MONEY, ORDINAL, age, is_age, money, read_count_unit, read_measure
from claimledger.units.neighbours import settle
from claimledger.units.senses import SETTLED
from claimledger.units.unit import Unit, Words

# Most words are plain letters and a blank behind them; they stand first, for speed.
_TOKEN = re.compile(
    r"[A-Za-z]++(?=[\s,])|\d[\d,]*\d(?:\.\d+)?(?:[A-Za-z]+)?(?:-[A-Za-z]+)*|\d(?:\.\d+)?(?:[A-Za-z]+)?(?:-[A-Za-z]+)*"
    r"|[A-Za-z](?:\.[A-Za-z])+\.?|[A-Z]\.(?=\s?(?:[A-Z]\. ?){0,2}[A-Z][a-z])"
    r"|(?:[JS]r|M(?:rs?|s)|[DS]r|St|Lt|Col|Gen|Sgt|Capt|Maj|Cpl|Pvt|Det|Insp|Gov|Sen|Rep|Const|Supt)\."
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


def read_units(text: str, sentence: Sentence, lexicon: Lexicon) -> Words:
    """The units of one sentence of `text`."""
    spans = [m.span() for m in _TOKEN.finditer(text, sentence.start, sentence.end)]
    raws = [text[start:end] for start, end in spans]
    if not _MARKED.isdisjoint(raws):
        kept = _without_marks(raws)
        spans, raws = [spans[k] for k in kept], [raws[k] for k in kept]
    written = lexicon.written
    readings = [written.get(raw) or _written(raw, lexicon) for raw in raws]
    if "'" in raws or "’" in raws:
        for k in _plural_possessives(raws, spans):
            readings[k] = written.get("'s") or _written("'s", lexicon)
    words = [reading.word for reading in readings]
    caps = _in_capitals(raws)
    if caps:
        readings = [_reading(word, lexicon) for word in words]
    units: list[Unit] = []
    ruled: list[int] = []  # units whose company may change their sense
    last, final = 0, len(words) - 1
    for i, (word, alone, tag, person, harms, seconds, cased, proper, rule, _) in enumerate(readings):
        if i < last:
            continue
        first, end = spans[i]
        if alone and not (seconds and i < final and words[i + 1] in seconds):
            unit = Unit(tag, word, first, end, person, harms, None, None, None, proper)
            if cased:
                unit = _by_case(unit, word, raws[i], text, caps, lexicon, units)
            last = i + 1
        else:
            unit, last = _phrase(words, i, lexicon) if alone else _unit(words, i, lexicon)
            if unit.word in ("identified as", "named as") and unit.tag == "I" and words[last : last + 1] == [","]:
                last += 1
            unit.start, unit.end = first, spans[last - 1][1]
            if unit.count is not None:
                unit.number = Span(spans[unit.count.first][0], unit.end)
            unit = _by_case(unit, word, raws[i], text, caps, lexicon, units)
            rule = unit.word in SETTLED
        if rule:
            ruled.append(len(units))
        units.append(unit)
    tags = settle(units, ruled, text, caps)
    return Words(sentence, units, tags, caps, text)


def _written(raw: str, lexicon: Lexicon) -> Reading:
    """The reading of a word as it is written in a sentence of capitals and small letters."""
    if len(lexicon.written) > _MEMO:
        lexicon.written.clear()
    word = fold(raw)
    if word[-1] == "." and len(word) > 2 and word[0] not in ".," and "." not in word[:-1]:
        word = word[:-1]
    reading = _reading(word, lexicon)
    if reading.cased and not reading.named:
        unit = Unit(reading.tag, word, 0, 0, reading.person, reading.harms)
        unit = _by_case(unit, word, raw, raw, False, lexicon, [])
        reading = reading._replace(tag=unit.tag, person=unit.person, harms=unit.harms, proper=unit.proper, cased=False)
    lexicon.written[raw] = reading
    return reading


def _plural_possessives(raws: list[str], spans: list[tuple[int, int]]) -> list[int]:
    """The apostrophes behind a plural that owns what follows, "the weavers['] guild"; one that was opened closes."""
    found: list[int] = []
    for k in range(1, len(raws) - 1):
        if raws[k] in ("‘", "'", "’") and spans[k - 1][1] < spans[k][0]:
            return found  # a quotation begins here
        if raws[k] in ("'", "’") and raws[k - 1][-1] in "sS" and raws[k + 1][0].isalpha():
            if spans[k][1] < spans[k + 1][0]:
                found.append(k)
    return found


def _in_capitals(raws: list[str]) -> bool:
    """Whether most words of a sentence are written in capitals, so that they tell nothing."""
    upper = sum(map(str.isupper, raws))
    if upper < 3:
        return False
    letters = [raw for raw in raws if raw[0].isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) > 0.7 * len(letters)


def _by_case(unit: Unit, word: str, raw: str, text: str, caps: bool, lexicon: Lexicon, before: list[Unit]) -> Unit:
    """What a capital, or its lack, makes of a unit that begins with `word`, written `raw`, behind the units `before`."""
    capital = raw[0].isupper()
    if unit.word == "us" and not caps and raw == "US":
        unit.tag = "j"  # "four US soldiers", no pronoun
    if unit.person is not None and unit.person.kind == "community" and not capital:
        start, end = unit.start, unit.end
        unit = _guess(word, lexicon)  # "poles", "chin": peoples only with a capital
        unit.start, unit.end = start, end
    if unit.word == "ana" and (caps or raw != "ANA"):
        unit.tag, unit.person = "U", None  # a first name, no Afghan army
    if unit.word == "ben" and raw[0] == "B":
        unit.tag = "U"  # a first name, where the particle of Arabic names is "ben"
    if unit.tag in "er" and unit.harms is None and capital and not caps and _stands_by_name(unit, text, before):
        if _may_be_name(word, lexicon):
            unit.tag = "U"  # "Tim Kelly", "Khaled Amin": no adverb, no verb
    if unit.word == "said" and raw == "Said" and before and before[-1].tag == "N":
        unit.tag = "U"  # "Omar Said": a surname
    if unit.tag not in "UN":
        return unit
    if not caps:
        if capital or (word[0] in "aeu" and _ARTICLE_NAME.match(raw)):
            unit.proper = True
            unit.tag = "N"
    elif unit.tag == "U" and len(unit.word) > 1 and not unit.word.endswith(_NO_NAME):
        if not _is_everyday(unit.word, lexicon, bool(before) and before[-1].tag == "N"):
            unit.tag = "N"
    return unit


_ADVERBS = ("ably", "ibly", "ally", "ily", "edly", "ingly", "fully", "lessly", "ously", "ently", "antly")


def _may_be_name(word: str, lexicon: Lexicon) -> bool:
    """Whether a word in -ly or -ed that no lexicon has is formed from no known word: "kelly", "khaled"."""
    if word[-2:] == "ly":
        return word[:-2] not in lexicon.common and (len(word) < 7 or not word.endswith(_ADVERBS))
    return word[-2:] == "ed" and lexicon.common.isdisjoint((word[:-2], word[:-1], word[:-3]))


def _stands_by_name(unit: Unit, text: str, before: list[Unit]) -> bool:
    """Whether a name stands directly before a word, or a capital directly behind it: "Ann [Kelly]", "[Kelly] Said"."""
    if before and before[-1].tag == "N" and before[-1].end + 1 == unit.start:
        return True
    return text[unit.end : unit.end + 1] == " " and text[unit.end + 1 : unit.end + 2].isupper()


def _is_everyday(word: str, lexicon: Lexicon, named: bool) -> bool:
    """Whether a word in capitals is no name: "INDICATES", "BULLET-PROOF". `named`: behind a name, "DIEGO MORALES"."""
    if word in lexicon.common:
        return True
    if word[-1] == "s" and not named:
        return word[:-1] in lexicon.common or (
            word.endswith("es") and (word[:-2] in lexicon.common or word[:-3] + "y" in lexicon.common)
        )
    return "-" in word and any(part in lexicon.common for part in word.split("-"))


_OPENING, _CLOSING = "“\"‘'’«", "”\"’'»"
_MARKED = frozenset(["(", *_OPENING])


def _without_marks(raws: list[str]) -> list[int]:
    """The tokens without marks around a term, which say nothing of who is who: "an 'area commander'", "Border Guards (BG)"."""
    kept: list[int] = []
    i, n = 0, len(raws)
    while i < n:
        token = raws[i]
        if token == "(" and i + 2 < n and raws[i + 2] == ")" and i and raws[i + 1].isupper():
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


_MEMO = 200_000  # words; news has ever new names
_HEDGES = frozenset(h for h in HEDGES if " " not in h)
_NEIGHBOURS = (
    STARTERS | NUMBER_WORDS | CALENDAR | MONEY | _HEDGES
    | frozenset(["aged", "age", "ages", "both", "nobody", "none", "no", "tens"])
) - {"a", "an"}  # fmt: skip
_AFTER: dict[str, frozenset[str]] = {
    first: frozenset(h.split()[1] for h in HEDGES if h.split()[0] == first and " " in h)
    for first in {h.split()[0] for h in HEDGES}
}
_NONE: frozenset[str] = frozenset()


def _reading(word: str, lexicon: Lexicon) -> Reading:
    """The reading of a folded word that neighbours change only where they make a term or a number with it."""
    reading = lexicon.readings.get(word)
    if reading is None:
        if len(lexicon.readings) > _MEMO:
            lexicon.readings.clear()
        reading = lexicon.readings[word] = _new_reading(word, lexicon)
    return reading


def _new_reading(word: str, lexicon: Lexicon) -> Reading:
    if not word[0].isalnum() and word not in MONEY:
        return Reading(word, True, _mark(word))
    hyphened = "-" in word and word.partition("-")[0] in TENS
    if not word[0].isalpha() or hyphened or word in _NEIGHBOURS or is_age(word):
        return Reading(word, False)
    entry = _entry(word, lexicon)
    unit = entry or _guess(word, lexicon)
    seconds = frozenset(lexicon.phrases.get(word, ())) | _AFTER.get(word, _NONE)
    if word in ("a", "an"):
        seconds |= AFTER_ARTICLE
    community = unit.person is not None and unit.person.kind == "community"
    named = word == "said" or (entry is None and unit.tag in "er" and _may_be_name(word, lexicon))
    cased = named or unit.tag in "UN" or community or word in ("us", "ben", "ana")
    ruled = word in SETTLED
    return Reading(word, True, unit.tag, unit.person, unit.harms, seconds, cased, ruled=ruled, named=named)


def _mark(word: str) -> str:
    """The letter of a token that is no word."""
    if word in ("'s", "’s"):
        return "S"
    if word in "“”\"«»‘’'":
        return '"'
    if word in ("--", "—", "–", "---"):
        return "-"
    return word[0] if word[0] in ",;:.()?!-|/[]" else "`"


def _unit(words: list[str], i: int, lexicon: Lexicon) -> tuple[Unit, int]:
    word = words[i]
    if not word[0].isalnum():
        if word in MONEY and i + 1 < len(words) and words[i + 1][0].isdigit():
            return money(words, i + 1)
        return Unit(_mark(word), word, 0, 0), i + 1
    if is_age(word):
        return Unit("Y", word, 0, 0, age=age(word)), i + 1
    measured = read_measure(words, i)
    if measured is not None:
        return measured
    found = _hedged(words, i, lexicon) or _term(words, i, lexicon)
    if found is not None:
        return found
    if (
        word == "both"
        and words[i + 1 : i + 2]
        and (
            (words[i + 1] in ("the", "a", "his", "her") and "and" in words[i + 3 : i + 8])
            or (
                "and" in words[i + 2 : i + 4]
                and words[i + 1] not in lexicon.grammar
                and words[i + 1] not in lexicon.people
            )
        )
    ):
        return Unit("r", word, 0, 0), i + 1  # "shot both the driver and a passer-by"
    if word == "both" and words[i + 2 : i + 3] == ["and"] and words[i + 3 : i + 4] and words[i + 3] not in _PAIR_ENDS:
        if not lexicon.harms.get(words[i + 1]):
            return Unit("r", word, 0, 0), i + 1  # "both local and foreign workers were hurt"
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


def _phrase(words: list[str], i: int, lexicon: Lexicon) -> tuple[Unit, int]:
    """The unit of a word that says the same anywhere but where the next ones make a term or a number with it."""
    word = words[i]
    found = _hedged(words, i, lexicon) or _term(words, i, lexicon)
    if found is None and _may_count(word):
        found = read_count_unit(words, i, lexicon)
    return found or (_entry(word, lexicon) or _guess(word, lexicon), i + 1)


def _hedged(words: list[str], i: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """The count behind the hedge that begins at `i`: "at least 20", "some 40"."""
    for rest in _HEDGE_RESTS.get(words[i], ()):
        behind = i + 1 + len(rest)
        if behind < len(words) and words[i + 1 : behind] == rest and _may_count(words[behind]):
            counted = read_count_unit(words, behind, lexicon)
            if counted is not None and counted[0].tag == "c":
                return counted
    return None


def _term(words: list[str], i: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """The longest term of several words that begins at `i`."""
    seconds = lexicon.phrases.get(words[i])
    if seconds is None or i + 1 >= len(words):
        return None
    for rest in seconds.get(words[i + 1], ()):
        last = i + 2 + len(rest)
        if words[i + 2 : last] == rest:
            unit = _entry(" ".join(words[i:last]), lexicon)
            if unit is not None:
                return unit, last
    return None


# Behind "both men and" these go on with somebody or something else.
_PAIR_ENDS = frozenset(
    [
        "a",
        "an",
        "the",
        "one",
        "another",
        "his",
        "her",
        "their",
        "two",
        "three",
        "is",
        "are",
        "was",
        "were",
        "had",
        "have",
    ]
)
_BE = frozenset(["is", "are", "was", "were", "been", "be"])  # "were both killed": an adverb


# For a first word the other words of the hedges that it opens, the longest first.
_HEDGE_RESTS = {
    first: sorted((h.split()[1:] for h in HEDGES if h.split()[0] == first), key=len, reverse=True)
    for first in {h.split()[0] for h in HEDGES}
}


def _may_count(word: str) -> bool:
    return word[0].isdigit() or word in STARTERS or "-" in word or word == "tens"


def _entry(term: str, lexicon: Lexicon) -> Unit | None:
    harms = lexicon.harms.get(term)
    person = lexicon.people.get(term)
    grammar = lexicon.grammar.get(term)
    if harms is not None and set(harms) - {"W", "u", "e"}:
        tag = next(f for f in _HARM_ORDER if f in harms)
        return Unit(tag, term, 0, 0, person, harms)
    if grammar is not None and (person is None or grammar not in "je" or (grammar == "e" and person.kind != "head")):
        return Unit(grammar, term, 0, 0, person, harms)
    if person is not None:
        return Unit(person.tag, term, 0, 0, person, harms)
    if harms is not None:
        return Unit(next(f for f in "Wue" if f in harms), term, 0, 0, None, harms)
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
