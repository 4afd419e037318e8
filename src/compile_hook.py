"""Compile the modules that read texts, where a C compiler is at hand: a build hook of hatchling.

mypyc makes C of typed Python, which does the same in less time; the modules stay plain Python. Without a compiler, or where
compiling fails, the package is built as it is and says so. An editable install stays interpreted, so that a change is seen
at once.
"""

from __future__ import annotations

import ast
import os
import platform
import shutil
import sys
import sysconfig
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# mypyc checks types as it compiles and has to know those of pydantic.
NEEDS = ["mypy[mypyc]>=1.18", "pydantic>=2.7"]
# Packages and modules that gain nothing, since they read and write files or talk to people, and two that cannot be
# compiled: records stand on pydantic, and a compiled class may not be a list.
LEFT = {"cli", "engine", "evaluate", "export", "extract", "ingest", "ledger", "read", "reconcile", "report", "sketch"}
LEFT |= {"__init__", "__main__", "version", "records", "roles.itemlist"}
AT_ONCE = 8  # compilers; each takes up to 300 MB
PATIENCE = 480.0  # seconds, thrice what two idle cores need: who waits longer for an install is better off with a slower program
# Calls within the library go straight to their function and not by way of a table that other libraries could change.
BOUND = ["-Wl,-Bsymbolic"] if sys.platform == "linux" else []
PLAIN = "@dataclass(slots=True)"  # the dataclasses whose `__init__` is written out
FUTURE = "from __future__ import annotations"
_TYPES = ("NewType", "ParamSpec", "TypeVar")  # what they make is no value


class CompileHook(BuildHookInterface[Any]):
    """Adds the compiled modules to a wheel, beside their sources."""

    PLUGIN_NAME = "custom"
    made: Path | None = None

    def dependencies(self) -> list[str]:
        """What compiling needs; nothing where it is not tried."""
        return NEEDS if self._may_compile() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and name the files for the wheel; a wheel of plain Python where anything fails."""
        if version == "editable" or not self._may_compile():
            return
        self.made = Path(tempfile.mkdtemp(prefix="claimledger-"))
        try:
            built = compile_into(self.made, Path(self.root, "src"))
        except (Exception, SystemExit) as error:  # a slower program is better than none
            self.app.display_warning(f"claimledger is not compiled and will be slower: {error!r}")
            return
        build_data["force_include"].update({str(path): str(path.relative_to(self.made / "lib")) for path in built})
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take away what was made on the way."""
        if self.made is not None:
            shutil.rmtree(self.made, ignore_errors=True)

    def _may_compile(self) -> bool:
        if self.target_name != "wheel" or os.environ.get("CLAIMLEDGER_PURE"):
            return False
        compiler = (sysconfig.get_config_var("CC") or "cl").split()[0]
        header = Path(sysconfig.get_path("include"), "Python.h")
        return platform.python_implementation() == "CPython" and shutil.which(compiler) is not None and header.is_file()


def modules(src: Path) -> list[str]:
    """The files to compile, relative to `src`."""
    found = []
    for path in sorted((src / "claimledger").rglob("*.py")):
        name = ".".join(path.relative_to(src / "claimledger").with_suffix("").parts)
        if name not in LEFT and name.split(".")[0] not in LEFT:
            found.append(path.relative_to(src).as_posix())
    return found


def write_inits(files: list[Path]) -> None:
    """Write the `__init__` of dataclasses out in `files`, which changes what they do in nothing but time.

    mypyc compiles a dataclass, but leaves its `__init__` to Python, and every word of a text is an object. Left alone are
    classes that have a base or are one, that are frozen, and those with a field that is no plain one.
    """
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in files}
    classes = [node for tree in trees.values() for node in tree.body if isinstance(node, ast.ClassDef)]
    bases = {ast.unparse(base).rpartition(".")[2] for node in classes for base in node.bases}
    for path, tree in trees.items():
        lines = path.read_text(encoding="utf-8").split("\n")
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.bases and node.name not in bases:
                _write_init(node, lines)
        path.write_text("\n".join(lines), encoding="utf-8")


def _write_init(node: ast.ClassDef, lines: list[str]) -> None:
    """Put the `__init__` of a class in the blank line below its last field, so that every line keeps its number."""
    fields = [part for part in node.body if isinstance(part, ast.AnnAssign)]
    heads = [decorator.lineno - 1 for decorator in node.decorator_list]
    if len(heads) != 1 or lines[heads[0]] != PLAIN or not fields or lines[fields[-1].end_lineno or 0].strip():
        return
    if any(isinstance(part, ast.FunctionDef) and part.name == "__post_init__" for part in node.body):
        return
    taken, given = ["self"], []
    for part in fields:
        name, kind, value = ast.unparse(part.target), ast.unparse(part.annotation), part.value
        made = ""
        if isinstance(value, ast.Call):
            options = {key.arg: ast.unparse(key.value) for key in value.keywords}
            if ast.unparse(value.func) != "field" or value.args or "init" in options:
                return
            made, default = options.get("default_factory", ""), options.get("default")
        else:
            default = None if value is None else ast.unparse(value)
        if "ClassVar" in kind:
            return
        if made:
            taken.append(f"{name}: {kind} | None = None")
            given.append(f"self.{name} = {made}() if {name} is None else {name}")
        else:
            taken.append(f"{name}: {kind}" + (f" = {default}" if default is not None else ""))
            given.append(f"self.{name} = {name}")
    lines[heads[0]] = PLAIN.replace(")", ", init=False)")
    lines[fields[-1].end_lineno or 0] = f"    def __init__({', '.join(taken)}) -> None: {'; '.join(given)}"


def write_finals(files: list[Path]) -> None:
    """Declare the constants of modules in `files` final, so that compiled code finds them without a look into a dictionary.

    A constant is a name in capitals that its module gives one value, at its top; type variables are left alone.
    """
    for path in files:
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        given = Counter(n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load))
        given.update(name for n in ast.walk(tree) if isinstance(n, ast.Global) for name in n.names)
        lines, before = text.split("\n"), text
        for node in tree.body:
            if not isinstance(node, ast.Assign) or len(node.targets) != 1 or not isinstance(node.targets[0], ast.Name):
                continue
            name, line = node.targets[0].id, node.lineno - 1
            makes_type = isinstance(node.value, ast.Call) and ast.unparse(node.value.func) in _TYPES
            if name.isupper() and given[name] == 1 and not makes_type and lines[line].startswith(f"{name} = "):
                lines[line] = lines[line].replace(f"{name} = ", f"{name}: Final = ", 1)
        if FUTURE in lines and "\n".join(lines) != before:
            lines[lines.index(FUTURE)] = f"{FUTURE}; from typing import Final"
            path.write_text("\n".join(lines), encoding="utf-8")


def compile_into(made: Path, src: Path) -> list[Path]:
    """Compile into the folder `made`; the libraries, which stand below its `lib` as they have to stand beside the package."""
    from mypyc.build import mypycify
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    class Build(build_ext):  # type: ignore[misc]
        """One library is made of hundreds of files, which setuptools would compile one after the other."""

        def build_extensions(self) -> None:
            unix = self.compiler.compiler_type == "unix"
            for library in self.extensions:
                flags = [*library.extra_compile_args, *(["-Wno-error"] if unix else [])]

                def compiled(source: str, folders: list[str] = library.include_dirs, flags: list[str] = flags) -> Any:
                    if time.monotonic() > end:
                        raise TimeoutError(f"not done within {PATIENCE:.0f} seconds")
                    return self.compiler.compile([source], self.build_temp, include_dirs=folders, extra_postargs=flags)

                with ThreadPoolExecutor(min(AT_ONCE, os.cpu_count() or 1)) as pool:
                    library.extra_objects = [
                        made for objects in pool.map(compiled, library.sources) for made in objects
                    ]
                library.sources = []
                library.extra_link_args = BOUND
            super().build_extensions()

    end = time.monotonic() + PATIENCE
    before = Path.cwd()
    files = modules(src)
    shutil.copytree(src / "claimledger", made / "src" / "claimledger", ignore=shutil.ignore_patterns("__pycache__"))
    copies = [made / "src" / name for name in files]
    write_inits(copies)
    write_finals(copies)
    os.chdir(made / "src")  # mypyc takes the names of modules from paths
    try:
        libraries = mypycify(
            ["--config-file=", "--ignore-missing-imports", f"--cache-dir={made / 'cache'}", *files],
            opt_level="1",  # "3" takes nearly twice as long to compile, and five hundredths off the time of a text
            debug_level="0",
            multi_file=True,
            group_name="claimledger",
            target_dir=str(made / "c"),
        )
        build = Build(Distribution({"name": "claimledger", "ext_modules": libraries}))
        build.build_lib, build.build_temp = str(made / "lib"), str(made / "temp")
        build.ensure_finalized()
        build.run()
    finally:
        os.chdir(before)
    return sorted((made / "lib").rglob(f"*{sysconfig.get_config_var('EXT_SUFFIX')}"))


if __name__ == "__main__":  # python src/compile_hook.py FOLDER: what mypyc does not take is told at once
    print(*compile_into(Path(sys.argv[1]).resolve(), Path(__file__).resolve().parent), sep="\n")
