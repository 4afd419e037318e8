"""The benchmark's texts are the same every time, and it runs with what is installed."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "benchmarks" / "extract.py"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_extract", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("dense", [False, True])
def test_one_seed_makes_one_text(bench: ModuleType, dense: bool) -> None:
    first, again, other = (bench.articles(30_000, seed, dense=dense) for seed in (1, 1, 2))
    assert first == again != other
    assert 30_000 <= sum(len(article.text.encode()) for article in first) < 50_000


def test_one_article_in_five_of_the_mixed_text_tells_of_casualties(bench: ModuleType) -> None:
    passages = bench.casualty_texts()
    telling = [any(p in a.text for p in passages) for a in bench.articles(60_000, 3, dense=False)]
    assert telling == [i % 5 == 0 for i in range(len(telling))]


def test_the_terms_are_those_of_the_lexicons(bench: ModuleType) -> None:
    terms = bench.terms()
    assert len(terms) == len(set(terms)) > 1_000
    assert {"policeman", "villager"} <= set(terms)
    assert "of" not in terms


def test_it_measures_what_is_installed_and_names_what_is_not() -> None:
    command = [sys.executable, str(SCRIPT), "--megabytes", "0.005", "--rounds", "1", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    for part in (found["figures_alone"][kind] for kind in ("mixed", "dense")):
        assert part["mb_per_s"] > 0 and part["whole_over_figures"] > 0
    for rates in (found["mixed"], found["dense"]):
        assert {"claimledger", "scan (the practical limit)"} <= set(rates)
        assert all(rate["mb_per_s"] > 0 and rate["articles_per_s"] > 0 for rate in rates.values())
    if importlib.util.find_spec("quantulum3") is None:
        assert "quantulum3: left out" in done.stderr
