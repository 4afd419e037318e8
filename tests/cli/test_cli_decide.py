"""review and retract: what people decide flows into tolls, and nothing is overwritten."""

import json
from pathlib import Path

import pytest

from claimledger.ledger import Ledger, verify
from program import Run

WHO = ("--by", "A. Lind", "--reason", "checked by telephone")


def killed(run: Run, *words: str) -> list[tuple[object, ...]]:
    found = map(json.loads, run("tolls", "--outcome", "killed", "--format", "jsonl", *words).stdout.splitlines())
    return [(row["low"], row["high"], row["place"]) for row in found if row["category"] == "civilian"]


def claims(run: Run) -> dict[str, str]:
    found = map(json.loads, run("claims", "--format", "jsonl").stdout.splitlines())
    return {row["number"]: row["claim"] for row in found}


def test_reject(run: Run, filled: Path) -> None:
    assert killed(run) == [(45, 61, "Orvale")]
    assert run("review", "reject", claims(run)["61"], *WHO).returncode == 0
    assert killed(run) == [(45, 45, "Orvale")]
    assert "reject by A. Lind" in run("explain", claims(run)["61"]).stdout
    assert run("review", "accept", claims(run)["61"], *WHO).returncode == 0
    assert killed(run) == [(45, 61, "Orvale")]
    assert killed(run, "--reviewed") == [(61, 61, "Orvale")]
    with Ledger.open(filled, write=False) as ledger:
        assert len(list(ledger.reviews())) == 2 and verify(ledger) == []


def test_correct(run: Run, filled: Path) -> None:
    name = claims(run)["61"]
    for field in ("low=50", "high=null"):
        assert run("review", "correct", name[:8], "--set", field, *WHO).returncode == 0
    assert killed(run) == [(45, None, "Orvale")]
    assert claims(run)["61"] == name


def test_figure_sets_both_bounds_and_bounds_are_never_crossed(run: Run, filled: Path) -> None:
    name = claims(run)["61"]
    crossed = run("review", "correct", name, "--set", "low=75", *WHO)
    assert crossed.returncode == 1 and "low 75 would be above high 61; correct figure" in crossed.stderr
    assert run("review", "correct", name, "--set", "figure=many", *WHO).returncode == 1
    assert killed(run) == [(45, 61, "Orvale")]
    assert run("review", "correct", name, "--set", "figure=75", *WHO).returncode == 0
    assert killed(run) == [(45, 75, "Orvale")]
    assert run("review", "correct", name, "--set", "high=70", *WHO).returncode == 1  # below the 75 decided before
    assert "correct figure to 75" in run("explain", name).stdout


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("review", "correct", "c", "--set", "low=5", *WHO), 1),  # fits three
        (("review", "reject", "czzz", *WHO), 1),
        (("review", "reject", "c4b642868e49f", "--set", "low=5", *WHO), 2),
        (("review", "correct", "c4b642868e49f", *WHO), 2),
        (("review", "correct", "c4b642868e49f", "--set", "low", *WHO), 2),
        (("review", "correct", "c4b642868e49f", "--set", "number=9", *WHO), 1),
        (("review", "correct", "c4b642868e49f", "--set", "category=robots", *WHO), 1),
        (("review", "correct", "c4b642868e49f", "--set", "date_start=May", *WHO), 1),
        (("review", "reject", "c4b642868e49f", "--by", "A. Lind"), 2),
        (("retract", "nobody.txt", *WHO), 1),
    ],
)
def test_a_decision_that_cannot_hold_is_not_stored(run: Run, filled: Path, words: tuple[str, ...], status: int) -> None:
    assert claims(run)["45"] == "c4b642868e49f"
    done = run(*words)
    assert done.returncode == status and "Traceback" not in done.stderr
    with Ledger.open(filled, write=False) as ledger:
        assert list(ledger.reviews()) == list(ledger.retractions()) == []


def test_retract(run: Run, filled: Path) -> None:
    assert run("retract", "coast.txt", claims(run)["Three"], *WHO).returncode == 0
    assert killed(run) == [(45, 45, "Orvale")]
    assert "injured" not in run("tolls").stdout
    assert len(claims(run)) == 3
