"""A sentence as units: words, terms of several words, counts, ages, dates and sums, each with the letter of its class.

The letters make a string over which the chunk patterns run, so that a rule about "a count, adjectives, a people noun" is
a short regular expression. Beside those of grammar.toml: c count, Y age, X measured thing or no people, H people noun,
M member noun, A force or organisation, J people adjective, R rank, K k i V D d n C Z T W u harm words (see
`lexicon.Harm`), U unknown word, N name, l name particle, S possessive 's, and punctuation as itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claimledger.lexicon import Harm, Lexicon, Person, Plain
from claimledger.mentions import Sentence
from claimledger.numbers import HEDGES, NUMBER_WORDS, STARTERS, Count, read_count, tens_of
from claimledger.spans import Span

_TOKEN = re.compile(
    r"\d[\d,]*\d(?:\.\d+)?(?:[A-Za-z]+)?(?:-[A-Za-z]+)*|\d(?:\.\d+)?(?:[A-Za-z]+)?(?:-[A-Za-z]+)*"
    r"|[A-Za-z](?:\.[A-Za-z])+\.?|[A-Z]\.(?=\s?[A-Z][a-z])|(?:[JS]r|M(?:rs?|s)|[DS]r|St|Lt|Col|Gen|Sgt|Capt|Maj|Cpl|Pvt|Det|Insp|Gov|Sen|Rep|Const|Supt)\."
    r"|[^\W\d_]+(?:[-'’](?![sS]\b)\w+)*|['’][sS]\b|--+|\.\.\.|[^\w\s]|_"
)
_AGE = re.compile(r"(?:[\w-]+-)?(?:year|month|week|day)s?-olds?$")
_ARTICLE_NAME = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|ul|ur)[-'’][A-Z]")
_NO_NAME = ("tion", "tions", "sion", "sions", "ment", "ments", "ness", "ity", "ities", "ance", "ence", "ism", "ship", "ous", "ive", "able", "ible",
            "ful", "less", "ary", "ical", "ally", "ology", "graph", "ward", "wards", "wise", "ize", "ify", "'t")  # fmt: skip
_NAME_END = frozenset(["jr", "sr", "ii", "iii", "iv"])
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d)$")
_CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_SURE_CALENDAR = _CALENDAR - {"may", "march", "mar"}
_CLOCK = frozenset(["a.m", "a.m.", "p.m", "p.m.", "am", "pm", "o'clock", "hrs", "hours", "gmt"])
_MONEY = frozenset(["$", "£", "€", "rs", "inr", "usd", "us$", "eur", "₹", "rs."])
_LABELS = frozenset(
    "no no. number section sections article route highway interstate lot apartment apt room chapter division battalion brigade "
    "page resolution flight channel street avenue ward nh sector block zone platoon unit level group track figure item "
    "operation camp squadron regiment line image photo slide picture".split()
)
_PARTICLES = frozenset(
    "jr sr ii iii iv al el bin ibn de la del da dos van von der den di ben abu bint ould y e alias".split()
)
_HARM_ORDER = "VDKkidnChZTWu"
# "tolls" and event nouns: what may stand before "killing" where it is a noun.
_NOMINAL_BEFORE = frozenset("atpzjJSHAMNUoOYcn")


@dataclass(slots=True)
class Unit:
    """One unit: its letter, its folded words, its characters in the text, and what the lexicons say of it."""

    tag: str
    word: str
    start: int
    end: int
    person: Person | None = None
    harms: dict[str, Harm] | None = None
    count: Count | None = None
    age: int | None = None
    number: Span | None = None  # of a count: the figure without its hedge
    proper: bool = False


@dataclass(slots=True)
class Words:
    """A sentence as units; `tags` is their letters."""

    sentence: Sentence
    units: list[Unit]
    tags: str
    caps: bool
    text: str = field(repr=False, default="")


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
    _settle(units, text, caps)
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
    STARTERS | NUMBER_WORDS | _CALENDAR | _MONEY | frozenset(h.split()[0] for h in HEDGES)
    | frozenset(["aged", "age", "ages", "both", "nobody", "none", "no", "tens"])
)  # fmt: skip


def _plain(word: str, lexicon: Lexicon) -> Plain:
    """The reading of a word that no neighbour can change, or () where it may."""
    if not word[0].isalpha() or "-" in word or word in _NEIGHBOURS or _AGE.search(word):
        return ()
    unit = _entry(word, lexicon) or _guess(word, lexicon)
    return unit.tag, unit.person, unit.harms, frozenset(lexicon.seconds.get(word, ()))


def _unit(words: list[str], i: int, matches: list[re.Match[str]], lexicon: Lexicon) -> tuple[Unit, int]:
    word = words[i]
    first = word[0]
    if not first.isalnum():
        if word in ("'s", "’s"):
            return Unit("S", word, 0, 0), i + 1
        if word in _MONEY and i + 1 < len(words) and words[i + 1][0].isdigit():
            return _money(words, i + 1)
        if word in "“”\"«»‘’'":
            return Unit('"', word, 0, 0), i + 1
        if word in ("--", "—", "–", "---"):
            return Unit("-", word, 0, 0), i + 1
        return Unit(word[0] if word[0] in ",;:.()?!-|/[]" else "`", word, 0, 0), i + 1
    if _AGE.search(word):
        return Unit("Y", word, 0, 0, age=_age(word)), i + 1
    measured = _measured(words, i)
    if measured is not None:
        return measured
    if word in _HEDGE_FIRST:
        for length in range(min(4, len(words) - i - 1), 0, -1):
            if " ".join(words[i : i + length]) in HEDGES:
                counted = _counted(words, i + length, lexicon) if _may_count(words[i + length]) else None
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
        counted = _counted(words, i, lexicon)
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
    if _ORDINAL.match(word):
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
        ):  # noqa: E501
            return Unit("j", word, 0, 0)
    elif word not in lexicon.nouns and len(word) > 4:
        if word.endswith(("ed", "ing")):
            return Unit("e", word, 0, 0)
        if word.endswith("ly"):
            return Unit("r", word, 0, 0)
    return Unit("U", word, 0, 0)


def _counted(words: list[str], i: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    count = tens_of(words, i) or read_count(words, i)
    if count is None:
        return None
    last = count.last
    if words[last : last + 1] and words[last].startswith("year-old"):
        return Unit("Y", "age", 0, 0, age=count.low), last + 1
    years = count.qualifier == "range" and 1900 <= (count.low or 0) and (count.high or 0) <= 2100
    if years and words[last : last + 1] and words[last] not in _PEOPLE_AFTER_YEAR:
        return Unit("E", " ".join(words[i:last]), 0, 0), last  # "between 2011 and 2015"
    if words[last - 1] == "of" and words[i] in ("a", "an"):
        last -= 1  # the "of" of "a number of" is left for the noun group
    following = words[last] if last < len(words) else ""
    if words[last - 1].isdigit() and (
        following in _CLOCK or (following == ":" and words[last + 1 : last + 2] and words[last + 1].isdigit())
    ):
        return None  # "around 11:30 p.m.", "about 7 p.m."
    if following in lexicon.units or (
        following == "-" and words[last + 1 : last + 2] and words[last + 1] in lexicon.units
    ):
        if words[i] in ("no", "one") and following in ("second", "point", "time", "day"):
            return Unit("E", words[i], 0, 0), last + 1
        old = words[last + 1 : last + 2]
        if following in ("year", "years", "month", "months") and old == ["old"]:
            value = count.low if count.low is not None else count.high
            return Unit("Y", "age", 0, 0, age=(value or 0) if following.startswith("year") else 0), last + 2
        if following in ("year", "years", "month", "months") and old == ["-"] and words[last + 2 : last + 3] == ["old"]:
            return Unit("Y", "age", 0, 0, age=count.low), last + 3
        return Unit(
            "X" if following not in ("days", "hours", "day", "weeks", "years") else "E",
            " ".join(words[i : last + 1]),
            0,
            0,
        ), last + 1
    return Unit("c", " ".join(words[i:last]), 0, 0, count=count), last


def _measured(words: list[str], i: int) -> tuple[Unit, int] | None:
    """Numbers that are no counts: dates, times, sums, years, labels, percentages, clock times, house numbers."""
    word = words[i]
    following = words[i + 1] if i + 1 < len(words) else ""
    if word[0].isdigit():
        before = words[i - 1] if i else ""
        if word == "911" and following not in _PEOPLE_AFTER_YEAR:
            return Unit("X", word, 0, 0), i + 1  # the emergency call
        if (
            word.isdigit()
            and following in _SURE_CALENDAR
            or (following in ("may", "march", "mar") and int_or_zero(word) <= 31 and word.isdigit())
        ):
            last = i + 2
            if last < len(words) and words[last].isdigit() and len(words[last]) in (2, 4):
                last += 1
            return Unit("E", " ".join(words[i:last]), 0, 0), last
        if before in _CALENDAR and word.rstrip("stndrh").isdigit() and int_or_zero(word.rstrip("stndrh")) <= 31:
            return Unit("E", word, 0, 0), i + 1
        if following in _CLOCK or (following == ":" and words[i + 2 : i + 3] and words[i + 2].isdigit()):
            last = i + 2
            if following == ":":
                last = i + 4 if words[i + 3 : i + 4] and words[i + 3] in _CLOCK else i + 3
            return Unit("E", " ".join(words[i:last]), 0, 0), last
        if (
            word.isdigit()
            and len(word) == 4
            and 1900 <= int(word) <= 2100
            and following not in _PEOPLE_AFTER_YEAR
            and (before in _BEFORE_YEAR or before in _CALENDAR or following in (",", ".", ")", "") or before == ",")
        ):
            return Unit("E", word, 0, 0), i + 1
        if before in _LABELS or (before == "." and i > 1 and (words[i - 2] == "no" or len(words[i - 2]) == 0)):
            return Unit("X", word, 0, 0), i + 1
        if before in ("-", "/", ".", "#", "'", "’") and i > 1 and not words[i - 2].isdigit() and before != "-":
            return Unit("X", word, 0, 0), i + 1
        if following in ("%", "percent", "per") and (following != "per" or words[i + 2 : i + 3] == ["cent"]):
            return Unit("X", word, 0, 0), i + (3 if following == "per" else 2)
        if following == "/" and words[i + 2 : i + 3] and words[i + 2][0].isdigit():
            return Unit("X", word, 0, 0), i + 3
        if _ORDINAL.match(word):
            return Unit("j", word, 0, 0), i + 1
    elif word in _SURE_CALENDAR and following and following[0].isdigit() and following.rstrip("stndrh").isdigit():
        last = i + 2
        if (
            words[last : last + 1] == [","]
            and words[last + 1 : last + 2]
            and words[last + 1].isdigit()
            and len(words[last + 1]) == 4
        ):
            last += 2
        elif words[last : last + 1] and words[last].isdigit() and len(words[last]) == 4:
            last += 1
        return Unit("E", " ".join(words[i:last]), 0, 0), last
    elif (
        word in ("march", "may", "mar")
        and following.rstrip("stndrh").isdigit()
        and int_or_zero(following.rstrip("stndrh")) <= 31
    ):
        last = i + 2
        if (
            words[last : last + 1] == [","]
            and words[last + 1 : last + 2]
            and words[last + 1].isdigit()
            and len(words[last + 1]) == 4
        ):
            last += 2
        return Unit("E", " ".join(words[i:last]), 0, 0), last
    elif word in ("aged", "age", "ages") and (
        following[:1].isdigit() or following in NUMBER_WORDS or following == "between"
    ):
        last = i + 1
        while last < len(words) and (
            words[last][0].isdigit()
            or words[last] in NUMBER_WORDS
            or words[last] in ("and", "to", "between", "-", "–", ",", "or", "from")
        ):  # noqa: E501
            if words[last] in ("and", ",", "or") and not (
                words[last + 1 : last + 2]
                and (words[last + 1][0].isdigit() or words[last + 1] in ("and",) or words[last + 1] in NUMBER_WORDS)
                and (
                    words[last + 2 : last + 3] == []
                    or not words[last + 2][0].isalpha()
                    or words[last + 2] in ("and", "or", "were", "was", "died")
                )
            ):
                break
            last += 1
        return Unit("Y", "age", 0, 0, age=int_or_zero(words[i + 1]) or None), last
    elif word in _MONEY and following[:1].isdigit():
        return _money(words, i + 1)
    return None


_BEFORE_YEAR = frozenset(
    "in since of by until from during late early mid summer spring winter autumn fall before after circa around between "
    "and the to year a his her their its".split()
)
_PEOPLE_AFTER_YEAR = frozenset(
    "people civilians soldiers persons victims members dead deaths killed injured wounded men women children others".split()
)


def _money(words: list[str], i: int) -> tuple[Unit, int]:
    last = i + 1
    while last < len(words) and words[last] in (
        "million",
        "billion",
        "thousand",
        "lakh",
        "crore",
        "m",
        "bn",
        "trillion",
        "lakhs",
        "crores",
    ):
        last += 1
    return Unit("X", words[i], 0, 0), last


def int_or_zero(word: str) -> int:
    return int(word) if word.isdigit() else 0


def _age(word: str) -> int | None:
    head = word.partition("-")[0]
    if "year" not in word:
        return 0
    if head.isdigit():
        return int(head)
    count = read_count([word.rpartition("-year")[0] or head], 0)
    return count.low if count else None


def _is_age(units: list[Unit], i: int, text: str) -> bool:
    """Whether the count at `i` stands between commas behind a name: "Ana White, 31, of Lodi", "Tim Roe, three, was"."""
    after = units[i + 1].tag if i + 1 < len(units) else "."
    if i < 2 or units[i - 1].tag != "," or after not in ",bD(.N":
        return False
    count, name = units[i].count, units[i - 2]
    person = name.person
    if person is not None and name.tag == "H" and not person.plural and units[i].word.isdigit() and after in ",.(bDN":
        return int(units[i].word) < 100  # "kills man, 18"
    if after in ".N":
        return False
    if count is None or count.low != count.high or not 0 < (count.low or 0) < 110 or units[i].word in ("no", "both"):
        return False
    if after not in ",(":  # "Tim Roe, 24 was shot"
        return units[i].word.isdigit() and name.tag == "N" and i > 2 and units[i - 3].tag in "N"
    return name.tag == "N" or (text[name.start].isupper() and i > 2 and units[i - 3].tag == "N")


_FIRED = frozenset(["fired", "fires", "firing", "fire", "heard", "took"])


def _settle(units: list[Unit], text: str, caps: bool) -> None:
    """Letters that depend on the neighbours: nouns that are verbs elsewhere, ages in brackets, names at the start."""
    for one, two, after in zip(units, units[1:], [*(u.tag for u in units[2:]), "."], strict=False):
        if (
            two.tag in "jJ"
            and one.tag == "N"
            and one.proper
            and not caps
            and text[two.start].isupper()
            and after in ",.SbKwD&(Pve"
        ):
            two.tag, two.proper, two.person = (
                "N",
                True,
                None,
            )  # a surname that is an adjective elsewhere: "Ana White was shot"
        if (
            two.word == "hurt"
            and one.tag == "N"
            and one.proper
            and not caps
            and text[two.start].isupper()
            and after in ",S"
        ):
            two.tag, two.proper, two.harms = "N", True, None  # "Judge Tim Hurt, of the county court"
    for verb, count, shot in zip(units, units[1:], units[2:], strict=False):
        if shot.word == "shot" and count.tag == "c" and verb.word in _FIRED:
            shot.tag, shot.harms = "X", None  # "the officer fired one shot"
    for i, unit in enumerate(units):
        before = units[i - 1].tag if i else ""
        after = units[i + 1].tag if i + 1 < len(units) else ""
        if unit.harms is not None and "n" in unit.harms and unit.tag in "ikCK":
            if after == "O" or (before in "atpzjJSU" and before and after not in "atpzcHMAJ"):
                unit.tag = "n"
        if (
            unit.tag == "n"
            and unit.harms is not None
            and "C" in unit.harms
            and (
                before in ("c", "J", "H", "j", "M", "A", "!", "o")
                or (before == "U" and i > 1 and units[i - 2].tag == "c")
            )
        ):
            unit.tag = "C" if before in ("c", "U") or after != "O" else "n"
        if unit.tag == "l" and unit.word in _NAME_END and before == "N":
            unit.tag = "N"
        if unit.tag == "Z" and unit.person is not None and (before in "atpzoj" or after in "HMbvD") and before:
            unit.tag = unit.person.tag  # "a hostage", not "took them hostage"
        if unit.tag == "c":
            # "Smith, 34," and "Smith (34)": an age, not a count; "5-2" a score.
            nxt = units[i + 2].tag if i + 2 < len(units) else ""
            if before == "(" and after == ")" and unit.word.isdigit():
                unit.tag, unit.age = "Y", int(unit.word)
            elif _is_age(units, i, text):
                unit.tag, unit.age = "Y", unit.count.low if unit.count else None
            elif (
                before == ","
                and after in (",", ".", "&", ")", "w", "-", ";", "")
                and unit.count is not None
                and unit.count.qualifier == "exact"
                and (unit.word.isdigit() or after in (",", ".", ";", ")", ""))
                and 0 < (unit.count.low or 0) < 110
                and i > 1
                and units[i - 2].tag in "NlYHMU"
            ):
                person = units[i - 2].person
                if units[i - 2].tag in "NlY" or (person is not None and not person.plural):
                    unit.tag, unit.age = "Y", unit.count.low
                elif person is not None and after == "&" and nxt == "c" and units[i + 2].word.isdigit() and i > 2:
                    if units[i - 3].tag in "cHMUj" and (units[i + 3 : i + 4] == [] or units[i + 3].tag in ",.;)b"):
                        unit.tag, unit.age = "Y", unit.count.low  # "two stevedores, 31 and 56, were crushed"
                        units[i + 1].tag, units[i + 2].tag = "r", "Y"
            elif before == "(" and after == "," and unit.word.isdigit() and i > 1 and units[i - 2].tag in "NlHU":
                unit.tag, unit.age = "Y", int(unit.word)
            elif after == "-" and nxt == "c" and text[unit.end] == "-":
                unit.tag = units[i + 2].tag = "X"  # a score
            elif i > 1 and before == "-" and units[i - 2].tag == "E" and text[units[i - 1].start] == "-":
                unit.tag = "E"  # "2015-16"
        if unit.tag == "e" and unit.word in _SUFFERING:
            _suffer(units, i)
        if unit.word == "that" and after in ("b", "m", "v") and before in ("U", "X", "A", "M", "J", ")"):
            unit.tag = "w"  # "the club that is backed by the union"
        if unit.word == "that" and before in ("y", "e", "H", "N", "b", "K", "D", ",", "U", "r", "n") and after != ".":
            unit.tag = "s" if before in "ye," or after in "tapzcgNo" else "w"
        if (
            unit.tag == "N"
            and i == 0
            and after not in ("N", "S", "l", ",", "Y", "(")
            and len(unit.word) > 3
            and not caps
        ):
            unit.tag = "N" if after in ("K", "D", "b", "v", "y") else "U"


_SUFFERING = frozenset(
    "sustain sustains sustained sustaining suffer suffers suffered suffering received incur incurs incurred incurring".split()
)
_WOUNDS = frozenset(["injury", "injuries", "wound", "wounds", "burns", "fractures"])
_SUFFERED = {"D": Harm("sustained injuries", "D", "injured")}


def _suffer(units: list[Unit], i: int) -> None:
    """Make a verb of harm of "sustained [bullet and splinter injuries]" at `i`."""
    for unit in units[i + 1 : i + 6]:
        if unit.word.rpartition(" ")[2] in _WOUNDS:
            units[i].tag, units[i].harms = "D", _SUFFERED
            unit.tag = "U"
            return
        if unit.tag not in "jrUeKZNX&a" and unit.word != "to":  # "light to moderate injuries"
            return


__all__ = ["Count", "Unit", "Words", "read_units"]
