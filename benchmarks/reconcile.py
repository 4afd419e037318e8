"""How long reconciliation takes, and how much memory, as claims grow: `python benchmarks/reconcile.py [CLAIMS ...]`.

The claims are generated: incidents in 600 places over two years, each told by one to eight articles of 40 outlets, with
relays, updates, subsets, unattributed and undated figures in the shares that news has. Every size runs in a process of
its own, so that its peak memory is its own.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from claimledger.reconcile import reconcile
from claimledger.records import Claim

SIZES = (12_500, 25_000, 50_000, 100_000)
CATEGORIES = ("people", "civilian", "security_forces", "armed_group")
SOURCES = ("police", "residents", "hospital", "army", None, None)


def generate(count: int, seed: int = 7) -> list[Claim]:
    """`count` claims, the same for the same seed."""
    chance = random.Random(seed)
    claims: list[Claim] = []
    incident = 0
    while len(claims) < count:
        incident += 1
        claims.extend(_incident(incident, chance))
    return claims[:count]


def _incident(number: int, chance: random.Random) -> Iterator[Claim]:
    region = chance.randrange(30)
    place = _word(region * 20 + chance.randrange(20)).title()
    day = date(2022, 1, 1) + timedelta(days=chance.randrange(730))
    toll = int(chance.paretovariate(1.2))
    running = chance.random() < 0.1
    start = day - timedelta(days=chance.randrange(3, 30)) if running else day
    monitor = f"{_word(region).title()} Monitor"
    words = " ".join(_word(chance.randrange(4000)) for _ in range(8))
    for telling in range(chance.choice((1, 1, 1, 2, 2, 3, 5, 8))):
        published = day + timedelta(days=chance.randrange(1, 4))
        article = f"article-{number}-{telling}"
        said = toll + telling if chance.random() < 0.3 else toll
        common = {
            "article": article,
            "outlet": f"Outlet {chance.randrange(40)}",
            "published": published,
            "outcome": "injured" if chance.random() < 0.3 else "killed",
            "category": chance.choice(CATEGORIES),
            "via": None,
            "date_start": None if chance.random() < 0.1 else start,
            "date_end": day,
            "place": None if chance.random() < 0.1 else place,
            "admin1": f"{_word(region + 5000).title()} Province",
            "country": "Karvia",
            "iso": "KV",
            "place_precision": "place",
            "cumulative": running,
            "repeat_of": None,
            "assertion": "stated",
        }
        if common["date_start"] is None:
            common["date_end"] = None
        source = chance.choice((*SOURCES, monitor))
        quote = f"{said} people were hit in {place}, {words} {_word(chance.randrange(500))}"
        first = f"c{number:06x}{telling:03x}aa0"[:13]
        yield Claim(**_claim(first, said, quote, 0), demographic=None, source=source, part_of=None, **common)
        if said > 3 and chance.random() < 0.3:
            part = f"c{number:06x}{telling:03x}ab0"[:13]
            inside = {**common, "category": "civilian"}
            children = _claim(part, said // 3, quote, 40)
            yield Claim(**children, demographic="children", source=source, part_of=first, **inside)


def _word(number: int) -> str:
    """A pronounceable word for a number, another for every number below 300,000."""
    syllables = [f"{c}{v}" for c in "bdfgklmnprstvz" for v in "aeiou"]
    return "".join(syllables[number // 70**i % 70] for i in range(3))


def _claim(name: str, figure: int, quote: str, start: int) -> dict[str, object]:
    number = str(figure)
    return {
        "claim": name,
        "low": figure,
        "high": figure,
        "qualifier": "exact",
        "number": number,
        "start": start,
        "end": start + len(number),
        "quote": quote,
        "quote_start": start,
        "quote_end": start + len(quote),
    }


def measure(count: int, by: str) -> dict[str, object]:
    """Processor seconds, rows and the peak memory of this process."""
    claims = generate(count)
    before = time.process_time()
    rows = len(reconcile(claims, by=by))  # type: ignore[arg-type]
    seconds = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"claims": count, "by": by, "rows": rows, "seconds": round(seconds, 2), "peak_mb": round(peak)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int)
    parser.add_argument("--by", nargs="*", default=["date", "event"])
    parser.add_argument("--one", action="store_true", help="measure one size in this process and print JSON")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.sizes[0], given.by[0])))
        return
    print(f"{'by':8}{'claims':>10}{'rows':>10}{'seconds':>10}{'claims/s':>10}{'peak MB':>10}")
    for by in given.by:
        for size in given.sizes or SIZES:
            command = [sys.executable, __file__, str(size), "--one", "--by", by]
            got = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            rate = round(size / got["seconds"])
            print(f"{by:8}{size:>10,}{got['rows']:>10,}{got['seconds']:>10}{rate:>10,}{got['peak_mb']:>10,}")


if __name__ == "__main__":
    main()
