"""Writes what the docs show of the program: docs/cli.md, and the output under the commands in README.md.

    python docs/generate.py          # write
    python docs/generate.py --check  # change nothing, fail where something is out of date

In a README block marked `console`, a line that begins with `$ ` is run in a folder that holds `seeds/`, and what it
prints follows. A line that is only `…` stands for any lines, a `…` inside a line for any text.
"""

from __future__ import annotations

import inspect
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import get_args, get_origin

from typer.models import ArgumentInfo

ROOT = Path(__file__).resolve().parent.parent
README, CLI = ROOT / "README.md", ROOT / "docs" / "cli.md"
WIDTH = "118"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CUT = "…"


@dataclass
class Step:
    """A command of the README and the lines it is said to print."""

    command: str
    shown: list[str] = field(default_factory=list)


def steps(text: str) -> list[list[Step]]:
    """The commands of each console block, in order."""
    return [_steps(block.group(1)) for block in _BLOCK.finditer(text)]


def _steps(block: str) -> list[Step]:
    found: list[Step] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(Step(line[2:]))
        else:
            assert found, f"a console block begins with a command, not with {line!r}"
            found[-1].shown.append(line)
    return found


def run(command: str, folder: Path) -> list[str]:
    """The lines that one `claimledger` command prints to either stream, in `folder`."""
    words = shlex.split(command)
    assert words[0] == "claimledger", f"only claimledger is run from the README, not {command!r}"
    settings = {**os.environ, "COLUMNS": WIDTH, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
    for name in ("CLAIMLEDGER_LEDGER", "CLAIMLEDGER_GAZETTEER", "FORCE_COLOR"):
        settings.pop(name, None)
    done = subprocess.run(
        [sys.executable, "-m", "claimledger", *words[1:]],
        cwd=folder, env=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    )  # fmt: skip
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def fits(shown: list[str], printed: list[str]) -> bool:
    """Whether the program prints what is shown, lines that are cut out aside."""
    pattern = "".join(
        r"(?:[^\n]*\n)*?" if line.strip() == _CUT else re.escape(line).replace(_CUT, r"[^\n]*") + r"\n"
        for line in shown
    )
    return re.fullmatch(pattern, "".join(line + "\n" for line in printed)) is not None


def renewed(shown: list[str], printed: list[str]) -> list[str]:
    """What to show of `printed`: as many lines before and behind the cut as are shown now, all where nothing is cut."""
    if fits(shown, printed):
        return shown
    cut = next((i for i, line in enumerate(shown) if line.strip() == _CUT), None)
    if cut is None:
        return _keeping(shown, printed)
    behind = len(shown) - cut - 1
    if cut + behind >= len(printed):
        return printed
    tail = printed[len(printed) - behind :] if behind else []
    return [*_keeping(shown[:cut], printed[:cut]), shown[cut], *tail]


def _keeping(shown: list[str], printed: list[str]) -> list[str]:
    """The printed lines, those aside that a shown line with a cut inside still fits."""
    kept = []
    for number, line in enumerate(printed):
        old = shown[number] if number < len(shown) else line
        kept.append(old if _CUT in old and fits([old], [line]) else line)
    return kept


def readme(text: str) -> str:
    """README.md with the output that the program prints today."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "seeds", folder / "seeds")

        def block(match: re.Match[str]) -> str:
            lines: list[str] = []
            for step in _steps(match.group(1)):
                lines += [f"$ {step.command}", *renewed(step.shown, run(step.command, folder))]
            return "```console\n" + "\n".join(lines) + "\n```"

        return _BLOCK.sub(block, text)


def cli_page() -> str:
    """docs/cli.md: what `--help` of every command says, without its frames, which change with the terminal."""
    from claimledger.cli import app, main

    commands = {info.name or "": info.callback for info in app.registered_commands}
    assert all(commands.values())
    rows = [
        f"| [`{name}`](#{name}) | {_paragraphs(do.__doc__ or '').splitlines()[0]} |" for name, do in commands.items()
    ]
    lines = ["# Commands", "", "Written by `python docs/generate.py` from what `claimledger COMMAND --help` says.", ""]
    lines += [_paragraphs(main.__doc__ or ""), "", "| command | does |", "| --- | --- |", *rows]
    for name, callback in commands.items():
        assert callback is not None
        given = [Parameter.of(p) for p in inspect.signature(callback).parameters.values()]
        arguments = [p for p in given if p.positional]
        options = [p for p in given if not p.positional]
        usage = " ".join([f"claimledger {name}", "[OPTIONS]", *(p.written for p in arguments)])
        lines += ["", f"## {name}", "", "```", usage, "```", "", _paragraphs(callback.__doc__ or "")]
        for kind, listed in (("argument", arguments), ("option", options)):
            if listed:
                lines += ["", f"| {kind} | meaning |", "| --- | --- |"]
                lines += [f"| `{p.written}` | {p.meaning} |" for p in listed]
    return "\n".join(lines) + "\n"


def _paragraphs(help: str) -> str:
    parts = re.split(r"\n\s*\n", help.strip())
    return "\n\n".join(" ".join(part.split()) for part in parts)


@dataclass
class Parameter:
    """An argument or option of a command, as its page shows it."""

    positional: bool
    written: str
    meaning: str

    @classmethod
    def of(cls, parameter: inspect.Parameter) -> Parameter:
        kind, *notes = get_args(parameter.annotation)
        (info,) = notes
        kinds = [k for k in get_args(kind) if k is not NoneType] if not isinstance(kind, type) else [kind]
        many = get_origin(kind) is list or any(get_origin(k) is list for k in kinds)
        inner = next((i for k in kinds for i in get_args(k)), kinds[0]) if many else kinds[0]
        required = parameter.default is inspect.Parameter.empty
        meaning = " ".join((info.help or "").split())
        if isinstance(info, ArgumentInfo):
            name = info.metavar or parameter.name.upper()
            name += "..." if many and not name.endswith("...") else ""
            return cls(True, name if required else f"[{name}]", meaning.replace("|", "\\|"))
        declared = (info.default, *(info.param_decls or ()))  # typer holds the first declared name as the default
        names = [name for name in declared if isinstance(name, str) and name.startswith("-")]
        names = names or ["--" + parameter.name.replace("_", "-")]
        value = "" if inner is bool else " " + (info.metavar or _values(inner))
        default = getattr(parameter.default, "value", parameter.default)
        if required:
            meaning += " Required."
        elif default is not None and not isinstance(default, bool):
            meaning += f" Default: `{default}`."
        if info.envvar:
            meaning += f" Also from the environment: `{info.envvar}`."
        return cls(False, ", ".join(names) + value, meaning.replace("|", "\\|"))


def _values(kind: object) -> str:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "\\|".join(str(member.value) for member in kind)
    return {"str": "TEXT", "int": "NUMBER", "Path": "PATH"}.get(getattr(kind, "__name__", ""), "VALUE")


def main(words: list[str]) -> int:
    text = README.read_text("utf-8")
    pages = {README: readme(text), CLI: cli_page()}
    stale = [path for path, new in pages.items() if not path.exists() or path.read_text("utf-8") != new]
    for path in stale:
        print(f"{'out of date' if '--check' in words else 'written'}: {path.relative_to(ROOT)}")
        if "--check" not in words:
            path.write_text(pages[path], "utf-8")
    return 1 if stale and "--check" in words else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
