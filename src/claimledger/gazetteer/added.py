"""Read a user's own places from a TOML or CSV file."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from claimledger.gazetteer.keys import key
from claimledger.gazetteer.store import Kind, Place

FIELDS = ("id", "name", "aliases", "kind", "iso", "country", "admin1", "district", "latitude", "longitude")
FIELDS_NEEDED = ("name", "iso")
_HEAD = re.compile(r"^[ \t]*\[\[\s*place\s*\]\]", re.MULTILINE)


class PlacesFileError(ValueError):
    """A places file that cannot be used; the message names the file and the line or entry."""


def read_places(path: Path) -> list[Place]:
    """The places of a file with one `[[place]]` table (TOML) or one row (CSV) each.

    `name` and `iso` (ISO 3166-1 alpha-2) must be there; `aliases` is a list (TOML) or parted by "|" (CSV); `kind` is
    country, admin1, district, place (default), site or region; `id` is "own:" and the folded name unless given.
    Raises PlacesFileError.

        [[place]]
        name = "Beit Sawa"
        aliases = ["Bait Sawa"]
        iso = "SY"
        admin1 = "Rif-dimashq"
    """
    return [_place(path, where, row) for where, row in (_csv(path) if path.suffix == ".csv" else _toml(path))]


def _toml(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        text = path.read_text("utf-8")
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PlacesFileError(f"{path}: {error}") from error
    except OSError as error:
        raise PlacesFileError(f"{path}: {error.strerror}") from error
    rows = data.get("place")
    if set(data) - {"place"} or not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
        raise PlacesFileError(f"{path}: expected [[place]] tables and nothing else, found {sorted(data)}")
    heads = [text.count("\n", 0, head.start()) + 1 for head in _HEAD.finditer(text)]
    for number, row in enumerate(rows, 1):
        line = f"{heads[number - 1]}: " if len(heads) == len(rows) else " "
        yield f"{line}place {number}", row


def _csv(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            for row in reader:
                if None in row or None in row.values():
                    raise PlacesFileError(f"{path}:{reader.line_num}: not as many cells as the header has")
                cells: dict[str, Any] = {k: v for k, v in row.items() if v}
                if "aliases" in cells:
                    cells["aliases"] = [a for a in cells["aliases"].split("|") if a]
                yield str(reader.line_num), cells
    except OSError as error:
        raise PlacesFileError(f"{path}: {error.strerror}") from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise PlacesFileError(f"{path}: {error}") from error


def _place(path: Path, where: str, row: dict[str, Any]) -> Place:
    at = f"{path}:{where}"
    if unknown := set(row) - set(FIELDS):
        raise PlacesFileError(f"{at}: unknown field {', '.join(sorted(unknown))}; known are {', '.join(FIELDS)}")
    if missing := [f for f in FIELDS_NEEDED if not row.get(f)]:
        raise PlacesFileError(f"{at}: {' and '.join(missing)} must be given")
    iso, kind = str(row["iso"]).upper(), row.get("kind", "place")
    if len(iso) != 2 or not iso.isalpha():
        raise PlacesFileError(f"{at}: iso {row['iso']!r} is not a code of two letters")
    if kind not in get_args(Kind):
        raise PlacesFileError(f"{at}: kind {kind!r} is none of {', '.join(get_args(Kind))}")
    aliases = row.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(a, str) for a in aliases):
        raise PlacesFileError(f"{at}: aliases must be a list of names")
    try:
        latitude, longitude = (None if row.get(f) is None else float(row[f]) for f in ("latitude", "longitude"))
    except (TypeError, ValueError) as error:
        raise PlacesFileError(f"{at}: latitude and longitude must be degrees as numbers") from error
    if abs(latitude or 0) > 90 or abs(longitude or 0) > 180:
        raise PlacesFileError(f"{at}: latitude {latitude} or longitude {longitude} is outside of the Earth's range")
    name = str(row["name"])
    return Place(
        str(row.get("id") or f"own:{key(name)}"), name, kind, iso, str(row.get("country") or iso),
        row.get("admin1"), row.get("district"), latitude, longitude, 0, tuple(key(a) for a in aliases),
    )  # fmt: skip
