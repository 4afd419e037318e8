"""Count how many hand-coded place names a gazetteer file lists, to weigh its size against its use.

    python benchmarks/places_cut.py GOLD.jsonl FILE.sqlite [FILE.sqlite ...]

A line of GOLD has a place: "City", "City (Other name)" or "A; B". A place is a hit if one of its names is listed.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from claimledger.gazetteer import Gazetteer


def main() -> None:
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    rows = map(json.loads, Path(sys.argv[1]).read_text("utf-8").splitlines())
    wanted = sorted({row["place"] for row in rows if row.get("place")})
    for file in map(Path, sys.argv[2:]):
        known = Gazetteer(file)
        hits = sum(any(known.find(part) for part in re.split(r"[();]", place)) for place in wanted)
        size = file.stat().st_size / 1e6
        print(f"{file.name}: {size:.1f} MB, {hits} of {len(wanted)} names ({hits / len(wanted):.3f})")


if __name__ == "__main__":
    main()
