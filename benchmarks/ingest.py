"""How many texts a second go into a ledger, with one process and with two, and how much memory that takes.

    python benchmarks/ingest.py [--articles 100000] [--jobs 1 2] [--seed 7] [--format table|json]

The texts are those of `benchmarks/extract.py`, one in five of them with casualties, written to one file of JSON lines
in a temporary folder: 100,000 are about 300 MB. Each run is the real command line, from the file to a new ledger. Time
is wall time, start of the program included; memory is the most that all processes of the run held at one moment, as
the kernel counts it (proportional set size), looked at five times a second. `ratio` is against the run with one
process. The ledgers of all runs must end in the same entries, or the program fails.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from extract import casualty_texts, mixed_text

FIRST_DAY = date(2015, 1, 1)


def rows(count: int, seed: int) -> Iterator[str]:
    """`count` articles as JSON lines."""
    rng = random.Random(seed)
    passages = casualty_texts()
    for number in range(count):
        text = mixed_text(rng, passages, telling=number % 5 == 0, paragraphs=9)
        day = FIRST_DAY + timedelta(days=number % 3650)
        yield json.dumps({"id": f"a{number}", "text": text, "published": day.isoformat(), "outlet": "Generated"})


def memory(process: int) -> int:
    """Bytes that `process` and all its children hold now, shared pages once; 0 where the kernel does not say."""
    total = 0
    waiting = [process]
    while waiting:
        pid = waiting.pop()
        try:
            for task in Path(f"/proc/{pid}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) * 1024
        except OSError:  # it has ended, or this is no Linux
            continue
    return total


def run(source: Path, ledger: Path, jobs: int) -> dict[str, Any]:
    """Seconds, peak memory and the entries of one ingest with `jobs` processes."""
    words = [sys.executable, "-m", "claimledger", "ingest", str(source), "--ledger", str(ledger), "--jobs", str(jobs)]
    started = time.monotonic()
    process = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
    peak = 0
    while process.poll() is None:
        peak = max(peak, memory(process.pid))
        time.sleep(0.2)
    seconds = time.monotonic() - started
    messages = process.communicate()[1]
    if process.returncode:
        raise SystemExit(messages)
    return {"jobs": jobs, "seconds": seconds, "peak_mb": peak / 1e6, "entries": entries(ledger)}


def entries(ledger: Path) -> tuple[int, str]:
    """The number of entries and the sum of their addresses: the same for ledgers that hold the same in one order."""
    import hashlib

    with sqlite3.connect(ledger) as connection:
        seen = hashlib.sha256()
        count = 0
        for (identity,) in connection.execute("SELECT id FROM entries ORDER BY seq"):
            seen.update(identity.encode())
            count += 1
    return count, seen.hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--format", choices=("table", "json"), default="table")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        with source.open("w", encoding="utf-8") as stream:
            for row in rows(options.articles, options.seed):
                stream.write(row + "\n")
        size = source.stat().st_size
        results = [run(source, Path(folder) / f"{jobs}.db", jobs) for jobs in options.jobs]
    for result in results:
        result["articles_per_s"] = options.articles / result["seconds"]
        result["mb_per_s"] = size / 1e6 / result["seconds"]
        result["ratio"] = result["articles_per_s"] / results[0]["articles_per_s"]
    if len({result["entries"] for result in results}) > 1:
        raise SystemExit("the ledgers differ with the number of processes")
    if options.format == "json":
        print(json.dumps({"articles": options.articles, "bytes": size, "runs": results}, indent=2))
        return
    print(f"{options.articles:,} articles, {size / 1e6:,.0f} MB, {results[0]['entries'][0]:,} entries")
    print(f"{'processes':>9}{'seconds':>10}{'articles/s':>12}{'MB/s':>8}{'ratio':>8}{'peak MB':>10}")
    for r in results:
        print(
            f"{r['jobs']:9}{r['seconds']:10.1f}{r['articles_per_s']:12.1f}{r['mb_per_s']:8.2f}"
            f"{r['ratio']:8.2f}{r['peak_mb']:10.0f}"
        )


if __name__ == "__main__":
    main()
