"""The house of docs/architecture.md: who may import whom, and what no module may do."""

from __future__ import annotations

import ast
import functools
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import claimledger

ROOT = Path(claimledger.__file__).parent

# Floors, the lowest first. A module imports from lower floors only, and from no sibling. The name of a package stands
# for all its modules, which may import each other, as long as they do so in no circle.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("spans", "calendars", "columns", "sketch", "patterns", "typography", "hyphens", "itemmarks", "once"),
    (
        "version",
        "heads",
        "pointers",
        "contents",
        "latedeaths",
        "records",
    ),
    ("mentions",),
    ("lexicon", "registry", "gazetteer"),
    ("read", "split", "numbers", "reporting", "slogans", "trades", "companies", "labelrows", "damaged", "sexes"),
    ("units", "wordgroups", "acronyms", "descriptions", "callings"),
    ("groups", "speakers"),
    ("roles", "openings", "voices"),
    (
        "clauses",
        "conjoined",
        "cues",
        "scene",
        "history",
        "inquiries",
        "turns",
        "again",
        "datelines",
        "wars",
        "deeds",
        "farmore",
    ),
    ("harms", "days", "places", "attribution"),
    (
        "gate",
        "lulls",
        "link",
        "recount",
        "bullets",
        "namelists",
        "tables",
        "aboard",
        "whereabouts",
        "belonging",
        "casing",
        "titles",
    ),
    ("figures", "headlines"),
    ("context.who", "context.when", "context.where"),
    ("assemble", "incidents"),
    ("extract", "engine"),
    ("ledger",),
    ("ingest", "reconcile"),
    ("evaluate", "export"),
    ("report",),
    ("cli",),
    ("__init__", "__main__"),
)
EMPTY = {"context"}  # packages that hold modules of one floor and nothing of their own

LONGEST = 450  # lines of a module
MOST_PARAMETERS = 9
# What the code still owes. Each entry must be needed: one that no longer is must be taken off the list.
LONG_MODULES: dict[str, str] = {}
MANY_PARAMETERS: dict[str, str] = {}

PURE_UP_TO = "extract"  # and reconcile: pure functions of what they are given
NOT_PURE = {"read", "engine"}
SETTINGS = {"gazetteer.store": {".environ"}}  # CLAIMLEDGER_GAZETTEER names another file of places
CLOCKS = {"today", "now", "utcnow", "environ", "getenv", "getcwd", "fromtimestamp"}
IMPURE = {
    "random",
    "secrets",
    "time",
    "locale",
    "socket",
    "urllib",
    "http",
    "requests",
    "uuid",
    "subprocess",
    "tempfile",
}


@functools.cache
def modules() -> dict[str, Path]:
    """Module name inside the package -> file; a package's own name stands for its `__init__`."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)] = path
    return found


@functools.cache
def tree(name: str) -> ast.Module:
    return ast.parse(modules()[name].read_text("utf-8"))


def imports(name: str) -> Iterator[str]:
    """The modules of this package that `name` imports, anywhere in it, under TYPE_CHECKING too."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            yield from (a.name.removeprefix("claimledger.") for a in node.names if a.name.startswith("claimledger."))
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: relative imports hide where a name comes from"
            if node.module and node.module.partition(".")[0] == "claimledger":
                base = node.module.partition(".")[2]
                for alias in node.names:
                    inner = f"{base}.{alias.name}".lstrip(".")
                    yield inner if inner in modules() else base or "__init__"


def room(name: str) -> str:
    """The entry of FLOORS for a module: its own name, or that of its package; the modules of `context` are siblings."""
    package = name.partition(".")[0]
    return name if package in EMPTY else package


def floor(name: str) -> int:
    for number, rooms in enumerate(FLOORS):
        if room(name) in rooms:
            return number
    raise AssertionError(f"{name} has no floor: give it one in FLOORS and in docs/architecture.md")


def names() -> list[str]:
    return [name for name in modules() if name not in EMPTY]


def functions(name: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(name)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


@pytest.mark.parametrize("name", names())
def test_a_module_imports_from_lower_floors(name: str) -> None:
    # __main__ starts the command line; nothing else may look up.
    above = [other for other in imports(name) if floor(other) >= floor(name) and room(other) != room(name)]
    assert above == []


def test_every_room_is_lived_in() -> None:
    rooms = {entry for entries in FLOORS for entry in entries}
    assert rooms == {room(name) for name in names()}


def test_no_import_goes_in_a_circle() -> None:
    # A package's `__init__` gathers the names of its modules; they may not import it in turn.
    graph = {name: set(imports(name)) - {name} for name in modules()}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"imports in a circle: {' <- '.join(error.args[1])}")


def test_no_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}
    assert [name for name in modules() if set(name.split(".")) & drawers] == []


def test_modules_are_short() -> None:
    long = {name for name, path in modules().items() if len(path.read_text("utf-8").splitlines()) > LONGEST}
    assert long == set(LONG_MODULES)


def test_functions_take_few_parameters() -> None:
    many = set()
    for name in modules():
        for function in functions(name):
            given = function.args
            if len(given.posonlyargs) + len(given.args) + len(given.kwonlyargs) > MOST_PARAMETERS:
                many.add(f"{name}.{function.name}")
    assert many == set(MANY_PARAMETERS)


@pytest.mark.parametrize("name", names())
def test_extraction_and_reconciliation_are_pure(name: str) -> None:
    """No clock, locale, network, setting or chance: the same texts give the same figures on any machine, any day."""
    if room(name) in NOT_PURE or (floor(name) > floor(PURE_UP_TO) and room(name) != "reconcile"):
        pytest.skip("reads or writes files, or serves a person")
    found = []
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            found.append(f".{node.attr}")
        elif isinstance(node, ast.Import):
            found += [a.name for a in node.names if a.name.partition(".")[0] in IMPURE]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in IMPURE:
            found.append(str(node.module))
    assert set(found) == SETTINGS.get(name, set())


def test_no_function_writes_to_a_global() -> None:
    found = [name for name in modules() for node in ast.walk(tree(name)) if isinstance(node, ast.Global)]
    assert found == []


def test_the_command_line_starts_without_what_its_commands_need() -> None:
    """`claimledger --help` answers at once: what is slow to import is imported inside the commands."""
    slow = ("pydantic", "rapidfuzz", "dateutil", "ahocorasick_rs", "sqlite3", "sentencex", "jinja2", "xlsxwriter")
    script = f"import sys, claimledger.cli; print([m for m in {slow!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_page_of_the_house_names_every_room() -> None:
    page = ROOT.parents[1] / "docs" / "architecture.md"
    if not page.exists():
        pytest.skip("an installed package has no docs")
    text = page.read_text("utf-8")
    listed = [entry for entries in FLOORS for entry in entries if not entry.startswith("__")]
    assert [entry for entry in listed if f"`{entry}`" not in text] == []


def _own_attributes(kind: ast.ClassDef) -> set[str]:
    """The attributes that a class gives a type, in its body or in its `__init__`."""
    found = {n.target.id for n in kind.body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)}
    for method in kind.body:
        if isinstance(method, ast.FunctionDef) and method.name == "__init__":
            found |= {
                n.target.attr
                for n in ast.walk(method)
                if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Attribute)
            }
    return found


def test_an_attribute_has_its_type_in_one_class_of_a_family() -> None:
    """Compiled, an attribute of two classes is counted twice by the garbage collector, and nothing that holds it is freed."""
    kinds = [
        n
        for path in ROOT.rglob("*.py")
        for n in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(n, ast.ClassDef)
    ]
    own = {kind.name: _own_attributes(kind) for kind in kinds}
    twice = {
        (kind.name, name)
        for kind in kinds
        for base in kind.bases
        if isinstance(base, ast.Name) and base.id in own
        for name in own[kind.name] & own[base.id]
    }
    assert not twice


def test_what_is_sought_in_a_row_has_a_name() -> None:
    """`x in (*A, *B)` cannot be compiled, and the whole package would be left interpreted for it."""
    starred = [
        f"{path.relative_to(ROOT)}:{n.lineno}"
        for path in ROOT.rglob("*.py")
        for n in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(n, ast.Compare)
        for row in n.comparators
        if isinstance(row, ast.Tuple | ast.List | ast.Set) and any(isinstance(e, ast.Starred) for e in row.elts)
    ]
    assert not starred
