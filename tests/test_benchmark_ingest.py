"""The ingest benchmark runs, compares ledgers and tells what it measured."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[1] / "benchmarks" / "ingest.py"


def test_it_measures_each_number_of_processes_on_the_same_texts() -> None:
    command = [sys.executable, str(SCRIPT), "--articles", "20", "--jobs", "1", "2", "--format", "json"]
    done = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    one, two = done["runs"]
    assert (one["jobs"], two["jobs"], one["ratio"]) == (1, 2, 1.0)
    assert one["entries"] == two["entries"] and one["entries"][0] >= 40
    assert done["articles"] == 20 and 40_000 < done["bytes"] < 100_000
    assert all(run["articles_per_s"] > 0 for run in (one, two))
