"""Names that say that they are those of parts of a town: "the Lorin section", "West Side"."""

from __future__ import annotations

import re

from claimledger.places.mentions import PlaceMention

_PARTS = ("neighborhood", "neighbourhood", "section", "side", "community", "quarter", "area")
_QUARTER = re.compile(rf"\b(?:{'|'.join(_PARTS)})$")
_SIDE = re.compile(r"(?:(?:far|near|upper|lower|mid|[ns]|(?:north|south)?-?(?:east|west)?)\s+){1,2}(?:side|end)$")


def is_quarter(mention: PlaceMention) -> bool:
    """Whether the words say that it is a part of a town: "the Knoxville section"."""
    return mention.precision == "site" and mention.name is not None and is_called_quarter(mention.name)


def is_called_quarter(name: str) -> bool:
    """Whether a name ends with what parts of towns are called."""
    return name.endswith(_PARTS) and _QUARTER.search(name) is not None


def is_called_side(name: str) -> bool:
    """Whether a name in small letters is that of a side of any town: "west side"."""
    return _SIDE.fullmatch(name) is not None
