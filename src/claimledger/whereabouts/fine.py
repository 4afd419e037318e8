"""How finely a place is told: a street before its town, and that before its district."""

from __future__ import annotations

from collections.abc import Sequence

from claimledger.mentions import Figure
from claimledger.places.mentions import Page, PlaceMention
from claimledger.whereabouts.sides import is_called_quarter, is_called_side

_RANK = {"site": 5, "place": 4, "district": 3, "region": 2, "admin1": 2, "country": 1}


# Named ground inside a district tells more than the district: "in the Orvale forest in Lorin District".
_GROUND = frozenset(
    [
        "forest",
        "forests",
        "jungle",
        "jungles",
        "hills",
        "mountain",
        "mountains",
        "ridge",
        "swamp",
        "volcano",
        "foothills",
    ]
)
_GROUND_RANK = 4
_QUARTER_RANK = 4.5  # a quarter tells less than its streets and houses
_MANY = 5  # countries
_OFF = 1.0  # degrees between a city and what the text says lies north of it


_NEAR_BY = frozenset(["near", "outside", "around", "nearby", "close to"])


def fineness(mention: PlaceMention) -> float:
    """How finely a place is told: 5 for a site, less for a quarter, 4 for a town, 1 for a country."""
    if mention.precision == "region" and mention.name and mention.name.rpartition(" ")[2].lower() in _GROUND:
        return _GROUND_RANK
    if (
        mention.precision == "site"
        and mention.name
        and (is_called_quarter(mention.name) or is_called_side(mention.name.lower()))
    ):
        return _QUARTER_RANK
    return _RANK.get(mention.precision or "place", 4)


def _is_near_by(mention: PlaceMention) -> bool:
    """Whether it happened only near a town: "outside Orvale, in the village of Lorin"."""
    return mention.precision == "place" and mention.cue in _NEAR_BY


def finest(named: Sequence[PlaceMention]) -> list[PlaceMention]:
    best = max(named, key=lambda m: (fineness(m), not _is_near_by(m), -(m.span.start if m.span else 0)))
    return [m for m in named if m.group == best.group and m.role == best.role]


def told_as(figure: Figure, at: int) -> tuple[object, ...]:
    """What figures of the same people have in common: outcome and number, and for one person that the text says so."""
    one = (at if figure.repeat_of is None else figure.repeat_of) if figure.low == figure.high == 1 else None
    return figure.low, figure.high, figure.outcome, one


def is_continental(page: Page, mention: PlaceMention) -> bool:
    """Whether a place is a part of the world with many countries, which tells nothing of a neighbouring sentence: "West
    Africa"."""
    listed = page.words.regions.get(mention.bare_name.lower())
    return listed is not None and len(listed[1]) >= _MANY


def is_wide(page: Page, mention: PlaceMention) -> bool:
    """Whether a place is so wide that a town told of the same figure elsewhere is meant: "northeast Texas"."""
    if mention.precision in ("country", "admin1") or mention.cue == "area":
        return True
    if mention.precision == "region" and mention.place_id is None:
        return mention.bare_name.lower() in page.words.regions
    known = page.known(mention.bare_name) if mention.precision == "region" else ()
    return bool(known) and known[0].kind in ("country", "admin1")


def finer(told: Sequence[PlaceMention], chosen: Sequence[PlaceMention]) -> bool:
    """Whether the place told of is a finer one that can lie in the chosen, or the chosen was only near by."""
    new, old = told[0], chosen[0]
    if new.admin1 and old.admin1 and new.admin1 != old.admin1 and not _is_beyond(new, old):
        return False
    grade = fineness(new) - fineness(old)
    return grade > 0 or (grade == 0 and old.cue in ("near", "direction", "around"))


def _is_beyond(new: PlaceMention, old: PlaceMention) -> bool:
    """Whether a place of the next sentence is so close that it can be what lies some way off: "north of Orvale"."""
    if old.cue != "direction" or new.sentence != old.sentence + 1 or new.iso != old.iso:
        return False
    if new.latitude is None or old.latitude is None:
        return False
    north, east = new.latitude - old.latitude, (new.longitude or 0.0) - (old.longitude or 0.0)
    return abs(north) < _OFF and abs(east) < _OFF


def is_address(text: str, home: PlaceMention) -> bool:
    """Whether a place is told with a name as where its bearer lives: "Ann Lee, 31, of Tulsa", "of the 300 block of Elm"."""
    if home.cue != "of" or home.span is None:
        return False
    return home.precision == "site" or text.startswith(", of ", home.span.start - len(", of "))
