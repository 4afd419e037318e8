"""README.md and docs/cli.md show what the program does today; `python docs/generate.py` writes both anew."""

from __future__ import annotations

import doctest
import importlib.util
import re
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "README.md").read_text("utf-8")
SET_UP = (
    "python3 -m venv .venv && .venv/bin/pip install . "
    "&& .venv/bin/claimledger ingest seeds/ && .venv/bin/claimledger tolls",
    "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/python -m pytest -n 2",
)


def _generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


generate = _generate()
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


def test_the_set_up_commands_stand_in_the_readme() -> None:
    for command in SET_UP:
        assert f"\n{command}\n" in TEXT


def test_every_block_is_of_a_kind_that_is_checked() -> None:
    assert {kind for kind, _ in BLOCKS} <= {"sh", "console", "python"}
    assert [body for kind, body in BLOCKS if kind == "sh" and body.strip() not in SET_UP] == []


def test_the_commands_print_what_is_shown(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shown = [step for block in generate.steps(TEXT) for step in block]
    assert len(shown) >= 5
    stale = [step.command for step in shown if not generate.fits(step.shown, generate.run(step.command, tmp_path))]
    assert stale == [], "out of date: run `python docs/generate.py`, read what it changed, and commit it"


def test_the_python_blocks_print_what_is_shown() -> None:
    blocks = [body for kind, body in BLOCKS if kind == "python"]
    assert blocks
    for number, body in enumerate(blocks):
        test = doctest.DocTestParser().get_doctest(body, {}, f"README.md block {number}", "README.md", 0)
        assert test.examples
        result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test)
        assert result.failed == 0


def test_links_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_command_is_in_the_table() -> None:
    from claimledger.cli import app

    for info in app.registered_commands:
        assert re.search(rf"^\|[^|]*`{info.name}[ `]", TEXT, re.MULTILINE), f"the table of commands lacks {info.name}"


def test_every_suffix_is_in_the_table() -> None:
    from claimledger.read import FORMATS

    assert [suffix for suffix in FORMATS if f"`{suffix}`" not in TEXT] == []


def test_the_page_of_commands_is_current() -> None:
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert page == generate.cli_page(), "out of date: run `python docs/generate.py`"


@pytest.mark.parametrize(
    ("shown", "printed", "good"),
    [
        (["a", "b"], ["a", "b"], True),
        (["a", "…"], ["a", "b", "c"], True),
        (["a", "…", "c"], ["a", "c"], True),
        (["a … c"], ["a b c"], True),
        (["a", "…"], ["b", "c"], False),
        (["a"], ["a", "b"], False),
        ([], ["a"], False),
        (["1+"], ["11"], False),
    ],
)
def test_the_comparison_can_fail(shown: list[str], printed: list[str], good: bool) -> None:
    assert generate.fits(shown, printed) is good


def test_renewing_keeps_the_length_of_an_excerpt() -> None:
    assert generate.renewed(["old", "…", "end"], ["new", "b", "c", "last"]) == ["new", "…", "last"]
    assert generate.renewed(["head …", "old"], ["head 12", "new"]) == ["head …", "new"]
    assert generate.renewed([], ["a", "b"]) == ["a", "b"]
