"""Frames crossed with fillers: what each text holds is known by how it was made.

Each `tests/cases/cross_*.toml` has `fillers` (words, the figure that is expected for them, the verb they take) and `frame`s.
A filler `t` is `{t}` in a frame, `{T}` with a capital, `{t_be}` "was" or "were"; in what is expected `{t}` is the figure. A
figure is "12" (exact), "20+" (at least), "-15" (at most). "part" behind it says that it is told as a part, "~" before
it that a text may hold it or not.
"""

from __future__ import annotations

import itertools
import string
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimledger import extract
from claimledger.records import Article, Claim

_CASES = Path(__file__).parent / "cases"
_EACH = 3  # texts of a frame that are read
_STEP = 7919  # prime, so that the sample goes over all fillers


def _written(claim: Claim) -> str:
    low, high = claim.low, claim.high
    figure = str(low) if low == high else f"{low}+" if high is None else f"-{high}" if low is None else f"{low}-{high}"
    words = [claim.outcome, figure, *(["part"] if claim.part_of else [])]
    return " ".join(words if claim.assertion == "stated" else [*words, claim.assertion])


def crossed(table: dict[str, Any], frame: dict[str, Any], most: int | None = _EACH) -> Iterator[tuple[str, list[str]]]:
    """The texts of a frame with what they hold: all of them, or `most` that are spread over the fillers."""
    fillers: dict[str, list[list[str]]] = table["fillers"]
    fields = {name for _, name, _, _ in string.Formatter().parse(frame["text"]) if name}
    names = sorted({field.partition("_")[0].lower() for field in fields})
    texts = list(itertools.product(*(fillers[name] for name in names)))
    for k in range(min(most or len(texts), len(texts))):
        words: dict[str, str] = {}
        figures: dict[str, str] = {}
        for name, (text, *rest) in zip(names, texts[(k * _STEP) % len(texts) if most else k], strict=True):
            words |= {name: text, name.capitalize(): text[0].upper() + text[1:], f"{name}_be": [*rest, "", ""][1]}
            figures[name] = [*rest, ""][0]
        yield frame["text"].format(**words), [one.format(**figures) for one in frame["expected"]]


def wrong(text: str, expected: list[str]) -> list[str] | None:
    """The figures of a text where they are not those expected."""
    article = Article(id="cross", text=text[0].upper() + text[1:], published=date(2024, 5, 8))
    found = sorted(_written(c) for c in extract(article).claims)
    rest = list(expected)
    for one in found:
        if one in rest:
            rest.remove(one)
        elif f"~{one}" in rest:
            rest.remove(f"~{one}")
        else:
            return found
    return None if all(one.startswith("~") for one in rest) else found


def _frames() -> Iterator[Any]:
    for path in sorted(_CASES.glob("cross_*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, frame in enumerate(table["frame"]):
            yield pytest.param(table, frame, id=f"{path.stem} {number + 1}")


@pytest.mark.parametrize(("table", "frame"), list(_frames()))
def test_frame(table: dict[str, Any], frame: dict[str, Any]) -> None:
    read = [(text, wrong(text, expected)) for text, expected in crossed(table, frame)]
    assert [(text, found) for text, found in read if found is not None] == []
