"""Counts in words and figures, with their hedges: "at least 20" -> 20 and up, "a dozen" -> 12, "several hundred" -> 300+.

Vague words have the values that annotators of casualties give them: a couple 2, a few 3, dozens 24, scores 40, hundreds
200; all open above.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimledger.records import Qualifier

_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_UNITS |= {t + u: tens + n for t, tens in TENS.items() for u, n in list(_UNITS.items())[:9]}  # "thirtythree"
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "lakh": 100_000, "crore": 10_000_000}
_EXACT = 1e-6
_LETTER_SCALES = {"k": 1000, "m": 1_000_000, "million": 1_000_000}
_PLURAL_SCALES = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000, "lakhs": 200_000,
}  # fmt: skip
_VAGUE = {"several": 3, "few": 3, "couple": 2}
NUMBER_WORDS = frozenset(_UNITS) | frozenset(TENS) | frozenset(_SCALES) | frozenset(_PLURAL_SCALES) | frozenset(_VAGUE)
STARTERS = NUMBER_WORDS | {
    "a",
    "an",
    "half",
    "dozen",
    "no",
    "zero",
    "nil",
    "many",
    "multiple",
    "numerous",
    "countless",
    "between",
    "unspecified",
    "unknown",
    "undetermined",
    "undisclosed",
    "none",
}
_UNKNOWN = ("unspecified", "unknown", "undetermined", "undisclosed")
_MANY = frozenset(["number", "host", "lot", "multitude", "large", "small", "great", *_UNKNOWN])
# With these "a" and "an" can be a number.
AFTER_ARTICLE = _MANY | {
    "quarter",
    "hundred-odd",
    "half-dozen",
    "half",
    "dozen",
    "hundred",
    "thousand",
    "million",
    "couple",
    "few",
    "handful",
    "score",
}

_MORE = {"more than", "over", "above", "upwards of", "upward of", "in excess of", "exceeding", "exceeded", "exceeds",
         "surpassed", "surpassing", "topped", "greater than", "well over", "just over", "more then", "north of",
         "a little more than", "little more than", "slightly more than", "far more than", "many more than", "a little over",
         "slightly over", "a bit more than", "well above", "well in excess of", "just above"}  # fmt: skip
_LEAST = {"at least", "no fewer than", "not less than", "no less than", "not fewer than", "a minimum of", "minimum of",
          "as many as at least", "at the very least", "at least some", "atleast"}  # fmt: skip
_MOST = {"nearly", "almost", "up to", "as many as", "no more than", "not more than", "at most", "close to", "a maximum of",
         "maximum of", "just under", "nearly all", "upto", "under", "just shy of", "shy of", "just short of", "a little under",
         "slightly under", "a shade under", "little short of", "getting on for", "close on", "anything up to",
         "very nearly", "up to a total of"}  # fmt: skip
_FEWER = {"fewer than", "less than", "below"}
_ABOUT = {"about", "around", "some", "approximately", "roughly", "an estimated", "estimated", "approx", "approx.", "circa",
          "close to about", "nearly about", "perhaps", "maybe", "probably", "something like", "in the region of",
          "of the order of", "in the order of"}  # fmt: skip
HEDGES: dict[str, Qualifier] = {
    **dict.fromkeys(_MORE, "more_than"), **dict.fromkeys(_LEAST, "at_least"), **dict.fromkeys(_MOST, "at_most"),
    **dict.fromkeys(_FEWER, "fewer_than"), **dict.fromkeys(_ABOUT, "approximate"),
}  # fmt: skip
_LONGEST_HEDGE = max(h.count(" ") for h in HEDGES) + 1
_HEDGE_ENDS = frozenset(h.split()[-1] for h in HEDGES)


HANDED = frozenset(["hand", "hands", "handed", "handing", "turned", "turning"])  # before an "over" that is no bound
_GOES_ON = frozenset(["hundred", "thousand", "million", "lakh", "crore", "dozen"])  # "two hundred"
_SCORED = _GOES_ON | {"score"}
_Value = tuple[int, int | None, int | None, Qualifier]  # the token behind it, low, high


@dataclass(slots=True)
class Count:
    """A count over tokens [first, last): its value, and with `hedge` the tokens from which the hedge begins."""

    first: int
    last: int
    hedge: int
    low: int | None
    high: int | None
    qualifier: Qualifier


def read_count(words: list[str], at: int) -> Count | None:
    """The count that begins at token `at` of the folded `words`, if one does; longest reading, hedges included.

    `read_count(["at", "least", "20", "men"], 2)` is 20 and up, with `hedge` 0.
    """
    between = words[at] == "between"
    begin = at + 1 if between else at
    left = _plain(words, begin) if begin < len(words) else None
    found = _range(words, at, left) if left is not None else None
    found = found or (_plain(words, at) if between else left)
    if found is None:
        return None
    low: int | None
    high: int | None
    last, low, high, qualifier = found
    if qualifier == "exact" and last < len(words):
        if words[last] == "+":
            last, high, qualifier = last + 1, None, "at_least"
        elif words[last : last + 2] in (["or", "more"], ["-", "plus"]):
            last, high, qualifier = last + 2, None, "at_least"
        elif words[last] == "plus" and _is_open(words, at, last, low):
            last, high, qualifier = last + 1, None, "at_least"
        elif words[last] == "odd" or words[last : last + 2] in (["or", "so"], ["-", "odd"]):
            last, qualifier = last + (1 if words[last] == "odd" else 2), "approximate"
    hedge = at
    hedged = at > 0 and words[at - 1] in _HEDGE_ENDS
    for length in range(min(_LONGEST_HEDGE, at), 0, -1) if hedged else ():
        kind = HEDGES.get(" ".join(words[at - length : at]))
        if kind is None:
            continue
        if kind == "at_most" and length == 2 and words[at - 2] == "up" and at > 2 and words[at - 3] in _RISEN:
            break  # "the toll ticked up to nine"
        if length == 1 and words[at - 1] == "over" and at > 1 and words[at - 2] in HANDED:
            break  # "handed over 30 bodies"
        hedge = at - length
        # "more than a dozen", "up to 30": the figure itself is the bound; "some 40" stays a figure. A vague number
        # keeps what it is: "about two dozen" is approximate, "more than several hundred" is vague.
        if qualifier == "exact":
            if kind in ("more_than", "at_least"):
                low, high = low, None
            elif kind in ("at_most", "fewer_than"):
                low, high = None, high if high is not None else low
            qualifier = kind
        break
    return Count(at, last, hedge, low, high, qualifier)


def _is_open(words: list[str], at: int, last: int, low: int | None) -> bool:
    """ "[200 plus] people", where "two guards plus a cook", "40 plus the driver" is a sum."""
    behind = words[last + 1] if last + 1 < len(words) else "."
    return (low or 0) >= _ROUND and words[at][0].isdigit() and behind[0].isalpha() and behind not in _SUMMANDS


_ROUND = 10
_SUMMANDS = STARTERS | {"the", "his", "her", "their", "its", "another", "one", "some", "those", "all"}


def _range(words: list[str], at: int, left: _Value) -> _Value | None:
    if left[3] != "exact" or left[0] + 1 >= len(words):
        return None
    joint = words[left[0]]
    if joint not in (("and",) if words[at] == "between" else ("to", "-", "–", "—", "or")):
        return None
    if joint == "to" and at and words[at - 1] in ("from", "by") and not words[max(0, at - 2)].startswith(_RANGING):
        return None  # "rose from 40 to 52", "rose by four to 52": two figures
    right = _plain(words, left[0] + 1)
    if right is None or right[3] != "exact" or left[1] is None or right[1] is None:
        return None
    low, high = left[1], right[1]
    scale = _SHARED_SCALES.get(words[right[0] - 1], 0)
    if scale and low * scale < high and left[0] == at + 1 + (words[at] == "between"):
        low *= scale  # "three to four dozen"
    # "2 to 300 thousand" is not read; "two or three" and "30-40" are; "5-2" is a score.
    if not low < high or (low > 0 and high > low * 10):
        return None
    return right[0], low, high, "range"


_RISEN = frozenset(
    """ticked crept creeps inched edged gone went goes rose risen climbed moved shot jumped revised raised toll count tally
    is was now""".split()  # noqa: SIM905
)
_RANGING = ("rang", "vary", "varie", "anywhere", "somewhere")  # "estimates vary from 20 to 30"
_SHARED_SCALES = {"dozen": 12, **_SCALES}


def _plain(words: list[str], at: int) -> _Value | None:
    word = words[at]
    if word.endswith("-odd"):
        odd = _plain([word[:-4]], 0) if len(word) > 4 else None
        return (at + 1, odd[1], odd[2], "approximate") if odd is not None and odd[3] == "exact" else None
    if word[0].isdigit():
        return _digits(words, at)
    following = words[at + 1] if at + 1 < len(words) else ""
    small = _UNITS.get(word)
    if (
        small is not None
        and following not in _GOES_ON
        and following != "score"
        and words[at + 1 : at + 4] != ["and", "a", "half"]
    ):
        return at + 1, small, small, "exact"
    if word not in STARTERS and "-" not in word:
        return None
    if word.endswith("-plus"):
        value, last = _cardinal([word[:-5]], 0)
        return (at + 1, value, None, "at_least") if last and value else None
    if word in ("no", "zero", "nil", "none"):
        return at + 1, 0, 0, "exact"
    if word in ("many", "multiple", "numerous", "countless"):
        return at + 1, 2, None, "unquantified"
    if word in ("a", "an") or word in _UNKNOWN:
        return _after_article(words, at, following)
    if word == "dozen":
        return at + 1, 12, 12, "exact"
    if word == "half":
        for rest in (["a", "dozen"], ["dozen"], ["-", "dozen"]):
            if words[at + 1 : at + 1 + len(rest)] == rest:
                return at + 1 + len(rest), 6, 6, "exact"
        return (at + 3, 500_000, 500_000, "exact") if words[at + 1 : at + 3] == ["a", "million"] else None
    if word in _PLURAL_SCALES:
        return _plural_scale(words, at, following)
    if word in _VAGUE:
        if word == "couple":
            return None
        return _vague(words, at, 3)
    value, last = _cardinal(words, at)
    if last == at:
        return None
    if words[last : last + 3] == ["and", "a", "half"] and words[last + 3 : last + 4] and words[last + 3] in _SCALES:
        scale = _SCALES[words[last + 3]]
        return last + 4, value * scale + scale // 2, value * scale + scale // 2, "exact"  # "two and a half thousand"
    if last < len(words) and words[last] == "dozen":
        return last + 1, value * 12, value * 12, "exact"
    if words[last : last + 1] == ["score"] and value < 10 and words[last + 1 : last + 2] and _many(words, last + 1):
        if words[last + 1][0].isalpha():
            return last + 1, value * 20, value * 20, "exact"  # "three score men"; not "two score, one is sent off"
    return last, value, value, "exact"


def _after_article(words: list[str], at: int, following: str) -> _Value | None:
    two = words[at + 2] if at + 2 < len(words) else ""
    if words[at] in _UNKNOWN:
        return (at + 3, 2, None, "unquantified") if following == "number" and two == "of" else None
    if following == "dozen":
        return at + 2, 12, 12, "exact"
    if following == "half-dozen" or (following == "half" and two == "dozen"):
        return at + (2 if following == "half-dozen" else 3), 6, 6, "exact"
    if following == "hundred-odd":
        return at + 2, 100, 100, "approximate"
    if following == "quarter" and words[at + 2 : at + 5] == ["of", "a", "million"]:
        return at + 5, 250_000, 250_000, "exact"
    if following in ("hundred", "thousand", "million"):
        if following == "hundred" and two in ("thousand", "million"):
            return at + 3, 100 * _SCALES[two], 100 * _SCALES[two], "exact"
        if two == "and" and following == "hundred" and words[at + 3 : at + 4] and words[at + 3].endswith("-odd"):
            value, _ = _cardinal(["one", "hundred", "and", words[at + 3][:-4]], 0)
            return at + 4, value, value, "approximate"  # "a hundred and fifty-odd"
        if two == "and" and following == "hundred":
            value, last = _cardinal(["one", *words[at + 1 : at + 6]], 0)  # "a hundred and thirty"
            return at + last, value, value, "exact"
        return at + 2, _SCALES[following], _SCALES[following], "exact"
    if following == "couple":
        # "a couple of men" counts; "a couple were shot in their car" is a pair, which the people lexicon knows.
        if two == "of":
            return at + 3, 2, None, "vague"
        if two in _SHARED_SCALES:
            return at + 3, 2 * _SHARED_SCALES[two], None, "vague"  # "a couple dozen"
        return (at + 2, 2, None, "vague") if two in _UNITS else None
    if following == "few":
        return _vague(words, at + 1, 3)
    if following == "handful" and two == "of":
        return at + 3, 3, None, "vague"
    if following == "score" and two == "of":
        return at + 3, 20, None, "vague"
    if following in _MANY:
        skip = 1 if following in ("large", "small", "great") or following in _UNKNOWN else 0
        if words[at + 1 + skip : at + 3 + skip] in (["number", "of"], ["lot", "of"], ["host", "of"]):
            return at + 3 + skip, 2, None, "unquantified"
    return None


def _vague(words: list[str], at: int, value: int) -> _Value:
    last = at + 1
    if last < len(words) and words[last] in ("hundred", "thousand", "million", "dozen"):
        scale = 12 if words[last] == "dozen" else _SCALES[words[last]]
        return last + 1, value * scale, None, "vague"
    return last, value, None, "vague"


def _plural_scale(words: list[str], at: int, following: str) -> _Value:
    # "tens of thousands", "hundreds of thousands": 20,000, 200,000.
    if following == "of" and words[at + 2 : at + 3] and words[at + 2] in ("thousands", "millions", "hundreds"):
        base = {"thousands": 1000, "millions": 1_000_000, "hundreds": 100}[words[at + 2]]
        return at + 3, _PLURAL_SCALES[words[at]] * base, None, "vague"
    return at + 1, _PLURAL_SCALES[words[at]], None, "vague"


def tens_of(words: list[str], at: int) -> Count | None:
    """ "tens of thousands", whose first word is no number alone."""
    if words[at] == "tens" and words[at + 1 : at + 2] == ["of"] and at + 2 < len(words):
        base = {"thousands": 1000, "millions": 1_000_000}.get(words[at + 2])
        if base:
            return Count(at, at + 3, at, 20 * base, None, "vague")
        if words[at + 2] in ("people", "civilians", "soldiers"):
            return Count(at, at + 1, at, 20, None, "vague")
    return None


def _digits(words: list[str], at: int) -> _Value | None:
    word = words[at]
    plain = word.replace(",", "")
    if plain.isdigit() and plain.isascii():
        value: int | float = int(plain)
    elif plain.replace(".", "", 1).isdigit() and plain.isascii():
        value = float(plain)
    elif plain[:-1].replace(".", "", 1).isdigit() and plain[-1] in _LETTER_SCALES:
        if plain[-1] == "m" and not _many(words, at + 1):
            return None  # "the 100m champion"
        return (
            at + 1,
            round(float(plain[:-1]) * _LETTER_SCALES[plain[-1]]),
            round(float(plain[:-1]) * _LETTER_SCALES[plain[-1]]),
            "exact",
        )
    elif plain.endswith("-plus") and plain[:-5].isdigit():
        return at + 1, int(plain[:-5]), None, "at_least"
    else:
        return None
    last = at + 1
    if last < len(words) and words[last] in _SCALES:
        value, last = value * _SCALES[words[last]], last + 1
    elif last < len(words) and words[last] == "dozen":
        value, last = value * 12, last + 1
    value = round(value) if abs(value - round(value)) < _EXACT else value  # 2.3 lakh
    if value != int(value) or ("." in plain and last == at + 1):
        return None  # "the index shot up to 412.0"
    return last, int(value), int(value), "exact"


def _many(words: list[str], at: int) -> bool:
    """Whether the word at `at` may be people in the plural: "2m people", "1.5m were displaced", not "100m champion"."""
    word = words[at] if at < len(words) else "."
    return (
        not word[0].isalpha()
        or word.endswith("s")
        or word in ("people", "men", "women", "children", "of", "were", "have", "had", "are", "displaced", "homeless")
    )


def _cardinal(words: list[str], at: int) -> tuple[int, int]:
    """A number in words from token `at`: its value and the token behind it ("one hundred and twenty" -> 120)."""
    total = part = 0
    i = at
    while i < len(words):
        word = words[i]
        if "-" in word:
            tens, _, ones = word.partition("-")
            if tens in TENS and ones in _UNITS and part % 100 == 0:
                part += TENS[tens] + _UNITS[ones]
            elif i == at and "hundred" in ones and tens in _UNITS:
                pieces = word.split("-")  # "one-hundred and thirty-two", "nine-hundred-and-twelve"
                value, end = _cardinal(pieces, 0)
                if end < len(pieces):
                    break
                part += value
            else:
                break
        elif word in _UNITS and part % 10 == 0 and (part % 100 == 0 or (part % 100 >= 20 and _UNITS[word] < 10)):
            part += _UNITS[word]
        elif word in TENS and part % 100 == 0:
            part += TENS[word]
        elif word == "hundred" and 0 < part < 100:
            part *= 100
        elif word in ("thousand", "million", "lakh", "crore") and part:
            total, part = total + part * _SCALES[word], 0
        elif word == "and" and i > at and words[i - 1].rpartition("-")[2] in _SCALES and i + 1 < len(words) and (
            words[i + 1] in _UNITS or words[i + 1] in TENS or words[i + 1].partition("-")[0] in TENS
        ) and (words[i - 1] != "hundred" or part % 100 == 0):  # fmt: skip
            i += 1
            continue
        else:
            break
        i += 1
    return total + part, i
