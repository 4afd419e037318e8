"""GeoJSON: a point for each row whose place has coordinates (RFC 7946: longitude first, WGS 84)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from claimledger.export.rows import Row


def write(rows: Iterable[Row], path: Path) -> int:
    """`rows` as features, all their fields as properties; returns how many have no coordinates and were left out.

    The point of a country or district is one point inside it: `place` and `place_precision` say what it stands for.
    """
    left_out = written = 0
    with path.open("w", encoding="utf-8") as stream:
        stream.write('{"type": "FeatureCollection", "features": [')
        for row in rows:
            latitude, longitude = row.get("latitude"), row.get("longitude")
            if latitude is None or longitude is None:
                left_out += 1
                continue
            point = {"type": "Point", "coordinates": [longitude, latitude]}
            name = row.get("toll") or row.get("claim") or row.get("id")
            feature = {"type": "Feature", "id": name, "geometry": point, "properties": row}
            stream.write((",\n" if written else "\n") + json.dumps(feature, ensure_ascii=False))
            written += 1
        stream.write("\n]}\n")
    return left_out
