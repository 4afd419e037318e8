"""Names of persons that are other words elsewhere: "Mark Haddad", "Rose West", "Rick Major, 31", "Ludwig van der Berg"."""

from __future__ import annotations

from claimledger.lexicon import Lexicon
from claimledger.units.unit import Unit

_BEHIND_SURNAME = frozenset([*",.;:)(bvDySw&KPZm-B", ""])  # letters behind a surname of the lexicon
_BEHIND_COLOUR = frozenset([*",.SbKwD&(PveZOF"])  # behind one that is an adjective elsewhere, "Ana White"
_BEHIND_HARM = frozenset([*",.;bvSyw&(", ""])  # behind one that is a verb of harm elsewhere, "Karim Burns"
_CLOSES_NAME = (",", ".", "'", "’", ";", ")", "")  # behind a surname; "the Lorin [White] House" goes on
_BEHIND_VERB = frozenset("bvS")  # behind one that is any verb elsewhere, "Karim Fielding"
_BEHIND_VICTIM = frozenset([*",.;bvDP&E(", ""])  # behind one that is a thing elsewhere, "Ana Church"
_NAMED = frozenset(["identified", "named", "identifies", "names"])
_BODIES = frozenset(["body", "bodies", "remains"])
_TO_NAME = frozenset([*",HRMA(BKki&", ""])  # letters before a first name that is a month elsewhere
_ARTICLES = frozenset("atpz")
_DESCRIBED = "atpzcjojNJOU"  # letters before the name of a people
#: Small words inside of names that are other words elsewhere: "Ludwig van der Berg", "Mato Grosso do Sul"
LINKS = frozenset(["van", "do"])
_DAYS = frozenset(["sunday", "friday"])
_BEFORE_DAY = frozenset(["late", "palm", "easter", "whit", "trinity", "mothering"])  # "Late Sunday", "Palm Sunday"
_TIMES = frozenset(["dawn", "morning", "evening", "night", "midnight"])
_TO_DAY_NAME = frozenset([*",HR", ""])  # the same for a day, which verbs have behind them: "was killed Sunday"


def settle_names(units: list[Unit], capitals: list[int], text: str, lexicon: Lexicon) -> None:
    """Make names of words with a capital that stand beside a name. `capitals` are the units that may be such."""
    for i in capitals:
        unit = units[i]
        if unit.tag in "Nc" or unit.end - unit.start != len(unit.word):
            continue
        named = i > 0 and units[i - 1].tag == "N" and units[i - 1].proper and units[i - 1].end + 1 == unit.start
        follower = units[i + 1] if i + 1 < len(units) else None
        beside = follower is not None and follower.start == unit.end + 1 and text[follower.start].isupper()
        if unit.word in LINKS:
            if named and follower is not None and (beside or follower.tag == "l"):
                unit.tag, unit.person = "l", None
        elif beside and follower is not None and follower.word == "county" and unit.tag == "H":
            _name(unit)  # "[Cook] County", "[Baker] County"
        elif unit.tag in "jJ" and not named and follower is not None and follower.tag in "bvSDK":
            if _is_told_by(text, unit):
                _name(unit)
        elif named and beside and unit.tag in "jJ" and unit.word in lexicon.surnames and units[i + 1].tag == "N":
            _name(unit)  # "Ana [White] Lund"
        elif named and not beside:
            if _is_surname(units, i, lexicon):
                _name(unit)
        elif beside and unit.word in _TIMES and i and (units[i - 1].tag in "tpS" or named) and units[i + 1].tag == "N":
            _name(unit)  # "the [Dawn] Front", "of the [Morning] Star"
        elif beside and follower is not None and unit.word in lexicon.given:
            if _may_end(follower, lexicon) and _is_first_name(units, i, lexicon):
                _name(unit)


def _is_told_by(text: str, unit: Unit) -> bool:
    """Whether a text has the word of `unit` behind a first name or an initial: "[White] died", behind "Cal White, 31,"."""
    word = " " + text[unit.start : unit.end]
    at = text.find(word)
    while at > 1:
        first = text[max(0, at - 20) : at].rpartition(" ")[2]
        if (first[:1].isupper() and first[-1:].isalpha()) or (first[-1:] == "." and len(first) == len("J.")):
            if text[at + len(word) : at + len(word) + 1] in _CLOSES_NAME:
                return True
        at = text.find(word, at + 1)
    return False


def is_surname_of_verb(units: list[Unit], i: int, text: str) -> bool:
    """Whether the verb of harm at `i`, in its base form, is a name: "[Lynch] said", "Tamm [Slaughter] & Sons".

    It has a capital, and the sentence is no headline with capitals throughout: "Raiders Slaughter Nine Sheep".
    """
    unit = units[i]
    if unit.end - unit.start != len(unit.word) or not text[unit.start : unit.start + 2].istitle():
        return False
    if i == 0 or units[i - 1].tag in '.":':
        return i + 1 < len(units) and (units[i + 1].tag in "yvbmNS&," or text[units[i + 1].start].isupper())
    return any((len(u.word) > 4 or u.tag in "bv") and text[u.start].islower() for u in units)


def is_harm_in_name(units: list[Unit], i: int, text: str) -> bool:
    """Whether the word of harm at `i` is part of a name: "the town of [Wounded] Creek", "Omar [Hurt] never said",
    "the song [Die] Quelle"; a headline has capitals throughout, and tells of harm: "Two Killed in Orvale"."""
    unit = units[i]
    if i == 0 or unit.end - unit.start != len(unit.word) or not text[unit.start : unit.start + 2].istitle():
        return False
    before, after = units[i - 1], units[i + 1] if i + 1 < len(units) else None
    if before.tag in '.":;-?!' or before.tag in "cH":
        return False
    named = before.tag == "N" and before.end + 1 == unit.start
    if after is not None and after.tag == "N" and after.start == unit.end + 1:
        found = (unit.tag in "KZ" and before.tag in "PtOazN") or named
    else:
        found = named and after is not None and after.tag in "bvymreS&UX!"
    if not found and unit.word != "die":
        return False
    small = sum(1 for u in units if len(u.word) > 3 and text[u.start].islower())
    capitals = sum(1 for u in units if len(u.word) > 3 and text[u.start].isupper())
    return small >= capitals if before.tag in "PtaOz" else small > capitals


def _name(unit: Unit) -> None:
    unit.tag, unit.proper, unit.person, unit.harms = "N", True, None, None


def _is_surname(units: list[Unit], i: int, lexicon: Lexicon) -> bool:
    """Whether the word at `i`, which has a capital and stands behind a name, ends it."""
    unit = units[i]
    tag, person = unit.tag, unit.person
    after = units[i + 1].tag if i + 1 < len(units) else ""
    listed = unit.word in lexicon.surnames
    if after == "," and years_behind(units, i + 2):
        return listed or tag not in "HRMA" or (tag == "H" and person is not None and person.plural)
    if tag in "HRM":  # "Lorin Governor was shot" has no first name, nor has "an Assistant Driver"
        return listed and after in _BEHIND_SURNAME and _before_name(units, i) not in _ARTICLES
    if unit.word == "said":
        return True  # "Maya Said"
    if tag in "jJ":
        return after in _BEHIND_COLOUR
    if unit.word in _DAYS and units[i - 1].word in _BEFORE_DAY:
        return False
    if listed:
        return after in (_BEHIND_SURNAME if unit.harms is None else _BEHIND_HARM)
    if tag in "XEkKer" and _is_titled(units, i - 1):
        return after in _BEHIND_HARM
    if tag in "er" and unit.harms is None and after in _BEHIND_VERB and unit.word not in lexicon.common:
        return True
    return tag in "Xe" and unit.harms is None and after in _BEHIND_VICTIM and _is_killed(units, i)


def _is_killed(units: list[Unit], i: int) -> bool:
    """Whether the name that ends with a word for a thing is told to be dead: "[Ana Church] was killed", "killed Omar Said and
    [Ana Church]", "the body of [Ana Church]"; nobody kills Lorin Church."""
    k = i - 1
    while k >= 0 and (
        units[k].tag in "Nl,&YR"
        or (units[k].tag == "X" and units[k].end - units[k].start > 2 and k and units[k - 1].tag == "N")
    ):
        k -= 1
    lead = units[k] if k >= 0 else None
    if units[k + 1].tag in ",&Y":
        return False
    if lead is not None and lead.tag in "KkIb":
        if (lead.tag in "Kk" and _kills(lead)) or lead.word.endswith((" as", "including")):
            return True
        return lead.tag in "Ib" and any(u.tag == "Z" or "W" in (u.harms or ()) for u in units[max(0, k - 3) : k])
    if lead is not None and lead.word == "as":
        return any(u.word in _NAMED for u in units[max(0, k - 4) : k])
    if lead is not None and lead.tag == "O" and k and (_kills(units[k - 1]) or units[k - 1].word in _BODIES):
        return True
    if lead is not None and lead.tag not in ":ysw" and lead.word != "that":
        return False
    k = i + 1
    while k < len(units) and (units[k].tag in "Nl,&YRPOaH" or (units[k].tag == "X" and units[k - 1].tag == "N")):
        k += 1
    while k < len(units) and units[k].tag in "bvr":
        k += 1
    return k < len(units) and units[k].tag in "KD" and (_kills(units[k]) or units[k].word in _HURT)


_HURT = frozenset(["wounded", "injured", "shot", "stabbed"])


def _kills(unit: Unit) -> bool:
    return unit.harms is not None and any(harm.outcome == "killed" for harm in unit.harms.values())


def _may_end(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a word with a capital may be the surname behind a first name."""
    if unit.tag == "N" or unit.word in lexicon.surnames or unit.word == "said":
        return True
    return unit.tag in "er" and unit.harms is None and unit.word not in lexicon.common  # "Tully", "Fielding"


def _before_name(units: list[Unit], i: int) -> str:
    """The letter of what stands before the name that ends at `i`."""
    while i > 0 and units[i - 1].tag in "Nl":
        i -= 1
    return units[i - 1].tag if i else ""


def _is_titled(units: list[Unit], i: int) -> bool:
    """Whether one person's title or trade leads to the name that ends at `i`: "Sergeant [Karim Day]", "a driver"."""
    while i > 0 and units[i].tag in "Nl" and units[i - 1].end + 1 == units[i].start:
        i -= 1
    person = units[i].person
    return units[i].tag in "HR" and person is not None and not person.plural


def years_behind(units: list[Unit], i: int) -> bool:
    """Whether the number at `i` stands alone between marks, as an age does."""
    if i + 1 >= len(units) or units[i].tag not in "cYX" or not units[i].word.isdigit():
        return False
    return int(units[i].word) < 110 and units[i + 1].tag in ",;.)"


def _is_first_name(units: list[Unit], i: int, lexicon: Lexicon) -> bool:
    """Whether the word at `i`, which has a capital and stands before a name, begins it."""
    unit = units[i]
    kind = lexicon.given[unit.word]
    before = units[i - 1].tag if i else ""
    if kind == "calendar":
        return before in (_TO_DAY_NAME if unit.word in _DAYS else _TO_NAME)
    if kind == "trade":
        return i > 0
    if unit.tag == "m":
        return units[-1].tag != "?"  # "Will Haddad resign?"
    if unit.tag == "J":
        if before and before in _DESCRIBED and units[i - 1].end + 1 == unit.start:
            return False  # "a Christian Aid worker"
        k = i + 1
        while k < len(units) and units[k].tag in "Nl":
            k += 1
        return k == len(units) or units[k].tag not in "HMAJXU"  # "Christian Aid workers"
    return True


def are_people(units: list[Unit], i: int) -> bool:
    """Whether a plural noun of people stands alone at `i`, or behind adjectives: "civilians.", "local women and", "known
    thieves who had fled"."""
    while i + 1 < len(units) and units[i].tag in "jJU":
        i += 1
    person = units[i].person if i < len(units) and units[i].tag == "H" else None
    return person is not None and person.plural and (i + 1 == len(units) or units[i + 1].tag in ",.;)wO")
