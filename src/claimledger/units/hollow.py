"""Words of harm that harm nobody in their company: "one shot", "wanted dead or alive", "a governing body", "missing out"."""

from __future__ import annotations

from collections.abc import Callable

from claimledger.lexicon import word_set
from claimledger.units.unit import Unit, tag_at, word_at

_FILMS = word_set("hollow", "films")
_FINELY = word_set("hollow", "finely")
_CHANCE = frozenset(
    ["get", "gets", "got", "getting", "have", "has", "had", "take", "takes", "gave", "give", "given", "with"]
)
_TRIES = frozenset(["another", "last", "best", "fair", "long", "final"])
_WANT = frozenset(["want", "wants", "wanted", "wanting", "wish", "wishes", "wished"])
_READY = _WANT | word_set("hollow", "ready")
_AFLOAT = word_set("hollow", "afloat")
_OFFICIAL = word_set("hollow", "assemblies")
_FOUNDED = word_set("hollow", "founded")
_DECIDE = word_set("hollow", "decide")
_HELD = frozenset(["trapped", "stuck", "imprisoned", "reborn", "caught", "locked"])
_WORKS = word_set("hollow", "works")
_LURES = word_set("hollow", "lures")
_DEFEATS = frozenset(["loss", "losses", "defeat", "defeats", "elimination", "exit", "relegation"])


def _hollow(unit: Unit, tag: str = "U") -> None:
    unit.tag, unit.harms, unit.count = tag, None, None


def _shot(units: list[Unit], i: int) -> None:
    """ "You get one [shot]", "the film was [shot] in Orvale", "he [shot] some test footage"."""
    if units[i].tag not in "Kkn":
        return
    before = tag_at(units, i - 1)
    if before == "c" and (word_at(units, i - 2) in _CHANCE or tag_at(units, i - 2) == "v"):
        if units[i - 1].word in ("one", "two", "a few") and tag_at(units, i + 1) not in "BPr":
            _hollow(units[i], "X")
        return
    if word_at(units, i - 1) in _TRIES and tag_at(units, i + 1) in ".,;:?!&s)PU" and tag_at(units, i - 2) not in ",;&":
        if word_at(units, i + 1) != "in" and i > 1:
            _hollow(units[i], "X")
            if units[i - 1].tag == "o":
                units[i - 1].tag = "j"
        return
    if word_at(units, i - 1) in _FINELY and tag_at(units, i + 1) not in "B":
        _hollow(units[i], "e")
        return
    k = i - 1
    while tag_at(units, k) in "bvrm!" and k > max(0, i - 5):
        k -= 1
    if k < i - 1 and tag_at(units, k + 1) in "bv":
        while k > 0 and tag_at(units, k) in "Nlj" and word_at(units, k) not in _FILMS:
            k -= 1
        k -= tag_at(units, k) in "wz"
        if word_at(units, k) in _FILMS:
            while tag_at(units, k) in "tazpjJNSHUX" and k >= 0:
                k -= 1
            if tag_at(units, k) not in "eKkiPy":  # "a baker who saw the film was shot"
                _hollow(units[i], "e")
        return
    for k in range(i + 1, min(i + 6, len(units))):
        if units[k].word in _FILMS:
            if k > i + 1:
                _hollow(units[i], "e")
            return
        if units[k].tag not in "taczpjJUNAe":
            return


def _dead(units: list[Unit], i: int) -> None:
    """ "Wanted [dead] or alive", "she fell like one [dead]", "who wants the mayor [dead]"."""
    if units[i].tag not in "ZT":
        return
    if word_at(units, i + 1) == "or" and word_at(units, i + 2) == "alive":
        _hollow(units[i])
    elif word_at(units, i - 1) == "one" and word_at(units, i - 2) in ("like", "as"):
        _hollow(units[i])
        _hollow(units[i - 1], "g")
    else:
        k = i - 1
        while k > max(0, i - 7) and tag_at(units, k) in "tpazNHRMAJjgl&oc":
            k -= 1
        if k < i - 1 and word_at(units, k) in _WANT:
            _hollow(units[i])


def _in_the_water(units: list[Unit], i: int) -> None:
    """ "Six of the nine hopefuls [are dead] in the water": they cannot win; but those of a boat drowned."""
    if [u.word for u in units[i + 1 : i + 4]] == ["in", "the", "water"] and all(u.word not in _AFLOAT for u in units):
        _hollow(units[i])


def _die(units: list[Unit], i: int) -> None:
    """ "Nobody wants to [die]", "ready to [die]", "who'd [die] for it"."""
    _kill(units, i)
    if word_at(units, i - 1) == "and" and word_at(units, i - 2) == "tool":
        _hollow(units[i])  # "tool and [die] makers"
    if word_at(units, i - 1) == "to" and (word_at(units, i - 2) in _READY or word_at(units, i - 2) == "not"):
        _hollow(units[i])  # "the only one of five brothers not to [die]"


def _missing(units: list[Unit], i: int) -> None:
    """ "Many are [missing] out"."""
    if word_at(units, i + 1) == "out":
        _hollow(units[i])


def _body(units: list[Unit], i: int) -> None:
    """ "The governing [body]", "the two [bodies] would agree": no corpses; "trapped in the [body] of a girl": no dead one."""
    if units[i].tag not in "CnT@":
        return
    if word_at(units, i - 1) in _OFFICIAL or (word_at(units, i + 1) == "of" and _is_of_many(units, i)):
        _hollow(units[i], "X")
        return
    if word_at(units, i + 1) == "of" and word_at(units, i - 1) == "the":
        held = word_at(units, i - 2) in ("in", "inside") and word_at(units, i - 3) in _HELD
        if held or (word_at(units, i - 2) in ("have", "has", "having") and word_at(units, i + 2) in ("a", "an")):
            _hollow(units[i], "X")
        return
    k = i + 1
    while tag_at(units, k) in "mvrb!" and k < i + 5:
        k += 1
    word = word_at(units, k)
    if word in _DECIDE or (word in _FOUNDED and tag_at(units, k - 1) in "bvr"):
        _hollow(units[i], "X")


def _is_of_many(units: list[Unit], i: int) -> bool:
    """ "A [body] of lawyers": an assembly."""
    person = units[i + 2].person if i + 2 < len(units) else None
    return word_at(units, i - 1) == "a" and person is not None and person.plural


def _succumbed(units: list[Unit], i: int) -> None:
    """ "Many have [succumbed] to this temptation"."""
    if word_at(units, i + 1) == "to" and any(u.word in _LURES for u in units[i + 2 : i + 5]):
        _hollow(units[i], "e")


def _executed(units: list[Unit], i: int) -> None:
    """ "Nicely [executed] scenes", "a professionally [executed] fraud", "the programme, [executed] by the agency"."""
    if word_at(units, i - 1) in _FINELY or (tag_at(units, i - 1) == "b" and _is_of_works(units, i - 1)):
        _hollow(units[i], "e")
    elif tag_at(units, i - 1) in ",)" and word_at(units, i + 1) == "by":
        if any(u.word.rpartition(" ")[2] in _WORKS for u in units[max(0, i - 14) : i]):
            _hollow(units[i], "e")


def _is_of_works(units: list[Unit], k: int) -> bool:
    """Whether what stands before the verb at `k` is carried out: "four projects are being [executed]"."""
    while tag_at(units, k) in "bvmr!" and k > 0:
        k -= 1
    return word_at(units, k).rpartition(" ")[2] in _WORKS


def _crushed(units: list[Unit], i: int) -> None:
    """ "Fans [crushed] after a third loss"."""
    if word_at(units, i + 1) in ("after", "by", "following") and any(u.word in _DEFEATS for u in units[i + 2 : i + 6]):
        _hollow(units[i], "e")


def _no_more(units: list[Unit], i: int) -> None:
    """ "He [was no more] the mayor than I": a comparison; "the mayor is no more": dead."""
    if tag_at(units, i + 1) in "tapNUjJHRMXc":
        _hollow(units[i], "b")


def _national(units: list[Unit], i: int) -> None:
    """ "Of [national] states": an adjective, where a noun follows; "a foreign national was killed"."""
    if tag_at(units, i + 1) in "UXyAM" and tag_at(units, i - 1) in "Otapz&P":
        units[i].tag, units[i].person = "j", None


def _disappeared(units: list[Unit], i: int) -> None:
    """ "The relatives of [disappeared] people"."""
    if units[i].tag == "D" and tag_at(units, i - 1) in "Otp" and tag_at(units, i + 1) == "H":
        _hollow(units[i], "j")


def _average(units: list[Unit], i: int) -> None:
    """ "Storms kill an [average] of 12 people a year": no person."""
    if word_at(units, i + 1) == "of":
        units[i].tag = "X"


def _a_lot(units: list[Unit], i: int) -> None:
    """ "Ended [a lot] of good jobs": things, where nobody is named behind; "a lot of young people"."""
    if units[i].tag != "c" or word_at(units, i + 1) != "of":
        return
    for unit in units[i + 2 : i + 7]:
        if unit.tag in "HMNARcg":
            return
        if unit.tag not in "jrUXJe,tzp&":
            break
    if tag_at(units, i + 2) in "jrUXe":
        _hollow(units[i])


def _no(units: list[Unit], i: int) -> None:
    """ "She made [no] answer, for she was dead", "no respite for the dead": no denial; "no soldiers died"."""
    if units[i].tag != "c" or tag_at(units, i + 1) != "U" or units[i + 1].harms is not None:
        return
    if tag_at(units, i + 2) in "P,.;m&ws" and not any(u.tag in "Cn" for u in units[i + 3 : i + 9]):
        _hollow(units[i], "j")


def _another(units: list[Unit], i: int) -> None:
    """ "In one village or [another] by the river": no other person."""
    if word_at(units, i - 1) == "or" and any(u.word == "one" for u in units[max(0, i - 4) : i]):
        _hollow(units[i], "g")


def _many(units: list[Unit], i: int) -> None:
    """ "Ten times as [many] people died": a comparison."""
    compared = word_at(units, i - 1) == "as" and word_at(units, i - 2).endswith(("times", "twice"))
    if compared and tag_at(units, i + 1) in "HJA":
        _hollow(units[i], "j")


def _captured(units: list[Unit], i: int) -> None:
    """ "Troops wounded and [captured] another": a verb, which the wounded man is the object of, too."""
    if units[i].tag == "j" and tag_at(units, i - 1) == "&" and tag_at(units, i - 2) in "KV":
        if tag_at(units, i + 1) in "oatcpHJN" and tag_at(units, i - 3) not in "bv":
            units[i].tag = "e"
    if units[i].tag == "j" and word_at(units, i - 1) == "and" and word_at(units, i + 1) in ("another", "others"):
        units[i].tag = "e"  # "killed one rebel and [captured] another"


def _killing(units: list[Unit], i: int) -> None:
    """ "Any wilful [killing] of civilians is a crime", "it is like [killing] the messenger": no one deed is told of."""
    if _is_of_messenger(units, i) and word_at(units, i - 1) in _LIKE:
        _hollow(units[i])
    if units[i].tag in "nik" and word_at(units, i + 1) == "of" and tag_at(units, i + 2) in "HJAM":
        if "any" in (word_at(units, i - 1), word_at(units, i - 2)):
            _hollow(units[i])


def _official(units: list[Unit], i: int) -> None:
    """ "No [official] confirmation": an adjective; "an official statement said"."""
    if units[i].tag in "HM" and word_at(units, i + 1) in _SAID:
        units[i].tag, units[i].person = "j", None


def _killed(units: list[Unit], i: int) -> None:
    """ "He was nearly [killed]": he lives; but "nearly killed 20 goats"."""
    if units[i].tag in "KD" and word_at(units, i - 1) in ("nearly", "almost") and tag_at(units, i + 1) not in "c":
        _hollow(units[i], "e")


def _kill(units: list[Unit], i: int) -> None:
    """ "A man who'd [kill] for money", "Do not [kill] the messenger"."""
    if units[i].tag in "kD" and (word_at(units, i - 1).endswith(("'d", "’d")) or _is_of_messenger(units, i)):
        _hollow(units[i])


_LIKE = frozenset(["like", "as", "than", "about", "of", "by", "without", "not", "stop"])


def _is_of_messenger(units: list[Unit], i: int) -> bool:
    """ "Killing [the messenger]": blaming who brings bad news."""
    return word_at(units, i + 1) == "the" and word_at(units, i + 2) in ("messenger", "messengers")


_SAID = word_set("hollow", "statements")


HOLLOW: dict[str, Callable[[list[Unit], int], None]] = {
    "shot": _shot, "dead": _dead, "die": _die, "missing": _missing, "body": _body, "bodies": _body,
    "executed": _executed, "crushed": _crushed, "was no more": _no_more, "is no more": _no_more, "are no more": _no_more,
    "were no more": _no_more, "national": _national, "disappeared": _disappeared, "average": _average,
    "a lot": _a_lot, "lots": _a_lot, "plenty": _a_lot, "killed": _killed, "drowned": _killed, "murdered": _killed,
    "kidnapped": _killed, "abducted": _killed, "kill": _kill, "murder": _kill, "a number": _a_lot, "a handful": _a_lot,
    "no": _no, "another": _another, "many": _many, "killing": _killing, "captured": _captured, "succumbed": _succumbed,
    "are dead": _in_the_water, "is dead": _in_the_water, "were dead": _in_the_water, "was dead": _in_the_water,
    "official": _official, "succumb": _succumbed, "succumbs": _succumbed,
}  # fmt: skip
