"""Letters that depend on the neighbours: nouns that are verbs elsewhere, ages set off by commas, names, injuries sustained."""

from __future__ import annotations

import re

from claimledger.lexicon import Harm, Lexicon
from claimledger.units.agesofone import are_ages_of_some, is_age_of_one_of, is_age_of_unlisted, surname_first
from claimledger.units.bodies import is_found_body
from claimledger.units.labels import is_bound_of_age, is_share_or_term, name_of_number
from claimledger.units.persons import is_harm_in_name, is_surname_of_verb
from claimledger.units.seconds import is_second_day
from claimledger.units.senses import settle_sense
from claimledger.units.unit import Unit
from claimledger.units.words import NAME_ENDS, is_everyday, is_name_elsewhere


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
    if after == "," and units[i].word.isdigit() and _behind_tail(units, i - 2):
        return True
    if after == "," and name.tag in "eUX" and units[i].word.isdigit() and _named_otherwise(units, i, text):
        name.tag, name.proper = "N", True
        return True
    if after not in ",(":  # "Tim Roe, 24 was shot"
        return units[i].word.isdigit() and name.tag == "N" and i > 2 and units[i - 3].tag in "N"
    return name.tag == "N" or (text[name.start].isupper() and i > 2 and units[i - 3].tag == "N")


def _behind_tail(units: list[Unit], last: int) -> bool:
    """Whether the unit `last` ends a phrase that says which one person is meant: "the driver of the [car], 34, died"."""
    tail = False
    for k in range(last, max(-1, last - 7), -1):
        tag, person = units[k].tag, units[k].person
        if tail and tag in "HR" and person is not None:
            return not person.plural
        if tag in ".;:,&bvKDysw":
            return False
        tail = tail or tag in "PFO"
    return False


def _named_otherwise(units: list[Unit], i: int, text: str) -> bool:
    """ "On Monday Herring, 35, was shot": a surname that is another word elsewhere stands before the age at `i`."""
    name = text[units[i - 2].start : units[i - 2].end]
    if not (name[:1].isupper() and name[1:].islower()) or units[i].word.startswith("0"):
        return False
    behind = units[i + 2].tag if i + 2 < len(units) else "."
    return behind in "bvD&" if i == 2 else behind in "bvDOwyKBP&"


_FIRED = frozenset(["fired", "fires", "firing", "fire", "heard", "took"])


def settle(units: list[Unit], ruled: list[int], text: str, caps: bool, lexicon: Lexicon) -> str:
    """Settle the letters that depend on the neighbours: nouns that are verbs elsewhere, ages in brackets, names at the
    start. `ruled` are the units whose own company may change their sense. Returns the letters."""
    tags = "".join([unit.tag for unit in units])
    shots = _SHOTS.search(tags) is not None
    if shots:
        for i, unit in enumerate(units):
            if unit.word == "shot" and i > 1 and units[i - 1].tag == "c" and units[i - 2].word in _FIRED:
                unit.tag, unit.harms = "X", None  # "the officer fired one shot"
    if ",l" in tags:
        _set_off_junior(units)
    if tags.startswith("N,N") and surname_first(units, tags):
        units[1].tag = "N"
    for i in ruled:
        settle_sense(units, i)
    if units:
        _by_neighbours(units, 0, text)
        _first(units, text, caps, lexicon)
    # No rule below gives another unit one of these letters, so that those of now will do.
    if shots or ruled or ",l" in tags:
        tags = "".join([unit.tag for unit in units])
    for match in _SETTLED.finditer(tags, 1):
        _by_neighbours(units, match.start(), text)
    return "".join([unit.tag for unit in units])


def _set_off_junior(units: list[Unit]) -> None:
    """ "Omar Lang, [Jr.], 28": what stands behind the comma ends the name before it, and is nobody."""
    for i in range(2, len(units)):
        if units[i].tag == "l" and units[i - 1].tag == "," and units[i - 2].tag == "N" and units[i].word in NAME_ENDS:
            units[i - 1].tag = units[i].tag = "N"


_SHOTS = re.compile("c[Kk]")
_SETTLED = re.compile(r"[ikCKnlZcezD]")  # letters that neighbours may change; "that" has the last


def _by_neighbours(units: list[Unit], i: int, text: str) -> None:
    """The letter of the unit at `i` where it depends on those beside it."""
    unit = units[i]
    tag, word = unit.tag, unit.word
    if tag in "ek" and i > 1 and units[i - 1].tag == "J" and _of_people(units, i):
        unit.tag, unit.harms = "X", None
        return
    if tag == "e":
        if word in _SUFFERING:
            _suffer(units, i)
        elif units[i - 1].tag in "tap":
            _behind_article(units, i)
        return
    if tag == "z" and word != "that":
        return
    if tag == "k" and is_surname_of_verb(units, i, text):
        unit.tag, unit.proper, unit.person, unit.harms = "N", True, None, None
        return
    if tag in "KDZi" and is_harm_in_name(units, i, text):
        unit.tag, unit.proper, unit.person, unit.harms = "N", True, None, None
        return
    before = units[i - 1].tag if i else ""
    after = units[i + 1].tag if i + 1 < len(units) else ""
    if tag in "KZ" and before == "&" and i > 1 and units[i - 2].tag == "T" and after in "bveKP.,":
        _of_both(units, i)
        return
    if tag in "ikCKn":
        _settle_noun(units, i, before, after)
    elif tag == "c":
        _settle_count(units, i, before, after, text)
    elif tag == "l" and word in NAME_ENDS and before == "N":
        unit.tag = "N"
    elif tag == "Z" and unit.person is not None and (before in "atpzoj" or after in "HMbvD") and before:
        unit.tag = unit.person.tag  # "a hostage", not "took them hostage"
    elif word == "that":
        if (after in ("b", "m", "v") and before in ("U", "X", "A", "M", "J", ")")) or (
            after == "K" and before in ("A", "X")
        ):
            unit.tag = "w"  # "the club that is backed by the union"
        if after in ("a", "t") and before:
            unit.tag = "s"  # "I can tell you that a guard died"
        elif before == "&" and after in ("H", "N", "R") and any(u.tag == "y" or u.word == "that" for u in units[:i]):
            unit.tag = "s"  # "said that a guard was hurt and [that] Judge Lee was killed"
        elif before in ("E", "c") and after not in _NO_OBJECT and _is_said_when(units, i):
            unit.tag = "s"  # "police said on Tuesday [that] Judge Lee was killed"
        elif before in ("y", "e", "H", "N", "b", "K", "D", ",", "U", "r", "n") and after != ".":
            unit.tag = "s" if before in "ye," or after in "tapzcgNo" else "w"


def _is_said_when(units: list[Unit], i: int) -> bool:
    """Whether nothing but a time stands between a verb of saying and unit `i`."""
    k = i - 1
    while k >= 0 and units[k].tag in "EPct":
        k -= 1
    return k >= 0 and units[k].tag == "y"


_NO_OBJECT = frozenset(["b", "v", "D", "m", "K", ",", ".", ""])


_DEEDS = frozenset(
    """advance ambush appeal assault attack attempt bid blockade boycott call claim counter-attack counterattack demand drive
    march move offer patrol plan protest push raid retreat search siege strike visit""".split()  # noqa: SIM905
)


def _of_people(units: list[Unit], i: int) -> bool:
    """ "Crushed an Iranian [attack]", "a Kurdish [march]": one of a people would do it in another form of the verb."""
    return units[i].word in _DEEDS and units[i - 2].word in ("a", "an")


def _behind_article(units: list[Unit], i: int) -> None:
    """ "Wounded in the [raid]", "in a [strike] that": a verb elsewhere, a noun behind preposition and article."""
    unit = units[i]
    after = units[i + 1].tag if i + 1 < len(units) else ""
    if after == "H" and _of_victims(units, i):
        unit.tag = "U"  # "one of the [fire] victims"
    elif after == "H" and units[i - 1].tag in "ap" and unit.harms is None and unit.word.endswith(("ed", "ing")):
        unit.tag = "j"  # "killed his [estranged] wife", "an [ailing] man"
    elif i > 1 and units[i - 2].tag in "PFO" and after in _NO_OBJECT and unit.harms is None:
        if not unit.word.endswith(("ed", "ing")):
            unit.tag = "X"


_VICTIMS = frozenset(["victim", "victims", "survivor", "survivors", "patient", "patients", "casualties"])


def _of_victims(units: list[Unit], i: int) -> bool:
    """Whether a bare verb is a noun that says what befell them: "the [attack] victims", no "after the [raid] farmers fled"."""
    return units[i + 1].word in _VICTIMS and not units[i].word.endswith(("ed", "ing"))


def _settle_noun(units: list[Unit], i: int, before: str, after: str) -> None:
    """A word of harm that is a noun here: "the [killing] of two", "14 civilian [deaths]"."""
    unit = units[i]
    if unit.harms is None:
        return
    if unit.tag == "k" and after == "H" and before in "tap" and before and _of_victims(units, i):
        unit.tag, unit.harms = "U", None  # "the [burn] victims"
        return
    if (
        unit.tag == "k"
        and unit.person is not None
        and unit.person.tag == "H"
        and before in tuple("atpcjJHo")
        and after not in ("t", "a", "c")
    ):
        unit.tag, unit.harms = unit.person.tag, None  # "a [butcher] was shot"
        return
    if "n" in unit.harms and unit.tag in "ikCK":
        if after == "O" or (before in "atpzjJSU" and before and after not in "atpzcHMAJ"):
            unit.tag = "n"
    if unit.tag == "n" and "C" in unit.harms and before == "O" and i > 1:
        counted = units[i - 2].count
        charged = i > 2 and units[i - 3].word in ("of", "with")  # "accused of hundreds of murders"
        if counted is not None and counted.qualifier == "vague" and not charged:
            unit.tag = "C"  # "dozens of [deaths]"
            return
    if unit.tag == "n" and "C" in unit.harms:
        if before == "a" and after != "O" and is_found_body(units, i):
            unit.tag = "C"
        elif before in ("c", "J", "H", "j", "M", "A", "!", "o") or (
            before == "U" and i > 1 and units[i - 2].tag == "c"
        ):
            behind = units[i + 2].tag if after == "O" and i + 2 < len(units) else ""
            things = behind == "X" and unit.harms["C"].outcome == "missing"  # of ships
            unit.tag = "C" if (before in ("c", "U") and not things) or after != "O" else "n"


def _first(units: list[Unit], text: str, caps: bool, lexicon: Lexicon) -> None:
    """A capital at the start of a sentence makes no name, but where a name goes on or does something.

    "[Hope] has died": an everyday word is no name there either, unless the text writes it with a capital elsewhere.
    """
    at = 1 if units[0].tag == '"' and len(units) > 1 else 0
    unit, behind = units[at], units[at + 1 : at + 4]
    if unit.tag != "N" or caps or len(unit.word) < 4:
        return
    after = behind[0].tag if behind else ""
    if after == "&" and len(behind) == 3 and behind[1].tag == behind[2].tag == "N" and behind[0].word == "and":
        return  # "Omar and Ali Said were hurt": two first names of one family
    if after == "&" and len(behind) > 1 and behind[1].tag in "cNaptH" and is_name_elsewhere(text, unit):
        return  # "Said and two others were hurt", where the text tells of Omar Said
    if after == "," and len(behind) > 1 and behind[1].tag == "g" and is_everyday(unit.word, lexicon):
        unit.tag, unit.proper = "U", False  # "First, he was hurt"
    elif after not in ("N", "S", "l", ",", "Y", "(", "K", "D", "b", "v", "y", "Z"):
        unit.tag = "U"
    elif after in "KDbvZ" and is_everyday(unit.word, lexicon) and unit.word not in lexicon.surnames:
        if unit.word not in lexicon.given and not is_name_elsewhere(text, unit):
            unit.tag, unit.proper = "U", False


def _of_both(units: list[Unit], i: int) -> None:
    """ "The [number of dead] and [injured] rose to 40": one figure for both, and nobody hurt beside it."""
    toll = units[i - 2]
    other = (units[i].harms or {}).get(units[i].tag)
    if toll.word.startswith("number") and other is not None and other.outcome in ("injured", "missing"):
        toll.harms = {"T": Harm(toll.word, "T", "casualties")}
        units[i].tag, units[i].harms = "U", None


def _settle_count(units: list[Unit], i: int, before: str, after: str, text: str) -> None:
    """A count that is an age, "Smith, 34," and "Smith (34)", or a score, "5-2"."""
    unit = units[i]
    nxt = units[i + 2].tag if i + 2 < len(units) else ""
    if (i and name_of_number(units, i, text)) or is_share_or_term(units, i):
        return
    if before == "/" and i > 1 and units[i - 2].tag in "KZCn":
        units[i - 1].tag = ","  # "3 killed / [8] injured"
    elif before == "(" and after == ")" and unit.word.isdigit():
        unit.tag, unit.age = "Y", int(unit.word)
    elif is_bound_of_age(units, i, after, text) or are_ages_of_some(units, i):
        unit.tag, unit.count = "Y", None
    elif before == after == "," and is_age_of_unlisted(units, i):
        unit.tag, unit.age = "Y", int(unit.word)
    elif _is_age(units, i, text) or (before == after == "," and unit.word.isdigit() and _is_age_of_one(units, i, nxt)):
        unit.tag, unit.age = "Y", unit.count.low if unit.count else None
    elif before == "a" and unit.word.isdigit() and after not in "HMAJjcK":
        unit.tag, unit.count = "X", None  # "she shot a [59]"
    elif after == "/" and nxt == "c" and text[unit.end : unit.end + 2] == "/" + text[units[i + 2].start]:
        if unit.count is not None and units[i + 2].word.isdigit():
            unit.tag = units[i + 1].tag = units[i + 2].tag = "X"  # "more than [1/3] of them"
    elif unit.word == "one" and after == "S":
        unit.tag, unit.count = "g", None  # "[one]'s own troops"
    elif unit.word.isdigit() and 0 < int(unit.word) < 110 and _is_set_off(units, i, before, after):
        unit.tag, unit.age = "Y", int(unit.word)
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
        alone = units[i - 2].tag == "U" and nxt == "b" and units[i + 2].word in ("is", "was")  # "a clown, 43, was shot"
        if _is_behind_place(units, i - 2):
            pass  # "in Osk, nine died; in Lorin, four"
        elif units[i - 2].tag in "NlY" or alone or (person is not None and not person.plural):
            unit.tag, unit.age = "Y", unit.count.low
        elif person is not None and i > 2 and units[i - 3].tag in "cHMUjtpS":
            _read_ages(units, i)
    elif before == "b" and after == "&" and unit.word.isdigit() and _are_ages(units, i):
        unit.tag, unit.age, units[i + 2].tag = "Y", int(unit.word), "Y"
    elif after == "H" and unit.word.isdigit() and units[i + 1].word in _ONE_PERSON and unit.word != "1":
        if text[units[i + 1].start].isupper() and i:
            unit.tag, unit.count = "X", None  # "Image 4 of 44 Child shot in Osk"
    elif before == "(" and after == "," and unit.word.isdigit() and i > 1 and units[i - 2].tag in "NlHU":
        unit.tag, unit.age = "Y", int(unit.word)
    elif before == "&" and after in (",", ".", ";", ")", "") and nxt != "I" and is_second_day(units, i):
        units[i - 1].tag = unit.tag = "E"
    elif after == "-" and nxt == "c" and text[unit.end] == "-":
        unit.tag = units[i + 2].tag = "X"  # a score
    elif after == "P" and nxt == "c" and _is_ratio(units, i):
        unit.tag = units[i + 2].tag = "X"
    elif i > 1 and before == "-" and units[i - 2].tag == "E" and text[units[i - 1].start : unit.start] == "-":
        unit.tag = "E"  # "2015-16", but "CAIRO, Aug 14 - At least 27 died", "OSK, 4 MAY 89 -- SIXTEEN GUARDS DIED"


def _is_set_off(units: list[Unit], i: int, before: str, after: str) -> bool:
    """ "Her nephew, then [19], was shot", "Ann, (left) [16], died", "Omar Lang (w/m, [46])": an age behind one person."""
    if before == ",":
        return units[i].word != "1" and _is_of_one(units, i, after)
    if before == ")":
        return _is_in_caption(units, i, after)
    return i > 2 and units[i - 1].word in _AT_THE_TIME and _is_behind_one(units, i - 2)


def _is_in_caption(units: list[Unit], i: int, after: str) -> bool:
    """ "Ann, (left) [16], and Tim (right) [14]": behind a name and where its bearer stands in a picture."""
    k = next((k for k in range(i - 2, max(0, i - 5), -1) if units[k].tag == "("), 0)
    named = k > 0 and units[k - 1 - (units[k - 1].tag == ",")].tag in "NlU"
    return named and after in (",", ".", ";", "&", "")


def _is_behind_one(units: list[Unit], i: int) -> bool:
    """Whether a comma stands at `i`, behind one person."""
    person = units[i - 1].person
    return units[i].tag == "," and (units[i - 1].tag in "NlY" or (person is not None and not person.plural))


def _is_behind_place(units: list[Unit], i: int) -> bool:
    """Whether the name that ends at `i` opens its clause behind "in": "nine died; and [in Lorin], four"."""
    while i > 0 and units[i].tag == "N":
        i -= 1
    opens = i > 0 and units[i].word == "in" and units[i].tag == "P"
    return opens and units[i - 1].tag in ";&," and (units[i - 1].tag != "," or units[i + 1].tag == "N")


_AT_THE_TIME = frozenset(["then", "now", "just"])
_ONE_PERSON = frozenset(["child", "man", "woman", "boy", "girl", "teen", "mother", "father"])


def _is_of_one(units: list[Unit], i: int, after: str) -> bool:
    """ "Ann lee, [22] was shot", "Omar Lang (w/m, [46])": an age, behind which one is spoken of or a bracket ends."""
    if i + 1 < len(units) and units[i + 1].word in ("all", "both"):
        return i > 1 and units[i - 2].tag in "Nl"  # "Ann Lee, 30, and Tim Roe, [31] both died"
    if after == "b":
        return units[i + 1].word == "was" and i > 1 and units[i - 2].tag in "NU"
    return after == ")" and any(u.tag == "(" for u in units[max(0, i - 7) : i - 1])


def _is_age_of_one(units: list[Unit], i: int, nxt: str) -> bool:
    """ "The general, [43], died", "a butcher, [43], was shot": set off between one person and what befell him."""
    one = i > 1 and units[i - 2].tag in "RkAJ" and nxt in ("D", "b", "v", "K")
    if i > 1 and units[i - 2].word in ("one", "other", "another") and nxt in ("D", "b", "v", "K", "e", "F", "O"):
        one = i < 3 or units[i - 3].tag in ",;.&t"  # "[one], 16, died; [the other], 17, was hurt"; not "in one, 16"
    if not one and 0 < int(units[i].word) < 110 and is_age_of_one_of(units, i):
        return True
    return one and units[i + 2].word not in ("were", "are", "have") and 0 < int(units[i].word) < 110


def _are_ages(units: list[Unit], i: int) -> bool:
    """ "Melvin and Ruth Lang were [71] and 68 when somebody broke in": ages of two who are named."""
    behind = units[i + 3] if i + 3 < len(units) else None
    k = i - 2
    while k > 0 and units[k].tag in "Nl&":
        k -= 1
    named = k < i - 3 and units[k].tag not in "PO" and units[i - 1].word in ("were", "are")
    return named and behind is not None and behind.tag in ".,sw" and units[i + 2].word.isdigit()


def _read_ages(units: list[Unit], i: int) -> None:
    """Make ages of the numbers from `i` on, behind several people: "two stevedores, 31 and 56, were crushed", "his sons,
    7, 9 and 12, died"."""
    last = i
    while last + 2 < len(units) and units[last + 1].tag in ",&" and _is_small(units[last + 2]):
        last += 2
    if last == i or not _is_small(units[i]) or units[last - 1].tag != "&":
        return
    if last + 1 < len(units) and units[last + 1].tag not in ",.;)b":
        return
    for k in range(i, last + 1):
        units[k].tag = "r" if k > i and units[k].tag in ",&" else "Y"
    count = units[i].count
    units[i].age = count.low if count else None


def _is_small(unit: Unit) -> bool:
    return unit.tag == "c" and unit.word.isdigit() and 0 < int(unit.word) < 110


def _is_ratio(units: list[Unit], i: int) -> bool:
    """ "Kills [one in five] of those infected", "two in 1,000 births"; not "killed one in two attacks"."""
    one, all_ = units[i].count, units[i + 2].count
    if units[i + 1].word not in ("in", "out of") or one is None or all_ is None:
        return False
    part = one.low or one.high or 0  # "nearly one in five"
    if all_.qualifier != "exact" or not 0 < part < (all_.low or 0):
        return False
    k = i + 3
    while k < len(units) and units[k].tag in "jJA":
        k += 1  # "one in two [long-term] users"
    behind = units[k].tag if k < len(units) else "."
    if behind == "U" and units[k].word.endswith("ers"):
        return True
    return behind in "O.,;)HM" or units[i + 2].word.startswith(("100", "1,000", "10,000", "1000"))


_SUFFERING = frozenset(
    """sustain sustains sustained sustaining suffer suffers suffered suffering received incur incurs incurred
    incurring""".split()  # noqa: SIM905
)


_WOUNDS = frozenset(["injury", "injuries", "wound", "wounds", "burns", "fractures"])


_FATAL = frozenset(["fatal", "mortal", "lethal"])


_SUFFERED = {"D": Harm("sustained injuries", "D", "injured")}
_SUFFERED_FATAL = {"D": Harm("sustained fatal injuries", "D", "killed")}


def _suffer(units: list[Unit], i: int) -> None:
    """Make a verb of harm of "sustained [bullet and splinter injuries]" at `i`."""
    fatal = False
    for unit in units[i + 1 : i + 6]:
        fatal = fatal or unit.word in _FATAL
        if unit.word.rpartition(" ")[2] in _WOUNDS:
            units[i].tag, units[i].harms = "D", _SUFFERED_FATAL if fatal else _SUFFERED
            unit.tag = "U"
            return
        if unit.tag not in "jrUeKZNX&a" and unit.word != "to":  # "light to moderate injuries"
            return
