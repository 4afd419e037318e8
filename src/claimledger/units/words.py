"""How a single word reads: its letter, what the lexicons say of it, and what a capital makes of it."""

from __future__ import annotations

import re

from claimledger.lexicon import Lexicon, Reading
from claimledger.numbers import AFTER_ARTICLE, HEDGES, NUMBER_WORDS, STARTERS, TENS
from claimledger.split import fold
from claimledger.units.measures import MONEY, ORDINAL, is_age
from claimledger.units.persons import LINKS
from claimledger.units.senses import SETTLED
from claimledger.units.unit import Unit
from claimledger.units.years import CALENDAR

_ARTICLE_NAME = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|ul|ur)[-'’][A-Z]")


_NO_NAME = ("tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ities", "ance", "ence", "ism", "ship",
            "ous", "ive", "able", "ible",
            "ful", "less", "ary", "ical", "ally", "ology", "graph", "ward", "wards", "wise", "ize", "ify", "'t")  # fmt: skip


NAME_ENDS = frozenset(["jr", "sr", "ii", "iii", "iv"])


_HARM_ORDER = "VDKkidnChZTWu"


SIZED = ("-man", "-member", "-person", "-strong")  # "an 11-man patrol"
_MEMO = 200_000  # words; news has ever new names
_HEDGES = frozenset(h for h in HEDGES if " " not in h)
_NEIGHBOURS = (
    STARTERS | NUMBER_WORDS | CALENDAR | MONEY | _HEDGES
    | frozenset(["aged", "age", "ages", "both", "nobody", "no-one", "none", "no", "tens"])
) - {"a", "an"}  # fmt: skip
_AFTER: dict[str, frozenset[str]] = {
    first: frozenset(h.split()[1] for h in HEDGES if h.split()[0] == first and " " in h)
    for first in {h.split()[0] for h in HEDGES}
}
_AFTER["not"] = _AFTER.get("not", frozenset()) | {"one", "a"}  # "not one guard", "not a single guard"
_NONE: frozenset[str] = frozenset()
#: Short forms that are written like words that a sentence is full of, and what they are read as: "nine IS fighters",
#: "two WHO doctors", "IT staff".
_SPELLED = dict.fromkeys(["n't", "n’t", "N'T", "N’T"], "not")  # behind "was" of "wasn't"
# Behind a pronoun: "we're dead" tells of us, and of nobody named "We're"; "they'll kill two" of nobody yet.
_SPELLED |= {
    mark + form: verb
    for mark in "'’"
    for short, verb in (("re", "are"), ("ve", "have"), ("ll", "will"), ("m", "am"))
    for form in (short, short.upper())
}
# "Won’t" is split at no place; with the straight mark it stands in the grammar.
_SPELLED |= {
    f"{first}{verb[1:]}n’t": f"{verb}n't" for verb in ("wo", "ca", "sha", "ai") for first in (verb[0], verb[0].upper())
}
MEANT = {
    "IS": "isis", "WHO": "unicef", "IT": "u.s.",
    "KIA": "killed-in-action", "KIAs": "killed-in-action", "WIA": "wounded-in-action", "WIAs": "wounded-in-action",
    "MIA": "missing-in-action", "MIAs": "missing-in-action", "DOA": "dead-on-arrival",
}  # fmt: skip
#: Of these, those that are words of a sentence in capitals
SMALL_IN_CAPITALS = frozenset(("IS", "WHO", "IT"))


def written(raw: str, lexicon: Lexicon) -> Reading:
    """The reading of a word as it is written in a sentence of capitals and small letters."""
    if len(lexicon.written) > _MEMO:
        lexicon.written.clear()
    word = MEANT.get(raw) or _SPELLED.get(raw) or fold(raw)
    if word[-1] == "." and len(word) > 2 and word[0] not in ".," and "." not in word[:-1]:
        word = word[:-1]
    reading = reading_of(word, lexicon)
    if reading.cased and not reading.named:
        unit = Unit(reading.tag, word, 0, 0, reading.person, reading.harms)
        unit = by_case(unit, word, raw, raw, False, lexicon, [])
        reading = reading._replace(tag=unit.tag, person=unit.person, harms=unit.harms, proper=unit.proper, cased=False)
    if reading.tag in "er" and raw[0].isupper() and raw[-1].isupper() and not raw.isupper() and raw.isalpha():
        reading = Reading(word, True, "N", proper=True)  # "three LeT rebels": short for a name
    if reading.tag != "N" and ((raw[0].isupper() and raw[1:].islower()) or raw in LINKS):
        reading = reading._replace(capital=True)
    if reading.tag == "U" and raw in lexicon.small_particles:
        reading = reading._replace(tag="l", cased=False)
    lexicon.written[raw] = reading
    return reading


def reading_of(word: str, lexicon: Lexicon) -> Reading:
    """The reading of a folded word that neighbours change only where they make a term or a number with it."""
    reading = lexicon.readings.get(word)
    if reading is None:
        if len(lexicon.readings) > _MEMO:
            lexicon.readings.clear()
        reading = lexicon.readings[word] = _new_reading(word, lexicon)
    return reading


def _new_reading(word: str, lexicon: Lexicon) -> Reading:
    if not word[0].isalnum() and word not in MONEY:
        return Reading(word, True, mark(word))
    hyphened = "-" in word and (
        word.partition("-")[0] in TENS or "-hundred" in word or word.endswith((*SIZED, "-plus"))
    )
    if not word[0].isalpha() or hyphened or word in _NEIGHBOURS or is_age(word):
        return Reading(word, False)
    known = entry(word, lexicon)
    unit = known or guess(word, lexicon)
    seconds = frozenset(lexicon.phrases.get(word, ())) | _AFTER.get(word, _NONE)
    if word in ("a", "an"):
        seconds |= AFTER_ARTICLE
    community = unit.person is not None and unit.person.kind == "community"
    named = word == "said" or (known is None and unit.tag in "er" and _may_be_name(word, lexicon))
    cased = named or unit.tag in "UN" or community or word in _SMALL or lexicon.given.get(word) == "acronym"
    ruled = word in SETTLED
    return Reading(word, True, unit.tag, unit.person, unit.harms, seconds, cased, ruled=ruled, named=named)


def mark(word: str) -> str:
    """The letter of a token that is no word."""
    if word in ("'s", "’s"):
        return "S"
    if word in "“”\"«»‘’'":
        return '"'
    if word in ("--", "—", "–", "---"):
        return "-"
    if len(word) > 1 and word[0] == "." and word[1].isdigit():
        return "X"  # "a [.22] rifle"
    return word[0] if word[0] in ",;:.()?!-|/[]" else "`"


def by_case(unit: Unit, word: str, raw: str, text: str, caps: bool, lexicon: Lexicon, before: list[Unit]) -> Unit:
    """What a capital, or its lack, makes of a unit that begins with `word`, written `raw`, behind the units `before`."""
    capital = raw[0].isupper()
    if unit.word == "us" and not caps and raw == "US":
        unit.tag = "j"  # "four US soldiers", no pronoun
    if unit.person is not None and (not capital if unit.person.kind == "community" else capital and word in _ROYAL):
        start, end = unit.start, unit.end
        unit = guess(word, lexicon)  # "poles", "chin": peoples only with a capital; "King", "Prince": names with one
        unit.start, unit.end = start, end
    if lexicon.given.get(unit.word) == "acronym" and (caps or not raw.isupper()):
        unit.tag, unit.person = "U", None  # "Ana Lopez": a first name, no Afghan army
    if unit.word == "ben" and raw[0] == "B":
        unit.tag = "U"  # a first name, where the particle of Arabic names is "ben"
    if unit.tag in "er" and unit.harms is None and capital and not caps:
        by_name = _stands_by_name(unit, text, before)
        if (by_name or _stands_alone(unit, word, text, before, lexicon)) and _may_be_name(word, lexicon):
            unit.tag = "U"  # "Tim Kelly", "Khaled Amin", "after Kelly was hit": no adverb, no verb
    if unit.word == "said" and raw == "Said" and before and before[-1].tag in "NPO":
        unit.tag = "U"  # "Omar Said", "the killing of Said": a surname
    if unit.tag not in "UN":
        return unit
    if not caps:
        if (capital and word not in _WOULD) or (word[0] in "aeu" and _ARTICLE_NAME.match(raw)):
            unit.proper = True
            unit.tag, unit.person = "N", None
    elif unit.tag == "U" and unit.person is None and len(unit.word) > 1 and not unit.word.endswith(_NO_NAME):
        if not is_everyday(unit.word, lexicon, named=bool(before) and before[-1].tag == "N"):
            unit.tag = "N"
    return unit


# "He'd died" and "he'd die": no name, and the word alone does not say which.
_WOULD = frozenset(f"{who}{mark}d" for who in ("i", "you", "we", "they", "he", "she", "it") for mark in "'’")
# Nouns of people with a small letter, names with a capital: "King", "Prince", "Miller".
_TITLES = (
    "king queen prince princess emperor czar tsar sultan duke earl raja maharaja nawab archduke pharaoh caliph miller"
)
_ROYAL = frozenset(word + end for word in _TITLES.split() for end in ("", "s", "es"))
_SMALL = frozenset(("us", "ben")) | _ROYAL
_ADVERBS = ("ably", "ibly", "ally", "ily", "edly", "ingly", "fully", "lessly", "ously", "ently", "antly")


def _may_be_name(word: str, lexicon: Lexicon) -> bool:
    """Whether a word in -ly, -ed or -ing that no lexicon has is formed from no known word: "kelly", "khaled", "hlaing"."""
    if word[-2:] == "ly":
        return word[:-2] not in lexicon.common and (len(word) < 7 or not word.endswith(_ADVERBS))
    if word[-3:] == "ing":
        stem = word[:-3]
        return len(stem) < 3 or lexicon.common.isdisjoint((stem, f"{stem}e", stem[:-1]))
    return word[-2:] == "ed" and lexicon.common.isdisjoint((word[:-2], word[:-1], word[:-3]))


def _stands_by_name(unit: Unit, text: str, before: list[Unit]) -> bool:
    """Whether a name stands directly before a word, or a capital directly behind it: "Ann [Kelly]", "[Kelly] Said"."""
    if before and before[-1].tag == "N" and before[-1].end + 1 == unit.start:
        return True
    return text[unit.end : unit.end + 1] == " " and text[unit.end + 1 : unit.end + 2].isupper()


def _stands_alone(unit: Unit, word: str, text: str, before: list[Unit], lexicon: Lexicon) -> bool:
    """Whether a capital stands inside a sentence, or at its start before a form of be: "after [Reilly] was hit"."""
    if word in lexicon.grammar:
        return False
    return bool(before and before[-1].tag.isalpha()) or text.startswith((" was ", " is ", " had "), unit.end)


def is_everyday(word: str, lexicon: Lexicon, *, named: bool = False) -> bool:
    """Whether a word whose capitals tell nothing is no name: "INDICATES", "BULLET-PROOF". `named`: behind a name, "DIEGO
    MORALES"."""
    if word in lexicon.common:
        return True
    if word[-1] == "s" and not named:
        return word[:-1] in lexicon.common or (
            word.endswith("es") and (word[:-2] in lexicon.common or word[:-3] + "y" in lexicon.common)
        )
    return "-" in word and any(part in lexicon.common for part in word.split("-"))


def entry(term: str, lexicon: Lexicon) -> Unit | None:
    """The unit of a word or of a term of several words that the lexicons have."""
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


def term_of(term: str, lexicon: Lexicon) -> Unit | None:
    """The unit of a term of several words, looked up once for all texts."""
    if term not in lexicon.terms:
        unit = entry(term, lexicon)
        lexicon.terms[term] = None if unit is None else (unit.tag, unit.person, unit.harms)
    known = lexicon.terms[term]
    return None if known is None else Unit(known[0], term, 0, 0, known[1], known[2])


def guess(word: str, lexicon: Lexicon) -> Unit:
    """The unit of a word that no lexicon has, by its form."""
    if word in lexicon.particles or word in NAME_ENDS:
        return Unit("l", word, 0, 0)
    if word in lexicon.things:
        return Unit("U", word, 0, 0, lexicon.things[word])
    if ORDINAL.match(word):
        return Unit("j", word, 0, 0)
    if "-" in word:
        head = word.rpartition("-")[2]
        person = lexicon.people.get(head)
        if person is not None and person.tag in "HM":  # "ex-soldier", "lawyer-politician"
            return Unit(person.tag, word, 0, 0, person)
        joined = lexicon.people.get(word.replace("-", ""))
        if joined is not None and joined.tag in "HX":  # "check-post", "bus-load"
            return Unit(joined.tag, word, 0, 0, joined)
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
            "wielding",
            "toting",
            "carrying",
            "brandishing",
            "bearing",
            "armed",
            "clad",
            "trained",
            "wounded",
            "injured",
            "speaking",
            "seeking",
            "year",
        ):
            return Unit("j", word, 0, 0)
    elif word not in lexicon.nouns and len(word) > 4:
        if word.endswith(("ed", "ing")):
            return Unit("e", word, 0, 0)
        if word.endswith("ly"):
            return Unit("r", word, 0, 0)
    return Unit("U", word, 0, 0)


def is_name_elsewhere(text: str, unit: Unit) -> bool:
    """Whether the word of `unit` has a capital inside of a sentence, or before one: "Lena Brown", "Grace Tamm"."""
    word = text[unit.start : unit.end]
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        inside = at > 1 and text[at - 1] == " " and (text[at - 2].isalpha() or text[at - 2] == ",")
        if at != unit.start and (inside or (text[end : end + 1] == " " and text[end + 1 : end + 2].isupper())):
            return True
        at = text.find(word, end)
    return False
