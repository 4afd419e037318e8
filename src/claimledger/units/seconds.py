"""The second of two days of a month, whose number counts nobody: "on October 19 and 20"."""

from __future__ import annotations

from claimledger.units.unit import Unit


def is_second_day(units: list[Unit], i: int) -> bool:
    """ "On October 19 and [20], police said": another day of the month; not "on May 3 and [20], including a boy"."""
    first = units[i - 2] if i > 1 else None
    if first is None or first.tag != "E" or not units[i].word.isdigit() or not 0 < int(units[i].word) < 32:
        return False
    month, _, number = first.word.partition(" ")
    return month.isalpha() and number.isdigit() and int(number) < int(units[i].word)
