"""Ages set off by commas behind one who is told as one of several: "one of them, [44], died"."""

from __future__ import annotations

import re

from claimledger.lexicon import Person
from claimledger.units.unit import Unit, tag_at, word_at

_WHICH = frozenset(
    "youngest oldest eldest elder younger first second third fourth fifth last latter former dead deceased".split()  # noqa: SIM905
)
_OF_THESE = ("of them", "of whom", "of these", "of those")
_FAR = 5  # units of those whom one is of


def is_age_of_one_of(units: list[Unit], i: int) -> bool:
    """Whether the number in commas at `i` is the age of "one of them", "one of the men", "the youngest"."""
    behind = units[i + 2] if i + 2 < len(units) else None
    if behind is None or behind.tag not in "DbvKe" or behind.word in ("were", "are", "have"):
        return False
    k = i - 2
    if word_at(units, k) in _WHICH and tag_at(units, k - 1) in "tp":
        return True
    if word_at(units, k) in _OF_THESE:
        return word_at(units, k - 1) == "one"
    for m in range(k, max(0, k - _FAR), -1):
        if units[m].tag == "O" and units[m].word == "of":
            return word_at(units, m - 1) == "one"
        if units[m].tag not in "HMAJjUtpzcRKZ":
            return False
    return False


def is_age_of_unlisted(units: list[Unit], i: int) -> bool:
    """Whether the number in commas at `i` is the age of somebody whom no lexicon knows: "the Lorin heavyweight, [31], has
    died". Whose trade shows in the word is a person: "a puppeteer, [28], was shot"."""
    noun, behind = units[i - 2] if i > 2 else None, units[i + 2] if i + 2 < len(units) else None
    if noun is None or behind is None or noun.tag != "U" or behind.tag not in "DbvKe":
        return False
    if behind.word in ("were", "are", "have") or not _is_small(units[i]) or not noun.word.isalpha():
        return False
    if noun.word.endswith("s") and not noun.word.endswith("ss"):
        return False
    k = i - 3
    while k > 0 and units[k].tag in "NjUJ":
        k -= 1
    if units[k].tag not in "atp" or (k and units[k - 1].tag not in ',;.:&s-"('):
        return False
    if noun.word.endswith(_TRADES):
        noun.tag, noun.person = "H", _SOMEBODY
    return True


_TRADES = (
    "ist",
    "ian",
    "man",
    "woman",
    "person",
    "weight",
    "eer",
    "ster",
    "jumper",
    "maker",
    "worker",
    "surfer",
    "math",
    "caster",
)
_SOMEBODY = Person("head", "occupation", "H", plural=False, category="people")


def are_ages_of_some(units: list[Unit], i: int) -> bool:
    """Whether the number at `i` opens as many ages as are told of: "two of them, [44 and 19], died". Makes ages of them."""
    if tag_at(units, i - 1) != ",":
        return False
    k = i - 2 if word_at(units, i - 2) in _OF_THESE else next(
        (m for m in range(i - 2, max(0, i - 2 - _FAR), -1) if units[m].word == "of"), -1
    )  # fmt: skip
    count = units[k - 1].count if k > 0 else None
    if count is None or count.low != count.high or (count.low or 0) < 2:
        return False
    last = i
    while last + 2 < len(units) and units[last + 1].tag in ",&" and _is_small(units[last + 2]):
        last += 2
    if not _is_small(units[i]) or (last - i) // 2 + 1 != count.low or tag_at(units, last + 1) != ",":
        return False
    for m in range(i, last + 1):
        units[m].tag = "r" if units[m].tag in ",&" else "Y"
    return True


def _is_small(unit: Unit) -> bool:
    return unit.tag == "c" and unit.word.isdigit() and 0 < int(unit.word) < 110


_SURNAME_FIRST = re.compile(r"N,N{1,3}(?:,c,|\(c\),?)(?=[ODbBP,Ev.]|$)")


def surname_first(units: list[Unit], tags: str) -> bool:
    """Whether a line begins with a person as obituaries and logs write one, "[Lee, Ann], 84, of Osk": nobody but Ann Lee."""
    found = _SURNAME_FIRST.match(tags)
    if found is None:
        return False
    age = units[tags.index("c")]
    return age.word.isdigit() and 0 < int(age.word) < _OLDEST


_OLDEST = 110  # years
