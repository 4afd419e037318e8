"""The floors of data/gold hold: the annotated texts are read at least as well as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimledger.evaluate import Floor, below, evaluate, floors

FLOORS = floors(Path(__file__).parent.parent / "data" / "gold" / "floors.toml")


@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: floor.name)
def test_no_score_is_below_its_floor(floor: Floor) -> None:
    assert below(evaluate(floor.gold, floor.articles), floor) == []
