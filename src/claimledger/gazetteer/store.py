"""Look places up in the gazetteer file, which is opened at the first look-up."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any, Literal

from claimledger.gazetteer.keys import ARABIC, LATIN_SCRIPT, key, spoken
from claimledger.once import once

Kind = Literal["country", "admin1", "district", "place", "site", "region"]
KINDS: tuple[Kind, ...] = ("country", "admin1", "district", "place")
FILE = Path(__file__).with_name("places.sqlite")
_CITY = 100_000
_HONOURS = frozenset(["heroica", "ciudad", "heroica ciudad", "heroica ciudad de", "ciudad de", "kingston upon"])
_MAPPED = 1 << 27  # bytes of the file that are read as memory, which is more than it has
ALIKE = 85.0  # rapidfuzz ratio from which two spellings are one name, inside one country


@dataclass(frozen=True, slots=True)
class Place:
    """An entry. `id` is "gn" and the GeoNames id, or the codes of a division ("SY.02", "US.TX/Fort Bend County")."""

    id: str
    name: str
    kind: Kind
    iso: str  # ISO 3166-1 alpha-2
    country: str
    admin1: str | None
    district: str | None
    latitude: float | None
    longitude: float | None
    population: int = 0
    aliases: tuple[str, ...] = ()  # keys

    def named(self, folded: str) -> bool:
        """Whether the key `folded` is one of its names."""
        return folded == key(self.name) or folded in self.aliases

    def sounds(self, heard: str) -> bool:
        """Whether `heard` is one of its names as `keys.spoken` gives them."""
        return heard == spoken(key(self.name)) or any(heard == spoken(a) for a in self.aliases)

    def away(self, other: Place) -> float:
        """Kilometres between the two; infinite where a position is unknown."""
        if self.latitude is None or self.longitude is None or other.latitude is None or other.longitude is None:
            return float("inf")
        a, b = radians(self.latitude), radians(other.latitude)
        turn = radians(other.longitude - self.longitude)
        return 12742 * asin(sqrt(sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(turn / 2) ** 2))


class Gazetteer:
    """All places by name.

    `path` is a file that data/gazetteer/build.py wrote (default: the one in the package). `added` are a user's own
    places: they come before those of the file, and one with the id of an entry replaces it.
    """

    def __init__(self, path: Path = FILE, added: Iterable[Place] = ()) -> None:
        self.kept: dict[str, Any] = {}
        self.path = path
        self._row = lru_cache(maxsize=50_000)(self._read)
        self._number: dict[str, int] = {}  # of the rows that were read
        self._country = lru_cache(maxsize=500)(self._by_iso)
        self._added: dict[str, list[Place]] = {}
        self._own: dict[str, Place] = {}
        for place in map(self._as_listed, added):
            self._own[place.id] = place
            for name in {key(place.name), *place.aliases}:
                self._added.setdefault(name, []).append(place)
        self._find = lru_cache(maxsize=50_000)(self._look_up)
        self._proper = lru_cache(maxsize=50_000)(self._foremost)
        self._get = lru_cache(maxsize=10_000)(self._by_id)
        self._alike = lru_cache(maxsize=20_000)(self._spelled_alike)
        self._spellings = lru_cache(maxsize=512)(self._names_with)

    def _as_listed(self, place: Place) -> Place:
        """An own place with its country and division by the names that the file has: "Cajamarca" is the Department."""
        nation = self.country(place.iso) if place.country == place.iso else None
        country = nation.name if nation else place.country
        if place.admin1 is None or place.kind in ("country", "admin1"):
            return replace(place, country=country)
        folded = key(place.admin1)
        listed = [p for p in self._hashed(folded) if p.kind == "admin1" and p.iso == place.iso and p.named(folded)]
        return replace(place, country=country, admin1=listed[0].name if len(listed) == 1 else place.admin1)

    @once
    def _db(self) -> sqlite3.Connection:
        name = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
        opened = sqlite3.connect(name, uri=True, check_same_thread=False)
        opened.execute(f"PRAGMA mmap_size = {_MAPPED}")  # a look-up takes two thirds of the time
        return opened

    def find(self, name: str) -> tuple[Place, ...]:
        """All places of this name in any known spelling: own ones, countries, divisions, then towns by population.

        >>> [p.iso for p in gazetteer().find("Tripoli")[:2]]
        ['LY', 'LB']
        """
        return self._find(key(name))

    def proper(self, name: str) -> Sequence[Place]:
        """The places of this name, without those that only further have it where a large place has it as its own."""
        return self._proper(key(name))

    def _foremost(self, folded: str) -> Sequence[Place]:
        return proper(folded, self._find(folded))

    def _look_up(self, folded: str) -> tuple[Place, ...]:
        if not folded:
            return ()
        rows = self._hashed(folded)
        known = [p for p in rows if p.named(folded)]
        # "el Bab" is "Al Bab" and "Haffa" "Al Haffah"; but "El Salvador" is not "Salvador" in Brazil.
        if (heard := spoken(folded)) and len(heard) >= 4:
            seen = {p.id for p in known}
            rows = rows if heard == folded else self._hashed(heard)
            known += [p for p in rows if p.iso in ARABIC and p.id not in seen and p.sounds(heard)]
        return (*self._added.get(folded, ()), *(p for p in known if p.id not in self._own))

    def _hashed(self, folded: str) -> list[Place]:
        row = self._db.execute("SELECT places FROM lookup WHERE hash = ?", (zlib.crc32(folded.encode()),)).fetchone()
        if row is None:
            return []
        return [self._row(n) for n in ([row[0]] if isinstance(row[0], int) else map(int, row[0].split()))]

    def _read(self, number: int) -> Place:
        name, kind, ref, nation, inside, latitude, longitude, population, names = self._db.execute(
            "SELECT name, kind, ref, country, inside, latitude, longitude, population, names FROM place WHERE id = ?",
            (number,),
        ).fetchone()
        iso, country = self._nations[nation]
        admin1 = district = None
        if kind == 1:
            admin1 = name
        elif kind > 1 and inside != nation:
            parent = self._row(inside)
            admin1, district = parent.admin1, parent.name if parent.kind == "district" else None
        place_id = f"gn{ref}" if isinstance(ref, int) else ref
        self._number[place_id] = number
        return Place(
            place_id, name, KINDS[kind], iso, country, admin1,
            name if kind == 2 else district, latitude / 1e4, longitude / 1e4, population,
            tuple(names.split("|")) if names else (),
        )  # fmt: skip

    @once
    def _nations(self) -> dict[int, tuple[str, str]]:
        rows = self._db.execute("SELECT c.id, c.iso, p.name FROM country c JOIN place p ON p.id = c.id")
        return {number: (iso, name) for number, iso, name in rows}

    def country(self, iso: str) -> Place | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        return self._country(iso)

    def _by_iso(self, iso: str) -> Place | None:
        row = self._db.execute("SELECT id FROM country WHERE iso = ?", (iso,)).fetchone()
        return self._row(row[0]) if row else None

    def get(self, place_id: str) -> Place | None:
        """The place of an id; a GeoNames id of which no name was looked up before costs a scan of the table (10 ms)."""
        return self._own.get(place_id) or self._get(place_id)

    def _by_id(self, place_id: str) -> Place | None:
        if (number := self._number.get(place_id)) is not None:
            return self._row(number)
        if place_id[:2] == "gn" and place_id[2:].isdigit():
            row = self._db.execute("SELECT id FROM place WHERE ref = ?", (int(place_id[2:]),)).fetchone()
        else:
            row = self._db.execute(
                "SELECT p.id FROM country c JOIN place p ON p.id BETWEEN c.id AND c.last WHERE c.iso = ? AND p.ref = ?",
                (place_id.partition(".")[0], place_id),
            ).fetchone()
        return self._row(row[0]) if row else None

    def alike(self, name: str, iso: str, admin1: str | None = None) -> tuple[tuple[Place, float], ...]:
        """Places of one country whose name is spelled nearly so, with the ratio (85 to 100), best first.

        World-wide this would join strangers; inside a settled country it meets transliterations.

        >>> gazetteer().alike("Jisr al-Shoghour", "SY")[0][0].name
        'Jisr ash Shughūr'
        """
        if iso in LATIN_SCRIPT:
            return ()  # there a name has one spelling, and one letter parts two towns
        return self._alike(name, iso, admin1)

    def _spelled_alike(self, name: str, iso: str, admin1: str | None) -> tuple[tuple[Place, float], ...]:
        from rapidfuzz import fuzz, process

        folded = spoken(key(name)) if iso in ARABIC else key(name)
        if len(folded) < 4:
            return ()
        # The first letter is the one that spellings seldom differ in; it spares most of a large country.
        first, names, rows = self._spellings(iso, folded[0])
        best: dict[int, float] = {}
        for _, score, at in process.extract(folded, names, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=20):
            number = first + int.from_bytes(rows[2 * at : 2 * at + 2], "little")
            best[number] = max(score, best.get(number, 0.0))
        found = [(self._row(n), s) for n, s in best.items()]
        found = [f for f in found if admin1 is None or f[0].admin1 in (None, admin1)]
        return tuple(sorted(found, key=lambda f: (-f[1], KINDS.index(f[0].kind) != 3, -f[0].population)))

    def _names_with(self, iso: str, letter: str) -> tuple[int, list[str], bytes]:
        """The row of a country, every spelling in it that begins with a letter, and how many rows behind that of the
        country the place of each stands, in two bytes."""
        row = self._db.execute(
            "SELECT c.id, s.names, s.rows FROM country c JOIN spelling s ON s.country = c.id "
            "WHERE c.iso = ? AND s.letter = ?",
            (iso, letter),
        ).fetchone()
        if row is None:
            return 0, [], b""
        first, names, rows = row
        return first, zlib.decompress(names).decode().split("|"), rows


def proper(folded: str, found: Sequence[Place]) -> Sequence[Place]:
    """Of the places of a key without those that only further have it, where a large place has it as its own."""
    if len(found) < 2:
        return found
    own = [p for p in found if key(p.name).removeprefix("the ") == folded]  # "Woodlands" is The Woodlands
    if not own:
        return found
    # Where names have one spelling, "Texas" is no town whose further name it is.
    here, mine = {p.iso for p in own if p.iso in LATIN_SCRIPT}, {p.id for p in own}
    largest = max((p.population for p in own if p.kind == "place"), default=0)
    mine |= {p.id for p in found if is_called(p, folded, 2 * largest)}
    if here:
        found = [p for p in found if p.iso not in here or p.id in mine]
    if any(p.population >= 50_000 for p in own):
        isos = {p.iso for p in own}
        return [p for p in found if p.id in mine or (p.iso in isos and p.kind == "place")]
    return found


def is_called(place: Place, folded: str, least: int) -> bool:
    """Whether a city is commonly called without what opens its name: "Matamoros" of Heroica Matamoros."""
    if place.kind != "place" or place.population < max(_CITY, least):
        return False
    return key(place.name).removesuffix(f" {folded}") in _HONOURS


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of this process: the file that CLAIMLEDGER_GAZETTEER names, else the one in the package."""
    path = os.environ.get("CLAIMLEDGER_GAZETTEER")
    return Gazetteer(Path(path) if path else FILE)
