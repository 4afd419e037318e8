"""What a verb of reporting needs beside it before it reports: "put the toll at", "spoke of", "its count stood"."""

from __future__ import annotations

from claimledger import reporting
from claimledger.calendars import MONTHS
from claimledger.recognise.subjects import TIMES, Reader


def _has_toll(r: Reader, i: int) -> bool:
    """ "put the toll at nine", "lowered the toll of the flood to nine"; not "raised its flag"."""
    near = [t.low for t in r.toks[i + 1 : i + 9]]
    if reporting.TOLLS.isdisjoint(near):
        return False
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
    as_figure = behind[at + 1 : at + 2] == ["as"] and at < 3  # "gave the toll as 27"
    return as_figure or (of and (behind[at] != "number" or "as" in behind))


def _has_that(r: Reader, i: int) -> bool:
    return r.low(i + 1) == "that"


def _has_of(r: Reader, i: int) -> bool:
    """ "the mayor spoke of nine dead"; not "spoke at the funeral"."""
    return r.low(i + 1) == "of"


def _has_charge(r: Reader, i: int) -> bool:
    """ "blames him for hundreds of murders"."""
    return "for" in [t.low for t in r.toks[i + 1 : i + 9]]


def _is_count(r: Reader, i: int) -> bool:
    """ "the ministry's count stood at nine"; an army's toll is of its own dead."""
    return count_before(r, i) is not None


_SPAN = frozenset(
    ("since", "from", "until", "till", "to", "so", "far", "now", "of", "for", "through", "up", "the", "dead")
)


def count_before(r: Reader, i: int) -> int | None:
    """The noun of counting before the verb at `i`, over words of time: "its [count] since Sunday stands at nine"."""
    for k in range(i - 1, max(-1, i - 8), -1):
        low = r.low(k)
        if low in reporting.COUNTS:
            return k
        if low not in _SPAN and low not in TIMES and low not in MONTHS and not low.isdigit():
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
    victims = False
    for tok in r.toks[i + 1 : i + 30]:
        if tok.text in ".;:":
            return False
        if tok.low == "as":
            return victims
        victims = victims or tok.low in _VICTIMS
    return False


# What stands beside verbs that report only then.
NEEDS = {
    "toll": _has_toll,
    "that": _has_that,
    "of": _has_of,
    "charge": _has_charge,
    "count": _is_count,
    "names": _names_victims,
    "figure": _has_figure,
}
