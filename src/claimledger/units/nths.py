"""One more than those told of, by a number higher than ten: "fifteen were killed and a [16th] died"."""

from __future__ import annotations

from claimledger.units.unit import Unit, tag_at, word_at

_TEENS = [
    "eleventh",
    "twelfth",
    *(f"{n}teenth" for n in ("thir", "four", "fif", "six", "seven", "eigh", "nine")),
    "twentieth",
]
_ENDS = {1: "st", 2: "nd", 3: "rd"}
NTHS = frozenset(
    [*_TEENS, *(f"{n}{_ENDS.get(n % 10, 'th') if n % 100 not in (11, 12, 13) else 'th'}" for n in range(2, 200))]
)


def settle_nth(units: list[Unit], i: int) -> None:
    """ "A [16th] died": somebody, where the verb follows; "a 16th of the town", "a 16th house", "on the 16th" are nobody."""
    if word_at(units, i - 1) not in ("a", "an"):
        return
    k = i + 1
    while tag_at(units, k) == "r":
        k += 1
    if tag_at(units, k) == "D" or (tag_at(units, k) in "bv" and tag_at(units, k + 1) in "KbDr"):
        units[i].tag, units[i].person = "o", None
