"""Words, terms of several words and numbers, read from left to right into units."""

from __future__ import annotations

from claimledger.lexicon import Lexicon
from claimledger.mentions import Sentence
from claimledger.numbers import HANDED, HEDGES, STARTERS, Count, read_count
from claimledger.spans import span_of
from claimledger.units.measures import MEASURING, MONEY, age, is_age, money, read_count_unit, read_measure
from claimledger.units.neighbours import settle
from claimledger.units.persons import settle_names
from claimledger.units.senses import SETTLED
from claimledger.units.tokens import tokens_of
from claimledger.units.unit import Unit, Words
from claimledger.units.words import SIZED, by_case, entry, guess, mark, term_of
from claimledger.units.years import is_tried_over


def read_units(text: str, sentence: Sentence, lexicon: Lexicon) -> Words:
    """The units of one sentence of `text`."""
    raws, words, starts, ends, readings, caps = tokens_of(text, sentence, lexicon)
    units: list[Unit] = []
    ruled: list[int] = []  # units whose company may change their sense
    capitals: list[int] = []  # units that a name beside them may make names
    last, final = 0, len(words) - 1
    for i, (word, alone, tag, person, harms, seconds, cased, proper, rule, _, capital) in enumerate(readings):
        if i < last:
            continue
        if not alone:
            found: tuple[Unit, int] | None = _unit(words, i, lexicon)
        else:
            found = _phrase(words, i, lexicon) if seconds and i < final and words[i + 1] in seconds else None
        if found is None:
            unit = Unit(tag, word, starts[i], ends[i], person, harms)
            if proper:
                unit.proper = True
            if cased:
                unit = by_case(unit, word, raws[i], text, caps, lexicon, units)
        else:
            unit, last = found
            if unit.tag == "I" and unit.word in _NAMED_AS and words[last : last + 1] == [","]:
                last += 1
            unit.start, unit.end = starts[i], ends[last - 1]
            if unit.count is not None:
                unit.number = span_of((starts[unit.count.first], unit.end))
            elif unit.tag in "UNer" or unit.person is not None or unit.word in _ODD:
                unit = by_case(unit, word, raws[i], text, caps, lexicon, units)
            rule = unit.word in SETTLED
        if rule:
            ruled.append(len(units))
        if capital:
            capitals.append(len(units))
        units.append(unit)
    if capitals and not caps:
        settle_names(units, capitals, text, lexicon)
    tags = settle(units, ruled, text, caps, lexicon)
    return Words(sentence, units, tags, caps, text)


_NAMED_AS = frozenset(["identified as", "named as"])
_ODD = frozenset(["us", "ben"])  # other words when written otherwise


def _unit(words: list[str], i: int, lexicon: Lexicon) -> tuple[Unit, int]:
    word = words[i]
    if not word[0].isalnum():
        if word in MONEY and i + 1 < len(words) and words[i + 1][0].isdigit():
            return money(words, i + 1)
        return Unit(mark(word), word, 0, 0), i + 1
    if is_age(word):
        return Unit("Y", word, 0, 0, age=age(word)), i + 1
    if word.endswith("-year") and words[i + 1 : i + 2] == ["old"]:
        return Unit("Y", "age", 0, 0, age=age(word)), i + 2  # "a 9-year old boy"
    if word.endswith(SIZED):
        sized = _sized(word, i)
        if sized is not None:
            return sized
    if word[0].isdigit() or word in MEASURING:
        measured = read_measure(words, i)
        if measured is not None:
            return measured
    found = _hedged(words, i, lexicon) or _term(words, i, lexicon) or _nobody_or_both(words, i, lexicon)
    if found is None and _may_count(word):
        found = read_count_unit(words, i, lexicon)
    return found or (entry(word, lexicon) or guess(word, lexicon), i + 1)


def _sized(word: str, i: int) -> tuple[Unit, int] | None:
    """ "An [11-man] patrol was wiped out", "a [five-member] gang": how many they are."""
    count = read_count([word.rpartition("-")[0]], 0)
    if count is None or count.qualifier != "exact" or (count.low or 0) < 2:
        return None
    return Unit("c", word, 0, 0, count=Count(i, i + 1, i, count.low, count.high, "exact")), i + 1


def _nobody_or_both(words: list[str], i: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """What "both" is, and the words that count nobody."""
    word = words[i]
    if word not in _BOTH_OR_NOBODY:
        return None
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
        if not lexicon.harms.get(words[i + 1]) and not lexicon.harms.get(
            words[i + 3]
        ):  # "killing [both pilots] and wounding"
            return Unit("r", word, 0, 0), i + 1  # "both local and foreign workers were hurt"
    if word == "both" and words[i + 1 : i + 2] and words[i + 1].isdigit():
        return Unit("Y", "age", 0, 0, age=int(words[i + 1])), i + 2  # "Ann Lee and Tim Roe, both 22,"
    if word == "both" and words[i + 1 : i + 2] != ["sides"] and (not i or words[i - 1] not in _BE):
        return Unit("c", "both", 0, 0, count=Count(i, i + 1, i, 2, 2, "exact")), i + 1
    if word in ("nobody", "no-one", "none") or (word == "no" and words[i + 1 : i + 2] == ["one"]):
        last = i + 2 if word == "no" else i + 1
        return Unit("c", "no one", 0, 0, count=Count(i, last, i, 0, 0, "exact")), last
    return None


_BOTH_OR_NOBODY = frozenset(["both", "nobody", "no-one", "none", "no"])


def _phrase(words: list[str], i: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """The term or number that a word makes with the next ones."""
    found = _hedged(words, i, lexicon) or _term(words, i, lexicon)
    if found is None and words[i] == "not":
        found = _not_one(words, i, lexicon)
    if found is None and _may_count(words[i]):
        found = read_count_unit(words, i, lexicon)
    return found


def _not_one(words: list[str], i: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """ "[Not one] of the six", "[not a single] villager was hurt": nobody; but "not one but two"."""
    last = i + 2 if words[i + 1] == "one" else i + 3 if words[i + 1 : i + 3] == ["a", "single"] else 0
    if not last or last >= len(words):
        return None
    person = lexicon.people.get(words[last])
    if words[i + 1 : last + 1] != ["one", "of"] and (person is None or person.tag not in "HMJ"):
        return None
    return Unit("c", "not one", 0, 0, count=Count(i, last, i, 0, 0, "exact")), last


def _hedged(words: list[str], i: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """The count behind the hedge that begins at `i`: "at least 20", "some 40"."""
    for rest in _HEDGE_RESTS.get(words[i], ()):
        behind = i + 1 + len(rest)
        if behind < len(words) and words[i + 1 : behind] == rest and _may_count(words[behind]):
            if words[i] == "over" and is_tried_over(words, behind):
                continue  # "charged over [2019] murders"
            if words[i] == "over" and i and words[i - 1] in HANDED:
                continue  # "handed over [30 bodies]"
            counted = read_count_unit(words, behind, lexicon)
            if counted is not None and (counted[0].tag == "c" or (counted[0].tag == "E" and len(rest) > 1)):
                return counted  # "in [a little more than four days]" counts nobody, and no more does its "than"
    return None


def _term(words: list[str], i: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """The longest term of several words that begins at `i`."""
    seconds = lexicon.phrases.get(words[i])
    if seconds is None or i + 1 >= len(words):
        return None
    for rest in seconds.get(words[i + 1], ()):
        last = i + 2 + len(rest)
        if words[i + 2 : last] == rest:
            unit = term_of(" ".join(words[i:last]), lexicon)
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
        "all",
        "several",
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
