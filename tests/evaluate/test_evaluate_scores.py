"""Precision, recall and field accuracies, on a gold of our own and an extractor whose faults are known."""

import json
from pathlib import Path
from typing import Any

import pytest

from claimledger.evaluate import GoldError, below, compare, evaluate, floors, same_name
from claimledger.ingest import Extractor
from claimledger.records import Article, Claim, Extraction
from program import Done, Program

TEXT = "Six men and nine others died in Orvale; four were hurt, some say twelve."


def gold_row(number: str, low: int, **changes: Any) -> dict[str, Any]:
    start = TEXT.index(number)
    return {
        "document": "a", "claim": f"a#{start}", "number": number, "start": start, "end": start + len(number),
        "low": low, "high": low, "qualifier": "exact", "outcome": "killed", "category": "people", "demographic": None,
        "source": None, "via": None, "date_start": None, "date_end": None, "place": "Orvale", "part_of": None,
        "repeat_of": None, "assertion": "stated", "optional": False, **changes,
    }  # fmt: skip


GOLD = [
    gold_row("Six", 6, demographic="men"),
    gold_row("nine", 9, date_start="2023-05-04", date_end="2023-05-04"),
    gold_row("four", 4, outcome="injured"),
    gold_row("some", 12, optional=True),
]


def claim(number: str, low: int, **changes: Any) -> Claim:
    row = gold_row(number, low) | {"article": "a", "outlet": None, "published": None, "quote": TEXT}
    del row["document"], row["optional"]
    return Claim.model_validate(row | changes)


def extractor(*claims: Claim) -> Extractor:
    def run(article: Article) -> Extraction:
        return Extraction(claims=claims if article.id == "a" else (), issues=())

    return Extractor(run, "fixed", "1")


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "set.docs.jsonl").write_text(json.dumps({"id": "a", "text": TEXT}))
    path = tmp_path / "set.gold.jsonl"
    path.write_text("\n".join(map(json.dumps, GOLD)))
    return path


RIGHT = (claim("Six", 6, demographic="men"), claim("nine", 9), claim("four", 5, outcome="injured"), claim("twelve", 12))


def test_counts_and_fields(gold: Path) -> None:
    run = evaluate(gold, extractor=extractor(*RIGHT))
    assert (run.found, run.missed, run.extra, run.other_figure) == (2, 1, 1, 1)
    scores = run.scores()
    assert scores["precision"] == scores["recall"] == scores["f"] == pytest.approx(2 / 3)
    assert run.fields["date"] == (1, 2) and run.fields["place"] == (2, 2) and run.fields["demographic"] == (1, 1)
    assert run.fields["source"] == (0, 0) and "source" not in scores
    assert [(miss.kind, miss.gold, miss.got) for miss in run.misses] == [
        ("date", "2023-05-04 to 2023-05-04", "None to None"),
        ("missed", "injured 4..4", "injured 5..5"),
        ("extra", "nothing", "killed 12..12"),
    ]
    assert "[four]" in run.misses[1].words


def test_optional_and_unquantified_cost_nothing(gold: Path) -> None:
    some = claim("some", 12, qualifier="unquantified")
    run = evaluate(gold, extractor=extractor(some, claim("died", 2, high=None, qualifier="unquantified")))
    assert (run.found, run.missed, run.extra) == (0, 3, 0)


def test_gains_and_losses(gold: Path) -> None:
    before = evaluate(gold, extractor=extractor(*RIGHT))
    after = evaluate(gold, extractor=extractor(claim("nine", 9), claim("four", 4, outcome="injured")))
    kept = {"misses": [{name: getattr(miss, name) for name in miss.__slots__} for miss in before.misses]}
    changed = compare(kept, after)
    assert [miss.kind for miss in changed["gains"]] == ["missed", "extra"]
    assert [(miss.kind, miss.gold) for miss in changed["losses"]] == [("missed", "killed 6..6")]


def test_both_in_one_file(tmp_path: Path) -> None:
    rows = [{name: value for name, value in row.items() if name != "document"} for row in GOLD]
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT, "claims": rows}))
    assert evaluate(path, extractor=extractor(*RIGHT)).found == 2


def test_floors(gold: Path, tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text('[set]\ngold = "set.gold.jsonl"\nf = 0.66\ndate = 0.6\n')
    (floor,) = floors(path)
    run = evaluate(floor.gold, floor.articles, extractor=extractor(*RIGHT))
    assert below(run, floor) == ["set: date 0.500 is below its floor 0.600"]
    path.write_text('[set]\ngold = "set.gold.jsonl"\nfigures = 0.66\n')
    with pytest.raises(GoldError, match="needs gold"):
        floors(path)


@pytest.mark.parametrize(
    ("line", "message"),
    [("{", ":1: not an annotation"), ("[]", ":1:"), ('{"document": "a"}', "without claim"), (None, "not in")],
)
def test_gold_that_cannot_be_used(gold: Path, line: str | None, message: str) -> None:
    gold.write_text(line if line else json.dumps(GOLD[0] | {"document": "other"}))
    with pytest.raises(GoldError, match=message):
        evaluate(gold, extractor=extractor())


def test_texts_must_be_found(tmp_path: Path) -> None:
    path = tmp_path / "lonely.gold.jsonl"
    path.write_text(json.dumps(GOLD[0]))
    with pytest.raises(GoldError, match="--articles"):
        evaluate(path)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the city of Orvále", "Orvale", True),
        ("Delta Monitor", "the Delta Monitor (DM)", True),
        ("Orvale", "Carmel", False),
        (None, "Orvale", False),
        (None, None, True),
        ("the city", "Orvale", False),
    ],
)
def test_same_name(one: str | None, other: str | None, same: bool) -> None:
    assert same_name(one, other) is same


def test_command_line(program: Program, gold: Path, tmp_path: Path) -> None:
    def run(*words: str) -> Done:
        return program.run(["evaluate", *words], tmp_path, env={"COLUMNS": "200"})

    done = run("set.gold.jsonl", "--misses", "3", "--save", "run.json")
    assert done.returncode == 0 and "precision" in done.stdout and "other figure" in done.stdout
    same = run("set.gold.jsonl", "--compare", "run.json")
    assert "gains: 0" in same.stdout and "losses: 0" in same.stdout
    (tmp_path / "floors.toml").write_text('[set]\ngold = "set.gold.jsonl"\nf = 1.01\n')
    low = run("--floors", "floors.toml")
    assert low.returncode == 1 and "is below its floor 1.010" in low.stderr
    assert run().returncode == 2
    assert run("none.gold.jsonl").returncode == 1
