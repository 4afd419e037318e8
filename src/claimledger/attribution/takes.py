"""What a verb of reporting needs beside it before it reports: "put the toll at", "spoke of", "its count stood"."""

from __future__ import annotations

from claimledger import reporting
from claimledger.attribution.fronted import TIMES
from claimledger.attribution.groupsbefore import group_before
from claimledger.attribution.reader import Reader
from claimledger.calendars import MONTHS
from claimledger.numbers import NUMBER_WORDS
from claimledger.speakers import Speaker
from claimledger.wordgroups import DETERMINERS

_HARMED = frozenset(("killed", "wounded", "injured", "hurt", "missing", "slain"))


def _has_toll(r: Reader, i: int) -> bool:
    """ "put the toll at nine", "lowered the toll of the flood to nine", "raised this to 12"; not "raised its flag"."""
    near = [t.low for t in r.toks[i + 1 : i + 9]]
    if reporting.TOLLS.isdisjoint(near) and (_HARMED.isdisjoint(near) or r.low(i) not in ("put", "puts")):
        return near[:2] in (["this", "to"], ["it", "at"], ["this", "at"], ["that", "to"]) and is_number(r.low(i + 3))
    for tok in r.toks[i + 1 : i + 25]:
        if tok.low in ("at", "to", "by", "as"):
            return True
        if tok.text in ".;":
            break
    return False


def _has_figure(r: Reader, i: int) -> bool:
    """ "gave a higher toll of nine", "give the number of dead as nine"; not "gave a number of speeches"."""
    behind = [t.low for t in r.toks[i + 1 : i + 10]]
    at = (
        next(k for k, word in enumerate(behind) if word in reporting.TOLLS)
        if not reporting.TOLLS.isdisjoint(behind)
        else 9
    )
    of = behind[at + 1 : at + 2] == ["of"] and at < 5
    if at < 5 and r.low(i + at + 2) in (",", ":", "–", "—", "-") and is_number(r.low(i + at + 3)):
        return True  # "gave a lower number, 12"
    if at < 5 and r.low(i + at + 2) == ":" and i + at + 3 >= len(r.toks):
        return True  # "gave the following toll:" and a list below
    as_figure = behind[at + 1 : at + 2] == ["as"] and at < 3  # "gave the toll as 27"
    return as_figure or (of and (behind[at] != "number" or "as" in behind))


def _has_that(r: Reader, i: int) -> bool:
    k = i + 1
    while k < i + _DATED and (r.low(k) in TIMES or r.low(k) in MONTHS or r.low(k).isdigit() or r.low(k) in _DAY):
        k += 1  # "found [in May 2021] that"
    return r.low(k) == "that"


_DATED = 6  # words of a day
_DAY = frozenset(("in", "on", "last", "this", "week", "month", "year", "also"))


def _has_out(r: Reader, i: int) -> bool:
    """ "the mayor pointed out that nine had died"; not "pointed out the house"."""
    return r.low(i + 1) == "out" and r.low(i + 2) == "that"


def _has_of(r: Reader, i: int) -> bool:
    """ "the mayor spoke of nine dead", "boasted that nine died"; not "spoke at the funeral"."""
    return r.low(i + 1) == "of" or (r.low(i + 1) in ("that", "about") and r.low(i).startswith(("boast", "brag")))


def _has_charge(r: Reader, i: int) -> bool:
    """ "blames him for hundreds of murders"."""
    return "for" in [t.low for t in r.toks[i + 1 : i + 9]]


def _is_count(r: Reader, i: int) -> bool:
    """ "the ministry's count stood at nine"; an army's toll is of its own dead."""
    return count_before(r, i) is not None or kept_by(r, i) is not None or _on_list(r, i)


def _on_list(r: Reader, i: int) -> bool:
    """ "the ministry has nine dead on its list", "had 40 names in its books"; not "has nine guards on its roof"."""
    if r.low(i) not in ("has", "have", "had"):
        return False
    counted = False
    for k in range(i + 1, min(i + 14, len(r.toks))):
        counted = counted or is_number(r.low(k))
        if r.toks[k].text in ",;:.":
            return False
        if counted and r.low(k) in ("on", "in") and r.low(k + 1) in ("its", "their"):
            return not _LISTS.isdisjoint((r.low(k + 2), r.low(k + 3)))
    return False


_LISTS = frozenset(
    ("list", "lists", "books", "register", "registers", "records", "database", "files", "tally", "count", "rolls")
)


_KEPT = frozenset(
    ("kept", "maintained", "compiled", "run", "made", "taken", "collected", "assembled", "published", "drawn")
)


def kept_by(r: Reader, verb: int) -> tuple[int, list[Speaker], str] | None:
    """Who keeps the count that a verb tells of: "the tally kept by [the archive] stood at nine", "has reached nine"."""
    if r.text.find(" by ", r.sentence.start, r.toks[verb].start) < 0:
        return None
    k = verb - 1
    while k > 0 and (r.low(k) in _SPAN or r.low(k) in TIMES or r.low(k) in ("has", "had", "have", "already")):
        k -= 1
    for by in range(k - 1, max(1, k - 9), -1):
        if r.low(by) == "by":
            kept = r.low(by - 1 - (r.low(by - 1) == "up"))
            counted = {r.low(by - 2), r.low(by - 3)}
            return group_before(r, k, "") if kept in _KEPT and not counted.isdisjoint(_KEEPING) else None
        if not r.low(by)[0].isalnum():
            return None
    return None


_KEEPING = reporting.COUNTS | {"toll"}


_WHERE = frozenset(("for", "in", "of", "the"))
_SPAN = frozenset(
    ("in", "since", "from", "until", "till", "to", "so", "far", "now", "of", "for", "through", "up", "the", "dead")
)


def count_before(r: Reader, i: int) -> int | None:
    """The noun of counting before the verb at `i`, over words of time: "its [count] since Sunday stands at nine"."""
    for k in range(i - 1, max(-1, i - 8), -1):
        low = r.low(k)
        if low in reporting.COUNTS:
            return (
                k if k == 0 or not (r.toks[k].capital and r.toks[k - 1].capital) else None
            )  # "the Delta Data Project has"
        placed = r.toks[k].capital and k > 1 and (r.low(k - 1) in _WHERE or r.toks[k - 1].capital)
        if low not in _SPAN and low not in TIMES and low not in MONTHS and not low.isdigit() and not placed:
            return None
    return None


_VICTIMS = frozenset(
    ("casualties", "dead", "deceased", "died", "fatalities", "hurt", "injured", "killed", "missing", "slain", "victim",
     "victims", "wounded")
)  # fmt: skip


def _names_victims(r: Reader, i: int) -> bool:
    """ "named the two killed as Ivo Lang and Mira Szabo", "its count named nine dead"; not "named him as the gunman"."""
    if _is_count(r, i):
        return True
    if is_number(r.low(i + 1)) and not _VICTIMS.isdisjoint(r.low(k) for k in range(i + 2, i + 4)):
        return True  # "names 18 people killed"
    if _names_one(r, i + 1):
        return True
    victims = False
    for tok in r.toks[i + 1 : i + 30]:
        if tok.text in ".;:":
            return False
        if tok.low == "as":
            return victims
        victims = victims or tok.low in _VICTIMS
    return False


def _names_one(r: Reader, first: int) -> bool:
    """ "identified a girl shot to death in Osk": whom a verb of naming tells of, though no name follows; "the girl who was shot"
    is known already, and "a man who shot two people" or "a suspect in the shooting" is no victim."""
    if r.low(first) not in ("a", "an"):
        return False
    for k in range(first + 1, min(first + _NAMED_IN, len(r.toks))):
        low = r.low(k)
        if low in _MET:
            direct = r.low(k - 1) not in _WHO and r.low(k + 1) not in DETERMINERS and not is_number(r.low(k + 1))
            return direct and k > first + 1
        if low in _PARTED or not low[0].isalnum():
            return False
    return False


_NAMED_IN = 9  # words
_PARTED = frozenset(("in", "of", "as", "by", "where", "when", "which", "whose", "after", "suspected", "accused"))
_WHO = frozenset(("who", "that", "he", "she", "they"))
_MET = frozenset(("shot", "killed", "stabbed", "slain", "fatally", "murdered", "wounded", "injured"))


_MARKED = frozenset(("dead", "bodies", "corpses", "graves", "killed", "wounded", "injured", "missing", "hurt", "deaths",
    "killings", "lives", "casualties", "victims", "fatalities", "remains"))  # fmt: skip
_HEDGES_WORDS = """
at least about some around nearly almost over more than only just as many roughly the up to between an estimated
"""
_HEDGES = frozenset(_HEDGES_WORDS.split())
_PASSED = _HEDGES | {"bodies", "corpses", "of", "the"}


def _sees_bodies(r: Reader, i: int) -> bool:
    """ "saw at least 30 bodies", "saw the bodies of nine men"; not "saw 30 trucks"."""
    k = i + 1
    while r.low(k) in _PASSED:
        k += 1
    if not is_number(r.low(k)):
        return False
    before = {r.low(j) for j in range(i + 1, k)}
    return not before.isdisjoint(_BODIES) or any(r.low(j) in _BODIES for j in range(k + 1, k + 4))


_BODIES = frozenset(("bodies", "corpses"))


def _has_list(r: Reader, i: int) -> bool:
    """ "published a list of 47 dead", "gave reporters the names of nine dead"; not "published a map"."""
    for k in range(i + 1, i + 7):
        if r.low(k) in ("list", "lists", "names") and r.low(k + 1) == "of":
            return any(is_number(r.low(j)) for j in range(k + 2, k + 8))
        if r.low(k) in (",", ";", "."):
            return False
    return False


def _gives_dead(r: Reader, i: int) -> bool:
    """ "gave 12 dead and 40 hurt", "gave at least 12"; not "gave 12 rifles to"."""
    if _has_figure(r, i) or _has_list(r, i):
        return True
    k = i + 1
    while r.low(k) in _HEDGES:
        k += 1
    if not is_number(r.low(k)):
        return False
    while is_number(r.low(k)):
        k += 1
    behind = [r.low(j) for j in range(k, k + 3)]
    if behind[0] in ("", ".", ";", ",") or (behind[0] == "and" and is_number(r.low(k + 1))):
        return True
    return not _MARKED.isdisjoint(behind)


#: Verbs of what somebody in office does, as well as says.
DECREEING = frozenset(
    ("declared", "declares", "declare", "announced", "announces", "announce", "proclaimed", "confirmed")
)
_DECREES_WORDS = """
mourning emergency compensation inquiry inquest investigation investigations probe reward bounty ceasefire truce curfew lockdown
holiday amnesty alert aid relief payments payment grant grants memorial scholarship scholarships plan plans measures sanctions
visit strike protest protests boycott war fund donation resignation reshuffle ban funeral burial condolences solidarity vigil
service
"""
_DECREES = frozenset(_DECREES_WORDS.split())
_DECREED = 6  # words
_HAPPENS = frozenset(("of", "had", "has", "was", "were", "killed", "left"))
_STRUCK = frozenset(("strike", "protest", "protests", "war", "service", "funeral", "burial"))  # that can kill


def is_decree(r: Reader, i: int) -> bool:
    """Whether somebody does in words what is no report of the dead: "declared a day of mourning for the nine", "announced
    compensation for the families of nine"; not "announced nine deaths in a strike", "declared that"."""
    for k in range(i + 1, min(i + 1 + _DECREED, len(r.toks))):
        low = r.low(k)
        if low in ("that", "of", "in", "after") and k == i + 1:
            return False
        if low in _MARKED or low in ("that", ":", '"', "“", "killed", "died"):
            return False
        if low in _DECREES:
            behind = r.low(k + 1)  # "announced nine deaths in a strike on Orvale", but "declared war on the army"
            struck = low in _STRUCK and behind in ("on", "in", "near", "at") and (low, behind) != ("war", "on")
            return behind not in _HAPPENS and not struck
    return False


_WORD = frozenset(
    ("word", "reports", "information", "news", "testimonies", "testimony", "evidence", "accounts", "complaints")
)


def _has_word(r: Reader, i: int) -> bool:
    """ "received word of nine deaths", "has received credible reports that nine died"; not "received nine wounded"."""
    at = next((k for k in range(i + 1, i + 4) if r.low(k) in _WORD), None)
    return at is not None and r.low(at + 1) in ("of", "that")


def is_number(low: str) -> bool:
    """Whether a word in small letters is a number or opens one: "12", "twenty-one"."""
    return bool(low) and (low[0].isdigit() or low.split("-")[0] in NUMBER_WORDS)


# What stands beside verbs that report only then.
NEEDS = {
    "toll": _has_toll,
    "that": _has_that,
    "out": _has_out,
    "of": _has_of,
    "charge": _has_charge,
    "count": _is_count,
    "list": _has_list,
    "names": _names_victims,
    "figure": _gives_dead,
    "sight": _sees_bodies,
    "word": _has_word,
}
