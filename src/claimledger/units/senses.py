"""Words that say harm, count or link only in some company: "soldiers fell in the battle", "neither of the two"."""

from __future__ import annotations

from collections.abc import Callable

from claimledger.lexicon import Harm, Person, word_set
from claimledger.numbers import Count
from claimledger.spans import Span
from claimledger.units.captors import takes_hostages
from claimledger.units.cases import settle_cases
from claimledger.units.compounds import COMPOUNDS, settle_compound
from claimledger.units.constructions import COMPANY_OF, CONSTRUCTIONS, RAISING, left_out_died
from claimledger.units.facing import settle_before
from claimledger.units.fleeing import settle_fled
from claimledger.units.hollow import HOLLOW
from claimledger.units.labels import age_of
from claimledger.units.mending import MENDING, settle_mending
from claimledger.units.nths import NTHS, settle_nth
from claimledger.units.persons import are_people
from claimledger.units.playing import PLAYING
from claimledger.units.reaching import REACHING, settle_reaching
from claimledger.units.unit import Unit

_FELL = {"D": Harm("fell", "D", "killed", forces_only=True)}
_TOTAL = {"T": Harm("total", "T", "killed")}
_FELL_ALONE = {"D": Harm("fell alone", "D", "killed", forces_only=True)}
_FELL_TO = {"D": Harm("fell", "D", "killed")}
_IN_BATTLE = frozenset(
    ["in", "during", "when", "while", "there", "fighting", "at", "defending", "resisting", "covering"]
)
_NOT_BATTLE = frozenset(["love", "line", "behind", "step", "with", "number", "rank", "ranks"])
_BULLETS = frozenset(
    ["burst", "bullets", "gunfire", "fire", "snipers", "mines", "shells", "volley", "ambush", "sniper"]
)
# "sentenced to death", "bored to death" kill nobody.
_NOT_KILLED = word_set("senses", "to_death")
_TORN = frozenset(["sent", "swept", "blown", "thrown", "torn", "flung"])
_VERBS = "eKki"
_INJURED = {form: Harm("hurt", form, "injured", people_only=True) for form in "Ki"}
_ABDUCTED = {"K": Harm("seized", "K", "abducted", people_only=True)}
_GUNS = word_set("senses", "guns")
_CARE = word_set("senses", "care")
# "treated 40 people for malaria", "treated two clerks as thieves"
_NO_WOUND = word_set("senses", "illnesses")
_UNNAMED = word_set("senses", "strangers")


def settle_sense(units: list[Unit], i: int) -> None:
    """Give the unit at `i`, whose word is one of `SETTLED`, the letter that its own company decides."""
    word = units[i].word
    if word in HOLLOW:
        HOLLOW[word](units, i)
    if word in PLAYING:
        PLAYING[word](units, i)
    if word in COMPOUNDS:
        settle_compound(units, i)
    if word in _RULES:
        _RULES[word](units, i)


def _word(units: list[Unit], i: int) -> str:
    return units[i].word if 0 <= i < len(units) else ""


def _tag(units: list[Unit], i: int) -> str:
    return units[i].tag if 0 <= i < len(units) else "."


def _fell(units: list[Unit], i: int) -> None:
    """ "Sixteen soldiers [fell] in the fighting", "to the first burst": of fighters, and not back, ill or into a pit."""
    following = _word(units, i + 1)
    falls = _tag(units, i + 1) in ".,;E&s" or (following in _IN_BATTLE and _word(units, i + 2) not in _NOT_BATTLE)
    if following == "to":
        falls = any(_word(units, k) in _BULLETS for k in range(i + 2, i + 6))
    if falls and units[i].tag == "e":
        alone = _FELL_ALONE if _tag(units, i + 1) in ".,;E&s" else _FELL  # "three people fell, and one died": no dead
        units[i].tag, units[i].harms = "D", _FELL_TO if following == "to" else alone


_FALLING = frozenset(["plunging", "falling", "tumbling", "hurtling", "crashing", "sliding", "slipping", "leaping"])
_BADLY = frozenset(["badly", "severely", "critically", "seriously"])


def _to_death(units: list[Unit], i: int) -> None:
    """ "Two trekkers were [clawed to death]", "[trampled] a warden [to death]": whatever the verb, it killed."""
    for k in range(i - 1, max(-1, i - 9), -1):
        tag, word = units[k].tag, units[k].word
        if tag in ".;:sw":
            return
        if word == "sent" and units[i].word == "to death":
            return
        if tag in _VERBS or word in _TORN:
            if (
                tag in "eU"
                and word not in _NOT_KILLED
                and (k == i - 1 or word.endswith(("ed", "ing")) or word in _TORN)
            ):
                form = "K" if not word.endswith("ing") else "d" if word in _FALLING else "i"
                units[k].tag, units[k].harms = form, {form: Harm(word, form, "killed")}
            return


def _neither(units: list[Unit], i: int) -> None:
    """ "[Neither] the minister nor his driver was hurt", "[neither] of the two": nobody, where no verb follows."""
    if units[i].tag == "!" and _tag(units, i + 1) in "tpaOzHRNAMJ":
        unit = units[i]
        unit.tag, unit.count, unit.number = "c", Count(0, 1, 0, 0, 0, "exact"), Span(unit.start, unit.end)


def _since(units: list[Unit], i: int) -> None:
    """ "Three have [since] died": an adverb inside the verb; "the worst day [since] 35 people were killed": a conjunction."""
    if _tag(units, i + 1) == "c" and _tag(units, i + 2) == "H" and _tag(units, i + 3) in "bDK":
        units[i].tag = "s"
    if _tag(units, i - 1) == "v" and _tag(units, i + 1) in "DKbe":
        units[i].tag = "r"


def _late(units: list[Unit], i: int) -> None:
    """ "stood at 31 [late] on Thursday": an adverb, no noun that the figure counts."""
    if units[i].tag in "Uj" and _tag(units, i + 1) in "EP" and _tag(units, i - 1) not in "tpa":
        units[i].tag = "r"


def _ordinal(units: list[Unit], i: int) -> None:
    """ "Two escaped and the [third] was killed": one of those told of; "a [fifth] body": another one."""
    after, before = _tag(units, i + 1), _word(units, i - 1)
    again = before == "the" and (after == "D" or (after in "bv" and _tag(units, i + 2) in "KbDr"))
    if again or (before == "a" and _word(units, i + 1) in _BODY):
        units[i].tag, units[i].person = "o", None


_BODY = frozenset(["body", "corpse"])


def _eleventh(units: list[Unit], i: int) -> None:
    _ordinal(units, i)
    settle_nth(units, i)


def _may(units: list[Unit], i: int) -> None:
    """ "Died in [May] and June": a month behind a preposition."""
    if _tag(units, i - 1) == "P" and _tag(units, i + 1) not in "be":
        units[i].tag = "E"


def _account(units: list[Unit], i: int) -> None:
    """ "Children [account] for nine of the dead": the verb, not the noun."""
    if _word(units, i + 1) == "for" and _tag(units, i - 1) == "H":
        units[i].tag, units[i].person = "e", None


def _murders(units: list[Unit], i: int) -> None:
    """ "14 [murders] were reported": the noun, not the verb."""
    ends = _tag(units, i + 1) in "bByP.,;vE&" or _word(units, i + 1) == "last"
    if units[i].tag == "k" and _tag(units, i - 1) in "cj" and ends:
        units[i].tag = "C"


def _can(units: list[Unit], i: int) -> None:
    """ "Placed in a [can], the bomb", "a garbage [can],": no verb follows it."""
    if _tag(units, i - 1) in "ap" or (_tag(units, i - 1) in "UXe" and _tag(units, i + 1) in ",.;)"):
        units[i].tag = "X"


def _slew(units: list[Unit], i: int) -> None:
    """ "A [slew] of measures": many, and nobody slain."""
    if _word(units, i + 1) == "of":
        units[i].tag, units[i].harms = "U", None


def _martyrs(units: list[Unit], i: int) -> None:
    if units[i].tag == "k" and _tag(units, i - 1) in "tcjpO":
        units[i].tag = "C" if _tag(units, i - 1) in "cj" else "W"
        units[i].harms = {**(units[i].harms or {}), units[i].tag: Harm("martyrs", units[i].tag, "killed")}


def _of_age(units: list[Unit], i: int) -> None:
    """ "A girl [of 11]": an age, behind one person."""
    if i < 1 or i + 1 >= len(units) or units[i + 1].tag != "c" or units[i - 1].person is None:
        return
    person, count = units[i - 1].person, units[i + 1].count
    if person is None or person.plural or person.kind not in ("head", "family") or count is None:
        return
    if units[i - 1].tag == "H" and count.qualifier == "exact" and 0 < (count.low or 0) < 110:
        dead = _tag(units, i + 2) == "Z" and _tag(units, i + 3) not in tuple("HMAJUNXj")  # "left a father of two dead"
        if dead:
            units[i].tag, units[i + 1].tag, units[i + 1].count = "r", "r", None
        elif _tag(units, i + 2) in ",.;)&bwDKevP-wFEs":
            units[i + 1].tag, units[i + 1].age = "Y", count.low


def _total(units: list[Unit], i: int) -> None:
    """ "taking its [total] since May to 198", "for a [total] of 61": of the dead, where the sentence has told of them."""
    raised = any(_word(units, k) in RAISING for k in range(max(0, i - 4), i))
    raised = raised or (_word(units, i + 1) == "of" and any(_word(units, k) == "for" for k in range(max(0, i - 3), i)))
    if units[i].tag in "Uj" and raised and any(u.harms is not None for u in units[:i]):
        units[i].tag, units[i].harms = "T", _TOTAL


def _treated(units: list[Unit], i: int) -> None:
    """ "Medics [treated] 48 people", "nine were being [treated] in hospital": hurt, where no sickness is named."""
    settle_mending(units, i)
    if units[i].tag != "e" or any(_word(units, k) in _NO_WOUND for k in range(i + 1, i + 8)):
        return
    if any(_word(units, k) == "since" and _word(units, k + 1).isdigit() for k in range(i + 2, i + 7)):
        return  # "the clinic has treated 12,000 people since 2001"
    behind = _tag(units, i + 1 + (_tag(units, i + 1) == ","))  # "…, many of them for burns"
    being = _word(units, i - 1) == "being" and behind in ".PErI"
    if being or any(u.word.rpartition(" ")[2] in _CARE for u in units):
        units[i].tag, units[i].harms = "K", _INJURED


def _hitting(units: list[Unit], i: int) -> None:
    """ "Opened fire, [hitting] two waiters": people, where something was fired."""
    if units[i].tag == "e" and any(u.word in _GUNS for u in units):
        units[i].tag, units[i].harms = "i", _INJURED


def _seized(units: list[Unit], i: int) -> None:
    """ "Gunmen [seized] nine clerks", "nine were [picked up] by rebels": taken by fighters or by men unnamed, not by police."""
    at = i
    if units[i].word == "picked":
        if _word(units, i + 1) != "up":
            return
        at = i + 1
    if units[i].tag not in "eU":
        return
    if any(units[k].tag == "b" for k in range(max(0, i - 3), i)):
        by = next((k for k in range(at + 1, min(at + 14, len(units))) if units[k].tag == "B"), None)
        near = range(by + 1, min(by + 7, len(units))) if by is not None else range(0)
    else:
        near = range(i - 1, max(-1, i - 12), -1)
    for k in near:
        unit = units[k]
        if unit.tag in ".;:":
            return
        if unit.tag not in "HMAR" or unit.person is None:
            continue
        if unit.person.category in ("armed_group", "combatant") or unit.word in _UNNAMED:
            units[i].tag, units[i].harms = "K", _ABDUCTED
            if at > i:
                units[i].end = units[at].end
                units[at].tag = "r"
        return


def _critical(units: list[Unit], i: int) -> None:
    """ "Four [are critical]", not "women are critical of the plan"."""
    if _word(units, i + 1) in ("of", "to", "for", "about", "in"):
        units[i].tag, units[i].harms = "b", None


def _is_critical(units: list[Unit], i: int) -> None:
    """ "Crash kills two; father, baby [critical]": a headline's state."""
    ends = ".;," if _tag(units, i - 1) == "H" or _word(units, i + 1) not in ("after", "in") else ".;,sP"
    if (
        _tag(units, i - 1) in "Hc"
        and _tag(units, i + 1) in ends
        and not any(u.tag == "b" for u in units[max(0, i - 5) : i])
    ):
        units[i].tag, units[i].harms = "Z", {"Z": Harm("critical", "Z", "injured")}


_ARMED = word_set("senses", "armed")
_HOMES = word_set("senses", "homes")
_LAWFUL = word_set("senses", "lawful")


def _taken(units: list[Unit], i: int) -> None:
    """ "Forty girls were [taken] from their school": carried off, where neither police nor ambulance did it."""
    if _word(units, i + 1) not in ("from", "out of") or _tag(units, i - 1) not in "br":
        k = i - 1
        while k > 0 and units[k].tag in "bvr":
            k -= 1
        if _tag(units, i - 1) == "b" and _word(units, k) == "hostages" and any(u.tag == "c" for u in units[:k][-3:]):
            units[i].tag, units[i].harms = "K", _ABDUCTED  # "nine foreign hostages were [taken]"
        elif _tag(units, i - 1) == "b" and _tag(units, i + 1) in ",.;&y" and units[k].tag == "H" and k > 0:
            counted = any(u.tag == "c" for u in units[max(0, k - 3) : k])
            if counted and any(u.word in _ARMED for u in units) and not any(u.word in _LAWFUL for u in units):
                units[i].tag, units[i].harms = "K", _ABDUCTED  # "gunmen raided the school; 31 pupils were [taken]"
        elif _tag(units, i - 1) == "b" and units[k].tag == "H" and _by_raiders(units, i + 1):
            # "nine women were [taken] by the gunmen", "[taken] in the raid"
            units[i].tag, units[i].harms = "K", _ABDUCTED
        elif _tag(units, i + 1) in "co" and _tag(units, i - 1) != "b":
            takes_hostages(units, i)  # "had [taken] nine hostages"
        return
    if any(_word(units, k) in _HOMES for k in range(i + 2, i + 6)) and not any(u.word in _LAWFUL for u in units):
        units[i].tag, units[i].harms = "K", {"K": Harm("taken", "K", "abducted", people_only=True)}


_RAIDS = frozenset(["raid", "raids", "attack", "attacks", "assault", "ambush", "incursion"])


def _by_raiders(units: list[Unit], i: int) -> bool:
    """Whether "by armed men", "during the raid" stands at `i`, and nothing tells of a hospital, a court or an arrest."""
    i += _word(units, i) in ("away", "captive", "off")
    near = [_word(units, k) for k in range(i + 1, i + 5)]
    if _tag(units, i) == "B":
        meant = not _ARMED.isdisjoint(near) or ("armed" in near and not _UNNAMED.isdisjoint(near))
    else:
        meant = _word(units, i) in ("during", "in") and not _RAIDS.isdisjoint(near)
    return meant and not any(u.word in _LAWFUL for u in units)


_TAKERS = _ARMED | _RAIDS | {"armed"}
_HURT = {"K": Harm("burned", "K", "injured", people_only=True)}


def _burned(units: list[Unit], i: int) -> None:
    """ "Six residents were [burned]" are hurt, where "to death" and the like say no more."""
    if units[i].tag == "K" and (_word(units, i - 1) in _BADLY or any(u.tag == "b" for u in units[max(0, i - 3) : i])):
        if not any(_word(units, k) in ("to death", "alive", "dead", "down") for k in range(i + 1, i + 6)):
            units[i].harms = _HURT
    elif (
        units[i].tag == "K"
        and _tag(units, i - 1) == "c"
        and _tag(units, i - 2) in ",&"
        and _tag(units, i + 1) in ",.&;"
    ):
        if any(u.word == "dead" or u.tag in "DZ" or _killed(u) for u in units[: i - 2]):
            units[i].harms = _HURT  # "nine are dead, twelve burned"


def _killed(unit: Unit) -> bool:
    sense = unit.harms.get("K") if unit.tag == "K" and unit.harms else None
    return sense is not None and sense.outcome == "killed"


def _beaten(units: list[Unit], i: int) -> None:
    """ "The driver was [beaten] by guards", "beaten and robbed", not "beaten 3-1", "beaten in the final"."""
    following = _word(units, i + 1)
    hard = following in ("and", "with", "but", "unconscious", "severely", "badly", "up") or _word(units, i - 1) in (
        "badly", "severely", "brutally", "savagely",
    )  # fmt: skip
    if following == "by":
        person = next((u.person for u in units[i + 2 : i + 5] if u.person is not None), None)
        hard = person is not None and person.category != "people"
    if hard:
        _burned(units, i)


def _all(units: list[Unit], i: int) -> None:
    """What "all" says: an age, or all but some."""
    if _word(units, i) == "all" and _word(units, i + 1) == "but":
        _all_but(units, i)
    elif _word(units, i) == "all" and _tag(units, i - 1) == "," and are_people(units, i + 1):
        units[i].tag, units[i].word = "I", "all of them"  # "nine were killed, [all] civilians."
    else:
        _all_under(units, i)


def _as_many(units: list[Unit], i: int) -> None:
    """ "Two guards and as [many] traders were killed": the number told just before."""
    if i < 4 or units[i - 1].word != "as" or units[i - 2].word != "and" or _word(units, i + 1) == "as":
        return
    before = next((u for u in reversed(units[max(0, i - 8) : i - 2]) if u.tag == "c"), None)
    if before is not None and before.count is not None and units[i].tag == "c":
        units[i].count, units[i - 1].tag = before.count, "r"


def _all_but(units: list[Unit], i: int) -> None:
    """ "[All but one of the nine] climbers died": eight; of a crew nobody counted, nobody knows how many."""
    left_out = units[i + 2] if i + 2 < len(units) else None
    if left_out is None or left_out.count is None or left_out.count.qualifier != "exact":
        return
    if left_out_died(units, i):
        return
    less = left_out.count.low or 0
    of = _word(units, i + 3) == "of"
    at = next((k for k in range(i + 4, i + 6) if _tag(units, k) == "c"), None) if of else None
    whole = units[at].count if at is not None else None
    for unit in units[i + 1 : at if whole is not None else i + 3]:
        unit.tag, unit.count = "r", None
    if at is None or whole is None or whole.qualifier != "exact" or (whole.low or 0) <= less:
        return
    whole.low = whole.high = (whole.low or 0) - less
    units[at].number = Span(units[i].start, units[at].end)


def _all_under(units: list[Unit], i: int) -> None:
    """ "29 children, [all] under fifteen": an age, and no figure of its own."""
    figure = units[i + 1] if i + 1 < len(units) else None
    if figure is None or figure.count is None or figure.count.qualifier not in ("at_most", "more_than"):
        return
    if _tag(units, i + 2) in ",.;&b" and (units[i].word == "aged" or _tag(units, i - 1) in ",H"):
        figure.tag, figure.age, figure.count = "Y", figure.count.low, None


_OFFICE = Person("head", "occupation", "H", plural=False, category="people")


def _head(units: list[Unit], i: int) -> None:
    """ "Gunmen killed the [head] of the mill": an office; "shot in the head", "in the head of the valley" are none."""
    if _word(units, i + 1) != "of" or _tag(units, i - 1) not in "tp" or _tag(units, i - 2) in "POFB":
        return
    if _word(units, i - 2) != "to" and _tag(units, i + 2) in "taNAUXHjJp":
        units[i].tag, units[i].person = "H", _OFFICE


_RULES: dict[str, Callable[[list[Unit], int], None]] = {
    "fell": _fell, "to death": _to_death, "to their deaths": _to_death, "to his death": _to_death, "to her death": _to_death,
    "neither": _neither, "since": _since, "late": _late, "early": _late,
    "may": _may, "second": _ordinal, "third": _ordinal, "fourth": _ordinal, "fifth": _ordinal, "sixth": _ordinal,
    "seventh": _ordinal, "eighth": _ordinal, "ninth": _ordinal, "tenth": _ordinal, **dict.fromkeys(NTHS, settle_nth),
    "eleventh": _eleventh, "twelfth": _eleventh,
    "account": _account, "before": settle_before,
    "murders": _murders, "killings": _murders, "executions": _murders, "assassinations": _murders, "martyrs": _martyrs,
    "are critical": _critical, "is critical": _critical, "remain critical": _critical, "remains critical": _critical,
    "critical": _is_critical, "taken": _taken, "burned": _burned, "burnt": _burned, "tortured": _burned, "beaten": _beaten,
    "many": _as_many, "slew": _slew, "can": _can, "cases": settle_cases, "instances": settle_cases,
    "total": _total, "head": _head, "all": _all, "aged": _all_under, "age": age_of,
    "of": _of_age, **dict.fromkeys(MENDING, settle_mending), "treated": _treated, "hitting": _hitting, "striking": _hitting,
    "seized": _seized, "picked": _seized, "fled": settle_fled, **CONSTRUCTIONS,
    **dict.fromkeys(REACHING, settle_reaching),
}  # fmt: skip

SETTLED = frozenset([*_RULES, *HOLLOW, *PLAYING, *COMPOUNDS])  # words whose sense a rule above may change
# Words that such a rule makes harm of, with those of which one must stand in their sentence.
COMPANY: dict[str, frozenset[str]] = {
    "fell to": _BULLETS, "treated": _CARE | {"being"}, "hitting": _GUNS, "striking": _GUNS,
    "taken from": _HOMES, "taken out of": _HOMES, "took": _ARMED, "been taken": _TAKERS, "were taken": _TAKERS, **COMPANY_OF,
}  # fmt: skip
