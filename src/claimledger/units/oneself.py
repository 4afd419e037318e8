"""What headlines call the one who does a deed, where it is done to the doer."""

from __future__ import annotations

from claimledger.units.unit import Unit


def to_oneself(units: list[Unit], i: int) -> None:
    """ "Man kills wife, [self]", "Officer shoots [self]": in headlines, whoever does it to himself."""
    before, after = units[i - 1] if i else None, units[i + 1].tag if i + 1 < len(units) else "."
    if before is None or after not in ".,;PE:y":
        return
    if before.tag in "kKi" or (
        (before.tag in ",&" or before.word == "then") and any(u.tag in "kKi" for u in units[:i])
    ):
        units[i].tag = "g"
