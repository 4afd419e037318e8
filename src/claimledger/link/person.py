"""Who a mention of a single person may be: sex, age, kind of person and names, as its words tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from claimledger.sexes import FEMALE, MALE

_MALE = MALE | {"he", "him", "himself"}
_FEMALE = FEMALE | {"she", "her", "herself"}
_YOUNG_WORDS = """
boy girl child baby toddler infant newborn kid teen teenager youth juvenile minor schoolboy schoolgirl
preschooler adolescent preteen
"""
_YOUNG = frozenset(_YOUNG_WORDS.split())
_SMALL = frozenset(["baby", "toddler", "infant", "newborn", "preschooler"])
_TEENS_WORDS = """
teen teenager youth juvenile adolescent student boy girl
"""
_TEENS = frozenset(_TEENS_WORDS.split())
_GROWN_WORDS = """
man woman gentleman lady husband wife father mother grandmother grandfather widow
"""
_GROWN = frozenset(_GROWN_WORDS.split())
_POLICE_WORDS = """
officer deputy trooper policeman policewoman constable cop sergeant detective sheriff lieutenant patrolman
agent marshal soldier guard jawan
"""
_POLICE = frozenset(_POLICE_WORDS.split())
_ATTACKER_WORDS = """
suspect gunman shooter attacker aggressor assailant robber intruder perpetrator bomber killer burglar
"""
_ATTACKER = frozenset(_ATTACKER_WORDS.split())
_KIN_WORDS = """
father mother son daughter brother sister wife husband uncle aunt nephew niece cousin grandmother
grandfather grandson granddaughter girlfriend boyfriend stepson stepdaughter stepfather stepmother
"""
KIN = frozenset(_KIN_WORDS.split())
_PARTNERS_WORDS = """
girlfriend boyfriend ex-girlfriend ex-boyfriend fiancee fiance ex-wife ex-husband wife husband
"""
_PARTNERS = frozenset(_PARTNERS_WORDS.split())
_GENERIC_WORDS = """
man woman boy girl male female gentleman lady guy teen teenager youth juvenile child baby toddler infant kid
victim person adolescent deceased patient schoolboy schoolgirl newborn student
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())
_NO_NAMES_WORDS = """
jr sr ii iii iv mr mrs ms miss dr sgt sergeant officer deputy detective trooper lt lieutenant capt captain
col colonel gen general maj major rev pastor father sister brother agent cpl corporal pvt private constable
inspector patrolman de la del al el bin the
"""
_NO_NAMES = frozenset(_NO_NAMES_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SMALL_WORDS = "one two three four five six seven eight nine ten eleven twelve"
_SMALL_AGES = {word: age for age, word in enumerate(_SMALL_WORDS.split(), start=1)}
_AGE_INSIDE = re.compile(
    rf"(?<![\w-])(\d{{1,3}}|{'|'.join(_SMALL_AGES)})[- ](year|month|week|day)s?[- ]olds?\b", re.IGNORECASE
)
_AGE_BEHIND = re.compile(
    r"\s*(?:,\s*|\()(?:(?:aged?|who is)\s+)?(\d{1,3})(?:[\s-]years?[\s-]old)?(?=\s*(?:[,;.)\n]|and\b|of\b|was\b|$))"
)
_AGE_IN_WORDS = re.compile(r",\s*([a-z]+),")
# The patterns of names begin with the capital itself, to which a search leaps, and look back from there.
_AGE_TAIL = re.compile(r"(?P<junior>,? [JS]r\.?)?(?:,\s+(?:age\s+)?|\s+\()(?P<age>\d{1,2})\b(?=[,;.)\s])")
_AGE_SIGN = re.compile(r"[,(](?:(?<=,)\s+(?:age\s+)?|(?<=\s\())\d{1,2}\b(?=[,;.)\s])")  # what every such tail holds
# A run of words in capitals, taken whole: in a text all in capitals every word begins one that goes on for pages.
_NAME_RUN = re.compile(r"[A-Z][\w'’.-]*+(?:\s++(?:[A-Z][\w'’.-]*+|[\"“][^\"”\n]{2,15}+[\"”]|(?:de|la|del)(?=\s)))*+")
_JUNIOR_END = re.compile(r",? [JS]r\.?$")
_LAST_NAME = re.compile(r"\s[A-Z][\w'’-]+$")


_AGED_NAME = re.compile(r"\b(\d{1,2})-year-old ((?:[A-Z][a-z'’.-]*\w* ){1,3}[A-Z][a-z][\w'’-]*)")


_NICK = re.compile(r"[(\"“‘'](?<=\s.)[A-Z][\w-]+[)\"”’']\s")  # what every such name holds
_NICKNAME = re.compile(r"([A-Z](?<!\w[A-Z])[\w'’-]+)(?:\s+[A-Z]\.)?\s+[(\"“‘']([A-Z][\w-]+)[)\"”’']\s+([A-Z][\w'’-]+)")


_FULL_NAME = re.compile(r"[A-Z](?<!\w[A-Z])[a-z'’-]+[\w'’-]*(?: [A-Z]\.)?(?: [A-Z][a-z'’-]+[\w'’-]*){1,2}\b")


@dataclass(slots=True)
class Person:
    """What is known of one person; a field that no words tell is None or empty."""

    sex: str | None = None
    age: int | None = None
    heads: frozenset[str] = frozenset()
    names: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def generic(self) -> bool:
        """Whether the words suit any victim of that sex and age: "the man", "the victim", "the teen"."""
        return not self.heads or (bool(self.heads & _GENERIC) and not self.heads & KIN)

    @property
    def police(self) -> bool:
        return not self.heads.isdisjoint(_POLICE)

    @property
    def attacker(self) -> bool:
        return not self.heads.isdisjoint(_ATTACKER)

    def fits(self, other: Person) -> bool:
        """Whether both may be one person: nothing that the words tell of them differs."""
        if self.sex and other.sex and self.sex != other.sex:
            return False
        if self.age is not None and other.age is not None and self.age != other.age:
            return False
        if self.names and other.names and not self.named_like(other):
            return False
        if not (self.names and other.names) and _of_other_rank(self.heads, other.heads):
            return False
        if (born := self.heads & _BY_BIRTH) and (others := other.heads & _BY_BIRTH) and born != others:
            return False  # "her older daughter", "her younger daughter"
        return _heads_fit(self, other) and _heads_fit(other, self)

    def of_another_office(self, other: Person) -> bool:
        """Whether its words name an office that the other's do not: "the chief" is not the constable told before."""
        return bool(self.heads - other.heads - _POLICE - _GENERIC - _MALE - _FEMALE - {"personnel"})

    def named_like(self, other: Person) -> bool:
        return any(same_name(a, b) for a in self.names for b in other.names)

    def joined(self, other: Person) -> Person:
        return Person(
            self.sex or other.sex, self.age if self.age is not None else other.age, self.heads | other.heads,
            [*self.names, *(n for n in other.names if n not in self.names)],
        )  # fmt: skip


_BY_BIRTH = frozenset(["older", "elder", "eldest", "oldest", "younger", "youngest"])
_RANK_WORDS = "private corporal sergeant lieutenant captain major colonel general brigadier admiral"
_RANKS = frozenset(_RANK_WORDS.split())


def _of_other_rank(one: frozenset[str], two: frozenset[str]) -> bool:
    return bool(one & _RANKS) and bool(two & _RANKS) and not one & two & _RANKS


def _heads_fit(one: Person, two: Person) -> bool:
    if one.heads & _YOUNG and not one.heads & _GROWN:
        limit = 20 if one.heads & _TEENS else 13
        if two.age is not None and two.age > limit:
            return False
        if two.heads & _GROWN and not two.heads & _YOUNG and (two.age is None or two.age > 19):
            return False
        if two.police or not two.heads.isdisjoint(_OFFICES):
            return False
        if not one.heads & _TEENS and not two.heads & _YOUNG and not two.heads.isdisjoint(_PARTNERS):
            return False  # "His ex-girlfriend died. … A child was hurt"
    least = 13 if "youth" in one.heads else 16
    if one.heads & _GROWN and not one.heads & _YOUNG - {"youth"} and two.age is not None and two.age < least:
        return False
    if one.police and two.attacker:
        return False
    if two.attacker and (
        "victim" in one.heads or not one.heads.isdisjoint(_SMALL) or (one.age is not None and one.age < 12)
    ):
        return False
    kin, others = one.heads & KIN, two.heads & KIN
    return not (kin and others and not kin & others)


def person_of(
    words: str, behind: str, names: Iterable[str], ages: dict[tuple[str, ...], int], police: bool = False
) -> Person:
    """The person that `words` (a noun group) name; `behind` is the text after them, `ages` what the text says of names.

    >>> person_of("A 17-year-old boy", " was shot", (), {}).age
    17
    """
    tokens: list[str] = [t.lower() for t in _WORD.findall(words)]
    named = [n for n in (name_key(name) for name in names) if n]
    inside_names = {t for n in named for t in n}
    heads = frozenset(t for t in tokens if t not in inside_names)
    known = heads & (_MALE | _FEMALE)
    sex = None
    if known:
        last = next(t for t in reversed(tokens) if t in known)
        sex = "m" if last in _MALE else "f"
    age = None
    inside = _AGE_INSIDE.search(words)
    if inside:
        word = inside.group(1).lower()
        age = 0 if inside.group(2).lower() != "year" else _SMALL_AGES.get(word) or int(word)
    else:
        after = _AGE_BEHIND.match(behind)
        if after:
            age = int(after.group(1))
        elif named and (spelt := _AGE_IN_WORDS.match(behind)):
            age = _SMALL_AGES.get(spelt.group(1))
    if age is None:
        known_ages = {a for n in named for k, a in ages.items() if same_name(n, k)}
        age = known_ages.pop() if len(known_ages) == 1 else None
    relevant = heads & _KNOWN
    years = inside.group().lower().split() if inside else ()  # "the three year old" names no "three"
    common = [
        t for t in tokens if t not in inside_names and t not in _EMPTY and not t.endswith("-old") and t not in years
    ]
    relevant |= frozenset(common[-1:])
    if "young" in heads and relevant & _GROWN:
        relevant |= {"youth"}  # a "young man" may be the "boy of 15"
    if police:
        relevant |= {"officer"}
    return Person(sex, age, relevant, named)


_KNOWN = _RANKS | _BY_BIRTH | _MALE | _FEMALE | _YOUNG | _GROWN | _POLICE | _ATTACKER | KIN | _GENERIC
_OFFICES_WORDS = """
ambassador bishop candidate congressman councilman councilwoman diplomat governor journalist judge lawmaker lawyer
magistrate mayor minister monk nun president priest prosecutor reporter senator teacher
"""
_OFFICES = frozenset(_OFFICES_WORDS.split())  # no child holds them
_EMPTY_WORDS = """
a an the his her their this that of old year s one another other and who local was in at
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())


def named_ages(text: str) -> dict[tuple[str, ...], int]:
    """The ages that a text gives with names, "Ann Lee, 31," and "31-year-old Ann Lee": each name by its key."""
    aged = _AGED_NAME.finditer(text) if "-year-old " in text else ()
    ages = {key: int(m.group(1)) for m in aged if len(key := name_key(m.group(2))) > 1}
    ages.update((key, age) for name, age in _names_with_age(text) if len(key := name_key(name)) > 1)
    return ages


def _names_with_age(text: str) -> Iterator[tuple[str, int]]:
    """The names of two words or more with an age behind them: "Ann Lee, 31," and "Ann Lee Jr. (31)"."""
    if _AGE_SIGN.search(text) is None:
        return
    for run in _NAME_RUN.finditer(text):
        tail = _AGE_TAIL.match(text, run.end())
        if tail is None:
            continue
        name = run.group()
        if _LAST_NAME.search(name) or (not tail["junior"] and _LAST_NAME.search(_JUNIOR_END.sub("", name))):
            yield name + (tail["junior"] or ""), int(tail["age"])


def full_names(text: str) -> dict[str, tuple[str, ...]]:
    """For each first name and surname that only one full name of the text has, that name's key."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for match in _FULL_NAME.finditer(text):
        key = name_key(match.group())
        if len(key) > 1:
            for part in {key[0], key[-1]}:
                found.setdefault(part, set()).add((key[0], key[-1]))
    return {part: keys.pop() for part, keys in found.items() if len(keys) == 1}


_WHO = r"(?P<{}>[a-z-]+(?:\s[a-z-]+){{0,2}}?)"
_WHOSE = r"(?:\d{{1,3}}-year-old\s)?(?P<{}>(?:[A-Z][\w.'’-]*\s){{1,3}}[A-Z][\w'’-]+)"
_IDENTIFIED = re.compile(
    rf"\b[Tt]he\s{_WHO.format('who')},?\s(?:(?:has|have|had|was|is|later|since|been|who)\s){{0,4}}(?:identified|named)\s"
    rf"(?:by\s[^,.;\n]{{3,60}}?\s)?as\s{_WHOSE.format('name')}"
    rf"|\b(?:identified|named)\sthe\s{_WHO.format('them')}\sas\s{_WHOSE.format('its')}"
)


def identified(text: str) -> list[tuple[tuple[str, ...], Person]]:
    """Whom a text names later: "The boy was identified as Ana Ruiz" tells of a boy by that name."""
    if "dentified" not in text and " named " not in text:
        return []
    found = []
    for match in _IDENTIFIED.finditer(text):
        who, name = (match["who"], match["name"]) if match["who"] else (match["them"], match["its"])
        key = name_key(name)
        if len(key) > 1:
            found.append((key, person_of(who, "", (), {})))
    return found


def nicknames(text: str) -> list[tuple[str, ...]]:
    """The words of names given with another in brackets or quotes: 'Ana "Nita" Ruiz' -> ("ana", "nita", "ruiz")."""
    if _NICK.search(text) is None:
        return []
    return [tuple(w.lower() for w in m.groups()) for m in _NICKNAME.finditer(text)]


def name_key(name: str) -> tuple[str, ...]:
    """The words of a name that tell it apart, folded: "Lt. Ana Ruiz Jr." -> ("ana", "ruiz")."""
    words = [w.lower() for w in _WORD.findall(name)]
    words = [w[:-2] if w.endswith(("'s", "’s")) else w for w in words]
    return tuple(w for w in words if w not in _NO_NAMES and len(w) > 1)


def same_name(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: surname and first name agree, or one is a part of the other.

    >>> same_name(("ruiz", "paz"), ("ana", "ruiz", "paz"))  # two surnames
    True
    """
    short, long = (one, two) if len(one) < len(two) else (two, one)
    if len(short) == 1:
        return short[0] in long or any(_alike(short[0], word) for word in (long[0], long[-1]))
    if len(short) < len(long) and any(long[i : i + len(short)] == short for i in range(1, len(long))):
        return True
    first = one[0] == two[0] or _alike(one[0], two[0])
    last = one[-1] == two[-1] or _alike(one[-1], two[-1])
    return (first and last) or (first and (one[-1] in two or two[-1] in one))


def _alike(one: str, two: str) -> bool:
    return min(len(one), len(two)) > 4 and one[0] == two[0] and fuzz.ratio(one, two) >= 85


def with_sex(person: Person, sex: str | None) -> Person:
    return replace(person, sex=person.sex or sex)


def meant(told: Person, again: Person, possessed: bool) -> bool:
    """Whether `again` can take up `told`: by the same noun, or by one that suits anybody ("the man")."""
    if shared := told.heads & again.heads:
        return shared != {"officer"} or not again.of_another_office(told)
    if possessed or (told.police and not again.heads.isdisjoint(_GROWN)):
        return False  # "the man" is no officer told before
    return again.generic or (not told.heads and not again.attacker)


def of_other_kinds(one: Person, two: Person) -> bool:
    """ "One of his guards was hurt. … Judge Lee was shot.": no judge is one of the guards."""
    if not two.heads or one.generic or (one.police and two.police):
        return False
    return one.heads.isdisjoint(two.heads)
