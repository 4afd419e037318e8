"""claims, tolls, explain, export: what they print, in every format."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from claimledger.export.csv import restore
from claimledger.export.rows import CLAIM_COLUMNS, TOLL_COLUMNS
from program import Run


def rows(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_claims_as_json_lines(run: Run, filled: Path) -> None:
    done = run("claims", "--format", "jsonl")
    found = rows(done.stdout)
    assert [row["number"] for row in found] == ["45", "61", "Three"]
    assert tuple(found[0])[: len(CLAIM_COLUMNS)] == CLAIM_COLUMNS
    assert (found[0]["published"], found[0]["via"], found[1]["via"]) == ("2023-05-05", None, "Coast Radio")
    assert json.loads(run("claims", "--format", "json").stdout) == found


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        (["--from", "2023-05-04"], ["45", "61"]),
        (["--from", "2023-05-05"], []),
        (["--to", "2023-05-04", "--source", "delta"], ["45"]),
        (["--source", "coast radio"], ["61"]),
        (["--place", "carmel"], ["Three"]),
        (["--outcome", "injured"], ["Three"]),
        (["--category", "civilian"], ["45", "61"]),
        (["--as-of", "2023-05-05"], ["45"]),
    ],
)
def test_filters(run: Run, filled: Path, filters: list[str], numbers: list[str]) -> None:
    assert [row["number"] for row in rows(run("claims", "--format", "jsonl", *filters).stdout)] == numbers


def test_tolls_give_the_range_and_every_source(run: Run, filled: Path) -> None:
    found = rows(run("tolls", "--format", "jsonl").stdout)
    assert all(tuple(row)[: len(TOLL_COLUMNS)] == TOLL_COLUMNS for row in found)
    (row,) = (row for row in found if row["outcome"] == "killed" and row["category"] == "civilian")
    assert (row["low"], row["high"], row["date_start"], row["place"]) == (45, 61, "2023-05-04", "Orvale")
    assert sorted(row["sources"]) == ["Delta Monitor", "residents"]  # type: ignore[call-overload]
    (early,) = (
        r
        for r in rows(run("tolls", "--as-of", "2023-05-05", "--format", "jsonl").stdout)
        if r["category"] == "civilian"
    )
    assert (early["low"], early["high"], early["toll"]) == (45, 45, row["toll"])


def test_filters_of_tolls_choose_rows_and_change_no_figure(run: Run, filled: Path) -> None:
    every = rows(run("tolls", "--format", "jsonl").stdout)
    some = rows(
        run("tolls", "--source", "delta", "--outcome", "killed", "--to", "2023-05-04", "--format", "jsonl").stdout
    )
    assert some and all(row in every and row["outcome"] == "killed" for row in some)


def test_tables_for_people(run: Run, filled: Path) -> None:
    table = run("tolls").stdout
    assert "45 to 61" in table and "Delta Monitor 45" in table and "residents via Coast Radio 61" in table
    assert "2023-05-04" in table and "undated" in table
    assert "\x1b" not in run("claims").stdout and "… " not in table


def test_csv_is_defused_and_reads_back(run: Run, filled: Path) -> None:
    text = run("claims", "--format", "csv").stdout
    found = list(csv.DictReader(io.StringIO(text)))
    assert "'=Residents" in text
    assert (
        restore(found[1]["quote"]) == "=Residents told Coast Radio that 61 civilians were killed in Orvale on Thursday."
    )
    assert (found[1]["low"], found[1]["part_of"]) == ("61", "")
    tolls = list(csv.DictReader(io.StringIO(run("tolls", "--format", "csv").stdout)))
    assert any(row["attribution"] == "Delta Monitor 45; residents via Coast Radio 61" for row in tolls)


def test_markdown(run: Run, filled: Path) -> None:
    lines = run("tolls", "--format", "markdown").stdout.splitlines()
    assert lines[0].startswith("| days |") and set(lines[1]) <= set("| -")
    assert len({line.count("|") for line in lines}) == 1


def test_export(run: Run, filled: Path, tmp_path: Path) -> None:
    assert run("export", "tolls.csv").returncode == 0
    assert (tmp_path / "tolls.csv").read_text(encoding="utf-8") == run("tolls", "--format", "csv").stdout
    assert run("export", "claims.jsonl", "--what", "claims").returncode == 0
    assert (tmp_path / "claims.jsonl").read_text(encoding="utf-8") == run("claims", "--format", "jsonl").stdout
    assert run("export", "tolls.bin").returncode == 2
    assert run("export", "no/folder/tolls.csv").returncode == 1


def test_explain_a_claim(run: Run, filled: Path) -> None:
    (first, *_) = rows(run("claims", "--format", "jsonl").stdout)
    done = run("explain", first["claim"])
    for words in ("45 killed, civilian, 2023-05-04, Orvale", "Delta Monitor said 45 civilians", "delta.txt", "exact"):
        assert words in done.stdout
    assert json.loads(run("explain", first["claim"], "--format", "jsonl").stdout) == first


def test_explain_a_toll(run: Run, filled: Path) -> None:
    found = rows(run("tolls", "--format", "jsonl").stdout)
    (row,) = (row for row in found if row["outcome"] == "killed" and row["category"] == "civilian")
    done = run("explain", row["toll"])
    for words in ("45 to 61", "Delta Monitor said 45 civilians", "residents", "delta.txt", "coast.txt", "ucdp"):
        assert words in done.stdout
    told = json.loads(run("explain", row["toll"], "--format", "jsonl").stdout)
    assert told["toll"] == row["toll"]
    assert {c for f in told["figures"] for c in f["claims"]} <= {c["claim"] for c in told["claims"]}
    assert all(c["number"] in c["quote"] for c in told["claims"])
    assert run("explain", row["toll"]).stdout == done.stdout


def test_sources_and_audit(run: Run, filled: Path) -> None:
    found = {row["source"]: row for row in rows(run("sources", "--format", "jsonl").stdout)}
    assert found.keys() == {"Delta Monitor", "residents", "police"}
    assert found["residents"]["relays"] == ["Coast Radio"] and found["Delta Monitor"]["differs"]
    assert "Delta Monitor" in run("sources").stdout
    for row in rows(run("audit", "--format", "jsonl").stdout):
        assert row["severity"] in ("info", "warning", "error") and row["claims"]
    assert run("audit").returncode == 0


def test_explain_says_what_it_does_not_find(run: Run, filled: Path) -> None:
    assert "no toll or claim" in run("explain", "zzz").stderr
    many = run("explain", "c")
    assert many.returncode == 1 and "fits 3" in many.stderr


@pytest.mark.parametrize("words", [["claims"], ["tolls"], ["verify"], ["explain", "c"], ["export", "x.csv"]])
def test_no_ledger(run: Run, words: list[str]) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (1, "") and "claimledger.db: no ledger here" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words", [["tolls", "--by", "week"], ["claims", "--from", "May"], ["tolls", "--include", "rumours"], ["nonsense"]]
)
def test_wrong_usage(run: Run, filled: Path, words: list[str]) -> None:
    assert run(*words).returncode == 2


def test_a_closed_pipe_is_no_error(run: Run, filled: Path, tmp_path: Path) -> None:
    script = f"{sys.executable} -m claimledger claims --format jsonl | head -n 0; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True)
    assert "Traceback" not in done.stderr and "BrokenPipe" not in done.stderr
